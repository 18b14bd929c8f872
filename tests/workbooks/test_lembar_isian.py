"""The workbook that is filled elsewhere: out, changed by other hands, and back."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.foundation.progress import Silent
from kinerja_desktop.workbooks.lembar_isian import (
    BarisIsian,
    Dasar,
    LembarIsian,
    LembarKembali,
    read_lembar,
    write_lembar,
)
from tests.mentah import Sel, xlsx
from tests.workbooks.korpus import BUDI, SITI

RATED = Dasar("0a", 3, "sesuai", "di_atas", "rajin")
NEW = Dasar("0b", 0, "", "", "")
ROWS = (
    BarisIsian(RATED, "Budi", BUDI, "Guru", "SDN 1", "Ani", "Sesuai", "Di Atas"),
    BarisIsian(NEW, "Siti", SITI, "Guru", "SDN 1", "Ani", "", ""),
)
SIGN: list[list[Sel]] = [["bentuk", "lembar-isian/1"], ["kantor", "k1"], ["periode", "2026-TW3"]]
HEAD: list[Sel] = ["Kode baris", "Rating Hasil Kerja", "Rating Perilaku Kerja"]


def written(folder: Path) -> Path:
    path = folder / "isian.xlsx"
    content = LembarIsian("k1", "2026-TW3", ("Judul",), ("Di Atas", "Sesuai", "Di Bawah"), ROWS)
    assert write_lembar(path, content, Silent()) == 2
    return path


def back(path: Path) -> LembarKembali:
    found = read_lembar(path, Silent())
    assert found is not None
    return found


def raw(folder: Path, sheets: dict[str, list[list[Sel]]]) -> Path:
    path = folder / "asing.xlsx"
    path.write_bytes(xlsx(sheets))
    return path


def test_it_comes_back_as_it_went_out(tmp_path: Path) -> None:
    found = back(written(tmp_path))
    assert (found.berkas, found.sheet, found.kantor, found.periode) == (
        "isian.xlsx", "Lembar Isian", "k1", "2026-TW3",
    )  # fmt: skip
    assert [
        (r.nomor, r.kode, r.nama, r.nip, r.hasil, r.perilaku, r.catatan, r.dasar) for r in found.baris
    ] == [
        (7, "0a", "Budi", BUDI, "Sesuai", "Di Atas", "rajin", RATED),
        (8, "0b", "Siti", SITI, None, None, "", NEW),
    ]
    assert found.baris[0].kolom == {"hasil_kerja": 7, "perilaku": 8, "kode": 10}


def test_ratings_are_chosen_from_lists_and_the_sign_is_hidden(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path))
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("Lembar Isian", "visible"), ("_kinerja", "hidden"),
    ]  # fmt: skip
    sheet = book["Lembar Isian"]
    assert [cell.value for cell in sheet[6]] == [
        "No", "Nama", "NIP", "Jabatan", "Unit", "Atasan", "Rating Hasil Kerja", "Rating Perilaku Kerja", "Catatan",
        "Kode baris",
    ]  # fmt: skip
    assert [sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJ"] == [
        5, 32, 21, 34, 30, 30, 16, 16, 40, 12,
    ]  # fmt: skip
    assert [cell.number_format for cell in sheet[7]] == ["General", "General", "@", *["General"] * 6, "@"]
    assert [cell.protection.locked for cell in sheet[7]] == [True] * 6 + [False] * 3 + [True]
    assert {str(rule.sqref) for rule in sheet.data_validations.dataValidation} == {
        "G7:G1048576",
        "H7:H1048576",
    }
    assert [cell.value for cell in sheet[7]][:6] == [1, "Budi", BUDI, "Guru", "SDN 1", "Ani"]


def test_sorted_and_extended_by_another_program(tmp_path: Path) -> None:
    path = written(tmp_path)
    book = openpyxl.load_workbook(path)
    sheet = book["Lembar Isian"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=7)]
    sheet.delete_rows(7, 2)
    sheet.append([*rows[1][:6], "sesuai", "Di Bawah", " catatan ", "0B"])
    sheet.append([None] * 5 + ["tanda tangan"])
    sheet.append([9, "Tamu", "19800403 200501 1 001", None, None, None, None, None, None, "ff"])
    book.save(path)
    assert [
        (r.nomor, r.kode, r.nama, r.nip, r.hasil, r.perilaku, r.catatan, r.dasar) for r in back(path).baris
    ] == [
        (7, "0b", "Siti", SITI, "sesuai", "Di Bawah", "catatan", NEW),
        (9, "ff", "Tamu", BUDI, None, None, "", None),
    ]


def test_a_plain_list_is_none_of_ours(tmp_path: Path) -> None:
    assert read_lembar(raw(tmp_path, {"Lembar Isian": [HEAD]}), Silent()) is None


@pytest.mark.parametrize("left_out", range(3))
def test_a_damaged_sign_is_refused(tmp_path: Path, left_out: int) -> None:
    sign = [row for n, row in enumerate(SIGN) if n != left_out]
    with pytest.raises(FileError) as caught:
        read_lembar(raw(tmp_path, {"A": [HEAD], "_kinerja": sign}), Silent())
    assert (caught.value.code, caught.value.args_["berkas"]) == ("lembar.sidik-rusak", "asing.xlsx")


@pytest.mark.parametrize("left_out", range(3))
def test_a_table_without_its_columns_is_refused(tmp_path: Path, left_out: int) -> None:
    head: list[Sel] = [word for n, word in enumerate(HEAD) if n != left_out]
    with pytest.raises(FileError) as caught:
        read_lembar(raw(tmp_path, {"A": [head], "_kinerja": SIGN}), Silent())
    assert (caught.value.code, caught.value.args_["berkas"]) == ("lembar.tanpa-tabel", "asing.xlsx")


def test_the_head_of_the_table_is_looked_for_in_thirty_rows(tmp_path: Path) -> None:
    notes: list[list[Sel]] = [["catatan"]] * 29
    rows: list[list[Sel]] = [*notes, HEAD, ["0a", "Sesuai"]]
    assert [one.nomor for one in back(raw(tmp_path, {"Isi": rows, "_kinerja": SIGN})).baris] == [31]
    with pytest.raises(FileError) as caught:
        read_lembar(raw(tmp_path, {"Isi": [*notes[:1], *rows], "_kinerja": SIGN}), Silent())
    assert caught.value.code == "lembar.tanpa-tabel"


@pytest.mark.parametrize("version", ["x", "7" * 5000])
def test_the_table_is_found_behind_another_sheet_and_a_broken_version_counts_as_none(
    tmp_path: Path, version: str
) -> None:
    sign: list[list[Sel]] = [*SIGN, ["baris", "0a", version, "sesuai", "sesuai", ""]]
    rows: list[list[Sel]] = [["Catatan kantor"], HEAD, ["0a", "Sesuai"]]
    found = back(raw(tmp_path, {"_kinerja": sign, "Sampul": [["Dinas"]], "Isi": rows}))
    assert found.sheet == "Isi"
    assert [(r.nomor, r.nama, r.hasil, r.perilaku, r.dasar) for r in found.baris] == [
        (3, "", "Sesuai", None, Dasar("0a", 0, "sesuai", "sesuai", "")),
    ]
