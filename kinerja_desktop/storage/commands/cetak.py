"""Writing what was printed: sheets with their ticks, offsets of printers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

import sqlalchemy as sa

from kinerja_desktop.storage.queries import cetak as queries
from kinerja_desktop.storage.tables import cetakan, printer
from kinerja_desktop.storage.unit_of_work import Transaction

TIDAK_KEMBALI: Final[Mapping[str, None]] = {"dikembalikan": None, "alasan_kembali": None}
"""What a sheet holds that did not come back."""


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet that was made: for which rating, with which code and content, for which signing."""

    penilaian_id: int
    jenis: str
    kode: str
    sidik: str
    revisi: bytes
    tempat: str
    tanggal: date


def record(transaction: Transaction, sheets: Sequence[Lembar], *, dicetak: bool) -> list[int]:
    """Record sheets and return their ids in order; the same sheet made again keeps its record and its ticks.

    Args:
        transaction: the open transaction.
        sheets: all of one kind.
        dicetak: they came out of a printer now.
    """
    if not sheets:
        return []
    made = queries.made_for(transaction.connection, sheets[0].jenis, [s.penilaian_id for s in sheets])
    known = {(row.penilaian_id, row.kode): row.id for row in made}
    fresh = [sheet for sheet in sheets if (sheet.penilaian_id, sheet.kode) not in known]
    stamp: dict[str, object] = {"dicetak": transaction.now, **TIDAK_KEMBALI} if dicetak else {}
    rows = [{name: getattr(sheet, name) for name in Lembar.__slots__} | stamp for sheet in fresh]
    ids = transaction.insert_many(cetakan, rows)
    again = [known[s.penilaian_id, s.kode] for s in sheets if (s.penilaian_id, s.kode) in known]
    if dicetak and again:
        transaction.update_many(cetakan, dict.fromkeys(again, stamp))
    known.update(zip(((s.penilaian_id, s.kode) for s in fresh), ids, strict=True))
    return [known[sheet.penilaian_id, sheet.kode] for sheet in sheets]


def tick(transaction: Transaction, values: Mapping[int, Mapping[str, object]]) -> list[int]:
    """Change ticks of sheets; return the ids of those that differed."""
    return transaction.update_many(cetakan, values)


def set_offset(connection: sa.Connection, nama: str, geser_x: Decimal, geser_y: Decimal) -> None:
    """Keep the offset of a printer."""
    values = {"geser_x": geser_x, "geser_y": geser_y}
    changed = connection.execute(sa.update(printer).where(printer.c.nama == nama).values(**values))
    if changed.rowcount == 0:
        connection.execute(sa.insert(printer).values(nama=nama, **values))
