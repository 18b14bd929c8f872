"""What a column of a table is: a description, not a class per screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Qt

from kinerja_desktop.foundation import teks

R = TypeVar("R")

LEFT = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value)
RIGHT = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)
CENTER = int((Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter).value)


_NAMES = ("nama", "nip")


class CellKind(StrEnum):
    """How a cell stands; drawn by more than colour."""

    SAVED = "tersimpan"
    PENDING = "menunggu"
    """Being written: three dots."""
    WRONG = "salah"
    """Kept, marked, not counted: red corner and underline; the tooltip says why."""
    LOCKED = "terkunci"
    """Frozen: soft ground and a padlock."""


@dataclass(frozen=True, slots=True)
class CellState:
    """State of one cell and the sentence that explains it (tooltip, status line, screen reader)."""

    kind: CellKind
    reason: str = ""


SAVED = CellState(CellKind.SAVED)


def fold(text: str) -> str:
    """Return text for searching: lower case, without accents."""
    if text.isascii():
        return text.lower()
    return "".join(
        part for part in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(part)
    )


def text_of(value: object) -> str:
    """Return the default text of a value: Indonesian dates and numbers, '' for None."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, datetime):
        return teks.tanggal_jam(value)
    if isinstance(value, date):
        return teks.tanggal(value)
    if isinstance(value, int):
        return teks.bilangan(value)
    return str(value)


def never(_: object) -> bool:
    """Return False: the default of `Column.editable`."""
    return False


@dataclass(frozen=True, kw_only=True)
class Column(Generic[R]):
    """One column of a `TableModel`.

    Attributes:
        key: stable name; remembered widths and edits use it.
        header: Indonesian words over the column.
        getter: row -> value.
        header_tip: the whole words where ``header`` is cut; tooltip and screen reader say them.
        formatter: value -> text shown, copied and searched.
        align: LEFT, RIGHT or CENTER.
        sort_key: row -> something comparable; default is the folded text.
        setter: (row, new text) -> row, shown at once while the service writes; None shows the old value until then.
        editable: row -> may this cell be changed now.
        judge: (row, new text) -> why it makes no sense, '' if it does; shown in the paste preview.
        choices: words offered by the drop-down list (F4, Alt+Down).
        key_map: one letter -> word; the key alone sets the cell, e.g. ``{"A": "Di Atas"}``.
        strict: nothing but the choices is taken (or '' where it may be emptied); another text is refused with a sentence.
        why: row -> why a cell that may not be changed may not, where a state does not say it.
        state: row -> state of the cell, None means saved.
        sign: row -> predikat code whose sign stands before the text ('' none).
        ink: row -> token of the text colour ('' default).
        icon: row -> (icon name, token) before the text, or None.
        strong: the text is semibold (or: row -> whether it is).
        tooltip: row -> text; a state's reason goes first.
        width: pixels; 0 lets the grid measure the header and a sample of rows.
        widest: most pixels that measuring gives the column (0: the usual most); spare room may still widen it.
        frozen: stays at the left while the rest scrolls.
        never_elided: the column is never narrower than its texts (NIP).
        elide_middle: where it must be cut, the middle goes: of the name of a file both ends tell it apart.
        searched: the filter text looks here.
        filterable: the header menu offers its values.
        hidden: hidden until the user shows it.
        lines: most lines that a cell shows; with more than one its text wraps, rows grow, and the editor takes
            several lines (Alt+Enter breaks one).
        indent: row -> pixels before the text, for outlines.
    """

    key: str
    header: str
    getter: Callable[[R], object]
    formatter: Callable[[object], str] = text_of
    align: int = LEFT
    sort_key: Callable[[R], object] | None = None
    setter: Callable[[R, str], R] | None = None
    editable: Callable[[R], bool] = never
    judge: Callable[[R, str], str] | None = None
    choices: tuple[str, ...] = ()
    key_map: Mapping[str, str] | None = None
    strict: bool = False
    why: Callable[[R], str] | None = None
    state: Callable[[R], CellState | None] | None = None
    sign: Callable[[R], str] | None = None
    ink: Callable[[R], str] | None = None
    icon: Callable[[R], tuple[str, str] | None] | None = None
    strong: bool | Callable[[R], bool] = False
    tooltip: Callable[[R], str] | None = None
    width: int = 0
    widest: int = 0
    frozen: bool = False
    never_elided: bool = False
    elide_middle: bool = False
    searched: bool = True
    filterable: bool = True
    hidden: bool = False
    lines: int = 1
    indent: Callable[[R], int] | None = None
    header_tip: str = ""

    @property
    def names_row(self) -> bool:
        """Whether the cell says who or what the row is: what a filter text finds here is meant first."""
        return self.key in _NAMES and self.searched

    @property
    def takes_typing(self) -> bool:
        """Whether cells of this column are made for the keyboard (a cell may still refuse)."""
        return bool(self.choices or self.key_map or self.setter)

    def is_strong(self, row: R) -> bool:
        """Return whether the text of the cell is semibold."""
        return self.strong(row) if callable(self.strong) else self.strong

    def text(self, row: R) -> str:
        """Return what the cell shows."""
        return self.formatter(self.getter(row))

    def state_of(self, row: R) -> CellState:
        """Return the state of the cell."""
        return (self.state(row) if self.state else None) or SAVED

    def order(self, row: R) -> object:
        """Return what sorting compares."""
        return self.sort_key(row) if self.sort_key else fold(self.text(row))
