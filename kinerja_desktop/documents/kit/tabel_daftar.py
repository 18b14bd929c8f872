"""Tables of lists: tinted head, numbering row (1)(2)..., one row per person, head repeated on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kinerja_desktop.documents.kit.geometri import mm
from kinerja_desktop.documents.kit.huruf import TEBAL, gaya
from kinerja_desktop.documents.kit.tabel import SISI, Baris, Blok, Rata, Sel, Tabel

ISI = gaya(9, 3.8)
_KEPALA = gaya(8, 3.6, TEBAL)
_ANGKA = gaya(7.5, 3.8)
_PAD = mm(0.9)
_SISI_TENGAH = mm(0.4)
"""So that a running number of four digits stands on one line."""
TANDA_INDENT = mm(5)
BERULANG = 2
"""Number and name: the first cells, which stand again where a row goes on on another page."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column of a list: head, width in mm, share of the width that is left over, alignment."""

    judul: str
    lebar: float
    bagian: float = 0
    rata: Rata = Rata.KIRI


def row(cells: Iterable[Sel]) -> Blok:
    """Return one row; it moves to the next page whole unless it is very high, and says there again whose it is."""
    return Blok((Baris(tuple(cells), _PAD, ulang=BERULANG),))


def cell(text: str, rata: Rata = Rata.KIRI) -> Sel:
    """Return a body cell; nothing is written as ``-``. In the middle of a column there is room to its edges."""
    return Sel(text.strip() or "-", ISI, rata, sisi=_SISI_TENGAH if rata is Rata.TENGAH else SISI)


def table(kolom: Sequence[Kolom], rows: Iterable[Blok], lebar: float, numbered: bool = True) -> Tabel:
    """Return a list table ``lebar`` points wide (0: as wide as its columns say)."""
    sums = sum(mm(k.lebar) for k in kolom)
    spare = lebar - sums if lebar else 0
    widths = tuple(mm(k.lebar) + spare * k.bagian for k in kolom)
    head = [
        Baris(
            tuple(Sel(k.judul, _KEPALA, Rata.TENGAH, latar=True, tengah=True, sisi=mm(1)) for k in kolom),
            _PAD,
            utuh=True,
        )
    ]
    if numbered:
        numbers = tuple(Sel(f"({n})", _ANGKA, Rata.TENGAH) for n in range(1, len(kolom) + 1))
        head.append(Baris(numbers, mm(0.4), utuh=True))
    return Tabel(widths, tuple(rows), tuple(head))


def texts(kolom: Sequence[Kolom], values: Sequence[str]) -> Blok:
    """Return a row of plain texts aligned as their columns are."""
    return row(cell(value, k.rata) for k, value in zip(kolom, values, strict=True))
