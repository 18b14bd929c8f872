"""What an export needs besides the grid of ratings: frozen sheets, states, ids learnt from BKN, past exports."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.storage.queries.keadaan import as_of
from kinerja_desktop.storage.tables import (
    ekspor,
    ekspor_baris,
    impor,
    laporan_ekinerja,
    pegawai,
    pelaku,
    penilai_luar,
    penilaian,
    penugasan,
    unit,
)


@dataclass(frozen=True, slots=True)
class TambahanRow:
    """Facts beside a row of the grid, by penugasan."""

    penugasan_id: int
    pns_id: str
    kedudukan: str
    jenis_jabatan: str
    jenjang: str
    unor_id: str
    unor_nama: str
    penilai_nip: str
    penilai_luar_nomor: str
    penilai_luar_golongan: str
    penilai_luar_status: str
    beku: str
    dinilai: datetime | None


def extras(connection: sa.Connection, periode_kode: str, day: date) -> dict[int, TambahanRow]:
    """Return the facts of everybody who has a position, by penugasan id; states as on a day."""
    state, position, rating = as_of(day), penugasan.c, penilaian.c
    rater, outside = pegawai.alias("penilai"), penilai_luar.c

    def text(column: Any) -> sa.ColumnElement[str]:
        return sa.func.coalesce(column, sa.literal(""))

    statement = (
        sa.select(
            position.id, pegawai.c.pns_id, state.c.kedudukan, state.c.jenis_jabatan, state.c.jenjang,
            state.c.unor_id, state.c.unor_nama, text(rater.c.nip), text(outside.nomor), text(outside.golongan),
            text(outside.status), text(rating.beku), sa.func.coalesce(rating.terkunci_pada, rating.dimasukkan_pada),
        )
        .select_from(penugasan)
        .join(pegawai, pegawai.c.id == position.pegawai_id)
        .join(state, state.c.pegawai_id == position.pegawai_id)
        .outerjoin(rater, rater.c.id == position.penilai_pegawai_id)
        .outerjoin(penilai_luar, outside.id == position.penilai_luar_id)
        .outerjoin(penilaian, sa.and_(rating.penugasan_id == position.id, rating.periode_kode == periode_kode))
    )  # fmt: skip
    return {row[0]: TambahanRow(*row) for row in connection.execute(statement)}


@dataclass(frozen=True, slots=True)
class IdBkn:
    """What only BKN knows, learnt from an earlier download of e-Kinerja's report; of an SKP from ``awal`` to ``akhir``."""

    awal: date | None
    akhir: date | None
    skp_id: str
    penilaian_id: str
    periode_id: str


def learnt_ids(connection: sa.Connection, periode_kode: str) -> dict[tuple[str, bool], list[IdBkn]]:
    """Return BKN's ids by (NIP, is the SKP one of a Plt, Plh or Pj), one for each stretch.

    Of several reports the newest that has the stretch; reports that were undone are left out.
    """
    table = laporan_ekinerja.c
    statement = (
        sa.select(
            table.nip,
            table.plt,
            table.awal,
            table.akhir,
            table.skp_id,
            table.penilaian_id_bkn,
            table.periode_id_bkn,
        )
        .join(impor, impor.c.id == table.impor_id)
        .where(table.periode_kode == periode_kode, impor.c.dibatalkan.is_(None))
        .order_by(impor.c.id.desc(), table.akhir.desc(), table.id.desc())
    )
    found: dict[tuple[str, bool], list[IdBkn]] = {}
    for row in connection.execute(statement):
        stretches = found.setdefault((row.nip, bool(row.plt)), [])
        if all((one.awal, one.akhir) != (row.awal, row.akhir) for one in stretches):
            stretches.append(IdBkn(*row[2:]))
    return found


def roster_day(connection: sa.Connection) -> date | None:
    """Return the newest day that a roster described."""
    statement = sa.select(sa.func.max(impor.c.per_tanggal)).where(
        impor.c.jenis == "pegawai", impor.c.dibatalkan.is_(None)
    )
    return connection.execute(statement).scalar()


@dataclass(frozen=True, slots=True)
class EksporRow:
    """One export of the past."""

    id: int
    periode_kode: str
    unit_id: int | None
    unit: str
    waktu: datetime
    petugas: str
    folder: str
    sidik: str
    manifes: Mapping[str, Any]

    @property
    def sama(self) -> int:
        """Return how many were left out because they had gone out before as they were; 0: all that was ready."""
        return int(self.manifes.get("sama", 0))


def history(connection: sa.Connection, periode_kode: str | None = None) -> list[EksporRow]:
    """Return exports, the newest first."""
    table = ekspor.c
    statement = (
        sa.select(
            table.id, table.periode_kode, table.unit_id, sa.func.coalesce(unit.c.nama, ""), table.waktu,
            pelaku.c.nama, table.folder, table.sidik, table.manifes,
        )
        .join_from(ekspor, pelaku, table.pelaku_id == pelaku.c.id)
        .outerjoin(unit, unit.c.id == table.unit_id)
        .order_by(table.id.desc())
    )  # fmt: skip
    if periode_kode is not None:
        statement = statement.where(table.periode_kode == periode_kode)
    return [EksporRow(*row[:-1], json.loads(row[-1])) for row in connection.execute(statement)]


def hashes_of(connection: sa.Connection, ekspor_id: int) -> dict[bytes, str]:
    """Return the content hashes of an export by penilaian uid."""
    table = ekspor_baris.c
    rows = connection.execute(sa.select(table.penilaian_uid, table.sidik).where(table.ekspor_id == ekspor_id))
    return {row.penilaian_uid: row.sidik for row in rows}
