"""xlsx and xlsm: every way of writing the same rows, and what must stay distinguishable."""

# ruff: noqa: DTZ001 - sheets know no zones

from __future__ import annotations

import hashlib
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from kinerja_desktop.workbooks.cells import NO_CACHE, ErrorCell, MergedArea
from tests.mentah import Angka, Galat, Gaya, Kaya, Rumus, Sel, Tanggal, TanggalIso, Teks, Xml, encrypt, xlsx

if TYPE_CHECKING:
    from tests.workbooks.conftest import Baca

NIP = "198503302010011001"
ROWS: list[list[Sel]] = [["NIP", "Nama", "Usia"], [NIP, "Sari Dewi, S.E.", 39]]
READ = {1: ("NIP", "Nama", "Usia"), 2: (NIP, "Sari Dewi, S.E.", 39)}


def test_transitional(baca: Baca) -> None:
    data = xlsx({"Pegawai": ROWS})
    book = baca(data)
    assert (book.jenis, book.sheets, book.first) == ("xlsx", (("Pegawai", False),), READ)
    assert book.sidik == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    "how",
    [
        {"strict": True},
        {"inline": True},
        {"str_cells": True},
        {"backslash": True},
        {"root_parts": True},
        {"encoding": "utf-16"},
        {"encoding": "iso-8859-1"},
        {"prefix": "x"},
        {"with_r": False},
        {"prefix": "x", "strict": True, "inline": True, "backslash": True},
    ],
    ids=lambda how: "+".join(how),
)
def test_same_rows_however_written(baca: Baca, how: dict[str, Any]) -> None:
    assert baca(xlsx({"Pegawai": ROWS}, **how)).first == READ


def test_macro_workbook_is_xlsm(baca: Baca) -> None:
    book = baca(xlsx({"Pegawai": ROWS}, macro=True))
    assert (book.jenis, book.first) == ("xlsm", READ)


def test_excels_own_password_opens_without_asking(baca: Baca) -> None:
    assert baca(encrypt(xlsx({"Pegawai": ROWS}), "VelvetSweatshop")).first == READ


def test_typed_password_opens(baca: Baca) -> None:
    assert baca(encrypt(xlsx({"Pegawai": ROWS}), "rahasia"), sandi="rahasia").first == READ


@pytest.mark.parametrize("tag", ["A1:XFD1048576", "A1:A1", "B7", "nonsense", None])
def test_dimension_tag_is_never_trusted(baca: Baca, tag: str | None) -> None:
    many: list[list[Sel]] = [[f"baris {n}", n] for n in range(1, 51)]
    rows = baca(xlsx({"Pegawai": many}, dimension=tag)).first
    assert list(rows) == list(range(1, 51))
    assert rows[50] == ("baris 50", 50)


def test_row_numbers_are_true_across_holes(baca: Baca) -> None:
    rows = baca(xlsx({"S": {4: ["judul"], 9: {3: "C9"}}})).first
    assert rows == {4: ("judul",), 9: (None, None, "C9")}


def test_cells_with_style_only_are_nothing(baca: Baca) -> None:
    rows = baca(xlsx({"S": [["a", Gaya(), Gaya()], [Gaya(), Gaya()], [None, "b", Gaya()]]})).first
    assert rows == {1: ("a",), 3: (None, "b")}


def test_nip_typed_as_number_stays_a_number(baca: Baca) -> None:
    value = baca(xlsx({"S": [[Angka("1.98503302010011E+17")]]})).first[1][0]
    assert isinstance(value, float)
    assert value == 1.98503302010011e17


def test_nip_typed_as_text_stays_text(baca: Baca) -> None:
    assert baca(xlsx({"S": [[NIP, "0012", "1.5"]]})).first[1] == (NIP, "0012", "1.5")


def test_whole_numbers_are_int_others_float(baca: Baca) -> None:
    values = baca(
        xlsx({"S": [[Angka("123.0"), Angka("1.5"), 9007199254740991, Angka("9007199254740992"), 0]]})
    ).first[1]
    assert values == (123, 1.5, 9007199254740991, 9007199254740992.0, 0)
    assert [type(v) for v in values] == [int, float, int, float, int]


def test_booleans(baca: Baca) -> None:
    assert baca(xlsx({"S": [[True, False]]})).first[1] == (True, False)


def test_error_cells_differ_from_their_text(baca: Baca) -> None:
    assert baca(xlsx({"S": [[Galat("#N/A"), "#N/A", Galat("#REF!")]]})).first[1] == (
        ErrorCell("#N/A"),
        "#N/A",
        ErrorCell("#REF!"),
    )


def test_formulas_with_cache_give_the_cache(baca: Baca) -> None:
    row: list[Sel] = [
        Rumus("1+1", 2),
        Rumus("A1", "teks"),
        Rumus("A1", cache=True),
        Rumus("NA()", Galat("#N/A")),
    ]
    assert baca(xlsx({"S": [row]})).first[1] == (2, "teks", True, ErrorCell("#N/A"))


@pytest.mark.parametrize(
    "cell", [Rumus("SUM(A1:A2)"), Xml('<c r="{r}"><f>A9</f><v></v></c>'), Xml('<c r="{r}"><f>A9</f><v/></c>')]
)
def test_formula_nobody_calculated_is_no_cache(baca: Baca, cell: Sel) -> None:
    assert baca(xlsx({"S": [["a", cell, "b"]]})).first[1] == ("a", NO_CACHE, "b")


def test_formula_with_empty_text_result_is_empty(baca: Baca) -> None:
    cell = Xml('<c r="{r}" t="str"><f>IF(A1="","","x")</f><v></v></c>')
    assert baca(xlsx({"S": [["a", cell, "b"]]})).first[1] == ("a", None, "b")


def test_shared_formula_children_keep_their_values(baca: Baca) -> None:
    child = Xml('<c r="{r}"><f t="shared" si="0"/><v>7</v></c>')
    bare = Xml('<c r="{r}"><f t="shared" si="0"/></c>')
    assert baca(xlsx({"S": [[child], [bare]]})).first == {1: (7,), 2: (NO_CACHE,)}


def test_rich_text_is_joined_and_phonetic_runs_ignored(baca: Baca) -> None:
    row: list[Sel] = [Kaya(("Sari ", "Dewi"), "furigana"), Kaya(("Budi", " S."), "x", inline=True)]
    assert baca(xlsx({"S": [row]})).first[1] == ("Sari Dewi", "Budi S.")


def test_text_is_untouched(baca: Baca) -> None:
    odd = [" depan", "belakang ", "baris\nbaru", "'1985", "Tk. I\u00a0III/d", '<&>"', "é ń 王"]
    assert baca(xlsx({"S": [list(odd)]})).first[1] == tuple(odd)


def test_escaped_control_signs_are_decoded(baca: Baca) -> None:
    assert baca(xlsx({"S": [["a_x000D_b", "x_y"]]})).first[1] == ("a\rb", "x_y")


def test_text_cell_kinds_side_by_side(baca: Baca) -> None:
    row: list[Sel] = [Teks("a", "shared"), Teks("b", "inline"), Teks("c", "str")]
    assert baca(xlsx({"S": [row]})).first[1] == ("a", "b", "c")


DAY = date(1985, 3, 30)


@pytest.mark.parametrize(
    "fmt",
    [
        14,
        15,
        17,
        "dd mmmm yyyy",
        "[$-421]dd mmmm yyyy;@",
        "yyyy\\-mm\\-dd",
        "dd/mm/yy",
        "mmm\\-yy",
        "[Red]dd.mm.yyyy",
        '"tgl "d',
    ],
)
def test_date_formats_give_dates(baca: Baca, fmt: str | int) -> None:
    assert baca(xlsx({"S": [[Tanggal(DAY, fmt)]]})).first[1] == (DAY,)


@pytest.mark.parametrize(
    "fmt",
    [
        0,
        2,
        10,
        49,
        "#,##0",
        '#,##0 "hari"',
        '"Rp"#,##0.00',
        "[$Rp-421]#,##0",
        "0.00E+00",
        "00000000\\ 000000\\ 0\\ 000",
        "[Red]0",
        "@",
        "0;dd",
    ],
)
def test_number_formats_give_numbers(baca: Baca, fmt: str | int) -> None:
    assert baca(xlsx({"S": [[Angka("31136", fmt)]]})).first[1] == (31136,)


def test_date_with_time_and_time_alone_and_duration(baca: Baca) -> None:
    row: list[Sel] = [
        datetime(2024, 1, 2, 3, 4, 5),
        time(7, 30),
        Angka("1.5", "[h]:mm"),
        Angka("45000.9999999999", 22),
    ]
    assert baca(xlsx({"S": [row]})).first[1] == (
        datetime(2024, 1, 2, 3, 4, 5),
        time(7, 30),
        timedelta(hours=36),
        date(2023, 3, 16),
    )


def test_impossible_dates_stay_numbers(baca: Baca) -> None:
    row: list[Sel] = [Angka("-5", 14), Angka("2958466", 14), Angka("1.98503302010011E+17", 14)]
    assert baca(xlsx({"S": [row]})).first[1] == (-5, 2958466, 1.98503302010011e17)


def test_early_1900_dates(baca: Baca) -> None:
    row: list[Sel] = [Tanggal(date(1900, 1, 1)), Tanggal(date(1900, 2, 28)), Tanggal(date(1900, 3, 1))]
    assert baca(xlsx({"S": [row]})).first[1] == (date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1))


@pytest.mark.parametrize("strict", [False, True])
def test_1904_dates_are_right(baca: Baca, strict: bool) -> None:
    book = baca(xlsx({"S": [[Tanggal(DAY), date(2024, 12, 31)]]}, date1904=True, strict=strict))
    assert book.date_1904
    assert book.first[1] == (DAY, date(2024, 12, 31))


def test_iso_date_cells(baca: Baca) -> None:
    row: list[Sel] = [
        TanggalIso("1985-03-30"),
        TanggalIso("1985-03-30T00:00:00"),
        TanggalIso("2024-01-02T03:04:05.5Z"),
        TanggalIso("07:30:00"),
    ]
    assert baca(xlsx({"S": [row]}, strict=True)).first[1] == (
        DAY,
        DAY,
        datetime(2024, 1, 2, 3, 4, 5, 500000),
        time(7, 30),
    )


def test_chart_sheets_left_out_hidden_sheets_marked(baca: Baca) -> None:
    book = baca(
        xlsx(
            {"A": [["a"]], "B": [["b"]], "C": [["c"]]},
            hidden=["B"],
            very_hidden=["C"],
            chart_sheets=["Grafik"],
        )
    )
    assert book.sheets == (("A", False), ("B", True), ("C", True))
    assert book.rows == {"A": {1: ("a",)}, "B": {1: ("b",)}, "C": {1: ("c",)}}


@pytest.mark.parametrize("how", [{}, {"encoding": "utf-16"}, {"prefix": "x"}], ids=str)
def test_merges_and_hidden_parts(baca: Baca, how: dict[str, Any]) -> None:
    book = baca(
        xlsx(
            {"S": [["a", "b"], ["c"]]}, merges=["A1:C1", "B2:B9"], hidden_rows=[2], hidden_columns=[3], **how
        )
    )
    assert book.merged["S"] == (MergedArea(1, 1, 1, 3), MergedArea(2, 2, 9, 2))
    assert (book.hidden_rows, book.hidden_columns) == (frozenset({2}), frozenset({3}))


def test_empty_sheet_has_no_rows(baca: Baca) -> None:
    assert baca(xlsx({"S": []})).rows == {"S": {}}


def test_zip_named_xls_and_with_blanks_in_the_name(baca: Baca) -> None:
    assert baca(xlsx({"Data Pegawai (1)": ROWS}), "data pegawai (1).xls").first == READ
