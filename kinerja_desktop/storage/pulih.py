"""Putting a copy in the place of the present database: whole or not at all, and what is there now is kept.

The copy is prepared beside the database first (a new line of the office, our schema, checked). A present database
that can be read is overwritten by SQLite's own backup in one transaction: a power cut leaves the old one or the new
one. One that cannot be read is put aside under another name, the database before its WAL, so that no moment shows
one half of the old and one half of the new.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from kinerja_desktop.foundation import berkas, clock
from kinerja_desktop.foundation.errors import FileError, StorageError
from kinerja_desktop.foundation.ids import new_uid
from kinerja_desktop.storage import backup, engine, schema, tables
from kinerja_desktop.storage.backup import Contents
from kinerja_desktop.storage.kunci import WriterLock
from kinerja_desktop.storage.office import FORMAT

_DATABASE: Final = "kinerja.db"
_SIDE: Final = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore left.

    Attributes:
        contents: what the copy holds.
        kept: the copy of what was there before, or the damaged files put aside; None where nothing was.
    """

    contents: Contents
    kept: Path | None


def restore(folder: Path, copy: Path) -> Restored:
    """Put a copy in the place of the office's database; nobody else may have the office open.

    A folder without an office (a new PC) gets one: that of the copy.

    Raises:
        StorageError: ``salinan.rusak``, ``salinan.lebih-baru``, ``salinan.kantor-lain``, ``kantor.sedang-dibuka``,
            ``kantor.hanya-baca``; the present database is as it was.
        FileError: ``salinan.tidak-ada``, ``backup.ruang-kurang``; no room, or the folder cannot be written.
    """
    if not copy.is_file():
        raise FileError("salinan.tidak-ada", berkas=str(copy))
    found = _whole(copy)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError("kantor.hanya-baca", folder=str(folder)) from error
    lock = WriterLock(folder)
    lock.acquire()
    try:
        return _replace(folder, copy, found)
    finally:
        lock.release()


def _replace(folder: Path, copy: Path, found: Contents) -> Restored:
    present = _present(folder)
    stated = present.kantor if present else _stated(folder)
    if stated is not None and stated != found.kantor:
        raise StorageError("salinan.kantor-lain", berkas=copy.name, nama=found.nama)
    _require_room(folder, copy)
    with _prepared(folder, copy) as part:
        kept = backup.make(folder, "pulih") if present else _put_aside(folder)
        if present:
            _overwrite(folder / _DATABASE, part)
        else:
            _move(part, folder / _DATABASE)
    manifest = {"format": FORMAT, "kantor": found.kantor.hex(), "terenkripsi": False}
    berkas.write_bytes(folder / "kantor.json", json.dumps(manifest, indent=2).encode())
    return Restored(found, kept)


def _whole(copy: Path) -> Contents:
    """Return what a copy holds once SQLite has found it whole.

    Raises:
        StorageError: it is not, or was made by a newer program.
    """
    found = backup.contents(copy)
    if found.skema > engine.SCHEMA:
        raise StorageError("salinan.lebih-baru", berkas=copy.name, ada=found.skema, kenal=engine.SCHEMA)
    try:
        with closing(backup.read_only(copy)) as connection:
            verdict = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        verdict = str(error)
    if verdict != "ok":
        raise StorageError("salinan.rusak", berkas=copy.name, sebab=verdict)
    return found


def _present(folder: Path) -> Contents | None:
    """Return what the present database holds; None: there is none, or it cannot be read through."""
    database = folder / _DATABASE
    if not database.is_file() or not database.stat().st_size:
        return None
    try:
        with closing(sqlite3.connect(database, timeout=10)) as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                return None
            own = connection.execute("SELECT uid, nama FROM kantor WHERE milik_sendiri").fetchone()
            skema = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error:
        return None
    return Contents(bytes(own[0]), str(own[1]), int(skema), 0, None, None) if own else None


def _stated(folder: Path) -> bytes | None:
    """Return the office that ``kantor.json`` names, None where it names none."""
    try:
        return bytes.fromhex(json.loads((folder / "kantor.json").read_text(encoding="utf-8"))["kantor"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _require_room(folder: Path, copy: Path) -> None:
    """Ask for room for the prepared file, the copy of the present state and the journal of the overwriting."""
    backup.require_room(folder, 2 * copy.stat().st_size)


@contextmanager
def _prepared(folder: Path, copy: Path) -> Iterator[Path]:
    """Yield the copy beside the database, with a new line of the office and our schema; gone at the end.

    Raises:
        StorageError: the drive is full, the schema cannot be brought up.
    """
    part = berkas.part_of(folder / _DATABASE)
    try:
        try:
            with closing(backup.read_only(copy)) as here, closing(sqlite3.connect(part)) as there:
                here.backup(there)
            _begin_line(part)
            with closing(sqlite3.connect(part)) as there:
                there.execute("PRAGMA journal_mode=DELETE")
            with part.open("rb+") as handle:
                os.fsync(handle.fileno())
        except sqlite3.Error as error:
            raise engine.refused(error) from error
        except OSError as error:
            raise berkas.write_refused(error, folder / _DATABASE) from error
        yield part
    finally:
        for side in ("", *_SIDE):
            with suppress(OSError):
                part.with_name(part.name + side).unlink(missing_ok=True)


def _begin_line(part: Path) -> None:
    """Bring a copy to our schema, and let what is written from now on be a line of its own."""
    prepared = engine.sqlite_engine(part)
    try:
        if schema.version(prepared) < engine.SCHEMA:
            schema.migrate(prepared)
        own = sa.update(tables.kantor).where(tables.kantor.c.milik_sendiri.is_(True))
        with engine.writing(prepared) as connection:
            connection.execute(own.values(garis=new_uid()))
    finally:
        prepared.dispose()


def _overwrite(database: Path, part: Path) -> None:
    """Write the prepared copy over the present database in one transaction.

    Raises:
        StorageError: the drive is full; the present database is as it was.
    """
    try:
        with closing(sqlite3.connect(part)) as here, closing(sqlite3.connect(database, timeout=10)) as there:
            there.execute("PRAGMA journal_mode=WAL").fetchone()
            there.execute("PRAGMA synchronous=FULL")
            here.backup(there)
            there.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error as error:
        raise engine.refused(error) from error


def _put_aside(folder: Path) -> Path | None:
    """Rename a database that cannot be read, then what belongs to it; return its new name, None if there is none."""
    stamp = f"{clock.local(clock.now()):%Y-%m-%d_%H%M%S}"
    kept: Path | None = None
    for side in ("", *_SIDE):
        file = folder / f"{_DATABASE}{side}"
        try:
            if file.exists():
                aside = folder / f"{_DATABASE}{side}.{stamp}.rusak"
                file.replace(aside)
                kept = kept or aside
        except OSError as error:
            raise berkas.write_refused(error, file) from error
    return kept


def put_aside(folder: Path) -> list[date]:
    """Return the days on which databases that could not be read were put aside in a folder, by their names."""
    names = [file.name.removeprefix(f"{_DATABASE}.") for file in folder.glob(f"{_DATABASE}.*.rusak")]
    found = []
    for name in names:
        with suppress(ValueError):  # not named by us
            found.append(date.fromisoformat(name[:10]))
    return found


def _move(part: Path, database: Path) -> None:
    try:
        part.replace(database)
    except OSError as error:
        raise berkas.write_refused(error, database) from error
