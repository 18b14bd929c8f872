"""Heads and exceptions as files and pasted text name them, before they are stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.findings import Location


@dataclass(frozen=True, slots=True)
class KepalaDraft:
    """One head of a unit.

    Attributes:
        lokasi: file, sheet and row.
        unit: NPSN, UNOR ID, name, or path of names joined by `` / ``.
        nip: number of the head, as written.
        dari: first day, None if the file does not say.
    """

    lokasi: Location
    unit: str
    nip: str
    jenis: JenisPenugasan = JenisPenugasan.DEFINITIF
    dari: date | None = None
    sk_nomor: str = ""
    sk_tanggal: date | None = None


@dataclass(frozen=True, slots=True)
class PenilaiDraft:
    """One exception: this person is rated by that one. ``atasan_nip`` '' leaves the superior to the tree."""

    lokasi: Location
    nip: str
    penilai_nip: str
    jenis: JenisPenugasan = JenisPenugasan.DEFINITIF
    sk_nomor: str = ""
    sk_tanggal: date | None = None
    atasan_nip: str = ""


def from_clipboard(text: str) -> list[KepalaDraft]:
    """Return heads from pasted lines "unit or NPSN <tab> NIP"; empty lines are passed over.

    The column that holds more 18-digit numbers is taken for the NIP, so that either order works.
    """
    rows = [
        [cell.strip() for cell in line.split("\t" if "\t" in line else ";")] for line in text.splitlines()
    ]
    pairs = [(n, [*row, ""][:2]) for n, row in enumerate(rows, start=1) if any(row)]
    left, right = (sum(_is_number(cells[side]) for _, cells in pairs) for side in (0, 1))
    first, second = (1, 0) if left > right else (0, 1)
    return [KepalaDraft(Location(baris=n), cells[first], cells[second]) for n, cells in pairs]


def _is_number(text: str) -> bool:
    return len([c for c in text if c.isdigit()]) == 18
