"""How far plans are in e-Kinerja, as its "Laporan SKP" says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kinerja_desktop.domain.findings import Location


class StatusEkinerja(StrEnum):
    """Status of a plan there. Values are the report's own words; an empty cell is `BELUM`."""

    BELUM = "belum"
    DRAFT = "draft"
    PENGAJUAN = "pengajuan"
    """Handed in: the atasan is waited for."""
    PERSETUJUAN = "persetujuan"
    """Approved by the atasan."""


@dataclass(frozen=True, slots=True)
class LaporanSkpRow:
    """One row of the report.

    Attributes:
        nip: 18 digits.
        periode_akhir: last day of the plan, None where the row does not say.
        is_plt: whether it is the plan of an acting position.
    """

    lokasi: Location
    nip: str
    nama: str
    status: StatusEkinerja
    periode_akhir: date | None = None
    is_plt: bool = False


def chosen(rows: Iterable[LaporanSkpRow]) -> dict[str, LaporanSkpRow]:
    """Return one row for each NIP: of the own position before an acting one, then the one that ends last."""
    found: dict[str, LaporanSkpRow] = {}
    for row in rows:
        if row.nip not in found or _rank(row) > _rank(found[row.nip]):
            found[row.nip] = row
    return found


def _rank(row: LaporanSkpRow) -> tuple[bool, date]:
    return not row.is_plt, row.periode_akhir or date.min
