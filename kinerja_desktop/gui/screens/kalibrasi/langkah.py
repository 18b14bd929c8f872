"""Steps of the two undo stacks: moves tried out on the board, and moves written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from kinerja_desktop.domain.kalibrasi import Papan, Pindah

if TYPE_CHECKING:
    from kinerja_desktop.gui.screens.kalibrasi.screen import KalibrasiScreen


class Coba(QUndoCommand):
    """One move tried out; nothing is written."""

    def __init__(
        self, words: str, screen: KalibrasiScreen, papan: tuple[Papan, Papan], penugasan_id: int
    ) -> None:
        super().__init__(words)
        self._screen, self._papan, self._who = screen, papan, penugasan_id

    def redo(self) -> None:
        """Show the board after it."""
        self._screen.show_board(self._papan[1], self._who)

    def undo(self) -> None:
        """Show the board before it."""
        self._screen.show_board(self._papan[0], self._who)


class Tulis(QUndoCommand):
    """Moves written at once; undoing takes their records back."""

    def __init__(self, words: str, screen: KalibrasiScreen, pindah: Sequence[Pindah]) -> None:
        super().__init__(words)
        self._screen, self._pindah = screen, tuple(pindah)
        self._ids: tuple[int, ...] = ()
        self._is_undone = self._is_flying = False

    def redo(self) -> None:
        """Write them; while they are still being written from before, let that stand."""
        self._is_undone = False
        if not self._is_flying:
            self._is_flying = True
            self._screen.write(self._pindah, self._keep)

    def undo(self) -> None:
        """Take them back; while they are still being written, once they are."""
        self._is_undone = True
        ids, self._ids = self._ids, ()
        if ids:
            self._screen.take_back(ids)

    def _keep(self, ids: tuple[int, ...]) -> None:
        self._is_flying = False
        if self._is_undone:
            self._screen.take_back(ids)
        else:
            self._ids = ids
