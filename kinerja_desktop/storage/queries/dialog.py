"""The dialogues of positions with their agreements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.domain.dialog import IsiDialog, Kesepakatan
from kinerja_desktop.storage.queries import keadaan
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


def of_positions(connection: sa.Connection, penugasan_ids: Collection[int]) -> dict[int, list[DialogRow]]:
    """Return the dialogues of each penugasan, one per period at most."""
    d, k = dialog_kinerja.c, kesepakatan.c
    count = sa.select(sa.func.count()).where(k.dialog_id == d.id).scalar_subquery()
    chosen = sa.select(d.penugasan_id, d.id, d.periode_kode, d.tanggal, d.pertanyaan, d.hadir, count)
    return _by_position(keadaan.stream(connection, chosen, d.penugasan_id, penugasan_ids))


def of_earlier_stretches(
    connection: sa.Connection, penugasan_ids: Collection[int]
) -> dict[int, list[DialogRow]]:
    """Return by penugasan the dialogues of the person's earlier stretches in the same post, the latest stretch last."""
    now = penugasan.alias("kini")
    d, k, p, own = dialog_kinerja.c, kesepakatan.c, penugasan.c, now.c
    count = sa.select(sa.func.count()).where(k.dialog_id == d.id).scalar_subquery()
    chosen = (
        sa.select(own.id, d.id, d.periode_kode, d.tanggal, d.pertanyaan, d.hadir, count)
        .select_from(now)
        .join(
            penugasan, sa.and_(p.pegawai_id == own.pegawai_id, p.jenis == own.jenis, p.jabatan == own.jabatan)
        )
        .join(dialog_kinerja, d.penugasan_id == p.id)
        .where(
            p.dari < own.dari,
            sa.func.coalesce(p.unit_id, 0) == sa.func.coalesce(own.unit_id, 0),
        )
        .order_by(p.dari)
    )
    return _by_position(keadaan.stream(connection, chosen, own.id, penugasan_ids))


def _by_position(rows: Iterable[Sequence[Any]]) -> dict[int, list[DialogRow]]:
    found: dict[int, list[DialogRow]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(DialogRow(*row[1:]))
    return found


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


def agreements(connection: sa.Connection, dialog_ids: Collection[int]) -> dict[int, tuple[Kesepakatan, ...]]:
    """Return the agreements of dialogues in their order; those without any are not in it."""
    k = kesepakatan.c
    chosen = sa.select(k.dialog_id, k.id, k.teks, k.siapa, k.batas, k.keadaan, k.catatan)
    found: dict[int, list[Kesepakatan]] = {}
    for row in keadaan.stream(connection, chosen.order_by(k.urutan, k.id), k.dialog_id, dialog_ids):
        found.setdefault(row[0], []).append(Kesepakatan(*row[1:]))
    return {id_: tuple(made) for id_, made in found.items()}


def contents(
    connection: sa.Connection, rows: Mapping[int, tuple[DialogRow | None, DialogRow | None]]
) -> dict[int, IsiDialog]:
    """Return by any key a dialogue (None: nothing recorded) with the agreements of the one before."""
    known = agreements(connection, {one.id for pair in rows.values() for one in pair if one is not None})

    def made(row: DialogRow | None, before: DialogRow | None) -> IsiDialog:
        followed = known.get(before.id, ()) if before is not None else ()
        if row is None:
            return IsiDialog(lanjut=followed)
        return IsiDialog(row.tanggal, row.pertanyaan, row.hadir, known.get(row.id, ()), followed)

    return {key: made(*pair) for key, pair in rows.items()}


def every(connection: sa.Connection) -> Iterator[tuple[str, str, str]]:
    """Yield (uid of an agreement or dialogue, period of its dialogue, what is said to have come of it)."""
    d, k = dialog_kinerja.c, kesepakatan.c
    for uid, kode in connection.execute(sa.select(d.uid, d.periode_kode)):
        yield uid.hex(), kode, ""
    below = sa.select(k.uid, d.periode_kode, k.keadaan).join(dialog_kinerja, d.id == k.dialog_id)
    for uid, kode, said in connection.execute(below):
        yield uid.hex(), kode, said
