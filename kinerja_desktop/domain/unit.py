"""The tree of units, without database: who lies above and below whom, and whether a move would make a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class JenisUnit(StrEnum):
    """What sort of unit it is; says nothing about its place in the tree."""

    INSTANSI = "instansi"
    PERANGKAT_DAERAH = "perangkat_daerah"
    KECAMATAN = "kecamatan"
    KELURAHAN = "kelurahan"
    SEKRETARIAT = "sekretariat"
    BIDANG = "bidang"
    SEKSI = "seksi"
    SUBBAGIAN = "subbagian"
    UPTD = "uptd"
    PUSKESMAS = "puskesmas"
    SEKOLAH = "sekolah"
    LAINNYA = "lainnya"


@dataclass(frozen=True, slots=True)
class SimpulUnit:
    """One unit: its id, name, and the id of the unit above it (None: outermost)."""

    id: int
    nama: str
    induk: int | None


class Pohon:
    """An immutable tree of units.

    A unit whose ``induk`` is unknown counts as outermost and is listed in `yatim`. Circles (which storage forbids,
    files do not) are survived: every walk ends.
    """

    def __init__(self, units: Iterable[SimpulUnit]) -> None:
        self._units: dict[int, SimpulUnit] = {}
        for unit in units:
            if unit.id in self._units:
                raise ValueError(f"doubled unit {unit.id}")
            self._units[unit.id] = unit
        self._anak: dict[int | None, list[int]] = {}
        for unit in self._units.values():
            self._anak.setdefault(self._induk(unit.id), []).append(unit.id)

    def __contains__(self, unit: object) -> bool:
        return unit in self._units

    def __iter__(self) -> Iterator[int]:
        return iter(self._units)

    def __len__(self) -> int:
        return len(self._units)

    def __getitem__(self, unit: int) -> SimpulUnit:
        return self._units[unit]

    def _induk(self, unit: int) -> int | None:
        above = self._units[unit].induk
        return above if above in self._units else None

    @property
    def akar(self) -> tuple[int, ...]:
        """Return the outermost units."""
        return tuple(self._anak.get(None, ()))

    def anak(self, unit: int) -> tuple[int, ...]:
        """Return the units directly below."""
        return tuple(self._anak.get(unit, ()))

    def ancestors(self, unit: int, *, include_self: bool = False) -> tuple[int, ...]:
        """Return the units above, nearest first."""
        found = {unit: None}
        above = self._induk(unit)
        while above is not None and above not in found:
            found[above] = None
            above = self._induk(above)
        return tuple(found)[0 if include_self else 1 :]

    def descendants(self, unit: int, *, include_self: bool = False) -> tuple[int, ...]:
        """Return the units below, each before its own children, siblings in the order given."""
        found: dict[int, None] = {}
        waiting = [unit]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found[current] = None
                waiting.extend(reversed(self._anak.get(current, ())))
        return tuple(found)[0 if include_self else 1 :]

    def path(self, unit: int) -> tuple[str, ...]:
        """Return the names from the outermost unit to this one."""
        return tuple(self._units[u].nama for u in reversed(self.ancestors(unit, include_self=True)))

    def kedalaman(self, unit: int) -> int:
        """Return how many units lie above."""
        return len(self.ancestors(unit))

    def can_move(self, unit: int, induk: int | None) -> bool:
        """Return whether ``unit`` may be hung below ``induk`` without making a circle."""
        return induk is None or unit not in self.ancestors(induk, include_self=True)
