"""Writing people: new ones in bulk, news about known ones, numbers, hand-set marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.codes import JenisNomor
from kinerja_desktop.domain.keadaan import FIELDS, Keadaan
from kinerja_desktop.foundation.errors import ConflictError
from kinerja_desktop.storage import bulk
from kinerja_desktop.storage.tables import (
    bentuk_berkas,
    identitas,
    impor,
    nilai_tangan,
    pegawai,
    pegawai_keadaan,
)
from kinerja_desktop.storage.unit_of_work import Transaction

_FIELDS = attrgetter(*FIELDS)


@dataclass(slots=True)
class PersonNews:
    """What is written about one known person."""

    pegawai_id: int
    person: dict[str, Any] = field(default_factory=dict)
    stretches_new: list[Keadaan] = field(default_factory=list)
    stretches_changed: dict[int, dict[str, Any]] = field(default_factory=dict)


def insert_people(
    transaction: Transaction, people: Sequence[Mapping[str, Any]], states: Sequence[Keadaan]
) -> list[int]:
    """Insert people with their first stretch; return their ids in order."""
    ids = transaction.insert_many(pegawai, people)
    transaction.insert_many(
        pegawai_keadaan, [_stretch(id_, state) for id_, state in zip(ids, states, strict=True)]
    )
    return ids


def apply_news(transaction: Transaction, news: Sequence[PersonNews]) -> None:
    """Write what changed about known people.

    A person's version grows with the person's stretches too: it is what whoever looks at the person has seen.
    """
    edited = transaction.update_many(pegawai, {item.pegawai_id: item.person for item in news if item.person})
    changed: dict[int, dict[str, Any]] = {}
    for item in news:
        changed.update(item.stretches_changed)
    transaction.update_many(pegawai_keadaan, changed)
    transaction.insert_many(
        pegawai_keadaan, [_stretch(item.pegawai_id, state) for item in news for state in item.stretches_new]
    )
    moved = {i.pegawai_id for i in news if i.stretches_new or i.stretches_changed}.difference(edited)
    if moved:
        transaction.connection.execute(
            sa.update(pegawai)
            .where(pegawai.c.id == sa.bindparam("b_id"))
            .values(version=pegawai.c.version + 1),
            [{"b_id": id_} for id_ in sorted(moved)],
        )
    transaction.touch("pegawai", [item.pegawai_id for item in news])


def check_version(transaction: Transaction, pegawai_id: int, version: int) -> None:
    """Refuse when the person was changed since the user saw it.

    Raises:
        ConflictError: ``simpanan.konflik``.
    """
    found = transaction.connection.execute(
        sa.select(pegawai.c.version).where(pegawai.c.id == pegawai_id)
    ).scalar()
    if found != version:
        raise ConflictError("simpanan.konflik", jenis="pegawai")


def _stretch(pegawai_id: int, state: Keadaan) -> dict[str, Any]:
    return {"pegawai_id": pegawai_id, "dari": state.dari, **dict(zip(FIELDS, _FIELDS(state), strict=True))}


def add_numbers(
    transaction: Transaction, numbers: Iterable[tuple[int, str, str]], sejak: date | None = None
) -> None:
    """Remember numbers of people: (pegawai id, jenis, nilai)."""
    rows = [
        {"pegawai_id": id_, "jenis": kind, "nilai": value, "sejak": sejak, "impor_id": transaction.impor_id}
        for id_, kind, value in numbers
    ]
    bulk.insert(transaction.connection, identitas, rows)


def add_unit_numbers(transaction: Transaction, numbers: Mapping[str, int]) -> None:
    """Remember SIASN's unor ids of units: unor id -> unit id."""
    rows = [
        {"unit_id": id_, "jenis": JenisNomor.UNOR_ID.value, "nilai": value, "impor_id": transaction.impor_id}
        for value, id_ in numbers.items()
    ]
    bulk.insert(transaction.connection, identitas, rows)


def seen(transaction: Transaction, pegawai_ids: Sequence[int], impor_id: int, per: date) -> None:
    """Note in which roster people were last seen (bookkeeping, no revision)."""
    for start in range(0, len(pegawai_ids), 500):
        transaction.connection.execute(
            sa.update(pegawai)
            .where(pegawai.c.id.in_(pegawai_ids[start : start + 500]))
            .values(terlihat_impor_id=impor_id, terlihat_per=per)
        )


def mark_by_hand(transaction: Transaction, pegawai_id: int, fields: Iterable[str]) -> None:
    """Mark fields as set by hand; what SIASN said of them before is forgotten."""
    for name in sorted(fields):
        table = nilai_tangan
        transaction.connection.execute(
            sa.delete(table).where(table.c.pegawai_id == pegawai_id, table.c.kolom == name)
        )
        transaction.connection.execute(
            sa.insert(table).values(pegawai_id=pegawai_id, kolom=name, sejak=transaction.now)
        )


def keep_against(transaction: Transaction, kept: Iterable[tuple[int, str, str]]) -> None:
    """Remember what a roster said of hand-set fields that were kept: (pegawai id, field, its value)."""
    for pegawai_id, name, value in kept:
        transaction.connection.execute(
            sa.update(nilai_tangan)
            .where(nilai_tangan.c.pegawai_id == pegawai_id, nilai_tangan.c.kolom == name)
            .values(nilai_siasn=value, impor_id=transaction.impor_id)
        )


def unmark(transaction: Transaction, taken: Iterable[tuple[int, str]]) -> None:
    """Drop the mark of hand-set fields whose roster value was taken, or that now agree."""
    for pegawai_id, name in taken:
        transaction.connection.execute(
            sa.delete(nilai_tangan).where(
                nilai_tangan.c.pegawai_id == pegawai_id, nilai_tangan.c.kolom == name
            )
        )


def open_batch(transaction: Transaction, uid: bytes, values: Mapping[str, Any]) -> int:
    """Insert the row of an import batch, make the transaction's revisions belong to it, and return its id."""
    transaction.connection.execute(
        sa.insert(impor).values(
            uid=uid, waktu=transaction.now, pelaku_id=transaction.author.pelaku_id, **values
        )
    )
    id_ = int(transaction.connection.execute(sa.select(impor.c.id).where(impor.c.uid == uid)).scalar_one())
    transaction.impor_id = id_
    transaction.touch("impor", [id_])
    return id_


def set_batch(transaction: Transaction, impor_id: int, **values: Any) -> None:
    """Complete the row of an import batch."""
    transaction.connection.execute(sa.update(impor).where(impor.c.id == impor_id).values(**values))
    transaction.touch("impor", [impor_id])


def remember_shape(transaction: Transaction, jenis: str, sidik: str, pilihan: str) -> None:
    """Remember what was chosen for files of one shape."""
    table = bentuk_berkas
    transaction.connection.execute(sa.delete(table).where(table.c.jenis == jenis, table.c.sidik == sidik))
    transaction.connection.execute(
        sa.insert(table).values(jenis=jenis, sidik=sidik, pilihan=pilihan, waktu=transaction.now)
    )
