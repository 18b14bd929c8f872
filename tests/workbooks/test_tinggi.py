"""Rows of wrapped cells are as high as their texts."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from kinerja_desktop.workbooks import tinggi
from kinerja_desktop.workbooks.writer import KolomBuku, LembarBuku, write_workbook

LONG = "Terlaksananya pelayanan administrasi kepegawaian yang tertib, cepat, dan sesuai ketentuan"


@pytest.mark.parametrize(
    ("text", "width", "bold", "lines"),
    [
        ("", 10, False, 1),
        ("sepuluh hu", 10, False, 1),
        ("sepuluh huruf", 10, False, 2),
        ("satu\ndua\n\nempat", 10, False, 4),
        ("x" * 31, 10, False, 4),
        (LONG, 30, False, 4),
        (LONG, 20, False, 6),
        (LONG, 20, True, 7),
        ("KEPALA DINAS PENDIDIKAN", 24, False, 2),
        ("Kepala dinas pendidikan", 24, False, 1),
        (" " * 30, 10, False, 1),
    ],
)
def test_lines_of_a_wrapped_text(text: str, width: float, bold: bool, lines: int) -> None:
    assert tinggi.lines(text, width, bold=bold) == lines


def test_the_highest_cell_makes_the_row_and_one_line_names_no_height() -> None:
    assert tinggi.height([("pendek", 10, False), (LONG, 30, False), (12345678901234, 5, False)]) == 60
    assert tinggi.height([("pendek", 10, False), (None, 1, False)]) is None
    assert tinggi.height([]) is None


def test_no_row_is_higher_than_a_spreadsheet_allows() -> None:
    assert tinggi.height([("kata " * 4000, 40, False)]) == 405


def test_free_rows_heads_and_wrapped_columns_get_their_height(tmp_path: Path) -> None:
    target = tmp_path / "buku.xlsx"
    columns = (KolomBuku("No", 5), KolomBuku("Rencana hasil kerja", 12), KolomBuku("Uraian", 30, lipat=True))
    rows = [(1, LONG, "pendek"), (2, "pendek", LONG)]
    write_workbook(
        target, [LembarBuku("BACA", [("Isi", LONG * 3), ("Isi", "pendek")]), LembarBuku("Isi", rows, columns)]
    )
    book = load_workbook(target)
    free, table = book.worksheets
    assert [free.row_dimensions[n].height for n in (1, 2)] == [60, None]
    assert [table.row_dimensions[n].height for n in (1, 2, 3)] == [45, None, 60]
    assert [table.cell(3, n).alignment.wrap_text for n in (1, 2, 3)] == [None, None, True]
    assert {table.cell(3, n).alignment.vertical for n in (1, 2, 3)} == {"top"}


def test_a_row_that_is_typed_over_may_grow(tmp_path: Path) -> None:
    target = tmp_path / "buku.xlsx"
    write_workbook(target, [LembarBuku("Isi", [(LONG,)], (KolomBuku("Uraian", 30, lipat=True),))])
    with ZipFile(target) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert '<row r="2" ht="60">' in sheet


def test_a_sheet_without_wrapped_columns_carries_no_alignment(tmp_path: Path) -> None:
    target = tmp_path / "buku.xlsx"
    write_workbook(target, [LembarBuku("Isi", [(LONG,)], (KolomBuku("Uraian", 30),))])
    (sheet,) = load_workbook(target).worksheets
    assert sheet.cell(2, 1).alignment.vertical is None
    assert sheet.row_dimensions[2].height is None
