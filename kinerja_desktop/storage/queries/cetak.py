"""What printing asks: frozen ratings, people on the day of signing, sheets printed before, printers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.domain.codes import JenisPenugasan, StatusNilai
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.queries import keadaan
from kinerja_desktop.storage.queries.units import within
from kinerja_desktop.storage.tables import (
    cetakan,
    nilai_tangan,
    pegawai,
    pegawai_keadaan,
    penilai_luar,
    penilaian,
    penugasan,
    persetujuan,
    printer,
    unit,
    unit_kepala,
)

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class KunciRow:
    """A locked rating: what was frozen, and the revision that froze it; ``jabatan``, ``sampai`` of its position as it is now."""

    penilaian_id: int
    uid: bytes
    revisi: bytes
    unit_id: int | None
    beku: str
    jabatan: str
    sampai: date | None


@dataclass(frozen=True, slots=True)
class CetakanRow:
    """A sheet made for a rating. ``dicetak`` None: a file was made, nothing came out of a printer yet."""

    id: int
    version: int
    penilaian_id: int
    kode: str
    sidik: str
    revisi: bytes
    tempat: str
    tanggal: date
    dicetak: datetime | None
    ditandatangani: date | None
    diserahkan: date | None
    dikembalikan: date | None
    alasan_kembali: str | None


@dataclass(frozen=True, slots=True)
class OrangRow:
    """A person on a day, or a rater from outside (as known now). Blanks where nothing is known."""

    uid: str
    gelar_depan: str
    nama: str
    gelar_belakang: str
    nomor: str
    golongan: str
    pangkat: str
    jabatan: str
    tugas_tambahan: str
    unit: str
    jenis_pegawai: str
    jenis_nomor: str


@dataclass(frozen=True, slots=True)
class PejabatRow:
    """Who heads a unit for another, from-to; ``jabatan``: the post, '' where it is not known."""

    uid: str
    unit_id: int
    unit: str
    jenis: str
    dari: date
    sampai: date | None
    jabatan: str


@dataclass(frozen=True, slots=True)
class JejakRow:
    """A sheet found by its code: of whom, in which period, and the rating's revision now."""

    cetakan: CetakanRow
    periode: str
    penugasan_id: int
    gelar_depan: str
    nama: str
    gelar_belakang: str
    nip: str
    revisi_kini: bytes
    status: str


@dataclass(frozen=True, slots=True)
class PersetujuanRow:
    """An approval sheet found by its code."""

    id: int
    version: int
    periode_kode: str
    penilai_pegawai_id: int | None
    penilai_luar_id: int | None
    penilai_nama: str
    kode: str
    ditandatangani: date | None


@dataclass(frozen=True, slots=True)
class UsulRow:
    """A value that the office keeps (``nilai``) although SIASN has another."""

    gelar_depan: str
    nama: str
    gelar_belakang: str
    nip: str
    kolom: str
    nilai: object
    nilai_siasn: str


@dataclass(frozen=True, slots=True)
class PrinterRow:
    """How far a printer prints beside the mark, in mm to the right and down."""

    nama: str
    geser_x: Decimal
    geser_y: Decimal


def _chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    ordered = sorted(set(values))
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]


def locked(
    connection: sa.Connection,
    kode: str,
    unit_id: int | None,
    cakupan: Cakupan,
    ids: Sequence[int] | None = None,
) -> dict[int, KunciRow]:
    """Return the locked ratings of a period by id; ``ids``: only a few of them."""
    n, p = penilaian.c, penugasan.c
    statement = (
        sa.select(n.id, n.uid, n.revisi_akhir, p.unit_id, n.beku, p.jabatan, p.sampai)
        .join(penugasan, p.id == n.penugasan_id)
        .where(
            n.periode_kode == kode,
            n.status == StatusNilai.TERKUNCI.value,
            within(p.unit_id, unit_id, cakupan),
        )
    )
    if ids is not None:
        statement = statement.where(n.id.in_(ids))
    return {row[0]: KunciRow(*tuple(row)) for row in connection.execute(statement)}


def printed(
    connection: sa.Connection, kode: str, jenis: str, unit_id: int | None, cakupan: Cakupan
) -> list[CetakanRow]:
    """Return the sheets of a kind made for the ratings of a period, the oldest first."""
    n, p, wanted = penilaian.c, penugasan.c, [getattr(cetakan.c, name) for name in CetakanRow.__slots__]
    statement = (
        sa.select(*wanted)
        .join(penilaian, n.id == cetakan.c.penilaian_id)
        .join(penugasan, p.id == n.penugasan_id)
        .where(n.periode_kode == kode, cetakan.c.jenis == jenis, within(p.unit_id, unit_id, cakupan))
        .order_by(cetakan.c.id)
    )
    return [CetakanRow(*tuple(row)) for row in connection.execute(statement)]


def made_for(connection: sa.Connection, jenis: str, penilaian_ids: Iterable[int]) -> list[CetakanRow]:
    """Return the sheets of a kind made for ratings, the oldest first."""
    wanted = [getattr(cetakan.c, name) for name in CetakanRow.__slots__]
    found: list[CetakanRow] = []
    for chunk in _chunks(penilaian_ids):
        statement = sa.select(*wanted).where(cetakan.c.jenis == jenis, cetakan.c.penilaian_id.in_(chunk))
        found.extend(CetakanRow(*tuple(row)) for row in connection.execute(statement))
    return sorted(found, key=lambda row: row.id)


def made_for_positions(
    connection: sa.Connection, kode: str, jenis: str, penugasan_ids: Iterable[int], cakupan: Cakupan
) -> list[CetakanRow]:
    """Return the sheets of a kind made for positions in a period, the oldest first."""
    n, p, wanted = penilaian.c, penugasan.c, [getattr(cetakan.c, name) for name in CetakanRow.__slots__]
    found: list[CetakanRow] = []
    for chunk in _chunks(penugasan_ids):
        statement = (
            sa.select(*wanted)
            .join(penilaian, n.id == cetakan.c.penilaian_id)
            .join(penugasan, p.id == n.penugasan_id)
            .where(
                p.id.in_(chunk),
                n.periode_kode == kode,
                cetakan.c.jenis == jenis,
                within(p.unit_id, None, cakupan),
            )
        )
        found.extend(CetakanRow(*tuple(row)) for row in connection.execute(statement))
    return sorted(found, key=lambda row: row.id)


def people_on(connection: sa.Connection, day: date, uids: Iterable[str]) -> dict[str, OrangRow]:
    """Return people by uid (hex) as they are on a day; raters from outside as they are known now."""
    wanted = [bytes.fromhex(uid) for uid in set(uids) if uid]
    state = keadaan.as_of(day)
    blank = sa.literal("")
    inside = (
        sa.select(
            pegawai.c.uid, pegawai.c.gelar_depan, pegawai.c.nama, pegawai.c.gelar_belakang, pegawai.c.nip,
            state.c.golongan, blank, state.c.jabatan, state.c.tugas_tambahan,
            sa.func.coalesce(unit.c.nama, blank), state.c.jenis_pegawai, blank,
        )
        .join(state, state.c.pegawai_id == pegawai.c.id)
        .outerjoin(unit, unit.c.id == state.c.unit_id)
    )  # fmt: skip
    o = penilai_luar.c
    outside = sa.select(
        o.uid, blank, o.nama, blank, o.nomor, o.golongan, o.pangkat, o.jabatan, blank, o.unit_kerja, blank,
        o.jenis_nomor,
    )  # fmt: skip
    found: dict[str, OrangRow] = {}
    for chunk in _chunks(wanted):
        for statement, uid in ((inside, pegawai.c.uid), (outside, o.uid)):
            for row in connection.execute(statement.where(uid.in_(chunk))):
                key = bytes(row[0]).hex()
                found[key] = OrangRow(key, *tuple(row)[1:])
    return found


def uids(
    connection: sa.Connection, pegawai_ids: Iterable[int], luar_ids: Iterable[int]
) -> dict[tuple[bool, int], str]:
    """Return uids (hex) by (is pegawai, local id)."""
    found: dict[tuple[bool, int], str] = {}
    for inside, table, ids in ((True, pegawai, pegawai_ids), (False, penilai_luar, luar_ids)):
        for chunk in _chunks(ids):
            rows = connection.execute(sa.select(table.c.id, table.c.uid).where(table.c.id.in_(chunk)))
            found.update({(inside, row.id): bytes(row.uid).hex() for row in rows})
    return found


def acting(connection: sa.Connection, jenis: Sequence[str]) -> list[PejabatRow]:
    """Return who headed a unit for another, with the name of the post: the jabatan of its last own head.

    An acting head (Plt.) is called after the post he acts for, and that name stands with its last holder.
    """
    names = posts(connection)
    h = unit_kepala.c
    statement = (
        sa.select(pegawai.c.uid, h.unit_id, unit.c.nama, h.jenis, h.dari, h.sampai)
        .join(pegawai, pegawai.c.id == h.pegawai_id)
        .join(unit, unit.c.id == h.unit_id)
        .where(h.jenis.in_(jenis))
        .order_by(h.dari.desc(), h.id)
    )
    return [
        PejabatRow(
            bytes(row.uid).hex(),
            row.unit_id,
            row.nama,
            row.jenis,
            row.dari,
            row.sampai,
            names.get(row.unit_id, ""),
        )
        for row in connection.execute(statement)
    ]


def posts(connection: sa.Connection) -> dict[int, str]:
    """Return the name of the post of each unit's head, by unit."""
    h, later, stretch = unit_kepala.c, unit_kepala.alias("kemudian"), pegawai_keadaan.c
    own = JenisPenugasan.DEFINITIF.value
    last = (
        sa.select(sa.func.max(later.c.dari))
        .where(later.c.unit_id == h.unit_id, later.c.jenis == own)
        .scalar_subquery()
    )
    held = sa.and_(stretch.pegawai_id == h.pegawai_id, sa.or_(h.sampai.is_(None), stretch.dari <= h.sampai))
    rows = connection.execute(
        sa.select(h.unit_id, sa.func.coalesce(stretch.jabatan, penilai_luar.c.jabatan, sa.literal("")))
        .select_from(unit_kepala)
        .outerjoin(pegawai_keadaan, held)
        .outerjoin(penilai_luar, penilai_luar.c.id == h.penilai_luar_id)
        .where(h.jenis == own, h.dari == last)
        .order_by(h.unit_id, stretch.dari)
    )
    return {row[0]: row[1] for row in rows}


def find_code(connection: sa.Connection, kode: str, cakupan: Cakupan) -> list[JejakRow]:
    """Return the sheets that carry a code, the newest first."""
    n, p = penilaian.c, penugasan.c
    wanted = [getattr(cetakan.c, name) for name in CetakanRow.__slots__]
    statement = (
        sa.select(
            *wanted, n.periode_kode, p.id, pegawai.c.gelar_depan, pegawai.c.nama, pegawai.c.gelar_belakang,
            pegawai.c.nip, n.revisi_akhir, n.status,
        )
        .join(penilaian, n.id == cetakan.c.penilaian_id)
        .join(penugasan, p.id == n.penugasan_id)
        .join(pegawai, pegawai.c.id == p.pegawai_id)
        .where(cetakan.c.kode == kode, within(p.unit_id, None, cakupan))
        .order_by(cetakan.c.id.desc())
    )  # fmt: skip
    cut = len(wanted)
    rows = (tuple(row) for row in connection.execute(statement))
    return [JejakRow(CetakanRow(*row[:cut]), *row[cut:]) for row in rows]


def approval_by_code(connection: sa.Connection, kode: str) -> PersetujuanRow | None:
    """Return the approval sheet with a code, the newest if the same ratings were printed twice."""
    table = persetujuan.c
    statement = (
        sa.select(
            table.id, table.version, table.periode_kode, table.penilai_pegawai_id, table.penilai_luar_id,
            sa.func.coalesce(pegawai.c.nama, penilai_luar.c.nama, sa.literal("")), table.kode, table.ditandatangani,
        )
        .select_from(persetujuan)
        .outerjoin(pegawai, pegawai.c.id == table.penilai_pegawai_id)
        .outerjoin(penilai_luar, penilai_luar.c.id == table.penilai_luar_id)
        .where(table.kode == kode)
        .order_by(table.id.desc())
    )  # fmt: skip
    row = connection.execute(statement).first()
    return None if row is None else PersetujuanRow(*tuple(row))


def printers(connection: sa.Connection) -> list[PrinterRow]:
    """Return the printers with an offset of their own."""
    wanted = [getattr(printer.c, name) for name in PrinterRow.__slots__]
    return [
        PrinterRow(*tuple(row)) for row in connection.execute(sa.select(*wanted).order_by(printer.c.nama))
    ]


def kept_by_hand(
    connection: sa.Connection, day: date, unit_id: int | None, cakupan: Cakupan
) -> list[UsulRow]:
    """Return what the office keeps against SIASN (usul perbaikan) as of a day, by unit, name and field."""
    state, hand = keadaan.as_of(day), nilai_tangan.c
    fields: dict[str, sa.ColumnElement[Any]] = {c.name: c for c in pegawai.c} | {
        c.name: c
        for c in state.c
        if c.name not in tables.BOOKKEEPING and c.name not in ("pegawai_id", "dari")
    }
    fields["unit_id"] = sa.func.coalesce(unit.c.nama, sa.literal(""))
    statement = (
        sa.select(
            hand.kolom.label("_kolom"),
            hand.nilai_siasn.label("_siasn"),
            *(c.label(n) for n, c in fields.items()),
        )
        .select_from(nilai_tangan)
        .join(pegawai, hand.pegawai_id == pegawai.c.id)
        .join(state, state.c.pegawai_id == pegawai.c.id)
        .outerjoin(unit, unit.c.id == state.c.unit_id)
        .where(hand.nilai_siasn.is_not(None), within(state.c.unit_id, unit_id, cakupan))
        .order_by(unit.c.urutan, unit.c.nama_urut, pegawai.c.nama_urut, pegawai.c.id, hand.kolom)
    )
    return [
        UsulRow(
            row["gelar_depan"], row["nama"], row["gelar_belakang"], row["nip"], row["_kolom"],
            row.get(row["_kolom"]), row["_siasn"],
        )
        for row in connection.execute(statement).mappings()
    ]  # fmt: skip
