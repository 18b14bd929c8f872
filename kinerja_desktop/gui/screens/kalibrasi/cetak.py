"""Printing from the calibration: which paper, who signs, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.teks import bilangan
from kinerja_desktop.gui.dialogs import PDF, Dialogs
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.opening import open_path
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import DateField, Form
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.services import kalibrasi_cetak
from kinerja_desktop.services.kalibrasi import IsiKalibrasi
from kinerja_desktop.services.kalibrasi_cetak import HasilKertas, JenisKertasKerja, Penanda

if TYPE_CHECKING:
    from kinerja_desktop.gui.screens.kalibrasi.screen import KalibrasiScreen


class CetakDialog(Lembar):
    """Which paper, and its signature."""

    def __init__(self, parent: QWidget, known: Sequence[Penanda], *, kop: bool = True) -> None:
        super().__init__(
            parent, parent.tr("Cetak penetapan atau berita acara"),
            parent.tr("Bentuk resminya tidak kami temukan; keduanya susunan aplikasi."), parent.tr("&Simpan PDF…"), 600,
        )  # fmt: skip
        self._known = known
        self.setting = QRadioButton(self.tr("&Penetapan predikat kinerja"))
        self.minutes = QRadioButton(self.tr("&Berita acara kalibrasi"))
        self.setting.setChecked(True)
        self.nama = DaftarPilihan()
        self.nama.setEditable(True)
        self.nama.addItem("")
        self.nama.addItems([one.nama for one in known])
        self.nomor, self.jabatan = LineField(), LineField()
        self.tempat = LineField(known[0].tempat if known else "")
        self.tanggal = DateField(self.tr("Tanggal"))
        self.tanggal.set_value(clock.today())
        self.kop = QCheckBox(self.tr("Pakai &kop surat"))
        self.kop.setChecked(kop)
        form = Form()
        form.row(self.tr("Lembar"), self.setting)
        form.row("", self.minutes)
        form.row(self.tr("&Nama penanda tangan"), self.nama, self.tr("Kosong: dicetak titik-titik."))
        form.row(self.tr("N&IP"), self.nomor)
        form.row(self.tr("&Jabatan"), self.jabatan)
        form.row(self.tr("&Tempat"), self.tempat)
        form.row(self.tr("Tang&gal"), self.tanggal)
        form.row("", self.kop)
        self.body.addWidget(form)
        self.nama.currentIndexChanged.connect(self._known_one)
        self.setting.setFocus()

    def _known_one(self, at: int) -> None:
        if 1 <= at <= len(self._known):
            self.nomor.setText(self._known[at - 1].nomor)
            self.jabatan.setText(self._known[at - 1].jabatan)

    def problem(self) -> str:
        """Return what is missing."""
        if self.tanggal.take() and self.tanggal.value:
            return ""
        return self.tr("Tanggal belum terbaca. Tulis misalnya 31-1-2026.")

    @property
    def jenis(self) -> JenisKertasKerja:
        """Return which paper."""
        return JenisKertasKerja.BERITA_ACARA if self.minutes.isChecked() else JenisKertasKerja.PENETAPAN

    @property
    def penanda(self) -> Penanda:
        """Return who signs."""
        return Penanda(
            self.nama.currentText(), self.nomor.text(), self.jabatan.text(), self.tempat.text(),
            self.tanggal.value or clock.today(),
        )  # fmt: skip


class Cetak(QObject):
    """One printing."""

    def __init__(self, screen: KalibrasiScreen) -> None:
        super().__init__(screen)
        self._screen = screen

    def ask(self, found: IsiKalibrasi) -> None:
        """Ask and write."""
        screen = self._screen
        konteks, store = konteks_of(screen.session), screen.session.store
        dialog = CetakDialog(
            screen,
            kalibrasi_cetak.penanda_bawaan(konteks, found, clock.today()),
            kop=store.number("cetak/kop", 1) == 1,
        )
        if not dialog.exec():
            return
        kop = dialog.kop.isChecked()
        store.put("cetak/kop", int(kop))
        kind, signer, kode, unit = dialog.jenis, dialog.penanda, found.periode.kode, found.unit_id
        name = (
            screen.tr("Berita acara kalibrasi")
            if dialog.minutes.isChecked()
            else screen.tr("Penetapan predikat")
        )
        target = Dialogs.save_file(screen, screen.tr("Simpan PDF"), PDF, "kalibrasi", f"{name} {kode}.pdf")
        if target is None:
            return
        task = screen.session.tasks.read(
            screen,
            lambda progress: kalibrasi_cetak.simpan_berkas(
                konteks, kode, unit, kind, signer, target, progress, kop=kop
            ),
            screen.tr("Menyusun PDF"),
        )
        task.success(self._printed).failure(screen.show_error).run()

    def _printed(self, done: HasilKertas) -> None:
        screen = self._screen
        words = screen.tr("{0} halaman tersimpan: {1}").format(bilangan(done.halaman), done.berkas.name)
        screen.banner.tell(words, "baik", screen.tr("Buka"), partial(open_path, screen, done.berkas))
