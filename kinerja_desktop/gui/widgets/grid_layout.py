"""Widths, hidden and frozen columns of a grid, and what is remembered of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import chain
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QFrame

from kinerja_desktop.gui.store import Store
from kinerja_desktop.gui.widgets.grid_delegate import GridDelegate
from kinerja_desktop.gui.widgets.grid_header import HEIGHT, GridHeader

if TYPE_CHECKING:
    from kinerja_desktop.gui.widgets.grid import Grid

_WIDEST = 260
_NARROWEST = 132
_SAMPLE = 300
_LONGEST = 20
_PORTION = 2_000
"""Rows of a column whose texts are looked at in one turn: all of a big office in five columns held the window for 0.1 s."""
_BETWEEN = 10
"""Milliseconds between two portions, for whoever types or clicks."""
_ROUND = 7
"""Pixels of the inner radius of the frame (ui/styles/base.qss: 8, less the line)."""


def _without_corners(box: QRect, left: bool, right: bool) -> QRegion:
    """Return a rectangle whose upper corners are as round as the inside of the frame."""
    found, size = QRegion(box), _ROUND
    for wanted, x, circle in (
        (left, box.left(), box.left()),
        (right, box.right() - size + 1, box.right() - 2 * size + 1),
    ):
        if wanted:
            corner = QRegion(x, box.top(), size, size)
            found -= corner - QRegion(circle, box.top(), 2 * size, 2 * size, QRegion.RegionType.Ellipse)
    return found


@dataclass
class _Longest:
    """The rows with the longest texts of a column among those that were looked at until now."""

    rows: Sequence[Any]
    found: list[Any] = field(default_factory=list)
    at: int = 0

    @property
    def done(self) -> bool:
        """Return whether all rows were looked at."""
        return self.at >= len(self.rows)

    def look(self, column: Any, many: int) -> None:
        """Look at so many rows more."""
        portion = self.rows[self.at : self.at + many]
        self.found = nlargest(_LONGEST, chain(self.found, portion), key=lambda row: len(column.text(row)))
        self.at += many


class GridLayout(QObject):
    """Keeps the frozen view over the main one and the columns as wide as they should be."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._natural: dict[int, int] = {}
        self._longest_of: dict[str, _Longest] = {}
        self._by_hand: set[int] = set()
        self._setting = False
        self._name = ""
        self._store: Store | None = None
        self._place_wanted: tuple[int, str] | None = None
        self._scroll_wanted = (0, 0)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(150)
        self._later.timeout.connect(self.remember)
        self._search = QTimer(self)
        self._search.setSingleShot(True)
        self._search.setInterval(_BETWEEN)
        self._search.timeout.connect(self._look_on)
        self._dress_frozen()
        for number, column in enumerate(grid.table.columns):
            if column.hidden:
                grid.setColumnHidden(number, True)
        grid.horizontalHeader().sectionResized.connect(self._resized)
        grid.frozen.horizontalHeader().sectionResized.connect(self._frozen_resized)
        grid.cursor_moved.connect(self._moved)
        grid.verticalScrollBar().valueChanged.connect(self._moved)
        self.rows_changed()

    def _moved(self, *_: object) -> None:
        # never put off by the next move: who types without a pause must find the cursor again after a power cut
        if self._name and not self._later.isActive():
            self._later.start()

    def _dress_frozen(self) -> None:
        grid, frozen = self._grid, self._grid.frozen
        frozen.dress(grid)
        frozen.setObjectName("beku")
        frozen.setModel(grid.table)
        frozen.setSelectionModel(grid.selectionModel())
        frozen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frozen.setFocusProxy(grid)
        frozen.setFrameShape(QFrame.Shape.NoFrame)
        frozen.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frozen.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frozen.setAccessibleName(grid.accessibleName())
        for number, column in enumerate(grid.table.columns):
            frozen.setColumnHidden(number, not column.frozen)
        grid.verticalScrollBar().valueChanged.connect(frozen.verticalScrollBar().setValue)
        frozen.verticalScrollBar().valueChanged.connect(grid.verticalScrollBar().setValue)
        frozen.setVisible(any(column.frozen for column in grid.table.columns))

    def frozen_width(self) -> int:
        """Return how much of the left side the frozen columns cover."""
        columns = self._grid.table.columns
        return sum(
            self._grid.columnWidth(n)
            for n, c in enumerate(columns)
            if c.frozen and not self._grid.isColumnHidden(n)
        )

    def rows_changed(self) -> None:
        """Measure again: other rows may be wider."""
        grid = self._grid
        sample = [grid.table.row_at(line) for line in range(min(_SAMPLE, grid.table.rowCount()))]
        for number, column in enumerate(grid.table.columns):
            self._natural[number] = column.width or self._measure(column, sample)
        self.fit()

    def _measure(self, column: Any, sample: list[Any]) -> int:
        header, delegate = self._grid.horizontalHeader(), self._grid.itemDelegate()
        assert isinstance(header, GridHeader)  # noqa: S101 - set in dress()
        assert isinstance(delegate, GridDelegate)  # noqa: S101 - set in dress()
        least = header.room(column.header)
        if column.never_elided:
            return max([least, *(delegate.room(column, row) for row in self._longest(column))])
        widest = max((delegate.room(column, row) for row in sample), default=0)
        return max(least, min(widest, column.widest or _WIDEST))

    def _longest(self, column: Any) -> list[Any]:
        """Return the rows with the longest texts of a column; looked for once in all rows, not at each filter.

        Of many rows only the first are looked at here, the others portion by portion while nothing else is to be done.
        """
        rows = self._grid.table.rows
        known = self._longest_of.get(column.key)
        if known is None or known.rows is not rows:
            known = self._longest_of[column.key] = _Longest(rows)
            known.look(column, _SAMPLE)  # of every column, in this turn
        if not known.done:
            self._search.start()
        return known.found

    def _look_on(self) -> None:
        """Look at the next portion; once all rows were looked at, let the columns be as wide as the longest text of all."""
        columns, rows = self._grid.table.columns, self._grid.table.rows
        for column in columns:
            known = self._longest_of.get(column.key)
            if known is not None and known.rows is rows and not known.done:
                known.look(column, _PORTION)
                self._search.start()
                return
        natural = {n: self._measure(c, []) for n, c in enumerate(columns) if c.never_elided and not c.width}
        if any(self._natural.get(number) != width for number, width in natural.items()):
            self._natural.update(natural)
            self.fit()

    def fit(self) -> None:
        """Set widths; spare room goes to columns that are not narrow by nature."""
        grid = self._grid
        shown = grid.shown_columns()
        widths = {n: grid.columnWidth(n) if n in self._by_hand else self._natural.get(n, 80) for n in shown}
        spare = grid.viewport().width() - sum(widths.values())
        growing = self._growing(shown)
        if spare > 0 and growing:
            share, rest = divmod(spare, len(growing))
            for place, number in enumerate(growing):
                widths[number] += share + (rest if place == len(growing) - 1 else 0)
        elif spare < 0:
            self._shrink(widths, -spare)
        self._setting = True
        for number, width in widths.items():
            grid.setColumnWidth(number, width)
            grid.frozen.setColumnWidth(number, width)
        self._setting = False
        self._place_frozen()

    def _growing(self, shown: list[int]) -> list[int]:
        """Return who gets spare room: columns of long texts, those that stay at the left last; else the last free one."""
        columns = self._grid.table.columns
        found = [n for n in shown if self._grows(n)]
        moving = [n for n in found if not columns[n].frozen]
        free = [n for n in shown if not (columns[n].width or columns[n].never_elided or n in self._by_hand)]
        return moving or [n for n in free if not columns[n].frozen][-1:] or found

    def _shrink(self, widths: dict[int, int], missing: int) -> None:
        """Take what is missing from columns that can be cut (their tooltip has the whole text), as far as it goes."""
        soft = {
            number: max(0, widths[number] - _NARROWEST)
            for number in widths
            if self._grows(number) and not self._grid.table.columns[number].frozen
        }
        room = sum(soft.values())
        if not room:
            return
        share = min(1.0, missing / room)
        for number, spare in soft.items():
            widths[number] -= round(spare * share)

    def _grows(self, number: int) -> bool:
        column = self._grid.table.columns[number]
        return (
            number not in self._by_hand
            and not column.never_elided
            and not column.width
            and self._natural.get(number, 0) > 110
        )

    def _place_frozen(self) -> None:
        grid = self._grid
        frame = grid.frameWidth()
        grid.frozen.horizontalHeader().setFixedHeight(HEIGHT)
        height = grid.viewport().height() + HEIGHT
        grid.frozen.setGeometry(frame, frame, self.frozen_width() + 1, height)
        grid.frozen.raise_()
        self._round()

    def _round(self) -> None:
        """Keep header and frozen columns off the round corners of the frame, which they would paint over."""
        header, frozen = self._grid.horizontalHeader(), self._grid.frozen
        header.setMask(_without_corners(header.rect(), left=True, right=True))
        frozen.setMask(_without_corners(frozen.rect(), left=True, right=False))

    def _resized(self, number: int, _: int, width: int) -> None:
        if not self._setting:
            self._by_hand.add(number)
            self._grid.frozen.setColumnWidth(number, width)
            self._place_frozen()
            self._later.start()

    def _frozen_resized(self, number: int, _: int, width: int) -> None:
        if not self._setting:
            self._grid.setColumnWidth(number, width)

    def hide(self, key: str, hidden: bool) -> None:
        """Hide or show a column; frozen ones stay, and so does the last one that is shown."""
        number = self._grid.table.column_of(key)
        column = self._grid.table.columns[number]
        if column.frozen or (hidden and self._grid.shown_columns() == [number]):
            return
        self._grid.setColumnHidden(number, hidden)
        line, current = self._grid.place
        if hidden and current == number and line >= 0:
            shown = self._grid.shown_columns()
            self._grid.go(line, min(shown, key=lambda other: abs(other - number)))
        self.fit()
        self.remember()

    # -- remembering
    def remember_as(self, name: str) -> None:
        """Restore what is remembered under a name and remember from now on."""
        self._name = name
        self._store = store = Store()
        grid = self._grid
        keys = {column.key: number for number, column in enumerate(grid.table.columns)}
        remembered = store.text(f"tabel/{name}/tersembunyi", "-")
        if remembered != "-":
            hidden = remembered.split("|")
            for key, number in keys.items():
                grid.setColumnHidden(number, key in hidden and not grid.table.columns[number].frozen)
        for pair in store.texts(f"tabel/{name}/lebar"):
            key, _, width = pair.partition(":")
            if key in keys and width.isdecimal():
                self._by_hand.add(keys[key])
                self._setting = True
                grid.setColumnWidth(keys[key], int(width))
                self._setting = False
        order = [pair.partition(":") for pair in store.texts(f"tabel/{name}/urutan")]
        grid.table.set_order([(key, way == "turun") for key, _, way in order if key in keys])
        row_id, key = store.number(f"tabel/{name}/baris", 0), store.text(f"tabel/{name}/kolom")
        self._place_wanted = (row_id, key) if key in keys else None
        self._scroll_wanted = (store.number(f"tabel/{name}/gulir"), store.number(f"tabel/{name}/geser"))
        self.fit()
        self.restore_place()
        grid.table.modelReset.connect(self.restore_place)

    def restore_place(self) -> None:
        """Put the cursor where it was last time, once the rows are there and the grid has its size."""
        if self._grid.isVisible():
            self._go_there()
        else:
            QTimer.singleShot(0, self, self._go_there)

    def _go_there(self) -> None:
        grid = self._grid
        if self._place_wanted is None or not grid.table.rowCount():
            return
        row_id, key = self._place_wanted
        self._place_wanted = None
        grid.doItemsLayout()  # else the scroll bars do not know the rows yet
        if grid.go_to(row_id, key):
            down, across = self._scroll_wanted
            grid.verticalScrollBar().setValue(down)
            grid.horizontalScrollBar().setValue(across)
            grid.scrollTo(grid.currentIndex())

    def remember(self) -> None:
        """Write everything down."""
        if not self._name or self._store is None:
            return
        store, grid = self._store, self._grid
        base = f"tabel/{self._name}"
        columns = grid.table.columns
        store.put(f"{base}/tersembunyi", "|".join(grid.hidden_columns()))
        store.put(f"{base}/lebar", [f"{columns[n].key}:{grid.columnWidth(n)}" for n in sorted(self._by_hand)])
        store.put(
            f"{base}/urutan", [f"{key}:{'turun' if down else 'naik'}" for key, down in grid.table.order]
        )
        row_id = grid.current_id()
        if row_id is not None and self._place_wanted is None:
            store.put(f"{base}/baris", row_id)
            store.put(f"{base}/kolom", columns[grid.place[1]].key)
            store.put(f"{base}/gulir", grid.verticalScrollBar().value())
            store.put(f"{base}/geser", grid.horizontalScrollBar().value())
