"""A small table of any kind: header found, rows told apart, cells by field. The kinds bring words and meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import baris, columns, values
from kinerja_desktop.workbooks.cells import CellValue
from kinerja_desktop.workbooks.columns import PRIBADI
from kinerja_desktop.workbooks.layout import Layout, Needs, Pilihan, layout_of
from kinerja_desktop.workbooks.reader import Book

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bacaan(Generic[T]):
    """What a table says: ``dibaca`` = drafts + rows to be mended + skipped rows, as for rosters."""

    berkas: str
    sidik: str
    sheet: str
    layout: Layout
    dibaca: int
    drafts: tuple[T, ...]
    findings: tuple[Finding, ...]
    dilewati: tuple[Finding, ...]

    @property
    def perlu_diperbaiki(self) -> int:
        """Return the number of rows that did not go in and want mending."""
        return self.dibaca - len(self.drafts) - len(self.dilewati)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of table.

    Attributes:
        words: name of its packaged table of header words.
        any_of: sets of fields of which one must be found whole.
        missing: code of the error when no sheet holds such a table.
        least: see `layout.Needs`.
    """

    words: str
    any_of: tuple[frozenset[str], ...]
    missing: str
    least: float = 1.2


def needs(kind: Kind) -> Needs:
    """Return what a table of the kind must have, for `layout.find_layouts`."""
    return Needs(columns.vocabulary(kind.words), kind.any_of, least=kind.least)


@dataclass(frozen=True, slots=True)
class Baris:
    """One row: cells by field, and where each is."""

    berkas: str
    sheet: str
    nomor: int
    cells: Mapping[str, CellValue]
    kolom: Mapping[str, int]

    def text(self, field: str) -> str | None:
        """Return the text of a field, None if the row does not say."""
        return values.text(self.cells.get(field))

    def place(self, field: str = "") -> Location:
        """Return where the row, or the cell of a field, is."""
        return Location(self.berkas, self.sheet, self.nomor, self.kolom.get(field))

    def finding(self, code: str, severity: Severity, field: str = "", **args: object) -> Finding:
        """Return a finding about the row or the cell of a field; ``baris``, ``sel`` and ``isi`` are given."""
        place = self.place(field)
        shown = values.shown(self.cells.get(field))[:60] if field else ""
        return Finding(code, severity, place, {"baris": self.nomor, "sel": place.cell, "isi": shown, **args})


_FRAME: Final = {
    "baris.tanda-tangan": baris.starts_signature,
    "baris.penomoran": baris.is_numbering,
    "baris.tanpa-isi": baris.is_only_number,
}


class Kumpulan(Generic[T]):
    """What the rows of one table add up to while a kind reads them.

    Attributes:
        layout: how the sheet is laid out.
        drafts: what the kind made of the rows so far.
        findings: about the sheet and its rows, except skipped ones.
        dilewati: why rows were skipped.

    Raises:
        FileError: no sheet holds a table of the kind.
    """

    def __init__(
        self, book: Book, berkas: str, kind: Kind, layout: Layout | None, pilihan: Pilihan | None
    ) -> None:
        found = layout or layout_of(book, pilihan or Pilihan(), needs(kind))
        if found is None:
            raise FileError(kind.missing, berkas=berkas)
        self.layout = found
        self.drafts: list[T] = []
        self.findings = _head(found, berkas)
        self.dilewati: list[Finding] = []
        self._book = book
        self._berkas = berkas
        self._dibaca = 0

    def rows(self) -> Iterator[Baris]:
        """Yield the rows below the header in which something stands; say so where there is none."""
        for row in _rows_of(self._book, self._berkas, self.layout):
            self._dibaca += 1
            yield row
        if not self._dibaca:
            place = Location(self._berkas, self.layout.sheet)
            self.findings.append(
                Finding("impor.tanpa-baris", Severity.BLOCK, place, {"berkas": self._berkas})
            )

    def add(self, draft: T | None, said: Iterable[Finding | None]) -> None:
        """Take what became of one row; an INFO finding says that the row was skipped."""
        if draft is not None:
            self.drafts.append(draft)
        for one in said:
            if one is not None:
                (self.dilewati if one.severity is Severity.INFO else self.findings).append(one)

    def bacaan(self, kept: Sequence[T]) -> Bacaan[T]:
        """Return the account, with the drafts that were kept of all."""
        return Bacaan(
            self._berkas, self._book.sidik, self.layout.sheet, self.layout, self._dibaca,
            tuple(kept), (*self.findings, *self.dilewati), tuple(self.dilewati),
        )  # fmt: skip


def _rows_of(book: Book, berkas: str, layout: Layout) -> Iterator[Baris]:
    fields = layout.fields
    kolom = {field: index + 1 for field, index in fields.items()}
    for row in book.rows(layout.sheet):
        if row.nomor >= layout.first_data_row and baris.filled(row.values):
            cells = {
                field: row.values[index] if index < len(row.values) else None
                for field, index in fields.items()
            }
            yield Baris(berkas, layout.sheet, row.nomor, cells, kolom)


def frame(row: Baris) -> Finding | None:
    """Return why a row without identity is no record (total, numbering, section, signature), else None."""
    cells = tuple(row.cells.values())
    for code, is_such in _FRAME.items():
        if is_such(cells):
            return row.finding(code, Severity.INFO)
    if baris.is_total(cells):
        return row.finding("baris.jumlah", Severity.INFO)
    if baris.is_section(cells):
        return (
            row.finding("baris.bagian", Severity.INFO)
            if not baris.filled(cells)
            else row.finding("baris.bagian", Severity.INFO, isi=baris.section_title(cells)[:80])
        )
    return None


def _head(layout: Layout, berkas: str) -> list[Finding]:
    """Return what there is to say about the sheet: private columns left unread, hidden, ambiguous."""
    found: list[Finding] = []
    place = Location(berkas, layout.sheet)
    if layout.is_hidden:
        found.append(Finding("sheet.tersembunyi", Severity.WARN, place, {"sheet": layout.sheet}))
    private = [one.judul for one in layout.columns if one.field == PRIBADI and one.judul]
    if private:
        found.append(Finding("kolom.pribadi", Severity.INFO, place, {"kolom": ", ".join(private)}))
    judul = {one.index: one.judul for one in layout.columns}
    for one in layout.columns:
        if one.is_ambiguous and one.field:
            args = {
                "bidang": one.field.replace("_", " "),
                "calon": ", ".join(judul[index] for index in (one.index, *one.alternatives)),
                "pakai": one.judul,
            }
            at = Location(berkas, layout.sheet, max(layout.header_rows, default=None), one.index + 1)
            found.append(Finding("kolom.ragu", Severity.WARN, at, args))
    return found


def nip_of(row: Baris, field: str, *, may_be_empty: bool = False) -> tuple[str, Finding | None]:
    """Return the number in a cell ('' if none) and the BLOCK finding that it deserves."""
    cell = values.nip(row.cells.get(field))
    if cell.code:
        return "", row.finding(cell.code, Severity.BLOCK, field)
    if cell.rusak:
        return "", row.finding("nip.rusak", Severity.BLOCK, field, nip=cell.rusak)
    if len(cell.digits) == 18 and cell.digits.isdecimal():
        return cell.digits, None
    if not cell.digits:
        return "", None if may_be_empty else row.finding("nip.kosong", Severity.BLOCK, field)
    if not cell.digits.isdecimal():
        return "", row.finding("nip.bukan-angka", Severity.BLOCK, field, nip=cell.digits)
    if len(cell.digits) == 16:
        return "", row.finding("nip.seperti-nik", Severity.BLOCK, field, nip="Nomor", isi="")
    return "", row.finding("nip.panjang", Severity.BLOCK, field, nip=cell.digits, panjang=len(cell.digits))
