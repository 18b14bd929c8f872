"""Printers of this office: how far each prints beside the mark, and the page that measures it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.commands import cetak as commands
from kinerja_desktop.storage.queries import cetak as queries

BATAS_GESER: Final = 20
"""Millimetres: a printer that is further off needs its paper guide set, not an offset."""


@dataclass(frozen=True, slots=True)
class GeserPrinter:
    """Offset of one printer in mm (one decimal), to the right and down."""

    nama: str
    x: float
    y: float


def geser_of(konteks: Konteks, nama: str) -> GeserPrinter:
    """Return the offset of a printer, zero where none was set."""
    return next((one for one in daftar_geser(konteks) if one.nama == nama), GeserPrinter(nama, 0, 0))


def daftar_geser(konteks: Konteks) -> tuple[GeserPrinter, ...]:
    """Return the printers with an offset."""
    with konteks.simpanan.read() as connection:
        rows = queries.printers(connection)
    return tuple(GeserPrinter(row.nama, float(row.geser_x), float(row.geser_y)) for row in rows)


def set_geser(konteks: Konteks, geser: GeserPrinter) -> Outcome[None]:
    """Keep the offset of a printer.

    Raises:
        RefusedError: ``cetak.geser-besar``.
    """
    if max(abs(geser.x), abs(geser.y)) > BATAS_GESER:
        raise RefusedError("cetak.geser-besar", batas=BATAS_GESER)
    x, y = (Decimal(str(round(value, 1))) for value in (geser.x, geser.y))
    with konteks.simpanan.write(konteks.author) as transaction:
        commands.set_offset(transaction.connection, geser.nama, x, y)
    return Outcome(None, Changes.of(kantor=()))
