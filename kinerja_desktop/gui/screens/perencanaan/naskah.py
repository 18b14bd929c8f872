"""A plan under the hand, as the editor keeps it, also while another one is open."""

from __future__ import annotations

from dataclasses import dataclass, field

from kinerja_desktop.domain import kerangka_skp
from kinerja_desktop.domain.skp import IsiSkp
from kinerja_desktop.gui.screens.langkah import Riwayat
from kinerja_desktop.services.skp import SkpLengkap


@dataclass(eq=False, slots=True)
class Naskah:
    """One plan under the hand.

    Attributes:
        whole: as the database had it last.
        tertulis: the same for the writes on their way, of which one follows the other: only they look at it and set it.
        isi: what is on the screen, in the ids of this window; ``kept``: what the database holds, in the same ids.
        real: the stored ids of rows that this window made.
        flying: what is on its way, in order; the service answers in the same order.
        stuck: the last write failed and waits.
        riwayat: the steps, of a plan that was left.
    """

    whole: SkpLengkap
    isi: IsiSkp
    kept: IsiSkp
    real: dict[int, int] = field(default_factory=dict)
    flying: list[IsiSkp] = field(default_factory=list)
    stuck: bool = False
    riwayat: Riwayat = field(default_factory=Riwayat)
    tertulis: SkpLengkap = field(init=False)

    def __post_init__(self) -> None:
        """What was read is what the first write goes over."""
        self.tertulis = self.whole

    def come_back(self, whole: SkpLengkap) -> None:
        """Take the plan as it is read again."""
        self.whole = self.tertulis = whole

    def is_waiting(self, whole: SkpLengkap) -> bool:
        """Return whether it could not be written and still can be, over the plan as it is read now."""
        before = (self.whole.version, self.whole.isi)
        return self.stuck and not self.flying and whole.is_editable and before == (whole.version, whole.isi)

    def is_as_left(self, whole: SkpLengkap) -> bool:
        """Return whether a plan as it is read now is what this window wrote or read last, and may still be changed.

        As soon as somebody else, another screen, or an action (a state, a copy) changed it, the steps are another content's.
        """
        is_settled = not (self.flying or self.stuck) and kerangka_skp.tidy(self.isi) == self.kept
        before = (self.whole.version, self.whole.isi)
        return whole.is_editable and is_settled and before == (whole.version, whole.isi)
