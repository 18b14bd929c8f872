"""Cells of the matriks peran hasil: filling them changes the RHK of one plan. Each line of a cell is an RHK."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from kinerja_desktop.domain.skp import IsiSkp, JenisRhk, Rhk

LEPAS: Final = 0
"""Column of what serves no RHK of the leader: it hangs in the air."""


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a cell."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def fill(old: IsiSkp, wanted: Mapping[int, str], known: Mapping[int, str]) -> tuple[IsiSkp, int]:
    """Return the content with cells filled, and how many RHK were only released.

    An RHK keeps its own line wherever it stands in its cell, and goes along when that line moves from Belum terhubung or
    from another of these cells. Only what is left over is rewritten, in order: its indicators belong to what it says.
    What is too many goes away unless indicators hang on it: then it stays without link.

    Args:
        old: the content.
        wanted: text by column (id of the leader's RHK, or `LEPAS`).
        known: words of all the leader's RHK by id.
    """
    filling = _Filling(old, wanted, known)
    filling.keep()
    filling.move()
    filling.rewrite()
    return replace(old, rhk=filling.result()), filling.released


class _Filling:
    """One plan while its cells are filled: ``fresh`` are the lines no RHK was found for yet, by column."""

    def __init__(self, old: IsiSkp, wanted: Mapping[int, str], known: Mapping[int, str]) -> None:
        self.rows = list(old.rhk)
        self.known = known
        self.place = [
            one.pimpinan_id if one.pimpinan_id is not None and one.pimpinan_id in known else LEPAS
            for one in old.rhk
        ]
        self.fresh = {column: list(lines(text)) for column, text in wanted.items()}
        self.taken: set[int] = set()
        self.gone: set[int] = set()
        self.released = 0

    def _claim(self, column: int, sources: set[int]) -> None:
        left: list[str] = []
        for line in self.fresh[column]:
            same = next(
                (
                    n
                    for n, one in enumerate(self.rows)
                    if n not in self.taken and self.place[n] in sources and one.teks.strip() == line
                ),
                None,
            )
            if same is None:
                left.append(line)
                continue
            self.taken.add(same)
            if self.place[same] != column:
                self._link(same, column)
        self.fresh[column] = left

    def _link(self, n: int, column: int) -> None:
        link, words = (None, "") if column == LEPAS else (column, self.known[column])
        self.rows[n] = replace(self.rows[n], pimpinan_id=link, pimpinan_teks=words)
        self.place[n] = column

    def keep(self) -> None:
        """Leave to each RHK its own line."""
        for column in self.fresh:
            self._claim(column, {column})

    def move(self) -> None:
        """Take along what stands elsewhere."""
        for column in self.fresh:
            self._claim(column, {LEPAS, *self.fresh} - {column})

    def rewrite(self) -> None:
        """Give what is left over the lines that are left over; release or drop the rest."""
        for column, fresh in self.fresh.items():
            open_ = [n for n in range(len(self.rows)) if self.place[n] == column and n not in self.taken]
            for n, line in zip(open_, fresh, strict=False):
                self.rows[n] = replace(self.rows[n], teks=line)
            for n in open_[len(fresh) :]:
                self._let_go(n, column)
            self.fresh[column] = fresh[len(open_) :]

    def _let_go(self, n: int, column: int) -> None:
        if not self.rows[n].indikator:
            self.gone.add(n)
            return
        self.released += 1
        if column != LEPAS:
            self._link(n, LEPAS)
            self.taken.add(n)

    def result(self) -> tuple[Rhk, ...]:
        """Return the RHK, new ones behind the last of their cell."""
        after: dict[int, list[Rhk]] = {}
        for column, fresh in self.fresh.items():
            made = _made(fresh, column, self.known)
            here = [n for n, place in enumerate(self.place) if place == column and n not in self.gone]
            utama = sum(one.jenis == JenisRhk.UTAMA for one in self.rows)
            after.setdefault((here[-1] + 1) if here else utama, []).extend(made)
        found: list[Rhk] = []
        for n in range(len(self.rows) + 1):
            found += after.get(n, ())
            if n < len(self.rows) and n not in self.gone:
                found.append(self.rows[n])
        return tuple(found)


def _made(fresh: Sequence[str], column: int, known: Mapping[int, str]) -> list[Rhk]:
    if column == LEPAS:
        return [Rhk(line) for line in fresh]
    return [Rhk(line, pimpinan_id=column, pimpinan_teks=known[column]) for line in fresh]
