"""Plain lists of ratings: found by NIP, compared, saved as one batch; nothing guessed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import atasan, penilaian
from kinerja_desktop.services.impor import batal, nilai
from kinerja_desktop.services.impor.nilai_tinjauan import Beda
from kinerja_desktop.services.impor.tinjauan import Kategori
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import ArtiAngka, BarisNilai

TW = "2026-TW4"


@pytest.fixture
def kantor(konteks: Konteks, dinas: Any) -> Any:
    for nama, kepala in (
        ("Dinas Pendidikan", "Kadis Wiryawan"),
        ("Sekretariat", "Sekar Lestari"),
        ("Bidang SD", "Citra Dewanti"),
        ("SD Negeri 1 Contoh", "Guntur Abadi"),
    ):
        atasan.set_kepala(konteks, dinas.unit[nama], dinas.pihak(kepala))
    return dinas


def csv(path: Path, *lines: str) -> Path:
    target = path / "nilai.csv"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return target


def rows(konteks: Konteks) -> dict[str, BarisNilai]:
    return {row.nama: row for row in penilaian.grid(konteks, TW).baris}


def test_list_is_compared_saved_and_undone(konteks: Konteks, kantor: Any, tmp_path: Path) -> None:
    n = kantor.nip
    seen = rows(konteks)["Sekar Lestari"]
    penilaian.save_cells(
        konteks,
        TW,
        [penilaian.CellEdit(seen.penugasan_id, None, field, "S") for field in ("hasil_kerja", "perilaku")],
    )
    path = csv(
        tmp_path,
        "No;NIP;Nama;Rating Hasil Kerja;Rating Perilaku;Predikat",
        f"1;{n['Bayu Pranata']};Bayu Pranata;Di Atas;Sesuai;Baik",
        f"2;{n['Sekar Lestari']};Sekar Lestari, S.Sos.;Sesuai;Sesuai;Baik",
        f"3;{n['Joko Purnama']};Orang Lain;B;B;Baik",
        "4;198001012005011999;Siapa Ini;A;A;",
        f"5;{n['Citra Dewanti']};Citra Dewanti;bagus;A;",
        f"6;{n['Hesti Ayuningrum']};Hesti;;;",
        "Jumlah;;6 orang;;;",
    )
    found = nilai.periksa(konteks, path, TW)
    assert found.hitungan == {
        "dibaca": 7, "baru": 2, "berubah": 0, "sama": 1, "perlu_diperbaiki": 2, "dilewati": 2,
    }  # fmt: skip
    codes = {one.code for one in found.findings}
    assert codes >= {
        "impor-nilai.nama-berbeda", "impor-nilai.predikat-berbeda", "impor-nilai.tidak-dikenal", "nilai.tidak-terbaca",
        "nilai.kosong",
    }  # fmt: skip
    assert all(sentence(one.code, **one.args) for one in found.findings)

    result = nilai.simpan(konteks, found).value
    assert result.batch is not None
    assert rows(konteks)["Bayu Pranata"].predikat == "baik"
    assert rows(konteks)["Joko Purnama"].predikat == "sangat_kurang"
    [entry] = batal.riwayat(konteks)
    assert (entry.jenis, entry.periode_kode, entry.hitungan["baru"]) == ("nilai", TW, 2)
    batal.batalkan(konteks, result.batch)
    assert rows(konteks)["Bayu Pranata"].penilaian_id is None
    assert rows(konteks)["Sekar Lestari"].predikat == "baik"


def test_empty_cell_erases_nothing(konteks: Konteks, kantor: Any, tmp_path: Path) -> None:
    n = kantor.nip["Bayu Pranata"]
    nilai.simpan(konteks, nilai.periksa(konteks, csv(tmp_path, "NIP,Hasil Kerja,Perilaku", f"{n},A,S"), TW))
    found = nilai.periksa(konteks, csv(tmp_path, "NIP,Hasil Kerja,Perilaku", f"{n},,B"), TW)
    [row] = found.baris
    assert (row.kategori, row.beda) == (
        Kategori.BERUBAH,
        (Beda(penilaian.PERILAKU, "Sesuai", "Di Bawah"),),
    )
    nilai.simpan(konteks, found)
    assert (rows(konteks)["Bayu Pranata"].hasil, rows(konteks)["Bayu Pranata"].predikat) == (
        "di_atas",
        "kurang",
    )


@pytest.mark.parametrize(
    ("arti", "words"),
    [
        (ArtiAngka.SATU_DI_ATAS, ["Di Atas", "Di Bawah"]),
        (ArtiAngka.SATU_DI_BAWAH, ["Di Bawah", "Di Atas"]),
    ],
)
def test_figures_need_a_meaning(
    konteks: Konteks, kantor: Any, tmp_path: Path, arti: ArtiAngka, words: list[str]
) -> None:
    path = csv(tmp_path, "NIP,Hasil Kerja,Perilaku", f"{kantor.nip['Bayu Pranata']},1,3")
    found = nilai.periksa(konteks, path, TW)
    assert found.butuh_arti
    assert found.hitungan["perlu_diperbaiki"] == 1
    assert nilai.simpan(konteks, found).value.batch is None
    found = nilai.periksa(konteks, path, TW, arti)
    assert [one.baru for one in found.baris[0].beda] == words


def test_destroyed_nip_is_never_guessed(konteks: Konteks, kantor: Any, tmp_path: Path) -> None:
    path = csv(tmp_path, "NIP,Nama,Hasil Kerja,Perilaku", "1.98001E+17,Bayu Pranata,A,A")
    found = nilai.periksa(konteks, path, TW)
    [row] = found.baris
    assert row.kategori is Kategori.PERLU_DIPERBAIKI
    assert row.penugasan_id is None
    assert rows(konteks)["Bayu Pranata"].hasil == ""


def test_rows_to_be_mended_come_back_marked(konteks: Konteks, kantor: Any, tmp_path: Path) -> None:
    import openpyxl

    path = csv(
        tmp_path,
        "NIP;Nama;Hasil Kerja;Perilaku",
        f"{kantor.nip['Bayu Pranata']};Bayu Pranata;A;A",
        f"{kantor.nip['Joko Purnama']};Joko Purnama;entah;A",
    )
    found = nilai.periksa(konteks, path, TW)
    out = tmp_path / "perbaikan.xlsx"
    assert nilai.simpan_perbaikan(konteks, found, out) == 1
    cells = [str(cell.value) for row in openpyxl.load_workbook(out).worksheets[0].iter_rows() for cell in row]
    assert kantor.nip["Joko Purnama"] in cells
    assert kantor.nip["Bayu Pranata"] not in cells
    assert any("“entah”" in text for text in cells)
