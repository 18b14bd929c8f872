"""Writing ratings: records with their counts, in one go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.storage.commands import ringkasan
from kinerja_desktop.storage.tables import penilaian, periode
from kinerja_desktop.storage.unit_of_work import Transaction

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Perubahan:
    """A rating to be written. ``id`` None: a new record of the position.

    ``lama``: (status, predikat) as counted now, None for a new record; ``baru``: as after the write.
    """

    id: int | None
    penugasan_id: int
    unit_id: int | None
    values: Values
    lama: tuple[str, str] | None
    baru: tuple[str, str]


def ensure_period(transaction: Transaction, one: Periode) -> None:
    """Bring a period into use if it is not yet."""
    known = transaction.connection.execute(
        sa.select(periode.c.kode).where(periode.c.kode == one.kode)
    ).scalar()
    if known is None:
        values = {name: getattr(one, name) for name in ("kode", "tahun", "awal", "akhir")}
        transaction.connection.execute(sa.insert(periode).values(**values, jenis=one.jenis.value))
        transaction.touch_all("periode")


def write(transaction: Transaction, kode: str, changes: Sequence[Perubahan]) -> dict[int, int]:
    """Insert and change ratings of a period and keep the counts; return the record's id by position."""
    fresh = [one for one in changes if one.id is None]
    ids = transaction.insert_many(
        penilaian, [{"penugasan_id": one.penugasan_id, "periode_kode": kode, **one.values} for one in fresh]
    )
    transaction.update_many(penilaian, {one.id: one.values for one in changes if one.id is not None})
    delta: Counter[ringkasan.Key] = Counter()
    for one in changes:
        if one.lama is not None:
            delta[kode, one.unit_id or 0, *one.lama] -= 1
        delta[kode, one.unit_id or 0, *one.baru] += 1
    ringkasan.apply(transaction.connection, delta)
    made = dict(zip((one.penugasan_id for one in fresh), ids, strict=True))
    return made | {one.penugasan_id: one.id for one in changes if one.id is not None}


def versions(transaction: Transaction, ids: Sequence[int]) -> dict[int, int]:
    """Return the present version of ratings."""
    found: dict[int, int] = {}
    for start in range(0, len(ids), 500):
        chunk = ids[start : start + 500]
        rows = transaction.connection.execute(
            sa.select(penilaian.c.id, penilaian.c.version).where(penilaian.c.id.in_(chunk))
        )
        found.update({row.id: row.version for row in rows})
    return found
