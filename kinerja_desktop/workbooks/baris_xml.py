"""Data rows of a sheet as XML, streamed into a workbook whose frame (styles, headers, lists, locks) openpyxl made.

Openpyxl makes an object and three XML elements for every cell; over 60,000 rows that is most of an export. A data cell
of ours is one of five shapes, so its XML is put together as text here. What openpyxl writes of such a cell is what
stands here (a test holds one beside the other).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kinerja_desktop.workbooks import teks_sel

Value = str | int | float | bool | date | datetime | None
_CHUNK: Final = 200
"""Rows that are handed to the compressor at a time."""
_LINE: Final = 15
"""Height of a line in points."""
_END: Final = b"</sheetData>"


@dataclass(frozen=True, slots=True)
class KolomXml:
    """A column: its letters, whether all its cells are text, and the style numbers of its cells (0: none).

    ``gaya``: of cells as usual, of dates, of texts that a spreadsheet might take for a formula. ``lebar``: letters that
    stand beside each other before the text goes on in the next line, 0 where it never does.
    """

    huruf: str
    teks: bool
    gaya: tuple[int, int, int]
    lebar: float = 0


@dataclass(frozen=True, slots=True)
class BarisXml:
    """The data rows of one sheet; ``mulai``: number of the first. ``watch`` is told how many rows are behind."""

    kolom: Sequence[KolomXml]
    baris: Iterable[Sequence[Value]]
    mulai: int
    watch: Callable[[int], None]

    def chunks(self) -> Iterator[bytes]:
        """Yield the rows as XML.

        Raises:
            ValueError: a row has more or fewer cells than there are columns.
        """
        makers = [_maker(one) for one in self.kolom]
        made: list[str] = []
        for done, row in enumerate(self.baris):
            self.watch(done)
            number = f"{self.mulai + done}"
            cells = [make(value, number) for make, value in zip(makers, row, strict=True)]
            made.append(f'<row r="{number}"{self._height(row)}>{"".join(cells)}</row>')
            if len(made) == _CHUNK:
                yield "".join(made).encode()
                made.clear()
        yield "".join(made).encode()

    def _height(self, row: Sequence[Value]) -> str:
        """Return the attributes of a row of several lines: LibreOffice does not measure it when it opens a file."""
        lines = max(
            (_lines(value, one.lebar) for one, value in zip(self.kolom, row, strict=True) if one.lebar),
            default=1,
        )
        return f' ht="{_LINE * lines}" customHeight="1"' if lines > 1 else ""


def _lines(value: Value, room: float) -> int:
    """Return how many lines a text takes; words are broken at blanks."""
    if not isinstance(value, str) or (len(value) <= room and "\n" not in value):
        return 1
    width = max(1, int(room))
    return sum(len(wrap(part, width, drop_whitespace=False)) or 1 for part in value.split("\n"))


def _maker(column: KolomXml) -> Callable[[Value, str], str]:
    """Return what makes the XML of a cell of the column from its value and row number."""
    from openpyxl.compat import safe_string
    from openpyxl.utils.datetime import to_excel

    start = f'<c r="{column.huruf}'
    plain, dated, quoted = (f'" s="{number}"' if number else '"' for number in column.gaya)
    text_plain, text_quoted = f'{plain} t="inlineStr"><is>', f'{quoted} t="inlineStr"><is>'

    def text(value: str, number: str) -> str:
        kept = teks_sel.clean(value)
        if not kept:
            return empty(number)
        style = text_quoted if kept.startswith(teks_sel.FORMULA_SIGNS) else text_plain
        return f"{start}{number}{style}{teks_sel.xml_text(kept)}</is></c>"

    def empty(number: str) -> str:
        return f"{start}{number}{plain}/>" if plain != '"' else ""

    def make(value: Value, number: str) -> str:
        if value.__class__ is str or isinstance(value, str):
            return text(value, number)
        if value is None:
            return empty(number)
        if column.teks:
            return text(str(value), number)
        if isinstance(value, date):
            serial = to_excel(value)  # type: ignore[no-untyped-call]  # the stubs leave it out
            return f'{start}{number}{dated} t="n"><v>{safe_string(serial)}</v></c>'
        kind = "b" if isinstance(value, bool) else "n"
        return f'{start}{number}{plain} t="{kind}"><v>{safe_string(value)}</v></c>'

    return make


def save(book: Any, rows: Mapping[int, BarisXml], target: Path) -> None:
    """Save a write-only workbook of openpyxl with the data rows of its sheets (by number from 1) put in."""
    frame = BytesIO()
    book.save(frame)
    places = {f"xl/worksheets/sheet{number}.xml": one for number, one in rows.items()}
    with ZipFile(frame) as given, ZipFile(target, "w", ZIP_DEFLATED) as made:
        for info in given.infolist():
            content = places.get(info.filename)
            if content is None:
                made.writestr(info, given.read(info))
                continue
            above, _, below = given.read(info).rpartition(_END)
            part = ZipInfo(info.filename, info.date_time)
            part.compress_type, part.external_attr = ZIP_DEFLATED, info.external_attr
            with made.open(part, "w", force_zip64=True) as sheet:
                sheet.write(above)
                for chunk in content.chunks():
                    sheet.write(chunk)
                sheet.write(_END + below)
