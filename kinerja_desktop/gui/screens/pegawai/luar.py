"""Predikat that somebody brings along: the dialog, and what the buttons of the card do."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kinerja_desktop.domain.codes import JenisPeriode, Predikat
from kinerja_desktop.domain.periode import of_year
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import DateField, Form
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.services import kata, predikat_luar
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.pegawai import KartuPegawai
from kinerja_desktop.services.predikat_luar import IsianLuar, PredikatLuarRow

_SCANS: Final = "Pindaian (*.pdf *.png *.jpg *.jpeg)"
_FIRST: Final = 2000
"""Years before nobody brings along as a period."""


class LuarDialog(Lembar):
    """A predikat from elsewhere: a new one, or another content of one."""

    def __init__(self, parent: QWidget, card: KartuPegawai, row: PredikatLuarRow | None) -> None:
        super().__init__(
            parent, parent.tr("Predikat {0} dari instansi lain").format(card.nama_tampil),
            parent.tr("Untuk yang dinilai di tempat lain sebelum pindah ke sini. Tampil di riwayat dengan tanda asalnya dan tidak dihitung sebagai nilai kantor ini."),
            parent.tr("&Simpan"), 640,
        )  # fmt: skip
        self.row = row
        self.berkas: Path | None = None
        self._fields()
        self._lay_out()
        self.tahun.setFocus()
        self.tahun.selectAll()

    def _fields(self) -> None:
        row = self.row
        one = periode_of(row.periode_kode) if row else None
        self.tahun = LineField(str(one.tahun if one else clock.today().year - 1))
        self.tahun.setValidator(QIntValidator(0, 9999, self.tahun))
        self.masa = DaftarPilihan()
        self.masa.addItem(self.tr("Setahun"), "")
        for kind in (JenisPeriode.TRIWULAN, JenisPeriode.BULANAN):
            for part in of_year(_FIRST, kind):
                self.masa.addItem(part.text.removesuffix(f" {_FIRST}"), part.kode.removeprefix(str(_FIRST)))
        if one:
            self.masa.setCurrentIndex(self.masa.findData(one.kode.removeprefix(str(one.tahun))))
        self.dari, self.sampai = DateField(self.tr("Dari")), DateField(self.tr("Sampai"))
        self.predikat = DaftarPilihan()
        for kind_of in Predikat:
            self.predikat.addItem(kata.istilah("predikat", kind_of.value), kind_of.value)
        self.predikat.setCurrentIndex(self.predikat.findData(row.predikat if row else Predikat.BAIK.value))
        self.instansi = LineField(row.instansi if row else "")
        self.jabatan = LineField(row.jabatan if row else "")
        self.penilai = LineField(row.penilai_nama if row else "")
        self.tanggal = DateField(self.tr("Tanggal dokumen"))
        if row:
            for field, value in (
                (self.dari, row.dari),
                (self.sampai, row.sampai),
                (self.tanggal, row.tanggal),
            ):
                field.set_value(value)
        self.scan = label(row.nama_berkas if row and row.berkas else self.tr("(belum ada)"), Tulisan.RAPAT)

    def _lay_out(self) -> None:
        form = Form()
        form.row(self.tr("&Tahun"), self.tahun)
        form.row(self.tr("&Masa"), self.masa)
        form.row(self.tr("&Dari"), self.dari, self.tr("Kosongkan bila seluruh masa itu dinilai di sana."))
        form.row(self.tr("S&ampai"), self.sampai)
        form.row(self.tr("&Predikat"), self.predikat)
        form.row(self.tr("&Instansi"), self.instansi, self.tr("Misalnya Dinas Kesehatan Kabupaten Contoh."))
        form.row(self.tr("&Jabatan di sana"), self.jabatan)
        form.row(self.tr("P&enilai"), self.penilai)
        form.row(self.tr("Tan&ggal dokumen"), self.tanggal)
        held = QWidget()
        line = QHBoxLayout(held)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.scan, 1)
        self.pick = button(self.tr("Pilih &berkas…"), self._choose, "folder-open")
        line.addWidget(self.pick)
        form.row(
            self.tr("Pindaian"), held, self.tr("PDF, PNG, atau JPEG; salinannya disimpan di folder kantor.")
        )
        self.body.addWidget(form)

    def _choose(self) -> None:
        found = Dialogs.open_files(self, self.tr("Pilih pindaian"), _SCANS, "pindaian")
        if found:
            self.berkas = found[0]
            self.scan.setText(found[0].name)

    @property
    def answer(self) -> IsianLuar:
        """Return what was entered."""
        return IsianLuar(
            f"{self.tahun.text()}{self.masa.currentData()}", Predikat(self.predikat.currentData()), self.instansi.text(),
            self.dari.value, self.sampai.value, self.jabatan.text(), self.penilai.text(), self.tanggal.value, self.berkas,
        )  # fmt: skip

    def problem(self) -> str:
        """Return what is missing or makes no sense."""
        for day in (self.dari, self.sampai, self.tanggal):
            if not day.take():
                day.setFocus()
                return self.tr("Ada tanggal yang belum terbaca. Tulis misalnya 31-1-2026.")
        year = int(self.tahun.text() or 0)
        if not _FIRST <= year <= clock.today().year:
            self.tahun.setFocus()
            return self.tr("Isi tahun antara {0} dan {1}.").format(_FIRST, clock.today().year)
        try:
            predikat_luar.check(self.answer)
        except KnownError as error:
            (self.instansi if error.code == "luar.tanpa-instansi" else self.dari).setFocus()
            return sentence(error.code, **error.args_)
        return ""


def stretch_words(row: PredikatLuarRow) -> str:
    """Return "Triwulan I 2026: Baik"."""
    return f"{periode_of(row.periode_kode).text}: {kata.istilah('predikat', row.predikat)}"
