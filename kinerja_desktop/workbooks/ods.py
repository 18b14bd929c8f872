"""OpenDocument spreadsheets, read by our own streaming engine: repeats are bounded, errors and formulas told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import limits, serials
from kinerja_desktop.workbooks.cells import NO_CACHE, CellValue, ErrorCell, MergedArea, Row, SheetInfo
from kinerja_desktop.workbooks.rowmaking import RowBasket
from kinerja_desktop.workbooks.xmlstream import Finder, Place, walk_place
from kinerja_desktop.workbooks.zipparts import ZipParts

_CONTENT = "content.xml"
_SKIPPED = frozenset({"annotation", "shapes", "tracked-changes", "frame", "custom-shape", "forms"})


def _count(attrs: dict[str, str], name: str, most: int) -> int:
    text = attrs.get(name, "1")
    return max(1, min(int(text), most)) if text.isdecimal() and len(text) < 12 else 1


class _TableParser:
    """Rows, merges and hidden rows of one table of a content part."""

    def __init__(self) -> None:
        self.basket = RowBasket()
        self.merges: list[MergedArea] = []
        self.hidden: set[int] = set()
        self._depth = 0
        self._skip = 0
        self._nomor = 0
        self._repeat = 1
        self._values: list[CellValue] = []
        self._column = 0
        self._cell: dict[str, str] | None = None
        self._paragraphs: list[str] = []
        self._length = 0

    @property
    def _here(self) -> bool:
        return self._depth == 1 and not self._skip

    def start(self, name: str, attrs: dict[str, str]) -> None:
        if name == "table":
            self._depth += 1
        if name in _SKIPPED:
            self._skip += 1
        if not self._here:
            return
        if name == "table-row":
            self._begin_row(attrs)
        elif name in {"table-cell", "covered-table-cell"}:
            self._cell, self._paragraphs, self._length = attrs, [], 0
        elif self._cell is not None:
            self._inline(name, attrs)

    def _begin_row(self, attrs: dict[str, str]) -> None:
        self._nomor += 1
        self._repeat = _count(attrs, "number-rows-repeated", limits.MAX_ROWS)
        self._values, self._column = [], 0
        if attrs.get("visibility") in {"collapse", "filter"} and self._repeat < 100_000:
            self.hidden.update(range(self._nomor, self._nomor + self._repeat))

    def _inline(self, name: str, attrs: dict[str, str]) -> None:
        if name == "p":
            self._paragraphs.append("")
        elif name == "s":
            self.text(" " * _count(attrs, "c", 32_767))
        elif name == "tab":
            self.text("\t")
        elif name == "line-break":
            self.text("\n")

    def text(self, data: str) -> None:
        if self._cell is not None and self._paragraphs and self._here:
            self._length += len(data)
            if self._length > limits.CELL_CHARS:
                raise FileError("berkas.terlalu-besar")
            self._paragraphs[-1] += data

    def end(self, name: str) -> None:
        if self._here:
            if name in {"table-cell", "covered-table-cell"} and self._cell is not None:
                self._end_cell(self._cell, covered=name[0] == "c")
                self._cell = None
            elif name == "table-row":
                self._end_row()
        if name == "table":
            self._depth -= 1
        if name in _SKIPPED:
            self._skip -= 1

    def _end_cell(self, attrs: dict[str, str], *, covered: bool) -> None:
        times = _count(attrs, "number-columns-repeated", limits.MAX_COLUMNS)
        value = None if covered else self._value(attrs)
        at = self._column
        self._column = min(at + times, limits.MAX_COLUMNS)
        high = _count(attrs, "number-rows-spanned", limits.MAX_ROWS)
        wide = _count(attrs, "number-columns-spanned", limits.MAX_COLUMNS)
        if high * wide > 1 and len(self.merges) < limits.MERGES:
            self.merges.append(MergedArea(self._nomor, at + 1, self._nomor + high - 1, at + wide))
        if value is not None:
            self._values.extend([None] * (at - len(self._values)))
            self._values.extend([value] * (self._column - at))

    def _value(self, attrs: dict[str, str]) -> CellValue:
        kind = attrs.get("value-type", "")
        shown = "\n".join(self._paragraphs)
        if kind == "error" or (
            kind == "string" and attrs.get("string-value") == "" and shown.startswith(("#", "Err:"))
        ):
            return ErrorCell(shown)
        if kind in {"float", "percentage", "currency"}:
            return serials.number(attrs.get("value", shown))
        if kind == "date":
            return serials.iso(attrs.get("date-value", shown))
        if kind == "time":
            return serials.iso_duration(attrs.get("time-value", shown))
        if kind == "boolean":
            return attrs.get("boolean-value") == "true"
        if not kind and not shown and attrs.get("formula"):
            return NO_CACHE
        return shown or attrs.get("string-value") or None

    def _end_row(self) -> None:
        first = self._nomor
        self._nomor += self._repeat - 1
        self.basket.put(first, self._values, self._repeat)


class OdsSource:
    """An OpenDocument spreadsheet. Implements `source.Source`."""

    jenis = "ods"
    date_1904 = False  # dates are written out, not counted

    def __init__(self, parts: ZipParts) -> None:
        self._parts = parts
        if b"encryption-data" in (
            parts.read("META-INF/manifest.xml") if parts.has("META-INF/manifest.xml") else b""
        ):
            raise FileError("berkas.sandi-asing")
        self._described: dict[str, _TableParser] = {}
        self.sheets, places = self._tables()
        if not self.sheets:
            raise FileError("berkas.tanpa-lembar")
        if len(self.sheets) > limits.SHEETS:
            raise FileError("berkas.terlalu-besar")
        if len(self.sheets) > 1 and len(self.sheets) * parts.size(_CONTENT) > limits.WALKED_BYTES:
            raise FileError("berkas.terlalu-besar")
        self._places = {sheet.nama: place for sheet, place in zip(self.sheets, places, strict=True)}

    def _open(self) -> IO[bytes]:
        return self._parts.open(_CONTENT, limits.STREAM_PART_BYTES)

    def _tables(self) -> tuple[tuple[SheetInfo, ...], list[Place]]:
        found: list[SheetInfo] = []
        hidden_styles: set[str] = set()
        style, depth, skip = "", 0, 0

        def start(name: str, attrs: dict[str, str]) -> None:
            nonlocal style, depth, skip
            skip += name in _SKIPPED
            if name == "style":
                style = attrs.get("name", "")
            elif name == "table-properties" and attrs.get("display") == "false":
                hidden_styles.add(style)
            elif name == "table":
                if depth == 0 and not skip:
                    found.append(SheetInfo(attrs.get("name", ""), attrs.get("style-name") in hidden_styles))
                    finder.opens()
                depth += 1

        def end(name: str) -> None:
            nonlocal depth, skip
            depth -= name == "table"
            skip -= name in _SKIPPED
            if name == "table" and depth == 0 and not skip:
                finder.closes(len(found) - 1)

        finder = Finder(start, end)
        with self._open() as source:
            finder.walk(source)
        return tuple(found), finder.places

    def rows(self, sheet: str) -> Iterator[Row]:
        """Yield the rows with content."""
        table = _TableParser()
        for _ in self._walk(sheet, table):
            yield from table.basket.take()

    def _walk(self, sheet: str, table: _TableParser) -> Iterator[None]:
        with self._open() as source:
            yield from walk_place(source, self._places[sheet], table.start, table.end, table.text)

    def _whole(self, sheet: str) -> _TableParser:
        if sheet not in self._described:
            table = _TableParser()
            for _ in self._walk(sheet, table):
                table.basket.take()
            self._described[sheet] = table
        return self._described[sheet]

    def merged(self, sheet: str) -> tuple[MergedArea, ...]:
        """Return the merged areas."""
        return tuple(self._whole(sheet).merges)

    def hidden_rows(self, sheet: str) -> frozenset[int]:
        """Return the hidden row numbers."""
        return frozenset(self._whole(sheet).hidden)

    def hidden_columns(self, _sheet: str) -> frozenset[int]:
        """Return nothing: hidden columns of .ods are not looked for."""
        return frozenset()

    def close(self) -> None:
        """Free the bytes."""
        self._parts.close()
