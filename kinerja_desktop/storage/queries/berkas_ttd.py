"""Signed sheets as files: which there are, and whose sheet a code or a number means."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.domain.codes import StatusNilai
from kinerja_desktop.storage.queries.units import within
from kinerja_desktop.storage.tables import (
    berkas_ttd,
    cetakan,
    identitas,
    pegawai,
    penilai_luar,
    penilaian,
    penugasan,
    persetujuan,
    unit,
)

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class LembarRow:
    """A sheet that a file may belong to. ``kode`` '' where only the person was named; ``nomor``: what named him.

    On an approval sheet ``penilaian_id`` and ``penugasan_id`` are None and the name is the rater's.
    """

    penilaian_id: int | None
    persetujuan_id: int | None
    penugasan_id: int | None
    kode: str
    nomor: str
    gelar_depan: str
    nama: str
    gelar_belakang: str
    nip: str
    jabatan: str
    unit: str
    periode: str
    dicetak: bool


@dataclass(frozen=True, slots=True)
class BerkasRow:
    """A kept file. ``berkas``: where below the office folder; ``nama``: what it was called."""

    id: int
    version: int
    penilaian_id: int | None
    persetujuan_id: int | None
    kode: str
    berkas: str
    nama: str
    sidik: str


def by_code(connection: sa.Connection, codes: Collection[str], cakupan: Cakupan) -> list[LembarRow]:
    """Return the *Dokumen Evaluasi* and approval sheets that carry one of the codes (as they are kept)."""
    found: dict[tuple[int | None, int | None], LembarRow] = {}
    for chunk in _chunks(codes):
        statement = _people(cetakan.c.kode, sa.literal(""), cetakan.c.dicetak.is_not(None))
        statement = statement.join(cetakan, cetakan.c.penilaian_id == penilaian.c.id)
        chosen = statement.where(cetakan.c.kode.in_(chunk), within(penugasan.c.unit_id, None, cakupan))
        for row in [*connection.execute(chosen.order_by(cetakan.c.id)), *_approvals(connection, chunk)]:
            one = LembarRow(*tuple(row))
            found[one.penilaian_id, one.persetujuan_id] = one
    return list(found.values())


def _approvals(connection: sa.Connection, codes: list[str]) -> list[Any]:
    blank, nothing, p = sa.literal(""), sa.null(), persetujuan.c
    name = sa.func.coalesce(pegawai.c.nama, penilai_luar.c.nama, blank)
    last = sa.select(sa.func.max(p.id)).where(p.kode.in_(codes)).group_by(p.kode)
    statement = (
        sa.select(
            nothing, p.id, nothing, p.kode, blank, sa.func.coalesce(pegawai.c.gelar_depan, blank), name,
            sa.func.coalesce(pegawai.c.gelar_belakang, blank), sa.func.coalesce(pegawai.c.nip, blank), blank, blank,
            p.periode_kode, sa.true(),
        )
        .select_from(persetujuan)
        .outerjoin(pegawai, pegawai.c.id == p.penilai_pegawai_id)
        .outerjoin(penilai_luar, penilai_luar.c.id == p.penilai_luar_id)
        .where(p.id.in_(last))
    )  # fmt: skip
    return list(connection.execute(statement))


def by_number(
    connection: sa.Connection, numbers: Collection[str], periods: Collection[str], cakupan: Cakupan
) -> list[LembarRow]:
    """Return the locked ratings, in some periods, of people who have or had one of the numbers."""
    found: list[LembarRow] = []
    printed = sa.exists().where(cetakan.c.penilaian_id == penilaian.c.id, cetakan.c.dicetak.is_not(None))
    for chunk in _chunks(numbers):
        known = sa.union(
            sa.select(pegawai.c.id.label("pegawai_id"), pegawai.c.nip.label("nilai")).where(
                pegawai.c.nip.in_(chunk)
            ),
            sa.select(identitas.c.pegawai_id, identitas.c.nilai).where(
                identitas.c.nilai.in_(chunk), identitas.c.pegawai_id.is_not(None)
            ),
        ).subquery()
        statement = _people(sa.literal(""), known.c.nilai, printed)
        statement = statement.join(known, known.c.pegawai_id == pegawai.c.id).where(
            penilaian.c.periode_kode.in_(sorted(periods)),
            penilaian.c.status == StatusNilai.TERKUNCI.value,
            within(penugasan.c.unit_id, None, cakupan),
        )
        found.extend(LembarRow(*tuple(row)) for row in connection.execute(statement))
    return found


def of_person(connection: sa.Connection, pegawai_id: int, cakupan: Cakupan) -> list[LembarRow]:
    """Return the locked ratings of a person, the newest period first."""
    printed = sa.exists().where(cetakan.c.penilaian_id == penilaian.c.id, cetakan.c.dicetak.is_not(None))
    statement = _people(sa.literal(""), sa.literal(""), printed).where(
        pegawai.c.id == pegawai_id,
        penilaian.c.status == StatusNilai.TERKUNCI.value,
        within(penugasan.c.unit_id, None, cakupan),
    )
    rows = connection.execute(statement.order_by(penilaian.c.periode_kode.desc(), penugasan.c.dari))
    return [LembarRow(*tuple(row)) for row in rows]


def _people(kode: Any, nomor: Any, dicetak: Any) -> sa.Select[Any]:
    n, p, g, blank = penilaian.c, penugasan.c, pegawai.c, sa.literal("")
    return (
        sa.select(
            n.id, sa.null(), p.id, kode, nomor, g.gelar_depan, g.nama, g.gelar_belakang, g.nip, p.jabatan,
            sa.func.coalesce(unit.c.nama, blank), n.periode_kode, dicetak,
        )
        .select_from(penilaian)
        .join(penugasan, p.id == n.penugasan_id)
        .join(pegawai, g.id == p.pegawai_id)
        .outerjoin(unit, unit.c.id == p.unit_id)
    )  # fmt: skip


def of_ratings(connection: sa.Connection, penilaian_ids: Collection[int]) -> list[BerkasRow]:
    """Return the files of ratings, in the order in which they came."""
    return _rows(connection, berkas_ttd.c.penilaian_id, penilaian_ids)


def of_approvals(connection: sa.Connection, persetujuan_ids: Collection[int]) -> list[BerkasRow]:
    """Return the files of approval sheets, in the order in which they came."""
    return _rows(connection, berkas_ttd.c.persetujuan_id, persetujuan_ids)


def _rows(connection: sa.Connection, column: Any, ids: Collection[int]) -> list[BerkasRow]:
    wanted = [getattr(berkas_ttd.c, name) for name in BerkasRow.__slots__]
    found: list[BerkasRow] = []
    for chunk in _chunks(ids):
        statement = sa.select(*wanted).where(column.in_(chunk))
        found.extend(BerkasRow(*tuple(row)) for row in connection.execute(statement))
    return sorted(found, key=lambda row: row.id)


def counts(connection: sa.Connection, periode: str, unit_id: int | None, cakupan: Cakupan) -> dict[int, int]:
    """Return how many files the ratings of a period have, by penilaian id."""
    b, n, p = berkas_ttd.c, penilaian.c, penugasan.c
    statement = (
        sa.select(n.id, sa.func.count())
        .select_from(
            berkas_ttd.join(penilaian, n.id == b.penilaian_id).join(penugasan, p.id == n.penugasan_id)
        )
        .where(n.periode_kode == periode, within(p.unit_id, unit_id, cakupan))
        .group_by(n.id)
    )
    return {row[0]: row[1] for row in connection.execute(statement)}


def files(connection: sa.Connection) -> list[tuple[str, str, str]]:
    """Return place, first name and hash of every kept file, each once."""
    b = berkas_ttd.c
    chosen = sa.select(b.berkas, sa.func.min(b.nama), b.sidik).group_by(b.berkas, b.sidik).order_by(b.berkas)
    return [(row[0], row[1], row[2]) for row in connection.execute(chosen)]


def signed_days(connection: sa.Connection, ids: Collection[int]) -> dict[int, tuple[int, date | None]]:
    """Return version and day of signing of approval sheets by id."""
    chosen = sa.select(persetujuan.c.id, persetujuan.c.version, persetujuan.c.ditandatangani)
    rows = connection.execute(chosen.where(persetujuan.c.id.in_(sorted(ids))))
    return {row[0]: (row[1], row[2]) for row in rows}


def _chunks(values: Collection[Any]) -> Iterator[list[Any]]:
    ordered = sorted(set(values))
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]
