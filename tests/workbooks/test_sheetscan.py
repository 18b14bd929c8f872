"""The look over the raw bytes of a sheet: what the fast engine may read, and what is known without parsing."""

from __future__ import annotations

import io

import pytest

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import limits, sheetscan
from kinerja_desktop.workbooks.cells import MergedArea
from kinerja_desktop.workbooks.sheetscan import (
    SheetScan,
    describe_sheet,
    exact_columns,
    scan_sheet,
    shown_text_bytes,
)


def sheet(*rows: str, head: str = "", tail: str = "", prolog: str = '<?xml version="1.0"?>') -> bytes:
    return f"{prolog}<worksheet>{head}<sheetData>{''.join(rows)}</sheetData>{tail}</worksheet>".encode()


def row(number: int, *cells: str, more: str = "") -> str:
    return f'<row r="{number}"{more}>{"".join(cells)}</row>'


def cell(address: str, inner: str = "<v>1</v>", kind: str = "") -> str:
    return f'<c r="{address}"{kind}>{inner}</c>'


def scan(*rows: str, **how: str) -> SheetScan:
    return scan_sheet(io.BytesIO(sheet(*rows, **how)))


def one(inner: str, kind: str = "") -> SheetScan:
    return scan(row(1, cell("A1", inner, kind)))


def test_an_ordinary_sheet() -> None:
    found = scan(row(2, cell("A2"), cell("C2")), row(9, cell("AZ9")))
    assert found == SheetScan(fast=True, whole=True, max_row=9, columns=52, cells=3)


def test_a_sheet_without_rows() -> None:
    assert scan() == SheetScan(fast=True, whole=True)


@pytest.mark.parametrize(
    ("address", "columns"),
    [("AZ1", 52), ("BA1", 53), ("az1", 52), ("ZZ1", 702), ("AAA1", 703), ("aab1", 704), ("XFD1", 16_384)],
)
def test_the_highest_column_where_it_is_not_narrow(address: str, columns: int) -> None:
    found = scan(row(1, cell("A1"), cell(address)))
    assert (found.columns, found.fast) == (columns, True)


USUAL = {
    "text": ("<v>0</v>", ' t="s"'),
    "formula with its value": ("<f>A1</f><v>2</v>", ""),
    "formula with marks": ('<f t="shared">A1</f><v>2</v>', ""),
    "shared formula": ('<f t="shared" si="0"/><v>2</v>', ""),
    "formula of an empty text": ("<f>A1</f><v></v>", ' t="str"'),
    "empty value without formula": ("<v></v>", ""),
}
ODD = {
    "error": ("<v>#N/A</v>", ' t="e"'),
    "iso date": ("<v>2026-01-01</v>", ' t="d"'),
    "comment": ("<!-- x --><v>1</v>", ""),
    "cdata": ("<v><![CDATA[1]]></v>", ""),
    "blank before a number": ("<v> 1</v>", ""),
    "formula without a value": ("<f>A1</f>", ""),
    "formula without a value and with marks": ('<f t="array">A1</f>', ""),
    "empty formula": ("<f/>", ""),
    "formula with an empty value": ("<f>A1</f><v></v>", ""),
}


@pytest.mark.parametrize(("inner", "kind"), USUAL.values(), ids=USUAL)
def test_cells_both_engines_tell_alike(inner: str, kind: str) -> None:
    assert one(inner, kind) == SheetScan(fast=True, whole=True, max_row=1, cells=1)


@pytest.mark.parametrize(("inner", "kind"), ODD.values(), ids=ODD)
def test_cells_only_our_own_engine_tells(inner: str, kind: str) -> None:
    assert one(inner, kind) == SheetScan(fast=False, whole=True, max_row=1, cells=1)


ROWS = {
    "falling": (row(2), row(1)),
    "twice": (row(2), row(2)),
    "without a number": (row(1), "<row>" + cell("A2") + "</row>"),
    "none with a number": ("<row>" + cell("A1") + "</row>",),
    "beyond the last": (row(1_048_577),),
    "cell without an address": (row(1, "<c><v>1</v></c>"),),
    "cell with another mark first": (row(1, '<c s="1" r="A1"><v>1</v></c>'),),
    "column of four letters": (row(1, cell("AAA1"), cell("AAAA1")),),
    "cell of a far row": (row(1, cell("A1001")),),
    "cell of the rows before": (row(1000, cell("A999")),),
    "address without a row": (row(1, cell("A")),),
}


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
def test_rows_and_addresses_only_our_own_engine_reads(rows: tuple[str, ...]) -> None:
    found = scan(*rows)
    assert (found.fast, found.whole) == (False, True)


@pytest.mark.parametrize(
    ("number", "address"), [(1_048_576, "A1048576"), (1000, "A1000"), (1999, "B1999"), (999, "A1")]
)
def test_rows_and_addresses_that_agree_by_the_thousand(number: int, address: str) -> None:
    found = scan(row(number, cell(address)))
    assert (found.fast, found.max_row) == (True, number)


UNUSUAL_HEADS = {
    "no cells": b"<worksheet/>",
    "another root": sheet().replace(b"worksheet", b"dialogsheet"),
    "comment before": sheet(head="<!-- x -->"),
    "prefixed": b"<x:worksheet xmlns:x='u'><x:sheetData/></x:worksheet>",
    "another encoding": sheet(prolog='<?xml version="1.0" encoding="iso-8859-1"?>'),
    "another encoding behind a mark": b"\xef\xbb\xbf"
    + sheet(prolog='<?xml version="1.0" encoding="iso-8859-1"?>'),
    "UTF-16": sheet().decode().encode("utf-16"),
}


@pytest.mark.parametrize("data", UNUSUAL_HEADS.values(), ids=UNUSUAL_HEADS)
def test_unusual_heads_are_left_to_our_own_engine(data: bytes) -> None:
    assert scan_sheet(io.BytesIO(data)) == SheetScan(fast=False)


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "us-ascii"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_usual_encodings_with_and_without_a_mark(encoding: str, mark: bytes) -> None:
    data = mark + sheet(row(1, cell("A1")), prolog=f"<?xml version='1.0' encoding='{encoding}'?>")
    assert scan_sheet(io.BytesIO(data)).fast


FRAME_HEAD = (
    '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" hidden="true"/><col min="7" max="8" hidden="0"/>'
    '<col min="9" hidden="1"/><col min="16384" max="99999" hidden="1"/></cols>'
)
FRAME_TAIL = '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C3"/><mergeCell/></mergeCells>'
FRAME_ROWS = (
    row(2, cell("A2"), more=' hidden="1"'),
    row(3, more=' hidden="true"'),
    row(4, more=' hidden="0"'),
    row(5, more=' ht="1" hidden="1"'),
)


def test_hidden_parts_and_merges_are_known_alike_from_bytes_and_from_parsing() -> None:
    looked = scan(*FRAME_ROWS, head=FRAME_HEAD, tail=FRAME_TAIL)
    parsed = describe_sheet(
        io.BytesIO(sheet(*FRAME_ROWS, '<row r="x" hidden="1"/>', head=FRAME_HEAD, tail=FRAME_TAIL))
    )
    for found in (looked, parsed):
        assert found.hidden_columns == {2, 3, 5, 16_384}
        assert found.hidden_rows == {2, 3, 5}
        assert found.merges == [MergedArea(1, 1, 2, 2)]
    assert (looked.fast, looked.whole, parsed.fast) == (True, True, False)


def test_merges_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    tail = '<mergeCell ref="A1:B2"/><mergeCell ref="A3:B4"/>'
    monkeypatch.setattr(limits, "MERGES", 2)
    assert len(scan(tail=tail).merges) == 2
    monkeypatch.setattr(limits, "MERGES", 1)
    with pytest.raises(FileError) as caught:
        scan(tail=tail)
    assert caught.value.code == "berkas.terlalu-besar"


def test_sheets_longer_than_one_piece_are_looked_at_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheetscan, "_CHUNK", 64)
    monkeypatch.setattr(sheetscan, "_EDGE", 256)
    rows = [row(n, cell(f"A{n}"), cell(f"B{n}")) for n in range(1, 41)]
    found = scan(*rows, tail='<mergeCell ref="A1:B2"/>')
    assert found == SheetScan(fast=True, whole=True, max_row=40, cells=80, merges=[MergedArea(1, 1, 2, 2)])
    assert scan(*rows, row(40)).fast is False
    assert scan(*rows[:-1], row(40, cell("A40", "<v> 1</v>"))).fast is False


def test_a_row_too_long_for_its_pieces_and_a_sheet_that_is_cut_are_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sheetscan, "_CHUNK", 64)
    monkeypatch.setattr(sheetscan, "_EDGE", 256)
    long = scan(row(1, *(cell(f"{letter}1") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")))
    cut = scan_sheet(io.BytesIO(sheet(row(1, cell("A1")), row(2, cell("A2"))).partition(b"</sheetData>")[0]))
    for found in (long, cut):
        assert (found.fast, found.whole) == (False, False)


def test_the_exact_highest_column_over_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheetscan, "_CHUNK", 7)
    data = sheet(row(1, cell("B1"), cell("AC1"), cell("C1")))
    assert exact_columns(io.BytesIO(data), 16_384) == 29
    assert exact_columns(io.BytesIO(data), 1) == 29
    assert exact_columns(io.BytesIO(sheet()), 16_384) == 0


def shown(*numbers: int, limit: int = 100) -> int:
    data = sheet(row(1, *(cell(f"A{n}", f"<v>{n}</v>", ' t="s"') for n in numbers), cell("Z1")))
    return shown_text_bytes(io.BytesIO(data), [5, 70, 11], limit)


@pytest.mark.parametrize("chunk", [1 << 20, 40])
def test_shared_texts_count_as_often_as_they_are_shown(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheetscan, "_CHUNK", chunk)
    assert shown() == 0
    assert shown(0, 2, 0, 2) == 32
    assert shown(1, 0) == 75
    assert shown(0, 2, 0, 2, limit=16) > 16
    assert shown(3, 0) == 101


def test_the_highest_column_of_an_earlier_piece_is_not_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheetscan, "_CHUNK", 64)
    narrow = [row(n, cell(f"A{n}"), cell(f"B{n}")) for n in range(2, 5)]
    assert (
        scan(
            row(1, cell("AAC1")), *narrow, row(5, cell("BB5")), *(row(n, cell(f"A{n}")) for n in (6, 7))
        ).columns
        == 705
    )
    assert scan(row(1, cell("BB1")), *narrow, row(5, cell("AAC5"))).columns == 705
