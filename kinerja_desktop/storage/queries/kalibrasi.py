"""Moves of calibrations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.storage.queries.units import within
from kinerja_desktop.storage.tables import kalibrasi, pegawai, pelaku, penilaian, penugasan


@dataclass(frozen=True, slots=True)
class KalibrasiRow:
    """One move; ``kini_*``: the ratings as they are today, ``status`` of the rating."""

    id: int
    version: int
    penilaian_id: int
    penugasan_id: int
    pegawai_id: int
    unit_id: int | None
    periode_kode: str
    gelar_depan: str
    nama: str
    gelar_belakang: str
    nip: str
    hasil_sebelum: str
    perilaku_sebelum: str
    predikat_sebelum: str
    hasil_sesudah: str
    perilaku_sesudah: str
    predikat_sesudah: str
    alasan: str
    oleh: str
    pada: datetime | None
    kini_hasil: str
    kini_perilaku: str
    kini_predikat: str
    status: str


def moves(
    connection: sa.Connection,
    cakupan: Cakupan,
    *,
    periode: str = "",
    unit_id: int | None = None,
    pegawai_id: int | None = None,
    ids: Sequence[int] | None = None,
) -> list[KalibrasiRow]:
    """Return moves (of a period, of people in a unit with what is below it, of a person), the newest first."""
    k, n, p, who = kalibrasi.c, penilaian.c, penugasan.c, pelaku.c
    wanted: list[sa.ColumnElement[Any]] = [
        k.id, k.version, n.id, p.id, p.pegawai_id, p.unit_id, k.periode_kode, pegawai.c.gelar_depan, pegawai.c.nama,
        pegawai.c.gelar_belakang, pegawai.c.nip, k.hasil_sebelum, k.perilaku_sebelum, k.predikat_sebelum,
        k.hasil_sesudah, k.perilaku_sesudah, k.predikat_sesudah, k.alasan,
        sa.func.coalesce(who.nama, sa.literal("")), k.dimasukkan_pada, n.hasil_kerja, n.perilaku, n.predikat, n.status,
    ]  # fmt: skip
    conditions: list[sa.ColumnElement[bool]] = [within(p.unit_id, unit_id, cakupan)]
    if periode:
        conditions.append(k.periode_kode == periode)
    if pegawai_id is not None:
        conditions.append(p.pegawai_id == pegawai_id)
    if ids is not None:
        conditions.append(k.id.in_(ids))
    statement = (
        sa.select(*wanted)
        .select_from(kalibrasi)
        .join(penilaian, n.id == k.penilaian_id)
        .join(penugasan, p.id == n.penugasan_id)
        .join(pegawai, pegawai.c.id == p.pegawai_id)
        .outerjoin(pelaku, who.id == k.dimasukkan_oleh_id)
        .where(*conditions)
        .order_by(k.id.desc())
    )
    return [KalibrasiRow(*tuple(row)) for row in connection.execute(statement)]
