"""Drafts of plans for positions that have none, inside any transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from kinerja_desktop.domain.skp import IsiSkp
from kinerja_desktop.storage.commands import skp as commands
from kinerja_desktop.storage.unit_of_work import Transaction

if TYPE_CHECKING:
    from kinerja_desktop.services.skp import BarisSkp


def drafts(
    transaction: Transaction, tahun: int, rows: Iterable[BarisSkp], plans: Mapping[int, IsiSkp | None]
) -> dict[int, int]:
    """Make drafts for those of the rows that have no plan, with their content of ``plans``; return all plans by penugasan."""
    rows = tuple(rows)
    known = {row.penugasan_id: row.skp_id for row in rows if row.skp_id is not None}
    fresh = [row for row in rows if row.skp_id is None]
    values = [
        (
            {"penugasan_id": row.penugasan_id, "tahun": tahun, "dari": row.dari, "sampai": row.sampai},
            replace(plans.get(row.penugasan_id) or IsiSkp(), kelompok=row.kelompok),
        )
        for row in fresh
    ]
    ids = commands.create(transaction, values)
    return known | {row.penugasan_id: id_ for row, id_ in zip(fresh, ids, strict=True)}
