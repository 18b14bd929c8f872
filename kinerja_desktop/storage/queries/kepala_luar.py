"""Raters from outside, and finding people and units by the numbers that files name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.codes import JenisNomor
from kinerja_desktop.storage.tables import identitas, pegawai, penilai_luar, penugasan, unit_kepala


@dataclass(frozen=True, slots=True)
class PenilaiLuarRow:
    """A rater who is not in the office's data. ``dipakai``: in how many positions and heads he stands."""

    id: int
    uid: bytes
    version: int
    nama: str
    jenis_nomor: str
    nomor: str
    pangkat: str
    golongan: str
    jabatan: str
    unit_kerja: str
    status: str
    dipakai: int


def outsiders(connection: sa.Connection) -> list[PenilaiLuarRow]:
    """Return all raters from outside by name."""
    table, p, head = penilai_luar.c, penugasan.c, unit_kepala.c

    def count(where: sa.ColumnElement[bool], of: sa.Table) -> sa.ScalarSelect[int]:
        return sa.select(sa.func.count()).select_from(of).where(where).scalar_subquery()

    used = (
        count(sa.or_(p.penilai_luar_id == table.id, p.atasan_luar_id == table.id), penugasan)
        + count(head.penilai_luar_id == table.id, unit_kepala)
    ).label("dipakai")
    wanted: list[sa.ColumnElement[Any]] = [getattr(table, name) for name in PenilaiLuarRow.__slots__[:-1]]
    statement = sa.select(*[*wanted, used]).order_by(table.nama_urut, table.id)
    return [PenilaiLuarRow(*tuple(row)) for row in connection.execute(statement)]


def people_by_number(connection: sa.Connection, numbers: Collection[str]) -> dict[str, int]:
    """Return the pegawai of every NIP or NI PPPK that is known, the number in use first, then any ever known."""
    found: dict[str, int] = {}
    kinds = [JenisNomor.NIP.value, JenisNomor.NI_PPPK.value]
    for chunk in _chunks(numbers):
        old = sa.select(identitas.c.nilai, identitas.c.pegawai_id).where(
            identitas.c.nilai.in_(chunk), identitas.c.jenis.in_(kinds), identitas.c.pegawai_id.is_not(None)
        )
        found.update({row.nilai: row.pegawai_id for row in connection.execute(old)})
        now = sa.select(pegawai.c.nip, pegawai.c.id).where(pegawai.c.nip.in_(chunk))
        found.update({row.nip: row.id for row in connection.execute(now)})
    return found


def outsiders_by_number(connection: sa.Connection, numbers: Collection[str]) -> dict[str, int]:
    """Return the rater from outside of every number that is known."""
    found: dict[str, int] = {}
    for chunk in _chunks(numbers):
        statement = sa.select(penilai_luar.c.nomor, penilai_luar.c.id).where(penilai_luar.c.nomor.in_(chunk))
        found.update({row.nomor: row.id for row in connection.execute(statement)})
    return found


def units_by_number(connection: sa.Connection, numbers: Collection[str]) -> dict[str, int]:
    """Return the unit of every NPSN or UNOR ID that is known."""
    found: dict[str, int] = {}
    for chunk in _chunks(numbers):
        statement = sa.select(identitas.c.nilai, identitas.c.unit_id).where(
            identitas.c.nilai.in_(chunk), identitas.c.unit_id.is_not(None)
        )
        found.update({row.nilai: row.unit_id for row in connection.execute(statement)})
    return found


def _chunks(numbers: Collection[str]) -> list[list[str]]:
    wanted = sorted({number for number in numbers if number})
    return [wanted[start : start + 500] for start in range(0, len(wanted), 500)]
