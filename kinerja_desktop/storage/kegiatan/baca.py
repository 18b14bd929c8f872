"""Reading activities: pages by person and by day, counts that are kept, sums per plan, the steps."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import sqlalchemy as sa

from kinerja_desktop.storage.kegiatan.tabel import berkas, bulanan, harian, kegiatan, langkah, orang, rencana

_IN: Final = 500
_FEW: Final = 20
"""People up to whom the index by person finds a page sooner than the index by day."""


@dataclass(frozen=True, slots=True)
class KegiatanRow:
    """One stored activity. ``orang`` is the uid of the person; ``rhk`` b'' where the office has no such RHK."""

    id: int
    version: int
    orang: bytes
    tanggal: date
    mulai: int | None
    selesai: int | None
    menit: int
    rencana: str
    rhk: bytes
    uraian: str
    volume: Decimal | None
    satuan: str
    bukti: str


@dataclass(frozen=True, slots=True)
class Saringan:
    """Which activities of a year. Every part narrows.

    Attributes:
        orang: uids of people, None for everybody.
        dari, sampai: days, both included.
        kata: must stand in what was done, in the plan or in the unit of volume, whatever the case.
        tanpa_rencana: only those that are for nothing in particular.
    """

    orang: tuple[bytes, ...] | None = None
    dari: date | None = None
    sampai: date | None = None
    kata: str = ""
    tanpa_rencana: bool = False


@dataclass(frozen=True, slots=True)
class JumlahRow:
    """Sums of one person, month, plan and unit of volume."""

    orang: bytes
    bulan: int
    rencana: str
    rhk: bytes
    satuan: str
    jumlah: int
    menit: int
    volume: Decimal


@dataclass(frozen=True, slots=True)
class LangkahRow:
    """One step of the history."""

    id: int
    jenis: str
    waktu: datetime
    petugas: str
    alasan: str
    berkas: str
    sidik: str
    jumlah: int
    membatalkan_id: int | None
    dibatalkan: datetime | None


_COLUMNS: Final = (
    kegiatan.c.id, kegiatan.c.version, orang.c.uid, kegiatan.c.tanggal, kegiatan.c.mulai, kegiatan.c.selesai,
    kegiatan.c.menit, sa.func.coalesce(rencana.c.teks, ""), sa.func.coalesce(rencana.c.rhk, b""), kegiatan.c.uraian,
    kegiatan.c.volume, kegiatan.c.satuan, kegiatan.c.bukti,
)  # fmt: skip


def page(
    connection: sa.Connection, saring: Saringan, after: tuple[date, int] | None, most: int
) -> list[KegiatanRow]:
    """Return the next rows by day and id behind ``after`` (None: from the beginning), at most ``most``.

    A page costs the same wherever it lies: it is found by the index, not by counting.
    """
    k = kegiatan.c
    source = kegiatan.join(orang, orang.c.id == k.orang_id).outerjoin(rencana, rencana.c.id == k.rencana_id)
    statement = sa.select(*_COLUMNS).select_from(source).where(*_conditions(connection, saring))
    if after is not None:
        statement = statement.where(sa.tuple_(k.tanggal, k.id) > sa.tuple_(*map(sa.literal, after)))
    statement = statement.order_by(k.tanggal, k.id).limit(most)
    return [KegiatanRow(*tuple(row)) for row in connection.execute(statement)]


def count(connection: sa.Connection, saring: Saringan, most: int) -> int:
    """Return how many rows there are; counts that are not kept (words, half months of people) stop at ``most``."""
    if not saring.kata and not saring.tanpa_rencana:
        kept = _kept(connection, saring)
        if kept is not None:
            return kept
    k = kegiatan.c
    source = kegiatan.outerjoin(rencana, rencana.c.id == k.rencana_id)
    some = sa.select(k.id).select_from(source).where(*_conditions(connection, saring)).limit(most)
    return int(connection.execute(sa.select(sa.func.count()).select_from(some.subquery())).scalar_one())


def _kept(connection: sa.Connection, saring: Saringan) -> int | None:
    """Return the count from the kept sums, None where they do not tell."""
    if saring.orang is None:
        days = [harian.c.tanggal >= saring.dari] if saring.dari else []
        days += [harian.c.tanggal <= saring.sampai] if saring.sampai else []
        return _sum(connection, harian.c.jumlah, days)
    if not _whole_months(saring):
        return None
    months = [bulanan.c.bulan >= saring.dari.month] if saring.dari else []
    months += [bulanan.c.bulan <= saring.sampai.month] if saring.sampai else []
    total = 0
    for chunk in _people(connection, saring.orang):
        total += _sum(connection, bulanan.c.jumlah, [bulanan.c.orang_id.in_(chunk), *months])
    return total


def _sum(connection: sa.Connection, column: Any, where: Sequence[Any]) -> int:
    return int(
        connection.execute(sa.select(sa.func.coalesce(sa.func.sum(column), 0)).where(*where)).scalar_one()
    )


def _whole_months(saring: Saringan) -> bool:
    begins = saring.dari is None or saring.dari.day == 1
    last = saring.sampai
    return begins and (last is None or (last.toordinal() + 1 == _next_month(last).toordinal()))


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _people(connection: sa.Connection, uids: Collection[bytes]) -> list[list[int]]:
    """Return the ids of people in this file, in portions; those who have no activity are in none."""
    known = list(uids)
    found: list[int] = []
    for start in range(0, len(known), _IN):
        chosen = sa.select(orang.c.id).where(orang.c.uid.in_(known[start : start + _IN]))
        found += connection.execute(chosen).scalars()
    found.sort()
    return [found[start : start + _IN] for start in range(0, len(found), _IN)]


def _conditions(connection: sa.Connection, saring: Saringan) -> list[sa.ColumnElement[bool]]:
    k = kegiatan.c
    found: list[sa.ColumnElement[bool]] = []
    if saring.orang is not None:
        ids = [id_ for chunk in _people(connection, saring.orang) for id_ in chunk]
        found.append(_of_people(ids))
    if saring.dari is not None:
        found.append(k.tanggal >= saring.dari)
    if saring.sampai is not None:
        found.append(k.tanggal <= saring.sampai)
    if saring.tanpa_rencana:
        found.append(k.rencana_id == 0)
    if saring.kata.strip():
        # SQLite's LIKE knows no case of ASCII letters; lower() over both sides would cost six times as much
        parts = (k.uraian, k.satuan, rencana.c.teks)
        found.append(sa.or_(*(part.contains(saring.kata.strip(), autoescape=True) for part in parts)))
    return found


def _of_people(ids: list[int]) -> sa.ColumnElement[bool]:
    """Return the filter of people; of many the days lead, or SQLite would sort all their rows for one page."""
    if len(ids) == 1:
        return kegiatan.c.orang_id == ids[0]
    # in the text of the statement: a unit of 40,000 people has more ids than a statement takes parameters
    several: sa.BindParameter[Any] = sa.bindparam("orang", ids, expanding=True, literal_execute=True)
    column = kegiatan.c.orang_id if len(ids) <= _FEW else kegiatan.c.orang_id + 0
    return column.in_(several)


def sums(connection: sa.Connection, uids: Collection[bytes], bulan: Collection[int]) -> list[JumlahRow]:
    """Return the kept sums of people in months, by month and plan."""
    b = bulanan.c
    columns = (
        orang.c.uid, b.bulan, sa.func.coalesce(rencana.c.teks, ""), sa.func.coalesce(rencana.c.rhk, b""), b.satuan,
        b.jumlah, b.menit, b.volume,
    )  # fmt: skip
    source = bulanan.join(orang, orang.c.id == b.orang_id).outerjoin(rencana, rencana.c.id == b.rencana_id)
    found: list[JumlahRow] = []
    for chunk in _people(connection, uids):
        where = (b.orang_id.in_(chunk), b.bulan.in_(list(bulan)))
        statement = sa.select(*columns).select_from(source).where(*where)
        found += (JumlahRow(*row) for row in connection.execute(statement.order_by(b.bulan, b.rencana_id)))
    return found


def steps(connection: sa.Connection, most: int, jenis: str = "") -> list[LangkahRow]:
    """Return the steps, the newest first; of one kind only where it is named."""
    columns = [langkah.c[name] for name in LangkahRow.__slots__]
    statement = sa.select(*columns).order_by(langkah.c.id.desc()).limit(most)
    if jenis:
        statement = statement.where(langkah.c.jenis == jenis)
    return [LangkahRow(*row) for row in connection.execute(statement)]


def imported(connection: sa.Connection, sidik: str, sebelum: int) -> int | None:
    """Return the step before ``sebelum`` in which a file with these bytes came in and was not taken back, or None."""
    statement = sa.select(langkah.c.id).where(
        langkah.c.sidik == sidik, langkah.c.dibatalkan.is_(None), langkah.c.id < sebelum
    )
    found = connection.execute(statement.limit(1)).scalar()
    return None if found is None else int(found)


def people(connection: sa.Connection) -> list[bytes]:
    """Return the uids of everybody who has or had an activity."""
    return list(connection.execute(sa.select(orang.c.uid)).scalars())


def differing(connection: sa.Connection) -> list[tuple[int, int, int, int]]:
    """Return (person, month, kept, counted) where the kept counts are not those of the rows; walks over all rows."""
    k, b = kegiatan.c, bulanan.c
    month = sa.cast(sa.func.substr(sa.cast(k.tanggal, sa.String), 6, 2), sa.Integer)
    live = sa.select(k.orang_id, month, sa.func.count()).group_by(k.orang_id, month)
    kept = sa.select(b.orang_id, b.bulan, sa.func.sum(b.jumlah)).group_by(b.orang_id, b.bulan)
    counted = {(row[0], row[1]): row[2] for row in connection.execute(live)}
    stored = {(row[0], row[1]): row[2] for row in connection.execute(kept)}
    return [
        (*key, stored.get(key, 0), counted.get(key, 0))
        for key in sorted(counted.keys() | stored.keys())
        if counted.get(key, 0) != stored.get(key, 0)
    ]


def year_of(connection: sa.Connection) -> int:
    """Return the year whose activities a file says it holds."""
    return int(connection.execute(sa.select(berkas.c.tahun)).scalar_one())
