"""Text on its way out of the program: as text, whatever it looks like. The only place that puts text into files.

A workbook or CSV of ours is opened in a spreadsheet. A text such as ``=HYPERLINK(...)``, ``+62812...``, ``-`` or ``@SUM``
that came from somebody's roster must not be taken for a formula there: neither on opening (the cell's type says
"text"; a CSV has no types, so an apostrophe stands in front) nor when somebody edits the cell (``quotePrefix``).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final

from kinerja_desktop.foundation.berkas import writing

FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First signs by which spreadsheets recognise a formula, or which they skip before they look for one."""
_MOST: Final = 32_767
_BAD: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold. A pattern, not `str.translate`, which looks at every character by itself."""


def clean(text: str) -> str:
    """Return a text as a cell holds it: line ends as Excel has them, nothing XML cannot hold, not too long."""
    if text.isprintable() and len(text) <= _MOST:
        return text
    return _BAD.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:_MOST]


def put(cell: Any, text: str) -> None:
    """Put a text into a cell of openpyxl (an empty one leaves it empty)."""
    plain = clean(text)
    cell.value = plain or None
    if plain:
        cell.data_type = "s"
        if plain.startswith(FORMULA_SIGNS):
            cell.quotePrefix = True


def xml_text(text: str) -> str:
    """Return a cleaned text, not an empty one, as the ``t`` element of a cell that is told to be text."""
    kept = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if text[0].isspace() or text[-1].isspace():
        return f'<t xml:space="preserve">{kept}</t>'
    return f"<t>{kept}</t>"


def csv_text(text: str) -> str:
    """Return a text as a field of a CSV: with an apostrophe before what would be a formula."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA_SIGNS) else text


def from_csv(text: str) -> str:
    """Return what `csv_text` was given; other programs protect their CSV in the same way."""
    return text[1:] if text[:1] == "'" and text.lstrip("'").startswith(FORMULA_SIGNS) else text


def write_csv(target: Path, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV that Excel in Indonesia opens with a double click: semicolons, UTF-8 with its mark.

    Raises:
        FileError: the target cannot be written; an older file there is untouched.
    """
    with (
        writing(target) as part,
        part.open("w", encoding="utf-8-sig", errors="replace", newline="") as handle,
    ):
        made = csv.writer(handle, delimiter=";")
        for row in chain((head,), rows):
            made.writerow([csv_text(text) for text in row])
