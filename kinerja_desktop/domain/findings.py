"""A finding says that the user's data is wrong or doubtful. It is a value in a list, never raised.

It stores a code and arguments; the sentence lives in `foundation.messages` under the same code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

TERSEBUT: Final = 10
"""Other places that a finding names. A row copied a thousand times would else name a thousand in each of them."""


class Severity(StrEnum):
    """How much a finding weighs."""

    BLOCK = "blokir"
    """The row or person it concerns does not go through."""
    WARN = "peringatan"
    """Goes through; somebody should look."""
    INFO = "info"
    """Said so that nothing happens unseen (skipped rows, collapsed duplicates)."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where in a file: every part may be missing. ``baris`` and ``kolom`` count from 1."""

    berkas: str = ""
    sheet: str = ""
    baris: int | None = None
    kolom: int | None = None

    @property
    def cell(self) -> str:
        """Return the spreadsheet name of the cell (``C14``), of the column (``C``), of the row (``14``) or ''."""
        letters, number = "", self.kolom or 0
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return letters + (str(self.baris) if self.baris else "")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or doubtful.

    Attributes:
        code: ``subject.what``, key of a sentence in `foundation.messages`.
        severity: how much it weighs.
        location: where in the file, if it came from one.
        args: arguments of the sentence (plain values: str, int, date).
        subject: uid (hex) of the record it concerns, if any; screens jump there.
    """

    code: str
    severity: Severity
    location: Location = Location()
    args: Mapping[str, object] = field(default_factory=dict)
    subject: str = ""
