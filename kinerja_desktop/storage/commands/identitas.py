"""Numbers by which the outside knows a unit."""

from __future__ import annotations

import sqlalchemy as sa

from kinerja_desktop.domain.codes import JenisNomor
from kinerja_desktop.storage.tables import identitas
from kinerja_desktop.storage.unit_of_work import Transaction


def set_unit_number(transaction: Transaction, unit_id: int, jenis: JenisNomor, nilai: str) -> None:
    """Set, change or (with '') remove the one number of a kind that a unit has."""
    table = identitas
    mine = sa.and_(table.c.unit_id == unit_id, table.c.jenis == jenis.value)
    transaction.connection.execute(sa.delete(table).where(mine))
    if nilai:
        transaction.connection.execute(
            sa.insert(table).values(
                unit_id=unit_id, jenis=jenis.value, nilai=nilai, impor_id=transaction.impor_id
            )
        )
    transaction.touch("unit", [unit_id])
