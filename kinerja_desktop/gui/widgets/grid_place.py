"""Where the user stands in a grid, kept by row id while the rows behind it are replaced, sorted or filtered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QObject

if TYPE_CHECKING:
    from kinerja_desktop.gui.widgets.grid import Grid

_REPLACE = QItemSelectionModel.SelectionFlag.ClearAndSelect
_KEEP_CELLS = 5000


def parts(grid: Grid) -> list[QItemSelectionRange]:
    """Return the selected rectangles."""
    selection: Any = grid.selectionModel().selection()
    return list(selection)


@dataclass(frozen=True, slots=True)
class _Kept:
    row_id: int
    key: str
    line: int
    cells: tuple[tuple[int, int], ...]
    offset: int


class Place(QObject):
    """Remembers cursor, selection and scroll before a model reset and puts them back after it."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._kept: _Kept | None = None
        grid.table.modelAboutToBeReset.connect(self._keep)
        grid.table.modelReset.connect(self._restore)

    def in_sight(self, lost: int) -> None:
        """Scroll to the cursor if it went out of sight because the grid lost so many pixels at its foot."""
        grid = self._grid
        high, foot = grid.viewport().height(), grid.visualRect(grid.currentIndex()).bottom()
        if high < foot <= high + lost:
            grid.scrollTo(grid.currentIndex())

    def _keep(self) -> None:
        grid = self._grid
        line, column = grid.place
        if not 0 <= line < grid.table.rowCount():
            return
        small = sum(part.height() * part.width() for part in parts(grid)) <= _KEEP_CELLS
        cells = grid.selected_cells() if small else [(line, column)]
        self._kept = _Kept(
            grid.table.id_at(line),
            grid.table.columns[column].key,
            line,
            tuple((grid.table.id_at(at), across) for at, across in cells),
            line - grid.verticalScrollBar().value(),
        )

    def _restore(self) -> None:
        grid = self._grid
        grid.place = (-1, -1)
        grid.forget_selection()
        grid.layout_.rows_changed()
        kept = self._kept
        if kept is None and grid.hasFocus():
            grid.go_first()  # the keyboard waited here while the rows were read
        if kept is None or not grid.table.rowCount():
            return
        line = grid.table.line_of(kept.row_id)
        column = grid.table.column_of(kept.key)
        if grid.table.sought:
            grid.go(grid.table.best_line, column)  # Enter must not open who happened to be current before
            return
        if line is None:
            grid.go(kept.line, column)
            return
        grid.go(line, column)
        if len(kept.cells) > 1:
            lines = {row_id: grid.table.line_of(row_id) for row_id in {row_id for row_id, _ in kept.cells}}
            chosen = QItemSelection()
            for row_id, across in kept.cells:
                at = lines[row_id]
                if at is not None:
                    chosen.select(grid.table.index(at, across), grid.table.index(at, across))
            grid.selectionModel().select(chosen, _REPLACE)
        grid.verticalScrollBar().setValue(line - kept.offset)
