"""What differs between two plans, place by place, in the words of the form."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from kinerja_desktop.domain.skp import Indikator, IsiSkp, JenisLampiran, Rhk

_T = TypeVar("_T", Rhk, Indikator)
_ALIKE: Final = 0.6
"""Share of words in common from which two texts are one that was rewritten."""


class JenisBeda(StrEnum):
    """How a place differs."""

    BARU = "baru"
    HILANG = "hilang"
    BERUBAH = "berubah"


@dataclass(frozen=True, slots=True)
class Beda:
    """One difference.

    Attributes:
        bagian: ``rhk``, ``jenis``, ``pimpinan``, ``indikator``, ``target``, ``aspek``, ``perilaku``, ``lampiran``,
            ``pendekatan``, ``kelompok``.
        tempat: the RHK it belongs to, the value of behaviour or the list of the Lampiran; '' for the whole.
    """

    jenis: JenisBeda
    bagian: str
    tempat: str
    lama: str
    baru: str


def compare(old: IsiSkp, new: IsiSkp) -> tuple[Beda, ...]:
    """Return what differs, in the order of the form. RHK and indicators are paired by id, then by their words."""
    found: list[Beda] = []
    for name in ("kelompok", "pendekatan"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            found.append(Beda(JenisBeda.BERUBAH, name, "", before, after))
    for mine, theirs in _pairs(old.rhk, new.rhk):
        found += _rhk(mine, theirs)
    for key in dict.fromkeys([*dict(old.perilaku), *dict(new.perilaku)]):
        found += _text("perilaku", key, old.ekspektasi(key), new.ekspektasi(key))
    for jenis in JenisLampiran:
        found += _lines(jenis.value, old.lines(jenis.value), new.lines(jenis.value))
    return tuple(found)


def _rhk(old: Rhk | None, new: Rhk | None) -> list[Beda]:
    if old is None or new is None:
        one = old if new is None else new
        if one is None:
            return []
        words = "\n".join([one.teks, *(f"- {ind.teks}: {ind.target}".rstrip(": ") for ind in one.indikator)])
        kind = JenisBeda.BARU if old is None else JenisBeda.HILANG
        return [Beda(kind, "rhk", one.teks, "" if old is None else words, words if old is None else "")]
    found = _text("rhk", new.teks, old.teks, new.teks)
    if old.jenis != new.jenis:
        found.append(Beda(JenisBeda.BERUBAH, "jenis", new.teks, old.jenis, new.jenis))
    found += _text("pimpinan", new.teks, old.pimpinan_teks, new.pimpinan_teks)
    for mine, theirs in _pairs(old.indikator, new.indikator):
        if mine is None or theirs is None:
            found += _text("indikator", new.teks, _shown(mine), _shown(theirs))
            continue
        found += _text("indikator", new.teks, mine.teks, theirs.teks)
        found += _text("target", theirs.teks or new.teks, mine.target, theirs.target)
        found += _text(
            "aspek", theirs.teks or new.teks, mine.aspek or mine.perspektif, theirs.aspek or theirs.perspektif
        )
    return found


def _shown(one: Indikator | None) -> str:
    return f"{one.teks}: {one.target}".rstrip(": ") if one else ""


def _text(part: str, place: str, old: str, new: str) -> list[Beda]:
    if old.strip() == new.strip():
        return []
    kind = JenisBeda.BARU if not old.strip() else JenisBeda.HILANG if not new.strip() else JenisBeda.BERUBAH
    return [Beda(kind, part, place, old, new)]


def _lines(place: str, old: Sequence[str], new: Sequence[str]) -> list[Beda]:
    found: list[Beda] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            found += _text("lampiran", place, "\n".join(old[a:b]), "\n".join(new[c:d]))
    return found


def _pairs(old: Sequence[_T], new: Sequence[_T]) -> list[tuple[_T | None, _T | None]]:
    """Pair what belongs together, in the order of the new; what went away stands where it stood."""
    partner: dict[int, int] = {}
    by_id = {one.id: n for n, one in enumerate(old) if one.id is not None}
    for n, one in enumerate(new):
        if one.id is not None and one.id in by_id:
            partner[n] = by_id[one.id]
    for close in (1.0, _ALIKE):
        for n, one in enumerate(new):
            free = [m for m in range(len(old)) if m not in partner.values()] if n not in partner else []
            best = max(free, key=lambda m: _likeness(old[m].teks, one.teks), default=None)
            if best is not None and _likeness(old[best].teks, one.teks) >= close:
                partner[n] = best
    found: list[tuple[_T | None, _T | None]] = []
    shown: set[int] = set()
    for n, one in enumerate(new):
        mine = partner.get(n)
        if mine is not None:
            lost = [m for m in range(mine) if m not in partner.values() and m not in shown]
            found += [(old[m], None) for m in lost]
            shown.update(lost)
        found.append((None if mine is None else old[mine], one))
    found += [(old[m], None) for m in range(len(old)) if m not in partner.values() and m not in shown]
    return found


def _likeness(one: str, other: str) -> float:
    first, second = one.casefold().split(), other.casefold().split()
    return 1.0 if first == second else difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()
