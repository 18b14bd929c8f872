"""Fonts and text: registration, widths, wrapping. One font family, embedded: Liberation Sans (OFL-1.1)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Final

from kinerja_desktop.documents.kit.geometri import mm
from kinerja_desktop.foundation import resources

TEKS: Final = "KD-Teks"
TEBAL: Final = "KD-Tebal"
MIRING: Final = "KD-Miring"
_FILES = {TEKS: "Regular", TEBAL: "Bold", MIRING: "Italic"}
_CAP_HEIGHT = 0.729  # of the em, Liberation Sans


@cache
def register() -> None:
    """Register the fonts with reportlab, once per process."""
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    rl_config.useA85 = 0  # binary streams: a fifth smaller, and every reader since 1993 takes them
    for name, file in _FILES.items():
        path = resources.path(f"resources/fonts/LiberationSans-{file}.ttf")
        pdfmetrics.registerFont(TTFont(name, str(path)))


@dataclass(frozen=True, slots=True)
class Gaya:
    """Style of a text: font, size in points, leading in points, grey (0 black)."""

    huruf: str
    ukuran: float
    jarak: float
    abu: float = 0.0

    @property
    def garis_dasar(self) -> float:
        """Baseline below the top of a line box: capitals stand in its middle."""
        return self.jarak / 2 + _CAP_HEIGHT * self.ukuran / 2


def gaya(ukuran: float, jarak_mm: float, huruf: str = TEKS, abu: float = 0.0) -> Gaya:
    """Return a style with its leading given in millimetres."""
    return Gaya(huruf, ukuran, mm(jarak_mm), abu)


@cache
def _measure(font: str) -> tuple[dict[int, float], float]:
    from reportlab.pdfbase import pdfmetrics

    register()
    face: Any = getattr(pdfmetrics.getFont(font), "face")  # noqa: B009 - the stubs know no face
    return face.charWidths, face.defaultWidth


@lru_cache(maxsize=20_000)
def _em(text: str, font: str) -> float:
    widths, default = _measure(font)
    return sum(widths.get(ord(char), default) for char in text)


def width(text: str, g: Gaya) -> float:
    """Return the width of a line in points."""
    return _em(text, g.huruf) * g.ukuran / 1000


def fitting(texts: Iterable[str], g: Gaya, room: float, least: float) -> Gaya:
    """Return ``g``, smaller by half points down to ``least``, so that no word need be broken in ``room`` points.

    A word that does not even fit in the least size is broken in any, and has no say.
    """
    widest = _em_of_words(texts, room * 1000 / least, g.huruf)
    size = g.ukuran
    while size > least and widest * size / 1000 > room:
        size -= 0.5
    return replace(g, ukuran=max(size, least))


def _em_of_words(texts: Iterable[str], limit: float, font: str) -> float:
    """Return the width of the widest word not above ``limit``, in thousandths of an em."""
    sizes = (_em(word, font) for text in set(texts) for word in clean(text).split())
    return max((size for size in sizes if size <= limit), default=0.0)


@lru_cache(maxsize=2_000)
def clean(text: str) -> str:
    """Return text that can be printed: NFC, control characters as spaces, one kind of line end, no lone halves."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = unicodedata.normalize("NFC", text.encode("utf-16", "replace").decode("utf-16", "replace"))
    return "".join(
        char
        if char == "\n" or unicodedata.category(char) not in ("Cc", "Cf", "Cs")
        else ("" if unicodedata.category(char) == "Cf" else " ")
        for char in text
    )


@lru_cache(maxsize=4_000)
def wrap(text: str, g: Gaya, room: float) -> tuple[str, ...]:
    """Return the lines of ``text`` in a column of ``room`` points: greedy, line ends kept, nothing lost.

    A word wider than the column is broken after ``/ - , .`` where it has one, else between letters.
    """
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        lines += _wrap_paragraph(paragraph, g, room)
    return tuple(lines)


def _wrap_paragraph(paragraph: str, g: Gaya, room: float) -> list[str]:
    limit = room * 1000 / g.ukuran + 0.5  # half a thousandth of an em: sums of floats
    if _em(paragraph, g.huruf) <= limit and "  " not in paragraph:
        return [paragraph.strip(" ")]
    lines: list[str] = []
    current, used, space = "", 0.0, _em(" ", g.huruf)
    for whole in paragraph.split(" "):
        if not whole:
            continue
        pieces = [whole] if _em(whole, g.huruf) <= limit else _break_word(whole, g.huruf, limit)
        for number, piece in enumerate(pieces):
            size = _em(piece, g.huruf)
            if current and number == 0 and used + space + size <= limit:
                current, used = f"{current} {piece}", used + space + size
                continue
            if current:
                lines.append(current)
            current, used = piece, size
    lines.append(current)
    return lines


def _break_word(word: str, font: str, limit: float) -> list[str]:
    """Split a word that is too wide into pieces that fit; each holds at least one letter."""
    pieces: list[str] = []
    while _em(word, font) > limit and len(word) > 1:
        cut, used = 0, 0.0
        while cut < len(word) - 1:
            used += _em(word[cut], font)
            if used > limit and cut:
                break
            cut += 1
        soft = max(word.rfind(mark, 1, cut) for mark in "/-,._@")
        cut = soft + 1 if soft > 0 else max(cut, 1)
        pieces.append(word[:cut])
        word = word[cut:]
    pieces.append(word)
    return pieces
