"""Saving of cells: one write at a time, what is typed meanwhile goes with the next, in the order it was typed.

A cell is *Tersimpan* only after the answer of the service. What could not be written stays here, in order, and is
tried again with the next cell or when the user asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.session import Session
from kinerja_desktop.services import penilaian
from kinerja_desktop.services.penilaian import ArtiAngka, CellEdit, CellResult


@dataclass(frozen=True, slots=True)
class Isian:
    """One cell to be written."""

    periode: str
    penugasan_id: int
    field: str
    text: str


class Susulan:
    """What was written while rows were being read: it is laid over them when they arrive.

    A reading of sixty thousand rows takes seconds, and who enters ratings does not wait for it. Reading again would
    never end while somebody types.
    """

    def __init__(self) -> None:
        self._readings = 0
        self._written: dict[tuple[str, int], list[CellResult]] = {}

    def begin(self) -> None:
        """A reading began."""
        self._readings += 1

    @property
    def is_reading(self) -> bool:
        """Return whether other rows are on their way."""
        return self._readings > 0

    def note(self, periode: str, results: Sequence[CellResult]) -> None:
        """Remember what was written, if something is being read."""
        if self._readings:
            for one in results:
                self._written.setdefault((periode, one.penugasan_id), []).append(one)

    def end(self) -> None:
        """A reading came to its end; what no other one waits for is forgotten."""
        self._readings -= 1
        if not self._readings:
            self._written.clear()

    def newer(self, periode: str, penugasan_id: int, version: int | None) -> list[CellResult]:
        """Return what was written to a row after the state that was read, in order."""
        found = self._written.get((periode, penugasan_id), ())
        return [one for one in found if one.version is not None and one.version > (version or 0)]

    def rows(self, periode: str) -> frozenset[int]:
        """Return the rows of a period that were written."""
        return frozenset(id_ for kode, id_ in self._written if kode == periode)


class Penyimpan(QObject):
    """The queue of one screen.

    Signals:
        written(isian, results): lists of the same length: what was sent and what became of it.
        failed(error): nothing of what was sent is saved; it waits.
        idle(): nothing waits any more.
    """

    written = Signal(list, list)
    failed = Signal(object)
    idle = Signal()

    def __init__(self, session: Session, owner: QObject) -> None:
        super().__init__(owner)
        self._session = session
        self._owner = owner
        self._waiting: list[Isian] = []
        self._sent: list[Isian] = []
        self._versions: dict[tuple[str, int], int | None] = {}
        self.arti: ArtiAngka | None = None

    @property
    def busy(self) -> bool:
        """Return whether something is not written yet."""
        return bool(self._waiting or self._sent)

    def waits(self) -> bool:
        """Return `busy`; for `Task.holds`."""
        return self.busy

    def count(self) -> int:
        """Return how many cells are not written yet."""
        return len(self._waiting) + len(self._sent)

    def know(self, versions: Mapping[tuple[str, int], int | None]) -> None:
        """Learn the versions, by period and penugasan, that the screen has just read."""
        self._versions.update(versions)

    def fields_of(self, periode: str, penugasan_id: int) -> frozenset[str]:
        """Return the fields of a row that are not written yet."""
        every = (*self._sent, *self._waiting)
        return frozenset(
            one.field for one in every if (one.periode, one.penugasan_id) == (periode, penugasan_id)
        )

    def text_of(self, periode: str, penugasan_id: int, field: str) -> str | None:
        """Return the text of a cell that is not written yet, None if it is."""
        for one in (*reversed(self._waiting), *reversed(self._sent)):
            if (one.periode, one.penugasan_id, one.field) == (periode, penugasan_id, field):
                return one.text
        return None

    def put(self, cells: Sequence[Isian]) -> None:
        """Write cells, now or after the write under way."""
        self._waiting += cells
        self._next()

    def retry(self) -> None:
        """Try again what could not be written."""
        self._next()

    def _next(self) -> None:
        if self._sent or not self._waiting:
            return
        periode = self._waiting[0].periode
        self._sent = [one for one in self._waiting if one.periode == periode]
        self._waiting = [one for one in self._waiting if one.periode != periode]
        konteks, arti = konteks_of(self._session), self.arti
        edits = [
            CellEdit(one.penugasan_id, self._versions.get((periode, one.penugasan_id)), one.field, one.text)
            for one in self._sent
        ]
        self._session.tasks.write(
            self._owner, lambda _progress: penilaian.save_cells(konteks, periode, edits, arti=arti)
        ).holds(self.waits).success(self._done).failure(self._failed).run()

    def _done(self, results: tuple[CellResult, ...]) -> None:
        sent, self._sent = self._sent, []
        for one, result in zip(sent, results, strict=True):
            if result.keadaan is not penilaian.KeadaanSel.HILANG:
                self._versions[one.periode, one.penugasan_id] = result.version
        self.written.emit(sent, list(results))
        if self._waiting:
            self._next()
        elif not self._sent:
            self.idle.emit()

    def _failed(self, error: KnownError) -> None:
        self._waiting = [*self._sent, *self._waiting]
        self._sent = []
        self.failed.emit(error)
