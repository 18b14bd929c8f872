"""Writing workbooks that other programs read without surprise: one header row, text where digits must survive.

Openpyxl makes the frame, `baris_xml` streams the data rows into it, so that 60,000 rows need little memory. A text that begins with
``=``, ``+``, ``-`` or ``@`` leaves as text, never as a formula (`teks_sel`). No merged cells in data, no formulas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kinerja_desktop.foundation.berkas import writing
from kinerja_desktop.foundation.progress import Progress, Silent
from kinerja_desktop.workbooks import teks_sel, tinggi
from kinerja_desktop.workbooks.baris_xml import BarisXml, KolomXml, Value, save

Sheet = Any
"""openpyxl's write-only worksheet: its stubs lack half of it."""

_TEXT: Final = "@"
_DATE: Final = "DD-MM-YYYY"
_STEP: Final = 2000
_A4: Final = 9


@dataclass(frozen=True, slots=True)
class KolomBuku:
    """One column: its header, its width in characters, and what may stand in it.

    Attributes:
        rapat: codes for the program: cut off at the edge of the cell instead of standing out into the next ones.
        lipat: long texts of its cells are wrapped instead of cut off; for sheets of hundreds of rows, not of 60,000.
        teks: cells are text whatever they look like (NIP, ids, codes).
        pilihan: the values of a drop-down list; () for any.
        terbuka: in a protected sheet the user may change it.
        bentuk: how numbers are shown, as Excel writes it (``0%``); '' as they are.
        angka: its cells are numbers; the header stands over them, at the right.
    """

    judul: str
    lebar: float = 14
    teks: bool = False
    pilihan: tuple[str, ...] = ()
    terbuka: bool = False
    lipat: bool = False
    rapat: bool = False
    bentuk: str = ""
    angka: bool = False


@dataclass(frozen=True, slots=True)
class LembarBuku:
    """One sheet.

    Attributes:
        nama: its name (at most 31 characters).
        kolom: the columns; without any the rows are written as they come, the first column wide.
        baris: the data rows.
        judul: rows above the header; the header follows on row ``baris_judul``.
        baris_judul: row of the header, from 1.
        dilindungi: lock every cell but those of open columns.
        tersembunyi: hide the sheet.
    """

    nama: str
    baris: Iterable[Sequence[Value]]
    kolom: tuple[KolomBuku, ...] = ()
    judul: tuple[str, ...] = ()
    baris_judul: int = 1
    dilindungi: bool = False
    tersembunyi: bool = False
    lebar_bebas: tuple[float, ...] = field(default=(28, 90))


def write_workbook(
    target: Path,
    sheets: Sequence[LembarBuku],
    progress: Progress | None = None,
    check: Callable[[Path], None] | None = None,
) -> None:
    """Write all sheets to ``target``: beside it first, then in its place.

    Args:
        target: the workbook.
        sheets: what is in it.
        progress: told the rows written.
        check: looks at the complete file beside the target; what it raises keeps the file out of its place.

    Raises:
        FileError: the target cannot be written; an older file there is untouched.
    """
    from openpyxl import Workbook

    watch = progress or Silent()
    book = Workbook(write_only=True)
    rows: dict[int, BarisXml] = {}
    for number, sheet in enumerate(sheets, start=1):
        made = _write_frame(book.create_sheet(sheet.nama[:31]), sheet, watch)
        if made is not None:
            rows[number] = made
    with writing(target) as part:
        save(book, rows, part)
        if check is not None:
            check(part)


def _fit_to_paper(sheet: Sheet, content: LembarBuku) -> None:
    """Print all columns on the width of one A4 page, lying, with the header on each page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if content.kolom:
        sheet.print_title_rows = f"{content.baris_judul}:{content.baris_judul}"


def _write_frame(sheet: Sheet, content: LembarBuku, progress: Progress) -> BarisXml | None:
    """Write everything of a sheet but its data rows and return those; a sheet without columns is written whole."""
    from openpyxl.utils import get_column_letter

    if content.tersembunyi:
        sheet.sheet_state = "hidden"
    widths = [column.lebar for column in content.kolom] or list(content.lebar_bebas)
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    _fit_to_paper(sheet, content)
    make = _Cells(sheet, content)
    if not content.kolom:
        _write_free(sheet, content, make)
        return None
    sheet.freeze_panes = f"A{content.baris_judul + 1}"
    _add_lists(sheet, content)
    if content.dilindungi:
        _lock(sheet)
    for number in range(1, content.baris_judul):
        sheet.append([make.title(content.judul[number - 1])] if number <= len(content.judul) else [])
    _fit_row(sheet, content.baris_judul, [(column.judul, column.lebar, True) for column in content.kolom])
    sheet.append([make.head(column) for column in content.kolom])
    columns = [
        KolomXml(
            get_column_letter(number),
            column.teks,
            make.styles(column),
            column.lebar if column.lipat else None,
        )
        for number, column in enumerate(content.kolom, start=1)
    ]

    def behind(done: int) -> None:
        if done % _STEP == 0:
            progress.step(done, 0, "buku.langkah-tulis")

    return BarisXml(columns, content.baris, content.baris_judul + 1, behind)


def _write_free(sheet: Sheet, content: LembarBuku, make: _Cells) -> None:
    for number, row in enumerate(content.baris, start=1):
        if not content.tersembunyi:
            wrapped = zip(row, content.lebar_bebas, strict=False)
            _fit_row(
                sheet, number, [(value, width, place == 0) for place, (value, width) in enumerate(wrapped)]
            )
        sheet.append([make.free(value, first=place == 0) for place, value in enumerate(row)])


def _lock(sheet: Sheet) -> None:
    """Lock the sheet; columns may be made wider, rows sorted and filtered."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.autoFilter = False
    sheet.protection.sort = False


def _fit_row(sheet: Sheet, number: int, cells: Iterable[tuple[Value, float, bool]]) -> None:
    height = tinggi.height(cells)
    if height is not None:
        sheet.row_dimensions[number].height = height


def _add_lists(sheet: Sheet, content: LembarBuku) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, column in enumerate(content.kolom, start=1):
        if not column.pilihan:
            continue
        rule = DataValidation("list", formula1='"' + ",".join(column.pilihan) + '"', allow_blank=True)
        rule.showErrorMessage = True
        rule.errorTitle = column.judul
        rule.error = "Pilih dari daftar: " + ", ".join(column.pilihan)
        letter = get_column_letter(number)
        rule.add(f"{letter}{content.baris_judul + 1}:{letter}1048576")
        sheet.data_validations.append(rule)


class _Cells:
    """Makes cells with the few styles that we use."""

    def __init__(self, sheet: Sheet, content: LembarBuku) -> None:
        from openpyxl.styles import Alignment, PatternFill, Protection
        from openpyxl.styles.fonts import DEFAULT_FONT

        self._sheet = sheet
        self._locked = content.dilindungi
        self._bold = copy(DEFAULT_FONT)
        self._bold.b = True
        self._fill = PatternFill("solid", fgColor="DCE6F5")
        self._open_fill = PatternFill("solid", fgColor="FFF8DC")
        self._wrap = Alignment(wrap_text=True, vertical="top")
        self._right = Alignment(horizontal="right", wrap_text=True, vertical="top")
        self._open = Protection(locked=False)
        self._top = Alignment(vertical="top")
        self._filled = Alignment(horizontal="fill", vertical="top")
        self._wraps = any(column.lipat for column in content.kolom)

    def title(self, text: str) -> Any:
        return self._cell(text)

    def head(self, column: KolomBuku) -> Any:
        cell = self._cell(column.judul)
        cell.font, cell.fill = self._bold, self._fill
        cell.alignment = self._right if column.angka else self._wrap
        return cell

    def free(self, value: Value, *, first: bool) -> Any:
        cell = self._cell(value)
        cell.alignment = self._wrap
        if first:
            cell.font = self._bold
        return cell

    def styles(self, column: KolomBuku) -> tuple[int, int, int]:
        """Return the numbers of the styles of a column's data cells (`KolomXml`); 0: a cell without style."""
        usual, dated, quoted = (self._cell(None) for _ in range(3))
        for cell in (usual, dated, quoted):
            if self._wraps:
                cell.alignment = self._wrap if column.lipat else self._top
            if column.rapat:
                cell.alignment = self._filled
            if column.teks:
                cell.number_format = _TEXT
            elif column.bentuk:
                cell.number_format = column.bentuk
            if self._locked and column.terbuka:
                cell.protection, cell.fill = self._open, self._open_fill
        if not column.teks:
            dated.number_format = _DATE
        quoted.quotePrefix = True
        return usual.style_id, dated.style_id, quoted.style_id

    def _cell(self, value: Value) -> Any:
        from openpyxl.cell import WriteOnlyCell

        cell: Any = WriteOnlyCell(self._sheet)
        self._fill_in(cell, value)
        return cell

    def _fill_in(self, cell: Any, value: Value) -> None:
        if isinstance(value, str):
            teks_sel.put(cell, value)
        else:
            cell.value = value
