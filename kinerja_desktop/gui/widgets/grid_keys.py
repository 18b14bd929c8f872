"""Keys of the grid, as in Excel."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from kinerja_desktop.gui.widgets import grid_clipboard as clipboard
from kinerja_desktop.gui.widgets.grid_edits import Area

if TYPE_CHECKING:
    from kinerja_desktop.gui.widgets.grid import Grid

K = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_MODIFIERS = (K.Key_Shift, K.Key_Control, K.Key_Alt, K.Key_AltGr, K.Key_CapsLock, K.Key_Meta)
_DIRECTIONS = {K.Key_Up: (-1, 0), K.Key_Down: (1, 0), K.Key_Left: (0, -1), K.Key_Right: (0, 1)}

_WITH_CTRL: dict[Qt.Key, Callable[[Grid], object]] = {
    K.Key_C: clipboard.copy,
    K.Key_Insert: clipboard.copy,
    K.Key_X: clipboard.cut,
    K.Key_V: clipboard.paste,
    K.Key_D: clipboard.fill_down,
    K.Key_R: clipboard.fill_right,
    K.Key_Z: lambda grid: grid.undo_stack.undo(),
    K.Key_Y: lambda grid: grid.undo_stack.redo(),
    K.Key_A: lambda grid: grid.selectAll(),
    K.Key_Space: lambda grid: grid.select_columns(grid.area()),
    K.Key_Home: lambda grid: grid.go(0, grid.shown_columns()[0]),
    K.Key_End: lambda grid: grid.go(grid.table.rowCount() - 1, grid.shown_columns()[-1]),
}
_WITH_CTRL_SHIFT: dict[Qt.Key, Callable[[Grid], object]] = {
    K.Key_C: lambda grid: clipboard.copy(grid, headers=True),
    K.Key_Z: lambda grid: grid.undo_stack.redo(),
    K.Key_L: lambda grid: grid.open_column_menu(max(grid.place[1], 0)),
    K.Key_Home: lambda grid: grid.go(0, grid.shown_columns()[0], extend=True),
    K.Key_End: lambda grid: grid.go(grid.table.rowCount() - 1, grid.shown_columns()[-1], extend=True),
}


def claims(grid: Grid, event: QKeyEvent) -> bool:
    """Return whether a key belongs to the grid although the window may have a shortcut for it.

    A grid without steps of its own leaves Ctrl+Z and Ctrl+Y to its screen.
    """
    key, mods = Qt.Key(event.key()), event.modifiers()
    if mods == _CTRL:
        steps = {K.Key_Z: grid.undo_stack.canUndo, K.Key_Y: grid.undo_stack.canRedo}
        return key in _WITH_CTRL and (key not in steps or steps[key]())
    if mods == (_CTRL | _SHIFT):
        return key in _WITH_CTRL_SHIFT
    return key in (K.Key_Delete, K.Key_Escape, K.Key_F2, K.Key_F4) and not mods


def press(grid: Grid, event: QKeyEvent) -> bool:
    """Do what a key means; False: not ours."""
    key, mods = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if not grid.table.rowCount() and key not in (K.Key_L, K.Key_Z, K.Key_Y):
        return False
    if grid.place[0] < 0 and grid.table.rowCount():
        grid.go(0, grid.shown_columns()[0])
    ctrl, shift, alt = bool(mods & _CTRL), bool(mods & _SHIFT), bool(mods & _ALT)
    if not (ctrl or alt) and _ends_letter(grid, key, shift):
        return True
    if key not in _MODIFIERS and not (event.text() and event.text().isprintable()):
        grid.word.forget()
    if key in _DIRECTIONS and not alt:
        grid.notice_over.emit()
        _arrow(grid, key, ctrl, shift)
        return True
    if ctrl and not alt:
        table = _WITH_CTRL_SHIFT if shift else _WITH_CTRL
        if key in table:
            table[key](grid)
        return key in table
    if alt:
        if key == K.Key_Down:
            grid.open_choices()
        return key == K.Key_Down
    return _plain(grid, key, shift) or _typed(grid, event)


def _ends_letter(grid: Grid, key: Qt.Key, shift: bool) -> bool:
    """Let Enter and the way to the side after a letter do what they do in Excel, where they end what was typed.

    The letter has led on already: Enter goes on no second time, only back under where tabbing began; Tab and the
    arrows to the side start from the cell that the letter set. Up and down go from the cursor that is seen.

    Returns:
        Whether nothing is left to do.
    """
    was = grid.word.led_from
    if was is None or was == grid.place:
        return False
    led_down = was[0] != grid.place[0]
    if key in (K.Key_Return, K.Key_Enter) and not shift:
        grid.word.forget()
        if led_down and grid.tab_origin >= 0:
            grid.go(grid.place[0], grid.tab_origin)
        grid.tab_origin = -1
        return True
    arrows = () if shift else (K.Key_Right, K.Key_Left)
    if key in (K.Key_Tab, K.Key_Backtab, *arrows) and (led_down or key in (K.Key_Tab, K.Key_Right)):
        grid.go(*was)
    return False


def _arrow(grid: Grid, key: Qt.Key, ctrl: bool, shift: bool) -> None:
    down, right = _DIRECTIONS[key]
    if ctrl:
        grid.go(*_edge(grid, down, right), extend=shift)
    else:
        grid.step(down, right, extend=shift)


def _edge(grid: Grid, down: int, right: int) -> tuple[int, int]:
    """Return where Ctrl+arrow lands: the end of the filled block, or the next filled cell, or the table's edge."""
    shown, sheet = grid.shown_columns(), grid.sheet
    line, column = grid.place
    cells = (
        [(at, column) for at in (range(line, grid.table.rowCount()) if down > 0 else range(line, -1, -1))]
        if down
        else [(line, c) for c in (shown if right > 0 else reversed(shown)) if (c - column) * right >= 0]
    )
    filled = [bool(sheet.text(*cell)) for cell in cells]
    if len(cells) < 2:
        return cells[0] if cells else (line, column)
    if filled[0] and filled[1]:
        end = filled.index(False) - 1 if False in filled else len(cells) - 1
        return cells[end]
    later = next((at for at in range(1, len(cells)) if filled[at]), len(cells) - 1)
    return cells[later]


def _plain(grid: Grid, key: Qt.Key, shift: bool) -> bool:
    page = max(1, grid.viewport().height() // grid.rowHeight(0) - 1) if grid.table.rowCount() else 1
    shown = grid.shown_columns()
    line, column = grid.place
    if key in (K.Key_Return, K.Key_Enter):
        if grid.tabKeyNavigation():
            grid.enter(up=shift)
        else:
            grid.open_cell()
    elif key in (K.Key_Tab, K.Key_Backtab):
        grid.tab(back=key == K.Key_Backtab)
    elif key in (K.Key_PageDown, K.Key_PageUp):
        grid.notice_over.emit()
        grid.step(page if key == K.Key_PageDown else -page, 0, extend=shift)
    elif key in (K.Key_Home, K.Key_End):
        grid.go(line, shown[0] if key == K.Key_Home else shown[-1], extend=shift)
    elif key == K.Key_Space and shift:
        grid.select_lines(grid.area())
    elif key == K.Key_F2:
        grid.begin_edit()
    elif key == K.Key_F4:
        grid.open_choices()
    elif key in (K.Key_Delete, K.Key_Backspace):
        clipboard.clear(grid)
    elif key == K.Key_Escape:
        if grid.area() == Area(line, column, line, column):
            return False
        grid.go(line, column)
    else:
        return False
    return True


def _typed(grid: Grid, event: QKeyEvent) -> bool:
    """Take a printable key: a rating letter sets the cell, anything else replaces its text."""
    text = event.text()
    if not text or not text.isprintable() or grid.place[0] < 0:
        return False
    if not grid.tabKeyNavigation():
        why = grid.table.columns[grid.place[1]].why
        if why is not None:
            grid.notice.emit(why(grid.table.row_at(grid.place[0])))
        return why is not None
    grid.word.take(text)
    return True


def type_into(editor: QWidget, typed: str) -> None:
    """Start an editor with what was typed."""
    if isinstance(editor, QLineEdit):
        editor.clear()
        editor.insert(typed)
    elif isinstance(editor, QPlainTextEdit):
        editor.clear()
        editor.insertPlainText(typed)
