"""Writing heads of units and raters from outside."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.pegawai import nama_urut
from kinerja_desktop.storage.tables import AWAL, penilai_luar, unit_kepala
from kinerja_desktop.storage.unit_of_work import Transaction

_DAY = timedelta(days=1)


def appoint(transaction: Transaction, unit_id: int, dari: date | None, values: dict[str, Any]) -> date:
    """Write who leads a unit from a day; return that day.

    Whoever leads it then ends the day before, and who was written down for that very day gives way. Who begins later
    stays: the new one leads until then (somebody wrote down the past), unless it is the same person, who then simply
    begins earlier. A Plh stands beside the head and ends nobody.

    Args:
        transaction: the open transaction.
        unit_id: the unit.
        dari: first day; None means `AWAL`.
        values: pegawai_id or penilai_luar_id, jenis, sk_nomor, sk_tanggal.
    """
    table, day = unit_kepala.c, dari or AWAL
    until: date | None = None
    if values["jenis"] != JenisPenugasan.PLH.value:
        rows = transaction.connection.execute(
            sa.select(
                table.id, table.dari, table.sampai, table.jenis, table.pegawai_id, table.penilai_luar_id
            ).where(table.unit_id == unit_id)
        ).all()
        who = (values["pegawai_id"], values["penilai_luar_id"])
        for row in rows:
            if row.dari < day:
                if row.sampai is None or row.sampai >= day:
                    transaction.update(unit_kepala, row.id, {"sampai": day - _DAY})
            elif row.jenis == JenisPenugasan.PLH.value:
                continue
            elif row.dari == day or (row.pegawai_id, row.penilai_luar_id) == who:
                transaction.delete(unit_kepala, row.id)
            else:
                until = min(until or date.max, row.dari - _DAY)
    transaction.insert(unit_kepala, {"unit_id": unit_id, "dari": day, "sampai": until, **values})
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
