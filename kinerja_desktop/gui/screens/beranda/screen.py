"""Beranda: numbers, what to do next, distribution, progress; every number opens its people."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kinerja_desktop.domain.saring import SEMUA_ORANG
from kinerja_desktop.gui.events import Follower, Refresher
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.beranda import model
from kinerja_desktop.gui.screens.beranda.bagian import FirstSteps, TaskList
from kinerja_desktop.gui.screens.beranda.model import Baris, Isi
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import Card, StatNumber, label
from kinerja_desktop.gui.widgets.panels import scrolled
from kinerja_desktop.gui.widgets.predikat import DistribusiChart, ProgressLine, ProgressList
from kinerja_desktop.services.beranda import DINILAI, TERKUNCI, ProgresUnit

_KINDS = ("penilaian", "penugasan", "pegawai", "unit", "unit_kepala", "impor", "tenggat", "capaian", "cetak", "ekspor",
          "periode")  # fmt: skip


class BerandaScreen(Screen):
    """The year at a glance."""

    help_page = "beranda"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Beranda")
        self.isi: Isi | None = None
        self._units: list[ProgresUnit] = []
        self._build()
        Follower(self, self.reload, session.periodeChanged, session.unitChanged)
        Refresher(self, session.changes, _KINDS, lambda _: self.reload(), own=True)
        self.reload()

    def _build(self) -> None:
        self.pegawai = StatNumber(self.tr("penilaian pada periode ini"))
        self.dinilai = StatNumber(self.tr("sudah dinilai"))
        self.terkunci = StatNumber(self.tr("terkunci"))
        self.tanpa = StatNumber(self.tr("belum ada atasan"), "warn")
        self.pegawai.clicked.connect(lambda: self.session.go("penilaian", saring=SEMUA_ORANG))
        self.dinilai.clicked.connect(lambda: self.session.go("penilaian", saring=DINILAI))
        self.terkunci.clicked.connect(lambda: self.session.go("penilaian", saring=TERKUNCI))
        self.tanpa.clicked.connect(lambda: self.session.go("atasan", saring="tanpa"))
        full = QWidget()
        box = QVBoxLayout(full)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        numbers = QHBoxLayout()
        numbers.setSpacing(12)
        for one in (self.pegawai, self.dinilai, self.terkunci, self.tanpa):
            numbers.addWidget(one, 1)
        box.addLayout(numbers)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._tasks(), 6)
        middle.addWidget(self._distribution(), 5)
        box.addLayout(middle)
        box.addWidget(self._progress(), 1)
        self.steps = FirstSteps()
        self.steps.chosen.connect(self.session.go)
        self._stack = QStackedWidget()
        self._stack.addWidget(full)
        self._stack.addWidget(self.steps)
        self.content.addWidget(self._stack, 1)

    def _tasks(self) -> QWidget:
        card = Card(self.tr("Yang perlu dikerjakan"))
        self.tasks = TaskList()
        self.tasks.chosen.connect(self._open)
        card.body.addWidget(self.tasks, 1)
        return card

    def _distribution(self) -> QWidget:
        self.distribution_card = Card(self.tr("Distribusi predikat"), " ")
        self.distribution = DistribusiChart()
        self.distribution.chosen.connect(self._open_predikat)
        self.compared = label("", Tulisan.RAPAT, "lembut", wrap=True)
        self.distribution_card.body.addWidget(self.distribution)
        self.distribution_card.body.addStretch(1)
        self.distribution_card.body.addWidget(self.compared)
        return self.distribution_card

    def _progress(self) -> QWidget:
        self.progress_card = Card(self.tr("Progres per unit kerja"), " ")
        self.progress = ProgressList()
        self.progress.chosen.connect(self._open_unit)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.progress)
        column.addStretch(1)
        self.progress_card.body.addWidget(scrolled(inside), 1)
        return self.progress_card

    def first_focus(self) -> QWidget | None:
        """Return the first thing to do."""
        if self.isi is not None and self.isi.is_kosong:
            return self.steps.rows[0]
        return self.tasks.rows[0] if self.tasks.rows else self.pegawai

    # -- reading
    def reload(self, *_: object) -> None:
        """Count anew."""
        konteks, periode, unit_id = konteks_of(self.session), self.session.periode, self.session.unit_id
        if periode:
            self.read_newest(lambda _: model.load(konteks, periode, unit_id), self._show)

    def _show(self, isi: Isi) -> None:
        self.isi = isi
        found, angka = isi.beranda, isi.beranda.angka
        self.subtitle.setText("" if isi.is_kosong else model.heading(found))
        self._stack.setCurrentIndex(1 if isi.is_kosong else 0)
        self.pegawai.show_number(angka.pegawai)
        self.dinilai.show_number(angka.dinilai, angka.pegawai)
        self.terkunci.show_number(angka.terkunci, angka.pegawai)
        self.tanpa.show_number(angka.tanpa_atasan)
        self.tasks.show_lines(model.lines(isi))
        self.distribution.show_numbers({part.predikat: part.jumlah for part in found.distribusi})
        before = model.compared(found.distribusi, found.pembanding.text) if found.pembanding else ""
        self.compared.setText(before if found.angka.dinilai else "")
        self.compared.setVisible(bool(self.compared.text()))
        held = isi.capaian
        words = model.CAPAIAN[held.capaian] if held.capaian else self.tr("belum diisi")
        self.distribution_card.aside.setText(self.tr("capaian kinerja organisasi: {0}").format(words))
        self._units = list(found.unit)
        self.progress.show_lines(
            [
                ProgressLine(number, model.unit_name(one), one.angka.dinilai, one.angka.pegawai)
                for number, one in enumerate(self._units)
            ]
        )
        self.progress_card.aside.setText(
            self.tr("yang paling tertinggal di atas") if len(self._units) > 1 else ""
        )
        target = self.first_focus()
        if (
            self.pegawai.hasFocus() and target is not None
        ):  # the window gave it the keyboard before anything was read
            target.setFocus()

    # -- every number opens its people
    def _open(self, line: Baris) -> None:
        task = line.tugas
        if line.tujuan == "atasan":
            self.session.go("atasan", saring="tanpa")
        elif line.tujuan == "impor" and task is not None:
            self.session.go("riwayat", impor=task.args.get("impor_id"))
        elif line.tujuan in ("cetak", "ekspor"):
            self.session.go(line.tujuan, saring="berubah")  # both have a chip for what is new or changed
        elif line.tujuan == "keberatan":
            self.session.go("keberatan", saring="berjalan")
        elif line.tujuan == "kontrak":
            self.session.go("laporan", laporan="kontrak")
        elif line.tujuan == "pengakhiran":
            self.session.go("pegawai", saring="akhir")
        elif line.tujuan == "pengaturan":
            self.session.go("pengaturan", bagian="data")  # copies and the folder are seen to there
        elif task is not None and task.saring is not None:
            self.session.go(line.tujuan, saring=task.saring)
        else:
            self.session.go(line.tujuan)

    def _open_predikat(self, predikat: str) -> None:
        parts = self.isi.beranda.distribusi if self.isi is not None else ()
        found = next((part for part in parts if part.predikat == predikat), None)
        if found is not None:
            self.session.go("penilaian", saring=found.saring)

    def _open_unit(self, number: int) -> None:
        unit_id = self._units[number].unit_id
        if unit_id is not None:
            self.session.set_unit(unit_id)
        self.session.go("penilaian")
