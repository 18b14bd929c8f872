"""Where a table begins in a sheet: header rows (one to three, merged or not), first row of data, columns.

The header is found by its words *and* by the values below it, in the first rows of every sheet; a file
without header is understood by its values alone. Whatever is found the user may change (`Pilihan`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from typing import Final

from kinerja_desktop.workbooks import baris, columns, majemuk, values
from kinerja_desktop.workbooks.cells import CellValue, Row, SheetInfo
from kinerja_desktop.workbooks.columns import PRIBADI, ColumnGuess, Vocabulary
from kinerja_desktop.workbooks.reader import Book

_SEARCH: Final = 25
"""Rows with something in them among which the header is looked for (DUK 4, e-Kinerja 8, templates up to 20)."""
_PROFILE: Final = 150
"""Rows below the header whose values are looked at."""
_LATER: Final = 0.3
_EXPLAINED: Final = 0.6
"""What it counts to know that a column with a fitting word is somebody else's."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is laid out.

    Attributes:
        sheet: name of the sheet.
        header_rows: row numbers (from 1) of the header; empty: the table has none.
        first_data_row: row number of the first row below the header (numbering row left out).
        columns: one guess per column.
        judul: texts above the header.
        is_hidden: the sheet is hidden.
        score: how much was recognised; compares sheets of one file.
    """

    sheet: str
    header_rows: tuple[int, ...]
    first_data_row: int
    columns: tuple[ColumnGuess, ...]
    judul: tuple[str, ...] = ()
    is_hidden: bool = False
    score: float = 0.0

    @property
    def fields(self) -> dict[str, int]:
        """Return field -> column index of what is used (private columns are not)."""
        return {one.field: one.index for one in self.columns if one.field and one.field != PRIBADI}

    @property
    def sidik_bentuk(self) -> str:
        """Return the fingerprint of the shape: normalised headers in order, so that a mapping is remembered."""
        heads = [columns.normal(one.judul) for one in self.columns]
        while heads and heads[-1] in {"", "perlu diperbaiki"}:
            heads.pop()
        return hashlib.sha256("\n".join(heads).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Pilihan:
    """What the user changed. ``None`` or empty = as found.

    Attributes:
        sheet: name of the sheet to read.
        baris_judul: rows of the header (from 1); ``(0,)`` = the table has no header.
        kolom: field -> column index; an index of -1 = do not use the field. Fields not named stay as found.
        baris_dipilih: rows chosen among differing rows of one NIP.
    """

    sheet: str | None = None
    baris_judul: tuple[int, ...] | None = None
    kolom: Mapping[str, int] = field(default_factory=dict)
    baris_dipilih: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Needs:
    """What a table must have to be one of its kind.

    Attributes:
        words: header words of the kind.
        any_of: sets of fields; one set must be found whole.
        headless: whether a table without header may be understood by its values.
        least: the least that must be recognised (about one per sure column).
        neighbours: whether columns may be explained by their neighbours (see `majemuk`).
    """

    words: Vocabulary
    any_of: tuple[frozenset[str], ...]
    headless: bool = False
    least: float = 1.2
    neighbours: bool = False


def pegawai_needs() -> Needs:
    """Return what a roster must have: somebody's number or name, and one thing more."""
    wanted = (
        {"nip"},
        {"nama_nip"},
        {"nama", "golongan"},
        {"nama", "jabatan"},
        {"nama", "status"},
        {"nama", "unit_kerja"},
    )
    return Needs(
        columns.vocabulary(), tuple(frozenset(one) for one in wanted), headless=True, neighbours=True
    )


def find_layouts(book: Book, needs: Needs | None = None) -> tuple[Layout, ...]:
    """Return the layout of every sheet that holds such a table, the best first.

    Visible sheets only; hidden ones (marked so) if no visible sheet holds one.
    """
    wanted = needs or pegawai_needs()
    for is_hidden in (False, True):
        found = []
        for order, info in enumerate(book.sheets):
            if info.hidden is is_hidden:
                one = _of_sheet(book, info, wanted, None)
                if one is not None:
                    found.append((-one.score, order, one))
        if found:
            return tuple(one for _, _, one in sorted(found, key=lambda item: item[:2]))
    return ()


def layout_of(book: Book, pilihan: Pilihan, needs: Needs | None = None) -> Layout | None:
    """Return the layout as the user wants it; None where no such table is found."""
    wanted = needs or pegawai_needs()
    if pilihan.sheet is None and pilihan.baris_judul is None:
        found = find_layouts(book, wanted)
        chosen = found[0] if found else None
    else:
        infos = {info.nama: info for info in book.sheets}
        info = infos.get(pilihan.sheet) if pilihan.sheet is not None else next(iter(book.sheets), None)
        chosen = None if info is None else _of_sheet(book, info, wanted, pilihan.baris_judul)
    return None if chosen is None else with_columns(chosen, pilihan.kolom)


def with_columns(layout: Layout, kolom: Mapping[str, int]) -> Layout:
    """Return the layout with the user's columns: field -> index, -1 = not used."""
    if not kolom:
        return layout
    by_index = {index: name for name, index in kolom.items() if index >= 0}
    changed = []
    for one in layout.columns:
        if one.index in by_index:
            changed.append(replace(one, field=by_index[one.index], confidence=1.0, is_ambiguous=False))
        elif one.field in kolom:
            changed.append(replace(one, field=None, confidence=0.0, is_ambiguous=False))
        else:
            changed.append(one)
    return replace(layout, columns=tuple(changed))


# --- finding ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Grid:
    """The first rows of a sheet with header cells spread over their merged areas."""

    rows: tuple[Row, ...]
    spread: Mapping[tuple[int, int], CellValue]
    width: int

    def cell(self, at: int, column: int) -> CellValue:
        """Return the cell of the row at a place in ``rows``, from its merged area if it is in one."""
        row = self.rows[at]
        own = row.values[column] if column < len(row.values) else None
        return own if own is not None else self.spread.get((row.nomor, column))


def _grid(book: Book, sheet: str) -> _Grid:
    rows = tuple(row for row in islice(book.rows(sheet), _SEARCH + _PROFILE) if baris.filled(row.values))
    by_number = {row.nomor: row for row in rows}
    spread: dict[tuple[int, int], CellValue] = {}
    last = rows[_SEARCH - 1].nomor if len(rows) >= _SEARCH else rows[-1].nomor if rows else 0
    for area in book.merged(sheet):
        top = by_number.get(area.baris1)
        if (
            top is None
            or area.baris1 > last
            or area.kolom1 > len(top.values)
            or area.baris2 - area.baris1 > 5
        ):
            continue
        value = top.values[area.kolom1 - 1]
        for number in range(area.baris1, area.baris2 + 1):
            for column in range(area.kolom1 - 1, min(area.kolom2, 300)):
                spread[number, column] = value
    return _Grid(rows, spread, min(300, max((len(row.values) for row in rows), default=0)))


def _of_sheet(book: Book, info: SheetInfo, needs: Needs, forced: tuple[int, ...] | None) -> Layout | None:
    grid = _grid(book, info.nama)
    if not grid.rows:
        return None
    if forced is not None:
        return _forced(grid, info, needs, forced)
    best: Layout | None = None
    for start in range(min(_SEARCH, len(grid.rows))):
        margin = -1.0 if best is None else best.score + 0.01
        if best is not None and grid.rows[start].nomor not in best.header_rows:
            # a header is repeated on each printed page: a later one must recognise more, not merely fit better
            margin = best.score + _LATER
        for span in (1, 2, 3):
            one = _try(grid, info, needs, start, span)
            if one is not None and one.score > margin:
                best, margin = one, one.score + 0.01
    if best is None and needs.headless:
        best = _headless(grid, info)
    return best


def _forced(grid: _Grid, info: SheetInfo, needs: Needs, forced: tuple[int, ...]) -> Layout | None:
    at = [index for index, row in enumerate(grid.rows) if row.nomor in forced]
    if not at:
        return _headless(grid, info, is_forced=True) if forced == (0,) else None
    return _build(grid, info, needs, at[0], at[-1] - at[0] + 1)


def _try(grid: _Grid, info: SheetInfo, needs: Needs, start: int, span: int) -> Layout | None:
    if start + span > len(grid.rows):
        return None
    rows = grid.rows[start : start + span]
    if rows[-1].nomor - rows[0].nomor != span - 1 or any(not _may_be_header(row.values) for row in rows):
        return None
    one = _build(grid, info, needs, start, span)
    names = frozenset(one.fields)
    if one.score < needs.least or not any(wanted <= names for wanted in needs.any_of):
        return None
    return one


def _may_be_header(row: Sequence[CellValue]) -> bool:
    if baris.is_numbering(row):
        return False
    cells = baris.filled(row)
    texts = sum(isinstance(cell, str) for cell in cells)
    return texts * 2 >= len(cells) and not any(values.looks_like_nip(cell) for cell in cells)


def _heads(grid: _Grid, start: int, span: int) -> list[tuple[str, ...]]:
    raw = [
        [values.shown(grid.cell(at, column)) for column in range(grid.width)]
        for at in range(start, start + span)
    ]
    for upper, lower in pairwise(raw):
        if sum(map(bool, upper)) < 2:
            continue  # a title, not the upper half of a header
        # an upper word without merge reaches over the empty cells beside it as long as both have a lower word
        for column in range(1, grid.width):
            if not upper[column] and lower[column] and upper[column - 1] and lower[column - 1]:
                upper[column] = upper[column - 1]
    return [tuple(row[column] for row in raw if row[column]) for column in range(grid.width)]


def _build(grid: _Grid, info: SheetInfo, needs: Needs, start: int, span: int) -> Layout:
    heads = _heads(grid, start, span)
    below = start + span
    while below < len(grid.rows) and baris.is_numbering(grid.rows[below].values):
        below += 1
    names = [frozenset(map(columns.normal, head)) for head in heads]
    data = [
        row.values
        for row in grid.rows[below : below + _PROFILE]
        if not baris.is_numbering(row.values) and not _repeats(row.values, names)
    ]
    while data and (baris.is_explanation(data[0]) or baris.is_sample(data[0])):
        data = data[1:]
    cells = [[row[column] if column < len(row) else None for row in data] for column in range(grid.width)]
    guesses = columns.guess(heads, cells, needs.words)
    # what only neighbours explain does not count: a wrong header row would gain by it
    score = sum(one.confidence for one in guesses if one.field and one.field != PRIBADI)
    # without its upper half a header would take the penilai beside the people for the people
    score += _EXPLAINED * sum(columns.is_explained_away(head, needs.words) for head in heads)
    if needs.neighbours:
        guesses = majemuk.complete(guesses, heads, cells)
    last_header = grid.rows[start + span - 1].nomor
    below = _below_header(grid, below, last_header, {one.index for one in guesses if one.field})
    first = grid.rows[below].nomor if below < len(grid.rows) else last_header + 1
    titles = [values.shown(cell) for row in grid.rows[:start] for cell in row.values if cell is not None]
    return Layout(
        sheet=info.nama,
        header_rows=tuple(row.nomor for row in grid.rows[start : start + span]),
        first_data_row=first,
        columns=guesses,
        judul=tuple(title for title in titles if title)[:20],
        is_hidden=info.hidden,
        score=score - 0.1 * (span - 1) - 0.002 * start,
    )


def _below_header(grid: _Grid, below: int, last_header: int, used: set[int]) -> int:
    """Return where the data begin: below a last half of the header that speaks of unused columns only ("TH | BL")."""
    if below >= len(grid.rows) or grid.rows[below].nomor != last_header + 1:
        return below
    row = grid.rows[below].values
    cells = baris.filled(row)
    if len(cells) < 2 or any(not isinstance(cell, str) or any(c.isdecimal() for c in cell) for cell in cells):
        return below
    if any(row[index] in cells for index in used if index < len(row)):
        return below
    below += 1
    while below < len(grid.rows) and baris.is_numbering(grid.rows[below].values):
        below += 1
    return below


def _repeats(row: Sequence[CellValue], names: Sequence[frozenset[str]]) -> bool:
    same = sum(
        isinstance(cell, str) and columns.normal(cell) in head for cell, head in zip(row, names, strict=False)
    )
    return same >= 2


# --- without header ---------------------------------------------------------------------------------------


def _headless(grid: _Grid, info: SheetInfo, *, is_forced: bool = False) -> Layout | None:
    rows = [row for row in grid.rows if any(values.looks_like_nip(cell) for cell in row.values)]
    if not rows and not is_forced:
        return None
    data = [row.values for row in (rows or grid.rows)]
    cells = [[row[column] if column < len(row) else None for row in data] for column in range(grid.width)]
    found = _by_content(cells)
    if not is_forced and "nip" not in found:
        return None
    by_index = {index: name for name, index in found.items()}
    guesses = tuple(
        ColumnGuess(index, "", ("—",), PRIBADI, 1.0)
        if columns.is_private_content(column)
        else ColumnGuess(
            index, "", columns.samples(column), by_index.get(index), 0.5 if index in by_index else 0.0
        )
        for index, column in enumerate(cells)
    )
    first = (rows or grid.rows)[0].nomor
    titles = tuple(
        values.shown(c) for row in grid.rows if row.nomor < first for c in row.values if c is not None
    )
    return Layout(info.nama, (), first, guesses, titles[:20], info.hidden, 0.5 * len(found))


def _by_content(cells: Sequence[Sequence[CellValue]]) -> dict[str, int]:
    found: dict[str, int] = {}
    births = [_birth_of(column) for column in cells]
    for index, column in enumerate(cells):
        if "nip" not in found and columns.is_nip_content(column):
            found["nip"] = index
    nip_births = births[found["nip"]] if "nip" in found else set()
    for index, column in enumerate(cells):
        if index in found.values():
            continue
        for name in ("jenis_kelamin", "golongan", "tanggal_lahir"):
            if name not in found and _fits(name, column, nip_births):
                found[name] = index
                break
    for index, column in enumerate(cells):
        if (
            index not in found.values()
            and (columns.verify("nama", column) or 0) >= 0.8
            and _is_varied(column)
        ):
            found["nama"] = index
            break
    return found


def _fits(name: str, column: Sequence[CellValue], nip_births: set[str]) -> bool:
    if name == "tanggal_lahir":
        return bool(_birth_of(column) & nip_births) and (columns.verify(name, column) or 0) >= 0.6
    said = [values.text(cell) for cell in column if values.text(cell)]
    if name == "jenis_kelamin":
        return bool(said) and all(
            isinstance(values.gender(one), str) and not (one or "").isdecimal() for one in said
        )
    return bool(said) and sum(isinstance(values.golongan(one), str) for one in said) >= 0.6 * len(said)


def _birth_of(column: Sequence[CellValue]) -> set[str]:
    from kinerja_desktop.workbooks import nama, tanggal

    found: set[str] = set()
    for cell in column:
        number = values.nip(cell).digits
        if len(number) == 18 and number.isdecimal():
            found.add(number[:8])
        elif not isinstance(cell, int | float | bool):
            for order in tanggal.Order:
                born = tanggal.parse(nama.birth_date_text(cell), order)
                if born is not None and born is not values.UNREADABLE:
                    found.add(born.strftime("%Y%m%d"))
    return found


def _is_varied(column: Sequence[CellValue]) -> bool:
    said = [cell for cell in column if cell is not None]
    return len(set(map(str, said))) >= 0.7 * len(said)
