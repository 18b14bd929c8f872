"""Who may write: one process at a time holds the office folder.

The window holds it as long as it is open, a writing command as long as it runs. Reading needs no lock.
The operating system frees it when the process dies, so a power cut leaves nothing behind.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

from kinerja_desktop.foundation.errors import StorageError


class WriterLock:
    """An exclusive lock on ``kantor.lock`` in the office folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._handle: IO[bytes] | None = None

    def acquire(self) -> None:
        """Take the lock or say who has it.

        Raises:
            StorageError: ``kantor.sedang-dibuka`` or ``kantor.hanya-baca``.
        """
        if self._handle is not None:
            return
        try:
            handle = (self._folder / "kantor.lock").open("ab")
        except OSError as error:
            raise StorageError("kantor.hanya-baca", folder=str(self._folder)) from error
        try:
            _lock(handle)
        except OSError as error:
            handle.close()
            raise StorageError("kantor.sedang-dibuka", folder=str(self._folder)) from error
        self._handle = handle

    @property
    def held(self) -> bool:
        """Whether this process may write."""
        return self._handle is not None

    def release(self) -> None:
        """Give the lock back."""
        if self._handle is not None:
            self._handle.close()
            self._handle = None


def _lock(handle: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle.fileno(), 0, os.SEEK_SET)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
