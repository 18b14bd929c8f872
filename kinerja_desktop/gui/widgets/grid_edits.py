"""Edits of the grid: planning a paste, a fill, a clearing; and the undo command that carries them.

Pure planning on a `Sheet` (the visible lines and columns); no dialogs here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QUndoCommand

from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.models.column import CellKind, Column
from kinerja_desktop.gui.models.table_model import TableModel


@dataclass(frozen=True, slots=True)
class CellEdit:
    """One cell changed by the user. ``old`` is the text it showed, ``new_text`` what was typed ('' cleared)."""

    row_id: int
    key: str
    old: str
    new_text: str

    def inverse(self) -> CellEdit:
        """Return the edit that takes this one back."""
        return CellEdit(self.row_id, self.key, self.new_text, self.old)


@dataclass(frozen=True, slots=True)
class Passed:
    """A cell that was to change and does not: ``old`` is the text that it keeps, ``why`` a sentence."""

    row_id: int
    key: str
    old: str
    why: str


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of lines and columns, inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What a paste or fill would do: edits, the cells that are passed over, or why it is refused."""

    edits: tuple[CellEdit, ...] = ()
    passed: tuple[Passed, ...] = ()
    refusal: str = ""

    @property
    def rows(self) -> int:
        """Return how many rows change."""
        return len({edit.row_id for edit in self.edits})


class Sheet:
    """The visible cells: lines after filtering, columns without the hidden ones."""

    def __init__(self, model: TableModel[Any], columns: Sequence[int]) -> None:
        self.model = model
        self.columns = list(columns)

    def text(self, line: int, column: int) -> str:
        """Return the text of a cell."""
        return self.model.columns[column].text(self.model.row_at(line))

    def why_not(self, line: int, column: int) -> str:
        """Return why a cell may not be edited, '' if it may."""
        spec: Column[Any] = self.model.columns[column]
        row = self.model.row_at(line)
        if spec.editable(row):
            return ""
        state = spec.state_of(row)
        if state.kind is CellKind.LOCKED:
            return sentence("tabel.sel-terkunci", kolom=spec.header, alasan=state.reason).strip()
        if spec.why is not None:
            return spec.why(row)
        return sentence("tabel.kolom-tak-dapat-diubah", kolom=spec.header)

    def edit(self, line: int, column: int, new_text: str) -> CellEdit:
        """Return the edit of one cell."""
        return CellEdit(
            self.model.id_at(line), self.model.columns[column].key, self.text(line, column), new_text
        )

    def plan(self, wanted: Sequence[tuple[int, int, str]]) -> Plan:
        """Plan setting cells to texts: cells that show it already are left out, locked ones are passed over."""
        edits: list[CellEdit] = []
        passed: list[Passed] = []
        for line, column, text in wanted:
            if self.text(line, column) == text:
                continue
            edit, why = self.edit(line, column, text), self.why_not(line, column)
            if why:
                passed.append(Passed(edit.row_id, edit.key, edit.old, why))
            else:
                edits.append(edit)
        return Plan(tuple(edits), tuple(passed))

    def plan_paste(self, block: Sequence[Sequence[str]], area: Area) -> Plan:
        """Plan pasting a block at the top left of an area, as Excel does.

        A single value fills the area; a block is repeated when the area is an exact multiple of it; hidden
        columns and filtered-out rows are passed over; beyond the last row or column nothing is pasted. An empty cell
        over one that takes nothing is no loss and not spoken of.
        """
        height, width = len(block), max(map(len, block))
        if (height, width) == (1, 1) and not block[0][0].strip() and not block[0][0]:
            return Plan(refusal=sentence("tabel.tempel-kosong"))
        targets = [column for column in self.columns if column >= area.left]
        chosen = [column for column in targets if column <= area.right]
        lines_chosen = area.bottom - area.top + 1
        tall = height if lines_chosen % height or lines_chosen < height else lines_chosen
        wide = width if not chosen or len(chosen) % width else len(chosen)
        last = self.model.rowCount()
        if area.top + tall > last:
            return Plan(
                refusal=sentence("tabel.tempel-melampaui-baris", baris=tall, mulai=area.top + 1, akhir=last)
            )
        if wide > len(targets):
            start = self.model.columns[area.left].header
            return Plan(refusal=sentence("tabel.tempel-melampaui-kolom", kolom=wide, mulai=start))
        wanted = [
            (area.top + down, targets[across], _at(block, down % height, across % width))
            for down in range(tall)
            for across in range(wide)
        ]
        plan = self.plan(
            [
                (line, column, text)
                for line, column, text in wanted
                if text or (text is not None and not self.why_not(line, column))
            ]
        )
        if not plan.edits:
            code = "tabel.tempel-tak-dapat-diisi" if plan.passed else "tabel.sama"
            return Plan(passed=plan.passed, refusal=sentence(code))
        return plan

    def plan_fill_down(self, area: Area) -> Plan:
        """Plan copying the top line of an area over the rest; a single line copies the line above it."""
        source = area.top if area.bottom > area.top else area.top - 1
        if source < 0:
            return Plan()
        first = source + 1
        columns = [column for column in self.columns if area.left <= column <= area.right]
        return self.plan(
            [
                (line, column, self.text(source, column))
                for line in range(first, area.bottom + 1)
                for column in columns
            ]
        )

    def plan_fill_right(self, area: Area) -> Plan:
        """Plan copying the left column of an area over the rest; a single column copies the one to its left."""
        columns = [column for column in self.columns if area.left <= column <= area.right]
        if len(columns) == 1:
            before = [column for column in self.columns if column < columns[0]]
            if not before:
                return Plan()
            columns.insert(0, before[-1])
        lines = range(area.top, area.bottom + 1)
        return self.plan(
            [(line, column, self.text(line, columns[0])) for line in lines for column in columns[1:]]
        )


def _at(block: Sequence[Sequence[str]], down: int, across: int) -> str | None:
    """Return a cell of a ragged block; None where its line is shorter."""
    return block[down][across].strip() if across < len(block[down]) else None


class EditCommand(QUndoCommand):
    """One action of the user: a typed cell, a paste, a fill."""

    def __init__(
        self, label: str, edits: Sequence[CellEdit], apply: Callable[[Sequence[CellEdit]], None]
    ) -> None:
        super().__init__(label)
        self._edits = tuple(edits)
        self._apply = apply

    def redo(self) -> None:
        """Do it (also the first time, when it is pushed)."""
        self._apply(self._edits)

    def undo(self) -> None:
        """Take it back with the inverse edits, the last first."""
        self._apply(tuple(edit.inverse() for edit in reversed(self._edits)))
