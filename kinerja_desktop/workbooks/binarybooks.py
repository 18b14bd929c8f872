""".xls and .xlsb: values by the native engine, behind a walk over the records that bounds them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import limits
from kinerja_desktop.workbooks.biffscan import BinarySheet, check_bounds, scan_xls, scan_xlsb_sheet
from kinerja_desktop.workbooks.cells import MergedArea, Row, SheetInfo
from kinerja_desktop.workbooks.native import NativeBook, NativeError, trusted
from kinerja_desktop.workbooks.rowmaking import RowBasket
from kinerja_desktop.workbooks.zipparts import ZipParts


class BinarySource:
    """A workbook of binary records. Implements `source.Source`."""

    def __init__(self, data: bytes, jenis: str, scans: list[BinarySheet], *, date_1904: bool) -> None:
        check_bounds(scans)
        try:
            self._native = NativeBook(data)
            known = dict(self._native.sheets())
        except NativeError as error:
            raise FileError("berkas.rusak") from error
        self._sheets = {sheet.nama: sheet for sheet in scans if sheet.nama in known}
        if not self._sheets:
            raise FileError("berkas.tanpa-lembar" if not scans else "berkas.rusak")
        self.jenis = jenis
        self.date_1904 = date_1904
        self.sheets = tuple(SheetInfo(sheet.nama, sheet.hidden) for sheet in self._sheets.values())

    def rows(self, sheet: str) -> Iterator[Row]:
        """Yield the rows with content."""
        basket = RowBasket()
        by_row: dict[int, list[tuple[int, Any]]] = {}
        for (nomor, column), error in self._sheets[sheet].errors.items():
            by_row.setdefault(nomor, []).append((column, error))
        try:
            for nomor, raw in self._native.rows(sheet):
                yield from self._finish(basket, nomor, trusted(raw), by_row.pop(nomor, []))
        except NativeError as error:
            raise FileError("berkas.rusak") from error
        for nomor in sorted(by_row):  # rows of which the native engine saw nothing
            yield from self._finish(basket, nomor, [], by_row[nomor])

    @staticmethod
    def _finish(basket: RowBasket, nomor: int, values: list[Any], errors: list[tuple[int, Any]]) -> list[Row]:
        for column, error in errors:
            values.extend([None] * (column - len(values)))
            values[column - 1] = error
        basket.put(nomor, values)
        return basket.take()

    def merged(self, sheet: str) -> tuple[MergedArea, ...]:
        """Return the merged areas."""
        return tuple(self._sheets[sheet].merges)

    def hidden_rows(self, sheet: str) -> frozenset[int]:
        """Return the hidden row numbers."""
        return frozenset(self._sheets[sheet].hidden_rows)

    def hidden_columns(self, sheet: str) -> frozenset[int]:
        """Return the hidden column numbers."""
        return frozenset(self._sheets[sheet].hidden_columns)

    def close(self) -> None:
        """Free the native memory."""
        self._native.close()


def open_xls(data: bytes, stream: bytes) -> BinarySource:
    """Open an .xls from its file and its (decrypted) workbook stream."""
    scan = scan_xls(stream)
    return BinarySource(data, "xls", scan.sheets, date_1904=scan.date_1904)


def open_xlsb(data: bytes, parts: ZipParts) -> BinarySource:
    """Open an .xlsb; its parts are bounded one by one before the native engine sees them."""
    if parts.doubled:
        raise FileError("berkas.rusak")
    total = sum(parts.size(name) for name in parts.names() if name.endswith(".bin"))
    if total > limits.FILE_BYTES:
        raise FileError("berkas.terlalu-besar")
    scans = [
        scan_xlsb_sheet(parts.read(name, limits.FILE_BYTES), name, hidden=False)
        for name in parts.names()
        if name.startswith("xl/worksheets/") and name.endswith(".bin") and "/binaryindex" not in name
    ]
    check_bounds(scans)
    return _XlsbNames(data, parts).open(scans)


class _XlsbNames:
    """Puts the names of an .xlsb's sheets to its parts, through workbook.bin and its relationships."""

    def __init__(self, data: bytes, parts: ZipParts) -> None:
        self._data = data
        self._book = parts.read("xl/workbook.bin")
        self._parts = parts

    def open(self, scans: list[BinarySheet]) -> BinarySource:
        from kinerja_desktop.workbooks.ooxml import relations

        links = relations(self._parts, "xl/workbook.bin")
        by_part = {scan.nama: scan for scan in scans}
        ordered = []
        for nama, hidden, link in self._bundle():
            kind, part = links.by_id.get(link, ("", ""))
            scan = by_part.get(part.lower())
            if kind == "worksheet" and scan is not None:
                scan.nama, scan.hidden = nama, hidden
                ordered.append(scan)
        return BinarySource(self._data, "xlsb", ordered, date_1904=False)

    def _bundle(self) -> Iterator[tuple[str, bool, str]]:
        """Yield (name, hidden, relationship id) of the BrtBundleSh records (156)."""
        data = io.BytesIO(self._book)
        while head := data.read(1):
            kind = head[0]
            if kind & 0x80:
                kind = (kind & 0x7F) | (data.read(1) or b"\0")[0] << 7
            length = shift = 0
            for _ in range(4):
                byte = (data.read(1) or b"\0")[0]
                length |= (byte & 0x7F) << shift
                shift += 7
                if not byte & 0x80:
                    break
            body = data.read(length)
            if kind == 156 and len(body) >= 16:
                state = int.from_bytes(body[:4], "little")
                link, at = _wide_string(body, 8)
                nama, _ = _wide_string(body, at)
                yield nama, state != 0, link


def _wide_string(body: bytes, at: int) -> tuple[str, int]:
    count = int.from_bytes(body[at : at + 4], "little")
    end = at + 4 + 2 * min(count, len(body))
    return body[at + 4 : end].decode("utf-16-le", "replace"), end
