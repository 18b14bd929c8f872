"""Agreement sheets that were printed for raters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from kinerja_desktop.storage.tables import persetujuan


@dataclass(frozen=True, slots=True)
class PersetujuanRow:
    """One printed sheet. ``isi``: canonical JSON of what stood on it."""

    id: int
    version: int
    penilai_pegawai_id: int | None
    penilai_luar_id: int | None
    kode: str
    isi: str
    ditandatangani: date | None


def of_period(connection: sa.Connection, kode: str) -> list[PersetujuanRow]:
    """Return the sheets of a period, oldest first."""
    table = persetujuan.c
    wanted = [getattr(table, name) for name in PersetujuanRow.__slots__]
    statement = sa.select(*wanted).where(table.periode_kode == kode).order_by(table.id)
    return [PersetujuanRow(*tuple(row)) for row in connection.execute(statement)]
