"""Cell values to facts: properties and the shapes met in the wild."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.domain.codes import JenisJabatan, JenisPegawai, Jenjang, Kedudukan
from kinerja_desktop.workbooks import jabatan, nama, serials, tanggal, tempat, values
from kinerja_desktop.workbooks.cells import NO_CACHE, CellValue, ErrorCell
from kinerja_desktop.workbooks.jabatan import BUKAN_ASN
from kinerja_desktop.workbooks.tanggal import Order
from kinerja_desktop.workbooks.values import UNREADABLE, NipCell
from tests.workbooks.korpus import BUDI

births = st.dates(date(1950, 1, 1), date(2007, 12, 31))
months = st.sampled_from([f"{m:02d}" for m in range(1, 13)] + ["20", "21", "22"])
numbers = st.builds(
    lambda born, year, month, sex, serial: f"{born:%Y%m%d}{year}{month}{sex}{serial:03d}",
    births, st.integers(1980, 2026), months, st.sampled_from("12"), st.integers(1, 999),
)  # fmt: skip
DRESSES = (
    "{0}", "'{0}", " {0} ", "{0} -", '="{0}"', "NIP. {0}", "nip {0}", "\u00a0{0}\u200b", "`{0}", "‘{0}", "{a} {b} {c} {d}", "{a}.{b}.{c}.{d}", "{a}-{b}-{c}-{d}",
    "NIP : {a} {b} {c} {d}", "{0} (NIDN: 0003048001)", "{0}\n",
)  # fmt: skip


@given(numbers, st.sampled_from(DRESSES))
def test_a_number_comes_out_of_every_dress(number: str, dress: str) -> None:
    dressed = dress.format(number, a=number[:8], b=number[8:14], c=number[14], d=number[15:])
    assert values.nip(dressed) == NipCell(number)
    assert values.looks_like_nip(dressed)


@given(numbers)
def test_a_number_in_a_numeric_cell_is_destroyed_and_never_repaired(number: str) -> None:
    for cell in (
        float(number),
        f"{float(number):.5E}",
        f"{float(number):.5E}".replace(".", ","),
        number[:15] + "000",
    ):
        read = values.nip(cell)
        assert read.digits == ""
        assert read.rusak


@given(st.text(max_size=40))
def test_any_text_is_read_without_failing(text: str) -> None:
    values.nip(text)
    values.golongan(text)
    values.gender(text)
    tanggal.parse(text)
    nama.split(text)
    nama.of_cell(text)
    tempat.path(text, None, None, None)
    jabatan.status(text)
    jabatan.kedudukan(text)
    jabatan.jenis(text)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, NipCell()), ("-", NipCell()), ("NULL", NipCell()), ("\\N", NipCell()), (0, NipCell()), (-1, NipCell()), (NO_CACHE, NipCell(code="nip.rumus")),
        (ErrorCell("#N/A"), NipCell(code="nip.galat")), (3205124304800001, NipCell("3205124304800001")), ("131234567 / " + BUDI, NipCell(BUDI)),
        ("198004032005011001.0", NipCell(rusak="198004032005011001.0")), ("'2E+17", NipCell(rusak="2E+17")), ('="2e17"', NipCell(rusak="2e17")),
    ],
)  # fmt: skip
def test_number_cells(cell: CellValue, expected: NipCell) -> None:
    assert values.nip(cell) == expected


@given(st.dates(date(1930, 1, 1), date(2049, 12, 31)))
def test_every_written_shape_of_a_date_means_that_date(day: date) -> None:
    months_id = [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ]
    short = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
    english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    word, at = months_id[day.month - 1], day.month - 1
    shapes: list[CellValue] = [
        day, datetime(day.year, day.month, day.day, 13, 5), (day - date(1899, 12, 30)).days, float((day - date(1899, 12, 30)).days),  # noqa: DTZ001
        f"{day:%d-%m-%Y}", f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}", f"{day:%Y-%m-%d} 00:00:00", f"{day:%Y-%m-%d}T00:00:00Z",
        f"{day:%d%m%Y}", f"{day.day} {word} {day.year}", f"{day.day} {word.upper()} {day.year}", f"{day.day:02d} {short[at]} {day.year}",
        f"{day.day}-{english[at]}-{day.year}", f"'{day:%d-%m-%Y}", f" {day.day}/{day.month}/{day.year} ",
    ]  # fmt: skip
    for shape in shapes:
        assert tanggal.parse(shape) == day, shape
    assert tanggal.parse(f"{day:%m/%d/%Y}", Order.MONTH_FIRST) == day
    if day.day > 12:
        assert tanggal.parse(f"{day:%m/%d/%Y}") == day


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_two_digit_years_fall_in_the_hundred_years_around(day: date) -> None:
    assert tanggal.parse(f"{day:%d/%m/%y}") == day


@pytest.mark.parametrize("cell", [None, "", "-", "null", "nan", "\\N", "-1", 0, -1, "0", "00-00-0000", "0000-00-00", "2050-01-01", "9999-12-31", date(2050, 1, 1), "01-01-1900"])  # fmt: skip
def test_dates_that_say_nothing(cell: CellValue) -> None:
    assert tanggal.parse(cell) is None


@pytest.mark.parametrize(
    "cell", ["31-02-2020", "besok", "13/13/2020", True, 12, 123456789012, "2020", "April 1980"]
)
def test_dates_that_cannot_be_read(cell: CellValue) -> None:
    assert tanggal.parse(cell) is UNREADABLE


def test_order_is_decided_by_the_column() -> None:
    assert tanggal.decide_order(["01/02/2020", "13/02/2020"]) == (Order.DAY_FIRST, False)
    assert tanggal.decide_order(["01/02/2020", "02/13/2020"]) == (Order.MONTH_FIRST, False)
    assert tanggal.decide_order(["25/02/2020", "26/02/2020", "02/13/2020"]) == (Order.DAY_FIRST, True)
    assert tanggal.decide_order(["01/02/2020", None, 3]) == (None, False)


romans = st.sampled_from(["I", "II", "III", "IV"])
PNS_SHAPES = ("{r}/{l}", "{r} {l}", "{r}{l}", "{r}.{l}", "{r}-{l}", "Gol. {r}/{l}", "Penata Tk.I ({r}/{l})", "Penata Tk. I, {r}/{l}", "Penata TK. I\u00a0 {r}/{l}", "Penata\n{r}/{l}", "{n}{l}", "{n}/{l}")  # fmt: skip


@given(romans, st.sampled_from("abcd"), st.sampled_from(PNS_SHAPES), st.booleans())
def test_golongan_of_pns_in_every_shape(roman: str, letter: str, shape: str, upper: bool) -> None:
    number = {"I": 1, "II": 2, "III": 3, "IV": 4}[roman]
    written = shape.format(r=roman, n=number, l=letter.upper() if upper else letter)
    assert values.golongan(written) == f"{roman}/{letter}"


@given(st.integers(5, 17), st.sampled_from(["{0}", "Gol. {0}", "PPPK - {0}", "Golongan {0}", " {0} "]))
def test_golongan_of_pppk(number: int, shape: str) -> None:
    roman = [
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "XI",
        "XII",
        "XIII",
        "XIV",
        "XV",
        "XVI",
        "XVII",
    ][number - 1]
    assert values.golongan(shape.format(roman)) == roman
    assert values.golongan(f"PPPK - {number:02d}") == roman


@pytest.mark.parametrize(
    ("full", "front", "name", "back"),
    [
        ("BUDI SANTOSO", None, "BUDI SANTOSO", None), ("Dr. Budi Santoso, S.Pd., M.M.", "Dr.", "Budi Santoso", "S.Pd., M.M."), ("Drs. H. AHMAD", "Drs. H.", "AHMAD", None),
        ("Ni Made Sari, SE", None, "Ni Made Sari", "SE"), ("I Wayan Contoh", None, "I Wayan Contoh", None), ("R. AGUS", "R.", "AGUS", None), ("R AGUS", None, "R AGUS", None),
        ("SITI AMINAH A.Md.Keb", None, "SITI AMINAH", "A.Md.Keb"), ("drg. Ani, Sp.KG", "drg.", "Ani", "Sp.KG"), ("DEDI, SURYADI", None, "DEDI, SURYADI", None), ("Ma'ruf", None, "Ma'ruf", None),
        ("Prof. Dr. Ir. X, M.Sc., Ph.D", "Prof. Dr. Ir.", "X", "M.Sc., Ph.D"), ("apt. Rani, S.Farm.", "apt.", "Rani", "S.Farm."), ("BUDI,", None, "BUDI", None),
        ("Ir. M. YUSUF MT", "Ir.", "M. YUSUF", "MT"), ("SITI AMINAH SPd MPd", None, "SITI AMINAH", "SPd MPd"), ("Drs. ALI SE", "Drs.", "ALI", "SE"), ("ALI SE MM", None, "ALI", "SE MM"),
        ("LIM MA", None, "LIM MA", None), ("TAN SE", None, "TAN SE", None), ("budi st", None, "budi st", None), ("ST AMINAH", None, "ST AMINAH", None), ("Hj. SITI MA", "Hj.", "SITI MA", None),
    ],
)  # fmt: skip
def test_degrees_leave_the_name(full: str, front: str | None, name: str, back: str | None) -> None:
    found = nama.split(full)
    assert (found.gelar_depan, found.nama, found.gelar_belakang) == (front, name, back)


@pytest.mark.parametrize(
    "degree",
    [
        "S.P.", "S.Pd.", "S.Pd.I.", "S.E.", "Ak.", "CA", "M.Si.", "S.H.", "M.H.", "S.T.", "S.Kom.", "S.Kep.", "Ns.", "A.Md.", "S.Sos.",
        "S.IP.", "M.Pd.", "M.Kes.", "S.KM.", "M.M.", "Sp.OG", "Sp.An", "Sp.JP", "Sp.PD", "Sp.A", "Sp.B", "Gr.", "Apt.",
        "SP", "SPd", "SPdI", "SE", "Ak", "Ns", "Apt", "SpOG", "SpAn", "SpJP", "SpPD", "SpA", "SpB", "Gr",
    ],
)  # fmt: skip
def test_degrees_behind_a_name(degree: str) -> None:
    found = nama.split(f"Budi Santoso, {degree}")
    assert (found.nama, found.gelar_belakang) == ("Budi Santoso", degree)


@pytest.mark.parametrize(
    "word",
    [
        "", " ", "-", "--", "---", "–", "—", "NULL", "NaN", "\\N", "-1", "None", "N/A", "na", "nil", "(null)", "(kosong)", "Kosong",
        "NIHIL", "#N/A", ".", "'", "`", "0000-00-00", "00-00-0000", "\u200b",
    ],
)  # fmt: skip
def test_words_that_mean_nothing(word: str) -> None:
    assert values.text(word) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PT8H", time(8)), ("PT08H30M05.5S", time(8, 30, 5, 500_000)), ("PT30M", time(0, 30)), ("P1DT2H", timedelta(days=1, hours=2)),
        ("PT36H00M00S", timedelta(hours=36)), ("-PT1H", timedelta(hours=-1)), ("lama", "lama"), ("", None), ("P99999999999D", "P99999999999D"),
    ],
)  # fmt: skip
def test_durations(text: str, expected: object) -> None:
    assert serials.iso_duration(text) == expected


def test_name_cells_that_hold_more() -> None:
    assert nama.of_cell(f"BUDI, S.E.\n{BUDI}") == nama.NamaCell("BUDI, S.E.", BUDI)
    assert nama.of_cell(f"BUDI / NIP. {BUDI}") == nama.NamaCell("BUDI", f"NIP. {BUDI}")
    assert nama.of_cell("BUDI\nGarut, 3 April 1980") == nama.NamaCell("BUDI", "", "3 April 1980")


@pytest.mark.parametrize(
    ("plain", "name", "level"),
    [
        ("TERAMPIL - PERAWAT", "PERAWAT TERAMPIL", Jenjang.TERAMPIL), ("PERAWAT TERAMPIL", "PERAWAT TERAMPIL", Jenjang.TERAMPIL),
        ("AHLI PERTAMA - GURU KELAS", "GURU KELAS AHLI PERTAMA", Jenjang.AHLI_PERTAMA), ("Analis Kebijakan Ahli Muda", "Analis Kebijakan Ahli Muda", Jenjang.AHLI_MUDA),
        ("GURU MADYA TINGKAT. I", "GURU MADYA TINGKAT. I", Jenjang.AHLI_MADYA), ("KEPALA SEKSI", "KEPALA SEKSI", None), ("PENGAWAS SEKOLAH AHLI UTAMA", "PENGAWAS SEKOLAH AHLI UTAMA", Jenjang.AHLI_UTAMA),
    ],
)  # fmt: skip
def test_levels_in_positions(plain: str, name: str, level: Jenjang | None) -> None:
    assert jabatan.of_text(plain) == jabatan.Jabatan(name, level)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("31", "III.a"), ("III.b", "III.b"), ("IIa", "II.a"), ("IV/a", "IV.a"), ("Eselon III.a", "III.a"), ("4B", "IV.b"), ("99", None), ("NON", None), ("-", None), ("00", None)],
)  # fmt: skip
def test_eselon(cell: str, expected: str | None) -> None:
    assert jabatan.eselon(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("C", JenisPegawai.CPNS), ("P", JenisPegawai.PNS), ("CPNS", JenisPegawai.CPNS), ("PNS Daerah Kab./Kota", JenisPegawai.PNS), ("P3K", JenisPegawai.PPPK), ("pppk", JenisPegawai.PPPK),
        ("PPPK Paruh Waktu", JenisPegawai.PPPK_PARUH_WAKTU), ("pppk_paruh_waktu", JenisPegawai.PPPK_PARUH_WAKTU), ("Non PNS", BUKAN_ASN), ("THL", BUKAN_ASN), ("Honorer", BUKAN_ASN), ("Tetap", None), ("-1", None),
    ],
)  # fmt: skip
def test_status(cell: str, expected: object) -> None:
    assert jabatan.status(cell) is expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Data PNS 24 April 2026"], JenisPegawai.PNS), (["Data PPPK Paruh Waktu"], JenisPegawai.PPPK_PARUH_WAKTU), (["DAFTAR PEGAWAI NEGERI SIPIL"], JenisPegawai.PNS),
        (["data_pppk"], JenisPegawai.PPPK), (["PNS DAN PPPK"], None), (["Daftar pegawai"], None), (["CPNS 2024"], JenisPegawai.CPNS), (["PPPK dan PPPK Paruh Waktu"], None),
    ],
)  # fmt: skip
def test_kind_of_employment_from_titles(texts: list[str], expected: JenisPegawai | None) -> None:
    assert jabatan.hint(*texts) is expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("01", Kedudukan.AKTIF), ("PPPK Aktif", Kedudukan.AKTIF), ("Tidak Aktif", Kedudukan.TIDAK_AKTIF), ("nonaktif", Kedudukan.TIDAK_AKTIF), ("In Aktif", Kedudukan.TIDAK_AKTIF), ("cuti diluar tanggungan negara", Kedudukan.CLTN), ("tubel", Kedudukan.TUGAS_BELAJAR), ("MPP", Kedudukan.MPP), ("Wafat", Kedudukan.MENINGGAL), ("mencapai BUP", Kedudukan.PENSIUN), ("putus kontrak", Kedudukan.KONTRAK_BERAKHIR), ("mengundurkan diri", Kedudukan.DIBERHENTIKAN), ("CLTN", Kedudukan.CLTN), ("03", Kedudukan.TUGAS_BELAJAR), ("20", Kedudukan.MPP),
        ("99", Kedudukan.PENSIUN), ("Pemberhentian Sementara", Kedudukan.PEMBERHENTIAN_SEMENTARA), ("Diberhentikan", Kedudukan.DIBERHENTIKAN), ("Meninggal Dunia", Kedudukan.MENINGGAL), ("Mutasi ke Pusat", Kedudukan.PINDAH),
        ("kontrak berakhir", Kedudukan.KONTRAK_BERAKHIR), ("entah", Kedudukan.LAIN), ("-", None),
    ],
)  # fmt: skip
def test_standing(cell: str, expected: Kedudukan | None) -> None:
    assert jabatan.kedudukan(cell) is expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("1", JenisJabatan.STRUKTURAL), (2, JenisJabatan.FUNGSIONAL), ("Jabatan Fungsional Umum", JenisJabatan.PELAKSANA), ("Jabatan Fungsional Tertentu", JenisJabatan.FUNGSIONAL), ("Jabatan Rangkap (Struktural dan Fungsional)", JenisJabatan.RANGKAP), ("pelaksana", JenisJabatan.PELAKSANA), ("-", None), ("lain", None)],
)  # fmt: skip
def test_kind_of_position(cell: CellValue, expected: JenisJabatan | None) -> None:
    assert jabatan.jenis(cell) is expected


def test_places_of_work() -> None:
    assert tempat.path("DINAS X - CABANG Y - UPT Z", None, None, None) == ("DINAS X", "CABANG Y", "UPT Z")
    assert tempat.path("UPT Z - DINAS X", None, None, None) == ("DINAS X", "UPT Z")
    assert tempat.path("--Seksi A", "DINAS X", "lain", None) == ("DINAS X", "Seksi A")
    assert tempat.path(None, "Pemerintah Kab. X", "SDN 1", "PEMERINTAH KAB. X") == ("SDN 1",)
    assert tempat.path("8AE482890000000000000000000000AA", None, None, None) == ()
    assert tempat.path("RSU-A", None, None, None) == ("RSU-A",)
