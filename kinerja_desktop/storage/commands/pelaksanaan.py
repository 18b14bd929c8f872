"""Writing the execution of plans. What is recorded stands at the RHK of the first version (`rhk_asal`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.pelaksanaan import Aksi
from kinerja_desktop.storage.tables import bukti, realisasi, rencana_aksi, umpan_balik
from kinerja_desktop.storage.unit_of_work import Transaction


def put_realisasi(
    transaction: Transaction, changes: Mapping[int, str], fresh: Sequence[Mapping[str, Any]]
) -> None:
    """Change realisasi by id ('' removes the record) and add others."""
    transaction.delete_many(realisasi, [id_ for id_, words in changes.items() if not words])
    transaction.update_many(realisasi, {id_: {"teks": words} for id_, words in changes.items() if words})
    transaction.insert_many(realisasi, fresh)


def put_lines(transaction: Transaction, rhk_id: int, periode: str, lines: Sequence[Aksi]) -> None:
    """Make the rencana aksi of an RHK in a period equal to ``lines``; records keep their place."""
    a = rencana_aksi.c
    chosen = sa.select(a.id).where(a.rhk_id == rhk_id, a.periode_kode == periode).order_by(a.urutan, a.id)
    old = list(transaction.connection.execute(chosen).scalars())
    values = [
        {"urutan": number, "teks": one.teks, "indikator": one.indikator, "target": one.target}
        for number, one in enumerate(lines)
    ]
    transaction.update_many(rencana_aksi, dict(zip(old, values, strict=False)))
    transaction.delete_many(rencana_aksi, old[len(values) :])
    rest = [{"rhk_id": rhk_id, "periode_kode": periode, **each} for each in values[len(old) :]]
    transaction.insert_many(rencana_aksi, rest)


def add_bukti(transaction: Transaction, values: Mapping[str, Any]) -> int:
    """Add a bukti dukung."""
    return transaction.insert(bukti, values)


def remove_bukti(transaction: Transaction, bukti_id: int, version: int) -> None:
    """Remove the record of a bukti dukung; its file stays.

    Raises:
        ConflictError: changed since, or gone.
    """
    transaction.delete(bukti, bukti_id, version=version)


def add_umpan_balik(transaction: Transaction, values: Mapping[str, Any]) -> int:
    """Add an umpan balik."""
    return transaction.insert(umpan_balik, values)


def remove_umpan_balik(transaction: Transaction, umpan_id: int, version: int) -> None:
    """Remove an umpan balik.

    Raises:
        ConflictError: changed since, or gone.
    """
    transaction.delete(umpan_balik, umpan_id, version=version)
