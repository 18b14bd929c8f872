"""Monitoring pengisian: who is stuck at whom, our data beside e-Kinerja's report, what to send to the atasan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.dialogs import EXCEL, Dialogs
from kinerja_desktop.gui.events import Follower, Refresher
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.monitoring import model
from kinerja_desktop.gui.screens.monitoring.impor import LaporanDialog
from kinerja_desktop.gui.screens.monitoring.kirim import Pengirim
from kinerja_desktop.gui.screens.monitoring.model import Isi, Kelompok
from kinerja_desktop.gui.screens.orang.buka import BukaOrang
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import Chip, EmptyState, FilterChips, button, label
from kinerja_desktop.gui.widgets.flow import Flow
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.gui.widgets.one_liner import OneLiner
from kinerja_desktop.services.impor import laporan
from kinerja_desktop.services.impor.laporan import TinjauanLaporan
from kinerja_desktop.services.monitoring import BarisMonitor, HasilLaporan

_KINDS = ("penilaian", "penugasan", "pegawai", "unit", "laporan", "impor", "tenggat", "pengakhiran")


class MonitoringScreen(Screen):
    """Who is missing, and at whom it is stuck."""

    help_page = "monitoring"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Monitoring pengisian")
        self.isi: Isi | None = None
        self.by = model.PER_ATASAN
        self.pengirim = Pengirim(self)
        self._wanted: dict[str, object] = {}
        self._build()
        self._bind()
        self.reload()

    # -- building
    def _build(self) -> None:
        self.file = button(self.tr("&Impor laporan e-Kinerja…"), self.import_report, "file-input", "utama")
        self.dates = button(self.tr("&Tenggat"), lambda: self.session.go("tenggat"), "calendar-clock")
        self.buttons.addWidget(self.dates)
        self.buttons.addWidget(self.file)
        self.headline = OneLiner("", Tulisan.JUDUL_KARTU)
        self.about = label("", Tulisan.RAPAT, "lembut", wrap=True)
        self.all_text = button(self.tr("Teks gr&up"), lambda: self._send(self.pengirim.copy, whole=True), "copy",
                               hint=self.tr("Salin teks WhatsApp untuk semua atasan"))  # fmt: skip
        self.all_letters = button(
            self.tr("Su&rat semua atasan"), lambda: self._send(self.pengirim.letter, whole=True), "mail"
        )
        self.all_pictures = button(
            self.tr("Gam&bar grup"), lambda: self._send(self.pengirim.picture, whole=True), "palette"
        )
        head = QHBoxLayout()
        head.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.headline)
        words.addWidget(self.about)
        head.addLayout(words, 1)
        head.addWidget(self.all_text)
        head.addWidget(self.all_pictures)
        head.addWidget(self.all_letters)
        self.content.addLayout(head)
        self.gone = button("", lambda: self.session.go("pegawai", saring="akhir"), "user-x", "tautan")
        self.content.addWidget(self.gone, 0, Qt.AlignmentFlag.AlignLeft)
        self._chips()
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self._left(), 424)
        body.addWidget(self._right(), 684)
        self.content.addLayout(body, 1)

    def _chips(self) -> None:
        self.kinds = FilterChips(
            [Chip(model.PER_ATASAN, self.tr("Per atasan")), Chip(model.PER_UNIT, self.tr("Per unit kerja"))],
            self.tr("Kelompokkan"),
        )
        self.chips = FilterChips(
            [
                Chip(model.MASALAH, self.tr("Perlu dibereskan")), Chip(model.BELUM_SKP, self.tr("Belum SKP")),
                Chip(model.BELUM_DINILAI, self.tr("Belum dinilai")), Chip(model.BERBEDA, self.tr("Berbeda")),
                Chip(model.ATASAN, self.tr("Atasan salah")), Chip(model.SEMUA, self.tr("Semua")),
            ], self.tr("Saring orang"),
        )  # fmt: skip
        row = Flow(spacing=20)
        row.addWidget(self.kinds)
        row.addWidget(self.chips)
        self.content.addLayout(row)

    def _left(self) -> QWidget:
        self._groups: dict[bool, TableModel[Kelompok]] = {
            is_report: TableModel(model.group_columns(is_report=is_report), lambda row: row.id, self)
            for is_report in (False, True)
        }
        self.lists = {
            is_report: GridPanel(table, self.tr("Kelompok"), self.tr("kelompok"))
            for is_report, table in self._groups.items()
        }
        left = QWidget()
        left.setMinimumWidth(300)
        left.setMaximumWidth(424)
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for is_report, panel in self.lists.items():
            panel.grid.cursor_moved.connect(lambda _id, _key: self._pause.start())
            panel.grid.row_activated.connect(lambda _: self.list.grid.setFocus())
            panel.setVisible(is_report)
            box.addWidget(panel, 1)
        row = Flow()
        self.text = button(
            self.tr("Salin &WhatsApp"), lambda: self._send(self.pengirim.copy), "message-circle"
        )
        self.picture = button(self.tr("&Gambar…"), lambda: self._send(self.pengirim.picture), "palette")
        self.letter = button(self.tr("&Surat…"), lambda: self._send(self.pengirim.letter), "mail")
        self.whole = button(self.tr("Semua &orang"), self._all_people, look="tautan")
        for made in (self.text, self.picture, self.letter, self.whole):
            row.addWidget(made)
        box.addLayout(row)
        return left

    def _right(self) -> QWidget:
        empty = EmptyState(
            "users", self.tr("Belum ada pegawai pada periode ini"),
            self.tr("Monitoring membandingkan pegawai kantor dengan laporan e-Kinerja. Impor pegawai dahulu."),
            self.tr("Impor pegawai"), lambda: self.session.go("impor"),
        )  # fmt: skip
        self.people: TableModel[BarisMonitor] = TableModel(
            model.people_columns(), lambda row: row.kita.penugasan_id, self
        )
        self.list = GridPanel(self.people, self.tr("Orang"), self.tr("orang"), empty=empty)
        self.list.grid.remember_as("monitoring")
        self.list.grid.row_activated.connect(lambda id_: self.session.go("penilaian", penugasan_id=id_))
        BukaOrang(self, "monitoring", self.list.grid, self.people, lambda row: row.kita.pegawai_id)
        self.save = button(self.tr("Simpan &daftar (.xlsx)…"), self._save_list, "file-spreadsheet")
        self.list.bar.addWidget(self.save)
        right = QWidget()
        box = QVBoxLayout(right)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(self.with_banner(self.list))
        return right

    def _bind(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(60)
        self._pause.timeout.connect(self._narrow)
        self.chips.chosen.connect(lambda _: self._narrow_kind())
        self.kinds.chosen.connect(self._group_by)
        self._narrow_kind()
        Follower(self, self.reload, self.session.periodeChanged, self.session.unitChanged)
        Refresher(self, self.session.changes, _KINDS, lambda _: self.reload(), own=True)

    # -- what the window asks
    def first_focus(self) -> QWidget | None:
        """Return the left list."""
        return self.groups.grid

    def open_at(self, args: Mapping[str, object]) -> None:
        """Show a chip: ``saring`` (masalah, belum_skp, belum_dinilai, berbeda, atasan_salah, semua)."""
        chip = args.get("saring")
        if isinstance(chip, str) and chip in self.chips.keys():  # noqa: SIM118 - a method of the chips, no dict
            self.chips.choose(chip)

    @property
    def groups(self) -> GridPanel:
        """Return the left list that is shown."""
        return self.lists[self.isi is not None and self.isi.hasil.laporan is not None]

    # -- reading
    def reload(self, *_: object) -> None:
        """Read our state and the report."""
        konteks, periode, unit_id = konteks_of(self.session), self.session.periode, self.session.unit_id
        if not periode:
            self.people.rows_replaced(())
        else:
            self.read_newest(
                lambda _: model.load(konteks, periode, unit_id), self._show, self.tr("Membandingkan")
            )

    def _show(self, isi: Isi) -> None:
        self.isi = isi
        hasil = isi.hasil
        self.subtitle.setText(hasil.periode.text)
        self.headline.setText(isi.ringkasan)
        self.about.setText(model.about_report(hasil))
        is_report = hasil.laporan is not None
        for kind, panel in self.lists.items():
            panel.setVisible(kind is is_report)
        self.gone.setVisible(isi.tanpa_kejelasan > 0)
        self.gone.setText(sentence("akhir.belum-jelas", jumlah=teks.bilangan(isi.tanpa_kejelasan)))
        self.chips.show_counts(isi.jumlah)
        for made in (self.all_text, self.all_pictures, self.all_letters):
            made.setEnabled(isi.ada_masalah)
        self.people.rows_replaced(hasil.baris)
        self._group_by(self.by)

    def _group_by(self, key: str) -> None:
        self.by = key
        if self.isi is None:
            return
        hasil = self.isi.hasil
        rows = hasil.per_atasan if key == model.PER_ATASAN else hasil.per_unit
        self._groups[hasil.laporan is not None].rows_replaced(
            [Kelompok(n, one) for n, one in enumerate(rows)]
        )
        self.people.set_condition("kelompok", None)
        self._tell_buttons()

    @property
    def chosen(self) -> Kelompok | None:
        """Return the line of the left list whose people are shown."""
        found = self.groups.grid.current_id()
        return self._groups[self.isi is not None and self.isi.hasil.laporan is not None].row_by_id(
            -1 if found is None else found
        )

    def _narrow(self) -> None:
        """Show the people of the line under the cursor."""
        found = self.chosen
        if found is None:
            self._all_people()
            return
        key, name = found.hitungan.kunci, found.hitungan.nama
        if self.by == model.PER_ATASAN:
            self.people.set_condition("kelompok", lambda row: row.kita.penilai == key, name)
        else:
            self.people.set_condition("kelompok", lambda row: row.kita.unit_id == key, name)
        self._tell_buttons()

    def _all_people(self) -> None:
        self.people.set_condition("kelompok", None)

    def _narrow_kind(self) -> None:
        self.people.set_condition("chip", model.CONDITIONS.get(self.chips.key), self.chips.words)

    def _tell_buttons(self) -> None:
        found = self.chosen
        is_person = found is not None and found.pihak is not None
        for made in (self.text, self.picture, self.letter):
            made.setEnabled(is_person)
            made.setToolTip("" if is_person else self.tr("Pilih seorang atasan di daftar dahulu"))

    # -- sending
    def _send(self, call: Callable[..., None], *, whole: bool = False) -> None:
        if self.isi is None:
            return
        found = None if whole else self.chosen
        who = found.pihak if found is not None else None
        if whole or who is not None:
            call(self.isi.hasil, who, found.hitungan.nama if found is not None else "", self.isi.tenggat)

    def _save_list(self) -> None:
        if self.isi is not None:
            self.pengirim.table(self.isi.hasil, self.people.visible_rows(), self.list.tampilan())

    # -- the report
    def import_report(self) -> None:
        """Ask for e-Kinerja's report."""
        path = Dialogs.open_file(
            self, self.tr("Laporan Penilaian SKP dari e-Kinerja"), EXCEL, "laporan-ekinerja"
        )
        if path is not None:
            self.check_report(path)

    def check_report(self, path: Path) -> None:
        """Check a report and ask for its period."""
        konteks = konteks_of(self.session)
        self.session.tasks.read(
            self,
            lambda progress: laporan.periksa(konteks, path, progress=progress),
            self.tr("Membaca {0}").format(path.name),
        ).success(self._ask_report).run()

    def _ask_report(self, found: TinjauanLaporan) -> None:
        dialog = LaporanDialog(self, found, tuple(self.session.office.periods), self.session.periode)
        if not dialog.exec():
            return
        konteks, kode = konteks_of(self.session), dialog.kode
        self.session.tasks.write(
            self, lambda _: laporan.simpan(konteks, found, kode), self.tr("Menyimpan laporan")
        ).success(lambda made: self._kept(made, kode)).run()

    def _kept(self, made: HasilLaporan, kode: str) -> None:
        words = self.tr("{0} baris laporan tersimpan dan dibandingkan.").format(
            teks.bilangan(made.hitungan["baru"])
        )
        self.session.notice(
            words, self.tr("Riwayat impor"), lambda: self.session.go("riwayat", impor=made.impor_id)
        )
        if kode != self.session.periode:
            self.session.set_periode(kode)
