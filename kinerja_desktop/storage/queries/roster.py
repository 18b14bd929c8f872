"""Everything the office knows about its people, in the shape in which a roster is held against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.keadaan import FIELDS, Keadaan
from kinerja_desktop.storage.queries.keadaan import as_of
from kinerja_desktop.storage.tables import identitas, nilai_tangan, pegawai, pegawai_keadaan

PERSON_FIELDS = ("nama", "gelar_depan", "gelar_belakang", "tanggal_lahir", "jenis_kelamin", "nip", "pns_id")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One stored person, without what changes over time."""

    id: int
    uid: bytes
    version: int
    nama: str
    gelar_depan: str
    gelar_belakang: str
    tanggal_lahir: date | None
    jenis_kelamin: str
    nip: str
    pns_id: str
    nama_cari: str


@dataclass(frozen=True, slots=True)
class Known:
    """The office's people.

    Attributes:
        people: by local id.
        by_number: (jenis, nilai) of `identitas` -> pegawai id.
        stretches: pegawai id -> stretches by their first day.
        by_hand: pegawai id -> fields that somebody set by hand.
        units_by_number: (jenis, nilai) -> unit id.
    """

    people: Mapping[int, PersonRow]
    by_number: Mapping[tuple[str, str], int]
    stretches: Mapping[int, list[Keadaan]]
    by_hand: Mapping[int, frozenset[str]]
    units_by_number: Mapping[tuple[str, str], int]


def known(connection: sa.Connection, pegawai_id: int | None = None) -> Known:
    """Load all of it in four queries (or what concerns the one person; then no numbers of units)."""
    columns = [getattr(pegawai.c, name) for name in PersonRow.__slots__]
    chosen = sa.select(*columns)
    if pegawai_id is not None:
        chosen = chosen.where(pegawai.c.id == pegawai_id)
    people = {row.id: PersonRow(*row) for row in connection.execute(chosen)}
    numbers: dict[tuple[str, str], int] = {}
    units: dict[tuple[str, str], int] = {}
    known_numbers = sa.select(identitas).order_by(identitas.c.id)
    marks = sa.select(nilai_tangan.c.pegawai_id, nilai_tangan.c.kolom)
    if pegawai_id is not None:
        known_numbers = known_numbers.where(identitas.c.pegawai_id == pegawai_id)
        marks = marks.where(nilai_tangan.c.pegawai_id == pegawai_id)
    for row in connection.execute(known_numbers):
        if row.pegawai_id is not None:
            numbers[row.jenis, row.nilai] = row.pegawai_id
        else:
            units[row.jenis, row.nilai] = row.unit_id
    by_hand: dict[int, set[str]] = defaultdict(set)
    for row in connection.execute(marks):
        by_hand[row.pegawai_id].add(row.kolom)
    return Known(
        people,
        numbers,
        stretches(connection, pegawai_id),
        {key: frozenset(value) for key, value in by_hand.items()},
        units,
    )


def owner(connection: sa.Connection, jenis: str, nilai: str) -> tuple[int, str] | None:
    """Return id and name of the person who has a number."""
    table = identitas.c
    statement = (
        sa.select(pegawai.c.id, pegawai.c.nama)
        .join_from(identitas, pegawai, table.pegawai_id == pegawai.c.id)
        .where(table.jenis == jenis, table.nilai == nilai)
        .order_by(table.id.desc())
    )
    row = connection.execute(statement).first()
    return None if row is None else (row.id, row.nama)


def stretches(connection: sa.Connection, pegawai_id: int | None = None) -> dict[int, list[Keadaan]]:
    """Return the stretches by pegawai id (of one person, or of all)."""
    table = pegawai_keadaan.c
    columns = [table.pegawai_id, table.dari, table.id, *(getattr(table, name) for name in FIELDS)]
    statement = sa.select(*columns).order_by(table.pegawai_id, table.dari)
    if pegawai_id is not None:
        statement = statement.where(table.pegawai_id == pegawai_id)
    found: dict[int, list[Keadaan]] = defaultdict(list)
    for row in connection.execute(statement):
        found[row[0]].append(Keadaan(*row[1:]))
    return found


@dataclass(frozen=True, slots=True)
class UsulRow:
    """A field where the office kept its own value (``nilai_kantor``, as stored) against SIASN's (as text)."""

    pegawai_id: int
    nip: str
    nama: str
    gelar_depan: str
    gelar_belakang: str
    kolom: str
    nilai_siasn: str
    sejak: Any
    nilai_kantor: Any = None


def proposals(connection: sa.Connection, day: date) -> list[UsulRow]:
    """Return the kept differences (usul perbaikan SIASN) as the office holds them on a day, by name."""
    hand = nilai_tangan.c
    person = pegawai.c
    state = as_of(day)
    statement = (
        sa.select(
            person.id, person.nip, person.nama, person.gelar_depan, person.gelar_belakang,
            hand.kolom, hand.nilai_siasn, hand.sejak,
            *(column.label(f"kini_{column.name}") for column in (*pegawai.c, *state.c) if column.name in _HELD),
        )
        .join_from(nilai_tangan, pegawai, hand.pegawai_id == person.id)
        .join(state, state.c.pegawai_id == person.id)
        .where(hand.nilai_siasn.is_not(None))
        .order_by(person.nama_urut, person.id, hand.kolom)
    )  # fmt: skip
    return [
        UsulRow(*(*row[:8], getattr(row, f"kini_{row.kolom}", None))) for row in connection.execute(statement)
    ]


_HELD = frozenset({*PERSON_FIELDS, *FIELDS})
