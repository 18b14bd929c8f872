"""The fast engine and our own give the same values for the same file."""

# ruff: noqa: DTZ001, S311 - sheets know no zones; a seeded generator repeats itself, which is wanted

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Literal

import pytest

from kinerja_desktop.workbooks import native
from kinerja_desktop.workbooks.cells import Row
from kinerja_desktop.workbooks.ooxml import OoxmlSource
from kinerja_desktop.workbooks.reader import open_book
from kinerja_desktop.workbooks.zipparts import ZipParts
from tests.mentah import Angka, Galat, Gaya, Kaya, Rumus, Sel, Tanggal, Teks, Xml, xlsx

FORMATS: list[str | int] = [
    0, 1, 9, 14, 15, 17, 18, 20, 22, 27, 36, 37, 45, 46, 47, 49, 50, 58, "dd mmmm yyyy", "[$-421]dd mmmm yyyy;@",
    '#,##0 "hari"', '"Rp"#,##0.00_);[Red]\\("Rp"#,##0\\)', "General", "0.00E+00", "_-* #,##0_-;\\-* #,##0_-", "@", "yyyy",
    "[hh]:mm:ss", "[mm]", "h AM/PM", "[Red]0", "0;dd", "mmm\\-yy", "[$Rp-421]#,##0", "#,##0\\d", 'General "m"', "*d0", "[h]",
    "[ss].00", "bbbb", "e", "00000000\\ 000000\\ 0\\ 000", "am", "[>=100]d", "[Blue]dd", "",
]  # fmt: skip


def _numbers() -> list[list[Sel]]:
    rng = random.Random(7)
    values = [
        0,
        1,
        59,
        59.5,
        60,
        61,
        0.25,
        31136,
        45000.25,
        45000.9999999999,
        2958465,
        2958466,
        -3,
        1.98503302010011e17,
    ]
    values += [rng.uniform(1, 60_000) for _ in range(60)]
    return [[Angka(repr(value), fmt) for value in values] for fmt in FORMATS]


def _texts() -> list[list[Sel]]:
    texts = [" a ", "a_x000D_b", "a\nb", "'1985", "<&>", "é", "0012", "#N/A", "_x", "TRUE"]
    loose = '<c r="{r}" t="inlineStr"><is><t> tanpa preserve </t></is></c>'
    runs = '<c r="{r}" t="inlineStr"><is><r><t>a </t></r><r><t xml:space="preserve"> b</t></r></is></c>'
    ways: tuple[Literal["shared", "inline", "str"], ...] = ("shared", "inline", "str")
    rows: list[list[Sel]] = [[Teks(text, way) for text in texts] for way in ways]
    return [
        *rows,
        [Kaya(("a ", "b"), "x"), Kaya(("c", " d"), "y", inline=True), Xml(loose), Xml(runs), True, False],
    ]


def _formulas() -> list[list[Sel]]:
    return [
        [
            Rumus("1+1", 2),
            Rumus("A1", "x"),
            Rumus("A1", cache=True),
            Xml('<c r="{r}" t="str"><f>A1</f><v></v></c>'),
            "a",
        ],
        [Xml('<c r="{r}"><f t="shared" si="0"/><v>7</v></c>'), Gaya(), None, Gaya(), "b", Gaya()],
    ]


def _dates() -> list[list[Sel]]:
    start = date(1900, 1, 1)
    return [
        [start + timedelta(days=n * 37) for n in range(40)],
        [datetime(2024, 1, 2, 3, 4, n) for n in range(40)],
    ]


@pytest.mark.parametrize("make", [_numbers, _texts, _formulas, _dates], ids=lambda make: make.__name__)
@pytest.mark.parametrize("how", [{}, {"strict": True}, {"date1904": True}], ids=str)
def test_engines_agree(make: Callable[[], list[list[Sel]]], how: dict[str, Any]) -> None:
    if make is _dates and how.get("date1904"):
        rows: list[list[Sel]] = [[Tanggal(date(1904, 1, 2) + timedelta(days=n * 37)) for n in range(40)]]
    else:
        rows = make()
    # one cell per row too: a doubtful value then sends only its own file to the other engine
    for block in [rows, *([[cell]] for row in rows for cell in row[:12])]:
        data = xlsx({"S": block}, **how)
        assert _rows(data, native=True) == _rows(data, native=False)


def _rows(data: bytes, *, native: bool) -> list[tuple[int, list[tuple[type, object]]]]:
    source = OoxmlSource(data, ZipParts(data), native=native)
    try:
        return [_typed(row) for row in source.rows("S")]
    finally:
        source.close()


def _typed(row: Row) -> tuple[int, list[tuple[type, object]]]:
    return row.nomor, [(type(value), value) for value in row.values]


def _engine(path: Path) -> str:
    with open_book(path) as book:
        list(book.rows("S"))
        return "fast" if book._source._native_allowed and book._source._native is not None else "own"  # type: ignore[union-attr]  # the test asks which engine ran


@pytest.mark.parametrize(
    ("cell", "engine"),
    [
        ("teks", "fast"),
        (1.5, "fast"),
        (date(1985, 3, 30), "fast"),
        (Rumus("1+1", 2), "fast"),
        (Xml('<c r="{r}" t="str"><f>A1</f><v></v></c>'), "fast"),
        (Galat("#N/A"), "own"),
        (Rumus("1+1"), "own"),
        (Angka("0.5", 21), "own"),
        (Xml('<c r="{r}"><v> 12 </v></c>'), "own"),
    ],
    ids=str,
)
def test_ordinary_cells_take_the_fast_engine(tmp_path: Path, cell: Sel, engine: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx({"S": [["NIP", "Nama"], ["x", cell]]}))
    assert _engine(path) == engine


def test_a_doubtful_value_in_the_middle_loses_no_row(tmp_path: Path) -> None:
    rows: list[list[Sel]] = [[n, "a"] for n in range(1, 500)]
    rows[250] = [251, Angka("-0.5", 21)]
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx({"S": rows}))
    with open_book(path) as book:
        read = [(row.nomor, row.values[0]) for row in book.rows("S")]
        odd = next(row.values for row in book.rows("S") if row.nomor == 251)
    assert read == [(n, n) for n in range(1, 500)]
    assert odd == (251, -0.5)


def test_a_sheet_that_was_looked_at_is_not_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = {name: [[f"{name}{n}"] for n in range(300)] for name in ("A", "B")}
    book = native.NativeBook(xlsx({name: [*rows] for name, rows in sheets.items()}))
    parsed: list[str] = []
    real = native.guarded

    def counted(call: Callable[[], Any]) -> Any:
        found = real(call)
        parsed.append(getattr(found, "name", "")) if hasattr(found, "iter_rows") else None
        return found

    monkeypatch.setattr(native, "guarded", counted)

    def first(sheet: str) -> Any:
        return next(iter(book.rows(sheet)))

    def whole(sheet: str) -> list[list[Any]]:
        return [row for _, row in book.rows(sheet)]

    assert first("A") == first("A") == (1, ["A0"])
    assert parsed == ["A"]
    assert whole("A") == sheets["A"]
    assert (first("B"), whole("B")) == ((1, ["B0"]), sheets["B"])
    assert parsed == ["A", "B"]
    assert whole("A") == sheets["A"]
    assert parsed == ["A", "B", "A"], "what was read to the end is let go"


HALF: date = datetime(2026, 3, 1, 12)


@pytest.mark.parametrize(
    ("cell", "value"),
    [("a", "a"), ("", None), (2.0, 2), (2.5, 2.5), (2.0**53, 2.0**53), (2.0**53 - 1, 2**53 - 1), (-(2.0**53), -(2.0**53)), (1 - 2.0**53, 1 - 2**53), (True, True),
     (2**53, 2.0**53), (2**53 - 1, 2**53 - 1), (-(2**53), -(2.0**53)), (date(2026, 3, 1), date(2026, 3, 1)), (datetime(2026, 3, 1), date(2026, 3, 1)),
     (HALF, HALF), (Path("a"), "a")],
)  # fmt: skip
def test_native_cells_in_our_form(cell: object, value: object) -> None:
    for form in (native.exact, native.trusted):
        [found] = form([cell])
        assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize("cell", [time(8, 30), timedelta(hours=36)])
def test_only_files_that_no_other_engine_reads_may_hold_times(cell: object) -> None:
    assert native.trusted([cell]) == [cell]
    with pytest.raises(native.DoubtfulValueError):
        native.exact([cell])
