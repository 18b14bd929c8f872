"""Writing objections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.exc import IntegrityError

from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.storage.tables import keberatan
from kinerja_desktop.storage.unit_of_work import Transaction


def file(transaction: Transaction, values: Mapping[str, Any], *, nama: str) -> int:
    """Insert an objection and return its id.

    Raises:
        RefusedError: ``keberatan.masih-berjalan``: another PC recorded one for the same rating at the same moment.
    """
    try:
        return transaction.insert(keberatan, values)
    except IntegrityError as error:
        # SQLite names the column, PostgreSQL the index
        said = str(error.orig)
        if "uq_keberatan_berjalan" in said or "keberatan.penilaian_id" in said:
            raise RefusedError("keberatan.masih-berjalan", nama=nama) from error
        raise
