"""The flow: puts texts, tables and blocks one below the other and begins new pages.

A block that must stay whole (signatures) is announced to the table before it as ``ekor``, so that the last
rows go to the new page with it and it never stands alone there.
"""

from __future__ import annotations

from collections.abc import Callable

from kinerja_desktop.documents.kit.geometri import Tata, mm
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.huruf import Gaya, wrap
from kinerja_desktop.documents.kit.tabel import Baris, Blok, Rata, Sel, Tabel

_LEAST_LINES = 2
"""A split row leaves at least so many lines on either side where it can."""
_BIG_ROW = 0.35
"""A row is split only when it is higher than this part of the page; a smaller one moves on whole."""


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
        _Setter(self, tabel, min(ekor, self.penuh * 0.6)).run()


class _Setter:
    """One run of a table through the pages."""

    def __init__(self, alir: Alir, tabel: Tabel, ekor: float) -> None:
        self.alir, self.tabel, self.ekor = alir, tabel, ekor
        self.x = [alir.tata.kiri]
        for lebar in tabel.lebar:
            self.x.append(self.x[-1] + lebar)
        self.head_height = sum(self.height(row, self.lines(row, 0)) for row in tabel.kepala)
        self.segment_open = False
        self.block: Blok | None = None
        self.number_drawn = False

    def run(self) -> None:
        flat = [(blok, row) for blok in self.tabel.blok for row in blok.baris]
        waiting: list[tuple[Blok, Baris]] = []
        for number, (blok, row) in enumerate(flat):
            waiting.append((blok, row))
            last = number == len(flat) - 1
            if row.lekat and not last:
                continue
            self.group(waiting, self.ekor if last else 0)
            waiting = []
        self.close()

    def group(self, rows: list[tuple[Blok, Baris]], ekor: float) -> None:
        """Place heads that stick together with the row they belong to."""
        lead = sum(self.height(row, self.lines(row, self.first(blok))) for blok, row in rows[:-1])
        blok, row = rows[-1]
        lines = self.lines(row, self.first(blok))
        body = self.height(row, lines)
        if not self.fits(lead, row, lines, body, ekor):
            self.turn()
        for block, single in rows[:-1]:
            self.enter(block)
            self.part(single, self.lines(single, self.first(block)))
        self.enter(blok)
        self.row(row, lines, ekor)

    def fits(self, lead: float, row: Baris, lines: list[tuple[str, ...]], body: float, ekor: float) -> bool:
        """Say whether a group may begin here: it fits with its tail, or enough of a big row does."""
        opening = 0.0 if self.segment_open else self.head_height
        room = self.alir.ruang - opening - lead
        if body + ekor <= room + 0.01:
            return True
        if row.utuh or body + ekor <= self.alir.penuh * _BIG_ROW + ekor:
            return not self.segment_open and self.alir.y <= self.alir.tata.atas
        return self.count(row, room) >= min(_LEAST_LINES, max(map(len, lines)))

    def row(self, row: Baris, lines: list[tuple[str, ...]], ekor: float) -> None:
        """Draw a row, over several pages where it must."""
        while True:
            total = max(map(len, lines))
            if self.height(row, lines) + ekor <= self.alir.ruang + 0.01 or total <= 1:
                break
            if self.height_of(row, total) + ekor <= self.alir.ruang + 0.01:
                break
            take = max(1, min(self.count(row, self.alir.ruang), total - 1))
            if total - take < _LEAST_LINES:
                take = max(1, total - _LEAST_LINES)
            self.part(row, [cell[:take] for cell in lines], split=True)
            lines = [cell[take:] for cell in lines]
            row = Baris(row.sel, row.pad)
            self.turn()
            self.ensure_open(continued=True)
        self.part(row, lines)

    # --- measures

    @staticmethod
    def first(blok: Blok) -> int:
        return 0 if blok.nomor is None else 1

    def lines(self, row: Baris, first: int) -> list[tuple[str, ...]]:
        found, column = [], first
        for sel in row.sel:
            found.append(sel.lines(self.x[column + sel.span] - self.x[column]))
            column += sel.span
        return found

    @staticmethod
    def leading(row: Baris) -> float:
        return max(sel.gaya.jarak for sel in row.sel)

    def height_of(self, row: Baris, count: int) -> float:
        return 2 * row.pad + count * self.leading(row)

    def height(self, row: Baris, lines: list[tuple[str, ...]]) -> float:
        return max(self.height_of(row, max(map(len, lines))), row.min_tinggi)

    def count(self, row: Baris, room: float) -> int:
        return int((room - 2 * row.pad + 0.01) / self.leading(row))

    # --- drawing

    def turn(self) -> None:
        if self.segment_open or self.alir.y > self.alir.tata.atas:
            self.close()
            self.alir.break_page()

    def ensure_open(self, continued: bool) -> None:
        """Draw the head where the table begins or goes on, and that of a block which goes on."""
        if self.segment_open:
            return
        self.segment_open, self.number_drawn = True, False
        block, self.block = self.block, None
        for row in self.tabel.kepala:
            self.part(row, self.lines(row, 0))
        self.block, self.number_drawn = block, False
        if continued and block is not None and block.lanjutan is not None:
            self.part(block.lanjutan, self.lines(block.lanjutan, self.first(block)))

    def enter(self, blok: Blok) -> None:
        self.ensure_open(continued=blok is self.block)
        if blok is not self.block:
            self.block, self.number_drawn = blok, False

    def close(self) -> None:
        if self.segment_open:
            self.alir.kini.line(self.x[0], self.alir.y, self.x[-1], self.alir.y)
        self.segment_open = False

    def part(self, row: Baris, lines: list[tuple[str, ...]], split: bool = False) -> None:
        """Draw one row, or one part of it, at the present place."""
        page, top = self.alir.kini, self.alir.y
        height = self.height_of(row, max(map(len, lines))) if split else self.height(row, lines)
        numbered = self.block is not None and self.block.nomor is not None
        page.line(self.x[1 if numbered and self.number_drawn else 0], top, self.x[-1], top)
        page.line(self.x[0], top, self.x[0], top + height)
        column = 0
        if numbered and self.block is not None and self.block.nomor is not None:
            nomor, column = self.block.nomor, 1
            page.line(self.x[1], top, self.x[1], top + height)
            if not self.number_drawn:
                self.cell(nomor, nomor.lines(self.x[1] - self.x[0]), 0, top, row.pad, height)
        self.number_drawn = True
        for sel, texts in zip(row.sel, lines, strict=True):
            self.cell(sel, texts, column, top, row.pad, height)
            column += sel.span
            page.line(self.x[column], top, self.x[column], top + height)
        self.alir.y = top + height

    def cell(
        self, sel: Sel, lines: tuple[str, ...], column: int, top: float, pad: float, height: float
    ) -> None:
        page, left, right = self.alir.kini, self.x[column], self.x[column + sel.span]
        if sel.latar:
            page.isi.append((left, top, right - left, height))
        y = top + ((height - len(lines) * sel.gaya.jarak) / 2 if sel.tengah else pad)
        x = left + sel.sisi
        if lines and sel.awalan:
            page.write(x, y, sel.awalan, sel.gaya)
        if lines and sel.tanda is not None:
            page.tanda.append((sel.tanda, x + mm(1.6), y + sel.gaya.jarak / 2))
        if lines and sel.kotak:
            page.box(x, y + (sel.gaya.jarak - mm(3)) / 2, mm(3))
        for line in lines:
            if sel.rata is Rata.TENGAH:
                page.centred(left, right, y, line, sel.gaya)
            elif sel.rata is Rata.KANAN:
                page.flush_right(right - sel.sisi, y, line, sel.gaya)
            else:
                page.write(x + sel.indent, y, line, sel.gaya)
            y += sel.gaya.jarak
