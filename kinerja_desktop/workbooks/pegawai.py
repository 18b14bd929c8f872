"""A roster sheet to drafts and findings: every row is accounted for, nothing is dropped silently.

``dibaca`` = drafts + rows to be mended (a BLOCK finding each) + skipped rows (an INFO finding each).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import Final

from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.domain.golongan import TabelGolongan
from kinerja_desktop.domain.pegawai import PegawaiDraft
from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress, Silent
from kinerja_desktop.workbooks import baris, columns, ganda, jabatan, susunan
from kinerja_desktop.workbooks.cells import Row
from kinerja_desktop.workbooks.columns import PRIBADI
from kinerja_desktop.workbooks.identitas import RawRow
from kinerja_desktop.workbooks.layout import Layout, Pilihan, find_layouts, layout_of, with_columns
from kinerja_desktop.workbooks.orang import Parsers
from kinerja_desktop.workbooks.reader import Book
from kinerja_desktop.workbooks.tempat import FillDown

_STEP: Final = 2000
_EARLY: Final = 5
"""Rows right below the header that may be a sample although they look like a person."""


@dataclass(frozen=True, slots=True)
class RosterReading:
    """What a roster sheet says.

    Attributes:
        berkas, sidik, sheet: the file, its SHA-256, the sheet.
        layout: as it was read.
        dibaca: rows below the header in which something stands.
        drafts: people that may go in.
        findings: everything said, those of skipped rows included.
        dilewati: the INFO finding of each skipped row.
        tertahan: drafts of rows that are to be mended but could be offered: a destroyed NIP (match by name and
            birth date) and differing rows of one NIP (a choice).
    """

    berkas: str
    sidik: str
    sheet: str
    layout: Layout
    dibaca: int
    drafts: tuple[PegawaiDraft, ...]
    findings: tuple[Finding, ...]
    dilewati: tuple[Finding, ...]
    tertahan: tuple[PegawaiDraft, ...] = ()

    @property
    def perlu_diperbaiki(self) -> int:
        """Return the number of rows that did not go in and want mending."""
        return self.dibaca - len(self.drafts) - len(self.dilewati)


def read_roster(
    book: Book,
    berkas: str,
    *,
    hari_ini: date,
    layout: Layout | None = None,
    pilihan: Pilihan | None = None,
    tabel_golongan: TabelGolongan | None = None,
    progress: Progress | None = None,
) -> RosterReading:
    """Read one sheet of a roster.

    Args:
        book: the open file.
        berkas: its name as the user knows it; findings name it.
        hari_ini: no birth or appointment lies after it.
        layout: as found by `find_layouts`; None: find it.
        pilihan: what the user changed.
        tabel_golongan: names of pangkat, so that a bare "Penata Tk. I" is understood.
        progress: reports rows; cancels.

    Raises:
        FileError: no sheet holds a roster.
        Cancelled: the user wants it to end.
    """
    chosen = pilihan or Pilihan()
    others: tuple[Layout, ...] = ()
    if layout is None:
        layout = layout_of(book, chosen)
        others = find_layouts(book) if chosen.sheet is None else ()
    else:
        layout = with_columns(layout, chosen.kolom)
    if layout is None:
        raise FileError("impor.bukan-daftar-pegawai", berkas=berkas)
    work = _Reading(book, berkas, layout, hari_ini, tabel_golongan or {}, progress or Silent())
    work.head(tuple(one.sheet for one in others if one.sheet != layout.sheet))
    work.people()
    return work.result(chosen)


class _Reading:
    """One pass over a sheet; collects drafts, held drafts, findings and skipped rows."""

    def __init__(
        self,
        book: Book,
        berkas: str,
        layout: Layout,
        hari_ini: date,
        tabel: TabelGolongan,
        progress: Progress,
    ) -> None:
        self._book = book
        self._berkas = berkas
        self._layout = layout
        self._progress = progress
        title = (
            jabatan.hint(*layout.judul) or jabatan.hint(layout.sheet) or jabatan.hint(PurePath(berkas).stem)
        )
        self._parsers = Parsers(layout, berkas, hari_ini, tabel, title)
        note = columns.normal(sentence("perbaikan.judul-kolom"))
        self._unread = [
            one.index for one in layout.columns if one.field == PRIBADI or columns.normal(one.judul) == note
        ]
        has_unit = any(
            field in layout.fields for field in ("unit_kerja", "unit_induk", "unor_nama", "unor_id")
        )
        own_name = layout.sheet if book.jenis not in {"csv", "html"} else ""
        base = "" if has_unit else susunan.unit_of_title(layout.judul, own_name)
        self._section = susunan.Susunan(base, layout.judul)
        self.count = 0
        self.drafts: list[PegawaiDraft] = []
        self.held: list[PegawaiDraft] = []
        self.findings: list[Finding] = []
        self.skipped: list[Finding] = []

    def result(self, chosen: Pilihan) -> RosterReading:
        """Settle doubled numbers and return what was read."""
        settled = ganda.settle(self.drafts, lambda place: place.baris in chosen.baris_dipilih)
        skipped = (*self.skipped, *settled.dilewati)
        return RosterReading(
            berkas=self._berkas,
            sidik=self._book.sidik,
            sheet=self._layout.sheet,
            layout=self._layout,
            dibaca=self.count,
            drafts=settled.drafts,
            findings=(*self.findings, *settled.findings, *skipped),
            dilewati=skipped,
            tertahan=(*self.held, *settled.tertahan),
        )

    def _place(self, row: int | None = None, column: int | None = None) -> Location:
        return Location(self._berkas, self._layout.sheet, row, column)

    # --- what concerns the whole sheet

    def head(self, others: tuple[str, ...]) -> None:
        """Say what there is to say about sheet and columns."""
        if self._layout.is_hidden:
            self._say("sheet.tersembunyi", Severity.WARN, sheet=self._layout.sheet)
        hidden = sum(row >= self._layout.first_data_row for row in self._book.hidden_rows(self._layout.sheet))
        if hidden:
            self._say("sheet.baris-tersembunyi", Severity.WARN, jumlah=hidden)
        if others:
            self._say("sheet.lain", Severity.WARN, lain=", ".join(others))
        private = [one.judul for one in self._layout.columns if one.field == PRIBADI and one.judul]
        if private:
            self._say("kolom.pribadi", Severity.INFO, kolom=", ".join(private))
        beside = self._table_beside()
        if beside is not None:
            self.findings.append(beside)
        for one in self._layout.columns:
            if one.is_ambiguous and one.field and beside is None:
                by_index = {other.index: other for other in self._layout.columns}
                rivals = ", ".join(by_index[index].judul for index in (one.index, *one.alternatives))
                place = self._place(max(self._layout.header_rows, default=None), one.index + 1)
                args = {"bidang": one.field.replace("_", " "), "calon": rivals, "pakai": one.judul}
                self.findings.append(Finding("kolom.ragu", Severity.WARN, place, args))

    def _table_beside(self) -> Finding | None:
        """Return what is wrong where a second table of people stands beside the one that is read.

        Not a warning: its people did not go in, and the import must not end as if everything had.
        """
        columns_ = self._layout.columns
        twins: list[int] = []
        for field in ("nip", "nama"):
            one = next((column for column in columns_ if column.field == field and column.is_ambiguous), None)
            if one is None:
                return None
            twins += [at for at in one.alternatives if columns_[at].judul == one.judul and at > one.index][:1]
        if len(twins) < 2:
            return None
        place = self._place(max(self._layout.header_rows, default=None), min(twins) + 1)
        at = replace(place, baris=None)  # of the sheet, not of a row
        return Finding("sheet.tabel-samping", Severity.BLOCK, at, {"sel": place.cell})

    def _say(self, code: str, severity: Severity, **args: object) -> None:
        self.findings.append(Finding(code, severity, self._place(), args))

    # --- rows

    def people(self) -> None:
        """Read the rows: first all of them in the columns that are used, then each by itself."""
        rows = list(self._raw_rows())
        self.count = len(rows)
        rows = self._joined(rows)
        self.findings += self._parsers.decide(rows)
        last = max((at for at, row in enumerate(rows) if row.is_full), default=-1)
        ended = ""
        for at, row in enumerate(rows):
            if at % _STEP == 0:
                self._progress.step(at, len(rows), "impor.langkah-baca")
            if row.rest is not None:
                code = self._what(row, at, ended)
                if code:
                    ended = code if at > last and code in {"baris.tanda-tangan", "baris.jumlah"} else ended
                    self._skip(code, row)
                    continue
            self._person(row)

    def _joined(self, rows: list[RawRow]) -> list[RawRow]:
        """Return the rows without those that only continue the one above (said as skipped)."""
        kept: list[RawRow] = []
        is_signed = False
        for row in rows:
            can_join = kept and row.rest is not None and not is_signed
            whole = self._parsers.identity.join(kept[-1], row) if can_join else None
            if whole is None:
                kept.append(row)
                if row.is_full or self._parsers.identity.is_counted(row):
                    is_signed = False
                elif baris.starts_signature(row.rest or ()):
                    is_signed = True  # name and number below belong to who signs
            else:
                kept[-1] = whole
                args = {"baris": row.nomor, "utama": whole.nomor}
                self.skipped.append(Finding("baris.lanjutan", Severity.INFO, self._place(row.nomor), args))
        return kept

    def _raw_rows(self) -> Iterator[RawRow]:
        first = self._layout.first_data_row
        fill = self._parsers.filler(self._book.merged(self._layout.sheet))
        for done, row in enumerate(self._book.rows(self._layout.sheet)):
            if row.nomor < first:
                continue
            if done % _STEP == 0:
                self._progress.step(done, 0, "impor.langkah-baca")
            one = self._raw(row, fill, is_early=done < first + _EARLY)
            if one is not None:
                yield one

    def _raw(self, row: Row, fill: FillDown | None, *, is_early: bool) -> RawRow | None:
        cells = self._parsers.take(row, fill)
        if not is_early and self._parsers.identity.is_plain(cells):
            return RawRow(row.nomor, cells, None, is_full=True)
        rest = tuple(None if at in self._unread else cell for at, cell in enumerate(row.values))
        if not baris.filled(row.values):
            return None
        return RawRow(row.nomor, cells, rest, is_full=self._parsers.identity.is_person(cells))

    def _what(self, row: RawRow, at: int, ended: str) -> str:
        rest = row.rest or ()
        if at < _EARLY and baris.is_sample(rest):
            return "baris.contoh"
        if row.is_full:
            return ""
        if not ended and self._parsers.identity.is_counted(row):
            return "baris.bagian" if susunan.is_unit_heading(rest) else ""
        if ended == "baris.tanda-tangan" or baris.starts_signature(rest):
            return "baris.tanda-tangan"
        if baris.is_total(rest) or ended:
            return "baris.jumlah"
        if at < 2 and baris.is_explanation(rest):
            return "baris.penjelasan"
        if self._parsers.identity.repeats_header(row):
            return "baris.judul-ulang"
        if baris.is_numbering(rest):
            return "baris.penomoran"
        if self._parsers.identity.has_number(row):
            return ""
        if baris.is_only_number(rest):
            return "baris.tanpa-isi"
        if baris.is_section(rest):
            return "baris.bagian"
        return "" if self._parsers.identity.has_name(row) else "baris.tanpa-orang"

    def _skip(self, code: str, row: RawRow) -> None:
        args: dict[str, object] = {"baris": row.nomor}
        if code == "baris.bagian":
            title = baris.section_title(row.rest or ())
            args["isi"] = title[:80]
            self._section.heading(title, row.nomor)
        self.skipped.append(Finding(code, Severity.INFO, self._place(row.nomor), args))

    def _person(self, row: RawRow) -> None:
        result = self._parsers.person(row, self._section)
        self.findings += result.warnings
        if result.skipped is not None:
            self.skipped.append(result.skipped)
        elif result.blocked:
            self.findings += result.blocked
            if result.draft is not None:
                self.held.append(result.draft)
        elif result.draft is not None:
            self.drafts.append(result.draft)
