"""A laid out page before it is drawn: lists of marks in points, measured from the top left corner.

Laying out first and drawing afterwards lets the footer know how many pages there are, and lets a printer's
odd and even pages go to two files in one pass.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kinerja_desktop.documents.kit.geometri import Tata
from kinerja_desktop.documents.kit.huruf import Gaya, clean, width
from kinerja_desktop.domain.codes import Predikat

TIPIS = 0.75
"""Width of the grid in points."""


@dataclass(slots=True)
class Halaman:
    """Marks of one page. Emission order: fills, lines, pictures, signs, texts."""

    tata: Tata
    isi: list[tuple[float, float, float, float]] = field(default_factory=list)
    garis: dict[float, list[tuple[float, float, float, float]]] = field(default_factory=dict)
    gambar: list[tuple[bytes, float, float, float, float]] = field(default_factory=list)
    tanda: list[tuple[Predikat, float, float]] = field(default_factory=list)
    teks: list[tuple[float, float, str, Gaya]] = field(default_factory=list)

    def write(self, x: float, top: float, text: str, g: Gaya) -> None:
        """Put one line of text whose box begins at ``top``, from ``x`` to the right."""
        if text:
            self.teks.append((x, top + g.garis_dasar, text, g))

    def centred(self, left: float, right: float, top: float, text: str, g: Gaya) -> None:
        """Put one line in the middle between ``left`` and ``right``."""
        self.write((left + right - width(text, g)) / 2, top, text, g)

    def flush_right(self, right: float, top: float, text: str, g: Gaya) -> None:
        """Put one line that ends at ``right``."""
        text = clean(text)
        self.write(right - width(text, g), top, text, g)

    def line(self, x1: float, y1: float, x2: float, y2: float, thick: float = TIPIS) -> None:
        """Put a line."""
        self.garis.setdefault(thick, []).append((x1, y1, x2, y2))

    def box(self, x: float, y: float, size: float, thick: float = TIPIS) -> None:
        """Put an empty square, to be ticked by hand."""
        self.line(x, y, x + size, y, thick)
        self.line(x, y + size, x + size, y + size, thick)
        self.line(x, y, x, y + size, thick)
        self.line(x + size, y, x + size, y + size, thick)
