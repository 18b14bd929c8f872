"""Cell values to plain facts: text, numbers of people, gender, golongan, ids. Knows no layout and no row.

Every parser takes a cell value as the reader yields it and returns the fact, ``None`` for "the file does not
say" and ``UNREADABLE`` for "something stands there that cannot be read". Nothing is repaired by guessing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Final, Literal, TypeAlias

from kinerja_desktop.domain import golongan as gol
from kinerja_desktop.domain import nip as nomor
from kinerja_desktop.domain.codes import JenisPegawai
from kinerja_desktop.workbooks.cells import CellValue, ErrorCell, NoCache


class Unreadable(Enum):
    """The one value that says "not empty, not understood"."""

    UNREADABLE = 0


UNREADABLE: Final = Unreadable.UNREADABLE
Unread: TypeAlias = Literal[Unreadable.UNREADABLE]

EMPTY_WORDS: Final = frozenset(
    {"", "-", "--", "---", "–", "—", "null", "nan", "\\n", "-1", "none", "n/a", "na", "nil", "(null)", "(kosong)", "kosong", "nihil", "#n/a", ".", "'", "`", "0000-00-00", "00-00-0000"}
)  # fmt: skip
_BLANKS: Final = re.compile(r"\s+")
_UNSEEN: Final = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_NUMERIC_TEXT: Final = re.compile(r"[0-9]+[.,][0-9]*(?:[eE]\+?[0-9]+)?|[0-9]+[eE]\+?[0-9]+")
_EIGHTEEN: Final = re.compile(
    r"(?<![0-9])([0-9]{8})[\s.\-]*([0-9]{6})[\s.\-]*([0-9])[\s.\-]*([0-9]{3})(?![0-9])"
)
_UUID: Final = re.compile(r"[0-9A-Fa-f]{8}-?(?:[0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}|[0-9A-Fa-f]{24,40}")


def text(value: CellValue) -> str | None:
    """Return the text of a cell without outer, doubled or unseen blanks; None if it says nothing."""
    if isinstance(value, str):
        if value.isascii() and value.isprintable() and "  " not in value:  # nearly every cell
            plain = value.strip()
        else:
            plain = _BLANKS.sub(" ", _UNSEEN.sub("", value)).strip()
        return None if plain.lower() in EMPTY_WORDS else plain
    if value is None or isinstance(value, ErrorCell | NoCache):
        return None
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime | date):
        return value.strftime("%d-%m-%Y")
    return str(value)


def lines(value: CellValue) -> tuple[str, ...]:
    """Return the lines of a cell that say something, each cleaned like `text`."""
    if not isinstance(value, str):
        one = text(value)
        return (one,) if one else ()
    found = (text(part) for part in re.split(r"[\r\n]+", value))
    return tuple(part for part in found if part)


def shown(value: CellValue) -> str:
    """Return what a message or a sample shows of a cell."""
    if value is None:
        return ""
    if isinstance(value, ErrorCell):
        return value.text
    if isinstance(value, NoCache):
        return "(rumus belum dihitung)"
    return text(value) or str(value).strip()


@dataclass(frozen=True, slots=True)
class NipCell:
    """What a cell says about somebody's number.

    Attributes:
        digits: the cleaned number; '' when the cell is empty, destroyed or holds none.
        rusak: what stood there when a spreadsheet destroyed the number, else ''.
        code: '' or the code of the finding that the cell itself deserves ("nip.rumus", "nip.galat").
    """

    digits: str = ""
    rusak: str = ""
    code: str = ""


_NO_NIP: Final = NipCell()


def nip(value: CellValue) -> NipCell:
    """Return the number of a cell. A number in a numeric cell, an exponent or a lost serial is destroyed."""
    if isinstance(value, str):
        bare = value if len(value) == 18 else value.strip("' \u00a0")
        if len(bare) == 18 and bare.isascii() and bare.isdecimal():
            return NipCell(rusak=bare) if bare.endswith("000") else NipCell(bare)
        return _nip_of_text(value)
    if value is None or isinstance(value, bool):
        return _NO_NIP
    if isinstance(value, NoCache):
        return NipCell(code="nip.rumus")
    if isinstance(value, ErrorCell):
        return NipCell(code="nip.galat")
    if isinstance(value, int):
        return (
            NipCell(rusak=str(value)) if abs(value) >= 10**16 else NipCell("" if value <= 0 else str(value))
        )
    if isinstance(value, float):
        if abs(value) < 10**15:
            return NipCell(f"{value:.15g}")
        return NipCell(rusak=f"{value:.15g}".upper())
    return NipCell(text(value) or "")


def _nip_of_text(value: str) -> NipCell:
    plain = text(value)
    if plain is None:
        return _NO_NIP
    bare = plain.lstrip("'‘’`= \"").rstrip("\"' -.,;")
    if _NUMERIC_TEXT.fullmatch(bare) and (nomor.is_rusak(bare) or (len(bare) > 15 and bare[:15].isdecimal())):
        return NipCell(rusak=bare)
    cleaned = nomor.clean(plain)
    if nomor.is_rusak(plain):
        return NipCell(rusak=plain)
    if not (len(cleaned) == 18 and cleaned.isdecimal()):
        found = _EIGHTEEN.search(plain)
        if found:
            cleaned = "".join(found.groups())
    if len(cleaned) == 18 and cleaned.isdecimal() and cleaned.endswith("000"):
        return NipCell(rusak=cleaned)
    return NipCell("" if cleaned == "0" else cleaned)


def looks_like_nip(value: CellValue) -> bool:
    """Return whether a cell holds somebody's number of 18 digits, whole or destroyed."""
    if isinstance(value, str) and (len(value) > 60 or sum(map(str.isdecimal, value)) < 3):
        return False
    cell = nip(value)
    if cell.rusak:
        head = re.sub(r"[.,]", "", cell.rusak)[:2]
        return head in {"19", "20"}
    return len(cell.digits) == 18 and cell.digits.isdecimal() and cell.digits[:2] in {"19", "20"}


def looks_like_nik(value: CellValue) -> bool:
    """Return whether a cell holds a resident's number (16 digits): it is private and never shown."""
    plain = (
        re.sub(r"[\s'.]", "", value)
        if isinstance(value, str)
        else str(value)
        if isinstance(value, int)
        else ""
    )
    return len(plain) == 16 and plain.isdecimal() and not plain.startswith(("19", "20"))


def is_id(value: CellValue) -> bool:
    """Return whether a cell holds a machine's id (UUID or long hexadecimal) and no words."""
    return isinstance(value, str) and _UUID.fullmatch(value.strip()) is not None


_GENDER: Final = {
    "l": "L", "m": "L", "lk": "L", "laki": "L", "lakilaki": "L", "pria": "L", "male": "L", "1": "L",
    "p": "P", "f": "P", "w": "P", "pr": "P", "perempuan": "P", "wanita": "P", "female": "P", "2": "P",
}  # fmt: skip


def gender(value: CellValue) -> str | Unread | None:
    """Return ``L`` or ``P`` (SIASN writes M and F, others words or 1 and 2)."""
    plain = text(value)
    if plain is None or plain == "0":
        return None
    return _GENDER.get(re.sub(r"[^a-z0-9]", "", plain.lower()), UNREADABLE)


def golongan(value: CellValue, jenis: JenisPegawai | None = None) -> str | Unread | None:
    """Return ``III/d`` or ``IX`` of any written shape, also beside a pangkat in the same cell."""
    plain = text(value)
    if plain is None or plain == "0":
        return None
    return gol.parse(plain, jenis) or UNREADABLE


_YES: Final = frozenset({"ya", "y", "yes", "true", "1", "benar", "pppk", "p3k"})


def is_yes(value: CellValue) -> bool:
    """Return whether a yes/no cell says yes."""
    return (text(value) or "").lower() in _YES or value is True
