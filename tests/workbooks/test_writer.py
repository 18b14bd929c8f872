"""What our workbooks hold, looked at through openpyxl: texts stay texts, lists and locks are where they belong."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from openpyxl.cell import WriteOnlyCell

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks.baris_xml import Value
from kinerja_desktop.workbooks.teks_sel import clean, put
from kinerja_desktop.workbooks.writer import KolomBuku, LembarBuku, _Cells, write_workbook
from tests.workbooks.korpus import BUDI
from tests.workbooks.langkah import Langkah

DATA = LembarBuku(
    "Daftar",
    [[BUDI, "=1+1", date(2026, 3, 1), 7, "Sesuai"], [1980, "", None, 2.5, None]],
    (
        KolomBuku("NIP", 21, teks=True),
        KolomBuku("Nama"),
        KolomBuku("TMT"),
        KolomBuku("Jumlah", angka=True),
        KolomBuku("Rating", 16, pilihan=("Di Atas", "Sesuai"), terbuka=True),
    ),
    ("Judul",),
    baris_judul=3,
    dilindungi=True,
)


def written(folder: Path, *sheets: LembarBuku) -> Any:
    write_workbook(folder / "a.xlsx", sheets)
    return openpyxl.load_workbook(folder / "a.xlsx")


def test_texts_stay_texts_and_other_kinds_what_they_are(tmp_path: Path) -> None:
    sheet = written(tmp_path, DATA)["Daftar"]
    cells = [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert [value for value, _ in cells[0][:2]] == [BUDI, "=1+1"]
    assert [kind for _, kind in cells[0]] == ["s", "s", "d", "n", "s"]
    assert cells[1] == [("1980", "s"), (None, "n"), (None, "n"), (2.5, "n"), (None, "n")]
    assert [sheet.cell(4, column).number_format for column in range(1, 5)] == [
        "@", "General", "DD-MM-YYYY", "General",
    ]  # fmt: skip


def test_head_titles_widths_and_frozen_rows(tmp_path: Path) -> None:
    sheet = written(tmp_path, DATA)["Daftar"]
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == ["Judul", None, "NIP"]
    assert [cell.value for cell in sheet[3]] == ["NIP", "Nama", "TMT", "Jumlah", "Rating"]
    assert all(cell.font.bold and cell.alignment.wrap_text for cell in sheet[3])
    assert {(cell.font.name, cell.font.sz) for cell in (*sheet[3], *sheet[4])} == {("Calibri", 11)}
    assert [cell.alignment.horizontal for cell in sheet[3]] == [None, None, None, "right", None]
    assert not sheet["A1"].font.bold
    assert sheet["A3"].fill.fgColor.rgb.endswith("DCE6F5")
    assert (sheet.freeze_panes, sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width) == (
        "A4", 21, 14,
    )  # fmt: skip


def test_all_columns_are_printed_on_one_width_below_their_header(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", [DATA])
    sheet: Any = openpyxl.load_workbook(tmp_path / "a.xlsx")["Daftar"]
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == (
        "landscape",
        sheet.PAPERSIZE_A4,
    )
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert sheet.print_title_rows == f"${DATA.baris_judul}:${DATA.baris_judul}"


def test_only_open_columns_can_be_filled_and_offer_their_list(tmp_path: Path) -> None:
    sheet = written(tmp_path, DATA)["Daftar"]
    assert sheet.protection.sheet
    may = [getattr(sheet.protection, name) for name in ("sort", "autoFilter", "formatColumns", "deleteRows")]
    assert may == [False, False, False, True], "False: not forbidden"
    assert [cell.protection.locked for cell in sheet[4]] == [True, True, True, True, False]
    assert sheet["E4"].fill.fgColor.rgb.endswith("FFF8DC")
    [rule] = sheet.data_validations.dataValidation
    assert (rule.type, rule.formula1, str(rule.sqref)) == ("list", '"Di Atas,Sesuai"', "E4:E1048576")
    assert (rule.allow_blank, rule.showErrorMessage, rule.errorTitle) == (True, True, "Rating")
    assert rule.error == "Pilih dari daftar: Di Atas, Sesuai"


def test_a_sheet_that_is_not_locked_has_no_marked_cells(tmp_path: Path) -> None:
    open_sheet = LembarBuku("Bebas", [["x"]], (KolomBuku("A", terbuka=True),))
    sheet = written(tmp_path, open_sheet)["Bebas"]
    assert not sheet.protection.sheet
    assert sheet["A2"].protection.locked
    assert sheet.freeze_panes == "A2"
    assert sheet.sheet_state == "visible"


def test_rows_without_columns_and_a_hidden_sheet_with_a_long_name(tmp_path: Path) -> None:
    notes = LembarBuku("C" * 40, [["Isi", "uraian\r\nbaris kedua"], ["", 3]], tersembunyi=True)
    book = written(tmp_path, LembarBuku("A", []), notes)
    sheet = book["C" * 31]
    assert sheet.sheet_state == "hidden"
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Isi", "uraian\nbaris kedua"],
        [None, 3],
    ]
    assert (sheet["A1"].font.bold, sheet["B1"].font.bold) == (True, False)
    assert sheet["B1"].alignment.wrap_text
    assert (sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width) == (28, 90)


def test_control_characters_and_length() -> None:
    assert clean("a\x00b\x1fc\td\re\r\nf\x0bg") == "abc\td\ne\nfg"
    assert len(clean("x" * 40_000)) == 32_767


def test_progress_is_told_every_two_thousand_rows(tmp_path: Path) -> None:
    told = Langkah()
    rows = LembarBuku("A", ([n] for n in range(4001)), (KolomBuku("n"),))
    write_workbook(tmp_path / "a.xlsx", [rows], told)
    assert told.said == [(done, 0, "buku.langkah-tulis") for done in (0, 2000, 4000)]


def test_what_the_check_refuses_leaves_the_older_file(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"lama")
    seen: list[Path] = []

    def refuse(part: Path) -> None:
        seen.append(part)
        assert openpyxl.load_workbook(BytesIO(part.read_bytes())).sheetnames == ["Daftar"]
        raise FileError("berkas.rusak", berkas="a.xlsx")

    with pytest.raises(FileError):
        write_workbook(target, [DATA], check=refuse)
    assert (target.read_bytes(), seen != [target]) == (b"lama", True)
    assert list(tmp_path.iterdir()) == [target]


Cells = list[tuple[Any, ...]]


def cells_of(path: Path) -> Cells:
    """Return place, kind, text and whether blanks count of every cell of the first sheet, as its XML has them."""
    space = "{http://www.w3.org/XML/1998/namespace}space"
    with zipfile.ZipFile(path) as archive:
        root = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - written above
    found: Cells = []
    for cell in root.iter("{*}c"):
        [inner] = [one for one in cell.iter() if one.text] or [cell]
        found.append((cell.get("r"), cell.get("t"), cell.get("s"), inner.tag, inner.text, inner.get(space)))
    return found


def test_data_cells_are_those_that_openpyxl_would_write(tmp_path: Path) -> None:
    values: list[Value] = [
        "Siti", " tepi ", "a  b", "baris\r\ndua", "<&>\"'", "=1+1", "+62", "\x00=1", "-", "@x", "\tx", "", "\x00", None, 7,
        -1, 2.5, 1e300, True, False, date(2026, 3, 1), date(1900, 2, 28), datetime(2026, 3, 1, 13, 45, 10), BUDI, "x" * 40_000,  # noqa: DTZ001 - Excel knows no zones
        "\ud800", "\u00a0", "\u00e9",
    ]  # fmt: skip
    columns = (KolomBuku("A"), KolomBuku("B", teks=True), KolomBuku("C", terbuka=True))
    content = LembarBuku("A", [[value] * 3 for value in values], columns, dilindungi=True)
    write_workbook(tmp_path / "a.xlsx", [content])
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("A")
    make = _Cells(sheet, content)
    sheet.append([make.head(one) for one in columns])
    for column in columns:
        make.styles(column)  # the same styles in the same order: equal numbers
    for value in values:
        sheet.append([by_openpyxl(sheet, make, column, value) for column in columns])
    book.save(tmp_path / "b.xlsx")
    assert cells_of(tmp_path / "a.xlsx") == cells_of(tmp_path / "b.xlsx")


def by_openpyxl(sheet: Any, make: _Cells, column: KolomBuku, value: Value) -> Any:
    cell: Any = WriteOnlyCell(sheet)
    if column.teks:
        cell.number_format = "@"
        value = None if value is None else str(value)
    elif isinstance(value, date):
        cell.number_format = "DD-MM-YYYY"
    if column.terbuka:
        cell.protection, cell.fill = make._open, make._open_fill
    if isinstance(value, str):
        put(cell, value)
    else:
        kept = cell.number_format
        cell.value = value
        cell.number_format = kept  # setting a date sets the format of dates
    return cell


def test_a_row_of_another_length_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="zip"):
        write_workbook(tmp_path / "a.xlsx", [LembarBuku("A", [["x", "y"]], (KolomBuku("A"),))])
    assert list(tmp_path.iterdir()) == []
