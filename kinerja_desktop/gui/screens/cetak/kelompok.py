"""The lists of the sheets that are not one per person, each built when its sheet is first chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.cetak import model
from kinerja_desktop.gui.screens.cetak.actions import NAMES
from kinerja_desktop.gui.widgets.basics import Chip, EmptyState, FilterChips
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services.cetak_daftar import BarisKelompok
from kinerja_desktop.services.cetak_pesanan import JenisLembar


class GroupLists(QObject):
    """Lists by kind of sheet.

    Args:
        screen: owner of the tables.
        made: is told each list once, when it is built.
    """

    def __init__(self, screen: QWidget, made: Callable[[JenisLembar, GridPanel], object]) -> None:
        super().__init__(screen)
        self._screen, self._made = screen, made
        self._lists: dict[JenisLembar, GridPanel] = {}
        self._empty = {
            JenisLembar.REKAP: self.tr("Belum ada pegawai yang dinilai pada periode dan unit ini."),
            JenisLembar.PERSETUJUAN: self.tr(
                "Belum ada pegawai dengan atasan pada periode dan unit ini. Lengkapi Pemetaan atasan dulu."
            ),
            JenisLembar.SURAT: self.tr(
                "Semua pegawai sudah dinilai, jadi tidak ada surat yang perlu dikirim."
            ),
            JenisLembar.USUL_PERBAIKAN: self.tr(
                "Tidak ada data yang berbeda dari SIASN. Data yang Anda pertahankan saat impor akan tampil di sini."
            ),
        }
        self.chips = FilterChips(
            [
                Chip(model.SEMUA, self.tr("Semua")), Chip(model.BELUM, self.tr("Belum dicetak")),
                Chip(model.BERUBAH, self.tr("Berubah")), Chip(model.TANDATANGAN, self.tr("Belum ttd.")),
            ],
            self.tr("Saring menurut keadaan lembar persetujuan"),
            screen,
        )  # fmt: skip
        self.chips.hide()

    def has(self, kind: JenisLembar) -> bool:
        """Return whether a sheet has such a list."""
        return kind in self._empty

    def of(self, kind: JenisLembar) -> GridPanel:
        """Return the list of a sheet."""
        if kind not in self._lists:
            self._lists[kind] = self._build(kind)
            self._made(kind, self._lists[kind])
        return self._lists[kind]

    def _build(self, kind: JenisLembar) -> GridPanel:
        table: TableModel[BarisKelompok] = TableModel(
            model.group_columns(kind), lambda row: row.id, self._screen
        )
        empty = EmptyState("circle-check", NAMES[kind], self._empty[kind])
        chips = self.chips if kind is JenisLembar.PERSETUJUAN else None
        panel = GridPanel(table, NAMES[kind], self.tr("lembar"), chips, empty)
        if chips is not None:
            chips.show()
        panel.grid.remember_as(f"cetak-{kind.value}")
        return panel
