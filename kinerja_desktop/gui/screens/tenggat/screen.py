"""The calendar at the left, who is behind at the right, and what is sent to whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.domain.penugasan import Pihak
from kinerja_desktop.foundation import berkas, clock
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import bilangan
from kinerja_desktop.gui import gambar_daftar
from kinerja_desktop.gui.dialogs import PDF, XLSX, Dialogs
from kinerja_desktop.gui.events import Follower, Refresher
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.orang.buka import BukaOrang
from kinerja_desktop.gui.screens.tenggat.dialog import LiburDialog, TanggalDialog
from kinerja_desktop.gui.screens.tenggat.model import Baris, calendar_columns, people_columns
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import EmptyState, button, label
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services import kata, keberatan, tagihan, tenggat
from kinerja_desktop.services.berkas_keluar import HasilBerkas
from kinerja_desktop.services.tagihan import Tagihan
from kinerja_desktop.services.tenggat import Butir, Fase, Kalender, Tertunda

_KINDS = (
    "penilaian",
    "penugasan",
    "pegawai",
    "unit",
    "skp",
    "tenggat",
    "periode",
    "keberatan",
    "pengakhiran",
)


class TenggatScreen(Screen):
    """Deadlines of a year."""

    help_page = "tenggat"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Tenggat")
        self._wanted = ""
        self.isi: Tagihan | None = None
        self._build_buttons()
        self.table: TableModel[Baris] = TableModel(calendar_columns(), lambda row: row.id, self)
        self.calendar = GridPanel(self.table, self.tr("Kalender tenggat"), self.tr("tenggat"))
        self.calendar.grid.remember_as("tenggat-kalender")
        self.people: TableModel[Tertunda] = TableModel(people_columns(), lambda row: row.penugasan_id, self)
        done = EmptyState(
            "circle-check", self.tr("Tidak ada yang tertinggal"),
            self.tr("Untuk tenggat ini semua sudah selesai, atau masanya belum dimulai."), "", lambda: None,
        )  # fmt: skip
        self.list = GridPanel(self.people, self.tr("Yang belum selesai"), self.tr("jabatan"), empty=done)
        self.list.grid.remember_as("tenggat-orang")
        self.about = label("", Tulisan.RAPAT, "lembut", wrap=True)
        self._lay_out()
        self._bind()
        self.reload()

    def _build_buttons(self) -> None:
        self.year = DaftarPilihan()
        self.year.setAccessibleName(self.tr("Tahun"))
        now = clock.today().year
        for one in (now + 1, now, now - 1):
            self.year.addItem(str(one), one)
        self.year.setCurrentIndex(1)
        self.day = button(self.tr("&Atur tanggal…"), self._set_day, "pencil")
        self.off = button(self.tr("Hari &libur…"), self._ask_off, "calendar")
        self.text = button(self.tr("Salin &WhatsApp"), self._copy_text, "message-circle")
        self.picture = button(self.tr("&Gambar…"), self._save_picture, "palette")
        self.letter = button(self.tr("&Surat…"), self._letters, "mail")
        self.book = button(self.tr("Simpan .&xlsx…"), self._save_book, "file-spreadsheet")
        for part in (self.year, self.day, self.off, self.text, self.picture, self.letter, self.book):
            self.buttons.addWidget(part)

    def _lay_out(self) -> None:
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.calendar, 1)
        box.addWidget(self.about)
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        parts.addWidget(left)
        parts.addWidget(self.list)
        parts.setSizes([620, 520])
        self.content.addWidget(parts, 1)

    def _bind(self) -> None:
        session = self.session
        self.year.activated.connect(self.reload)
        self.calendar.grid.cursor_moved.connect(self._show_people)
        self.list.grid.row_activated.connect(self._open)
        self.list.grid.menu_requested.connect(self._fill_menu)
        BukaOrang(self, "tenggat", self.list.grid, self.people, lambda row: row.pegawai_id)
        Follower(self, self.reload, session.unitChanged)
        Refresher(self, session.changes, _KINDS, self.reload, own=True)

    # -- what the window asks
    def open_at(self, args: Mapping[str, object]) -> None:
        """Show a deadline: ``kode`` of its period, or the year of the plans."""
        self._wanted = str(args.get("kode", ""))
        if not self.is_reading:  # being shown may have asked already
            self.reload()

    def first_focus(self) -> QWidget | None:
        """Return the calendar."""
        return self.calendar.grid

    # -- reading
    def reload(self, *_: object) -> None:
        """Read the year."""
        konteks, unit, year = konteks_of(self.session), self.session.unit_id, int(self.year.currentData())
        self.read_newest(
            lambda _: tenggat.kalender(konteks, year, unit), self._loaded, self.tr("Membaca tenggat")
        )

    def _loaded(self, found: Kalender) -> None:
        rows = [Baris(number, butir) for number, butir in enumerate(found.butir, 1)]
        self.table.rows_replaced(rows)
        late = sum(row.butir.is_terlambat for row in rows)
        self.subtitle.setText(self.tr("{0} terlambat").format(bilangan(late)) if late else "")
        self.about.setText(
            self.tr("Tanggal bawaan: {0}. Tenggat yang tidak Anda atur mengikuti bawaan itu.").format(
                kata.istilah("mutu", found.kutipan.mutu.value)
            )
        )
        target = next((row for row in rows if row.butir.kode == self._wanted), None) or next(
            (row for row in rows if row.butir.is_terlambat), None
        )
        if target is not None and (self._wanted or self.calendar.grid.current_id() is None):
            self.calendar.grid.go_to(target.id)
        self._wanted = ""
        self._show_people()

    @property
    def chosen(self) -> Butir | None:
        """Return the deadline under the cursor."""
        row_id = self.calendar.grid.current_id()
        row = self.table.row_by_id(row_id) if row_id is not None else None
        return row.butir if row is not None else None

    def _show_people(self, *_: object) -> None:
        """Read who is behind with the deadline under the cursor."""
        butir = self.chosen
        self.day.setEnabled(butir is not None)
        if butir is None:
            self._told(None)
            return
        konteks, unit = konteks_of(self.session), self.session.unit_id
        task = self.session.tasks.read(self, lambda _: tagihan.tagihan(konteks, butir, unit))
        task.success(self._told).failure(self.show_error).run()

    def _told(self, found: Tagihan | None) -> None:
        if found is not None and found.butir != self.chosen:
            return  # the cursor has moved on
        self.isi = found
        self.people.rows_replaced(found.orang if found else ())
        for part in (self.text, self.picture, self.letter, self.book):
            part.setEnabled(bool(found and found.orang))

    # -- going on
    def _open(self, penugasan_id: int) -> None:
        butir = self.chosen
        if butir is None:
            return
        if butir.fase is Fase.PERENCANAAN:
            self.session.go("perencanaan", penugasan=penugasan_id)
        else:
            self.session.set_periode(butir.kode)
            self.session.go("penilaian", penugasan_id=penugasan_id)

    def _fill_menu(self, menu: QMenu, _ids: list[int]) -> None:
        menu.addSeparator()
        menu.addAction(self.tr("Salin WhatsApp untuk atasan ini"), self._text_for_one)
        menu.addAction(self.tr("Gambar untuk atasan ini…"), self._picture_for_one)
        menu.addAction(self.tr("Surat untuk atasan ini…"), self._letter_for_one)

    def _text_for_one(self) -> None:
        self._for_rater(self._copy_text)

    def _picture_for_one(self) -> None:
        self._for_rater(self._save_picture)

    def _letter_for_one(self) -> None:
        self._for_rater(self._letters)

    def _for_rater(self, call: Callable[[Pihak | None], None]) -> None:
        row_id = self.list.grid.current_id()
        row = self.people.row_by_id(row_id) if row_id is not None else None
        if row is None or row.penilai is None:
            self.list.tell(self.tr("Orang ini belum ada atasannya. Lengkapi di Pemetaan atasan."))
            return
        call(row.penilai)

    # -- setting
    def _set_day(self) -> None:
        butir = self.chosen
        if butir is None:
            return
        dialog = TanggalDialog(self, butir)
        if not dialog.exec():
            return
        konteks, day, group = (
            konteks_of(self.session),
            dialog.tanggal.value,
            str(dialog.kelompok.currentData()),
        )

        def work(_: object) -> Outcome[tuple[date | None, Finding | None]]:
            before = tenggat.ditetapkan(konteks, butir.fase, butir.kode, group)
            made = tenggat.atur(konteks, butir.fase, butir.kode, day, group)
            return Outcome((before, made.value), made.changes)

        task = self.session.tasks.write(self, work)
        task.success(partial(self._was_set, butir, group)).failure(self.show_error).run()

    def _was_set(self, butir: Butir, group: str, found: tuple[date | None, Finding | None]) -> None:
        before, finding = found
        if finding is not None:
            self.show_problem(sentence(finding.code, **finding.args))
            return
        self.banner.hide()
        words = self.tr("Tenggat {0} diatur.").format(butir.nama)
        self.session.notice(words, self.tr("Urungkan"), partial(self._set_back, butir, group, before))

    def _set_back(self, butir: Butir, group: str, before: date | None) -> None:
        konteks = konteks_of(self.session)
        task = self.session.tasks.write(
            self, lambda _: tenggat.atur(konteks, butir.fase, butir.kode, before, group)
        )
        task.success(self.reload).failure(self.show_error).run()

    def _ask_off(self) -> None:
        konteks = konteks_of(self.session)
        self.session.tasks.read(self, lambda _: keberatan.cara_hitung(konteks)).success(self._off).run()

    def _off(self, cara: keberatan.CaraHitung) -> None:
        konteks = konteks_of(self.session)
        dialog = LiburDialog(self, cara)
        if dialog.exec():
            wanted = dialog.cara
            task = self.session.tasks.write(self, lambda _: keberatan.atur_cara(konteks, wanted))
            task.success(self.reload).failure(self.show_error).run()

    # -- sending
    def _copy_text(self, who: Pihak | None = None) -> None:
        if self.isi is not None and self.isi.orang:
            QGuiApplication.clipboard().setText(tagihan.teks_whatsapp(self.isi, who or None))
            self.session.notice(self.tr("Teks disalin; tempel di WhatsApp."))

    def _save_picture(self, who: Pihak | None = None) -> None:
        if self.isi is not None and self.isi.orang:
            model = tagihan.gambar(self.isi, self.session.office.nama, who or None)
            gambar_daftar.keep(self, model, self.isi.butir.nama)

    def _letters(self, who: Pihak | None = None) -> None:
        isi = self.isi
        if isi is None or not isi.orang:
            return
        number = Dialogs.text(
            self, self.tr("Nomor surat"), self.tr("Nomor surat (boleh kosong, diisi tangan):"), blank=True
        )
        if number is None:
            return
        name = berkas.safe_name(f"Surat {isi.butir.nama}", ".pdf")
        target = Dialogs.save_file(self, self.tr("Simpan surat"), PDF, "tenggat", name)
        if target is None:
            return
        konteks = konteks_of(self.session)
        task = self.session.tasks.read(
            self,
            lambda progress: tagihan.simpan_surat(
                konteks, isi, target, nomor=number, penilai=who or None, progress=progress
            ),
            self.tr("Menyusun surat"),
        )
        task.success(self._letters_written).failure(self.show_error).run()

    def _letters_written(self, done: HasilBerkas | None) -> None:
        if done is None:
            self.session.notice(self.tr("Tidak ada yang dapat disurati: atasannya belum ada."))
            return
        words = self.tr("{0} surat ({1} halaman) tersimpan: {2}")
        self.session.notice(words.format(bilangan(done.lembar), bilangan(done.halaman), done.berkas.name))

    def _save_book(self) -> None:
        isi = self.isi
        if isi is None or not isi.orang:
            return
        target = Dialogs.save_file(
            self, self.tr("Simpan daftar"), XLSX, "tenggat", berkas.safe_name(isi.butir.nama, ".xlsx")
        )
        if target is None:
            return
        konteks, shown = konteks_of(self.session), self.list.tampilan()
        task = self.session.tasks.read(
            self, lambda progress: tagihan.simpan_buku(konteks, isi, target, progress, shown)
        )
        task.success(self._book_written).failure(self.show_error).run()

    def _book_written(self, path: Path) -> None:
        self.session.notice(self.tr("Daftar tersimpan: {0}").format(path.name))
