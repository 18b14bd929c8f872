"""A walk over the records of .xls and .xlsb files, without reading texts: bounds, errors, merges, hidden parts.

The native engine reads the values; what it cannot bound or tell (error cells come as nothing) is found here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import limits
from kinerja_desktop.workbooks.cells import ErrorCell, MergedArea
from kinerja_desktop.workbooks.rowmaking import column_letters

_ERRORS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
    43: "#GETTING_DATA",
}
_BOF, _EOF, _FILEPASS, _DATE_1904, _BOUNDSHEET = 0x0809, 0x000A, 0x002F, 0x0022, 0x0085
_FORMULA, _BOOLERR, _NUMBER, _LABEL, _RSTRING, _LABELSST, _RK, _MULRK = (
    0x06,
    0x205,
    0x203,
    0x204,
    0xD6,
    0xFD,
    0x27E,
    0xBD,
)
_CELLS = {_FORMULA, _BOOLERR, _NUMBER, _LABEL, _RSTRING, _LABELSST, _RK}
_ROW, _COLINFO, _MERGES = 0x208, 0x7D, 0xE5


@dataclass(slots=True)
class BinarySheet:
    """What the records of one sheet say; rows and columns from 1."""

    nama: str
    hidden: bool = False
    max_row: int = 0
    max_column: int = 0
    cells: int = 0
    errors: dict[tuple[int, int], ErrorCell] = field(default_factory=dict)
    merges: list[MergedArea] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def see(self, row: int, column: int) -> None:
        """Note a cell with content; zero-based."""
        self.max_row = max(self.max_row, row + 1)
        self.max_column = max(self.max_column, column + 1)
        self.cells += 1

    def address(self) -> str:
        """Return the corner furthest from A1."""
        return f"{column_letters(self.max_column)}{self.max_row}"


def check_bounds(sheets: list[BinarySheet]) -> None:
    """Refuse what the native engine would lay out in too much memory.

    Raises:
        FileError: cells scattered too far apart.
    """
    total = 0
    for sheet in sheets:
        total += sheet.max_row * sheet.max_column
        if total > limits.DENSE_CELLS:
            raise FileError("berkas.sel-terpencar", lembar=sheet.nama, alamat=sheet.address())


@dataclass(slots=True)
class XlsScan:
    """What an .xls says about itself. ``locked``: the records are encrypted."""

    locked: bool = False
    date_1904: bool = False
    sheets: list[BinarySheet] = field(default_factory=list)


def _records(data: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield (kind, start, length) of the records from ``at``."""
    head = struct.Struct("<HH")
    end = len(data)
    while at + 4 <= end:
        kind, length = head.unpack_from(data, at)
        at += 4
        if at + length > end:
            raise FileError("berkas.rusak")
        yield kind, at, length
        at += length


def scan_xls(data: bytes) -> XlsScan:
    """Walk over the workbook stream of an .xls.

    Raises:
        FileError: the stream is damaged, or older than Excel 97.
    """
    scan = XlsScan()
    offsets: list[int] = []
    try:
        version = struct.unpack_from("<HHH", data, 0)[2]
        if version < 0x0500:
            raise FileError("berkas.excel-kuno")
        for kind, at, length in _records(data, 0):
            if kind == _FILEPASS:
                scan.locked = True
                return scan
            if kind == _DATE_1904 and length >= 2:
                scan.date_1904 = data[at] == 1
            elif kind == _BOUNDSHEET and data[at + 5] == 0:
                offsets.append(struct.unpack_from("<I", data, at)[0])
                scan.sheets.append(BinarySheet(_name(data, at, length, version), data[at + 4] & 3 != 0))
            elif kind == _EOF:
                break
        for sheet, offset in zip(scan.sheets, offsets, strict=True):
            _scan_sheet(data, offset, sheet)
    except (struct.error, IndexError) as error:
        raise FileError("berkas.rusak") from error
    return scan


def _name(data: bytes, at: int, length: int, version: int) -> str:
    count = data[at + 6]
    if version < 0x0600:
        return data[at + 7 : at + 7 + count].decode("cp1252", "replace")
    if data[at + 7] & 1:
        return data[at + 8 : at + 8 + 2 * count].decode("utf-16-le", "replace")
    return data[at + 8 : min(at + 8 + count, at + length)].decode("latin-1")


def _scan_sheet(data: bytes, offset: int, sheet: BinarySheet) -> None:
    cell = struct.Struct("<HH")
    depth = 0
    for kind, at, length in _records(data, offset):
        if kind in _CELLS:
            row, column = cell.unpack_from(data, at)
            sheet.see(row, column)
            if kind == _BOOLERR and data[at + 7] == 1:
                sheet.errors[row + 1, column + 1] = ErrorCell(_ERRORS.get(data[at + 6], "#ERR!"))
            elif kind == _FORMULA and data[at + 6] == 2 and data[at + 12 : at + 14] == b"\xff\xff":
                sheet.errors[row + 1, column + 1] = ErrorCell(_ERRORS.get(data[at + 8], "#ERR!"))
        elif kind == _MULRK:
            row, _ = cell.unpack_from(data, at)
            sheet.see(row, struct.unpack_from("<H", data, at + length - 2)[0])
        elif kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        else:
            _frame_record(data, kind, at, sheet)


def _frame_record(data: bytes, kind: int, at: int, sheet: BinarySheet) -> None:
    if kind == _ROW:
        row, *_, flags = struct.unpack_from("<HHHHHHH", data, at)
        if flags & 0x20:
            sheet.hidden_rows.add(row + 1)
    elif kind == _COLINFO:
        first, last, _, _, flags = struct.unpack_from("<HHHHH", data, at)
        if flags & 1:
            sheet.hidden_columns.update(range(first + 1, min(last, 255) + 2))
    elif kind == _MERGES:
        count = struct.unpack_from("<H", data, at)[0]
        for n in range(count):
            row1, row2, column1, column2 = struct.unpack_from("<HHHH", data, at + 2 + 8 * n)
            sheet.merges.append(MergedArea(row1 + 1, column1 + 1, row2 + 1, column2 + 1))


_XLSB_ROW, _XLSB_ERROR, _XLSB_FORMULA_ERROR, _XLSB_MERGE = 0, 3, 11, 176


def scan_xlsb_sheet(data: bytes, nama: str, *, hidden: bool) -> BinarySheet:
    """Walk over one binary worksheet part of an .xlsb."""
    sheet = BinarySheet(nama, hidden)
    row, at, end = 0, 0, len(data)
    try:
        while at < end:
            kind = data[at]
            at += 1
            if kind & 0x80:
                kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
                at += 1
            length = shift = 0
            for _ in range(4):
                byte = data[at]
                at += 1
                length |= (byte & 0x7F) << shift
                shift += 7
                if not byte & 0x80:
                    break
            if kind == _XLSB_ROW:
                row = struct.unpack_from("<I", data, at)[0]
                if data[at + 11] & 0x10:
                    sheet.hidden_rows.add(row + 1)
            elif 2 <= kind <= 11:
                column = struct.unpack_from("<I", data, at)[0]
                sheet.see(row, column)
                if kind in {_XLSB_ERROR, _XLSB_FORMULA_ERROR}:
                    sheet.errors[row + 1, column + 1] = ErrorCell(_ERRORS.get(data[at + 8], "#ERR!"))
            elif kind == _XLSB_MERGE:
                row1, row2, column1, column2 = struct.unpack_from("<IIII", data, at)
                sheet.merges.append(MergedArea(row1 + 1, column1 + 1, row2 + 1, column2 + 1))
            at += length
    except (struct.error, IndexError) as error:
        raise FileError("berkas.rusak") from error
    return sheet
