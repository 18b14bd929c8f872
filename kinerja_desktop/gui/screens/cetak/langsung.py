"""*Cetak langsung*: from the order to the printer, and the question whether it came out well."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter

from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screens.cetak import model
from kinerja_desktop.gui.screens.cetak import printer as printing
from kinerja_desktop.gui.screens.cetak.geser import OffsetDialog
from kinerja_desktop.services import cetak_printer
from kinerja_desktop.services.cetak_pesanan import Pesanan, Tatanan
from kinerja_desktop.services.cetak_pratinjau import Naskah
from kinerja_desktop.services.cetak_printer import GeserPrinter

if TYPE_CHECKING:
    from kinerja_desktop.gui.screens.cetak.screen import CetakScreen


class DirectPrint(QObject):
    """One print job at a time, step by step: printer, sheets, pages, question."""

    def __init__(self, screen: CetakScreen) -> None:
        super().__init__(screen)
        self._screen = screen

    def start(self, order: Pesanan, tatanan: Tatanan) -> None:
        """Ask for the printer, then draw."""
        chosen = printing.choose(self._screen, tatanan)
        if chosen is None:
            return
        self._screen.actions_.script(
            order, tatanan, lambda script: self._drawn(chosen, order, tatanan, script)
        )

    def _drawn(self, printer: QPrinter, order: Pesanan, tatanan: Tatanan, script: Naskah) -> None:
        if not script.pdf:
            self._screen.show_problem(
                self.tr("Tidak ada lembar yang dapat dicetak, jadi tidak ada yang dikirim ke printer.")
            )
            return
        self._send(printer, order, script, printing.passes(script.halaman, tatanan.sisi))

    def _send(
        self, printer: QPrinter, order: Pesanan, script: Naskah, passes: list[list[int | None]]
    ) -> None:
        konteks, name = konteks_of(self._screen.session), printer.printerName()

        def work(progress: Progress) -> int:
            offset = cetak_printer.geser_of(konteks, name)
            return printing.paint(printer, script.pdf, passes[0], (offset.x, offset.y), progress)

        task = self._screen.session.tasks.read(self._screen, work, self.tr("Mengirim ke printer"))
        task.success(lambda _: self._sent(printer, order, script, passes[1:])).failure(self._failed).run()

    def _sent(self, printer: QPrinter, order: Pesanan, script: Naskah, rest: list[list[int | None]]) -> None:
        if rest and Dialogs.ask(
            self._screen, self.tr("Balik kertas"),
            self.tr("Halaman depan sudah dikirim ke printer. Setelah semuanya keluar, balik tumpukan kertasnya, "
                    "masukkan lagi, lalu lanjutkan."),
            self.tr("Cetak halaman belakang"),
        ):  # fmt: skip
            self._send(printer, order, script, rest)
            return
        people = len(script.susunan.catatan)
        count = model.counted(people, len(script.halaman), script.jumlah_halaman)
        if not rest and Dialogs.ask(
            self._screen, self.tr("Keluar dengan benar dari printer?"),
            self.tr("{0} sudah dikirim ke {1}. Bila semuanya keluar dengan benar, lembarnya ditandai "
                    "dicetak.").format(count, printer.printerName() or self.tr("printer")),
            self.tr("Ya, tandai dicetak"), self.tr("Belum"),
        ):  # fmt: skip
            self._screen.actions_.record(order.periode, script.susunan, True, partial(self._recorded, script))

    def _recorded(self, script: Naskah) -> None:
        marked = len(script.susunan.catatan) or len(script.halaman)
        words = self.tr("{0} lembar ditandai dicetak.").format(teks.bilangan(marked))
        if script.findings:
            self._screen.banner.tell(f"{words} {model.left_out(len(script.findings))}", "awas")
        else:
            self._screen.session.notice(words)

    def _failed(self, error: KnownError) -> None:
        self._screen.show_error(error)

    def set_offset(self) -> None:
        """Open the dialog of offsets, keep what was typed, and use it."""
        options = self._screen.options
        found = OffsetDialog.ask(
            self._screen, printing.names(), options.offsets, options.offset.nama, self._test
        )
        if found is not None:
            self._screen.actions_.set_offset(found, lambda: self._kept(found))

    def _kept(self, found: GeserPrinter) -> None:
        self._screen.options.use_printer(found)

    def _test(self, offset: GeserPrinter) -> None:
        chosen = printing.choose(self._screen, self._screen.options.tatanan())
        if chosen is None:
            return
        try:
            printing.paint_test_page(chosen, (offset.x, offset.y))
        except KnownError as error:
            self._screen.show_error(error)
