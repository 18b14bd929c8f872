"""Capaian kinerja organisasi of units in a period."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from kinerja_desktop.storage.tables import capaian_organisasi


@dataclass(frozen=True, slots=True)
class CapaianRow:
    """What was set for one unit."""

    id: int
    version: int
    unit_id: int
    capaian: str


def of_period(connection: sa.Connection, kode: str) -> dict[int, CapaianRow]:
    """Return what was set in a period, by unit."""
    table = capaian_organisasi.c
    wanted = [getattr(table, name) for name in CapaianRow.__slots__]
    rows = connection.execute(sa.select(*wanted).where(table.periode_kode == kode))
    return {row[2]: CapaianRow(*tuple(row)) for row in rows}
