"""The counts of ratings, kept in the transaction that changes them, in a fixed order of keys.

A key is (periode, own unit of the position or 0, status, predikat). Rows that reach 0 are removed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.storage.tables import penilaian, penugasan, ringkasan

Key = tuple[str, int, str, str]
"""periode_kode, unit_id (0: none), status, predikat ('' none)."""

_KEYS = ("periode_kode", "unit_id", "status", "predikat")


def _insert(connection: sa.Connection) -> Any:
    """Return the database's own INSERT, which knows ON CONFLICT; what it has in common has no name in SQLAlchemy.

    Imported here: the one of PostgreSQL loads all its drivers, which every start on SQLite would pay for.
    """
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(ringkasan)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(ringkasan)


def apply(connection: sa.Connection, delta: Counter[Key]) -> None:
    """Add the differences to the counts."""
    rows = [(*key, number) for key, number in sorted(delta.items()) if number]
    if not rows:
        return
    statement = _insert(connection)
    statement = statement.on_conflict_do_update(
        index_elements=list(_KEYS), set_={"jumlah": ringkasan.c.jumlah + statement.excluded.jumlah}
    )
    connection.execute(statement, [dict(zip((*_KEYS, "jumlah"), row, strict=True)) for row in rows])
    periods = sorted({row[0] for row in rows})
    connection.execute(
        sa.delete(ringkasan).where(ringkasan.c.jumlah == 0, ringkasan.c.periode_kode.in_(periods))
    )


def move_unit(connection: sa.Connection, old: int, new: int) -> None:
    """Add the counts of one unit to another's."""
    table = ringkasan.c
    rows = connection.execute(sa.select(ringkasan).where(table.unit_id == old)).all()
    delta: Counter[Key] = Counter()
    for row in rows:
        delta[row.periode_kode, old, row.status, row.predikat] -= row.jumlah
        delta[row.periode_kode, new, row.status, row.predikat] += row.jumlah
    apply(connection, delta)


def move_positions(connection: sa.Connection, moved: Iterable[tuple[int, int | None, int | None]]) -> None:
    """Follow positions whose unit was changed in place: (penugasan, old unit, new unit)."""
    units = {id_: (old or 0, new or 0) for id_, old, new in moved if old != new}
    table = penilaian.c
    delta: Counter[Key] = Counter()
    ids = sorted(units)
    for start in range(0, len(ids), 500):
        statement = sa.select(table.penugasan_id, table.periode_kode, table.status, table.predikat).where(
            table.penugasan_id.in_(ids[start : start + 500])
        )
        for row in connection.execute(statement):
            old, new = units[row.penugasan_id]
            delta[row.periode_kode, old, row.status, row.predikat] -= 1
            delta[row.periode_kode, new, row.status, row.predikat] += 1
    apply(connection, delta)


def live(connection: sa.Connection) -> Counter[Key]:
    """Count the ratings themselves: what `ringkasan` must be equal to."""
    unit = sa.func.coalesce(penugasan.c.unit_id, 0)
    table = penilaian.c
    statement = (
        sa.select(table.periode_kode, unit, table.status, table.predikat, sa.func.count())
        .join(penugasan, penugasan.c.id == table.penugasan_id)
        .group_by(table.periode_kode, unit, table.status, table.predikat)
    )
    return Counter({(row[0], row[1], row[2], row[3]): row[4] for row in connection.execute(statement)})


def stored(connection: sa.Connection) -> Counter[Key]:
    """Return the stored counts."""
    return Counter({(r[0], r[1], r[2], r[3]): r[4] for r in connection.execute(sa.select(ringkasan))})


def rebuild(connection: sa.Connection) -> None:
    """Write the counts anew from the ratings (after a restore or a repair)."""
    fresh = live(connection)
    connection.execute(sa.delete(ringkasan))
    apply(connection, fresh)
