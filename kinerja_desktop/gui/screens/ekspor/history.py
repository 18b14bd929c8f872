"""Riwayat ekspor: when, by whom, how many, where, and the hash that proves what was handed over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.teks import bilangan, tanggal_jam
from kinerja_desktop.gui.models.column import RIGHT, Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import EmptyState, button, label
from kinerja_desktop.gui.widgets.bingkai import Bingkai
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services.ekspor.ekspor import EksporRow


def _columns() -> list[Column[EksporRow]]:
    return [
        Column(key="waktu", header="Waktu", getter=lambda row: tanggal_jam(clock.local(row.waktu)),
               sort_key=lambda row: row.waktu, strong=True),
        Column(key="unit", header="Unit", getter=lambda row: row.unit or "Seluruh kantor"),
        Column(key="petugas", header="Petugas", getter=lambda row: row.petugas),
        Column(key="siap", header="Keluar", getter=lambda row: int(row.manifes["siap"]), formatter=_number, align=RIGHT),
        Column(key="isi", header="Isi", getter=lambda row: "Baru atau berubah" if row.sama else "Semua yang siap"),
        Column(key="tertahan", header="Belum siap", getter=lambda row: int(row.manifes["tertahan"]), formatter=_number, align=RIGHT),
        Column(key="sidik", header="Sidik isi", getter=lambda row: row.sidik[:12], tooltip=lambda row: row.sidik, filterable=False),
        Column(key="folder", header="Folder", getter=lambda row: row.folder, filterable=False),
    ]  # fmt: skip


def _number(value: object) -> str:
    return bilangan(int(str(value)))


class HistoryDialog(Bingkai):
    """A list to look at; Esc closes it."""

    def __init__(self, rows: Sequence[EksporRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Riwayat ekspor"))
        self.resize(980, 440)
        box = QVBoxLayout(self)
        box.setSpacing(10)
        words = self.tr("Sidik isi sama berarti nilai yang keluar sama, kapan pun disusun.")
        box.addWidget(label(words, Tulisan.RAPAT, "lembut", wrap=True))
        table: TableModel[EksporRow] = TableModel(_columns(), lambda row: row.id, self)
        empty = EmptyState(
            "history",
            self.tr("Belum pernah diekspor"),
            self.tr("Setiap ekspor periode ini tercatat di sini."),
        )
        self.panel = GridPanel(table, self.tr("Riwayat ekspor"), self.tr("ekspor"), empty=empty)
        table.rows_replaced(rows)
        box.addWidget(self.panel, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Tutup"), self.accept))
        box.addLayout(row)

    @classmethod
    def show_rows(cls, parent: QWidget | None, rows: Sequence[EksporRow]) -> None:
        """Show the history and wait until it is closed."""
        cls(rows, parent).exec()
