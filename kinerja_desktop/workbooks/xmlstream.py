"""Streaming XML by expat: constant memory, no document type, no entities, no external anything.

expat instead of lxml: its callbacks never build a tree, so one row of 300 MB costs nothing; it reads UTF-16;
and it is part of Python. Elements are known by their local names, which makes Strict and transitional Open
XML the same thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO, NoReturn, TypeAlias
from xml.parsers import expat

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import limits

_CHUNK = 1 << 14

Start: TypeAlias = Callable[[str, dict[str, str]], None]
End: TypeAlias = Callable[[str], None]
Text: TypeAlias = Callable[[str], None]


def _refuse(*_: object) -> NoReturn:
    raise FileError("berkas.xml-berbahaya")


def parser() -> expat.XMLParserType:
    """Return a parser that refuses document types, and with them every entity."""
    made = expat.ParserCreate()
    made.buffer_text = True
    made.StartDoctypeDeclHandler = _refuse
    made.EntityDeclHandler = _refuse
    made.ExternalEntityRefHandler = _refuse
    return made


def pump(made: expat.XMLParserType, source: IO[bytes]) -> Iterator[None]:
    """Feed a parser piece by piece; yields after each piece so that a reader can hand out rows.

    Raises:
        FileError: not well-formed, or a single token without end.
    """
    fed = 0
    try:
        while piece := source.read(_CHUNK):
            made.Parse(piece, False)
            fed += len(piece)
            if fed - max(made.CurrentByteIndex, 0) > limits.TOKEN_BYTES:
                raise FileError("berkas.terlalu-besar")
            yield
        made.Parse(b"", True)
        yield
    except expat.ExpatError as error:
        raise FileError("berkas.rusak") from error
    except (LookupError, ValueError) as error:  # an encoding that does not exist
        raise FileError("berkas.rusak") from error


def local(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]


def attributes(attrs: dict[str, str]) -> dict[str, str]:
    """Return attributes by local name, except namespace declarations."""
    return {local(key): value for key, value in attrs.items() if not key.startswith("xmlns")}


def walk(source: IO[bytes], start: Start, end: End | None = None, text: Text | None = None) -> Iterator[None]:
    """Pump a document through handlers that get local names and attributes by local name."""
    made = parser()
    depth = 0

    def begin(name: str, attrs: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.DEPTH:
            raise FileError("berkas.rusak")
        start(local(name), attributes(attrs))

    def finish(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(local(name))

    made.StartElementHandler = begin
    made.EndElementHandler = finish
    if text is not None:
        made.CharacterDataHandler = text
    return pump(made, source)


def read_through(source: IO[bytes], start: Start, end: End | None = None, text: Text | None = None) -> None:
    """Walk a whole document; see `walk`."""
    for _ in walk(source, start, end, text):
        pass
