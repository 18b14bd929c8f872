"""Calibration: a board of ratings on which people are moved, tried out and compared. Moving decides nothing by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from kinerja_desktop.domain.codes import Predikat, Rating
from kinerja_desktop.domain.penugasan import Pihak
from kinerja_desktop.domain.regulation import Regulations

Sel = tuple[Rating, Rating]
"""A cell of the matrix: rating hasil kerja, rating perilaku kerja."""


@dataclass(frozen=True, slots=True)
class Pindah:
    """One person moved from a cell to another, and why ('' not said yet)."""

    penugasan_id: int
    sebelum: Sel
    sesudah: Sel
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class Papan:
    """Where everybody stands: as stored, and as moved on top of it.

    Attributes:
        asal: cell by position as stored.
        pindah: moves that differ from it, by position.
    """

    asal: Mapping[int, Sel]
    pindah: Mapping[int, Pindah] = field(default_factory=dict)

    def sel(self, penugasan_id: int) -> Sel:
        """Return where somebody stands now."""
        moved = self.pindah.get(penugasan_id)
        return moved.sesudah if moved else self.asal[penugasan_id]

    def move(self, penugasan_id: int, sel: Sel, alasan: str = "") -> Papan:
        """Return the board with somebody moved; back where he is stored is no move any more."""
        moves = dict(self.pindah)
        before = self.asal[penugasan_id]
        if sel == before:
            moves.pop(penugasan_id, None)
        else:
            words = alasan.strip() or (moves[penugasan_id].alasan if penugasan_id in moves else "")
            moves[penugasan_id] = Pindah(penugasan_id, before, sel, words)
        return replace(self, pindah=moves)

    def reasoned(self, reasons: Mapping[int, str]) -> Papan:
        """Return the board with reasons written to moves."""
        moves = {
            id_: replace(one, alasan=reasons.get(id_, one.alasan).strip()) for id_, one in self.pindah.items()
        }
        return replace(self, pindah=moves)

    def jumlah(self, rules: Regulations, *, sebelum: bool = False) -> Mapping[Predikat, int]:
        """Return how many there are of each predikat now (or as stored), zero included."""
        found = dict.fromkeys(Predikat, 0)
        for id_, stored in self.asal.items():
            found[rules.kuadran.isi[stored if sebelum else self.sel(id_)]] += 1
        return found


def terdekat(sel: Sel, predikat: Predikat, rules: Regulations) -> tuple[Sel, ...]:
    """Return the cells that give a predikat and lie nearest, several where the kuadran leaves a choice.

    Nearest: the fewest steps between ratings. Which of several is meant is for people to say.
    """
    order = list(Rating)

    def steps(other: Sel) -> int:
        return sum(abs(order.index(a) - order.index(b)) for a, b in zip(sel, other, strict=True))

    cells = [one for one in product(Rating, Rating) if rules.kuadran.isi[one] is predikat]
    least = min(map(steps, cells), default=0)
    return tuple(one for one in cells if steps(one) == least)


@dataclass(frozen=True, slots=True)
class FaktaPenilai:
    """What is known of one rater's ratings: facts, no verdict.

    Attributes:
        jumlah: people rated; ``ragam``: different pairs of ratings among them.
        tersering, sebanyak: the pair given most, and to how many.
        predikat: how many of each.
    """

    nama: str
    jumlah: int
    ragam: int
    tersering: Sel
    sebanyak: int
    predikat: Mapping[Predikat, int]

    @property
    def is_seragam(self) -> bool:
        """Return whether several people all have the same two ratings."""
        return self.jumlah > 1 and self.ragam == 1


def fakta_penilai(rows: Iterable[tuple[Pihak, str, Sel]], rules: Regulations) -> tuple[FaktaPenilai, ...]:
    """Return the facts of every rater by name; ``rows``: rater, his name and the cell of each person rated."""
    names: dict[Pihak, str] = {}
    groups: dict[Pihak, list[Sel]] = {}
    for who, nama, sel in rows:
        names[who] = nama
        groups.setdefault(who, []).append(sel)
    made = []
    for who, cells in groups.items():
        counted = Counter(cells)
        most = max(counted.values())
        first = next(cell for cell in product(Rating, Rating) if counted[cell] == most)
        numbers = Counter(rules.kuadran.isi[cell] for cell in cells)
        by_predikat = {one: numbers[one] for one in Predikat}
        made.append(FaktaPenilai(names[who], len(cells), len(counted), first, most, by_predikat))
    return tuple(sorted(made, key=lambda one: one.nama.casefold()))
