"""What Beranda counts beside the grid: earlier distributions, outdated sheets, exports, imports to be mended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.domain.codes import StatusNilai
from kinerja_desktop.storage.queries.units import within
from kinerja_desktop.storage.tables import (
    cetakan,
    ekspor,
    ekspor_baris,
    impor,
    penilaian,
    penugasan,
    revisi,
    ringkasan,
)


def distribution(
    connection: sa.Connection, kode: str, unit_id: int | None, cakupan: Cakupan
) -> dict[str, int]:
    """Return how many ratings of a period have each predikat, from the kept counts."""
    table = ringkasan.c
    statement = (
        sa.select(table.predikat, sa.func.sum(table.jumlah))
        .where(table.periode_kode == kode, table.predikat != "", within(table.unit_id, unit_id, cakupan))
        .group_by(table.predikat)
    )
    return {row[0]: int(row[1]) for row in connection.execute(statement)}


def outdated_sheets(connection: sa.Connection, kode: str, unit_id: int | None, cakupan: Cakupan) -> list[int]:
    """Return the positions whose rating was changed since its latest sheet was printed."""
    n, p, c, other = penilaian.c, penugasan.c, cetakan.c, cetakan.alias("lebih_baru")
    latest = sa.select(sa.func.max(other.c.dicetak)).where(other.c.penilaian_id == n.id).scalar_subquery()
    changed = sa.exists().where(revisi.c.record_uid == n.uid, revisi.c.waktu > c.dicetak)
    statement = (
        sa.select(p.id)
        .join_from(cetakan, penilaian, n.id == c.penilaian_id)
        .join(penugasan, p.id == n.penugasan_id)
        .where(n.periode_kode == kode, c.dicetak == latest, changed, within(p.unit_id, unit_id, cakupan))
        .distinct()
    )
    return list(connection.execute(statement).scalars())


def not_exported(connection: sa.Connection, kode: str, unit_id: int | None, cakupan: Cakupan) -> list[int]:
    """Return the positions whose rating is locked and went into no export since."""
    n, p = penilaian.c, penugasan.c
    went = sa.exists().where(
        ekspor_baris.c.penilaian_uid == n.uid,
        ekspor_baris.c.siap.is_(True),
        ekspor.c.id == ekspor_baris.c.ekspor_id,
        ekspor.c.periode_kode == kode,
        ekspor.c.waktu >= n.terkunci_pada,
    )
    statement = (
        sa.select(p.id)
        .join_from(penilaian, penugasan, p.id == n.penugasan_id)
        .where(
            n.periode_kode == kode,
            n.status == StatusNilai.TERKUNCI.value,
            sa.not_(went),
            within(p.unit_id, unit_id, cakupan),
        )
    )
    return list(connection.execute(statement).scalars())


@dataclass(frozen=True, slots=True)
class ImporRow:
    """One import batch; ``berkas`` and ``hitungan`` are JSON texts."""

    id: int
    jenis: str
    waktu: datetime
    periode_kode: str | None
    berkas: str
    hitungan: str


def latest_imports(connection: sa.Connection, jenis: str | None = None, limit: int = 20) -> list[ImporRow]:
    """Return the latest imports that were not undone (of one kind), newest first."""
    table = impor.c
    wanted = [getattr(table, name) for name in ImporRow.__slots__]
    statement = (
        sa.select(*wanted)
        .where(table.dibatalkan.is_(None), table.pembatal_dari_id.is_(None))
        .order_by(table.id.desc())
        .limit(limit)
    )
    if jenis is not None:
        statement = statement.where(table.jenis == jenis)
    return [ImporRow(*tuple(row)) for row in connection.execute(statement)]
