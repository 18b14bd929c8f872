"""Units that a list names beside its columns: headings inside the data, the title, the name of the sheet.

Headings nest by what they name: "DINAS X", below it "SEKRETARIAT" or "SDN 1", below that "SUB BAGIAN UMUM".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from kinerja_desktop.domain.codes import JenisPegawai
from kinerja_desktop.workbooks import baris, columns, jabatan, values
from kinerja_desktop.workbooks.cells import CellValue


class Tingkat(IntEnum):
    """How far out a unit stands."""

    LUAR = 0
    WILAYAH = 1
    BIDANG = 2
    UPT = 3
    SUB = 4


_BELOW: Final = {
    Tingkat.LUAR: frozenset[Tingkat](),
    Tingkat.WILAYAH: frozenset({Tingkat.LUAR}),
    Tingkat.BIDANG: frozenset({Tingkat.LUAR}),
    Tingkat.UPT: frozenset({Tingkat.LUAR, Tingkat.WILAYAH}),
    Tingkat.SUB: frozenset({Tingkat.LUAR, Tingkat.WILAYAH, Tingkat.BIDANG, Tingkat.UPT}),
}
"""What each may stand below: a school is part of the dinas or of a korwil, not of the bidang listed before it."""
_WORDS: Final = (
    (r"sub\b|sub ?bag|sub ?bid|sub ?koordinator|seksi|kelompok|tata usaha|instalasi", Tingkat.SUB),
    (r"dinas|badan|inspektorat|sekretariat (?:daerah|dprd)|satpol|satuan polisi|rsud|rumah sakit|kementerian|pemerintah", Tingkat.LUAR),
    (r"kecamatan|korwil|koordinator wilayah|wilayah|cabang", Tingkat.WILAYAH),
    (r"sekretariat|bidang|bagian|asisten", Tingkat.BIDANG),
)  # fmt: skip
_TINGKAT: Final = tuple((re.compile(rf"(?i)^(?:{words})"), tingkat) for words, tingkat in _WORDS)
_LABEL: Final = re.compile(
    r"(?i)^(?:nama )?(?:unit kerja|unit organisasi|unit|opd|skpd|satuan kerja|satker|perangkat daerah|sekolah|tempat tugas)\s*[:=]\s*"
)
_LABELS: Final = frozenset(
    {"unit kerja", "unit organisasi", "unit", "opd", "skpd", "satuan kerja", "perangkat daerah", "nama sekolah", "nama unit"}
)  # fmt: skip
_PAGE: Final = re.compile(r"(?i)^(?:halaman|hal\.?|lembar|page|lanjutan)\b")
_GROUP: Final = re.compile(
    r"(?i)^(?:(?:kelompok )?(?:jabatan|pejabat)|gol(?:ongan)?|eselon|esl|struktural|fungsional|pelaksana|staf|guru|tenaga|pendidik)\b"
)
"""Headings that sort the people of a unit; they end none."""
_YEAR: Final = re.compile(r"\s*\b(?:19|20)[0-9]{2}\b")


class Susunan:
    """The headings in effect while rows pass by from top to bottom.

    Args of the constructor: the unit that title or sheet name, the titles above the header.
    """

    def __init__(self, dasar: str = "", judul: Sequence[str] = ()) -> None:
        self._base = dasar
        self._titles = {columns.normal(one) for one in judul}
        self._stack: list[tuple[Tingkat, str, int]] = []
        self._jenis: tuple[JenisPegawai, int] | None = None

    @property
    def path(self) -> tuple[str, ...]:
        """Return the units in effect, the outermost first."""
        names = [name for _, name, _ in self._stack]
        is_outer = bool(self._stack) and self._stack[0][0] is Tingkat.LUAR
        if self._base and not is_outer and self._base.casefold() not in {name.casefold() for name in names}:
            names.insert(0, self._base)
        return tuple(names)

    @property
    def luar(self) -> str:
        """Return the outer heading in effect ("DINAS X"), '' if there is none."""
        return self._stack[0][1] if self._stack and self._stack[0][0] is Tingkat.LUAR else ""

    @property
    def jenis(self) -> JenisPegawai | None:
        """Return the kind of employment that a heading in effect names."""
        return self._jenis[0] if self._jenis else None

    @property
    def baris(self) -> frozenset[int]:
        """Return the rows of the headings in effect."""
        rows = {row for _, _, row in self._stack}
        return frozenset(rows | ({self._jenis[1]} if self._jenis else set()))

    def heading(self, title: str, row: int) -> None:
        """Let a heading come into effect; a page number or a repeated title changes nothing."""
        name, is_labelled = unit_name(title)
        if is_labelled or baris.UNIT_WORDS.match(name):
            if self._jenis and self._stack and self._jenis[1] > self._stack[-1][2]:
                self._jenis = None  # it stood below the unit that ends here
            tingkat = _tingkat(name)
            while self._stack and self._stack[-1][0] not in _BELOW[tingkat]:
                self._stack.pop()
            self._stack.append((tingkat, name, row))
        elif not _PAGE.match(title) and columns.normal(title) not in self._titles:
            kind = jabatan.hint(title)
            if kind is not None:
                self._jenis = (kind, row)
            elif not _GROUP.match(title):
                self._jenis = None
                self._stack.clear()


def unit_name(title: str) -> tuple[str, bool]:
    """Return the name of "Unit kerja : SDN 1" and whether such a label stood before it."""
    bare = _LABEL.sub("", title).strip(" :")
    return (bare, True) if bare and bare != title.strip(" :") else (title, False)


def unit_of_title(judul: Sequence[str], sheet: str) -> str:
    """Return the unit that a labelled title ("SKPD : Dinas X") or the sheet names, '' if none does.

    ``sheet`` is '' where the sheet's name is none of its own (delimited text).
    """
    for at, title in enumerate(judul):
        name, is_labelled = unit_name(title)
        if is_labelled:
            return name
        if columns.normal(title) in _LABELS and at + 1 < len(judul):
            name = judul[at + 1].strip(" :")
            if any(c.isalpha() for c in name):
                return name
    name = " ".join(_YEAR.sub("", sheet).split())
    return name if baris.UNIT_WORDS.match(name) and len(name.split()) > 1 else ""


def is_unit_heading(row: Sequence[CellValue]) -> bool:
    """Return whether a row holds a unit's name and at most a number before it."""
    cells = baris.filled(row)
    texts = [values.text(cell) or "" for cell in cells if isinstance(cell, str)]
    return len(cells) == 2 and bool(texts) and baris.UNIT_WORDS.match(texts[-1]) is not None and (
        not isinstance(cells[0], str) or cells[0].strip().strip(".").isdecimal()
    )  # fmt: skip


def _tingkat(name: str) -> Tingkat:
    return next((tingkat for pattern, tingkat in _TINGKAT if pattern.match(name)), Tingkat.UPT)
