"""The Excel-like grid every list and every entry screen uses.

The screen gives a `TableModel`, listens to `Grid.edits_requested` and calls its service; the grid owns keys,
mouse, selection, clipboard, filling, undo, frozen columns and what is remembered of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QUndoStack
from PySide6.QtWidgets import QAbstractItemView, QMenu, QStyledItemDelegate, QWidget

from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.theme import theme
from kinerja_desktop.gui.widgets import grid_choices, grid_clipboard, grid_keys, grid_layout
from kinerja_desktop.gui.widgets.grid_delegate import GridDelegate
from kinerja_desktop.gui.widgets.grid_edits import Area, CellEdit, EditCommand, Plan, Sheet
from kinerja_desktop.gui.widgets.grid_header import ColumnMenu, GridHeader
from kinerja_desktop.gui.widgets.grid_lines import RowHeights
from kinerja_desktop.gui.widgets.grid_place import Place, parts
from kinerja_desktop.gui.widgets.grid_view import GridView
from kinerja_desktop.gui.widgets.grid_word import TypedWord
from kinerja_desktop.gui.widgets.paste_preview import passed_words, reasons
from kinerja_desktop.gui.widgets.undo import new_stack

_FLAG = QItemSelectionModel.SelectionFlag
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


class Grid(GridView):
    """A table with Excel's habits.

    Signals:
        edits_requested(edits): list of `CellEdit`, one action of the user; the screen calls its service once.
        cursor_moved(row_id, key): another cell is current (0 when there is none).
        row_activated(row_id): Enter or double click where nothing can be edited.
        notice(text): why something was not done; for a line that stays while one types on.
        notice_over(): what was said last is over: something was taken, or one went elsewhere with arrows or mouse.
        menu_requested(menu, row_ids): the context menu is about to open; the screen may add actions.
        editing_ended(): the cell editor was closed.
    """

    edits_requested = Signal(list)
    cursor_moved = Signal(int, str)
    row_activated = Signal(int)
    notice = Signal(str)
    notice_over = Signal()
    menu_requested = Signal(QMenu, list)
    editing_ended = Signal()

    def __init__(
        self,
        table: TableModel[Any],
        name: str,
        undo_stack: QUndoStack | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.table: TableModel[Any] = table
        self.place: tuple[int, int] = (-1, -1)
        """Line and column of the current cell."""
        self.undo_stack: QUndoStack = undo_stack or new_stack(self)
        self.word = TypedWord(self)
        self.preview_pastes = True
        self.own_undo: Callable[[str, Sequence[CellEdit]], object] | None = None
        """Takes edits (words of the step, cells) in place of `edits_requested`; its undo is its own."""
        self.own_choices: Callable[[], bool] | None = None
        """Opens a list for the current cell whose words are not the column's; False where it has none."""
        self._anchor = (0, 0)
        self._chosen: list[tuple[int, int, int, int]] = []
        self.tab_origin = -1
        """Column where tabbing began: Enter goes back under it."""
        self._is_by_mouse = False
        self.dress(self)
        self.setAccessibleName(name)
        self.setModel(table)
        self.frozen = GridView(self)
        self.layout_ = grid_layout.GridLayout(self)
        self.setTabKeyNavigation(self._has_editable_columns())
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self._keeper = Place(self)
        if any(column.lines > 1 for column in table.columns):
            self._heights = RowHeights(self)
        theme().changed.connect(self.repaint_all)
        self._drag_timer = QTimer(self)
        self._drag_timer.setInterval(40)
        self._drag_timer.timeout.connect(self._drag_on)
        self._drag_place: tuple[GridView, QPoint] | None = None

    # -- facts
    @property
    def sheet(self) -> Sheet:
        """Return the visible cells."""
        return Sheet(self.table, self.shown_columns())

    def shown_columns(self) -> list[int]:
        """Return the numbers of the columns that are not hidden."""
        return [number for number in range(len(self.table.columns)) if not self.isColumnHidden(number)]

    def has_keyboard(self) -> bool:
        """Return whether keys come here."""
        return self.hasFocus() or self.is_editing()

    def is_editing(self) -> bool:
        """Return whether a cell editor is open."""
        state = QAbstractItemView.State.EditingState
        return self.state() == state or self.frozen.state() == state

    def current_id(self) -> int | None:
        """Return the id of the current row."""
        line = self.place[0]
        return self.table.id_at(line) if 0 <= line < self.table.rowCount() else None

    def selected_ids(self) -> list[int]:
        """Return the ids of the rows with a selected cell, in the order shown; else the current row's."""
        lines: set[int] = set()
        for part in parts(self):
            lines.update(range(part.top(), part.bottom() + 1))
        if not lines and 0 <= self.place[0] < self.table.rowCount():
            lines.add(self.place[0])
        return [self.table.id_at(line) for line in sorted(lines)]

    def area(self) -> Area:
        """Return the rectangle around the selected cells, or the current cell."""
        found = parts(self)
        line, column = self.place
        if not found:
            return Area(line, column, line, column)
        return Area(
            min(part.top() for part in found), min(part.left() for part in found),
            max(part.bottom() for part in found), max(part.right() for part in found),
        )  # fmt: skip

    def is_chosen(self, line: int, column: int) -> bool:
        """Return whether a cell is selected; asked for every cell painted, so without Qt."""
        return any(
            top <= line <= bottom and left <= column <= right for top, left, bottom, right in self._chosen
        )

    def forget_selection(self) -> None:
        """Drop what is remembered of the selection (a model reset clears it without a signal)."""
        self._chosen = []

    def _selection_changed(self) -> None:
        self._chosen = [(part.top(), part.left(), part.bottom(), part.right()) for part in parts(self)]

    def selected_cells(self) -> list[tuple[int, int]]:
        """Return the selected visible cells as (line, column)."""
        shown = set(self.shown_columns())
        found = {
            (line, column)
            for part in parts(self)
            for line in range(part.top(), part.bottom() + 1)
            for column in range(part.left(), part.right() + 1)
            if column in shown
        }
        return sorted(found)

    def _has_editable_columns(self) -> bool:
        return any(column.takes_typing for column in self.table.columns)

    # -- moving
    def go(self, line: int, column: int, extend: bool = False) -> None:
        """Make a cell current (clamped to the table); ``extend`` selects from where the selection began."""
        if not self.table.rowCount():
            return
        line = max(0, min(line, self.table.rowCount() - 1))
        index = self.table.index(line, column)
        if not extend:
            self._anchor = (line, column)
        start = self.table.index(*self._anchor)
        self.selectionModel().setCurrentIndex(index, _FLAG.NoUpdate)
        self.selectionModel().select(QItemSelection(start, index), _FLAG.ClearAndSelect)
        self.scrollTo(index)

    def go_to(self, row_id: int, key: str = "") -> bool:
        """Make the cell of a row current; False if it is not shown."""
        line = self.table.line_of(row_id)
        if line is None:
            return False
        column = self.table.column_of(key) if key else max(self.place[1], self.shown_columns()[0])
        self.go(line, column)
        return True

    def step(self, down: int, right: int, extend: bool = False) -> None:
        """Move by lines and visible columns."""
        self.tab_origin = -1
        self._step(down, right, extend)

    def _step(self, down: int, right: int, extend: bool = False) -> None:
        shown = self.shown_columns()
        line, column = self.place
        if line < 0:
            self.go(0, shown[0])
            return
        at = shown.index(column) if column in shown else 0
        self.go(line + down, shown[max(0, min(at + right, len(shown) - 1))], extend)

    def enter(self, up: bool = False) -> None:
        """Go down (up) one line; after Tab, back under the cell where tabbing began."""
        origin, self.tab_origin = self.tab_origin, -1
        line, column = self.place
        self.go(line + (-1 if up else 1), origin if origin >= 0 else column)

    def tab(self, back: bool = False) -> None:
        """Go right (left) one visible column."""
        if self.tab_origin < 0:
            self.tab_origin = self.place[1]
        self._step(0, -1 if back else 1)

    def select_lines(self, area: Area) -> None:
        """Select whole rows."""
        self._select(Area(area.top, 0, area.bottom, len(self.table.columns) - 1))

    def select_columns(self, area: Area) -> None:
        """Select whole columns."""
        self._select(Area(0, area.left, self.table.rowCount() - 1, area.right))

    def _select(self, area: Area) -> None:
        start, end = self.table.index(area.top, area.left), self.table.index(area.bottom, area.right)
        self._anchor = (area.top, area.left)
        self.selectionModel().select(QItemSelection(start, end), _FLAG.ClearAndSelect)

    def scrollTo(
        self,
        index: QModelIndex | Any,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scroll so that a cell stands free, not under the frozen columns."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if self.table.columns[index.column()].frozen:
            bar.setValue(before)
            return
        covered = self.layout_.frozen_width() - self.columnViewportPosition(index.column())
        if covered > 0:
            bar.setValue(bar.value() - covered)

    # -- mouse
    def pressed_at(self, index: QModelIndex, event: QMouseEvent) -> None:
        """Handle a mouse press in either view."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.tab_origin = -1
        self._is_by_mouse = True
        self.word.forget()
        self.notice_over.emit()
        if event.button() == Qt.MouseButton.RightButton:
            if not self.selectionModel().isSelected(index):
                self.go(index.row(), index.column())
        elif event.button() == Qt.MouseButton.LeftButton:
            if event.modifiers() & _CTRL:
                self._anchor = (index.row(), index.column())
                self.selectionModel().setCurrentIndex(index, _FLAG.Toggle)
            else:
                self.go(index.row(), index.column(), bool(event.modifiers() & _SHIFT))

    def dragged_to(self, view: GridView, at: QPoint) -> None:
        """Extend the selection to the mouse; outside the view it scrolls on."""
        self._drag_place = (view, at)
        inside = view.viewport().rect().contains(at)
        if inside:
            self._drag_timer.stop()
        elif not self._drag_timer.isActive():
            self._drag_timer.start()
        self._drag_on()

    def _drag_on(self) -> None:
        if self._drag_place is None:
            return
        view, at = self._drag_place
        area = view.viewport().rect()
        beyond = 1 if at.y() > area.bottom() else -1 if at.y() < area.top() else 0
        held = QPoint(max(0, min(at.x(), area.right())), max(0, min(at.y(), area.bottom())))
        index = view.indexAt(held)
        line = index.row() if index.isValid() else self.table.rowCount() - 1
        column = index.column() if index.isValid() else self.place[1]
        self.go(line + beyond, column, extend=True)

    def released(self) -> None:
        """End a drag."""
        self._drag_place = None
        self._drag_timer.stop()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the selection."""
        menu = grid_clipboard.context_menu(self)
        self.menu_requested.emit(menu, self.selected_ids())
        menu.exec(event.globalPos())

    # -- keys
    def event(self, event: QEvent) -> bool:
        """Claim the grid's own keys before the window's shortcuts take them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and grid_keys.claims(self, event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what Excel does; other keys go on to the window."""
        self._is_by_mouse = False
        if not grid_keys.press(self, event):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring; the first visit puts the cursor on the first cell that takes typing, else on the first."""
        is_first = self.place[0] < 0  # Qt itself would take the first cell
        super().focusInEvent(event)
        if is_first:
            self.go_first()
        self.repaint_all()

    def go_first(self) -> None:
        """Go to the first cell that takes typing, else to the first."""
        shown = self.shown_columns()
        self.go(0, next((number for number in shown if self.table.columns[number].takes_typing), shown[0]))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Fade the ring."""
        super().focusOutEvent(event)
        self.word.forget()
        self.repaint_all()

    def repaint_all(self) -> None:
        """Paint both views again."""
        self.viewport().update()
        self.frozen.viewport().update()
        self.horizontalHeader().viewport().update()
        self.frozen.horizontalHeader().viewport().update()

    # -- editing
    def open_cell(self) -> None:
        """Edit the current cell, or activate its row where it cannot be edited."""
        line, column = self.place
        if line < 0:
            return
        spec = self.table.columns[column]
        if spec.editable(self.table.row_at(line)):
            self.begin_edit()
        elif self.tabKeyNavigation() and (spec.setter or spec.choices or spec.key_map):
            self.notice.emit(self.sheet.why_not(line, column))
        else:
            self.row_activated.emit(self.table.id_at(line))

    def begin_edit(self, typed: str | None = None) -> None:
        """Open the editor: with the cell's text, or replacing it by what was typed."""
        line, column = self.place
        if line < 0:
            return
        why = self.sheet.why_not(line, column)
        if why:
            self.notice.emit(why)
            return
        self.notice_over.emit()
        self.word.leave()
        view = self._view_of(column)
        delegate = view.itemDelegate()
        assert isinstance(delegate, GridDelegate)  # noqa: S101 - set in dress()
        delegate.replacing = typed is not None
        index = self.table.index(line, column)
        self.scrollTo(index)
        view.edit(index)
        editor = view.indexWidget(index)
        if typed is not None and editor is not None:
            grid_keys.type_into(editor, typed)

    def _view_of(self, column: int) -> GridView:
        return self.frozen if self.table.columns[column].frozen else self

    def close_editor(self) -> None:
        """Close the editor of the current cell without taking its text."""
        line, column = self.place
        view = self._view_of(column)
        editor = view.indexWidget(self.table.index(line, column))
        if editor is not None:
            view.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self.setFocus()

    def open_choices(self) -> None:
        """Open the drop-down list of the current cell."""
        if self.own_choices is None or not self.own_choices():
            grid_choices.open_choices(self)

    def after_letter(self) -> None:
        """Go on after a letter that set the current cell: straight down."""
        self._step(1, 0)

    def commit(self, line: int, column: int, text: str) -> None:
        """Take what was typed into one cell; among fixed choices, the one that it means."""
        self.word.take_text(line, column, text.strip())

    def commit_at(self, row_id: int, key: str, text: str) -> None:
        """Take a word chosen for a cell from a list; rows may have changed while the list was open."""
        line = self.table.line_of(row_id)
        if line is not None:
            self.commit(line, self.table.column_of(key), text)

    def submit(self, plan: Plan, label: str) -> None:
        """Do a plan as one undo step; say what was refused or passed over."""
        if plan.refusal:
            self.notice.emit(" ".join(filter(None, (plan.refusal, reasons(self.table, plan)))))
            return
        if plan.edits:
            self.notice_over.emit()
        if plan.passed:
            self.notice.emit(passed_words(self.table, plan))
        if plan.edits and self.own_undo is not None:
            self.own_undo(label, plan.edits)
        elif plan.edits:
            self.undo_stack.push(EditCommand(label, plan.edits, self._apply))

    def _apply(self, edits: Sequence[CellEdit]) -> None:
        """Show edits at once where the column can, then ask the screen to write them."""
        changed: dict[int, Any] = {}
        for edit in edits:
            row = changed.get(edit.row_id, self.table.row_by_id(edit.row_id))
            setter = self.table.columns[self.table.column_of(edit.key)].setter
            if row is not None and setter is not None:
                changed[edit.row_id] = setter(row, edit.new_text)
        self.table.update_rows(changed.values())
        first = min(edits, key=lambda edit: self.table.line_of(edit.row_id) or 0)
        if self.current_id() not in {edit.row_id for edit in edits}:
            self.go_to(first.row_id, first.key)
        self.edits_requested.emit(list(edits))

    # -- columns
    def sort_by(self, logical: int, add: bool = False) -> None:
        """Sort by a column: ascending, then descending, then as given; ``add`` keeps the other sort columns."""
        key = self.table.columns[logical].key
        now = dict(self.table.order).get(key)
        rest = [pair for pair in self.table.order if pair[0] != key] if add else []
        self.set_order(rest + ([] if now is True else [(key, now is not None)]))

    def set_order(self, order: Sequence[tuple[str, bool]]) -> None:
        """Sort and remember it."""
        self.table.set_order(order)
        self.layout_.remember()
        self.repaint_all()

    def open_column_menu(self, logical: int) -> None:
        """Open sort, filter and hide for a column."""
        header = self._view_of(logical).horizontalHeader()
        assert isinstance(header, GridHeader)  # noqa: S101 - set in dress()
        menu = ColumnMenu(self, logical)
        menu.move(header.menu_place(logical))
        menu.show()

    def hidden_columns(self) -> list[str]:
        """Return the keys of hidden columns."""
        return [column.key for number, column in enumerate(self.table.columns) if self.isColumnHidden(number)]

    def hide_column(self, key: str, hidden: bool = True) -> None:
        """Hide or show one column."""
        self.layout_.hide(key, hidden)

    def show_all_columns(self) -> None:
        """Show every column."""
        for key in self.hidden_columns():
            self.layout_.hide(key, False)

    def remember_as(self, name: str) -> None:
        """Remember widths, order, hidden columns and the cursor under a name; restore what is remembered."""
        self.layout_.remember_as(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give spare room to the columns that can use it."""
        super().resizeEvent(event)
        self.layout_.fit()
        if self.is_editing() or (self.hasFocus() and not self._is_by_mouse):
            self._keeper.in_sight(event.oldSize().height() - event.size().height())

    # -- keeping the place
    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.place = (current.row(), current.column())
        for index in (current, previous):
            if index.isValid():
                self.update(index)
                self.frozen.update(index)
        if current.isValid():
            self.cursor_moved.emit(self.table.id_at(current.row()), self.table.columns[current.column()].key)
        if current.column() != previous.column():
            self.horizontalHeader().viewport().update()
