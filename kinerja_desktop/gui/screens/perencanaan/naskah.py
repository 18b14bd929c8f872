"""A plan under the hand, as the editor keeps it, also while another one is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from kinerja_desktop.domain import kerangka_skp
from kinerja_desktop.domain.skp import IsiSkp
from kinerja_desktop.gui.screens.langkah import Riwayat
from kinerja_desktop.gui.sisa import Kata
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
        is_refused: the last write was refused: it can never be stored over what stands there.
        riwayat: the steps, of a plan that was left.
    """

    whole: SkpLengkap
    isi: IsiSkp
    kept: IsiSkp
    real: dict[int, int] = field(default_factory=dict)
    flying: list[IsiSkp] = field(default_factory=list)
    stuck: bool = False
    is_refused: bool = False
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
        is_there = not (self.flying or self.is_refused) and whole.is_editable
        return is_there and before == (whole.version, whole.isi)

    @property
    def is_settled(self) -> bool:
        """Return whether the database holds all that is on the screen."""
        return not self.flying and kerangka_skp.tidy(self.isi) == self.kept

    def kata_tinggal(self, there: IsiSkp | None = None) -> tuple[Kata, ...]:
        """Return the words typed here that are not stored, nor stand in what is stored ``there`` by now."""
        before = {key: said for key, _, said in _words(self.kept, self.real)}
        stored = {key: said for key, _, said in _words(there or IsiSkp(), {})}
        return tuple(
            (place, said)
            for key, place, said in _words(self.isi, self.real)
            if said.strip() and said not in (before.get(key), stored.get(key))
        )

    def is_as_left(self, whole: SkpLengkap) -> bool:
        """Return whether a plan as it is read now is what this window wrote or read last, and may still be changed.

        As soon as somebody else, another screen, or an action (a state, a copy) changed it, the steps are another content's.
        """
        before = (self.whole.version, self.whole.isi)
        is_calm = self.is_settled and not self.stuck
        return whole.is_editable and is_calm and before == (whole.version, whole.isi)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Naskah", text)


def key_of(id_: int, kind: int) -> int:
    """Return what an id of this window is known by in `Naskah.real`: RHK (kind 0) and indicators (1) are numbered apart."""
    return 2 * id_ + kind


def _words(isi: IsiSkp, real: dict[int, int]) -> Iterator[tuple[object, str, str]]:
    """Yield all words of a content: by what they are the same in another content, where they stand, the words."""

    def known(id_: int | None, kind: int, at: object) -> object:
        return real.get(key_of(id_, kind), id_) if id_ is not None else at

    for number, one in enumerate(isi.rhk, 1):
        place, id_ = _tr("RHK {0}").format(number), known(one.id, 0, f"{number}")
        yield ("rhk", id_), place, one.teks
        yield ("pimpinan", id_), _tr("{0}, RHK pimpinan").format(place), one.pimpinan_teks
        yield ("dari", id_), _tr("{0}, penugasan dari").format(place), one.penugasan_dari
        for at, ind in enumerate(one.indikator, 1):
            below, ind_id = _tr("{0} indikator {1}").format(place, at), known(ind.id, 1, f"{number}/{at}")
            yield ("indikator", ind_id), below, ind.teks
            yield ("target", ind_id), _tr("{0}, target").format(below), ind.target
    for value, said in isi.perilaku:
        yield ("perilaku", value), _tr("Perilaku"), said
    for kind, lines in isi.lampiran:
        for line in lines:
            yield (kind, line), _tr("Lampiran"), line
