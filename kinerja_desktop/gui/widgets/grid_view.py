"""What the grid's main view and its frozen columns share: looks, and a mouse that the grid understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from kinerja_desktop.gui.widgets.grid_delegate import GridDelegate
from kinerja_desktop.gui.widgets.grid_header import GridHeader

if TYPE_CHECKING:
    from kinerja_desktop.gui.widgets.grid import Grid

ROW_HEIGHT = 28


class GridView(QTableView):
    """What the main view and its frozen columns share: looks, and a mouse that the grid understands."""

    grid: Grid

    def dress(self, grid: Grid) -> None:
        """Set the looks."""
        self.grid = grid
        self.setItemDelegate(GridDelegate(grid, for_frozen=self is not grid))
        self.setHorizontalHeader(GridHeader(grid, self))
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select as Excel does."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.grid.pressed_at(index, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the same menu over the frozen columns as over the others."""
        self.grid.contextMenuEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend while dragging."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.grid.dragged_to(self, event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End dragging."""
        event.accept()
        self.grid.released()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit, or open the row."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.grid.open_cell()
