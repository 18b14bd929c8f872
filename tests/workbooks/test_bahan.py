"""Bahan ekspor as files: sheets, order of the columns, texts and numbers, the bodies of the JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Silent
from kinerja_desktop.workbooks.bkn import bahan, formats
from kinerja_desktop.workbooks.bkn.bahan import BahanEkspor, BarisValidasi
from kinerja_desktop.workbooks.laporan import read_report
from kinerja_desktop.workbooks.reader import open_book
from tests.workbooks.korpus import BUDI, SITI

TITLES = {
    "jenis_periode": "Triwulan", "nama_periode": "III", "tahun": "2026", "instansi": "Kab. Contoh",
    "unor_induk": "Dinas Contoh", "unor": "SDN 1", "waktu": "20-11-2026",
}  # fmt: skip
SKP22 = {
    "tahun": 2026, "pnsDinilaiOrang": "P1", "hasilKinerjaNilai": 2, "perilakuKerjaNilai": 1,
    "kuadranKinerjaNilai": 2, "penilaiNipNrp": SITI, "penilaiNama": "Siti",
}  # fmt: skip
BAHAN = BahanEkspor(
    keterangan=(("Isi", "uraian"),),
    judul=TITLES,
    laporan=[{"nip": BUDI, "nama": "Budi", "tahun_skp": 2026, "skp_jabatan": "", "bukan_kolom": "x"}],
    skp22=[{"nip": BUDI, "nama": "Budi", **SKP22}],
    periodik=[],
    validasi=[BarisValidasi(BUDI, "Budi", "menghalangi", "ekspor.kode", "Pesan.")],
    referensi=[("periodik", "2", "Triwulan")],
    json_items=[("skp22", {"nip": BUDI}, SKP22)],
    json_kepala={"kantor": "Dinas Contoh"},
)


def test_the_workbook_holds_each_sheet_as_promised(tmp_path: Path) -> None:
    bahan.write_buku(BAHAN, tmp_path / "bahan.xlsx", Silent())
    book = openpyxl.load_workbook(tmp_path / "bahan.xlsx")
    assert book.sheetnames == [
        "BACA DULU",
        "PENILAIAN",
        "SIASN_SKP22",
        "SIASN_PERIODIK",
        "VALIDASI",
        "REFERENSI",
    ]
    for name, rows in bahan.expected(BAHAN):
        for number, texts in rows:
            cells = [cell.value for cell in book[name][number]][: len(texts)]
            assert tuple(None if v is None else str(v) for v in cells) == texts, (name, number)
    report = book["PENILAIAN"]
    assert report["A1"].value == "Laporan Penilaian SKP Periode Triwulan III Tahun 2026"
    assert tuple(cell.value for cell in report[8]) == formats.laporan().kolom
    assert report.max_row == 9
    row = dict(
        zip(formats.laporan().kolom, [(cell.value, cell.data_type) for cell in report[9]], strict=True)
    )
    assert (row["nip"], row["tahun_skp"], row["skp_jabatan"][0], row["golru"][0]) == (
        (BUDI, "s"), ("2026", "s"), None, None,
    )  # fmt: skip


def test_sheets_of_the_service_offer_the_codes(tmp_path: Path) -> None:
    bahan.write_buku(BAHAN, tmp_path / "bahan.xlsx", Silent())
    book = openpyxl.load_workbook(tmp_path / "bahan.xlsx")
    sheet = book["SIASN_SKP22"]
    assert [cell.value for cell in sheet[1]] == ["nip", "nama", *formats.layanan("skp22").kolom]
    assert [cell.value for cell in sheet[2]][:6] == [BUDI, "Budi", None, "2026", "P1", "2"]
    assert sorted((str(r.sqref), r.formula1) for r in sheet.data_validations.dataValidation) == [
        ("F2:F1048576", '"1,2,3"'), ("G2:G1048576", '"1,2,3"'), ("H2:H1048576", '"1,2,3,4,5"'),
    ]  # fmt: skip
    assert book["SIASN_PERIODIK"].max_row == 1
    assert [[c.value for c in row] for row in book["VALIDASI"].iter_rows()] == [
        ["nip", "nama", "tingkat", "kode", "pesan"], [BUDI, "Budi", "menghalangi", "ekspor.kode", "Pesan."],
    ]  # fmt: skip
    assert [[c.value for c in row] for row in book["REFERENSI"].iter_rows()] == [
        ["tabel", "kode", "arti"], ["periodik", "2", "Triwulan"],
    ]  # fmt: skip
    assert {c.number_format for c in sheet[2]} == {book["REFERENSI"]["B2"].number_format} == {"@"}


WIDE = {"nip": 21, "nama": 30, "penilaiNama": 30, "penilaiJabatan": 36, "penilaiJabatanNama": 36}


def test_columns_are_as_wide_as_what_stands_in_them(tmp_path: Path) -> None:
    bahan.write_buku(BAHAN, tmp_path / "bahan.xlsx", Silent())
    book = openpyxl.load_workbook(tmp_path / "bahan.xlsx")

    def widths(sheet: str, row: int = 1) -> dict[str, float]:
        cells = enumerate(book[sheet][row], start=1)
        return {
            str(cell.value): book[sheet].column_dimensions[get_column_letter(n)].width for n, cell in cells
        }

    for name, row in (("PENILAIAN", 8), ("SIASN_SKP22", 1), ("SIASN_PERIODIK", 1)):
        found = widths(name, row)
        assert found == {
            column: pytest.approx(max(WIDE.get(column, 16), 1.4 * len(column))) for column in found
        }
        assert {"nip", "nama"} < found.keys()
    assert {"penilaiNama", "penilaiJabatan"} < widths("SIASN_SKP22").keys()
    assert widths("VALIDASI") == {"nip": 21, "nama": 30, "tingkat": 12, "kode": 26, "pesan": 90}
    assert widths("REFERENSI") == {"tabel": 22, "kode": 14, "arti": 44}


def test_what_is_expected_counts_every_row_of_the_file() -> None:
    numbers = {name: [number for number, _ in rows] for name, rows in bahan.expected(BAHAN)}
    assert numbers == {
        "BACA DULU": [1], "PENILAIAN": [1, 2, 3, 4, 5, 6, 8, 9], "SIASN_SKP22": [1, 2], "SIASN_PERIODIK": [1],
        "VALIDASI": [1, 2], "REFERENSI": [1, 2],
    }  # fmt: skip


def test_the_json_posts_numbers_as_numbers_and_everything_else_as_text() -> None:
    found = json.loads(bahan.json_bytes(BAHAN))
    [item] = found["items"]
    assert (found["kantor"], item["endpoint"], item["ref"]) == (
        "Dinas Contoh", "POST /skp22/save", {"nip": BUDI, "id_ref_dokumen": "891"},
    )  # fmt: skip
    assert list(item["body"]) == [*formats.layanan("skp22").kolom, "path"]
    assert item["body"] == {
        **SKP22, "id": "", "penilaiJabatan": "", "penilaiGolongan": "", "penilaiUnorNama": "",
        "statusPenilai": "", "path": [],
    }  # fmt: skip


def test_a_missing_number_is_our_bug() -> None:
    with pytest.raises(KeyError):
        bahan.body("skp22", {"tahun": 2026})


def test_read_as_the_report_it_is_said_to_be_ours(tmp_path: Path) -> None:
    said = replace(BAHAN, keterangan=(("Bukan", sentence("bahan.bukan")),))
    for one, expected in ((said, ["laporan.bahan-sendiri"]), (BAHAN, [])):
        bahan.write_buku(one, tmp_path / "bahan.xlsx", Silent())
        with open_book(tmp_path / "bahan.xlsx") as book:
            found = read_report(book, "bahan.xlsx").bacaan.findings
        assert [item.code for item in found if item.code == "laporan.bahan-sendiri"] == expected
