"""Heights of rows whose cells are wrapped.

Excel fits a row that names no height when it opens a workbook; LibreOffice and WPS leave it one line high, so that
wrapped lines lie over the row below. What is counted here is room enough also where Calibri is missing and a wider
font stands in.
"""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import Final

BARIS: Final = 15.0
"""Points of one line of Calibri 11."""
_MOST: Final = 27
"""Lines of the highest row that a spreadsheet allows (409 points)."""
_BOLD: Final = 0.85
_CAPITAL: Final = 0.3
"""How much wider than other letters a capital is."""


def lines(text: str, width: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes in a wrapped cell ``width`` characters wide; at least 1."""
    if not text:
        return 1
    capitals = sum(map(str.isupper, text)) / len(text)
    room = max(1, int(width * (_BOLD if bold else 1) / (1 + _CAPITAL * capitals)))
    return sum(1 if len(part) <= room else len(wrap(part, room)) or 1 for part in text.split("\n"))


def height(cells: Iterable[tuple[object, float, bool]]) -> float | None:
    """Return the points that the wrapped cells (value, width in characters, bold) of a row need; None: one line."""
    most = max(
        (lines(value, width, bold=bold) for value, width, bold in cells if isinstance(value, str)), default=1
    )
    return min(most, _MOST) * BARIS if most > 1 else None
