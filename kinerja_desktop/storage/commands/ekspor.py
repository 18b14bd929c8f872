"""Keeping what was exported: the manifest and the content hash of each person."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from kinerja_desktop.foundation.ids import new_uid
from kinerja_desktop.storage.tables import ekspor, ekspor_baris
from kinerja_desktop.storage.unit_of_work import Transaction


def keep(
    transaction: Transaction,
    periode_kode: str,
    unit_id: int | None,
    folder: str,
    sidik: str,
    manifes: str,
    hashes: Mapping[bytes, str],
) -> int:
    """Insert an export with the hash of each rating in it; return its id."""
    uid = new_uid()
    transaction.connection.execute(
        sa.insert(ekspor).values(
            uid=uid, periode_kode=periode_kode, unit_id=unit_id, waktu=transaction.now,
            pelaku_id=transaction.author.pelaku_id, folder=folder, sidik=sidik, manifes=manifes,
        )
    )  # fmt: skip
    id_ = int(transaction.connection.execute(sa.select(ekspor.c.id).where(ekspor.c.uid == uid)).scalar_one())
    rows = [
        {"ekspor_id": id_, "penilaian_uid": key, "sidik": value, "siap": True}
        for key, value in hashes.items()
    ]
    if rows:
        transaction.connection.execute(sa.insert(ekspor_baris), rows)
    transaction.touch("ekspor", [id_])
    return id_
