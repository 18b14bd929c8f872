"""Taking a step of *Pemetaan atasan* back: what it touched is remembered before and after, and put back as it was.

Putting back is refused once somebody changed the same units or people in between: nobody's work is overwritten unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penugasan import (
    HasilSync,
    Kecuali,
    follow,
    pihak,
    stored_exceptions,
)
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.queries import keadaan, unit_rincian
from kinerja_desktop.storage.unit_of_work import Transaction

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class MasaKepala:
    """One stretch of a head: everything that is put back."""

    unit_id: int
    siapa: Pihak | None
    jenis: str
    dari: date
    sampai: date | None
    sk_nomor: str
    sk_tanggal: date | None


@dataclass(frozen=True, slots=True)
class Potret:
    """The heads of some units (by row id) and what is set on purpose for some people."""

    kepala: Mapping[int, MasaKepala]
    kecuali: Mapping[int, Kecuali]


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step that can be taken back."""

    unit_ids: tuple[int, ...]
    pegawai_ids: tuple[int, ...]
    sebelum: Potret
    sesudah: Potret


@dataclass(frozen=True, slots=True)
class Terlaksana(Generic[T]):
    """What a call returned, and the step for *Urungkan*."""

    hasil: T
    langkah: Langkah


def jalankan(
    konteks: Konteks,
    call: Callable[[], Outcome[T]],
    *,
    unit_ids: Collection[int] = (),
    pegawai_ids: Collection[int] = (),
) -> Outcome[Terlaksana[T]]:
    """Run a call of `services.atasan` or `services.atasan_impor` and remember how to take it back.

    Args:
        konteks: who asks.
        call: writes heads of ``unit_ids`` and exceptions of ``pegawai_ids``, nothing else.
        unit_ids: units whose heads it may change.
        pegawai_ids: people whose rater it may set.
    """
    units, people = tuple(sorted(set(unit_ids))), tuple(sorted(set(pegawai_ids)))
    before = _look(konteks, units, people)
    outcome = call()
    step = Langkah(units, people, before, _look(konteks, units, people))
    return Outcome(Terlaksana(outcome.value, step), outcome.changes)


def urungkan(konteks: Konteks, langkah: Langkah) -> Outcome[HasilSync]:
    """Put back what a step changed; raters follow.

    Raises:
        RefusedError: ``atasan.urung-berubah``: changed since by somebody else.
    """
    with konteks.simpanan.write(konteks.author, alasan="urungkan pemetaan atasan") as transaction:
        now = _portrait(transaction.connection, langkah.unit_ids, langkah.pegawai_ids)
        if now != langkah.sesudah:
            raise RefusedError("atasan.urung-berubah")
        since = _put_back_heads(transaction, langkah)
        changed = {
            id_: old
            for id_, old in langkah.sebelum.kecuali.items()
            if langkah.sesudah.kecuali.get(id_) != old
        }
        leaders = {
            row.siapa.id
            for row in (*langkah.sebelum.kepala.values(), *langkah.sesudah.kepala.values())
            if row.siapa and row.siapa.jenis is JenisPihak.PEGAWAI
        }
        result = follow(
            transaction, since or clock.today(), leaders, unit_ids=langkah.unit_ids, kecuali=changed
        )
        return Outcome(result, transaction.changes)


def _look(konteks: Konteks, unit_ids: tuple[int, ...], pegawai_ids: tuple[int, ...]) -> Potret:
    with konteks.simpanan.read() as connection:
        return _portrait(connection, unit_ids, pegawai_ids)


def _portrait(connection: keadaan.Koneksi, unit_ids: tuple[int, ...], pegawai_ids: tuple[int, ...]) -> Potret:
    wanted = set(unit_ids)
    rows = unit_rincian.heads(connection) if wanted else []
    heads = {
        row.id: MasaKepala(
            row.unit_id,
            pihak(row.pegawai_id, row.penilai_luar_id),
            row.jenis,
            row.dari,
            row.sampai,
            row.sk_nomor,
            row.sk_tanggal,
        )
        for row in rows
        if row.unit_id in wanted
    }
    return Potret(heads, stored_exceptions(connection, pegawai_ids) if pegawai_ids else {})


def _put_back_heads(transaction: Transaction, langkah: Langkah) -> date | None:
    """Put the stretches back; return the first day that differs, None if none does."""
    before, after = langkah.sebelum.kepala, langkah.sesudah.kepala
    days: list[date] = []
    for id_, row in after.items():
        if id_ not in before:
            transaction.delete(tables.unit_kepala, id_)
            days.append(row.dari)
        elif before[id_] != row:
            transaction.update(tables.unit_kepala, id_, _values(before[id_]))
            days.append(before[id_].dari)
    for id_, row in before.items():
        if id_ not in after:
            transaction.insert(tables.unit_kepala, _values(row))
            days.append(row.dari)
    return min(days, default=None)


def _values(row: MasaKepala) -> dict[str, Any]:
    who = row.siapa
    return {
        "unit_id": row.unit_id,
        "pegawai_id": who.id if who and who.jenis is JenisPihak.PEGAWAI else None,
        "penilai_luar_id": who.id if who and who.jenis is JenisPihak.LUAR else None,
        "jenis": row.jenis,
        "dari": row.dari,
        "sampai": row.sampai,
        "sk_nomor": row.sk_nomor,
        "sk_tanggal": row.sk_tanggal,
    }
