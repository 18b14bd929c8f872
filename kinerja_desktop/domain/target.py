"""Targets as people type them: a number with a unit, a range, a date, or words. The words are kept and printed as typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from kinerja_desktop.domain.periode import BULAN


class JenisTarget(StrEnum):
    """What a target is."""

    KOSONG = "kosong"
    ANGKA = "angka"
    RENTANG = "rentang"
    TANGGAL = "tanggal"
    KATA = "kata"


@dataclass(frozen=True, slots=True)
class Target:
    """A target that was read.

    Attributes:
        dari: the number, or the lower end of a range.
        sampai: the upper end, None where it is one number.
        satuan: unit, '' where none was written.
        tanggal: the day of a date.
    """

    jenis: JenisTarget
    dari: Decimal | None = None
    sampai: Decimal | None = None
    satuan: str = ""
    tanggal: date | None = None


_NUMBER: Final = r"(?:\d+\.\d{1,2}(?![\d.,])|(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?)(?![\d.,]*\d)"
_LEAD: Final = (
    r"(?:(?:minimal|min\.?|paling sedikit|sekurang-kurangnya|maksimal|maks\.?|paling banyak|[≥≤><]=?)\s*)?"
)
_ONE: Final = re.compile(
    rf"{_LEAD}(?P<rp>rp\.?\s*)?(?P<dari>{_NUMBER})\s*(?P<satuan>\D.*|)", re.IGNORECASE | re.DOTALL
)
_RANGE: Final = re.compile(
    rf"(?P<rp>rp\.?\s*)?(?P<dari>{_NUMBER})\s*(?P<mid>%|[^\W\d]*)\s*(?:-|–|—|s\.?d\.?|s/d|sampai(?: dengan)?|hingga)\s*"
    rf"(?:rp\.?\s*)?(?P<sampai>{_NUMBER})\s*(?P<satuan>\D.*|)",
    re.IGNORECASE | re.DOTALL,
)
_MONTHS: Final = {name.casefold(): number for number, name in enumerate(BULAN, 1)}
_DATE: Final = re.compile(r"(?:[^\d]{0,40}\s)?(\d{1,2})\s+([^\W\d]+)\s+(\d{4})", re.IGNORECASE)
_SHORT: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_LONGEST: Final = 80
"""A target in numbers is short; longer text that begins with a number is a sentence."""


def parse(text: str) -> Target:
    """Return what a typed target is; whatever is no number, range or date is words."""
    plain = " ".join(text.split())
    if not plain:
        return Target(JenisTarget.KOSONG)
    day = _date(plain)
    if day is not None:
        return Target(JenisTarget.TANGGAL, tanggal=day)
    if len(plain) <= _LONGEST:
        if found := _RANGE.fullmatch(plain):
            low, high = _decimal(found["dari"]), _decimal(found["sampai"])
            unit = _unit(found["rp"], found["satuan"] or found["mid"])
            return Target(JenisTarget.RENTANG, min(low, high), max(low, high), unit)
        if found := _ONE.fullmatch(plain):
            return Target(
                JenisTarget.ANGKA, _decimal(found["dari"]), None, _unit(found["rp"], found["satuan"])
            )
    return Target(JenisTarget.KATA)


def _date(text: str) -> date | None:
    if found := _DATE.fullmatch(text):
        month = _MONTHS.get(found[2].casefold())
        return _day(int(found[3]), month, int(found[1])) if month else None
    if found := _SHORT.fullmatch(text):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _decimal(text: str) -> Decimal:
    """Return a number in Indonesian writing: dots between thousands, a comma before decimals."""
    if re.fullmatch(r"\d+\.\d{1,2}", text):
        return Decimal(text)
    return Decimal(text.replace(".", "").replace(",", "."))


def _unit(money: str | None, text: str) -> str:
    return "Rp" if money else text.strip(" .;")
