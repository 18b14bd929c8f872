"""Reading roster files, inside the worker process: paths in, readings out. Knows no database."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.regulations import references
from kinerja_desktop.workbooks.layout import Layout, Pilihan, find_layouts, layout_of
from kinerja_desktop.workbooks.pegawai import RosterReading, read_roster
from kinerja_desktop.workbooks.reader import Book, open_book

GONE: Final = re.compile(
    r"(?i)pensiun|meninggal|wafat|mutasi|pindah|keluar|berhenti|arsip|backup|\blama\b|\bold\b"
)
"""Sheets of people who left, or of an older state: never read without being chosen beside others."""
_SAME: Final = 0.1
"""Share of people already read from which on a sheet of another shape says the same people again."""


@dataclass(frozen=True, slots=True)
class BerkasTerbaca:
    """One file as read.

    Attributes:
        path: where it lies.
        sidik: SHA-256 of its bytes.
        sheets: names of all its worksheets (what the operator may choose from).
        bacaan: one reading per sheet that was read.
        masalah: what concerns the file, not a row.
        pilihan: what the operator chose for it.
        sandi: its password as typed; kept in memory only, to open the file again for the list to be mended.
    """

    path: Path
    sidik: str
    sheets: tuple[str, ...]
    bacaan: tuple[RosterReading, ...]
    masalah: tuple[Finding, ...] = ()
    pilihan: Pilihan = field(default_factory=Pilihan)
    sandi: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Permintaan:
    """What to read and how: choices by file name, remembered choices by shape, passwords by file name."""

    paths: tuple[Path, ...]
    hari_ini: date
    pilihan: Mapping[str, Pilihan] = field(default_factory=dict)
    ingatan: Mapping[str, Pilihan] = field(default_factory=dict)
    sandi: Mapping[str, str] = field(default_factory=dict, repr=False)


def baca_roster(permintaan: Permintaan, progress: Progress) -> list[BerkasTerbaca]:
    """Read all files.

    Raises:
        FileError: one of them cannot be read; nothing else is of use then, the operator decides.
    """
    return [_one(path, permintaan, progress) for path in permintaan.paths]


def _one(path: Path, permintaan: Permintaan, progress: Progress) -> BerkasTerbaca:
    sandi = permintaan.sandi.get(path.name)
    chosen = permintaan.pilihan.get(path.name)
    told = chosen or Pilihan()
    with open_book(path, sandi=sandi) as book:
        names = tuple(info.nama for info in book.sheets)
        layouts, others = _layouts(book, chosen)
        if not layouts:
            problem = Finding(
                "impor.bukan-daftar-pegawai", Severity.BLOCK, Location(path.name), {"berkas": path.name}
            )
            return BerkasTerbaca(path, book.sidik, names, (), (problem,), told, sandi)
        readings = [_read(book, path, layout, chosen, permintaan, progress) for layout in layouts]
        seen = {number for one in readings for number in _numbers(one)}
        left: list[str] = []
        for layout in others:
            reading = _read(book, path, layout, chosen, permintaan, progress)
            numbers = _numbers(reading)
            if not numbers or GONE.search(layout.sheet) or len(numbers & seen) > _SAME * len(numbers):
                left.append(layout.sheet)
            else:
                readings.append(reading)
                seen |= numbers
        readings.sort(key=lambda one: names.index(one.sheet))
        notes: tuple[Finding, ...] = ()
        if left:
            args = {"lain": ", ".join(sorted(left, key=names.index))}
            notes = (Finding("sheet.lain", Severity.WARN, Location(path.name), args),)
        if not any(one.dibaca for one in readings):
            empty = Finding("impor.tanpa-baris", Severity.BLOCK, Location(path.name), {"berkas": path.name})
            notes = (*notes, empty)
        return BerkasTerbaca(path, book.sidik, names, tuple(readings), notes, told, sandi)


def _numbers(reading: RosterReading) -> set[str]:
    return {draft.nip for draft in (*reading.drafts, *reading.tertahan) if draft.nip}


def _layouts(book: Book, chosen: Pilihan | None) -> tuple[Sequence[Layout], Sequence[Layout]]:
    """Return the sheets to read and the ones that look like rosters but have another shape or speak of people gone.

    Without a choice all sheets of the best one's shape are read ("SDN 1", "SDN 2" side by side). A sheet of another
    shape is read where its people are others ("PNS", "PPPK"); where it says the same people again, it is named and
    left to the operator.
    """
    if chosen is not None and (chosen.sheet is not None or chosen.baris_judul is not None):
        one = layout_of(book, chosen)
        return ([one] if one is not None else []), []
    found = find_layouts(book)
    here = [one for one in found if not GONE.search(one.sheet)] or list(found)
    if not here:
        return [], []
    shape = here[0].sidik_bentuk
    same = [one for one in here if one.sidik_bentuk == shape]
    return same, [one for one in found if one not in same]


def _read(
    book: Book, path: Path, layout: Layout, chosen: Pilihan | None, permintaan: Permintaan, progress: Progress
) -> RosterReading:
    remembered = permintaan.ingatan.get(layout.sidik_bentuk)
    if chosen is None:
        chosen = remembered
    elif not chosen.kolom and remembered is not None:
        chosen = replace(chosen, kolom=remembered.kolom)
    return read_roster(
        book,
        path.name,
        hari_ini=permintaan.hari_ini,
        layout=layout,
        pilihan=chosen,
        tabel_golongan=references.golongan(),
        progress=progress,
    )
