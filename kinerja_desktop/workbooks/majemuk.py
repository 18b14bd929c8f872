"""Columns of a roster that only their neighbours and values explain.

One fact over several columns (NIP as 8-6-1-3, "GOL" beside "RUANG"), a bare "TMT" that belongs to what stands
left of it, a column of names under an unknown header.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kinerja_desktop.workbooks import columns, values
from kinerja_desktop.workbooks.cells import CellValue
from kinerja_desktop.workbooks.columns import ColumnGuess

Heads = Sequence[tuple[str, ...]]
Cells = Sequence[Sequence[CellValue]]

NIP_PARTS: Final = ("nip", "nip_2", "nip_3", "nip_4")
_WIDTHS: Final = {4: (8, 6, 1, 3), 3: (8, 6, 4), 2: (8, 10)}
_TMT_OF: Final = {
    "golongan": "tmt_golongan",
    "pangkat": "tmt_golongan",
    "ruang": "tmt_golongan",
    "jabatan": "tmt_jabatan",
    "eselon": "tmt_jabatan",
}
_LEAST: Final = 0.6


def complete(guesses: Sequence[ColumnGuess], heads: Heads, cells: Cells) -> tuple[ColumnGuess, ...]:
    """Return the guesses with those columns that only their neighbours and values explain."""
    found = list(guesses)
    _split_number(found, heads, cells)
    _ruang(found, heads, cells)
    _tmt(found, heads, cells)
    _name(found, heads, cells)
    return tuple(found)


def joined_number(parts: Sequence[CellValue]) -> CellValue:
    """Return the number whose parts stand in neighbouring cells; a single filled cell is returned as it is.

    A part that is a numeric cell lost its leading zeros to its format, no digits: they are put back.
    """
    told = [part for part in parts if part is not None]
    if len(told) < 2:
        return told[0] if told else None
    widths = _WIDTHS.get(len(parts), ())
    texts = []
    for part, width in zip(parts, widths, strict=False):
        plain = (values.text(part) or "").lstrip("'").replace(" ", "")
        texts.append(plain.zfill(width) if plain.isdecimal() and len(plain) < width else plain)
    return "".join(texts)


def joined_golongan(golongan: CellValue, ruang: CellValue) -> CellValue:
    """Return ``III/c`` of "III" and "c"; the golongan as it is where no ruang is given."""
    letter = values.text(ruang)
    plain = values.text(golongan)
    return golongan if letter is None or plain is None else f"{plain}/{letter.strip('/ .')}"


def _put(found: list[ColumnGuess], index: int, field: str, confidence: float) -> None:
    found[index] = replace(found[index], field=field, confidence=confidence)


def _names(found: Sequence[ColumnGuess]) -> dict[str, int]:
    return {one.field: one.index for one in found if one.field}


def _said(column: Sequence[CellValue]) -> list[CellValue]:
    return [cell for cell in column if values.text(cell) is not None]


def _split_number(found: list[ColumnGuess], heads: Heads, cells: Cells) -> None:
    names = _names(found)
    if "nama_nip" in names or ("nip" in names and columns.is_nip_content(cells[names["nip"]])):
        return
    for start in range(len(found)):
        if columns.match(heads[start], columns.vocabulary())[0] != "nip":
            continue
        for width in (4, 3, 2):
            span = range(start, start + width)
            if span.stop <= len(found) and _is_number(span, heads, cells):
                for field, index in zip(NIP_PARTS, span, strict=False):
                    _put(found, index, field, 0.9)
                return


def _is_number(span: range, heads: Heads, cells: Cells) -> bool:
    """Return whether the columns belong to one header and most rows make a whole number together."""
    first = heads[span.start]
    if any(heads[index] and heads[index][0] != first[0] for index in span[1:]):
        return False
    rows = list(zip(*(cells[index] for index in span), strict=True))
    told = [row for row in rows if all(values.text(cell) is not None for cell in row)]
    whole = sum(values.looks_like_nip(joined_number(row)) for row in told)
    return bool(told) and whole >= _LEAST * len(told)


def _ruang(found: list[ColumnGuess], heads: Heads, cells: Cells) -> None:
    at = _names(found).get("golongan")
    if at is None or at + 1 >= len(found) or found[at + 1].field is not None:
        return
    beside = heads[at + 1]
    if beside and columns.normal(beside[-1]) not in {"ruang", "rg", "r", columns.normal(heads[at][-1] if heads[at] else "")}:  # fmt: skip
        return
    letters = [values.text(cell) or "" for cell in _said(cells[at + 1])]
    fits = sum(re.fullmatch(r"[a-eA-E/ .]{1,3}", one) is not None for one in letters)
    if letters and fits >= _LEAST * len(letters):
        _put(found, at + 1, "ruang", 0.5)


def _tmt(found: list[ColumnGuess], heads: Heads, cells: Cells) -> None:
    field = None
    for index, head in enumerate(heads):
        own = found[index].field
        if own is not None:
            field = _TMT_OF.get(own)
        elif (
            field is not None
            and head
            and columns.normal(head[-1]) in {"tmt", "t m t", "terhitung mulai tanggal"}
            and field not in _names(found)
            and columns.verify(field, cells[index])
        ):
            _put(found, index, field, 0.6)
            field = None
        elif head:
            field = None


def _name(found: list[ColumnGuess], heads: Heads, cells: Cells) -> None:
    """Take the one column of varied names whose header nobody knows, where no other is the name."""
    names = _names(found)
    if "nip" not in names or "nama" in names or "nama_nip" in names:
        return
    words = columns.vocabulary()
    for index, column in enumerate(cells):
        if found[index].field is not None or columns.match(heads[index], words)[0] is not None:
            continue
        said = _said(column)
        varied = len(set(map(str, said))) >= 0.9 * len(said)
        if said and varied and (columns.verify("nama", column) or 0) >= 0.8:
            _put(found, index, "nama", 0.3)
            return
