"""One transaction: rolled back unless the block ends well; revisions written as its last act.

All writes of records that may leave the office go through `Transaction.insert`, `.insert_many`, `.update`,
`.update_many` and `.delete`: they keep version, revision and hash right. Bookkeeping tables (ringkasan,
identitas, setelan ...) are written with plain Core statements on `Transaction.connection`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from kinerja_desktop.domain.changes import Changes
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import ConflictError
from kinerja_desktop.foundation.ids import new_uid, new_uids
from kinerja_desktop.storage import bulk, engine, tables
from kinerja_desktop.storage.lookup import Lookup
from kinerja_desktop.storage.revisions import (
    ONCE,
    JsonValue,
    canonical,
    created,
    difference,
    digest,
    fingerprint,
    plain,
)

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, for which office, on which line of its history."""

    pelaku_id: int
    kantor_id: int
    garis: bytes


class Transaction:
    """An open write transaction.

    Attributes:
        connection: the Core connection; plain statements may be run on it.
        now: the moment of all its revisions.
        impor_id: the import batch its revisions belong to, if any.
    """

    def __init__(self, connection: sa.Connection, author: Author, alasan: str, impor_id: int | None) -> None:
        self.connection = connection
        self.author = author
        self.now: datetime = clock.now()
        self.impor_id = impor_id
        self.alasan = alasan
        self._revisions: list[dict[str, Any]] = []
        self._touched: dict[str, set[int]] = defaultdict(set)
        self._many: set[str] = set()
        self._uids: dict[str, dict[int, bytes]] = defaultdict(dict)

    # -- writing records -------------------------------------------------------------------------------------

    def insert(self, table: sa.Table, values: Values) -> int:
        """Insert one record and return its local id."""
        return self.insert_many(table, [values])[0]

    def insert_many(self, table: sa.Table, rows: Sequence[Values]) -> list[int]:
        """Insert records and return their local ids in the same order.

        Columns that are left out take the column's default.
        """
        ids: list[int] = []
        for start in range(0, len(rows), _PILE):  # whole rows lie in memory beside what the caller holds
            ids += self._insert(table, rows[start : start + _PILE])
            self._spill()
        self.touch(table.name, ids)
        return ids

    def _insert(self, table: sa.Table, rows: Sequence[Values]) -> list[int]:
        uids, revisions = new_uids(len(rows)), new_uids(len(rows))
        every = {**_defaults(table), "version": 1, "kantor_asal_id": self.author.kantor_id}
        full = [
            {**every, **row, "uid": uid, "revisi_akhir": revision}
            for row, uid, revision in zip(rows, uids, revisions, strict=True)
        ]
        bulk.insert(self.connection, table, full)
        # uids grow, and so their order is that of the rows
        written = sa.select(table.c.id).where(table.c.uid.between(uids[0], uids[-1])).order_by(table.c.uid)
        ids: list[int] = [*self.connection.execute(written).scalars().all()]
        if table.name in _referenced():
            self._uids[table.name].update(zip(ids, uids, strict=True))
        self._learn_references(table, full)
        self._revise_new(table, full)
        return ids

    def update(self, table: sa.Table, id_: int, changes: Values, *, version: int | None = None) -> bool:
        """Change fields of one record; return whether anything differed.

        Args:
            table: the record's table.
            id_: its local id.
            changes: new values by column.
            version: the version the user saw; None takes the one found now (only inside one use case).

        Raises:
            ConflictError: ``simpanan.konflik`` (changed since) or ``simpanan.hilang``.
        """
        return bool(
            self.update_many(table, {id_: changes}, versions=None if version is None else {id_: version})
        )

    def update_many(
        self, table: sa.Table, changes: Mapping[int, Values], *, versions: Mapping[int, int] | None = None
    ) -> list[int]:
        """Change fields of many records; return the ids of those that differed.

        Raises:
            ConflictError: one of them was changed since (nothing is written) or is gone.
        """
        before = {row["id"]: row for row in self._load(table, list(changes))}
        statements: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        touched: list[int] = []
        after_all = [{**before[id_], **wanted} for id_, wanted in changes.items() if id_ in before]
        self._learn_references(table, [*before.values(), *after_all])
        for id_, wanted in changes.items():
            row = before.get(id_)
            if row is None:
                raise ConflictError("simpanan.hilang", jenis=table.name)
            if versions is not None and versions[id_] != row["version"]:
                raise ConflictError("simpanan.konflik", jenis=table.name)
            fresh = {key: value for key, value in wanted.items() if row[key] != value}
            if not fresh:
                continue
            touched.append(id_)
            after = {**row, **fresh}
            revision = new_uid()
            self._revise(table, revision, row, after)
            key = tuple(sorted(fresh))
            statements[key].append(
                {
                    "b_id": id_,
                    "b_version": row["version"],
                    "b_revisi": revision,
                    **{f"n_{k}": fresh[k] for k in key},
                }
            )
        for key, rows in statements.items():
            self._run_updates(table, key, rows)
        self._spill()
        self.touch(table.name, touched)
        return touched

    def delete(self, table: sa.Table, id_: int, *, version: int | None = None) -> None:
        """Remove a record, leaving a tombstone revision.

        Raises:
            ConflictError: changed since, or gone.
        """
        self.delete_many(table, [id_], versions=None if version is None else {id_: version})

    def delete_many(
        self, table: sa.Table, ids: Sequence[int], *, versions: Mapping[int, int] | None = None
    ) -> None:
        """Remove records, leaving tombstone revisions.

        Raises:
            ConflictError: one of them was changed since, or is gone (nothing is written).
        """
        rows = {row["id"]: row for row in self._load(table, ids)}
        for id_ in ids:
            if id_ not in rows:
                raise ConflictError("simpanan.hilang", jenis=table.name)
            if versions is not None and versions[id_] != rows[id_]["version"]:
                raise ConflictError("simpanan.konflik", jenis=table.name)
        self._learn_references(table, list(rows.values()))
        for id_ in ids:
            row = rows[id_]
            self._revise(table, new_uid(), row, None)
        for chunk in _chunks(ids):
            self.connection.execute(sa.delete(table).where(table.c.id.in_(chunk)))
        self.touch(table.name, ids)

    def touch(self, kind: str, ids: Iterable[int]) -> None:
        """Say that records of a kind changed (also for bookkeeping tables that screens show)."""
        if kind in self._many:
            return
        known = self._touched[kind]
        known.update(ids)
        if len(known) > _MANY:
            self.touch_all(kind)

    def touch_all(self, kind: str) -> None:
        """Say that many records of a kind changed: reload all."""
        self._many.add(kind)
        self._touched.pop(kind, None)

    @property
    def changes(self) -> Changes:
        """What was touched so far; more than `_MANY` of a kind count as "many"."""
        found: dict[str, Iterable[int]] = {kind: ids for kind, ids in self._touched.items() if ids}
        found.update(dict.fromkeys(self._many, ()))
        return Changes.of(**found)

    # -- revisions ---------------------------------------------------------------------------------------------

    def flush_revisions(self) -> None:
        """Write the revisions; ``seq`` grows in the order of commits, for there is one writer at a time."""
        if not self._revisions:
            return
        bulk.insert(self.connection, tables.revisi, self._revisions)
        self._revisions = []

    def _spill(self) -> None:
        """Write what piled up: an import of 60,000 would hold 180,000 revisions until its end."""
        if len(self._revisions) >= _PILE:
            self.flush_revisions()

    def _revise(self, table: sa.Table, revision: bytes, old: Values, new: Values | None) -> None:
        """Keep the revision of a record that was ``old`` and becomes ``new`` (None: removed)."""
        before, after = self._state(table, old), self._state(table, new) if new else {}
        record = bytes(old["uid"])
        changed = difference(before, after)
        for name in changed.keys() & before.keys() & _once(table):
            changed[name] = (old[name], changed[name][1])
        made = {
            "uid": revision,
            "record_uid": record,
            "induk": old["revisi_akhir"],
            "aksi": "ubah" if after else "hapus",
            "delta": canonical(changed),
            "sidik": fingerprint(table.name, record, after),
        }
        self._revisions.append(self._same(table) | made)

    def _revise_new(self, table: sa.Table, rows: Sequence[Values]) -> None:
        """Keep the first revisions of records."""
        uids = [row["uid"] for row in rows]
        same = self._same(table)
        made = created(table.name, uids, states_of(table, rows, self._uids))
        self._revisions += [
            {**same, "uid": row["revisi_akhir"], "record_uid": uid, "delta": delta, "sidik": sidik}
            for row, uid, (delta, sidik) in zip(rows, uids, made, strict=True)
        ]

    def _same(self, table: sa.Table) -> dict[str, Any]:
        """Return what all revisions of a table in this transaction have in common; they are first ones if nothing else."""
        return {
            "uid": None,
            "kantor_id": self.author.kantor_id,
            "record_jenis": str(
                table.name
            ),  # its own class of text is asked by the driver, row by row, how to write it
            "record_uid": None,
            "induk": None,
            "induk_lain": None,
            "garis": self.author.garis,
            "aksi": "buat",
            "delta": "",
            "sidik": "",
            "pelaku_id": self.author.pelaku_id,
            "alasan": self.alasan,
            "waktu": self.now,
            "impor_id": self.impor_id,
        }

    def _state(self, table: sa.Table, row: Values) -> dict[str, JsonValue]:
        """Return the record's state with references as uids, empty fields left out."""
        return state_of(table, row, self._uids)

    def _learn_references(self, table: sa.Table, rows: Sequence[Values]) -> None:
        for name, target in state_columns(table):
            if not target:
                continue
            known = self._uids[target]
            # not a difference with known.keys(): that walks all that is known, for every row
            missing = {row[name] for row in rows if row[name] is not None and row[name] not in known}
            known.update(_uid_of(target).rows(self.connection, missing))

    def _load(self, table: sa.Table, ids: Sequence[int]) -> list[dict[str, Any]]:
        names = table.c.keys()
        return [dict(zip(names, row, strict=True)) for row in _whole(table).rows(self.connection, ids)]

    def _run_updates(self, table: sa.Table, key: tuple[str, ...], rows: list[dict[str, Any]]) -> None:
        result = self.connection.execute(_update(table, key), rows)
        if result.rowcount not in (-1, len(rows)):
            raise ConflictError("simpanan.konflik", jenis=table.name)


@cache
def _uid_of(target: str) -> Lookup:
    """Return what finds the uids of records of a table by their ids."""
    table = tables.metadata.tables[target]
    return Lookup(sa.select(table.c.id, table.c.uid), table.c.id)


@cache
def _whole(table: sa.Table) -> Lookup:
    """Return what finds records by their ids."""
    return Lookup(sa.select(table), table.c.id)


@lru_cache(maxsize=64)
def _update(table: sa.Table, key: tuple[str, ...]) -> sa.Update:
    """Return the statement that changes these columns of a record that is still of a version."""
    return (
        sa.update(table)
        .where(table.c.id == sa.bindparam("b_id"), table.c.version == sa.bindparam("b_version"))
        .values(
            {name: sa.bindparam(f"n_{name}") for name in key}
            | {"version": table.c.version + 1, "revisi_akhir": sa.bindparam("b_revisi")}
        )
    )


def _defaults(table: sa.Table) -> dict[str, Any]:
    """Return what every column of a record's state holds where a caller leaves it out."""
    if table.name not in _DEFAULTS:
        _DEFAULTS[table.name] = {
            column.name: column.default.arg
            if isinstance(column.default, sa.ColumnDefault) and column.default.is_scalar
            else None
            for column in table.columns
            if column.name not in tables.BOOKKEEPING
        }
    return _DEFAULTS[table.name]


@cache
def _referenced() -> frozenset[str]:
    """Return the tables that the state of some record refers to: the uids of others are asked for by nobody."""
    return frozenset(
        target for table in tables.metadata.tables.values() for _, target in state_columns(table) if target
    )


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), 500):
        yield ids[start : start + 500]


_MANY = 500
"""Records of a kind from which on it is only said that there are many."""
_PILE = 5_000
"""Revisions that are kept before they are written, and records that are written at a time."""
_DEFAULTS: dict[str, dict[str, Any]] = {}
_ONCE_COLUMNS: dict[str, frozenset[str]] = {}
_STATE_COLUMNS: dict[str, tuple[tuple[str, str], ...]] = {}


def state_columns(table: sa.Table) -> tuple[tuple[str, str], ...]:
    """Return (column, name of the referenced uid-bearing table or '') of what counts as a record's state."""
    if table.name not in _STATE_COLUMNS:
        found = []
        for column in table.columns:
            if column.name in tables.BOOKKEEPING or column.name.startswith("terlihat_"):
                continue
            target = next((key.column.table for key in column.foreign_keys), None)
            found.append((column.name, target.name if target is not None and "uid" in target.c else ""))
        _STATE_COLUMNS[table.name] = tuple(found)
    return _STATE_COLUMNS[table.name]


def state_of(table: sa.Table, row: Values, uids: Mapping[str, Mapping[int, bytes]]) -> dict[str, JsonValue]:
    """Return a record's state: references as uids (``uids`` by table and id), empty fields left out."""
    state: dict[str, JsonValue] = {}
    for name, target in state_columns(table):
        value = row[name]
        if value is None or value == "":
            continue
        if target:
            state[name] = uids[target][value].hex()
        else:
            state[name] = value if type(value) is str else plain(value)
    once = _once(table)
    if once:
        for name in state.keys() & once:
            state[name] = digest(row[name])
    return state


def states_of(
    table: sa.Table, rows: Sequence[Values], uids: Mapping[str, Mapping[int, bytes]]
) -> dict[str, list[JsonValue]]:
    """Return the states of records by column (`state_of` a column at a time); empty fields are None or ''."""
    once = _once(table)
    found: dict[str, list[JsonValue]] = {}
    columns = state_columns(table)
    values_of = bulk.columns_of(rows, [name for name, _ in columns])
    for (name, target), values in zip(columns, values_of, strict=True):
        if target:
            found[name] = [None if value is None else uids[target][value].hex() for value in values]
        elif name in once:
            found[name] = [digest(value) if value else None for value in values]
        else:
            found[name] = [v if v is None or v.__class__ is str else plain(v) for v in values]
    return found


def _once(table: sa.Table) -> frozenset[str]:
    """Return the columns whose text is kept once (`revisions.ONCE`)."""
    if table.name not in _ONCE_COLUMNS:
        _ONCE_COLUMNS[table.name] = frozenset(c.name for c in table.columns if c.info == ONCE)
    return _ONCE_COLUMNS[table.name]


@contextmanager
def writing(
    sa_engine: sa.Engine, author: Author, *, alasan: str = "", impor_id: int | None = None
) -> Iterator[Transaction]:
    """Yield a transaction that commits when the block ends well and is rolled back otherwise.

    Raises:
        StorageError: the environment refused (nothing was written).
        ConflictError: somebody else changed a record since it was read, or removed what one refers to (nothing was
            written).
    """
    try:
        with engine.writing(sa_engine) as connection:
            transaction = Transaction(connection, author, alasan, impor_id)
            yield transaction
            transaction.flush_revisions()
    except IntegrityError as error:
        if not engine.is_reference(error):
            raise
        raise ConflictError("simpanan.terkait") from error
