"""The flow: puts texts, tables and blocks one below the other and begins new pages.

A block that must stay whole (signatures) is announced to the table before it as ``ekor``, so that the last
rows go to the new page with it and it never stands alone there.
"""

from __future__ import annotations

from collections.abc import Callable

from kinerja_desktop.documents.kit import penata
from kinerja_desktop.documents.kit.geometri import Tata
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.huruf import Gaya, wrap
from kinerja_desktop.documents.kit.tabel import Tabel


class Alir:
    """Pages that grow. ``y`` is the place of the next thing, in points from the top of the page."""

    def __init__(self, tata: Tata) -> None:
        self.tata = tata
        self.halaman: list[Halaman] = [Halaman(tata)]
        self.y = tata.atas

    @property
    def kini(self) -> Halaman:
        """The page that is being filled."""
        return self.halaman[-1]

    @property
    def ruang(self) -> float:
        """Height left on this page."""
        return self.tata.bawah - self.y

    @property
    def penuh(self) -> float:
        """Height of an empty page."""
        return self.tata.bawah - self.tata.atas

    def break_page(self) -> None:
        """Begin a new page."""
        self.halaman.append(Halaman(self.tata))
        self.y = self.tata.atas

    def need(self, height: float) -> None:
        """Begin a new page unless ``height`` points are left."""
        if height > self.ruang + 0.01 and self.y > self.tata.atas:
            self.break_page()

    def space(self, height: float) -> None:
        """Leave air; none at the top of a page."""
        if self.y > self.tata.atas:
            self.y += height

    def paragraph(self, text: str, g: Gaya, left: float = 0, right: float = 0, centred: bool = False) -> None:
        """Put wrapped text, indented by ``left`` and ``right`` points; it may run over pages."""
        x, end = self.tata.kiri + left, self.tata.kanan - right
        for line in wrap(text, g, end - x):
            self.need(g.jarak)
            if centred:
                self.kini.centred(x, end, self.y, line, g)
            else:
                self.kini.write(x, self.y, line, g)
            self.y += g.jarak

    def whole(self, height: float, draw: Callable[[Halaman, float], None]) -> None:
        """Put something that is never split: ``draw(page, top)``."""
        self.need(height)
        draw(self.kini, self.y)
        self.y += height

    def table(self, tabel: Tabel, ekor: float = 0) -> None:
        """Put a table; its last row shares a page with the ``ekor`` points that follow it."""
        penata.set_table(self, tabel, min(ekor, self.penuh * 0.6))
