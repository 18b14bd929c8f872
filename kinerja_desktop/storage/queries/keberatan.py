"""Reading objections and the results they may be filed against."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.domain.codes import StatusNilai
from kinerja_desktop.domain.keberatan import StatusKeberatan
from kinerja_desktop.storage.queries import keadaan
from kinerja_desktop.storage.queries.units import within
from kinerja_desktop.storage.tables import (
    cetakan,
    keberatan,
    pegawai,
    pelaku,
    penilaian,
    penugasan,
    periode,
    revisi,
    unit,
)

_DONE = (StatusKeberatan.DIPUTUSKAN.value, StatusKeberatan.DICABUT.value)


@dataclass(frozen=True, slots=True)
class KeberatanRow:
    """One objection with whose result it is about. Name in three parts."""

    id: int
    uid: bytes
    version: int
    penilaian_id: int
    penugasan_id: int
    periode_kode: str
    pegawai_uid: bytes
    gelar_depan: str
    nama: str
    gelar_belakang: str
    nip: str
    unit_id: int | None
    unit: str
    status: str
    diterima: date
    diajukan: date
    batas: date | None
    batas_lain: date | None
    batas_jenis: str
    alasan: str
    alasan_terlambat: str
    penjelasan: str
    dijelaskan: date | None
    keputusan: str
    pertimbangan: str
    diputuskan: date | None
    diputuskan_oleh: str
    beku_sebelum: str
    beku_sesudah: str
    beku: str


def objections(
    connection: sa.Connection,
    cakupan: Cakupan,
    *,
    periode: str = "",
    unit_id: int | None = None,
    ids: Collection[int] | None = None,
) -> list[KeberatanRow]:
    """Return objections (of a period, in a unit), the newest filing first."""
    k, n, p = keberatan.c, penilaian.c, penugasan.c
    places = {
        "penugasan_id": n.penugasan_id,
        "unit_id": p.unit_id,
        "periode_kode": n.periode_kode,
        "pegawai_uid": pegawai.c.uid,
        "beku": n.beku,
    }
    people = {name: getattr(pegawai.c, name) for name in ("gelar_depan", "nama", "gelar_belakang", "nip")}
    known = places | people | {"unit": sa.func.coalesce(unit.c.nama, sa.literal(""))}
    wanted = [known[name] if name in known else getattr(k, name) for name in KeberatanRow.__slots__]
    statement = (
        sa.select(*wanted)
        .select_from(
            keberatan.join(penilaian, n.id == k.penilaian_id)
            .join(penugasan, p.id == n.penugasan_id)
            .join(pegawai, pegawai.c.id == p.pegawai_id)
            .outerjoin(unit, unit.c.id == p.unit_id)
        )
        .where(within(p.unit_id, unit_id, cakupan))
        .order_by(k.diajukan.desc(), k.id.desc())
    )
    if periode:
        statement = statement.where(n.periode_kode == periode)
    return [KeberatanRow(*row) for row in keadaan.execute(connection, statement, k.id, ids)]


@dataclass(frozen=True, slots=True)
class PerubahanRow:
    """One change of an objection: when, by whom, why, and ``{field: [before, after]}`` as JSON."""

    record_uid: bytes
    waktu: datetime
    petugas: str
    alasan: str
    delta: str


def changes_of(connection: sa.Connection, uids: Collection[bytes]) -> list[PerubahanRow]:
    """Return the changes of objections, the newest first."""
    r = revisi.c
    statement = (
        sa.select(r.record_uid, r.waktu, pelaku.c.nama, r.alasan, r.delta)
        .join_from(revisi, pelaku, r.pelaku_id == pelaku.c.id)
        .where(r.aksi == "ubah")
        .order_by(r.seq.desc())
    )
    return [PerubahanRow(*row) for row in keadaan.execute(connection, statement, r.record_uid, uids)]


def running(connection: sa.Connection, unit_id: int | None, cakupan: Cakupan) -> tuple[int, date | None]:
    """Return how many objections are neither decided nor taken back, and when the oldest of them was filed."""
    k, p = keberatan.c, penugasan.c
    statement = (
        sa.select(sa.func.count(), sa.func.min(k.diajukan))
        .select_from(
            keberatan.join(penilaian, penilaian.c.id == k.penilaian_id).join(
                penugasan, p.id == penilaian.c.penugasan_id
            )
        )
        .where(k.status.not_in(_DONE), within(p.unit_id, unit_id, cakupan))
    )
    count, oldest = connection.execute(statement).one()
    return int(count), oldest


def open_of(connection: sa.Connection, penilaian_id: int) -> int | None:
    """Return the objection to a rating that is neither decided nor taken back."""
    k = keberatan.c
    chosen = sa.select(k.id).where(k.penilaian_id == penilaian_id, k.status.not_in(_DONE))
    return connection.execute(chosen).scalar()


def decided_of(connection: sa.Connection, penilaian_id: int) -> int | None:
    """Return the decided objection to a rating: its decision is final."""
    k = keberatan.c
    chosen = sa.select(k.id).where(
        k.penilaian_id == penilaian_id, k.status == StatusKeberatan.DIPUTUSKAN.value
    )
    return connection.execute(chosen).scalar()


@dataclass(frozen=True, slots=True)
class TerkunciRow:
    """A rating as an objection asks about it."""

    id: int
    penugasan_id: int
    periode_kode: str
    unit_id: int | None
    status: str
    hasil_kerja: str
    perilaku: str
    predikat: str
    catatan: str
    beku: str
    nama: str


def rating(connection: sa.Connection, penilaian_id: int, cakupan: Cakupan) -> TerkunciRow | None:
    """Return a rating by id, None where it is gone or out of scope."""
    n, p = penilaian.c, penugasan.c
    statement = (
        sa.select(
            n.id, n.penugasan_id, n.periode_kode, p.unit_id, n.status, n.hasil_kerja, n.perilaku, n.predikat, n.catatan,
            n.beku, pegawai.c.nama,
        )
        .join(penugasan, p.id == n.penugasan_id)
        .join(pegawai, pegawai.c.id == p.pegawai_id)
        .where(n.id == penilaian_id, within(p.unit_id, None, cakupan))
    )  # fmt: skip
    row = connection.execute(statement).first()
    return TerkunciRow(*tuple(row)) if row else None


@dataclass(frozen=True, slots=True)
class HasilRow:
    """A locked rating of a person that may be objected to. ``ditetapkan``: the day of the decision on its sheet."""

    penilaian_id: int
    periode_kode: str
    jabatan: str
    predikat: str
    ditetapkan: date | None
    diserahkan: date | None


def locked_results(connection: sa.Connection, pegawai_id: int) -> list[HasilRow]:
    """Return the locked ratings of a person, the newest period first."""
    n, p, k = penilaian.c, penugasan.c, keberatan.c
    handed = (
        sa.select(sa.func.max(cetakan.c.diserahkan)).where(cetakan.c.penilaian_id == n.id).scalar_subquery()
    )
    decided = sa.exists().where(k.penilaian_id == n.id, k.status == StatusKeberatan.DIPUTUSKAN.value)
    statement = (
        sa.select(n.id, n.periode_kode, p.jabatan, n.predikat, n.diputuskan_pada, handed)
        .join(penugasan, p.id == n.penugasan_id)
        .join(periode, periode.c.kode == n.periode_kode)
        .where(p.pegawai_id == pegawai_id, n.status == StatusNilai.TERKUNCI.value, sa.not_(decided))
        .order_by(periode.c.akhir.desc(), n.periode_kode, p.dari.desc())
    )
    return [HasilRow(*tuple(row)) for row in connection.execute(statement)]


def decided_days(connection: sa.Connection, penilaian_ids: Collection[int]) -> dict[int, date]:
    """Return the day on which the objection to each of these ratings was decided; who has none is left out."""
    k = keberatan.c
    statement = sa.select(k.penilaian_id, k.diputuskan).where(
        k.status == StatusKeberatan.DIPUTUSKAN.value, k.diputuskan.is_not(None)
    )
    return dict(keadaan.execute(connection, statement, k.penilaian_id, penilaian_ids))
