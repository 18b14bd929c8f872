"""Cells of several lines: where a text breaks, and rows as high as it needs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.theme import Tulisan, font
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.grid_lines import wrap

LONG = "Tersusunnya laporan keuangan yang akuntabel dan tepat waktu sesuai standar akuntansi pemerintahan"


@dataclass(frozen=True)
class Baris:
    id: int
    teks: str


def test_lines_keep_every_word_and_fit(dressed: QApplication) -> None:
    face = font(Tulisan.RAPAT)
    lines = wrap(LONG, face, 200, 9)
    assert " ".join(lines) == LONG
    assert len(lines) > 1
    assert all(QFontMetrics(face).horizontalAdvance(line) <= 200 for line in lines)


def test_what_has_no_room_ends_in_dots(dressed: QApplication) -> None:
    lines = wrap(LONG, font(Tulisan.RAPAT), 200, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert wrap("x" * 10_000, font(Tulisan.RAPAT), 200, 3)[-1].endswith("…")


def test_paragraphs_stay(dressed: QApplication) -> None:
    assert wrap("satu\n\ntiga", font(Tulisan.RAPAT), 200, 5) == ("satu", "", "tiga")


def test_rows_grow_and_shrink_with_their_text(dressed: QApplication, qtbot: QtBot) -> None:
    table: TableModel[Baris] = TableModel(
        [Column(key="teks", header="Teks", getter=lambda row: row.teks, lines=4, width=200)],
        lambda row: row.id,
    )
    grid = Grid(table, "Teks")
    qtbot.addWidget(grid)
    grid.resize(260, 300)
    table.rows_replaced([Baris(1, "pendek"), Baris(2, LONG)])
    grid.show()
    qtbot.waitExposed(grid)
    usual = grid.verticalHeader().defaultSectionSize()
    assert grid.rowHeight(0) == usual
    qtbot.waitUntil(lambda: grid.rowHeight(1) > usual)
    table.update_rows([Baris(2, "pendek juga")])
    qtbot.waitUntil(lambda: grid.rowHeight(1) == usual)


def test_a_long_head_stands_on_two_lines_within_its_place(dressed: QApplication, qtbot: QtBot) -> None:
    def top_rows(head: str) -> QImage:
        table: TableModel[Baris] = TableModel(
            [Column(key="teks", header=head, getter=lambda row: row.teks, width=120)], lambda row: row.id
        )
        grid = Grid(table, "Teks")
        qtbot.addWidget(grid)
        grid.resize(260, 200)
        table.rows_replaced([Baris(1, "pendek")])
        grid.show()
        qtbot.waitExposed(grid)
        return grid.horizontalHeader().grab(QRect(0, 0, 120, 3)).toImage()

    assert top_rows(LONG) == top_rows("Teks"), "no letter reaches the upper edge"
