"""The list of who is ready and who is not, the person beside it, the export and its history."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kinerja_desktop.domain.codes import StatusNilai
from kinerja_desktop.domain.findings import Severity
from kinerja_desktop.domain.nip import display
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import bilangan
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.events import Follower, Refresher
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.opening import open_path
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.ekspor.history import HistoryDialog
from kinerja_desktop.gui.screens.ekspor.model import (
    BERUBAH,
    DILIHAT,
    GROUPS,
    SEMUA,
    SIAP,
    TERTAHAN,
    by_weight,
    columns,
    place,
    readiness,
    said,
)
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import Chip, EmptyState, FilterChips, button, label
from kinerja_desktop.gui.widgets.findings import SIGNS
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.gui.widgets.panels import SidePanel, filled_anew
from kinerja_desktop.services.ekspor import ekspor
from kinerja_desktop.services.ekspor.ekspor import CekKelengkapan, HasilEkspor, OrangEkspor

_TONE = {Severity.BLOCK: "buruk", Severity.WARN: "awas", Severity.INFO: "lembut"}


class EksporScreen(Screen):
    """Cek kelengkapan and export of the chosen period and unit."""

    help_page = "ekspor"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Ekspor BKN")
        self.cek: CekKelengkapan | None = None
        self._is_exporting = False
        self.chips = FilterChips(
            [
                Chip(SEMUA, self.tr("Semua")),
                Chip(SIAP, self.tr("Siap")),
                Chip(TERTAHAN, self.tr("Belum siap")),
                Chip(DILIHAT, self.tr("Perlu dilihat")),
                Chip(BERUBAH, self.tr("Baru atau berubah")),
            ],
            self.tr("Saring menurut kesiapan"),
        )
        self.table: TableModel[OrangEkspor] = TableModel(columns(), lambda row: row.penugasan_id, self)
        empty = EmptyState(
            "send",
            self.tr("Belum ada yang dinilai pada periode ini"),
            self.tr(
                "Impor pegawai, tetapkan atasan, isi dan kunci nilai; sesudah itu bahan ekspor disusun di sini."
            ),
            self.tr("Buka Entri Penilaian"),
            lambda: self.session.go("penilaian"),
        )
        self.side = SidePanel(300)
        self.panel = GridPanel(
            self.table, self.tr("Daftar cek kelengkapan"), self.tr("penilaian"), self.chips, empty, below=self.banner,
            beside=self.side,  # under the chips: beside them the two do not fit 1366
        )  # fmt: skip
        self.panel.grid.remember_as("ekspor")
        self.go_there = button(self.tr("Buka di Entri Penilaian"), self._open, "arrow-right")
        self.side.foot.addWidget(self.go_there)
        self.history = button(self.tr("&Riwayat ekspor"), self._show_history, "history")
        self.export = button(self.tr("&Ekspor"), self._export, "send", "utama")
        self.reason = label("", Tulisan.KUAT, "awas", wrap=True)
        self.reason.hide()
        self._build()
        self._bind()

    def _build(self) -> None:
        self.buttons.addWidget(self.history)
        self.buttons.addWidget(self.export)
        words = self.tr(
            "Yang keluar: buku kerja dengan susunan Laporan Penilaian SKP, JSON untuk SIMPEG, dan lembar entri per atasan. "
            "Ini bahan ekspor untuk BKPSDM, bukan template resmi BKN."
        )
        self.content.addWidget(label(words, Tulisan.RAPAT, "lembut", wrap=True))
        self.content.addWidget(self.reason)
        self.content.addWidget(self.panel, 1)
        self.side.hide()

    def _bind(self) -> None:
        session = self.session
        Follower(self, self.reload, session.periodeChanged, session.unitChanged)
        self.chips.chosen.connect(self._filter)
        self.panel.grid.cursor_moved.connect(lambda row_id, _key: self._show_person(row_id))
        self.panel.grid.row_activated.connect(lambda _row_id: self._open())
        kinds = ("penilaian", "pegawai", "penugasan", "cetakan", "ekspor", "unit", "impor")
        Refresher(self, session.changes, kinds, self.reload, own=True)

    # -- showing
    def open_at(self, args: Mapping[str, object]) -> None:
        """Check anew; ``saring`` chooses a chip."""
        if "saring" in args:
            self.chips.choose(str(args["saring"]))
        if not self.is_reading:  # being shown may have asked already
            self.reload()

    def first_focus(self) -> QWidget | None:
        """Return the list."""
        return self.panel.grid

    def reload(self, *_: object) -> None:
        """Check the chosen period and unit."""
        konteks, kode, unit = konteks_of(self.session), self.session.periode, self.session.unit_id
        self.read_newest(
            lambda _: ekspor.cek_kelengkapan(konteks, kode, unit),
            self._checked,
            self.tr("Memeriksa kelengkapan"),
        )

    def _checked(self, cek: CekKelengkapan) -> None:
        self.cek = cek
        self.subtitle.setText(cek.periode.text)
        self.table.rows_replaced(cek.orang)
        counts = {key: sum(belongs(row) for row in cek.orang) for key, belongs in GROUPS.items()}
        self.chips.show_counts({SEMUA: len(cek.orang), **counts})
        self._offer()
        for item in cek.umum:
            self.banner.tell(sentence(item.code, **item.args), "awas")
        self._show_person(self.panel.grid.current_id())

    def _filter(self, key: str) -> None:
        self.table.set_condition("kesiapan", GROUPS.get(key))
        self._offer()

    @property
    def _only_changed(self) -> bool:
        """Return whether what is shown, and so what goes out, is only what is new or differs."""
        return self.chips.key == BERUBAH

    def _offer(self) -> None:
        """Say on the button what goes out, or beside the list why nothing does."""
        if self.cek is None:
            return
        many = sum(GROUPS[BERUBAH](row) for row in self.cek.orang) if self._only_changed else self.cek.siap
        words = (
            self.tr("&Ekspor {0} yang baru atau berubah…")
            if self._only_changed
            else self.tr("&Ekspor {0} yang siap…")
        )
        self.export.setText(words.format(bilangan(many)) if many else self.tr("&Ekspor"))
        self.export.setEnabled(many > 0 and not self._is_exporting)
        why = "" if many else self._why_nothing(self.cek)
        self.export.setToolTip(why)
        self.reason.setText(why)
        self.reason.setVisible(bool(why))

    def _why_nothing(self, cek: CekKelengkapan) -> str:
        """Return why there is nothing to export, '' where the empty list says it."""
        if not cek.orang:
            return ""
        if cek.siap:
            return sentence("bahan.tidak-berubah", periode=cek.periode.text)
        lengkap = sum(row.status == StatusNilai.TERSIMPAN for row in cek.orang)
        if lengkap:
            return sentence("bahan.nihil-belum-kunci", jumlah=bilangan(lengkap))
        return sentence("bahan.nihil", jumlah=bilangan(cek.tertahan))

    def _show_person(self, row_id: int | None) -> None:
        row = self.table.row_by_id(row_id) if row_id is not None else None
        self.side.setVisible(row is not None)
        if row is None:
            return
        self.go_there.setText(place(row).kata)
        self.side.show_heading(row.nama, f"{display(row.nip)} · {row.unit}" if row.unit else display(row.nip))
        with filled_anew(self.side.body):
            self._say_person(row)

    def _say_person(self, row: OrangEkspor) -> None:
        state = self.tr("Siap diekspor") if row.siap else readiness(row)
        tone = "baik" if row.siap else "lembut" if row.is_tidak_dinilai else "buruk"
        self.side.body.addWidget(label(state, Tulisan.KUAT, tone))
        if row.siap and not row.json:
            self.side.body.addWidget(
                label(self.tr("Tidak masuk berkas JSON."), Tulisan.RAPAT, "awas", wrap=True)
            )
        for finding in by_weight(row):
            words = said(row, finding)
            line = label(words, Tulisan.RAPAT, _TONE[finding.severity], wrap=True)
            line.setAccessibleName(f"{SIGNS[finding.severity][0]}: {words}")
            self.side.body.addWidget(line)
        if not row.findings:
            self.side.body.addWidget(
                label(self.tr("Tidak ada yang perlu dilihat."), Tulisan.RAPAT, "lembut", wrap=True)
            )

    def _open(self) -> None:
        row_id = self.panel.grid.current_id()
        row = self.table.row_by_id(row_id) if row_id is not None else None
        if row is not None:
            there = place(row)
            self.session.go(there.layar, **there.args(row))

    # -- exporting
    def _export(self) -> None:
        folder = Dialogs.folder(self, self.tr("Folder untuk bahan ekspor"), "ekspor")
        if folder is None:
            return
        konteks, kode, unit = konteks_of(self.session), self.session.periode, self.session.unit_id
        part = self._only_changed
        self._is_exporting = True
        self._offer()
        task = self.session.tasks.write(
            self,
            lambda progress: ekspor.ekspor(konteks, kode, folder, unit, progress, hanya_berubah=part),
            self.tr("Ekspor BKN"),
        )
        task.success(lambda done: self._exported(done, folder)).failure(self._refused).run()

    def _exported(self, done: HasilEkspor, folder: Path) -> None:
        names = ", ".join(one.path.name for one in done.berkas)
        words = self.tr("{0} penilaian keluar ({1} juga dalam JSON), {2} belum siap. Berkas: {3}.").format(
            bilangan(done.siap), bilangan(done.json), bilangan(done.tertahan), names
        )
        if done.is_di_samping:
            words += self.tr(" Berkas ekspor yang sudah ada di folder itu tidak diganti.")
        if done.sama:
            words += self.tr(" {0} yang sama dengan ekspor sebelumnya tidak ditulis lagi.").format(
                bilangan(done.sama)
            )
        if done.json < done.siap:
            words += self.tr(" JSON hanya memuat yang punya PNS ID.")
        self.banner.tell(
            words,
            "baik" if done.json == done.siap else "awas",
            self.tr("Buka folder"),
            partial(open_path, self, folder),
        )
        self._is_exporting = False
        self._offer()

    def _refused(self, error: KnownError) -> None:
        self._is_exporting = False
        self._offer()
        self.show_error(error)

    def _show_history(self) -> None:
        konteks, kode = konteks_of(self.session), self.session.periode
        task = self.session.tasks.read(self, lambda _progress: ekspor.riwayat(konteks, kode))
        task.success(lambda rows: HistoryDialog.show_rows(self, rows)).failure(self.show_error).run()
