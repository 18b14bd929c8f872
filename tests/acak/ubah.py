"""One mutated file from a seed and a number: the same two always give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from tests.acak import isi, ubah_biner, ubah_xml
from tests.acak.bibit import IMPOR, Bibit

_LINE_ENDS = ("\n", "\r", "\r\n", "\n\n", "\x0b", "\u2028", "")


@dataclass(frozen=True, slots=True)
class Kasus:
    """One mutated file, the file it was made of, and the import that is to read it."""

    nomor: int
    asal: str
    nama: str
    data: bytes
    impor: str


def kasus(benih: str, nomor: int, bibit: Sequence[Bibit]) -> Kasus:
    """Return the case of a number."""
    random = Random(f"{benih}:{nomor}")  # noqa: S311 - cases must come again, nothing is to be kept secret
    one = random.choice(bibit)
    data = one.data
    chance = random.random()
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        data = ubah_biner.raw(data, random) if chance < 0.12 else _structured(data, random)
    if chance > 0.92:
        data = ubah_biner.raw(data, random)
    if chance > 0.985:
        other = random.choice(bibit).data
        data = data[: random.randrange(len(data) + 1)] + other[random.randrange(len(other)) :]
    impor = one.impor if random.random() < 0.9 else random.choice(IMPOR)
    return Kasus(nomor, one.nama, f"acak-{nomor}.{one.nama.rpartition('.')[2]}", data, impor)


def _structured(data: bytes, random: Random) -> bytes:
    if data.startswith(b"PK"):
        return ubah_biner.zipped(data, random)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return ubah_biner.compound(data, random)
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    text = data.decode(encoding, "replace")
    made = ubah_xml.mutate(text, random) if "<" in text[:200] else random.choice(_DELIMITED)(text, random)
    if random.random() < 0.08:
        encoding = random.choice(("utf-16", "utf-16-be", "cp1252", "utf-8-sig", "utf-7", "latin-1"))
    return made.encode(encoding, "replace")


# -- delimited text
def _separators(text: str, random: Random) -> str:
    old, new = random.choice(",;\t|"), random.choice((",", ";", "\t", "|", " ", ":", "\0", ""))
    return text.replace(old, new, random.choice((1, 5, -1)))


def _quotes(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(('"', '""', '"' * 1001, '="', "'", '"\n', '","')) + text[at:]


def _line_ends(text: str, random: Random) -> str:
    return re.sub(r"\r?\n", random.choice(_LINE_ENDS), text, count=random.choice((1, 3, 0)))


def _field(text: str, random: Random) -> str:
    fields = list(re.finditer(r"[^,;\t\r\n]+", text))
    if not fields:
        return text
    found = random.choice(fields)
    return text[: found.start()] + isi.any_value(random) + text[found.end() :]


def _lines(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True)
    if not lines:
        return text
    at = random.randrange(len(lines))
    made = random.choice(
        ((), (lines[at],) * 3, (lines[at],) * 3_000, ("," * 20_000 + "\n",), ("sep=;\n",), ("\n",) * 50_000)
    )
    lines[at : at + 1] = made
    return "".join(lines)


_DELIMITED: tuple[Callable[[str, Random], str], ...] = (
    _separators, _quotes, _line_ends, _field, _field, _field, _lines, _lines,
)  # fmt: skip
