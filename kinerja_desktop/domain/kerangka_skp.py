"""The outline of an SKP: RHK with indicators below them, edited like an outline in a word processor.

Every function takes the content and a place and returns the new content with the place where the cursor belongs. A
place is (number of the RHK, number of the indicator or None for the RHK's own row). Pure; undo is keeping the old value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kinerja_desktop.domain.skp import Indikator, IsiSkp, JenisRhk, Rhk

MOST_RHK: Final = 200
"""More is a paste of the wrong thing; the largest real plans have some twenty."""
LONGEST: Final = 10_000
"""Letters of one text."""


@dataclass(frozen=True, slots=True)
class Tempat:
    """A row of the outline."""

    rhk: int
    indikator: int | None = None

    @property
    def is_rhk(self) -> bool:
        """Return whether it is the row of an RHK itself."""
        return self.indikator is None


@dataclass(frozen=True, slots=True)
class Hasil:
    """New content and where the cursor goes; ``tempat`` None: nothing is left to stand on."""

    isi: IsiSkp
    tempat: Tempat | None


def rows(isi: IsiSkp) -> list[Tempat]:
    """Return the rows from top to bottom."""
    found: list[Tempat] = []
    for number, one in enumerate(isi.rhk):
        found.append(Tempat(number))
        found.extend(Tempat(number, index) for index in range(len(one.indikator)))
    return found


def add(isi: IsiSkp, at: Tempat | None, jenis: str = JenisRhk.UTAMA.value) -> Hasil:
    """Add an empty row of the same level below; after the last row of an empty outline an RHK."""
    if at is None:
        return _add_rhk(
            isi, len(isi.of(JenisRhk.UTAMA.value)) if jenis == JenisRhk.UTAMA else len(isi.rhk), jenis
        )
    if at.indikator is None:
        return _add_rhk(isi, at.rhk + 1, isi.rhk[at.rhk].jenis)
    return _add_indicator(isi, at.rhk, at.indikator + 1)


def add_below(isi: IsiSkp, at: Tempat) -> Hasil:
    """Add an empty indicator as the first of the RHK at a place (below an indicator: after it)."""
    return _add_indicator(isi, at.rhk, 0 if at.indikator is None else at.indikator + 1)


def remove(isi: IsiSkp, places: Iterable[Tempat]) -> Hasil:
    """Remove rows; an RHK goes with its indicators."""
    chosen = set(places)
    gone = [place for place in rows(isi) if place in chosen]
    if not gone:
        return Hasil(isi, None)
    whole = {place.rhk for place in gone if place.is_rhk}
    parts = {(place.rhk, place.indikator) for place in gone if not place.is_rhk}
    kept: list[Rhk] = []
    for number, one in enumerate(isi.rhk):
        if number in whole:
            continue
        left = tuple(ind for index, ind in enumerate(one.indikator) if (number, index) not in parts)
        kept.append(replace(one, indikator=left))
    fresh = replace(isi, rhk=tuple(kept))
    position = rows(isi).index(gone[0])
    remaining = rows(fresh)
    return Hasil(fresh, remaining[min(position, len(remaining) - 1)] if remaining else None)


def duplicate(isi: IsiSkp, at: Tempat) -> Hasil:
    """Put a copy of a row below it: an RHK with its indicators, or one indicator."""
    one = isi.rhk[at.rhk]
    if at.indikator is None:
        copy = replace(
            one, id=None, asal_id=None, indikator=tuple(replace(ind, id=None) for ind in one.indikator)
        )
        return Hasil(_with(isi, at.rhk + 1, at.rhk + 1, (copy,)), Tempat(at.rhk + 1))
    copied = replace(one.indikator[at.indikator], id=None)
    left = one.indikator[: at.indikator + 1]
    fresh = replace(one, indikator=(*left, copied, *one.indikator[at.indikator + 1 :]))
    return Hasil(_put(isi, at.rhk, fresh), Tempat(at.rhk, at.indikator + 1))


def move(isi: IsiSkp, at: Tempat, steps: int) -> Hasil:
    """Move a row up (-1) or down (1) among its likes.

    An RHK stays among those of its kind; an indicator that leaves its RHK goes to the neighbour's end or beginning.
    """
    if at.indikator is None:
        target = at.rhk + steps
        if not 0 <= target < len(isi.rhk) or isi.rhk[target].jenis != isi.rhk[at.rhk].jenis:
            return Hasil(isi, at)
        changed = list(isi.rhk)
        changed.insert(target, changed.pop(at.rhk))
        return Hasil(replace(isi, rhk=tuple(changed)), Tempat(target))
    one = isi.rhk[at.rhk]
    target = at.indikator + steps
    if 0 <= target < len(one.indikator):
        order = list(one.indikator)
        order.insert(target, order.pop(at.indikator))
        return Hasil(_put(isi, at.rhk, replace(one, indikator=tuple(order))), Tempat(at.rhk, target))
    neighbour = at.rhk + steps
    if not 0 <= neighbour < len(isi.rhk):
        return Hasil(isi, at)
    moved = one.indikator[at.indikator]
    rest = one.indikator[: at.indikator] + one.indikator[at.indikator + 1 :]
    there = isi.rhk[neighbour].indikator
    added = (moved, *there) if steps > 0 else (*there, moved)
    fresh = _put(
        _put(isi, at.rhk, replace(one, indikator=rest)),
        neighbour,
        replace(isi.rhk[neighbour], indikator=added),
    )
    return Hasil(fresh, Tempat(neighbour, 0 if steps > 0 else len(added) - 1))


def indent(isi: IsiSkp, at: Tempat) -> Hasil:
    """Make an RHK an indicator of the RHK before it, its own indicators after it. Links to a leader's RHK end."""
    if at.indikator is not None or at.rhk == 0:
        return Hasil(isi, at)
    one, above = isi.rhk[at.rhk], isi.rhk[at.rhk - 1]
    if one.jenis != above.jenis:
        return Hasil(isi, at)
    place = len(above.indikator)
    joined = replace(above, indikator=(*above.indikator, Indikator(one.teks), *one.indikator))
    return Hasil(_with(isi, at.rhk - 1, at.rhk + 1, (joined,)), Tempat(at.rhk - 1, place))


def outdent(isi: IsiSkp, at: Tempat) -> Hasil:
    """Make an indicator an RHK of its own below, the indicators after it go along; its target stays on an indicator."""
    if at.indikator is None:
        return Hasil(isi, at)
    one = isi.rhk[at.rhk]
    me, after = one.indikator[at.indikator], one.indikator[at.indikator + 1 :]
    own = (replace(me, teks="", id=None),) if me.target or me.aspek or me.perspektif else ()
    fresh = Rhk(me.teks, one.jenis, (*own, *after), one.pimpinan_id, one.pimpinan_teks)
    left = replace(one, indikator=one.indikator[: at.indikator])
    return Hasil(_with(isi, at.rhk, at.rhk + 1, (left, fresh)), Tempat(at.rhk + 1))


def set_kind(isi: IsiSkp, at: Tempat, jenis: str) -> Hasil:
    """Make the RHK at a place utama or tambahan; it goes to the end of its new kind."""
    one = isi.rhk[at.rhk]
    if one.jenis == jenis:
        return Hasil(isi, at)
    rest = isi.rhk[: at.rhk] + isi.rhk[at.rhk + 1 :]
    utama = tuple(r for r in rest if r.jenis == JenisRhk.UTAMA)
    tambahan = tuple(r for r in rest if r.jenis != JenisRhk.UTAMA)
    fresh = replace(one, jenis=jenis)
    if jenis == JenisRhk.UTAMA:
        return Hasil(replace(isi, rhk=(*utama, fresh, *tambahan)), Tempat(len(utama), at.indikator))
    return Hasil(replace(isi, rhk=(*utama, *tambahan, fresh)), Tempat(len(rest), at.indikator))


def change_rhk(isi: IsiSkp, number: int, change: Callable[[Rhk], Rhk]) -> IsiSkp:
    """Return the content with one RHK replaced by what a function makes of it."""
    return _put(isi, number, change(isi.rhk[number]))


def change_indicator(isi: IsiSkp, at: Tempat, change: Callable[[Indikator], Indikator]) -> IsiSkp:
    """Return the content with one indicator replaced by what a function makes of it."""
    one = isi.rhk[at.rhk]
    index = at.indikator or 0
    fresh = (*one.indikator[:index], change(one.indikator[index]), *one.indikator[index + 1 :])
    return _put(isi, at.rhk, replace(one, indikator=fresh))


def insert(isi: IsiSkp, at: Tempat | None, made: Sequence[Rhk]) -> Hasil:
    """Put RHK below the one at a place (at the end of the utama where the outline is empty), of that one's kind.

    An empty RHK at the place is replaced: whoever opened a row and then pastes means that row.
    """
    if not made:
        return Hasil(isi, at)
    if at is None:
        start = end = len(isi.of(JenisRhk.UTAMA.value))
        jenis = JenisRhk.UTAMA.value
    else:
        here = isi.rhk[at.rhk]
        start, end, jenis = (at.rhk if here.is_kosong else at.rhk + 1), at.rhk + 1, here.jenis
    fresh = tuple(replace(one, jenis=jenis) for one in made)
    return Hasil(_with(isi, start, end, fresh), Tempat(start))


def insert_as_they_are(isi: IsiSkp, at: Tempat | None, made: Sequence[Rhk]) -> Hasil:
    """Put RHK that keep their kind: below a place of that kind (see `insert`), else behind the last of their kind."""
    here = JenisRhk.UTAMA.value if at is None else isi.rhk[at.rhk].jenis
    found = insert(isi, at, [one for one in made if one.jenis == here])
    other = tuple(one for one in made if one.jenis != here)
    if not other:
        return found
    if here == JenisRhk.UTAMA.value:
        behind = len(found.isi.rhk)
        place = found.tempat
    else:
        behind = len(found.isi.of(JenisRhk.UTAMA.value))
        place = found.tempat and Tempat(found.tempat.rhk + len(other), found.tempat.indikator)
    if len(other) == len(made):
        place = Tempat(behind)
    return Hasil(_with(found.isi, behind, behind, other), place)


def insert_indicators(isi: IsiSkp, at: Tempat, made: Sequence[Indikator]) -> Hasil:
    """Put indicators below a place; an empty indicator there is replaced."""
    if not made:
        return Hasil(isi, at)
    one = isi.rhk[at.rhk]
    start = 0 if at.indikator is None else at.indikator + 1
    end = start
    if at.indikator is not None and one.indikator[at.indikator].is_kosong:
        start = at.indikator
    fresh = replace(one, indikator=(*one.indikator[:start], *made, *one.indikator[end:]))
    return Hasil(_put(isi, at.rhk, fresh), Tempat(at.rhk, start))


def tidy(isi: IsiSkp) -> IsiSkp:
    """Return the content without rows in which nothing was written."""
    kept = tuple(
        replace(one, indikator=tuple(ind for ind in one.indikator if not ind.is_kosong))
        for one in isi.rhk
        if not one.is_kosong
    )
    return replace(isi, rhk=kept)


def _add_rhk(isi: IsiSkp, index: int, jenis: str) -> Hasil:
    return Hasil(_with(isi, index, index, (Rhk(jenis=jenis),)), Tempat(index))


def _add_indicator(isi: IsiSkp, number: int, index: int) -> Hasil:
    one = isi.rhk[number]
    fresh = replace(one, indikator=(*one.indikator[:index], Indikator(), *one.indikator[index:]))
    return Hasil(_put(isi, number, fresh), Tempat(number, index))


def _put(isi: IsiSkp, number: int, one: Rhk) -> IsiSkp:
    return _with(isi, number, number + 1, (one,))


def _with(isi: IsiSkp, start: int, end: int, made: tuple[Rhk, ...]) -> IsiSkp:
    return replace(isi, rhk=(*isi.rhk[:start], *made, *isi.rhk[end:]))
