"""Steps on a content that is shown whole, and steps of what was left and is opened again in the same session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtGui import QUndoCommand, QUndoStack

from kinerja_desktop.gui.widgets.undo import STEPS

T = TypeVar("T")


class Langkah(QUndoCommand):
    """One action of the user on a content that is shown whole: before and after."""

    def __init__(self, words: str, show: Callable[[T], None], before: T, after: T) -> None:
        super().__init__(words)
        self._redo, self._undo = partial(show, after), partial(show, before)
        self.isi: tuple[object, object] = (before, after)
        """What it goes from and to."""

    def redo(self) -> None:
        """Do it."""
        self._redo()

    def undo(self) -> None:
        """Take it back."""
        self._undo()


class LangkahLuar(QUndoCommand):
    """An action on something else than the content shown, done already: taken back once, and not done again."""

    def __init__(self, words: str, back: Callable[[], object]) -> None:
        super().__init__(words)
        self._back: Callable[[], object] | None = back

    def redo(self) -> None:
        """Be pushed: it is done."""

    def undo(self) -> None:
        """Take it back and leave the stack."""
        self.setObsolete(True)
        self.take_back()

    def take_back(self) -> None:
        """Take it back, from wherever it is asked for."""
        back, self._back = self._back, None
        if back is not None:
            back()


@dataclass(frozen=True, slots=True)
class Riwayat:
    """The steps of something that was left: words, content before and after; ``at``: how many of them hold."""

    steps: tuple[tuple[str, object, object], ...] = ()
    at: int = 0

    @classmethod
    def of(cls, undo: QUndoStack) -> Riwayat:
        """Return what is on an undo stack; nothing where other steps stand among those of the content.

        What was done to something else (`LangkahLuar`) is no step of it and stays behind.
        """
        commands = [undo.command(at) for at in range(undo.count())]
        found = [one for one in commands if not isinstance(one, LangkahLuar)]
        steps = tuple((one.text(), *one.isi) for one in found if isinstance(one, Langkah))
        holding = sum(not isinstance(one, LangkahLuar) for one in commands[: undo.index()])
        return cls(steps, holding) if len(steps) == len(found) else cls()

    def put_back(self, undo: QUndoStack, show: Callable[[Any], None]) -> None:
        """Put the steps on an empty stack; ``show`` is called while they are put there and must do nothing then."""
        for words, before, after in self.steps:
            undo.push(Langkah(words, show, before, after))
        undo.setIndex(self.at)


class _Left(Protocol):
    """Something that was left."""

    @property
    def riwayat(self) -> Riwayat:
        """Return its steps."""
        ...


L = TypeVar("L", bound=_Left)


class Ditinggalkan(Generic[L]):
    """What was left, the last one at the end; together as many steps as one undo stack holds."""

    def __init__(self) -> None:
        self._left: list[L] = []

    def put(self, one: L) -> None:
        """Keep something with its steps; the oldest go where there are too many."""
        self._left = [other for other in self._left if other is not one]
        if one.riwayat.steps:
            self._left.append(one)
        while sum(len(other.riwayat.steps) for other in self._left) > STEPS:
            del self._left[0]

    def take(self, is_it: Callable[[L], bool]) -> L | None:
        """Return the last that was left of what is meant, None if none; it is not kept any more."""
        found = [one for one in self._left if is_it(one)]
        self._left = [one for one in self._left if one not in found]
        return found[-1] if found else None

    def forget(self) -> None:
        """Forget all: another office is open."""
        self._left = []
