"""Writing plans: the SKP, its RHK and indicators as one content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from kinerja_desktop.domain.skp import EDITABLE, Indikator, IsiSkp, Rhk, StatusSkp
from kinerja_desktop.storage.lookup import Lookup
from kinerja_desktop.storage.queries import keadaan, pelaksanaan
from kinerja_desktop.storage.queries import skp as queries
from kinerja_desktop.storage.queries import skp_versi as versions
from kinerja_desktop.storage.revisions import canonical
from kinerja_desktop.storage.tables import indikator, rhk, rhk_asal, skp
from kinerja_desktop.storage.unit_of_work import Transaction

Values = Mapping[str, Any]
_EDITABLE = sorted(one.value for one in EDITABLE)


def sidik(isi: IsiSkp) -> str:
    """Return the hash of what a plan says and what it serves; ids of its own records do not count."""
    said = [
        [one.jenis, one.teks, one.pimpinan_id, one.pimpinan_teks, one.penugasan_dari,
         [[ind.teks, ind.target, ind.aspek, ind.perspektif] for ind in one.indikator]]
        for one in isi.rhk
    ]  # fmt: skip
    whole = [isi.kelompok, isi.pendekatan, said, [list(pair) for pair in isi.perilaku], _lists(isi)]
    return hashlib.sha256(canonical(whole).encode()).hexdigest()


def _lists(isi: IsiSkp) -> dict[str, list[str]]:
    return {jenis: list(lines) for jenis, lines in isi.lampiran}


def head(isi: IsiSkp) -> dict[str, Any]:
    """Return the columns of `skp` that hold content."""
    return {
        "kelompok": isi.kelompok,
        "pendekatan": isi.pendekatan,
        "perilaku": canonical(dict(isi.perilaku)) if isi.perilaku else "",
        "lampiran": canonical(_lists(isi)) if isi.lampiran else "",
        "sidik": sidik(isi),
    }


def create(transaction: Transaction, rows: Sequence[tuple[Values, IsiSkp]]) -> list[int]:
    """Insert plans with their content; return their ids in the same order. Ids inside the content are not looked at.

    Links to RHK that are gone end; their words stay.
    """
    rows = [
        (values, _own_origins(transaction, values.get("menggantikan_id"), _known_links(transaction, isi)))
        for values, isi in rows
    ]
    ids = transaction.insert_many(skp, [{**values, **head(isi)} for values, isi in rows])
    plans = [
        (skp_id, number, one)
        for skp_id, (_, isi) in zip(ids, rows, strict=True)
        for number, one in enumerate(isi.rhk)
    ]
    made = transaction.insert_many(
        rhk, [{"skp_id": skp_id, **_new_rhk(number, one)} for skp_id, number, one in plans]
    )
    _keep_origin(transaction, zip(made, (one.asal_id for _, _, one in plans), strict=True))
    below = [
        {"rhk_id": rhk_id, **_indicator(number, ind)}
        for rhk_id, (_, _, one) in zip(made, plans, strict=True)
        for number, ind in enumerate(one.indikator)
    ]
    transaction.insert_many(indikator, below)
    return ids


def write(transaction: Transaction, skp_id: int, isi: IsiSkp, *, version: int | None) -> IsiSkp:
    """Make the stored content of a plan equal to ``isi``; return it with the ids of its records.

    Words of an RHK go on into what editable plans below quote of it; links to an RHK that goes away end, their words
    stay.

    Raises:
        ConflictError: the plan was changed since it was read.
    """
    isi = _known_links(transaction, isi)
    transaction.update(skp, skp_id, head(isi), version=version)
    connection = transaction.connection
    own, own_below = _records()
    old = {row[0] for row in own.rows(connection, [skp_id])}
    old_below = {row[0] for row in own_below.rows(connection, [skp_id])}
    isi = replace(isi, rhk=tuple(one if one.id in old else replace(one, id=None) for one in isi.rhk))
    if any(one.asal_id is not None for one in isi.rhk):
        before = connection.execute(sa.select(skp.c.menggantikan_id).where(skp.c.id == skp_id)).scalar()
        isi = _own_origins(transaction, before, isi)
    kept = {one.id: _rhk(number, one) for number, one in enumerate(isi.rhk) if one.id is not None}
    transaction.update_many(rhk, kept)
    fresh = [
        {"skp_id": skp_id, **_new_rhk(number, one)} for number, one in enumerate(isi.rhk) if one.id is None
    ]
    ids = transaction.insert_many(rhk, fresh)
    _keep_origin(transaction, zip(ids, (one["asal_rhk_id"] for one in fresh), strict=True))
    made = iter(ids)
    stored = tuple(one if one.id is not None else replace(one, id=next(made)) for one in isi.rhk)
    stored = _write_indicators(transaction, stored, old_below)
    _release(transaction, sorted(old - kept.keys()))
    _forget_origin(transaction, sorted(old - kept.keys()))
    transaction.delete_many(rhk, sorted(old - kept.keys()))
    _pass_on(transaction, stored)
    return replace(isi, rhk=stored)


@cache
def _records() -> tuple[Lookup, Lookup]:
    """Return what finds the ids of the RHK and of the indicators of a plan."""
    below = sa.select(indikator.c.id).join(rhk, rhk.c.id == indikator.c.rhk_id)
    return Lookup(sa.select(rhk.c.id), rhk.c.skp_id), Lookup(below, rhk.c.skp_id)


def _write_indicators(transaction: Transaction, rows: tuple[Rhk, ...], old: set[int]) -> tuple[Rhk, ...]:
    changes: dict[int, Values] = {}
    fresh: list[Values] = []
    for one in rows:
        for number, ind in enumerate(one.indikator):
            values = {"rhk_id": one.id, **_indicator(number, ind)}
            if ind.id in old and ind.id not in changes:
                changes[ind.id] = values
            else:
                fresh.append(values)
    transaction.update_many(indikator, changes)
    made = iter(transaction.insert_many(indikator, fresh))
    transaction.delete_many(indikator, sorted(old - changes.keys()))
    seen: set[int] = set()
    stored: list[Rhk] = []
    for one in rows:
        below: list[Indikator] = []
        for ind in one.indikator:
            if ind.id in changes and ind.id not in seen:
                seen.add(ind.id)
                below.append(ind)
            else:
                below.append(replace(ind, id=next(made)))
        stored.append(replace(one, indikator=tuple(below)))
    return tuple(stored)


def _rhk(number: int, one: Rhk) -> dict[str, Any]:
    return {
        "urutan": number,
        "jenis": one.jenis,
        "teks": one.teks,
        "pimpinan_rhk_id": one.pimpinan_id,
        "pimpinan_teks": one.pimpinan_teks,
        "penugasan_dari": one.penugasan_dari,
    }


def _new_rhk(number: int, one: Rhk) -> dict[str, Any]:
    return {**_rhk(number, one), "asal_rhk_id": one.asal_id}


def _indicator(number: int, one: Indikator) -> dict[str, Any]:
    values = {name: getattr(one, name) for name in ("teks", "target", "aspek", "perspektif")}
    return {"urutan": number, **values}


def _own_origins(transaction: Transaction, replaced: int | None, isi: IsiSkp) -> IsiSkp:
    """Return the content with origins only in the plan that it replaces: copies elsewhere are lines of their own."""
    if not any(one.asal_id is not None for one in isi.rhk):
        return isi
    chosen = sa.select(rhk.c.id).where(rhk.c.skp_id == replaced)
    there = set(transaction.connection.execute(chosen).scalars())
    return replace(
        isi, rhk=tuple(one if one.asal_id in there else replace(one, asal_id=None) for one in isi.rhk)
    )


def _known_links(transaction: Transaction, isi: IsiSkp) -> IsiSkp:
    """Return the content with links to what is there; what was carried into a newer version is served there."""
    wanted = {one.pimpinan_id for one in isi.rhk if one.pimpinan_id is not None}
    there = set(queries.texts(transaction.connection, wanted))
    now = versions.successors(transaction.connection, there)
    if there.issuperset(wanted) and not now:
        return isi
    words = queries.texts(transaction.connection, {id_ for id_ in now.values() if id_ is not None})

    def followed(one: Rhk) -> Rhk:
        if one.pimpinan_id is None or (one.pimpinan_id in there and one.pimpinan_id not in now):
            return one
        after = now.get(one.pimpinan_id)
        quote = one.pimpinan_teks if after is None else words[after]
        return replace(one, pimpinan_id=after, pimpinan_teks=quote)

    return replace(isi, rhk=tuple(followed(one) for one in isi.rhk))


def move_links(transaction: Transaction, replaced: Sequence[int]) -> None:
    """Let what serves RHK of plans that were just replaced serve the same lines of the new versions.

    Lines that are gone leave their words. A version below that was itself replaced stays as it was.
    """
    statement = (
        sa.select(rhk.c.id, rhk.c.pimpinan_rhk_id, skp.c.status)
        .join(skp, skp.c.id == rhk.c.skp_id)
        .where(skp.c.status != StatusSkp.DIUBAH.value)
    )
    connection = transaction.connection
    ours = [row[0] for row in keadaan.execute(connection, sa.select(rhk.c.id), rhk.c.skp_id, replaced)]
    linked = keadaan.execute(connection, statement, rhk.c.pimpinan_rhk_id, ours)
    now = versions.successors(connection, {row[1] for row in linked})
    words = queries.texts(connection, {id_ for id_ in now.values() if id_ is not None})
    changes: dict[int, dict[str, Any]] = {}
    for id_, old, status in linked:
        after = now.get(old)
        changes[id_] = {"pimpinan_rhk_id": after}
        if after is not None and status in _EDITABLE:
            changes[id_]["pimpinan_teks"] = words[after]
    transaction.update_many(rhk, changes)


def _release(transaction: Transaction, ids: Sequence[int]) -> None:
    """End the links to RHK that go away."""
    linked = _linked(transaction, ids)
    transaction.update_many(rhk, {row.id: {"pimpinan_rhk_id": None} for row in linked})


def _keep_origin(transaction: Transaction, rows: Iterable[tuple[int, int | None]]) -> None:
    """Keep at which RHK of the first version things of new ones are recorded; rows: (new RHK, the one it continues)."""
    pairs = [(new, old) for new, old in rows if old is not None]
    first = pelaksanaan.roots(transaction.connection, {old for _, old in pairs})
    transaction.insert_many(rhk_asal, [{"rhk_id": new, "asal_id": first[old]} for new, old in pairs])


def _forget_origin(transaction: Transaction, ids: Sequence[int]) -> None:
    """Remove what says from which RHK these were copied."""
    found: list[int] = []
    for start in range(0, len(ids), 500):
        chosen = sa.select(rhk_asal.c.id).where(rhk_asal.c.rhk_id.in_(ids[start : start + 500]))
        found += transaction.connection.execute(chosen).scalars()
    transaction.delete_many(rhk_asal, found)


def _pass_on(transaction: Transaction, rows: Sequence[Rhk]) -> None:
    """Let editable plans below quote the present words; a plan that was set keeps those it was set with."""
    words = {one.id: one.teks for one in rows if one.id is not None}
    changed = {
        row.id: {"pimpinan_teks": words[row.pimpinan_rhk_id]}
        for row in _linked(transaction, sorted(words), only_editable=True)
        if row.pimpinan_teks != words[row.pimpinan_rhk_id]
    }
    transaction.update_many(rhk, changed)


class _Linked(NamedTuple):
    """An RHK that serves another, with what it quotes of it."""

    id: int
    pimpinan_rhk_id: int
    pimpinan_teks: str


def _linked(transaction: Transaction, ids: Sequence[int], *, only_editable: bool = False) -> list[_Linked]:
    found = _serving(only_editable).rows(transaction.connection, ids)
    return [_Linked(*row) for row in found]


@cache
def _serving(only_editable: bool) -> Lookup:
    statement = sa.select(rhk.c.id, rhk.c.pimpinan_rhk_id, rhk.c.pimpinan_teks)
    if only_editable:
        statement = statement.join(skp, skp.c.id == rhk.c.skp_id).where(skp.c.status.in_(_EDITABLE))
    return Lookup(statement, rhk.c.pimpinan_rhk_id)


def change(
    transaction: Transaction, changes: Mapping[int, Values], versions: Mapping[int, int] | None = None
) -> list[int]:
    """Change states, stretches and dates of plans.

    Raises:
        ConflictError: one was changed since it was read (nothing is written).
    """
    return transaction.update_many(skp, changes, versions=versions)


def remove(transaction: Transaction, skp_id: int, *, version: int | None) -> None:
    """Remove a plan with its content; links to its RHK end.

    Raises:
        ConflictError: changed since it was read, or gone.
    """
    connection = transaction.connection
    ids = list(connection.execute(sa.select(rhk.c.id).where(rhk.c.skp_id == skp_id)).scalars())
    _release(transaction, ids)
    _forget_origin(transaction, ids)
    below = sa.select(indikator.c.id).where(indikator.c.rhk_id.in_(ids))
    transaction.delete_many(indikator, list(connection.execute(below).scalars()))
    transaction.delete_many(rhk, ids)
    transaction.delete(skp, skp_id, version=version)
