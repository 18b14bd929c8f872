"""Letterheads and places of the units in one print job: they are read once."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja_desktop.documents.lembar import Kop
from kinerja_desktop.services import kop as kops
from kinerja_desktop.services.konteks import Konteks


@dataclass(frozen=True, slots=True)
class KopUnit:
    """What stands above the sheets of a unit.

    Attributes:
        kop: the letterhead; ``sendiri`` says whether somebody set one (else it is the office's name).
        lambang: the office's picture, for forms that carry it without letterhead.
        tempat: where sheets are signed, '' unknown.
    """

    kop: Kop
    sendiri: bool
    lambang: bytes | None
    tempat: str


class PetaKop:
    """Letterheads by unit."""

    def __init__(self, konteks: Konteks) -> None:
        self._konteks = konteks
        self._known: dict[int | None, KopUnit] = {}
        self._pictures: dict[bytes, bytes] = {}
        self._kops = kops.Kops(konteks)

    def of(self, unit_id: int | None) -> KopUnit:
        """Return what holds for a unit; None is the office: its outermost unit where there is only one."""
        if unit_id is None:
            unit_id = self._kops.akar
        if unit_id not in self._known:
            self._known[unit_id] = self._make(unit_id)
        return self._known[unit_id]

    def _make(self, unit_id: int | None) -> KopUnit:
        found = self._kops.of(unit_id)
        office = self._konteks.kantor.baris
        plain = tuple(text for text in (office.instansi, office.nama) if text)
        # one object for all units with the same picture: it goes to the worker, and into the PDF, once
        picture = self._pictures.setdefault(found.gambar, found.gambar) if found.gambar else None
        own = found.baris != plain or bool(found.alamat)
        lines = found.baris if own else tuple(dict.fromkeys(text.upper() for text in found.baris))
        return KopUnit(Kop(lines, found.alamat, picture), own, picture, found.tempat)
