"""Any foreign "Excel file" to rows with exact locations and types, in bounded time and memory.

`open_book` looks at the content, never at the extension, and says in one sentence why a file cannot be read.

**Engines.** Sheets of .xlsx are first looked over as bytes (`sheetscan`). If nothing unusual is found and rows x
columns stay in bounds, python-calamine reads them: an eighth of openpyxl's time. Otherwise our own engine on
expat does (`sheetxml`): error cells, formulas that nobody calculated, UTF-16, prefixes, stray cells in the last
row, times and durations. openpyxl is no fallback: its read-only mode trusts the dimension tag, sees no sheets in
Strict Open XML, fails on backslash names, and makes an uncounted formula None. Both engines give the same values
for the same file; a test says so. .xls and .xlsb are read by calamine behind a walk over their records
(`biffscan`); .ods, SpreadsheetML, HTML and delimited text by engines of our own.

**Not trusted:** extension, dimension tag, declared sizes, row and column counts, entities, anything external.
"""

from __future__ import annotations

import errno
import hashlib
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import kinds, limits
from kinerja_desktop.workbooks.cells import MergedArea, Row, SheetInfo
from kinerja_desktop.workbooks.source import Source

_IN_USE = {32, 33}
"""Windows: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION."""


class Book:
    """An opened file; a context manager.

    Attributes:
        path: where it was read from.
        jenis: "xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "html" or "spreadsheetml".
        sidik: SHA-256 of the file's bytes, hexadecimal.
        sheets: the worksheets in order of the file; chart sheets left out, hidden ones marked.
        date_1904: the 1904 date system; dates are right already.
    """

    def __init__(self, path: Path, sidik: str, source: Source) -> None:
        self.path = path
        self.sidik = sidik
        self.jenis = source.jenis
        self.sheets: tuple[SheetInfo, ...] = source.sheets
        self.date_1904 = source.date_1904
        self._source: Source | None = source

    def rows(self, sheet: str) -> Iterator[Row]:
        """Yield the rows that have at least one cell with content, with their true numbers.

        Trailing empty cells are trimmed; rows that equal their sheet's end never appear.

        Raises:
            FileError: damage that shows only while reading.
            KeyError: no such sheet.
        """
        source = self._known(sheet)
        with _named(self.path):
            yield from source.rows(sheet)

    def merged(self, sheet: str) -> tuple[MergedArea, ...]:
        """Return the merged areas of a sheet."""
        source = self._known(sheet)
        with _named(self.path):
            return source.merged(sheet)

    def hidden_rows(self, sheet: str) -> frozenset[int]:
        """Return the numbers of hidden rows (filtered ones included), as far as the file says."""
        source = self._known(sheet)
        with _named(self.path):
            return source.hidden_rows(sheet)

    def hidden_columns(self, sheet: str) -> frozenset[int]:
        """Return the numbers of hidden columns, as far as the file says."""
        source = self._known(sheet)
        with _named(self.path):
            return source.hidden_columns(sheet)

    def close(self) -> None:
        """Free the file's bytes and the engines."""
        if self._source is not None:
            self._source.close()
            self._source = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _known(self, sheet: str) -> Source:
        if self._source is None:
            raise ValueError("closed book")
        if all(sheet != info.nama for info in self.sheets):
            raise KeyError(sheet)
        return self._source


def open_book(path: Path, *, sandi: str | None = None) -> Book:
    """Open a foreign file.

    Args:
        path: any file.
        sandi: password, when the user typed one.

    Raises:
        FileError: the reason as code ``berkas.*`` with ``nama`` and, for some, more arguments.
    """
    with _named(path):
        try:
            path.name.encode()
        except (
            UnicodeEncodeError
        ) as error:  # half characters: nothing that is told or stored could hold the name
            shown = path.name.encode("utf-8", "replace").decode()
            raise FileError("berkas.nama-rusak", nama=shown) from error
        data = _read(path)
        source = _source(data, path, sandi)
        return Book(path, hashlib.sha256(data).hexdigest(), source)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Put the file's name to every refusal, and a plain cause to what the container libraries throw."""
    try:
        yield
    except FileError as error:
        if "nama" in error.args_:
            raise
        raise FileError(error.code, **error.args_, nama=path.name) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RecursionError) as error:
        raise FileError("berkas.rusak", nama=path.name) from error


def _read(path: Path) -> bytes:
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise FileError("berkas.folder")
        if not stat.S_ISREG(state.st_mode):  # a pipe or a device would never end
            raise FileError("berkas.bukan-berkas")
        if state.st_size > limits.FILE_BYTES:
            raise FileError("berkas.terlalu-besar")
        data = path.read_bytes()
    except (
        FileNotFoundError,
        NotADirectoryError,
        ValueError,
    ) as error:  # ValueError: a zero byte in the path
        raise FileError("berkas.tidak-ada") from error
    except PermissionError as error:
        in_use = getattr(error, "winerror", None) in _IN_USE
        raise FileError("berkas.dipakai" if in_use else "berkas.izin") from error
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.ENAMETOOLONG}:
            raise FileError("berkas.tidak-ada") from error
        raise FileError("berkas.disk", sebab=error.strerror or str(error)) from error
    if path.name.startswith("~$") and len(data) < 1024:
        raise FileError("berkas.kunci-excel")
    return data


def _source(data: bytes, path: Path, sandi: str | None) -> Source:
    kinds.refuse_foreign(data)
    if data.startswith(kinds.OLE):
        return _compound(data, sandi)
    if data.startswith(b"PK"):
        return _zipped(data)
    return _text(data, path)


def _zipped(data: bytes) -> Source:
    from kinerja_desktop.workbooks.zipparts import ZipParts

    parts = ZipParts(data)
    kind = kinds.kind_of_zip(parts)
    if kind == "ods":
        from kinerja_desktop.workbooks.ods import OdsSource

        return OdsSource(parts)
    if kind == "xlsb":
        from kinerja_desktop.workbooks.binarybooks import open_xlsb

        return open_xlsb(data, parts)
    from kinerja_desktop.workbooks.ooxml import OoxmlSource

    return OoxmlSource(data, parts)


def _compound(data: bytes, sandi: str | None) -> Source:
    from kinerja_desktop.workbooks import protected
    from kinerja_desktop.workbooks.biffscan import scan_xls
    from kinerja_desktop.workbooks.binarybooks import open_xls

    streams = protected.streams_of(data)
    if "encryptedpackage" in streams:
        plain = protected.decrypted(data, streams, sandi)
        if not plain.startswith(b"PK"):
            raise FileError("berkas.rusak")
        return _zipped(plain)
    for name, code in (("worddocument", "berkas.dokumen"), ("powerpoint document", "berkas.presentasi")):
        if name in streams:
            raise FileError(code)
    stream = streams.get("workbook") or streams.get("book")
    if stream is None:
        raise FileError("berkas.tidak-dikenal")
    if scan_xls(stream).locked:
        data = protected.decrypted(data, streams, sandi)
        stream = protected.streams_of(data)["workbook"]
    return open_xls(data, stream)


def _text(data: bytes, path: Path) -> Source:
    from kinerja_desktop.workbooks.plaintext import CsvSource, decode

    if len(data) > limits.TEXT_FILE_BYTES:
        raise FileError("berkas.terlalu-besar")
    text = decode(data, kinds.declared_charset(data))
    if text is None:
        raise FileError("berkas.tidak-dikenal")
    kind = kinds.kind_of_text(text)
    if kind == "spreadsheetml":
        from kinerja_desktop.workbooks.spreadsheetml import SpreadsheetmlSource

        return SpreadsheetmlSource(data)
    if kind == "html":
        from kinerja_desktop.workbooks.htmltable import HtmlSource

        return HtmlSource(text, path.stem)
    return CsvSource(text, path.stem)
