"""Kegiatan harian: whose, which month, the grid or the list, in and out by files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from kinerja_desktop.domain.changes import Changes
from kinerja_desktop.domain.periode import parse
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import BULAN, bilangan
from kinerja_desktop.gui.dialogs import EXCEL, XLSX, Dialogs
from kinerja_desktop.gui.events import Follower, Refresher
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.opening import open_path
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.kegiatan import model
from kinerja_desktop.gui.screens.kegiatan.daftar import Daftar
from kinerja_desktop.gui.screens.kegiatan.lembar import Lembar
from kinerja_desktop.gui.screens.kegiatan.rusak import offer_copy, unread
from kinerja_desktop.gui.screens.pengaturan.bagian import choice, show_choice
from kinerja_desktop.gui.session import PersonItem, Session
from kinerja_desktop.gui.widgets.basics import Chip, EmptyState, FilterChips, button
from kinerja_desktop.gui.widgets.flow import Flow
from kinerja_desktop.gui.widgets.pickers import PersonPicker
from kinerja_desktop.services import kegiatan
from kinerja_desktop.services.impor import kegiatan as impor
from kinerja_desktop.services.impor.kegiatan import TinjauanKegiatan
from kinerja_desktop.services.kegiatan import HasilUrung, KeadaanTahun, LangkahRow, LembarBulan, Saringan

ORANG, SEMUA = "orang", "semua"
_SAID = 6
"""Findings that are said before an import; the rest as a number."""


class KegiatanScreen(Screen):
    """Activities of the year of the period at the top; the unit narrows the list over everybody."""

    help_page = "kegiatan"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Kegiatan harian")
        self.bulan = self._first_month()
        self.chips = FilterChips(
            [Chip(ORANG, self.tr("Satu pegawai")), Chip(SEMUA, self.tr("Semua pegawai"))], self.tr("Tampilan")
        )
        self._person: PersonItem | None = None
        self._page = 0
        self._asked_month = 0
        self.who = PersonPicker(session, self.tr("Pegawai"))
        self.who.setFixedWidth(450)  # a name and a NIP
        self.month = choice([(str(n), BULAN[n - 1]) for n in range(1, 13)], self._choose_month)
        self.month.setAccessibleName(self.tr("Bulan"))
        show_choice(self.month, str(self.bulan.month))
        self.lembar = Lembar(session, self)
        self.daftar = Daftar()
        self.nobody = EmptyState(
            "calendar-days",
            self.tr("Kegiatan siapa?"),
            self.tr(
                "Ketik nama atau NIP di atas untuk mengisi kegiatannya sebulan, atau impor daftar Excel berkolom seperti isian "
                "e-Kinerja untuk banyak pegawai sekaligus."
            ),
            self.tr("Impor…"),
            self.import_file,
        )
        self.unread = unread()
        self.stack = QStackedWidget()
        for part in (self.nobody, self.unread, self.lembar.panel, self.daftar):
            self.stack.addWidget(part)
        self.lock = button(self.tr("&Tutup tahun…"), self.close_year, "lock")
        self.open = button(self.tr("B&uka tahun…"), self.open_year, "lock-open")
        self.past = button(self.tr("&Riwayat impor…"), self.show_past, "history")
        for made in (self.lock, self.open, self.past):
            self.buttons.addWidget(made)
        self.lock.hide()
        self.open.hide()
        self.buttons.addWidget(button(self.tr("&Impor…"), self.import_file, "file-input"))
        self.buttons.addWidget(self._export_button())
        self._bind()

    def _export_button(self) -> QWidget:
        made = button(self.tr("&Ekspor"), None, "file-down")
        menu = QMenu(made)
        month = menu.addAction("", lambda: self.export_file(satu_bulan=True))
        year = menu.addAction("", lambda: self.export_file(satu_bulan=False))

        def name() -> None:
            who = f" ({self.who.person.nama})" if self.who.person else ""
            month.setText(self.tr("&Bulan {0}{1}…").format(self._month_words(), who))
            year.setText(self.tr("&Setahun {0}{1}…").format(self.tahun, who))

        menu.aboutToShow.connect(name)
        name()
        made.setMenu(menu)
        return made

    def _bind(self) -> None:
        bar = Flow()
        for part in (self.chips, self.who, self.month):
            bar.addWidget(part)
        self.content.addLayout(bar)
        self.content.addWidget(self.stack, 1)
        self.chips.chosen.connect(self._switch)
        self.who.chosen.connect(self._choose_person)
        self.daftar.wanted.connect(self.reload)
        self.lembar.changed.connect(self._tell_sums)
        self.lembar.failed.connect(self.show_error)
        self.lembar.stale.connect(self.reload)
        self.daftar.panel.grid.row_activated.connect(self._open_row)
        Follower(self, self._period_changed, self.session.periodeChanged)
        self.session.unitChanged.connect(self._unit_changed)
        kinds = ("kegiatan", "pegawai")
        self._refresher = Refresher(self, self.session.changes, kinds, self._refreshed, self._is_busy)
        self.lembar.grid.editing_ended.connect(self._tell_sums)

    # -- what the window asks
    def open_at(self, args: Mapping[str, object]) -> None:
        """Load anew; ``pegawai`` (id, with ``nama``) shows that person's month."""
        if isinstance(args.get("pegawai"), int):
            self._take(PersonItem(int(str(args["pegawai"])), str(args.get("nama", ""))))
            self.chips.choose(ORANG)
        self.reload()

    def first_focus(self) -> QWidget | None:
        """Return the field of the person, or the grid once somebody is chosen."""
        if self.chips.key == SEMUA:
            return self.daftar.panel.grid
        return self.lembar.grid if self.who.person else self.who

    def may_leave(self) -> bool:
        """Ask before lines that are not complete are lost."""
        return self._may_drop()

    def _may_drop(self) -> bool:
        count = self.lembar.unsaved
        if not count:
            return True
        return Dialogs.ask(
            self, self.tr("Baris belum tersimpan"),
            self.tr("{0} baris belum lengkap atau salah isinya, jadi belum tersimpan dan akan hilang.").format(bilangan(count)),
            self.tr("Tinggalkan"), self.tr("Kembali mengisi"), dangerous=True,
        )  # fmt: skip

    def _is_busy(self) -> bool:
        return self.lembar.grid.is_editing() or (self.lembar.busy and not self.lembar.is_stale)

    # -- choosing
    @property
    def tahun(self) -> int:
        """Return the year of the month shown."""
        return self.bulan.year

    def _first_month(self) -> date:
        """Return the month to begin with in the period at the top: the present one, else its first."""
        today, period = clock.today(), parse(self.session.periode)
        day = today if period is None or period.covers(today) else period.awal
        return day.replace(day=1)

    def _period_changed(self) -> None:
        """Go to a month of the period at the top, where the one shown is none."""
        wanted, period = self._first_month(), parse(self.session.periode)
        if period is not None and not period.covers(self.bulan) and self._may_drop():
            self.bulan = wanted
            show_choice(self.month, str(wanted.month))
            self._restart()

    def _unit_changed(self, _unit: object) -> None:
        if self.chips.key == SEMUA:
            self._restart()

    def _choose_month(self, code: str) -> None:
        if self._may_drop():
            self.bulan = date(self.tahun, int(code), 1)
            self._restart()
        else:
            show_choice(self.month, str(self.bulan.month))

    def _choose_person(self, _person: object) -> None:
        if self._may_drop():
            self._person = self.who.person
            self._restart()
        else:
            self.who.set_person(self._person)  # the name above is always that of the lines below

    def _take(self, person: PersonItem) -> None:
        self._person = person
        self.who.set_person(person)

    def _switch(self, _key: str) -> None:
        self._restart()

    def _restart(self) -> None:
        self.daftar.rewind()
        self.reload()

    def _refreshed(self, _changes: object) -> None:
        self.reload()

    # -- reading
    def reload(self, *_: object) -> None:
        """Read the month of the person, or the page of the list."""
        self._ask_closed()
        if self.chips.key == SEMUA:
            self._load_list()
        elif self.who.person is None:
            self.stack.setCurrentWidget(self.nobody)
            self.subtitle.setText(self._month_words())
        else:
            konteks, who, month = konteks_of(self.session), self.who.person.id, self.bulan
            is_shown = (self.lembar.pegawai_id, self.lembar.bulan) == (who, month)
            if is_shown and self.lembar.busy and not self.lembar.is_stale:
                self.stack.setCurrentWidget(self.lembar.panel)
                self._tell_sums()
                return
            self._asked_month += 1
            asked = self._asked_month, self.lembar.sends
            task = self.session.tasks.read(
                self, lambda _progress: kegiatan.bulan(konteks, who, month.year, month.month)
            )
            task.success(lambda found: self._show_month(asked, who, month, found)).failure(
                lambda error: self._not_read(error, is_wanted=self._is_wanted(asked[0], who, month))
            ).run()

    def _ask_closed(self) -> None:
        konteks, tahun = konteks_of(self.session), self.tahun
        task = self.session.tasks.read(self, lambda _progress: kegiatan.keadaan_tahun(konteks, tahun))
        task.success(partial(self._show_closed, tahun)).failure(
            lambda error: self.show_error(error) if tahun == self.tahun else None
        ).run()

    def _show_closed(self, tahun: int, state: KeadaanTahun) -> None:
        if tahun != self.tahun:
            return
        self.lock.setVisible(state is KeadaanTahun.DAPAT_DITUTUP)
        self.open.setVisible(state is KeadaanTahun.TERTUTUP)

    def _open_row(self, row_id: int) -> None:
        line = self.daftar.table.row_by_id(row_id)
        if line is not None and line.pegawai_id is not None and self._may_drop():
            self._take(PersonItem(line.pegawai_id, line.nama, line.nip))
            self.chips.choose(ORANG)
            self.lembar.grid.setFocus()

    def _load_list(self) -> None:
        konteks, tahun = konteks_of(self.session), self.tahun
        unit, start = self.session.unit_id, self.daftar.start
        who = self.who.person.id if self.who.person else None
        saring = Saringan(None, self.bulan, self._last_day(), self.daftar.words.text())
        self._page += 1
        task = self.session.tasks.read(
            self,
            lambda _progress: kegiatan.daftar(
                konteks, tahun, saring, unit_id=unit, setelah=start, pegawai_id=who
            ),
        )
        number = self._page
        task.success(partial(self._show_page, number)).failure(
            lambda error: self._not_read(error, is_wanted=number == self._page and self.chips.key == SEMUA)
        ).run()

    def _not_read(self, error: KnownError, *, is_wanted: bool) -> None:
        """Say why, and show no lines of another month as those of the one above; nothing of what was left meanwhile."""
        if not is_wanted:
            return
        who = self.who.person.id if self.who.person else None
        if self.chips.key == SEMUA or (self.lembar.pegawai_id, self.lembar.bulan) != (who, self.bulan):
            self.stack.setCurrentWidget(self.unread)
            self.subtitle.setText(self._month_words())
        self.show_error(error)

    def show_error(self, error: KnownError) -> None:
        """Say it in words; of a year that is damaged offer its newest copy."""
        super().show_error(error)
        if error.code == "kegiatan.rusak":
            offer_copy(self, error)

    def _show_page(self, number: int, page: kegiatan.Halaman) -> None:
        if number != self._page or self.chips.key != SEMUA:
            return
        self.stack.setCurrentWidget(self.daftar)
        self.subtitle.setText(self._month_words())
        self.daftar.show_page(page)

    def _is_wanted(self, number: int, who: int, month: date) -> bool:
        now = self.who.person.id if self.who.person and self.chips.key == ORANG else None
        return number == self._asked_month and (now, self.bulan) == (who, month)

    def _show_month(self, asked: tuple[int, int], who: int, month: date, found: LembarBulan) -> None:
        """Show a month that was asked for (number of the question, `Lembar.sends` then), unless it came too late."""
        number, sends = asked
        if not self._is_wanted(number, who, month):
            return
        is_shown = (self.lembar.pegawai_id, self.lembar.bulan) == (who, month)
        if is_shown and (self._is_busy() or sends != self.lembar.sends):
            self._refresher.wait(Changes.of(kegiatan=[who]))  # it does not know what was typed since
            return
        self.stack.setCurrentWidget(self.lembar.panel)
        self.lembar.show(who, month, found)
        if self.who.hasFocus():
            self.lembar.grid.setFocus()
        if found.is_closed:
            self.banner.tell(sentence("kegiatan.tahun-tertutup", tahun=month.year), "awas")

    def _tell_sums(self) -> None:
        """Say beside the title what the month of the person adds up to; the list counts itself."""
        if self.stack.currentWidget() is not self.lembar.panel:
            self.subtitle.setText(self._month_words())
            return
        rows = self.lembar.stored
        minutes = sum(int(row.cell("menit") or 0) for row in rows if row.cell("menit").isdecimal())
        words = self.tr("{0} · {1} kegiatan, {2} jam {3} menit").format(
            self._month_words(), bilangan(len(rows)), bilangan(minutes // 60), minutes % 60
        )
        if self.lembar.unsaved:
            words = self.tr("{0} · {1} belum tersimpan").format(words, bilangan(self.lembar.unsaved))
        self.subtitle.setText(words)

    def _month_words(self) -> str:
        return f"{BULAN[self.bulan.month - 1]} {self.tahun}"

    def _last_day(self) -> date:
        following = self.bulan.replace(day=28).toordinal() + 4
        return date.fromordinal(date.fromordinal(following).replace(day=1).toordinal() - 1)

    # -- the year
    def close_year(self) -> None:
        """Close the year shown."""
        words = self.tr(
            "Kegiatan tahun {0} tetap dapat dibaca dan diekspor, tetapi tidak dapat diubah lagi sampai dibuka."
        )
        if not self._may_drop() or not Dialogs.ask(
            self,
            self.tr("Tutup tahun {0}").format(self.tahun),
            words.format(self.tahun),
            self.tr("Tutup tahun"),
        ):
            return
        self.lembar.drop()
        konteks, tahun = konteks_of(self.session), self.tahun
        task = self.session.tasks.write(self, lambda _progress: kegiatan.tutup_tahun(konteks, tahun))
        task.success(self._year_changed).failure(self.show_error).run()

    def open_year(self) -> None:
        """Open the year shown again; the reason is kept."""
        reason = Dialogs.text(self, self.tr("Buka tahun {0}").format(self.tahun), self.tr("Alasan membuka:"))
        if reason is None:
            return
        konteks, tahun = konteks_of(self.session), self.tahun
        task = self.session.tasks.write(self, lambda _progress: kegiatan.buka_tahun(konteks, tahun, reason))
        task.success(self._year_changed).failure(self.show_error).run()

    def _refresh_later(self) -> None:
        """Show what this screen wrote itself; the lines of the month wait for what was typed meanwhile."""
        self.daftar.rewind()
        if self.chips.key == SEMUA and self._is_busy():
            self.reload()
        self._refresher.wait(Changes.of(kegiatan=()))

    def _year_changed(self, _done: object) -> None:
        self.banner.hide()
        self._refresh_later()

    # -- in and out
    def show_past(self) -> None:
        """Offer the imports of the year; one that was not taken back can be."""
        konteks, tahun = konteks_of(self.session), self.tahun
        task = self.session.tasks.read(
            self, lambda _progress: kegiatan.riwayat(konteks, tahun, jenis="impor", paling=15)
        )
        task.success(lambda found: self._offer(tahun, found)).failure(self.show_error).run()

    def _offer(self, tahun: int, found: list[LangkahRow]) -> None:
        if not found:
            self.session.notice(self.tr("Belum ada impor kegiatan tahun {0}").format(tahun))
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for step in found:
            action = menu.addAction(model.step_words(step))
            action.setEnabled(step.dibatalkan is None)
            action.triggered.connect(lambda _=False, one=step: self._ask_back(tahun, one))
        menu.popup(self.past.mapToGlobal(self.past.rect().bottomLeft()))

    def _ask_back(self, tahun: int, step: LangkahRow) -> None:
        words = self.tr(
            "{0}\n\nKegiatan yang masuk dari berkas ini dihapus lagi; yang sudah diubah sesudahnya tetap."
        )
        if Dialogs.ask(
            self, self.tr("Urungkan impor"), words.format(model.step_words(step)), self.tr("Urungkan impor")
        ):
            self.take_back(tahun, step.id)

    def import_file(self) -> None:
        """Check a file, say what it would do, then write it."""
        if not self._may_drop():  # the month is read anew with what came in
            return
        path = Dialogs.open_file(self, self.tr("Impor kegiatan harian"), EXCEL, "kegiatan")
        if path is None:
            return
        self.banner.hide()  # it spoke of the file before
        self.lembar.drop()  # as was agreed; what is typed from now on stays
        konteks, tahun = konteks_of(self.session), self.tahun
        who = self.who.person.id if self.who.person else None
        task = self.session.tasks.read(
            self,
            lambda progress: impor.periksa(konteks, path, tahun, pegawai_id=who, progress=progress),
            self.tr("Memeriksa kegiatan"),
        )
        task.success(partial(self._checked, self.who.person)).failure(self.show_error).run()

    def _checked(self, who: PersonItem | None, found: TinjauanKegiatan) -> None:
        told = [model.told(one) for one in found.findings[:_SAID]]
        if len(found.findings) > _SAID:
            told.append(self.tr("… dan {0} lagi.").format(bilangan(len(found.findings) - _SAID)))
        text = "\n\n".join([model.counted(found.hitungan), *told])
        if not found.baru:
            self.banner.tell(text, "buruk" if found.findings else "info")
            return
        if who is not None and found.tanpa_nip:
            text = "\n\n".join([model.taken_for(who, found), text])
        words = self.tr("Simpan {0} kegiatan").format(bilangan(len(found.baru)))
        if not Dialogs.ask(self, self.tr("Impor kegiatan {0}").format(found.tahun), text, words):
            return
        konteks = konteks_of(self.session)
        task = self.session.tasks.write(self, lambda _progress: impor.simpan(konteks, found))
        task.success(lambda step: self._imported(found, step)).failure(self.show_error).run()

    def _imported(self, found: TinjauanKegiatan, step: int) -> None:
        words = self.tr("{0} kegiatan masuk").format(bilangan(len(found.baru)))
        self._go_where_rows_are(found)
        self.session.notice(words, self.tr("Urungkan"), lambda: self.take_back(found.tahun, step))
        self._refresh_later()

    def _go_where_rows_are(self, found: TinjauanKegiatan) -> None:
        """Show the first month with rows of the file, where the one shown has none and nothing is being typed."""
        months = sorted({row.isi.tanggal.replace(day=1) for row in found.baru})
        if (
            found.tahun == self.tahun
            and self.bulan not in months
            and not self._is_busy()
            and not self.lembar.unsaved
        ):
            self.bulan = months[0]
            show_choice(self.month, str(self.bulan.month))

    def take_back(self, tahun: int, step: int) -> None:
        """Undo an import."""
        konteks = konteks_of(self.session)
        task = self.session.tasks.write(self, lambda _progress: kegiatan.urungkan(konteks, tahun, step))
        task.success(self._taken_back).failure(self.show_error).run()

    def _taken_back(self, done: HasilUrung) -> None:
        words = self.tr("{0} kegiatan dihapus lagi").format(bilangan(done.dihapus))
        if done.tetap:
            words = self.tr("{0}; {1} sudah diubah, jadi tetap").format(words, bilangan(done.tetap))
        self.session.notice(words)
        self._refresh_later()

    def export_file(self, *, satu_bulan: bool) -> None:
        """Write the month shown or its whole year in e-Kinerja's fields: of the person chosen, else of the unit.

        Over the list of everybody only what its search finds goes out.
        """
        when = self._month_words() if satu_bulan else str(self.tahun)
        words = self.daftar.words.text() if self.chips.key == SEMUA else ""
        parts = (self.who.person.nama if self.who.person else "", words, when)
        name = " ".join(part for part in parts if part)
        target = Dialogs.save_file(
            self, self.tr("Ekspor kegiatan harian"), XLSX, "kegiatan", f"Kegiatan {name}.xlsx"
        )
        if target is None:
            return
        konteks, unit, tahun = konteks_of(self.session), self.session.unit_id, self.tahun
        who = self.who.person.id if self.who.person else None
        first, last = (self.bulan, self._last_day()) if satu_bulan else (None, None)
        saring = Saringan(None, first, last, words)
        if who is not None:
            unit = None
        task = self.session.tasks.read(
            self,
            lambda progress: impor.ekspor(
                konteks, tahun, target, saring, unit_id=unit, pegawai_id=who, progress=progress
            ),
            self.tr("Menulis kegiatan"),
        )
        task.success(lambda count: self._exported(target, when, count)).failure(self.show_error).run()

    def _exported(self, target: Path, when: str, count: int) -> None:
        words = self.tr("{0} kegiatan {1} ditulis ke {2}").format(bilangan(count), when, target.name)
        self.session.notice(words, self.tr("Buka"), partial(open_path, self, target))
