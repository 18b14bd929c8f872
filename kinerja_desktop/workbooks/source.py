"""What every kind of file offers to `reader.Book`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from kinerja_desktop.workbooks.cells import MergedArea, Row, SheetInfo


class Source(Protocol):
    """One opened file. ``sheets`` holds worksheets only."""

    jenis: str
    sheets: tuple[SheetInfo, ...]
    date_1904: bool

    def rows(self, sheet: str, /) -> Iterator[Row]:
        """Yield the rows with content, in file order."""

    def merged(self, sheet: str, /) -> tuple[MergedArea, ...]:
        """Return the merged areas."""

    def hidden_rows(self, sheet: str, /) -> frozenset[int]:
        """Return the hidden row numbers, as far as the file says."""

    def hidden_columns(self, sheet: str, /) -> frozenset[int]:
        """Return the hidden column numbers, as far as the file says."""

    def close(self) -> None:
        """Free what the file holds."""
