"""*Cetak*: evaluasi kinerja or rencana aksi of chosen people as one PDF."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.gui.dialogs import PDF, Dialogs
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.screens.cetak import kertas as papers
from kinerja_desktop.gui.screens.perencanaan.cetak import saved
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import DateField, Form
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.services import cetak_pelaksanaan, kantor
from kinerja_desktop.services.cetak_pelaksanaan import JenisPelaksanaan
from kinerja_desktop.services.cetak_pesanan import Kertas, Tatanan
from kinerja_desktop.services.cetak_skp import PesananSkp
from kinerja_desktop.services.hari import periode_of


class CetakPelaksanaanDialog(Lembar):
    """Which sheet, on which paper, signed where and when."""

    def __init__(self, parent: QWidget, count: int, periode: str, kertas: str) -> None:
        super().__init__(
            parent, parent.tr("Cetak pelaksanaan {0} orang").format(teks.bilangan(count)),
            parent.tr("{0}, menjadi satu PDF. Nama, pangkat, dan jabatan menurut tanggal di bawah.").format(periode_of(periode).text),
            parent.tr("&Simpan PDF…"),
        )  # fmt: skip
        self.jenis = DaftarPilihan()
        self.jenis.addItem(self.tr("Evaluasi kinerja pegawai"), JenisPelaksanaan.EVALUASI.value)
        self.jenis.addItem(self.tr("Rencana aksi"), JenisPelaksanaan.RENCANA_AKSI.value)
        self.jenis.addItem(self.tr("Lembar dialog kinerja"), JenisPelaksanaan.DIALOG.value)
        self.kertas = DaftarPilihan()
        for one in Kertas:
            self.kertas.addItem(one.value)
        self.kertas.setCurrentIndex(max(0, self.kertas.findText(kertas)))
        self.tempat = LineField()
        self.tempat.setPlaceholderText(self.tr("seperti kop surat unitnya"))
        self.tanggal = DateField(self.tr("Tanggal"))
        self.tanggal.set_value(clock.today())
        form = Form()
        form.row(self.tr("&Lembar"), self.jenis)
        form.row(self.tr("&Kertas"), self.kertas)
        form.row(self.tr("T&empat"), self.tempat)
        form.row(self.tr("&Tanggal"), self.tanggal)
        self.body.addWidget(form)
        self.jenis.setFocus()

    def problem(self) -> str:
        """Return what is wrong with the date."""
        if self.tanggal.take() and self.tanggal.value is not None:
            return ""
        return self.tr("Tanggal belum dapat dibaca. Tulis misalnya 31-1-2026.")


def save(screen: Screen, periode: str, skp_ids: Sequence[int], name: str) -> None:
    """Ask how, ask where, and write the sheets; ``name`` is the proposed file name without ending."""
    konteks, store = konteks_of(screen.session), screen.session.store
    dialog = CetakPelaksanaanDialog(
        screen, len(skp_ids), periode, papers.chosen(store, kantor.kertas(konteks))
    )
    if not dialog.exec():
        return
    kind = JenisPelaksanaan(dialog.jenis.currentData())
    target = Dialogs.save_file(
        screen,
        screen.tr("Simpan lembar sebagai PDF"),
        PDF,
        "cetak",
        f"{dialog.jenis.currentText()} {name}.pdf",
    )
    if target is None:
        return
    order = PesananSkp(
        int(periode[:4]), dialog.tanggal.value or clock.today(), skp_ids=tuple(skp_ids), tempat=dialog.tempat.text().strip()
    )  # fmt: skip
    layout = Tatanan(kertas=papers.remember(store, dialog.kertas.currentText()))
    task = screen.session.tasks.read(
        screen,
        lambda progress: cetak_pelaksanaan.simpan_pdf(
            konteks, order, kind, periode, layout, target, progress=progress
        ),
        screen.tr("Menyusun PDF"),
    )
    task.success(lambda done: saved(screen, done)).failure(screen.show_error).run()
