"""All locked ratings of one person, and what is known of years that were not rated here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.domain.codes import StatusNilai
from kinerja_desktop.storage.queries.units import within
from kinerja_desktop.storage.tables import pegawai, penilaian, penugasan, periode, predikat_lama


@dataclass(frozen=True, slots=True)
class NilaiOrangRow:
    """A locked rating of a person. ``jenis``: of the period; ``revisi``: that froze it."""

    penilaian_id: int
    penugasan_id: int
    periode: str
    jenis: str
    awal: date
    akhir: date
    revisi: bytes
    beku: str


@dataclass(frozen=True, slots=True)
class TahunLamaRow:
    """The annual predikat of a year without a rating here."""

    tahun: int
    predikat: str
    sumber: str


def ratings(connection: sa.Connection, pegawai_id: int, cakupan: Cakupan) -> list[NilaiOrangRow]:
    """Return the locked ratings of a person, the oldest period first."""
    n, p, t = penilaian.c, penugasan.c, periode.c
    statement = (
        sa.select(n.id, p.id, t.kode, t.jenis, t.awal, t.akhir, n.revisi_akhir, n.beku)
        .select_from(penilaian)
        .join(penugasan, p.id == n.penugasan_id)
        .join(periode, t.kode == n.periode_kode)
        .where(
            p.pegawai_id == pegawai_id,
            n.status == StatusNilai.TERKUNCI.value,
            within(p.unit_id, None, cakupan),
        )
        .order_by(t.akhir, t.awal, p.dari, n.id)
    )
    return [NilaiOrangRow(*tuple(row)) for row in connection.execute(statement)]


def earlier(connection: sa.Connection, pegawai_id: int) -> list[TahunLamaRow]:
    """Return the annual predikat of years that were not rated here, the oldest first."""
    t = predikat_lama.c
    statement = sa.select(t.tahun, t.predikat, t.sumber).where(t.pegawai_id == pegawai_id).order_by(t.tahun)
    return [TahunLamaRow(*tuple(row)) for row in connection.execute(statement)]


def by_number(connection: sa.Connection, nip: str) -> int | None:
    """Return the person who has a number now."""
    found = connection.execute(sa.select(pegawai.c.id).where(pegawai.c.nip == nip)).scalars().all()
    return found[0] if len(found) == 1 else None
