"""Who a row of a roster is about: the number and the name, wherever the row holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from kinerja_desktop.workbooks import baris, columns, nama, tanggal, values
from kinerja_desktop.workbooks.cells import CellValue
from kinerja_desktop.workbooks.values import NipCell


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row reduced to the columns that are used.

    Attributes:
        nomor: row number from 1.
        cells: the used cells in the order of `Parsers.indices`.
        rest: the whole row without private cells; None for a row that is plainly a person.
        is_full: it holds a number of a person and a name.
    """

    nomor: int
    cells: tuple[CellValue, ...]
    rest: tuple[CellValue, ...] | None
    is_full: bool


class Identity:
    """Finds number and name in the used cells of a row.

    Args of the constructor: place of each field among the used cells, header of each field, today.
    """

    def __init__(self, at: Mapping[str, int], judul: Mapping[str, str], hari_ini: date) -> None:
        self._at = at
        self._judul = judul
        self._hari_ini = hari_ini
        self._nip_at = at.get("nip", -1)
        self._name_at = at.get("nama", at.get("nama_nip", -1))

    @property
    def has_name_column(self) -> bool:
        """Return whether the sheet has a column of names."""
        return self._name_at >= 0

    def is_plain(self, cells: tuple[CellValue, ...]) -> bool:
        """Return whether the number is eighteen plain digits and there is a name: surely a person."""
        if self._nip_at < 0 or self._name_at < 0:
            return False
        number = cells[self._nip_at]
        name = cells[self._name_at]
        if not isinstance(number, str) or not isinstance(name, str) or not 18 <= len(number) <= 19:
            return False
        return number.removeprefix("'").isdecimal() and name[:1].isalpha()

    def join(self, row: RawRow, below: RawRow) -> RawRow | None:
        """Return the row with the number or birth date that stands below the name; None if nothing does.

        Some lists write a person in two or three rows of one column: name, birth, NIP. The signatory's rows
        look alike but hold nothing beside the name.
        """
        if (
            below.rest is None
            or self._name_at < 0
            or (row.rest is not None and len(baris.filled(row.rest)) < 2)
        ):
            return None
        upper, lower = row.cells[self._name_at], below.cells[self._name_at]
        counted = "nomor" in self._at and below.cells[self._at["nomor"]] is not None
        if (
            not isinstance(upper, str)
            or not isinstance(lower, str)
            or counted
            or len(baris.filled(below.rest)) > 3
        ):
            return None
        number, name = self.number_and_name(row.cells)
        more = nama.of_cell(lower)
        if not name.nama or any(c.isalpha() for c in more.nama) or not any(c.isalpha() for c in upper):
            return None
        born = tanggal.parse(more.lahir) if more.lahir and not name.lahir else None
        is_birth = isinstance(born, date) and born.year <= self._hari_ini.year - 15
        if not is_birth and not (more.nip and not number.digits):
            return None
        cells = tuple(
            f"{upper}\n{lower}" if at == self._name_at else cell for at, cell in enumerate(row.cells)
        )
        return replace(row, cells=cells, is_full=row.is_full or self.is_person(cells))

    def is_person(self, cells: tuple[CellValue, ...]) -> bool:
        """Return whether a row holds something like a number of a person and a name."""
        if self._is_signatory(cells):
            return False
        number, name = self.number_and_name(cells)
        digits = sum(c.isdecimal() for c in number.digits)
        return (bool(number.rusak) or bool(number.code) or digits >= 14) and any(
            c.isalpha() for c in name.nama
        )

    def has_number(self, row: RawRow) -> bool:
        """Return whether anything like a number stands where the number belongs."""
        number, _ = self.number_and_name(row.cells)
        return bool(number.rusak or number.code) or sum(c.isdecimal() for c in number.digits) >= 5

    def is_counted(self, row: RawRow) -> bool:
        """Return whether the row has a row number and a name: no title, total or signature then."""
        place = self._at.get("nomor")
        number = values.text(row.cells[place]) if place is not None else None
        return number is not None and number.strip(".").isdecimal() and self.has_name(row)

    def has_name(self, row: RawRow) -> bool:
        """Return whether a name stands where it belongs."""
        return any(c.isalpha() for c in self.number_and_name(row.cells)[1].nama)

    def repeats_header(self, row: RawRow) -> bool:
        """Return whether the row repeats header words (each printed page has them)."""
        hits = 0
        for field in ("nip", "nama", "nama_nip", "jabatan", "golongan"):
            place = self._at.get(field)
            plain = values.text(row.cells[place]) if place is not None else None
            if (
                plain
                and columns.normal(plain)
                and columns.normal(plain) in columns.normal(self._judul[field])
            ):
                hits += 1
        return hits >= 2

    def number_and_name(self, cells: tuple[CellValue, ...]) -> tuple[NipCell, nama.NamaCell]:
        """Return number and name; the number may share the cell of the name."""
        name = nama.of_cell(cells[self._name_at]) if self._name_at >= 0 else nama.NamaCell("")
        number = values.nip(cells[self._nip_at]) if self._nip_at >= 0 else NipCell()
        if name.nip and not (number.digits or number.rusak or number.code):
            number = values.nip(name.nip)
        return number, name

    def _is_signatory(self, cells: tuple[CellValue, ...]) -> bool:
        """Return whether the word NIP stands before the number and no row number before all: a signature."""
        if self._nip_at < 0 or "nomor" not in self._at or not baris.is_sign_nip(cells[self._nip_at]):
            return False
        return values.text(cells[self._at["nomor"]]) is None
