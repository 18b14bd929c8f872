"""The engines of our own, fed with markup written by hand: repeats, spans, hidden parts, states, bounds."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, time, timedelta

import pytest

from kinerja_desktop.workbooks import limits, serials
from kinerja_desktop.workbooks.cells import NO_CACHE, CellValue, ErrorCell, MergedArea, Row, SheetInfo
from kinerja_desktop.workbooks.htmltable import HtmlSource
from kinerja_desktop.workbooks.ods import OdsSource
from kinerja_desktop.workbooks.sharedstrings import shared_strings
from kinerja_desktop.workbooks.sheetxml import SheetParser
from kinerja_desktop.workbooks.spreadsheetml import SpreadsheetmlSource
from kinerja_desktop.workbooks.zipparts import ZipParts
from tests.mentah import zip_bytes
from tests.workbooks.tolakan import refused

N = None


# --- worksheets of Open XML ---------------------------------------------------------------------------------

SHARED = ["satu", "", "tiga"]
KINDS = [serials.NUMBER, serials.DATE, serials.DURATION]


def sheet_rows(markup: str, *, date_1904: bool = False) -> list[Row]:
    data = f"<worksheet><sheetData>{markup}</sheetData></worksheet>".encode()
    return list(SheetParser(SHARED, KINDS, date_1904=date_1904).rows(io.BytesIO(data)))


def sheet_cell(markup: str) -> CellValue:
    [row] = sheet_rows(
        f'<row r="1"><c r="A1" t="str"><v>x</v></c>{markup}<c r="Z1" t="str"><v>z</v></c></row>'
    )
    return row.values[1]


@pytest.mark.parametrize(
    ("markup", "value"),
    [
        ('<c r="B1" t="s"><v>0</v></c>', "satu"), ('<c r="B1" t="s"><v>1</v></c>', N), ('<c r="B1"><v>1.50</v></c>', 1.5), ('<c r="B1" t="n"><v>2.0</v></c>', 2),
        ('<c r="B1" s="1"><v>29314</v></c>', date(1980, 4, 3)), ('<c r="B1" s="2"><v>1.5</v></c>', timedelta(hours=36)), ('<c r="B1" s="3"><v>1.5</v></c>', 1.5), ('<c r="B1" s="x"><v>1.5</v></c>', 1.5),
        ('<c r="B1"><v>abc</v></c>', "abc"), ('<c r="B1" t="b"><v>1</v></c>', True), ('<c r="B1" t="b"><v> true </v></c>', True), ('<c r="B1" t="b"><v>0</v></c>', False),
        ('<c r="B1" t="e"><v>#N/A</v></c>', ErrorCell("#N/A")), ('<c r="B1" t="d"><v>1980-04-03</v></c>', date(1980, 4, 3)), ('<c r="B1" t="str"><v>a_x0041_</v></c>', "aA"),
        ('<c r="B1" t="inlineStr"><is><t> a </t></is></c>', "a"), ('<c r="B1" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>', " a "),
        ('<c r="B1" t="inlineStr"><is><r><t> a </t></r><r><t xml:space="preserve"> b</t></r></is></c>', "a b"),
        ('<c r="B1" t="inlineStr"><is><rPh><t>x</t></rPh><t>a</t></is></c>', "a"), ('<c r="B1" t="inlineStr"><is><t>a</t><rPh><t>x</t></rPh></is></c>', "a"),
        ('<c r="B1"><f>A1</f></c>', NO_CACHE), ('<c r="B1"><f>A1</f><v></v></c>', NO_CACHE), ('<c r="B1" t="str"><f>A1</f><v></v></c>', N), ('<c r="B1" t="str"><f>A1</f></c>', NO_CACHE),
        ('<c r="B1"/>', N), ('<c r="B1"><v></v></c>', N), ('<c r="B1"><x>5</x></c>', N), ('<c t="str"><v>tanpa alamat</v></c>', "tanpa alamat"), ('<c r="B1" t="str"><v>1</v></c><c r="B1" t="str"><v>2</v></c>', "2"),
    ],
)  # fmt: skip
def test_cells_of_a_worksheet(markup: str, value: CellValue) -> None:
    found = sheet_cell(markup)
    assert (found, type(found)) == (value, type(value))


BAD_CELLS = [
    '<row r="1"><row r="2"/></row>', '<row r="x"/>', '<row r="1"><c r="A1"><c r="B1"/></c></row>', '<row r="1"><c r="XFE1"><v>1</v></c></row>', '<row r="1"><c r="1"><v>1</v></c></row>',
    '<row r="1"><c r="A1" t="s"><v>3</v></c></row>', '<row r="1"><c r="A1" t="s"><v>x</v></c></row>', '<row r="1"><c r="A1" t="zz"><v>x</v></c></row>', '<row r="1"><c r="A1"><v><v>1</v></v></c></row>',
    '<row r="0"><c r="A0"><v>1</v></c></row>',
]  # fmt: skip


@pytest.mark.parametrize("markup", BAD_CELLS)
def test_damaged_worksheets(markup: str) -> None:
    assert refused(lambda: sheet_rows(markup)) == "berkas.rusak"


def test_rows_without_numbers_follow_one_another_and_each_begins_anew() -> None:
    one = '<c t="str"><v>a</v></c>'
    assert sheet_rows(f'<row>{one}</row><row r="5">{one}{one}</row><row>{one}</row>') == [
        Row(1, ("a",)),
        Row(5, ("a", "a")),
        Row(6, ("a",)),
    ]


def test_dates_of_the_other_base() -> None:
    assert sheet_rows('<row><c s="1"><v>1</v></c></row>', date_1904=True) == [Row(1, (date(1904, 1, 2),))]


def test_texts_cells_and_other_elements_of_a_worksheet_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    two = '<row><c t="str"><v>12345</v></c><c t="str"><v>12345</v></c></row>'
    monkeypatch.setattr(limits, "CELL_CHARS", 5)
    monkeypatch.setattr(limits, "STREAM_CELLS", 2)
    assert sheet_rows(two) == [Row(1, ("12345", "12345"))]
    for name, most in (("CELL_CHARS", 4), ("STREAM_CELLS", 1)):
        with monkeypatch.context() as less:
            less.setattr(limits, name, most)
            assert refused(lambda: sheet_rows(two)) == "berkas.terlalu-besar"
    # the frame of sheetData is one of the others; four more go with each cell
    monkeypatch.setattr(limits, "OTHER_ELEMENTS", 3)
    assert sheet_rows("<row><c>" + "<x/>" * 6 + "</c></row>") == []
    assert refused(lambda: sheet_rows("<row><c>" + "<x/>" * 7 + "</c></row>")) == "berkas.terlalu-besar"
    monkeypatch.setattr(limits, "OTHER_ELEMENTS", 99)
    monkeypatch.setattr(limits, "DEPTH", 5)
    assert sheet_rows("<row><c>" + "<x>" * 4 + "</x>" * 4 + "<x/></c></row>") == []
    assert refused(lambda: sheet_rows("<row><c>" + "<x>" * 5 + "</x>" * 5 + "</c></row>")) == "berkas.rusak"


# --- OpenDocument -------------------------------------------------------------------------------------------


def ods_source(tables: str, styles: str = "") -> OdsSource:
    return OdsSource(
        ZipParts(zip_bytes({"content.xml": f"<content>{styles}<body>{tables}</body></content>".encode()}))
    )


def ods_rows(rows: str) -> list[Row]:
    return list(ods_source(f'<table name="S">{rows}</table>').rows("S"))


def ods_cell(attrs: str, inner: str = "") -> CellValue:
    [row] = ods_rows(
        f'<table-row><table-cell value-type="string"><p>x</p></table-cell><table-cell {attrs}>{inner}</table-cell><table-cell value-type="float" value="1"/></table-row>'
    )
    return row.values[1]


@pytest.mark.parametrize(
    ("attrs", "inner", "value"),
    [
        ('value-type="string"', "<p>a</p><p>b</p>", "a\nb"), ('value-type="string"', '<p>a<s/>b<s c="3"/>c<tab/>d<line-break/>e</p>', "a b   c\td\ne"),
        ('value-type="string" string-value="lain"', "", "lain"), ('value-type="string"', "tanpa p", N), ('value-type="string"', "<annotation><p>x</p></annotation><p>a</p>", "a"),
        *((f'value-type="{kind}" value="1.50"', "<p>Rp 1,5</p>", 1.5) for kind in ("float", "percentage", "currency")), ('value-type="float"', "<p>2</p>", 2),
        ('value-type="date" date-value="1980-04-03"', "<p>x</p>", date(1980, 4, 3)), ('value-type="date"', "<p>1980-04-03</p>", date(1980, 4, 3)),
        ('value-type="time" time-value="PT08H30M00S"', "<p>x</p>", time(8, 30)), ('value-type="time"', "<p>PT8H</p>", time(8)), ('value-type="boolean" boolean-value="true"', "<p>x</p>", True),
        ('value-type="boolean" boolean-value="false"', "<p>x</p>", False), ('value-type="error"', "<p>#N/A</p>", ErrorCell("#N/A")), ('value-type="string" string-value=""', "<p>#REF!</p>", ErrorCell("#REF!")),
        ('value-type="string" string-value=""', "<p>Err:502</p>", ErrorCell("Err:502")), ('value-type="string" string-value=""', "<p>Error</p>", "Error"), ('value-type="string"', "<p>#1</p>", "#1"),
        ('formula="of:=A1"', "", NO_CACHE), ('formula="of:=A1" value-type="string"', "<p></p>", N), ('formula="of:=A1"', "<p>a</p>", "a"), ("", "<p>a</p>", "a"), ("", "", N),
    ],
)  # fmt: skip
def test_cells_of_opendocument(attrs: str, inner: str, value: CellValue) -> None:
    found = ods_cell(attrs, inner)
    assert (found, type(found)) == (value, type(value))


TEXT = '<table-cell value-type="string"><p>a</p></table-cell>'


def test_repeats_of_cells_and_rows_and_covered_cells() -> None:
    repeated = '<table-cell number-columns-repeated="3" value-type="string"><p>b</p></table-cell>'
    covered = '<covered-table-cell number-columns-repeated="2"><p>x</p></covered-table-cell>'
    rows = (
        f'<table-row number-rows-repeated="2"/><table-row number-rows-repeated="2">{TEXT}{repeated}</table-row>'
        f'<table-row number-rows-repeated="x">{TEXT}{covered}{TEXT}</table-row><table-row number-rows-repeated="0">{TEXT}</table-row>'
    )
    assert ods_rows(rows) == [
        Row(3, ("a", "b", "b", "b")), Row(4, ("a", "b", "b", "b")), Row(5, ("a", N, N, "a")), Row(6, ("a",)),
    ]  # fmt: skip


def test_merges_and_hidden_rows_of_opendocument() -> None:
    merged = '<table-cell number-rows-spanned="2" number-columns-spanned="3" value-type="string"><p>m</p></table-cell>'
    tall = '<table-cell number-rows-spanned="2"/>'
    rows = (
        f'<table-row visibility="collapse">{TEXT}{merged}</table-row><table-row visibility="filter" number-rows-repeated="2">{tall}</table-row>'
        f'<table-row visibility="visible">{TEXT}</table-row><table-row visibility="collapse" number-rows-repeated="100000"/>'
        '<table-row visibility="collapse" number-rows-repeated="2"/>'
    )
    source = ods_source(f'<table name="S">{rows}</table>')
    assert source.merged("S") == (MergedArea(1, 2, 2, 4), MergedArea(2, 1, 3, 1))
    assert source.hidden_rows("S") == {1, 2, 3, 100_005, 100_006}
    assert source.hidden_columns("S") == frozenset()
    assert (source.jenis, source.date_1904) == ("ods", False)


def test_rows_hidden_by_fewer_than_a_hundred_thousand_are_told() -> None:
    source = ods_source(
        '<table name="S"><table-row visibility="collapse" number-rows-repeated="99999"/></table>'
    )
    assert len(source.hidden_rows("S")) == 99_999


@pytest.mark.parametrize(
    "around", ["shapes", "tracked-changes", "forms", "frame", "custom-shape", "annotation"]
)
def test_tables_inside_other_things_are_no_sheets(around: str) -> None:
    inner = f'<{around}><table name="T"><table-row>{TEXT}</table-row></table></{around}>'
    source = ods_source(
        f'{inner}<table name="A">{inner}<table-row>{TEXT}</table-row></table><table name="B"/>'
    )
    assert source.sheets == (SheetInfo("A"), SheetInfo("B"))
    assert list(source.rows("A")) == [Row(1, ("a",))]


def test_a_table_inside_a_cell_is_left_out() -> None:
    inner = f'<table name="T"><table-row>{TEXT}{TEXT}</table-row></table>'
    assert ods_rows(f"<table-row>{TEXT}<table-cell>{inner}</table-cell>{TEXT}</table-row>") == [
        Row(1, ("a", N, "a"))
    ]


def test_hidden_tables_by_their_style() -> None:
    styles = '<style name="h"><table-properties display="false"/></style><style name="v"><table-properties display="true"/></style>'
    source = ods_source(
        '<table name="A" style-name="h"/><table name="B" style-name="v"/><table name="C"/>', styles
    )
    assert source.sheets == (SheetInfo("A", True), SheetInfo("B"), SheetInfo("C"))


def test_opendocument_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    two = '<table name="A"><table-row><table-cell value-type="string"><p>123</p><p>45</p></table-cell></table-row></table><table name="B"/>'
    monkeypatch.setattr(limits, "CELL_CHARS", 5)
    monkeypatch.setattr(limits, "SHEETS", 2)
    assert list(ods_source(two).rows("A")) == [Row(1, ("123\n45",))]
    size = len(f"<content><body>{two}</body></content>")
    monkeypatch.setattr(limits, "WALKED_BYTES", 2 * size)
    assert len(ods_source(two).sheets) == 2
    monkeypatch.setattr(limits, "WALKED_BYTES", 2 * size - 1)
    assert refused(lambda: ods_source(two)) == "berkas.terlalu-besar"
    monkeypatch.setattr(limits, "WALKED_BYTES", 10**6)
    monkeypatch.setattr(limits, "CELL_CHARS", 4)
    assert refused(lambda: list(ods_source(two).rows("A"))) == "berkas.terlalu-besar"
    monkeypatch.setattr(limits, "SHEETS", 1)
    assert refused(lambda: ods_source(two)) == "berkas.terlalu-besar"
    assert refused(lambda: ods_source("")) == "berkas.tanpa-lembar"


def test_opendocument_with_a_password() -> None:
    parts = {
        "content.xml": b"<content><body><table name='A'/></body></content>",
        "META-INF/manifest.xml": b"<x><encryption-data/></x>",
    }
    assert refused(lambda: OdsSource(ZipParts(zip_bytes(parts)))) == "berkas.sandi-asing"


# --- HTML ---------------------------------------------------------------------------------------------------


def html_rows(page: str) -> list[Row]:
    return list(HtmlSource(page, "S").rows("S"))


@pytest.mark.parametrize(
    ("page", "rows"),
    [
        ("<table><tr><th>a<td>b<tr><td>c", [("a", "b"), ("c",)]), ("<TABLE><TR><TD> a  b <BR>c\n d</TD></TR></TABLE>", [("a b\nc d",)]),
        ("<table><tr><td>a<style>x</style><script>y</script>b</td></tr></table>", [("ab",)]), ("<table><tr><td>&nbsp;</td><td>a&nbsp;</td></tr></table>", [(N, "a\u00a0")]),
        ("<table><tr><td>a</td></tr></table>teks<table><tr><td>b</td></tr></table>", [("a",), ("b",)]), ("<table><td>a</td></table>", [("a",)]),
        ("<table><tr><td colspan=2>a</td><td>b</td></tr></table>", [("a", N, "b")]), ("<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>", [("a", "b"), (N, "c")]),
        ("<table><tr><td rowspan=9>a</td></tr></table><table><tr><td>b</td></tr></table>", [("a",), ("b",)]), ("<table><tr><td colspan=0 rowspan=x>a</td><td>b</td></tr></table>", [("a", "b")]),
        ("<table><tr><td colspan=1 rowspan=1>a</td><td>b</td></tr><tr><td colspan=x rowspan=123456789>c</td><td>d</td></tr><tr><td>e</td></tr></table>", [("a", "b"), ("c", "d"), ("e",)]),
        ("<table><tr><td>a</td>x<td>b</td>y</tr>z</table>", [("a", "b")]), ("x<table>y<tr>z<td>a</td></tr></table>", [("a",)]), ("<td>a</td><td>b</td>", [("a", "b")]),
        ("<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>", [("a",), ("b",), ("c",)]),
        ("<table><tr><td><!-- x -->a</td></tr></table>", [("a",)]), ("<table><tr><td COLSPAN=' 2 '>a</td><td>b</td></tr></table>", [("a", N, "b")]),
        ("<table><tr><td>a</td></tr><tr><td></td></tr><tr><td>c</td></tr></table>", [("a",), N, ("c",)]),
    ],
)  # fmt: skip
def test_tables_of_a_page(page: str, rows: Sequence[tuple[CellValue, ...] | None]) -> None:
    assert html_rows(page) == [
        Row(number, values) for number, values in enumerate(rows, start=1) if values is not None
    ]


def test_merged_cells_of_a_page() -> None:
    source = HtmlSource("<table><tr><td>x<td colspan=2 rowspan=3>a<td rowspan=2>b</table>", "S")
    assert source.merged("S") == (MergedArea(1, 2, 3, 3), MergedArea(1, 4, 2, 4))
    assert HtmlSource("<table><tr><td colspan=1 rowspan=1>x<td colspan=y>z</table>", "S").merged("S") == ()
    assert (source.hidden_rows("S"), source.hidden_columns("S")) == (frozenset(), frozenset())
    assert (source.jenis, source.date_1904, source.sheets) == ("html", False, (SheetInfo("S"),))


def test_pages_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "<table><tr><td>12345<td colspan=3>12345<tr><td>1</table>"
    monkeypatch.setattr(limits, "CELL_CHARS", 5)
    monkeypatch.setattr(limits, "MAX_COLUMNS", 4)
    monkeypatch.setattr(limits, "MAX_ROWS", 2)
    assert len(html_rows(page)) == 2
    for name, most in (("CELL_CHARS", 4), ("MAX_COLUMNS", 3), ("MAX_ROWS", 1)):
        with monkeypatch.context() as less:
            less.setattr(limits, name, most)
            assert refused(lambda: html_rows(page)) == "berkas.terlalu-besar"


# --- SpreadsheetML ------------------------------------------------------------------------------------------


def excel_2003(*sheets: str) -> SpreadsheetmlSource:
    return SpreadsheetmlSource(f'<?xml version="1.0"?><Workbook>{"".join(sheets)}</Workbook>'.encode())


def sheet_2003(markup: str, name: str = 'Name="S"', options: str = "") -> str:
    return f"<Worksheet {name}><Table>{markup}</Table>{options}</Worksheet>"


def rows_2003(markup: str) -> list[Row]:
    return list(excel_2003(sheet_2003(markup)).rows("S"))


def data_2003(text: str, kind: str = "String") -> str:
    return f'<Cell><Data Type="{kind}">{text}</Data></Cell>'


@pytest.mark.parametrize(
    ("markup", "value"),
    [
        (data_2003("a"), "a"), ("<Cell><Data>a</Data></Cell>", "a"), (data_2003(""), N), (data_2003("1.50", "Number"), 1.5), (data_2003("x", "Number"), "x"), (data_2003("1", "Boolean"), True),
        (data_2003("0", "Boolean"), False), (data_2003("#N/A", "Error"), ErrorCell("#N/A")), (data_2003("1980-04-03T00:00:00.000", "DateTime"), date(1980, 4, 3)),
        (data_2003("1899-12-31T08:30:00.000", "DateTime"), time(8, 30)), ("<Cell><Data>a<B>b</B></Data><Comment><Data>x</Data></Comment></Cell>", "ab"), ('<Cell Formula="=A1"/>', NO_CACHE),
        ('<Cell Formula="=A1"><Data Type="Number">2</Data></Cell>', 2), ('<Cell Formula="=A1"><Data></Data></Cell>', N), ("<Cell/>", N), ('<Cell Index="2"><Data>a</Data></Cell>', "a"),
    ],
)  # fmt: skip
def test_cells_of_spreadsheetml(markup: str, value: CellValue) -> None:
    [row] = rows_2003(f"<Row>{data_2003('x')}{markup}{data_2003('z')}</Row>")
    assert (row.values, type(row.values[1])) == (("x", value, "z"), type(value))


def test_rows_cells_and_columns_of_spreadsheetml_by_their_index() -> None:
    a = data_2003("a")
    markup = (
        '<Column Hidden="1"/><Column Index="3" Span="1" Hidden="1"/><Column/><Column Hidden="1"/>'
        f'<Row Index="2" Hidden="1">{a}</Row><Row Span="2">{a}</Row><Row Hidden="0"><Cell Index="3" MergeAcross="1" MergeDown="2"><Data>b</Data></Cell>{a}</Row>'
        f'<Row Index="x"><Cell MergeDown="1"><Data>c</Data></Cell></Row>'
    )
    source = excel_2003(sheet_2003(markup))
    assert list(source.rows("S")) == [
        Row(2, ("a",)),
        Row(3, ("a",)),
        Row(6, (N, N, "b", N, "a")),
        Row(7, ("c",)),
    ]
    assert source.hidden_columns("S") == {1, 3, 4, 6}
    assert source.hidden_rows("S") == {2}
    assert source.merged("S") == (MergedArea(6, 3, 8, 4), MergedArea(7, 1, 8, 1))
    assert (source.jenis, source.date_1904) == ("spreadsheetml", False)


def test_names_and_visibility_of_sheets_of_spreadsheetml() -> None:
    def state(word: str) -> str:
        return f"<WorksheetOptions><Visible>{word}</Visible><Other>SheetHidden</Other></WorksheetOptions>"

    source = excel_2003(
        sheet_2003("", 'Name="A"', state("SheetVisible")), sheet_2003("", "", state(" SheetHidden ")), sheet_2003("", 'Name="C"', state("SheetVeryHidden")), sheet_2003(data_2003("SheetHidden"), 'Name="D"'),
    )  # fmt: skip
    assert source.sheets == (SheetInfo("A"), SheetInfo("Sheet2", True), SheetInfo("C", True), SheetInfo("D"))
    assert refused(lambda: excel_2003()) == "berkas.tanpa-lembar"


def test_a_column_beyond_the_last_of_spreadsheetml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_COLUMNS", 2)
    assert len(rows_2003(f"<Row>{data_2003('a') * 2}</Row>")) == 1
    assert refused(lambda: rows_2003(f"<Row>{data_2003('a') * 3}</Row>")) == "berkas.rusak"
    assert excel_2003(sheet_2003('<Column Index="2" Span="5" Hidden="1"/>')).hidden_columns("S") == {2}


LONG = "".join(chr(97 + n % 26) for n in range(40_000))
"""A text that comes in several pieces from every parser."""


def test_long_texts_come_whole_from_every_engine() -> None:
    cell = f'<row><c t="inlineStr"><is><t>{LONG}</t></is></c></row>'
    assert sheet_rows(cell) == [Row(1, (LONG,))]
    assert ods_rows(f'<table-row><table-cell value-type="string"><p>{LONG}</p></table-cell></table-row>') == [
        Row(1, (LONG,))
    ]
    assert html_rows(f"<table><tr><td>{LONG}</td></tr></table>") == [Row(1, (LONG,))]
    assert rows_2003(f"<Row>{data_2003(LONG)}</Row>") == [Row(1, (LONG,))]
    assert shared_strings(io.BytesIO(f"<sst><si><t>{LONG}</t></si></sst>".encode())) == [LONG]
