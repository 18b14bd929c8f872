"""The dialogues of positions with their agreements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.domain.dialog import IsiDialog, Kesepakatan
from kinerja_desktop.storage.queries.units import within
from kinerja_desktop.storage.tables import dialog_kinerja, kesepakatan, penugasan


@dataclass(frozen=True, slots=True)
class DialogRow:
    """One dialogue as stored; ``jumlah``: how many agreements it has."""

    id: int
    periode_kode: str
    tanggal: date | None
    pertanyaan: str
    hadir: str
    jumlah: int


def of_position(connection: sa.Connection, penugasan_id: int) -> list[DialogRow]:
    """Return the dialogues of a penugasan, one per period at most."""
    d, k = dialog_kinerja.c, kesepakatan.c
    count = sa.select(sa.func.count()).where(k.dialog_id == d.id).scalar_subquery()
    chosen = sa.select(d.id, d.periode_kode, d.tanggal, d.pertanyaan, d.hadir, count)
    return [DialogRow(*row) for row in connection.execute(chosen.where(d.penugasan_id == penugasan_id))]


def of_earlier_stretches(connection: sa.Connection, penugasan_id: int) -> list[DialogRow]:
    """Return the dialogues of a person's earlier stretches in the same post, the latest stretch last."""
    now = penugasan.alias("kini")
    d, k, p, own = dialog_kinerja.c, kesepakatan.c, penugasan.c, now.c
    count = sa.select(sa.func.count()).where(k.dialog_id == d.id).scalar_subquery()
    chosen = (
        sa.select(d.id, d.periode_kode, d.tanggal, d.pertanyaan, d.hadir, count)
        .select_from(now)
        .join(
            penugasan, sa.and_(p.pegawai_id == own.pegawai_id, p.jenis == own.jenis, p.jabatan == own.jabatan)
        )
        .join(dialog_kinerja, d.penugasan_id == p.id)
        .where(
            own.id == penugasan_id,
            p.dari < own.dari,
            sa.func.coalesce(p.unit_id, 0) == sa.func.coalesce(own.unit_id, 0),
        )
        .order_by(p.dari)
    )
    return [DialogRow(*row) for row in connection.execute(chosen)]


def of_person(connection: sa.Connection, pegawai_id: int, cakupan: Cakupan) -> list[tuple[int, DialogRow]]:
    """Return the dialogues of all positions of a person with the penugasan of each."""
    d, k, p = dialog_kinerja.c, kesepakatan.c, penugasan.c
    count = sa.select(sa.func.count()).where(k.dialog_id == d.id).scalar_subquery()
    chosen = (
        sa.select(d.penugasan_id, d.id, d.periode_kode, d.tanggal, d.pertanyaan, d.hadir, count)
        .join(penugasan, p.id == d.penugasan_id)
        .where(p.pegawai_id == pegawai_id, within(p.unit_id, None, cakupan))
    )
    return [(row[0], DialogRow(*row[1:])) for row in connection.execute(chosen)]


def agreements(connection: sa.Connection, dialog_id: int) -> tuple[Kesepakatan, ...]:
    """Return the agreements of a dialogue in their order."""
    k = kesepakatan.c
    chosen = sa.select(k.id, k.teks, k.siapa, k.batas, k.keadaan, k.catatan)
    rows = connection.execute(chosen.where(k.dialog_id == dialog_id).order_by(k.urutan, k.id))
    return tuple(Kesepakatan(*row) for row in rows)


def contents(connection: sa.Connection, row: DialogRow | None, before: DialogRow | None) -> IsiDialog:
    """Return a dialogue (None: nothing recorded) with the agreements of the one before."""
    followed = agreements(connection, before.id) if before is not None else ()
    if row is None:
        return IsiDialog(lanjut=followed)
    return IsiDialog(row.tanggal, row.pertanyaan, row.hadir, agreements(connection, row.id), followed)


def every(connection: sa.Connection) -> Iterator[tuple[str, str, str]]:
    """Yield (uid of an agreement or dialogue, period of its dialogue, what is said to have come of it)."""
    d, k = dialog_kinerja.c, kesepakatan.c
    for uid, kode in connection.execute(sa.select(d.uid, d.periode_kode)):
        yield uid.hex(), kode, ""
    below = sa.select(k.uid, d.periode_kode, k.keadaan).join(dialog_kinerja, d.id == k.dialog_id)
    for uid, kode, said in connection.execute(below):
        yield uid.hex(), kode, said
