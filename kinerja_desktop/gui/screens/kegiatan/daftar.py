"""Everybody's activities in pages: read only, found by month, person and words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kinerja_desktop.foundation.teks import bilangan
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.kegiatan import model
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import EmptyState, SearchField, button, label
from kinerja_desktop.gui.widgets.flow import Flow
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services.kegiatan import BATAS_HITUNG, BarisDaftar, Halaman


class Daftar(QWidget):
    """The list.

    Signals:
        wanted(): another page or other words are asked for.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.before: list[tuple[date, int] | None] = [None]
        """Where the pages up to the present one begin."""
        self._next: tuple[date, int] | None = None
        self.table: TableModel[BarisDaftar] = TableModel(model.list_columns(), lambda line: line.row.id, self)
        empty = EmptyState(
            "calendar-days",
            self.tr("Tidak ada kegiatan"),
            self.tr(
                "Tidak ada kegiatan yang cocok pada bulan dan unit ini. Pilih bulan lain, atau kosongkan saringannya."
            ),
        )
        self.panel = GridPanel(self.table, self.tr("Kegiatan semua pegawai"), self.tr("baris"), None, empty)
        self.panel.grid.remember_as("kegiatan-semua")
        self.panel.search.hide()
        self.panel.count.hide()
        self.words = SearchField(self.tr("Cari kegiatan, RHK, satuan"))
        self.words.setFixedWidth(240)
        self.words.searched.connect(self._restart)
        self.found = label("", Tulisan.RAPAT, "lembut")
        self.back = button(self.tr("Halaman &sebelumnya"), self._go_back, "chevron-left")
        self.forward = button(self.tr("Halaman &berikutnya"), self._go_on, "chevron-right")
        bar = Flow()
        bar.addWidget(self.words)
        bar.addWidget(self.found)
        bar.addStretch(1)
        bar.addWidget(self.back)
        bar.addWidget(self.forward)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(bar)
        box.addWidget(self.panel, 1)

    @property
    def start(self) -> tuple[date, int] | None:
        """Return where the present page begins."""
        return self.before[-1]

    def rewind(self) -> None:
        """Go to the first page without asking for it."""
        self.before = [None]

    def show_page(self, page: Halaman) -> None:
        """Show a page."""
        self._next = page.lanjut
        self.table.rows_replaced(page.rows)
        count = self.tr("{0} kegiatan").format(bilangan(page.jumlah))
        if page.is_atleast:
            count = self.tr("lebih dari {0} kegiatan").format(bilangan(BATAS_HITUNG))
        if len(self.before) > 1 or page.lanjut is not None:
            count = self.tr("{0} · halaman {1}").format(count, bilangan(len(self.before)))
        self.found.setText(count)
        self.back.setEnabled(len(self.before) > 1)
        self.forward.setEnabled(page.lanjut is not None)

    def _restart(self, _text: str) -> None:
        self.rewind()
        self.wanted.emit()

    def _go_on(self) -> None:
        if self._next is not None:
            self.before.append(self._next)
            self.wanted.emit()

    def _go_back(self) -> None:
        if len(self.before) > 1:
            self.before.pop()
            self.wanted.emit()
