"""Rows and addresses: what all engines need to put cells where they belong."""

from __future__ import annotations

import re
from functools import lru_cache

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import limits
from kinerja_desktop.workbooks.cells import CellValue, MergedArea, Row

_AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$")


@lru_cache(maxsize=20_000)
def column_number(letters: str) -> int:
    """Return the number of a column from its letters (A -> 1).

    Raises:
        FileError: beyond column XFD, or no letters.
    """
    result = 0
    for letter in letters.upper():
        result = result * 26 + ord(letter) - 64
        if not "A" <= letter.upper() <= "Z" or result > limits.MAX_COLUMNS:
            raise FileError("berkas.rusak")
    return result


def column_letters(number: int) -> str:
    """Return the letters of a column (1 -> A)."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def merged_area(reference: str) -> MergedArea | None:
    """Return the area of ``A1:B2``; None when it is no area of more than one cell."""
    found = _AREA.match(reference)
    if not found or found[3] is None:
        return None
    rows = sorted((int(found[2]), int(found[4])))
    columns = sorted((column_number(found[1]), column_number(found[3])))
    return MergedArea(rows[0], columns[0], rows[1], columns[1])


class RowBasket:
    """Collects the rows an engine has finished, keeping the contract of `Row`.

    Rows without content are dropped, trailing empty cells trimmed, and the empty cells in front of far away
    ones counted against a budget.
    """

    def __init__(self) -> None:
        self.ready: list[Row] = []
        self._slots = 0

    def put(self, nomor: int, values: list[CellValue], times: int = 1) -> None:
        """Take a row, or as many equal ones; ``values[0]`` is column A.

        Raises:
            FileError: a row beyond the last possible one, or cells scattered beyond all measure.
        """
        while values and values[-1] is None:
            values.pop()
        if not values:
            return
        self._slots += len(values) * times
        if not 1 <= nomor <= limits.MAX_ROWS - times + 1:
            raise FileError("berkas.rusak")
        if self._slots > limits.SLOTS or len(values) > limits.MAX_COLUMNS:
            raise FileError("berkas.terlalu-besar")
        shared = tuple(values)
        self.ready.extend(Row(nomor + n, shared) for n in range(times))

    def take(self) -> list[Row]:
        """Return the finished rows and forget them."""
        rows, self.ready = self.ready, []
        return rows
