"""A look over the raw bytes of a worksheet part before the native engine may have it.

The native engine lays out rows x columns in memory whatever is used, says '' for error cells and for formulas
that nobody calculated, and cannot read UTF-16. Searching bytes costs a tenth of parsing; whenever the bytes
look unusual in any way, the answer is "not fast" and our own engine reads the sheet.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import limits
from kinerja_desktop.workbooks.cells import MergedArea
from kinerja_desktop.workbooks.rowmaking import column_number, merged_area
from kinerja_desktop.workbooks.xmlstream import read_through

_CHUNK = 1 << 20
_EDGE = 4 * _CHUNK
_ROW = re.compile(rb'<row\s[^>]*?\br="(\d{1,9})"')
_HIDDEN_ROW = re.compile(rb'<row\s(?=[^>]*?\br="(\d{1,9})")[^>]*?\bhidden="(?:1|true)"')
# every pattern begins with plain bytes: the search then runs at the speed of memory
_WIDE = re.compile(rb'r="(?:[A-Za-z]{3}|[B-Zb-z][A-Za-z]\d)')
_COLUMN = re.compile(rb'<c r="([A-Za-z]{1,4})')
_EMPTY_TEXT_FORMULA = re.compile(rb't="str"[^>]*><f>[^<]*</f><v></v>')
_SHARED_FORMULA = re.compile(rb"<f [^>]*/><v>")
_ERROR_OR_ISO = re.compile(rb't="[ed]"')
_ODD_NUMBER = re.compile(rb"<v>\s")
_SHARED_CELL = re.compile(rb't="s"[^>]*><v>(\d+)</v>')


@dataclass(slots=True)
class SheetScan:
    """What the bytes of a worksheet say.

    Attributes:
        fast: the native engine may read it and will say the same as our own.
        whole: merges and hidden parts are known from this look alone.
        max_row: highest row number.
        columns: upper bound of the column numbers.
        cells: cells of any kind, as far as looked.
    """

    fast: bool = True
    whole: bool = False
    max_row: int = 0
    columns: int = 52
    cells: int = 0
    merges: list[MergedArea] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def scan_sheet(source: IO[bytes]) -> SheetScan:
    """Look over a worksheet part.

    Raises:
        FileError: the frame around the cells is damaged or dangerous.
    """
    scan = SheetScan()
    head, body = _head(source)
    if head is None:
        scan.fast = False
        return scan
    tail = b""
    for piece in _pieces(body, source):
        if piece is None:
            scan.fast = False
            return scan
        cells, end, rest = piece.partition(b"</sheetData>")
        _look(cells, scan)
        if end:
            tail = rest + source.read(limits.META_PART_BYTES)
            break
    _frame(io.BytesIO(head + b"<sheetData>" + b"</sheetData>" + tail), scan)
    scan.whole = True
    return scan


def describe_sheet(source: IO[bytes]) -> SheetScan:
    """Return merges and hidden parts of a worksheet whose bytes are unusual, by parsing all of it."""
    scan = SheetScan(fast=False)
    _frame(source, scan)
    return scan


def _head(source: IO[bytes]) -> tuple[bytes | None, bytes]:
    """Return what stands before the cells (None: unusual), and the bytes read behind it."""
    start = source.read(_CHUNK)
    head, tag, body = start.partition(b"<sheetData>")
    usual = tag and b"<!" not in head and b"<worksheet" in head
    declared = re.match(rb"<\?xml[^>]*?encoding=[\"']([\w-]+)", head.removeprefix(b"\xef\xbb\xbf"))
    if not usual or (declared and declared[1].lower() not in {b"utf-8", b"us-ascii"}):
        return None, b""
    return head, body


def _pieces(carry: bytes, source: IO[bytes]) -> Iterator[bytes | None]:
    """Yield the cells in pieces that end between rows; None when a single row is too long for that."""
    while True:
        cut = carry.rfind(b"<row")
        ended = b"</sheetData>" in carry
        if ended:
            yield carry
            return
        if cut > 0:
            yield carry[:cut]
            carry = carry[cut:]
        if len(carry) > _EDGE:
            yield None
            return
        more = source.read(_CHUNK)
        if not more:
            yield None
            return
        carry += more


def _look(piece: bytes, scan: SheetScan) -> None:
    rows = list(map(int, _ROW.findall(piece)))
    if rows:
        ordered = rows[0] > scan.max_row and all(map(int.__lt__, rows, rows[1:]))
        scan.fast &= ordered and len(rows) == piece.count(b"<row")
        scan.max_row = max(scan.max_row, rows[-1])
        scan.fast &= scan.max_row <= limits.MAX_ROWS
    elif b"<row" in piece:
        scan.fast = False
    if scan.columns < limits.MAX_COLUMNS and _WIDE.search(piece):
        found = _COLUMN.findall(piece)
        letters = {letters.decode() for letters in found}
        scan.fast &= all(len(name) < 4 for name in letters)
        scan.columns = max([scan.columns, *(column_number(name) for name in letters if len(name) < 4)])
    cells = piece.count(b"<c")
    scan.cells += cells
    scan.fast &= piece.count(b'<c r="') == cells
    scan.fast = scan.fast and not _misplaced(piece, rows)
    if b'hidden="' in piece:
        scan.hidden_rows.update(map(int, _HIDDEN_ROW.findall(piece)))
    if scan.fast:
        scan.fast = _tellable(piece)


def _misplaced(piece: bytes, rows: list[int]) -> bool:
    """Return whether a cell says that it stands far from the rows around it, or nowhere.

    The native engine believes a cell's own address, wherever the cell is written, and lays out all rows up to it. Told
    by the thousand: collecting every address would take as long as reading the sheet.
    """
    thousands = sorted({row // 1000 for row in rows})
    near = b"|".join(b"%d[0-9]{3}" % n if n else b"[0-9]{1,3}" for n in thousands)
    return bool(rows) and re.search(rb'<c r="[A-Za-z]{1,4}+(?!(?:%s)")' % near, piece) is not None


def _tellable(piece: bytes) -> bool:
    """Return whether the native engine can tell all these cells apart."""
    if _ERROR_OR_ISO.search(piece) or b"<!" in piece or _ODD_NUMBER.search(piece):
        return False
    if b"<f" not in piece:
        return True
    formulas = piece.count(b"<f>") + piece.count(b"<f ") + piece.count(b"<f/>")
    counted = piece.count(b"</f><v>") + len(_SHARED_FORMULA.findall(piece))
    empty = piece.count(b"<v></v>")
    if empty:
        empty -= len(_EMPTY_TEXT_FORMULA.findall(piece))
    return formulas == counted and not empty


def exact_columns(source: IO[bytes], limit: int) -> int:
    """Return the highest column of a sheet whose cells all begin with ``<c r="``; ends early beyond ``limit``."""
    letters: set[bytes] = set()
    carry = b""
    while piece := source.read(_CHUNK):
        carry += piece
        letters.update(_COLUMN.findall(carry))
        carry = carry[-16:]
        if len(letters) > limit:
            break
    return max((column_number(name.decode()) for name in letters), default=0)


def shown_text_bytes(source: IO[bytes], lengths: list[int], limit: int) -> int:
    """Return the bytes of all shared strings a sheet shows, each as often as it is shown.

    Counting ends early beyond ``limit``; a string that does not exist counts as the limit.
    """
    total, carry = 0, b""
    while piece := source.read(_CHUNK):
        carry += piece
        cut = carry.rfind(b"<c ")
        if cut <= 0:
            continue
        try:
            total += sum(lengths[int(number)] for number in _SHARED_CELL.findall(carry[:cut]))
        except IndexError:
            return limit + 1
        if total > limit:
            return total
        carry = carry[cut:]
    return total + sum(
        lengths[int(number)] for number in _SHARED_CELL.findall(carry) if int(number) < len(lengths)
    )


def _frame(source: IO[bytes], scan: SheetScan) -> None:
    def start(name: str, attrs: dict[str, str]) -> None:
        if name == "mergeCell":
            area = merged_area(attrs.get("ref", ""))
            if area is not None:
                scan.merges.append(area)
            if len(scan.merges) > limits.MERGES:
                raise FileError("berkas.terlalu-besar")
        elif name == "col" and attrs.get("hidden") in {"1", "true"}:
            first, last = _span(attrs)
            scan.hidden_columns.update(range(first, last + 1))
        elif name == "row" and attrs.get("hidden") in {"1", "true"} and attrs.get("r", "").isdecimal():
            scan.hidden_rows.add(int(attrs["r"]))

    read_through(source, start)


def _span(attrs: dict[str, str]) -> tuple[int, int]:
    try:
        return int(attrs["min"]), min(int(attrs["max"]), limits.MAX_COLUMNS)
    except (KeyError, ValueError):
        return 1, 0
