"""Undoing an import: every field whose value is still the import's goes back; what was edited since stays.

Works on revisions alone, so it holds for every kind of record. A created record is removed unless something
hangs on it that the import did not bring.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, TypeVar

import sqlalchemy as sa

from kinerja_desktop.storage import tables
from kinerja_desktop.storage.queries.impor import RevisionRow
from kinerja_desktop.storage.unit_of_work import Transaction, state_columns, state_of

_T = TypeVar("_T", int, bytes)


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays, and why.

    Attributes:
        jenis: table of the record.
        id: its local id.
        sebab: ``diubah`` (edited since), ``dipakai`` (something hangs on it), ``terkunci``.
        kolom: the field, '' for the whole record.
    """

    jenis: str
    id: int
    sebab: str
    kolom: str = ""


@dataclass(slots=True)
class UndoPlan:
    """What undoing would do: values to put back, records to remove, what stays."""

    back: dict[str, dict[int, dict[str, Any]]] = field(default_factory=lambda: defaultdict(dict))
    remove: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    kept: list[Kept] = field(default_factory=list)


_REMOVAL_ORDER = (
    "pengakhiran", "penilaian", "capaian_organisasi", "predikat_lama", "unit_kepala", "penugasan", "pegawai_keadaan",
    "pegawai", "penilai_luar", "unit",
)  # fmt: skip


@dataclass(slots=True)
class _Trace:
    """What an import did to one record."""

    created: bool = False
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


def plan(connection: sa.Connection, revisions: Sequence[RevisionRow]) -> UndoPlan:
    """Return what undoing would do.

    Args:
        connection: an open connection.
        revisions: those of the import, the last first (`queries.impor.revisions_of`).
    """
    traces: dict[str, dict[bytes, _Trace]] = defaultdict(dict)
    for revision in revisions:
        trace = traces[revision.record_jenis].setdefault(revision.record_uid, _Trace())
        trace.created = trace.created or revision.aksi == "buat"
        for name, (old, new) in revision.delta.items():
            trace.before[name] = old
            trace.after.setdefault(name, new)
    found = UndoPlan()
    current: dict[str, dict[int, Mapping[str, Any]]] = {}
    for kind, records in traces.items():
        current[kind] = _current(connection, kind, list(records))
        for id_, row in current[kind].items():
            _judge(kind, id_, row, records[row["uid"]], found)
    _take_derived(connection, found)
    _keep_what_is_used(connection, found)
    return found


_DERIVED = frozenset(
    {
        "sampai", "penilai_pegawai_id", "penilai_luar_id", "penilai_jenis", "penilai_asal", "penilai_sk_nomor",
        "penilai_sk_tanggal", "atasan_pegawai_id", "atasan_luar_id", "atasan_asal",
    }
)  # fmt: skip
"""Fields of a penugasan that follow the unit tree: their change is nobody's edit."""


def _take_derived(connection: sa.Connection, found: UndoPlan) -> None:
    """Let the positions that the tree made for leaving people go with them, if nobody was rated in them."""
    leaving = set(found.remove.get("pegawai", ()))
    if not leaving:
        return
    position, rating = tables.penugasan.c, tables.penilaian.c
    derived: set[int] = set()
    for chunk in _chunks(leaving):
        chosen = (
            sa.select(position.id)
            .outerjoin(tables.penilaian, rating.penugasan_id == position.id)
            .where(
                position.pegawai_id.in_(chunk), position.penilai_asal.in_(["", "pohon"]), rating.id.is_(None)
            )
        )
        derived.update(connection.execute(chosen).scalars())
    listed = set(found.remove["penugasan"])
    found.remove["penugasan"] += sorted(derived - listed)
    found.kept = [
        item
        for item in found.kept
        if item.jenis != "penugasan" or item.id in listed or item.id not in derived
    ]


def _judge(kind: str, id_: int, row: Mapping[str, Any], trace: _Trace, found: UndoPlan) -> None:
    changed = [name for name, value in trace.after.items() if row["plain"].get(name) != value]
    if row.get("status") == "terkunci" and trace.after.get("status") != "terkunci":
        found.kept.append(Kept(kind, id_, "terkunci"))
    elif trace.created:
        edited = {*changed, *(row["plain"].keys() - trace.after.keys())}
        if kind == "penugasan" and row["penilai_asal"] in {"", "pohon"}:
            edited -= _DERIVED
        if edited:
            found.kept.append(Kept(kind, id_, "diubah"))
        else:
            found.remove[kind].append(id_)
    else:
        back = {name: trace.before[name] for name in trace.after if name not in changed}
        if back:
            found.back[kind][id_] = back
        found.kept += [Kept(kind, id_, "diubah", name) for name in changed]


def _current(connection: sa.Connection, kind: str, uids: list[bytes]) -> dict[int, Mapping[str, Any]]:
    """Return the records as they are now, with their plain state (references as uids) under ``plain``."""
    table = tables.metadata.tables[kind]
    rows: dict[int, Mapping[str, Any]] = {}
    for start in range(0, len(uids), 500):
        chunk = uids[start : start + 500]
        found = connection.execute(sa.select(table).where(table.c.uid.in_(chunk))).mappings()
        rows.update((row["id"], dict(row)) for row in found)
    names = _reference_uids(connection, table, list(rows.values()))
    return {id_: {**row, "plain": state_of(table, row, names)} for id_, row in rows.items()}


def _reference_uids(
    connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]
) -> dict[str, dict[int, bytes]]:
    wanted: dict[str, set[int]] = defaultdict(set)
    for name, target in state_columns(table):
        if target:
            wanted[target].update(row[name] for row in rows if row[name] is not None)
    found: dict[str, dict[int, bytes]] = defaultdict(dict)
    for name, ids in wanted.items():
        other = tables.metadata.tables[name]
        ordered = sorted(ids)
        for start in range(0, len(ordered), 500):
            chosen = sa.select(other.c.id, other.c.uid).where(other.c.id.in_(ordered[start : start + 500]))
            found[name].update((row.id, row.uid) for row in connection.execute(chosen))
    return found


def _keep_what_is_used(connection: sa.Connection, found: UndoPlan) -> None:
    """Take records off the removal list that something else refers to, until nothing changes any more.

    Who refers to what does not change meanwhile and is asked once; keeping one record may keep another.
    """
    users = {kind: _users(connection, kind, ids, found.back) for kind, ids in found.remove.items() if ids}
    asked: set[int] = set()
    while True:
        people = {item.id: item for item in found.kept if item.jenis == "pegawai" and item.id not in asked}
        _keep_stretches(connection, found, people)
        asked |= people.keys()
        going = {kind: set(ids) for kind, ids in found.remove.items()}
        used = {
            kind: sorted(id_ for id_ in going.get(kind, ()) if _stays(users[kind].get(id_, ()), going))
            for kind in _REMOVAL_ORDER
            if going.get(kind)
        }
        if not any(used.values()):
            return
        for kind, ids in used.items():
            found.remove[kind] = [id_ for id_ in found.remove[kind] if id_ not in set(ids)]
            found.kept += [Kept(kind, id_, "dipakai") for id_ in ids]


def _stays(users: Iterable[tuple[str, int]], going: Mapping[str, set[int]]) -> bool:
    return any(own not in going.get(table, ()) for table, own in users)


def _keep_stretches(connection: sa.Connection, found: UndoPlan, staying: Mapping[int, Kept]) -> None:
    """Keep the positions of people who stay, and every state of whom the import made: without it they would be nobody.

    Who moved in has two, of elsewhere and of here.
    """
    made = {id_ for id_, item in staying.items() if not item.kolom}
    for table, people in ((tables.pegawai_keadaan, made), (tables.penugasan, staying.keys())):
        theirs: set[int] = set()
        for chunk in _chunks(people):
            theirs.update(
                connection.execute(sa.select(table.c.id).where(table.c.pegawai_id.in_(chunk))).scalars()
            )
        found.remove[table.name] = [id_ for id_ in found.remove[table.name] if id_ not in theirs]


def _users(
    connection: sa.Connection,
    kind: str,
    ids: Iterable[int],
    back: Mapping[str, Mapping[int, Mapping[str, Any]]],
) -> dict[int, set[tuple[str, int]]]:
    """Return what refers to records of a kind, as (table, id), by the id of the record.

    A reference that the undoing itself puts back (a rating that moved to a position made by the import) holds
    nothing: what it goes back to was there before. One query for each table and chunk of ids. Rows without an id of
    their own never go by themselves: -1.
    """
    users: dict[int, set[tuple[str, int]]] = defaultdict(set)
    wanted = set(ids)
    for table in tables.metadata.tables.values():
        if table.name in {"identitas", "nilai_tangan", "revisi", "ringkasan"}:
            continue
        columns = [
            column
            for column in table.columns
            if any(key.column.table.name == kind for key in column.foreign_keys)
        ]
        if not columns:
            continue
        own = table.c.id if "id" in table.c else sa.literal(-1)
        for chunk in _chunks(wanted, _PARAMETERS // len(columns)):
            chosen = sa.select(own, *columns).where(sa.or_(*(column.in_(chunk) for column in columns)))
            returning = back.get(table.name, {})
            for id_, *targets in connection.execute(chosen):
                gone = returning.get(id_, {})
                for column, target in zip(columns, targets, strict=True):
                    if target in wanted and column.name not in gone:
                        users[target].add((table.name, id_))
    return users


_PARAMETERS: Final = 30_000
"""Values in one statement; SQLite takes 32,766. Columns without an index are scanned once for each chunk."""


def _chunks(values: Iterable[_T], size: int = _PARAMETERS) -> Iterator[list[_T]]:
    ordered = sorted(values)
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]


def carry_out(transaction: Transaction, found: UndoPlan, impor_id: int) -> None:
    """Do what the plan says, and drop the bookkeeping of the import (numbers, marks, report rows)."""
    put_back(transaction, found)
    connection = transaction.connection
    kept_people = {item.id for item in found.kept if item.jenis == "pegawai"}
    _drop_numbers(connection, impor_id, kept_people)
    marks = tables.nilai_tangan
    connection.execute(sa.update(marks).where(marks.c.impor_id == impor_id).values(nilai_siasn=None))
    people = tables.pegawai
    connection.execute(
        sa.update(people)
        .where(people.c.terlihat_impor_id == impor_id)
        .values(terlihat_impor_id=None, terlihat_per=None)
    )
    report = tables.laporan_ekinerja
    connection.execute(sa.delete(report).where(report.c.impor_id == impor_id))


def put_back(transaction: Transaction, found: UndoPlan) -> None:
    """Put records back as the plan says, and remove those that go, with the numbers of people and units."""
    connection = transaction.connection
    for kind, records in found.back.items():
        table = tables.metadata.tables[kind]
        transaction.update_many(table, _stored(connection, table, records))
    going = found.remove.get("pegawai", [])
    for start in range(0, len(going), 500):
        chunk = going[start : start + 500]
        for table in (tables.identitas, tables.nilai_tangan):
            connection.execute(sa.delete(table).where(table.c.pegawai_id.in_(chunk)))
    units = found.remove.get("unit", [])
    for start in range(0, len(units), 500):
        chunk = units[start : start + 500]
        connection.execute(sa.delete(tables.identitas).where(tables.identitas.c.unit_id.in_(chunk)))
    for kind in _REMOVAL_ORDER:
        if found.remove.get(kind):
            transaction.delete_many(tables.metadata.tables[kind], sorted(found.remove[kind], reverse=True))


def _drop_numbers(connection: sa.Connection, impor_id: int, kept_people: set[int]) -> None:
    """Forget the numbers that the import brought, of everybody but the people who stay.

    One id at a time: a NOT IN of all who stay would pass SQLite's limit of parameters, and is never true for the
    numbers of units, which have no person.
    """
    table = tables.identitas.c
    rows = connection.execute(sa.select(table.id, table.pegawai_id).where(table.impor_id == impor_id)).all()
    going = [{"b_id": row.id} for row in rows if row.pegawai_id not in kept_people]
    if going:
        connection.execute(sa.delete(tables.identitas).where(table.id == sa.bindparam("b_id")), going)


def _stored(
    connection: sa.Connection, table: sa.Table, records: Mapping[int, Mapping[str, Any]]
) -> dict[int, dict[str, Any]]:
    """Turn plain values back into what the columns hold."""
    ids: dict[str, dict[str, int]] = {}
    for name, target in state_columns(table):
        wanted = {values[name] for values in records.values() if values.get(name) is not None}
        if target and wanted:
            other = tables.metadata.tables[target].c
            ids[name] = {
                row.uid.hex(): row.id
                for chunk in _chunks(bytes.fromhex(uid) for uid in wanted)
                for row in connection.execute(sa.select(other.uid, other.id).where(other.uid.in_(chunk)))
            }
    return {
        id_: {name: _value(table.c[name], value, ids) for name, value in values.items()}
        for id_, values in records.items()
    }


def _value(column: sa.Column[Any], value: Any, ids: Mapping[str, Mapping[str, int]]) -> Any:
    if value is None:
        return None if column.nullable else ""
    if column.name in ids:
        return ids[column.name][value]
    kind = column.type.python_type if not isinstance(column.type, sa.types.TypeDecorator) else None
    if kind is date:
        return date.fromisoformat(value)
    if type(column.type).__name__ == "Utc":
        return datetime.fromisoformat(value)
    if type(column.type).__name__ == "Uid":
        return bytes.fromhex(value)
    return value
