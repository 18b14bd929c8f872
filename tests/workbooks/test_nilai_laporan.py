"""Ratings from any list, and e-Kinerja's own report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from kinerja_desktop.domain.codes import JenisPegawai, Predikat, Rating
from kinerja_desktop.domain.masukan import LaporanRow, NilaiDraft
from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import nilai
from kinerja_desktop.workbooks.cells import NO_CACHE, CellValue, ErrorCell
from kinerja_desktop.workbooks.laporan import LaporanBacaan, read_report
from kinerja_desktop.workbooks.nilai import TANPA_ARTI, Arti, read_ratings
from kinerja_desktop.workbooks.reader import open_book
from kinerja_desktop.workbooks.tabel import Bacaan
from kinerja_desktop.workbooks.values import UNREADABLE
from tests.mentah import Angka, Galat, Rumus, Sel, csv_bytes, xlsx
from tests.workbooks.korpus import ANDI, BUDI, DEWI, RINA, SITI

A, S, B = Rating.DI_ATAS, Rating.SESUAI, Rating.DI_BAWAH


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Di Atas Ekspektasi", A), ("DIATAS ESPEKTASI", A), ("di atas", A), ("Di Atas Harapan", A), ("A", A), ("melebihi ekspektasi", A),
        ("Sesuai Ekspektasi", S), ("sesuai espektasi", S), ("SESUAI", S), ("s", S), ("Memenuhi Ekspektasi", S),
        ("Dibawah Ekspektasi", B), ("di bawah", B), ("b", B), ("DIBAWAH EKPEKTASI", B),
        ("Sesuai Ekspetasi", S), ("sesuai ekpetasi", S), ("SESUAI EXPECTASI", S), ("di atas ekspetasi", A), ("Dibawah Expektasi", B), ("Di Atas Ekspektasi (1)", A), ("3 - Di Bawah", B),
        (NO_CACHE, UNREADABLE), (ErrorCell("#REF!"), UNREADABLE),
        ("-", None), ("", None), (None, None), ("1", TANPA_ARTI), (3, TANPA_ARTI), ("2.0", TANPA_ARTI), ("baik", UNREADABLE), ("4", UNREADABLE), ("90", UNREADABLE),
    ],
)  # fmt: skip
def test_words_of_ratings(words: CellValue, expected: object) -> None:
    assert nilai.rating(words) is expected


@pytest.mark.parametrize(
    ("arti", "one", "three"), [("1=atas", Rating.DI_ATAS, Rating.DI_BAWAH), ("1=bawah", Rating.DI_BAWAH, Rating.DI_ATAS)]
)  # fmt: skip
def test_figures_mean_what_the_user_said(arti: Arti, one: Rating, three: Rating) -> None:
    assert (nilai.rating(1, arti), nilai.rating("2", arti), nilai.rating(3.0, arti)) == (
        one,
        Rating.SESUAI,
        three,
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("SANGAT BAIK", Predikat.SANGAT_BAIK), ("Baik", Predikat.BAIK), ("Butuh Perbaikan/Cukup", Predikat.BUTUH_PERBAIKAN), ("cukup", Predikat.BUTUH_PERBAIKAN),
        ("Kurang/Misconduct", Predikat.KURANG), ("Sangat Kurang", Predikat.SANGAT_KURANG), ("-", None), ("hebat", UNREADABLE),
    ],
)  # fmt: skip
def test_words_of_predikat(words: str, expected: object) -> None:
    assert nilai.predikat(words) is expected


def ratings(folder: Path, rows: list[Sequence[Sel]], arti: Arti | None = None) -> Bacaan[NilaiDraft]:
    path = folder / "nilai.xlsx"
    path.write_bytes(xlsx({"Nilai": rows}))
    with open_book(path) as book:
        return read_ratings(book, path.name, arti=arti)


def codes(reading: Bacaan[NilaiDraft]) -> list[str]:
    return sorted(f"{one.code}@{one.location.cell}" for one in reading.findings)


def test_list_of_ratings_is_accounted_for(tmp_path: Path) -> None:
    reading = ratings(tmp_path, [
        ["REKAP PENILAIAN 2026"], [],
        ["NO", "NAMA", "NIP", "RATING", None, "PREDIKAT", "CATATAN"],
        [None, None, None, "HASIL KERJA", "PERILAKU KERJA", None, None],
        [1, "Budi", BUDI, "Di Atas Ekspektasi", "S", "Baik", "tingkatkan"],
        [2, "Siti", "'" + SITI, 1, "Sesuai", None, None],
        [3, "Andi", Angka("1.99007212015031E+17"), "A", "A", None, None],
        [4, "Dewi", DEWI, None, None, None, None],
        [5, "Rina", RINA, "bagus", "S", "Istimewa sekali", None],
        [6, "Budi", BUDI, "Di Atas Ekspektasi", "S", "Baik", "tingkatkan"],
        ["JUMLAH", None, None, None, None, None, None],
    ])  # fmt: skip
    assert codes(reading) == [
        "baris.jumlah@11", "nilai.angka-tanpa-arti@D6", "nilai.kembar@C10", "nilai.kosong@D8", "nilai.tidak-terbaca@D9", "nip.rusak@C7",
    ]  # fmt: skip
    assert (reading.dibaca, len(reading.drafts), reading.perlu_diperbaiki, len(reading.dilewati)) == (
        7,
        1,
        3,
        3,
    )
    draft = reading.drafts[0]
    assert (draft.nip, draft.hasil_kerja, draft.perilaku, draft.predikat, draft.catatan) == (
        BUDI, Rating.DI_ATAS, Rating.SESUAI, Predikat.BAIK, "tingkatkan",
    )  # fmt: skip


def test_a_formula_without_value_is_said_and_never_taken_for_empty(tmp_path: Path) -> None:
    reading = ratings(tmp_path, [
        ["NIP", "HASIL KERJA", "PERILAKU"], [BUDI, Rumus("VLOOKUP(A2,Data!A:B,2)"), "S"], [SITI, "S", Galat("#N/A")],
    ])  # fmt: skip
    assert codes(reading) == ["nilai.galat@C3", "nilai.rumus@B2"]
    assert reading.perlu_diperbaiki == 2


def test_totals_and_signatures_in_the_column_of_ratings_are_skipped(tmp_path: Path) -> None:
    reading = ratings(tmp_path, [
        ["NO", "NAMA / NIP", "JABATAN", "RATING", None],
        [None, None, None, "HASIL KERJA", "PERILAKU KERJA"],
        [1, f"Budi\nNIP. {BUDI}", "Guru", "SESUAI EKSPEKTASI", "SESUAI EKSPEKTASI"],
        [None, "JUMLAH", None, 1, None],
        [None, None, None, "Sukaraya, 1 Oktober 2026", None],
        [None, None, None, "KEPALA DINAS", None],
        [None, None, None, "NIP. 196801011990011001", None],
        [2, "Tanpa Nomor", "Guru", "Sesuai", "Sesuai"],
    ])  # fmt: skip
    assert codes(reading) == [
        "baris.jumlah@4",
        *[f"baris.tanda-tangan@{n}" for n in (5, 6, 7)],
        "nip.kosong@B8",
    ]
    assert (reading.dibaca, len(reading.drafts), reading.perlu_diperbaiki) == (6, 1, 1)


def test_figures_go_in_once_their_meaning_is_said(tmp_path: Path) -> None:
    rows: list[Sequence[Sel]] = [["NIP", "HASIL KERJA", "PERILAKU"], [BUDI, 3, "1"], [SITI, 2, 2]]
    assert codes(ratings(tmp_path, rows)) == [
        f"nilai.angka-tanpa-arti@{cell}" for cell in ("B2", "B3", "C2", "C3")
    ]
    reading = ratings(tmp_path, rows, "1=bawah")
    assert [(one.hasil_kerja, one.perilaku) for one in reading.drafts] == [(A, B), (S, S)]


def test_differing_rows_of_one_nip_both_wait(tmp_path: Path) -> None:
    reading = ratings(tmp_path, [["NIP", "HASIL KERJA", "PERILAKU"], [BUDI, "A", "S"], [BUDI, "S", "S"]])
    assert codes(reading) == ["nilai.ganda@A2", "nilai.ganda@A3"]
    assert reading.drafts == ()


def test_a_predikat_that_is_no_word_of_ours_is_only_not_compared(tmp_path: Path) -> None:
    reading = ratings(
        tmp_path, [["NIP", "HASIL KERJA", "PERILAKU", "PREDIKAT"], [BUDI, "A", "S", "Memuaskan"]]
    )
    assert codes(reading) == ["nilai.predikat-tidak-terbaca@D2"]
    assert (reading.drafts[0].predikat, reading.drafts[0].predikat_teks) == (None, "Memuaskan")


def test_other_files_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        ratings(tmp_path, [["NIP", "NAMA"], [BUDI, "Budi"]])
    assert refused.value.code == "impor.bukan-daftar-nilai"


NAMES = [
    "jenis",
    "id",
    "nip",
    "nama",
    "periode_awal_skp",
    "periode_akhir_skp",
    "skp_unor_id",
    "skp_unor",
    "skp_unor_induk",
    "skp_jabatan",
    "skp_jenis_jabatan",
    "is_skp_plt_plh_pjb",
    "hasil_kerja",
    "perilaku_kerja",
    "hasil_akhir",
    "pegawai_atasan_id",
    "pegawai_atasan_nip",
    "pegawai_atasan_nama",
    "pegawai_atasan_unor_id",
    "pegawai_atasan_unor",
    "pegawai_atasan_jabatan",
    "pegawai_atasan_golru",
    "waktu_dinilai",
    "pegawai_penilai_id",
    "tahun_skp",
    "skp_id",
    "periode_id",
    "skp_penilaian_id",
    "golru",
    "jenis_pegawai",
]
TITLE: list[Sequence[Sel]] = [
    ["Laporan Penilaian SKP Periode Bulanan SEPTEMBER Tahun 2026"], ["Instansi Pemerintah Kab. Contoh"], ["Periode : Bulanan 9"],
    ["Unor Induk : ALL"], ["Unor : DINAS X"], ["Data ditarik pada : 2026-10-01 08:00:05"], [],
]  # fmt: skip


def entry(nip: Sel, **cells: Sel) -> Sequence[Sel]:
    base: dict[str, Sel] = {
        "jenis": "skp", "id": "P-1", "nip": nip, "nama": "BUDI", "periode_awal_skp": "2026-01-01", "periode_akhir_skp": "2026-12-31",
        "skp_unor_id": "U-1", "skp_unor": "Bidang A", "skp_unor_induk": "DINAS X", "skp_jabatan": "Analis", "is_skp_plt_plh_pjb": 0,
        "hasil_kerja": "diatas ekspektasi", "perilaku_kerja": "sesuai ekspektasi", "hasil_akhir": "baik", "pegawai_atasan_nip": DEWI,
        "pegawai_atasan_nama": "DEWI", "pegawai_atasan_golru": "IV/a", "waktu_dinilai": "2026-10-03 10:15:00", "tahun_skp": 2026, "skp_id": "S-1",
        "golru": "III/d", "jenis_pegawai": "pns",
    } | cells  # fmt: skip
    return [base.get(name) for name in NAMES]


def report(folder: Path, rows: list[Sequence[Sel]], nama: str = "laporan.xlsx") -> LaporanBacaan:
    path = folder / nama
    path.write_bytes(csv_bytes(rows, sep=";") if nama.endswith("csv") else xlsx({"Worksheet": rows}))
    with open_book(path) as book:
        return read_report(book, nama)


def test_report_of_ekinerja(tmp_path: Path) -> None:
    found = report(tmp_path, [
        *TITLE, NAMES,
        entry(BUDI),
        entry(BUDI, is_skp_plt_plh_pjb=1, skp_jabatan="Plt. Kepala Bidang", skp_id="S-2"),
        entry(RINA, hasil_kerja="-", perilaku_kerja="-", hasil_akhir="-", waktu_dinilai="-", jenis_pegawai="pppk_paruh_waktu", golru="IX", pegawai_atasan_nip="-"),
        entry(Angka("1.99007212015031E+17"), nama="ANDI"),
        entry(None, nama=None),
    ])  # fmt: skip
    title = found.judul
    assert (title.tahun, title.bulan, title.instansi, title.unor) == (
        2026,
        9,
        "Pemerintah Kab. Contoh",
        "DINAS X",
    )
    assert title.ditarik == "2026-10-01 08:00:05"
    reading = found.bacaan
    assert reading.layout.header_rows == (8,)
    assert (reading.dibaca, len(reading.drafts), len(reading.dilewati)) == (5, 4, 1)
    assert sorted(f"{one.code}@{one.location.cell}" for one in reading.findings) == ["laporan.nip-rusak@C12", "laporan.tanpa-nip@C13"]  # fmt: skip
    first, plt, unrated, broken = reading.drafts
    assert isinstance(first, LaporanRow)
    assert (first.nip, first.hasil_kerja, first.perilaku, first.predikat, first.is_plt) == (BUDI, A, S, Predikat.BAIK, False)  # fmt: skip
    assert (first.atasan_nip, first.atasan_golongan, first.golongan) == (DEWI, "IV/a", "III/d")
    assert (first.periode_awal, first.periode_akhir, first.tahun_skp) == (
        date(2026, 1, 1),
        date(2026, 12, 31),
        2026,
    )
    assert first.waktu_dinilai == datetime(2026, 10, 3, 10, 15)  # noqa: DTZ001 - the report names no zone
    assert first.hasil_kerja_teks == "diatas ekspektasi"
    assert (plt.is_plt, plt.jabatan) == (True, "Plt. Kepala Bidang")
    assert (unrated.is_dinilai, unrated.jenis_pegawai, unrated.golongan) == (
        False,
        JenisPegawai.PPPK_PARUH_WAKTU,
        "IX",
    )
    assert (unrated.atasan_nip, unrated.predikat_teks) == (None, None)
    assert (broken.nip, broken.nip_rusak, broken.nama) == ("", "1.99007212015031E+17", "ANDI")


@pytest.mark.parametrize("nama", ["salinan.xlsx", "salinan.csv"])
def test_copy_saved_again_with_a_number_column_and_fewer_columns(tmp_path: Path, nama: str) -> None:
    keep = ["nip", "nama", "skp_unor", "hasil_kerja", "perilaku_kerja", "hasil_akhir", "pegawai_atasan_nama"]
    at = [NAMES.index(name) for name in keep]
    full = entry(ANDI)
    found = report(tmp_path, [["No", *keep], [1, *(full[i] for i in at)]], nama)
    row = found.bacaan.drafts[0]
    assert (row.nip, row.unor, row.hasil_kerja, row.predikat, row.atasan_nama) == (
        ANDI,
        "Bidang A",
        A,
        Predikat.BAIK,
        "DEWI",
    )
    assert found.judul.tahun is None


def test_quarterly_title(tmp_path: Path) -> None:
    title = [["Laporan Penilaian SKP Periode Triwulan III Tahun 2026"], *TITLE[1:]]
    judul = report(tmp_path, [*title, NAMES, entry(BUDI)]).judul
    assert (judul.tahun, judul.triwulan) == (2026, 3)


def test_a_report_without_rows_says_so(tmp_path: Path) -> None:
    bacaan = report(tmp_path, [*TITLE, NAMES]).bacaan
    assert (bacaan.dibaca, [one.code for one in bacaan.findings]) == (0, ["impor.tanpa-baris"])


def test_another_file_is_no_report(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        report(tmp_path, [["NIP", "NAMA"], [BUDI, "BUDI"]])
    assert refused.value.code == "impor.bukan-laporan-ekinerja"
