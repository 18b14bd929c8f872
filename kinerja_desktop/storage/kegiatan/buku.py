"""The files of activities: which years there are, opening one, closing a year, one transaction.

Every file has one writer, who holds the same lock as for the office's database, and the same pragmas. No transaction
spans two files: what is written here depends on the office's database only by what was read from it before.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError, StorageError
from kinerja_desktop.storage import engine
from kinerja_desktop.storage.kegiatan import tabel

_NAME: Final = re.compile(r"kegiatan-([12][0-9]{3})\.db")
_OWN: Final = {
    "simpanan.rusak": "kegiatan.rusak",
    "simpanan.sibuk": "kegiatan.dipakai",
    "simpanan.hanya-baca": "kegiatan.hanya-baca",
    "simpanan.folder-hilang": "kegiatan.tidak-terbuka",
}
"""What a driver's refusal is called where it concerns the file of one year."""
_NOT_OURS: Final = "isinya bukan kegiatan"
_PAGE: Final = 4096
"""Bytes of a file in which nothing was written yet: every table takes a page of its own."""


class BukuKegiatan:
    """The files of activities of one office folder.

    Attributes:
        folder: the office folder.
    """

    def __init__(self, folder: Path, hold: Callable[[], None]) -> None:
        self.folder = folder
        self._hold = hold
        self._engines: dict[int, sa.Engine] = {}
        self._looked: set[int] = set()

    def path(self, tahun: int) -> Path:
        """Return where the file of a year lies or would lie."""
        return self.folder / f"kegiatan-{tahun:04d}.db"

    def years(self) -> list[int]:
        """Return the years in which something was written, the newest first."""
        found = (_NAME.fullmatch(path.name) for path in self.folder.glob("kegiatan-*.db"))
        return sorted((tahun for one in found if one and self.holds(tahun := int(one[1]))), reverse=True)

    def holds(self, tahun: int) -> bool:
        """Return whether anything was ever written in a year; a file that cannot be read holds what it held.

        A first write that was refused, found no room or was killed leaves a file without tables: that is no year.
        """
        path = self.path(tahun)
        try:
            size = path.stat().st_size
        except FileNotFoundError:
            return False
        except OSError:
            return True  # opening it will say what is wrong with the drive
        if size == 0 or size > _PAGE:
            return size > 0
        try:
            # by SQLite and never by reading the bytes: closing the file would drop the locks this process has on it
            with closing(sqlite3.connect(path, timeout=10)) as connection:
                return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None
        except sqlite3.Error:
            return True

    def is_begun(self, tahun: int) -> bool:
        """Return whether anything was ever written in a year.

        Raises:
            StorageError: ``kegiatan.rusak``: its file is there and holds nothing, but a copy of it does. A year begun anew
                would push the last copies of the lost one out.
        """
        if self.holds(tahun):
            return True
        path = self.path(tahun)
        if path.exists() and self._is_copied(tahun):
            raise StorageError("kegiatan.rusak", berkas=path.name, sebab="kosong")
        return False

    def _is_copied(self, tahun: int) -> bool:
        """Return whether there is a copy of a year in which something was written."""
        for copy in (self.folder / "backup").glob(f"*_kegiatan-{tahun:04d}.db"):
            with suppress(OSError):  # it may go while we look
                if copy.stat().st_size > _PAGE:
                    return True
        return False

    @contextmanager
    def read(self, tahun: int) -> Iterator[sa.Connection | None]:
        """Yield one consistent view of a year; None where nothing was ever written.

        Raises:
            StorageError: the file cannot be read, has lost everything, or is of a newer program; it is named.
        """
        if not self.is_begun(tahun):
            yield None
            return
        with self._named(tahun), engine.reading(self._engine(tahun)) as connection:
            yield connection

    @contextmanager
    def write(self, tahun: int, kantor: bytes, *, closed_too: bool = False) -> Iterator[sa.Connection]:
        """Yield a connection in a write transaction of a year; the file is made if missing.

        Args:
            tahun: the year, which must still be open unless ``closed_too``.
            kantor: uid of the office.
            closed_too: write into a closed year as well: to open it.

        Raises:
            StorageError: another process holds the office, the file refuses, has lost everything or is of another office.
            RefusedError: ``kegiatan.tahun-tertutup``.
        """
        self._hold()
        self.is_begun(tahun)
        with self._named(tahun):
            self._look_whole(tahun)
        with self._named(tahun), engine.writing(self._engine(tahun)) as connection:
            self._prepare(connection, tahun, kantor)
            own = connection.execute(sa.select(tabel.berkas)).one()
            if bytes(own.kantor) != kantor:
                raise StorageError("kegiatan.kantor-lain", berkas=self.path(tahun).name)
            if own.ditutup is not None and not closed_too:
                raise RefusedError("kegiatan.tahun-tertutup", tahun=tahun)
            yield connection

    @contextmanager
    def _named(self, tahun: int) -> Iterator[None]:
        """Say what is wrong with the file of a year as being wrong with that file; the office's database is another.

        A torn file need not be told by SQLite: a table is not there, a value is none. What is raised over a file that is
        whole is our bug and passes.

        Raises:
            StorageError: ``kegiatan.rusak``, ``.dipakai``, ``.hanya-baca``, ``.tidak-terbuka``; others as they come.
        """
        path = self.path(tahun)
        try:
            yield
        except StorageError as error:
            code = _OWN.get(error.code, "")
            if not code or not (path.exists() and self.folder.exists()):
                raise
            raise StorageError(code, berkas=path.name, sebab=error.args_["sebab"]) from error
        except (sa.exc.DatabaseError, ValueError, TypeError) as error:
            torn = _torn(path)
            if not torn:
                raise
            raise StorageError("kegiatan.rusak", berkas=path.name, sebab=torn) from error

    def _prepare(self, connection: sa.Connection, tahun: int, kantor: bytes) -> None:
        """Make the tables in a new file, in the transaction of its first write; a file of something else is left alone."""
        if int(connection.exec_driver_sql("PRAGMA user_version").scalar_one()) == tabel.SKEMA:
            return
        if connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").first() is not None:
            raise StorageError("kegiatan.rusak", berkas=self.path(tahun).name, sebab=_NOT_OURS)
        tabel.metadata.create_all(connection)
        connection.execute(sa.insert(tabel.berkas).values(tahun=tahun, kantor=kantor, dibuat=clock.now()))
        connection.exec_driver_sql(f"PRAGMA user_version={tabel.SKEMA}")

    def is_closed(self, tahun: int) -> bool:
        """Return whether a year is closed."""
        with self.read(tahun) as connection:
            return (
                connection is not None
                and connection.execute(sa.select(tabel.berkas.c.ditutup)).scalar() is not None
            )

    def close(self) -> None:
        """Close all connections."""
        for tahun in list(self._engines):
            self.drop(tahun)

    def drop(self, tahun: int) -> None:
        """Close the connections to a year: its file is then one without a log beside it."""
        made = self._engines.pop(tahun, None)
        if made is not None:
            made.dispose()

    def _engine(self, tahun: int) -> sa.Engine:
        found = self._engines.get(tahun)
        if found is None:
            found = engine.sqlite_engine(self.path(tahun))
            with engine.known_errors(), found.connect() as connection:
                version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
            if version > tabel.SKEMA:
                found.dispose()
                raise StorageError("kegiatan.lebih-baru", berkas=self.path(tahun).name)
            self._engines[tahun] = found
        return found

    def _look_whole(self, tahun: int) -> None:
        """Look at the structure of a file once where an unclean end left a log beside it."""
        if tahun in self._looked:
            return
        path = self.path(tahun)
        wal = path.with_name(path.name + "-wal")
        if tahun not in self._engines and wal.exists() and wal.stat().st_size > 0:
            try:
                with closing(sqlite3.connect(path, timeout=10)) as connection:
                    verdict = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
            except sqlite3.Error as error:
                raise engine.refused(error) from error
            if verdict != "ok":
                raise StorageError("kegiatan.rusak", berkas=path.name, sebab=verdict)
        self._looked.add(tahun)


def damage(path: Path, kantor: bytes) -> str:
    """Return what is wrong with a file, or that it is of another office; '' if it is whole."""
    torn = _torn(path)
    if torn:
        return torn
    try:
        with closing(sqlite3.connect(path, timeout=10)) as connection:
            own = connection.execute("SELECT kantor FROM berkas").fetchone()
    except sqlite3.Error as error:
        return str(error)
    return "" if own is not None and bytes(own[0]) == kantor else "kantor lain"


def _torn(path: Path) -> str:
    """Return what SQLite finds wrong with a file, or which of our tables it lacks; '' if it is whole or never written."""
    try:
        with closing(sqlite3.connect(path, timeout=10)) as connection:
            verdict = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
            names = {
                row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            }
    except sqlite3.Error as error:
        return str(error)
    if verdict != "ok":
        return verdict
    missing = tabel.metadata.tables.keys() - names
    if len(missing) == len(tabel.metadata.tables):
        return _NOT_OURS if names else ""
    return f"tanpa tabel {', '.join(sorted(missing))}" if missing else ""
