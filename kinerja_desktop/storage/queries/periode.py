"""Reads of periods, of the groups' kind of evaluation, of deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from kinerja_desktop.storage.tables import kelompok_periode, periode, tenggat, unit


@dataclass(frozen=True, slots=True)
class PeriodeRow:
    """A period in use."""

    kode: str
    tahun: int
    jenis: str
    awal: date
    akhir: date


@dataclass(frozen=True, slots=True)
class TenggatRow:
    """A deadline that the office set; ``unit_nama`` '' where it is for the whole office."""

    id: int
    periode_kode: str
    kelompok: str
    unit_id: int | None
    unit_nama: str
    tanggal: date


def periods(connection: sa.Connection, tahun: int | None = None) -> list[PeriodeRow]:
    """Return the periods in use (of one year), by first day, the shorter before the longer."""
    wanted = [periode.c[name] for name in PeriodeRow.__slots__]
    statement = sa.select(*wanted).order_by(periode.c.tahun, periode.c.akhir, periode.c.awal.desc())
    if tahun is not None:
        statement = statement.where(periode.c.tahun == tahun)
    return [PeriodeRow(*row) for row in connection.execute(statement)]


def groups(connection: sa.Connection, tahun: int) -> dict[str, str]:
    """Return the kind of periodic evaluation by group, as far as the office set one for the year."""
    table = kelompok_periode.c
    rows = connection.execute(sa.select(table.kelompok, table.jenis).where(table.tahun == tahun))
    return {row.kelompok: row.jenis for row in rows}


def deadlines(connection: sa.Connection, kode: str | None = None) -> list[TenggatRow]:
    """Return the deadlines that the office set (of one period)."""
    columns = (
        tenggat.c.id,
        tenggat.c.periode_kode,
        tenggat.c.kelompok,
        tenggat.c.unit_id,
        sa.func.coalesce(unit.c.nama, ""),
        tenggat.c.tanggal,
    )
    statement = (
        sa.select(*columns)
        .select_from(tenggat.outerjoin(unit, unit.c.id == tenggat.c.unit_id))
        .order_by(tenggat.c.periode_kode, tenggat.c.kelompok, unit.c.nama_urut, tenggat.c.id)
    )
    if kode is not None:
        statement = statement.where(tenggat.c.periode_kode == kode)
    return [TenggatRow(*row) for row in connection.execute(statement)]
