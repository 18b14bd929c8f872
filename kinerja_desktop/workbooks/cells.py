"""What a cell can hold, whatever engine read it: the one normal form of all readers.

A value is ``str | int | float | bool | date | datetime | time | timedelta | ErrorCell | NoCache | None``:

- text is text, untouched (no strip): '' never occurs, an empty cell is ``None``;
- a numeric cell is ``int`` when it is whole and below 2**53, else ``float``: an 18-digit number in a
  numeric cell is therefore always a number, never text, and can be recognised as destroyed;
- a date without time of day is ``date``; 1904 workbooks give right dates;
- an error cell is ``ErrorCell("#N/A")``; a formula without a cached value is ``NO_CACHE``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """An error value such as ``#N/A``."""

    text: str


@dataclass(frozen=True, slots=True)
class NoCache:
    """A formula whose value was never calculated ("rumus belum dihitung")."""


NO_CACHE = NoCache()

CellValue: TypeAlias = (
    str | int | float | bool | date | datetime | time | timedelta | ErrorCell | NoCache | None
)


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """One worksheet of a file. ``hidden`` sheets are read, but said to be hidden."""

    nama: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row with something in it: ``nomor`` counts from 1 as Excel does; ``values[0]`` is column A."""

    nomor: int
    values: tuple[CellValue, ...]


@dataclass(frozen=True, slots=True)
class MergedArea:
    """A merged area, 1-based and inclusive."""

    baris1: int
    kolom1: int
    baris2: int
    kolom2: int
