"""What hangs on somebody who leaves, endings as recorded, and the revisions of one ending."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.domain.codes import StatusNilai
from kinerja_desktop.domain.keaktifan import DINILAI
from kinerja_desktop.domain.keberatan import StatusKeberatan
from kinerja_desktop.domain.pengakhiran import SEBAB
from kinerja_desktop.domain.skp import StatusSkp
from kinerja_desktop.storage.queries import keadaan
from kinerja_desktop.storage.queries.impor import RevisionRow
from kinerja_desktop.storage.queries.units import within
from kinerja_desktop.storage.tables import (
    keberatan,
    pegawai,
    pegawai_keadaan,
    pengakhiran,
    penilaian,
    penugasan,
    periode,
    revisi,
    skp,
    unit,
    unit_kepala,
)

_DAY: Final = timedelta(days=1)
_SAID: Final = (StatusNilai.TERSIMPAN.value, StatusNilai.TERKUNCI.value, StatusNilai.TIDAK_DINILAI.value)
_REACH = 100_000
"""Revisions of one transaction stand together; so far to both sides they are looked for."""


@dataclass(frozen=True, slots=True)
class PosisiRow:
    """One stretch of a person; ``jenis`` other than definitif is a second position."""

    id: int
    pegawai_id: int
    jenis: str
    dari: date
    sampai: date | None


def positions(connection: sa.Connection, pegawai_ids: Collection[int]) -> list[PosisiRow]:
    """Return all stretches of people, by person and time."""
    p = penugasan.c
    statement = sa.select(p.id, p.pegawai_id, p.jenis, p.dari, p.sampai).order_by(p.pegawai_id, p.dari, p.id)
    return [PosisiRow(*row) for row in keadaan.execute(connection, statement, p.pegawai_id, pegawai_ids)]


def owners(connection: sa.Connection, penugasan_ids: Collection[int]) -> dict[int, int]:
    """Return whose stretches these are: pegawai id by penugasan id."""
    p = penugasan.c
    found = keadaan.execute(connection, sa.select(p.id, p.pegawai_id), p.id, penugasan_ids)
    return {row[0]: row[1] for row in found}


def rated_later(connection: sa.Connection, pegawai_ids: Collection[int], day: date) -> set[int]:
    """Return who has a rating of a period that begins after a day."""
    statement = (
        sa.select(penugasan.c.pegawai_id)
        .join(penilaian, penilaian.c.penugasan_id == penugasan.c.id)
        .join(periode, periode.c.kode == penilaian.c.periode_kode)
        .where(periode.c.awal > day, penilaian.c.status != "belum")
        .distinct()
    )
    return {row[0] for row in keadaan.execute(connection, statement, penugasan.c.pegawai_id, pegawai_ids)}


@dataclass(frozen=True, slots=True)
class PimpinRow:
    """A unit that a person leads, from-to."""

    id: int
    pegawai_id: int
    unit_id: int
    unit: str
    dari: date
    sampai: date | None


def headships(connection: sa.Connection, pegawai_ids: Collection[int], after: date) -> list[PimpinRow]:
    """Return which units people lead on a day after this one."""
    h = unit_kepala.c
    statement = (
        sa.select(h.id, h.pegawai_id, h.unit_id, unit.c.nama, h.dari, h.sampai)
        .join(unit, unit.c.id == h.unit_id)
        .where(sa.or_(h.sampai.is_(None), h.sampai > after))
        .order_by(unit.c.nama_urut, h.dari)
    )
    return [PimpinRow(*row) for row in keadaan.execute(connection, statement, h.pegawai_id, pegawai_ids)]


@dataclass(frozen=True, slots=True)
class SkpBerjalanRow:
    """A plan that was set and not closed; ``jenis`` of the position that it is for."""

    id: int
    pegawai_id: int
    tahun: int
    dari: date
    sampai: date
    jenis: str


def running_plans(
    connection: sa.Connection, pegawai_ids: Collection[int], after: date
) -> list[SkpBerjalanRow]:
    """Return the plans of people that are set and run beyond a day, or begin after it."""
    s = skp.c
    statement = (
        sa.select(s.id, penugasan.c.pegawai_id, s.tahun, s.dari, s.sampai, penugasan.c.jenis)
        .join(penugasan, penugasan.c.id == s.penugasan_id)
        .where(s.status == StatusSkp.DITETAPKAN.value, s.sampai >= after)
        .order_by(s.tahun, s.dari)
    )
    found = keadaan.execute(connection, statement, penugasan.c.pegawai_id, pegawai_ids)
    return [SkpBerjalanRow(*row) for row in found]


@dataclass(frozen=True, slots=True)
class NilaiMasaRow:
    """A rating of a stretch: its period with first and last day, and its status."""

    periode: str
    awal: date
    akhir: date
    status: str


def ratings_until(connection: sa.Connection, penugasan_id: int, day: date) -> list[NilaiMasaRow]:
    """Return the ratings of a stretch whose period does not end before a day, the earliest first."""
    n, t = penilaian.c, periode.c
    statement = (
        sa.select(t.kode, t.awal, t.akhir, n.status)
        .join_from(penilaian, periode, t.kode == n.periode_kode)
        .where(n.penugasan_id == penugasan_id, t.akhir >= day, n.status != StatusNilai.BELUM.value)
        .order_by(t.awal, t.akhir)
    )
    return [NilaiMasaRow(*tuple(row)) for row in connection.execute(statement)]


def objections(connection: sa.Connection, pegawai_ids: Collection[int]) -> dict[int, int]:
    """Return how many objections of each person are neither decided nor taken back."""
    done = (StatusKeberatan.DIPUTUSKAN.value, StatusKeberatan.DICABUT.value)
    statement = (
        sa.select(penugasan.c.pegawai_id, sa.func.count())
        .join(penilaian, penilaian.c.penugasan_id == penugasan.c.id)
        .join(keberatan, keberatan.c.penilaian_id == penilaian.c.id)
        .where(keberatan.c.status.not_in(done))
        .group_by(penugasan.c.pegawai_id)
    )
    found = keadaan.execute(connection, statement, penugasan.c.pegawai_id, pegawai_ids)
    return {row[0]: int(row[1]) for row in found}


@dataclass(frozen=True, slots=True)
class PengakhiranRow:
    """An ending as recorded, with whose it is. Name in three parts."""

    id: int
    uid: bytes
    version: int
    pegawai_id: int
    tanggal: date
    sebab: str
    keterangan: str
    evaluasi: str
    alasan: str
    gelar_depan: str
    nama: str
    gelar_belakang: str
    nip: str


def endings(
    connection: sa.Connection,
    *,
    pegawai_ids: Collection[int] | None = None,
    dari: date | None = None,
    sampai: date | None = None,
) -> list[PengakhiranRow]:
    """Return endings (of people, between two days inclusive), the latest first."""
    e = pengakhiran.c
    own = ("gelar_depan", "nama", "gelar_belakang", "nip")
    wanted = [getattr(pegawai.c if name in own else e, name) for name in PengakhiranRow.__slots__]
    statement = (
        sa.select(*wanted).join(pegawai, pegawai.c.id == e.pegawai_id).order_by(e.tanggal.desc(), e.id.desc())
    )
    if dari is not None:
        statement = statement.where(e.tanggal >= dari)
    if sampai is not None:
        statement = statement.where(e.tanggal <= sampai)
    return [PengakhiranRow(*row) for row in keadaan.execute(connection, statement, e.pegawai_id, pegawai_ids)]


@dataclass(frozen=True, slots=True)
class TanpaEvaluasiRow:
    """A last stretch in a period that is not rated, and why."""

    pegawai_id: int
    penugasan_id: int
    gelar_depan: str
    nama: str
    gelar_belakang: str
    nip: str
    jabatan: str
    unit_id: int | None
    unit: str
    tanggal: date
    sebab: str
    alasan: str


def not_rated(
    connection: sa.Connection, awal: date, akhir: date, kode: str, unit_id: int | None, cakupan: Cakupan
) -> list[TanpaEvaluasiRow]:
    """Return the own position that everybody had last who left in a period without evaluation, by unit and name."""
    e, p, other = pengakhiran.c, penugasan.c, penugasan.alias("lain")
    last = (
        sa.select(sa.func.max(other.c.dari))
        .where(other.c.pegawai_id == p.pegawai_id, other.c.jenis == "definitif", other.c.dari <= e.tanggal)
        .scalar_subquery()
    )
    has_rating = (
        sa.exists()
        .where(penilaian.c.penugasan_id == other.c.id, penilaian.c.periode_kode == kode)
        .where(other.c.pegawai_id == p.pegawai_id)
    )
    statement = (
        sa.select(
            e.pegawai_id, p.id, pegawai.c.gelar_depan, pegawai.c.nama, pegawai.c.gelar_belakang, pegawai.c.nip,
            p.jabatan, p.unit_id, sa.func.coalesce(unit.c.nama, sa.literal("")), e.tanggal, e.sebab, e.alasan,
        )
        .select_from(
            pengakhiran.join(pegawai, pegawai.c.id == e.pegawai_id)
            .join(penugasan, p.pegawai_id == e.pegawai_id)
            .outerjoin(unit, unit.c.id == p.unit_id)
        )
        .where(
            e.evaluasi == "tidak", e.tanggal >= awal, e.tanggal <= akhir, p.jenis == "definitif", p.dari == last,
            within(p.unit_id, unit_id, cakupan), sa.not_(has_rating),
        )
        .order_by(unit.c.urutan, unit.c.nama_urut, pegawai.c.nama_urut)
    )  # fmt: skip
    return [TanpaEvaluasiRow(*tuple(row)) for row in connection.execute(statement)]


@dataclass(frozen=True, slots=True)
class TanpaKejelasanRow:
    """Somebody who left, of whose last stretch nobody said whether it is rated. ``tanggal``: the last day."""

    pegawai_id: int
    version: int
    tanggal: date
    sebab: str
    gelar_depan: str
    nama: str
    gelar_belakang: str
    nip: str


def unexplained(
    connection: sa.Connection,
    awal: date,
    akhir: date,
    kode: str,
    *,
    unit_id: int | None = None,
    cakupan: Cakupan | None = None,
    pegawai_ids: Collection[int] | None = None,
) -> list[TanpaKejelasanRow]:
    """Return who ceased to serve between two days without ending, rating of a period ('': ratings do not count) or reason, by name.

    The list of SIASN or an edit of the card made them leave; *Akhiri* would have asked.
    """
    s, before, p, n = pegawai_keadaan.c, pegawai_keadaan.alias("sebelum"), penugasan.c, penilaian.c
    earlier = pegawai_keadaan.alias("lebih_awal")
    latest = (
        sa.select(sa.func.max(earlier.c.dari))
        .where(earlier.c.pegawai_id == s.pegawai_id, earlier.c.dari < s.dari)
        .correlate(pegawai_keadaan)
        .scalar_subquery()
    )
    served = sa.exists().where(
        before.c.pegawai_id == s.pegawai_id,
        before.c.dari == latest,
        before.c.kedudukan.in_([one.value for one in DINILAI]),
    )
    said = sa.exists().where(pengakhiran.c.pegawai_id == s.pegawai_id, pengakhiran.c.tanggal >= latest)
    place = within(p.unit_id, unit_id, cakupan) if cakupan is not None else sa.true()
    own = (p.pegawai_id == s.pegawai_id, p.jenis == "definitif", p.dari <= akhir, place)
    # from the person to the rating: the other way each of these people would walk through the whole period
    one = sa.exists().where(n.penugasan_id == p.id, n.periode_kode == kode, n.status.in_(_SAID))
    rated = sa.exists().where(p.pegawai_id == s.pegawai_id, one.correlate(penugasan))
    names = [getattr(pegawai.c, name) for name in ("gelar_depan", "nama", "gelar_belakang", "nip")]
    statement = (
        sa.select(s.pegawai_id, pegawai.c.version, s.dari, s.kedudukan, *names, pegawai.c.nama_urut)
        .select_from(pegawai_keadaan.join(pegawai, pegawai.c.id == s.pegawai_id))
        .where(
            s.kedudukan.in_([one.value for one in SEBAB]),
            s.dari.between(awal + _DAY, akhir + _DAY),
            served,
            sa.not_(said),
            sa.exists().where(*own, sa.or_(p.sampai.is_(None), p.sampai >= awal)),
            sa.not_(rated),
        )
    )
    found = keadaan.execute(connection, statement, s.pegawai_id, pegawai_ids)
    found.sort(
        key=lambda row: row[-1]
    )  # few are left; sorted by the database it would walk through everybody
    return [TanpaKejelasanRow(row[0], row[1], row[2] - _DAY, *row[3:-1]) for row in found]


def gave_way(
    connection: sa.Connection, after: int, alasan: str, pegawai_uids: Collection[bytes]
) -> list[RevisionRow]:
    """Return where one of these people was taken out as rater or superior set on purpose, the last first.

    ``after``: only what was written after that revision; ``alasan``: with this reason.
    """
    r = revisi.c
    names = {uid.hex() for uid in pegawai_uids}
    statement = (
        sa.select(r.seq, r.uid, r.record_jenis, r.record_uid, r.aksi, r.delta)
        .where(r.seq > after, r.alasan == alasan, r.record_jenis == "penugasan", r.aksi == "ubah")
        .order_by(r.seq.desc())
    )
    found = [
        RevisionRow(*row[:5], {key: (pair[0], pair[1]) for key, pair in json.loads(row[5]).items()})
        for row in connection.execute(statement)
    ]
    return [row for row in found if any(_gave_way(row, kind, names) for kind in ("penilai", "atasan"))]


def _gave_way(row: RevisionRow, kind: str, names: Collection[str]) -> bool:
    who, origin = row.delta.get(f"{kind}_pegawai_id"), row.delta.get(f"{kind}_asal")
    return who is not None and who[0] in names and origin is not None and origin[0] in ("tangan", "impor")


def revisions_with(connection: sa.Connection, uid: bytes, revision: bytes | None = None) -> list[RevisionRow]:
    """Return everything that was written in one transaction, the last first.

    A transaction has one moment, to the microsecond, one author and one reason for all its revisions.

    Args:
        connection: an open connection.
        uid: a record that was written then.
        revision: uid of what was written of it; None: the record was made then.
    """
    r = revisi.c
    first = connection.execute(
        sa.select(r.seq, r.waktu, r.pelaku_id, r.garis, r.alasan).where(
            r.record_uid == uid, r.aksi == "buat" if revision is None else r.uid == revision
        )
    ).one_or_none()
    if first is None:
        return []
    statement = (
        sa.select(r.seq, r.uid, r.record_jenis, r.record_uid, r.aksi, r.delta)
        .where(
            r.seq.between(first.seq - _REACH, first.seq + _REACH),
            r.waktu == first.waktu,
            r.pelaku_id == first.pelaku_id,
            r.garis == first.garis,
            r.alasan == first.alasan,
        )
        .order_by(r.seq.desc())
    )
    return [
        RevisionRow(*row[:5], {key: (pair[0], pair[1]) for key, pair in json.loads(row[5]).items()})
        for row in connection.execute(statement)
    ]
