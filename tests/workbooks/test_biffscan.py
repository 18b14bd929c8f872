"""The walk over binary records: every bound, flag and error code, from records packed by hand."""

from __future__ import annotations

import struct

import pytest

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import limits
from kinerja_desktop.workbooks.biffscan import BinarySheet, check_bounds, scan_xls, scan_xlsb_sheet
from kinerja_desktop.workbooks.cells import ErrorCell, MergedArea
from tests.mentah.biff import record

ERROR_TEXTS = {
    0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A", 43: "#GETTING_DATA", 99: "#ERR!",
}  # fmt: skip
EOF = record(0x000A)


def begin(kind: int = 0x0010, version: int = 0x0600) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", version, kind, 0, 0, 0, 6))


def name_of(text: str, *, wide: bool = False) -> bytes:
    return struct.pack("<BB", len(text), wide) + text.encode("utf-16-le" if wide else "latin-1")


def book(
    *records: bytes, name: bytes | None = None, state: int = 0, kind: int = 0, extra: bytes = b""
) -> bytes:
    """A stream of one sheet, with ``extra`` records before the sheet's name."""
    shown = name_of("Data") if name is None else name
    head = begin(0x0005) + extra
    at = len(head) + len(record(0x0085, bytes(6) + shown)) + len(EOF)
    bound = record(0x0085, struct.pack("<IBB", at, state, kind) + shown)
    return head + bound + EOF + begin() + b"".join(records) + EOF


def sheet_of(*records: bytes) -> BinarySheet:
    [sheet] = scan_xls(book(*records)).sheets
    return sheet


def cell(kind: int, row: int, column: int, rest: bytes) -> bytes:
    return record(kind, struct.pack("<HHH", row, column, 15) + rest)


CELLS = {
    "formula": cell(0x0006, 4, 2, bytes(16)),
    "boolean": cell(0x0205, 4, 2, bytes(2)),
    "number": cell(0x0203, 4, 2, bytes(8)),
    "label": cell(0x0204, 4, 2, bytes(3)),
    "rich text": cell(0x00D6, 4, 2, bytes(3)),
    "shared text": cell(0x00FD, 4, 2, bytes(4)),
    "rk": cell(0x027E, 4, 2, bytes(4)),
    "several rk": record(0x00BD, struct.pack("<HH", 4, 0) + bytes(18) + struct.pack("<H", 2)),
}


@pytest.mark.parametrize("packed", CELLS.values(), ids=CELLS)
def test_every_kind_of_cell_widens_the_sheet(packed: bytes) -> None:
    assert sheet_of(packed) == BinarySheet("Data", max_row=5, max_column=3, cells=1)


def test_a_style_without_content_does_not() -> None:
    assert sheet_of(cell(0x0201, 4, 2, b"")) == BinarySheet("Data")


@pytest.mark.parametrize(("code", "text"), ERROR_TEXTS.items())
def test_errors_as_value_and_as_result_of_a_formula(code: int, text: str) -> None:
    value = cell(0x0205, 2, 1, struct.pack("<BB", code, 1))
    result = cell(0x0006, 3, 0, struct.pack("<BBBBHH", 2, 0, code, 0, 0, 0xFFFF) + bytes(8))
    assert sheet_of(value, result).errors == {(3, 2): ErrorCell(text), (4, 1): ErrorCell(text)}


@pytest.mark.parametrize(
    "packed",
    [
        cell(0x0205, 2, 1, struct.pack("<BB", 7, 0)),
        cell(0x0006, 2, 1, struct.pack("<BBBBHH", 1, 0, 7, 0, 0, 0xFFFF) + bytes(8)),
        cell(0x0006, 2, 1, struct.pack("<BBBBHH", 2, 0, 7, 0, 0, 0xFFFE) + bytes(8)),
        cell(0x0203, 2, 1, struct.pack("<BBBBHH", 2, 0, 7, 0, 0, 0xFFFF)),
    ],
    ids=["boolean", "formula of a boolean", "formula of a number", "number"],
)
def test_what_only_looks_like_an_error_is_none(packed: bytes) -> None:
    assert sheet_of(packed).errors == {}


def test_hidden_rows_and_columns_and_merged_areas() -> None:
    sheet = sheet_of(
        record(0x0208, struct.pack("<HHHHHHH", 4, 0, 9, 0, 0, 0, 0x20)),
        record(0x0208, struct.pack("<HHHHHHH", 6, 0, 9, 0, 0, 0, 0x40)),
        record(0x007D, struct.pack("<HHHHH", 1, 2, 0, 0, 1)),
        record(0x007D, struct.pack("<HHHHH", 4, 5, 0, 0, 0xFFFE)),
        record(0x007D, struct.pack("<HHHHH", 254, 256, 0, 0, 3)),
        record(0x00E5, struct.pack("<HHHHHHHHH", 2, 0, 1, 2, 3, 5, 5, 0, 9)),
    )
    assert sheet.hidden_rows == {5}
    assert sheet.hidden_columns == {2, 3, 255, 256}
    assert sheet.merges == [MergedArea(1, 3, 2, 4), MergedArea(6, 1, 6, 10)]
    assert sheet.cells == 0


def test_a_chart_inside_a_sheet_does_not_end_it() -> None:
    inside = begin(0x0020) + EOF
    assert sheet_of(inside, CELLS["number"]).cells == 1
    assert scan_xls(book(CELLS["number"]) + CELLS["number"]).sheets[0].cells == 1


@pytest.mark.parametrize(("state", "hidden"), [(0, False), (1, True), (2, True), (4, False)])
def test_hidden_sheets(state: int, hidden: bool) -> None:
    assert [one.hidden for one in scan_xls(book(state=state)).sheets] == [hidden]


@pytest.mark.parametrize("kind", [1, 2, 6])
def test_charts_and_macros_are_no_sheets(kind: int) -> None:
    assert scan_xls(book(kind=kind)).sheets == []


@pytest.mark.parametrize(
    ("packed", "shown"),
    [(name_of("Pégawai"), "Pégawai"), (name_of("Pégawai", wide=True), "Pégawai"), (name_of("AB", wide=True), "AB")],
)  # fmt: skip
def test_names_in_one_and_in_two_bytes(packed: bytes, shown: str) -> None:
    assert [one.nama for one in scan_xls(book(name=packed)).sheets] == [shown]


def test_a_name_that_claims_more_than_its_record_ends_with_it() -> None:
    assert [one.nama for one in scan_xls(book(name=b"\x40\x00Data")).sheets] == ["Data"]


@pytest.mark.parametrize(
    ("packed", "is_1904"), [(b"\x01\x00", True), (b"\x00\x00", False), (b"\x01", False), (b"\x02\x00", False)]
)
def test_the_base_of_dates(packed: bytes, is_1904: bool) -> None:
    scan = scan_xls(book(extra=record(0x0022, packed)))
    assert (scan.date_1904, scan.locked) == (is_1904, False)


def test_a_lock_ends_the_look() -> None:
    scan = scan_xls(book(extra=record(0x002F, bytes(6))))
    assert (scan.locked, scan.sheets) == (True, [])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "berkas.rusak"),
        (begin(version=0x04FF), "berkas.excel-kuno"),
        (begin() + b"\x03\x02\x05\x00abcd", "berkas.rusak"),
        (begin() + record(0x0085, b"\0" * 5), "berkas.rusak"),
        (book(record(0x0203, b"\0\0")) [:-4], "berkas.rusak"),
        (book(record(0x0208, b"\0" * 4))[:-4], "berkas.rusak"),
    ],
    ids=["empty", "Excel 4", "record past the end", "short name", "short cell", "short row"],
)  # fmt: skip
def test_damaged_streams_are_refused(data: bytes, code: str) -> None:
    with pytest.raises(FileError) as caught:
        scan_xls(data)
    assert caught.value.code == code


def test_a_record_may_end_with_the_stream_and_the_first_version_with_sheets_is_read() -> None:
    assert scan_xls(begin(version=0x0500)).sheets == []
    assert scan_xls(book(CELLS["number"])[:-4]).sheets[0].cells == 1
    assert scan_xls(begin(0x0005) + b"\x0a\x00\x00").sheets == []


def test_a_sheet_may_fill_the_bound_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DENSE_CELLS", 30)
    fits = [BinarySheet("Satu", max_row=5, max_column=2), BinarySheet("Dua", max_row=2, max_column=10)]
    check_bounds(fits)
    with pytest.raises(FileError) as caught:
        check_bounds([*fits, BinarySheet("Tiga", max_row=1, max_column=1)])
    assert caught.value.code == "berkas.sel-terpencar"
    assert caught.value.args_ == {"lembar": "Tiga", "alamat": "A1"}


# --- xlsb -------------------------------------------------------------------------------------------------


def bits(number: int) -> bytes:
    """A number in seven bits per byte."""
    out = b""
    while number > 0x7F:
        out += bytes([number & 0x7F | 0x80])
        number >>= 7
    return out + bytes([number])


def binary(kind: int, data: bytes) -> bytes:
    return bits(kind) + bits(len(data)) + data


def xlsb_row(row: int, flags: int = 0) -> bytes:
    return binary(0, struct.pack("<II", row, 0) + bytes([0, 0, 0, flags, 0]))


def scanned(*records: bytes) -> BinarySheet:
    return scan_xlsb_sheet(b"".join(records), "Data", hidden=True)


@pytest.mark.parametrize(("kind", "cells"), [(1, 0), (2, 1), (11, 1), (12, 0)])
def test_xlsb_cells_are_the_kinds_two_to_eleven(kind: int, cells: int) -> None:
    sheet = scanned(xlsb_row(4), binary(kind, struct.pack("<II", 2, 0) + bytes(4)))
    assert (sheet.max_row, sheet.max_column, sheet.cells) == (5 * cells, 3 * cells, cells)
    assert (sheet.nama, sheet.hidden) == ("Data", True)


@pytest.mark.parametrize("kind", [3, 11])
@pytest.mark.parametrize(("code", "text"), ERROR_TEXTS.items())
def test_xlsb_errors(kind: int, code: int, text: str) -> None:
    sheet = scanned(xlsb_row(4), binary(kind, struct.pack("<IIB", 2, 0, code)), binary(2, bytes(12)))
    assert sheet.errors == {(5, 3): ErrorCell(text)}
    assert sheet.cells == 2


def test_xlsb_before_the_first_row_is_the_first_row() -> None:
    assert scanned(binary(3, struct.pack("<IIB", 0, 0, 7))).errors == {(1, 1): ErrorCell("#DIV/0!")}


def test_xlsb_hidden_rows_and_merges_behind_records_of_any_length() -> None:
    long = binary(0x0481, b"x" * 20_000)
    area = binary(176, struct.pack("<IIII", 0, 1, 2, 3))
    sheet = scanned(long, xlsb_row(4, 0x10), xlsb_row(5, 0x20), area)
    assert sheet.hidden_rows == {5}
    assert sheet.merges == [MergedArea(1, 3, 2, 4)]


def test_xlsb_lengths_have_four_bytes_at_most() -> None:
    cut = b"\x01\x80\x80\x80\x80" + binary(2, bytes(12))
    assert scanned(cut).cells == 1


@pytest.mark.parametrize("data", [b"\x80", b"\x00", b"\x00\x80", binary(0, b"\0\0"), binary(3, bytes(8))])
def test_damaged_xlsb_parts_are_refused(data: bytes) -> None:
    with pytest.raises(FileError) as caught:
        scanned(data)
    assert caught.value.code == "berkas.rusak"
