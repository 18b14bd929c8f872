"""Calls of services for Pemetaan atasan: reads for the screen, writes that can be taken back from the toast."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeVar

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.services import atasan_urung
from kinerja_desktop.services import unit as units
from kinerja_desktop.services.atasan_daftar import DaftarAtasan, Macet, daftar, macet
from kinerja_desktop.services.atasan_urung import Langkah, Terlaksana
from kinerja_desktop.services.atasan_usul import UsulKepala, usul_kepala
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.unit import UnitSimpul

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Isi:
    """What the screen shows."""

    pohon: tuple[UnitSimpul, ...]
    tanpa_unit: int
    daftar: DaftarAtasan
    macet: tuple[Macet, ...]
    usul: tuple[UsulKepala, ...]


def load(konteks: Konteks, unit_id: int | None) -> Isi:
    """Read the tree, the people of a unit with everything below it, what is stuck, and heads to propose."""
    return Isi(
        units.tree(konteks),
        units.tanpa_unit(konteks),
        daftar(konteks, unit_id),
        macet(konteks),
        usul_kepala(konteks),
    )


class Penulis:
    """Writes that announce themselves with *Urungkan*."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._session = screen.session

    def run(
        self,
        call: Callable[[Konteks], Outcome[T]],
        words: str,
        *,
        unit_ids: Collection[int] = (),
        pegawai_ids: Collection[int] = (),
        then: Callable[[T], object] | None = None,
    ) -> None:
        """Write, tell ``words`` with *Urungkan*, and call ``then`` with the result."""
        konteks = konteks_of(self._session)

        def work(_: object) -> Outcome[Terlaksana[T]]:
            return atasan_urung.jalankan(
                konteks, lambda: call(konteks), unit_ids=unit_ids, pegawai_ids=pegawai_ids
            )

        def done(made: Terlaksana[T]) -> None:
            self._session.notice(words, "Urungkan", lambda: self.take_back(made.langkah))
            if then is not None:
                then(made.hasil)

        self._session.tasks.write(self._screen, work, "Menyimpan pemetaan").success(done).run()

    def take_back(self, langkah: Langkah) -> None:
        """Take a step back."""
        konteks = konteks_of(self._session)
        self._session.tasks.write(
            self._screen, lambda _: atasan_urung.urungkan(konteks, langkah), "Mengurungkan"
        ).success(lambda _: self._session.notice("Pemetaan kembali seperti semula.")).run()
