"""Mutations of binary containers: zip entries and their headers, OLE sectors, BIFF and xlsb records, bare bytes."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from random import Random

import olefile

from tests.acak import isi, ubah_xml
from tests.mentah import ole

Record = tuple[int, bytes]
_XML = (".xml", ".rels", ".vml")
_MOST = 6_000_000


# -- zip
def zipped(data: bytes, random: Random) -> bytes:
    """Return a zip with a part, an entry or a header of its own changed."""
    if random.random() < 0.15:
        return _headers(data, random)
    parts = _parts(data)
    if not parts:
        return raw(data, random)
    for _ in range(random.choice((1, 1, 2, 5))):
        name = random.choice(_likely(parts))
        if name.endswith(_XML) and random.random() < 0.85:
            parts[name] = _xml_part(parts[name], random)
        elif name.endswith(".bin") and random.random() < 0.85:
            parts[name] = _xlsb_part(parts[name], random)
        else:
            random.choice(_ENTRIES)(parts, name, random)
    return _packed(parts, random)


def _parts(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {info.orig_filename: archive.read(info) for info in archive.infolist()}
    except Exception:  # noqa: BLE001 - mutated already: any way of failing means that bytes are all that is left
        return {}


def _likely(parts: dict[str, bytes]) -> list[str]:
    """Return the names, those of sheets and texts several times: most of a reader's work is there."""
    much = [name for name in parts if "sheet" in name.lower() or "content.xml" in name]
    return [*parts, *much * 4]


def _xml_part(data: bytes, random: Random) -> bytes:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    text = data.decode(encoding, "replace")
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        text = ubah_xml.mutate(text[:_MOST], random)
    if random.random() < 0.04:
        encoding = random.choice(("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp1252"))
    return text.encode(encoding, "replace")


def _renamed(parts: dict[str, bytes], name: str, random: Random) -> None:
    made = random.choice(("../" + name, "/" + name, name.upper(), name.replace("/", "\\"), "C:\\x\\" + name, name + "/",
                          "/etc/passwd", "", "é" * 90, name.rpartition("/")[2], "xl/workbook.bin", "content.xml", "mimetype"))  # fmt: skip
    parts[made] = parts.pop(name)


def _emptied(parts: dict[str, bytes], name: str, random: Random) -> None:
    parts[name] = random.choice(
        (b"", parts[name][: random.randrange(len(parts[name]) + 1)], b"\0" * 5_000_000, b"PK\x03\x04")
    )


def _gone(parts: dict[str, bytes], name: str, _random: Random) -> None:
    del parts[name]


def _exchanged(parts: dict[str, bytes], name: str, random: Random) -> None:
    other = random.choice(list(parts))
    parts[name], parts[other] = parts[other], parts[name]


def _damaged(parts: dict[str, bytes], name: str, random: Random) -> None:
    parts[name] = raw(parts[name], random)


_ENTRIES: tuple[Callable[[dict[str, bytes], str, Random], None], ...] = (
    _renamed, _emptied, _gone, _exchanged, _damaged, _damaged,
)  # fmt: skip


def _packed(parts: dict[str, bytes], random: Random) -> bytes:
    out = io.BytesIO()
    kind = random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2))
    if sum(map(len, parts.values())) > 100_000:
        kind = zipfile.ZIP_DEFLATED  # the other ones take longer than what is tested
    with zipfile.ZipFile(out, "w", compresslevel=1) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo("x")  # past its own ideas of names
            info.filename = info.orig_filename = name
            info.compress_type = kind
            archive.writestr(info, data)
    data = out.getvalue()
    return (
        random.choice((b"", b"", b"", b"", b"junk", b"PK\x05\x06")) + data if random.random() < 0.1 else data
    )


def _headers(data: bytes, random: Random) -> bytes:
    """Change a field of a local header, of the directory, or of its end."""
    marks = [at for mark in (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06") for at in _all(data, mark)]
    if not marks:
        return raw(data, random)
    at = random.choice(marks) + 4 + random.randrange(0, 42, 2)
    return _patched(data, at, random)


def _all(data: bytes, mark: bytes) -> list[int]:
    found, at = [], data.find(mark)
    while at >= 0:
        found.append(at)
        at = data.find(mark, at + 4)
    return found


def _patched(data: bytes, at: int, random: Random) -> bytes:
    if random.random() < 0.5:
        value = struct.pack("<H", random.choice(isi.WORDS))
    else:
        value = struct.pack("<I", random.choice(isi.DOUBLES))
    return data[:at] + value + data[at + len(value) :]


# -- records
def compound(data: bytes, random: Random) -> bytes:
    """Return an OLE file with a record, a sector number or a directory entry changed."""
    chance = random.random()
    if chance < 0.25:
        return _patched(data, random.randrange(0, min(len(data), 512), 2), random)
    if chance < 0.4:
        return _patched(data, random.randrange(0, max(2, len(data)), 4), random)
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as opened:
            stream = opened.openstream("Workbook").read()
    except Exception:  # noqa: BLE001 - mutated already, or an encrypted package
        return raw(data, random)
    records = _biff(stream)
    for _ in range(random.choice((1, 1, 2, 6))):
        records = _record(records, random)
    made = b"".join(struct.pack("<HH", kind & 0xFFFF, len(body) & 0xFFFF) + body for kind, body in records)
    return ole({"Workbook": made[:6_900_000]})


def _biff(data: bytes) -> list[Record]:
    found, at = [], 0
    while at + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, at)
        found.append((kind, data[at + 4 : at + 4 + length]))
        at += 4 + length
    return found


_MOST_PART = 2_000_000


def _xlsb_part(data: bytes, random: Random) -> bytes:
    if len(data) > _MOST_PART:
        return data  # a part that earlier mutations swelled: walking its records would take longer than the reader may
    records: list[Record] = []
    at = 0
    while at < len(data):
        kind, at = _variable(data, at, 2)
        length, at = _variable(data, at, 4)
        records.append((kind, data[at : at + length]))
        at += length
    for _ in range(random.choice((1, 1, 2, 6))):
        records = _record(records, random)
    return b"".join(_number(kind) + _number(len(body)) + body for kind, body in records)


def _variable(data: bytes, at: int, most: int) -> tuple[int, int]:
    value = 0
    for n in range(most):
        byte = data[at] if at < len(data) else 0
        value |= (byte & 0x7F) << 7 * n
        at += 1
        if byte < 0x80:
            break
    return value, at


def _number(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _record(records: list[Record], random: Random) -> list[Record]:
    if not records:
        return records
    at = random.randrange(len(records))
    kind, body = records[at]
    what = random.randrange(8)
    if what == 0:
        return records[:at] + records[at + 1 :]
    if what == 1:
        return records[:at] + [records[at]] * random.choice((2, 50, 5_000)) + records[at + 1 :]
    if what == 2:
        other = random.randrange(len(records))
        records[at], records[other] = records[other], records[at]
        return records
    if what == 3:
        made = (random.choice((*isi.WORDS, kind ^ 1)), body)
    elif what == 4:
        made = (kind, body[: random.randrange(len(body) + 1)])
    elif what == 5:
        made = (kind, body + random.randbytes(random.choice((1, 8, 300))))
    elif what == 6:
        made = (kind, raw(body, random)[:60_000])
    else:
        made = (kind, _patched(body, random.randrange(0, max(1, len(body)), 2), random))
    return [*records[:at], made, *records[at + 1 :]]


# -- bytes
def raw(data: bytes, random: Random) -> bytes:
    """Return bytes with some of them flipped, cut, doubled, filled or exchanged."""
    if not data:
        return random.randbytes(random.choice((1, 4, 300)))
    at = random.randrange(len(data))
    size = random.choice((1, 1, 2, 4, 16, 512, 4096))
    what = random.randrange(7)
    if what == 0:
        return data[:at]
    if what == 1:
        return data[:at] + data[at + size :]
    if what == 2:
        return data[:at] + data[at : at + size] * random.choice((2, 20)) + data[at + size :]
    if what == 3:
        return data[:at] + random.randbytes(size) + data[at + size :]
    if what == 4:
        return data[:at] + random.choice((b"\0", b"\xff", b"\x80", b"<", b'"')) * size + data[at + size :]
    changed = bytearray(data)
    for _ in range(random.choice((1, 3, 20))):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)
