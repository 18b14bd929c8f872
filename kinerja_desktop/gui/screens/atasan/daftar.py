"""The right side: chips, the people with their raters, what is stuck, and what can be done with the selected ones."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.atasan import model
from kinerja_desktop.gui.screens.atasan.model import BarisMacet
from kinerja_desktop.gui.widgets.basics import Chip, EmptyState, FilterChips, button, label, tool
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services.atasan_daftar import BarisAtasan, Macet


class DaftarPemetaan(QWidget):
    """People and stuck data of a unit.

    Signals:
        rater_wanted(), superior_wanted(), tree_wanted(): for the selected people.
        why_wanted(): about the one under the cursor.
        unit_wanted(id): go to a unit in the tree.
    """

    rater_wanted = Signal()
    superior_wanted = Signal()
    tree_wanted = Signal()
    why_wanted = Signal()
    unit_wanted = Signal(int)

    def __init__(self, first: EmptyState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = FilterChips(
            [
                Chip(model.SEMUA, self.tr("Semua")), Chip(model.TANPA, self.tr("Belum ada atasan")),
                Chip(model.KECUALI, self.tr("Pengecualian")), Chip(model.MACET, self.tr("Data yang membuat macet")),
            ], self.tr("Saring pemetaan"),
        )  # fmt: skip
        self.chips.chosen.connect(self.show_chip)
        self.people: TableModel[BarisAtasan] = TableModel(
            model.people_columns(), lambda row: row.pegawai_id, self
        )
        self.list = GridPanel(self.people, self.tr("Pegawai dan penilainya"), self.tr("pegawai"), empty=first)
        self.list.grid.remember_as("atasan")
        self.list.grid.row_activated.connect(lambda _: self.rater_wanted.emit())
        self.list.grid.menu_requested.connect(self._menu)
        self.stuck: TableModel[BarisMacet] = TableModel(model.stuck_columns(), lambda row: row.id, self)
        none = EmptyState(
            "circle-check", self.tr("Tidak ada yang macet"),
            self.tr("Semua pegawai punya penilai, dan setiap penilai punya atasan."),
        )  # fmt: skip
        self.stuck_list = GridPanel(
            self.stuck, self.tr("Data yang membuat macet"), self.tr("masalah"), empty=none
        )
        self.stuck_list.grid.row_activated.connect(self._open_stuck)
        self.why = label("", wrap=True)
        self.stuck_list.grid.cursor_moved.connect(lambda row_id, _: self._explain(row_id))
        self._build()

    def _build(self) -> None:
        self.rater = button(self.tr("&Ganti penilai…"), self.rater_wanted.emit, "user-cog")
        self.superior = button(self.tr("&Atasan penilai…"), self.superior_wanted.emit)
        self.back = button(self.tr("&Kembali ke pohon"), self.tree_wanted.emit, "undo-2")
        self.reason = tool("circle-help", self.tr("Mengapa penilai ini?"), self.why_wanted.emit)
        for made in (self.rater, self.superior, self.back):
            self.list.bar.addWidget(made)
        self.open = button(
            self.tr("&Buka orangnya"), lambda: self._open_stuck(self.stuck_list.grid.current_id()), "users"
        )
        self.stuck_list.bar.addWidget(self.open)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.chips, 1)
        row.addWidget(self.reason)
        box.addLayout(row)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.stuck_list, 1)
        column.addWidget(self.why)
        self._stuck_page = page
        self._stack.addWidget(page)
        box.addWidget(self._stack, 1)

    def show_rows(self, people: Sequence[BarisAtasan], stuck: Sequence[Macet]) -> None:
        """Show other people and other stuck data."""
        self.people.rows_replaced(people)
        self.stuck.rows_replaced([BarisMacet(number, one) for number, one in enumerate(stuck)])
        self._explain(0)
        counts = {key: sum(map(fits, people)) for key, fits in model.CONDITIONS.items()}
        self.chips.show_counts({model.SEMUA: len(people), model.MACET: len(stuck), **counts})

    def show_chip(self, key: str) -> None:
        """Show what a chip stands for."""
        self.people.set_condition("orang", None)
        self.people.set_condition("chip", model.CONDITIONS.get(key))
        self._stack.setCurrentWidget(self._stuck_page if key == model.MACET else self.list)
        self.reason.setVisible(key != model.MACET)

    def narrow(self, pegawai_ids: Sequence[int]) -> None:
        """Show only these people (a number that was opened)."""
        wanted = frozenset(pegawai_ids)
        self.chips.choose(model.SEMUA)
        self.list.show_only("orang", lambda row: row.pegawai_id in wanted)

    def selected(self) -> list[BarisAtasan]:
        """Return the selected people."""
        return [
            row for id_ in self.list.grid.selected_ids() if (row := self.people.row_by_id(id_)) is not None
        ]

    def current(self) -> BarisAtasan | None:
        """Return the person under the cursor."""
        row_id = self.list.grid.current_id()
        return self.people.row_by_id(row_id) if row_id is not None else None

    def _explain(self, row_id: int) -> None:
        """Say the whole sentence of the row under the cursor."""
        row = self.stuck.row_by_id(row_id)
        self.why.setText(row.kalimat if row is not None else "")

    def _open_stuck(self, row_id: int | None) -> None:
        row = self.stuck.row_by_id(row_id) if row_id is not None else None
        if row is None:
            return
        if row.macet.unit_id is not None:
            self.unit_wanted.emit(row.macet.unit_id)
        self.narrow(row.macet.pegawai_ids)

    def _menu(self, menu: QMenu, ids: list[int]) -> None:
        count = teks.bilangan(len(ids))
        menu.addAction(self.tr("Ganti penilai {0} pegawai…").format(count)).triggered.connect(
            self.rater_wanted
        )
        menu.addAction(self.tr("Atasan penilai…")).triggered.connect(self.superior_wanted)
        menu.addAction(self.tr("Kembali ke pohon")).triggered.connect(self.tree_wanted)
        menu.addAction(self.tr("Mengapa penilai ini?")).triggered.connect(self.why_wanted)
