"""Copies of the files of activities: beside those of the office, restored one year at a time.

A copy is called like one of the office with the year behind it (``2026-11-28_090000_harian_kegiatan-2026.db``), so that
neither kind is ever taken for the other.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.berkas import writing
from kinerja_desktop.foundation.errors import FileError, StorageError
from kinerja_desktop.storage import backup, engine
from kinerja_desktop.storage.kegiatan.buku import BukuKegiatan, damage
from kinerja_desktop.storage.kegiatan.tabel import SKEMA
from kinerja_desktop.storage.kunci import WriterLock

KEPT: Final = 2
"""Copies of a year that stay: a year of a large office has some 500 MB. What the year itself lost stays besides."""
_NAME: Final = re.compile(r"[0-9-]{10}_[0-9]{6}_[a-z]+_(kegiatan-([0-9]{4})\.db)")


@dataclass(frozen=True, slots=True)
class SalinanKegiatan:
    """A copy of one year: when (local time of this PC), bytes."""

    path: Path
    tahun: int
    moment: datetime
    size: int


def copies(folder: Path, tahun: int | None = None) -> list[SalinanKegiatan]:
    """Return the copies (of a year), the newest first."""
    found: list[SalinanKegiatan] = []
    for path in (folder / "backup").glob("*_kegiatan-*.db"):
        named, moment = _NAME.fullmatch(path.name), backup.named(path)
        if named is None or moment is None or (tahun is not None and int(named[2]) != tahun):
            continue
        with suppress(OSError):  # it may go while we look
            found.append(SalinanKegiatan(path, int(named[2]), moment, path.stat().st_size))
    return sorted(found, key=lambda one: (one.moment, one.tahun), reverse=True)


def year_of(copy: Path) -> int | None:
    """Return the year of a copy of activities by its name, None for any other file."""
    found = re.fullmatch(r"(?:.*_)?kegiatan-([0-9]{4})\.db", copy.name)
    return int(found[1]) if found else None


def make(buku: BukuKegiatan, tahun: int, why: str, spare: Path | None = None) -> Path | None:
    """Copy a year unless its newest copy holds the same last step; return the copy.

    Of older copies those go whose steps the year still has; a copy that alone holds something is never removed.

    Args:
        buku: the files of the office.
        tahun: of the file to copy.
        why: stands in the name of the copy.
        spare: a copy that stays although there are newer ones: it is about to be gone back to.

    Raises:
        StorageError: ``kegiatan.rusak``: the file is not whole; ``simpanan.penuh`` and its like.
        FileError: ``backup.ruang-kurang``; the copy cannot be written.
    """
    source = buku.path(tahun)
    others = copies(buku.folder, tahun)
    if others and _last_step(others[0].path) == _last_step(source):
        return None
    _require_room(source)
    target = _free_name(buku.folder, why, source.name)
    with writing(target) as part:
        try:
            verdict = backup.copy_database(source, part)
        except sqlite3.Error as error:
            raise engine.refused(error) from error
        if verdict != "ok":
            raise StorageError("kegiatan.rusak", berkas=source.name, sebab=verdict)
    for old in others[KEPT - 1 :]:
        if old.path == spare or not _has_step(source, _last_step(old.path)):
            continue
        with suppress(OSError):  # a virus scanner may hold it; it goes next time
            old.path.unlink()
    return target


def restore(folder: Path, copy: Path, tahun: int, kantor: bytes) -> Path | None:
    """Put a copy in the place of a year's file and return where what was there is kept; nobody may have the office open.

    A file that can be read is overwritten by SQLite's own backup in one transaction, one that cannot is put aside.

    Raises:
        StorageError: ``salinan.rusak``, ``kegiatan.lebih-baru``, ``kantor.sedang-dibuka``; the present file is as it was.
        FileError: no room, or the folder cannot be written.
    """
    wrong = damage(copy, kantor)
    if wrong:
        raise StorageError("salinan.rusak", berkas=copy.name, sebab=wrong)
    with closing(backup.read_only(copy)) as connection:
        if int(connection.execute("PRAGMA user_version").fetchone()[0]) > SKEMA:
            raise StorageError("kegiatan.lebih-baru", berkas=copy.name)
        if int(connection.execute("SELECT tahun FROM berkas").fetchone()[0]) != tahun:
            raise StorageError("salinan.rusak", berkas=copy.name, sebab="tahun lain")
    lock = WriterLock(folder)
    lock.acquire()
    try:
        return _replace(BukuKegiatan(folder, lock.acquire), copy, tahun, kantor)
    finally:
        lock.release()


def _replace(buku: BukuKegiatan, copy: Path, tahun: int, kantor: bytes) -> Path | None:
    target = buku.path(tahun)
    # the copy goes into the log first and from there into the file: said before anything is written
    _require_room(target, 2 * copy.stat().st_size)
    kept: Path | None = None
    if buku.holds(tahun):
        kept = _put_aside(target) if damage(target, kantor) else make(buku, tahun, "pulih", copy)
    try:
        with closing(backup.read_only(copy)) as here, closing(sqlite3.connect(target, timeout=10)) as there:
            there.execute("PRAGMA journal_mode=WAL").fetchone()
            there.execute("PRAGMA synchronous=FULL")
            here.backup(there)
            there.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error as error:
        raise engine.refused(error) from error
    return kept


def _put_aside(target: Path) -> Path:
    stamp = f"{clock.local(clock.now()):%Y-%m-%d_%H%M%S}"
    for side in ("", "-wal", "-shm"):
        file = target.with_name(target.name + side)
        if file.exists():
            file.replace(file.with_name(f"{file.name}.{stamp}.rusak"))
    return target.with_name(f"{target.name}.{stamp}.rusak")


def _last_step(file: Path) -> bytes | None:
    """Return the uid of the last step in a file; a file that cannot be read has none."""
    try:
        with closing(sqlite3.connect(file, timeout=10)) as connection:
            found = connection.execute("SELECT uid FROM langkah ORDER BY id DESC LIMIT 1").fetchone()
    except sqlite3.Error:
        return None
    return bytes(found[0]) if found else None


def _has_step(file: Path, uid: bytes | None) -> bool:
    """Return whether a year holds a step; what cannot be read or has no step holds and is held by nothing."""
    if uid is None:
        return False
    try:
        with closing(sqlite3.connect(file, timeout=10)) as connection:
            return connection.execute("SELECT 1 FROM langkah WHERE uid = ?", (uid,)).fetchone() is not None
    except sqlite3.Error:
        return False


def _require_room(source: Path, also: int = 0) -> None:
    files = (source, source.with_name(source.name + "-wal"))
    try:
        needed = sum(file.stat().st_size for file in files if file.exists()) + also + backup.SPARE
        free = shutil.disk_usage(source.parent).free
    except OSError:
        return  # the writing itself will say what is wrong with the folder
    if free < needed:
        mega = 1024 * 1024
        raise FileError(
            "backup.ruang-kurang", folder=str(source.parent), perlu=-(-needed // mega), ada=free // mega
        )


def _free_name(folder: Path, why: str, name: str) -> Path:
    moment = clock.local(clock.now())
    while True:
        target = folder / "backup" / f"{moment:%Y-%m-%d_%H%M%S}_{why}_{name}"
        if not target.exists():
            return target
        moment += timedelta(seconds=1)
