"""Editing a person: what a move does is said before it is written, and the step can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final, TypeAlias

import shiboken6
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import bilangan, tanggal
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.screens.pegawai.ubah import UbahDialog
from kinerja_desktop.gui.widgets.bingkai import while_lives
from kinerja_desktop.services import mutasi
from kinerja_desktop.services.mutasi import HasilMutasi, TinjauMutasi
from kinerja_desktop.services.pegawai import KartuPegawai

_Refused: TypeAlias = Callable[[KnownError], None]
_Done: TypeAlias = Callable[[], None]

_LINES: Final = 230
"""Height of what will happen: a dozen lines, then it scrolls."""


class AkibatDialog(Lembar):
    """What a change will do, one sentence a line, and whether the plans of the old post close with it."""

    def __init__(
        self, parent: QWidget, name: str, found: TinjauMutasi, *, can_be_taken_back: bool = True
    ) -> None:
        purpose = parent.tr("Belum ada yang disimpan. Sesudah disimpan, langkah ini dapat diurungkan.")
        if not can_be_taken_back:
            purpose = parent.tr(
                "Belum ada yang disimpan. Karena nomornya ikut diubah, langkah ini tidak dapat diurungkan sekaligus."
            )
        super().__init__(
            parent, parent.tr("Akibat perubahan {0}").format(name), purpose, parent.tr("&Simpan"), 680,
        )  # fmt: skip
        self.akibat = QPlainTextEdit("\n".join(sentence(one.code, **one.args) for one in found.akibat))
        self.akibat.setAccessibleName(self.tr("Yang akan terjadi"))
        self.akibat.setReadOnly(True)
        self.akibat.setTabChangesFocus(True)
        self.akibat.setFixedHeight(_LINES)
        self.body.addWidget(self.akibat)
        self._last = found.terakhir
        self.tutup: QCheckBox | None = None
        if found.skp and found.terakhir is not None:
            self.tutup = QCheckBox(
                self.tr("&Tutup SKP jabatan lama pada {0}").format(tanggal(found.terakhir))
            )
            self.tutup.setChecked(True)
            self.body.addWidget(self.tutup)
        self.go.setFocus()

    @property
    def tutup_skp(self) -> date | None:
        """Return the day on which plans of the old post close, None where they run on."""
        return self._last if self.tutup is not None and self.tutup.isChecked() else None


class Perubahan:
    """Edits the person on the card; ``remember`` takes what Ctrl+Z of the screen does next."""

    def __init__(self, screen: Screen, remember: Callable[[Callable[[], None]], object]) -> None:
        self._screen = screen
        self._session = screen.session
        self._remember = remember

    def ask(self, card: KartuPegawai) -> None:
        """Open the dialog of a person and write what it says; who closed it before that was done is told on the screen."""

        def save(values: Mapping[str, Any], since: date | None, refused: _Refused, done: _Done) -> None:
            def written(result: HasilMutasi) -> None:
                done()
                self._say(card, result)

            def not_written(error: KnownError) -> None:
                is_open = shiboken6.isValid(dialog) and dialog.isVisible()
                (refused if is_open else self._screen.show_error)(error)

            write = partial(self._write, card, values, since, written, not_written)
            if not mutasi.is_pindah(values):
                write(None)
                return
            told = while_lives(dialog, partial(self._told, dialog, card, values, write))
            konteks, id_, version = konteks_of(self._session), card.baris.id, card.baris.version
            task = self._session.tasks.read(
                self._screen, lambda _: mutasi.tinjau(konteks, id_, values, version=version, sejak=since)
            )
            task.success(told).failure(refused).run()

        dialog = UbahDialog(card, self._session.office.units, save, self._screen)
        dialog.exec()

    def _told(
        self,
        dialog: UbahDialog,
        card: KartuPegawai,
        values: Mapping[str, Any],
        write: Callable[[date | None], None],
        found: TinjauMutasi,
    ) -> None:
        """Show what will happen and write if that is wanted; else the form stays open."""
        if not found.akibat:
            write(None)
            return
        whole = mutasi.can_be_taken_back(values)
        akibat = AkibatDialog(dialog, card.nama_tampil, found, can_be_taken_back=whole)
        if akibat.exec():
            write(akibat.tutup_skp)
        else:
            dialog.resume()

    def _write(
        self,
        card: KartuPegawai,
        values: Mapping[str, Any],
        since: date | None,
        written: Callable[[HasilMutasi], None],
        refused: _Refused,
        closing: date | None,
    ) -> None:
        konteks, id_, version = konteks_of(self._session), card.baris.id, card.baris.version

        def work(_: object) -> Outcome[HasilMutasi]:
            return mutasi.simpan(konteks, id_, values, version=version, sejak=since, tutup_skp=closing)

        self._session.tasks.write(self._screen, work).success(written).failure(refused).run()

    def _say(self, card: KartuPegawai, result: HasilMutasi) -> None:
        words = self._screen.tr("Data {0} tersimpan.").format(card.nama_tampil)
        if result.jejak is None:
            self._session.notice(words)
            return
        back = partial(self.take_back, card.baris.id, result)
        self._remember(back)
        self._session.notice(words, self._screen.tr("Urungkan"), back)

    def take_back(self, pegawai_id: int, result: HasilMutasi) -> None:
        """Take one edit back."""
        konteks = konteks_of(self._session)

        def done(kept: int) -> None:
            words = self._screen.tr("Diurungkan.")
            if kept:
                words = self._screen.tr("Diurungkan; {0} hal yang diubah sesudahnya tetap.").format(
                    bilangan(kept)
                )
            self._session.notice(words)

        task = self._session.tasks.write(self._screen, lambda _: mutasi.urungkan(konteks, pegawai_id, result))
        task.success(done).failure(self._screen.show_error).run()
