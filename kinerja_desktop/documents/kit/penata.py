"""Sets a table on the pages of a flow: rows, cells that cover several rows, heads that are repeated.

A cell that covers rows is drawn once per page, when its last row there is known. Its text goes on where it was
broken off; a text that was complete is drawn again on the page on which its rows go on.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kinerja_desktop.documents.kit import label
from kinerja_desktop.documents.kit.geometri import mm
from kinerja_desktop.documents.kit.tabel import Baris, Blok, Rata, Sel, Tabel

if TYPE_CHECKING:
    from kinerja_desktop.documents.kit.alir import Alir

_LEAST_LINES = 2
"""A split row leaves at least so many lines on either side where it can."""
_BIG_ROW = 0.35
"""A row is split only when it is higher than this part of the page; a smaller one moves on whole."""
_CLOSING = 3
"""So many last rows stand on the page of the tail (signatures), where the table has them."""
_TOLERANCE = 0.01


@dataclass(slots=True)
class _Petak:
    """A cell in its column, its text wrapped."""

    sel: Sel
    kolom: int
    lines: tuple[str, ...]


@dataclass(slots=True)
class _Letak:
    """A row with its cells in place.

    Attributes:
        own: cells set with the row; ``wide``: those set by page (`Sel.is_bentang`).
        count: lines of the cells that cover no other row.
        jarak: leading in which the height of the row is counted.
        least: its least height once the texts that cover it are counted.
    """

    baris: Baris
    blok: Blok | None
    own: list[_Petak]
    wide: list[_Petak]
    count: int
    jarak: float
    least: float


@dataclass(slots=True)
class _Bentang:
    """A cell that covers rows which are being set.

    Attributes:
        rows: rows it still covers, the present one included.
        sisa: lines not drawn yet.
        atas: where it begins on this page.
    """

    petak: _Petak
    pad: float
    rows: int
    sisa: tuple[str, ...]
    atas: float

    @property
    def jarak(self) -> float:
        return self.petak.sel.gaya.jarak

    @property
    def height(self) -> float:
        """Height of what is not drawn yet."""
        return 2 * self.pad + len(self.sisa) * self.jarak


def set_table(alir: Alir, tabel: Tabel, ekor: float) -> None:
    """Put a table at the place of the flow, its last row on one page with the ``ekor`` points that follow it."""
    _Penata(alir, tabel, ekor).run()


class _Penata:
    """One run of a table through the pages."""

    def __init__(self, alir: Alir, tabel: Tabel, ekor: float) -> None:
        self.alir, self.tabel, self.ekor = alir, tabel, ekor
        self.x = [alir.tata.kiri]
        for lebar in tabel.lebar:
            self.x.append(self.x[-1] + lebar)
        self.active: list[_Bentang] = []
        self.edges: list[int] = []
        self.block: Blok | None = None
        self.segment_open = False
        self.reads_on = False
        self.head = self.rows(None, tabel.kepala)
        self.opening = self.rows(None, tabel.pembuka)

    def run(self) -> None:
        """Set all rows; heads stay with the row they belong to, the last row with the tail."""
        waiting: list[_Letak] = []
        last = len(self.tabel.blok) - 1
        left = sum(len(_numbered(blok)) for blok in self.tabel.blok)
        for number, blok in enumerate(self.tabel.blok):
            rows = self.rows(blok, _numbered(blok))
            for place, row in enumerate(rows):
                waiting.append(row)
                left -= 1
                is_end = number == last and place == len(rows) - 1
                sticks = row.baris.lekat or (self.ekor > 0 and left < _CLOSING)
                if sticks and not is_end and not self.is_big(waiting):
                    continue
                self.group(waiting, self.ekor if is_end else 0)
                waiting = []
        self.close()

    # --- measures

    def rows(self, blok: Blok | None, rows: Sequence[Baris]) -> list[_Letak]:
        """Put the cells of a block in their columns and give room to the texts that cover rows."""
        covered: dict[int, int] = {}
        found: list[_Letak] = []
        for row in rows:
            letak = self.place(blok, row, covered)
            found.append(letak)
            covered = {column: left - 1 for column, left in covered.items() if left > 1}
            for one in letak.wide:
                if one.sel.baris > 1:
                    covered |= dict.fromkeys(range(one.kolom, one.kolom + one.sel.span), one.sel.baris - 1)
        if any(letak.wide for letak in found):
            self.level(found)
        return found

    def place(self, blok: Blok | None, row: Baris, covered: Collection[int]) -> _Letak:
        own: list[_Petak] = []
        wide: list[_Petak] = []
        column = count = 0
        jarak = 0.0
        for sel in row.sel:
            while column in covered:
                column += 1
            lines = sel.lines(self.x[column + sel.span] - self.x[column])
            is_wide = sel.is_bentang
            (wide if is_wide else own).append(_Petak(sel, column, lines))
            if sel.baris == 1 and len(lines) > count:
                count = len(lines)
            if not is_wide and sel.gaya.jarak > jarak:
                jarak = sel.gaya.jarak
            column += sel.span
        jarak = jarak or max(sel.gaya.jarak for sel in row.sel)
        least = max(2 * row.pad + count * jarak, row.min_tinggi)
        return _Letak(row, blok, own, wide, count, jarak, least)

    def level(self, rows: Sequence[_Letak]) -> None:
        """Share what a text needs beyond the rows it covers among them, smaller spans first.

        A text too high for that (it will run over pages) leaves its rows as they are.
        """
        wide = [(one, n, row) for n, row in enumerate(rows) for one in row.wide if one.sel.baris > 1]
        for one, first, row in sorted(wide, key=lambda found: found[0].sel.baris):
            need = 2 * row.baris.pad + len(one.lines) * one.sel.gaya.jarak
            under = rows[first : first + one.sel.baris]
            lack = need - sum(each.least for each in under)
            if lack > 0 and need <= self.alir.penuh * _BIG_ROW:
                for each in under:
                    each.least += lack / len(under)

    def is_big(self, rows: Iterable[_Letak]) -> bool:
        """Return whether rows are too high to be moved on whole; what follows does not stick to them then."""
        return sum(row.least for row in rows) > self.alir.penuh * _BIG_ROW

    def height_of(self, row: _Letak, count: int) -> float:
        return 2 * row.baris.pad + count * row.jarak

    def height(self, row: _Letak, count: int) -> float:
        return max(self.height_of(row, count), row.least)

    def count(self, row: _Letak, room: float) -> int:
        return int((room - 2 * row.baris.pad + _TOLERANCE) / row.jarak)

    def overflow(self, row: _Letak, top: float) -> int:
        """Return how many lines of this row the texts need that end with it."""
        if not self.active:
            return 0
        need = max((one.height - (top - one.atas) for one in self.active if one.rows == 1), default=0.0)
        return max(0, math.ceil((need - 2 * row.baris.pad - _TOLERANCE) / row.jarak))

    def demand(self, rows: Iterable[_Letak]) -> float:
        """Return the room in which the covering texts that begin in a group stay whole (not those that never do)."""
        above = most = 0.0
        for row in rows:
            for one in row.wide:
                need = 2 * row.baris.pad + len(one.lines) * one.sel.gaya.jarak
                if one.sel.baris > 1 and need <= self.alir.penuh * _BIG_ROW:
                    most = max(most, above + need)
            above += row.least
        return most

    # --- the way through the pages

    def group(self, rows: Sequence[_Letak], ekor: float) -> None:
        """Place heads that stick together with the row they belong to."""
        if not self.fits(rows, ekor):
            self.turn()
        for row in rows[:-1]:
            self.enter(row)
            self.begin(row)
            self.part(row, [one.lines for one in row.own], row.least)
            self.settle_ended()
        self.enter(rows[-1])
        self.row(rows[-1], ekor)

    def fits(self, rows: Sequence[_Letak], ekor: float) -> bool:
        """Say whether a group may begin here: it fits with its tail, or enough of a big row does."""
        row, lead = rows[-1], sum(one.least for one in rows[:-1])
        room = self.alir.ruang
        if not self.segment_open:
            room -= sum(one.least for one in (*self.opening, *self.head))
        total = row.count
        if len(rows) == 1:
            total = max(total, self.overflow(row, self.alir.y))
        body = self.height(row, total)
        if max(lead + body + ekor, self.demand(rows)) <= room + _TOLERANCE:
            return True
        if row.baris.utuh or body <= self.alir.penuh * _BIG_ROW:
            return not self.segment_open and self.alir.y <= self.alir.tata.atas
        return self.count(row, room - lead) >= min(_LEAST_LINES, total)

    def row(self, row: _Letak, ekor: float) -> None:
        """Draw a row, over several pages where it must."""
        self.begin(row)
        lines = [one.lines for one in row.own]
        first = True
        while True:
            total = max(*map(len, lines), self.overflow(row, self.alir.y), 0)
            height = self.height(row, total) if first else self.height_of(row, total)
            if height + ekor <= self.alir.ruang + _TOLERANCE or total <= 1:
                break
            if self.height_of(row, total) + ekor <= self.alir.ruang + _TOLERANCE:
                height = self.height_of(row, total)
                break
            take = max(1, min(self.count(row, self.alir.ruang), total - 1))
            if total - take < _LEAST_LINES:
                take = max(1, total - _LEAST_LINES)
            self.part(row, [cell[:take] for cell in lines], self.height_of(row, take))
            lines = [self.rest(row, n, cell[take:]) for n, cell in enumerate(lines)]
            first = False
            self.turn(stretched=not ekor)
            self.ensure_open(continued=True)
        self.part(row, lines, height)
        self.settle_ended()

    def rest(self, row: _Letak, place: int, lines: tuple[str, ...]) -> tuple[str, ...]:
        """Return what a cell shows where its row goes on: the rest of its text, or again who the row is about."""
        return lines or (self.again(row.own[place], row.baris.pad) if place < row.baris.ulang else ())

    def turn(self, *, stretched: bool = True) -> None:
        """Go on on a new page; not ``stretched``: what is left of the covering texts is for the page of the tail."""
        if self.segment_open or self.alir.y > self.alir.tata.atas:
            if stretched:
                self.stretch()
            for one in self.active:
                self.settle(one)
            self.close()
            self.alir.break_page()

    def stretch(self) -> None:
        """Lengthen the last row of the page for covering texts that would be broken off by little."""
        bottom = max((one.atas + one.height for one in self.active), default=0.0)
        if self.alir.y < bottom <= self.alir.tata.bawah + _TOLERANCE:
            for edge in self.edges:
                self.alir.kini.line(self.x[edge], self.alir.y, self.x[edge], bottom)
            self.alir.y = bottom

    def ensure_open(self, continued: bool) -> None:
        """Draw the head where the table begins or goes on, and that of a block which goes on."""
        if self.segment_open:
            return
        self.segment_open = True
        kept, self.active = self.active, []
        lanjutan = self.block.lanjutan if continued and self.block is not None else None
        is_over_all = lanjutan is not None and sum(sel.span for sel in lanjutan.sel) == len(self.tabel.lebar)
        above = (self.place(self.block, lanjutan, ()),) if lanjutan is not None and is_over_all else ()
        for row in (*self.opening, *self.head, *above):
            self.begin(row)
            self.part(row, [one.lines for one in row.own], row.least)
            self.settle_ended()
        self.opening, self.active, self.reads_on = [], kept, False
        for one in kept:
            one.atas = self.alir.y
            left, right = one.petak.kolom, one.petak.kolom + one.petak.sel.span
            self.alir.kini.line(self.x[left], one.atas, self.x[right], one.atas)
        if lanjutan is not None and not is_over_all:
            self.continued(lanjutan)

    def continued(self, lanjutan: Baris) -> None:
        covered = {
            column
            for one in self.active
            for column in range(one.petak.kolom, one.petak.kolom + one.petak.sel.span)
        }
        row = self.place(self.block, lanjutan, covered)
        self.part(row, [one.lines for one in row.own], row.least)

    def enter(self, row: _Letak) -> None:
        self.ensure_open(continued=row.blok is self.block)
        self.block = row.blok

    def close(self) -> None:
        if self.segment_open:
            self.alir.kini.line(self.x[0], self.alir.y, self.x[-1], self.alir.y)
        self.segment_open = False

    # --- drawing

    def begin(self, row: _Letak) -> None:
        """Note the covering cells that begin with a row; they are drawn when the page or their last row ends."""
        top = self.alir.y
        for one in row.wide:
            self.alir.kini.line(self.x[one.kolom], top, self.x[one.kolom + one.sel.span], top)
            self.active.append(_Bentang(one, row.baris.pad, one.sel.baris, one.lines, top))

    def part(self, row: _Letak, lines: Sequence[tuple[str, ...]], height: float) -> None:
        """Draw one row, or one part of it, at the present place."""
        page, top, pad = self.alir.kini, self.alir.y, row.baris.pad
        bottom = top + height
        page.line(self.x[0], top, self.x[0], bottom)
        self.edges = [0]
        for held in self.active:
            self.edge(held.petak, top, bottom)
        for one, texts in zip(row.own, lines, strict=True):
            if not (row.baris.menyatu and self.reads_on):
                page.line(self.x[one.kolom], top, self.x[one.kolom + one.sel.span], top)
            self.cell(one, texts, top, pad, height)
            self.edge(one, top, bottom)
        self.reads_on = True
        self.alir.y = bottom

    def edge(self, petak: _Petak, top: float, bottom: float) -> None:
        column = petak.kolom + petak.sel.span
        self.alir.kini.line(self.x[column], top, self.x[column], bottom)
        self.edges.append(column)

    def settle_ended(self) -> None:
        """A row is complete: draw the covering cells that end with it."""
        if not self.active:
            return
        for one in self.active:
            one.rows -= 1
            if one.rows == 0:
                self.settle(one)
        self.active = [one for one in self.active if one.rows]

    def settle(self, one: _Bentang) -> None:
        """Draw a covering cell on this page; afterwards it holds what the next page is to show of it."""
        height = self.alir.y - one.atas
        if height <= 0:
            return
        room = int((height - 2 * one.pad + _TOLERANCE) / one.jarak)
        self.cell(one.petak, one.sisa[:room], one.atas, one.pad, height)
        one.sisa = one.sisa[room:] or self.again(one.petak, one.pad)

    def again(self, petak: _Petak, pad: float) -> tuple[str, ...]:
        """Return what a cell shows where its rows go on and its text was complete."""
        if 2 * pad + len(petak.lines) * petak.sel.gaya.jarak <= self.alir.penuh * _BIG_ROW:
            return petak.lines
        left, right = self.x[petak.kolom], self.x[petak.kolom + petak.sel.span]
        return replace(petak.sel, teks=label.words("tabel")["lanjutan"]).lines(right - left)

    def cell(self, petak: _Petak, lines: tuple[str, ...], top: float, pad: float, height: float) -> None:
        page, sel = self.alir.kini, petak.sel
        left, right = self.x[petak.kolom], self.x[petak.kolom + sel.span]
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


def _numbered(blok: Blok) -> Sequence[Baris]:
    """Return the rows of a block, its number as a cell that covers them all."""
    if blok.nomor is None:
        return blok.baris
    first, *rest = blok.baris
    number = replace(blok.nomor, baris=len(blok.baris))
    return (replace(first, sel=(number, *first.sel)), *rest)
