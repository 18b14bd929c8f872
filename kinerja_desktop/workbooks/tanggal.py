"""Dates in every shape that rosters hold. The order of day and month is decided per column, not per cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from kinerja_desktop.workbooks.cells import CellValue
from kinerja_desktop.workbooks.values import UNREADABLE, Unread, text


class Order(StrEnum):
    """Which part of ``03/04/1980`` is the day."""

    DAY_FIRST = "hari-bulan"
    MONTH_FIRST = "bulan-hari"


_EPOCH: Final = date(1899, 12, 30)
_FOREVER: Final = 2050
"""Rosters write 2050-01-01 (and 9999-12-31) for "still valid"."""
_MONTHS: Final = {
    "januari": 1, "februari": 2, "pebruari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7,
    "agustus": 8, "september": 9, "oktober": 10, "november": 11, "nopember": 11, "desember": 12,
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "agu": 8, "ags": 8, "agt": 8,
    "agust": 8, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12,
    "january": 1, "february": 2, "march": 3, "june": 6, "july": 7, "august": 8, "october": 10, "december": 12,
}  # fmt: skip
_YMD: Final = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ].*)?")
_XXY: Final = re.compile(
    r"([0-9]{1,2})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{4}|[0-9]{2})(?:[T ][0-9:.]*(?: ?[AaPp][Mm])?)?"
)
_WORD: Final = re.compile(r"([0-9]{1,2})[\s\-./]*([A-Za-z]{3,10})\.?[\s\-./,']*([0-9]{4}|[0-9]{2})")
_WORD_FIRST: Final = re.compile(r"([A-Za-z]{3,10})\.?\s+([0-9]{1,2}),?\s+([0-9]{4})")
_DASHES: Final = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
"""What text programs make of a hyphen."""
_EIGHT: Final = re.compile(r"[0-9]{8}")
_ANYWHERE: Final = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}\s*[-/.]\s*[0-9]{1,2}\s*[-/.]\s*[0-9]{4}|[0-9]{1,2}[\s\-]+[A-Za-z]{3,10}\.?[\s\-]+[0-9]{4}|[A-Za-z]{3,10}\.?\s+[0-9]{1,2},\s*[0-9]{4}"
)


def parse(value: CellValue, order: Order = Order.DAY_FIRST, *, pivot: int = 50) -> date | Unread | None:
    """Return the date of a cell.

    Args:
        value: a cell of a date column: a whole number is a serial day of Excel or eight digits.
        order: of day and month where both could be either.
        pivot: two-digit years below it belong to 2000, others to 1900.
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return None if value.year >= _FOREVER or value.year <= 1900 else value
    if isinstance(value, bool):
        return UNREADABLE
    if isinstance(value, int | float):
        return _of_number(value)
    plain = text(value)
    if plain is None:
        return None
    plain = plain.lstrip("'`").translate(_DASHES)
    if plain.strip("0-/. :T") == "":
        return None
    found = _of_text(plain, order, pivot)
    if isinstance(found, date) and (found.year >= _FOREVER or found.year <= 1900):
        return None
    return found


def _of_number(value: float) -> date | Unread | None:
    if value <= 0:
        return None
    whole = int(value)
    if whole < 10000:
        return UNREADABLE  # a year or a count; days before 1927 do not occur
    if whole < 80000:
        found = _EPOCH + timedelta(days=whole)
        return found if found.year < _FOREVER else None
    digits = str(whole)
    return _of_eight(digits.zfill(8)) if value == whole and len(digits) in {7, 8} else UNREADABLE


def _of_text(plain: str, order: Order, pivot: int) -> date | Unread | None:
    found = _YMD.fullmatch(plain)
    if found:
        return _date(found[1], found[2], found[3])
    found = _XXY.fullmatch(plain)
    if found:
        first, second = int(found[1]), int(found[2])
        if second > 12 or (order is Order.MONTH_FIRST and first <= 12):
            first, second = second, first
        return _date(_year(found[3], pivot), second, first)
    if _EIGHT.fullmatch(plain):
        return _of_eight(plain)
    if re.fullmatch(r"[0-9]{5}(?:[.,]0*)?", plain):
        return _of_number(int(plain[:5]))
    found = _WORD.fullmatch(plain)
    if found:
        return _date(_year(found[3], pivot), _MONTHS.get(found[2].lower(), 0), found[1])
    found = _WORD_FIRST.fullmatch(plain)
    if found:
        return _date(found[3], _MONTHS.get(found[1].lower(), 0), found[2])
    return _among_words(plain, order, pivot)


def _among_words(plain: str, order: Order, pivot: int) -> date | Unread | None:
    """Return the one date among words ("Senin, 3 April 1980", "TMT 01-04-2020"); other digits make it unsure."""
    inner = inside(plain)
    if not inner or inner == plain:
        return UNREADABLE
    before, _, after = plain.partition(inner)
    if any(c.isdecimal() for c in before + after):
        return UNREADABLE
    return _of_text(inner, order, pivot)


def _of_eight(digits: str) -> date | Unread:
    if digits[:2] in {"19", "20"} and digits[4:6] <= "12":
        found = _date(digits[:4], digits[4:6], digits[6:])
        if found is not UNREADABLE:
            return found
    return _date(digits[4:], digits[2:4], digits[:2])


def _year(digits: str, pivot: int) -> int:
    year = int(digits)
    if len(digits) == 2:
        return year + (2000 if year < pivot else 1900)
    return year


def _date(year: str | int, month: str | int, day: str | int) -> date | Unread:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return UNREADABLE


def decide_order(values: Iterable[CellValue]) -> tuple[Order | None, bool]:
    """Return the order that a column proves (None: nothing proves it) and whether it contradicts itself."""
    day_first = month_first = 0
    for value in values:
        found = _XXY.fullmatch(value.strip()) if isinstance(value, str) else None
        if found:
            day_first += int(found[1]) > 12
            month_first += int(found[2]) > 12
    if day_first and month_first:
        return (Order.DAY_FIRST if day_first >= month_first else Order.MONTH_FIRST), True
    if not day_first and not month_first:
        return None, False
    return (Order.DAY_FIRST if day_first else Order.MONTH_FIRST), False


def is_ambiguous(value: CellValue) -> bool:
    """Return whether day and month of a text could change places and the date would differ."""
    found = _XXY.fullmatch(value.strip()) if isinstance(value, str) else None
    return found is not None and int(found[1]) <= 12 and int(found[2]) <= 12 and found[1] != found[2]


def inside(plain: str) -> str:
    """Return the part of a longer text that is a date ("Garut, 03-04-1980"), '' if there is none."""
    found = _ANYWHERE.search(plain)
    return found[0] if found else ""


def month_of(word: str) -> int:
    """Return 1 to 12 for the name of a month, 0 for another word."""
    return _MONTHS.get(word.lower().rstrip("."), 0)
