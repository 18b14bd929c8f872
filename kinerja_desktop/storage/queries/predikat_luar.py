"""Predikat that people brought along from elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from kinerja_desktop.domain.codes import JenisPeriode
from kinerja_desktop.storage.queries import keadaan
from kinerja_desktop.storage.tables import penilaian, penugasan, periode, predikat_luar


@dataclass(frozen=True, slots=True)
class PredikatLuarRow:
    """One of them; ``dari`` and ``sampai`` None for the whole period."""

    id: int
    version: int
    pegawai_id: int
    periode_kode: str
    dari: date | None
    sampai: date | None
    predikat: str
    rezim: str
    instansi: str
    jabatan: str
    penilai_nama: str
    tanggal: date | None
    berkas: str
    nama_berkas: str
    sidik: str


def of_people(
    connection: sa.Connection, pegawai_ids: Collection[int] | None, kode: str = ""
) -> list[PredikatLuarRow]:
    """Return what people brought along (for a period; for a year all its periods), the latest period first."""
    t = predikat_luar.c
    wanted = [getattr(t, name) for name in PredikatLuarRow.__slots__]
    statement = sa.select(*wanted).order_by(t.periode_kode.desc(), t.dari.desc(), t.id.desc())
    if kode:
        statement = statement.where(
            t.periode_kode.startswith(kode) if kode.isdecimal() else t.periode_kode == kode
        )
    return [
        PredikatLuarRow(*row) for row in keadaan.execute(connection, statement, t.pegawai_id, pegawai_ids)
    ]


def of_ratings(connection: sa.Connection, penilaian_ids: Collection[int]) -> dict[int, list[PredikatLuarRow]]:
    """Return what people brought along for a year of which they have an annual rating here, the earliest first."""
    t, n, p = predikat_luar.c, penilaian.c, penugasan.c
    wanted = [getattr(t, name) for name in PredikatLuarRow.__slots__]
    statement = (
        sa.select(n.id, *wanted)
        .select_from(
            penilaian.join(penugasan, p.id == n.penugasan_id)
            .join(periode, periode.c.kode == n.periode_kode)
            .join(predikat_luar, t.pegawai_id == p.pegawai_id)
        )
        .where(periode.c.jenis == JenisPeriode.TAHUNAN.value, t.periode_kode.startswith(n.periode_kode))
        .order_by(t.dari, t.periode_kode, t.id)
    )
    found: dict[int, list[PredikatLuarRow]] = {}
    for id_, *values in keadaan.execute(connection, statement, n.id, penilaian_ids):
        found.setdefault(id_, []).append(PredikatLuarRow(*values))
    return found


def files(connection: sa.Connection) -> list[tuple[str, str, str]]:
    """Return place, first name and content hash of every scan that was kept, each once."""
    t = predikat_luar.c
    statement = sa.select(t.berkas, sa.func.min(t.nama_berkas), t.sidik).where(t.berkas != "")
    rows = connection.execute(statement.group_by(t.berkas, t.sidik).order_by(t.berkas))
    return [(row[0], row[1], row[2]) for row in rows]
