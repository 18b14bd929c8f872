"""Tables as values: cells with spans, rows, blocks with a merged number column, a head that is repeated."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kinerja_desktop.documents.kit.geometri import mm
from kinerja_desktop.documents.kit.huruf import Gaya, wrap
from kinerja_desktop.domain.codes import Predikat

SISI = mm(1.5)
"""Air left and right of the text of a cell."""


class Rata(Enum):
    """Where the text of a cell stands."""

    KIRI = "kiri"
    TENGAH = "tengah"
    KANAN = "kanan"


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell.

    Attributes:
        teks: its text; lines are kept, long lines wrapped.
        gaya: its style.
        rata: horizontal alignment.
        span: how many columns it covers.
        latar: tinted, for heads.
        tengah: vertically in the middle (only cells that are never split).
        awalan: a mark before the text (``:``), the text hanging ``indent`` points after it.
        indent: see awalan and tanda.
        tanda: our sign of a predikat before the text.
        kotak: an empty square before the text, to be ticked.
        baris: how many rows it covers, itself and those below; it never reaches beyond its block.
        ulang: drawn again where its row goes on on another page, as a cell that covers several rows always is.
    """

    teks: str
    gaya: Gaya
    rata: Rata = Rata.KIRI
    span: int = 1
    latar: bool = False
    tengah: bool = False
    awalan: str = ""
    indent: float = 0
    sisi: float = SISI
    tanda: Predikat | None = None
    kotak: bool = False
    baris: int = 1
    ulang: bool = False

    @property
    def is_bentang(self) -> bool:
        """Return whether it is set by page, not by row."""
        return self.baris > 1 or self.ulang

    def lines(self, room: float) -> tuple[str, ...]:
        """Return its lines in a column of ``room`` points."""
        return wrap(self.teks, self.gaya, max(room - 2 * self.sisi - self.indent, 1))


@dataclass(frozen=True, slots=True)
class Baris:
    """One row.

    Attributes:
        sel: its cells from the left; columns that a cell of a row above covers are left out, so is the block number.
        pad: air above and below the text in points.
        min_tinggi: least height in points.
        lekat: stays on the page of the row after it.
        utuh: is never split over pages.
        menyatu: reads on from the row above: no line between the two on one page.
        ulang: so many first cells are drawn again where the row goes on on another page (see `Sel.ulang`, which costs
            more and is for rows under cells that cover several).
    """

    sel: tuple[Sel, ...]
    pad: float
    min_tinggi: float = 0
    lekat: bool = False
    utuh: bool = False
    menyatu: bool = False
    ulang: int = 0


@dataclass(frozen=True, slots=True)
class Blok:
    """Rows that share one number cell at the left (None: rows of their own).

    ``lanjutan`` is put above what goes on when a page ends within the block.
    """

    baris: tuple[Baris, ...]
    nomor: Sel | None = None
    lanjutan: Baris | None = None


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table: column widths in points, blocks, head rows repeated on every page, rows once above the head."""

    lebar: tuple[float, ...]
    blok: tuple[Blok, ...]
    kepala: tuple[Baris, ...] = ()
    pembuka: tuple[Baris, ...] = ()
