"""Everything about one person in the order of a life in the office: positions of a year, ratings of all periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.storage.queries.units import within
from kinerja_desktop.storage.tables import pegawai, penilai_luar, penilaian, penugasan, periode, unit


@dataclass(frozen=True, slots=True)
class PosisiRow:
    """A stretch in which the person worked in a unit under a rater ('' nobody)."""

    id: int
    jabatan: str
    jenis: str
    unit: str
    dari: date
    sampai: date | None
    penilai_gelar_depan: str
    penilai_nama: str
    penilai_gelar_belakang: str


@dataclass(frozen=True, slots=True)
class NilaiOrangRow:
    """A rating in any period; ``umpan_balik`` as stored."""

    periode: str
    penugasan_id: int
    jabatan: str
    hasil_kerja: str
    perilaku: str
    predikat: str
    status: str
    catatan: str
    umpan_balik: str
    tidak_dinilai: str
    tidak_dinilai_teks: str
    diputuskan_oleh: str
    diputuskan_pada: date | None


def _blank(*columns: Any) -> sa.ColumnElement[str]:
    return sa.func.coalesce(*columns, sa.literal(""))


def positions(
    connection: sa.Connection, cakupan: Cakupan, pegawai_id: int, awal: date, akhir: date
) -> list[PosisiRow]:
    """Return the positions that overlap some days, the earliest first."""
    p, rater, outside = penugasan.c, pegawai.alias("penilai"), penilai_luar.c
    wanted: list[sa.ColumnElement[Any]] = [
        p.id, p.jabatan, p.jenis, _blank(unit.c.nama), p.dari, p.sampai, _blank(rater.c.gelar_depan),
        _blank(rater.c.nama, outside.nama), _blank(rater.c.gelar_belakang),
    ]  # fmt: skip
    statement = (
        sa.select(*wanted)
        .select_from(penugasan)
        .outerjoin(unit, unit.c.id == p.unit_id)
        .outerjoin(rater, rater.c.id == p.penilai_pegawai_id)
        .outerjoin(penilai_luar, outside.id == p.penilai_luar_id)
        .where(
            p.pegawai_id == pegawai_id, p.dari <= akhir, sa.or_(p.sampai.is_(None), p.sampai >= awal),
            within(p.unit_id, None, cakupan),
        )
        .order_by(p.dari, p.id)
    )  # fmt: skip
    return [PosisiRow(*tuple(row)) for row in connection.execute(statement)]


def ratings(connection: sa.Connection, cakupan: Cakupan, pegawai_id: int) -> list[NilaiOrangRow]:
    """Return the ratings of a person in all periods and positions, the latest period first."""
    p, n = penugasan.c, penilaian.c
    wanted: list[sa.ColumnElement[Any]] = [
        n.periode_kode, p.id, p.jabatan, n.hasil_kerja, n.perilaku, n.predikat, n.status, n.catatan, n.umpan_balik,
        n.tidak_dinilai, n.tidak_dinilai_teks, n.diputuskan_oleh, n.diputuskan_pada,
    ]  # fmt: skip
    statement = (
        sa.select(*wanted)
        .select_from(penilaian)
        .join(penugasan, p.id == n.penugasan_id)
        .join(periode, periode.c.kode == n.periode_kode)
        .where(p.pegawai_id == pegawai_id, within(p.unit_id, None, cakupan))
        .order_by(periode.c.akhir.desc(), periode.c.awal, p.dari.desc())
    )
    return [NilaiOrangRow(*tuple(row)) for row in connection.execute(statement)]
