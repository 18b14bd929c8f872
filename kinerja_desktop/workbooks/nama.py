"""Names as rosters write them: degrees inside, name and number or place and date of birth in one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kinerja_desktop.workbooks import tanggal
from kinerja_desktop.workbooks.cells import CellValue
from kinerja_desktop.workbooks.values import lines, looks_like_nip, text

_FRONT: Final = frozenset(
    {
        "dr",
        "drs",
        "dra",
        "drg",
        "drh",
        "ir",
        "prof",
        "h",
        "hj",
        "kh",
        "r",
        "apt",
        "ns",
        "tgk",
        "apoteker",
        "ners",
    }
)
_BACK: Final = frozenset(
    [
        "sp",
        "spd",
        "spdi",
        "spdsd",
        "spdaud",
        "se",
        "sei",
        "sh",
        "shi",
        "st",
        "sth",
        "ssi",
        "ssos",
        "ssosi",
        "sip",
        "sstp",
        "sst",
        "stp",
        "stt",
        "skm",
        "skep",
        "skeb",
        "skom",
        "sikom",
        "ssn",
        "ss",
        "sag",
        "sthi",
        "spt",
        "spi",
        "sgz",
        "sfarm",
        "sked",
        "spsi",
        "sstat",
        "sap",
        "sak",
        "sars",
        "mh",
        "mm",
        "mt",
        "ma",
        "msi",
        "msc",
        "mpd",
        "mpdi",
        "mkes",
        "mkom",
        "mkn",
        "mmkes",
        "mmpd",
        "mars",
        "mhkes",
        "mikom",
        "mip",
        "mtp",
        "mse",
        "mag",
        "mhum",
        "mkep",
        "mph",
        "mba",
        "map",
        "mak",
        "mpsi",
        "mfarm",
        "mepid",
        "mstat",
        "mece",
        "mtr",
        "ll",
        "llm",
        "phd",
        "dr",
        "amd",
        "amdkeb",
        "amdkep",
        "amdkom",
        "amdgz",
        "amdfarm",
        "amdak",
        "amdrad",
        "amk",
        "amkl",
        "amkg",
        "amg",
        "amak",
        "amf",
        "ama",
        "amapd",
        "strkeb",
        "strkep",
        "strkes",
        "strsos",
        "strip",
        "strkom",
        "strgz",
        "stkes",
        "sttrk",
        "ners",
        "ns",
        "apt",
        "nsskep",
        "dess",
        "cpa",
        "ca",
        "ak",
        "akt",
        "crmp",
        "cgcae",
        "csep",
        "cert",
        "cfra",
        "caplan",
        "gr",
        "bdn",
        "spog",
        "spa",
        "spb",
        "span",
        "spjp",
        "spm",
        "spkj",
        "sprad",
        "spkk",
        "spthtkl",
        "sppd",
        "spks",
        "spok",
        "spn",
        "mked",
        "fisqua",
        "ipm",
        "asean",
        "eng",
    ]
)
_BARE: Final = frozenset(
    [
        "st",
        "mt",
        "mm",
        "sh",
        "mh",
        "skm",
        "spd",
        "spdi",
        "spdsd",
        "msi",
        "msc",
        "mpd",
        "mpdi",
        "mkes",
        "skep",
        "skom",
        "skeb",
        "ssos",
        "mkom",
        "mkn",
        "mhum",
        "mkep",
        "sgz",
        "sst",
        "sstp",
        "sfarm",
        "spsi",
        "mpsi",
        "amd",
        "amdkeb",
        "amdkep",
        "amdkom",
    ]
)
"""Degrees that are surely one without dot or comma: nobody is called so. "Ma", "Sap", "Map", "Ama" are names."""
_BARE_BESIDE: Final = frozenset(
    {"se", "ma", "ss", "sip", "sag", "mag", "sp", "spi", "spt", "mba", "mph", "mp"}
)
"""Degrees only beside another one or behind "Ir.", "Drs.": alone they may be a name or initials."""
_DOTTED: Final = re.compile(r"[A-Z][A-Za-z]{0,4}\.(?:[A-Za-z]{1,6}\.?){0,3}")
_GLUED: Final = re.compile(r"[A-Za-z]+\.|[A-Za-z'`]+$")
_NO_LETTER: Final = re.compile(r"[^a-z]")
_APART: Final = re.compile(r"[0-9/]")
"""What a cell holds that holds more than a name."""
_MARK: Final = re.compile(r"[\s*]*\*+\)?\s*$")
"""A footnote mark behind a name."""
_CELL_SPLIT: Final = re.compile(r"[\r\n]+|\s*/\s*(?=['0-9N])|\s+(?=N\s?I\s?P\b\.?\s*[:.]?\s*[0-9])|;\s*")


@dataclass(frozen=True, slots=True)
class Nama:
    """A name taken apart; ``None`` = the text says nothing of that part."""

    nama: str
    gelar_depan: str | None = None
    gelar_belakang: str | None = None


@dataclass(frozen=True, slots=True)
class NamaCell:
    """What a name cell holds: the name, and a number or a birth date if they share the cell."""

    nama: str
    nip: str = ""
    lahir: str = ""


@lru_cache(maxsize=4_096)
def _key(token: str) -> str:
    return _NO_LETTER.sub("", token.lower())


def split(full: str) -> Nama:
    """Take degrees off a name. Spelling and case stay as typed; what is not surely a degree stays in the name.

    "Ni" and "I" are Balinese names, not degrees; an "R." in front is one.
    """
    head, comma, tail = _MARK.sub("", full).partition(",")
    behind = tail.strip(" ,") if comma else ""
    if behind and not _is_degrees(behind):
        head, behind = full, ""
    tokens = _apart(head.split())
    front: list[str] = []
    while len(tokens) > 1 and _is_front(tokens[0]):
        front.append(tokens.pop(0))
    back: list[str] = []
    while len(tokens) > 1 and _is_back(tokens[-1], beside=bool(back or behind or _is_academic(front))):
        back.insert(0, tokens.pop())
    degrees = ", ".join(part for part in (" ".join(back), behind) if part)
    return Nama(" ".join(tokens).strip(" ,"), " ".join(front) or None, degrees or None)


def _apart(tokens: list[str]) -> list[str]:
    """Return the tokens with titles apart that were written without a blank ("Ir.H.Samsul", "drg.Lia")."""
    first = tokens[0] if tokens else ""
    parts = _GLUED.findall(first)
    if len(parts) < 2 or not parts[-1][-1:].isalpha() or not all(_is_front(part) for part in parts[:-1]):
        return tokens
    return [*parts, *tokens[1:]]


def _is_front(token: str) -> bool:
    key = _key(token)
    # without its dot "R" or "H" is an initial, "Dr" and "Drs" are still titles
    return key in _FRONT and ("." in token or key in {"drs", "dra", "dr", "drg", "prof", "hj", "apt"})


def _is_academic(front: list[str]) -> bool:
    return any(_key(token) in {"ir", "drs", "dra", "dr", "drg", "drh", "prof"} for token in front)


def _is_back(token: str, *, beside: bool) -> bool:
    key = _key(token)
    if "." in token:
        return key in _BACK
    # small letters are a name typed in a hurry, not a degree
    return token.isalpha() and token[0].isupper() and (key in _BARE or (beside and key in _BARE_BESIDE))


@lru_cache(maxsize=4_096)
def _is_degrees(behind: str) -> bool:
    first = re.split(r"[,\s]+", behind)[0]
    return _key(first) in _BACK or _DOTTED.fullmatch(first) is not None


def of_cell(value: CellValue) -> NamaCell:
    """Take a name cell apart: "NAMA<newline>NIP", "NAMA / NIP", "NAMA<newline>Garut, 03-04-1980"."""
    if not isinstance(value, str):
        return NamaCell(text(value) or "")
    if value.isascii() and value.isprintable() and not _APART.search(value):
        return NamaCell(text(value) or "")
    names: list[str] = []
    number = born = ""
    for raw in _CELL_SPLIT.split(value):
        part = text(raw)
        if not part:
            continue
        if not number and looks_like_nip(part):
            number = part
        elif not born and tanggal.inside(part):
            born = tanggal.inside(part)
        elif not names or not any(c.isdecimal() for c in part):
            names.append(part)
    return NamaCell(" ".join(names), number, born)


def birth_date_text(value: CellValue) -> CellValue:
    """Return the date of "Garut, 3 April 1980" or "Garut<newline>03-04-1980"; a bare date as it is."""
    if not isinstance(value, str):
        return value
    for line in reversed(lines(value)):
        found = tanggal.inside(line)
        if found:
            return found
        after = line.rpartition(",")[2].strip()
        if after[:1].isdecimal():
            return after
    return value if any(c.isdecimal() for c in value) else None
