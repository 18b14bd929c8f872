"""Writes of periods, groups and deadlines: bookkeeping of the office, not records that leave it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa

from kinerja_desktop.storage.queries.periode import PeriodeRow
from kinerja_desktop.storage.tables import kelompok_periode, periode, tenggat
from kinerja_desktop.storage.unit_of_work import Transaction


def add_periods(transaction: Transaction, rows: Iterable[PeriodeRow]) -> list[str]:
    """Add the periods that are not there yet and return their codes."""
    wanted = list(rows)
    known = set(transaction.connection.scalars(sa.select(periode.c.kode)))
    fresh = [row for row in wanted if row.kode not in known]
    if fresh:
        values = [{name: getattr(row, name) for name in PeriodeRow.__slots__} for row in fresh]
        transaction.connection.execute(sa.insert(periode), values)
        transaction.touch_all("periode")
    return [row.kode for row in fresh]


def set_group(transaction: Transaction, tahun: int, kelompok: str, jenis: str) -> None:
    """Say which kind of periodic evaluation a group has in a year."""
    table = kelompok_periode
    where = sa.and_(table.c.tahun == tahun, table.c.kelompok == kelompok)
    changed = transaction.connection.execute(sa.update(table).where(where).values(jenis=jenis))
    if changed.rowcount == 0:
        transaction.connection.execute(sa.insert(table).values(tahun=tahun, kelompok=kelompok, jenis=jenis))
    transaction.touch_all("periode")


def set_deadline(
    transaction: Transaction, kode: str, kelompok: str, unit_id: int | None, tanggal: date | None
) -> None:
    """Set the deadline of a period for a group and unit; None takes it back."""
    where = sa.and_(
        tenggat.c.periode_kode == kode,
        tenggat.c.kelompok == kelompok,
        tenggat.c.unit_id.is_(None) if unit_id is None else tenggat.c.unit_id == unit_id,
    )
    transaction.connection.execute(sa.delete(tenggat).where(where))
    if tanggal is not None:
        transaction.connection.execute(
            sa.insert(tenggat).values(periode_kode=kode, kelompok=kelompok, unit_id=unit_id, tanggal=tanggal)
        )
    transaction.touch_all("periode")
