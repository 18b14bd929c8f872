"""Whole copies of the database while it is in use, by SQLite's own backup; checked before they count."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.berkas import writing
from kinerja_desktop.foundation.errors import FileError, StorageError
from kinerja_desktop.storage import engine

KEPT = {"harian": 7, "impor": 3, "migrasi": 3, "sendiri": 7, "pulih": 3}
"""How many copies of a kind stay: one a day for a week; the last three of those made before something big."""
_STAMP = "%Y-%m-%d_%H%M%S"
SPARE = 16 * 1024 * 1024
"""Bytes that stay free beside a copy: the office goes on writing."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy in ``backup/``: when (local time of this PC), why, bytes."""

    path: Path
    moment: datetime
    why: str
    size: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What a copy holds.

    Attributes:
        kantor: uid of the office; ``nama`` its name.
        skema: number of its newest migration.
        pegawai: how many people.
        revisi: uid of the last change, None before the first; ``waktu`` when it was made.
    """

    kantor: bytes
    nama: str
    skema: int
    pegawai: int
    revisi: bytes | None
    waktu: datetime | None


def make(folder: Path, why: str) -> Path:
    """Copy ``kinerja.db`` to ``backup/`` and return the copy.

    Args:
        folder: the office folder.
        why: a kind of `KEPT`; older copies of the same kind beyond the kept number go, never the one just made
            (with a clock that was set back it is the oldest by its name).

    Raises:
        StorageError: ``kantor.rusak``: the copy is not whole; ``simpanan.penuh`` and its like.
        FileError: ``backup.ruang-kurang``; the copy cannot be written.
    """
    require_room(folder)
    target = _free_name(folder, why)
    with writing(target) as part:
        try:
            verdict = copy_database(folder / "kinerja.db", part)
        except sqlite3.Error as error:
            raise engine.refused(error) from error
        if verdict != "ok":
            raise StorageError("kantor.rusak", folder=str(folder), sebab=str(verdict))
    others = [one.path for one in copies(folder) if one.why == why and one.path != target]
    for old in others[KEPT[why] - 1 :]:
        with suppress(OSError):  # a virus scanner may hold it; it goes next time
            old.unlink()
    return target


def require_room(folder: Path, also: int = 0) -> None:
    """Refuse before anything is written when the drive has no room for a copy of the office in ``folder``.

    Args:
        folder: the office folder.
        also: bytes that are written besides.

    Raises:
        FileError: ``backup.ruang-kurang``.
    """
    files = (folder / name for name in ("kinerja.db", "kinerja.db-wal"))
    try:
        needed = sum(file.stat().st_size for file in files if file.exists()) + also + SPARE
        free = shutil.disk_usage(folder).free
    except OSError:
        return  # the writing itself will say what is wrong with the folder
    if free < needed:
        raise FileError("backup.ruang-kurang", folder=str(folder), perlu=_mega(needed), ada=_mega(free))


def _mega(size: int) -> int:
    return -(-size // (1024 * 1024))


def _free_name(folder: Path, why: str) -> Path:
    """Return a name that no copy has: two in one second, or a clock set back, must not replace an older one."""
    moment = clock.local(clock.now())
    while True:
        target = folder / "backup" / f"{moment:%Y-%m-%d_%H%M%S}_{why}.db"
        if not target.exists():
            return target
        moment += timedelta(seconds=1)


def copy_database(source: Path, target: Path) -> str:
    """Copy a database as it is at one moment, and return what SQLite says of the copy.

    Raises:
        sqlite3.Error: it cannot be read or written.
    """
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
        moment, why = named(path), path.stem[18:]
        with suppress(OSError):  # it may go while we look
            if moment is not None and why in KEPT:
                found.append(Copy(path, moment, why, path.stat().st_size))
    return sorted(found, key=lambda copy: copy.moment, reverse=True)


def named(path: Path) -> datetime | None:
    """Return when a copy was made by its name (local time), None for a name that is not ours."""
    try:
        return datetime.strptime(path.name[:17], _STAMP)  # noqa: DTZ007 - local by contract
    except ValueError:
        return None


def contents(copy: Path) -> Contents:
    """Return what a copy holds; the file is only read, and nothing is made beside it.

    Raises:
        StorageError: ``salinan.rusak``: no database, or without an office in it.
    """
    try:
        with closing(read_only(copy)) as connection:
            skema = connection.execute("PRAGMA user_version").fetchone()[0]
            own = connection.execute("SELECT uid, nama FROM kantor WHERE milik_sendiri").fetchone()
            people = connection.execute("SELECT count(*) FROM pegawai").fetchone()[0]
            last = connection.execute("SELECT uid, waktu FROM revisi ORDER BY seq DESC LIMIT 1").fetchone()
    except sqlite3.Error as error:
        raise StorageError("salinan.rusak", berkas=copy.name, sebab=str(error)) from error
    if own is None:
        raise StorageError("salinan.rusak", berkas=copy.name, sebab="tanpa kantor")
    when = datetime.fromtimestamp(last[1] / 1_000_000, UTC) if last else None
    return Contents(
        bytes(own[0]), str(own[1]), int(skema), int(people), bytes(last[0]) if last else None, when
    )


def holds_revision(folder: Path, revision: bytes) -> bool:
    """Return whether a change is part of the present data; a database that cannot be read holds every one.

    A copy whose last change is not there was made on another line: on a second PC, or before a restore.
    """
    database = folder / "kinerja.db"
    if not database.is_file():
        return True
    try:
        with closing(sqlite3.connect(database, timeout=10)) as connection:
            found = connection.execute("SELECT 1 FROM revisi WHERE uid = ?", (revision,)).fetchone()
    except sqlite3.Error:
        return True
    return found is not None


def read_only(database: Path) -> sqlite3.Connection:
    """Return a connection to a file that nobody writes: no lock, no file beside it, works on a read-only medium.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    return sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
