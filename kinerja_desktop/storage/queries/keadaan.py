"""What holds of a person on a day: the one as-of query, reused by every list."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import starmap
from typing import Any, Final, TypeAlias

import sqlalchemy as sa

from kinerja_desktop.domain.keaktifan import DINILAI
from kinerja_desktop.storage.lookup import Lookup
from kinerja_desktop.storage.tables import AWAL, pegawai_keadaan

Koneksi: TypeAlias = sa.Connection
"""An open connection, for annotations of services (which do not import sqlalchemy)."""

_AT_A_TIME: Final = 1_000
"""Rows that are fetched at a time: 60,000 people twice over, as the driver's rows and as ours, are 40 MB."""


@dataclass(frozen=True, slots=True)
class KeadaanRow:
    """One stretch of `pegawai_keadaan`, as far as positions ask about it."""

    pegawai_id: int
    dari: date
    kedudukan: str
    jabatan: str
    unit_id: int | None


@lru_cache(maxsize=32)
def as_of(day: date, name: str = "keadaan") -> sa.Subquery:
    """Return the state of everybody on a day as a subquery: the last row with ``dari <= day``.

    Every person has exactly one row there, because the first row begins on `AWAL`; an earlier day counts as that one.
    Made once for a day: an alias holds a copy of every column in a circle that only the garbage collector frees, and
    half of what a day at the lists left behind were these.
    """
    day = max(day, AWAL)
    row = pegawai_keadaan.alias(f"{name}_baris")
    earlier = pegawai_keadaan.alias(f"{name}_lebih_dulu")
    latest = (
        sa.select(sa.func.max(earlier.c.dari))
        .where(earlier.c.pegawai_id == row.c.pegawai_id, earlier.c.dari <= day)
        .scalar_subquery()
    )
    return sa.select(row).where(row.c.dari == latest).subquery(name)


def is_active(state: sa.FromClause) -> sa.ColumnElement[bool]:
    """Return the filter "is rated" (`domain.keaktifan`) on stretches, of a day (`as_of`) or all of them."""
    return state.c.kedudukan.in_(sorted(code.value for code in DINILAI))


def execute(
    connection: sa.Connection,
    statement: sa.Select[Any],
    person: sa.ColumnElement[Any],
    ids: Collection[Any] | None,
    values: Mapping[str, Any] | None = None,
) -> list[tuple[Any, ...]]:
    """Run a select (with these values) for everybody (``ids`` None) or these people, in portions that any engine takes."""
    return list(stream(connection, statement, person, ids, values))


def stream(
    connection: sa.Connection,
    statement: sa.Select[Any],
    person: sa.ColumnElement[Any],
    ids: Collection[Any] | None,
    values: Mapping[str, Any] | None = None,
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of `execute`, for whoever makes something else of each; the connection is to stay open meanwhile."""
    if ids is None:
        for portion in connection.execute(statement, values).partitions(_AT_A_TIME):
            yield from map(tuple, portion)
        return
    yield from Lookup(statement, person).rows(connection, ids, values)


def stretches(
    connection: sa.Connection, until: date, pegawai_ids: Collection[int] | None = None
) -> Iterator[KeadaanRow]:
    """Yield all stretches (of these people) that began until a day, by person and time."""
    table = pegawai_keadaan.c
    statement = (
        sa.select(table.pegawai_id, table.dari, table.kedudukan, table.jabatan, table.unit_id)
        .where(table.dari <= until)
        .order_by(table.pegawai_id, table.dari)
    )
    return starmap(KeadaanRow, stream(connection, statement, table.pegawai_id, pegawai_ids))


def kinds(
    connection: sa.Connection, day: date, pegawai_ids: Collection[int] | None = None
) -> dict[int, tuple[str, str]]:
    """Return jenis pegawai and where everybody (or these people) are rated on a day, by pegawai."""
    state = as_of(day)
    statement = sa.select(state.c.pegawai_id, state.c.jenis_pegawai, state.c.dinilai_di)
    rows = stream(connection, statement, state.c.pegawai_id, pegawai_ids)
    return {row[0]: (row[1], row[2]) for row in rows}


def jenjang(connection: sa.Connection, day: date, pegawai_ids: Collection[int]) -> dict[int, str]:
    """Return the jenjang of these people on a day, by pegawai; '' where it is not known."""
    state = as_of(day)
    statement = sa.select(state.c.pegawai_id, state.c.jenjang)
    return dict(stream(connection, statement, state.c.pegawai_id, pegawai_ids))


def people_per_unit(connection: sa.Connection, day: date) -> dict[int, int]:
    """Return how many active people have each unit as their own place of work."""
    state = as_of(day)
    statement = (
        sa.select(state.c.unit_id, sa.func.count())
        .where(is_active(state), state.c.unit_id.is_not(None))
        .group_by(state.c.unit_id)
    )
    return {row[0]: row[1] for row in connection.execute(statement)}


def people_without_unit(connection: sa.Connection, day: date) -> int:
    """Return how many active people have no place of work."""
    state = as_of(day)
    statement = (
        sa.select(sa.func.count()).select_from(state).where(is_active(state), state.c.unit_id.is_(None))
    )
    return int(connection.scalar(statement) or 0)
