"""Setting a date for a group, and the holidays of the office."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kinerja_desktop.domain.keberatan import JENIS_HARI
from kinerja_desktop.foundation.teks import tanggal
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import DateField, Form, parse_date
from kinerja_desktop.services import kata
from kinerja_desktop.services.keberatan import CaraHitung
from kinerja_desktop.services.periode import KELOMPOK
from kinerja_desktop.services.tenggat import Butir


class TanggalDialog(Lembar):
    """Another day for a deadline, for all or for a group; empty: the default again."""

    def __init__(self, parent: QWidget, butir: Butir) -> None:
        super().__init__(
            parent, butir.nama,
            parent.tr("Tenggat bawaan adalah usulan aplikasi, bukan peraturan. Isi menurut surat edaran instansi Anda; kosongkan untuk kembali ke bawaan."),
            parent.tr("&Simpan"),
        )  # fmt: skip
        self.kelompok = DaftarPilihan()
        self.kelompok.addItem(self.tr("Semua"), "")
        for one in KELOMPOK:
            self.kelompok.addItem(kata.istilah("kelompok", one), one)
        if len(butir.kelompok) == 1:
            self.kelompok.setCurrentIndex(self.kelompok.findData(butir.kelompok[0]))
        self.tanggal = DateField(self.tr("Tenggat"))
        self.tanggal.set_value(butir.tanggal)
        form = Form()
        form.row(self.tr("&Kelompok"), self.kelompok)
        form.row(self.tr("&Tenggat"), self.tanggal)
        self.body.addWidget(form)
        self.tanggal.setFocus()
        self.tanggal.selectAll()

    def problem(self) -> str:
        """Return what cannot be read."""
        if self.tanggal.take():
            return ""
        self.tanggal.setFocus()
        return self.tr("Tanggal belum terbaca. Tulis misalnya 31-1-2026.")


class LiburDialog(Lembar):
    """The holidays, one a line, and which days the limit of an objection is counted in."""

    def __init__(self, parent: QWidget, cara: CaraHitung) -> None:
        super().__init__(
            parent, parent.tr("Hari libur"),
            parent.tr("Satu tanggal tiap baris; boleh ditempel dari Excel. Dipakai untuk menandai tenggat yang jatuh pada hari libur dan menghitung "
                      "hari kerja keberatan."),
            parent.tr("&Simpan"), 480,
        )  # fmt: skip
        self.isi = QPlainTextEdit("\n".join(tanggal(day) for day in cara.libur))
        self.isi.setAccessibleName(self.tr("Hari libur"))
        self.isi.setTabChangesFocus(True)
        self.isi.setMinimumHeight(240)
        self.body.addWidget(self.isi)
        self.jenis = DaftarPilihan()
        self.jenis.addItem(self.tr("bawaan aplikasi"), "")
        for one in JENIS_HARI:
            self.jenis.addItem(self.tr("hari {0}").format(one), one)
        self.jenis.setCurrentIndex(max(0, self.jenis.findData(cara.jenis)))
        form = Form()
        form.row(
            self.tr("Batas &keberatan"), self.jenis,
            self.tr("Sumber yang kami baca tidak menyebut hari kalender atau hari kerja; kantor yang memilih."),
        )  # fmt: skip
        self.body.addWidget(form)
        self.days = cara.libur
        self.isi.setFocus()

    @property
    def cara(self) -> CaraHitung:
        """Return how days are counted as entered."""
        return CaraHitung(str(self.jenis.currentData()), self.days)

    def problem(self) -> str:
        """Read the lines; return which one is no date. A pasted list may say beside the day what is celebrated."""
        found = []
        for number, line in enumerate(self.isi.toPlainText().splitlines(), 1):
            words = line.strip().split("\t")[0].strip()
            try:
                day = parse_date(words) if words else None
            except ValueError:
                self.isi.setFocus()
                return self.tr("Baris {0} (“{1}”) bukan tanggal. Tulis misalnya 17-8-2026.").format(
                    number, words
                )
            if day is not None:
                found.append(day)
        self.days = tuple(found)
        return ""
