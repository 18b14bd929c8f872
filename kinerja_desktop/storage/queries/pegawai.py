"""People for lists, search and the card of one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.domain.pengakhiran import SEBAB, has_left
from kinerja_desktop.storage.queries import units
from kinerja_desktop.storage.queries.keadaan import as_of
from kinerja_desktop.storage.tables import (
    identitas,
    nilai_tangan,
    pegawai,
    pegawai_keadaan,
    pelaku,
    revisi,
    unit,
)


@dataclass(frozen=True, slots=True)
class PegawaiRow:
    """One person as a list shows one, on a day. ``berakhir``: the last day here, of who serves and is to leave."""

    id: int
    uid: bytes
    version: int
    nip: str
    nama: str
    gelar_depan: str
    gelar_belakang: str
    jenis_pegawai: str
    kedudukan: str
    golongan: str
    jabatan: str
    jenjang: str
    unit_id: int | None
    unit_nama: str
    dinilai_di: str
    kontrak_selesai: date | None
    berakhir: date | None = None


@lru_cache(maxsize=16)
def _people(day: date) -> tuple[sa.Select[Any], sa.Subquery]:
    """Return the select of `PegawaiRow` on a day, and the state it joins."""
    state = as_of(day)
    later = pegawai_keadaan.c
    leaving = (
        sa.select(later.pegawai_id, sa.func.min(later.dari).label("sejak"))
        .where(later.dari > day, later.kedudukan.in_([one.value for one in SEBAB]))
        .group_by(later.pegawai_id)
        .subquery("berakhir")
    )
    person = pegawai.c
    statement = (
        sa.select(
            person.id, person.uid, person.version, person.nip, person.nama, person.gelar_depan,
            person.gelar_belakang, state.c.jenis_pegawai, state.c.kedudukan, state.c.golongan, state.c.jabatan,
            state.c.jenjang, state.c.unit_id, sa.func.coalesce(unit.c.nama, ""), state.c.dinilai_di,
            state.c.kontrak_selesai, leaving.c.sejak,
        )
        .join_from(pegawai, state, state.c.pegawai_id == person.id)
        .outerjoin(unit, unit.c.id == state.c.unit_id)
        .outerjoin(leaving, leaving.c.pegawai_id == person.id)
    )  # fmt: skip
    return statement, state


def _row(values: Sequence[Any]) -> PegawaiRow:
    *own, gone = values
    row = PegawaiRow(*own)
    return row if gone is None or has_left(row.kedudukan) else replace(row, berakhir=gone - timedelta(days=1))


def one(connection: sa.Connection, day: date, pegawai_id: int) -> PegawaiRow | None:
    """Return one person on a day."""
    statement, _ = _people(day)
    row = connection.execute(statement.where(pegawai.c.id == pegawai_id)).one_or_none()
    return None if row is None else _row(row)


def latest_revisions(connection: sa.Connection, pegawai_id: int) -> dict[bytes, bytes]:
    """Return the latest revision of a person and of each stretch, by the uid of the record."""
    found: dict[bytes, bytes] = {}
    for table, owner in ((pegawai, pegawai.c.id), (pegawai_keadaan, pegawai_keadaan.c.pegawai_id)):
        rows = connection.execute(sa.select(table.c.uid, table.c.revisi_akhir).where(owner == pegawai_id))
        found.update((row.uid, row.revisi_akhir) for row in rows)
    return found


def opened_since(connection: sa.Connection, pegawai_id: int, seq: int) -> bool:
    """Return whether a stretch of a person was made after a revision (by its number) and is still there."""
    table, r = pegawai_keadaan.c, revisi.c
    found = (
        sa.select(table.id)
        .join_from(pegawai_keadaan, revisi, r.record_uid == table.uid)
        .where(table.pegawai_id == pegawai_id, r.aksi == "buat", r.seq > seq)
        .limit(1)
    )
    return connection.execute(found).first() is not None


def stretch_uids(connection: sa.Connection, pegawai_id: int) -> list[bytes]:
    """Return the uids of a person's stretches."""
    table = pegawai_keadaan.c
    return list(connection.execute(sa.select(table.uid).where(table.pegawai_id == pegawai_id)).scalars())


def listing(
    connection: sa.Connection,
    day: date,
    unit_id: int | None,
    cakupan: Cakupan,
    words: str = "",
    limit: int | None = None,
) -> list[PegawaiRow]:
    """Return people by name.

    Args:
        connection: an open connection.
        day: the day whose state is shown.
        unit_id: the unit with what is below it; None: everybody.
        cakupan: the scope.
        words: folded words that must all occur in name or number; '' for all.
        limit: at most so many.
    """
    person = pegawai.c
    statement, state = _people(day)
    statement = statement.where(units.within(state.c.unit_id, unit_id, cakupan)).order_by(
        person.nama_urut, person.id
    )
    for word in words.split():
        statement = statement.where(
            sa.or_(
                person.nama_cari.contains(word, autoescape=True), person.nip.startswith(word, autoescape=True)
            )
        )
    if limit is not None:
        statement = statement.limit(limit)
    return [_row(row) for row in connection.execute(statement)]


@dataclass(frozen=True, slots=True)
class NomorRow:
    """One number of a person."""

    jenis: str
    nilai: str
    sejak: date | None


def numbers(connection: sa.Connection, pegawai_id: int) -> list[NomorRow]:
    """Return all numbers ever known of a person."""
    table = identitas.c
    statement = (
        sa.select(table.jenis, table.nilai, table.sejak)
        .where(table.pegawai_id == pegawai_id)
        .order_by(table.id)
    )
    return [NomorRow(*row) for row in connection.execute(statement)]


def hand_set(connection: sa.Connection, pegawai_id: int) -> dict[str, str | None]:
    """Return the fields set by hand and what SIASN last said of them (None: nothing else)."""
    table = nilai_tangan.c
    rows = connection.execute(sa.select(table.kolom, table.nilai_siasn).where(table.pegawai_id == pegawai_id))
    return {row.kolom: row.nilai_siasn for row in rows}


@dataclass(frozen=True, slots=True)
class RiwayatRow:
    """One change of a record, as the card of a person shows it."""

    waktu: datetime
    petugas: str
    aksi: str
    alasan: str
    delta: str
    jenis: str
    impor_id: int | None


def history(connection: sa.Connection, uids: list[bytes], limit: int = 100) -> list[RiwayatRow]:
    """Return the revisions of records, the newest first."""
    table = revisi.c
    statement = (
        sa.select(
            table.waktu,
            pelaku.c.nama,
            table.aksi,
            table.alasan,
            table.delta,
            table.record_jenis,
            table.impor_id,
        )
        .join_from(revisi, pelaku, table.pelaku_id == pelaku.c.id)
        .where(table.record_uid.in_(uids))
        .order_by(table.seq.desc())
        .limit(limit)
    )
    return [RiwayatRow(*row) for row in connection.execute(statement)]
