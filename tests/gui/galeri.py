"""Shows the kit to the eye: every widget in both appearances, and a window with sample rows.

    python tests/gui/galeri.py FOLDER      writes pictures (offscreen or on a screen)
    python tests/gui/galeri.py             opens the window to try it by hand

Not a test; sample people are invented.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

if len(sys.argv) > 1:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("KINERJA_SETELAN", tempfile.mkdtemp(prefix="galeri-"))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.gui.main_window import MainWindow, Parts
from kinerja_desktop.gui.models.column import CellKind, CellState, Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screen import ActionSpec, Screen, ScreenSpec
from kinerja_desktop.gui.session import Office, PeriodeItem, PersonItem, Session, UnitItem
from kinerja_desktop.gui.signs import PREDIKAT_WORDS
from kinerja_desktop.gui.theme import Mode, Tulisan, theme
from kinerja_desktop.gui.widgets.basics import (
    Card,
    Chip,
    EmptyState,
    FilterChips,
    StatNumber,
    button,
    label,
)
from kinerja_desktop.gui.widgets.fields import DateField, Form
from kinerja_desktop.gui.widgets.findings import FindingsPanel
from kinerja_desktop.gui.widgets.grid_edits import CellEdit, Passed, Plan
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.gui.widgets.messages import Banner
from kinerja_desktop.gui.widgets.panels import SidePanel
from kinerja_desktop.gui.widgets.paste_preview import PastePreview
from kinerja_desktop.gui.widgets.pickers import PersonPicker, UnitTreePicker
from kinerja_desktop.gui.widgets.predikat import DistribusiChart, PredikatBadge, ProgressLine, ProgressList
from kinerja_desktop.gui.widgets.steps import Stepper
from tests.gui.galeri_dialog import dialogs

WORDS = ("Di Atas", "Sesuai", "Di Bawah")
FIRST = [
    "Agus",
    "Maria",
    "Yohanes",
    "Siti",
    "Bambang",
    "Fitri",
    "Eko",
    "Kartika",
    "Taufik",
    "Wahyu",
    "Dewi",
    "Rahmat",
    "Zainal",
    "Puspita",
    "Abdul",
    "Hesti",
]
LAST = [
    "Pratama",
    "Tefa",
    "Bere",
    "Handayani",
    "Wibowo",
    "Lestari",
    "Saputra",
    "Siregar",
    "Hidayat",
    "Nugroho",
    "Tambunan",
    "Fauzi",
    "Ginting",
]
JOBS = (
    "Kepala Sekolah",
    "Guru Ahli Madya",
    "Guru Ahli Muda",
    "Guru Ahli Pertama",
    "Penata Layanan Operasional",
)
CELL = {("Di Atas", "Di Atas"): "sangat_baik", ("Sesuai", "Di Bawah"): "butuh_perbaikan",
        ("Di Atas", "Di Bawah"): "kurang", ("Di Bawah", "Di Bawah"): "sangat_kurang",
        ("Di Bawah", "Sesuai"): "butuh_perbaikan", ("Di Bawah", "Di Atas"): "butuh_perbaikan"}  # fmt: skip


@dataclass(frozen=True)
class Nilai:
    id: int
    nama: str
    nip: str
    jabatan: str
    atasan: str
    hasil: str = ""
    perilaku: str = ""
    catatan: str = ""
    status: str = "Belum"

    @property
    def predikat(self) -> str:
        if self.hasil not in WORDS or self.perilaku not in WORDS:
            return ""
        return CELL.get((self.hasil, self.perilaku), "baik")


def people(count: int) -> list[Nilai]:
    chance = random.Random(4)  # noqa: S311 - sample people, not secrets
    made = []
    for number in range(1, count + 1):
        born = date(chance.randint(1968, 1998), chance.randint(1, 12), chance.randint(1, 28))
        nip = f"{born:%Y%m%d} {born.year + 25}{chance.randint(1, 12):02} {chance.randint(1, 2)} {number % 30 + 1:03}"
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}{chance.choice(['', ', S.Pd.', ', S.Pd., M.Pd.', ', A.Md.'])}"
        row = Nilai(number, name, nip, chance.choice(JOBS), "Maria Tefa, S.Pd., M.Pd.")
        if number < count * 2 / 3:
            status = "Terkunci" if number < 8 else "Tersimpan"
            row = replace(
                row, hasil=chance.choice(WORDS[:2]), perilaku=chance.choice(WORDS[:2]), status=status
            )
        made.append(row)
    made[8] = replace(made[8], hasil="Di Atas", perilaku="Di Bawah")
    made[9] = replace(made[9], hasil="3")
    made[10] = replace(made[10], hasil="Sesuai", perilaku="Di Bawah")
    made[11] = replace(made[11], status="Menunggu")
    made[12] = replace(made[12], hasil="Di Bawah", perilaku="Di Bawah")
    return made


def state(which: str) -> Any:
    def of(row: Nilai) -> CellState | None:
        text = getattr(row, which)
        if row.status == "Terkunci":
            return CellState(CellKind.LOCKED, "Dikunci 3 Oktober 2026. Buka kunci dahulu.")
        if text and text not in WORDS:
            return CellState(CellKind.WRONG, f"“{text}” belum dikenali. Tekan A, S, atau B.")
        return CellState(CellKind.PENDING, "Menunggu disimpan") if row.status == "Menunggu" else None

    return of


def entry_model() -> TableModel[Nilai]:
    rating: dict[str, Any] = {"choices": WORDS, "key_map": {"A": "Di Atas", "S": "Sesuai", "B": "Di Bawah"},
                              "editable": lambda row: row.status != "Terkunci",
                              "judge": lambda _, text: "" if text in ("", *WORDS) else "Bukan rating"}  # fmt: skip
    columns: list[Column[Nilai]] = [
        Column(key="nama", header="Nama", getter=lambda r: r.nama, frozen=True),
        Column(key="nip", header="NIP", getter=lambda r: r.nip, never_elided=True),
        Column(key="jabatan", header="Jabatan", getter=lambda r: r.jabatan),
        Column(key="hasil", header="Rating Hasil Kerja", getter=lambda r: r.hasil, state=state("hasil"),
               setter=lambda r, t: replace(r, hasil=t), **rating),
        Column(key="perilaku", header="Rating Perilaku Kerja", getter=lambda r: r.perilaku, state=state("perilaku"),
               setter=lambda r, t: replace(r, perilaku=t), **rating),
        Column(key="predikat", header="Predikat", never_elided=True, getter=lambda r: PREDIKAT_WORDS.get(r.predikat, ""),
               sign=lambda r: r.predikat, ink=lambda r: f"{r.predikat}-ink" if r.predikat else "", strong=True),
        Column(key="status", header="Status", getter=lambda r: r.status, ink=lambda _: "soft-text"),
        Column(key="catatan", header="Catatan", getter=lambda r: r.catatan, setter=lambda r, t: replace(r, catatan=t),
               editable=lambda r: r.status != "Terkunci"),
    ]  # fmt: skip
    model: TableModel[Nilai] = TableModel(columns, lambda row: row.id)
    model.rows_replaced(people(213))
    return model


class Entri(Screen):
    def __init__(self, session: Session) -> None:
        super().__init__(session, "Entri Penilaian")
        self.subtitle.setText("SD Negeri se-Kecamatan Contoh")
        self.table = entry_model()
        chips = FilterChips([Chip("", "Semua"), Chip("Belum", "Belum"), Chip("Tersimpan", "Tersimpan"),
                             Chip("Terkunci", "Terkunci")], "Saring menurut status")  # fmt: skip
        chips.chosen.connect(
            lambda key: self.table.set_condition("s", (lambda r: r.status == key) if key else None)
        )
        counts = {
            key: sum(r.status == key for r in self.table.rows) for key in ("Belum", "Tersimpan", "Terkunci")
        }
        chips.show_counts({"": len(self.table.rows), **counts})
        self.panel = GridPanel(self.table, "Entri Penilaian", "pegawai", chips)
        self.panel.grid.remember_as("entri")
        self.panel.grid.edits_requested.connect(self.save)
        self.buttons.addWidget(button("Urungkan", self.panel.grid.undo_stack.undo, "undo-2"))
        self.buttons.addWidget(button("Tempel dari Excel", None, "clipboard-paste"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.panel, 1)
        row.addWidget(self.side())
        self.content.addLayout(row, 1)

    def side(self) -> SidePanel:
        side = SidePanel(264)
        side.show_heading("Fitri Lestari, A.Md.", "Guru Ahli Muda · SDN 2 Contoh")
        side.body.addWidget(label("Dasar predikat", Tulisan.KUAT))
        side.body.addWidget(PredikatBadge("kurang"))
        side.body.addWidget(
            label(
                "Hasil Kerja Di Atas × Perilaku Di Bawah = Kurang/Misconduct", Tulisan.RAPAT, "lembut", True
            )
        )
        side.body.addWidget(label("Distribusi unit saat ini", Tulisan.KUAT))
        chart = DistribusiChart()
        chart.show_numbers({"sangat_baik": 8, "baik": 62, "butuh_perbaikan": 3, "kurang": 1})
        side.body.addWidget(chart)
        side.foot.addWidget(button("Kunci nilai", None, "lock", "utama"))
        return side

    def save(self, edits: list[CellEdit]) -> None:
        self.session.tasks.write(self, lambda _: Outcome(len(edits), Changes())).run()

    def first_focus(self) -> QWidget:
        return self.panel.grid


class Beranda(Screen):
    def __init__(self, session: Session) -> None:
        super().__init__(session, "Beranda")
        row = QHBoxLayout()
        row.setSpacing(12)
        for words, number, of, ink in (("penilaian pada periode ini", 480, 0, "text"), ("sudah dinilai", 312, 480, "text"),
                                       ("terkunci", 286, 480, "text"), ("belum ada atasan", 5, 0, "bad")):  # fmt: skip
            stat = StatNumber(words, ink)
            stat.show_number(number, of)
            stat.clicked.connect(lambda: session.go("penilaian"))
            row.addWidget(stat)
        self.content.addLayout(row)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        todo = Card("Yang perlu dikerjakan")
        for words in (
            "168 penilaian belum diisi",
            "5 penilaian belum ada atasan",
            "7 lembar berubah sejak dicetak",
        ):
            todo.body.addWidget(button(words, None, "circle-alert", "tautan"))
        todo.body.addStretch(1)
        middle.addWidget(todo, 1)
        card = Card("Distribusi predikat", "capaian kinerja organisasi: Baik")
        chart = DistribusiChart()
        chart.show_numbers({"sangat_baik": 35, "baik": 272, "butuh_perbaikan": 4, "kurang": 1})
        card.body.addWidget(chart)
        card.body.addWidget(
            label("dibanding Triwulan II: Sangat Baik +4, belum dinilai −31", Tulisan.RAPAT, "lembut")
        )
        middle.addWidget(card, 1)
        self.content.addLayout(middle)
        units = Card("Progres per unit kerja")
        bars = ProgressList()
        bars.show_lines([ProgressLine(1, "Sekretariat", 38, 38), ProgressLine(2, "Bidang Pembinaan SMP", 92, 96),
                         ProgressLine(3, "Bidang Ketenagaan", 61, 74), ProgressLine(5, "SD Negeri se-Kecamatan Contoh", 74, 213)])  # fmt: skip
        units.body.addWidget(bars)
        self.content.addWidget(units)
        self.content.addStretch(1)


class Bagian(Screen):
    """All the other parts on one screen."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Bagian-bagian")
        self.banner.tell("212 pegawai diperbarui dari Data PNS 24 April 2026.xlsx.", "baik", "Urungkan")
        steps = Stepper(["Berkas", "Kolom", "Pemeriksaan", "Selesai"])
        steps.stand_at(2)
        self.content.addWidget(steps)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(self.left(session), 1)
        columns.addLayout(self.right(), 1)
        self.content.addLayout(columns, 1)

    def left(self, session: Session) -> QVBoxLayout:
        box = QVBoxLayout()
        card = Card()
        form = Form("Tanda tangan", "Tempat dan tanggal dicetak di atas tanda tangan pada setiap lembar.")
        form.row("&Tempat", QLineEdit("Kota Contoh"))
        when = form.row("T&anggal", DateField("Tanggal"), "Boleh diketik 31-1-2026 atau 31 jan 2026.")
        assert isinstance(when, DateField)
        when.set_value(date(2026, 1, 31))
        wrong = DateField("TMT jabatan")
        wrong.setText("31-2-2026")
        wrong.take()
        form.row("TMT jabatan", wrong)
        papers = QComboBox()
        papers.addItems(["A4", "F4 (215 × 330 mm)"])
        form.row("Kertas", papers)
        form.row("Pejabat penilai", PersonPicker(session, "Pejabat penilai"))
        unit = UnitTreePicker("Unit kerja")
        unit.set_units(session.office.units, 2)
        form.row("Unit kerja", unit)
        tick = QCheckBox("Cetak hanya yang berubah")
        tick.setChecked(True)
        form.row("Isi", tick)
        card.body.addWidget(form)
        box.addWidget(card)
        for tone, words in (
            ("awas", "3 baris belum masuk; unduh daftar perbaikan."),
            ("buruk", "Berkas tidak dapat dibaca."),
        ):
            banner = Banner()
            banner.tell(words, tone)
            box.addWidget(banner)
        box.addLayout(self.row())
        box.addStretch(1)
        return box

    def row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for look, words in (("utama", "Simpan 142 baru"), ("", "Kembali"), ("tautan", "Buka daftar")):
            row.addWidget(button(words, None, "check" if look else "", look))
        off = button("Tidak aktif", None, "lock")
        off.setEnabled(False)
        row.addWidget(off)
        row.addStretch(1)
        return row

    def right(self) -> QVBoxLayout:
        box = QVBoxLayout()
        panel = FindingsPanel("Masalah")
        panel.show_findings(
            [Finding("batal", Severity.BLOCK, Location("", "Data PNS", 14, 3)), Finding("batal", Severity.WARN, Location("", "Data PNS", 88, 3)),
             Finding("batal", Severity.INFO, Location("", "Data PNS", 3))])  # fmt: skip
        box.addWidget(panel, 1)
        badges = QHBoxLayout()
        for predikat in PREDIKAT_WORDS:
            badges.addWidget(PredikatBadge(predikat))
        badges.addStretch(1)
        box.addLayout(badges)
        box.addWidget(EmptyState("users", "Belum ada pegawai", "Impor daftar pegawai dari SIASN; sheet dan kolom dikenali sendiri.",
                                 "Impor pegawai", None, "Buka contoh"), 1)  # fmt: skip
        return box


UNITS = [UnitItem(1, "Dinas Pendidikan", None, 480), UnitItem(2, "Sekretariat", 1, 38), UnitItem(3, "Bidang Pembinaan SMP", 1, 96),
         UnitItem(4, "Bidang Ketenagaan", 1, 74), UnitItem(5, "SD Negeri se-Kecamatan Contoh", 1, 213),
         UnitItem(6, "SD Negeri 2 Contoh", 5, 14)]  # fmt: skip


def find(text: str, limit: int) -> list[PersonItem]:
    found = [p for p in people(213) if text.lower() in p.nama.lower()]
    return [PersonItem(p.id, p.nama, p.nip, p.jabatan) for p in found[:limit]]


def open_sample(folder: Path | None, progress: Progress) -> Office:
    del folder, progress
    return Office(nama="Dinas Pendidikan", pelaku="Operator", units=UNITS, find_people=find, backup="hari ini 08.00",
                  periods=(PeriodeItem("2026-TW3", "Triwulan III 2026"), PeriodeItem("2026", "Tahunan 2026")),
                  badges={"penilaian": 168, "bagian": 7})  # fmt: skip


SPECS = (
    ScreenSpec("beranda", "Beranda", "house", Beranda),
    ScreenSpec("penilaian", "Penilaian", "clipboard-check", Entri, words="entri nilai rating"),
    ScreenSpec("bagian", "Bagian-bagian", "palette", Bagian),
    ScreenSpec("pengaturan", "Pengaturan", "settings", Bagian, group="bawah"),
)
PARTS = Parts(open_sample, SPECS, (ActionSpec("Impor pegawai", "upload", lambda s: s.go("bagian")),))


def pictures(app: QApplication, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for mode in (Mode.DARK, Mode.LIGHT):
        theme().set_mode(mode)
        window = MainWindow(Session(), PARTS)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(1366, 768)
        window.show()
        window.start()
        while window.session.tasks.running:
            app.processEvents()
        app.processEvents()
        for spec in SPECS[:3]:
            window.show_screen(spec.key)
            screen = window.current
            if isinstance(screen, Entri):
                screen.panel.grid.setFocus()
                screen.panel.grid.go(9, 3)
                screen.panel.grid.go(13, 4, extend=True)
            QTest.qWait(120)
            window.grab().save(str(folder / f"{spec.key}-{mode}.png"))
        others(window, folder, mode)
        ask(window, folder, mode)
        window.close()


def others(window: MainWindow, folder: Path, mode: str) -> None:
    window.show_screen("penilaian")
    screen = window.current
    assert isinstance(screen, Entri)
    screen.panel.search.setText("guru")
    screen.panel.grid.table.set_filter_text("guru")
    screen.panel.grid.set_order([("nama", False)])
    window.menu.fold(True)
    window.session.notice("212 pegawai diperbarui", "Urungkan", print)
    screen.panel.tell("Belum ditempel: 12 baris tidak muat mulai baris ke-205.")
    QTest.qWait(120)
    window.grab().save(str(folder / f"lipat-{mode}.png"))
    edits = tuple(
        CellEdit(n, "hasil", "", w)
        for n, w in zip(range(160, 172), ("Sesuai", "Di Atas", "3") * 4, strict=False)
    )
    passed = tuple(Passed(n, "hasil", "Sesuai", "Rating Hasil Kerja terkunci.") for n in (172, 173))
    preview = PastePreview(screen, screen.table, Plan(edits, passed))
    preview.show()
    QTest.qWait(120)
    preview.grab().save(str(folder / f"tempel-{mode}.png"))
    preview.close()
    window.open_palette()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        QTest.keyClicks(QApplication.focusWidget() or popup, "sit")
        QTest.qWait(900)
        popup.grab().save(str(folder / f"palet-{mode}.png"))
        popup.close()
    window.top.unit.open()
    if window.top.unit.popup is not None:
        QTest.qWait(120)
        window.top.unit.popup.grab().save(str(folder / f"unit-{mode}.png"))
        window.top.unit.popup.close()
    screen.panel.grid.open_column_menu(6)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        QTest.qWait(120)
        popup.grab().save(str(folder / f"kolom-{mode}.png"))
        popup.close()


def ask(window: MainWindow, folder: Path, mode: str) -> None:
    for name, dialog in dialogs(window):
        dialog.show()
        QTest.qWait(120)
        dialog.grab().save(str(folder / f"{name}-{mode}.png"))
        dialog.close()


def gallery() -> int:
    app = QApplication(sys.argv[:1])
    QLocale.setDefault(QLocale("id_ID"))
    theme().install(app)
    if len(sys.argv) > 1:
        pictures(app, Path(sys.argv[1]))
        return 0
    window = MainWindow(Session(), PARTS)
    window.show()
    window.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(gallery())
