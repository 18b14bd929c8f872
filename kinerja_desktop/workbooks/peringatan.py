"""Warnings about cells of one row of a roster: where, which column, what stood there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.workbooks import values
from kinerja_desktop.workbooks.cells import CellValue, ErrorCell, NoCache
from kinerja_desktop.workbooks.values import UNREADABLE

_BROKEN: Final = frozenset({ErrorCell, NoCache})


@dataclass(frozen=True, slots=True)
class Fields:
    """Where the fields of a sheet are: place in a reduced row, column number from 1, header."""

    berkas: str
    sheet: str
    at: Mapping[str, int]
    column: Mapping[str, int]
    judul: Mapping[str, str]

    def location(self, row: int, *fields: str) -> Location:
        """Return the cell of the first of the fields that the sheet has, else the row."""
        column = next((self.column[field] for field in fields if field in self.column), None)
        return Location(self.berkas, self.sheet, row, column)


class Warner:
    """Adds the warnings of one row to a list."""

    def __init__(
        self, fields: Fields, nomor: int, cells: tuple[CellValue, ...], found: list[Finding]
    ) -> None:
        self._fields = fields
        self._nomor = nomor
        self._cells = cells
        self._found = found

    def checked(self, field: str, code: str, value: Any) -> Any:
        """Return the value, or None with a warning where it could not be read."""
        if value is UNREADABLE:
            self.unread(field, code)
            return None
        return value

    def unread(self, field: str, code: str) -> None:
        """Warn that a cell could not be read."""
        self.say(code, field, isi=values.shown(self._cells[self._fields.at[field]])[:60])

    def broken_cells(self) -> None:
        """Warn of errors and formulas never calculated in used cells; the number's own cell is judged apart."""
        if _BROKEN.isdisjoint(map(type, self._cells)):  # asked of every row of a roster
            return
        for field, place in self._fields.at.items():
            cell = self._cells[place]
            if field != "nip" and isinstance(cell, ErrorCell | NoCache):
                code = "sel.galat" if isinstance(cell, ErrorCell) else "sel.rumus"
                self.say(code, field, isi=values.shown(cell))

    def say(self, code: str, field: str, **args: object) -> None:
        """Warn about the cell of a field."""
        place = self._fields.location(self._nomor, field)
        judul = self._fields.judul.get(field) or field.replace("_", " ")
        self._found.append(Finding(code, Severity.WARN, place, {"sel": place.cell, "kolom": judul, **args}))
