"""Paper, margins, offsets. All lengths inside the kit are points; ``mm`` turns millimetres into them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

MM = 72 / 25.4


def mm(value: float) -> float:
    """Return millimetres as points."""
    return value * MM


class Kertas(StrEnum):
    """Paper of Indonesian offices. F4 (215 x 330 mm) is called Folio by many printer drivers."""

    A4 = "A4"
    F4 = "F4"


UKURAN_MM: dict[Kertas, tuple[float, float]] = {Kertas.A4: (210, 297), Kertas.F4: (215, 330)}


@dataclass(frozen=True, slots=True)
class Tata:
    """How sheets lie on the paper.

    Attributes:
        kertas: the paper.
        dx, dy: offset of this printer in mm, to the right and downwards.
        margin_kiri: left margin in mm; 20 for sheets that are filed in a binder.
        margin: the other three margins in mm.
        lanskap: turned; set by the sheet, not by the user.
    """

    kertas: Kertas = Kertas.A4
    dx: float = 0
    dy: float = 0
    margin_kiri: float = 15
    margin: float = 15
    lanskap: bool = False

    @property
    def ukuran(self) -> tuple[float, float]:
        """Width and height of the page in points, as it is read."""
        lebar, tinggi = UKURAN_MM[self.kertas]
        return (mm(tinggi), mm(lebar)) if self.lanskap else (mm(lebar), mm(tinggi))

    @property
    def kiri(self) -> float:
        """Left edge of the content."""
        return mm(self.margin_kiri)

    @property
    def kanan(self) -> float:
        """Right edge of the content."""
        return self.ukuran[0] - mm(self.margin)

    @property
    def atas(self) -> float:
        """Upper edge of the content, from the top of the page."""
        return mm(self.margin)

    @property
    def bawah(self) -> float:
        """Lower edge of the content, from the top of the page; our footer lies below it."""
        return self.ukuran[1] - mm(self.margin)

    @property
    def lebar(self) -> float:
        """Width of the content."""
        return self.kanan - self.kiri

    def turned(self) -> Tata:
        """Return the same layout in landscape."""
        return replace(self, lanskap=True)
