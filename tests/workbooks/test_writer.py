"""What our workbooks hold, looked at through openpyxl: texts stay texts, lists and locks are where they belong."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks.teks_sel import clean
from kinerja_desktop.workbooks.writer import KolomBuku, LembarBuku, write_workbook
from tests.workbooks.korpus import BUDI


class Langkah:
    """Keeps what is told."""

    def __init__(self) -> None:
        self.said: list[tuple[int, int, str]] = []

    def step(self, done: int, total: int, what: str = "") -> None:
        self.said.append((done, total, what))


DATA = LembarBuku(
    "Daftar",
    [[BUDI, "=1+1", date(2026, 3, 1), 7, "Sesuai"], [1980, "", None, 2.5, None]],
    (
        KolomBuku("NIP", 21, teks=True),
        KolomBuku("Nama"),
        KolomBuku("TMT"),
        KolomBuku("Jumlah"),
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
    assert not sheet["A1"].font.bold
    assert sheet["A3"].fill.fgColor.rgb.endswith("DCE6F5")
    assert (sheet.freeze_panes, sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width) == (
        "A4", 21, 14,
    )  # fmt: skip


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
