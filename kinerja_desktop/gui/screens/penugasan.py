"""Screens about positions: a list with a row per penugasan, and what Enter opens from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.gui import shortcuts
from kinerja_desktop.gui.events import Follower, Refresher
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.grid_panel import GridPanel


class DaftarPenugasan(Screen):
    """A list of positions with chips; it is read anew for another unit, period, office, and for changes.

    A subclass sets `table`, `panel` and `grid` and calls `begin` last; it says what is read (`reading`) and over
    which words (`heading`).

    Attributes:
        groups: the chips, each with its condition.
        chip: the argument of `open_at` that chooses one.
        kinds: the changes after which the list is read again.
        waiting: what the window says while it is read.
    """

    groups: Mapping[str, Callable[[Any], bool]] = MappingProxyType({})
    chip = ""
    kinds: tuple[str, ...] = ()
    waiting = ""
    table: TableModel[Any]
    panel: GridPanel
    grid: Grid

    def __init__(self, session: Session, title: str) -> None:
        super().__init__(session, title)
        self._wanted = 0

    def begin(self) -> None:
        """Follow the session and read for the first time."""
        session = self.session
        session.opened.connect(self.reload)
        Follower(self, self.reload, session.periodeChanged, session.unitChanged)
        Refresher(self, session.changes, self.kinds, lambda _changes: self.reload())
        shortcuts.bind(shortcuts.RELOAD, self, self.reload)
        self.reload()

    def reading(self) -> Callable[[Progress], Sequence[Any]]:
        """Return what reads the rows for unit and period of now; it runs in a task."""
        raise NotImplementedError

    def heading(self) -> str:
        """Return what stands beside the title."""
        raise NotImplementedError

    def reload(self, *_: object) -> None:
        """Read the list again."""
        if not self.session.is_open or not self.session.periode:
            self.table.rows_replaced(())
            return
        self.read_newest(self.reading(), self._loaded, self.waiting)

    def _loaded(self, rows: Sequence[Any]) -> None:
        self.table.rows_replaced(rows)
        self.subtitle.setText(self.heading())
        if self.panel.chips is not None:
            self.panel.chips.show_counts(self.table.count_by(self.groups), hide_empty=True)
        several = len({row.unit_id for row in rows}) > 1
        if several == ("unit" in self.grid.hidden_columns()):
            self.grid.hide_column("unit", not several)
        if self._wanted:
            self.go_to(self._wanted)

    def first_focus(self) -> QWidget:
        """Return the grid."""
        return self.grid

    def open_at(self, args: Mapping[str, object]) -> None:
        """Show a chip (`chip`) or a person (``penugasan``)."""
        group, penugasan = args.get(self.chip), args.get("penugasan")
        if isinstance(group, str) and group in self.groups and self.panel.chips is not None:
            self.panel.chips.choose(group)
        if isinstance(penugasan, int):
            self.go_to(penugasan)

    def go_to(self, penugasan_id: int) -> None:
        """Put the cursor on a row; filters that hide it are lifted."""
        self._wanted = 0
        if self.table.row_by_id(penugasan_id) is None:
            self._wanted = 0 if self.table.rows and not self.is_reading else penugasan_id
            return
        if self.table.line_of(penugasan_id) is None:
            self.panel.show_all()
        self.grid.go_to(penugasan_id, "nama")
        self.grid.setFocus()

    def open_current(self) -> None:
        """Open the cursor's row."""
        id_ = self.grid.current_id()
        if id_ is not None:
            self.open(id_)

    def open(self, penugasan_id: int) -> None:
        """Open a row."""
        raise NotImplementedError

    def chosen(self) -> list[Any]:
        """Return the selected rows."""
        return [row for row in map(self.table.row_by_id, self.grid.selected_ids()) if row is not None]


class LembarPenugasan(Screen):
    """What is opened of one position; previous and next walk the list it was opened from.

    Attributes:
        list_key: the screen of that list.
        penugasan_id: whose.
        order: the positions of the list, as it was shown.
    """

    list_key = ""

    def __init__(self, session: Session, title: str) -> None:
        super().__init__(session, title)
        self.penugasan_id = 0
        self.order: tuple[int, ...] = ()

    def load(self) -> None:
        """Read `penugasan_id`."""
        raise NotImplementedError

    def may_walk(self) -> bool:
        """Return whether another position may be opened now: what was typed is handed over, or must not be lost."""
        return self.may_leave()

    def neighbour(self, way: int) -> None:
        """Open the previous or next person of the list."""
        if self.penugasan_id not in self.order:
            return
        at = self.order.index(self.penugasan_id) + way
        if 0 <= at < len(self.order) and self.may_walk():
            self.penugasan_id = self.order[at]
            self.load()

    def to_list(self) -> None:
        """Go back to the list, the cursor on this person."""
        if self.may_leave():
            self.session.go(self.list_key, penugasan=self.penugasan_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody inside needed goes back to the list."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.to_list()
        else:
            super().keyPressEvent(event)
