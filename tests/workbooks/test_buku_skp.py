"""Buku kerja SKP as a workbook: what goes out, what other hands make of it, what is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.foundation.progress import Silent
from kinerja_desktop.workbooks.buku_skp import BarisBuku, BukuSkp, OrangBuku, read_buku, write_buku
from kinerja_desktop.workbooks.writer import KolomBuku, LembarBuku, write_workbook
from tests.mentah import Galat, Rumus, Sel, xlsx
from tests.workbooks.korpus import BUDI, SITI
from tests.workbooks.langkah import Langkah

WORDS = {
    "jenis": "Utama", "rhk": "Laporan tertib", "pimpinan": "Keuangan", "indikator": "Jumlah laporan",
    "aspek": "Kuantitas", "target": "12 dokumen",
}  # fmt: skip
NOTHING = dict.fromkeys(WORDS, "")
ROWS = (
    BarisBuku(7, "0a", 5, 9, "Budi", BUDI, "Guru", WORDS),
    BarisBuku(8, "0a", 5, None, "Budi", BUDI, "Guru", NOTHING | {"indikator": "Mutu"}),
    BarisBuku(9, "0b", None, None, "Siti", SITI, "Analis", {}),
)
BUKU = BukuSkp(
    "k1", 2026, (OrangBuku("0a", BUDI, "ab12"), OrangBuku("0b", SITI, "")), ROWS, ("Judul", "Cara mengisi")
)
SIGN: list[list[Sel]] = [["bentuk", "buku-skp/1"], ["kantor", "k1"], ["tahun", "2026"]]
HEAD: list[Sel] = [
    "Nama", "NIP", "Jabatan", "Jenis", "Rencana hasil kerja", "RHK pimpinan", "Indikator", "Aspek", "Target", "Kode baris",
]  # fmt: skip
REST: list[Sel] = ["Target", "Jenis", "RHK pimpinan", "Indikator", "Aspek"]


def written(folder: Path, progress: Langkah | None = None) -> Path:
    path = folder / "buku.xlsx"
    choices = {"jenis": ("Utama", "Tambahan"), "aspek": ("Kuantitas", "Kualitas")}
    assert write_buku(path, BUKU, choices, progress or Silent()) == 3
    return path


def raw(folder: Path, sheets: Mapping[str, Sequence[Sequence[Sel]]]) -> Path:
    path = folder / "asing.xlsx"
    path.write_bytes(xlsx(sheets))
    return path


def back(folder: Path, *rows: Sequence[Sel], head: Sequence[Sel] = HEAD) -> list[BarisBuku]:
    return list(read_buku(raw(folder, {"Isi": [head, *rows], "_kinerja": SIGN}), Silent()).baris)


def refusal(path: Path) -> str:
    with pytest.raises(FileError) as told:
        read_buku(path, Silent())
    assert told.value.args_["berkas"] == path.name
    return told.value.code


def test_it_comes_back_as_it_went_out(tmp_path: Path) -> None:
    told = Langkah()
    found = read_buku(written(tmp_path), told)
    assert (found.kantor, found.tahun, found.orang, found.sheet) == ("k1", 2026, BUKU.orang, "SKP")
    assert found.baris == (*ROWS[:2], replace(ROWS[2], teks=NOTHING))
    assert told.said[0] == (0, 0, ""), "it says that it has begun"


def test_what_is_filled_is_open_and_offers_its_lists(tmp_path: Path) -> None:
    book: Any = openpyxl.load_workbook(written(tmp_path))
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("SKP", "visible"),
        ("_kinerja", "hidden"),
    ]
    sheet = book["SKP"]
    assert [sheet["A1"].value, sheet["A2"].value] == ["Judul", "Cara mengisi"]
    assert [cell.value for cell in sheet[6]] == HEAD
    assert [cell.value for cell in sheet[7]] == ["Budi", BUDI, "Guru", *WORDS.values(), "0a/5/9"]
    assert [sheet.cell(n, 10).value for n in (8, 9)] == ["0a/5/", "0b//"]
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in sheet[7]] == [True] * 3 + [False] * 6 + [True]
    assert [cell.number_format for cell in sheet[7]] == ["General", "@", "General", *["@"] * 7]
    assert [sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJ"] == [
        28, 21, 32, 14, 40, 40, 40, 14, 40, 12,
    ]  # fmt: skip
    assert {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation} == {
        "D7:D1048576": '"Utama,Tambahan"',
        "H7:H1048576": '"Kuantitas,Kualitas"',
    }


@pytest.mark.parametrize(
    ("code", "uid", "rhk_id", "indikator_id"),
    [("0A/5/9", "0a", 5, 9), ("0a", "0a", None, None), ("0a/x/9", "0a", None, 9), ("0a/5/9/1", "0a", 5, 9), ("0a/" + "5" * 5000 + "/9", "0a", None, 9), (None, "", None, None)],
)  # fmt: skip
def test_rows_are_found_again_by_their_code(
    tmp_path: Path, code: Sel, uid: str, rhk_id: int | None, indikator_id: int | None
) -> None:
    [one] = back(tmp_path, ["Budi", BUDI, "Guru", None, "Hasil", None, None, None, None, code])
    assert (one.nomor, one.uid, one.rhk_id, one.indikator_id) == (2, uid, rhk_id, indikator_id)


def test_columns_may_be_moved_and_those_of_the_person_taken_out(tmp_path: Path) -> None:
    head: list[Sel] = ["Kode baris", "NIP", "Rencana hasil kerja", *REST]
    [one] = back(tmp_path, ["0a/5/9", "19800403 200501 1 001", " Laporan  tertib "], head=head)
    assert (one.nama, one.nip, one.jabatan, one.rusak) == ("", BUDI, "", ())
    assert one.teks == NOTHING | {"rhk": "Laporan tertib"}


def test_code_and_columns_of_the_plan_are_enough_of_a_table(tmp_path: Path) -> None:
    [one] = back(tmp_path, ["0a", "Hasil"], head=["Kode baris", "Rencana hasil kerja", *REST])
    assert (one.uid, one.teks) == ("0a", NOTHING | {"rhk": "Hasil"})


def test_a_column_of_the_plan_may_stand_first(tmp_path: Path) -> None:
    head: list[Sel] = ["Rencana hasil kerja", "Kode baris", *REST]
    assert [one.rusak for one in back(tmp_path, [Galat("#REF!"), "0a"], head=head)] == [("rhk",)]
    assert [one.teks["rhk"] for one in back(tmp_path, ["Hasil", "0a"], head=head)] == ["Hasil"]


def test_rows_without_code_and_words_are_no_rows(tmp_path: Path) -> None:
    found = back(
        tmp_path,
        ["Budi", BUDI, "Guru"],
        [None, None, None, None, None, None, None, None, "1"],
        [None] * 9 + ["0a//"],
    )
    assert [(one.nomor, one.is_kosong) for one in found] == [(3, False), (4, True)]


@pytest.mark.parametrize("at", range(3, 9))
@pytest.mark.parametrize("cell", [Galat("#REF!"), Rumus("A1&B1")])
def test_an_error_or_a_formula_without_value_is_no_empty_cell(tmp_path: Path, at: int, cell: Sel) -> None:
    [one] = back(tmp_path, [*[None] * at, cell])
    assert (one.rusak, one.teks, one.is_kosong) == ((list(WORDS)[at - 3],), NOTHING, False)


@pytest.mark.parametrize(
    ("name", "is_kosong"),
    [("rhk", False), ("pimpinan", False), ("indikator", False), ("target", False), ("jenis", True), ("aspek", True)],
)  # fmt: skip
def test_a_row_in_which_only_lists_were_chosen_is_empty(name: str, is_kosong: bool) -> None:
    assert BarisBuku(7, "0a", None, None, "", "", "", {name: "x"}).is_kosong is is_kosong


def test_the_table_is_found_behind_other_sheets_and_below_other_lines(tmp_path: Path) -> None:
    notes: list[list[Sel]] = [["catatan"]] * 29
    rows: list[list[Sel]] = [*notes, HEAD, ["Budi", BUDI, None, None, "Hasil"]]
    sheets: dict[str, list[list[Sel]]] = {"_kinerja": SIGN, "Sampul": [["Dinas"]], "Isi": rows}
    found = read_buku(raw(tmp_path, sheets), Silent())
    assert (found.sheet, [one.nomor for one in found.baris]) == ("Isi", [31])
    sheets["Isi"] = [*notes[:1], *rows]
    assert refusal(raw(tmp_path, sheets)) == "buku-skp.tanpa-tabel"


@pytest.mark.parametrize("missing", ["Kode baris", "Rencana hasil kerja"])
def test_a_table_without_its_columns_is_refused(tmp_path: Path, missing: str) -> None:
    head = [word for word in HEAD if word != missing]
    assert refusal(raw(tmp_path, {"Isi": [head], "_kinerja": SIGN})) == "buku-skp.tanpa-tabel"


@pytest.mark.parametrize("missing", REST)
def test_a_column_whose_heading_was_changed_is_not_an_emptied_one(tmp_path: Path, missing: str) -> None:
    head: list[Sel] = ["26 sekolah" if word == missing else word for word in HEAD]
    assert refusal(raw(tmp_path, {"Isi": [head], "_kinerja": SIGN})) == "buku-skp.tanpa-kolom"


@pytest.mark.parametrize(
    ("at", "line"), [(0, ["bentuk", "buku-skp/2"]), (0, []), (1, ["kantor"]), (2, ["tahun", "dua ribu"]), (2, []),
     (2, ["tahun", "2" * 5000]), (2, ["tahun", "0000"]), (2, ["tahun", "٢٠٢٦"])]
)  # fmt: skip
def test_a_damaged_sign_is_refused(tmp_path: Path, at: int, line: list[Sel]) -> None:
    sign = [line if n == at else row for n, row in enumerate(SIGN)]
    assert refusal(raw(tmp_path, {"Isi": [HEAD], "_kinerja": sign})) == "buku-skp.bukan"


def test_a_plain_list_is_none_of_ours(tmp_path: Path) -> None:
    assert refusal(raw(tmp_path, {"SKP": [HEAD]})) == "buku-skp.bukan"


def test_short_lines_of_the_sign_are_filled_up(tmp_path: Path) -> None:
    sign: list[list[Sel]] = [*SIGN, ["orang", "0b", SITI], ["orang", "0a", None, "ab12", "lebih"]]
    found = read_buku(raw(tmp_path, {"Isi": [HEAD], "_kinerja": sign}), Silent())
    assert found.orang == (OrangBuku("0b", SITI, ""), OrangBuku("0a", "", "ab12"))


def test_the_code_of_a_row_is_cut_off_in_its_column(tmp_path: Path) -> None:
    column = KolomBuku("Kode baris", 12, teks=True, rapat=True)
    write_workbook(tmp_path / "a.xlsx", [LembarBuku("S", [("x" * 40,)], (column,))])
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["A2"]
    assert cell.value == "x" * 40
    assert cell.alignment.horizontal == "fill"
