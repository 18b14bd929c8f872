"""HTML tables, which many applications save under the name .xls. Every value is text.

All tables of the page follow one another on one sheet, as Excel shows them; a row's number counts table rows.
Parsing is by lxml's event interface, so that broken markup (cells and rows never closed) still reads and no
tree is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import limits
from kinerja_desktop.workbooks.cells import CellValue, MergedArea, Row, SheetInfo
from kinerja_desktop.workbooks.rowmaking import RowBasket

_SPACE = re.compile(r"[ \t\r\n\f]+")
_UNEVEN = re.compile(r"[\t\r\n\f\x00]|  ")
_SPANS = re.compile(r"(?:col|row)span", re.IGNORECASE)
_WORK = 20_000_000
_SPAN_COLUMNS, _SPAN_ROWS = 1_000, 65_534
_KEPT_CHARS = 4_000_000
"""Longest page whose rows are kept once it had to be walked for its merged cells: 80 MiB of rows at the most."""
_SILENT = frozenset({"style", "script", "title"})


class _Tables:
    """Target of the parser. ``_pending`` maps a column to the last row that a rowspan covers there."""

    def __init__(self) -> None:
        self.basket = RowBasket()
        self.merges: list[MergedArea] = []
        self._nomor = 0
        self._in_row = False
        self._values: list[CellValue] = []
        self._next = 1
        self._cell: dict[str, str] | None = None
        self._texts: list[str] = []
        self._length = self._work = self._silent = 0
        self._pending: dict[int, int] = {}

    def start(self, tag: str | bytes, attrs: Mapping[str | bytes, str | bytes]) -> None:
        name = str(tag).lower()
        if name in {"td", "th"}:
            self._end_cell()
            if not self._in_row:
                self._begin_row()
            self._cell = {str(key).lower(): str(value) for key, value in attrs.items()} if attrs else {}
            self._texts, self._length = [], 0
        elif name == "tr":
            self._end_row()
            self._begin_row()
        elif name == "table":
            self._end_row()
            self._pending = {}
        elif name == "br":
            self.data("\x00")
        elif name in _SILENT:
            self._silent += 1

    def end(self, tag: str | bytes) -> None:
        name = str(tag).lower()
        if name in {"td", "th"}:
            self._end_cell()
        elif name in {"tr", "table"}:
            self._end_row()
        elif name in _SILENT:
            self._silent = max(0, self._silent - 1)

    def data(self, data: str | bytes) -> None:
        if self._cell is not None and not self._silent:
            self._length += len(data)
            if self._length > limits.CELL_CHARS:
                raise FileError("berkas.terlalu-besar")
            self._texts.append(str(data))

    def comment(self, text: str | bytes) -> None:
        """Comments are no text."""

    def close(self) -> None:
        self._end_row()

    def _begin_row(self) -> None:
        self._nomor += 1
        if self._nomor > limits.MAX_ROWS:
            raise FileError("berkas.terlalu-besar")
        self._in_row = True
        self._values, self._next = [], 1

    def _end_row(self) -> None:
        self._end_cell()
        if self._in_row:
            self._in_row = False
            self.basket.put(self._nomor, self._values)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        attrs, self._cell = self._cell, None
        column = self._next
        while self._pending and self._pending.get(column, 0) >= self._nomor:
            column += 1
            self._spend(1)
        wide = high = 1
        if attrs:
            wide, high = _span(attrs, "colspan", _SPAN_COLUMNS), _span(attrs, "rowspan", _SPAN_ROWS)
        self._next = column + wide
        if self._next > limits.MAX_COLUMNS + 1:
            raise FileError("berkas.terlalu-besar")
        if high > 1:
            self._spend(wide)
            self._pending.update(dict.fromkeys(range(column, column + wide), self._nomor + high - 1))
        if (high > 1 or wide > 1) and len(self.merges) < limits.MERGES:
            self.merges.append(MergedArea(self._nomor, column, self._nomor + high - 1, column + wide - 1))
        value = _text(self._texts)
        if value is not None:
            self._values.extend([None] * (column - len(self._values)))
            self._values[column - 1] = value

    def _spend(self, steps: int) -> None:
        self._work += steps
        if self._work > _WORK:
            raise FileError("berkas.terlalu-besar")


def _span(attrs: dict[str, str], name: str, most: int) -> int:
    text = attrs.get(name, "1").strip()
    return max(1, min(int(text), most)) if text.isdecimal() and len(text) < 9 else 1


def _text(pieces: list[str]) -> str | None:
    text = "".join(pieces)
    if _UNEVEN.search(text):
        text = "\n".join(_SPACE.sub(" ", line).strip(" ") for line in text.split("\x00"))
    else:
        text = text.strip(" ")
    # a lone no-break space is how HTML writes an empty cell
    return text if text.strip(" \n\xa0") else None


class HtmlSource:
    """The tables of one page. Implements `source.Source`."""

    jenis = "html"
    date_1904 = False

    def __init__(self, text: str, nama: str) -> None:
        self._text = text
        self.sheets: tuple[SheetInfo, ...] = (SheetInfo(nama),)
        # a page that names no span has no merged cells, and need not be walked to know it
        self._merges: tuple[MergedArea, ...] | None = None if _SPANS.search(text) else ()
        self._rows: list[Row] | None = None

    def _walk(self, tables: _Tables) -> Iterator[None]:
        from lxml import etree

        parser = etree.HTMLParser(target=tables, huge_tree=False)
        try:
            for at in range(0, len(self._text), 16_384):
                parser.feed(self._text[at : at + 16_384])
                yield
            parser.close()
            yield
        except etree.LxmlError as error:
            raise FileError("berkas.rusak") from error

    def rows(self, _sheet: str) -> Iterator[Row]:
        """Yield the rows with content."""
        if self._rows is not None:
            yield from self._rows
            return
        tables = _Tables()
        for _ in self._walk(tables):
            yield from tables.basket.take()
        self._merges = tuple(tables.merges)

    def merged(self, _sheet: str) -> tuple[MergedArea, ...]:
        """Return the areas that colspan and rowspan cover."""
        if self._merges is None:
            if len(self._text) <= _KEPT_CHARS:
                self._rows = list(self.rows(_sheet))
            else:
                for _ in self.rows(_sheet):
                    continue
        return self._merges or ()

    def hidden_rows(self, _sheet: str) -> frozenset[int]:
        """Return nothing."""
        return frozenset()

    def hidden_columns(self, _sheet: str) -> frozenset[int]:
        """Return nothing."""
        return frozenset()

    def close(self) -> None:
        """Free the text and the rows."""
        self._text, self._rows = "", None
