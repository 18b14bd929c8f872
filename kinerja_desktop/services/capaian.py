"""Capaian kinerja organisasi: set once per unit and period above the grid, inherited downwards."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import Capaian
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import ConflictError
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.commands import nilai as commands
from kinerja_desktop.storage.queries import capaian as queries
from kinerja_desktop.storage.queries import keadaan, units


@dataclass(frozen=True, slots=True)
class CapaianUnit:
    """What holds for a unit in a period.

    Attributes:
        capaian: None where neither the unit nor one above has any.
        dari_unit_id, dari_unit: the unit where it was set (itself or one above).
        version: of the unit's own record, None where it has none.
    """

    capaian: Capaian | None
    dari_unit_id: int | None
    dari_unit: str
    version: int | None


class PetaCapaian:
    """The capaian of every unit in a period, read once."""

    def __init__(self, connection: keadaan.Koneksi, periode: str) -> None:
        self._own = queries.of_period(connection, periode)
        self._units = {row.id: row for row in units.all_units(connection)}
        self._only_root = units.only_root(connection, clock.today())

    def of_kantor(self, unit_id: int | None) -> CapaianUnit:
        """Return what holds for a unit, or for the office (None): that of its only outermost unit."""
        return self.of(unit_id if unit_id is not None else self._only_root)

    def of(self, unit_id: int | None) -> CapaianUnit:
        """Return what holds for a unit: its own, or that of the nearest unit above."""
        own = self._own.get(unit_id) if unit_id is not None else None
        version = own.version if own else None
        seen: set[int] = set()
        while unit_id is not None and unit_id in self._units and unit_id not in seen:
            seen.add(unit_id)
            if row := self._own.get(unit_id):
                return CapaianUnit(Capaian(row.capaian), unit_id, self._units[unit_id].nama, version)
            unit_id = self._units[unit_id].induk_id
        return CapaianUnit(None, None, "", version)


def capaian_of(konteks: Konteks, periode: str, unit_id: int | None) -> CapaianUnit:
    """Return the capaian that holds for a unit in a period (None: the office, which has none of its own)."""
    with konteks.simpanan.read() as connection:
        return PetaCapaian(connection, periode).of(unit_id)


def set_capaian(
    konteks: Konteks, periode: str, unit_id: int, capaian: Capaian | None, *, version: int | None
) -> Outcome[CapaianUnit]:
    """Set the capaian of a unit in a period (None: inherit again).

    Locked ratings keep the one they were frozen with.

    Raises:
        ConflictError: changed since it was read (``version`` as in `CapaianUnit`).
    """
    table = tables.capaian_organisasi
    with konteks.simpanan.write(konteks.author) as transaction:
        commands.ensure_period(transaction, periode_of(periode))
        own = queries.of_period(transaction.connection, periode).get(unit_id)
        if (own.version if own else None) != version:
            raise ConflictError("simpanan.konflik", jenis=table.name)
        if own is None and capaian is not None:
            values = {"unit_id": unit_id, "periode_kode": periode, "capaian": capaian.value}
            transaction.insert(table, values)
        elif own is not None and capaian is not None:
            transaction.update(table, own.id, {"capaian": capaian.value}, version=version)
        elif own is not None:
            transaction.delete(table, own.id, version=version)
        transaction.touch("capaian", [unit_id])
        return Outcome(PetaCapaian(transaction.connection, periode).of(unit_id), transaction.changes)
