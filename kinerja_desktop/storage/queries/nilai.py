"""The grid of ratings: one query for everybody of a period in a unit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.pengakhiran import Evaluasi
from kinerja_desktop.storage.queries import keadaan
from kinerja_desktop.storage.queries.units import any_of, chosen, within
from kinerja_desktop.storage.tables import (
    kelompok_periode,
    pegawai,
    pegawai_keadaan,
    pengakhiran,
    penilai_luar,
    penilaian,
    penugasan,
    predikat_lama,
    predikat_luar,
    unit,
)

_FEW = 500
"""So many ids go into a condition; SQLite has a limit of parameters."""


@dataclass(frozen=True, slots=True)
class Rentang:
    """A period as queries ask about it: code, days, the day on which people are looked at, year and kind.

    ``jenis`` '' stands for a period that everybody has (the year).
    """

    kode: str
    awal: date
    akhir: date
    acuan: date
    tahun: int
    jenis: str


@dataclass(frozen=True, slots=True)
class NilaiRow:
    """One position of one person in a period, with its rating if there is one (else ``penilaian_id`` is None)."""

    pegawai_id: int
    pegawai_uid: bytes
    penugasan_id: int
    penilaian_id: int | None
    penilaian_uid: bytes | None
    version: int | None
    gelar_depan: str
    nama: str
    gelar_belakang: str
    nip: str
    jabatan: str
    golongan: str
    jenis_pegawai: str
    dinilai_di: str
    unit_id: int | None
    unit: str
    jenis: str
    dari: date
    sampai: date | None
    penilai_pegawai_id: int | None
    penilai_luar_id: int | None
    penilai_gelar_depan: str
    penilai_nama: str
    penilai_gelar_belakang: str
    penilai_nomor: str
    hasil_kerja: str
    hasil_kerja_teks: str
    perilaku: str
    perilaku_teks: str
    predikat: str
    catatan: str
    status: str
    usulan_dari: bytes | None
    tidak_dinilai: str
    tidak_dinilai_teks: str
    sebelum: tuple[str, ...]


@lru_cache(maxsize=16)
def sumber(rentang: Rentang) -> tuple[sa.FromClause, sa.Subquery, sa.ColumnElement[bool]]:
    """Return who is rated in a period: FROM, the state of people, and the condition.

    Active on the day of reference (or rated already, or gone with the last stretch still to be rated), the position
    overlapping the period. Who left, came back and left again has an ending for each time; each speaks only for the
    positions that it ended. Whose last day is that day is gone where the last stretch is not rated. Where only the rater
    changed within one position, the last stretch stands for all, unless another one holds the rating; a position to which
    somebody came back later is one of its own each time.
    """
    p, n = penugasan.c, penilaian.c
    state = keadaan.as_of(rentang.acuan)
    source = penugasan.join(state, state.c.pegawai_id == p.pegawai_id).outerjoin(
        penilaian, sa.and_(n.penugasan_id == p.id, n.periode_kode == rentang.kode)
    )
    other, rated = penugasan.alias("saudara"), penilaian.alias("nilai_saudara")
    sibling = sa.exists().where(
        other.c.pegawai_id == p.pegawai_id,
        other.c.id != p.id,
        other.c.jenis == p.jenis,
        other.c.jabatan == p.jabatan,
        sa.func.coalesce(other.c.unit_id, 0) == sa.func.coalesce(p.unit_id, 0),
        _overlaps(other.c, rentang),
        sa.not_(_parted(other)),
        sa.or_(
            other.c.dari > p.dari,
            sa.exists().where(rated.c.penugasan_id == other.c.id, rated.c.periode_kode == rentang.kode),
        ),
    )
    left = pengakhiran.c
    to_be_rated = sa.exists().where(
        *_ends(), left.evaluasi == Evaluasi.DINILAI.value, left.tanggal >= rentang.awal
    )
    not_to_be_rated = sa.exists().where(
        *_ends(), left.evaluasi == Evaluasi.TIDAK.value, left.tanggal.between(rentang.awal, rentang.acuan)
    )
    present = sa.and_(
        sa.or_(keadaan.is_active(state), to_be_rated),
        sa.not_(not_to_be_rated),
        _overlaps(p, rentang),
        sa.not_(sibling),
        _has_kind(state, rentang),
    )
    return source, state, sa.or_(n.id.is_not(None), present)


def _parted(other: sa.FromClause) -> sa.ColumnElement[bool]:
    """Return the filter "between a position and another of the same post somebody had another own post, or was gone".

    On leave too: `domain.masa_nilai` joins no stretches over a gap, so each of them is to be rated.
    """
    p, o, post, gone = penugasan.c, other.c, penugasan.alias("antara"), pengakhiran.alias("kepergian")
    idle = pegawai_keadaan.alias("jeda")
    own = JenisPenugasan.DEFINITIF.value

    def between(day: Any) -> sa.ColumnElement[bool]:
        return sa.or_(sa.and_(day >= p.dari, day < o.dari), sa.and_(day >= o.dari, day < p.dari))

    elsewhere = sa.exists().where(
        post.c.pegawai_id == p.pegawai_id,
        p.jenis == own,
        post.c.jenis == own,
        sa.or_(
            post.c.jabatan != p.jabatan,
            sa.func.coalesce(post.c.unit_id, 0) != sa.func.coalesce(p.unit_id, 0),
        ),
        between(post.c.dari),
    )
    away = sa.exists().where(gone.c.pegawai_id == p.pegawai_id, between(gone.c.tanggal))
    paused = sa.exists().where(
        idle.c.pegawai_id == p.pegawai_id,
        p.jenis == own,
        sa.not_(keadaan.is_active(idle)),
        between(idle.c.dari),
    )
    return sa.or_(*(one.correlate(penugasan, other) for one in (elsewhere, away, paused)))


def _ends() -> tuple[sa.ColumnElement[bool], ...]:
    """Return the filters "this ending is the one of a position": the first on or after its first day."""
    p, left, earlier = penugasan.c, pengakhiran.c, pengakhiran.alias("lebih_dahulu")
    before = (
        sa.exists()
        .where(
            earlier.c.pegawai_id == p.pegawai_id,
            earlier.c.tanggal >= p.dari,
            earlier.c.tanggal < left.tanggal,
        )
        .correlate(penugasan, pengakhiran)  # SQLAlchemy by itself looks one level up only
    )
    return left.pegawai_id == p.pegawai_id, left.tanggal >= p.dari, sa.not_(before)


def _has_kind(state: sa.Subquery, rentang: Rentang) -> sa.ColumnElement[bool]:
    """Return the filter "is evaluated in periods of this kind", by the group the person belongs to.

    A kind that the office set for no group at all (months, tried out once) is open to everybody.
    """
    if not rentang.jenis:
        return sa.true()
    group = sa.case(
        (state.c.dinilai_di == "ruang_gtk", "guru"),
        (state.c.jenis_pegawai.in_(["pppk", "pppk_paruh_waktu"]), state.c.jenis_pegawai),
        else_="pns",
    )
    table, any_ = kelompok_periode.alias("kelompok"), kelompok_periode.alias("kelompok_lain")
    other_kind = sa.exists().where(
        table.c.tahun == rentang.tahun, table.c.kelompok == group, table.c.jenis != rentang.jenis
    )
    in_use = sa.exists().where(any_.c.tahun == rentang.tahun, any_.c.jenis == rentang.jenis)
    return sa.or_(sa.not_(other_kind), sa.not_(in_use))


def _overlaps(columns: Any, rentang: Rentang) -> sa.ColumnElement[bool]:
    return sa.and_(
        columns.dari <= rentang.akhir, sa.or_(columns.sampai.is_(None), columns.sampai >= rentang.awal)
    )


def grid(
    connection: sa.Connection,
    rentang: Rentang,
    unit_id: int | None,
    cakupan: Cakupan,
    sebelum: Sequence[str] = (),
    penugasan_ids: Collection[int] | None = None,
) -> list[NilaiRow]:
    """Return everybody who is rated in a period, by unit and name, in one query.

    ``sebelum``: codes of earlier periods whose predikat comes along (also what was brought along, annual ones from `predikat_lama`).
    ``penugasan_ids``: only these positions among them (few are asked for, many are picked from all).
    """
    statement = _listing(rentang, any_of(unit_id), cakupan, tuple(sebelum))
    if penugasan_ids is not None and len(penugasan_ids) <= _FEW:
        statement = statement.where(penugasan.c.id.in_(sorted(penugasan_ids)))
    cut = len(NilaiRow.__slots__) - 1
    rows = (tuple(row) for row in connection.execute(statement, chosen(unit_id)))
    made = [NilaiRow(*(*row[:cut], tuple(text or "" for text in row[cut:]))) for row in rows]
    return made if penugasan_ids is None else [row for row in made if row.penugasan_id in penugasan_ids]


@lru_cache(maxsize=16)
def _listing(
    rentang: Rentang, unit_id: sa.BindParameter[int] | None, cakupan: Cakupan, sebelum: tuple[str, ...]
) -> sa.Select[Any]:
    """Return the statement of `grid`, made once: it is asked again after every cell."""
    source, state, condition = sumber(rentang)
    p, rater, outside = penugasan.c, pegawai.alias("penilai"), penilai_luar
    source = (
        source.join(pegawai, pegawai.c.id == p.pegawai_id)
        .outerjoin(unit, unit.c.id == p.unit_id)
        .outerjoin(rater, rater.c.id == p.penilai_pegawai_id)
        .outerjoin(outside, outside.c.id == p.penilai_luar_id)
    )
    return (
        sa.select(*_columns(state, rater), *(_earlier(kode) for kode in sebelum))
        .select_from(source)
        .where(condition, within(p.unit_id, unit_id, cakupan))
        .order_by(unit.c.urutan, unit.c.nama_urut, pegawai.c.nama_urut, p.pegawai_id, p.dari, p.id)
    )


def _columns(state: sa.Subquery, rater: Any) -> list[sa.ColumnElement[Any]]:
    """Return the columns of `NilaiRow` but the last."""
    p, n, outside = penugasan.c, penilaian.c, penilai_luar

    def or_blank(*columns: Any) -> sa.ColumnElement[str]:
        return sa.func.coalesce(*columns, sa.literal(""))

    return [
        p.pegawai_id, pegawai.c.uid, p.id, n.id, n.uid, n.version, pegawai.c.gelar_depan, pegawai.c.nama,
        pegawai.c.gelar_belakang, pegawai.c.nip, p.jabatan, state.c.golongan, state.c.jenis_pegawai,
        state.c.dinilai_di, p.unit_id, or_blank(unit.c.nama), p.jenis, p.dari, p.sampai, p.penilai_pegawai_id,
        p.penilai_luar_id, or_blank(rater.c.gelar_depan), or_blank(rater.c.nama, outside.c.nama),
        or_blank(rater.c.gelar_belakang), or_blank(rater.c.nip, outside.c.nomor), or_blank(n.hasil_kerja), or_blank(n.hasil_kerja_teks),
        or_blank(n.perilaku), or_blank(n.perilaku_teks), or_blank(n.predikat), or_blank(n.catatan),
        sa.func.coalesce(n.status, sa.literal("belum")), n.usulan_dari, or_blank(n.tidak_dinilai),
        or_blank(n.tidak_dinilai_teks),
    ]  # fmt: skip


@lru_cache(maxsize=32)
def _earlier(kode: str) -> sa.ScalarSelect[Any] | sa.ColumnElement[Any]:
    """Return the predikat of an earlier period; no name in it is the period's: each statement would be compiled and kept anew."""
    n, p = penilaian.alias("nilai_lalu"), penugasan.alias("penugasan_lalu")
    found = (
        sa.select(n.c.predikat)
        .join(p, p.c.id == n.c.penugasan_id)
        .where(p.c.pegawai_id == pegawai.c.id, n.c.periode_kode == kode, n.c.predikat != "")
        .order_by(p.c.dari.desc())
        .limit(1)
        .correlate(pegawai)
        .scalar_subquery()
    )
    other = predikat_luar.alias("luar_lalu")
    elsewhere = (
        sa.select(other.c.predikat)
        .where(other.c.pegawai_id == pegawai.c.id, other.c.periode_kode == kode)
        .order_by(other.c.dari.desc(), other.c.id.desc())
        .limit(1)
        .correlate(pegawai)
        .scalar_subquery()
    )
    if not kode.isdecimal():
        return sa.func.coalesce(found, elsewhere)
    old = predikat_lama.alias("lama_lalu")
    before = (
        sa.select(old.c.predikat)
        .where(old.c.pegawai_id == pegawai.c.id, old.c.tahun == int(kode))
        .correlate(pegawai)
        .scalar_subquery()
    )
    return sa.func.coalesce(found, elsewhere, before)


@dataclass(frozen=True, slots=True)
class SuntingRow:
    """A position and its rating as `save_cells` needs them; rating fields are None without record."""

    penugasan_id: int
    unit_id: int | None
    id: int | None
    version: int | None
    hasil_kerja: str | None
    hasil_kerja_teks: str | None
    perilaku: str | None
    perilaku_teks: str | None
    predikat: str | None
    catatan: str | None
    status: str | None
    umpan_balik: str | None
    usulan_dari: bytes | None
    tidak_dinilai: str | None
    tidak_dinilai_teks: str | None


def for_edit(
    connection: sa.Connection, kode: str, penugasan_ids: Sequence[int], cakupan: Cakupan
) -> dict[int, SuntingRow]:
    """Return positions by id with their rating of a period."""
    p, n = penugasan.c, penilaian.c
    wanted: list[sa.ColumnElement[Any]] = [p.id, p.unit_id]
    wanted += [getattr(n, name) for name in SuntingRow.__slots__[2:]]
    found: dict[int, SuntingRow] = {}
    ids = sorted(set(penugasan_ids))
    for start in range(0, len(ids), 500):
        statement = (
            sa.select(*wanted)
            .select_from(
                penugasan.outerjoin(penilaian, sa.and_(n.penugasan_id == p.id, n.periode_kode == kode))
            )
            .where(p.id.in_(ids[start : start + 500]), within(p.unit_id, None, cakupan))
        )
        found.update({row[0]: SuntingRow(*tuple(row)) for row in connection.execute(statement)})
    return found


def position_uids(connection: sa.Connection, penugasan_ids: Sequence[int]) -> dict[int, bytes]:
    """Return the uids of positions by id."""
    found: dict[int, bytes] = {}
    for start in range(0, len(penugasan_ids), 500):
        chunk = list(penugasan_ids[start : start + 500])
        chosen = sa.select(penugasan.c.id, penugasan.c.uid).where(penugasan.c.id.in_(chunk))
        found.update({row.id: row.uid for row in connection.execute(chosen)})
    return found


@dataclass(frozen=True, slots=True)
class RincianRow:
    """What the panel beside the grid shows of one rating."""

    penilaian_id: int
    version: int
    umpan_balik: str
    catatan: str
    dimasukkan_oleh: str
    dimasukkan_pada: Any
    diputuskan_oleh: str
    diputuskan_pada: date | None
    terkunci_oleh: str
    terkunci_pada: Any
    beku: str
    hasil_kerja: str
    perilaku: str
    status: str


def detail(connection: sa.Connection, kode: str, penugasan_id: int) -> RincianRow | None:
    """Return one rating with who entered, decided and locked it."""
    return details(connection, kode, [penugasan_id]).get(penugasan_id)


def details(connection: sa.Connection, kode: str, penugasan_ids: Collection[int]) -> dict[int, RincianRow]:
    """Return ratings of positions with who entered, decided and locked them, by penugasan."""
    from kinerja_desktop.storage.tables import pelaku

    n, entered, locked = penilaian.c, pelaku.alias("pemasuk"), pelaku.alias("pengunci")
    blank = sa.literal("")
    wanted: list[sa.ColumnElement[Any]] = [
        n.id, n.version, n.umpan_balik, n.catatan, sa.func.coalesce(entered.c.nama, blank), n.dimasukkan_pada,
        n.diputuskan_oleh, n.diputuskan_pada, sa.func.coalesce(locked.c.nama, blank), n.terkunci_pada, n.beku,
        n.hasil_kerja, n.perilaku, n.status,
    ]  # fmt: skip
    statement = (
        sa.select(n.penugasan_id, *wanted)
        .select_from(penilaian)
        .outerjoin(entered, entered.c.id == n.dimasukkan_oleh_id)
        .outerjoin(locked, locked.c.id == n.terkunci_oleh_id)
        .where(n.periode_kode == kode)
    )
    rows = keadaan.execute(connection, statement, n.penugasan_id, penugasan_ids)
    return {row[0]: RincianRow(*row[1:]) for row in rows}


@dataclass(frozen=True, slots=True)
class RiwayatRow:
    """One rating of a person in any period."""

    periode: str
    penugasan_id: int
    jabatan: str
    unit: str
    hasil_kerja: str
    perilaku: str
    predikat: str
    status: str
    catatan: str
    dari: date
    sampai: date | None


def history(connection: sa.Connection, pegawai_id: int) -> list[RiwayatRow]:
    """Return all ratings of a person, latest period first."""
    from kinerja_desktop.storage.tables import periode

    p, n = penugasan.c, penilaian.c
    wanted: list[sa.ColumnElement[Any]] = [
        n.periode_kode, p.id, p.jabatan, sa.func.coalesce(unit.c.nama, sa.literal("")), n.hasil_kerja, n.perilaku,
        n.predikat, n.status, n.catatan, p.dari, p.sampai,
    ]  # fmt: skip
    statement = (
        sa.select(*wanted)
        .select_from(penilaian)
        .join(penugasan, p.id == n.penugasan_id)
        .join(periode, periode.c.kode == n.periode_kode)
        .outerjoin(unit, unit.c.id == p.unit_id)
        .where(p.pegawai_id == pegawai_id)
        .order_by(periode.c.akhir.desc(), periode.c.awal, p.dari.desc())
    )
    return [RiwayatRow(*tuple(row)) for row in connection.execute(statement)]


@dataclass(frozen=True, slots=True)
class LamaRow:
    """A predikat of an earlier year without SKP here."""

    id: int
    version: int
    tahun: int
    predikat: str
    rezim: str
    sumber: str


def old_predikat(connection: sa.Connection, pegawai_id: int) -> list[LamaRow]:
    """Return a person's predikat of earlier years, latest first."""
    table = predikat_lama.c
    wanted = [getattr(table, name) for name in LamaRow.__slots__]
    statement = sa.select(*wanted).where(table.pegawai_id == pegawai_id).order_by(table.tahun.desc())
    return [LamaRow(*tuple(row)) for row in connection.execute(statement)]


@dataclass(frozen=True, slots=True)
class LengkapRow:
    """A complete rating of a position."""

    penugasan_id: int
    uid: bytes
    hasil_kerja: str
    perilaku: str


def ratings(connection: sa.Connection, kode: str, penugasan_ids: Sequence[int]) -> dict[int, LengkapRow]:
    """Return the complete ratings of a period by position."""
    n = penilaian.c
    found: dict[int, LengkapRow] = {}
    ids = sorted(set(penugasan_ids))
    for start in range(0, len(ids), 500):
        statement = sa.select(n.penugasan_id, n.uid, n.hasil_kerja, n.perilaku).where(
            n.periode_kode == kode, n.predikat != "", n.penugasan_id.in_(ids[start : start + 500])
        )
        found.update({row[0]: LengkapRow(*tuple(row)) for row in connection.execute(statement)})
    return found
