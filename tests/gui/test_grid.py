"""The grid by keys and mouse only."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.models.column import CellKind, CellState, Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.grid_edits import CellEdit, Plan
from kinerja_desktop.gui.widgets.grid_header import ColumnMenu
from kinerja_desktop.gui.widgets.paste_preview import PastePreview, lines_of

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
WORDS = ("Di Atas", "Sesuai", "Di Bawah")
KEYS = {"A": "Di Atas", "S": "Sesuai", "B": "Di Bawah"}


@dataclass(frozen=True)
class Baris:
    id: int
    nama: str
    hasil: str = ""
    perilaku: str = ""
    catatan: str = ""
    terkunci: bool = False


def state(text: Callable[[Baris], str]) -> Callable[[Baris], CellState | None]:
    def of(row: Baris) -> CellState | None:
        if row.terkunci:
            return CellState(CellKind.LOCKED, "Dikunci kemarin.")
        if text(row) and text(row) not in WORDS:
            return CellState(CellKind.WRONG, f'"{text(row)}" bukan rating.')
        return None

    return of


def columns() -> list[Column[Baris]]:
    free: dict[str, Any] = {"editable": lambda row: not row.terkunci}
    rating: dict[str, Any] = {**free, "choices": WORDS, "key_map": KEYS,
                              "judge": lambda _, text: "" if text in ("", *WORDS) else "Bukan rating."}  # fmt: skip
    return [
        Column(key="nama", header="Nama", getter=lambda row: row.nama, frozen=True),
        Column(key="hasil", header="Rating Hasil Kerja", getter=lambda row: row.hasil,
               setter=lambda row, text: replace(row, hasil=text), state=state(lambda row: row.hasil), **rating),
        Column(key="perilaku", header="Rating Perilaku Kerja", getter=lambda row: row.perilaku,
               setter=lambda row, text: replace(row, perilaku=text), state=state(lambda row: row.perilaku), **rating),
        Column(key="catatan", header="Catatan", getter=lambda row: row.catatan,
               setter=lambda row, text: replace(row, catatan=text), **free),
    ]  # fmt: skip


class Screen:
    """A grid on the screen and what it asked for."""

    def __init__(self, qtbot: QtBot, rows: list[Baris]) -> None:
        self.bot = qtbot
        self.model: TableModel[Baris] = TableModel(columns(), lambda row: row.id)
        self.grid = Grid(self.model, "Entri")
        qtbot.addWidget(self.grid)
        self.model.rows_replaced(rows)
        self.asked: list[list[CellEdit]] = []
        self.notices: list[str] = []
        self.grid.edits_requested.connect(self.asked.append)
        self.grid.notice.connect(self.notices.append)
        self.grid.resize(900, 400)
        with qtbot.waitActive(self.grid):
            self.grid.show()
            self.grid.activateWindow()
        self.grid.setFocus()

    def key(self, *keys: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for one in keys:
            target = QApplication.focusWidget() or self.grid
            self.bot.keyClick(target, one, mods)

    def type(self, text: str) -> None:
        for char in text:
            self.bot.keyClicks(QApplication.focusWidget() or self.grid, char)

    def click(
        self, line: int, column: int, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        view = self.grid.frozen if self.model.columns[column].frozen else self.grid
        at = view.visualRect(self.model.index(line, column)).center()
        self.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, mods, at)

    def texts(self, key: str) -> list[str]:
        column = self.model.columns[self.model.column_of(key)]
        return [column.text(row) for row in self.model.visible_rows()]


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> Screen:
    monkeypatch.setattr(PastePreview, "ask", classmethod(lambda *_: True))
    return Screen(qtbot, [Baris(n, f"Pegawai {n:02}") for n in range(1, 9)])


def test_the_first_visit_stands_where_typing_is_meant(screen: Screen) -> None:
    assert screen.grid.place == (0, screen.model.column_of("hasil"))
    screen.type("a")
    assert screen.texts("hasil")[0] == "Di Atas"


def test_letters_rate_and_go_down(screen: Screen) -> None:
    screen.click(0, 1)
    screen.type("asb")
    assert screen.texts("hasil")[:4] == ["Di Atas", "Sesuai", "Di Bawah", ""]
    assert screen.grid.place == (3, 1)
    assert screen.asked[0] == [CellEdit(1, "hasil", "", "Di Atas")]
    screen.key(K.Key_Z, mods=CTRL)
    assert screen.texts("hasil")[:3] == ["Di Atas", "Sesuai", ""]
    assert screen.asked[-1] == [CellEdit(3, "hasil", "Di Bawah", "")]
    screen.key(K.Key_Y, mods=CTRL)
    assert screen.texts("hasil")[:3] == ["Di Atas", "Sesuai", "Di Bawah"]


def test_a_letter_rates_the_whole_selection_as_one_step(screen: Screen) -> None:
    screen.click(1, 1)
    screen.key(K.Key_Down, K.Key_Right, mods=SHIFT)
    screen.type("s")
    assert len(screen.asked) == 1
    assert len(screen.asked[0]) == 4
    assert screen.texts("perilaku")[:4] == ["", "Sesuai", "Sesuai", ""]
    screen.key(K.Key_Z, mods=CTRL)
    assert screen.texts("perilaku") == [""] * 8


def test_typing_replaces_and_enter_goes_down(screen: Screen) -> None:
    screen.click(0, 3)
    screen.type("halo")
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    screen.key(K.Key_Return)
    assert screen.texts("catatan")[0] == "halo"
    assert screen.grid.place == (1, 3)
    screen.key(K.Key_Return, mods=SHIFT)
    assert screen.grid.place == (0, 3)
    screen.type("lain")
    screen.key(K.Key_Escape)
    assert screen.texts("catatan")[0] == "halo"
    assert QApplication.focusWidget() is screen.grid


def test_f2_keeps_the_text_and_arrows_move_inside(screen: Screen) -> None:
    screen.click(0, 3)
    screen.type("ab")
    screen.key(K.Key_Down)
    assert (screen.texts("catatan")[0], screen.grid.place) == ("ab", (1, 3))
    screen.key(K.Key_Up, K.Key_F2, K.Key_Home)
    screen.type("x")
    screen.key(K.Key_Tab)
    assert screen.texts("catatan")[0] == "xab"


def test_tab_goes_right_and_enter_returns_under_its_start(screen: Screen) -> None:
    screen.click(0, 1)
    screen.key(K.Key_Tab, K.Key_Tab)
    assert screen.grid.place == (0, 3)
    screen.key(K.Key_Return)
    assert screen.grid.place == (1, 1)
    screen.key(K.Key_Backtab)
    assert screen.grid.place == (1, 0)


def test_a_senseless_value_stays_and_says_why(screen: Screen) -> None:
    screen.click(0, 1)
    screen.type("1")
    screen.key(K.Key_Return)
    assert screen.texts("hasil")[0] == "1"
    assert screen.model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == '"1" bukan rating.'


def test_paste_lands_like_in_excel_as_one_step(screen: Screen) -> None:
    screen.click(1, 1)
    clip("Di Atas\tSesuai\r\nSesuai\tDi Bawah\r\n")
    screen.key(K.Key_V, mods=CTRL)
    assert len(screen.asked) == 1
    assert screen.texts("hasil")[:4] == ["", "Di Atas", "Sesuai", ""]
    assert screen.texts("perilaku")[:4] == ["", "Sesuai", "Di Bawah", ""]
    screen.key(K.Key_Z, mods=CTRL)
    assert screen.texts("hasil") == [""] * 8
    assert screen.texts("perilaku") == [""] * 8


def test_single_value_fills_the_selection(screen: Screen) -> None:
    screen.click(0, 1)
    screen.click(3, 2, SHIFT)
    clip("Sesuai\n")
    screen.key(K.Key_V, mods=CTRL)
    assert screen.texts("hasil")[:5] == ["Sesuai"] * 4 + [""]
    assert screen.texts("perilaku")[:5] == ["Sesuai"] * 4 + [""]


def test_a_block_repeats_over_a_multiple(screen: Screen) -> None:
    screen.click(0, 1)
    screen.click(3, 1, SHIFT)
    clip("Di Atas\nSesuai\n")
    screen.key(K.Key_V, mods=CTRL)
    assert screen.texts("hasil")[:5] == ["Di Atas", "Sesuai", "Di Atas", "Sesuai", ""]


def test_quoted_line_ends_stay_in_their_cell(screen: Screen) -> None:
    screen.click(0, 3)
    clip('"satu\r\ndua"\r\n')
    screen.key(K.Key_V, mods=CTRL)
    assert screen.texts("catatan")[:2] == ["satu\ndua", ""]


def test_paste_passes_over_hidden_columns_and_filtered_rows(screen: Screen) -> None:
    screen.grid.hide_column("perilaku")
    screen.model.set_condition("ganjil", lambda row: row.id % 2 == 1)
    screen.click(0, 1)
    clip("Di Atas\tsatu\nSesuai\tdua")
    screen.key(K.Key_V, mods=CTRL)
    screen.model.set_condition("ganjil", None)
    assert screen.texts("hasil")[:4] == ["Di Atas", "", "Sesuai", ""]
    assert screen.texts("catatan")[:4] == ["satu", "", "dua", ""]
    assert screen.texts("perilaku") == [""] * 8


@pytest.mark.parametrize(
    ("line", "column", "text", "word"),
    [
        (7, 1, "a\nb", "baris"),
        (0, 3, "a\tb", "kolom"),
        (0, 0, "Lain", "tidak satu pun"),
        (0, 1, "", "Tidak ada teks"),
    ],
)
def test_a_paste_that_cannot_be_is_refused_with_a_sentence(
    screen: Screen, line: int, column: int, text: str, word: str
) -> None:
    screen.click(line, column)
    clip(text)
    screen.key(K.Key_V, mods=CTRL)
    assert screen.asked == []
    assert word in screen.notices[0]


def test_locked_cells_are_passed_over_and_said(screen: Screen) -> None:
    screen.model.update_rows([Baris(2, "Pegawai 02", "Sesuai", terkunci=True)])
    screen.click(0, 1)
    clip("Di Atas\nDi Atas\nDi Atas")
    screen.key(K.Key_V, mods=CTRL)
    assert screen.texts("hasil")[:3] == ["Di Atas", "Sesuai", "Di Atas"]
    assert screen.notices == ["1 sel tidak diubah. Pegawai 02: Rating Hasil Kerja terkunci. Dikunci kemarin."]
    screen.click(1, 1)
    screen.type("b")
    assert screen.notices[-1] == "Rating Hasil Kerja terkunci. Dikunci kemarin."
    assert screen.texts("hasil")[1] == "Sesuai"


def test_refused_preview_changes_nothing(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Plan] = []
    monkeypatch.setattr(PastePreview, "ask", classmethod(lambda _, __, ___, plan: asked.append(plan)))

    screen.click(0, 1)
    clip("Sesuai\n3\n")
    screen.key(K.Key_V, mods=CTRL)
    assert screen.asked == []
    assert [line.masalah for line in lines_of(screen.model, asked[0])] == ["", "Bukan rating."]
    clip("Sesuai")
    screen.key(K.Key_V, mods=CTRL)
    assert len(asked) == 1, "one row needs no preview"
    assert screen.texts("hasil")[0] == "Sesuai"


def test_fill_down_and_right(screen: Screen) -> None:
    screen.click(0, 1)
    screen.type("a")
    screen.click(0, 1)
    screen.key(K.Key_Down, K.Key_Down, mods=SHIFT)
    screen.key(K.Key_D, mods=CTRL)
    assert screen.texts("hasil")[:4] == ["Di Atas"] * 3 + [""]
    screen.click(3, 1)
    screen.key(K.Key_D, mods=CTRL)
    assert screen.texts("hasil")[3] == "Di Atas"
    screen.key(K.Key_Right, mods=SHIFT)
    screen.key(K.Key_R, mods=CTRL)
    assert screen.texts("perilaku")[3] == "Di Atas"


def test_copy_cut_delete(screen: Screen) -> None:
    screen.click(0, 1)
    screen.type("a")
    screen.click(0, 0)
    screen.key(K.Key_Right, mods=SHIFT)
    screen.key(K.Key_C, mods=CTRL)
    assert QGuiApplication.clipboard().text() == "Pegawai 01\tDi Atas"
    screen.key(K.Key_C, mods=CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "Nama\tRating Hasil Kerja\nPegawai 01\tDi Atas"
    screen.click(0, 1)
    screen.key(K.Key_X, mods=CTRL)
    assert (QGuiApplication.clipboard().text(), screen.texts("hasil")[0]) == ("Di Atas", "")
    screen.key(K.Key_Z, mods=CTRL)
    screen.key(K.Key_Delete)
    assert screen.asked[-1] == [CellEdit(1, "hasil", "Di Atas", "")]


def test_jumps(screen: Screen) -> None:
    screen.click(0, 1)
    screen.type("aaa")
    screen.key(K.Key_End, mods=CTRL)
    assert screen.grid.place == (7, 3)
    screen.key(K.Key_Home, mods=CTRL)
    assert screen.grid.place == (0, 0)
    screen.key(K.Key_Right)
    screen.key(K.Key_Down, mods=CTRL)
    assert screen.grid.place == (2, 1)
    screen.key(K.Key_Down, mods=CTRL)
    assert screen.grid.place == (7, 1)
    screen.key(K.Key_Up, mods=CTRL)
    assert screen.grid.place == (2, 1)
    screen.key(K.Key_End)
    assert screen.grid.place == (2, 3)
    screen.key(K.Key_Home)
    assert screen.grid.place == (2, 0)


def test_whole_rows_columns_and_everything(screen: Screen) -> None:
    screen.click(2, 1)
    screen.key(K.Key_Space, mods=CTRL)
    assert len(screen.grid.selected_cells()) == 8
    screen.click(2, 1)
    screen.key(K.Key_Space, mods=SHIFT)
    assert screen.grid.selected_ids() == [3]
    assert len(screen.grid.selected_cells()) == 4
    screen.key(K.Key_A, mods=CTRL)
    assert len(screen.grid.selected_cells()) == 32


def test_mouse_drag_selects_and_double_click_edits(screen: Screen) -> None:
    view = screen.grid.viewport()
    start = screen.grid.visualRect(screen.model.index(0, 1)).center()
    end = screen.grid.visualRect(screen.model.index(2, 2)).center()
    screen.bot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    screen.bot.mouseMove(view, end)
    move_with_button(screen, end)
    screen.bot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    assert len(screen.grid.selected_cells()) == 6
    note = screen.grid.visualRect(screen.model.index(0, 3)).center()
    screen.click(0, 3)
    screen.bot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=note)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def move_with_button(screen: Screen, at: QPoint) -> None:
    """QTest moves without the button held; send what a hand would."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    view = screen.grid.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), QPointF(view.mapToGlobal(at)), Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def test_drop_down_by_keyboard(screen: Screen, qtbot: QtBot) -> None:
    screen.click(0, 1)
    screen.key(K.Key_F4)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, K.Key_Down)
    qtbot.keyClick(menu, K.Key_Return)
    assert screen.texts("hasil")[0] in WORDS


def test_right_click_on_a_frozen_name_offers_the_same_menu(screen: Screen) -> None:
    offered: list[QMenu] = []

    def take(menu: QMenu, _ids: object) -> None:
        offered.append(menu)
        QTimer.singleShot(0, menu, menu.close)

    screen.grid.menu_requested.connect(take)
    view = screen.grid.frozen.viewport()
    at = QPoint(10, 10)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
    QApplication.sendEvent(view, event)
    assert len(offered) == 1


def test_enter_pastes_after_the_preview(screen: Screen, qtbot: QtBot) -> None:
    preview = PastePreview(screen.grid, screen.model, screen.grid.sheet.plan([(0, 1, "Sesuai")]))
    qtbot.addWidget(preview)
    preview.show()
    focused = preview.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, K.Key_Return)
    assert preview.result() == PastePreview.DialogCode.Accepted


def test_header_click_sorts_and_keeps_the_cursor_on_its_row(screen: Screen) -> None:
    screen.click(2, 1)
    header = screen.grid.frozen.horizontalHeader()
    for wanted in (["Pegawai 01"], ["Pegawai 08"], ["Pegawai 01"]):
        screen.bot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 15))
        assert screen.texts("nama")[:1] == wanted
        assert screen.grid.current_id() == 3


def test_column_menu_filters_by_value(screen: Screen) -> None:
    screen.click(0, 1)
    screen.type("aas")
    screen.click(0, 1)
    screen.key(K.Key_L, mods=CTRL | SHIFT)
    menu = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ColumnMenu) and w.isVisible())
    screen.bot.keyClicks(menu.search, "atas")
    screen.bot.keyClick(menu.search, K.Key_Return)
    assert screen.model.rowCount() == 2
    assert screen.model.value_filter("hasil") == frozenset({"Di Atas"})


def test_rows_replaced_keep_cursor_selection_and_widths(screen: Screen) -> None:
    screen.click(2, 1)
    screen.click(4, 2, SHIFT)
    screen.grid.setColumnWidth(3, 333)
    screen.model.rows_replaced([Baris(n, f"Pegawai {n:02}") for n in (9, 5, 4, 3)])
    assert screen.grid.current_id() == 5
    assert screen.grid.selected_ids() == [5, 4, 3]
    assert screen.grid.columnWidth(3) == 333


def test_place_widths_and_hidden_columns_are_remembered(screen: Screen, qtbot: QtBot) -> None:
    screen.grid.remember_as("uji")
    screen.click(4, 2)
    screen.grid.hide_column("catatan")
    screen.grid.setColumnWidth(1, 222)
    screen.grid.layout_.remember()
    again = Screen(qtbot, [Baris(n, f"Pegawai {n:02}") for n in range(1, 9)])
    again.grid.remember_as("uji")
    assert again.grid.place == (4, 2)
    assert again.grid.hidden_columns() == ["catatan"]
    assert again.grid.columnWidth(1) == 222


def test_current_cell_is_never_under_the_frozen_column(screen: Screen) -> None:
    screen.grid.resize(320, 300)
    screen.click(0, 0)
    for _ in range(3):
        screen.key(K.Key_Right)
    for _ in range(2):
        screen.key(K.Key_Left)
    column = screen.grid.place[1]
    assert screen.grid.columnViewportPosition(column) >= screen.grid.layout_.frozen_width()


def test_read_only_lists_open_their_row(qtbot: QtBot, dressed: QApplication) -> None:
    model: TableModel[Baris] = TableModel(
        [Column(key="nama", header="Nama", getter=lambda row: row.nama)], lambda row: row.id
    )
    grid = Grid(model, "Daftar")
    qtbot.addWidget(grid)
    model.rows_replaced([Baris(5, "Ana")])
    grid.show()
    grid.setFocus()
    with qtbot.waitSignal(grid.row_activated) as opened:
        qtbot.keyClick(grid, K.Key_Return)
    assert opened.args == [5]


def test_a_key_is_painted_within_half_a_frame_in_ten_thousand_rows(
    qtbot: QtBot, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Screen(qtbot, [Baris(n, f"Pegawai {n:05}") for n in range(10_000)])
    screen.click(5, 1)
    took: list[float] = []
    for number in range(60):
        screen.grid.go(5 + number % 3, 1)
        QApplication.sendPostedEvents()
        dressed.processEvents()
        start = time.process_time()
        qtbot.keyClicks(screen.grid, "asb"[number % 3])
        dressed.processEvents()
        took.append(time.process_time() - start)
    assert sorted(took)[len(took) * 95 // 100] < 0.016  # twice the goal: this machine may be busy
