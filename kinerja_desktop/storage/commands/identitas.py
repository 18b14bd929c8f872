"""Numbers by which the outside knows a unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import sqlalchemy as sa

from kinerja_desktop.domain.codes import JenisNomor
from kinerja_desktop.storage import bulk
from kinerja_desktop.storage.tables import identitas
from kinerja_desktop.storage.unit_of_work import Transaction


def set_unit_number(transaction: Transaction, unit_id: int, jenis: JenisNomor, nilai: str) -> None:
    """Set, change or (with '') remove the one number of a kind that a unit has."""
    set_unit_numbers(transaction, {(unit_id, jenis): nilai})


def set_unit_numbers(transaction: Transaction, numbers: Mapping[tuple[int, JenisNomor], str]) -> None:
    """Set, change or (with '') remove numbers by unit and kind; a unit has one of a kind."""
    table = identitas
    per_kind: dict[JenisNomor, list[int]] = defaultdict(list)
    for unit_id, jenis in numbers:
        per_kind[jenis].append(unit_id)
    for jenis, ids in per_kind.items():
        for start in range(0, len(ids), 500):
            transaction.connection.execute(
                sa.delete(table).where(
                    table.c.unit_id.in_(ids[start : start + 500]), table.c.jenis == jenis.value
                )
            )
    rows = [
        {"unit_id": unit_id, "jenis": jenis.value, "nilai": nilai, "impor_id": transaction.impor_id}
        for (unit_id, jenis), nilai in numbers.items()
        if nilai
    ]
    bulk.insert(transaction.connection, table, rows)
    transaction.touch("unit", {unit_id for unit_id, _ in numbers})
