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
_PATIENCE: Final = 10
"""Seconds that a writer waits for another one before the user is told."""
_WRITERS: Final = 0x4B494E45524A41
"""Number of the lock that writers of one database on a server share."""


def sqlite_engine(database: Path) -> sa.Engine:
    """Return an engine on a SQLite file (made if missing) with our pragmas on every connection."""
    # never a URL put together as text: a folder named "50% ?" would lose what follows the question mark
    url = sa.URL.create("sqlite+pysqlite", database=str(database))
    engine = sa.create_engine(
        url,
        connect_args={"timeout": float(_PATIENCE)},
        poolclass=sa.pool.QueuePool,
        query_cache_size=_STATEMENTS,
        hide_parameters=True,
    )
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    return engine


def server_engine(url: str) -> sa.Engine:
    """Return an engine on a PostgreSQL server; who reads has one view of it, who writes sees what is there now."""
    engine = sa.create_engine(
        url, isolation_level="REPEATABLE READ", query_cache_size=_STATEMENTS, hide_parameters=True
    )
    sa.event.listen(engine, "begin", _one_writer)
    return engine


def _one_writer(connection: sa.Connection) -> None:
    """Let writers of a server wait for each other from their first statement on, as SQLite's do.

    What is looked at before a write (a status, a free place, a version) then still holds when it is written; checks
    of versions alone would not see a record that was made, locked or removed between two statements.
    """
    if connection.get_execution_options().get(WRITES, False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_PATIENCE}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL", f"busy_timeout={_PATIENCE}000"):
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
    options: dict[str, Any] = {WRITES: True}
    if engine.dialect.name == "postgresql":
        options["isolation_level"] = (
            "READ COMMITTED"  # it waits for others first and must see what they wrote
        )
    with known_errors(), engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def is_reference(error: exc.IntegrityError) -> bool:
    """Return whether a record refers to one that is gone, or is still referred to."""
    return "FOREIGN KEY" in str(error.orig) or getattr(error.orig, "sqlstate", "") == "23503"


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
    (("locked", "busy", "lock timeout"), "simpanan.sibuk"),
    (("full", "No space"), "simpanan.penuh"),
    (("not a database", "malformed", "decode"), "simpanan.rusak"),
    (("readonly", "read-only"), "simpanan.hanya-baca"),
    (("unable to open",), "simpanan.folder-hilang"),
    (("disk I/O",), "simpanan.drive"),
)
