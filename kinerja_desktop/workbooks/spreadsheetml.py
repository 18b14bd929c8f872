"""SpreadsheetML 2003, the XML that many applications save under the name .xls."""

from __future__ import annotations

import io
from collections.abc import Iterator

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import limits, serials
from kinerja_desktop.workbooks.cells import NO_CACHE, CellValue, ErrorCell, MergedArea, Row, SheetInfo
from kinerja_desktop.workbooks.rowmaking import RowBasket
from kinerja_desktop.workbooks.xmlstream import Finder, walk_place


def _number(attrs: dict[str, str], name: str, default: int, most: int) -> int:
    text = attrs.get(name, "")
    return min(int(text), most) if text.isdecimal() and len(text) < 12 else default


class _SheetParser:
    """Rows, merges and hidden parts of one Worksheet element; another one inside it is left out."""

    def __init__(self) -> None:
        self.basket = RowBasket()
        self.merges: list[MergedArea] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._depth = 0
        self._next_row = 1
        self._next_column = 1
        self._nomor = 1
        self._column = 1
        self._columns_seen = 0
        self._values: list[CellValue] = []
        self._kind = ""
        self._formula = self._filled = self._open = False
        self._comment = 0
        self._value: CellValue = None
        self._texts: list[str] = []
        self._length = 0

    def start(self, name: str, attrs: dict[str, str]) -> None:
        if name == "Worksheet":
            self._depth += 1
        if self._depth != 1:
            return
        if name == "Comment":
            self._comment += 1
        elif name == "Row":
            self._begin_row(attrs)
        elif name == "Cell":
            self._begin_cell(attrs)
        elif name == "Column":
            self._column_element(attrs)
        elif name == "Data" and not self._comment:
            self._open, self._texts, self._length = True, [], 0
            self._kind = attrs.get("Type", "String")

    def _column_element(self, attrs: dict[str, str]) -> None:
        first = _number(attrs, "Index", self._columns_seen + 1, limits.MAX_COLUMNS)
        self._columns_seen = first + _number(attrs, "Span", 0, limits.MAX_COLUMNS)
        if attrs.get("Hidden") == "1":
            self.hidden_columns.update(range(first, min(self._columns_seen, limits.MAX_COLUMNS) + 1))

    def _begin_row(self, attrs: dict[str, str]) -> None:
        self._nomor = _number(attrs, "Index", self._next_row, limits.MAX_ROWS)
        self._next_row = self._nomor + 1 + _number(attrs, "Span", 0, limits.MAX_ROWS)
        self._next_column = 1
        self._values = []
        if attrs.get("Hidden") == "1":
            self.hidden_rows.add(self._nomor)

    def _begin_cell(self, attrs: dict[str, str]) -> None:
        self._column = _number(attrs, "Index", self._next_column, limits.MAX_COLUMNS)
        across = _number(attrs, "MergeAcross", 0, limits.MAX_COLUMNS)
        down = _number(attrs, "MergeDown", 0, limits.MAX_ROWS)
        self._next_column = self._column + across + 1
        if (across or down) and len(self.merges) < limits.MERGES:
            self.merges.append(
                MergedArea(self._nomor, self._column, self._nomor + down, self._column + across)
            )
        self._formula = "Formula" in attrs
        self._value, self._filled = None, False

    def text(self, data: str) -> None:
        if self._open:
            self._length += len(data)
            if self._length > limits.CELL_CHARS:
                raise FileError("berkas.terlalu-besar")
            self._texts.append(data)

    def end(self, name: str) -> None:
        if name == "Worksheet":
            self._depth -= 1
        if self._depth != 1:
            return
        if name == "Comment":
            self._comment -= 1
        elif name == "Data" and self._open:
            self._open = False
            self._filled = True
            self._value = _typed(self._kind, "".join(self._texts))
        elif name == "Cell":
            self._end_cell()
        elif name == "Row":
            self.basket.put(self._nomor, self._values)

    def _end_cell(self) -> None:
        value = NO_CACHE if self._formula and not self._filled else self._value
        if value is None:
            return
        if self._column > limits.MAX_COLUMNS:
            raise FileError("berkas.rusak")
        self._values.extend([None] * (self._column - len(self._values)))
        self._values[self._column - 1] = value


def _typed(kind: str, text: str) -> CellValue:
    if kind == "Number":
        return serials.number(text)
    if kind == "DateTime":
        clock = text.strip().removeprefix("1899-12-31T")
        return serials.iso(clock)
    if kind == "Boolean":
        return text.strip() == "1"
    if kind == "Error":
        return ErrorCell(text)
    return text or None


class SpreadsheetmlSource:
    """One SpreadsheetML 2003 file. Implements `source.Source`."""

    jenis = "spreadsheetml"
    date_1904 = False  # dates are written out, not counted

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._described: dict[str, _SheetParser] = {}
        names: list[str] = []
        hidden: set[int] = set()
        open_sheets: list[int] = []
        visible = False

        def start(name: str, attrs: dict[str, str]) -> None:
            nonlocal visible
            if name == "Worksheet":
                open_sheets.append(len(names))
                names.append(attrs.get("Name", f"Sheet{len(names) + 1}"))
                finder.opens()
            visible = name == "Visible"

        def end(name: str) -> None:
            if name == "Worksheet":
                finder.closes(open_sheets.pop())

        def text(value: str) -> None:
            if visible and value.strip() in {"SheetHidden", "SheetVeryHidden"}:
                hidden.add(len(names) - 1)

        finder = Finder(start, end, text)
        finder.walk(io.BytesIO(data))
        if not names:
            raise FileError("berkas.tanpa-lembar")
        if len(names) > limits.SHEETS:
            raise FileError("berkas.terlalu-besar")
        self.sheets = tuple(SheetInfo(name, n in hidden) for n, name in enumerate(names))
        self._places = dict(zip(names, finder.places, strict=True))

    def rows(self, sheet: str) -> Iterator[Row]:
        """Yield the rows with content."""
        table = _SheetParser()
        for _ in self._walk(sheet, table):
            yield from table.basket.take()

    def _walk(self, sheet: str, table: _SheetParser) -> Iterator[None]:
        source = io.BytesIO(self._data)
        return walk_place(source, self._places[sheet], table.start, table.end, table.text)

    def _whole(self, sheet: str) -> _SheetParser:
        if sheet not in self._described:
            table = _SheetParser()
            for _ in self._walk(sheet, table):
                table.basket.take()
            self._described[sheet] = table
        return self._described[sheet]

    def merged(self, sheet: str) -> tuple[MergedArea, ...]:
        """Return the merged areas."""
        return tuple(self._whole(sheet).merges)

    def hidden_rows(self, sheet: str) -> frozenset[int]:
        """Return the hidden row numbers."""
        return frozenset(self._whole(sheet).hidden_rows)

    def hidden_columns(self, sheet: str) -> frozenset[int]:
        """Return the hidden column numbers."""
        return frozenset(self._whole(sheet).hidden_columns)

    def close(self) -> None:
        """Free the bytes."""
        self._data = b""
