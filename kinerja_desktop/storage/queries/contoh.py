"""How much there is in an office."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from kinerja_desktop.domain.codes import StatusNilai
from kinerja_desktop.storage.tables import pegawai, penilaian, unit


@dataclass(frozen=True, slots=True)
class ContentRow:
    """Counts of people, units, ratings and locked ratings."""

    pegawai: int
    unit: int
    penilaian: int
    terkunci: int


def content(connection: sa.Connection) -> ContentRow:
    """Return the counts."""

    def count(table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
        return int(connection.scalar(sa.select(sa.func.count()).select_from(table).where(*where)) or 0)

    locked = penilaian.c.status == StatusNilai.TERKUNCI.value
    return ContentRow(count(pegawai), count(unit), count(penilaian), count(penilaian, locked))
