"""xlsx and xlsm, transitional or Strict: the workbook around the sheets, and the choice of engine per sheet."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import limits, serials
from kinerja_desktop.workbooks.cells import MergedArea, Row, SheetInfo
from kinerja_desktop.workbooks.native import NativeBook, NativeError, exact
from kinerja_desktop.workbooks.sharedstrings import shared_strings
from kinerja_desktop.workbooks.sheetscan import (
    SheetScan,
    describe_sheet,
    exact_columns,
    scan_sheet,
    shown_text_bytes,
)
from kinerja_desktop.workbooks.sheetxml import SheetParser
from kinerja_desktop.workbooks.xmlstream import attributes, local, parser, pump, read_through
from kinerja_desktop.workbooks.zipparts import ZipParts


@dataclass(frozen=True, slots=True)
class _Entry:
    nama: str
    hidden: bool
    part: str


class OoxmlSource:
    """A workbook of Open XML parts. Implements `source.Source`."""

    def __init__(self, data: bytes, parts: ZipParts, *, native: bool = True) -> None:
        self._data = data
        self._parts = parts
        self._native_allowed = native and not parts.doubled
        self._native: NativeBook | None = None
        self._scans: dict[str, SheetScan] = {}
        self._described: dict[str, SheetScan] = {}
        self._shared: list[str] | None = None
        self._book = _workbook_part(parts)
        self._links = relations(parts, self._book)
        self.jenis = "xlsm" if parts.has("xl/vbaProject.bin") else "xlsx"
        self.date_1904 = False
        self._entries = {entry.nama: entry for entry in self._read_workbook()}
        self.sheets = tuple(SheetInfo(entry.nama, entry.hidden) for entry in self._entries.values())
        self._kinds = self._read_styles()

    def rows(self, sheet: str) -> Iterator[Row]:
        """Yield the rows with content; the fast engine as long as it knows, ours where it does not."""
        part = self._entries[sheet].part
        done = 0
        if self._may_be_fast(part):
            try:
                if self._native is None:
                    self._native = NativeBook(self._data)
                for nomor, raw in self._native.rows(sheet):
                    values = exact(raw)
                    while values and values[-1] is None:
                        values.pop()
                    if values:
                        yield Row(nomor, tuple(values))
                    done = nomor
            except NativeError:  # also a doubtful value: our own engine goes on behind the last good row
                self._native_allowed = False
            else:
                return
        if part in self._scans and self._scans[part].cells > limits.STREAM_CELLS:
            raise FileError("berkas.terlalu-besar")
        engine = SheetParser(self._strings(), self._kinds, date_1904=self.date_1904)
        with self._parts.open(part, limits.STREAM_PART_BYTES) as source:
            for row in engine.rows(source):
                if row.nomor > done:
                    yield row

    def merged(self, sheet: str) -> tuple[MergedArea, ...]:
        """Return the merged areas."""
        return tuple(self._frame(sheet).merges)

    def hidden_rows(self, sheet: str) -> frozenset[int]:
        """Return the hidden row numbers."""
        return frozenset(self._frame(sheet).hidden_rows)

    def hidden_columns(self, sheet: str) -> frozenset[int]:
        """Return the hidden column numbers."""
        return frozenset(self._frame(sheet).hidden_columns)

    def close(self) -> None:
        """Free the bytes and both engines."""
        if self._native is not None:
            self._native.close()
            self._native = None
        self._parts.close()
        self._data = b""
        self._shared = None

    def _scan(self, part: str) -> SheetScan:
        if part not in self._scans:
            with self._parts.open(part, limits.FAST_PART_BYTES) as source:
                self._scans[part] = scan_sheet(source)
        return self._scans[part]

    def _frame(self, sheet: str) -> SheetScan:
        part = self._entries[sheet].part
        scan = self._scan(part)
        if scan.whole:
            return scan
        if part not in self._described:
            with self._parts.open(part, limits.STREAM_PART_BYTES) as source:
                self._described[part] = describe_sheet(source)
        return self._described[part]

    def _may_be_fast(self, part: str) -> bool:
        if not self._native_allowed:
            return False
        scan = self._scan(part)
        return scan.fast and self._area_fits(part, scan) and self._texts_fit(part, scan)

    def _area_fits(self, part: str, scan: SheetScan) -> bool:
        if scan.max_row * scan.columns <= limits.DENSE_CELLS:
            return True
        if scan.cells > limits.DENSE_CELLS:
            return False
        with self._parts.open(part, limits.FAST_PART_BYTES) as source:
            scan.columns = exact_columns(source, limits.MAX_COLUMNS)
        return scan.max_row * scan.columns <= limits.DENSE_CELLS

    def _texts_fit(self, part: str, scan: SheetScan) -> bool:
        """Return whether the texts of a sheet, each counted as often as shown, stay within bounds."""
        name = self._links.one("sharedStrings")
        if name is None or not self._parts.has(name):
            return True
        if self._parts.size(name) > limits.SHARED_CHARS:
            return False
        head, tag, items = self._parts.read(name, limits.SHARED_CHARS).partition(b"<si>")
        pieces = items.split(b"</si>")
        if not tag or b"<!" in head or len(pieces) > limits.SHARED_ITEMS:
            return False
        lengths = [len(piece) - (29 if b"xml:space" in piece else 7) for piece in pieces]
        if max(lengths) * scan.cells <= limits.TEXT_BYTES:
            return True
        with self._parts.open(part, limits.FAST_PART_BYTES) as source:
            return shown_text_bytes(source, lengths, limits.TEXT_BYTES) <= limits.TEXT_BYTES

    def _strings(self) -> list[str]:
        if self._shared is None:
            name = self._links.one("sharedStrings")
            if name is None or not self._parts.has(name):
                self._shared = []
            else:
                with self._parts.open(name, limits.STREAM_PART_BYTES) as source:
                    self._shared = shared_strings(source)
        return self._shared

    def _read_workbook(self) -> list[_Entry]:
        found: list[_Entry] = []
        made = parser()

        def start(name: str, raw: dict[str, str]) -> None:
            kind = local(name)
            if kind == "workbookPr":
                self.date_1904 = attributes(raw).get("date1904") in {"1", "true"}
            elif kind == "sheet":
                link = next((value for key, value in raw.items() if key.endswith(":id")), "")
                hidden = raw.get("state", "visible") != "visible"
                kind_of_part, part = self._links.by_id.get(link, ("", ""))
                if kind_of_part == "worksheet" and "name" in raw:
                    found.append(_Entry(raw["name"], hidden, part))

        made.StartElementHandler = start
        with self._parts.open(self._book, limits.META_PART_BYTES) as source:
            for _ in pump(made, source):
                pass
        if not found:
            raise FileError("berkas.tanpa-lembar")
        if len(found) > limits.SHEETS:
            raise FileError("berkas.terlalu-besar")
        if len({entry.part for entry in found}) != len(found) or len(
            {entry.nama.casefold() for entry in found}
        ) != len(found):
            raise FileError("berkas.rusak")
        return found

    def _read_styles(self) -> list[int]:
        name = self._links.one("styles")
        if name is None or not self._parts.has(name):
            return []
        codes: dict[int, str] = {}
        used: list[int] = []
        inside = False

        def start(kind: str, attrs: dict[str, str]) -> None:
            nonlocal inside
            if kind == "numFmt" and not inside and attrs.get("numFmtId", "").isdecimal():
                codes[int(attrs["numFmtId"])] = attrs.get("formatCode", "")
            elif kind == "cellXfs":
                inside = True
            elif kind == "xf" and inside:
                number = attrs.get("numFmtId", "0")
                used.append(int(number) if number.isdecimal() else 0)

        def end(kind: str) -> None:
            nonlocal inside
            if kind == "cellXfs":
                inside = False

        with self._parts.open(name, limits.META_PART_BYTES) as source:
            read_through(source, start, end)
        return [serials.kind_of_format(number, codes.get(number)) for number in used]


@dataclass(frozen=True, slots=True)
class _Links:
    by_id: dict[str, tuple[str, str]]

    def one(self, kind: str) -> str | None:
        return next((part for found, part in self.by_id.values() if found == kind), None)


def relations(parts: ZipParts, part: str) -> _Links:
    """Return the relationships of a part: id -> (last word of the type, name of the target part)."""
    folder, _, name = part.rpartition("/")
    path = posixpath.join(folder, "_rels", name + ".rels")
    by_id: dict[str, tuple[str, str]] = {}
    if not parts.has(path):
        return _Links(by_id)

    def start(kind: str, attrs: dict[str, str]) -> None:
        if kind == "Relationship" and attrs.get("TargetMode") != "External":
            target = attrs.get("Target", "").replace("\\", "/")
            full = (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.normpath(posixpath.join(folder, target))
            )
            if not parts.has(full):
                full = _same_file_name(parts, full)
            by_id[attrs.get("Id", "")] = (attrs.get("Type", "").rpartition("/")[2], full)

    with parts.open(path, limits.META_PART_BYTES) as source:
        read_through(source, start)
    return _Links(by_id)


def _same_file_name(parts: ZipParts, name: str) -> str:
    wanted = name.rpartition("/")[2].lower()
    return next((found for found in parts.names() if found.rpartition("/")[2] == wanted), name)


def _workbook_part(parts: ZipParts) -> str:
    part = relations(parts, "").one("officeDocument")
    if part is None or not parts.has(part):
        part = next((name for name in parts.names() if name.rpartition("/")[2] == "workbook.xml"), None)
    if part is None:
        raise FileError("berkas.rusak")
    return part
