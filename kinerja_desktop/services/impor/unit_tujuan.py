"""Which unit a roster row means: by SIASN's unor id, the person's own, by its path, by a name that occurs once.

Else it is a new one; but of a name that several units carry nobody knows which is meant, and nobody is moved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kinerja_desktop.domain.codes import JenisNomor
from kinerja_desktop.domain.pegawai import PegawaiDraft, nama_cari
from kinerja_desktop.storage.queries.units import UnitRow

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitBaru:
    """A unit that the file names and the office does not know. ``sementara`` is a negative id until it is stored."""

    sementara: int
    induk_id: int | None
    nama: str
    unor_id: str = ""


class UnitTujuan:
    """Resolves places of work; collects the units that would be made."""

    def __init__(self, units: Sequence[UnitRow], by_number: Mapping[tuple[str, str], int]) -> None:
        self._by_number = dict(by_number)
        self._names: dict[int, str] = {row.id: nama_cari(row.nama) for row in units}
        self._parents: dict[int, int | None] = {row.id: row.induk_id for row in units}
        self._children: dict[tuple[int | None, str], int] = {
            (row.induk_id, nama_cari(row.nama)): row.id for row in units
        }
        self._by_name: dict[str, list[int]] = defaultdict(list)
        for row in units:
            self._by_name[nama_cari(row.nama)].append(row.id)
        self._cache: dict[tuple[str, Path], int | None] = {}
        self.baru: list[UnitBaru] = []

    def resolve(self, draft: PegawaiDraft, held: int | None = None) -> int | None:
        """Return the unit's id (negative: one of `baru`), None when the row names no place or `is_vague`.

        Args:
            draft: the row.
            held: the unit that the person has; where it fits what the row says, the row says nothing new.
        """
        path, unor = _named(draft)
        by_number = self._by_number.get((JenisNomor.UNOR_ID, unor)) if unor else None
        if by_number is not None or not path:
            return by_number
        found = held if held is not None and self._fits(held, path) else self._usual(path, unor)
        if unor and found is not None:
            self._by_number.setdefault((JenisNomor.UNOR_ID, unor), found)
        return found

    def is_vague(self, draft: PegawaiDraft) -> bool:
        """Return whether several units carry the name that the row gives and nothing tells which is meant."""
        path, unor = _named(draft)
        return bool(path) and not unor and self._usual(path, unor) is None

    def _usual(self, path: Path, unor: str) -> int | None:
        """Return what a row means of whose person nothing is known, None where it is vague."""
        key = (unor, path)
        if key not in self._cache:
            folded = [nama_cari(name) for name in path]
            found = self._along(folded)
            if found is None:
                fits = self._by_end(folded)
                found = fits[0] if len(fits) == 1 else None
                if found is None and (unor or not fits):
                    found = self._make(path, unor)
            self._cache[key] = found
        return self._cache[key]

    def name(self, unit_id: int) -> str:
        """Return the unit's folded name (for texts of the check)."""
        return self._names[unit_id]

    def _along(self, folded: list[str]) -> int | None:
        """Return the unit at the end of a path that begins at the top."""
        place: int | None = None
        for name in folded:
            place = self._children.get((place, name))
            if place is None:
                return None
        return place

    def _by_end(self, folded: list[str]) -> list[int]:
        """Return the units of that name below units of the other names (a roster often starts further down)."""
        return [id_ for id_ in self._by_name.get(folded[-1], ()) if self._is_below(id_, folded[:-1])]

    def _fits(self, unit_id: int, path: Path) -> bool:
        folded = [nama_cari(name) for name in path]
        return self._names.get(unit_id) == folded[-1] and self._is_below(unit_id, folded[:-1])

    def _is_below(self, unit_id: int, names: list[str]) -> bool:
        above = self._ancestors(unit_id) if names else set()
        return all(name in above for name in names)

    def _ancestors(self, unit_id: int) -> set[str]:
        names: set[str] = set()
        place = self._parents[unit_id]
        while place is not None:
            names.add(self._names[place])
            place = self._parents[place]
        return names

    def _make(self, path: Path, unor: str) -> int:
        place: int | None = None
        for depth, name in enumerate(path):
            folded = nama_cari(name)
            step = self._children.get((place, folded))
            if step is None and depth == 0:
                known = self._by_name.get(folded, [])
                step = known[0] if len(known) == 1 else None
            if step is None:
                step = -len(self.baru) - 1
                last = depth == len(path) - 1
                self.baru.append(UnitBaru(step, place, " ".join(name.split()), unor if last else ""))
                self._names[step] = folded
                self._parents[step] = place
                self._children[place, folded] = step
                self._by_name[folded].append(step)
            place = step
        assert place is not None  # noqa: S101 - a path has at least one name
        return place


def _named(draft: PegawaiDraft) -> tuple[Path, str]:
    """Return the path and SIASN's unor id that a row gives."""
    return draft.unit_path or ((draft.unor_nama,) if draft.unor_nama else ()), draft.unor_id or ""
