"""Which unit a roster row means: by SIASN's unor id, by its path, by a name that occurs once; else a new one."""

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
        self._cache: dict[tuple[str, Path], int] = {}
        self.baru: list[UnitBaru] = []

    def resolve(self, draft: PegawaiDraft) -> int | None:
        """Return the unit's id (negative: one of `baru`), None when the row names no place."""
        path = draft.unit_path or ((draft.unor_nama,) if draft.unor_nama else ())
        unor = draft.unor_id or ""
        if not path and not unor:
            return None
        key = (unor, path)
        if key not in self._cache:
            found = self._by_number.get((JenisNomor.UNOR_ID, unor)) if unor else None
            if found is None:
                if not path:
                    return None
                found = self._find(path)
                if found is None:
                    found = self._make(path, unor)
                if unor:
                    self._by_number.setdefault((JenisNomor.UNOR_ID, unor), found)
            self._cache[key] = found
        return self._cache[key]

    def name(self, unit_id: int) -> str:
        """Return the unit's folded name (for texts of the check)."""
        return self._names[unit_id]

    def _find(self, path: Path) -> int | None:
        folded = [nama_cari(name) for name in path]
        place: int | None = None
        for name in folded:
            step = self._children.get((place, name))
            if step is None:
                break
            place = step
        else:
            return place
        return self._find_by_end(folded)

    def _find_by_end(self, folded: list[str]) -> int | None:
        """Find the one unit of that name below units of the other names (a roster often starts further down)."""
        fits = []
        for unit_id in self._by_name.get(folded[-1], ()):
            above = self._ancestors(unit_id)
            if all(name in above for name in folded[:-1]):
                fits.append(unit_id)
        return fits[0] if len(fits) == 1 else None

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
