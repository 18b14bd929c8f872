"""Numbers, what to do, distribution, progress per unit; or the first steps of an empty office."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kinerja_desktop.foundation.teks import tanggal
from kinerja_desktop.gui import screens
from kinerja_desktop.gui.events import Refresher
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.beranda.langkah import FirstSteps
from kinerja_desktop.gui.screens.beranda.tugas import TaskList
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.signs import PREDIKAT_WORDS
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import Card, StatNumber, label
from kinerja_desktop.gui.widgets.panels import scrolled
from kinerja_desktop.gui.widgets.predikat import DistribusiChart, ProgressLine, ProgressList
from kinerja_desktop.services import beranda, capaian, kata
from kinerja_desktop.services.beranda import Beranda, Tugas
from kinerja_desktop.services.capaian import CapaianUnit

_SENDIRI = 0
"""Id of the line of people who belong to the chosen unit itself."""


class BerandaScreen(Screen):
    """The first thing in the morning."""

    help_page = "beranda"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Beranda")
        self.data: Beranda | None = None
        self.pegawai = StatNumber(self.tr("pegawai dinilai pada periode ini"))
        self.dinilai = StatNumber(self.tr("sudah dinilai"))
        self.terkunci = StatNumber(self.tr("terkunci"))
        self.tanpa_atasan = StatNumber(self.tr("belum ada atasan"), "bad")
        self.tasks = TaskList()
        self.chart = DistribusiChart()
        self.compared = label("", Tulisan.RAPAT, "lembut", wrap=True)
        self.progress = ProgressList()
        self.deadline = label("", Tulisan.RAPAT, "lembut")
        self._build()
        self._bind()

    def _build(self) -> None:
        numbers = QHBoxLayout()
        numbers.setSpacing(12)
        for one in (self.pegawai, self.dinilai, self.terkunci, self.tanpa_atasan):
            numbers.addWidget(one)
        to_do = Card(self.tr("Yang perlu dikerjakan"))
        to_do.body.addWidget(self.tasks, 1)
        self.spread = Card(self.tr("Distribusi predikat"))
        self.spread.body.addWidget(self.chart)
        self.spread.body.addWidget(self.compared)
        self.spread.body.addStretch(1)
        units = Card(self.tr("Progres per unit kerja"))
        units.body.addWidget(scrolled(self.progress), 1)
        grid = QGridLayout()
        grid.setSpacing(12)
        grid.addWidget(to_do, 0, 0)
        grid.addWidget(self.spread, 0, 1)
        grid.addWidget(units, 1, 0, 1, 2)
        grid.setColumnStretch(0, 6)
        grid.setColumnStretch(1, 5)
        grid.setRowStretch(1, 1)
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addLayout(numbers)
        box.addLayout(grid, 1)
        self.steps = FirstSteps(self.session.go, _is_known)
        self.pages = QStackedWidget()
        self.pages.addWidget(page)
        self.pages.addWidget(self.steps)
        self.content.addWidget(self.pages, 1)
        self.buttons.addWidget(self.deadline)

    def _bind(self) -> None:
        session = self.session
        self.pegawai.clicked.connect(lambda: session.go("penilaian"))
        self.dinilai.clicked.connect(lambda: session.go("penilaian", saring=beranda.DINILAI))
        self.terkunci.clicked.connect(lambda: session.go("penilaian", saring=beranda.TERKUNCI))
        self.tanpa_atasan.clicked.connect(lambda: session.go("atasan", saring="tanpa"))
        self.tasks.chosen.connect(self._do)
        self.chart.chosen.connect(lambda code: session.go("penilaian", predikat=code))
        self.progress.chosen.connect(self._open_unit)
        session.periodeChanged.connect(self.reload)
        session.unitChanged.connect(self.reload)
        kinds = (
            "pegawai",
            "penilaian",
            "penugasan",
            "unit",
            "capaian_organisasi",
            "cetakan",
            "ekspor",
            "impor",
            "periode",
        )
        Refresher(self, session.changes, kinds, self.reload, own=True)

    def open_at(self, args: object) -> None:
        """Show the present numbers."""
        del args
        self.reload()

    def first_focus(self) -> QWidget | None:
        """Return the first step of an empty office, else the first number."""
        return self.steps.first if self.pages.currentWidget() is self.steps else self.pegawai

    def reload(self, *_: object) -> None:
        """Count anew."""
        konteks, kode, unit = konteks_of(self.session), self.session.periode, self.session.unit_id
        if not kode:
            return
        work = self.session.tasks.read(
            self,
            lambda _progress: (beranda.ringkas(konteks, kode, unit), capaian.capaian_of(konteks, kode, unit)),
        )
        work.success(lambda found: self._show(*found)).failure(self.show_error).run()

    def _show(self, data: Beranda, organisasi: CapaianUnit) -> None:
        self.data = data
        angka = data.angka
        empty = angka.pegawai == 0 and self.session.unit_id is None
        self.pages.setCurrentIndex(1 if empty else 0)
        self.subtitle.setText(data.periode.text)
        self.pegawai.show_number(angka.pegawai)
        self.dinilai.show_number(angka.dinilai, angka.pegawai)
        self.terkunci.show_number(angka.terkunci, angka.pegawai)
        self.tanpa_atasan.show_number(angka.tanpa_atasan)
        self.tasks.show_tasks(data.tugas)
        self.chart.show_numbers({one.predikat.value: one.jumlah for one in data.distribusi})
        self.compared.setText(_compared(data))
        self.spread.aside.setText(_organisasi(organisasi))
        self.progress.show_lines(
            [
                ProgressLine(
                    _SENDIRI if one.is_sendiri else one.unit_id or _SENDIRI,
                    one.nama,
                    one.angka.dinilai,
                    one.angka.pegawai,
                )
                for one in data.unit
            ]
        )
        self.deadline.setText("" if empty else self._deadline(data))
        self.session.badgeChanged.emit("penilaian", angka.belum)
        self.session.badgeChanged.emit("atasan", angka.tanpa_atasan)

    def _deadline(self, data: Beranda) -> str:
        until = tanggal(data.tenggat)
        if data.hari_lagi < 0:
            return self.tr("Tenggat {0} sudah lewat {1} hari").format(until, -data.hari_lagi)
        if data.hari_lagi == 0:
            return self.tr("Tenggat hari ini, {0}").format(until)
        return self.tr("Tenggat {0} · {1} hari lagi").format(until, data.hari_lagi)

    def _do(self, task: Tugas) -> None:
        if task.saring is None:
            self.session.go(task.tujuan)
        else:
            self.session.go(task.tujuan, saring="tanpa" if task.tujuan == "atasan" else task.saring)

    def _open_unit(self, unit_id: int) -> None:
        if unit_id != _SENDIRI:
            self.session.set_unit(unit_id)
        self.session.go("penilaian")


def _is_known(key: str) -> bool:
    return any(spec.key == key for spec in screens.MENU)


def _compared(data: Beranda) -> str:
    """Return what changed since the period before, e.g. ``dibanding Triwulan II 2026: Sangat Baik +4``."""
    if data.pembanding is None:
        return ""
    parts = []
    for one in data.distribusi:
        change = one.jumlah - (one.sebelum or 0)
        if change:
            parts.append(f"{PREDIKAT_WORDS[one.predikat.value]} {'+' if change > 0 else '−'}{abs(change)}")
    return f"dibanding {data.pembanding.text}: {', '.join(parts) or 'sama'}"


def _organisasi(found: CapaianUnit) -> str:
    word = kata.istilah("capaian", found.capaian.value) if found.capaian else "belum diisi"
    return f"capaian kinerja organisasi: {word}"
