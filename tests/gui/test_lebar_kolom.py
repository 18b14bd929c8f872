"""Columns that are never cut are as wide as the longest text of all rows, without all rows being read in one go."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.widgets import grid_layout
from kinerja_desktop.gui.widgets.grid import Grid

MANY = 7_000


@dataclass(frozen=True)
class Orang:
    id: int
    nama: str


def test_rows_are_looked_at_in_portions_and_the_longest_is_found(qtbot: QtBot, dressed: QApplication) -> None:
    read: list[int] = []

    def nama(row: Orang) -> str:
        read.append(row.id)
        return row.nama

    column: Column[Orang] = Column(key="nama", header="Nama", getter=nama, never_elided=True)
    other: Column[Orang] = Column(key="lain", header="Lain", getter=lambda row: row.id)
    table: TableModel[Orang] = TableModel([column, other], lambda row: row.id)
    grid = Grid(table, "Uji")
    qtbot.addWidget(grid)
    people = [Orang(n, f"Orang {n}") for n in range(MANY)]
    grid.resize(900, 400)
    grid.show()
    read.clear()
    table.rows_replaced(
        [*people[:-1], Orang(MANY - 1, "Orang yang namanya paling panjang di seluruh kantor")]
    )
    assert len(set(read)) <= grid_layout._SAMPLE
    before = grid.columnWidth(0)
    qtbot.waitUntil(lambda: grid.columnWidth(0) > before)
    assert set(read) == set(range(MANY))
    wide = grid.columnWidth(0)
    read.clear()
    table.rows_replaced(people)  # others, of which none is long
    assert grid.columnWidth(0) < wide
