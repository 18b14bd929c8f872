"""*Cetak SKP*: asks for paper, place and attachments, and saves the sheets of chosen plans as one PDF."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.gui.dialogs import PDF, Dialogs
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.opening import open_paths
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.screens.cetak import kertas as papers
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import DateField, Form
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.services import cetak_skp, kantor
from kinerja_desktop.services.cetak import HasilCetak
from kinerja_desktop.services.cetak_pesanan import Kertas, Tatanan
from kinerja_desktop.services.cetak_skp import PesananSkp


class CetakSkpDialog(Lembar):
    """What goes on paper with the plans, on which paper, signed where and when."""

    def __init__(self, parent: QWidget, count: int, kertas: str) -> None:
        super().__init__(
            parent, parent.tr("Cetak {0} SKP").format(teks.bilangan(count)),
            parent.tr("Menjadi satu PDF. SKP yang sudah ditetapkan memakai nama dan tanggal penetapannya; yang belum memakai "
                      "tempat dan tanggal di bawah."),
            parent.tr("&Simpan PDF…"),
        )  # fmt: skip
        self.kertas = DaftarPilihan()
        for one in Kertas:
            self.kertas.addItem(one.value)
        self.kertas.setCurrentIndex(max(0, self.kertas.findText(kertas)))
        self.lampiran = QCheckBox(self.tr("&Lampiran SKP"))
        self.matriks = QCheckBox(self.tr("&Matriks peran hasil atasannya"))
        extra = QWidget()
        column = QVBoxLayout(extra)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lampiran)
        column.addWidget(self.matriks)
        self.tempat = LineField()
        self.tempat.setPlaceholderText(self.tr("seperti kop surat unitnya"))
        self.tanggal = DateField(self.tr("Tanggal"))
        self.tanggal.set_value(clock.today())
        form = Form()
        form.row(self.tr("&Kertas"), self.kertas)
        form.row(self.tr("Ikut dicetak"), extra)
        form.row(self.tr("T&empat"), self.tempat)
        form.row(self.tr("&Tanggal"), self.tanggal)
        self.body.addWidget(form)
        self.kertas.setFocus()

    def problem(self) -> str:
        """Return what is wrong with the date."""
        if self.tanggal.take() and self.tanggal.value is not None:
            return ""
        return self.tr("Tanggal belum dapat dibaca. Tulis misalnya 31-1-2026.")

    def order(self, tahun: int, skp_ids: Sequence[int]) -> PesananSkp:
        """Return what was ordered."""
        return PesananSkp(
            tahun, self.tanggal.value or clock.today(), skp_ids=tuple(skp_ids), tempat=self.tempat.text().strip(),
            lampiran=self.lampiran.isChecked(), matriks=self.matriks.isChecked(),
        )  # fmt: skip


def save(screen: Screen, tahun: int, skp_ids: Sequence[int], name: str) -> None:
    """Ask how, ask where, and write the sheets; ``name`` is the proposed file name without ending."""
    konteks, store = konteks_of(screen.session), screen.session.store
    dialog = CetakSkpDialog(screen, len(skp_ids), papers.chosen(store, kantor.kertas(konteks)))
    if not dialog.exec():
        return
    target = Dialogs.save_file(screen, screen.tr("Simpan SKP sebagai PDF"), PDF, "cetak", f"{name}.pdf")
    if target is None:
        return
    order, layout = (
        dialog.order(tahun, skp_ids),
        Tatanan(kertas=papers.remember(store, dialog.kertas.currentText())),
    )
    task = screen.session.tasks.read(
        screen,
        lambda progress: cetak_skp.simpan_pdf(konteks, order, layout, target, progress=progress),
        screen.tr("Menyusun PDF"),
    )
    task.success(lambda done: saved(screen, done)).failure(screen.show_error).run()


def saved(screen: Screen, done: HasilCetak) -> None:
    """Say what was written and offer to open it."""
    words = screen.tr("{0} lembar, {1} halaman: {2}").format(
        teks.bilangan(done.lembar), teks.bilangan(done.halaman), ", ".join(path.name for path in done.berkas)
    )
    drafts = sum(one.code == "cetak.pelaksanaan-draf" for one in done.findings)
    if drafts:
        words += "\n" + screen.tr(
            "{0} lembar hanya untuk diperiksa (DRAF, tanpa tanda tangan): nilainya belum dikunci. "
            "Kunci di Entri Penilaian, lalu cetak lagi."
        ).format(teks.bilangan(drafts))
    screen.banner.tell(
        words, "awas" if drafts else "baik", screen.tr("Buka"), partial(open_paths, screen, done.berkas)
    )
