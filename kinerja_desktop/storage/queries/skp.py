"""Reading plans: who has one in a year, one with its content, RHK for links and for the library."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import Indikator, IsiSkp, Rhk, StatusSkp
from kinerja_desktop.storage.lookup import Lookup
from kinerja_desktop.storage.queries import keadaan
from kinerja_desktop.storage.queries.units import any_of, chosen, within
from kinerja_desktop.storage.tables import indikator, pegawai, penilai_luar, penugasan, rhk, skp, unit


@dataclass(frozen=True, slots=True)
class RencanaRow:
    """One penugasan of a year with its newest plan, if there is one (else ``skp_id`` is None). Names in three parts.

    ``masa``: the stretches that the row stands for, where several were joined (`services.skp_lanjut`).
    """

    penugasan_id: int
    pegawai_id: int
    pegawai_uid: bytes
    gelar_depan: str
    nama: str
    gelar_belakang: str
    nip: str
    jabatan: str
    jenjang: str
    jenis: str
    unit_id: int | None
    unit: str
    dari: date
    sampai: date | None
    penilai_pegawai_id: int | None
    penilai_luar_id: int | None
    penilai_gelar_depan: str
    penilai_nama: str
    penilai_gelar_belakang: str
    skp_id: int | None
    skp_uid: bytes | None
    version: int | None
    versi: int | None
    skp_dari: date | None
    skp_sampai: date | None
    kelompok: str
    pendekatan: str
    status: str
    alasan: str
    diajukan: date | None
    ditetapkan: date | None
    jumlah_rhk: int
    terhubung: int
    masa: tuple[int, ...] = ()


def of_year(
    connection: sa.Connection,
    tahun: int,
    pada: date,
    unit_id: int | None,
    cakupan: Cakupan,
    pegawai_ids: Collection[int] | None = None,
) -> list[RencanaRow]:
    """Return every stretch of a year (of these people) with its newest plan, by unit and name.

    Of people who are rated on ``pada``, and of others where they have a plan.
    """
    here, values = any_of(unit_id), chosen(unit_id)
    if pegawai_ids is not None:
        found = _yearly_of(tahun, pada, here, cakupan).rows(connection, pegawai_ids, values)
        return [RencanaRow(*row) for row in found]
    statement = _yearly(tahun, pada, here, cakupan)
    rows = keadaan.stream(connection, statement, penugasan.c.pegawai_id, None, values)
    return [RencanaRow(*row) for row in rows]


def people_of(connection: sa.Connection, penugasan_ids: Collection[int]) -> set[int]:
    """Return whose positions these are."""
    return {row[0] for row in _people().rows(connection, penugasan_ids)}


@cache
def _people() -> Lookup:
    return Lookup(sa.select(penugasan.c.pegawai_id), penugasan.c.id)


@lru_cache(maxsize=8)
def _yearly_of(tahun: int, pada: date, unit_id: sa.BindParameter[int] | None, cakupan: Cakupan) -> Lookup:
    return Lookup(_yearly(tahun, pada, unit_id, cakupan), penugasan.c.pegawai_id)


@lru_cache(maxsize=8)
def _yearly(
    tahun: int, pada: date, unit_id: sa.BindParameter[int] | None, cakupan: Cakupan
) -> sa.Select[Any]:
    """Return the statement of `of_year`, made once: every list of plans asks it again after every change."""
    p, s, outside = penugasan.c, skp.c, penilai_luar
    state, rater = keadaan.as_of(pada), pegawai.alias("penilai")
    source = (
        penugasan.join(pegawai, pegawai.c.id == p.pegawai_id)
        .join(state, state.c.pegawai_id == p.pegawai_id)
        .outerjoin(unit, unit.c.id == p.unit_id)
        .outerjoin(rater, rater.c.id == p.penilai_pegawai_id)
        .outerjoin(outside, outside.c.id == p.penilai_luar_id)
        .outerjoin(skp, sa.and_(s.penugasan_id == p.id, s.tahun == tahun, _is_newest()))
    )
    overlaps = sa.and_(
        p.dari <= date(tahun, 12, 31), sa.or_(p.sampai.is_(None), p.sampai >= date(tahun, 1, 1))
    )
    return (
        sa.select(*_columns(state, rater))
        .select_from(source)
        .where(
            sa.or_(sa.and_(keadaan.is_active(state), overlaps), s.id.is_not(None)),
            within(p.unit_id, unit_id, cakupan),
        )
        .order_by(unit.c.urutan, unit.c.nama_urut, pegawai.c.nama_urut, p.pegawai_id, p.dari, p.id)
    )


def in_year(tahun: int) -> sa.ColumnElement[bool]:
    """Return the filter "of this year" for who asks by people or positions.

    Without statistics SQLite takes one year for rarer than one person, and would walk all plans of the year: the sum
    keeps it from the index of years.
    """
    return skp.c.tahun + 0 == tahun


@cache
def _is_newest() -> sa.ColumnElement[bool]:
    later = skp.alias("skp_baru")
    newer = sa.exists().where(
        later.c.penugasan_id == skp.c.penugasan_id, later.c.tahun == skp.c.tahun, later.c.versi > skp.c.versi
    )
    return sa.not_(newer)


_SET = tuple(status.value for status in (StatusSkp.DITETAPKAN, StatusSkp.DIUBAH, StatusSkp.DITUTUP))


@cache
def _is_in_force() -> sa.ColumnElement[bool]:
    later = skp.alias("skp_baru")
    replaced = sa.exists().where(later.c.menggantikan_id == skp.c.id, later.c.status.in_(_SET))
    return sa.and_(sa.not_(replaced), sa.or_(skp.c.menggantikan_id.is_(None), skp.c.status.in_(_SET)))


def _columns(state: sa.Subquery, rater: Any) -> list[sa.ColumnElement[Any]]:
    p, s, outside = penugasan.c, skp.c, penilai_luar

    def or_blank(*columns: Any) -> sa.ColumnElement[str]:
        return sa.func.coalesce(*columns, sa.literal(""))

    def counted(*conditions: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
        return (
            sa.select(sa.func.count())
            .where(rhk.c.skp_id == s.id, *conditions)
            .correlate(skp)
            .scalar_subquery()
        )

    return [
        p.id, p.pegawai_id, pegawai.c.uid, pegawai.c.gelar_depan, pegawai.c.nama, pegawai.c.gelar_belakang,
        pegawai.c.nip, p.jabatan, state.c.jenjang, p.jenis, p.unit_id, or_blank(unit.c.nama), p.dari, p.sampai,
        p.penilai_pegawai_id, p.penilai_luar_id, or_blank(rater.c.gelar_depan),
        or_blank(rater.c.nama, outside.c.nama), or_blank(rater.c.gelar_belakang),
        s.id, s.uid, s.version, s.versi, s.dari, s.sampai, or_blank(s.kelompok), or_blank(s.pendekatan),
        or_blank(s.status), or_blank(s.alasan), s.diajukan, s.ditetapkan,
        counted(), counted(rhk.c.pimpinan_rhk_id.is_not(None)),
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class SkpRow:
    """One plan as stored, without its content."""

    id: int
    uid: bytes
    version: int
    penugasan_id: int
    pegawai_id: int
    tahun: int
    dari: date
    sampai: date
    versi: int
    menggantikan_id: int | None
    status: str
    alasan: str
    diajukan: date | None
    ditetapkan: date | None
    ditutup: date | None
    sidik: str
    beku: str


def plans(connection: sa.Connection, ids: Collection[int]) -> dict[int, SkpRow]:
    """Return plans by id."""
    return {row[0]: SkpRow(*row) for row in _plans().rows(connection, ids)}


@cache
def _plans() -> Lookup:
    s = skp.c
    wanted = [
        penugasan.c.pegawai_id if name == "pegawai_id" else getattr(s, name) for name in SkpRow.__slots__
    ]
    return Lookup(sa.select(*wanted).join(penugasan, penugasan.c.id == s.penugasan_id), s.id)


def of_penugasan(connection: sa.Connection, penugasan_id: int, tahun: int | None = None) -> list[SkpRow]:
    """Return the plans of a penugasan (of a year), the newest version last."""
    s = skp.c
    chosen = sa.select(s.id).where(s.penugasan_id == penugasan_id)
    if tahun is not None:
        chosen = chosen.where(s.tahun == tahun)
    found = plans(connection, list(connection.execute(chosen).scalars()))
    return sorted(found.values(), key=lambda row: (row.tahun, row.versi))


def of_person(connection: sa.Connection, pegawai_ids: Collection[int], tahun: int) -> list[SkpRow]:
    """Return the plans of people in a year, by person and first day, the newest version last."""
    s = skp.c
    chosen = sa.select(s.id).join(penugasan, penugasan.c.id == s.penugasan_id).where(in_year(tahun))
    rows = keadaan.execute(connection, chosen, penugasan.c.pegawai_id, pegawai_ids)
    found = plans(connection, [row[0] for row in rows])
    return sorted(found.values(), key=lambda row: (row.pegawai_id, row.dari, row.versi))


def contents(connection: sa.Connection, ids: Collection[int]) -> dict[int, IsiSkp]:
    """Return the content of plans by id."""
    heads, indicators, lines = _contents()
    below: dict[int, list[Indikator]] = {}
    for rhk_id, *values in indicators.rows(connection, ids):
        below.setdefault(rhk_id, []).append(Indikator(*values))
    plans_: dict[int, list[Rhk]] = {}
    for skp_id, id_, teks, jenis, pimpinan, words, dari, asal in lines.rows(connection, ids):
        plans_.setdefault(skp_id, []).append(
            Rhk(teks, jenis, tuple(below.get(id_, ())), pimpinan, words, dari, id_, asal)
        )
    return {
        id_: IsiSkp(kelompok, pendekatan, tuple(plans_.get(id_, ())), _pairs(perilaku), _lists(lampiran))
        for id_, kelompok, pendekatan, perilaku, lampiran in heads.rows(connection, ids)
    }


@cache
def _contents() -> tuple[Lookup, Lookup, Lookup]:
    """Return what finds the heads of plans, their indicators and their RHK, each by plan."""
    s, i, r = skp.c, indikator.c, rhk.c
    head = sa.select(s.id, s.kelompok, s.pendekatan, s.perilaku, s.lampiran)
    below = sa.select(i.rhk_id, i.teks, i.target, i.aspek, i.perspektif, i.id).join(rhk, r.id == i.rhk_id)
    lines = sa.select(
        r.skp_id, r.id, r.teks, r.jenis, r.pimpinan_rhk_id, r.pimpinan_teks, r.penugasan_dari, r.asal_rhk_id
    )
    return (
        Lookup(head, s.id),
        Lookup(below.order_by(i.rhk_id, i.urutan, i.id), r.skp_id),
        Lookup(lines.order_by(r.skp_id, r.urutan, r.id), r.skp_id),
    )


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(json.loads(text).items())) if text else ()


def _lists(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    order = ("dukungan", "pertanggungjawaban", "konsekuensi")
    found = json.loads(text) if text else {}
    return tuple((jenis, tuple(found[jenis])) for jenis in order if jenis in found)


@dataclass(frozen=True, slots=True)
class TautanRow:
    """One RHK that another may serve or serves."""

    id: int
    skp_id: int
    pegawai_id: int
    urutan: int
    jenis: str
    teks: str
    pimpinan_rhk_id: int | None


def above(connection: sa.Connection, rhk_ids: Collection[int]) -> dict[int, int | None]:
    """Return which RHK of a leader each of these serves, and so on upwards to where it ends."""
    found: dict[int, int | None] = {}
    wanted = set(rhk_ids)
    while wanted:
        rows = [(row[0], row[1]) for row in _above().rows(connection, wanted)]
        found.update(rows)
        wanted = {row[1] for row in rows if row[1] is not None} - found.keys()
    return found


@cache
def _above() -> Lookup:
    return Lookup(sa.select(rhk.c.id, rhk.c.pimpinan_rhk_id), rhk.c.id)


def rhk_of_people(connection: sa.Connection, pegawai_ids: Collection[int], tahun: int) -> list[TautanRow]:
    """Return the RHK of people's plans of a year that are in force, in the order of the sheet.

    While a new version is not set yet, that is the version it changes.
    """
    return [TautanRow(*row) for row in _of_people(tahun).rows(connection, pegawai_ids)]


@lru_cache(maxsize=4)
def _of_people(tahun: int) -> Lookup:
    r = rhk.c
    wanted = (r.id, r.skp_id, penugasan.c.pegawai_id, r.urutan, r.jenis, r.teks, r.pimpinan_rhk_id)
    statement = (
        sa.select(*wanted)
        .join(skp, skp.c.id == r.skp_id)
        .join(penugasan, penugasan.c.id == skp.c.penugasan_id)
        .where(in_year(tahun), _is_in_force())
        .order_by(penugasan.c.pegawai_id, skp.c.dari, r.urutan)
    )
    return Lookup(statement, penugasan.c.pegawai_id)


def serving(connection: sa.Connection, rhk_ids: Collection[int]) -> int:
    """Return how many RHK of other plans serve these."""
    found = keadaan.execute(connection, sa.select(rhk.c.id), rhk.c.pimpinan_rhk_id, rhk_ids)
    return len({row[0] for row in found} - set(rhk_ids))


@dataclass(frozen=True, slots=True)
class PustakaRow:
    """An RHK that people of a jabatan have planned: its words, how many have it, in which years, one of its records."""

    teks: str
    jumlah: int
    tahun: int
    rhk_id: int


def library(connection: sa.Connection, jabatan: str, most: int) -> Sequence[PustakaRow]:
    """Return the RHK of everybody who held a jabatan, the most frequent and newest first."""
    r = rhk.c
    statement = (
        sa.select(
            r.teks,
            sa.func.count(sa.distinct(penugasan.c.pegawai_id)),
            sa.func.max(skp.c.tahun),
            sa.func.max(r.id),
        )
        .join(skp, skp.c.id == r.skp_id)
        .join(penugasan, penugasan.c.id == skp.c.penugasan_id)
        .where(penugasan.c.jabatan == jabatan, r.teks != "")
        .group_by(r.teks)
        .order_by(
            sa.func.count(sa.distinct(penugasan.c.pegawai_id)).desc(), sa.func.max(skp.c.tahun).desc(), r.teks
        )
        .limit(most)
    )
    return [PustakaRow(*row) for row in connection.execute(statement)]


def with_plan(connection: sa.Connection, pegawai_ids: Collection[int], tahun: int) -> set[int]:
    """Return who of these people has a plan with an RHK in a year."""
    return {row[0] for row in _with_plan(tahun).rows(connection, pegawai_ids)}


@lru_cache(maxsize=4)
def _with_plan(tahun: int) -> Lookup:
    statement = (
        sa.select(penugasan.c.pegawai_id)
        .join(skp, skp.c.penugasan_id == penugasan.c.id)
        .where(in_year(tahun), sa.exists().where(rhk.c.skp_id == skp.c.id))
    )
    return Lookup(statement, penugasan.c.pegawai_id)


def jabatan_of(connection: sa.Connection, penugasan_ids: Collection[int]) -> dict[int, str]:
    """Return the jabatan of positions by id."""
    rows = keadaan.execute(
        connection, sa.select(penugasan.c.id, penugasan.c.jabatan), penugasan.c.id, penugasan_ids
    )
    return {row[0]: row[1] for row in rows}


def rated_by(connection: sa.Connection, pihak: Pihak) -> list[int]:
    """Return the penugasan of all years under a rater."""
    p = penugasan.c
    column = p.penilai_pegawai_id if pihak.jenis is JenisPihak.PEGAWAI else p.penilai_luar_id
    return list(connection.execute(sa.select(p.id).where(column == pihak.id)).scalars())


def texts(connection: sa.Connection, rhk_ids: Collection[int]) -> dict[int, str]:
    """Return the words of RHK by id."""
    return {row[0]: row[1] for row in _texts().rows(connection, rhk_ids)}


@cache
def _texts() -> Lookup:
    return Lookup(sa.select(rhk.c.id, rhk.c.teks), rhk.c.id)


def plans_of_rhk(connection: sa.Connection, rhk_ids: Collection[int]) -> set[int]:
    """Return the plans that RHK belong to."""
    return {row[0] for row in keadaan.execute(connection, sa.select(rhk.c.skp_id), rhk.c.id, rhk_ids)}
