"""Whose record is this: names for messages about records of any kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import sqlalchemy as sa

from kinerja_desktop.storage import tables

Record = tuple[str, int]
"""Table name and local id."""


def owners(connection: sa.Connection, records: Iterable[Record]) -> dict[Record, str]:
    """Return the name of the person, unit or outside penilai that each record is about."""
    by_kind: dict[str, set[int]] = defaultdict(set)
    for kind, id_ in records:
        by_kind[kind].add(id_)
    found: dict[Record, str] = {}
    for kind, ids in by_kind.items():
        statement = _name_of(kind)
        ordered = sorted(ids)
        for start in range(0, len(ordered), 500):
            table = tables.metadata.tables[kind]
            chosen = statement.where(table.c.id.in_(ordered[start : start + 500]))
            found.update(((kind, row.id), row.nama) for row in connection.execute(chosen))
    return found


def people_behind(connection: sa.Connection, records: Iterable[Record]) -> set[Record]:
    """Return the people and units behind records: what a user counts."""
    found: set[Record] = set()
    for kind, id_ in records:
        if kind in {"pegawai", "unit", "penilai_luar"}:
            found.add((kind, id_))
            continue
        table = tables.metadata.tables[kind]
        if "pegawai_id" in table.c:
            chosen = sa.select(table.c.pegawai_id).where(table.c.id == id_)
        elif "penugasan_id" in table.c:
            position = tables.penugasan.c
            chosen = (
                sa.select(position.pegawai_id)
                .join_from(table, tables.penugasan, table.c.penugasan_id == position.id)
                .where(table.c.id == id_)
            )
        else:
            continue
        owner = connection.execute(chosen).scalar()
        if owner is not None:
            found.add(("pegawai", owner))
    return found


def _name_of(kind: str) -> sa.Select[tuple[int, str]]:
    table = tables.metadata.tables[kind]
    if "nama" in table.c:
        return sa.select(table.c.id, table.c.nama)
    if "pegawai_id" in table.c:
        person = tables.pegawai.c
        return sa.select(table.c.id, person.nama).join_from(
            table, tables.pegawai, table.c.pegawai_id == person.id
        )
    if "penugasan_id" in table.c:
        person, position = tables.pegawai.c, tables.penugasan.c
        return (
            sa.select(table.c.id, person.nama)
            .join_from(table, tables.penugasan, table.c.penugasan_id == position.id)
            .join(tables.pegawai, position.pegawai_id == person.id)
        )
    if "unit_id" in table.c:
        unit = tables.unit.c
        return sa.select(table.c.id, unit.nama).join_from(table, tables.unit, table.c.unit_id == unit.id)
    return sa.select(table.c.id, sa.literal("").label("nama"))
