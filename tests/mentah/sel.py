"""Cells for the builders, and the walk over rows that they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Angka:
    """A numeric cell whose literal stands in the file as written, e.g. ``Angka("1.98503302003121E+17")``."""

    literal: str | float
    format: str | int | None = None


@dataclass(frozen=True, slots=True)
class Tanggal:
    """A date as serial number with this number format (xlsx/xls) or as a date value (ods, SpreadsheetML)."""

    value: date | datetime | time
    format: str | int = 14


@dataclass(frozen=True, slots=True)
class TanggalIso:
    """An ISO 8601 date cell (xlsx ``t="d"``)."""

    text: str
    format: str | int = 14


@dataclass(frozen=True, slots=True)
class Teks:
    """A text cell stored in a chosen way."""

    text: str
    cara: Literal["shared", "inline", "str"] = "shared"
    format: str | int | None = None


@dataclass(frozen=True, slots=True)
class Kaya:
    """Rich text of several runs, with an optional phonetic run that is no part of the text."""

    bagian: tuple[str, ...]
    fonetik: str = ""
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Galat:
    """An error cell."""

    text: str = "#N/A"


@dataclass(frozen=True, slots=True)
class Rumus:
    """A formula; ``cache=None`` means that nobody ever calculated it."""

    rumus: str
    cache: str | float | bool | Galat | None = None


@dataclass(frozen=True, slots=True)
class Gaya:
    """A cell with a style and no content."""


@dataclass(frozen=True, slots=True)
class Ulang:
    """ods only: the cell, repeated ``kali`` times by ``number-columns-repeated``."""

    isi: str | float | None
    kali: int


@dataclass(frozen=True, slots=True)
class Xml:
    """Raw XML in place of the cell element; ``{r}`` becomes the cell's address."""

    xml: str


Sel: TypeAlias = (
    str | int | float | bool | date | datetime | time | Angka | Tanggal | TanggalIso | Teks | Kaya | Galat
    | Rumus | Gaya | Ulang | Xml | None
)  # fmt: skip
Rows: TypeAlias = Sequence[Sequence[Sel]] | Mapping[int, Sequence[Sel] | Mapping[int, Sel]]

ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}


def walk(rows: Rows) -> Iterator[tuple[int, list[tuple[int, Sel]]]]:
    """Yield (row number, [(column number, cell)]), both from 1; cells that are None are left out."""
    numbered = rows.items() if isinstance(rows, Mapping) else enumerate(rows, start=1)
    for nomor, row in numbered:
        cells = row.items() if isinstance(row, Mapping) else enumerate(row, start=1)
        yield nomor, [(kolom, cell) for kolom, cell in cells if cell is not None]


def letters(kolom: int) -> str:
    """Return the letters of a column (1 -> A)."""
    text = ""
    while kolom:
        kolom, rest = divmod(kolom - 1, 26)
        text = chr(65 + rest) + text
    return text


def serial(value: date | datetime | time, *, date1904: bool = False) -> float:
    """Return the date serial as Excel stores it (with its 29 February 1900)."""
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86400
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001 - sheets know no zones
    if date1904:
        days = moment - datetime(1904, 1, 1)  # noqa: DTZ001 - sheets know no zones
    else:
        days = moment - datetime(1899, 12, 30)  # noqa: DTZ001 - sheets know no zones
        if moment < datetime(1900, 3, 1):  # noqa: DTZ001 - sheets know no zones
            days = moment - datetime(1899, 12, 31)  # noqa: DTZ001 - sheets know no zones
    number = days.days + days.seconds / 86400
    return int(number) if number == int(number) else number


def area(text: str) -> tuple[int, int, int, int]:
    """Return (row1, column1, row2, column2) of ``"A1:B2"``, from 1."""
    first, _, last = text.partition(":")
    (r1, c1), (r2, c2) = _address(first), _address(last or first)
    return r1, c1, r2, c2


def _address(text: str) -> tuple[int, int]:
    name = text.rstrip("0123456789")
    kolom = 0
    for letter in name:
        kolom = kolom * 26 + ord(letter) - 64
    return int(text[len(name) :]), kolom
