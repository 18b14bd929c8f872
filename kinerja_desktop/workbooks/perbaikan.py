"""The operator's own workbook back: only the rows that did not go in, marked, under their original header.

Only those rows, because a clerk mends what is wrong and imports the file again as it is: rows that went in
already would come back as "sama" noise. Values come from our reader (any kind of file), the look from openpyxl
where it can open the file; what a spreadsheet would turn into a number or a formula stays text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.foundation import berkas
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.workbooks import jabatan, nama, susunan, tanggal, teks_sel, values
from kinerja_desktop.workbooks.cells import CellValue, MergedArea, Row
from kinerja_desktop.workbooks.layout import Layout, Needs, find_layouts
from kinerja_desktop.workbooks.reader import Book, open_book
from kinerja_desktop.workbooks.tempat import FillDown
from kinerja_desktop.workbooks.zipparts import ZipParts

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_LOOK_LIMIT: Final = 32_000_000
"""Unzipped bytes above which the look is not copied: openpyxl needs eight times as much memory."""
_LOOK_MERGED: Final = 500_000
"""Cells under merged areas above which it is not copied either: openpyxl visits each of them."""
_HEAD_MERGED: Final = 50_000
"""Cells under merged areas of the header that are written back."""
_TEXT_FIELDS: Final = frozenset(
    {"nip", "nama_nip", "nip_atasan", "pemimpin_nip", "pns_id", "npsn", "unor_id", "induk_id", "kode"}
)
_FILL: Final = "FFFFE08A"
_FIELD_HEADS: Final = {"nip": "NIP", "nama_nip": "Nama/NIP"}
"""Heads of columns that are not simply the name of their field."""


@dataclass(frozen=True, slots=True)
class Bagian:
    """One sheet of one source file with what was found in it.

    Attributes:
        source: the operator's file.
        findings: of the reading; rows with a BLOCK finding go into the new workbook.
        layout: as it was read; None: find it again as a roster (or by ``needs``).
        sandi: password of the file, if it has one.
    """

    source: Path
    findings: Sequence[Finding]
    layout: Layout | None = None
    needs: Needs | None = None
    sandi: str | None = None


def write_parts(parts: Sequence[Bagian], out: Path) -> int:
    """Write the rows that want mending to one workbook, a sheet per part; return how many rows.

    Nothing is written (and 0 returned) where no row wants mending. The workbook appears under its name only
    when it is complete.

    Raises:
        FileError: a source cannot be read again, or ``out`` cannot be written.
    """
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    written = 0
    for part in parts:
        with open_book(part.source, sandi=part.sandi) as source:
            layout = part.layout or next(iter(find_layouts(source, part.needs)), None)
            if layout is not None:
                written += _Sheet(book, source, layout, part).write()
    if written:
        _save(book, out)
    return written


def _save(book: Workbook, out: Path) -> None:
    with berkas.writing(out) as part:
        book.save(part)


class _Sheet:
    """One part being written."""

    def __init__(self, book: Workbook, source: Book, layout: Layout, part: Bagian) -> None:
        self._source = source
        self._layout = layout
        self._book = book
        self._path = part.source
        here = [one for one in part.findings if one.location.sheet in {"", layout.sheet}]
        self._by_row: dict[int, list[Finding]] = {}
        for one in here:
            if one.location.baris is not None:
                self._by_row.setdefault(one.location.baris, []).append(one)
        self._blocked = {
            row for row, found in self._by_row.items() if any(one.severity is Severity.BLOCK for one in found)
        }
        self._month_first = {
            one.location.kolom
            for one in here
            if one.args.get("urutan") == "bulan/hari" and one.location.kolom
        }
        self._text_columns = {index for field, index in layout.fields.items() if field in _TEXT_FIELDS}
        self._note = len(layout.columns)
        while (
            self._note
            and not layout.columns[self._note - 1].judul
            and not layout.columns[self._note - 1].samples
        ):
            self._note -= 1
        if self._note and layout.columns[self._note - 1].judul == sentence("perbaikan.judul-kolom"):
            self._note -= 1  # mended once already: its old reasons give way to the new ones

    def write(self) -> int:
        """Write head and rows; return the number of rows that want mending."""
        if not self._blocked:
            return 0
        look = _look(self._path, self._source, self._layout.sheet)
        sheet: Worksheet = self._book.create_sheet(self._title())
        at, wanted = 0, self._wanted()
        merges = [area for area in self._source.merged(self._layout.sheet) if area.kolom1 == area.kolom2]
        body = FillDown([area for area in merges if area.baris1 >= self._layout.first_data_row])
        for row in self._rows():
            is_head = row.nomor < self._layout.first_data_row
            if is_head:
                at = row.nomor
            elif not self._layout.header_rows and at == 0:
                at = self._own_head(sheet)
            cells = [
                body.pass_by(row.nomor, index, cell)
                for index, cell in enumerate((*row.values, *[None] * (self._note - len(row.values))))
            ]
            if not is_head and row.nomor not in wanted:
                continue
            at += 0 if is_head else 1
            self._row(sheet, at, Row(row.nomor, tuple(cells)), look)
        self._frame(sheet, look)
        return len(self._blocked)

    def _rows(self) -> list[Row]:
        return list(self._source.rows(self._layout.sheet))

    def _wanted(self) -> set[int]:
        """Return the rows to write: those that are blocked, what continues them, the headings above each."""
        headings = {
            row: str(one.args.get("isi", ""))
            for row, found in self._by_row.items()
            for one in found
            if one.code == "baris.bagian"
        }
        above: set[int] = set()
        section = susunan.Susunan("", self._layout.judul)
        for row in sorted(headings.keys() | self._blocked):
            if row in headings:
                section.heading(headings[row], row)
            else:
                above |= section.baris
        more = {
            row
            for row, found in self._by_row.items()
            if any(one.code == "baris.lanjutan" and one.args.get("utama") in self._blocked for one in found)
        }
        return self._blocked | above | more

    def _title(self) -> str:
        name = self._layout.sheet
        if (
            jabatan.hint(*self._layout.judul) is None
            and jabatan.hint(name) is None
            and jabatan.hint(self._path.stem)
        ):
            # the kind of employment was known from the file's name alone: the new file has another name
            name = self._path.stem
        clean = re.sub(r"[\[\]:*?/\\\n\t]", " ", teks_sel.clean(name)).strip("' ")[:26] or "Perlu diperbaiki"
        taken = {sheet.title.casefold() for sheet in self._book.worksheets}
        wishes = (clean, *(f"{clean} {n}" for n in range(2, 10_000)))
        return next(title for title in wishes if title.casefold() not in taken)

    def _own_head(self, sheet: Worksheet) -> int:
        for field, index in self._layout.fields.items():
            teks_sel.put(sheet.cell(1, index + 1), _FIELD_HEADS.get(field, field.replace("_", " ").title()))
        self._head_cell(sheet, 1)
        return 1

    def _row(self, sheet: Worksheet, at: int, row: Row, look: Worksheet | None) -> None:
        is_head = row.nomor < self._layout.first_data_row
        for index, cell in enumerate(row.values[: self._note] if not is_head else row.values):
            if cell is not None and index != self._note:
                self._cell(sheet, at, index, cell, row.nomor, look)
        if look is not None and row.nomor in look.row_dimensions and is_head:
            sheet.row_dimensions[at].height = look.row_dimensions[row.nomor].height
        if self._layout.header_rows and row.nomor == max(self._layout.header_rows):
            self._head_cell(sheet, at)
        if row.nomor in self._blocked and not is_head:
            self._mark(sheet, at, self._by_row[row.nomor])

    def _cell(
        self, sheet: Worksheet, at: int, index: int, value: CellValue, nomor: int, look: Worksheet | None
    ) -> None:
        target: Any = sheet.cell(at, index + 1)
        if look is not None:
            _copy_style(look.cell(nomor, index + 1), target)
        is_data = nomor >= self._layout.first_data_row
        if is_data and index + 1 in self._month_first:
            value = _as_date(value)
        if isinstance(value, date | datetime | time | bool):
            is_plain = target.number_format in {"General", "@"}
            target.value = value  # openpyxl gives a plain cell its own format of dates
            if is_plain and isinstance(value, date):
                target.number_format = "dd-mm-yyyy hh:mm" if isinstance(value, datetime) else "dd-mm-yyyy"
            return
        if isinstance(value, int | float) and not (is_data and index in self._text_columns):
            target.value = value
            return
        plain = value if isinstance(value, str) else values.shown(value)
        teks_sel.put(target, plain)
        if is_data and (index in self._text_columns or plain.isdecimal()):
            target.number_format = "@"

    def _head_cell(self, sheet: Worksheet, at: int) -> None:
        from openpyxl.styles import Alignment, Font

        target: Any = sheet.cell(at, self._note + 1, sentence("perbaikan.judul-kolom"))
        beside = sheet.cell(at, self._note).font
        target.font = Font(name=beside.name, sz=beside.sz, bold=True)
        target.alignment = Alignment(wrap_text=True, vertical="center")

    def _mark(self, sheet: Worksheet, at: int, found: Sequence[Finding]) -> None:
        from openpyxl.comments import Comment
        from openpyxl.styles import Alignment, PatternFill

        said = [one for one in found if one.severity is not Severity.INFO]
        by_cell: dict[int, list[str]] = {}
        for one in said:
            if one.location.kolom is not None:
                by_cell.setdefault(one.location.kolom, []).append(sentence(one.code, **one.args))
        for column, texts in by_cell.items():
            target: Any = sheet.cell(at, column)
            target.fill = PatternFill("solid", start_color=_FILL, end_color=_FILL)
            target.comment = Comment(
                teks_sel.clean("\n".join(texts)), "Kinerja Desktop", height=120, width=320
            )
            if column - 1 in self._text_columns:
                target.number_format = "@"
        note: Any = sheet.cell(at, self._note + 1)
        teks_sel.put(note, "\n".join(dict.fromkeys(sentence(one.code, **one.args) for one in said)))
        note.alignment = Alignment(wrap_text=True, vertical="top")

    def _frame(self, sheet: Worksheet, look: Worksheet | None) -> None:
        from openpyxl.utils import get_column_letter

        if look is not None:
            for letter, dimension in look.column_dimensions.items():
                sheet.column_dimensions[letter].width = dimension.width
        sheet.column_dimensions[get_column_letter(self._note + 1)].width = 70
        merges = [
            area
            for area in self._source.merged(self._layout.sheet)
            if area.baris2 < self._layout.first_data_row
        ]
        for area in merges if _covered(merges) <= _HEAD_MERGED else ():
            _merge(sheet, area)
        head = self._layout.first_data_row - 1 if self._layout.header_rows else 1
        sheet.freeze_panes = f"A{head + 1}"


def _merge(sheet: Worksheet, area: MergedArea) -> None:
    sheet.merge_cells(
        start_row=area.baris1, start_column=area.kolom1, end_row=area.baris2, end_column=area.kolom2
    )


def _covered(areas: Iterable[MergedArea]) -> int:
    return sum((area.baris2 - area.baris1 + 1) * (area.kolom2 - area.kolom1 + 1) for area in areas)


def _as_date(value: CellValue) -> CellValue:
    """Return the date that a month-first text means: alone in the new file it would be read day-first."""
    if not isinstance(value, str):
        return value
    found = tanggal.parse(nama.birth_date_text(value), tanggal.Order.MONTH_FIRST)
    return found if isinstance(found, date) else value


def _copy_style(source: Any, target: Any) -> None:
    if source.has_style:
        target.font = copy(source.font)
        target.fill = copy(source.fill)
        target.border = copy(source.border)
        target.alignment = copy(source.alignment)
        target.number_format = source.number_format


def _look(path: Path, source: Book, sheet: str) -> Worksheet | None:
    """Return openpyxl's view of the sheet for its look, None where it cannot give one within bounds."""
    if source.jenis not in {"xlsx", "xlsm"}:
        return None
    import warnings

    import openpyxl

    data = path.read_bytes()
    if not data.startswith(b"PK") or not _look_fits(ZipParts(data), source):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # from memory: a file that it gives up on would stay open
            book = openpyxl.load_workbook(io.BytesIO(data))
    except Exception:  # noqa: BLE001 - whatever openpyxl throws at a file that our reader reads: plain look
        return None
    found = book[sheet] if sheet in book.sheetnames else None
    return found if found is not None and hasattr(found, "row_dimensions") else None


def _look_fits(parts: ZipParts, source: Book) -> bool:
    size = sum(parts.size(name) for name in parts.names())
    merged = sum(_covered(source.merged(info.nama)) for info in source.sheets)
    return size <= _LOOK_LIMIT and merged <= _LOOK_MERGED
