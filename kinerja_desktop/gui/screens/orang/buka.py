"""F9 and the entry of the menu that open everything about the person of a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from kinerja_desktop.gui import icons, shortcuts
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.widgets.grid import Grid

T = TypeVar("T")
KUNCI = "F9"


class BukaOrang(QObject):
    """One list of a screen; the others of the list go along in their order.

    Args:
        screen: where the list stands.
        asal: key of that screen, to come back to.
        pegawai_of: whose row it is.
    """

    def __init__(
        self, screen: Screen, asal: str, grid: Grid, table: TableModel[T], pegawai_of: Callable[[T], int]
    ) -> None:
        super().__init__(screen)
        self._screen, self._asal = screen, asal
        self._grid, self._table, self._pegawai_of = grid, table, pegawai_of
        grid.menu_requested.connect(self.fill)
        shortcuts.bind(KUNCI, screen, self.open, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def fill(self, menu: QMenu, _ids: list[int]) -> None:
        """Put the entry into a menu."""
        menu.addSeparator()
        action = menu.addAction(self.tr("Semua tentang pegawai ini  {0}").format(KUNCI))
        icons.put(action, "user", "soft-text", 16)
        action.triggered.connect(self.open)

    def open(self) -> None:
        """Go there."""
        row_id = self._grid.current_id()
        row = self._table.row_by_id(row_id) if row_id is not None else None
        if row is None:
            return
        people = tuple(dict.fromkeys(self._pegawai_of(one) for one in self._table.visible_rows()))
        self._screen.session.go("orang", pegawai=self._pegawai_of(row), daftar=people, asal=self._asal)
