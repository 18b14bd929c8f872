"""Plans that were edited and left in this session of the program: their steps can still be taken back.

A plan comes back with its steps only while the database holds exactly what this window wrote or read last: as soon as
somebody else, another screen, or an action (a state, a copy) changed it, its steps belong to another content and go.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QUndoStack

from kinerja_desktop.domain import kerangka_skp
from kinerja_desktop.domain.kerangka_skp import Hasil
from kinerja_desktop.domain.skp import IsiSkp
from kinerja_desktop.gui.screens.penugasan import Langkah
from kinerja_desktop.gui.widgets.undo import STEPS
from kinerja_desktop.services.skp import SkpLengkap


@dataclass(eq=False, slots=True)
class Naskah:
    """One plan under the hand.

    Attributes:
        whole: as the database had it last.
        isi: what is on the screen, in the ids of this window; ``kept``: what the database holds, in the same ids.
        real: the stored ids of rows that this window made.
        flying: what is on its way, in order; the service answers in the same order.
        stuck: the last write failed and waits.
        steps: what was done, as words, content before and after; ``at``: how many of them hold. Only of a plan that was left.
    """

    whole: SkpLengkap
    isi: IsiSkp
    kept: IsiSkp
    real: dict[int, int] = field(default_factory=dict)
    flying: list[IsiSkp] = field(default_factory=list)
    stuck: bool = False
    steps: tuple[tuple[str, Hasil, Hasil], ...] = ()
    at: int = 0

    @property
    def is_settled(self) -> bool:
        """Return whether everything is written."""
        return not (self.flying or self.stuck) and kerangka_skp.tidy(self.isi) == self.kept

    def keep_steps(self, undo: QUndoStack) -> None:
        """Take the steps off the undo stack, to have them again."""
        found = [command for at in range(undo.count()) if isinstance(command := undo.command(at), Langkah)]
        made = [(one.text(), *one.isi) for one in found]
        self.steps = tuple(
            (words, a, b) for words, a, b in made if isinstance(a, Hasil) and isinstance(b, Hasil)
        )
        self.at = undo.index()


class Ditinggalkan:
    """The plans that were left, the last one at the end; together as many steps as one undo stack holds."""

    def __init__(self) -> None:
        self._left: list[Naskah] = []

    def put(self, plan: Naskah) -> None:
        """Keep a plan with its steps; the oldest go where there are too many."""
        self._left = [one for one in self._left if one is not plan]
        if plan.steps and len(plan.steps) <= STEPS:
            self._left.append(plan)
        while sum(len(one.steps) for one in self._left) > STEPS:
            del self._left[0]

    def take(self, whole: SkpLengkap) -> Naskah | None:
        """Return a plan that comes back as it was left, None where it did not; it is not kept any more either way."""
        found = [one for one in self._left if one.whole.baris.skp_id == whole.baris.skp_id is not None]
        self._left = [one for one in self._left if one not in found]
        if len(found) != 1 or not (whole.is_editable and found[0].is_settled):
            return None
        before = found[0].whole
        return found[0] if (before.version, before.isi) == (whole.version, whole.isi) else None

    def forget(self) -> None:
        """Forget all: another office is open."""
        self._left = []
