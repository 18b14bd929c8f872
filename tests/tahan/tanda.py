"""Where the program that is going to be killed stands: a few numbers in a shared file, written by its own process.

The file outlives the kill, so what stands in it afterwards is where the program was when it died.
"""

from __future__ import annotations

import mmap
import struct
import time
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

_SHAPE: Final = struct.Struct("=BxxxIQQ")
DI_LUAR, TERBUKA, MENGESAHKAN = 0, 1, 2
"""No write transaction; one is open; its COMMIT is under way."""


class Tanda:
    """State, how many write transactions were begun, when the present one began, how long the last one took (ns)."""

    def __init__(self, path: Path) -> None:
        with path.open("r+b") as handle:
            self._map = mmap.mmap(handle.fileno(), _SHAPE.size)

    @staticmethod
    def make(path: Path) -> Tanda:
        """Make the file, everything zero."""
        path.write_bytes(bytes(_SHAPE.size))
        return Tanda(path)

    def read(self) -> tuple[int, int, int, int]:
        """Return (state, count, began, last)."""
        state, count, began, last = _SHAPE.unpack(self._map[: _SHAPE.size])
        return int(state), int(count), int(began), int(last)

    def write(self, state: int, count: int, began: int, last: int) -> None:
        """Put the numbers."""
        self._map[: _SHAPE.size] = _SHAPE.pack(state, count, began, last)


def watch_transactions(tanda: Tanda) -> None:
    """Let the storage engine's own events move the numbers, on every engine of this process."""

    def executed(_connection: Any, _cursor: Any, statement: str, *_args: Any) -> None:
        if statement == "BEGIN IMMEDIATE":
            _state, count, _began, last = tanda.read()
            tanda.write(TERBUKA, count + 1, time.monotonic_ns(), last)

    def commits(_connection: Any) -> None:
        state, count, began, last = tanda.read()
        if state == TERBUKA:
            tanda.write(MENGESAHKAN, count, began, last)

    def over(*_: Any) -> None:
        state, count, began, _last = tanda.read()
        if state != DI_LUAR:
            tanda.write(DI_LUAR, count, began, time.monotonic_ns() - began)

    sa.event.listen(sa.Engine, "after_cursor_execute", executed)
    sa.event.listen(sa.Engine, "commit", commits)
    sa.event.listen(sa.pool.Pool, "reset", over)
