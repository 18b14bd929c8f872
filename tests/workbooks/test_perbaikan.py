"""The operator's workbook back: marked, importable after mending, nothing turned into numbers or formulas."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks.pegawai import read_roster
from kinerja_desktop.workbooks.perbaikan import Bagian, write_parts
from kinerja_desktop.workbooks.reader import open_book
from tests.mentah import Angka, Sel, Tanggal, csv_bytes, html_table, xls, xlsx
from tests.workbooks.korpus import ANDI, BUDI, DEWI, HARI_INI, RINA, SITI, baca, temuan
from tests.workbooks.test_corpus_daftar import DUK_DATA, DUK_HEAD, DUK_MERGES, SIGN

HEAD = ["NO", "NAMA", "NIP", "GOL", "TMT GOL", "KETERANGAN"]
ROWS: list[Sequence[Sel]] = [
    HEAD,
    [1, "BUDI", BUDI, "III/c", Tanggal(date(2020, 4, 1)), "=1+1 bukan rumus"],
    [2, "SITI", Angka("1.98505132010012E+17"), "III/b", Tanggal(date(2021, 4, 1)), "=HYPERLINK(1)"],
    [3, "ANDI", ANDI[:-1], "XX", Tanggal(date(2022, 4, 1)), "-minus"],
]


def tulis(folder: Path, nama: str, data: bytes) -> tuple[Path, int]:
    reading = baca(folder, nama, data)
    out = folder / "perbaikan.xlsx"
    return out, write_parts([Bagian(folder / nama, reading.findings, reading.layout)], out)


@pytest.mark.parametrize("jenis", ["xlsx", "xls", "csv", "html"])
def test_only_rows_to_be_mended_come_back_marked(tmp_path: Path, jenis: str) -> None:
    if jenis == "xlsx":
        data = xlsx({"Pegawai": ROWS})
    elif jenis == "xls":
        data = xls({"Pegawai": ROWS})
    else:
        plain = [[cell.value.isoformat() if isinstance(cell, Tanggal) else cell.literal if isinstance(cell, Angka) else cell for cell in row] for row in ROWS]  # fmt: skip
        data = csv_bytes(plain) if jenis == "csv" else html_table(plain)
    out, written = tulis(tmp_path, f"daftar.{jenis}", data)
    assert written == 2
    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert [cell.value for cell in sheet[1]] == [*HEAD, "Perlu diperbaiki"]
    assert [sheet.cell(row, 2).value for row in (2, 3)] == ["SITI", "ANDI"]
    assert sheet.max_row == 3
    broken = sheet["C2"]
    assert (broken.data_type, broken.number_format) == ("s", "@")
    assert str(broken.value).upper().startswith("1.98505132010012E+17")
    assert broken.fill.start_color.rgb == "FFFFE08A"
    assert broken.comment is not None
    assert "dirusak" in broken.comment.text
    assert "17 angka" in str(sheet["G3"].value)
    assert "XX" in str(sheet["G3"].value), "warnings of a row that is mended anyway are told too"
    assert (sheet["F2"].value, sheet["F2"].data_type) == ("=HYPERLINK(1)", "s")
    assert (sheet["F3"].value, sheet["F3"].data_type) == ("-minus", "s")


def test_mended_file_imports_again_without_touching_anything(tmp_path: Path) -> None:
    out, _ = tulis(tmp_path, "daftar.xlsx", xlsx({"Pegawai": ROWS}))
    unmended = baca(tmp_path, out.name, out.read_bytes())
    assert temuan(unmended) == ["golongan.tidak-terbaca@D3", "nip.panjang@C3", "nip.rusak@C2"]
    book = openpyxl.load_workbook(out)
    sheet = book.worksheets[0]
    sheet["C2"] = SITI
    sheet["C3"] = ANDI
    sheet["D3"] = "III/a"
    book.save(out)
    mended = baca(tmp_path, out.name, out.read_bytes())
    assert temuan(mended) == []
    assert [(one.nip, one.nama, one.golongan, one.tmt_golongan) for one in mended.drafts] == [
        (SITI, "SITI", "III/b", date(2021, 4, 1)),
        (ANDI, "ANDI", "III/a", date(2022, 4, 1)),
    ]
    original = baca(tmp_path, "daftar.xlsx", xlsx({"Pegawai": ROWS}))
    assert mended.layout.sidik_bentuk == original.layout.sidik_bentuk, "a remembered mapping still applies"


def test_head_of_several_rows_and_section_survive(tmp_path: Path) -> None:
    bad: list[Sel] = [
        2,
        "SITI AMINAH\nBandung, 13-05-1985",
        SITI[:-1],
        "Penata Muda Tk. I\nIII/b",
        "13/05/2020",
        "Analis",
    ]
    data = xlsx({"DUK": [*DUK_HEAD, DUK_DATA[0], ["II. BIDANG UMUM"], bad, *SIGN]}, merges=DUK_MERGES)
    out, written = tulis(tmp_path, "duk.xlsx", data)
    assert written == 1
    book = openpyxl.load_workbook(out)
    sheet = book.worksheets[0]
    assert "D4:E4" in {str(area) for area in sheet.merged_cells.ranges}
    sheet["C8"] = SITI
    book.save(out)
    mended = baca(tmp_path, out.name, out.read_bytes())
    assert temuan(mended) == ["baris.bagian@7"]
    draft = mended.drafts[0]
    assert (draft.nip, draft.golongan, draft.tmt_golongan) == (SITI, "III/b", date(2020, 5, 13))
    assert draft.unit_path == ("BIDANG UMUM",)


def test_month_first_dates_keep_their_meaning(tmp_path: Path) -> None:
    data = csv_bytes(
        [["NIP", "NAMA", "TMT GOL"], [BUDI, "BUDI", "03/25/2020"], [SITI[:-1], "SITI", "04/01/2020"]]
    )
    out, _ = tulis(tmp_path, "bulan.csv", data)
    book = openpyxl.load_workbook(out)
    book.worksheets[0]["A2"] = SITI
    book.save(out)
    mended = baca(tmp_path, out.name, out.read_bytes())
    assert [one.tmt_golongan for one in mended.drafts] == [date(2020, 4, 1)]


def test_merged_unit_and_kind_of_employment_are_not_lost(tmp_path: Path) -> None:
    rows: list[Sequence[Sel]] = [
        ["NAMA", "NIP", "UNIT KERJA"],
        ["DEWI", DEWI, "UPT A"],
        ["RINA", RINA[:-1], None],
    ]
    data = xlsx({"Sheet1": rows}, merges=["C2:C3"])
    out, _ = tulis(tmp_path, "Data PPPK Paruh Waktu.xlsx", data)
    book = openpyxl.load_workbook(out)
    book.worksheets[0]["B2"] = RINA
    book.save(out)
    mended = baca(tmp_path, out.name, out.read_bytes())
    draft = mended.drafts[0]
    assert draft.unit_path == ("UPT A",)
    assert draft.jenis_pegawai == "pppk_paruh_waktu"


def test_several_files_become_sheets_of_one_workbook(tmp_path: Path) -> None:
    parts = []
    for nama in ("a.csv", "b.csv"):
        reading = baca(tmp_path, nama, csv_bytes([["NIP", "NAMA"], [BUDI, "BUDI"], [SITI[:-1], "SITI"]]))
        parts.append(Bagian(tmp_path / nama, reading.findings, reading.layout))
    out = tmp_path / "semua.xlsx"
    assert write_parts(parts, out) == 2
    with open_book(out) as book:
        assert len(book.sheets) == 2
        second = read_roster(book, out.name, hari_ini=HARI_INI)
    assert temuan(second) == ["nip.panjang@A2", "sheet.lain@"]


def test_nothing_to_mend_writes_nothing(tmp_path: Path) -> None:
    out, written = tulis(tmp_path, "baik.csv", csv_bytes([["NIP", "NAMA"], [BUDI, "BUDI"]]))
    assert written == 0
    assert not out.exists()


def test_a_place_that_refuses_leaves_nothing_behind(tmp_path: Path) -> None:
    reading = baca(tmp_path, "a.csv", csv_bytes([["NIP", "NAMA"], [SITI[:-1], "SITI"]]))
    before = sorted(path.name for path in tmp_path.iterdir())
    (tmp_path / "penuh.xlsx").mkdir()
    with pytest.raises(FileError) as refused:
        write_parts([Bagian(tmp_path / "a.csv", reading.findings)], tmp_path / "penuh.xlsx")
    assert refused.value.code == "berkas.tidak-boleh"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*before, "penuh.xlsx"])


def test_the_look_of_the_operators_workbook_is_kept(tmp_path: Path) -> None:
    from openpyxl.styles import Font, PatternFill

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["NIP", "NAMA"])
    sheet.append([BUDI, "BUDI"])
    sheet.append([SITI[:-1], "SITI"])
    sheet["B1"].font = Font(bold=True, color="FF0000FF")
    sheet["B3"].fill = PatternFill("solid", start_color="FF00FF00", end_color="FF00FF00")
    sheet.column_dimensions["B"].width = 41
    sheet.row_dimensions[1].height = 33
    source = tmp_path / "rupa.xlsx"
    book.save(source)
    out, written = tulis(tmp_path, "rupa.xlsx", source.read_bytes())
    mended = openpyxl.load_workbook(out).worksheets[0]
    assert written == 1
    assert mended["B1"].font.bold
    assert mended["B1"].font.color.rgb == "FF0000FF"
    assert mended["B2"].fill.start_color.rgb == "FF00FF00", "the row moved up with its look"
    assert (mended.column_dimensions["B"].width, mended.row_dimensions[1].height) == (41, 33)
    assert mended["A2"].fill.start_color.rgb == "FFFFE08A"


def test_rows_that_continue_a_person_come_back_with_it(tmp_path: Path) -> None:
    rows: list[Sequence[Sel]] = [["NO", "NAMA / NIP", "GOL"], [1, "BUDI", "III/a"], [None, BUDI], [2, "SITI", "III/b"], [None, SITI[:-3] + "000"]]  # fmt: skip
    out, written = tulis(tmp_path, "dua.xlsx", xlsx({"S": rows}))
    assert written == 1
    book = openpyxl.load_workbook(out)
    assert [book.worksheets[0].cell(row, 2).value for row in (2, 3)] == ["SITI", SITI[:-3] + "000"]
    book.worksheets[0]["B3"] = SITI
    book.save(out)
    mended = baca(tmp_path, out.name, out.read_bytes())
    assert [(one.nip, one.nama, one.golongan) for one in mended.drafts] == [(SITI, "SITI", "III/b")]
