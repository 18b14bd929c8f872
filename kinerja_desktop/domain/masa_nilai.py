"""How long one rating stands for: which stretches of one post (penugasan) share the rating of a period.

Stretches that differ only by their penilai follow each other without a gap. One without a rating of its own belongs to
the next that has one, after the last such one to that; where none has one, the last stands for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_SEHARI = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Masa:
    """One stretch; ``pos``: what stays the same while only the penilai changes; ``dinilai``: has a rating of its own."""

    id: int
    pos: tuple[object, ...]
    dari: date
    sampai: date | None
    dinilai: bool = False


@dataclass(frozen=True, slots=True)
class MasaNilai:
    """Stretches that one rating stands for, the earliest first. ``pemilik``: the one that has it, or is to have it."""

    pemilik: int
    masa: tuple[Masa, ...]

    @property
    def dari(self) -> date:
        """Return the first day."""
        return self.masa[0].dari

    @property
    def sampai(self) -> date | None:
        """Return the last day; None: it goes on."""
        return self.masa[-1].sampai


def masa_nilai(semua: Iterable[Masa]) -> list[MasaNilai]:
    """Return which stretches share a rating, by post and time."""
    posts: dict[tuple[object, ...], list[Masa]] = {}
    for one in semua:
        posts.setdefault(one.pos, []).append(one)
    found: list[MasaNilai] = []
    for members in posts.values():
        for chain in _chains(sorted(members, key=lambda masa: (masa.dari, masa.id))):
            for part in _parts(chain):
                owner = next((one for one in part if one.dinilai), part[-1])
                found.append(MasaNilai(owner.id, tuple(part)))
    return found


def _chains(ordered: Sequence[Masa]) -> Iterator[list[Masa]]:
    now: list[Masa] = []
    for one in ordered:
        if now and (now[-1].sampai is None or now[-1].sampai + _SEHARI != one.dari):
            yield now
            now = []
        now.append(one)
    if now:
        yield now


def _parts(chain: Sequence[Masa]) -> Iterator[Sequence[Masa]]:
    rated = [place for place, one in enumerate(chain) if one.dinilai]
    start = 0
    for place in rated[:-1]:
        yield chain[start : place + 1]
        start = place + 1
    yield chain[start:]
