"""*Tidak dinilai*: who is not rated and why; counted as nobody's backlog, written into rekap, export, monitoring."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kinerja_desktop.domain.regulation import Mutu
from kinerja_desktop.regulations import load, references
from kinerja_desktop.services import beranda, cetak_daftar, monitoring, penguncian, penilaian, periksa
from kinerja_desktop.services.cetak_pesanan import JenisLembar
from kinerja_desktop.services.ekspor import ekspor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import TIDAK, CellEdit, CellResult, KeadaanSel
from tests.services.nilai.test_penilaian import TW, counts_are_right, rate, row, save

BAYU, HESTI = "Bayu Pranata", "Hesti Ayuningrum"


def test_reasons_are_data_with_how_sure_they_are() -> None:
    found = references.alasan_tidak()
    assert list(found)[-1] == references.LAINNYA
    assert {"cltn", "pemberhentian_sementara", "cuti_sakit", "tugas_belajar"} <= set(found)
    sources = load().sumber
    for one in found.values():
        Mutu(one.mutu)
        assert not one.sumber or one.sumber in sources


@pytest.mark.parametrize(
    ("text", "kata"),
    [
        ("cltn", "Cuti di luar tanggungan negara"),
        ("TUGAS BELAJAR", "Tugas belajar"),
        ("Diperbantukan ke Pusat", "Diperbantukan ke Pusat"),
    ],
)
def test_a_reason_is_a_word_of_the_list_or_words(konteks: Konteks, kantor: Any, text: str, kata: str) -> None:
    done = save(konteks, kantor, BAYU, TIDAK, text)
    assert (done.keadaan, done.status, done.predikat) == (KeadaanSel.TERSIMPAN, "tidak_dinilai", "")
    now = row(konteks, kantor, BAYU)
    assert (now.alasan_tidak, now.is_ditunggu) == (kata, False)
    assert done.balikan is not None
    [back] = penilaian.save_cells(konteks, TW, [done.balikan]).value
    assert (back.status, row(konteks, kantor, BAYU).alasan_tidak) == ("belum", "")
    counts_are_right(konteks)
    assert {one.code for one in periksa.periksa_data(konteks).findings} <= {"periksa.nomor"}  # a bare roster


def refused(konteks: Konteks, kantor: Any, field: str, text: str) -> tuple[CellResult, bool]:
    before = row(konteks, kantor, BAYU)
    done = save(konteks, kantor, BAYU, field, text)
    return done, row(konteks, kantor, BAYU) == before


def test_what_contradicts_is_refused_and_changes_nothing(konteks: Konteks, kantor: Any) -> None:
    assert refused(konteks, kantor, TIDAK, "Lainnya")[0].keadaan is KeadaanSel.TANPA_KATA
    rate(konteks, kantor, BAYU, "A", "S")
    assert refused(konteks, kantor, TIDAK, "cltn")[0].keadaan is KeadaanSel.BERNILAI
    for field in ("hasil_kerja", "perilaku"):
        save(konteks, kantor, BAYU, field, "")
    save(konteks, kantor, BAYU, TIDAK, "cltn")
    done, same = refused(konteks, kantor, "hasil_kerja", "A")
    assert (done.keadaan, same) == (KeadaanSel.TIDAK_DINILAI, True)


def test_a_locked_rating_is_opened_first(konteks: Konteks, kantor: Any) -> None:
    rate(konteks, kantor, HESTI, "S", "S")
    penguncian.kunci(konteks, TW, penugasan_ids=[row(konteks, kantor, HESTI).penugasan_id])
    assert save(konteks, kantor, HESTI, TIDAK, "cltn").keadaan is KeadaanSel.TERKUNCI


def test_ratings_go_and_come_back_in_one_step(konteks: Konteks, kantor: Any) -> None:
    rate(konteks, kantor, BAYU, "A", "B")
    seen = row(konteks, kantor, BAYU)
    edits = [
        CellEdit(seen.penugasan_id, seen.version, field, text)
        for field, text in (("hasil_kerja", ""), ("perilaku", ""), (TIDAK, "Cuti besar"))
    ]
    done = penilaian.save_cells(konteks, TW, edits).value
    assert row(konteks, kantor, BAYU).status == "tidak_dinilai"
    penilaian.save_cells(konteks, TW, penilaian.balikan(done))
    now = row(konteks, kantor, BAYU)
    assert (now.hasil, now.perilaku, now.predikat, now.alasan_tidak) == ("di_atas", "di_bawah", "kurang", "")
    counts_are_right(konteks)


def test_nobody_waits_for_who_is_not_rated(konteks: Konteks, kantor: Any) -> None:
    before = beranda.ringkas(konteks, TW).angka
    stuck = len(monitoring.monitoring(konteks, TW).belum)
    save(konteks, kantor, BAYU, TIDAK, "cltn")
    now = beranda.ringkas(konteks, TW).angka
    assert (now.pegawai, now.belum, now.tidak_dinilai) == (before.pegawai - 1, before.belum - 1, 1)
    assert len(monitoring.monitoring(konteks, TW).belum) == stuck - 1
    assert BAYU not in {one.nama for one in cetak_daftar.daftar(konteks, TW)}, "no sheet is waited for either"
    letters = {one.nama: one.kurang for one in cetak_daftar.kelompok(konteks, JenisLembar.SURAT, TW)}
    assert "Sekar Lestari" not in letters, "her only person is on leave"
    result = penguncian.kunci(konteks, TW).value
    assert "nilai.kunci-tidak-dinilai" in {one.code for one in result.findings}


def test_export_names_them_with_the_reason_and_blocks_nothing(
    konteks: Konteks, kantor: Any, tmp_path: Path
) -> None:
    save(konteks, kantor, BAYU, TIDAK, "Mengikuti suami ke luar negeri")
    rate(konteks, kantor, HESTI, "S", "S")
    penguncian.kunci(konteks, TW, tanggal=date(2027, 1, 4))
    cek = ekspor.cek_kelengkapan(konteks, TW)
    [bayu] = [one for one in cek.orang if one.nama == BAYU]
    assert [one.code for one in bayu.findings] == ["bahan.orang-tidak-dinilai"]
    assert bayu.is_tidak_dinilai
    assert cek.tertahan == len(cek.orang) - cek.siap - 1
    done = ekspor.ekspor(konteks, TW, tmp_path).value
    book = openpyxl.load_workbook(next(one.path for one in done.berkas if one.path.suffix == ".xlsx"))
    said = [[cell.value for cell in line] for line in book["VALIDASI"].iter_rows()]
    [line] = [line for line in said if line[1] == BAYU]
    assert "Mengikuti suami ke luar negeri" in str(line[4])
    labels = [line[0].value for line in book["BACA DULU"].iter_rows()]
    assert "Tidak dinilai" in labels
