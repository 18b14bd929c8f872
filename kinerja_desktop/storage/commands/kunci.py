"""Locking ratings and opening them again, with their counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from kinerja_desktop.domain.codes import StatusNilai
from kinerja_desktop.storage.commands import ringkasan
from kinerja_desktop.storage.tables import penilaian, penugasan
from kinerja_desktop.storage.unit_of_work import Transaction


@dataclass(frozen=True, slots=True)
class Kunci:
    """One rating to be locked, as it is counted now and with what is frozen."""

    id: int
    unit_id: int | None
    status: str
    predikat: str
    beku: str
    diputuskan_oleh: str
    diputuskan_pada: date


def lock(transaction: Transaction, kode: str, locks: Sequence[Kunci]) -> None:
    """Lock ratings of a period."""
    transaction.update_many(
        penilaian,
        {
            one.id: {
                "status": StatusNilai.TERKUNCI.value,
                "beku": one.beku,
                "diputuskan_oleh": one.diputuskan_oleh,
                "diputuskan_pada": one.diputuskan_pada,
                "terkunci_oleh_id": transaction.author.pelaku_id,
                "terkunci_pada": transaction.now,
            }
            for one in locks
        },
    )
    delta: Counter[ringkasan.Key] = Counter()
    for one in locks:
        delta[kode, one.unit_id or 0, one.status, one.predikat] -= 1
        delta[kode, one.unit_id or 0, StatusNilai.TERKUNCI.value, one.predikat] += 1
    ringkasan.apply(transaction.connection, delta)


def unlock(transaction: Transaction, ids: Sequence[int]) -> int:
    """Open those of the ratings that are locked; return how many."""
    n, p = penilaian.c, penugasan.c
    delta: Counter[ringkasan.Key] = Counter()
    found: list[int] = []
    for start in range(0, len(ids), 500):
        statement = (
            sa.select(n.id, n.periode_kode, n.predikat, p.unit_id)
            .join(penugasan, p.id == n.penugasan_id)
            .where(n.id.in_(ids[start : start + 500]), n.status == StatusNilai.TERKUNCI.value)
        )
        for row in transaction.connection.execute(statement):
            found.append(row.id)
            delta[row.periode_kode, row.unit_id or 0, StatusNilai.TERKUNCI.value, row.predikat] -= 1
            delta[row.periode_kode, row.unit_id or 0, StatusNilai.TERSIMPAN.value, row.predikat] += 1
    opened = {
        "status": StatusNilai.TERSIMPAN.value,
        "beku": "",
        "diputuskan_oleh": "",
        "diputuskan_pada": None,
        "terkunci_oleh_id": None,
        "terkunci_pada": None,
    }
    transaction.update_many(penilaian, dict.fromkeys(found, opened))
    ringkasan.apply(transaction.connection, delta)
    return len(found)
