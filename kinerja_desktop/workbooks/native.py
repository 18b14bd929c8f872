"""The door to python-calamine: the fast engine, which may answer differently, or panic.

A panic of the native library is a ``BaseException`` that no ``except Exception`` sees; it is turned into an
ordinary error here and nowhere else.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from kinerja_desktop.workbooks.cells import CellValue

_EXACT = 2**53
_T = TypeVar("_T")


class NativeError(Exception):
    """The native engine gave up on this file."""


class DoubtfulValueError(NativeError):
    """A value whose meaning only our own engine knows, such as a time that may be a negative number."""


@contextmanager
def _guard() -> Iterator[None]:
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError, NativeError):
        raise
    except BaseException as error:
        raise NativeError(repr(error)) from error


def guarded(call: Callable[[], _T]) -> _T:
    """Run a call into the native library.

    Raises:
        NativeError: it failed, whichever way.
    """
    with _guard():
        return call()


class NativeBook:
    """A workbook in the native engine."""

    def __init__(self, data: bytes) -> None:
        import python_calamine

        self._table: tuple[str, Any] | None = None
        """The sheet of which only the beginning was looked at: whoever reads it to the end comes next."""
        self._book: Any = guarded(lambda: python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)))

    def sheets(self) -> list[tuple[str, bool]]:
        """Return name and hiddenness of the worksheets."""
        import python_calamine

        kinds, seen = python_calamine.SheetTypeEnum, python_calamine.SheetVisibleEnum
        return [
            (meta.name, meta.visible != seen.Visible)
            for meta in self._book.sheets_metadata
            if meta.typ == kinds.WorkSheet
        ]

    def rows(self, sheet: str) -> Iterator[tuple[int, list[CellValue]]]:
        """Yield (row number, values from column A) of all rows, empty ones too.

        Raises:
            NativeError: the sheet cannot be read.
        """
        if self._table is None or self._table[0] != sheet:
            self._table = None  # never two of them in memory
            self._table = sheet, guarded(lambda: self._book.get_sheet_by_name(sheet))
        table = self._table[1]
        if table.start is not None:
            with _guard():
                yield from enumerate(table.iter_rows(), start=1)
        self._table = None

    def close(self) -> None:
        """Let go of the native memory."""
        self._table = None
        guarded(self._book.close)


def exact(row: list[Any]) -> list[CellValue]:
    """Return a native row in our normal form; for engines that can look again.

    Raises:
        DoubtfulValueError: it holds a time or a duration, which may as well be a negative number.
    """
    return _normal(row, _rare)


def trusted(row: list[Any]) -> list[CellValue]:
    """Return a native row in our normal form, for files that only the native engine reads."""
    return _normal(row, _calendar)


def _normal(row: list[Any], other: Callable[[Any], CellValue]) -> list[CellValue]:
    # by class and most frequent first: this runs for every cell of a file
    return [
        (v or None)
        if v.__class__ is str
        else (int(v) if v.is_integer() and -_EXACT < v < _EXACT else v)
        if v.__class__ is float
        else (v if v.__class__ is date or v.__class__ is bool else other(v))
        for v in row
    ]


def _rare(value: Any) -> CellValue:
    if isinstance(value, time | timedelta):
        raise DoubtfulValueError
    return _calendar(value)


def _calendar(value: Any) -> CellValue:
    if isinstance(value, datetime) and value.time() == time(0):
        return value.date()
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _EXACT:
        return float(value)
    if isinstance(value, str | int | float | bool | date | time | timedelta):
        return value
    return str(value)
