"""Writing the unit tree: adding along paths, merging one unit into another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.pegawai import nama_cari, nama_urut
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.commands import ringkasan
from kinerja_desktop.storage.tables import AWAL, unit
from kinerja_desktop.storage.unit_of_work import Transaction

Path = tuple[str, ...]


def insert(transaction: Transaction, nama: str, induk_id: int | None, **values: Any) -> int:
    """Insert one unit (``values``: further columns of `tables.unit`) and return its id."""
    return transaction.insert(unit, {**_row(nama, induk_id), **values})


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit to be made, known by ``sementara`` until it is stored.

    ``induk``: the unit above it: the ``sementara`` of another new one, or the id of a stored one; None: outermost.
    """

    sementara: int
    induk: int | None
    nama: str


def insert_tree(transaction: Transaction, units: Sequence[NewUnit]) -> dict[int, int]:
    """Insert units, each after the one above it, a level at a time; return their ids by ``sementara``.

    Raises:
        ValueError: some of them lie above each other in a circle.
    """
    made: dict[int, int] = {}
    waiting = {one.sementara: one for one in units}
    while waiting:
        level = [one for one in waiting.values() if one.induk not in waiting]
        if not level:
            raise ValueError("units in a circle")
        rows = [
            _row(one.nama, None if one.induk is None else made.get(one.induk, one.induk)) for one in level
        ]
        made.update(zip((one.sementara for one in level), transaction.insert_many(unit, rows), strict=True))
        for one in level:
            del waiting[one.sementara]
    return made


def _row(nama: str, induk_id: int | None, dari: date = AWAL) -> dict[str, Any]:
    nama = " ".join(nama.split())
    return {"nama": nama, "nama_urut": nama_urut(nama), "induk_id": induk_id, "dari": dari}


@dataclass(frozen=True, slots=True)
class FoundUnits:
    """What `find_or_create` did: the unit of every path and of its beginnings (single blanks), and which are new."""

    ids: dict[Path, int]
    baru: tuple[int, ...]

    def of(self, path: Path) -> int | None:
        """Return the unit of a path as it was given, None for an empty one."""
        return self.ids.get(_tidy(path))


def find_or_create(transaction: Transaction, paths: Iterable[Path], dari: date = AWAL) -> FoundUnits:
    """Return the unit of every path of names (outermost first), making the units that are missing.

    Names are compared folded (case, accents, signs) among the children of one unit. A unit that was merged into
    another leads there. An empty path has no unit and is left out. One read, one bulk insert a level.
    """
    wanted = {path for path in map(_tidy, paths) if path}
    known = _known_children(transaction)
    ids: dict[Path, int] = {}
    made: list[int] = []
    for depth in range(1, max((len(path) for path in wanted), default=0) + 1):
        missing: dict[tuple[int | None, str], str] = {}
        level = sorted({path[:depth] for path in wanted if len(path) >= depth})
        for path in level:
            key = (ids[path[:-1]] if depth > 1 else None, nama_cari(path[-1]))
            if key not in known:
                missing.setdefault(key, path[-1])
        new = transaction.insert_many(unit, [_row(nama, key[0], dari) for key, nama in missing.items()])
        known.update(zip(missing, new, strict=True))
        made.extend(new)
        for path in level:
            ids[path] = known[ids[path[:-1]] if depth > 1 else None, nama_cari(path[-1])]
    return FoundUnits(ids, tuple(made))


def _tidy(path: Path) -> Path:
    return tuple(" ".join(name.split()) for name in path if name.strip())


def _known_children(transaction: Transaction) -> dict[tuple[int | None, str], int]:
    table = unit.c
    rows = transaction.connection.execute(
        sa.select(table.id, table.induk_id, table.nama, table.gabung_ke_id, table.sampai)
        # those that still exist come last and win over an ended unit of the same name
        .order_by(table.sampai.is_(None), table.id.desc())
    ).all()
    merged = {row.id: row.gabung_ke_id for row in rows if row.gabung_ke_id is not None}
    known: dict[tuple[int | None, str], int] = {}
    for row in rows:
        if row.sampai is None or row.id in merged:
            known[row.induk_id, nama_cari(row.nama)] = _final(row.id, merged)
    return known


def _final(id_: int, merged: dict[int, int]) -> int:
    seen = {id_}
    while id_ in merged and merged[id_] not in seen:
        id_ = merged[id_]
        seen.add(id_)
    return id_


def merge(transaction: Transaction, unit_id: int, ke_id: int, per_tanggal: date) -> None:
    """Let everything of one unit go over to another; the first ends the day before ``per_tanggal``.

    People, positions, heads, children, deadlines, numbers, capaian (where the other has none) and the counts go
    over. A head of the merged unit that would stand beside a head of the other ends on the same day.
    """
    connection = transaction.connection
    _move_column(transaction, tables.unit, "induk_id", unit_id, ke_id)
    _move_column(transaction, tables.pegawai_keadaan, "unit_id", unit_id, ke_id)
    _move_column(transaction, tables.penugasan, "unit_id", unit_id, ke_id)
    _move_heads(transaction, unit_id, ke_id, per_tanggal)
    _move_capaian(transaction, unit_id, ke_id)
    for table in (tables.tenggat, tables.identitas):
        connection.execute(sa.update(table).where(table.c.unit_id == unit_id).values(unit_id=ke_id))
    ringkasan.move_unit(connection, unit_id, ke_id)
    lost, kept = _uid(connection, unit_id), _uid(connection, ke_id)
    alias = tables.uid_alias
    connection.execute(sa.update(alias).where(alias.c.uid == lost).values(uid=kept))
    connection.execute(sa.insert(alias).values(uid_lama=lost, uid=kept))
    began = connection.execute(sa.select(unit.c.dari).where(unit.c.id == unit_id)).scalar_one()
    ends = max(began, per_tanggal - timedelta(days=1))
    transaction.update(unit, unit_id, {"sampai": ends, "gabung_ke_id": ke_id})


def _uid(connection: sa.Connection, unit_id: int) -> bytes:
    return bytes(connection.execute(sa.select(unit.c.uid).where(unit.c.id == unit_id)).scalar_one())


def _move_column(transaction: Transaction, table: sa.Table, column: str, old: int, new: int) -> None:
    ids = transaction.connection.execute(sa.select(table.c.id).where(table.c[column] == old)).scalars()
    transaction.update_many(table, {id_: {column: new} for id_ in ids})


def _move_heads(transaction: Transaction, old: int, new: int, per_tanggal: date) -> None:
    table = tables.unit_kepala
    rows = transaction.connection.execute(
        sa.select(table.c.id, table.c.unit_id, table.c.dari, table.c.sampai).where(
            table.c.unit_id.in_([old, new])
        )
    ).all()
    has_head = any(
        r.unit_id == new and r.dari <= per_tanggal and (r.sampai is None or r.sampai >= per_tanggal)
        for r in rows
    )
    changes: dict[int, dict[str, Any]] = {}
    for row in (r for r in rows if r.unit_id == old):
        changes[row.id] = {"unit_id": new}
        if has_head and (row.sampai is None or row.sampai >= per_tanggal):
            changes[row.id]["sampai"] = max(row.dari, per_tanggal - timedelta(days=1))
    transaction.update_many(table, changes)


def _move_capaian(transaction: Transaction, old: int, new: int) -> None:
    table = tables.capaian_organisasi
    rows = transaction.connection.execute(
        sa.select(table.c.id, table.c.unit_id, table.c.periode_kode).where(table.c.unit_id.in_([old, new]))
    ).all()
    taken = {row.periode_kode for row in rows if row.unit_id == new}
    for row in (r for r in rows if r.unit_id == old):
        if row.periode_kode in taken:
            transaction.delete(table, row.id)
        else:
            transaction.update(table, row.id, {"unit_id": new})
