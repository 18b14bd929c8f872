"""The unit tree as queries need it: subtrees, paths, scope."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.storage.tables import unit


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit of the tree."""

    id: int
    uid: bytes
    version: int
    induk_id: int | None
    nama: str
    jenis: str
    urutan: int
    dari: date
    sampai: date | None


def all_units(connection: sa.Connection, at: date | None = None) -> list[UnitRow]:
    """Return the units that exist on a day (None: all ever), parents before children is NOT promised, sorted by name."""
    table = unit.c
    wanted = [getattr(table, name) for name in UnitRow.__slots__]
    statement = sa.select(*wanted).order_by(table.urutan, table.nama_urut, table.id)
    if at is not None:
        statement = statement.where(table.dari <= at, sa.or_(table.sampai.is_(None), table.sampai >= at))
    return [UnitRow(*row) for row in connection.execute(statement)]


def only_root(connection: sa.Connection, day: date) -> int | None:
    """Return the outermost unit of a day where there is only one: what is set for it holds for the office. None else.

    Units that ended, by a merger for one, stay in the table and are no second root.
    """
    table = unit.c
    stands = sa.and_(table.dari <= day, sa.or_(table.sampai.is_(None), table.sampai >= day))
    roots = (
        connection.execute(sa.select(table.id).where(table.induk_id.is_(None), stands).limit(2))
        .scalars()
        .all()
    )
    return roots[0] if len(roots) == 1 else None


@dataclass(frozen=True, slots=True)
class SimpulRow:
    """One unit as a node of the tree."""

    id: int
    nama: str
    induk_id: int | None


def nodes(connection: sa.Connection) -> list[SimpulRow]:
    """Return all units there ever were in the order of `all_units`, for a caller that asks for the tree alone."""
    table = unit.c
    statement = sa.select(table.id, table.nama, table.induk_id).order_by(
        table.urutan, table.nama_urut, table.id
    )
    return [SimpulRow(*row) for row in connection.execute(statement)]


CHOSEN: Final = sa.bindparam("unit_terpilih", type_=sa.Integer)
"""Stands for the unit where a statement is made once for all of them; run it with `chosen`."""


def chosen(unit_id: int | None) -> dict[str, int]:
    """Return the values for a statement with `CHOSEN`, or without where no unit is chosen."""
    return {} if unit_id is None else {CHOSEN.key: unit_id}


def any_of(unit_id: int | None) -> sa.BindParameter[int] | None:
    """Return what stands for a unit in a statement that is made once; None where none is chosen."""
    return None if unit_id is None else CHOSEN


@lru_cache(maxsize=64)
def subtree(unit_id: int | sa.BindParameter[int]) -> sa.Select[tuple[int]]:
    """Return a select of the ids of a unit and everything below it, for ``column.in_(subtree(id))``.

    Its name is not the unit's: each statement would be compiled and kept anew for each unit. One statement asks for one unit.
    """
    tree = sa.select(unit.c.id).where(unit.c.id == unit_id).cte("pohon", recursive=True)
    tree = tree.union(sa.select(unit.c.id).where(unit.c.induk_id == tree.c.id))
    return sa.select(tree.c.id)


def within(
    column: sa.ColumnElement[int | None], unit_id: int | sa.BindParameter[int] | None, cakupan: Cakupan
) -> sa.ColumnElement[bool]:
    """Return the filter "belongs to the chosen unit (with what is below) and to the scope"."""
    clauses: list[sa.ColumnElement[bool]] = []
    if unit_id is not None:
        clauses.append(column.in_(subtree(unit_id)))
    if cakupan.unit_ids is not None:
        clauses.append(column.in_(sorted(cakupan.unit_ids)))
    return sa.and_(sa.true(), *clauses)
