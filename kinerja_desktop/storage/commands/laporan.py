"""Storing e-Kinerja's own report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.storage.tables import laporan_ekinerja
from kinerja_desktop.storage.unit_of_work import Transaction


def store(transaction: Transaction, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows of a report (bookkeeping, no revisions)."""
    if rows:
        transaction.connection.execute(sa.insert(laporan_ekinerja), [dict(row) for row in rows])
    transaction.touch_all("laporan")
