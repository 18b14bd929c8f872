"""What activities need to know of the office: people by uid, and the RHK of their plans."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.storage.queries import keadaan
from kinerja_desktop.storage.queries.skp import in_year
from kinerja_desktop.storage.queries.units import within
from kinerja_desktop.storage.tables import pegawai, penugasan, rhk, skp, unit


@dataclass(frozen=True, slots=True)
class OrangRow:
    """A person whose activities may be kept. Names in three parts."""

    id: int
    uid: bytes
    nip: str
    gelar_depan: str
    nama: str
    gelar_belakang: str
    unit: str


@dataclass(frozen=True, slots=True)
class RhkRow:
    """An RHK of somebody's plan in a year."""

    pegawai_id: int
    id: int
    uid: bytes
    teks: str


def people(
    connection: sa.Connection,
    pada: date,
    unit_id: int | None,
    cakupan: Cakupan,
    ids: Collection[int] | None = None,
) -> list[OrangRow]:
    """Return everybody (or these) who on a day belongs to a unit with what is below it and to the scope, by name."""
    state = keadaan.as_of(pada)
    columns = (
        pegawai.c.id, pegawai.c.uid, pegawai.c.nip, pegawai.c.gelar_depan, pegawai.c.nama, pegawai.c.gelar_belakang,
        sa.func.coalesce(unit.c.nama, ""),
    )  # fmt: skip
    source = pegawai.join(state, state.c.pegawai_id == pegawai.c.id).outerjoin(
        unit, unit.c.id == state.c.unit_id
    )
    statement = sa.select(*columns).select_from(source).where(within(state.c.unit_id, unit_id, cakupan))
    rows = keadaan.execute(
        connection, statement.order_by(pegawai.c.nama_urut, pegawai.c.id), pegawai.c.id, ids
    )
    return [OrangRow(*row) for row in rows]


def by_uid(connection: sa.Connection, uids: Collection[bytes]) -> dict[bytes, OrangRow]:
    """Return people by uid, whatever their unit; who is gone from the office's data is missing."""
    columns = (
        pegawai.c.id, pegawai.c.uid, pegawai.c.nip, pegawai.c.gelar_depan, pegawai.c.nama, pegawai.c.gelar_belakang,
        sa.literal(""),
    )  # fmt: skip
    known = sorted(uids)
    found: dict[bytes, OrangRow] = {}
    for start in range(0, len(known), 500):
        statement = sa.select(*columns).where(pegawai.c.uid.in_(known[start : start + 500]))
        found.update((bytes(row[1]), OrangRow(*row)) for row in connection.execute(statement))
    return found


def plans(connection: sa.Connection, pegawai_ids: Collection[int], tahun: int) -> list[RhkRow]:
    """Return the RHK of people's plans of a year, later versions of a plan last."""
    source = sa.select(penugasan.c.pegawai_id, rhk.c.id, rhk.c.uid, rhk.c.teks).join_from(
        rhk, skp, skp.c.id == rhk.c.skp_id
    )
    statement = (
        source.join(penugasan, penugasan.c.id == skp.c.penugasan_id)
        .where(in_year(tahun), rhk.c.teks != "")
        .order_by(penugasan.c.pegawai_id, skp.c.dari, skp.c.versi, rhk.c.urutan)
    )
    return [
        RhkRow(*row) for row in keadaan.execute(connection, statement, penugasan.c.pegawai_id, pegawai_ids)
    ]
