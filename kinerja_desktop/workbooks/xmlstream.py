"""Streaming XML by expat: constant memory, no document type, no entities, no external anything.

expat instead of lxml: its callbacks never build a tree, so one row of 300 MB costs nothing; it reads UTF-16;
and it is part of Python. Elements are known by their local names, which makes Strict and transitional Open
XML the same thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO, NoReturn, TypeAlias, cast
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
    return _feed(made, iter(lambda: source.read(_CHUNK), b""), is_whole=True)


def _feed(made: expat.XMLParserType, pieces: Iterable[bytes], *, is_whole: bool) -> Iterator[None]:
    fed = 0
    try:
        for piece in pieces:
            made.Parse(piece, False)
            fed += len(piece)
            if fed - max(made.CurrentByteIndex, 0) > limits.TOKEN_BYTES:
                raise FileError("berkas.terlalu-besar")
            yield
        if is_whole:
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


def _walker(start: Start, end: End | None, text: Text | None) -> expat.XMLParserType:
    """Return a parser whose handlers get local names and attributes by local name."""
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
    return made


def read_through(source: IO[bytes], start: Start, end: End | None = None, text: Text | None = None) -> None:
    """Walk a whole document through handlers that get local names and attributes by local name."""
    for _ in pump(_walker(start, end, text), source):
        pass


@dataclass(frozen=True, slots=True)
class Place:
    """Where an element lies in its document, in bytes, so that it can be read without what stands before it.

    Attributes:
        head: length of what precedes the outermost element; it says in what encoding all is written.
        begin: where the element begins.
        end: where its end tag begins.
    """

    head: int
    begin: int
    end: int


class Finder:
    """Finds, in one walk, where elements lie: a ``start`` and an ``end`` of its owner mark them.

    A file that keeps all its sheets in one part would else be walked from its beginning for each of them.
    """

    def __init__(self, start: Start, end: End, text: Text | None = None) -> None:
        self.places: list[Place] = []
        self._head = 0
        self._made = made = _walker(start, end, text)
        usual = cast("Start", made.StartElementHandler)

        def first(name: str, attrs: dict[str, str]) -> None:
            self._head = made.CurrentByteIndex
            made.StartElementHandler = usual
            usual(name, attrs)

        made.StartElementHandler = first

    def opens(self) -> None:
        """Mark the element that begins just now."""
        at = self._made.CurrentByteIndex
        self.places.append(Place(self._head, at, at))

    def closes(self, number: int) -> None:
        """Mark that the element of this number ends just now."""
        opened = self.places[number]
        self.places[number] = Place(opened.head, opened.begin, self._made.CurrentByteIndex)

    def walk(self, source: IO[bytes]) -> None:
        """Walk the whole document, once.

        Raises:
            FileError: not well-formed, or the elements hold each other so often that reading each would take for ever.
        """
        for _ in pump(self._made, source):
            pass
        if sum(one.head + one.end - one.begin for one in self.places) > limits.WALKED_BYTES:
            raise FileError("berkas.terlalu-besar")


def walk_place(
    source: IO[bytes], place: Place, start: Start, end: End | None = None, text: Text | None = None
) -> Iterator[None]:
    """Walk one element that a `Finder` marked, as if it were the document; its own end is not told."""
    return _feed(_walker(start, end, text), _cut(source, place), is_whole=False)


def _cut(source: IO[bytes], place: Place) -> Iterator[bytes]:
    """Yield the bytes of the head and of the element; ``source`` may be a stream that only goes forward."""
    at = 0
    for begin, end in ((0, place.head), (place.begin, place.end)):
        while at < end and (piece := source.read(min(_CHUNK, (begin if at < begin else end) - at))):
            if at >= begin:
                yield piece
            at += len(piece)
