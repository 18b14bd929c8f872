"""Agreements that end, and the predikat of people through the periods."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.domain.codes import StatusNilai
from kinerja_desktop.storage.queries import keadaan
from kinerja_desktop.storage.queries.units import within
from kinerja_desktop.storage.tables import pengakhiran, penilaian, penugasan, predikat_lama, predikat_luar


def ending(connection: sa.Connection, day: date, until: date, unit_id: int | None, cakupan: Cakupan) -> int:
    """Return how many people who serve on a day have an agreement that ends until another, and no end written down yet."""
    state, left = keadaan.as_of(day), pengakhiran.c
    leaving = sa.exists().where(left.pegawai_id == state.c.pegawai_id, left.tanggal >= day)
    statement = (
        sa.select(sa.func.count())
        .select_from(state)
        .where(
            keadaan.is_active(state),
            sa.not_(leaving),
            state.c.kontrak_selesai <= until,
            within(state.c.unit_id, unit_id, cakupan),
        )
    )
    return int(connection.execute(statement).scalar_one())


def predikat_of(connection: sa.Connection, pegawai_ids: Collection[int]) -> dict[int, dict[str, str]]:
    """Return every predikat of people that was decided, by period: ours once locked, else brought along, else of earlier years."""
    old, other, n, p = predikat_lama.c, predikat_luar.c, penilaian.c, penugasan.c
    year = sa.cast(old.tahun, sa.String)
    ours = (
        sa.select(p.pegawai_id, n.periode_kode, n.predikat)
        .join(penugasan, p.id == n.penugasan_id)
        .where(n.predikat != "", n.status == StatusNilai.TERKUNCI.value)
        .order_by(p.dari)
    )
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for statement, person in (
        (sa.select(old.pegawai_id, year, old.predikat), old.pegawai_id),
        (sa.select(other.pegawai_id, other.periode_kode, other.predikat).order_by(other.id), other.pegawai_id),
        (ours, p.pegawai_id),
    ):  # fmt: skip
        for pegawai_id, kode, predikat in keadaan.execute(connection, statement, person, pegawai_ids):
            found[pegawai_id][kode] = predikat
    return dict(found)
