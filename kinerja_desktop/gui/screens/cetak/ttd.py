"""*Berkas bertanda tangan*: the dialog that shows whose sheet each scan is, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from kinerja_desktop.domain import nip, periode
from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.session import PersonItem, Session
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import Chip, FilterChips, button, label
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import DateField, Form
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.gui.widgets.pickers import PersonPicker
from kinerja_desktop.services import berkas_ttd
from kinerja_desktop.services.berkas_ttd import Calon, Cara, Usul

_CARA = {
    Cara.KODE_NAMA: "kode pada nama berkas",
    Cara.KODE_ISI: "kode di dalam PDF",
    Cara.NIP: "NIP pada nama berkas",
    Cara.TIDAK: "",
}
PASTI, RAGU, ASING, TOLAK = "pasti", "ragu", "asing", "tolak"
_TALL = 250


@dataclass(frozen=True, slots=True)
class Baris:
    """A file of the dialog. ``pilih``: whose sheet it is taken for; None: it is left out. ``tangan``: chosen by hand."""

    id: int
    usul: Usul
    pilih: Calon | None
    tangan: bool = False

    @property
    def keadaan(self) -> str:
        """Return which chip it is under."""
        if self.usul.masalah is not None:
            return TOLAK
        if self.pilih is not None:
            return PASTI
        return RAGU if self.usul.calon else ASING


def words_of(row: Baris) -> tuple[str, str, str]:
    """Return in words how a file stands, with icon and colour."""
    if row.usul.masalah is not None:
        return "Tidak dapat dilampirkan", "circle-x", "bad"
    if row.pilih is None:
        return (
            ("Beberapa kemungkinan", "circle-help", "warn")
            if row.usul.calon
            else ("Tidak dikenal", "circle-help", "warn")
        )
    if row.usul.is_ada and not row.tangan:
        return "Sudah dilampirkan", "circle-check", "soft-text"
    return ("Dipilih sendiri" if row.tangan else "Cocok"), "circle-check", "good"


def sheet_words(one: Calon) -> str:
    """Return whose sheet it is, and for when."""
    what = "" if one.penilaian_id else "persetujuan "
    period = periode.parse(one.periode)
    parts = (f"{what}{one.nama}".strip(), one.jabatan, period.text if period else one.periode)
    return " · ".join(part for part in parts if part)


def _columns() -> list[Column[Baris]]:
    return [
        Column(key="berkas", header="Berkas", getter=lambda row: row.usul.sumber.name, strong=True, width=180, frozen=True),
        Column(key="keadaan", header="Keadaan", getter=lambda row: words_of(row)[0], width=176, searched=False,
               icon=lambda row: words_of(row)[1:]),
        Column(key="lembar", header="Lembar milik", width=236, lines=2,
               getter=lambda row: sheet_words(row.pilih) if row.pilih else ""),
        Column(key="nip", header="NIP", never_elided=True,
               getter=lambda row: nip.display(row.pilih.nip) if row.pilih else ""),
        Column(key="cara", header="Dikenali dari", width=130, lines=2, searched=False,
               getter=lambda row: "" if row.tangan else _CARA[row.usul.cara]),
    ]  # fmt: skip


class LampirDialog(Lembar):
    """Files with the sheets they belong to; the uncertain ones are assigned below the list."""

    def __init__(self, parent: QWidget, session: Session, found: Sequence[Usul]) -> None:
        super().__init__(
            parent, parent.tr("Lampirkan berkas bertanda tangan"),
            parent.tr("Yang dikenali dari kode lembar atau NIP sudah dicocokkan. Yang belum, pilihkan pemiliknya di bawah daftar, "
                      "atau biarkan: berkas itu tidak ikut. Berkas disalin ke folder kantor; aslinya tidak diubah."),
            parent.tr("&Lampirkan"), 960,
        )  # fmt: skip
        self._session = session
        self.table: TableModel[Baris] = TableModel(_columns(), lambda row: row.id, self)
        self.chips = FilterChips(
            [
                Chip("semua", self.tr("Semua")), Chip(PASTI, self.tr("Cocok")),
                Chip(RAGU, self.tr("Beberapa kemungkinan")), Chip(ASING, self.tr("Tidak dikenal")),
                Chip(TOLAK, self.tr("Tidak dapat")),
            ],
            self.tr("Saring menurut keadaan berkas"),
        )  # fmt: skip
        self.panel = GridPanel(self.table, self.tr("Berkas"), self.tr("berkas"), chips=self.chips)
        self.grid = self.panel.grid
        self.grid.setMinimumHeight(_TALL)
        self.body.addWidget(self.panel, 1)
        self._assign_line()
        self._tick_line()
        self.table.rows_replaced(
            [Baris(number, one, one.calon[0] if one.is_pasti else None) for number, one in enumerate(found)]
        )
        self.chips.chosen.connect(self._filter)
        self.grid.cursor_moved.connect(self._moved)
        self.person.chosen.connect(self._person_chosen)
        self.sheet.activated.connect(self._sheet_chosen)
        self._count()
        self.grid.go(0, 0)
        self._moved()
        self.grid.setFocus()

    def _assign_line(self) -> None:
        self.why = label("", Tulisan.RAPAT, "lembut", wrap=True)
        self.body.addWidget(self.why)
        self.person = PersonPicker(self._session, self.tr("Pemilik lembar"))
        self.sheet = DaftarPilihan()
        self.sheet.setAccessibleName(self.tr("Lembar yang dimaksud"))
        self.sheet.setMinimumWidth(280)
        self.leave = button(self.tr("&Jangan ikutkan"), self._left_out, "x")
        form, line = Form(), QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.sheet, 1)
        row.addWidget(self.leave)
        form.row(self.tr("&Pemilik lembar"), self.person)
        form.row(self.tr("L&embar"), line)
        self.body.addWidget(form)

    def _tick_line(self) -> None:
        self.tick = QCheckBox(self.tr("Tandai &ditandatangani lembar yang sudah dicetak, pada"))
        self.day = DateField(self.tr("Tanggal ditandatangani"))
        self.day.set_value(clock.today())
        self.day.setEnabled(False)
        self.tick.toggled.connect(self.day.setEnabled)
        both, row = QVBoxLayout(), QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.tick)
        row.addWidget(self.day)
        row.addStretch(1)
        both.addLayout(row)
        self.body.addLayout(both)

    # -- one file -------------------------------------------------------------------------------------------
    def _row(self) -> Baris | None:
        id_ = self.grid.current_id()
        return None if id_ is None else self.table.row_by_id(id_)

    def _moved(self, *_: object) -> None:
        row = self._row()
        problem = row.usul.masalah if row is not None else None
        able = row is not None and problem is None
        for part in (self.person, self.sheet, self.leave):
            part.setEnabled(able)
        self.person.set_person(None)
        self.why.setText(sentence(problem.code, **problem.args) if problem else "")
        self.why.setVisible(problem is not None)
        if row is not None:
            self._offer(row.usul.calon if row.pilih is None or not row.tangan else (row.pilih,), row.pilih)

    def _offer(self, sheets: Sequence[Calon], chosen: Calon | None) -> None:
        self.sheet.clear()
        if chosen is None:
            self.sheet.addItem(
                self.tr("Pilih lembarnya") if sheets else self.tr("Pilih pemiliknya dulu"), None
            )
        for one in sheets:
            self.sheet.addItem(sheet_words(one), one)
        if chosen is not None and chosen in sheets:
            self.sheet.setCurrentIndex(list(sheets).index(chosen))

    def _person_chosen(self, person: PersonItem | None) -> None:
        if person is None:
            return
        konteks = konteks_of(self._session)
        task = self._session.tasks.read(self, lambda _: berkas_ttd.lembar_orang(konteks, person.id))
        task.success(self._sheets_found).run()

    def _sheets_found(self, sheets: tuple[Calon, ...]) -> None:
        now = [one for one in sheets if one.periode == self._session.periode]
        if not sheets:
            self.why.setText(self.tr("Pegawai ini belum punya nilai yang dikunci, jadi belum ada lembarnya."))
            self.why.show()
        chosen = now[0] if len(now) == 1 else None
        self._offer(sheets, chosen)
        if chosen is not None:
            self._assign(chosen)

    def _sheet_chosen(self, _: int) -> None:
        one = self.sheet.currentData()
        if isinstance(one, Calon):
            self._assign(one)

    def _left_out(self) -> None:
        self._assign(None)
        self._moved()

    def _assign(self, one: Calon | None) -> None:
        row = self._row()
        if row is None:
            return
        by_hand = one is not None and one not in row.usul.calon[:1]
        changed = Baris(row.id, row.usul, one, by_hand or (one is not None and len(row.usul.calon) > 1))
        self.table.rows_replaced([changed if old.id == row.id else old for old in self.table.rows])
        self._count()

    # -- all of them ----------------------------------------------------------------------------------------
    def _filter(self, key: str) -> None:
        self.table.set_condition("keadaan", None if key == "semua" else lambda row: row.keadaan == key)
        if self.table.rowCount():
            self.grid.go(0, 0)
        self._moved()

    def _count(self) -> None:
        tests = {key: (lambda row, key=key: row.keadaan == key) for key in (PASTI, RAGU, ASING, TOLAK)}
        self.chips.show_counts(self.table.count_by({"semua": lambda _: True, **tests}))
        self.go.setText(self.tr("&Lampirkan {0} berkas").format(teks.bilangan(len(self.pairs()))))
        self.go.setEnabled(bool(self.pairs()))

    def pairs(self) -> list[tuple[Path, Calon]]:
        """Return the files that go in, with their sheets."""
        return [
            (row.usul.sumber, row.pilih)
            for row in self.table.rows
            if row.pilih is not None and row.usul.masalah is None
        ]

    def signed_on(self) -> date | None:
        """Return the day of the tick, None when it is not wanted."""
        return self.day.value if self.tick.isChecked() else None

    def problem(self) -> str:
        """Return what is wrong with the date."""
        if not self.tick.isChecked() or (self.day.take() and self.day.value is not None):
            return ""
        return self.tr("Tanggal belum dapat dibaca. Tulis misalnya 31-1-2026.")
