"""Reading the execution of plans: which plan holds, what was recorded for its RHK in a period."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.storage.queries import keadaan
from kinerja_desktop.storage.tables import (
    bukti,
    pegawai,
    realisasi,
    rencana_aksi,
    rhk,
    rhk_asal,
    skp,
    umpan_balik,
)

_SET = ("ditetapkan", "ditutup")
FAKTA = {"aksi": rencana_aksi, "realisasi": realisasi, "bukti": bukti, "umpan_balik": umpan_balik}
"""What is counted per RHK, by the name of the count."""


def roots(connection: sa.Connection, rhk_ids: Collection[int]) -> dict[int, int]:
    """Return for RHK the one of the first version that each was copied from; itself where it is the first."""
    found = {id_: id_ for id_ in rhk_ids}
    chosen = sa.select(rhk_asal.c.rhk_id, rhk_asal.c.asal_id)
    found.update((row[0], row[1]) for row in keadaan.execute(connection, chosen, rhk_asal.c.rhk_id, rhk_ids))
    return found


def in_force(
    connection: sa.Connection, tahun: int, penugasan_ids: Collection[int] | None = None
) -> dict[int, int]:
    """Return by penugasan the plan of a year that holds: the newest that was set, closed ones too."""
    chosen = sa.select(skp.c.penugasan_id, skp.c.id).where(skp.c.tahun == tahun, skp.c.status.in_(_SET))
    rows = keadaan.execute(connection, chosen.order_by(skp.c.versi), skp.c.penugasan_id, penugasan_ids)
    return {row[0]: row[1] for row in rows}


def rhk_of_plans(connection: sa.Connection, skp_ids: Collection[int]) -> list[tuple[int, int]]:
    """Return (plan, RHK of the first version) of every RHK of plans."""
    chosen = sa.select(rhk.c.skp_id, sa.func.coalesce(rhk_asal.c.asal_id, rhk.c.id)).outerjoin(
        rhk_asal, rhk_asal.c.rhk_id == rhk.c.id
    )
    return [(row[0], row[1]) for row in keadaan.execute(connection, chosen, rhk.c.skp_id, skp_ids)]


def with_facts(connection: sa.Connection, periode: str) -> dict[str, set[int]]:
    """Return by kind of `FAKTA` the RHK that have one in a period."""
    return {
        name: {
            row[0]
            for row in connection.execute(
                sa.select(table.c.rhk_id).where(table.c.periode_kode == periode, table.c.rhk_id.is_not(None))
            )
        }
        for name, table in FAKTA.items()
    }


def periods_with_facts(connection: sa.Connection, skp_ids: Collection[int]) -> set[str]:
    """Return the periods in which something of `FAKTA` was recorded for an RHK of these plans."""
    ours = {first for _, first in rhk_of_plans(connection, skp_ids)}
    return {
        row[0]
        for table in FAKTA.values()
        for row in keadaan.execute(
            connection, sa.select(table.c.periode_kode).distinct(), table.c.rhk_id, ours
        )
    }


def about_perilaku(connection: sa.Connection, periode: str) -> set[int]:
    """Return the positions with umpan balik on a value of behaviour in a period."""
    u = umpan_balik.c
    chosen = sa.select(u.penugasan_id).where(u.periode_kode == periode, u.rhk_id.is_(None))
    return {row[0] for row in connection.execute(chosen)}


def periods_told(
    connection: sa.Connection, rhk_ids: Collection[int], penugasan_ids: Collection[int]
) -> set[str]:
    """Return the periods in which RHK (of first versions) have a realisasi or positions have umpan balik."""
    r, u = realisasi.c, umpan_balik.c
    done = keadaan.execute(connection, sa.select(r.periode_kode).distinct(), r.rhk_id, rhk_ids)
    said = keadaan.execute(connection, sa.select(u.periode_kode).distinct(), u.penugasan_id, penugasan_ids)
    return {row[0] for row in (*done, *said)}


@dataclass(frozen=True, slots=True)
class RhkLamaRow:
    """One RHK of any version of a plan: its first version, its words."""

    id: int
    asal: int
    skp_id: int
    versi: int
    teks: str


def rhk_of_versions(connection: sa.Connection, penugasan_id: int, tahun: int) -> list[RhkLamaRow]:
    """Return the RHK of all versions of the plan of a penugasan, the newest version last."""
    chosen = _rhk_of_versions(tahun).where(skp.c.penugasan_id == penugasan_id)
    return [RhkLamaRow(*row[1:]) for row in connection.execute(chosen)]


def rhk_of_versions_of(
    connection: sa.Connection, penugasan_ids: Collection[int], tahun: int
) -> dict[int, list[RhkLamaRow]]:
    """Return as `rhk_of_versions`, of many, by penugasan."""
    found: dict[int, list[RhkLamaRow]] = {}
    for row in keadaan.execute(connection, _rhk_of_versions(tahun), skp.c.penugasan_id, penugasan_ids):
        found.setdefault(row[0], []).append(RhkLamaRow(*row[1:]))
    return found


def rhk_of_changed_plans(connection: sa.Connection, tahun: int) -> dict[int, list[RhkLamaRow]]:
    """Return as `rhk_of_versions`, by penugasan, for every penugasan whose plan has more than one version."""
    several = sa.select(skp.c.penugasan_id).where(skp.c.tahun == tahun, skp.c.versi > 1)
    found: dict[int, list[RhkLamaRow]] = {}
    for row in connection.execute(_rhk_of_versions(tahun).where(skp.c.penugasan_id.in_(several))):
        found.setdefault(row[0], []).append(RhkLamaRow(*row[1:]))
    return found


def _rhk_of_versions(tahun: int) -> sa.Select[Any]:
    return (
        sa.select(
            skp.c.penugasan_id, rhk.c.id, sa.func.coalesce(rhk_asal.c.asal_id, rhk.c.id), rhk.c.skp_id, skp.c.versi,
            rhk.c.teks,
        )
        .join(skp, skp.c.id == rhk.c.skp_id)
        .outerjoin(rhk_asal, rhk_asal.c.rhk_id == rhk.c.id)
        .where(skp.c.tahun == tahun)
        .order_by(skp.c.versi, rhk.c.urutan)
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class RealisasiRow:
    """One realisasi as stored."""

    id: int
    rhk_id: int
    indikator_id: int | None
    teks: str


@dataclass(frozen=True, slots=True)
class AksiRow:
    """One line of rencana aksi as stored."""

    rhk_id: int
    periode_kode: str
    teks: str
    indikator: str
    target: str


@dataclass(frozen=True, slots=True)
class BuktiRow:
    """One bukti dukung as stored; ``sidik`` '' for a link."""

    id: int
    version: int
    rhk_id: int
    periode_kode: str
    jenis: str
    nama: str
    alamat: str
    sidik: str
    ukuran: int


@dataclass(frozen=True, slots=True)
class UmpanBalikRow:
    """One umpan balik as stored; ``perilaku`` is the key of a value, '' for one on an RHK. Names in three parts."""

    id: int
    version: int
    rhk_id: int | None
    perilaku: str
    pemberi: str
    gelar_depan: str
    nama: str
    gelar_belakang: str
    tanggal: date
    teks: str


def realised(connection: sa.Connection, rhk_ids: Collection[int], periode: str) -> list[RealisasiRow]:
    """Return the realisasi of RHK (of first versions) in a period."""
    r = realisasi.c
    chosen = sa.select(r.id, r.rhk_id, r.indikator_id, r.teks).where(r.periode_kode == periode).order_by(r.id)
    return [RealisasiRow(*row) for row in keadaan.execute(connection, chosen, r.rhk_id, rhk_ids)]


def lines(connection: sa.Connection, rhk_ids: Collection[int], periode: str | None = None) -> list[AksiRow]:
    """Return rencana aksi of RHK (of first versions), of one period or all, in their order."""
    a = rencana_aksi.c
    chosen = sa.select(a.rhk_id, a.periode_kode, a.teks, a.indikator, a.target)
    if periode is not None:
        chosen = chosen.where(a.periode_kode == periode)
    ordered = chosen.order_by(a.rhk_id, a.periode_kode, a.urutan, a.id)
    return [AksiRow(*row) for row in keadaan.execute(connection, ordered, a.rhk_id, rhk_ids)]


def evidence(
    connection: sa.Connection, rhk_ids: Collection[int] | None = None, periode: str | None = None
) -> list[BuktiRow]:
    """Return bukti dukung of RHK (of first versions) or of all, of one period or all, in the order of adding."""
    b = bukti.c
    chosen: sa.Select[Any] = sa.select(*[getattr(b, name) for name in BuktiRow.__slots__])
    if periode is not None:
        chosen = chosen.where(b.periode_kode == periode)
    return [BuktiRow(*row) for row in keadaan.execute(connection, chosen.order_by(b.id), b.rhk_id, rhk_ids)]


def feedback(
    connection: sa.Connection, penugasan_ids: Collection[int], periode: str
) -> dict[int, list[UmpanBalikRow]]:
    """Return the umpan balik of a period by penugasan, by day."""
    u = umpan_balik.c
    blank = sa.literal("")
    chosen: sa.Select[Any] = (
        sa.select(
            u.penugasan_id, u.id, u.version, u.rhk_id, u.perilaku, u.pemberi, sa.func.coalesce(pegawai.c.gelar_depan, blank),
            sa.func.coalesce(pegawai.c.nama, u.pemberi_nama), sa.func.coalesce(pegawai.c.gelar_belakang, blank),
            u.tanggal, u.teks,
        )
        .outerjoin(pegawai, pegawai.c.id == u.pemberi_pegawai_id)
        .where(u.periode_kode == periode)
        .order_by(u.tanggal, u.id)
    )  # fmt: skip
    found: dict[int, list[UmpanBalikRow]] = {}
    for row in keadaan.execute(connection, chosen, u.penugasan_id, penugasan_ids):
        found.setdefault(row[0], []).append(UmpanBalikRow(*row[1:]))
    return found
