"""The button *Berkas ttd.*: attach signed files, open them, take them off."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.gui.dialogs import SCAN, Dialogs
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.opening import open_paths
from kinerja_desktop.gui.screens.cetak.ttd import LampirDialog
from kinerja_desktop.gui.widgets.basics import button
from kinerja_desktop.services import berkas_ttd
from kinerja_desktop.services.berkas_ttd import BerkasRow, HasilLampir, Salinan, Usul
from kinerja_desktop.services.cetak_daftar import BarisCetak, BarisKelompok

if TYPE_CHECKING:
    from kinerja_desktop.gui.screens.cetak.screen import CetakScreen


class SignedFiles(QObject):
    """Scans and signed PDF files of the list of people, and of approval sheets by their code."""

    def __init__(self, screen: CetakScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self.button = button(self.tr("Berkas &ttd."), None, "signature")
        self.button.setToolTip(self.tr("Pindaian dan PDF yang sudah ditandatangani"))
        menu = QMenu(self.button)
        menu.addAction(self.tr("&Lampirkan berkas…"), self.ask)
        self.open_action = menu.addAction(self.tr("&Buka berkas yang dipilih"), self.open_chosen)
        self.take_action = menu.addAction(self.tr("L&epas berkas yang dipilih…"), self.take_off)
        menu.aboutToShow.connect(self._look)
        self.button.setMenu(menu)

    def _sheets(self) -> tuple[list[int], list[int]]:
        """Return the ratings and the approval sheets of the selected rows."""
        panel = self._screen.panel
        rows = [panel.table.row_by_id(id_) for id_ in panel.grid.selected_ids()]
        ratings = [row.penilaian_id for row in rows if isinstance(row, BarisCetak) and row.penilaian_id]
        return ratings, [
            row.persetujuan_id for row in rows if isinstance(row, BarisKelompok) and row.persetujuan_id
        ]

    def _look(self) -> None:
        some = any(self._sheets())
        self.open_action.setEnabled(some)
        self.take_action.setEnabled(some)

    # -- attaching ------------------------------------------------------------------------------------------
    def ask(self) -> None:
        """Ask for files, then look whose they are."""
        paths = Dialogs.open_files(
            self._screen, self.tr("Pilih pindaian atau PDF bertanda tangan"), SCAN, "ttd"
        )
        if paths:
            self.match(paths)

    def match(self, paths: Sequence[Path]) -> None:
        """Look whose sheets files are, off the UI thread, and show it."""
        session, chosen = self._screen.session, tuple(paths)
        konteks, periode = konteks_of(session), session.periode

        def work(progress: Progress) -> tuple[Usul, ...]:
            return berkas_ttd.cocokkan(konteks, periode, chosen, progress)

        session.tasks.read(self._screen, work, self.tr("Mencocokkan berkas")).success(self._matched).run()

    def _matched(self, found: tuple[Usul, ...]) -> None:
        dialog = LampirDialog(self._screen, self._screen.session, found)
        if not dialog.exec():
            return
        konteks, pairs, day = konteks_of(self._screen.session), dialog.pairs(), dialog.signed_on()

        def copy(progress: Progress) -> Salinan:
            konteks.simpanan.hold()
            return berkas_ttd.salin(konteks, pairs, progress)

        def record(copies: Salinan) -> None:
            task = self._screen.session.tasks.write(
                self._screen,
                lambda _: berkas_ttd.catat(konteks, copies, ditandatangani=day),
                self.tr("Mencatat berkas"),
            )
            task.success(self._attached).failure(self._screen.show_error).run()

        task = self._screen.session.tasks.read(self._screen, copy, self.tr("Menyalin berkas"))
        task.success(record).failure(self._screen.show_error).run()

    def _attached(self, done: HasilLampir) -> None:
        words = self.tr("{0} berkas dilampirkan").format(teks.bilangan(len(done.ids)))
        if done.sudah:
            words += self.tr(", {0} sudah ada").format(teks.bilangan(done.sudah))
        if done.ditandai:
            words += self.tr(", {0} lembar ditandai ditandatangani").format(teks.bilangan(done.ditandai))
        told = [sentence(one.code, **one.args) for one in done.findings]
        more = self.tr(" Dan {0} lagi.").format(teks.bilangan(len(told) - 3)) if len(told) > 3 else ""
        self._screen.banner.tell(" ".join([f"{words}.", *told[:3]]) + more, "awas" if told else "baik")

    # -- opening, taking off --------------------------------------------------------------------------------
    def open_chosen(self) -> None:
        """Open the files of the selected people."""
        konteks, (ratings, approvals) = konteks_of(self._screen.session), self._sheets()

        def work(_: Progress) -> list[Path]:
            return [berkas_ttd.tempat(konteks, row) for row in berkas_ttd.daftar(konteks, ratings, approvals)]

        task = self._screen.session.tasks.read(self._screen, work)
        task.success(self._open).failure(self._screen.show_error).run()

    def _open(self, paths: list[Path]) -> None:
        if not paths:
            self._none()
        open_paths(self._screen, paths)

    def take_off(self) -> None:
        """Ask, then take the files of the selected people off their sheets."""
        konteks, (ratings, approvals) = konteks_of(self._screen.session), self._sheets()
        task = self._screen.session.tasks.read(
            self._screen, lambda _: berkas_ttd.daftar(konteks, ratings, approvals)
        )
        task.success(self._sure).run()

    def _none(self) -> None:
        self._screen.show_problem(
            self.tr("Lembar yang dipilih belum punya berkas bertanda tangan. Lampirkan dulu berkasnya.")
        )

    def _sure(self, rows: tuple[BerkasRow, ...]) -> None:
        if not rows:
            self._none()
            return
        names = ", ".join(row.nama for row in rows[:5])
        question = self.tr(
            "{0} berkas dilepas dari lembarnya: {1}. Salinannya tetap di folder kantor."
        ).format(teks.bilangan(len(rows)), names + (" …" if len(rows) > 5 else ""))
        if not Dialogs.ask(self._screen, self.tr("Lepas berkas"), question, self.tr("Lepas")):
            return
        konteks = konteks_of(self._screen.session)
        task = self._screen.session.tasks.write(self._screen, lambda _: berkas_ttd.lepas(konteks, rows))
        task.success(self._taken_off).failure(self._screen.show_error).run()

    def _taken_off(self, count: int) -> None:
        self._screen.session.notice(self.tr("{0} berkas dilepas").format(teks.bilangan(count)))
