"""Which kept files the history names: of the office's own database and of every copy of it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.storage.backup import read_only
from kinerja_desktop.storage.tables import revisi

KEPALA: Final = 32
"""So many hex digits of its content hash tell a kept file from any other."""
_RECORDS: Final = ("berkas_ttd", "bukti", "predikat_luar")
_HASH: Final = re.compile(r"[0-9a-f]{32,64}")


def in_history(connection: sa.Connection) -> set[str]:
    """Return the first `KEPALA` digits of every file that a record names or ever named, removed ones too."""
    r = revisi.c
    chosen = sa.select(r.delta).where(r.record_jenis.in_(_RECORDS))
    return _heads(connection.execute(chosen).scalars())


def in_copy(copy: Path) -> set[str]:
    """Return the same of a copy of the database.

    Raises:
        StorageError: ``salinan.rusak``: it cannot be read, so nobody knows what it names.
    """
    marks = ",".join("?" * len(_RECORDS))
    statement = f"SELECT delta FROM revisi WHERE record_jenis IN ({marks})"  # noqa: S608 - marks only
    try:
        with closing(read_only(copy)) as connection:
            return _heads(row[0] for row in connection.execute(statement, _RECORDS))
    except sqlite3.Error as error:
        raise StorageError("salinan.rusak", berkas=copy.name, sebab=str(error)) from error


def _heads(deltas: Iterable[str]) -> set[str]:
    return {found[:KEPALA] for delta in deltas for found in _HASH.findall(delta)}
