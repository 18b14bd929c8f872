"""Writing heads of units and raters from outside."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.pegawai import nama_urut
from kinerja_desktop.storage.tables import AWAL, penilai_luar, unit_kepala
from kinerja_desktop.storage.unit_of_work import Transaction


def appoint(transaction: Transaction, unit_id: int, dari: date | None, values: dict[str, Any]) -> date:
    """Write who leads a unit from a day; return that day.

    Whoever leads it then ends the day before (a Plh stands beside him and ends nobody); one who began on the same
    day or later was a mistake and is removed.

    Args:
        transaction: the open transaction.
        unit_id: the unit.
        dari: first day; None means `AWAL` for the first head a unit ever has, else today.
        values: pegawai_id or penilai_luar_id, jenis, sk_nomor, sk_tanggal.
    """
    table = unit_kepala.c
    rows = transaction.connection.execute(
        sa.select(table.id, table.dari, table.sampai, table.jenis).where(table.unit_id == unit_id)
    ).all()
    day = dari or (AWAL if not rows else transaction.now.date())
    if values["jenis"] != JenisPenugasan.PLH.value:
        for row in rows:
            if row.dari >= day:
                transaction.delete(unit_kepala, row.id)
            elif row.sampai is None or row.sampai >= day:
                transaction.update(unit_kepala, row.id, {"sampai": day - timedelta(days=1)})
    transaction.insert(unit_kepala, {"unit_id": unit_id, "dari": day, **values})
    return day


def save_outsider(
    transaction: Transaction, id_: int | None, values: dict[str, Any], version: int | None
) -> int:
    """Insert (id None) or change a rater from outside; return the id."""
    row = {**values, "nama_urut": nama_urut(values["nama"])}
    if id_ is None:
        return transaction.insert(penilai_luar, row)
    transaction.update(penilai_luar, id_, row, version=version)
    return id_
