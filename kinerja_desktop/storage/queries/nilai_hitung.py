"""Counting who is rated in a period: rows, people, and who is waited for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.storage.queries import keadaan
from kinerja_desktop.storage.queries.nilai import Rentang, sumber
from kinerja_desktop.storage.queries.units import any_of, chosen, within
from kinerja_desktop.storage.tables import penilaian, penugasan


@dataclass(frozen=True, slots=True)
class HitunganRow:
    """How many people of a unit under one rater have a status and predikat; without record the status is ``belum``."""

    unit_id: int | None
    penilai_pegawai_id: int | None
    penilai_luar_id: int | None
    status: str
    predikat: str
    jumlah: int

    @property
    def tanpa_penilai(self) -> int:
        """Return how many of them nobody rates."""
        return self.jumlah if self.penilai_pegawai_id is None and self.penilai_luar_id is None else 0


def counts(
    connection: sa.Connection, rentang: Rentang, unit_id: int | None, cakupan: Cakupan
) -> list[HitunganRow]:
    """Count the rows of `nilai.grid` by own unit, rater, status and predikat, in one query."""
    statement = _counting(rentang, any_of(unit_id), cakupan)
    return [HitunganRow(*tuple(row)) for row in connection.execute(statement, chosen(unit_id))]


def people_counts(
    connection: sa.Connection, rentang: Rentang, unit_id: int | None, cakupan: Cakupan
) -> list[HitunganRow]:
    """Count people instead of rows: of each, the last own position of the period stands for all others."""
    own, first = _own(rentang)
    keys = [own.c[column.name] for column in _counted()]
    statement = (
        sa.select(*keys, sa.func.count())
        .where(first, within(own.c.unit_id, unit_id, cakupan))
        .group_by(*keys)
    )
    return [HitunganRow(*tuple(row)) for row in connection.execute(statement)]


def _own(rentang: Rentang) -> tuple[sa.Subquery, sa.ColumnElement[bool]]:
    """Return the rows of `nilai.grid` (what is counted, the position's ``id`` and ``sampai``) and who stands for a person."""
    source, _, condition = sumber(rentang)
    p = penugasan.c
    order = (sa.case((p.jenis == "definitif", 0), else_=1), p.dari.desc(), p.id.desc())
    number = sa.func.row_number().over(partition_by=p.pegawai_id, order_by=order).label("urutan_orang")
    own = sa.select(*_counted(), p.id, p.sampai, number).select_from(source).where(condition).subquery()
    return own, own.c.urutan_orang == 1


def out_of_hand(
    connection: sa.Connection,
    rentang: Rentang,
    unit_id: int | None,
    cakupan: Cakupan,
    status: Collection[str],
    *,
    day: date,
    gone: Collection[int],
    per_orang: bool,
) -> dict[int, tuple[int | None, int | None]]:
    """Return who is waited for under a rater of another time: by position, its rater (pegawai, penilai luar).

    Of what `counts` or, ``per_orang``, `people_counts` count in these states: the positions that ended before a day, and
    those whose rater is one of these people (``gone``).
    """
    if per_orang:
        own, condition = _own(rentang)
        source: sa.FromClause = own
        columns = own.c
        found: sa.ColumnElement[str] = own.c.status
    else:
        source, _, condition = sumber(rentang)
        columns, found = penugasan.c, sa.func.coalesce(penilaian.c.status, sa.literal("belum"))
    statement = (
        sa.select(columns.id, columns.penilai_pegawai_id, columns.penilai_luar_id)
        .select_from(source)
        .where(condition, within(columns.unit_id, unit_id, cakupan), found.in_(sorted(status)))
    )
    looked_at = _of_another_time(connection, rentang, day, gone)
    return {row[0]: (row[1], row[2]) for row in keadaan.execute(connection, statement, columns.id, looked_at)}


def _of_another_time(
    connection: sa.Connection, rentang: Rentang, day: date, gone: Collection[int]
) -> set[int]:
    """Return the positions of a period, or with a rating of it, that ended before a day; and all of these raters."""
    p, n = penugasan.c, penilaian.c
    chosen = sa.select(p.id)
    within_it = chosen.where(p.sampai >= rentang.awal, p.sampai < day)
    rated = chosen.join(penilaian, n.penugasan_id == p.id).where(
        n.periode_kode == rentang.kode, n.predikat == "", p.sampai < rentang.awal
    )
    found = {row[0] for statement in (within_it, rated) for row in connection.execute(statement)}
    by_rater = keadaan.execute(connection, chosen, p.penilai_pegawai_id, gone)
    return found | {row[0] for row in by_rater}


def waiting(
    connection: sa.Connection,
    rentang: Rentang,
    unit_id: int | None,
    cakupan: Cakupan,
    status: Collection[str],
) -> dict[tuple[str, str], int]:
    """Count who has a row of `nilai.grid` in one of these states, by kind of employment and where somebody is rated."""
    source, state, condition = sumber(rentang)
    keys = (state.c.jenis_pegawai, state.c.dinilai_di)
    found = sa.func.coalesce(penilaian.c.status, sa.literal("belum"))
    statement = (
        sa.select(*keys, sa.func.count(penugasan.c.pegawai_id.distinct()))
        .select_from(source)
        .where(condition, within(penugasan.c.unit_id, unit_id, cakupan), found.in_(sorted(status)))
        .group_by(*keys)
    )
    return {(row[0], row[1]): int(row[2]) for row in connection.execute(statement)}


@lru_cache(maxsize=16)
def _counting(rentang: Rentang, unit_id: sa.BindParameter[int] | None, cakupan: Cakupan) -> sa.Select[Any]:
    """Return the statement of `counts`; Beranda asks it again after every change, and making it takes a third."""
    source, _, condition = sumber(rentang)
    keys = _counted()
    return (
        sa.select(*keys, sa.func.count())
        .select_from(source)
        .where(condition, within(penugasan.c.unit_id, unit_id, cakupan))
        .group_by(*keys)
    )


def _counted() -> list[sa.ColumnElement[Any]]:
    """Return the columns of `HitunganRow` but the last."""
    p, n = penugasan.c, penilaian.c
    status = sa.func.coalesce(n.status, sa.literal("belum")).label("status")
    predikat = sa.func.coalesce(n.predikat, sa.literal("")).label("predikat")
    return [p.unit_id, p.penilai_pegawai_id, p.penilai_luar_id, status, predikat]
