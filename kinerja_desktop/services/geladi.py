"""Rehearsing a change: what it would do is looked at in a transaction that is rolled back.

So what is said beforehand (*Akhiri*, a move in *Ubah data*) is what will happen and not what is likely.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penugasan import pihak
from kinerja_desktop.storage.queries import kepala_luar
from kinerja_desktop.storage.queries import penugasan as queries
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.queries.penugasan import PenugasanRow
from kinerja_desktop.storage.unit_of_work import Transaction

T = TypeVar("T")


class _RehearsedError(Exception):
    """Leaves a rehearsal: the transaction is rolled back."""


@dataclass(frozen=True, slots=True)
class Pindah:
    """Somebody who gets another rater; ``dari``, ``ke`` '' where there is nobody."""

    nama: str
    dari: str
    ke: str


def geladi(konteks: Konteks, work: Callable[[Transaction], T]) -> T:
    """Return what ``work`` says; nothing that it writes stays. What it raises is raised."""
    told: list[T] = []
    with suppress(_RehearsedError), konteks.simpanan.write(konteks.author) as transaction:
        told.append(work(transaction))
        raise _RehearsedError
    return told[0]


def rater(row: PenugasanRow | None) -> Pihak | None:
    """Return who rates in a stretch."""
    return pihak(row.penilai_pegawai_id, row.penilai_luar_id) if row is not None else None


def pindah_penilai(
    connection: Koneksi, before: Mapping[int, PenugasanRow], after: Mapping[int, PenugasanRow]
) -> tuple[Pindah, ...]:
    """Return whose rater (by pegawai id) differs between two readings of their main stretches, by name."""
    moved = [id_ for id_ in before if rater(before[id_]) != rater(after.get(id_))]
    name = Nama(connection, moved, [*before.values(), *after.values()])
    own = {id_: name.of(Pihak(JenisPihak.PEGAWAI, id_)) for id_ in moved}
    return tuple(
        Pindah(own[id_], name.of(rater(before[id_])), name.of(rater(after.get(id_))))
        for id_ in sorted(moved, key=lambda one: own[one].casefold())
    )


class Nama:
    """Names of people and of raters from outside."""

    def __init__(self, connection: Koneksi, ids: Collection[int], rows: Iterable[PenugasanRow]) -> None:
        wanted = {*ids, *(row.penilai_pegawai_id for row in rows if row.penilai_pegawai_id is not None)}
        people = queries.everybody(connection, wanted)
        self._known = {
            Pihak(JenisPihak.PEGAWAI, id_): nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang)
            for id_, row in people.items()
        }
        self._known |= {Pihak(JenisPihak.LUAR, row.id): row.nama for row in kepala_luar.outsiders(connection)}

    def of(self, who: Pihak | None) -> str:
        """Return a name, '' for nobody."""
        return self._known.get(who, "") if who is not None else ""
