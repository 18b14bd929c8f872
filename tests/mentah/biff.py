"""Excel 97-2003 (.xls): BIFF8 records packed by hand in an OLE compound file packed by hand."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from tests.mentah.sandi_xls import filepass, locked
from tests.mentah.sel import ERRORS, Angka, Galat, Gaya, Rows, Rumus, Sel, Tanggal, Teks, area, serial, walk

_FREE, _END, _FATSECT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(kind: int, data: bytes = b"") -> bytes:
    """Return one BIFF record."""
    return struct.pack("<HH", kind, len(data)) + data


def _short(text: str) -> bytes:
    """ShortXLUnicodeString, UTF-16."""
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


def _long(text: str) -> bytes:
    """XLUnicodeString, UTF-16."""
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


class _Book:
    def __init__(self, date1904: bool) -> None:
        self.date1904 = date1904
        self.shared: dict[str, int] = {}
        self.total = 0
        self.formats: list[str | int] = [0]

    def xf(self, fmt: str | int | None) -> int:
        if fmt is None:
            return 15
        if fmt not in self.formats:
            self.formats.append(fmt)
        return 15 + self.formats.index(fmt)

    def cell(self, nomor: int, kolom: int, cell: Sel) -> bytes:
        at = struct.pack("<HH", nomor - 1, kolom - 1)
        match cell:
            case Gaya():
                return record(0x0201, at + struct.pack("<H", self.xf("0.000")))
            case bool():
                return record(0x0205, at + struct.pack("<HBB", 15, int(cell), 0))
            case Galat():
                return record(0x0205, at + struct.pack("<HBB", 15, ERRORS[cell.text], 1))
            case Rumus():
                return self.formula(at, cell)
            case str() | Teks():
                text = cell if isinstance(cell, str) else cell.text
                self.total += 1
                index = self.shared.setdefault(text, len(self.shared))
                return record(0x00FD, at + struct.pack("<HI", 15, index))
            case date() | datetime() | time():
                fmt = 22 if isinstance(cell, datetime) else 14 if isinstance(cell, date) else 21
                cell = Tanggal(cell, fmt)
        if isinstance(cell, Tanggal):
            cell = Angka(serial(cell.value, date1904=self.date1904), cell.format)
        if not isinstance(cell, Angka):
            assert isinstance(cell, int | float), cell
            cell = Angka(cell)
        return record(0x0203, at + struct.pack("<Hd", self.xf(cell.format), float(cell.literal)))

    def formula(self, at: bytes, cell: Rumus) -> bytes:
        text = b""
        match cell.cache:
            case bool():
                value = struct.pack("<BBBBHH", 1, 0, int(cell.cache), 0, 0, 0xFFFF)
            case Galat():
                value = struct.pack("<BBBBHH", 2, 0, ERRORS[cell.cache.text], 0, 0, 0xFFFF)
            case str():
                value = struct.pack("<BBBBHH", 0, 0, 0, 0, 0, 0xFFFF)
                text = record(0x0207, _long(cell.cache))
            case None:
                value = struct.pack("<BBBBHH", 3, 0, 0, 0, 0, 0xFFFF)
            case _:
                value = struct.pack("<d", cell.cache)
        code = b"\x1e\x01\x00"  # ptgInt 1: readers of values do not calculate
        return record(0x0006, at + struct.pack("<H8sHIH", 15, value, 0, 0, len(code)) + code) + text


def xls(
    sheets: Mapping[str, Rows],
    *,
    date1904: bool = False,
    merges: Sequence[str] = (),
    hidden: Sequence[str] = (),
    stream: str = "Workbook",
    sandi: str = "",
) -> bytes:
    """Return an Excel 97-2003 workbook; merges belong to the first sheet. See `tests.mentah.ooxml.xlsx`.

    ``sandi``: password that its records are encrypted with.

    Texts together must stay below 8 KiB per SST record piece only in so far as one text must: the table is
    continued between texts.
    """
    book = _Book(date1904)
    bodies = []
    for n, rows in enumerate(sheets.values()):
        cells = b"".join(book.cell(r, k, c) for r, row in walk(rows) for k, c in row)
        body = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6)) + cells
        if merges and n == 0:
            refs = [area(m) for m in merges]
            packed = b"".join(struct.pack("<HHHH", r1 - 1, r2 - 1, c1 - 1, c2 - 1) for r1, c1, r2, c2 in refs)
            body += record(0x00E5, struct.pack("<H", len(refs)) + packed)
        bodies.append(body + record(0x000A))
    tail = _sst(book) + record(0x000A)
    head = _globals_head(book, filepass(sandi) if sandi else b"")
    size = len(head) + sum(len(record(0x85, b"\0" * 6 + _short(name))) for name in sheets) + len(tail)
    bounds = b""
    for name, body in zip(sheets, bodies, strict=True):
        bounds += record(0x0085, struct.pack("<IBB", size, int(name in hidden), 0) + _short(name))
        size += len(body)
    whole = head + bounds + tail + b"".join(bodies)
    whole += record(
        0, bytes(-len(whole) % 4)
    )  # what fills the last sector is then walked over as empty records
    return ole({stream: locked(whole, sandi) if sandi else whole})


def _globals_head(book: _Book, second: bytes) -> bytes:
    out = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)) + second
    out += record(0x0042, struct.pack("<H", 1200)) + record(0x0022, struct.pack("<H", int(book.date1904)))
    font = struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _short("Arial")
    out += record(0x0031, font) * 4
    own = {f: 164 + n for n, f in enumerate(f for f in book.formats if isinstance(f, str))}
    for text, number in own.items():
        out += record(0x041E, struct.pack("<H", number) + _long(text))
    out += record(0x00E0, struct.pack("<HHH", 0, 0, 0xFFF5) + b"\0" * 14) * 15
    for fmt in book.formats:
        number = fmt if isinstance(fmt, int) else own[fmt]
        out += record(0x00E0, struct.pack("<HHH", 0, number, 0x0001) + b"\0" * 14)
    return out


def _sst(book: _Book) -> bytes:
    """Shared strings, continued between texts so that no record exceeds 8,224 bytes."""
    pieces, piece = [], struct.pack("<II", book.total, len(book.shared))
    for text in book.shared:
        packed = _long(text)
        if len(piece) + len(packed) > 8224:
            pieces.append(piece)
            piece = b""
        piece += packed
    pieces.append(piece)
    return record(0x00FC, pieces[0]) + b"".join(record(0x003C, p) for p in pieces[1:])


def ole(
    streams: Mapping[str, bytes], *, loop: bool = False, size: int | None = None, directory_loop: bool = False
) -> bytes:
    """Return an OLE compound file (512-byte sectors, every stream in the big area).

    Args:
        streams: name to content; at most 3 streams, 7 MB together.
        loop: the first stream's sector chain points back to its own beginning.
        size: length the first stream claims to have.
        directory_loop: the directory's sector chain points back to itself.
    """
    chains: list[tuple[int, int]] = []
    body = b""
    fat: list[int] = []
    for data in streams.values():
        padded = data.ljust(4096, b"\0")
        padded += b"\0" * (-len(padded) % 512)
        start, count = len(fat), len(padded) // 512
        fat += [start + n + 1 for n in range(count - 1)] + [start if loop and start == 0 else _END]
        chains.append((start, size if size is not None and start == 0 else len(padded)))
        body += padded
    directory = _directory(list(zip(streams, chains, strict=True)))
    dir_start = len(fat)
    fat.append(dir_start if directory_loop else _END)
    body += directory
    fat_count = 1
    while len(fat) + fat_count > fat_count * 128:
        fat_count += 1
    fat_start = len(fat)
    fat += [_FATSECT] * fat_count
    fat += [_FREE] * (fat_count * 128 - len(fat))
    difat = [fat_start + n for n in range(fat_count)]
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, fat_count, dir_start, 0, 4096, _END, 0, _END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *(difat + [_FREE] * (109 - len(difat))))
    return header + body + struct.pack(f"<{len(fat)}I", *fat)


def _directory(streams: list[tuple[str, tuple[int, int]]]) -> bytes:
    none = 0xFFFFFFFF
    out = _entry("Root Entry", 5, none, none, 1, _END, 0)
    for n, (name, (start, size)) in enumerate(streams, start=1):
        right = n + 1 if n < len(streams) else none
        out += _entry(name, 2, none, right, none, start, size)
    return out.ljust(512, b"\0")[:512]


def _entry(name: str, kind: int, left: int, right: int, child: int, start: int, size: int) -> bytes:
    packed = name.encode("utf-16-le") + b"\0\0"
    return packed.ljust(64, b"\0") + struct.pack(
        "<HBBIII16sIQQIQ", len(packed), kind, 1, left, right, child, b"", 0, 0, 0, start, size
    )
