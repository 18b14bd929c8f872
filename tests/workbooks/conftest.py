"""Writing bytes and reading them back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.workbooks.cells import CellValue, MergedArea
from kinerja_desktop.workbooks.reader import open_book


@dataclass(frozen=True)
class Terbaca:
    """All of a file: rows by sheet and row number."""

    jenis: str
    sidik: str
    date_1904: bool
    sheets: tuple[tuple[str, bool], ...]
    rows: dict[str, dict[int, tuple[CellValue, ...]]]
    merged: dict[str, tuple[MergedArea, ...]]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]

    @property
    def first(self) -> dict[int, tuple[CellValue, ...]]:
        return self.rows[self.sheets[0][0]]


Baca: TypeAlias = Callable[..., Terbaca]
Tolak: TypeAlias = Callable[..., str]


@pytest.fixture
def baca(tmp_path: Path) -> Baca:
    """Return a function that writes bytes to a file (whose name lies about its kind) and reads all of it."""

    def read(data: bytes, name: str = "unduhan.xls", sandi: str | None = None) -> Terbaca:
        path = tmp_path / name
        path.write_bytes(data)
        with open_book(path, sandi=sandi) as book:
            names = [info.nama for info in book.sheets]
            rows = {nama: {row.nomor: row.values for row in book.rows(nama)} for nama in names}
            return Terbaca(
                book.jenis,
                book.sidik,
                book.date_1904,
                tuple((info.nama, info.hidden) for info in book.sheets),
                rows,
                {nama: book.merged(nama) for nama in names},
                book.hidden_rows(names[0]),
                book.hidden_columns(names[0]),
            )

    return read


@pytest.fixture
def tolak(baca: Baca) -> Tolak:
    """Return a function that expects a refusal, checks that it is one plain sentence, and returns its code."""

    def refuse(data: bytes, name: str = "unduhan.xlsx", sandi: str | None = None) -> str:
        with pytest.raises(FileError) as caught:
            baca(data, name, sandi)
        text = sentence(caught.value.code, **caught.value.args_)
        assert name in text
        assert text.endswith(".")
        return caught.value.code

    return refuse
