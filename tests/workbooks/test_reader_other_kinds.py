"""xls, ods, SpreadsheetML, HTML and delimited text."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import limits
from kinerja_desktop.workbooks.cells import NO_CACHE, ErrorCell, MergedArea
from kinerja_desktop.workbooks.reader import open_book
from tests.mentah import (
    Angka,
    Galat,
    Gaya,
    Kaya,
    Rumus,
    Sel,
    Tanggal,
    Ulang,
    csv_bytes,
    html_table,
    ods,
    spreadsheetml,
    xls,
    xlsb,
)
from tests.workbooks.hitung import FEW, MANY, calls

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.workbooks.conftest import Baca, Tolak

NIP = "198503302010011001"
DAY = date(1985, 3, 30)
MOMENT = datetime(2024, 1, 2, 3, 4, 5)  # noqa: DTZ001 - sheets know no zones
ROWS: list[list[Sel]] = [["NIP", "Nama", "Lahir"], [NIP, "Sari Dewi", DAY]]
READ = {1: ("NIP", "Nama", "Lahir"), 2: (NIP, "Sari Dewi", DAY)}
MIXED: list[list[Sel]] = [
    [NIP, 12, 1.5, True, DAY, MOMENT, Galat("#REF!"), Rumus("A1", 3), Rumus("A1", "x"), Rumus("A1", Galat("#N/A")), Gaya(), Angka("1.98503302010011E+17")]
]  # fmt: skip
MIXED_READ = (
    NIP,
    12,
    1.5,
    True,
    DAY,
    MOMENT,
    ErrorCell("#REF!"),
    3,
    "x",
    ErrorCell("#N/A"),
    None,
    1.98503302010011e17,
)


def test_xls_reads(baca: Baca) -> None:
    book = baca(xls({"Pegawai": ROWS, "Lain": [["x"]]}, hidden=["Lain"]), "duk.xlsx")
    assert (book.jenis, book.first) == ("xls", READ)
    assert book.sheets == (("Pegawai", False), ("Lain", True))


def test_xls_types(baca: Baca) -> None:
    assert baca(xls({"S": MIXED})).first[1] == MIXED_READ


def test_xls_row_of_errors_only(baca: Baca) -> None:
    assert baca(xls({"S": {2: ["a"], 5: {2: Galat("#N/A")}}})).first == {
        2: ("a",),
        5: (None, ErrorCell("#N/A")),
    }


def test_xls_1904_and_merges(baca: Baca) -> None:
    book = baca(xls({"S": [[Tanggal(DAY, "dd mmmm yyyy")]]}, date1904=True, merges=["A1:C2"]))
    assert (book.date_1904, book.first[1]) == (True, (DAY,))
    assert book.merged["S"] == (MergedArea(1, 1, 2, 3),)


def test_xls_with_a_password_is_read_with_it(baca: Baca, tolak: Tolak) -> None:
    many: list[list[Sel]] = [[f"Pegawai {n}", Galat("#N/A"), n] for n in range(200)]
    data = xls({"Pegawai": ROWS + many, "Lain": [["x"]]}, sandi="rahasia", date1904=True)
    book = baca(data, sandi="rahasia")
    assert (book.jenis, book.date_1904, book.sheets) == ("xls", True, (("Pegawai", False), ("Lain", False)))
    assert (book.first[2], book.first[202]) == (READ[2], ("Pegawai 199", ErrorCell("#N/A"), 199))
    assert tolak(data, sandi="salah") == "berkas.sandi-salah"
    assert tolak(data) == "berkas.sandi"
    assert baca(xls({"S": [["a"]]}, sandi="VelvetSweatshop")).first == {1: ("a",)}, (
        "Excel's own needs no asking"
    )


def test_xls_stray_cell_in_the_last_row(baca: Baca) -> None:
    assert baca(xls({"S": {1: ["a"], 65536: ["z"]}})).first == {1: ("a",), 65536: ("z",)}


def test_xls_long_text_table_is_continued(baca: Baca) -> None:
    many: list[list[Sel]] = [[f"Pegawai Contoh Nomor {n}"] for n in range(1500)]
    assert baca(xls({"S": many})).first[1500] == ("Pegawai Contoh Nomor 1499",)


def test_xlsb_reads(baca: Baca) -> None:
    rows: list[list[Sel]] = [["NIP", None, "Nama"], [NIP, 12, 1.5, True, Galat("#N/A")]]
    book = baca(xlsb({"Pegawai": rows, "Lain": {3: ["x"]}}, hidden=["Lain"], merges=["A1:B1"]))
    assert (book.jenis, book.sheets) == ("xlsb", (("Pegawai", False), ("Lain", True)))
    assert book.rows == {
        "Pegawai": {1: ("NIP", None, "Nama"), 2: (NIP, 12, 1.5, True, ErrorCell("#N/A"))},
        "Lain": {3: ("x",)},
    }
    assert book.merged["Pegawai"] == (MergedArea(1, 1, 1, 2),)


def test_ods_reads(baca: Baca) -> None:
    book = baca(ods({"Pegawai": ROWS, "Lain": [["x"]]}, hidden=["Lain"]), "duk.xlsx")
    assert (book.jenis, book.first) == ("ods", READ)
    assert book.sheets == (("Pegawai", False), ("Lain", True))


def test_ods_types(baca: Baca) -> None:
    rows: list[list[Sel]] = [[*MIXED[0], Rumus("SUM(A1)"), time(7, 30), Kaya(("Sa", "ri")), "dua\nbaris"]]
    assert baca(ods({"S": rows})).first[1] == (*MIXED_READ, NO_CACHE, time(7, 30), "Sari", "dua\nbaris")


def test_ods_repeated_cells(baca: Baca) -> None:
    rows = baca(ods({"S": {1: ["a", Ulang("b", 3), Ulang(None, 16380)], 3: [Ulang(None, 16384)]}})).first
    assert rows == {1: ("a", "b", "b", "b")}


def test_ods_repeated_rows_keep_true_numbers(baca: Baca) -> None:
    tail = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    rows = baca(ods({"S": {2: ["a"], 7: ["b"]}}, row_repeats={2: 3}, tail=tail)).first
    assert rows == {2: ("a",), 3: ("a",), 4: ("a",), 7: ("b",)}


def test_ods_comments_are_no_text(baca: Baca) -> None:
    from tests.mentah import Xml

    cell = Xml(
        '<table:table-cell office:value-type="string"><office:annotation><text:p>catatan</text:p></office:annotation><text:p>isi</text:p></table:table-cell>'
    )
    assert baca(ods({"S": [[cell, "b"]]})).first[1] == ("isi", "b")


def test_ods_merges(baca: Baca) -> None:
    assert baca(ods({"S": [["judul"]]}, merges=["A1:D1"])).merged["S"] == (MergedArea(1, 1, 1, 4),)


def test_spreadsheetml_named_xls(baca: Baca) -> None:
    book = baca(spreadsheetml({"Pegawai": ROWS, "Lain": [["x"]]}, hidden=["Lain"]))
    assert (book.jenis, book.first, book.sheets) == (
        "spreadsheetml",
        READ,
        (("Pegawai", False), ("Lain", True)),
    )


def test_spreadsheetml_types_holes_and_merges(baca: Baca) -> None:
    book = baca(spreadsheetml({"S": {1: MIXED[0], 4: {1: "a", 5: "e"}, 6: [Rumus("A1")]}}, merges=["A4:B5"]))
    assert book.first == {1: MIXED_READ, 4: ("a", None, None, None, "e"), 6: (NO_CACHE,)}
    assert book.merged["S"] == (MergedArea(4, 1, 5, 2),)


def test_spreadsheetml_hidden_columns_and_rows_with_their_spans(baca: Baca) -> None:
    columns = b'<Column/><Column Index="3" Span="2" Hidden="1"/><Column/><Column Hidden="1"/>'
    data = spreadsheetml({"S": [["a"], ["b"]]})
    assert data.count(b"<Row") == 2, "the raw rows are where they are looked for"
    table = data.index(b">", data.index(b"<Table")) + 1
    book = baca(data[:table] + columns + data[table:].replace(b"<Row", b'<Row Hidden="1"', 1))
    assert (book.hidden_columns, book.hidden_rows) == (frozenset({3, 4, 5, 7}), frozenset({1}))


def test_spreadsheetml_a_row_that_stands_for_several_moves_the_next(baca: Baca) -> None:
    data = spreadsheetml({"S": [["a"], ["b"]]})
    first, second = data.index(b"<Row"), data.rindex(b"<Row")
    bare = data[second:].partition(b">")[2]
    assert first < second
    assert baca(data[:first] + data[first:second].replace(b"<Row", b'<Row ss:Span="2"', 1) + b"<Row>" + bare).first == {
        1: ("a",), 4: ("b",),
    }  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252"])
def test_spreadsheetml_encodings(baca: Baca, encoding: str) -> None:
    assert baca(spreadsheetml({"S": [["José"]]}, encoding=encoding)).first == {1: ("José",)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_spreadsheetml_each_sheet_is_read_by_itself(baca: Baca, encoding: str) -> None:
    sheets: dict[str, list[list[Sel]]] = {"José": [["é", 1]], "Kosong": [], "Zoë": [["ü"], [None, "ñ"]]}
    book = baca(spreadsheetml(sheets, encoding=encoding, merges=["A1:B1"]))
    assert book.rows == {"José": {1: ("é", 1)}, "Kosong": {}, "Zoë": {1: ("ü",), 2: (None, "ñ")}}
    assert book.merged == {"José": (MergedArea(1, 1, 1, 2),), "Kosong": (), "Zoë": ()}


def test_spreadsheetml_a_sheet_inside_a_sheet_gives_its_own_rows(baca: Baca) -> None:
    inner = b'<Worksheet ss:Name="Dalam"><Table><Row><Cell><Data ss:Type="String">d</Data></Cell></Row></Table></Worksheet>'
    data = spreadsheetml({"Luar": [["a"]], "Lain": [["b"]]}).replace(
        b"</Worksheet>", inner + b"</Worksheet>", 1
    )
    assert baca(data).rows == {"Luar": {1: ("a",)}, "Dalam": {1: ("d",)}, "Lain": {1: ("b",)}}


def test_spreadsheetml_sheets_inside_each_other_are_not_read_for_ever(
    tolak: Tolak, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = spreadsheetml({"S": [["a"]]})
    nested = data.replace(b"</Worksheet>", b"<Worksheet>" * 30 + b"</Worksheet>" * 31)
    monkeypatch.setattr(limits, "WALKED_BYTES", 5 * len(nested))
    assert tolak(nested) == "berkas.terlalu-besar"
    side_by_side = data.replace(b"</Worksheet>", b"</Worksheet>" + b"<Worksheet></Worksheet>" * 30)
    monkeypatch.setattr(limits, "WALKED_BYTES", 31 * side_by_side.index(b"<Workbook") + len(side_by_side))
    with pytest.raises(pytest.fail.Exception):  # nothing to refuse
        tolak(side_by_side)


@pytest.mark.parametrize("make", [spreadsheetml, ods])
def test_many_sheets_in_one_part_are_walked_in_proportion(
    make: Callable[[Mapping[str, list[list[Sel]]]], bytes], tmp_path: Path
) -> None:
    def read(count: int) -> None:
        path = tmp_path / f"{count}.xls"
        path.write_bytes(make({f"S{n}": [["a", n]] for n in range(count)}))
        with open_book(path) as book:
            for n, info in enumerate(book.sheets):
                assert [row.values for row in book.rows(info.nama)] == [("a", n)]
                assert book.merged(info.nama) == ()

    assert calls(lambda: read(MANY)) < 16 * calls(lambda: read(FEW))


def test_a_sheet_that_turns_out_damaged_is_refused_while_it_is_read(baca: Baca) -> None:
    data = spreadsheetml({"A": [["a"]], "B": [["b"]]})
    with pytest.raises(FileError):
        baca(data.replace(b"</Cell>", b"</Sel>", 1))


def test_html_named_xls(baca: Baca) -> None:
    book = baca(html_table([["NIP", "Nama"], [NIP, "Sari & Dewi"], [None, "x"]]))
    assert (book.jenis, book.first) == ("html", {1: ("NIP", "Nama"), 2: (NIP, "Sari & Dewi"), 3: (None, "x")})


def test_html_spans_shift_cells_to_their_columns(baca: Baca) -> None:
    rows: list[list[Sel]] = [
        ["NO", "PANGKAT", None, "KET"],
        [None, "GOL", "TMT", None],
        ["1", "III/c", "2020", "x"],
    ]
    book = baca(html_table(rows, merges=["A1:A2", "B1:C1", "D1:D2"]))
    assert book.first == {
        1: ("NO", "PANGKAT", None, "KET"),
        2: (None, "GOL", "TMT"),
        3: ("1", "III/c", "2020", "x"),
    }
    assert MergedArea(1, 1, 2, 1) in book.merged["unduhan"]
    assert MergedArea(1, 2, 1, 3) in book.merged["unduhan"]


def test_html_blanks_are_one_blank(baca: Baca) -> None:
    page = b"<table><tr><td>dua  blanko</td><td> tepi </td><td>a\tb</td><td>a<br> b </td></tr></table>"
    assert baca(page).first == {1: ("dua blanko", "tepi", "a b", "a\nb")}


def test_html_gives_the_same_rows_before_and_after_its_merged_cells_were_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(html_table([["judul"], ["a", "b"]], merges=["A1:B1"]))
    with open_book(path) as book:
        name = book.sheets[0].nama
        before = list(book.rows(name))
        assert book.merged(name) == (MergedArea(1, 1, 1, 2),)
        assert list(book.rows(name)) == before
    with open_book(path) as book:
        assert book.merged(name) == (MergedArea(1, 1, 1, 2),)
        assert list(book.rows(name)) == before


def test_html_broken_markup_blanks_and_line_breaks(baca: Baca) -> None:
    rows: list[list[Sel]] = [["a", "\u00a0", " b  c "], ["SARI\nJepara", "d"]]
    assert baca(html_table(rows, closed=False)).first == {1: ("a", None, "b c"), 2: ("SARI\nJepara", "d")}


@pytest.mark.parametrize(
    ("charset", "meta"), [("utf-8", True), ("utf-8", False), ("iso-8859-1", True), ("windows-1252", False)]
)
def test_html_charsets(baca: Baca, charset: str, meta: bool) -> None:
    assert baca(html_table([["José"]], charset=charset, meta=meta)).first == {1: ("José",)}


def test_html_without_head_starting_with_the_table(baca: Baca) -> None:
    assert baca(b"\n\n<table border='1'><tr><th>NIP</th></tr><tr><td>1</td></tr></table>").first == {
        1: ("NIP",),
        2: ("1",),
    }


CSV = [["NIP", "Nama", "Alamat"], [NIP, "Sari, S.E.", "Jl. Melati; No. 1\nJepara"], ["", "José", ""]]
CSV_READ = {
    1: ("NIP", "Nama", "Alamat"),
    2: (NIP, "Sari, S.E.", "Jl. Melati; No. 1\nJepara"),
    3: (None, "José"),
}


@pytest.mark.parametrize("sep", [",", ";", "\t", "|"])
def test_csv_separators_by_content(baca: Baca, sep: str) -> None:
    book = baca(csv_bytes(CSV, sep), "data.xlsx")
    assert (book.jenis, book.first) == ("csv", CSV_READ)


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [("utf-8", False), ("utf-8", True), ("utf-16-le", True), ("utf-16-be", True), ("utf-16-le", False), ("utf-16-be", False), ("cp1252", False), ("latin-1", False)],
)  # fmt: skip
def test_csv_encodings(baca: Baca, encoding: str, bom: bool) -> None:
    assert baca(csv_bytes(CSV, ";", encoding, bom)).first == CSV_READ


def test_csv_equals_text_is_text(baca: Baca) -> None:
    assert baca(csv_bytes([["NIP", "Nama"], [f'="{NIP}"', "x"]])).first[2] == (NIP, "x")


def test_csv_numbers_stay_text_and_blank_lines_count(baca: Baca) -> None:
    assert baca(b"a;b\r\n\r\n007;1,5\r\n").first == {1: ("a", "b"), 3: ("007", "1,5")}


def test_csv_sep_line_of_excel(baca: Baca) -> None:
    assert baca(b"sep=|\r\na|b,c\r\n1|2,3\r\n").first == {1: ("a", "b,c"), 2: ("1", "2,3")}


def test_csv_sheet_is_named_after_the_file(baca: Baca) -> None:
    assert baca(b"a,b\n1,2\n", "rekap asn.csv").sheets == (("rekap asn", False),)
