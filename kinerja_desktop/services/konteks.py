"""Who asks, in which office, for which units: the first argument of every service call."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from kinerja_desktop.domain.cakupan import SEMUA, Cakupan
from kinerja_desktop.services.worker import Worker
from kinerja_desktop.storage.office import OfficeRow, OfficeStorage
from kinerja_desktop.storage.unit_of_work import Author


class Kantor:
    """An opened office with what services need to work on it.

    Attributes:
        simpanan: its storage.
        worker: the worker process for foreign files and batches.
    """

    def __init__(self, simpanan: OfficeStorage, worker: Worker) -> None:
        self.simpanan = simpanan
        self.worker = worker

    @cached_property
    def baris(self) -> OfficeRow:
        """The own office as stored when it was opened."""
        return self.simpanan.own_office()

    @property
    def folder(self) -> Path:
        """The office folder."""
        return self.simpanan.folder

    def refresh(self) -> None:
        """Read the own office anew at the next question (its profile was changed)."""
        self.__dict__.pop("baris", None)

    def close(self) -> None:
        """End the worker, close the database, give the lock back."""
        self.worker.close()
        self.simpanan.close()


@dataclass(frozen=True, slots=True)
class Pelaku:
    """The person at the keyboard; id 0 until the first write gives the name a row."""

    id: int
    nama: str


@dataclass(frozen=True, slots=True)
class Konteks:
    """Who (``pelaku``), where (``kantor``), for which units (``cakupan``)."""

    pelaku: Pelaku
    kantor: Kantor
    cakupan: Cakupan = field(default=SEMUA)

    @property
    def simpanan(self) -> OfficeStorage:
        """The office's storage."""
        return self.kantor.simpanan

    @property
    def author(self) -> Author:
        """What a transaction needs to know about us."""
        actor = self.pelaku.id or self.simpanan.actor(self.pelaku.nama)
        return Author(actor, self.kantor.baris.id, self.kantor.baris.garis)

    def narrowed(self, cakupan: Cakupan) -> Konteks:
        """Return the same with another scope."""
        return replace(self, cakupan=cakupan)
