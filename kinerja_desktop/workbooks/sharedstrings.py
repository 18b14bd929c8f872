"""The texts of an xlsx: shared strings, rich runs, escapes."""

from __future__ import annotations

import re
from typing import IO

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import limits
from kinerja_desktop.workbooks.xmlstream import parser, pump

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SPACE = " \t\r\n"


def trimmed(text: str) -> str:
    """Return a text as it counts without ``xml:space="preserve"``."""
    return text.strip(_SPACE)


def unescape(text: str) -> str:
    """Return a text with ``_x000D_`` and the like decoded."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    # two escapes may be the halves of one character; a half alone is none, and no file or database could hold it
    return plain if plain.isascii() else plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class _Collector:
    """Text of each ``si``: its own ``t`` and those of its runs, not the phonetic ones."""

    def __init__(self) -> None:
        self.items: list[str] = []
        self._parts: list[str] = []
        self._now: list[str] = []
        self._open = self._phonetic = self._keep = False
        self._total = self._depth = 0

    def start(self, name: str, attrs: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > limits.DEPTH:
            raise FileError("berkas.rusak")
        name = name.rpartition(":")[2]
        if name == "t":
            self._open = not self._phonetic
            self._keep = attrs.get("xml:space") == "preserve"
            self._now = []
        elif name == "si":
            self._parts = []
        elif name == "rPh":
            self._phonetic = True

    def end(self, name: str) -> None:
        self._depth -= 1
        name = name.rpartition(":")[2]
        if name == "t" and self._open:
            self._open = False
            text = "".join(self._now)
            self._parts.append(text if self._keep else trimmed(text))
        elif name == "rPh":
            self._phonetic = False
        elif name == "si":
            self.items.append(unescape("".join(self._parts)))
            if len(self.items) > limits.SHARED_ITEMS:
                raise FileError("berkas.terlalu-besar")

    def text(self, data: str) -> None:
        if self._open:
            self._now.append(data)
            self._total += len(data)
            if self._total > limits.SHARED_CHARS:
                raise FileError("berkas.terlalu-besar")


def shared_strings(source: IO[bytes]) -> list[str]:
    """Return the shared strings of a workbook, in order."""
    collector = _Collector()
    made = parser()
    made.StartElementHandler = collector.start
    made.EndElementHandler = collector.end
    made.CharacterDataHandler = collector.text
    for _ in pump(made, source):
        pass
    return collector.items
