"""How long an SKP goes on: which stretches of one post (penugasan) one plan stands for.

A stretch that differs from the one before only by its penilai goes on with the plan that holds. A plan of its own wins
from its begin; one that was closed before the stretch began does not go on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_SEHARI = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Masa:
    """One stretch.

    Attributes:
        pos: what stays the same while only the penilai changes: person, kind of penugasan, jabatan, unit.
        ada_skp: has a plan of its own in the year.
        ditutup: the last day of that plan where it was closed.
    """

    id: int
    pos: tuple[object, ...]
    dari: date
    sampai: date | None
    ada_skp: bool = False
    ditutup: date | None = None


@dataclass(frozen=True, slots=True)
class Rangkaian:
    """Stretches that one plan stands for, the earliest first. ``pemilik``: whose plan it is, or where one is to be made."""

    pemilik: int
    masa: tuple[Masa, ...]

    @property
    def ada_skp(self) -> bool:
        """Return whether there is a plan."""
        return any(one.ada_skp for one in self.masa)

    def pada(self, hari: date) -> Masa:
        """Return the stretch of a day; after the last one, that; before the first, the first."""
        begun = [one for one in self.masa if one.dari <= hari]
        return begun[-1] if begun else self.masa[0]


def rangkaian(semua: Iterable[Masa]) -> list[Rangkaian]:
    """Return which stretches belong to one plan. Stretches before the first plan of a post belong to that one."""
    posts: dict[tuple[object, ...], list[Masa]] = {}
    for one in semua:
        posts.setdefault(one.pos, []).append(one)
    found: list[Rangkaian] = []
    for members in posts.values():
        now: list[Masa] = []
        for one in sorted(members, key=lambda masa: (masa.dari, masa.id)):
            if now and not _goes_on(now, one):
                found.append(_closed(now))
                now = []
            now.append(one)
        found.append(_closed(now))
    return found


def _goes_on(now: list[Masa], one: Masa) -> bool:
    before, plan = now[-1], next((each for each in now if each.ada_skp), None)
    if before.sampai is None or before.sampai + _SEHARI != one.dari:
        return False
    if plan is None:
        return True
    return not one.ada_skp and (plan.ditutup is None or plan.ditutup >= one.dari)


def _closed(now: list[Masa]) -> Rangkaian:
    owner = next((one for one in now if one.ada_skp), now[-1])
    return Rangkaian(owner.id, tuple(now))
