"""What a lock freezes: the person, the rater and the rater's superior as they are on the day of the decision."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.masa_nilai import Masa, masa_nilai
from kinerja_desktop.storage.queries import keadaan, unit_rincian, units
from kinerja_desktop.storage.queries.nilai import Rentang
from kinerja_desktop.storage.tables import pegawai, penilai_luar, penilaian, penugasan, unit


@dataclass(frozen=True, slots=True)
class OrangKunciRow:
    """One person or official on the sheet; names in parts, blanks where nothing is known."""

    pegawai_id: int | None
    luar_id: int | None
    uid: bytes | None
    gelar_depan: str
    nama: str
    gelar_belakang: str
    nomor: str
    golongan: str
    pangkat: str
    jabatan: str
    tugas_tambahan: str
    unit: str
    status: str


@dataclass(frozen=True, slots=True)
class KunciRow:
    """One rating about to be locked; ``id`` None: nothing was entered.

    ``dari``, ``sampai``: of the time in this jabatan and unit that the rating stands for. A change of the rater alone
    does not cut it: the stretches beside it belong to it, unless they have a rating of their own in the period.
    ``atasan_jenis``: how the rater's superior leads the unit for which he stands above the rater; '' for who leads none.
    """

    penugasan_id: int
    id: int | None
    uid: bytes | None
    hasil_kerja: str
    hasil_kerja_teks: str
    perilaku: str
    perilaku_teks: str
    predikat: str
    catatan: str
    status: str
    umpan_balik: str
    pegawai: OrangKunciRow
    jabatan: str
    unit_id: int | None
    unit: str
    jenis_pegawai: str
    jenis: str
    dari: date
    sampai: date | None
    penilai: OrangKunciRow
    penilai_jenis: str
    penilai_sk_nomor: str
    penilai_sk_tanggal: date | None
    atasan: OrangKunciRow
    atasan_jenis: str = ""


_SIZE = len(OrangKunciRow.__slots__)


def to_lock(connection: sa.Connection, kode: str, penugasan_ids: Sequence[int], day: date) -> list[KunciRow]:
    """Return ratings of a period by position, with everybody on the sheet as of a day."""
    p, n, place = penugasan.c, penilaian.c, unit.alias("unit_kerja")
    source: Any = penugasan.outerjoin(
        penilaian, sa.and_(n.penugasan_id == p.id, n.periode_kode == kode)
    ).outerjoin(place, place.c.id == p.unit_id)
    source, own, state = _person(source, "diri", p.pegawai_id, None, day)
    source, rater, _ = _person(source, "penilai", p.penilai_pegawai_id, p.penilai_luar_id, day)
    source, superior, _ = _person(source, "atasan", p.atasan_pegawai_id, p.atasan_luar_id, day)

    def blank(column: Any) -> sa.ColumnElement[str]:
        return sa.func.coalesce(column, sa.literal(""))

    first: list[sa.ColumnElement[Any]] = [
        p.id, n.id, n.uid, blank(n.hasil_kerja), blank(n.hasil_kerja_teks), blank(n.perilaku),
        blank(n.perilaku_teks), blank(n.predikat), blank(n.catatan), sa.func.coalesce(n.status, sa.literal("belum")),
        blank(n.umpan_balik),
    ]  # fmt: skip
    middle: list[sa.ColumnElement[Any]] = [
        p.jabatan, p.unit_id, blank(place.c.nama), blank(state.c.jenis_pegawai), p.jenis, p.dari, p.sampai,
    ]  # fmt: skip
    last: list[sa.ColumnElement[Any]] = [p.penilai_jenis, p.penilai_sk_nomor, p.penilai_sk_tanggal]
    parts = (first, own, middle, rater, last, superior)
    found: list[KunciRow] = []
    ids = sorted(set(penugasan_ids))
    for start in range(0, len(ids), 500):
        statement = (
            sa.select(*[column for part in parts for column in part])
            .select_from(source)
            .where(p.id.in_(ids[start : start + 500]))
            .order_by(p.id)
        )
        found.extend(_row(tuple(row), [len(part) for part in parts]) for row in connection.execute(statement))
    return _whole(connection, kode, _with_superiors(connection, found, day))


def _whole(connection: sa.Connection, kode: str, rows: list[KunciRow]) -> list[KunciRow]:
    """Return the rows with the time of their whole position."""
    p, n = penugasan.c, penilaian.c
    statement = sa.select(
        p.pegawai_id, p.id, p.jenis, p.jabatan, p.unit_id, p.dari, p.sampai, n.id.is_not(None)
    ).select_from(penugasan.outerjoin(penilaian, sa.and_(n.penugasan_id == p.id, n.periode_kode == kode)))
    people = {row.pegawai.pegawai_id for row in rows if row.pegawai.pegawai_id is not None}
    asked = {row.penugasan_id for row in rows}
    stretches = [
        Masa(id_, (who, *post), dari, sampai, is_rated or id_ in asked)
        for who, id_, *post, dari, sampai, is_rated in keadaan.execute(
            connection, statement, p.pegawai_id, people
        )
    ]
    spans = {one.pemilik: one for one in masa_nilai(stretches)}
    return [
        replace(row, dari=spans[row.penugasan_id].dari, sampai=spans[row.penugasan_id].sampai) for row in rows
    ]


def _with_superiors(connection: sa.Connection, rows: list[KunciRow], day: date) -> list[KunciRow]:
    """Return the rows with how the superiors lead: the nearest unit from the rated person upward that each leads.

    What holds is the day, or the last one of a stretch that ended before. Who rates and stands above at once (an official of the highest rank) leads as he does when he rates.
    """
    led: dict[tuple[int | None, ...], list[unit_rincian.KepalaRow]] = {}
    for head in unit_rincian.heads(connection):
        led.setdefault((head.unit_id, head.pegawai_id, head.penilai_luar_id), []).append(head)
    above = {one.id: one.induk_id for one in units.nodes(connection)}

    def kind(row: KunciRow) -> str:
        who = (row.atasan.pegawai_id, row.atasan.luar_id)
        if who == (row.penilai.pegawai_id, row.penilai.luar_id):
            return row.penilai_jenis
        last = min(day, row.sampai or day)
        at, seen = row.unit_id, set[int]()
        while at is not None and at not in seen:
            for head in led.get((at, *who), ()):
                if head.dari <= last and (head.sampai is None or last <= head.sampai):
                    return head.jenis
            seen.add(at)
            at = above.get(at)
        return ""

    return [replace(row, atasan_jenis=kind(row)) for row in rows]


def _row(values: tuple[Any, ...], sizes: list[int]) -> KunciRow:
    made: list[Any] = []
    for size in sizes:
        part, values = values[:size], values[size:]
        made.extend([OrangKunciRow(*part)] if size == _SIZE else part)
    return KunciRow(*made)


def _person(
    source: Any, name: str, pegawai_id: Any, luar_id: Any, day: date
) -> tuple[Any, list[sa.ColumnElement[Any]], sa.Subquery]:
    who, state, place = pegawai.alias(name), keadaan.as_of(day, f"keadaan_{name}"), unit.alias(f"unit_{name}")
    outside = penilai_luar.alias(f"luar_{name}")
    o = outside.c
    source = (
        source.outerjoin(who, who.c.id == pegawai_id)
        .outerjoin(state, state.c.pegawai_id == who.c.id)
        .outerjoin(place, place.c.id == state.c.unit_id)
        .outerjoin(outside, o.id == luar_id if luar_id is not None else sa.false())
    )

    def blank(*columns: Any) -> sa.ColumnElement[str]:
        return sa.func.coalesce(*columns, sa.literal(""))

    columns: list[sa.ColumnElement[Any]] = [
        who.c.id, o.id, who.c.uid, blank(who.c.gelar_depan), blank(who.c.nama, o.nama), blank(who.c.gelar_belakang),
        blank(who.c.nip, o.nomor), blank(state.c.golongan, o.golongan), blank(o.pangkat),
        blank(state.c.jabatan, o.jabatan), blank(state.c.tugas_tambahan), blank(place.c.nama, o.unit_kerja),
        sa.func.coalesce(o.status, sa.literal("ASN")),
    ]  # fmt: skip
    return source, columns, state


@dataclass(frozen=True, slots=True)
class PosisiTahunRow:
    """A stretch of a position of a person in a period, its rater's name ('' nobody) and its predikat there ('' none yet).

    ``dinilai``: it has a rating of its own there, finished or not; ``status``: of that one, '' without.
    """

    pegawai_id: int
    id: int
    jabatan: str
    jenis: str
    unit_id: int | None
    unit: str
    dari: date
    sampai: date | None
    penilai_gelar_depan: str
    penilai_nama: str
    penilai_gelar_belakang: str
    predikat: str
    dinilai: bool
    status: str


def positions(
    connection: sa.Connection, rentang: Rentang, pegawai_ids: Collection[int]
) -> dict[int, list[PosisiTahunRow]]:
    """Return the positions of people in a period by person, the earliest first; who has only one is left out."""
    p, n, rater, outside = penugasan.c, penilaian.c, pegawai.alias("penilai"), penilai_luar.c
    place = unit.alias("unit_kerja")

    def blank(*columns: Any) -> sa.ColumnElement[str]:
        return sa.func.coalesce(*columns, sa.literal(""))

    wanted: list[sa.ColumnElement[Any]] = [
        p.pegawai_id, p.id, p.jabatan, p.jenis, p.unit_id, blank(place.c.nama), p.dari, p.sampai,
        blank(rater.c.gelar_depan), blank(rater.c.nama, outside.nama), blank(rater.c.gelar_belakang),
        blank(n.predikat), n.id.is_not(None), blank(n.status),
    ]  # fmt: skip
    statement = (
        sa.select(*wanted)
        .select_from(penugasan)
        .outerjoin(penilaian, sa.and_(n.penugasan_id == p.id, n.periode_kode == rentang.kode))
        .outerjoin(place, place.c.id == p.unit_id)
        .outerjoin(rater, rater.c.id == p.penilai_pegawai_id)
        .outerjoin(penilai_luar, outside.id == p.penilai_luar_id)
        .where(p.dari <= rentang.akhir, sa.or_(p.sampai.is_(None), p.sampai >= rentang.awal))
        .order_by(p.pegawai_id, p.dari, p.id)
    )
    found: dict[int, list[PosisiTahunRow]] = {}
    for row in keadaan.execute(connection, statement, p.pegawai_id, pegawai_ids):
        made = PosisiTahunRow(*row)
        found.setdefault(made.pegawai_id, []).append(made)
    return {id_: rows for id_, rows in found.items() if len(rows) > 1}
