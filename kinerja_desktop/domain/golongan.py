"""Golongan ruang: every written shape to one canonical text, ``III/d`` for PNS, Roman ``IX`` for PPPK.

Names of pangkat and BKN's ids are reference data and are passed in. What cannot be told stays None:
``III`` alone may be a PNS without ruang or a PPPK.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from kinerja_desktop.domain.codes import JenisPegawai

_ROMAN: Final = (
    "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
)  # fmt: skip
_NUMBER: Final = {roman: number for number, roman in enumerate(_ROMAN) if roman}
_PNS_SHAPE: Final = re.compile(
    r"(?<![A-Z0-9])([IL|1]V|[IL|]{1,3}|[1-4])(?:\s*(?:[/\\.,\-–(]|RUANG|R\.)\s*|\s*)([A-E])(?![A-Z0-9])"
)
_WORDS: Final = re.compile(r"\b(?:GOLONGAN|GOL|GOLRU|RUANG|PPPK|P3K|PNS|PARUH|WAKTU)\b")
_PPPK: Final = frozenset({JenisPegawai.PPPK, JenisPegawai.PPPK_PARUH_WAKTU})
_FIGURES: Final = 4
"""Longest figure that may be BKN's id of a golongan (two figures, zeros before them): `int` refuses thousands."""


@dataclass(frozen=True, slots=True)
class BarisGolongan:
    """One row of the reference table: BKN's id ('' where it is not known) and pangkat ('' for PPPK)."""

    id: str
    golongan: str
    pangkat: str


TabelGolongan: TypeAlias = Mapping[str, BarisGolongan]
"""Rows of the reference table by canonical golongan."""


def parse(text: str, jenis: JenisPegawai | None = None) -> str | None:
    """Return the canonical golongan of a written one, None where it cannot be told for sure.

    ``jenis`` decides what is ambiguous: ``13`` is BKN's id of I/c for a PNS, golongan XIII for a PPPK.
    """
    upper = _fold(text)
    shapes: list[tuple[str, str]] = _PNS_SHAPE.findall(upper)
    for roman, ruang in reversed(shapes):
        number = int(roman) if roman.isdecimal() else _NUMBER[_unmask(roman.replace("1V", "IV"))]
        if ruang != "E" or number == 4:
            return f"{_ROMAN[number]}/{ruang.lower()}"
    says_pppk = jenis in _PPPK or (jenis is None and re.search(r"\b(?:PPPK|P3K)\b", upper) is not None)
    bare = re.sub(r"[\s/.,:()\-–]+", "", _WORDS.sub(" ", upper))
    if bare.isdecimal():
        if len(bare) > _FIGURES:
            return None
        return _from_number(bare, says_pppk=says_pppk, is_free=jenis is None)
    return _from_roman(_unmask(bare), says_pppk=says_pppk)


def is_pns(golongan: str) -> bool:
    """Return whether a canonical golongan is one of PNS."""
    roman, slash, ruang = golongan.partition("/")
    if not slash or _NUMBER.get(roman, 99) > 4:
        return False
    return ruang in (("a", "b", "c", "d", "e") if roman == "IV" else ("a", "b", "c", "d"))


def is_pppk(golongan: str) -> bool:
    """Return whether a canonical golongan is one of PPPK."""
    return golongan in _NUMBER


def urutan(golongan: str) -> int:
    """Return a number that sorts from low to high; PNS above PPPK, 0 for the unknown."""
    if is_pns(golongan):
        roman, _, ruang = golongan.partition("/")
        return 100 + _NUMBER[roman] * 10 + "abcde".index(ruang)
    return _NUMBER.get(golongan, 0)


def pangkat(golongan: str, tabel: TabelGolongan) -> str:
    """Return the name of the pangkat, '' for PPPK and the unknown."""
    row = tabel.get(golongan)
    return row.pangkat if row else ""


def from_pangkat(text: str, tabel: TabelGolongan) -> str | None:
    """Return the golongan of a bare name of pangkat ("Penata Tk. I"), None if no name matches whole."""
    wanted = _pangkat_key(text)
    return next(
        (row.golongan for row in tabel.values() if row.pangkat and _pangkat_key(row.pangkat) == wanted), None
    )


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).upper().split())


def _unmask(token: str) -> str:
    # "lll/d" and "|X" are typed with the wrong key; no golongan has an L or a bar.
    return token.replace("L", "I").replace("|", "I")


def _from_number(digits: str, *, says_pppk: bool, is_free: bool) -> str | None:
    number = int(digits)
    if says_pppk or (digits.startswith("0") and is_free):
        return _ROMAN[number] if 1 <= number <= 17 else None
    group, ruang = divmod(number, 10)
    is_id = 1 <= group <= 4 and 1 <= ruang <= (5 if group == 4 else 4)
    if is_free and number <= 17:
        # 1-4 may lack the ruang, 11-14 may be BKN's id of golongan I: nobody can tell.
        return None if number <= 4 or is_id else _ROMAN[number]
    return f"{_ROMAN[group]}/{'abcde'[ruang - 1]}" if is_id else None


def _from_roman(token: str, *, says_pppk: bool) -> str | None:
    number = _NUMBER.get(token, 0)
    return token if number > 4 or (number and says_pppk) else None


def _pangkat_key(text: str) -> str:
    words = re.sub(r"[.,()]", " ", _fold(text)).replace("TKT", "TINGKAT")
    words = re.sub(r"\bTK\b|\bTGK\b", "TINGKAT", words)
    return re.sub(r"\b1\b", "I", " ".join(words.split()))
