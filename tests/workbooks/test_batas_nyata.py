"""Bounds at their real size, as the documentation of imports promises them: what fills one is read, one more is refused."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_desktop.workbooks.biffscan import BinarySheet, check_bounds
from kinerja_desktop.workbooks.cells import MergedArea
from kinerja_desktop.workbooks.htmltable import HtmlSource, _Tables
from kinerja_desktop.workbooks.plaintext import _Lines
from kinerja_desktop.workbooks.protected import decrypted
from kinerja_desktop.workbooks.reader import open_book
from kinerja_desktop.workbooks.rowmaking import RowBasket
from kinerja_desktop.workbooks.sharedstrings import shared_strings
from kinerja_desktop.workbooks.spreadsheetml import SpreadsheetmlSource
from kinerja_desktop.workbooks.xmlstream import read_through
from kinerja_desktop.workbooks.zipparts import ZipParts
from tests.mentah import encrypt, xlsx, zip_bytes
from tests.workbooks.tolakan import refused

TOO_LARGE = "berkas.terlalu-besar"


def nested(depth: int) -> None:
    read_through(io.BytesIO(b"<a>" * depth + b"</a>" * depth), lambda *_: None)


def cell_of_a_page(letters: int) -> object:
    return list(HtmlSource(f"<table><td>{'x' * letters}</table>", "S").rows("S"))


def shared(letters: int) -> object:
    return shared_strings(io.BytesIO(b"<sst><si><t>" + b"x" * letters + b"</t></si></sst>"))


def sheets(count: int) -> object:
    return SpreadsheetmlSource(b"<Workbook>" + b"<Worksheet/>" * count + b"</Workbook>")


def slots(count: int) -> None:
    basket = RowBasket()
    basket.put(1, ["a"] * 10_000, times=9_999)
    basket.put(10_000, ["a"] * (count - 99_990_000))


def rows(count: int) -> None:
    RowBasket().put(count, ["a"])


def columns(count: int) -> None:
    RowBasket().put(1, ["a"] * count)


def far_apart(count: int) -> None:
    check_bounds([BinarySheet("A", max_row=65_000, max_column=48), BinarySheet("B", max_row=count - 3_120_000, max_column=1)])  # fmt: skip


def parts_of_a_zip(count: int) -> object:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:  # one part is enough: the signs of their ends are counted
        archive.writestr("a", b"PK\x01\x02" * (count - 1))
    return ZipParts(file.getvalue())


def part_that_describes(size: int) -> object:
    return ZipParts(zip_bytes({"a": bytes(size)})).read("a")


def line_of_text(letters: int) -> object:
    return next(_Lines("x" * letters))


def rounds_of_a_password(count: int) -> object:
    data = encrypt(xlsx({"S": [["a"]]}), "rahasia")
    return decrypted(data, {"encryptioninfo": b'spinCount="%d"' % count}, "rahasia")


BOUNDS: dict[str, tuple[Callable[[int], object], int, str]] = {
    "XML in itself": (nested, 100, "berkas.rusak"),
    "letters of a cell": (cell_of_a_page, 1_000_000, TOO_LARGE),
    "letters of the shared texts": (shared, 60_000_000, TOO_LARGE),
    "sheets": (sheets, 1_000, TOO_LARGE),
    "cells handed out": (slots, 100_000_000, TOO_LARGE),
    "rows": (rows, 1_048_576, "berkas.rusak"),
    "columns": (columns, 16_384, TOO_LARGE),
    "cells laid out": (far_apart, 3_120_000, "berkas.sel-terpencar"),
    "parts": (parts_of_a_zip, 20_000, TOO_LARGE),
    "bytes of a describing part": (part_that_describes, 32_000_000, TOO_LARGE),
    "letters of a line": (line_of_text, 4_000_000, TOO_LARGE),
    "rounds of a password": (rounds_of_a_password, 1_000_000, "berkas.sandi-asing"),
}


@pytest.mark.parametrize("name", BOUNDS)
def test_what_fills_a_bound_is_read_and_one_more_refused(name: str) -> None:
    read, most, code = BOUNDS[name]
    read(most)
    assert refused(lambda: read(most + 1)) == code


def test_files_of_eighty_megabytes_are_looked_at_and_larger_ones_not(tmp_path: Path) -> None:
    path = tmp_path / "besar.xlsx"
    path.touch()
    for size, code in ((80 * 1024 * 1024, "berkas.nol"), (80 * 1024 * 1024 + 1, TOO_LARGE)):
        os.truncate(path, size)
        assert refused(lambda: open_book(path)) == code


def test_texts_of_forty_eight_megabytes_are_read_and_larger_ones_not(tmp_path: Path) -> None:
    path = tmp_path / "besar.csv"
    path.write_bytes(b"nip;nama\n" + b"x" * (48 * 1024 * 1024 - 9))
    with open_book(path) as book:
        assert book.jenis == "csv"
    with path.open("ab") as more:
        more.write(b"x")
    assert refused(lambda: open_book(path)) == TOO_LARGE


def test_two_hundred_thousand_merged_cells_are_kept_of_more() -> None:
    tables = _Tables()
    tables.merges = [MergedArea(1, 1, 1, 2)] * 199_999
    for _ in range(2):
        tables.start("tr", {})
        tables.start("td", {"colspan": "2"})
    tables.close()
    assert len(tables.merges) == 200_000
