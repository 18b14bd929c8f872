"""e-Kinerja's own report as it was imported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from kinerja_desktop.storage.queries import keadaan
from kinerja_desktop.storage.tables import impor, laporan_ekinerja, penilai_luar


@dataclass(frozen=True, slots=True)
class LaporanTersimpan:
    """One row of a stored report."""

    id: int
    nip: str
    nama: str
    pegawai_id: int | None
    awal: date | None
    akhir: date | None
    unor: str
    jabatan: str
    plt: bool
    hasil_kerja: str
    perilaku: str
    predikat: str
    atasan_nip: str
    atasan_nama: str
    ditarik: str


def latest_batch(connection: sa.Connection, kode: str, jenis: str) -> int | None:
    """Return the latest report of a period that was not undone."""
    table = impor.c
    return connection.execute(
        sa.select(sa.func.max(table.id)).where(
            table.jenis == jenis,
            table.periode_kode == kode,
            table.dibatalkan.is_(None),
            table.pembatal_dari_id.is_(None),
        )
    ).scalar()


def rows(connection: sa.Connection, impor_id: int) -> list[LaporanTersimpan]:
    """Return the rows of a report in the order of the file."""
    table = laporan_ekinerja.c
    wanted = [getattr(table, name) for name in LaporanTersimpan.__slots__]
    statement = sa.select(*wanted).where(table.impor_id == impor_id).order_by(table.id)
    return [LaporanTersimpan(*tuple(row)) for row in connection.execute(statement)]


def positions(connection: sa.Connection, day: date) -> tuple[dict[int, str], dict[int, str]]:
    """Return the jabatan of people on a day, and of raters from outside."""
    state = keadaan.as_of(day)
    people = connection.execute(sa.select(state.c.pegawai_id, state.c.jabatan))
    outside = connection.execute(sa.select(penilai_luar.c.id, penilai_luar.c.jabatan))
    return {row[0]: row[1] for row in people}, {row[0]: row[1] for row in outside}
