"""What a write touched, so that open screens reload only that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changes:
    """Kinds of records and their local ids that a write touched.

    ``ids`` maps a kind ("pegawai", "unit", "penilaian", "capaian", "periode", "kantor", "penugasan", "impor",
    "cetakan", "ekspor", "laporan", "kegiatan" by person) to the ids; an empty set means "many: reload all of the kind".
    """

    ids: tuple[tuple[str, frozenset[int]], ...] = ()

    @classmethod
    def of(cls, **kinds: Iterable[int]) -> Changes:
        """Build from keyword arguments: ``Changes.of(penilaian=[3, 4], unit=())``."""
        return cls(tuple(sorted((kind, frozenset(ids)) for kind, ids in kinds.items())))

    def touches(self, *kinds: str) -> bool:
        """Return whether one of the kinds was touched."""
        return any(kind in kinds for kind, _ in self.ids)

    def of_kind(self, kind: str) -> frozenset[int] | None:
        """Return the ids of a kind, an empty set for "many", None if it was not touched."""
        return dict(self.ids).get(kind)

    def __or__(self, other: Changes) -> Changes:
        """Join two; "many" swallows ids."""
        joined: dict[str, frozenset[int]] = dict(self.ids)
        for kind, ids in other.ids:
            mine = joined.get(kind)
            joined[kind] = ids if mine is None else (frozenset() if not mine or not ids else mine | ids)
        return Changes(tuple(sorted(joined.items())))


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a write returns: its value and what it touched."""

    value: T
    changes: Changes
