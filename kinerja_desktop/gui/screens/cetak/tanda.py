"""Ticking by hand: a click on a tick, or Space on it, for the selected rows."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from kinerja_desktop.gui.widgets.grid import Grid


class TickKeys(QObject):
    """Watches a grid; ``call(row_ids, column key)`` is told what the user ticked.

    A click on the tick of a row that is part of a selection of several counts for all of them.
    """

    def __init__(self, grid: Grid, keys: Collection[str], call: Callable[[list[int], str], object]) -> None:
        super().__init__(grid)
        self._grid, self._keys, self._call = grid, frozenset(keys), call
        grid.installEventFilter(self)
        for view in (grid, grid.frozen):
            view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Space on the grid and plain clicks on ticks."""
        if event.type() == QEvent.Type.KeyPress and watched is self._grid and isinstance(event, QKeyEvent):
            return event.key() == Qt.Key.Key_Space and not event.modifiers() and self._space()
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            view = self._grid if watched is self._grid.viewport() else self._grid.frozen
            if watched is view.viewport() and event.button() == Qt.MouseButton.LeftButton:
                return not event.modifiers() and self._click(view.indexAt(event.position().toPoint()))
        return False

    def _space(self) -> bool:
        line, column = self._grid.place
        key = self._grid.table.columns[column].key if line >= 0 else ""
        if key not in self._keys:
            return False
        self._call(self._grid.selected_ids(), key)
        return True

    def _click(self, index: object) -> bool:
        from PySide6.QtCore import QModelIndex

        if not isinstance(index, QModelIndex) or not index.isValid():
            return False
        table = self._grid.table
        key = table.columns[index.column()].key
        if key not in self._keys:
            return False
        row_id, chosen = table.id_at(index.row()), self._grid.selected_ids()
        self._grid.setFocus(Qt.FocusReason.MouseFocusReason)
        if row_id not in chosen or len(chosen) == 1:
            self._grid.go(index.row(), index.column())
            chosen = [row_id]
        self._call(chosen, key)
        return True
