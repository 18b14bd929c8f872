"""Words and ids of positions, standing, employment, gender and ratings: every word an office writes, one by one."""

from __future__ import annotations

import pytest

from kinerja_desktop.domain.codes import JenisJabatan, JenisPegawai, Jenjang, Kedudukan, Predikat, Rating
from kinerja_desktop.workbooks import jabatan, nilai, tempat, values
from kinerja_desktop.workbooks.cells import NO_CACHE, CellValue, ErrorCell
from kinerja_desktop.workbooks.jabatan import BUKAN_ASN, Jabatan
from kinerja_desktop.workbooks.nilai import TANPA_ARTI
from kinerja_desktop.workbooks.values import UNREADABLE

UUID = "8ae48289-0000-0000-0000-0000000000aa"
FUNGSIONAL = {
    "Ahli Utama": Jenjang.AHLI_UTAMA, "Ahli Madya": Jenjang.AHLI_MADYA, "Ahli Muda": Jenjang.AHLI_MUDA, "Ahli Pertama": Jenjang.AHLI_PERTAMA,
    "Penyelia": Jenjang.PENYELIA, "Mahir": Jenjang.MAHIR, "Terampil": Jenjang.TERAMPIL, "Pemula": Jenjang.PEMULA,
}  # fmt: skip
STRUKTURAL = {
    "JPT Utama": Jenjang.JPT_UTAMA, "JPT Madya": Jenjang.JPT_MADYA, "JPT Pratama": Jenjang.JPT_PRATAMA,
    "Jabatan Pimpinan Tinggi Utama": Jenjang.JPT_UTAMA, "Jabatan Pimpinan Tinggi Madya": Jenjang.JPT_MADYA,
    "Pimpinan Tinggi Pratama": Jenjang.JPT_PRATAMA, "Administrator": Jenjang.ADMINISTRATOR, "Pengawas": Jenjang.PENGAWAS,
    "PELAKSANA": Jenjang.PELAKSANA,
}  # fmt: skip
SHORT = {"Pertama": Jenjang.AHLI_PERTAMA, "muda": Jenjang.AHLI_MUDA, "MADYA": Jenjang.AHLI_MADYA}


@pytest.mark.parametrize(("words", "level"), [*FUNGSIONAL.items(), *STRUKTURAL.items(), *SHORT.items()])
def test_levels_of_a_column_of_levels(words: str, level: Jenjang) -> None:
    assert jabatan.jenjang(words) is level
    assert jabatan.jenjang(words.lower().replace(" ", "_")) is level


@pytest.mark.parametrize("cell", [None, "-", "Utama sekali", 7])
def test_levels_that_are_none(cell: CellValue) -> None:
    assert jabatan.jenjang(cell) is None


@pytest.mark.parametrize(("words", "level"), FUNGSIONAL.items())
def test_levels_within_the_name_of_a_position(words: str, level: Jenjang) -> None:
    assert jabatan.of_text(f"Perawat {words}") == Jabatan(f"Perawat {words}", level)
    assert jabatan.of_text(f"{words} - Perawat ") == Jabatan(f"Perawat {words}", level)


@pytest.mark.parametrize(
    ("words", "level"),
    [("Utama", Jenjang.AHLI_UTAMA), ("MADYA", Jenjang.AHLI_MADYA), ("Muda", Jenjang.AHLI_MUDA), ("Pertama", Jenjang.AHLI_PERTAMA)],
)  # fmt: skip
def test_old_names_of_teachers(words: str, level: Jenjang) -> None:
    assert jabatan.of_text(f"Guru {words}") == Jabatan(f"Guru {words}", level)
    assert jabatan.of_text(f"Dokter {words}") == Jabatan(f"Dokter {words}")


def test_the_last_of_several_levels_counts() -> None:
    assert jabatan.of_text("Ahli Muda merangkap Ahli Madya").jenjang is Jenjang.AHLI_MADYA


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Guru Muda", "guru ahli muda", True),
        ("Perawat Terampil", "Perawat Mahir", True),
        ("Perawat Terampil", "Bidan Terampil", False),
        ("Camat Sukamaju", "Camat Mekar", True),
        ("Lurah A", "Lurah B", True),
        ("Direktur A", "Direktur B", True),
        ("Inspektur A", "Inspektur B", True),
        ("Kepala Seksi A", "Kepala Seksi B", True),
        ("Kepala Seksi A", "Kepala Bidang A", False),
        ("Sekretaris Dinas A", "Sekretaris Dinas B", True),
        ("Sekretaris Dinas A", "Sekretaris Badan A", False),
        ("Wakil Direktur A", "Wakil Direktur B", True),
        ("Asisten Administrasi A", "Asisten Administrasi B", True),
        ("Asisten Administrasi A", "Asisten Ekonomi A", False),
        ("Camat A", "Lurah A", False),
        *(
            (f"Kepala {unit} A", "Guru Ahli Madya", True)
            for unit in ("Sekolah", "madrasah", "Puskesmas", "Laboratorium", "Ruang", "Instalasi", "TK", "PAUD", "SD", "SMP", "SMA", "SMK", "SLB")
        ),
        ("Guru Ahli Madya", "Kepala Dinas", False),
        ("", "Guru", False),
        ("Analis (Keuangan) - Muda", "analis keuangan", True),
        ("Analis/Keuangan", "Analis Kepegawaian", False),
        ("Lurah", "Lurah, Mekar", True),
    ],
)  # fmt: skip
def test_wordings_of_one_post(one: str, other: str, same: bool) -> None:
    assert jabatan.is_same_post(one, other) is same
    assert jabatan.is_same_post(other, one) is same


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("1", JenisJabatan.STRUKTURAL), ("2", JenisJabatan.FUNGSIONAL), ("3", JenisJabatan.RANGKAP), (4, JenisJabatan.PELAKSANA), ("5", None),
        ("Rangkap", JenisJabatan.RANGKAP), ("Fungsional Umum", JenisJabatan.PELAKSANA), ("JFU", JenisJabatan.PELAKSANA),
        ("Pelaksana", JenisJabatan.PELAKSANA), ("JFT", JenisJabatan.FUNGSIONAL), ("JF", JenisJabatan.FUNGSIONAL), ("Fungsional", JenisJabatan.FUNGSIONAL),
        ("Struktural", JenisJabatan.STRUKTURAL), ("Administrator", JenisJabatan.STRUKTURAL), ("Pengawas", JenisJabatan.STRUKTURAL),
        ("Pimpinan Tinggi", JenisJabatan.STRUKTURAL), ("JPT Pratama", JenisJabatan.STRUKTURAL), ("Manajerial", JenisJabatan.STRUKTURAL),
        ("Non Manajerial", None), ("JFX", None), (None, None),
    ],
)  # fmt: skip
def test_kinds_of_positions(cell: CellValue, kind: JenisJabatan | None) -> None:
    assert jabatan.jenis(cell) is kind


BKN_ESELON = {
    "10": "I.a", "11": "I.a", "12": "I.b", "21": "II.a", "22": "II.b", "31": "III.a", "32": "III.b", "41": "IV.a", "42": "IV.b", "51": "V.a",
    "52": "V.b", "99": None, "13": None,
}  # fmt: skip
WRITTEN_ESELON = {
    "Ia": "I.a", "2B": "II.b", "III / A": "III.a", "IV-b": "IV.b", "V,a": "V.a", "esl. II.b": "II.b", "Eselon 3.a": "III.a", "1.b": "I.b",
    "5a": "V.a", "4 a": "IV.a", "VI.a": None, "III.c": None, "III": None,
}  # fmt: skip


@pytest.mark.parametrize(("cell", "code"), [*BKN_ESELON.items(), *WRITTEN_ESELON.items(), (None, None)])
def test_eselon_of_ids_and_of_words(cell: CellValue, code: str | None) -> None:
    assert jabatan.eselon(cell) == code


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("I.a", Jenjang.JPT_MADYA), ("I.b", Jenjang.JPT_MADYA), ("II.a", Jenjang.JPT_PRATAMA), ("II.b", Jenjang.JPT_PRATAMA),
        ("III.a", Jenjang.ADMINISTRATOR), ("III.b", Jenjang.ADMINISTRATOR), ("IV.a", Jenjang.PENGAWAS), ("IV.b", Jenjang.PENGAWAS),
        ("V.a", None), (None, None),
    ],
)  # fmt: skip
def test_the_level_of_an_eselon(code: str | None, level: Jenjang | None) -> None:
    assert jabatan.level_of_eselon(code) is level


BKN_STANDING = {
    "1": Kedudukan.AKTIF, "02": Kedudukan.CLTN, "3": Kedudukan.TUGAS_BELAJAR, "04": Kedudukan.PEMBERHENTIAN_SEMENTARA, "13": Kedudukan.CLTN,
    "20": Kedudukan.MPP, "52": Kedudukan.TIDAK_AKTIF, "66": Kedudukan.DIBERHENTIKAN, "77": Kedudukan.DIBERHENTIKAN, "88": Kedudukan.PENSIUN,
    "98": Kedudukan.PENSIUN, "99": Kedudukan.PENSIUN, "55": Kedudukan.LAIN,
}  # fmt: skip
STANDING_WORDS = {
    "Non-aktif": Kedudukan.TIDAK_AKTIF, "inaktif": Kedudukan.TIDAK_AKTIF, "Tidak Aktif": Kedudukan.TIDAK_AKTIF, "Cuti di Luar Tanggungan": Kedudukan.CLTN,
    "PNS CLTN": Kedudukan.CLTN, "Tugas Belajar": Kedudukan.TUGAS_BELAJAR, "TUBEL": Kedudukan.TUGAS_BELAJAR,
    "diberhentikan sementara": Kedudukan.PEMBERHENTIAN_SEMENTARA, "Masa Persiapan Pensiun": Kedudukan.MPP, "meninggal": Kedudukan.MENINGGAL,
    "tewas": Kedudukan.MENINGGAL, "Punah": Kedudukan.MENINGGAL, "Pensiun Dini": Kedudukan.PENSIUN, "Mencapai BUP": Kedudukan.PENSIUN,
    "kontrak habis": Kedudukan.KONTRAK_BERAKHIR, "kontrak selesai": Kedudukan.KONTRAK_BERAKHIR, "Habis Kontrak": Kedudukan.KONTRAK_BERAKHIR,
    "putus kontrak": Kedudukan.KONTRAK_BERAKHIR, "Pindah Instansi": Kedudukan.PINDAH, "mutasi keluar": Kedudukan.PINDAH, "mutasi ke Bandung": Kedudukan.PINDAH,
    "Pemberhentian Tidak Dengan Hormat": Kedudukan.DIBERHENTIKAN, "Pembatalan NIP": Kedudukan.DIBERHENTIKAN, "aktif": Kedudukan.AKTIF,
    "proaktif": Kedudukan.LAIN,
}  # fmt: skip


@pytest.mark.parametrize(("cell", "standing"), [*BKN_STANDING.items(), *STANDING_WORDS.items()])
def test_standing_of_ids_and_of_words(cell: str, standing: Kedudukan) -> None:
    assert jabatan.kedudukan(cell) is standing


def test_words_of_something_else_name_no_standing() -> None:
    assert jabatan.kedudukan_of_words("Kepala Seksi") is None
    assert jabatan.kedudukan_of_words("Cuti di luar tanggungan negara") is Kedudukan.CLTN


NOT_ASN = [
    "Honorer", "PHL", "THL", "PTT", "GTT", "TKS", "TKK", "Non ASN", "NonPNS", "Guru Sukarela", "Magang", "Outsourcing", "out source",
    "Pekerja Harian Lepas", "Tenaga Kontrak", "Bukan ASN", "THD",
]  # fmt: skip


@pytest.mark.parametrize("words", NOT_ASN)
def test_people_who_are_no_civil_servants(words: str) -> None:
    assert jabatan.status(words) is BUKAN_ASN


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("c", JenisPegawai.CPNS), ("Calon PNS", JenisPegawai.CPNS), ("Calon Pegawai Negeri Sipil", JenisPegawai.CPNS), ("CPNS 2024", JenisPegawai.CPNS),
        ("P", JenisPegawai.PNS), ("PNS Pusat", JenisPegawai.PNS), ("Pegawai Negeri Sipil", JenisPegawai.PNS), ("PPPK", JenisPegawai.PPPK),
        ("P3K Guru", JenisPegawai.PPPK), ("Pegawai Pemerintah dengan Perjanjian Kerja", JenisPegawai.PPPK), ("PPPK PW", JenisPegawai.PPPK_PARUH_WAKTU),
        ("P3K-PW", JenisPegawai.PPPK_PARUH_WAKTU), ("Paruh Waktu", JenisPegawai.PPPK_PARUH_WAKTU), ("C1", None), (None, None),
    ],
)  # fmt: skip
def test_kinds_of_employment(cell: CellValue, kind: JenisPegawai | None) -> None:
    assert jabatan.status(cell) is kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("P3K", JenisPegawai.PPPK), ("Perjanjian Kerja", JenisPegawai.PPPK), ("P3K Paruh Waktu", JenisPegawai.PPPK_PARUH_WAKTU), ("pppk pw", JenisPegawai.PPPK_PARUH_WAKTU),
        ("paruh-waktu 2026", JenisPegawai.PPPK_PARUH_WAKTU), ("Calon Pegawai Negeri Sipil", JenisPegawai.CPNS), ("PNS", JenisPegawai.PNS),
        ("CPNS dan PNS", None), ("", None),
    ],
)  # fmt: skip
def test_titles_of_files(title: str, kind: JenisPegawai | None) -> None:
    assert jabatan.hint("daftar", title) is kind


MEN = ["L", "m", "LK", "Laki", "Laki-laki", "PRIA", "male", 1]
WOMEN = ["P", "f", "W", "Pr.", "Perempuan", "wanita", "Female", 2]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [*((cell, "L") for cell in MEN), *((cell, "P") for cell in WOMEN), (0, None), (None, None), ("-", None), ("x", UNREADABLE)],
)  # fmt: skip
def test_gender(cell: CellValue, expected: object) -> None:
    assert values.gender(cell) == expected


@pytest.mark.parametrize("cell", ["ya", "Y", "yes", "TRUE", "1", 1, "Benar", "PPPK", "p3k", True])
def test_yes(cell: CellValue) -> None:
    assert values.is_yes(cell)


@pytest.mark.parametrize("cell", ["tidak", "0", None, False, 2, "-"])
def test_anything_else_is_no_yes(cell: CellValue) -> None:
    assert not values.is_yes(cell)


ABOVE = [
    "a", "DA", "dae", "Di Atas Ekspektasi", "DIATAS ESPEKTASI", "atas", "melebihi ekspektasi", "Melampaui harapan", "di atas target", "1. Di Atas Ekspektasi",
    "Di Atas (1)",
]  # fmt: skip
MEETING = ["S", "se", "Sesuai Ekspektasi", "sesuai", "Memenuhi ekspektasi", "2 - Sesuai"]
BELOW = [
    "B", "db", "DBE", "Di Bawah Ekspektasi", "bawah", "di bawah target", "tidak memenuhi ekspektasi", "kurang dari ekspektasi", "3-Dibawah",
]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        *((cell, Rating.DI_ATAS) for cell in ABOVE),
        *((cell, Rating.SESUAI) for cell in MEETING),
        *((cell, Rating.DI_BAWAH) for cell in BELOW),
        (None, None), ("-", None), (0, None), ("baik", UNREADABLE), ("4", UNREADABLE), (1.5, UNREADABLE), (NO_CACHE, UNREADABLE),
        (ErrorCell("#N/A"), UNREADABLE), (1, TANPA_ARTI), ("2,0", TANPA_ARTI), ("3.00", TANPA_ARTI),
    ],
)  # fmt: skip
def test_ratings_in_words(cell: CellValue, expected: object) -> None:
    assert nilai.rating(cell) is expected


@pytest.mark.parametrize(
    ("cell", "best_first", "best_last"),
    [
        (1, Rating.DI_ATAS, Rating.DI_BAWAH),
        ("2", Rating.SESUAI, Rating.SESUAI),
        ("3.0", Rating.DI_BAWAH, Rating.DI_ATAS),
    ],
)
def test_figures_once_their_meaning_is_said(cell: CellValue, best_first: Rating, best_last: Rating) -> None:
    assert nilai.rating(cell, "1=atas") is best_first
    assert nilai.rating(cell, "1=bawah") is best_last


@pytest.mark.parametrize(
    ("cell", "code"), [(NO_CACHE, "nilai.rumus"), (ErrorCell("#N/A"), "nilai.galat"), ("?", "nilai.tidak-terbaca")]
)  # fmt: skip
def test_why_a_rating_cannot_be_read(cell: CellValue, code: str) -> None:
    assert nilai.unreadable(cell) == code


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Sangat Baik", Predikat.SANGAT_BAIK), ("istimewa", Predikat.SANGAT_BAIK), ("BAIK", Predikat.BAIK), ("Butuh Perbaikan", Predikat.BUTUH_PERBAIKAN),
        ("cukup", Predikat.BUTUH_PERBAIKAN), ("Cukup/Butuh Perbaikan", Predikat.BUTUH_PERBAIKAN), ("Butuh Perbaikan (Cukup)", Predikat.BUTUH_PERBAIKAN),
        ("Kurang", Predikat.KURANG), ("Kurang / Misconduct", Predikat.KURANG), ("misconduct", Predikat.KURANG), ("sangat kurang", Predikat.SANGAT_KURANG),
        ("Buruk", Predikat.SANGAT_KURANG), ("Sangat Buruk", Predikat.SANGAT_KURANG), ("Belum Dinilai", None), ("belum", None), (None, None),
        ("90", UNREADABLE), ("bagus", UNREADABLE),
    ],
)  # fmt: skip
def test_predikat_in_words(cell: CellValue, expected: object) -> None:
    assert nilai.predikat(cell) is expected


def place(name: CellValue = None, kind: CellValue = None, kind_id: CellValue = None, level: CellValue = None, eselon: CellValue = None, eselon_id: CellValue = None) -> tuple[object, ...]:  # fmt: skip
    return tempat.position(name, kind, kind_id, level, eselon, eselon_id)


STRUKTURAL_KIND, FUNGSIONAL_KIND, PELAKSANA_KIND = (
    JenisJabatan.STRUKTURAL,
    JenisJabatan.FUNGSIONAL,
    JenisJabatan.PELAKSANA,
)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, (None, None, None, None)),
        ({"name": "Perawat Mahir"}, ("Perawat Mahir", FUNGSIONAL_KIND, Jenjang.MAHIR, None)),
        ({"name": "Perawat Mahir", "kind": "Pelaksana"}, ("Perawat Mahir", PELAKSANA_KIND, Jenjang.PELAKSANA, None)),
        ({"name": "Perawat Mahir", "kind": "Rangkap"}, ("Perawat Mahir", JenisJabatan.RANGKAP, Jenjang.MAHIR, None)),
        ({"name": "Kepala Seksi Mahir", "kind": "Struktural"}, ("Kepala Seksi Mahir", STRUKTURAL_KIND, None, None)),
        ({"name": "Kasi", "eselon": "IV.a"}, ("Kasi", STRUKTURAL_KIND, Jenjang.PENGAWAS, "IV.a")),
        ({"name": "Kasi", "eselon": "-", "eselon_id": "41"}, ("Kasi", STRUKTURAL_KIND, Jenjang.PENGAWAS, "IV.a")),
        ({"name": "Kasubbag", "eselon": "V.a"}, ("Kasubbag", STRUKTURAL_KIND, None, "V.a")),
        ({"name": "Staf", "kind_id": "4"}, ("Staf", PELAKSANA_KIND, Jenjang.PELAKSANA, None)),
        ({"name": "Staf", "kind": "Fungsional", "kind_id": "4"}, ("Staf", FUNGSIONAL_KIND, None, None)),
        *(({"level": words}, (None, STRUKTURAL_KIND, level, None)) for words, level in STRUKTURAL.items() if level is not Jenjang.PELAKSANA),
        ({"level": "Pelaksana"}, (None, PELAKSANA_KIND, Jenjang.PELAKSANA, None)),
        ({"level": "Ahli Muda", "eselon": "IV.a"}, (None, STRUKTURAL_KIND, Jenjang.AHLI_MUDA, "IV.a")),
        ({"name": "Bidan Terampil, TMT 01-02-2020"}, ("Bidan Terampil", FUNGSIONAL_KIND, Jenjang.TERAMPIL, None)),
        ({"name": "Bidan (1 Maret 2020)"}, ("Bidan", None, None, None)),
        ({"name": UUID}, (None, None, None, None)),
    ],
)  # fmt: skip
def test_a_position_from_several_cells(cells: dict[str, CellValue], expected: tuple[object, ...]) -> None:
    assert place(**cells) == expected
