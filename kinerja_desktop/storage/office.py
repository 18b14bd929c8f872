"""The folder of an office: ``kantor.json``, ``kinerja.db``, ``kantor.lock``, ``backup/``."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.foundation import berkas, clock
from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.foundation.ids import new_uid
from kinerja_desktop.storage import backup, engine, schema, tables, tempat
from kinerja_desktop.storage.kegiatan.buku import BukuKegiatan
from kinerja_desktop.storage.kunci import WriterLock
from kinerja_desktop.storage.queries import periksa
from kinerja_desktop.storage.unit_of_work import Author, Transaction, writing

_DATABASE = ("kinerja.db", "kinerja.db-wal", "kinerja.db-shm")
FORMAT = 1
"""Version of the folder's layout, in ``kantor.json``."""


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """The own office as stored."""

    id: int
    uid: bytes
    nama: str
    instansi: str
    instansi_id: str
    tempat: str
    contoh: bool
    garis: bytes


class OfficeStorage:
    """An opened office: reads any time, writes only while this process holds the writer's lock.

    Attributes:
        folder: the office folder (for a server: where attachments and copies live).
        engine: the SQLAlchemy engine; only `storage` uses it.
        kegiatan: the files of activities, one a year.
    """

    def __init__(self, folder: Path, sa_engine: sa.Engine, lock: WriterLock | None) -> None:
        self.folder = folder
        self.engine = sa_engine
        self.kegiatan = BukuKegiatan(folder, self.hold)
        self._turn = threading.RLock()
        self._is_closed = False
        self._lock = lock
        self._file = _identity(folder) if lock is not None else None
        self._left_open = lock is not None and _has_unmerged(folder)

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Yield a connection with one consistent view."""
        with engine.reading(self.engine) as connection:
            yield connection

    @contextmanager
    def write(
        self, author: Author, *, alasan: str = "", impor_id: int | None = None
    ) -> Iterator[Transaction]:
        """Yield a transaction (see `unit_of_work.writing`); threads of this process wait for their turn, however long.

        Raises:
            StorageError: ``kantor.sedang-dibuka``: another process holds the office.
        """
        with self._turn:
            self.hold()
            with writing(self.engine, author, alasan=alasan, impor_id=impor_id) as transaction:
                yield transaction
                self._require_place()

    def hold(self) -> None:
        """Take the writer's lock now and keep it (the window does so when it opens).

        Raises:
            StorageError: another process holds the office; its folder is gone; ``kantor.rusak``: the program or the
                power went down last time, and what that left is not whole; ``kantor.ditutup``: whoever began before
                it was closed must not take the lock again, nor write into what was put in its place.
        """
        if self._is_closed:
            raise StorageError("kantor.ditutup", folder=str(self.folder))
        if self._lock is None:
            return
        self._require_place()
        self._lock.acquire()
        if self._left_open:
            is_current = schema.version(self.engine) == engine.SCHEMA
            self._look_whole(records=is_current)
            self._left_open = not is_current  # records are looked at when the migration is done

    def _require_place(self) -> None:
        """Refuse to write into a database whose folder was moved, removed or replaced meanwhile.

        SQLite would go on writing into a file that has no name any more, and say that all is well.
        """
        if self._file is not None and _identity(self.folder) != self._file:
            raise StorageError("simpanan.folder-hilang")

    def _look_whole(self, *, records: bool) -> None:
        """Look at the file and at the records changed last: what a drive that lied about writing would have torn.

        ``records``: the database has the columns of this program, so that its records can be read.
        """
        try:
            with self.read() as connection:
                changed = periksa.tail(connection) if records else ()
                found = next(chain(periksa.quick(connection), changed), None)
                wrong = f"{found.kode} {found.isi}".strip() if found is not None else ""
        except (TypeError, ValueError, LookupError) as error:
            wrong = repr(error)  # bytes that no write of ours ever made: the drive's doing, not a bug
        if wrong:
            raise StorageError("kantor.rusak", folder=str(self.folder), sebab=wrong)

    def own_office(self) -> OfficeRow:
        """Return the office this database belongs to."""
        table = tables.kantor
        with self.read() as connection:
            row = connection.execute(sa.select(table).where(table.c.milik_sendiri.is_(True))).mappings().one()
        return OfficeRow(**{name: row[name] for name in OfficeRow.__slots__})

    def actor(self, nama: str) -> int:
        """Return the id of the person at the keyboard, adding the name when it is new."""
        table = tables.pelaku
        with self.read() as connection:
            found = connection.execute(sa.select(table.c.id).where(table.c.nama == nama)).scalar()
        if found is not None:
            return int(found)
        self.hold()
        with engine.writing(self.engine) as connection:
            connection.execute(sa.insert(table).values(uid=new_uid(), nama=nama, dibuat=clock.now()))
            return int(connection.execute(sa.select(table.c.id).where(table.c.nama == nama)).scalar_one())

    def close(self) -> None:
        """Close connections and give the lock back, once nobody writes; for good."""
        with self._turn:
            self._is_closed = True
            self.kegiatan.close()
            self.engine.dispose()
            if self._lock is not None:
                self._lock.release()


def _identity(folder: Path) -> tuple[int, int] | None:
    """Return what tells the database file from any other one, None where there is none."""
    try:
        found = (folder / "kinerja.db").stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _has_unmerged(folder: Path) -> bool:
    """Return whether a write-ahead log lies beside the database: nobody closed it, or somebody has it open now."""
    try:
        return (folder / "kinerja.db-wal").stat().st_size > 0
    except OSError:
        return False


def exists(folder: Path) -> bool:
    """Return whether an office lies in ``folder``."""
    return (folder / "kantor.json").is_file()


def create(folder: Path, profile: dict[str, Any]) -> OfficeStorage:
    """Make a new office in ``folder`` (made if missing) and open it holding the lock.

    Args:
        folder: an empty or new folder.
        profile: ``nama`` and optionally instansi, instansi_id, tempat, contoh of `tables.kantor`.

    Raises:
        StorageError: ``kantor.sudah-ada``, ``kantor.hanya-baca``, ``kantor.tanpa-keterangan`` (a database with data
            lies there, only ``kantor.json`` is lost).
    """
    if exists(folder):
        raise StorageError("kantor.sudah-ada", folder=str(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError("kantor.hanya-baca", folder=str(folder)) from error
    lock = WriterLock(folder)
    lock.acquire()
    try:
        _set_aside(folder)
    except BaseException:
        lock.release()
        raise
    sa_engine = engine.sqlite_engine(folder / "kinerja.db")
    try:
        schema.migrate(sa_engine)
        uid = seed(sa_engine, profile)
        manifest = {"format": FORMAT, "kantor": uid.hex(), "terenkripsi": False}
        berkas.write_bytes(folder / "kantor.json", json.dumps(manifest, indent=2).encode())
    except BaseException:
        sa_engine.dispose()
        lock.release()
        remove(folder)
        raise
    return OfficeStorage(folder, sa_engine, lock)


def _set_aside(folder: Path) -> None:
    """Put away what an interrupted creation left (no ``kantor.json``, no office); never a database with data."""
    database = folder / "kinerja.db"
    if not database.exists():
        return
    try:
        with closing(sqlite3.connect(database)) as connection:
            holds_data = connection.execute("SELECT 1 FROM revisi LIMIT 1").fetchone() is not None
    except sqlite3.Error:
        holds_data = False  # no database, or without our tables: kept under another name all the same
    if holds_data:
        raise StorageError("kantor.tanpa-keterangan", folder=str(folder))
    stamp = f"{clock.local(clock.now()):%Y-%m-%d_%H%M%S}"
    for name in _DATABASE:
        if (folder / name).exists():
            (folder / name).replace(folder / f"{name}.{stamp}.sisa")


def remove(folder: Path) -> None:
    """Remove an office that was not finished: what `create` made, nothing else of the folder.

    ``kantor.json`` goes first, so that no moment shows an office without its database.
    """
    for name in ("kantor.json", *_DATABASE, "kantor.lock"):
        (folder / name).unlink(missing_ok=True)


def seed(sa_engine: sa.Engine, profile: dict[str, Any]) -> bytes:
    """Write the own office into a fresh database and return its uid."""
    uid = new_uid()
    values = {
        "uid": uid,
        "instansi": "",
        "instansi_id": "",
        "tempat": "",
        "contoh": False,
        **profile,
        "milik_sendiri": True,
        "garis": new_uid(),
        "dibuat": clock.now(),
    }
    with engine.writing(sa_engine) as connection:
        connection.execute(sa.insert(tables.kantor).values(values))
    return uid


def open_(folder: Path, *, hold: bool = False) -> OfficeStorage:
    """Open the office in ``folder``; an older database is copied, then migrated (that needs the lock).

    Args:
        folder: the office folder.
        hold: take the writer's lock now (the window); otherwise at the first write.

    Raises:
        StorageError: ``kantor.tidak-ada``, ``.lebih-baru``, ``.sedang-dibuka``, ``.rusak``.
    """
    if not exists(folder):
        raise StorageError("kantor.tidak-ada", folder=str(folder))
    if not (folder / "kinerja.db").is_file():
        raise StorageError("kantor.rusak", folder=str(folder), sebab="kinerja.db tidak ada")
    database = folder / "kinerja.db"
    office = OfficeStorage(folder, engine.sqlite_engine(database), WriterLock(folder))
    try:
        if tempat.is_network(folder):
            office.hold()  # two PCs share no memory for the log: even a reader would cut it off under the writer
        _bring_up_to_date(office)
        if hold:
            office.hold()
    except StorageError as error:
        office.close()
        if error.code == "simpanan.folder-hilang" and database.is_file():
            # it is there but no log can be made beside it: a medium that is only read
            raise StorageError("kantor.hanya-baca", folder=str(folder)) from error
        raise
    except BaseException:
        office.close()
        raise
    return office


def _bring_up_to_date(office: OfficeStorage) -> None:
    found = schema.version(office.engine)
    if found > engine.SCHEMA:
        raise StorageError("kantor.lebih-baru", folder=str(office.folder), ada=found, kenal=engine.SCHEMA)
    if found == 0:
        raise StorageError("kantor.rusak", folder=str(office.folder), sebab="kinerja.db kosong")
    if found < engine.SCHEMA:
        office.hold()
        backup.make(office.folder, "migrasi")
        schema.migrate(office.engine)
