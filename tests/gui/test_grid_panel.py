"""The list with what belongs around it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.store import Store
from kinerja_desktop.gui.widgets.basics import Chip, EmptyState, FilterChips
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.gui.widgets.messages import Banner

K = Qt.MouseButton


@dataclass(frozen=True)
class Orang:
    id: int
    nama: str


@pytest.fixture
def panel(qtbot: QtBot, dressed: QApplication) -> GridPanel:
    column = Column[Orang](key="nama", header="Nama", getter=lambda row: row.nama)
    empty = EmptyState("users", "Belum ada pegawai", "Impor pegawai dahulu.")
    made = GridPanel(TableModel([column], lambda row: row.id), "Daftar", "pegawai", empty=empty)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def shows_empty(panel: GridPanel) -> bool:
    return any(one.isVisible() for one in panel.findChildren(EmptyState))


def test_a_list_being_read_does_not_say_that_it_is_empty(panel: GridPanel) -> None:
    assert not shows_empty(panel)
    assert panel.count.text() == ""
    panel.table.rows_replaced([Orang(1, "Siti")])
    assert panel.count.text() == "1 pegawai"
    panel.table.rows_replaced([])
    assert shows_empty(panel)
    assert panel.count.text() == "0 pegawai"


def test_the_keyboard_that_waited_gets_the_first_cell(panel: GridPanel, qtbot: QtBot) -> None:
    panel.grid.setFocus()
    panel.table.rows_replaced([Orang(1, "Siti"), Orang(2, "Tono")])
    assert panel.grid.place == (0, 0)
    qtbot.keyClick(panel.grid, Qt.Key.Key_Down)
    assert panel.grid.current_id() == 2


def test_a_new_filter_puts_the_cursor_on_the_best_answer(panel: GridPanel, qtbot: QtBot) -> None:
    panel.table.rows_replaced([Orang(1, "Siti"), Orang(2, "Asti"), Orang(3, "Tono"), Orang(4, "Sari")])
    panel.grid.setFocus()
    panel.grid.go(1, 0)
    panel.search.setFocus()
    qtbot.keyClicks(panel.search, "ti")
    qtbot.waitUntil(lambda: panel.table.rowCount() == 2)
    assert panel.grid.current_id() == 1
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    qtbot.keyClick(panel.grid, Qt.Key.Key_Down)
    assert panel.grid.current_id() == 2
    panel.search.setFocus()
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.grid.current_id() == 2, "Enter applies the same filter again: the cursor stays"
    panel.search.clear()
    qtbot.waitUntil(lambda: panel.table.rowCount() == 4)
    assert panel.grid.current_id() == 2, "the whole list again: who was looked at stays"


def test_a_filter_keeps_the_order_that_was_chosen(panel: GridPanel, qtbot: QtBot) -> None:
    panel.table.rows_replaced([Orang(1, "Siti"), Orang(2, "Asti"), Orang(3, "Tono"), Orang(4, "Tiara")])
    panel.grid.set_order([("nama", False)])
    panel.grid.go(0, 0)
    panel.search.setFocus()
    qtbot.keyClicks(panel.search, "ti")
    qtbot.waitUntil(lambda: panel.table.rowCount() == 3)
    assert [row.nama for row in panel.table.visible_rows()] == ["Asti", "Siti", "Tiara"]
    assert panel.grid.current_id() == 4, "the best answer, wherever it stands"


def test_the_count_says_how_many_have_that_name(panel: GridPanel) -> None:
    heads = {1: "", 2: "Siti", 3: "Siti", 4: "Tono"}
    table: TableModel[Orang] = TableModel(
        [
            Column(key="nama", header="Nama", getter=lambda row: row.nama),
            Column(key="atasan", header="Atasan", getter=lambda row: heads[row.id]),
        ],
        lambda row: row.id,
    )
    beside = GridPanel(table, "Daftar", "pegawai", parent=panel)
    table.rows_replaced([Orang(1, "Siti"), Orang(2, "Asti"), Orang(3, "Uli"), Orang(4, "Wati")])
    table.set_filter_text("siti")
    assert beside.count.text() == "3 dari 4, 1 menurut namanya"
    table.set_filter_text("tono")
    assert beside.count.text() == "1 dari 4"


def test_the_filter_line_gives_way_before_the_line_over_the_list_breaks(
    qtbot: QtBot, dressed: QApplication
) -> None:
    column = Column[Orang](key="nama", header="Nama", getter=lambda row: row.nama)
    chips = FilterChips([Chip("", "Semua"), Chip("x", "Belum dinilai"), Chip("y", "Terkunci")], "Saring")
    panel = GridPanel(TableModel([column], lambda row: row.id), "Daftar", "baris", chips)
    qtbot.addWidget(panel)
    panel.table.rows_replaced([Orang(number, "Siti") for number in range(480)])
    panel.resize(1200, 300)
    panel.show()
    qtbot.waitUntil(lambda: panel.search.width() == 220)
    assert panel.search.placeholderText() == "Saring daftar (Ctrl+F)"
    line = panel.bar.heightForWidth(1200)
    needed = chips.sizeHint().width() + panel.count.minimumWidth() + 40 + 3 * panel.bar.spacing()
    panel.resize(needed + 180, 300)
    qtbot.waitUntil(lambda: panel.search.width() == 150)
    assert panel.search.placeholderText() == "Saring (Ctrl+F)"
    assert panel.search.accessibleName() == "Saring daftar (Ctrl+F)", "a screen reader is told the whole"
    assert panel.bar.heightForWidth(needed + 180) == line
    panel.resize(needed + 80, 300)
    qtbot.waitUntil(lambda: panel.search.width() == 220)
    assert panel.bar.heightForWidth(needed + 80) > line, "a line that breaks all the same keeps the wide one"


def test_a_list_keeps_its_place_in_the_settings_that_it_was_opened_with(
    panel: GridPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its timer may end when another window, or the next test, has settings of its own."""
    opened_with = Store()
    panel.grid.remember_as("uji")
    panel.table.rows_replaced([Orang(1, "Budi"), Orang(2, "Sari")])
    panel.grid.setFocus()
    monkeypatch.setenv("KINERJA_SETELAN", str(tmp_path / "lain"))
    qtbot.keyClick(panel.grid, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: opened_with.number("tabel/uji/baris") == 2)
    assert not (tmp_path / "lain").exists()


@pytest.mark.parametrize("frozen", [False, True])
@pytest.mark.parametrize("by_mouse", [False, True])
def test_the_cell_being_typed_in_stays_in_sight_when_a_banner_comes(
    qtbot: QtBot, dressed: QApplication, frozen: bool, by_mouse: bool
) -> None:
    column = Column[Orang](
        key="nama",
        header="Nama",
        getter=lambda row: row.nama,
        setter=lambda row, text: Orang(row.id, text),
        editable=lambda _: True,
        frozen=frozen,
    )
    banner = Banner()
    panel = GridPanel(TableModel([column], lambda row: row.id), "Daftar", "pegawai", below=banner)
    qtbot.addWidget(panel)
    panel.resize(600, 420)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    panel.table.rows_replaced([Orang(number, f"Orang {number}") for number in range(1, 100)])
    grid = panel.grid
    grid.setFocus()
    lines = range(99)
    last = max(line for line in lines if _foot(grid, line) <= grid.viewport().height())
    if by_mouse:
        view = grid.frozen if frozen else grid
        qtbot.mouseClick(
            view.viewport(), K.LeftButton, pos=view.visualRect(grid.table.index(last, 0)).center()
        )
    else:
        grid.go(last, 0)
    qtbot.keyClick(grid, Qt.Key.Key_F2)
    assert grid.is_editing()
    high = grid.viewport().height()
    banner.tell("Belum tersimpan: disk penuh.", "buruk")
    qtbot.waitUntil(lambda: grid.viewport().height() < high)
    qtbot.waitUntil(lambda: _foot(grid, last) <= grid.viewport().height())
    assert grid.is_editing()


def _foot(grid: Grid, line: int) -> int:
    view = grid.frozen if grid.isColumnHidden(0) else grid
    return view.visualRect(grid.table.index(line, 0)).bottom()


def test_enter_and_down_go_from_the_search_to_the_rows_and_press_no_button_around(
    panel: GridPanel, qtbot: QtBot
) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    box = QVBoxLayout(dialog)
    box.addWidget(panel)
    go = QPushButton("Simpan", dialog)
    go.setDefault(True)
    go.clicked.connect(dialog.accept)
    box.addWidget(go)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    panel.table.rows_replaced([Orang(1, "Siti"), Orang(2, "Budi")])
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
        panel.search.setFocus()
        qtbot.keyClick(panel.search, key)
        assert panel.grid.hasFocus(), key
        assert dialog.isVisible(), key
    panel.search.setFocus()
    qtbot.keyClick(panel.search, Qt.Key.Key_Left)
    assert panel.search.hasFocus()
    panel.setParent(None)  # the fixture closes it
