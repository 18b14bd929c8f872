"""Second positions and predikat of earlier years of the person on the card: the dialogs, writing, taking back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QWidget

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import JenisPenugasan, Predikat
from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.opening import open_path
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.screens.pegawai.kartu import rangkap_words
from kinerja_desktop.gui.screens.pegawai.luar import LuarDialog, stretch_words
from kinerja_desktop.gui.session import UnitItem
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import DateField, Form
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.gui.widgets.pickers import UnitTreePicker
from kinerja_desktop.services import kata, predikat_luar, rangkap, riwayat_nilai
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.pegawai import KartuPegawai, LamaRow, RangkapRow
from kinerja_desktop.services.predikat_luar import PredikatLuarRow

T = TypeVar("T")
_ACTING = re.compile(r"^\s*(plt|plh|pj|pjs)\b\.?\s*", re.IGNORECASE)


class RangkapDialog(Lembar):
    """A new second position of a person."""

    def __init__(self, parent: QWidget, card: KartuPegawai, units: Sequence[UnitItem]) -> None:
        super().__init__(
            parent, parent.tr("Jabatan rangkap {0}").format(card.nama_tampil),
            parent.tr("Untuk jabatan kedua yang dinilai tersendiri: orang ini mendapat satu baris lagi di Entri Penilaian. "
                      "Kepala unit, juga Plt. dan Plh., tetap dicatat di Pemetaan atasan."),
            parent.tr("&Simpan"), 600,
        )  # fmt: skip
        form = Form()
        self.jenis = DaftarPilihan()
        for kind in rangkap.JENIS:
            self.jenis.addItem(kata.istilah("jenis_penugasan", kind.value), kind.value)
        self.jabatan = LineField()
        self.unit = UnitTreePicker(self.tr("Unit kerja"))
        self.unit.set_units(units, None)
        self.dari = DateField(self.tr("Sejak"))
        self.dari.set_value(clock.today())
        self.sampai = DateField(self.tr("Sampai"))
        form.row(self.tr("&Jenis"), self.jenis)
        form.row(
            self.tr("Ja&batan"),
            self.jabatan,
            self.tr("Nama jabatannya saja, misalnya Kepala Bidang Pembinaan SD."),
        )
        form.row(
            self.tr("&Unit kerja"),
            self.unit,
            self.tr("Tempat jabatan itu. Penilainya kepala unit ini, atau kepala terdekat di atasnya."),
        )
        form.row(self.tr("S&ejak"), self.dari)
        form.row(self.tr("Sa&mpai"), self.sampai, self.tr("Hari terakhir. Kosongkan bila masih berlaku."))
        self.body.addWidget(form)
        self.jenis.setFocus()

    def problem(self) -> str:
        """Return what is missing."""
        if not self.jabatan.text().strip():
            self.jabatan.setFocus()
            return self.tr("Nama jabatan belum diisi.")
        if _ACTING.match(self.jabatan.text()):
            self.jabatan.setFocus()
            return self.tr("Tulis nama jabatannya saja; Plt., Plh., atau Pj. dipilih pada Jenis.")
        if self.unit.unit_id is None:
            self.unit.setFocus()
            return self.tr("Unit kerja belum dipilih.")
        return _wrong_days(self, self.dari, self.sampai)


class AkhirDialog(Lembar):
    """The last day of a second position."""

    def __init__(self, parent: QWidget, row: RangkapRow) -> None:
        super().__init__(
            parent, rangkap_words(row), parent.tr("{0}, sejak {1}.").format(row.unit or parent.tr("(tanpa unit)"), teks.tanggal(row.dari)),
            parent.tr("&Simpan"),
        )  # fmt: skip
        self.dari = DateField(self.tr("Sejak"))
        self.dari.set_value(row.dari)
        self.dari.hide()
        self.sampai = DateField(self.tr("Sampai"))
        self.sampai.set_value(row.sampai or max(clock.today(), row.dari))
        form = Form()
        form.row(self.tr("Sa&mpai"), self.sampai, self.tr("Hari terakhir. Kosongkan bila masih berlaku."))
        self.body.addWidget(form)
        self.sampai.setFocus()
        self.sampai.selectAll()

    def problem(self) -> str:
        """Return what is wrong with the day."""
        return _wrong_days(self, self.dari, self.sampai)


def _wrong_days(dialog: QObject, dari: DateField, sampai: DateField) -> str:
    for field in (dari, sampai):
        if not field.take():
            field.setFocus()
            return dialog.tr("Ada tanggal yang belum terbaca. Tulis misalnya 31-1-2026.")
    if dari.value is None:
        dari.setFocus()
        return dialog.tr("Tanggal mulai belum diisi.")
    if sampai.value is not None and sampai.value < dari.value:
        sampai.setFocus()
        return dialog.tr("Tanggal akhir lebih awal daripada tanggal mulai ({0}).").format(
            teks.tanggal(dari.value)
        )
    return ""


class PredikatDialog(Lembar):
    """The annual predikat of an earlier year: a new one, or another for a year that has one."""

    def __init__(self, parent: QWidget, card: KartuPegawai, row: LamaRow | None) -> None:
        super().__init__(
            parent, parent.tr("Predikat tahun sebelumnya {0}").format(card.nama_tampil),
            parent.tr("Predikat tahunan yang SKP-nya tidak ada di aplikasi ini. Ikut tampil di samping penilaian dan tidak mengubah nilai mana pun."),
            parent.tr("&Simpan"),
        )  # fmt: skip
        self.row = row
        self._known = {one.tahun: one.predikat for one in card.predikat_lama}
        this = clock.today().year
        free = next(year for year in range(this - 1, 0, -1) if year not in self._known)
        self.tahun = LineField(str(row.tahun if row else free))
        self.tahun.setValidator(QIntValidator(0, 9999, self.tahun))
        self.tahun.setReadOnly(row is not None)
        self.predikat = DaftarPilihan()
        for kind in Predikat:
            self.predikat.addItem(kata.istilah("predikat", kind.value), kind.value)
        self.predikat.setCurrentIndex(list(Predikat).index(Predikat(row.predikat) if row else Predikat.BAIK))
        self.sumber = LineField(row.sumber if row else "")
        form = Form()
        form.row(self.tr("&Tahun"), self.tahun)
        form.row(self.tr("&Predikat"), self.predikat)
        form.row(self.tr("S&umber"), self.sumber, self.tr("Boleh kosong, misalnya SKP 2024 bertanda tangan."))
        self.body.addWidget(form)
        if row:
            self.predikat.setFocus()
        else:
            self.tahun.setFocus()
            self.tahun.selectAll()

    @property
    def year(self) -> int:
        """Return the year, 0 while there is none."""
        return int(self.tahun.text() or 0)

    def problem(self) -> str:
        """Return what is wrong with the year."""
        this = clock.today().year
        self.tahun.setFocus()
        if not 1990 <= self.year < this:
            return self.tr("Isi tahun antara 1990 dan {0}.").format(this - 1)
        if self.row is None and self.year in self._known:
            words = kata.istilah("predikat", self._known[self.year])
            return self.tr("Tahun {0} sudah ada ({1}). Ubah lewat pensil di kartunya.").format(
                self.year, words
            )
        return ""


class Tambahan:
    """What the card's buttons do; the last change can be taken back from the toast or with Ctrl+Z."""

    def __init__(self, screen: Screen, card: Callable[[], KartuPegawai | None]) -> None:
        self._screen = screen
        self._card = card
        self._undo: Callable[[], None] | None = None

    # -- second positions
    def rangkap(self, row: RangkapRow | None = None) -> None:
        """Ask for a new second position, or for the last day of one."""
        card = self._card()
        if row is not None:
            self._ask_end(row)
        elif card is not None:
            self._ask_new(card)

    def add_rangkap(self) -> None:
        """Ask for a new second position."""
        self.rangkap()

    def add_predikat(self) -> None:
        """Ask for the predikat of an earlier year."""
        self.predikat()

    def add_luar(self) -> None:
        """Ask for a predikat from elsewhere."""
        self.luar()

    def _ask_new(self, card: KartuPegawai) -> None:
        dialog = RangkapDialog(self._screen, card, self._screen.session.office.units)
        day = dialog.dari.value if dialog.exec() else None
        if day is None:
            return
        kind = JenisPenugasan(dialog.jenis.currentData())
        jabatan, unit, until = dialog.jabatan.text(), dialog.unit.unit_id, dialog.sampai.value
        words = f"{dialog.jenis.currentText()} {' '.join(jabatan.split())}"
        self._write(
            lambda konteks: rangkap.tambah(
                konteks, card.baris.id, kind, jabatan, unit, dari=day, sampai=until
            ),
            self.tr("{0} ditambahkan.").format(words),
            lambda id_: lambda konteks: rangkap.hapus(konteks, id_, version=1),
        )

    def _ask_end(self, row: RangkapRow) -> None:
        dialog = AkhirDialog(self._screen, row)
        if not dialog.exec() or dialog.sampai.value == row.sampai:
            return
        until: date | None = dialog.sampai.value
        words = self.tr("berakhir {0}").format(teks.tanggal(until)) if until else self.tr("masih berlaku")
        self._write(
            lambda konteks: rangkap.akhiri(konteks, row.id, until, version=row.version),
            f"{rangkap_words(row)} {words}.",
            lambda _: lambda konteks: rangkap.akhiri(konteks, row.id, row.sampai, version=row.version + 1),
        )

    def drop_rangkap(self, row: RangkapRow) -> None:
        """Remove a second position."""
        self._write(
            lambda konteks: rangkap.hapus(konteks, row.id, version=row.version),
            self.tr("{0} dihapus.").format(rangkap_words(row)),
            lambda held: lambda konteks: rangkap.pulihkan(konteks, held),
        )

    # -- predikat of earlier years
    def predikat(self, row: LamaRow | None = None) -> None:
        """Ask for the predikat of an earlier year, or for another one."""
        card = self._card()
        if card is None:
            return
        dialog = PredikatDialog(self._screen, card, row)
        if not dialog.exec():
            return
        who, year, source = card.baris.id, dialog.year, " ".join(dialog.sumber.text().split())
        chosen = Predikat(dialog.predikat.currentData())
        words = self.tr("Predikat {0} tersimpan: {1}.").format(year, dialog.predikat.currentText())
        if row is None:
            self._write(
                lambda konteks: riwayat_nilai.save_predikat_lama(konteks, who, year, chosen, sumber=source), words,
                lambda id_: lambda konteks: riwayat_nilai.remove_predikat_lama(konteks, id_, version=1),
            )  # fmt: skip
        elif (chosen.value, source) != (row.predikat, row.sumber):
            self._write(
                lambda konteks: riwayat_nilai.save_predikat_lama(
                    konteks, who, year, chosen, sumber=source, rezim=row.rezim, version=row.version
                ),
                words, lambda _: lambda konteks: _put_back(konteks, who, row, row.version + 1),
            )  # fmt: skip

    def drop_predikat(self, row: LamaRow) -> None:
        """Remove the predikat of an earlier year."""
        card = self._card()
        if card is None:
            return
        who = card.baris.id
        self._write(
            lambda konteks: riwayat_nilai.remove_predikat_lama(konteks, row.id, version=row.version),
            self.tr("Predikat {0} dihapus.").format(row.tahun),
            lambda _: lambda konteks: _put_back(konteks, who, row, None),
        )

    # -- predikat from elsewhere
    def luar(self, row: PredikatLuarRow | None = None, card: KartuPegawai | None = None) -> None:
        """Ask for a predikat from elsewhere (of the person on the card), or for another content of one."""
        card = card or self._card()
        if card is None:
            return
        dialog = LuarDialog(self._screen, card, row)
        if not dialog.exec():
            return
        who, said = card.baris.id, dialog.answer
        words = self.tr("Predikat dari {0} tersimpan.").format(said.instansi.strip())
        if row is None:
            self._write(
                lambda konteks: predikat_luar.simpan(konteks, who, said), words,
                lambda id_: lambda konteks: predikat_luar.hapus(konteks, id_, version=1),
            )  # fmt: skip
        else:
            konteks, change = konteks_of(self._screen.session), row
            task = self._screen.session.tasks.write(
                self._screen,
                lambda _: predikat_luar.simpan(konteks, who, said, id_=change.id, version=change.version),
            )
            task.success(lambda _: self._screen.session.notice(words)).failure(self._screen.show_error).run()

    def drop_luar(self, row: PredikatLuarRow) -> None:
        """Remove a predikat from elsewhere."""
        self._write(
            lambda konteks: predikat_luar.hapus(konteks, row.id, version=row.version),
            self.tr("{0} dihapus.").format(stretch_words(row)),
            lambda held: lambda konteks: predikat_luar.pulihkan(konteks, held),
        )

    def scan(self, row: PredikatLuarRow) -> None:
        """Show the scan of a predikat from elsewhere."""
        konteks, screen = konteks_of(self._screen.session), self._screen
        screen.session.tasks.read(screen, lambda _: predikat_luar.scan(konteks, row)).success(
            partial(open_path, screen)
        ).failure(screen.show_error).run()

    # -- writing and taking back
    def tr(self, text: str) -> str:
        """Return the words in the user's language."""
        return self._screen.tr(text)

    def undo(self) -> None:
        """Take the last change back, once."""
        if self._undo is not None:
            self._undo()

    def remember(self, back: Callable[[], None]) -> None:
        """Let Ctrl+Z do this next, once."""

        def once() -> None:
            self._undo = None
            back()

        self._undo = once

    def _write(
        self,
        work: Callable[[Konteks], Outcome[T]],
        words: str,
        back: Callable[[T], Callable[[Konteks], Outcome[Any]]],
    ) -> None:
        konteks = konteks_of(self._screen.session)

        def done(result: T) -> None:
            undo = back(result)

            def take_back() -> None:
                if self._undo is take_back:
                    self._undo = None
                again = self.tr("Diurungkan.")
                self._start(lambda _: undo(konteks), lambda _: self._screen.session.notice(again))

            self._undo = take_back
            self._screen.session.notice(words, self.tr("Urungkan"), take_back)

        self._start(lambda _: work(konteks), done)

    def _start(self, work: Callable[[object], Outcome[T]], done: Callable[[T], object]) -> None:
        self._screen.session.tasks.write(self._screen, work).success(done).failure(
            self._screen.show_error
        ).run()


def _put_back(konteks: Konteks, pegawai_id: int, row: LamaRow, version: int | None) -> Outcome[int]:
    return riwayat_nilai.save_predikat_lama(
        konteks, pegawai_id, row.tahun, Predikat(row.predikat), sumber=row.sumber, rezim=row.rezim, version=version
    )  # fmt: skip
