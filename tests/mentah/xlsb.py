"""Excel binary workbooks (.xlsb): texts, numbers, booleans and errors, packed by hand."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

from tests.mentah.ooxml import zip_bytes
from tests.mentah.sel import ERRORS, Galat, Rows, Sel, area, walk

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def _record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = b"", len(data)
    while True:
        length += bytes([size & 0x7F | (0x80 if size > 0x7F else 0)])
        size >>= 7
        if not size:
            return head + length + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _cell(kolom: int, cell: Sel) -> bytes:
    at = struct.pack("<II", kolom - 1, 0)
    match cell:
        case bool():
            return _record(4, at + bytes([cell]))
        case int() | float():
            return _record(5, at + struct.pack("<d", cell))
        case Galat():
            return _record(3, at + bytes([ERRORS[cell.text]]))
    return _record(6, at + _wide(str(cell)))


def xlsb(sheets: Mapping[str, Rows], *, hidden: Sequence[str] = (), merges: Sequence[str] = ()) -> bytes:
    """Return an .xlsb; merges belong to the first sheet."""
    bundle, rels, parts = b"", "", {}
    for n, (name, rows) in enumerate(sheets.items(), start=1):
        bundle += _record(156, struct.pack("<II", int(name in hidden), n) + _wide(f"rId{n}") + _wide(name))
        rels += f'<Relationship Id="rId{n}" Type="{_REL}/worksheet" Target="worksheets/sheet{n}.bin"/>'
        body = _record(129) + _record(148, struct.pack("<IIII", 0, 0, 0, 0)) + _record(145)
        for nomor, cells in walk(rows):
            body += _record(0, struct.pack("<IIHBBBI", nomor - 1, 0, 300, 0, 0, 0, 0))
            body += b"".join(_cell(kolom, cell) for kolom, cell in cells)
        body += _record(146)
        for r1, c1, r2, c2 in map(area, merges if n == 1 else ()):
            body += _record(176, struct.pack("<IIII", r1 - 1, r2 - 1, c1 - 1, c2 - 1))
        parts[f"xl/worksheets/sheet{n}.bin"] = body + _record(130)
    book = _record(131) + _record(143) + bundle + _record(144) + _record(132)
    files = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_REL}/officeDocument" Target="xl/workbook.bin"/></Relationships>'.encode(),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{_PACKAGE}">{rels}</Relationships>'.encode(),
    }
    return zip_bytes(files | parts)
