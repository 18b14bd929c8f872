"""Whole copies of the database while it is in use, by SQLite's own backup; checked before they count."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.berkas import writing
from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.storage import engine

_KEPT = {"harian": 7, "impor": 3, "migrasi": 3, "sendiri": 7}
_STAMP = "%Y-%m-%d_%H%M%S"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy in ``backup/``: when (local time of this PC), why, bytes."""

    path: Path
    moment: datetime
    why: str
    size: int


def make(folder: Path, why: str) -> Path:
    """Copy ``kinerja.db`` to ``backup/`` and return the copy.

    Args:
        folder: the office folder.
        why: ``harian``, ``impor``, ``migrasi`` or ``sendiri`` (the user asked); older copies of the same kind beyond the kept number go.

    Raises:
        StorageError: ``kantor.rusak``: the copy is not whole; ``simpanan.penuh`` and its like.
        FileError: the copy cannot be written.
    """
    moment = clock.local(clock.now())
    target = folder / "backup" / f"{moment:%Y-%m-%d_%H%M%S}_{why}.db"
    with writing(target) as part:
        try:
            verdict = _copy(folder / "kinerja.db", part)
        except sqlite3.Error as error:
            raise engine.refused(str(error)) from error
        if verdict != "ok":
            raise StorageError("kantor.rusak", folder=str(folder), sebab=str(verdict))
    for old in _of_kind(folder, why)[_KEPT[why] :]:
        with suppress(OSError):  # a virus scanner may hold it; it goes next time
            old.unlink()
    return target


def _copy(source: Path, target: Path) -> str:
    """Copy a database and return what SQLite says of the copy."""
    with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as copy:
        here.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        return str(copy.execute("PRAGMA quick_check").fetchone()[0])


def worthwhile(folder: Path) -> bool:
    """Return whether there is a file to copy (a server has none here; its copies are the server's)."""
    return (folder / "kinerja.db").is_file()


def latest(folder: Path) -> datetime | None:
    """Return when the newest copy was made (local time of this PC), None if there is none."""
    return max((copy.moment for copy in copies(folder)), default=None)


def copies(folder: Path) -> list[Copy]:
    """Return the copies in ``backup/``, the newest first; files that we did not name are passed over."""
    found: list[Copy] = []
    for path in (folder / "backup").glob("*_*_*.db"):
        try:
            moment = datetime.strptime(path.name[:17], _STAMP)  # noqa: DTZ007 - local by contract
        except ValueError:
            continue
        found.append(Copy(path, moment, path.stem[18:], path.stat().st_size))
    return sorted(found, key=lambda copy: copy.moment, reverse=True)


def _of_kind(folder: Path, why: str) -> list[Path]:
    return sorted((folder / "backup").glob(f"*_{why}.db"), reverse=True)
