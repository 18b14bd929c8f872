"""What the workbook that comes back holds cell by cell: types, formats, marks, notes, names of sheets, bounds of the look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.workbooks import perbaikan
from kinerja_desktop.workbooks.layout import Pilihan
from kinerja_desktop.workbooks.perbaikan import Bagian, write_parts
from tests.mentah import Rows, Sel, Tanggal, csv_bytes, ods, xlsx
from tests.workbooks.korpus import ANDI, BUDI, SITI, baca

BAD = SITI[:-1]
NOTE = "Perlu diperbaiki"


def back(folder: Path, rows: Rows, *, sheet: str = "Data", name: str = "daftar.xlsx", **how: Any) -> Any:
    """Read a roster, write what is to be mended, return the sheet as openpyxl reads it."""
    reading = baca(folder, name, xlsx({sheet: rows}, **how))
    out = folder / "perbaikan.xlsx"
    assert write_parts([Bagian(folder / name, reading.findings, reading.layout)], out)
    return openpyxl.load_workbook(out).worksheets[0]


def test_values_keep_their_kind_and_numbers_of_people_are_text(tmp_path: Path) -> None:
    moment = datetime.combine(date(2020, 4, 1), time(7, 30))
    rows: list[Sequence[Sel]] = [
        ["NIP", "NAMA", "PNS ID", "A", "B", "C", "D", "E", "F"],
        [int(BAD), "Siti", 12345, 3, 1.5, True, "0012", Tanggal(date(2020, 4, 1)), Tanggal(moment)],
    ]
    sheet = back(tmp_path, rows)
    found = [(cell.value, cell.data_type, cell.number_format) for cell in sheet[2][:9]]
    assert found[0][1:] == ("s", "@")
    assert found[1:3] == [("Siti", "s", "General"), ("12345", "s", "@")]
    assert found[3:6] == [(3, "n", "General"), (1.5, "n", "General"), (True, "b", "General")]
    assert found[6] == ("0012", "s", "@")
    midnight = datetime.combine(date(2020, 4, 1), time())
    assert [(one[0], one[1]) for one in found[7:]] == [(midnight, "d"), (moment, "d")]


def test_dates_without_a_look_of_their_own_are_shown_day_first(tmp_path: Path) -> None:
    moment = datetime.combine(date(2020, 4, 1), time(7, 30))
    data = ods(
        {"Data": [["NIP", "NAMA", "A", "B"], [BAD, "Siti", Tanggal(date(2020, 4, 1)), Tanggal(moment)]]}
    )
    reading = baca(tmp_path, "a.ods", data)
    out = tmp_path / "perbaikan.xlsx"
    assert write_parts([Bagian(tmp_path / "a.ods", reading.findings, reading.layout)], out) == 1
    cells = openpyxl.load_workbook(out).worksheets[0][2][2:4]
    assert [cell.number_format for cell in cells] == ["dd-mm-yyyy", "dd-mm-yyyy hh:mm"]
    assert cells[1].value == moment


@pytest.mark.parametrize("head", ["PNS ID", "UNOR ID"])
def test_columns_of_ids_stay_text(tmp_path: Path, head: str) -> None:
    rows: list[Sequence[Sel]] = [["NAMA", "NIP BARU", head], ["Siti", BAD, 123]]
    cell = back(tmp_path, rows)["C2"]
    assert (cell.value, cell.data_type, cell.number_format) == ("123", "s", "@")


def test_dates_of_text_files_and_of_columns_that_put_the_month_first(tmp_path: Path) -> None:
    data = csv_bytes(
        [
            ["NIP", "NAMA", "TMT GOL", "TMT JABATAN"],
            [BUDI, "Budi", "03/25/2020", "besok"],
            [BAD, "Siti", "04/01/2020", "03/25/2020"],
        ]
    )
    reading = baca(tmp_path, "a.csv", data)
    out = tmp_path / "perbaikan.xlsx"
    write_parts([Bagian(tmp_path / "a.csv", reading.findings, reading.layout)], out)
    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert [(sheet.cell(2, at).value, sheet.cell(2, at).number_format) for at in (3, 4)] == [
        (datetime.combine(date(2020, 4, 1), time()), "dd-mm-yyyy"), (datetime.combine(date(2020, 3, 25), time()), "dd-mm-yyyy"),
    ]  # fmt: skip
    assert [sheet.cell(1, at).value for at in (3, 4)] == ["TMT GOL", "TMT JABATAN"]


def test_marks_and_the_note_of_a_row(tmp_path: Path) -> None:
    rows: list[Sequence[Sel]] = [
        ["NIP", "NAMA", "JENIS KELAMIN"],
        [BUDI, "Budi", "L"],
        [BAD, "Siti", "entah"],
    ]
    sheet = back(tmp_path, rows)
    said = [
        sentence("nip.panjang", nip=BAD, panjang=17, nama="Siti"),
        sentence("kelamin.tidak-terbaca", sel="C3", kolom="JENIS KELAMIN", isi="entah"),
    ]
    marked, plain, warned, note = sheet[2]
    assert (marked.comment.text, marked.comment.author) == (said[0], "Kinerja Desktop")
    assert (marked.fill.fill_type, marked.fill.start_color.rgb, marked.fill.end_color.rgb) == (
        "solid",
        "FFFFE08A",
        "FFFFE08A",
    )
    assert (warned.comment.text, warned.fill.start_color.rgb) == (said[1], "FFFFE08A")
    assert (plain.comment, plain.fill.fill_type) == (None, None)
    assert sorted(note.value.split("\n")) == sorted(said)
    assert (note.alignment.wrap_text, note.alignment.vertical) == (True, "top")


def test_the_frame_of_the_sheet(tmp_path: Path) -> None:
    rows: list[Sequence[Sel]] = [
        ["DAFTAR"],
        [],
        ["NIP", "NAMA", "UNIT KERJA"],
        [BUDI, "Budi", "Bidang A"],
        [BAD, "Siti", "Bidang A"],
    ]
    sheet = back(tmp_path, rows, merges=["A1:C1"])
    head = sheet["D3"]
    assert (head.value, head.font.bold, head.alignment.wrap_text, head.alignment.vertical) == (
        NOTE,
        True,
        True,
        "center",
    )
    assert (head.font.name, head.font.sz) == (sheet["C3"].font.name, sheet["C3"].font.sz)
    assert (sheet.freeze_panes, sheet.column_dimensions["D"].width) == ("A4", 70)
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:C1"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=1, max_row=4, max_col=3)] == [
        ["DAFTAR", None, None], [None, None, None], ["NIP", "NAMA", "UNIT KERJA"], [BAD, "Siti", "Bidang A"],
    ]  # fmt: skip


def test_a_list_without_a_header_gets_one(tmp_path: Path) -> None:
    data = csv_bytes(
        [
            [BUDI, "Budi Santoso", "L", "1980-04-03", "III/c"],
            [BAD + "00", "Siti Aminah", "P", "1985-05-13", "III/b"],
            [BUDI, "Budi Lain", "L", "1980-04-03", "III/c"],
        ]
    )
    reading = baca(tmp_path, "a.csv", data)
    out = tmp_path / "perbaikan.xlsx"
    assert write_parts([Bagian(tmp_path / "a.csv", reading.findings, reading.layout)], out) == 3
    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert [cell.value for cell in sheet[1]] == [
        "NIP",
        "Nama",
        "Jenis Kelamin",
        "Tanggal Lahir",
        "Golongan",
        NOTE,
    ]
    assert (sheet["F1"].font.bold, sheet.freeze_panes, sheet.max_row) == (True, "A2", 4)
    assert [sheet.cell(row, 2).value for row in (2, 3, 4)] == ["Budi Santoso", "Siti Aminah", "Budi Lain"]


def test_a_column_of_names_with_numbers_is_headed_so(tmp_path: Path) -> None:
    data = csv_bytes([[f"Budi Santoso / {BUDI}", "III/c"], [f"Siti Aminah / {BAD}00", "III/b"]])
    chosen = Pilihan(baris_judul=(0,), kolom={"nama_nip": 0, "nip": -1, "golongan": 1})
    reading = baca(tmp_path, "a.csv", data, chosen)
    out = tmp_path / "perbaikan.xlsx"
    assert write_parts([Bagian(tmp_path / "a.csv", reading.findings, reading.layout)], out) == 1
    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["Nama/NIP", "Golongan", NOTE]


def test_a_file_that_was_mended_once_gets_new_reasons(tmp_path: Path) -> None:
    rows: list[Sequence[Sel]] = [["NIP", "NAMA", NOTE], [BAD, "Siti", "alasan lama"]]
    sheet = back(tmp_path, rows)
    assert [cell.value for cell in sheet[1]] == ["NIP", "NAMA", NOTE]
    assert sheet["C2"].value == sentence("nip.panjang", nip=BAD, panjang=17, nama="Siti")


def test_empty_columns_at_the_end_do_not_push_the_note_away(tmp_path: Path) -> None:
    rows: list[Sequence[Sel]] = [
        ["NIP", "NAMA", None, None],
        [BAD, "Siti", None, None],
        [BUDI, "Budi", None, " "],
    ]
    assert [cell.value for cell in back(tmp_path, rows)[1]] == ["NIP", "NAMA", NOTE]
    rows = [["NIP", "NAMA", None], [BAD, "Siti", None], [BUDI, "Budi", "catatan tanpa judul"]]
    assert [cell.value for cell in back(tmp_path, rows)[1]] == ["NIP", "NAMA", None, NOTE]


@pytest.mark.parametrize(
    ("sheet", "name", "title"),
    [
        ("Data PNS", "daftar.xlsx", "Data PNS"), ("Data", "Data PNS 2026.xlsx", "Data PNS 2026"), ("Data", "daftar pegawai.xlsx", "Data"), ("PNS " + "x" * 27, "a.xlsx", "PNS " + "x" * 22),
        ("PNS [1]:2", "a.xlsx", "PNS  1  2"), ("'PNS' ", "a.xlsx", "PNS"), ("' '", "a.xlsx", "Perlu diperbaiki"),
    ],
)  # fmt: skip
def test_names_of_sheets(tmp_path: Path, sheet: str, name: str, title: str) -> None:
    rows: list[Sequence[Sel]] = [["NIP", "NAMA"], [BAD, "Siti"]]
    assert back(tmp_path, rows, sheet=sheet, name=name).title == title


def test_sheets_of_one_name_are_numbered(tmp_path: Path) -> None:
    parts = []
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
        reading = baca(tmp_path / folder, "x.csv", csv_bytes([["NIP", "NAMA"], [BAD, "Siti"]]))
        parts.append(Bagian(tmp_path / folder / "x.csv", reading.findings, reading.layout))
    out = tmp_path / "semua.xlsx"
    assert write_parts(parts, out) == 3
    assert openpyxl.load_workbook(out).sheetnames == ["x", "x 2", "x 3"]


def look_of(folder: Path, **how: Any) -> Any:
    """Mend a dressed workbook; return the cell of the name in the row that comes back."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["NIP", "NAMA"], [BUDI, "Budi"], [BAD, "Siti"]):
        sheet.append(row)
    side = Side(style="thin")
    cell = sheet["B3"]
    cell.font, cell.fill = (
        Font(italic=True),
        PatternFill("solid", start_color="FF00FF00", end_color="FF00FF00"),
    )
    cell.border, cell.alignment, cell.number_format = Border(left=side), Alignment(horizontal="right"), "@"
    sheet.merge_cells("D1:E2")
    source = folder / "rupa.xlsx"
    book.save(source)
    reading = baca(folder, source.name, source.read_bytes())
    out = folder / "perbaikan.xlsx"
    write_parts([Bagian(source, reading.findings, reading.layout, **how)], out)
    return openpyxl.load_workbook(out).worksheets[0]["B2"]


def test_the_whole_look_of_a_cell_goes_with_it(tmp_path: Path) -> None:
    cell = look_of(tmp_path)
    assert (cell.font.italic, cell.fill.start_color.rgb, cell.border.left.style) == (True, "FF00FF00", "thin")
    assert (cell.alignment.horizontal, cell.number_format) == ("right", "@")


@pytest.mark.parametrize("name", ["_LOOK_LIMIT", "_LOOK_MERGED"])
def test_the_look_of_a_large_workbook_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(perbaikan, name, 3)
    cell = look_of(tmp_path)
    assert (cell.value, cell.font.italic, cell.fill.fill_type) == ("Siti", False, None)


def test_four_cells_under_merged_areas_are_within_a_bound_of_four(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(perbaikan, "_LOOK_MERGED", 4)
    assert look_of(tmp_path).font.italic


def test_merged_heads_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[Sequence[Sel]] = [["DAFTAR"], ["NIP", "NAMA"], [BAD, "Siti"]]
    for most, merged in ((2, ["A1:B1"]), (1, [])):
        monkeypatch.setattr(perbaikan, "_HEAD_MERGED", most)
        sheet = back(tmp_path, rows, merges=["A1:B1"])
        assert [str(area) for area in sheet.merged_cells.ranges] == merged


def test_only_headings_in_effect_come_back(tmp_path: Path) -> None:
    rows: list[Sequence[Sel]] = [
        ["NO", "NAMA", "NIP"], ["DINAS A"], ["BIDANG UMUM"], [1, "Budi", BUDI], ["BIDANG DUA"], ["KELOMPOK JABATAN FUNGSIONAL"], [2, "Siti", BAD], ["BIDANG TIGA"], [3, "Andi", ANDI],
    ]  # fmt: skip
    sheet = back(tmp_path, rows)
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["DINAS A", "BIDANG DUA", 2]


def test_findings_of_other_sheets_mark_nothing(tmp_path: Path) -> None:
    reading = baca(tmp_path, "a.xlsx", xlsx({"Data": [["NIP", "NAMA"], [BUDI, "Budi"]]}))
    other = Finding("nip.kosong", Severity.BLOCK, Location("a.xlsx", "Lain", 2, 1), {"nama": "Budi"})
    warned = Finding(
        "sel.galat",
        Severity.WARN,
        Location("a.xlsx", "Data", 2, 1),
        {"sel": "A2", "kolom": "NIP", "isi": "x"},
    )
    out = tmp_path / "perbaikan.xlsx"
    assert write_parts([Bagian(tmp_path / "a.xlsx", [other, warned], reading.layout)], out) == 0
    assert not out.exists()


def test_a_part_without_its_layout_is_found_again(tmp_path: Path) -> None:
    reading = baca(tmp_path, "a.xlsx", xlsx({"Data": [["NIP", "NAMA"], [BAD, "Siti"]]}))
    out = tmp_path / "perbaikan.xlsx"
    assert write_parts([Bagian(tmp_path / "a.xlsx", reading.findings)], out) == 1
    assert openpyxl.load_workbook(out).worksheets[0]["A2"].value == BAD
