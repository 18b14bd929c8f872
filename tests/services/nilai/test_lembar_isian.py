"""The workbook filled elsewhere: what it holds, what came back, what happened meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kinerja_desktop.foundation.errors import FileError, RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import atasan, lembar_isian, penguncian, penilaian
from kinerja_desktop.services.impor import batal, nilai
from kinerja_desktop.services.impor.nilai_tinjauan import BarisImporNilai, Beda, TinjauanNilai
from kinerja_desktop.services.impor.tinjauan import Kategori
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import ArtiAngka, BarisNilai, CellEdit
from kinerja_desktop.services.worker import InlineWorker
from kinerja_desktop.storage.commands import ringkasan

TW = "2026-TW4"
HEAD = 6
HASIL, PERILAKU, CATATAN, KODE = 7, 8, 9, 10


def rows(konteks: Konteks) -> dict[str, BarisNilai]:
    return {row.nama: row for row in penilaian.grid(konteks, TW).baris}


def put(konteks: Konteks, nama: str, field: str, text: str) -> None:
    seen = rows(konteks)[nama]
    penilaian.save_cells(konteks, TW, [CellEdit(seen.penugasan_id, seen.version, field, text)])


@pytest.fixture
def berkas(konteks: Konteks, dinas: Any, tmp_path: Path) -> Path:
    """A workbook of the whole dinas; Bayu has Sesuai for his work already."""
    for nama, kepala in (
        ("Dinas Pendidikan", "Kadis Wiryawan"),
        ("Sekretariat", "Sekar Lestari"),
        ("Bidang SD", "Citra Dewanti"),
        ("SD Negeri 1 Contoh", "Guntur Abadi"),
    ):
        atasan.set_kepala(konteks, dinas.unit[nama], dinas.pihak(kepala))
    put(konteks, "Bayu Pranata", penilaian.HASIL, "S")
    target = tmp_path / "lembar.xlsx"
    made = lembar_isian.buat(konteks, TW, None, target)
    assert (made.baris, made.terkunci) == (7, 0)
    return target


def fill(path: Path, change: Callable[[dict[str, int], Any], None]) -> None:
    """Change cells as Excel would: open, write, save again."""
    book = openpyxl.load_workbook(path)
    sheet = book["Lembar Isian"]
    at = {str(sheet.cell(row, 2).value): row for row in range(HEAD + 1, sheet.max_row + 1)}
    change(at, sheet)
    book.save(path)


def by_name(found: TinjauanNilai) -> dict[str, BarisImporNilai]:
    return {row.nama: row for row in found.baris}


def test_workbook_offers_lists_and_locks_identity(berkas: Path) -> None:
    book = openpyxl.load_workbook(berkas)
    sheet = book["Lembar Isian"]
    assert [cell.value for cell in sheet[HEAD]] == [
        "No", "Nama", "NIP", "Jabatan", "Unit", "Atasan", "Rating Hasil Kerja", "Rating Perilaku Kerja", "Catatan",
        "Kode baris",
    ]  # fmt: skip
    first = sheet[HEAD + 1]
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in first] == [True] * 6 + [False] * 3 + [True]
    lists = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert lists == {f"{letter}{HEAD + 1}": '"Di Atas,Sesuai,Di Bawah"' for letter in "GH"}
    assert book["_kinerja"].sheet_state == "hidden"
    nips = [sheet.cell(row, 3) for row in range(HEAD + 1, sheet.max_row + 1)]
    assert all(cell.data_type == "s" and len(str(cell.value)) == 21 for cell in nips)
    assert sum(sheet.cell(row, HASIL).value == "Sesuai" for row in range(HEAD + 1, sheet.max_row + 1)) == 1


def test_untouched_workbook_changes_nothing(konteks: Konteks, berkas: Path) -> None:
    found = nilai.periksa(konteks, berkas, None)
    assert found.is_lembar
    assert found.hitungan == {
        "dibaca": 7, "baru": 0, "berubah": 0, "sama": 7, "perlu_diperbaiki": 0, "dilewati": 0,
    }  # fmt: skip
    assert nilai.simpan(konteks, found).value.batch is None


def test_differences_come_first_then_one_batch_that_is_undone(konteks: Konteks, berkas: Path) -> None:
    def change(at: dict[str, int], sheet: Any) -> None:
        sheet.cell(at["Bayu Pranata"], HASIL).value = "Di Atas"
        sheet.cell(at["Bayu Pranata"], PERILAKU).value = "Sesuai"
        sheet.cell(at["Joko Purnama"], HASIL).value = "Sesuai"
        sheet.cell(at["Joko Purnama"], PERILAKU).value = "sesuai ekspektasi"
        sheet.cell(at["Joko Purnama"], CATATAN).value = "Tugas tambahan panitia"
        sheet.cell(at["Hesti Ayuningrum"], HASIL).value = "lumayan"

    fill(berkas, change)
    found = nilai.periksa(konteks, berkas, TW)
    seen = by_name(found)
    assert seen["Bayu Pranata"].kategori is Kategori.BERUBAH
    assert seen["Bayu Pranata"].beda[0] == Beda(penilaian.HASIL, "Sesuai", "Di Atas")
    assert seen["Joko Purnama"].kategori is Kategori.BARU
    assert len(seen["Joko Purnama"].beda) == 3
    assert [one.code for one in seen["Hesti Ayuningrum"].masalah] == ["nilai.tidak-terbaca"]
    assert rows(konteks)["Joko Purnama"].hasil == ""  # the check writes nothing

    result = nilai.simpan(konteks, found).value
    assert (result.hitungan["baru"], result.hitungan["berubah"], result.hitungan["perlu_diperbaiki"]) == (
        1,
        1,
        1,
    )
    now = rows(konteks)
    assert (now["Bayu Pranata"].predikat, now["Joko Purnama"].predikat) == ("baik", "baik")
    assert now["Joko Purnama"].catatan == "Tugas tambahan panitia"

    assert result.batch is not None
    batal.batalkan(konteks, result.batch)
    now = rows(konteks)
    assert (now["Bayu Pranata"].hasil, now["Bayu Pranata"].perilaku) == ("sesuai", "")
    assert now["Joko Purnama"].penilaian_id is None
    with konteks.simpanan.read() as connection:
        assert ringkasan.stored(connection) == ringkasan.live(connection)


def test_sorted_and_shortened_workbook_finds_its_rows(konteks: Konteks, berkas: Path) -> None:
    book = openpyxl.load_workbook(berkas)
    sheet = book["Lembar Isian"]
    table = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEAD + 1)]
    sheet.delete_rows(HEAD + 1, len(table))
    for line in reversed(table[2:]):
        line[HASIL - 1] = line[PERILAKU - 1] = "Di Bawah"
        sheet.append(line)
    book.save(berkas)
    found = nilai.periksa(konteks, berkas, None)
    assert found.hitungan["dibaca"] == 5
    nilai.simpan(konteks, found)
    changed = {name for name, row in rows(konteks).items() if row.predikat == "sangat_kurang"}
    assert changed == {line[1] for line in table[2:]}


def test_what_changed_meanwhile_is_named_and_kept(konteks: Konteks, berkas: Path) -> None:
    fill(berkas, lambda at, sheet: _set(sheet, at["Bayu Pranata"], "Di Bawah", "Sesuai"))
    put(konteks, "Bayu Pranata", penilaian.HASIL, "A")
    put(konteks, "Joko Purnama", penilaian.HASIL, "A")
    found = nilai.periksa(konteks, berkas, None)
    clash = by_name(found)["Bayu Pranata"]
    assert (clash.kategori, clash.bentrok) == (Kategori.PERLU_DIPERBAIKI, True)
    [said] = clash.masalah
    assert sentence(said.code, **said.args).startswith(
        "Bayu Pranata: Rating Hasil Kerja sudah diubah di program sejak lembar ini dibuat (dari Sesuai menjadi Di Atas)"
    )
    assert (
        by_name(found)["Joko Purnama"].kategori is Kategori.SAMA
    )  # the workbook did not touch it: ours stays
    assert nilai.simpan(konteks, found).value.batch is None
    assert rows(konteks)["Bayu Pranata"].hasil == "di_atas"

    nilai.simpan(konteks, found, ambil=[clash.nomor])
    assert (rows(konteks)["Bayu Pranata"].hasil, rows(konteks)["Bayu Pranata"].perilaku) == (
        "di_bawah",
        "sesuai",
    )
    assert rows(konteks)["Joko Purnama"].hasil == "di_atas"


def _set(sheet: Any, row: int, hasil: str, perilaku: str) -> None:
    sheet.cell(row, HASIL).value = hasil
    sheet.cell(row, PERILAKU).value = perilaku


def test_change_after_the_check_is_not_overwritten(konteks: Konteks, berkas: Path) -> None:
    fill(berkas, lambda at, sheet: _set(sheet, at["Joko Purnama"], "Di Bawah", "Sesuai"))
    found = nilai.periksa(konteks, berkas, None)
    put(konteks, "Joko Purnama", penilaian.HASIL, "A")
    result = nilai.simpan(konteks, found).value
    assert result.hitungan["perlu_diperbaiki"] == 1
    assert [one.code for one in result.findings] == ["impor-nilai.keburu-berubah"]
    assert (rows(konteks)["Joko Purnama"].hasil, rows(konteks)["Joko Purnama"].perilaku) == ("di_atas", "")


def test_locked_rows_are_left_out_and_refused(konteks: Konteks, berkas: Path, tmp_path: Path) -> None:
    fill(berkas, lambda at, sheet: _set(sheet, at["Bayu Pranata"], "Di Bawah", "Di Bawah"))
    put(konteks, "Bayu Pranata", penilaian.PERILAKU, "S")
    id_ = rows(konteks)["Bayu Pranata"].penugasan_id
    assert penguncian.kunci(konteks, TW, penugasan_ids=[id_]).value.terkunci == 1
    found = nilai.periksa(konteks, berkas, None)
    assert [one.code for one in by_name(found)["Bayu Pranata"].masalah] == ["impor-nilai.terkunci"]
    again = lembar_isian.buat(konteks, TW, None, tmp_path / "lagi.xlsx")
    assert (again.baris, again.terkunci) == (6, 1)


def test_foreign_rows_and_doubled_rows_stay_out(konteks: Konteks, berkas: Path) -> None:
    def change(at: dict[str, int], sheet: Any) -> None:
        last = sheet.max_row
        for column in range(1, 11):
            sheet.cell(last + 1, column).value = sheet.cell(at["Joko Purnama"], column).value
            sheet.cell(last + 2, column).value = sheet.cell(at["Bayu Pranata"], column).value
        sheet.cell(last + 1, HASIL).value = "Di Atas"
        sheet.cell(at["Hesti Ayuningrum"], KODE).value = "ffff"

    fill(berkas, change)
    found = nilai.periksa(konteks, berkas, None)
    codes = sorted(row.masalah[0].code for row in found.baris if row.masalah)
    assert codes == ["lembar.baris-asing", "lembar.baris-ganda", "lembar.kembar"]
    counts = found.hitungan
    assert counts["dibaca"] == sum(number for key, number in counts.items() if key != "dibaca") == 9


def test_a_code_beside_another_person_never_rates_the_wrong_one(konteks: Konteks, berkas: Path) -> None:
    """Protection taken off, names and numbers sorted without the column of codes."""

    def change(at: dict[str, int], sheet: Any) -> None:
        bayu, eko = at["Bayu Pranata"], at["Citra Dewanti"]
        for column in (2, 3):
            one, other = sheet.cell(bayu, column), sheet.cell(eko, column)
            one.value, other.value = other.value, one.value
        _set(sheet, bayu, "Di Bawah", "Sesuai")
        _set(sheet, eko, "Di Atas", "Di Atas")

    fill(berkas, change)
    found = nilai.periksa(konteks, berkas, TW)
    stopped = [row for row in found.baris if row.kategori is Kategori.PERLU_DIPERBAIKI]
    assert [one.code for row in stopped for one in row.masalah] == ["lembar.orang-lain"] * 2
    assert not nilai.simpan(konteks, found).value.batch


def test_a_number_destroyed_in_a_row_leaves_its_name_to_tell(konteks: Konteks, berkas: Path) -> None:
    def change(at: dict[str, int], sheet: Any) -> None:
        row = at["Bayu Pranata"]
        sheet.cell(row, 3).value = 1.99001012015031e17
        _set(sheet, row, "Di Atas", "Sesuai")
        other = at["Citra Dewanti"]
        sheet.cell(other, 3).value = 1.99001012015031e17
        sheet.cell(other, 2).value = "Orang Lain"
        _set(sheet, other, "Di Atas", "Sesuai")

    fill(berkas, change)
    found = {row.baris: row for row in nilai.periksa(konteks, berkas, TW).baris}
    kinds = sorted(row.kategori.value for row in found.values() if row.kategori is not Kategori.SAMA)
    assert kinds == ["berubah", "perlu_diperbaiki"]


def test_bare_figures_wait_for_their_meaning(konteks: Konteks, berkas: Path) -> None:
    fill(berkas, lambda at, sheet: _set(sheet, at["Joko Purnama"], 1, 2))  # type: ignore[arg-type]  # figures, not words
    found = nilai.periksa(konteks, berkas, None)
    assert found.butuh_arti
    assert by_name(found)["Joko Purnama"].kategori is Kategori.PERLU_DIPERBAIKI
    found = nilai.periksa(konteks, berkas, None, arti=ArtiAngka.SATU_DI_BAWAH)
    assert [one.baru for one in by_name(found)["Joko Purnama"].beda] == ["Di Bawah", "Sesuai"]


def test_other_office_and_other_period_are_refused(konteks: Konteks, berkas: Path, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        nilai.periksa(konteks, berkas, "2026-TW3")
    assert refused.value.code == "lembar.periode-lain"
    words = sentence(refused.value.code, **refused.value.args_)
    assert "nilai Triwulan IV 2026, sedangkan yang dibuka Triwulan III 2026" in words
    other = create_kantor(tmp_path / "lain", ProfilKantor("Dinas Lain"), "Rina", worker=InlineWorker())
    with pytest.raises(RefusedError) as refused:
        nilai.periksa(other, berkas, None)
    assert refused.value.code == "lembar.kantor-lain"
    other.kantor.close()


def test_damaged_fingerprint_is_said(konteks: Konteks, berkas: Path) -> None:
    book = openpyxl.load_workbook(berkas)
    book["_kinerja"]["A1"].value = "rusak"
    book.save(berkas)
    with pytest.raises(FileError) as refused:
        nilai.periksa(konteks, berkas, None)
    assert refused.value.code == "lembar.sidik-rusak"
    book = openpyxl.load_workbook(berkas)
    book["_kinerja"]["A1"].value = "bentuk"
    book["Lembar Isian"].cell(HEAD, HASIL).value = "HK"
    book.save(berkas)
    with pytest.raises(FileError) as refused:
        nilai.periksa(konteks, berkas, None)
    assert refused.value.code == "lembar.tanpa-tabel"


def test_file_name_says_period_and_unit() -> None:
    assert lembar_isian.nama_berkas(TW, "SD Negeri 1/Contoh") == (
        "Lembar isian Triwulan IV 2026 SD Negeri 1 Contoh.xlsx"
    )
