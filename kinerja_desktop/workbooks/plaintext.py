"""Bytes to text, and delimited text (csv, tsv, txt) to rows. Every value of such a file is text."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import limits
from kinerja_desktop.workbooks.cells import CellValue, MergedArea, Row, SheetInfo
from kinerja_desktop.workbooks.rowmaking import RowBasket
from kinerja_desktop.workbooks.teks_sel import from_csv

_SEPARATORS = ",;\t|"
_AS_TEXT = re.compile(r'="(.*)"\s*$', re.DOTALL)
_DECLARED = re.compile(r"^sep=(.)\r?\n", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+")
_SAMPLE = 65_536
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(data: bytes, declared: str | None = None) -> str | None:
    """Return the text of a file, or None when it is no text.

    Order: byte order mark; what the file declares; UTF-16 by the pattern of its zero bytes; UTF-8; Windows-1252.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _no_controls(data.decode(encoding, "replace"))
    for candidate in (_plain_codec(declared), _utf16(data), "utf-8", "cp1252", "latin-1"):
        if candidate:
            try:
                return _no_controls(data.decode(candidate))
            except (UnicodeDecodeError, LookupError):
                continue
    return None


_CODECS = re.compile(r"utf-?(?:8|16)|cp\d|iso8859|latin|ascii|mac-roman|koi8|gb|big5|shift_jis|euc")


def _plain_codec(declared: str | None) -> str | None:
    """Return a declared encoding if pages are written in such; Python also knows odd ones (idna is slow without end)."""
    try:
        name = codecs.lookup(declared).name if declared else ""
    except LookupError:
        return None
    return name if _CODECS.match(name) else None


def _utf16(data: bytes) -> str | None:
    sample = data[:4096]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > half * 0.7 and sample[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.7 and sample[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None


def _no_controls(text: str) -> str | None:
    """Return the text, or None when it is full of control signs as only binary files are."""
    sample = text[:8192]
    return None if len(_CONTROLS.findall(sample)) > len(sample) // 200 else text


def separator(text: str) -> str:
    """Return the sign that separates columns: the one that gives most rows the same number of columns."""
    lines = text[:_SAMPLE].splitlines(keepends=True)
    if len(text) > _SAMPLE and len(lines) > 1:
        lines.pop()
    best, best_score = ",", 0.0
    for sign in _SEPARATORS:
        try:
            widths = [len(row) for row in islice(csv.reader(lines, delimiter=sign), 60) if row]
        except csv.Error:
            continue
        if not widths:
            continue
        width, many = (
            Counter(width for width in widths if width > 1).most_common(1)[0] if max(widths) > 1 else (1, 0)
        )
        score = many / len(widths) * min(width, 30) ** 0.5
        if score > best_score:
            best, best_score = sign, score
    return best


class _Lines:
    """Physical lines of a text, cut as they are asked for; ``spent`` counts what one record has used up."""

    def __init__(self, text: str) -> None:
        self._found = _LINE.finditer(text)
        self.spent = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._found)[0]
        self.spent += len(line)
        if self.spent > limits.RECORD_CHARS:
            raise FileError("berkas.terlalu-besar")
        return line


class CsvSource:
    """A file of delimited text. Implements `source.Source`. Rows count as Excel counts them."""

    jenis = "csv"
    date_1904 = False

    def __init__(self, text: str, nama: str) -> None:
        declared = _DECLARED.match(text)
        self._separator = declared[1] if declared else separator(text)
        self._text = text[declared.end() :] if declared else text
        self.sheets: tuple[SheetInfo, ...] = (SheetInfo(nama),)

    def rows(self, _sheet: str) -> Iterator[Row]:
        """Yield the rows with content."""
        basket = RowBasket()
        lines = _Lines(self._text)
        reader = csv.reader(lines, delimiter=self._separator)
        nomor = 0
        try:
            for record in reader:
                nomor += 1
                lines.spent = 0
                if nomor > limits.MAX_ROWS:
                    raise FileError("berkas.terlalu-besar")
                basket.put(nomor, [_value(text) for text in record])
                if basket.ready:
                    yield from basket.take()
        except csv.Error as error:
            raise FileError("berkas.csv-kutip", baris=nomor + 1) from error

    def merged(self, _sheet: str) -> tuple[MergedArea, ...]:
        """Return nothing: text has no merged cells."""
        return ()

    def hidden_rows(self, _sheet: str) -> frozenset[int]:
        """Return nothing."""
        return frozenset()

    def hidden_columns(self, _sheet: str) -> frozenset[int]:
        """Return nothing."""
        return frozenset()

    def close(self) -> None:
        """Free the text."""
        self._text = ""


def _value(text: str) -> CellValue:
    if text.startswith('="'):
        found = _AS_TEXT.match(text)
        if found:
            return found[1].replace('""', '"') or None
    return from_csv(text) or None
