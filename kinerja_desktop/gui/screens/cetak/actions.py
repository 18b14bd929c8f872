"""What the screen asks of services, always off the UI thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.foundation.errors import ConflictError, KnownError
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.cetak.model import LEMBAR
from kinerja_desktop.services import (
    cetak,
    cetak_daftar,
    cetak_olah,
    cetak_pratinjau,
    cetak_printer,
    kantor,
    serah_terima,
)
from kinerja_desktop.services.cetak import HasilCetak, Jejak, Tertulis
from kinerja_desktop.services.cetak_daftar import BarisCetak, BarisKelompok, Langkah
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Pesanan, Tatanan
from kinerja_desktop.services.cetak_pratinjau import GambarHalaman, Naskah
from kinerja_desktop.services.cetak_printer import GeserPrinter
from kinerja_desktop.services.cetak_susun import Susunan

NAMES = {kind: name for kind, _, name, _ in LEMBAR}


@dataclass(frozen=True, slots=True)
class Daftar:
    """What the lists show: people for *Dokumen evaluasi*, groups for the others."""

    lembar: JenisLembar
    periode: str
    unit: int | None
    orang: tuple[BarisCetak, ...]
    kelompok: tuple[BarisKelompok, ...]
    geser: tuple[GeserPrinter, ...]
    kertas: str
    """Paper of the office (Pengaturan)."""


class Actions:
    """Calls of services for one screen; answers come back on the UI thread."""

    def __init__(self, screen: Screen, reload: Callable[[], object]) -> None:
        self._screen, self._reload = screen, reload
        self._tasks = screen.session.tasks
        self._asked = self._arrived = 0

    @property
    def is_shown(self) -> bool:
        """Return whether the list on the screen is the one that was asked for last."""
        return self._arrived == self._asked

    def load(self, lembar: JenisLembar, per_unit: bool, show: Callable[[Daftar], object]) -> None:
        """Read the list of a sheet for the chosen period and unit."""
        session = self._screen.session
        konteks, periode, unit = konteks_of(session), session.periode, session.unit_id

        def work(_: Progress) -> Daftar:
            offsets, paper = cetak_printer.daftar_geser(konteks), kantor.kertas(konteks)
            if lembar is JenisLembar.DOKUMEN_EVALUASI:
                people = cetak_daftar.daftar(konteks, periode, unit)
                return Daftar(lembar, periode, unit, people, (), offsets, paper)
            groups = cetak_daftar.kelompok(konteks, lembar, periode, unit, per_unit=per_unit)
            return Daftar(lembar, periode, unit, (), groups, offsets, paper)

        self._asked += 1
        number = self._asked

        def arrived(found: Daftar) -> None:
            self._arrived = number
            show(found)

        self._screen.read_newest(work, arrived, "Memuat daftar")

    def people(
        self, periode: str, unit: int | None,
        show: Callable[[tuple[BarisCetak, ...]], object], refused: Callable[[KnownError], object],
    ) -> None:  # fmt: skip
        """Read the people of a list that need not be the one shown."""
        konteks = konteks_of(self._screen.session)
        task = self._tasks.read(self._screen, lambda _: cetak_daftar.daftar(konteks, periode, unit))
        task.success(show).failure(refused).fresh().run()

    def preview(
        self, order: Pesanan, tatanan: Tatanan, page: int, dpi: float,
        show: Callable[[tuple[Naskah, GambarHalaman | None]], object],
    ) -> None:  # fmt: skip
        """Draw the sheet of one row and a page of it."""
        konteks = konteks_of(self._screen.session)

        def work(_: Progress) -> tuple[Naskah, GambarHalaman | None]:
            made = cetak_pratinjau.pratinjau(konteks, order, tatanan)
            if not made.pdf:
                return made, None
            wanted = min(page, made.jumlah_halaman - 1) if page >= 0 else made.jumlah_halaman - 1
            return made, cetak_pratinjau.gambar(made.pdf, wanted, dpi)

        self._tasks.read(self._screen, work).success(show).run()

    def page(self, pdf: bytes, page: int, dpi: float, show: Callable[[GambarHalaman], object]) -> None:
        """Draw another page of a sheet that is at hand."""
        self._tasks.read(self._screen, lambda _: cetak_pratinjau.gambar(pdf, page, dpi)).success(show).run()

    def save(
        self, order: Pesanan, tatanan: Tatanan, target: Path, per_orang: bool, tick: bool,
        done: Callable[[HasilCetak], object],
    ) -> None:  # fmt: skip
        """Write PDF files, then record what was made."""
        konteks = konteks_of(self._screen.session)

        def work(progress: Progress) -> Tertulis:
            return cetak.tulis(konteks, order, tatanan, target, per_orang=per_orang, progress=progress)

        def written(made: Tertulis) -> None:
            self.record(order.periode, made.susunan, tick, lambda: done(made.hasil))

        self._tasks.read(self._screen, work, f"Menyusun {NAMES[order.lembar].lower()}").success(written).run()

    def handover(
        self,
        ids: Sequence[int],
        day: date,
        tatanan: Tatanan,
        target: Path,
        done: Callable[[HasilCetak], object],
    ) -> None:
        """Write the handover lists of sheets."""
        session = self._screen.session
        konteks, periode, chosen = konteks_of(session), session.periode, tuple(ids)

        def work(progress: Progress) -> HasilCetak:
            return serah_terima.simpan_pdf(konteks, periode, chosen, day, tatanan, target, progress)

        task = self._tasks.read(self._screen, work, "Menyusun daftar serah terima")
        task.success(done).failure(self._screen.show_error).run()

    def save_editable(
        self, order: Pesanan, tatanan: Tatanan, target: Path, done: Callable[[HasilCetak], object]
    ) -> None:
        """Write rekap as a workbook, letters as a document."""
        konteks = konteks_of(self._screen.session)

        def work(progress: Progress) -> HasilCetak:
            if order.lembar is JenisLembar.REKAP:
                return cetak_olah.simpan_xlsx(konteks, order, target, progress)
            return cetak_olah.simpan_docx(konteks, order, tatanan, target, progress)

        task = self._tasks.read(self._screen, work, f"Menyusun {NAMES[order.lembar].lower()}")
        task.success(done).failure(self._screen.show_error).run()

    def record(self, periode: str, plan: Susunan, printed: bool, done: Callable[[], object]) -> None:
        """Record sheets that were made or came out of the printer."""
        konteks = konteks_of(self._screen.session)

        def work(_: Progress) -> Outcome[tuple[int, ...]]:
            return cetak.catat(konteks, periode, plan, dicetak=printed)

        task = self._tasks.write(self._screen, work, "Mencatat cetakan").success(lambda _: done())
        task.failure(self.refused).run()

    def script(self, order: Pesanan, tatanan: Tatanan, done: Callable[[Naskah], object]) -> None:
        """Draw all sheets of an order for the printer."""
        konteks = konteks_of(self._screen.session)

        def work(progress: Progress) -> Naskah:
            return cetak_pratinjau.naskah(konteks, order, tatanan, progress=progress)

        self._tasks.read(self._screen, work, f"Menyusun {NAMES[order.lembar].lower()}").success(done).run()

    def tick(
        self, rows: Sequence[BarisCetak], periode: str, langkah: Langkah, day: date | None,
        done: Callable[[int], object], refused: Callable[[KnownError], object],
    ) -> None:  # fmt: skip
        """Tick sheets of people in a period, as they were read."""
        konteks, seen = konteks_of(self._screen.session), tuple(rows)
        chosen = [row.id for row in seen]

        def work(_: Progress) -> Outcome[int]:
            return cetak.tandai(konteks, periode, chosen, langkah, day, terlihat=seen)

        self._tasks.write(self._screen, work).success(done).failure(refused).run()

    def refused(self, error: KnownError) -> None:
        """Say why; where somebody else was quicker, show what there is now."""
        self._screen.show_error(error)
        if isinstance(error, ConflictError):
            self._reload()

    def send_back(
        self, rows: Sequence[BarisCetak], periode: str, day: date | None, reason: str,
        done: Callable[[int], object], refused: Callable[[KnownError], object],
    ) -> None:  # fmt: skip
        """Record that sheets came back, or take that mark away."""
        konteks, seen = konteks_of(self._screen.session), tuple(rows)
        chosen = [row.id for row in seen]

        def work(_: Progress) -> Outcome[int]:
            return cetak.kembalikan(konteks, periode, chosen, day, reason, terlihat=seen)

        self._tasks.write(self._screen, work).success(done).failure(refused).run()

    def sign(self, kode: str, day: date | None, refused: Callable[[KnownError], object]) -> None:
        """Record the signing of an approval sheet."""
        konteks = konteks_of(self._screen.session)

        def work(_: Progress) -> Outcome[None]:
            return cetak.tandai_ditandatangani(konteks, kode, day)

        self._tasks.write(self._screen, work).failure(refused).run()

    def set_offset(self, offset: GeserPrinter, done: Callable[[], object]) -> None:
        """Keep the offset of a printer."""
        konteks = konteks_of(self._screen.session)
        task = self._tasks.write(self._screen, lambda _: cetak_printer.set_geser(konteks, offset))
        task.success(lambda _: done()).failure(self._screen.show_error).run()

    def find(self, kode: str, done: Callable[[tuple[Jejak, ...]], object]) -> None:
        """Look a sheet up by the code on it."""
        konteks = konteks_of(self._screen.session)
        self._tasks.read(self._screen, lambda _: cetak.cari_kode(konteks, kode)).success(done).run()
