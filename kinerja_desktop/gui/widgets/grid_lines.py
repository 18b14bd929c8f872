"""Cells of several lines: breaking their text, their editor, and rows as high as they need."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from kinerja_desktop.gui.widgets.basics import CELL_EDITOR

if TYPE_CHECKING:
    from kinerja_desktop.gui.widgets.grid import Grid

_SHOWN = 1000
"""Letters of a text that are looked at: no cell shows more, and a pasted novel must not slow the painting."""
_MOST_EDITED = 8
"""Lines that the editor of a cell grows to before it scrolls."""


@lru_cache(maxsize=4000)
def wrap(text: str, face: QFont, width: int, most: int) -> tuple[str, ...]:
    """Return the lines of a text at a width, at most so many; the last one ends in dots where more would follow."""
    metrics = QFontMetrics(face)
    lines: list[str] = []
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for paragraph in text[:_SHOWN].split("\n"):
        layout = QTextLayout(paragraph, face)
        layout.setTextOption(option)
        layout.beginLayout()
        starts: list[tuple[int, int]] = []
        while len(starts) <= most:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(width, 20))
            starts.append((line.textStart(), line.textLength()))
        layout.endLayout()
        lines += [paragraph[start : start + length].rstrip() for start, length in starts] or [""]
        if len(lines) > most:
            break
    if len(lines) > most or len(text) > _SHOWN:
        last = f"{lines[min(most, len(lines)) - 1]}…"
        lines[most - 1 :] = [metrics.elidedText(last, Qt.TextElideMode.ElideRight, width)]
    return tuple(lines)


class CellText(QPlainTextEdit):
    """The editor of a cell of several lines: as high as its text, over the rows below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(CELL_EDITOR)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.document().setModified(
            False
        )  # the margin counts as a change; "modified" shall mean: somebody typed
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._cell = QRect()
        self.textChanged.connect(self._grow)

    def take(self, text: str) -> None:
        """Show the cell's text, selected as Excel does after F2."""
        self.setPlainText(text)
        self.selectAll()

    def stand(self, cell: QRect) -> None:
        """Stand over a cell."""
        self._cell = QRect(cell)
        self._grow()

    def _grow(self) -> None:
        if self._cell.isNull():
            return
        lines = max(1, min(int(self.document().size().height()), _MOST_EDITED))
        needed = lines * self.fontMetrics().lineSpacing() + 12
        box = QRect(self._cell)
        box.setHeight(max(box.height(), needed))
        above = self.parentWidget()
        room = above.rect() if above is not None else box
        if box.bottom() > room.bottom():
            box.moveBottom(max(room.bottom(), box.height()))
        self.setGeometry(box)


class RowHeights(QObject):
    """Keeps the rows of a grid as high as their cells of several lines need."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.fit)
        grid.table.modelReset.connect(self.fit)
        grid.table.dataChanged.connect(lambda *_: self._later.start())
        grid.horizontalHeader().sectionResized.connect(lambda *_: self._later.start())
        self.fit()

    def fit(self) -> None:
        """Measure every row again; a text is broken once for each width."""
        grid = self._grid
        delegate = grid.itemDelegate()
        tall = [n for n in grid.shown_columns() if grid.table.columns[n].lines > 1]
        least = grid.verticalHeader().defaultSectionSize()
        for line, row in enumerate(grid.table.visible_rows()):
            wanted = [
                delegate.height(grid.table.columns[n], row, grid.columnWidth(n))  # type: ignore[attr-defined] # GridDelegate: importing it would go in a circle
                for n in tall
            ]
            height = max([least, *wanted])
            if grid.rowHeight(line) != height:
                grid.setRowHeight(line, height)
                grid.frozen.setRowHeight(line, height)
