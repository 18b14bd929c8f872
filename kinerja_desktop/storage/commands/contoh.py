"""Bulk writes that only the sample office needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.storage.tables import identitas, penugasan
from kinerja_desktop.storage.unit_of_work import Transaction


def add_numbers(transaction: Transaction, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add numbers of people or units (rows of one kind of owner) to `identitas`."""
    if rows:
        transaction.connection.execute(sa.insert(identitas), [dict(row) for row in rows])


def begin_positions(transaction: Transaction, begins: Mapping[int, date]) -> None:
    """Let the first position of people begin on a day (a contract's first day, more exact than its number)."""
    rows = transaction.connection.execute(sa.select(penugasan.c.id, penugasan.c.pegawai_id)).all()
    changes = {row.id: {"dari": begins[row.pegawai_id]} for row in rows if row.pegawai_id in begins}
    transaction.update_many(penugasan, changes)
