"""Where a plan's records are read from: straight from the database, or of many plans at once for printing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Protocol, TypeVar

from kinerja_desktop.domain.skp import IsiSkp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.queries import pelaksanaan as queries
from kinerja_desktop.storage.queries import skp as plans
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.queries.pelaksanaan import (
    AksiRow,
    BuktiRow,
    RealisasiRow,
    RhkLamaRow,
    UmpanBalikRow,
)

R = TypeVar("R")


class Sumber(Protocol):
    """What `pelaksanaan.Buku` and the sheets ask for; RHK are those of first versions."""

    def contents(self, skp_ids: Collection[int]) -> dict[int, IsiSkp]:
        """Return the content of plans by id."""

    def versions(self, penugasan_id: int) -> list[RhkLamaRow]:
        """Return the RHK of all versions of the plan of a penugasan."""

    def realised(self, rhk_ids: Collection[int], periode: str) -> list[RealisasiRow]:
        """Return the realisasi of a period."""

    def lines(self, rhk_ids: Collection[int], periode: str | None) -> list[AksiRow]:
        """Return the rencana aksi of a period, or of all."""

    def evidence(self, rhk_ids: Collection[int], periode: str | None) -> list[BuktiRow]:
        """Return bukti of a period, or of all."""

    def feedback(self, penugasan_id: int, periode: str) -> list[UmpanBalikRow]:
        """Return the umpan balik of a period."""


class Langsung:
    """Reads over an open connection, each time anew."""

    def __init__(self, connection: Koneksi, tahun: int) -> None:
        self._connection, self._tahun = connection, tahun

    def contents(self, skp_ids: Collection[int]) -> dict[int, IsiSkp]:
        """Return the content of plans by id."""
        return plans.contents(self._connection, skp_ids)

    def versions(self, penugasan_id: int) -> list[RhkLamaRow]:
        """Return the RHK of all versions of the plan of a penugasan."""
        return queries.rhk_of_versions(self._connection, penugasan_id, self._tahun)

    def realised(self, rhk_ids: Collection[int], periode: str) -> list[RealisasiRow]:
        """Return the realisasi of a period."""
        return queries.realised(self._connection, rhk_ids, periode)

    def lines(self, rhk_ids: Collection[int], periode: str | None) -> list[AksiRow]:
        """Return the rencana aksi of a period, or of all."""
        return queries.lines(self._connection, rhk_ids, periode)

    def evidence(self, rhk_ids: Collection[int], periode: str | None) -> list[BuktiRow]:
        """Return bukti of a period, or of all."""
        return queries.evidence(self._connection, rhk_ids, periode)

    def feedback(self, penugasan_id: int, periode: str) -> list[UmpanBalikRow]:
        """Return the umpan balik of a period."""
        return queries.feedback(self._connection, [penugasan_id], periode).get(penugasan_id, [])


class Rak:
    """The records of many plans of a year; each kind and period is read once, for all of them."""

    def __init__(self, konteks: Konteks, tahun: int, held: Mapping[int, int]) -> None:
        self._konteks, self._who = konteks, tuple(held)
        with konteks.simpanan.read() as connection:
            self._versions = queries.rhk_of_versions_of(connection, self._who, tahun)
            old = {row.skp_id for rows in self._versions.values() for row in rows}
            self._contents = plans.contents(connection, old | set(held.values()))
        self._asal = {row.asal for rows in self._versions.values() for row in rows}
        self._known: dict[tuple[str, str | None], dict[int, list[Any]]] = {}
        self._told: set[str] | None = None

    def _once(
        self, name: str, periode: str | None, read: Callable[[Koneksi], Mapping[int, list[Any]]]
    ) -> Mapping[int, list[Any]]:
        key = name, periode
        if key not in self._known:
            with self._konteks.simpanan.read() as connection:
                self._known[key] = dict(read(connection))
        return self._known[key]

    def told(self) -> set[str]:
        """Return the periods in which any of the plans has a realisasi or an umpan balik."""
        if self._told is None:
            with self._konteks.simpanan.read() as connection:
                self._told = queries.periods_told(connection, self._asal, self._who)
        return self._told

    def contents(self, skp_ids: Collection[int]) -> dict[int, IsiSkp]:
        """Return the content of plans by id."""
        return {id_: self._contents[id_] for id_ in skp_ids if id_ in self._contents}

    def versions(self, penugasan_id: int) -> list[RhkLamaRow]:
        """Return the RHK of all versions of the plan of a penugasan."""
        return self._versions.get(penugasan_id, [])

    def realised(self, rhk_ids: Collection[int], periode: str) -> list[RealisasiRow]:
        """Return the realisasi of a period."""
        found = self._once("realisasi", periode, lambda c: _by_rhk(queries.realised(c, self._asal, periode)))
        return sorted(_of(found, rhk_ids), key=lambda row: row.id)

    def lines(self, rhk_ids: Collection[int], periode: str | None) -> list[AksiRow]:
        """Return the rencana aksi of a period, or of all."""
        found = self._once("aksi", periode, lambda c: _by_rhk(queries.lines(c, self._asal, periode)))
        return list(_of(found, sorted(rhk_ids)))

    def evidence(self, rhk_ids: Collection[int], periode: str | None) -> list[BuktiRow]:
        """Return bukti of a period, or of all."""
        found = self._once("bukti", periode, lambda c: _by_rhk(queries.evidence(c, self._asal, periode)))
        return sorted(_of(found, rhk_ids), key=lambda row: row.id)

    def feedback(self, penugasan_id: int, periode: str) -> list[UmpanBalikRow]:
        """Return the umpan balik of a period."""
        found = self._once("umpan", periode, lambda c: queries.feedback(c, self._who, periode))
        return list(found.get(penugasan_id, ()))


def _by_rhk(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.rhk_id, []).append(row)
    return found


def _of(found: Mapping[int, list[R]], rhk_ids: Iterable[int]) -> Iterable[R]:
    return (row for id_ in rhk_ids for row in found.get(id_, ()))
