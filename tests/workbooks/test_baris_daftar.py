"""What a row is when it is no person, and what units headings and titles name: word by word."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kinerja_desktop.domain.codes import JenisPegawai
from kinerja_desktop.workbooks import baris, susunan, tempat
from kinerja_desktop.workbooks.cells import CellValue, MergedArea
from kinerja_desktop.workbooks.susunan import Susunan
from kinerja_desktop.workbooks.tempat import FillDown

N = None


def test_blank_text_is_nothing() -> None:
    assert baris.filled(["a", N, " ", 0, False, "\n"]) == ["a", 0, False]


@pytest.mark.parametrize(
    ("row", "is_so"),
    [
        ([1, 2, 3], True), ([2, 3, 4], True), ([3, 4, 5], False), (["(1)", "[2]", "3.", " 4 "], True), ([1.0, 2.0, 3.0], True), ([1, 2.5, 3, 4], False),
        ([1, 2], False), ([1, 3, 2], False), ([1, 1, 2], True), ([1, 2, "5=3+4", 6], True), ([1, 2, "3a", 4], True), ([1, 2, "3ab", 4], False),
        ([1, 2, "x", 4], False), ([1, 2, 100], False), ([1, 2, 11], True), ([1, 2, 12], False), ([1, True, 2, 3], False), ([1, "2.0", 3], True), ([], False),
    ],
)  # fmt: skip
def test_rows_that_count_the_columns(row: Sequence[CellValue], is_so: bool) -> None:
    assert baris.is_numbering(row) is is_so


EXPLAINING = [
    "wajib", "Diisi angka", "isi dengan huruf", "isikan nama", "opsional", "format bebas", "pilih satu", "pilihan", "18 digit", "yyyy", "dd-mm", "dd/mm",
    "tanpa spasi", "tanpa gelar", "sesuai SK", "sesuai ijazah", "sesuai KTP", "contoh", "teks", "text", "keterangan pengisian",
]  # fmt: skip


@pytest.mark.parametrize("words", EXPLAINING)
def test_rows_that_explain(words: str) -> None:
    assert baris.is_explanation([words, "Budi", 1])
    assert not baris.is_explanation([words, "Budi", "Siti"])
    assert not baris.is_explanation(["Budi", f"x{words}x"])


def test_a_row_without_words_explains_nothing() -> None:
    assert not baris.is_explanation([1, N])


@pytest.mark.parametrize("words", ["Contoh", "misal: Budi", "Misalnya", "sample", "example", "cth."])
def test_rows_that_are_a_sample(words: str) -> None:
    assert baris.is_sample([N, N, N, N, N, words])
    assert not baris.is_sample([N, N, N, N, N, N, words])
    assert not baris.is_sample([f"x {words}", 1])


def test_a_place_of_that_name_is_no_sample() -> None:
    assert not baris.is_sample(["Contoh, 2 Januari 2025"])


@pytest.mark.parametrize(
    "words",
    ["Jumlah", "TOTAL", "rekap", "Rekapitulasi", "Sub Total", "subtotal", "grand total", "keseluruhan"],
)
def test_rows_that_sum_up(words: str) -> None:
    assert baris.is_total([1, N, "a", "b", f"{words} pegawai"])
    assert not baris.is_total(["a", "b", "c", words])
    assert baris.is_total([words.ljust(80, "!")])
    assert not baris.is_total([words.ljust(81, "!")])
    assert not baris.is_total([f"{words}x", 1])


SIGNING = [
    "Mengetahui", "Menyetujui,", "Mengesahkan", "disahkan di", "Ditetapkan di Garut", "a.n. Bupati", "a n . x", "an. Bupati", "Plt. Kepala", "plh Camat", "Kepala",
    "Sekretaris", "Bupati", "Wali Kota", "walikota", "Gubernur", "Camat", "Lurah", "Direktur", "Pimpinan", "Ketua", "Inspektur", "Pembuat Daftar",
    "Yang Membuat", "Pejabat Pembina",
]  # fmt: skip


@pytest.mark.parametrize("words", [*SIGNING, "Garut, 2 Januari 2025", "NIP. 19700101 199503 1 001"])
def test_rows_that_begin_a_signature(words: str) -> None:
    assert baris.starts_signature([N, 1, 2, words])
    assert not baris.starts_signature([words, 1, 2, 3])


@pytest.mark.parametrize("row", [[], [N], ["Kepalanya"], ["Budi"], [1, 2]])
def test_rows_that_begin_none(row: Sequence[CellValue]) -> None:
    assert not baris.starts_signature(row)


@pytest.mark.parametrize(
    ("cell", "is_so"),
    [
        ("NIP. 19700101", True), ("NIP 1970010", False), ("N.I.P: 19700101 199503 1 001", True), ("nrp 70010101", True), ("NIP ..", True), ("NIP. …", True),
        ("NIP.", False), ("NIP :", True), ("NIP : x", False), ("xNIP. 19700101", False), ("NIP " + "1" * 196, True), ("NIP " + "1" * 197, False), (19700101, False),
    ],
)  # fmt: skip
def test_the_number_line_of_a_signature(cell: CellValue, is_so: bool) -> None:
    assert baris.is_sign_nip(cell) is is_so


MONTHS = "Januari Februari Pebruari Maret April Mei Juni Juli Agustus September Oktober November Nopember Desember".split()  # noqa: SIM905 - a list of words reads better so


@pytest.mark.parametrize("month", MONTHS)
def test_places_with_a_date(month: str) -> None:
    assert baris.is_place_date(f"Garut, 2 {month} 2025")
    assert baris.is_place_date(f"kab. garut,  ..  {month}  2025 ")
    assert not baris.is_place_date(f"{month} 2025")


@pytest.mark.parametrize(
    ("cell", "is_so"),
    [("Garut, ............ 2025", True), ("Garut, 2025", False), ("Garut, 2 Febuari 2025", False), ("x" * 30 + ", 2 Mei 2025", True), ("x" * 199, False), (2, False)],
)  # fmt: skip
def test_places_with_dots_or_other_words(cell: CellValue, is_so: bool) -> None:
    assert baris.is_place_date(cell) is is_so


@pytest.mark.parametrize(
    ("row", "is_so"),
    [
        (["BIDANG UMUM"], True), ([5], False), (["5"], False), (["I.", "BIDANG UMUM"], True), (["A", N, "BIDANG", 3], True), (["I", "BIDANG", 3, 4], False),
        (["Budi", "Analis"], False), ([1, "BIDANG"], False), (["a", "a", "a"], True), (["a", "a", "b"], False), ([3, 3, 3], False), ([], False),
    ],
)  # fmt: skip
def test_rows_that_head_others(row: Sequence[CellValue], is_so: bool) -> None:
    assert baris.is_section(row) is is_so


@pytest.mark.parametrize(
    ("row", "title"),
    [
        (["I. BIDANG UMUM (2 ORANG)"], "BIDANG UMUM"), (["A) BIDANG :"], "BIDANG"), (["12. BIDANG"], "BIDANG"), (["1234. BIDANG"], "1234. BIDANG"),
        (["II", "BIDANG UMUM"], "BIDANG UMUM"), (["BIDANG (umum)"], "BIDANG (umum)"), ([N, 5], ""),
    ],
)  # fmt: skip
def test_the_words_of_a_heading(row: Sequence[CellValue], title: str) -> None:
    assert baris.section_title(row) == title


@pytest.mark.parametrize(
    ("row", "is_so"),
    [([1], True), ([1, "-", "2."], True), ([1.0, "-", "-"], True), ([1, "-", "-", "-"], False), ([True], False), (["a"], False), ([], True), ([1, N, "NULL"], True)],
)  # fmt: skip
def test_rows_prepared_for_nobody(row: Sequence[CellValue], is_so: bool) -> None:
    assert baris.is_only_number(row) is is_so


UNITS = [
    "Dinas", "Badan", "Bagian", "Bidang", "Seksi", "Subbag", "Sub Bagian", "Sub Bidang", "Sub Koordinator", "Sekretariat", "Inspektorat", "Kecamatan", "Kelurahan", "Desa", "UPT", "UPTD",
    "UPB", "UPTB", "Puskesmas", "Pustu", "RSUD", "Rumah Sakit", "Klinik", "Laboratorium", "Labkesda", "Instalasi", "SD", "SDN", "SDIT", "SMP", "SMPN", "SMA", "SMAN", "SMK", "SMKN", "TK",
    "TKN", "PAUD", "SLB", "SLBN", "MTs", "MTsN", "SKB", "Sanggar", "Kantor", "Satuan", "Cabang", "Unit", "Balai", "Korwil", "Koordinator Wilayah", "Satpol",
]  # fmt: skip


@pytest.mark.parametrize("word", UNITS)
def test_words_that_begin_the_name_of_a_unit(word: str) -> None:
    assert baris.UNIT_WORDS.match(f"{word} 1")
    assert not baris.UNIT_WORDS.match(f"{word}x")
    assert susunan.is_unit_heading([1, f"{word} 1"])


@pytest.mark.parametrize(
    ("row", "is_so"),
    [([1, "Dinas A"], True), (["2.", "Dinas A"], True), (["I", "Dinas A"], False), (["Dinas A"], False), ([1, "Budi"], False), ([1, 2], False), ([1, 2, "Dinas A"], False)],
)  # fmt: skip
def test_rows_of_a_number_and_a_unit(row: Sequence[CellValue], is_so: bool) -> None:
    assert susunan.is_unit_heading(row) is is_so


def path(*titles: str, base: str = "", judul: Sequence[str] = ()) -> tuple[str, ...]:
    made = Susunan(base, judul)
    for row, title in enumerate(titles, start=1):
        made.heading(title, row)
    return made.path


OUTER = [
    "Dinas A",
    "Badan A",
    "Inspektorat",
    "Sekretariat Daerah",
    "Sekretariat DPRD",
    "Satpol PP",
    "Satuan Polisi Pamong Praja",
    "RSUD A",
    "Rumah Sakit A",
]
AREAS = ["Kecamatan A", "Korwil A", "Koordinator Wilayah A", "Cabang A"]
FIELDS = ["Sekretariat", "Bidang A", "Bagian A"]
INNER = ["Sub Bagian A", "Subbag A", "Sub Bidang A", "Sub Koordinator A", "Seksi A", "Instalasi A"]


@pytest.mark.parametrize("outer", OUTER)
def test_an_outer_unit_ends_all_that_stood_before(outer: str) -> None:
    assert path("Dinas Z", "Bidang Z", "Seksi Z", outer) == (outer,)


@pytest.mark.parametrize("area", AREAS)
def test_an_area_lies_in_the_outer_unit_and_holds_schools(area: str) -> None:
    assert path("Dinas Z", "Bidang Z", area, "SDN 1") == ("Dinas Z", area, "SDN 1")
    assert path("Dinas Z", "Korwil Z", area) == ("Dinas Z", area)


@pytest.mark.parametrize("name", FIELDS)
def test_a_bidang_lies_in_the_outer_unit_alone(name: str) -> None:
    assert path("Dinas Z", "Korwil Z", name) == ("Dinas Z", name)
    assert path("Dinas Z", name, "SDN 1") == ("Dinas Z", "SDN 1")


@pytest.mark.parametrize("name", INNER)
def test_an_inner_unit_lies_in_any_other(name: str) -> None:
    for outer in ("Dinas Z", "Korwil Z", "Bidang Z", "SDN 1"):
        assert path(outer, name) == (outer, name)
    assert path("Dinas Z", "Bidang Z", "Seksi Z", name) == ("Dinas Z", "Bidang Z", name)


@pytest.mark.parametrize(
    ("name", "below"),
    [
        ("Asisten Administrasi", ("Dinas Z", "Asisten Administrasi")), ("Wilayah I", ("Dinas Z", "Wilayah I")), ("Tata Usaha", ("Dinas Z", "Korwil Z", "Tata Usaha")),
        ("Kelompok A", ("Dinas Z", "Korwil Z", "Kelompok A")), ("Pemerintah Kota A", ("Pemerintah Kota A",)), ("Kementerian A", ("Kementerian A",)),
    ],
)  # fmt: skip
def test_units_that_only_a_label_tells_find_their_place(name: str, below: tuple[str, ...]) -> None:
    assert path("Dinas Z", "Korwil Z", f"Unit Kerja : {name}") == below
    assert path("Dinas Z", "Korwil Z", name) == (), "without a label it is no unit and ends those before"


LABELS = [
    "Unit Kerja", "Unit Organisasi", "Unit", "OPD", "SKPD", "Satuan Kerja", "Satker", "Perangkat Daerah", "Sekolah", "Tempat Tugas", "Nama Sekolah", "Nama Unit Kerja",
]  # fmt: skip


@pytest.mark.parametrize("label", LABELS)
def test_units_behind_a_label(label: str) -> None:
    assert susunan.unit_name(f"{label} : Mekar Jaya") == ("Mekar Jaya", True)
    assert susunan.unit_name(f"{label}=Mekar") == ("Mekar", True)
    assert susunan.unit_name(f"{label} Mekar") == (f"{label} Mekar", False)
    assert susunan.unit_of_title(["DAFTAR", f"{label}: Mekar"], "Data") == "Mekar"
    assert path(f"{label}: Mekar") == ("Mekar",)


@pytest.mark.parametrize(
    "label", ["Unit Kerja", "Unit Organisasi", "UNIT", "OPD", "SKPD", "Satuan Kerja", "Perangkat Daerah", "Nama Sekolah", "Nama Unit :"]
)  # fmt: skip
def test_units_in_the_cell_behind_a_label(label: str) -> None:
    assert susunan.unit_of_title([label, ": Mekar"], "") == "Mekar"
    assert susunan.unit_of_title([label, "2025", "x"], "") == ""
    assert susunan.unit_of_title([label], "") == ""


@pytest.mark.parametrize(
    ("sheet", "name"),
    [("Dinas Perhubungan 2025", "Dinas Perhubungan"), ("Puskesmas  Mekar", "Puskesmas Mekar"), ("Dinas", ""), ("Dinas 2025", ""), ("Budi Santoso", ""), ("SDN 3", "SDN 3"), ("", "")],
)  # fmt: skip
def test_the_unit_that_a_sheet_names(sheet: str, name: str) -> None:
    assert susunan.unit_of_title(["DAFTAR PEGAWAI"], sheet) == name


@pytest.mark.parametrize(
    "title", ["Halaman 2", "hal. 2", "Hal 2", "Lembar ke-2", "page 2", "Lanjutan", "DAFTAR PEGAWAI"]
)
def test_page_numbers_and_repeated_titles_change_nothing(title: str) -> None:
    assert path("Dinas A", "Bidang B", title, judul=["Daftar Pegawai"]) == ("Dinas A", "Bidang B")


GROUPS = [
    "Jabatan Struktural", "Kelompok Jabatan Fungsional", "Pejabat Administrator", "Kelompok Pejabat", "Gol III", "Golongan III", "Eselon III", "esl III", "Struktural",
    "Fungsional", "Pelaksana", "Staf", "Guru", "Tenaga Kesehatan", "Pendidik",
]  # fmt: skip


@pytest.mark.parametrize("title", GROUPS)
def test_headings_that_sort_people_end_no_unit(title: str) -> None:
    assert path("Dinas A", title) == ("Dinas A",)


def test_any_other_heading_ends_units_and_kind() -> None:
    made = Susunan()
    made.heading("Dinas A", 1)
    made.heading("PNS", 2)
    assert (made.path, made.jenis, made.baris) == (("Dinas A",), JenisPegawai.PNS, frozenset({1, 2}))
    made.heading("Lain-lain", 3)
    assert (made.path, made.jenis, made.baris) == ((), None, frozenset())


def test_a_kind_below_a_unit_ends_with_it_and_one_above_does_not() -> None:
    made = Susunan()
    made.heading("PPPK", 1)
    made.heading("Dinas A", 2)
    made.heading("Bidang B", 3)
    assert (made.jenis, made.baris) == (JenisPegawai.PPPK, frozenset({1, 2, 3}))
    made.heading("PNS", 4)
    made.heading("Bidang C", 5)
    assert (made.jenis, made.baris) == (None, frozenset({2, 5}))


def test_the_unit_of_the_title_stands_before_headings_but_not_before_an_outer_one() -> None:
    assert path(base="Dinas A") == ("Dinas A",)
    assert path("Bidang B", base="Dinas A") == ("Dinas A", "Bidang B")
    assert path("DINAS A", "Bidang B", base="Dinas A") == ("DINAS A", "Bidang B")
    assert path("Badan C", base="Dinas A") == ("Badan C",)
    assert path("SDN 1", base="sdn 1") == ("SDN 1",)
    made = Susunan("Dinas A")
    assert made.luar == ""
    made.heading("Bidang B", 1)
    assert made.luar == ""
    made.heading("Badan C", 2)
    assert made.luar == "Badan C"


@pytest.mark.parametrize(
    ("cell", "steps"),
    [
        ("Dinas A - Cabang B - UPT C", ["Dinas A", "Cabang B", "UPT C"]), ("UPT C > Dinas A", ["Dinas A", "UPT C"]), ("A » B | C \\ D", ["A", "B", "C", "D"]),
        ("Dinas A\nBidang B", ["Dinas A", "Bidang B"]), ("A — B", ["A", "B"]), ("A – B", ["A", "B"]), ("A -- B", ["A", "B"]), ("A-B", ["A-B"]),
        ("--· A", ["A"]), ("Dinas A - Dinas B", ["Dinas A", "Dinas B"]), (N, []), (5, []), ("8AE482890000000000000000000000AA", []),
    ],
)  # fmt: skip
def test_units_in_one_cell(cell: CellValue, steps: list[str]) -> None:
    assert tempat.steps(cell) == steps


@pytest.mark.parametrize(
    "name",
    ["Pemerintah Kab. X", "Dinas X", "Badan X", "Sekretariat Daerah", "Sekretariat DPRD", "Inspektorat", "Kecamatan X", "Kementerian X", "Satuan Polisi", "RSUD X"],
)  # fmt: skip
def test_offices_that_others_lie_in(name: str) -> None:
    assert tempat.is_outer(name)
    assert not tempat.is_outer(f"UPT {name}")


@pytest.mark.parametrize(
    ("cell", "name"), [("-- Seksi A", "Seksi A"), ("– > Seksi", "Seksi"), ("--", N), ("·.", N), (N, N), ("8AE482890000000000000000000000AA", N), ("A-B", "A-B")]
)  # fmt: skip
def test_the_name_of_a_unit_without_its_dashes(cell: CellValue, name: str | None) -> None:
    assert tempat.unor_name(cell) == name


def test_the_place_of_work_from_four_cells() -> None:
    assert tempat.path("Seksi B", "Dinas A", "Bidang X", "Pemkab") == ("Dinas A", "Seksi B")
    assert tempat.path(N, "Dinas A", "Bidang X", "Pemkab") == ("Dinas A", "Bidang X")
    assert tempat.path("DINAS A", "Dinas A", N, N) == ("Dinas A",)
    assert tempat.path("PEMKAB", "Pemkab", N, "pemkab") == ()


def test_merged_cells_fill_the_rows_they_cover() -> None:
    fill = FillDown([MergedArea(5, 2, 6, 2), MergedArea(2, 2, 3, 2), MergedArea(2, 3, 9, 3)])
    rows = {1: "x", 2: "A", 3: N, 4: N, 5: N, 6: N, 7: "y"}
    assert [fill.pass_by(row, 1, cell) for row, cell in rows.items()] == ["x", "A", "A", N, N, N, "y"]
    assert [fill.pass_by(row, 2, cell) for row, cell in ((3, N), (4, "own"))] == [N, "own"]
    assert fill.pass_by(2, 0, N) is N


@pytest.mark.parametrize("outer", ["Kementerian X", "Pemerintah Kabupaten X"])
def test_labelled_outer_units_end_all_that_stood_before(outer: str) -> None:
    assert path("Dinas Z", "Bidang Z", f"Unit Kerja: {outer}") == (outer,)


@pytest.mark.parametrize("inner", ["Kelompok Substansi A", "Tata Usaha"])
def test_labelled_inner_units_lie_in_any_other(inner: str) -> None:
    assert path("Dinas Z", "Bidang Z", f"Unit: {inner}") == ("Dinas Z", "Bidang Z", inner)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("Wilayah A", ("Dinas Z", "Wilayah A")), ("Asisten Administrasi", ("Dinas Z", "Asisten Administrasi"))],
)
def test_labelled_areas_and_assistants_lie_in_the_outer_unit(name: str, wanted: tuple[str, ...]) -> None:
    assert path("Dinas Z", "Bidang Z", f"Unit: {name}") == wanted
