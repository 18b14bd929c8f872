"""Counting who is rated in a period: rows, people, and who is waited for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
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
    source, _, condition = sumber(rentang)
    p = penugasan.c
    order = (sa.case((p.jenis == "definitif", 0), else_=1), p.dari.desc(), p.id.desc())
    number = sa.func.row_number().over(partition_by=p.pegawai_id, order_by=order).label("urutan_orang")
    own = sa.select(*_counted(), number).select_from(source).where(condition).subquery()
    keys = [column for column in own.c if column.name != number.name]
    statement = (
        sa.select(*keys, sa.func.count())
        .where(own.c.urutan_orang == 1, within(own.c.unit_id, unit_id, cakupan))
        .group_by(*keys)
    )
    return [HitunganRow(*tuple(row)) for row in connection.execute(statement)]


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
