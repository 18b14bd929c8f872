"""Positions and raters: what the derivation needs, what the screen *Pemetaan atasan* shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.domain.codes import JenisPenugasan, StatusNilai
from kinerja_desktop.storage.queries import keadaan
from kinerja_desktop.storage.queries.units import any_of, chosen, within
from kinerja_desktop.storage.tables import (
    dialog_kinerja,
    pegawai,
    pegawai_keadaan,
    penilai_luar,
    penilaian,
    penugasan,
    periode,
    skp,
    unit,
    unit_kepala,
)
from kinerja_desktop.storage.tables.meta import record_columns

_PURPOSE = ("tangan", "impor")
_OF_EVERY_RECORD = frozenset(column.name for column in record_columns())


@dataclass(frozen=True, slots=True)
class OrangRow:
    """A person's name parts and number."""

    id: int
    uid: bytes
    gelar_depan: str
    nama: str
    gelar_belakang: str
    nip: str


@dataclass(frozen=True, slots=True)
class PenugasanRow:
    """One stretch of a position, as stored."""

    id: int
    version: int
    pegawai_id: int
    jabatan: str
    unit_id: int | None
    dari: date
    sampai: date | None
    penilai_pegawai_id: int | None
    penilai_luar_id: int | None
    penilai_jenis: str
    penilai_sk_nomor: str
    penilai_sk_tanggal: date | None
    penilai_asal: str
    atasan_pegawai_id: int | None
    atasan_luar_id: int | None
    atasan_asal: str


@dataclass(frozen=True, slots=True)
class RangkapRow:
    """A position beside the own one. Names of the rater in three parts, '' where there is nobody; ``dinilai``: has a penilaian."""

    id: int
    version: int
    pegawai_id: int
    jenis: str
    jabatan: str
    unit_id: int | None
    unit: str
    dari: date
    sampai: date | None
    penilai_gelar_depan: str
    penilai_nama: str
    penilai_gelar_belakang: str
    dinilai: bool


@dataclass(frozen=True, slots=True)
class PemetaanRow:
    """One person of *Pemetaan atasan* on a day. Names in three parts each; ids None where there is nobody."""

    penugasan_id: int
    version: int
    pegawai_id: int
    pegawai_uid: bytes
    gelar_depan: str
    nama: str
    gelar_belakang: str
    nip: str
    jabatan: str
    jenis: str
    unit_id: int | None
    unit: str
    penilai_pegawai_id: int | None
    penilai_luar_id: int | None
    penilai_gelar_depan: str
    penilai_nama: str
    penilai_gelar_belakang: str
    penilai_nomor: str
    penilai_jenis: str
    penilai_sk_nomor: str
    penilai_sk_tanggal: date | None
    penilai_asal: str
    atasan_pegawai_id: int | None
    atasan_luar_id: int | None
    atasan_gelar_depan: str
    atasan_nama: str
    atasan_gelar_belakang: str
    atasan_asal: str


def everybody(connection: sa.Connection, ids: Collection[int] | None = None) -> dict[int, OrangRow]:
    """Return all people (or these) by id."""
    wanted = [getattr(pegawai.c, name) for name in OrangRow.__slots__]
    return {
        row[0]: OrangRow(*row) for row in keadaan.stream(connection, sa.select(*wanted), pegawai.c.id, ids)
    }


def raters(connection: sa.Connection) -> set[int]:
    """Return everybody of the office whom a position names as rater."""
    position = penugasan.c.penilai_pegawai_id
    return set(connection.execute(sa.select(position).where(position.is_not(None)).distinct()).scalars())


def in_units(connection: sa.Connection, unit_ids: Collection[int]) -> set[int]:
    """Return everybody who ever worked or had a position in these units."""
    found: set[int] = set()
    for table in (pegawai_keadaan, penugasan):
        chosen = sa.select(table.c.pegawai_id).distinct()
        found.update(row[0] for row in keadaan.execute(connection, chosen, table.c.unit_id, unit_ids))
    return found


def rated_by(connection: sa.Connection, pegawai_ids: Collection[int], luar_ids: Collection[int]) -> set[int]:
    """Return everybody with a position that names one of these raters, of the office or from outside."""
    p, chosen = penugasan.c, sa.select(penugasan.c.pegawai_id).distinct()
    found = keadaan.execute(connection, chosen, p.penilai_pegawai_id, pegawai_ids)
    found += keadaan.execute(connection, chosen, p.penilai_luar_id, luar_ids)
    return {row[0] for row in found}


def named_by_hand(connection: sa.Connection, pegawai_ids: Collection[int]) -> set[int]:
    """Return everybody with a position in which one of these was set on purpose as rater or as superior."""
    p, chosen = penugasan.c, sa.select(penugasan.c.pegawai_id).distinct()
    rated = chosen.where(p.penilai_asal.in_(_PURPOSE))
    above = chosen.where(p.atasan_asal.in_(_PURPOSE))
    found = keadaan.execute(connection, rated, p.penilai_pegawai_id, pegawai_ids)
    found += keadaan.execute(connection, above, p.atasan_pegawai_id, pegawai_ids)
    return {row[0] for row in found}


def ended_by_hand(connection: sa.Connection, last: Mapping[int, date]) -> list[PenugasanRow]:
    """Return own stretches that ended on the last day of somebody whom they name on purpose (pegawai id -> day)."""
    p = penugasan.c
    wanted = sa.select(*[getattr(p, name) for name in PenugasanRow.__slots__]).where(
        p.jenis == JenisPenugasan.DEFINITIF.value, p.sampai.in_(set(last.values()))
    )
    found = keadaan.execute(
        connection, wanted.where(p.penilai_asal.in_(_PURPOSE)), p.penilai_pegawai_id, last
    )
    found += keadaan.execute(connection, wanted.where(p.atasan_asal.in_(_PURPOSE)), p.atasan_pegawai_id, last)
    return [PenugasanRow(*row) for row in dict.fromkeys(found)]


def main_stretches(
    connection: sa.Connection, pegawai_ids: Collection[int] | None = None
) -> dict[int, PenugasanRow]:
    """Return the latest stretch of everybody's (or these people's) own position (definitif) by pegawai."""
    later = penugasan.alias("kemudian")
    latest = (
        sa.select(sa.func.max(later.c.dari))
        .where(later.c.pegawai_id == penugasan.c.pegawai_id, later.c.jenis == JenisPenugasan.DEFINITIF.value)
        .scalar_subquery()
    )
    wanted = [getattr(penugasan.c, name) for name in PenugasanRow.__slots__]
    statement = (
        sa.select(*wanted)
        .where(penugasan.c.jenis == JenisPenugasan.DEFINITIF.value, penugasan.c.dari == latest)
        .order_by(penugasan.c.id)
    )
    found = keadaan.stream(connection, statement, penugasan.c.pegawai_id, pegawai_ids)
    rows = (PenugasanRow(*row) for row in found)
    return {row.pegawai_id: row for row in rows}


def locked_until(connection: sa.Connection, pegawai_ids: Collection[int] | None = None) -> dict[int, date]:
    """Return the last day of the latest locked period of every stretch (of these people) that has one."""
    statement = (
        sa.select(penilaian.c.penugasan_id, sa.func.max(periode.c.akhir))
        .join(periode, periode.c.kode == penilaian.c.periode_kode)
        .where(penilaian.c.status == StatusNilai.TERKUNCI.value)
        .group_by(penilaian.c.penugasan_id)
    )
    if pegawai_ids is not None:
        statement = statement.join(penugasan, penugasan.c.id == penilaian.c.penugasan_id)
    found = keadaan.execute(connection, statement, penugasan.c.pegawai_id, pegawai_ids)
    return {row[0]: row[1] for row in found}


def posts(connection: sa.Connection, ids: Collection[int]) -> dict[int, tuple[int | None, str, date | None]]:
    """Return unit, jabatan and last day (None while it is held) of positions, by id."""
    p = penugasan.c
    rows = keadaan.stream(connection, sa.select(p.id, p.unit_id, p.jabatan, p.sampai), p.id, ids)
    return {id_: (unit_id, jabatan, sampai) for id_, unit_id, jabatan, sampai in rows}


def rated(connection: sa.Connection, ids: Iterable[int]) -> set[int]:
    """Return which of these stretches have a penilaian, an SKP or a dialogue: they are closed, never removed."""
    found: set[int] = set()
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), 500):
        chunk = wanted[start : start + 500]
        for position in (penilaian.c.penugasan_id, skp.c.penugasan_id, dialog_kinerja.c.penugasan_id):
            statement = sa.select(position).where(position.in_(chunk)).distinct()
            found.update(connection.execute(statement).scalars())
    return found


def pemetaan(
    connection: sa.Connection, day: date, unit_id: int | None, cakupan: Cakupan
) -> list[PemetaanRow]:
    """Return every active person's position on a day with rater and the rater's superior, by unit and name."""
    statement = _mapping(day, any_of(unit_id), cakupan)
    return [PemetaanRow(*row) for row in connection.execute(statement, chosen(unit_id))]


@lru_cache(maxsize=8)
def _mapping(day: date, unit_id: sa.BindParameter[int] | None, cakupan: Cakupan) -> sa.Select[Any]:
    """Return the statement of `pemetaan`, made once."""
    state = keadaan.as_of(day)
    p, rater, superior = penugasan.c, pegawai.alias("penilai"), pegawai.alias("atasan")
    rater_out, superior_out = penilai_luar.alias("penilai_dari_luar"), penilai_luar.alias("atasan_dari_luar")
    blank = sa.literal("")
    wanted: list[sa.ColumnElement[Any]] = [
            p.id, p.version, p.pegawai_id, pegawai.c.uid, pegawai.c.gelar_depan, pegawai.c.nama,
            pegawai.c.gelar_belakang, pegawai.c.nip, p.jabatan, p.jenis, p.unit_id,
            sa.func.coalesce(unit.c.nama, blank), p.penilai_pegawai_id, p.penilai_luar_id,
            sa.func.coalesce(rater.c.gelar_depan, blank), sa.func.coalesce(rater.c.nama, rater_out.c.nama, blank),
            sa.func.coalesce(rater.c.gelar_belakang, blank), sa.func.coalesce(rater.c.nip, rater_out.c.nomor, blank),
            p.penilai_jenis, p.penilai_sk_nomor, p.penilai_sk_tanggal, p.penilai_asal,
            p.atasan_pegawai_id, p.atasan_luar_id, sa.func.coalesce(superior.c.gelar_depan, blank),
            sa.func.coalesce(superior.c.nama, superior_out.c.nama, blank),
            sa.func.coalesce(superior.c.gelar_belakang, blank), p.atasan_asal,
    ]  # fmt: skip
    return (
        sa.select(*wanted)
        .select_from(penugasan)
        .join(pegawai, pegawai.c.id == p.pegawai_id)
        .join(state, state.c.pegawai_id == p.pegawai_id)
        .outerjoin(unit, unit.c.id == p.unit_id)
        .outerjoin(rater, rater.c.id == p.penilai_pegawai_id)
        .outerjoin(rater_out, rater_out.c.id == p.penilai_luar_id)
        .outerjoin(superior, superior.c.id == p.atasan_pegawai_id)
        .outerjoin(superior_out, superior_out.c.id == p.atasan_luar_id)
        .where(keadaan.is_active(state), holds_on(day), within(p.unit_id, unit_id, cakupan))
        .order_by(unit.c.urutan, unit.c.nama_urut, pegawai.c.nama_urut, p.id)
    )


def turning_days(connection: sa.Connection, after: date, until: date) -> list[date]:
    """Return the days after one and up to another on which somebody begins or ceases to lead, or changes."""
    head, state, place = unit_kepala.c, pegawai_keadaan.c, unit.c
    found: set[date] = set()
    for column in (head.dari, state.dari, place.dari):
        found.update(
            connection.execute(sa.select(column).where(column > after, column <= until).distinct()).scalars()
        )
    for column in (head.sampai, place.sampai):
        ended = sa.select(column).where(column >= after, column < until).distinct()
        found.update(day + timedelta(days=1) for day in connection.execute(ended).scalars())
    return sorted(found)


def holds_on(day: date) -> sa.ColumnElement[bool]:
    """Return the filter "this stretch holds on that day"."""
    table = penugasan.c
    return sa.and_(table.dari <= day, sa.or_(table.sampai.is_(None), table.sampai >= day))


def second_positions(connection: sa.Connection, pegawai_id: int) -> list[RangkapRow]:
    """Return a person's positions beside the own one, latest first."""
    p, rater, blank = penugasan.c, pegawai.alias("penilai"), sa.literal("")
    has_rating = sa.exists().where(penilaian.c.penugasan_id == p.id)
    wanted: list[sa.ColumnElement[Any]] = [
        p.id, p.version, p.pegawai_id, p.jenis, p.jabatan, p.unit_id, sa.func.coalesce(unit.c.nama, blank), p.dari,
        p.sampai, sa.func.coalesce(rater.c.gelar_depan, blank),
        sa.func.coalesce(rater.c.nama, penilai_luar.c.nama, blank), sa.func.coalesce(rater.c.gelar_belakang, blank),
        has_rating,
    ]  # fmt: skip
    statement = (
        sa.select(*wanted)
        .select_from(penugasan)
        .outerjoin(unit, unit.c.id == p.unit_id)
        .outerjoin(rater, rater.c.id == p.penilai_pegawai_id)
        .outerjoin(penilai_luar, penilai_luar.c.id == p.penilai_luar_id)
        .where(p.pegawai_id == pegawai_id, p.jenis != JenisPenugasan.DEFINITIF.value)
        .order_by(p.dari.desc(), p.id.desc())
    )
    return [RangkapRow(*row) for row in connection.execute(statement)]


def stored(connection: sa.Connection, penugasan_id: int) -> dict[str, Any] | None:
    """Return everything stored of a position by column, but for what every record has; None: it is gone."""
    own = [column for column in penugasan.c if column.name not in _OF_EVERY_RECORD]
    row = connection.execute(sa.select(*own).where(penugasan.c.id == penugasan_id)).mappings().one_or_none()
    return None if row is None else dict(row)


def rated_after(connection: sa.Connection, penugasan_id: int, day: date) -> bool:
    """Return whether a position has a penilaian of a period that begins after a day."""
    statement = (
        sa.select(penilaian.c.id)
        .join(periode, periode.c.kode == penilaian.c.periode_kode)
        .where(penilaian.c.penugasan_id == penugasan_id, periode.c.awal > day)
        .limit(1)
    )
    return connection.execute(statement).first() is not None
