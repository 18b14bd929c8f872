"""Units with what a screen shows of them: heads, numbers, letterheads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.codes import JenisNomor
from kinerja_desktop.foundation.errors import ConflictError
from kinerja_desktop.storage.tables import gambar, identitas, pegawai, penilai_luar, unit, unit_kepala


@dataclass(frozen=True, slots=True)
class KepalaRow:
    """Who leads a unit from-to. Names come in parts; of a rater from outside only ``nama``."""

    id: int
    version: int
    unit_id: int
    pegawai_id: int | None
    penilai_luar_id: int | None
    jenis: str
    dari: date
    sampai: date | None
    sk_nomor: str
    sk_tanggal: date | None
    gelar_depan: str
    nama: str
    gelar_belakang: str
    nomor: str


@dataclass(frozen=True, slots=True)
class KopRow:
    """A unit's own letterhead; '' or None where it has none of its own."""

    id: int
    version: int
    induk_id: int | None
    kop_baris: str
    kop_alamat: str
    kop_gambar: str | None
    tempat: str


def heads(connection: sa.Connection, unit_id: int | None = None) -> list[KepalaRow]:
    """Return all heads ever (of one unit), by unit and time."""
    table, person, outside = unit_kepala.c, pegawai.c, penilai_luar.c
    wanted: list[sa.ColumnElement[Any]] = [
            table.id, table.version, table.unit_id, table.pegawai_id, table.penilai_luar_id, table.jenis,
            table.dari, table.sampai, table.sk_nomor, table.sk_tanggal,
            sa.func.coalesce(person.gelar_depan, ""), sa.func.coalesce(person.nama, outside.nama),
            sa.func.coalesce(person.gelar_belakang, ""), sa.func.coalesce(person.nip, outside.nomor),
    ]  # fmt: skip
    statement = (
        sa.select(*wanted)
        .select_from(unit_kepala)
        .outerjoin(pegawai, person.id == table.pegawai_id)
        .outerjoin(penilai_luar, outside.id == table.penilai_luar_id)
        .order_by(table.unit_id, table.dari, table.id)
    )
    if unit_id is not None:
        statement = statement.where(table.unit_id == unit_id)
    return [KepalaRow(*row) for row in connection.execute(statement)]


def unit_led(connection: sa.Connection, kepala_id: int) -> int:
    """Return the unit of a stretch of leading.

    Raises:
        ConflictError: ``simpanan.hilang``: somebody removed it.
    """
    table = unit_kepala.c
    found = connection.execute(sa.select(table.unit_id).where(table.id == kepala_id)).scalar()
    if found is None:
        raise ConflictError("simpanan.hilang", jenis=unit_kepala.name)
    return int(found)


def numbers(connection: sa.Connection) -> dict[tuple[int, str], str]:
    """Return UNOR ID and NPSN of units by (unit, kind)."""
    table = identitas.c
    statement = sa.select(table.unit_id, table.jenis, table.nilai).where(
        table.unit_id.is_not(None), table.jenis.in_([JenisNomor.UNOR_ID.value, JenisNomor.NPSN.value])
    )
    return {(row.unit_id, row.jenis): row.nilai for row in connection.execute(statement)}


def letterheads(connection: sa.Connection) -> dict[int, KopRow]:
    """Return the own letterhead of every unit."""
    wanted = [getattr(unit.c, name) for name in KopRow.__slots__]
    return {row[0]: KopRow(*row) for row in connection.execute(sa.select(*wanted))}


def picture(connection: sa.Connection, sidik: str) -> tuple[str, bytes] | None:
    """Return kind and bytes of a stored picture."""
    row = connection.execute(sa.select(gambar.c.jenis, gambar.c.isi).where(gambar.c.sidik == sidik)).first()
    return None if row is None else (row.jenis, bytes(row.isi))
