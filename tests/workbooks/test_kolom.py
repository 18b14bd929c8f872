"""What a column holds: words that are only nearly those of the table, what forbids them, and values that verify them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from kinerja_desktop.workbooks import columns
from kinerja_desktop.workbooks.cells import CellValue, ErrorCell
from kinerja_desktop.workbooks.columns import PRIBADI, ColumnGuess, Vocabulary
from tests.workbooks.korpus import ANDI, BUDI, DEWI, SITI

ROSTER = columns.vocabulary()
LOOSE = {
    "nip": ("Daftar NIP aktif", ["lama", "kepala", "pimpinan", "pejabat", "status", "tmt"]),
    "tanggal_lahir": ("Tanggal dan bulan lahir", ["tempat", "anak"]),
    "tanggal_lahir ": ("Tgl dan bulan lahir", ["tempat", "anak"]),
    "tmt_golongan": ("TMT mulai golongan", ["awal", "berikutnya", "yad", "cpns"]),
    "tmt_golongan ": ("TMT mulai pangkat", ["awal", "berikutnya", "yad", "cpns"]),
    "tmt_jabatan": ("TMT mulai jabatan", ["awal", "pertama"]),
    "jenis_jabatan": ("Jenis atau rumpun jabatan", ["id"]),
    "jenis_kelamin": ("Kelamin orang", []),
    "golongan": ("Golongan sekarang ini", ["awal", "lama", "cpns", "tmt", "masa", "berikutnya", "yad", "mk", "sk", "nomor", "id", "inpassing"]),
    "golongan ": ("Gol sekarang ini", ["awal", "lama", "cpns", "tmt", "masa", "berikutnya", "yad", "mk", "sk", "nomor", "id", "inpassing"]),
    "jabatan": (
        "Jabatan sehari hari",
        [
            "jenis", "tmt", "kelas", "lama", "id", "kode", "rumpun", "eselon", "sk", "nomor", "no", "latihan", "masa", "mk", "usia", "jenjang",
            "diklat", "peta", "bup", "pertama", "awal", "tanggal", "tgl", "tahun",
        ],
    ),
    "unit_kerja": ("Kerja pada unit", ["lama", "id", "kode"]),
    "nama": ("Nama semua pegawai", ["jabatan", "unit", "jenis", "status"]),
    "nama ": ("Nama orang lengkap", ["jabatan", "unit"]),
    "nama  ": ("Nama dengan gelar", ["jabatan", "unit"]),
}  # fmt: skip


@pytest.mark.parametrize(("field", "words"), [(name.strip(), head) for name, (head, _) in LOOSE.items()])
def test_nearly_the_words_of_a_field(field: str, words: str) -> None:
    assert columns.match([words], ROSTER) == (field, 0.5)


@pytest.mark.parametrize(
    ("field", "words", "other"),
    [(name.strip(), head, other) for name, (head, forbidden) in LOOSE.items() for other in forbidden],
)
def test_a_word_that_makes_something_else_of_it(field: str, words: str, other: str) -> None:
    assert columns.match([f"{words} {other}"], ROSTER)[0] != field


PEOPLE = Vocabulary({"nip": ("nip", 1.0), "tanggallahir": ("tanggal_lahir", 1.0), "nama": ("nama", 1.0)}, {}, frozenset(), frozenset(), frozenset())  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        *(f"NIP si {who}" for who in ("penilai", "atasan", "ayah", "kepala")),
        *(f"{day} lahir {who}" for day in ("Tanggal", "Tgl") for who in ("anak", "istri", "suami")),
        *(f"Nama {what} {who}" for what in ("pegawai", "lengkap", "gelar") for who in ("penilai", "atasan")),
    ],
)
def test_words_of_other_people_without_help_of_the_table(words: str) -> None:
    assert columns.match([words], PEOPLE) == (None, 0.0)


def test_what_a_kind_of_file_does_not_know_is_not_found_and_long_heads_are_sentences() -> None:
    assert columns.match(["Golongan sekarang ini"], PEOPLE) == (None, 0.0)
    seven = "golongan a b c d e f"
    assert columns.match([seven], ROSTER) == ("golongan", 0.5)
    assert columns.match([f"{seven} g"], ROSTER) == (None, 0.0)
    assert columns.match(["nama orang serta nip"], ROSTER) == ("nama_nip", 0.55)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], (None, 0.0)), (["", " "], (None, 0.0)), (["NIP BARU"], ("nip", 1.0)), (["Nip"], ("nip", 0.985)), (["nip_master"], ("nip", 0.985 * 0.9)),
        (["Pegawai", "SKP"], (None, 0.0)), (["Tempat Lahir"], ("", 1.0)), (["No KK"], (PRIBADI, 1.0)), (["alamat rumah"], (PRIBADI, 0.9)),
        (["Jabatan Penilai"], ("", 0.9)), (["JABATAN", "TMT"], ("tmt_jabatan", 0.95)), (["DIKLAT", "NAMA"], ("", 0.9)), (["DATA", "DIKLAT", "NAMA"], ("", 0.9)),
        (["xx", "NIP BARU"], ("nip", 0.9)), (["NIP BARU", "xx"], ("nip", 0.5)), (["Eselon nama", "xx"], ("eselon", 0.6)), (["NIP", "NIP"], ("nip", 0.985)),
        (["NAMA / NIP", "NAMA"], ("nama", 0.95)), (["NAMA DAN NIP", "NIP"], ("nip", 0.985 * 0.95)), (["NAMA", "NIP"], ("nama_nip", 0.95)),
        (["NAMA / NIP PENILAI", "NAMA"], ("", 0.9)),
    ],
)  # fmt: skip
def test_headers_of_one_and_of_several_rows(parts: list[str], expected: tuple[str | None, float]) -> None:
    field, score = columns.match(parts, ROSTER)
    assert field == expected[0]
    assert score == pytest.approx(expected[1])


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("NIP (18 digit) [wajib]", "nip"), ("(1)", "1"), ("[]", ""), ("namaLengkap", "nama lengkap"), ("nama LengkapAsn", "nama lengkapasn"),
        ("  GOL./RUANG\n", "gol ruang"), ("x" * 301 + "_y", "x" * 301 + " y"),
    ],
)  # fmt: skip
def test_headers_are_compared_by_their_words(header: str, words: str) -> None:
    assert columns.normal(header) == words


@pytest.mark.parametrize(
    ("parts", "is_so"),
    [(["PEJABAT PENILAI", "NIP"], True), (["NIP"], False), (["PEJABAT PENILAI", "xx"], False), (["PEGAWAI", "NIP"], False)],
)  # fmt: skip
def test_a_column_of_somebody_else(parts: list[str], is_so: bool) -> None:
    assert columns.is_explained_away(parts, ROSTER) is is_so


FITTING: dict[str, tuple[CellValue, ...]] = {
    "nip": (BUDI, f"'{SITI}", 1.98004032005011e17, "1980040320050110"),
    "nama": ("Budi Santoso", "A1", "Siti, S.E."),
    "nama_nip": ("Budi", BUDI, f"Budi / {BUDI}"),
    "tanggal_lahir": ("03-04-1980", "12/31/1980", "Garut, 3 April 1980", date(1980, 4, 3)),
    "tempat_tanggal_lahir": ("Garut, 03-04-1980",),
    "tmt_golongan": ("2020-04-01", 43922),
    "tmt_jabatan": ("1 Mei 2020",),
    "kontrak_mulai": ("01/03/2024",),
    "kontrak_selesai": ("28/02/2029",),
    "jenis_kelamin": ("L", "Perempuan"),
    "golongan": ("III/c", "IX", "Gol. IV", "3", "17", "Penata Tk. I"),
    "golongan_id": ("31", 45),
    "pangkat": ("Pembina", "Juru Muda", "Pengatur", "III/c"),
    "jabatan": ("Analis", "Guru 2"),
    "unit_kerja": ("SDN 1",),
    "unit_induk": ("Dinas",),
    "unor_nama": ("Bidang",),
    "instansi": ("Kab. Contoh",),
    "jenis_jabatan": ("2", "Fungsional", "apa saja"),
    "jenis_jabatan_id": ("1", 2, "3", 4),
    "status": ("PNS", -1),
}
UUID = "8ae48289-0000-0000-0000-0000000000aa"
STRANGE: dict[str, tuple[CellValue, ...]] = {
    "nip": ("1", "1980040320050"), "nama": ("12345", UUID, BUDI, "a1234567890", ErrorCell("#N/A")), "nama_nip": ("12", UUID), "tanggal_lahir": ("besok", "Garut"),
    "tempat_tanggal_lahir": ("Garut",), "tmt_golongan": ("III/c",), "tmt_jabatan": ("Analis",), "kontrak_mulai": ("x",), "kontrak_selesai": ("x",),
    "jenis_kelamin": ("x",), "golongan": ("Analis", "123"), "golongan_id": ("III/c", "x"), "pangkat": ("Analis",), "jabatan": (12, "12", UUID),
    "unit_kerja": (1,), "unit_induk": (UUID,), "unor_nama": (2,), "instansi": (3,), "jenis_jabatan": (9, UUID), "jenis_jabatan_id": ("5", "x"), "status": (7, UUID),
}  # fmt: skip


@pytest.mark.parametrize("field", FITTING)
def test_values_that_fit_a_field_and_values_that_do_not(field: str) -> None:
    for cell in FITTING[field]:
        assert columns.verify(field, [cell]) == 1.0, cell
    for cell in STRANGE[field]:
        assert columns.verify(field, [cell]) == 0.0, cell
    assert columns.verify(field, [None, " ", "-"]) is None


TENTHS = {"nip": 2, "nama": 5, **dict.fromkeys(("nama_nip", "tanggal_lahir", "tempat_tanggal_lahir", "tmt_golongan", "golongan", "pangkat", "golongan_id"), 3), "jenis_kelamin": 4, "jabatan": 5, "unit_kerja": 5, "jenis_jabatan_id": 4, "status": 4}  # fmt: skip


@pytest.mark.parametrize(("field", "tenths"), TENTHS.items())
def test_the_least_share_of_values_that_must_fit(field: str, tenths: int) -> None:
    good, bad = FITTING[field][0], STRANGE[field][0]
    assert columns.verify(field, [good] * tenths + [bad] * (10 - tenths)) == pytest.approx(tenths / 10)
    assert columns.verify(field, [good] * (tenths - 1) + [bad] * (11 - tenths)) == 0.0
    assert columns.verify("catatan", [bad]) == 1.0


NIK = "3205120304800001"


@pytest.mark.parametrize(
    "value", [NIK, f"'{NIK}", int(NIK), "081234567890", "+6281234567890", "62812-3456-789", "a@b.id"]
)
def test_private_values(value: CellValue) -> None:
    assert columns.is_private_content([value])
    assert columns.is_private_content([value] * 3 + ["x"] * 2)
    assert not columns.is_private_content([value] * 29 + ["x"] * 21)


@pytest.mark.parametrize("value", ["x", BUDI, "0712345678", "a@b", None, "1980040320050110"])
def test_values_that_are_not_private(value: CellValue) -> None:
    assert not columns.is_private_content([value])


def test_a_column_of_numbers_by_content() -> None:
    assert columns.is_nip_content([BUDI, "x", None])
    assert not columns.is_nip_content([BUDI, "x", "y"])
    assert not columns.is_nip_content([None])


def test_samples_are_three_different_short_values() -> None:
    assert columns.samples(["a", None, "a", " ", "b", ErrorCell("#N/A"), "c"]) == ("a", "b", "#N/A")
    assert columns.samples(["x" * 81]) == ("x" * 80,)


def guess(*columns_: tuple[str, Sequence[CellValue]]) -> tuple[ColumnGuess, ...]:
    return columns.guess(
        [(head,) if head else () for head, _ in columns_], [cells for _, cells in columns_], ROSTER
    )


def test_every_column_is_guessed() -> None:
    found = guess(
        ("NIP  BARU", [BUDI, SITI]),
        ("Hobi", ["renang", None]),
        ("Alamat", ["Jl. A", "Jl. B"]),
        ("", [NIK, NIK]),
    )
    assert found == (
        ColumnGuess(0, "NIP BARU", (BUDI, SITI), "nip", 1.0),
        ColumnGuess(1, "Hobi", ("renang",)),
        ColumnGuess(2, "Alamat", ("—",), PRIBADI, 1.0),
        ColumnGuess(3, "", ("—",), PRIBADI, 1.0),
    )


def test_words_over_other_values_are_not_believed_and_an_empty_column_hardly() -> None:
    flags, empty, half = guess(
        ("NIP BARU", [1, 0, 1]), ("Jabatan Nama", [None]), ("NIP Pegawai", [BUDI, "x", BUDI, "x"])
    )
    assert (flags.field, flags.confidence) == (None, 0.0)
    assert (empty.field, half.field) == ("jabatan", "nip")
    assert [empty.confidence, half.confidence] == pytest.approx([0.3, 0.925 * 0.75])


def test_columns_that_would_do_as_well_make_a_guess_ambiguous() -> None:
    names, others = ["Budi", "Siti"], ["Andi", "Dewi"]
    first, second = guess(("Jabatan Nama", list(names)), ("Jabatan Nama", list(others)))
    assert (first.field, first.alternatives, first.is_ambiguous) == ("jabatan", (1,), True)
    assert second.field is None
    same, _ = guess(("Jabatan Nama", list(names)), ("Jabatan Nama", list(names)))
    assert (same.alternatives, same.is_ambiguous) == ((1,), False)
    near, _ = guess(("Jabatan Nama", list(names)), ("Nama Jabatan", list(others)))
    assert near.is_ambiguous
    far, _ = guess(("Jabatan Nama", list(names)), ("Jabatan", list(others)))
    assert (far.alternatives, far.is_ambiguous) == ((1,), False)


def test_a_number_without_its_word_is_found_by_content_only_where_no_word_names_one() -> None:
    unknown = ("xx", [ANDI, DEWI])
    assert [one.field for one in guess(unknown, unknown)] == ["nip", None]
    assert guess(unknown)[0].confidence == 0.5
    assert [one.field for one in guess(unknown, ("NIP", [BUDI]))] == [None, "nip"]
    assert [one.field for one in guess(unknown, ("NAMA / NIP", [f"Budi / {BUDI}"]))] == [None, "nama_nip"]
    assert [one.field for one in guess(("Alamat", [ANDI]), unknown)] == [PRIBADI, "nip"]
