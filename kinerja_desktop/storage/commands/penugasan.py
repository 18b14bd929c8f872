"""Writing positions: new stretches, closed ones, raters changed in place or from a day on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.codes import StatusNilai
from kinerja_desktop.storage.commands import ringkasan
from kinerja_desktop.storage.tables import penilaian, penugasan, periode
from kinerja_desktop.storage.unit_of_work import Transaction

Values = Mapping[str, Any]


def open_stretches(transaction: Transaction, rows: Sequence[Values]) -> list[int]:
    """Insert positions and return their ids in the same order."""
    return transaction.insert_many(penugasan, rows)


def change(transaction: Transaction, changes: Mapping[int, Values]) -> list[int]:
    """Change positions in place; the counts follow a changed unit. Return the ids of those that differed."""
    moved = {id_: values["unit_id"] for id_, values in changes.items() if "unit_id" in values}
    old = _units(transaction, list(moved))
    touched = transaction.update_many(penugasan, changes)
    ringkasan.move_positions(transaction.connection, [(id_, old[id_], unit) for id_, unit in moved.items()])
    return touched


def remove(transaction: Transaction, ids: Sequence[int]) -> None:
    """Remove positions that nothing was ever rated on."""
    for id_ in ids:
        transaction.delete(penugasan, id_)


def move_open_ratings(transaction: Transaction, moves: Sequence[tuple[int, int, date]]) -> None:
    """Let unlocked ratings follow a new rater: (old stretch, new stretch of the same position, from day).

    Ratings of periods that end on the day or later belong to who rates at their end; locked ones stay. The counts
    follow: the new stretch may be in another unit.
    """
    table = penilaian.c
    changes: dict[int, Values] = {}
    delta: Counter[ringkasan.Key] = Counter()
    targets = {old: (new, day) for old, new, day in moves}
    ids = sorted(targets)
    units = _units(transaction, [*ids, *(new for _, new, _ in moves)])
    for start in range(0, len(ids), 500):
        statement = (
            sa.select(
                table.id,
                table.penugasan_id,
                table.periode_kode,
                table.status,
                table.predikat,
                periode.c.akhir,
            )
            .join(periode, periode.c.kode == table.periode_kode)
            .where(
                table.penugasan_id.in_(ids[start : start + 500]), table.status != StatusNilai.TERKUNCI.value
            )
        )
        for row in transaction.connection.execute(statement):
            new, day = targets[row.penugasan_id]
            if row.akhir >= day:
                changes[row.id] = {"penugasan_id": new}
                delta[row.periode_kode, units[row.penugasan_id] or 0, row.status, row.predikat] -= 1
                delta[row.periode_kode, units[new] or 0, row.status, row.predikat] += 1
    transaction.update_many(penilaian, changes)
    ringkasan.apply(transaction.connection, delta)


def _units(transaction: Transaction, ids: list[int]) -> dict[int, int | None]:
    found: dict[int, int | None] = {}
    for start in range(0, len(ids), 500):
        chunk = ids[start : start + 500]
        statement = sa.select(penugasan.c.id, penugasan.c.unit_id).where(penugasan.c.id.in_(chunk))
        found.update({row.id: row.unit_id for row in transaction.connection.execute(statement)})
    return found
