"""What a row below the header is, when it is no person: numbering, section, total, signature, sample.

Works on the values of one row; which columns hold name and number is told by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from kinerja_desktop.workbooks import values
from kinerja_desktop.workbooks.cells import CellValue

_TOTAL: Final = re.compile(r"(?i)\b(?:jumlah|total|rekap(?:itulasi)?|sub ?total|grand total|keseluruhan)\b")
_SIGN_START: Final = re.compile(
    r"(?i)\s*(?:mengetahui|menyetujui|mengesahkan|disahkan|ditetapkan di|a\s?\.?\s?n\s?\.\s|an\.\s|plt\.?\s|plh\.?\s|kepala\b|sekretaris\b|"
    r"bupati\b|wali ?kota\b|gubernur\b|camat\b|lurah\b|direktur\b|pimpinan\b|ketua\b|inspektur\b|pembuat daftar|yang membuat|pejabat )"
)
_SIGN_NIP: Final = re.compile(r"(?i)\s*(?:n\s*\.?\s*i\s*\.?\s*p|nrp)\b\s*\.?\s*:?\s*[0-9'. …]*")
_PLACE_DATE: Final = re.compile(
    r"(?i)\s*[a-z][a-z .'-]{2,30},?\s+(?:[0-9]{1,2}|[.… ]{2,}|)\s*(?:januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember|[.… ]{3,})\s*[0-9]{4}\s*"
)
_LINE: Final = 200
"""Longest line of a signature block: longer texts are none, and the patterns take the square of their length."""
_SAMPLE: Final = re.compile(r"(?i)^\s*(?:contoh|misal(?:nya)?|sample|example|cth)\b")
_EXPLAIN: Final = re.compile(
    r"(?i)\b(?:wajib|diisi|isi dengan|isikan|opsional|format|pilih(?:an)?|digit|yyyy|dd-mm|dd/mm|tanpa (?:spasi|gelar)|sesuai (?:sk|ijazah|ktp)|contoh|teks|text|keterangan pengisian)\b"
)
UNIT_WORDS: Final = re.compile(
    r"(?i)^(?:dinas|badan|bagian|bidang|seksi|sub ?bag(?:ian)?|sub ?bidang|sub ?koordinator|sekretariat|inspektorat|kecamatan|kelurahan|desa|upt|uptd|upt?b|puskesmas|pustu|"
    r"rsud|rumah sakit|klinik|laboratorium|labkesda|instalasi|sd|sdn|sdit|smp|smpn|sma|sman|smk|smkn|tk|tkn|paud|slb|slbn|mtsn?|skb|sanggar|kantor|satuan|cabang|unit|balai|"
    r"korwil|koordinator wilayah|satpol)(?![a-z])"
)


def filled(row: Sequence[CellValue]) -> list[CellValue]:
    """Return the cells of a row in which something stands (blank text is nothing)."""
    return [cell for cell in row if cell is not None and not (isinstance(cell, str) and not cell.strip())]


def is_numbering(row: Sequence[CellValue]) -> bool:
    """Return whether a row only counts the columns: 1 2 3 4, "(1) (2) (3)", gaps where cells are merged."""
    numbers: list[int] = []
    cells = filled(row)
    for cell in cells:
        plain = (
            str(cell).strip().strip("()[].").removesuffix(".0") if isinstance(cell, str | int | float) else ""
        )
        if isinstance(cell, float) and cell != int(cell):
            return False
        if not plain.isdecimal() or len(plain) > 2:
            # one odd cell such as "5=3+4" or "3a" is still numbering among many numbers
            if not re.fullmatch(r"[0-9]{1,2}(?:[a-z]|[=+x][0-9=+x]+)", plain):
                return False
            continue
        numbers.append(int(plain))
    if len(numbers) < 3:
        return False
    rising = all(a <= b for a, b in pairwise(numbers))
    return rising and numbers[0] <= 2 and numbers[-1] - numbers[0] <= 2 * len(numbers) + 4


def is_explanation(row: Sequence[CellValue]) -> bool:
    """Return whether a row right below the header explains how to fill the columns."""
    cells = [cell for cell in filled(row) if isinstance(cell, str)]
    return bool(cells) and sum(bool(_EXPLAIN.search(cell)) for cell in cells) * 2 >= len(cells)


def is_sample(row: Sequence[CellValue]) -> bool:
    """Return whether a row says of itself that it is an example."""
    return any(
        isinstance(cell, str) and _SAMPLE.match(cell) is not None and not is_place_date(cell)
        for cell in row[:6]
    )


def is_total(row: Sequence[CellValue]) -> bool:
    """Return whether a row without a person sums up."""
    texts = [cell for cell in filled(row) if isinstance(cell, str)]
    return any(_TOTAL.search(cell) and len(cell) <= 80 for cell in texts[:3])


def starts_signature(row: Sequence[CellValue]) -> bool:
    """Return whether a row without a person is the first of a signature block."""
    cells = filled(row)
    if not cells or len(cells) > 3:
        return False
    return any(
        is_place_date(cell)
        or is_sign_nip(cell)
        or (isinstance(cell, str) and _SIGN_START.match(cell) is not None)
        for cell in cells
    )


def is_sign_nip(cell: CellValue) -> bool:
    """Return whether a cell is a signatory's "NIP. 1970..." line."""
    if not isinstance(cell, str) or len(cell) > _LINE or cell.strip()[:1].lower() != "n":
        return False
    if _SIGN_NIP.fullmatch(cell) is None:
        return False
    return sum(map(str.isdecimal, cell)) >= 8 or ".." in cell or "…" in cell or cell.strip().endswith(":")


def is_place_date(cell: CellValue) -> bool:
    """Return whether a cell is a place with a date of signing."""
    return isinstance(cell, str) and len(cell) <= _LINE and _PLACE_DATE.fullmatch(cell) is not None


def is_section(row: Sequence[CellValue]) -> bool:
    """Return whether a row is a heading inside the data: one text, perhaps with its number before it."""
    cells = filled(row)
    texts = [cell for cell in cells if isinstance(cell, str) and any(c.isalpha() for c in cell)]
    if len(cells) == 1:
        return len(texts) == 1
    if len(texts) == 2 and len(cells) <= 3:
        return re.fullmatch(r"\s*(?:[IVXLC]{1,6}|[A-Z])\s*[.)]?\s*", texts[0]) is not None
    return bool(texts) and all(cell == cells[0] for cell in cells)


def section_title(row: Sequence[CellValue]) -> str:
    """Return the words of a section row without its numbering and its count of people."""
    texts = [values.text(cell) or "" for cell in filled(row) if isinstance(cell, str)]
    longest = max(texts, key=len, default="")
    bare = re.sub(r"^\s*(?:[IVXLC]{1,6}|[A-Z]|[0-9]{1,3})\s*[.)]\s*", "", longest)
    return re.sub(r"\s*\([^)]*\borang\b[^)]*\)\s*$", "", bare, flags=re.IGNORECASE).strip(" :")


def is_only_number(row: Sequence[CellValue]) -> bool:
    """Return whether nothing but a row number (or dashes) stands in a row prepared for people."""
    return (
        all(
            (isinstance(cell, int | float) and not isinstance(cell, bool))
            or (isinstance(cell, str) and (values.text(cell) is None or cell.strip().rstrip(".").isdecimal()))
            for cell in filled(row)
        )
        and len(filled(row)) <= 3
    )
