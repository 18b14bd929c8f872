"""Cells of dates, names, numbers and texts at the edges of what is understood."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import limits, nama, plaintext, tanggal, values
from kinerja_desktop.workbooks.cells import NO_CACHE, CellValue, ErrorCell, Row
from kinerja_desktop.workbooks.nama import NamaCell
from kinerja_desktop.workbooks.plaintext import CsvSource, decode, separator
from kinerja_desktop.workbooks.tanggal import Order
from kinerja_desktop.workbooks.values import UNREADABLE, NipCell
from tests.workbooks.korpus import BUDI

MONTHS = {
    1: "Januari January Jan", 2: "Februari Pebruari February Feb Peb", 3: "Maret March Mar", 4: "April Apr", 5: "Mei May", 6: "Juni June Jun", 7: "Juli July Jul",
    8: "Agustus August Agust Agu Ags Agt Aug", 9: "September Sept Sep", 10: "Oktober October Okt Oct", 11: "November Nopember Nov Nop", 12: "Desember December Des Dec",
}  # fmt: skip
WORDS = [(word, number) for number, words in MONTHS.items() for word in words.split()]


@pytest.mark.parametrize(("word", "number"), WORDS)
def test_every_name_of_a_month(word: str, number: int) -> None:
    assert tanggal.parse(f"3 {word} 1980") == date(1980, number, 3)
    assert tanggal.parse(f"{word} 3, 1980") == date(1980, number, 3)
    assert tanggal.month_of(f"{word.upper()}.") == number
    assert tanggal.month_of(f"{word}x") == 0


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (9999, UNREADABLE), (10_000, date(1927, 5, 18)), (10_000.7, date(1927, 5, 18)), (54_788, date(2049, 12, 31)), (54_789, None), (79_999, None), (80_000, UNREADABLE),
        (3_041_980, date(1980, 4, 3)), (19_800_403, date(1980, 4, 3)), (19_800_403.5, UNREADABLE), (999_999, UNREADABLE), (100_000_000, UNREADABLE), (-5, None),
        (True, UNREADABLE), (date(1900, 12, 31), None), (date(1901, 1, 1), date(1901, 1, 1)), (date(2049, 12, 31), date(2049, 12, 31)), (date(2050, 1, 1), None),
        (datetime.combine(date(1980, 4, 3), time(7, 30)), date(1980, 4, 3)), ("29281", date(1980, 3, 1)), ("29281,0", date(1980, 3, 1)), ("29281.", date(1980, 3, 1)), ("29281.5", UNREADABLE),
        ("03041980", date(1980, 4, 3)), ("19800403", date(1980, 4, 3)), ("20121980", date(1980, 12, 20)), ("19131980", UNREADABLE), ("31-12-2049", date(2049, 12, 31)),
        ("01-01-2050", None), ("31-12-1900", None), ("01-01-1901", date(1901, 1, 1)), ("00/00/00", None), ("0:0", None), ("3‑4‑1980", date(1980, 4, 3)),
        ("3 – 4 – 1980", date(1980, 4, 3)), ("03-04-1980 07:30 PM", date(1980, 4, 3)), ("1980/4/3T07:30", date(1980, 4, 3)), ("12 Foo 1980", UNREADABLE), ("Foo 12, 1980", UNREADABLE),
        ("Senin, 3 April 1980", date(1980, 4, 3)), ("TMT 01-04-2020", date(2020, 4, 1)), ("2 x TMT 01-04-2020", UNREADABLE), ("TMT 01-04-2020 ke-2", UNREADABLE),
        (ErrorCell("#N/A"), None), (NO_CACHE, None), (time(7), UNREADABLE),
    ],
)  # fmt: skip
def test_dates_at_the_edges(cell: CellValue, expected: object) -> None:
    assert tanggal.parse(cell) == expected


@pytest.mark.parametrize(
    ("text", "pivot", "year"),
    [("03-04-49", 50, 2049), ("03-04-50", 50, 1950), ("3 Apr 11", 11, 1911), ("3 Apr 10", 11, 2010)],
)
def test_years_of_two_digits(text: str, pivot: int, year: int) -> None:
    assert tanggal.parse(text, pivot=pivot) == date(year, 4, 3)


@pytest.mark.parametrize(
    ("text", "day_first", "month_first"),
    [("04/03/1980", date(1980, 3, 4), date(1980, 4, 3)), ("13/03/1980", date(1980, 3, 13), date(1980, 3, 13)), ("12/13/1980", date(1980, 12, 13), date(1980, 12, 13)), ("12/12/1980", date(1980, 12, 12), date(1980, 12, 12))],
)  # fmt: skip
def test_orders_of_day_and_month(text: str, day_first: date, month_first: date) -> None:
    assert (tanggal.parse(text), tanggal.parse(text, Order.MONTH_FIRST)) == (day_first, month_first)


@pytest.mark.parametrize(
    ("cell", "is_so"),
    [("04/03/1980", True), (" 12-11-80 ", True), ("13/03/1980", False), ("03/13/1980", False), ("12/12/1980", False), ("04-1980", False), (5, False)],
)  # fmt: skip
def test_dates_whose_day_and_month_may_change_places(cell: CellValue, is_so: bool) -> None:
    assert tanggal.is_ambiguous(cell) is is_so


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["12/12/1980"], (None, False)), (["13/12/1980"], (Order.DAY_FIRST, False)), (["12/13/1980", None, 5], (Order.MONTH_FIRST, False)),
        (["13/12/1980", "12/13/1980"], (Order.DAY_FIRST, True)), (["13/12/1980", "12/13/1980", "11/14/80"], (Order.MONTH_FIRST, True)), ([], (None, False)),
    ],
)  # fmt: skip
def test_the_order_a_column_proves(cells: list[CellValue], expected: tuple[Order | None, bool]) -> None:
    assert tanggal.decide_order(cells) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Garut, 3 April 1980", "3 April 1980"), ("Garut\n03-04-1980", "03-04-1980"), ("03-04-1980\nGarut", "03-04-1980"), ("Garut, 03041980", "03041980"),
        ("Garut, besok", None), ("Garut", None), ("3/1980", "3/1980"), (29314, 29314), (None, None),
    ],
)  # fmt: skip
def test_the_birth_date_beside_a_place(cell: CellValue, expected: CellValue) -> None:
    assert nama.birth_date_text(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("  Budi   Santoso ", NamaCell("Budi Santoso")), ("-", NamaCell("")), (None, NamaCell("")), (12, NamaCell("12")), (f"Budi NIP {BUDI}", NamaCell("Budi", f"NIP {BUDI}")),
        (f"Budi N I P : {BUDI}", NamaCell("Budi", f"N I P : {BUDI}")), (f"Budi; {BUDI}", NamaCell("Budi", BUDI)), (f"{BUDI}\r\nBudi", NamaCell("Budi", BUDI)),
        (f"Budi / '{BUDI}\nGarut, 03-04-1980", NamaCell("Budi", f"'{BUDI}", "03-04-1980")), ("Budi\nSantoso", NamaCell("Budi Santoso")), ("Budi\n-\n12 tahun", NamaCell("Budi")),
        ("2 Budi", NamaCell("2 Budi")), (f"Budi\n{BUDI}\n{BUDI}", NamaCell("Budi", BUDI)), ("Budi\n01-02-1980\n03-04-1981", NamaCell("Budi", "", "01-02-1980")),
    ],
)  # fmt: skip
def test_cells_of_a_name_with_more(cell: CellValue, expected: NamaCell) -> None:
    assert nama.of_cell(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (BUDI, NipCell(BUDI)), (f"'{BUDI} ", NipCell(BUDI)), (BUDI[:-3] + "000", NipCell(rusak=BUDI[:-3] + "000")), (f"NIP. {BUDI[:-3]}000", NipCell(rusak=BUDI[:-3] + "000")),
        (10**16 - 1, NipCell("9999999999999999")), (10**16, NipCell(rusak="10000000000000000")), (-(10**16), NipCell(rusak="-10000000000000000")), (0, NipCell()), (1, NipCell("1")),
        (True, NipCell()), (10.0**15 - 1, NipCell("999999999999999")), (10.0**15, NipCell(rusak="1E+15")), (1.5, NipCell("1.5")), ("0", NipCell()), ("198004032005011.001", NipCell(rusak="198004032005011.001")),
        ("1980040320050110,01", NipCell(rusak="1980040320050110,01")), (date(1980, 4, 3), NipCell("03-04-1980")), ("Budi", NipCell("Budi")),
    ],
)  # fmt: skip
def test_numbers_at_the_edges(cell: CellValue, expected: NipCell) -> None:
    assert values.nip(cell) == expected


@pytest.mark.parametrize(
    ("cell", "is_so"),
    [
        (BUDI, True), ("2" + BUDI[1:].replace("9", "0", 1), True), ("21" + BUDI[2:], False), (1.98004032005011e17, True), ("1,98E+17", True), ("3,2E+15", False),
        (f"NIP {BUDI}".rjust(60), True), (f"NIP {BUDI}".rjust(61), False), ("12", False), ("a" * 18, False), (None, False),
    ],
)  # fmt: skip
def test_what_looks_like_a_number_of_a_person(cell: CellValue, is_so: bool) -> None:
    assert values.looks_like_nip(cell) is is_so


@pytest.mark.parametrize(
    ("cell", "is_so"),
    [("3205120304800001", True), ("'3205.1203.0480.0001 ", True), (3205124304800001, True), ("1905120304800001", False), ("2005120304800001", False), ("320512030480000", False), (3.2e15, False)],
)  # fmt: skip
def test_what_looks_like_a_residents_number(cell: CellValue, is_so: bool) -> None:
    assert values.looks_like_nik(cell) is is_so


@pytest.mark.parametrize(
    ("cell", "is_so"),
    [
        ("8ae48289-0000-0000-0000-0000000000aa", True), (" 8AE482890000000000000000000000AA ", True), ("a" * 24, True), ("a" * 40, True), ("a" * 23, False), ("a" * 41, False),
        ("g" * 32, False), (12, False),
    ],
)  # fmt: skip
def test_ids_of_machines(cell: CellValue, is_so: bool) -> None:
    assert values.is_id(cell) is is_so


@pytest.mark.parametrize(
    ("cell", "text", "lines", "shown"),
    [
        ("a\u00a0 b\u200b", "a b", ("a b",), "a b"), ("a\r\n-\n b ", "a - b", ("a", "b"), "a - b"), (None, None, (), ""), (1.50, "1.5", ("1.5",), "1.5"),
        (date(1980, 4, 3), "03-04-1980", ("03-04-1980",), "03-04-1980"), (7, "7", ("7",), "7"), (NO_CACHE, None, (), "(rumus belum dihitung)"), (ErrorCell("#N/A"), None, (), "#N/A"),
        ("-", None, (), "-"), (True, "True", ("True",), "True"),
    ],
)  # fmt: skip
def test_texts_of_cells(cell: CellValue, text: str | None, lines: tuple[str, ...], shown: str) -> None:
    assert (values.text(cell), values.lines(cell), values.shown(cell)) == (text, lines, shown)


# --- delimited text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_texts_in_every_encoding(encoding: str) -> None:
    assert decode("nip;nama\r\n1;Café\r\n".encode(encoding)) == "nip;nama\r\n1;Café\r\n"


def test_a_declared_encoding_counts_before_a_guess_and_an_odd_one_does_not() -> None:
    assert decode("Č".encode("iso-8859-2"), "iso-8859-2") == "Č"
    assert decode("é".encode(), "tidak-ada") == "é"
    assert decode(b"abc", "idna") == "abc"
    assert decode(b"\x81\x8d") == "\x81\x8d"
    assert decode("é".encode(), "ascii") == "é"


@pytest.mark.parametrize(
    ("name", "word"),
    [("UTF-8", "é"), ("UTF-16-LE", "éa"), ("windows-1250", "Č"), ("cp437", "é"), ("ISO-8859-5", "Ж"), ("latin-1", "é"), ("us-ascii", "e"),
     ("macintosh", "é"), ("KOI8-R", "Ж"), ("GB18030", "中文"), ("Big5", "中文"), ("Shift_JIS", "日本"), ("EUC-JP", "日本")],
)  # fmt: skip
def test_encodings_in_which_pages_are_written(name: str, word: str) -> None:
    assert decode(word.encode(name), name) == word


def test_two_byte_letters_are_known_by_the_zeros_of_the_first_four_thousand() -> None:
    # 204 letters without a zero byte at their odd place are less than a tenth of 2,048, 205 are not
    few, many = "\u0100" * 204 + "a" * 1844, "\u0100" * 205 + "a" * 1843
    for order in ("utf-16-le", "utf-16-be"):
        assert decode((few + "\u0100").encode(order)) == few + "\u0100"
        assert decode(many.encode(order)) != many
    # seven tenths of the other bytes have to be zero
    thin, thick = "\u4141" * 307 + "a" * 716, "\u4141" * 306 + "a" * 717
    for order in ("utf-16-le", "utf-16-be"):
        assert decode(thick.encode(order)) == thick
        assert decode(thin.encode(order)) != thin


def test_a_file_full_of_control_signs_is_no_text() -> None:
    assert decode(b"\x01" * 5 + b"a" * 995) is not None
    assert decode(b"\x01" * 6 + b"a" * 994) is None
    assert decode(b"a" * 8192 + b"\x01" * 200) is not None
    assert decode(b"\xff\xfe" + "\x01a".encode("utf-16-le")) is None


@pytest.mark.parametrize(
    ("text", "sign"),
    [("a,b;c\nd,e\n", ","), ("a;b\nc;d\n", ";"), ("a\tb\n", "\t"), ("a|b\n", "|"), ("a\nb\n", ","), ("", ","), ("a;b,c\nd;e\nf;g\n", ";"), ("a~b\nc~d\n", ","), ("a,b;c;d;e\nf;g;h;i\n", ";")],
)  # fmt: skip
def test_the_sign_between_columns(text: str, sign: str) -> None:
    assert separator(text) == sign


def rows(text: str) -> list[Row]:
    return list(CsvSource(text, "daftar").rows("daftar"))


def test_rows_of_delimited_text() -> None:
    assert rows("sep=;\r\na,b;c\r\n\r\n ;\n=\"0012\";'5\n") == [
        Row(1, ("a,b", "c")), Row(3, (" ",)), Row(4, ("0012", "'5")),
    ]  # fmt: skip
    assert rows('a;b\n"x ""y""\nz";="p""q"') == [Row(1, ("a", "b")), Row(2, ('x "y"\nz', 'p"q'))]
    source = CsvSource("a", "daftar")
    assert (source.jenis, source.date_1904, [one.nama for one in source.sheets]) == ("csv", False, ["daftar"])
    assert (source.merged(""), source.hidden_rows(""), source.hidden_columns("")) == (
        (),
        frozenset(),
        frozenset(),
    )


def test_records_and_rows_of_delimited_text_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "12345\n12345\n"
    monkeypatch.setattr(limits, "RECORD_CHARS", 6)
    monkeypatch.setattr(limits, "MAX_ROWS", 2)
    assert len(rows(text)) == 2
    for name, most in (("RECORD_CHARS", 5), ("MAX_ROWS", 1)):
        with monkeypatch.context() as less:
            less.setattr(limits, name, most)
            with pytest.raises(FileError) as caught:
                rows(text)
        assert caught.value.code == "berkas.terlalu-besar"


def test_a_field_too_long_for_the_reader_names_its_row() -> None:
    with pytest.raises(FileError) as caught:
        rows("a;b\nc;d\n" + "x" * 200_000 + ";e\n")
    assert (caught.value.code, caught.value.args_) == ("berkas.csv-kutip", {"baris": 3})


def test_only_the_beginning_tells_the_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plaintext, "_SAMPLE", 9)
    assert separator("a;b\nc;d\ne,f,g\nh,i,j\n") == ";"
    monkeypatch.setattr(plaintext, "_SAMPLE", 5)
    assert separator("x\na;b") == ";", "nothing was cut off"
    assert separator("x\na;b;c") == ",", "the last line was cut"
    assert separator("a;b;c;d") == ";", "a single line is better than none"
