"""A word typed right on after the letter that set a cell: its letters belong to that cell and never land in another.

One letter sets a cell of fixed choices and the cursor goes on, so that a clerk rates a person with each key. Who types
the word instead of the letter must not notice. No clock tells the two apart, the letters do: what is a letter of its
own where the cursor is now is one ("sa" rates two people), until a letter comes that is none and goes on with a word
that was begun ("s", "e": *Sesuai*; "b", "a", "w": *Di Bawah*, and the "a" that had rated the next person is taken
back). Then the cell that the first letter set gets an editor with what was typed, and the rest is an editor's: it
completes, Enter and Tab take it, Esc and Ctrl+Z take the letter back too.

Where the letter leads on to a cell of free text ("w" for *Waktu*, then its target), what stops being the word within
its first letters was meant for that cell and goes there ("w", "akhir Desember").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QWidget

from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.models.words import Words, words_of
from kinerja_desktop.gui.widgets import grid_clipboard
from kinerja_desktop.gui.widgets.line_field import LONGEST_CELL, LineField

if TYPE_CHECKING:
    from kinerja_desktop.gui.widgets.grid import Grid

_SURE = 4
"""So many letters of a word are no accident: a fifth that is not of it is a slip, not the beginning of the next cell."""
_FEW = 6
"""So many choices are named in a sentence."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter that set cells: which (the cursor's first), the step before and its own, where it led to."""

    text: str
    words: Words
    cells: tuple[tuple[int, str], ...]
    before: QUndoCommand | None
    after: QUndoCommand | None
    onward: tuple[int, str]


class TypedWord:
    """What was typed last into cells where one letter is enough."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._run: list[_Letter] = []
        self._word: _Letter | None = None
        """The letter whose word is in the editor now."""
        self.refused = False
        """The text of the last editor was none of the choices: it is not stored, and the cursor stays."""

    @property
    def _top(self) -> QUndoCommand | None:
        """Return the step that Ctrl+Z would take back: a letter can be while nothing was done after it."""
        stack = self._grid.undo_stack
        return stack.command(stack.index() - 1) if stack.index() else None

    @property
    def is_open(self) -> bool:
        """Return whether the editor that is open goes on with a word."""
        return self._word is not None

    @property
    def led_from(self) -> tuple[int, int] | None:
        """Return line and column of the cell that the key before set by a letter; None: it was no letter."""
        if not self._run or not self._is_after(self._run[-1]):
            return None
        row_id, key = self._run[-1].cells[0]
        line = self._grid.table.line_of(row_id)
        return (line, self._grid.table.column_of(key)) if line is not None else None

    def forget(self) -> None:
        """Begin anew: another key, the mouse or the way to another window came between."""
        self._run = []

    def leave(self) -> None:
        """Another editor opens: what is typed there is no word that was begun."""
        self._word, self.refused = None, False

    # -- typing
    def take(self, text: str) -> None:
        """Take a printable key that no editor is open for."""
        grid = self._grid
        code = (grid.table.columns[grid.place[1]].key_map or {}).get(text.upper())
        run = self._run if self._run and self._is_after(self._run[-1]) else []
        if code is not None:
            self._set(text, code, run)
            return
        for at, first in enumerate(run):
            word = "".join(one.text for one in run[at:]) + text
            if first.words.begins(word):
                self._go_on(run[at:], word)
                return
        self.forget()
        grid.begin_edit(text)

    def _here(self) -> tuple[int, str]:
        line, column = self._grid.place
        return self._grid.table.id_at(line), self._grid.table.columns[column].key

    def _is_after(self, letter: _Letter) -> bool:
        return self._top is letter.after and self._here() == letter.onward

    def _set(self, text: str, code: str, run: Sequence[_Letter]) -> None:
        grid = self._grid
        why = grid.sheet.why_not(*grid.place)
        chosen = grid.selected_cells()
        if len(chosen) <= 1 and why:
            self.forget()
            grid.notice.emit(why)
            return
        here, before = self._here(), self._top
        words = words_of(grid.table.columns[grid.place[1]])
        plan = grid_clipboard.set_cells(grid, code)
        others = (
            (grid.table.id_at(line), grid.table.columns[column].key)
            for line, column in grid_clipboard.same_kind(grid)
        )
        cells = (here, *(cell for cell in others if cell != here))
        grid.submit(plan, grid.tr("Isi {0}").format(code))
        if run:
            grid.tab_origin = -1  # letter upon letter: down a column, not along the rows
        if len(chosen) <= 1:
            grid.after_letter()
        self._run = [*run, _Letter(text, words, cells, before, self._top, self._here())]

    def _go_on(self, letters: Sequence[_Letter], word: str) -> None:
        grid, first = self._grid, letters[0]
        self.forget()
        self._take_back(letters[1:])
        if not grid.go_to(*first.cells[0]):
            return
        grid.begin_edit(word)
        if grid.is_editing():
            self._word = first

    def _take_back(self, letters: Sequence[_Letter]) -> None:
        """Take letters back, the last first, if nothing was done after them."""
        for one in reversed(letters):
            if self._top is one.after and one.after is not one.before:
                self._grid.undo_stack.undo()

    # -- the editor
    def edited(self, text: str) -> None:
        """Look at what the editor holds now: letters that are not the word's may belong to the cell after it."""
        one, grid = self._word, self._grid
        if one is None or one.words.begins(text) or len(text) > _SURE or not text.startswith(one.text):
            return
        spec = grid.table.columns[grid.table.column_of(one.onward[1])]
        row = grid.table.row_by_id(one.onward[0])
        if one.onward == one.cells[0] or spec.choices or row is None or not spec.editable(row):
            return
        self._word = None
        grid.close_editor()
        grid.go_to(*one.onward)
        grid.begin_edit(text[len(one.text) :])

    def cancel(self) -> None:
        """Esc or Ctrl+Z in the editor: what its first letter set goes back too."""
        one, self._word = self._word, None
        if one is not None:
            self._take_back([one])

    def take_text(self, line: int, column: int, text: str) -> None:
        """Take an editor's text as one step; among fixed choices it is the one that it means, or refused."""
        grid = self._grid
        spec, words = grid.table.columns[column], words_of(grid.table.columns[column])
        meant = words.read(text, begun=bool(spec.strict or spec.key_map)) if spec.choices and text else None
        cells = self._settle((grid.table.id_at(line), spec.key), meant)
        self.refused = spec.strict and bool(text) and meant is None
        if self.refused:
            grid.notice.emit(no_choice(text, spec.header, words))
            return
        lines = ((grid.table.line_of(row_id), grid.table.column_of(key)) for row_id, key in cells)
        wanted = [(at, place, text if meant is None else meant) for at, place in lines if at is not None]
        odd = spec.judge(grid.table.row_at(line), text) if spec.judge and text and meant is None else ""
        grid.submit(grid.sheet.plan(wanted), grid.tr("Ubah sel"))
        if odd:
            grid.notice.emit(odd)  # it stays in its cell, marked

    def _settle(self, cell: tuple[int, str], meant: str | None) -> tuple[tuple[int, str], ...]:
        """Return the cells that an editor's text is for; a letter that set something else there is taken back."""
        one, self._word = self._word, None
        if one is None or one.cells[0] != cell:
            return (cell,)
        if meant is None or one.words.letters.get(one.text.upper()) != meant:
            self._take_back([one])
        return one.cells if meant is not None else (cell,)


class WordEdit(LineField):
    """The editor of a cell with choices: completes what can only be one of them, as Excel does."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent=parent, longest=LONGEST_CELL)
        self._words = words
        self._typed = 0
        self._completing = False
        self.textEdited.connect(self._edited)

    def _edited(self, text: str) -> None:
        if self._completing:
            return
        grew, self._typed = len(text) > self._typed, len(text)
        rest = self._words.rest(text) if grew and self.cursorPosition() == len(text) else ""
        if rest:
            self._completing = True
            self.insert(rest)
            self._completing = False
            self.setSelection(len(text) + len(rest), -len(rest))


def no_choice(text: str, header: str, words: Words) -> str:
    """Return the sentence about a text that is none of the choices, or may be several of them."""
    near = words.near(text)
    named = near or words.choices
    code = "tabel.pilihan-kembar" if len(near) > 1 else "tabel.bukan-pilihan"
    rest = "…" if len(named) > _FEW else ""
    return sentence(code, teks=text, kolom=header, pilihan=", ".join(named[:_FEW]) + rest)
