"""*Berkas orang*: asks what for and on which paper, and saves the evaluation sheets of one person as one PDF."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from kinerja_desktop.foundation import berkas, clock, teks
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.gui.dialogs import PDF, Dialogs
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.opening import open_path
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.screens.cetak import kertas as papers
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import Form
from kinerja_desktop.services import berkas_orang, kantor
from kinerja_desktop.services.berkas_orang import Keperluan
from kinerja_desktop.services.cetak import HasilCetak
from kinerja_desktop.services.cetak_pesanan import Kertas, Tatanan

_SAID: Final = 2


class BerkasOrangDialog(Lembar):
    """What the file is for, and the paper."""

    def __init__(self, parent: QWidget, nama: str, kertas: str) -> None:
        super().__init__(
            parent, parent.tr("Berkas {0}").format(nama),
            parent.tr("Satu PDF: daftar, lalu dokumen evaluasi seperti yang dicetak, dengan berkas bertanda tangannya. "
                      "Tahun yang belum punya nilai tahunan diwakili nilai periodiknya."),
            parent.tr("&Simpan PDF…"),
        )  # fmt: skip
        names = {
            Keperluan.KP: self.tr("Kenaikan &pangkat: dua tahun terakhir"),
            Keperluan.PENSIUN: self.tr("P&ensiun: tahun terakhir"),
            Keperluan.MUTASI: self.tr("&Mutasi: semua"),
        }
        self.purposes = {key: QRadioButton(name) for key, name in names.items()}
        self._group = QButtonGroup(self)
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        for one in self.purposes.values():
            self._group.addButton(one)
            column.addWidget(one)
        self.purposes[Keperluan.KP].setChecked(True)
        self.kertas = DaftarPilihan()
        for size in Kertas:
            self.kertas.addItem(size.value)
        self.kertas.setCurrentIndex(max(0, self.kertas.findText(kertas)))
        form = Form()
        form.row(self.tr("Keperluan"), choices)
        form.row(self.tr("&Kertas"), self.kertas)
        self.body.addWidget(form)
        self.purposes[Keperluan.KP].setFocus()

    @property
    def untuk(self) -> Keperluan:
        """Return what was chosen."""
        return next(key for key, one in self.purposes.items() if one.isChecked())


def ask(screen: Screen, pegawai_id: int, nama: str) -> None:
    """Ask what for and where to, and write the file of a person."""
    konteks, store = konteks_of(screen.session), screen.session.store
    dialog = BerkasOrangDialog(screen, nama, papers.chosen(store, kantor.kertas(konteks)))
    if not dialog.exec():
        return
    untuk, layout = dialog.untuk, Tatanan(kertas=papers.remember(store, dialog.kertas.currentText()))
    proposed = berkas.safe_name(f"{nama} {untuk.value} {clock.today().year}", ".pdf")
    target = Dialogs.save_file(screen, screen.tr("Simpan berkas orang"), PDF, "cetak", proposed)
    if target is not None:
        save(screen, pegawai_id, untuk, layout, target)


def save(screen: Screen, pegawai_id: int, untuk: Keperluan, layout: Tatanan, target: Path) -> None:
    """Write the file of a person."""
    konteks = konteks_of(screen.session)

    def work(progress: Progress) -> HasilCetak:
        return berkas_orang.simpan_pdf(konteks, pegawai_id, untuk, layout, target, progress)

    task = screen.session.tasks.read(screen, work, screen.tr("Menyusun berkas orang"))
    task.success(partial(_saved, screen)).failure(screen.show_error).run()


def _saved(screen: Screen, done: HasilCetak) -> None:
    words = screen.tr("{0} dokumen evaluasi, {1} halaman: {2}.").format(
        teks.bilangan(done.lembar), teks.bilangan(done.halaman), done.berkas[0].name
    )
    told = [sentence(one.code, **one.args) for one in done.findings]
    more = [screen.tr("Dan {0} catatan lagi.").format(len(told) - _SAID)] if len(told) > _SAID else []
    screen.banner.tell(
        " ".join([words, *told[:_SAID], *more]),
        "awas" if told else "baik",
        screen.tr("Buka"),
        partial(open_path, screen, done.berkas[0]),
    )
