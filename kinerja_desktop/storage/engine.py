"""Every connection is opened here: pragmas, transactions, and what the driver's errors mean.

SQLite: foreign keys, WAL, ``synchronous=FULL`` (offices lose power), ``busy_timeout``; transactions are ours
(``BEGIN`` for reads, ``BEGIN IMMEDIATE`` for writes), because pysqlite's own start too late and never for reads.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import exc

from kinerja_desktop.foundation.errors import StorageError

SCHEMA = 9
"""Number of the newest migration; ``PRAGMA user_version`` carries it, so that start-up need not import Alembic."""

WRITES = "kinerja_tulis"

Connection = sa.Connection
"""For signatures above storage, which must not know SQLAlchemy."""
_STATEMENTS: Final = 100
"""Compiled statements that are kept: each holds the columns of all its aliases, some 300 KiB for the widest."""


def sqlite_engine(database: Path) -> sa.Engine:
    """Return an engine on a SQLite file (made if missing) with our pragmas on every connection."""
    # never a URL put together as text: a folder named "50% ?" would lose what follows the question mark
    url = sa.URL.create("sqlite+pysqlite", database=str(database))
    engine = sa.create_engine(
        url, connect_args={"timeout": 10.0}, poolclass=sa.pool.QueuePool, query_cache_size=_STATEMENTS
    )
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    return engine


def server_engine(url: str) -> sa.Engine:
    """Return an engine on a PostgreSQL server."""
    return sa.create_engine(url, query_cache_size=_STATEMENTS)


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Yield a connection with one consistent view; nothing can be left behind."""
    with known_errors(), engine.connect() as connection, connection.begin() as transaction:
        try:
            yield connection
        finally:
            transaction.rollback()


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Yield a connection inside a write transaction, committed when the block ends well."""
    with (
        known_errors(),
        engine.connect().execution_options(**{WRITES: True}) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def known_errors() -> Iterator[None]:
    """Turn what the environment did to the database into `StorageError`; bugs pass through.

    Raises:
        StorageError: ``simpanan.sibuk``, ``.penuh``, ``.rusak``, ``.hanya-baca``, ``.folder-hilang``, ``.drive``,
            ``.gagal``.
    """
    try:
        yield
    except (exc.OperationalError, exc.DatabaseError) as error:
        if isinstance(error, (exc.IntegrityError, exc.ProgrammingError, exc.DataError)):
            raise
        if isinstance(error.orig, sqlite3.OperationalError) and "no such" in str(error.orig):
            raise
        raise refused(error.orig) from error


def refused(error: BaseException | None) -> StorageError:
    """Return what a driver's error means."""
    reason = str(error)
    if getattr(error, "sqlite_errorname", "") in _NO_ROOM:
        return StorageError("simpanan.penuh", sebab=reason)
    for words, code in _MEANINGS:
        if any(word in reason for word in words):
            return StorageError(code, sebab=reason)
    return StorageError("simpanan.gagal", sebab=reason)


_NO_ROOM = frozenset(("SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_TRUNCATE"))
"""A file that cannot be made longer: of all the I/O errors the only ones that mean a full drive."""
_MEANINGS = (
    (("locked", "busy"), "simpanan.sibuk"),
    (("full", "No space"), "simpanan.penuh"),
    (("not a database", "malformed", "decode"), "simpanan.rusak"),
    (("readonly", "read-only"), "simpanan.hanya-baca"),
    (("unable to open",), "simpanan.folder-hilang"),
    (("disk I/O",), "simpanan.drive"),
)
