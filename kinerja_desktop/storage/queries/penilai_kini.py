"""Which raters of stretches are still there, and who rates these people on a day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from kinerja_desktop.storage.queries import keadaan
from kinerja_desktop.storage.tables import pegawai, penilai_luar, penugasan


@dataclass(frozen=True, slots=True)
class MasaPenilaiRow:
    """One stretch with its rater."""

    id: int
    pegawai_id: int
    jenis: str
    jabatan: str
    unit_id: int | None
    dari: date
    sampai: date | None
    penilai_pegawai_id: int | None
    penilai_luar_id: int | None


def ended(connection: sa.Connection, day: date, penugasan_ids: Collection[int]) -> set[int]:
    """Return which of these stretches ended before a day."""
    p = penugasan.c
    chosen = sa.select(p.id).where(p.sampai < day)
    return {row[0] for row in keadaan.execute(connection, chosen, p.id, penugasan_ids)}


def here(connection: sa.Connection, day: date, pegawai_ids: Collection[int]) -> set[int]:
    """Return who of these people is rated on a day: has not left and is not away."""
    state = keadaan.as_of(day)
    chosen = sa.select(state.c.pegawai_id).where(keadaan.is_active(state))
    return {row[0] for row in keadaan.execute(connection, chosen, state.c.pegawai_id, pegawai_ids)}


def stretches(
    connection: sa.Connection, penugasan_ids: Collection[int]
) -> tuple[dict[int, MasaPenilaiRow], dict[int, list[MasaPenilaiRow]]]:
    """Return stretches by id, and all stretches of their people by pegawai and time."""
    p = penugasan.c
    whose = {row[0] for row in keadaan.execute(connection, sa.select(p.pegawai_id), p.id, penugasan_ids)}
    wanted = sa.select(*[getattr(p, name) for name in MasaPenilaiRow.__slots__]).order_by(p.dari, p.id)
    found = [MasaPenilaiRow(*row) for row in keadaan.execute(connection, wanted, p.pegawai_id, whose)]
    people: dict[int, list[MasaPenilaiRow]] = {}
    for row in found:
        people.setdefault(row.pegawai_id, []).append(row)
    return {row.id: row for row in found if row.id in penugasan_ids}, people


def named(
    connection: sa.Connection, pegawai_ids: Collection[int], luar_ids: Collection[int]
) -> tuple[dict[int, tuple[str, str, str, str]], dict[int, tuple[str, str]]]:
    """Return people by id (name in three parts, NIP) and raters from outside by id (name, number)."""
    p, o = pegawai.c, penilai_luar.c
    of = sa.select(p.id, p.gelar_depan, p.nama, p.gelar_belakang, p.nip)
    people = {row[0]: row[1:] for row in keadaan.execute(connection, of, p.id, pegawai_ids)}
    outside = keadaan.execute(connection, sa.select(o.id, o.nama, o.nomor), o.id, luar_ids)
    return people, {row[0]: row[1:] for row in outside}
