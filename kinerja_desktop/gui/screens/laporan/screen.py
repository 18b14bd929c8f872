"""Laporan: four reports of the chosen period and unit, each as sheet or workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from kinerja_desktop.foundation import berkas
from kinerja_desktop.gui.dialogs import PDF, XLSX, Dialogs
from kinerja_desktop.gui.events import Follower, Refresher
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.opening import open_path
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.laporan import model
from kinerja_desktop.gui.screens.laporan.halaman import (
    FILES,
    HalamanKontrak,
    HalamanLkjip,
    HalamanPimpinan,
    HalamanTpp,
    Lembaran,
)
from kinerja_desktop.gui.screens.laporan.persen import PersenDialog
from kinerja_desktop.gui.screens.pegawai.akhiri import Pengakhiran
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.widgets.basics import Chip, FilterChips, button
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.services import kontrak, tpp
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.tpp import AturanTpp

_KINDS = ("penilaian", "penugasan", "pegawai", "unit", "keberatan", "capaian", "tenggat", "pengakhiran", "predikat_luar", "tpp", "kontrak")  # fmt: skip
_MONTHS = (1, 2, 3, 6, 12, 24)


class LaporanScreen(Screen):
    """Reports of the chosen period and unit."""

    help_page = "laporan"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Laporan")
        self.endings = Pengakhiran(self)
        self.chips = FilterChips(
            [
                Chip(model.TPP, self.tr("Daftar predikat (TPP)")),
                Chip(model.PIMPINAN, self.tr("Ringkasan pimpinan")),
                Chip(model.LKJIP, self.tr("Tabel LKjIP")),
                Chip(model.KONTRAK, self.tr("Kontrak berakhir")),
            ],
            self.tr("Laporan"),
        )
        self._stack = QStackedWidget()
        self._build_buttons()
        self.content.addWidget(self.chips)
        self.content.addWidget(self._stack, 1)
        self._bind()
        self._turn(model.TPP)

    # -- pages, each built when it is first shown
    @cached_property
    def tpp(self) -> HalamanTpp:
        """The list of predikat."""
        page = HalamanTpp(self.session, self)
        self._stack.addWidget(page)
        page.grid.row_activated.connect(self._open_rating)
        return page

    @cached_property
    def pimpinan(self) -> HalamanPimpinan:
        """The page for the pimpinan."""
        page = HalamanPimpinan(self)
        self._stack.addWidget(page)
        page.grid.row_activated.connect(self._open_rating)
        page.chart.chosen.connect(self._open_predikat)
        return page

    @cached_property
    def lkjip(self) -> HalamanLkjip:
        """The tables for the LKjIP."""
        page = HalamanLkjip(self)
        self._stack.addWidget(page)
        return page

    @cached_property
    def kontrak(self) -> HalamanKontrak:
        """The contracts that end."""
        page = HalamanKontrak(self.session, self)
        self._stack.addWidget(page)
        page.grid.row_activated.connect(self._open_person)
        return page

    def page(self, key: str) -> Lembaran:
        """Return a page by its key."""
        pages: dict[str, Callable[[], Lembaran]] = {
            model.TPP: lambda: self.tpp,
            model.PIMPINAN: lambda: self.pimpinan,
            model.LKJIP: lambda: self.lkjip,
            model.KONTRAK: lambda: self.kontrak,
        }
        return pages[key]()

    # -- building
    def _build_buttons(self) -> None:
        self.share = button(self.tr("P&ersentase…"), self._ask_share, "pencil")
        self.months = DaftarPilihan()
        self.months.setAccessibleName(self.tr("Kontrak yang berakhir dalam"))
        for one in _MONTHS:
            self.months.addItem(self.tr("dalam {0} bulan").format(one), one)
        self.end = button(self.tr("A&khiri…"), self._end, "calendar-clock")
        self.book = button(self.tr("Simpan .&xlsx…"), self._save_book, "file-spreadsheet")
        self.sheet = button(self.tr("Simpan &PDF…"), self._save_sheet, "file-down", "utama")
        for part in (self.share, self.months, self.end, self.book, self.sheet):
            self.buttons.addWidget(part)

    def _bind(self) -> None:
        session = self.session
        self.chips.chosen.connect(self._turn)
        self.months.activated.connect(self._set_months)
        Follower(self, self.reload, session.periodeChanged, session.unitChanged)
        Refresher(self, session.changes, _KINDS, self.reload, own=True)

    # -- what the window asks
    def open_at(self, args: Mapping[str, object]) -> None:
        """Show a report: ``laporan`` (tpp, pimpinan, lkjip, kontrak)."""
        wanted = args.get("laporan")
        if isinstance(wanted, str) and wanted in FILES:
            self.chips.choose(wanted)

    def first_focus(self) -> QWidget | None:
        """Return the list of the page."""
        return self.page(self.chips.key).grid

    # -- reading
    def _turn(self, key: str) -> None:
        files = FILES[key]
        self.banner.hide()  # it spoke of the tab that was left
        self._stack.setCurrentWidget(self.page(key))
        self.share.setVisible(key == model.TPP)
        self.months.setVisible(key == model.KONTRAK)
        self.end.setVisible(key == model.KONTRAK)
        self.book.setVisible(files.book is not None)
        self.sheet.setVisible(files.sheet is not None)
        self.reload()

    def reload(self, *_: object) -> None:
        """Read the report that is shown."""
        konteks, periode, unit = konteks_of(self.session), self.session.periode, self.session.unit_id
        if not periode:
            return
        key = self.chips.key
        page = self.page(key)
        self.subtitle.setText("" if key == model.KONTRAK else periode_of(periode).text)
        self.read_newest(lambda _: page.read(konteks, periode, unit), partial(self._show, key))

    def _show(self, key: str, found: object) -> None:
        if key == model.KONTRAK and isinstance(found, tuple):
            at = self.months.findData(found[1])
            if at < 0:
                self.months.addItem(self.tr("dalam {0} bulan").format(found[1]), found[1])
                at = self.months.count() - 1
            self.months.setCurrentIndex(at)
        self.page(key).show_data(found)

    # -- going on
    def _open_rating(self, penugasan_id: int) -> None:
        if penugasan_id > 0:
            self.session.go("penilaian", penugasan_id=penugasan_id)
        else:
            self.session.go("pegawai", pegawai=-penugasan_id)

    def _open_predikat(self, predikat: str) -> None:
        self.session.go("penilaian", predikat=predikat)

    def _open_person(self, pegawai_id: int) -> None:
        self.session.go("pegawai", pegawai=pegawai_id)

    def _end(self) -> None:
        found = (self.kontrak.rows.row_by_id(id_) for id_ in self.kontrak.grid.selected_ids())
        self.endings.ask([row.orang for row in found if row is not None])

    # -- settings of the reports
    def _ask_share(self) -> None:
        konteks = konteks_of(self.session)
        self.session.tasks.read(self, lambda _: tpp.aturan(konteks)).success(self._share).run()

    def _share(self, now: AturanTpp) -> None:
        dialog = PersenDialog(self, now)
        if not dialog.exec():
            return
        konteks, texts, basis = konteks_of(self.session), dialog.texts, dialog.dasar.text()
        task = self.session.tasks.write(self, lambda _: tpp.set_aturan(konteks, texts, basis))
        task.success(self.reload).failure(self.show_error).run()

    def _set_months(self, _: int) -> None:
        konteks, months = konteks_of(self.session), int(self.months.currentData())
        task = self.session.tasks.write(self, lambda _progress: kontrak.set_bulan(konteks, months))
        task.success(self.reload).failure(self.show_error).run()

    # -- files
    def _save_sheet(self) -> None:
        self._save(PDF, ".pdf")

    def _save_book(self) -> None:
        self._save(XLSX, ".xlsx")

    def _save(self, kind: str, ending: str) -> None:
        files, unit = FILES[self.chips.key], self.session.unit_id
        write = files.sheet if ending == ".pdf" else files.book
        if write is None:
            return
        konteks, periode = konteks_of(self.session), self.session.periode
        name = next((one.nama for one in self.session.office.units if one.id == unit), "")
        proposed = berkas.safe_name(
            f"{files.name} {name} {periode_of(periode).text}".replace("  ", " "), ending
        )
        target = Dialogs.save_file(self, self.tr("Simpan laporan"), kind, "laporan", proposed)
        if target is None:
            return
        shown = self.page(self.chips.key).tampilan()
        task = self.session.tasks.read(
            self,
            lambda progress: write(konteks, periode, unit, target, progress, shown),
            self.tr("Menyusun laporan"),
        )
        task.success(partial(self._saved, target)).failure(self.show_error).run()

    def _saved(self, target: Path, _: object) -> None:
        words = self.tr("Laporan tersimpan: {0}").format(target.name)
        self.banner.tell(words, "baik", self.tr("Buka"), partial(open_path, self, target))
