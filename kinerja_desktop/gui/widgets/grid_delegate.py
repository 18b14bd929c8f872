"""Painting and editing of grid cells. Paints straight from the row: `data()` per role would cost a repaint 20 ms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from kinerja_desktop.gui import icons, signs
from kinerja_desktop.gui.models.column import CENTER, RIGHT, CellKind
from kinerja_desktop.gui.models.table_model import TOOLTIP
from kinerja_desktop.gui.models.words import words_of
from kinerja_desktop.gui.theme import Tulisan, colour, font
from kinerja_desktop.gui.widgets.basics import CELL_EDITOR
from kinerja_desktop.gui.widgets.grid_lines import CellText, wrap
from kinerja_desktop.gui.widgets.grid_word import WordEdit
from kinerja_desktop.gui.widgets.line_field import LONGEST_CELL, LineField

if TYPE_CHECKING:
    from kinerja_desktop.gui.widgets.grid import Grid

Index = QModelIndex | QPersistentModelIndex
PAD = 8
_MANY_WIDTHS = 20_000
_UNDO = QKeySequence.StandardKey.Undo
_FIGURE = re.compile(r"\d")
_ELIDE, _MIDDLE = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle
_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


def _has_figures(text: str) -> bool:
    return _FIGURE.search(text) is not None


class GridDelegate(QStyledItemDelegate):
    """The only delegate of a grid; one for the main view, one for its frozen columns."""

    def __init__(self, grid: Grid, for_frozen: bool) -> None:
        super().__init__(grid)
        self._grid = grid
        self._for_frozen = for_frozen
        self._fonts = {
            (strong, figures): font(Tulisan.RAPAT, figures, strong)
            for strong in (False, True)
            for figures in (False, True)
        }
        self._widths: dict[tuple[str, bool], tuple[int, bool]] = {}
        self._metrics = {key: QFontMetrics(made) for key, made in self._fonts.items()}
        self.replacing = False
        """The editor was opened by typing: arrows leave it, as in Excel."""

    def room(self, column: Any, row: Any) -> int:
        """Return how wide a cell wants to be."""
        text = column.text(row)
        width = self._width(text, column.is_strong(row))[0] + 2 * PAD + 2
        if column.sign and column.sign(row):
            width += signs.SIGN_WIDTH + 4
        if column.icon and column.icon(row):
            width += 20
        if column.state_of(row).kind is not CellKind.SAVED:
            width += 16
        return width

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return what the cell wants (Qt asks on double click between headers)."""
        del option
        model = self._grid.table
        return QSize(self.room(model.columns[index.column()], model.row_at(index.row())), 28)

    # -- painting
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, sign, text, state, line and cursor."""
        grid = self._grid
        line, number = index.row(), index.column()
        column = grid.table.columns[number]
        if column.frozen and not self._for_frozen:
            return  # the frozen view lies over it
        row = grid.table.row_at(line)
        rect: QRect = option.rect
        selected = grid.is_chosen(line, number)
        state = column.state_of(row) if column.state else None
        kind = state.kind if state else CellKind.SAVED
        if selected:
            painter.fillRect(rect, colour("selection"))
        elif kind is CellKind.WRONG:
            painter.fillRect(rect, colour("bad-soft"))
        elif kind is CellKind.LOCKED:
            painter.fillRect(rect, colour("locked"))
        painter.setPen(colour("line"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        left = self._before_text(painter, column, row, rect)
        right = rect.right() - PAD
        if kind is not CellKind.SAVED:
            right -= self._mark(painter, kind, rect)
        self._text(painter, column, row, QRect(left, rect.top(), right - left + 1, rect.height() - 1), kind)
        if (line, number) == grid.place:
            self._ring(painter, rect)

    def _before_text(self, painter: QPainter, column: Any, row: Any, rect: QRect) -> int:
        left = rect.left() + PAD + (column.indent(row) if column.indent else 0)
        predikat = column.sign(row) if column.sign else ""
        if predikat:
            signs.draw_predikat(
                painter, predikat, QRectF(left - 2, rect.top(), signs.SIGN_WIDTH, rect.height())
            )
            left += signs.SIGN_WIDTH + 4
        pair = column.icon(row) if column.icon else None
        if pair:
            icons.draw(painter, pair[0], pair[1], left, rect.top() + (rect.height() - 16) / 2, 16)
            left += 20
        return left

    def _mark(self, painter: QPainter, kind: CellKind, rect: QRect) -> int:
        if kind is CellKind.WRONG:
            signs.draw_wrong_corner(painter, QRectF(rect))
            return 6
        if kind is CellKind.PENDING:
            signs.draw_pending_dots(painter, QRectF(rect))
            return 18
        icons.draw(painter, "lock", "soft-text", rect.right() - 17, rect.top() + (rect.height() - 12) / 2, 12)
        return 14

    def _width(self, text: str, strong: bool) -> tuple[int, bool]:
        """Return the width of a text and whether it has figures; measured once (a page holds the same few words)."""
        found = self._widths.get((text, strong))
        if found is None:
            if len(self._widths) > _MANY_WIDTHS:
                self._widths.clear()
            figures = _has_figures(text)
            found = (self._metrics[strong, figures].horizontalAdvance(text), figures)
            self._widths[text, strong] = found
        return found

    def _text(self, painter: QPainter, column: Any, row: Any, box: QRect, kind: CellKind) -> None:
        text = column.text(row)
        if not text:
            return
        if column.lines > 1:
            self._wrapped(
                painter,
                column.is_strong(row),
                column.lines,
                text,
                box,
                "bad" if kind is CellKind.WRONG else "",
            )
            return
        text = text.replace("\n", " ")
        width, figures = self._width(text, column.is_strong(row))
        metrics = self._metrics[column.is_strong(row), figures]
        room = box.width()
        if width > room:
            text = metrics.elidedText(text, _MIDDLE if column.elide_middle else _ELIDE, room)
            width = room
        painter.setFont(self._fonts[column.is_strong(row), figures])
        ink = column.ink(row) if column.ink else ""
        pen = colour("bad" if kind is CellKind.WRONG else ink or "text")
        painter.setPen(pen)
        left = box.left()
        if column.align == RIGHT:
            left += room - width
        elif column.align == CENTER:
            left += (room - width) // 2
        baseline = box.top() + (box.height() + metrics.ascent() - metrics.descent()) // 2
        painter.drawText(left, baseline, text)
        if kind is CellKind.WRONG:
            painter.setPen(QPen(pen, 1, Qt.PenStyle.DashLine))
            painter.drawLine(left, baseline + 3, left + width, baseline + 3)

    def _wrapped(self, painter: QPainter, strong: bool, most: int, text: str, box: QRect, ink: str) -> None:
        """Draw a text over several lines; what has no room is cut at the end of the last."""
        face = self._fonts[strong, False]
        lines = wrap(text, face, box.width(), most)
        metrics = self._metrics[strong, False]
        painter.setFont(face)
        painter.setPen(colour(ink or "text"))
        high = metrics.lineSpacing()
        top = box.top() + max(0, (box.height() - high * len(lines)) // 2) + metrics.ascent()
        for number, line in enumerate(lines):
            painter.drawText(box.left(), top + number * high, line)

    def height(self, column: Any, row: Any, width: int) -> int:
        """Return how high a cell of a column with several lines wants to be at a width."""
        text = column.text(row)
        indent = column.indent(row) if column.indent else 0
        marked = column.state is not None and column.state_of(row).kind is not CellKind.SAVED
        room = width - indent - 2 * PAD - (14 if marked else 0)
        face = self._fonts[column.is_strong(row), False]
        iconed = 20 if column.icon and column.icon(row) else 0
        lines = len(wrap(text, face, room - iconed, column.lines)) if text else 1
        return lines * self._metrics[column.is_strong(row), False].lineSpacing() + 12

    def _ring(self, painter: QPainter, rect: QRect) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        active = self._grid.has_keyboard()
        painter.setPen(QPen(colour("accent" if active else "line-strong"), 2))
        painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the reason of a state, else the whole text of a cut cell."""
        del option
        if not index.isValid():
            return False
        column = self._grid.table.columns[index.column()]
        row = self._grid.table.row_at(index.row())
        told = index.data(TOOLTIP)
        if not told and self.room(column, row) > view.visualRect(index).width():
            told = column.text(row)
        QToolTip.showText(event.globalPos(), told or "", view)
        return True

    # -- editing
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a line to type in; choices complete while typing, anything may stay."""
        del option
        column = self._grid.table.columns[index.column()]
        if column.lines > 1:
            long = CellText(parent)
            long.setFont(self._fonts[False, False])
            long.setAccessibleName(column.header)
            return long
        if column.choices:
            editor: QLineEdit = WordEdit(words_of(column), parent)
            editor.textEdited.connect(self._grid.word.edited)
        else:
            editor = LineField(parent=parent, longest=LONGEST_CELL)
        editor.setObjectName(CELL_EDITOR)
        editor.setFont(self._fonts[False, False])
        editor.setAccessibleName(column.header)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the line, unless the user is typing already (a refresh must not take the letters away)."""
        if self.replacing:
            return
        text = self._grid.table.columns[index.column()].text(self._grid.table.row_at(index.row()))
        if isinstance(editor, CellText) and not editor.document().isModified():
            editor.take(text)
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(text)
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the editor over the cell; one of several lines may reach below it."""
        super().updateEditorGeometry(editor, option, index)
        if isinstance(editor, CellText):
            editor.stand(option.rect)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand what was typed to the grid: one undo step."""
        del model
        if isinstance(editor, QLineEdit):
            self._grid.commit(index.row(), index.column(), editor.text())
        elif isinstance(editor, CellText):
            self._grid.commit(index.row(), index.column(), editor.toPlainText())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the editor as Excel does: Enter down, Tab right, Esc back, arrows while replacing."""
        if not isinstance(watched, (QLineEdit, CellText)) or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(watched, CellText) and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                watched.insertPlainText("\n")
            elif self._leave(watched):
                self._grid.enter(up=shift)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            if self._leave(watched):
                self._grid.tab(back=key == Qt.Key.Key_Backtab)
        elif key == Qt.Key.Key_Escape or (self._grid.word.is_open and event.matches(_UNDO)):
            self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
            self._grid.setFocus()
            self._grid.word.cancel()
        elif key == Qt.Key.Key_F2:
            self.replacing = False
        elif self.replacing and key in _ARROWS:
            if self._leave(watched):
                self._grid.step(*_ARROWS[key])
        else:
            return super().eventFilter(watched, event)
        return True

    def _leave(self, editor: QWidget) -> bool:
        """Close the editor and take its text; return whether it was taken."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self._grid.setFocus()  # Qt gives the keyboard back only while the window is the active one
        return not self._grid.word.refused

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Tell the grid that nothing is being edited any more."""
        super().destroyEditor(editor, index)
        self.replacing = False
        self._grid.editing_ended.emit()
