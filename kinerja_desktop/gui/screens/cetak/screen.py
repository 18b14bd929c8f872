"""The screen *Cetak*: at the left what and whom, at the right how it looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QMenu,
    QRadioButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.berkas import safe_name
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.dialogs import DOCX, PDF, XLSX, Dialogs
from kinerja_desktop.gui.events import Follower, Refresher
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.opening import open_path
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.cetak import beda, berkas, cari, langsung, model, orang
from kinerja_desktop.gui.screens.cetak.actions import NAMES, Actions, Daftar
from kinerja_desktop.gui.screens.cetak.kartu import SheetCards
from kinerja_desktop.gui.screens.cetak.kelompok import GroupLists
from kinerja_desktop.gui.screens.cetak.pilihan import Options
from kinerja_desktop.gui.screens.cetak.pratinjau import PreviewPane
from kinerja_desktop.gui.screens.cetak.tanda import TickKeys
from kinerja_desktop.gui.screens.cetak.tandai import KEMBALI, Marks
from kinerja_desktop.gui.screens.orang.buka import BukaOrang
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.shortcuts import PRINT, bind
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import Chip, EmptyState, FilterChips, button, label
from kinerja_desktop.gui.widgets.flow import Flow
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services.cetak import HasilCetak
from kinerja_desktop.services.cetak_daftar import BarisCetak
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Pesanan
from kinerja_desktop.services.cetak_pratinjau import GambarHalaman, Naskah
from kinerja_desktop.services.hari import periode_of

SHOWS = ("penilaian", "pegawai", "pegawai_keadaan", "penugasan", "unit", "cetakan", "persetujuan", "kantor")


class CetakScreen(Screen):
    """What and whom at the left, preview and options at the right."""

    help_page = "cetak"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Cetak")
        self.actions_ = Actions(self, self.reload)
        self.direct = langsung.DirectPrint(self)
        self.search = cari.CodeSearch(self, self.actions_)
        self.files = berkas.SignedFiles(self)
        self.marks = Marks(self)
        self.tick_day = self.marks.day
        self._pdf, self._drawing = b"", 0
        self._row: int | None = None
        self._shown_of: tuple[object, ...] = ()
        self._auto_chosen = False
        self._buttons()
        self.options = Options(session.store)
        self.preview = PreviewPane()
        self._lists()
        self._layout()
        self._later = QTimer(self, singleShot=True, interval=120)
        self._later.timeout.connect(self._draw)
        self._wire()

    # -- building -------------------------------------------------------------------------------------------
    def _buttons(self) -> None:
        self.save_button = button(self.tr("&Simpan PDF…"), None, "file-down")
        menu = QMenu(self.save_button)
        menu.addAction(self.tr("&Satu PDF…"), lambda: self._save(per_orang=False))
        menu.addAction(self.tr("Satu berkas per &lembar…"), lambda: self._save(per_orang=True))
        self.handover = menu.addAction(self.tr("Daftar serah &terima…"), self._save_handover)
        self.editable = menu.addAction("", self._save_editable)
        self.save_button.setMenu(menu)
        self.print_button = button(self.tr("&Cetak langsung…"), self._print, "printer", "utama")
        self.find_button = button(self.tr("Cek &kode…"), self.search.ask, "scan-search")
        self.find_button.setToolTip(self.tr("Periksa lembar menurut kode di kakinya"))
        self.buttons.addWidget(self.find_button)
        self.buttons.addWidget(self.files.button)
        self.buttons.addWidget(self.save_button)
        self.buttons.addWidget(self.print_button)
        bind(PRINT, self, self._print, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lists(self) -> None:
        self.cards = SheetCards()
        self.chips = FilterChips(
            [
                Chip(model.SEMUA, self.tr("Semua")), Chip(model.BELUM, self.tr("Belum dicetak")),
                Chip(model.BERUBAH, self.tr("Berubah")), Chip(model.TANDATANGAN, self.tr("Belum ttd.")),
                Chip(model.SERAH, self.tr("Belum serah")),
                Chip(model.KEMBALI, self.tr("Kembali")),
            ],
            self.tr("Saring menurut keadaan lembar"),
        )  # fmt: skip
        self.people: TableModel[BarisCetak] = TableModel(model.people_columns(), lambda row: row.id, self)
        self.people_panel = GridPanel(
            self.people, self.tr("Pegawai yang dicetak"), self.tr("pegawai"),
            empty=EmptyState(
                "printer", self.tr("Belum ada yang dapat dicetak"),
                self.tr("Di sini lembar penilaian dicetak setelah nilainya dikunci. "
                        "Untuk periode dan unit ini belum ada pegawai yang dinilai."),
                self.tr("Buka Penilaian"), partial(self.session.go, "penilaian"),
            ),
        )  # fmt: skip
        self.people_panel.chips = self.chips
        self.people_panel.grid.remember_as("cetak")
        self.people_panel.grid.menu_requested.connect(self._fill_menu)
        BukaOrang(self, "cetak", self.people_panel.grid, self.people, lambda row: row.pegawai_id)
        self.groups = GroupLists(self, self._list_made)

    def _list_made(self, kind: JenisLembar, panel: GridPanel) -> None:
        """Put a list in its place."""
        self._stack.addWidget(panel)
        self._watch(panel)
        if kind is JenisLembar.PERSETUJUAN:
            TickKeys(panel.grid, {"ditandatangani"}, self.marks.tick)

    def _layout(self) -> None:
        """Put it together from the outside in: each new parent dresses everything below it again."""
        self.splitter = QSplitter()
        self.content.addWidget(self.splitter, 1)
        left, right = QWidget(), QWidget()
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 4, 0)
        box.setSpacing(8)
        box.addWidget(self.cards)
        box.addWidget(self.chips)
        self._stack = QStackedWidget()
        box.addLayout(self.with_banner(self._stack), 1)
        self._stack.addWidget(self.people_panel)
        box.addLayout(self._foot())
        side = QVBoxLayout(right)
        side.setContentsMargins(4, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(self.preview, 1)
        side.addWidget(self.options)
        self.splitter.setSizes([700, 420])

    def _foot(self) -> QVBoxLayout:
        """Return what stands below the lists: which rows are meant, and ticking."""
        both = QVBoxLayout()
        both.setSpacing(4)
        both.addLayout(self._meant_line())
        both.addLayout(self.marks.line)
        return both

    def _meant_line(self) -> Flow:
        row = Flow()
        self.shown, self.chosen = QRadioButton(), QRadioButton()
        self._which = QButtonGroup(self)
        for one in (self.shown, self.chosen):
            self._which.addButton(one)
        self.shown.setChecked(True)
        self.total = label("", Tulisan.RAPAT, "lembut")
        self.unlocked = button("", partial(self._filter, model.KUNCI), look="tautan")
        self.unlocked.setToolTip(self.tr("Tampilkan yang nilainya belum dikunci"))
        row.addWidget(label(self.tr("Cetak:"), Tulisan.RAPAT, "lembut"))
        row.addWidget(self.shown)
        row.addWidget(self.chosen)
        row.addStretch()
        row.addWidget(self.total)
        row.addWidget(self.unlocked)
        return row

    def _wire(self) -> None:
        session = self.session
        self.tick_day.set_value(self.options.day)
        self.cards.chosen.connect(self._sheet_chosen)
        self.chips.chosen.connect(self._filter)
        self.groups.chips.chosen.connect(self._filter_approvals)
        self._watch(self.people_panel)
        TickKeys(self.people_panel.grid, {*model.LANGKAH, KEMBALI}, self.marks.tick)
        self.preview.page_wanted.connect(self._page)
        self.preview.sheet_wanted.connect(self._neighbour)
        self.options.changed.connect(self._options_changed)
        self.options.offset_wanted.connect(self.direct.set_offset)
        for one in (self.shown, self.chosen):
            one.clicked.connect(self._which_clicked)
        session.opened.connect(self.reload)
        Follower(self, self.reload, session.periodeChanged, session.unitChanged)
        session.opened.connect(self.marks.forget)
        Refresher(self, session.changes, SHOWS, self.reload, own=True)
        self._sheet_chosen(self.cards.lembar)

    def _watch(self, panel: GridPanel) -> None:
        panel.grid.cursor_moved.connect(self._moved)
        panel.grid.selectionModel().selectionChanged.connect(self._selected)
        panel.table.countChanged.connect(self._count)

    # -- what is shown --------------------------------------------------------------------------------------
    @property
    def lembar(self) -> JenisLembar:
        """Return the chosen sheet."""
        return self.cards.lembar

    @property
    def panel(self) -> GridPanel:
        """Return the list of the chosen sheet."""
        return self.groups.of(self.lembar) if self.groups.has(self.lembar) else self.people_panel

    @property
    def grid(self) -> Grid:
        """Return the grid of the chosen sheet."""
        return self.panel.grid

    def first_focus(self) -> QWidget | None:
        """Give the keyboard to the list."""
        return self.grid

    def open_at(self, args: Mapping[str, object]) -> None:
        """Show a sheet (``lembar``) and a filter (``saring``), as other screens ask for."""
        wanted = args.get("lembar")
        if isinstance(wanted, str):
            self.cards.choose(JenisLembar(wanted))
        chip = args.get("saring")
        if chip == model.KUNCI:
            self._filter(chip)
        elif isinstance(chip, str) and chip in self.chips.keys():  # noqa: SIM118 - a method, not a dict
            self.chips.choose(chip)

    def reload(self, *_: object) -> None:
        """Read the list of the chosen sheet."""
        if self.session.is_open and self.session.periode:
            self.actions_.load(self.lembar, self.options.per_unit.isChecked(), self._show)

    def _show(self, found: Daftar) -> None:
        if found.lembar is not self.lembar:
            return
        self.options.follow_office(found.kertas, found.geser)
        self.marks.list_shown(found)
        now = (found.lembar, self.session.periode, self.session.unit_id)
        same, self._shown_of = now == self._shown_of, now
        if found.lembar is JenisLembar.DOKUMEN_EVALUASI:
            model.show_people(self.people_panel.grid, self.people, found.orang, in_place=same)
            self.chips.show_counts(self.people.count_by(model.SARINGAN))
        else:
            self.panel.table.rows_replaced(found.kelompok, in_place=same)
            if found.lembar is JenisLembar.PERSETUJUAN:
                self.groups.chips.show_counts(self.panel.table.count_by(model.SARINGAN_PERSETUJUAN))
        if self.grid.current_id() is None and self.panel.table.rowCount():
            self.grid.go(0, self.grid.shown_columns()[0])
        self._row = self.grid.current_id()
        self._count()
        self._draw()

    def _sheet_chosen(self, kind: JenisLembar) -> None:
        evaluations = kind is JenisLembar.DOKUMEN_EVALUASI
        self.banner.hide()  # it spoke of the sheet that was left
        self._stack.setCurrentWidget(self.panel)
        self.chips.setVisible(evaluations)
        self.marks.show_for(kind)
        self.handover.setVisible(evaluations)
        rekap = kind is JenisLembar.REKAP
        self.editable.setText(
            self.tr("Buku kerja &Excel (.xlsx)…") if rekap else self.tr("Dokumen &Word (.docx)…")
        )
        self.editable.setVisible(rekap or kind is JenisLembar.SURAT)
        self.options.show_for(kind)
        self.preview.page = 0
        self.reload()

    def _filter(self, key: str) -> None:
        self.people.set_condition("keadaan", None if key == model.SEMUA else model.SARINGAN[key])
        if self.people.rowCount() and self.grid.current_id() is None:
            self.grid.go(0, 0)
        self._row = self.grid.current_id()
        self._later.start()
        self._count()

    def _filter_approvals(self, key: str) -> None:
        table = self.groups.of(JenisLembar.PERSETUJUAN).table
        table.set_condition("keadaan", None if key == model.SEMUA else model.SARINGAN_PERSETUJUAN[key])
        self._count()

    # -- which rows -----------------------------------------------------------------------------------------
    def _selected(self, *_: object) -> None:
        several = len(self.grid.selected_ids()) > 1
        if several and self.shown.isChecked():
            self._auto_chosen = True
            self.chosen.setChecked(True)
        elif not several and self._auto_chosen:
            self._auto_chosen = False
            self.shown.setChecked(True)
        self._count()

    def _which_clicked(self) -> None:
        self._auto_chosen = False
        self._count()

    def ids(self) -> tuple[int, ...]:
        """Return the rows that are meant: all shown, or the selected ones."""
        if self.chosen.isChecked():
            return tuple(self.grid.selected_ids())
        table = self.panel.table
        return tuple(table.id_at(line) for line in range(table.rowCount()))

    def _count(self, *_: object) -> None:
        table = self.panel.table
        shown = [row for row in table.visible_rows() if model.is_ready(row)]
        chosen = [
            row
            for id_ in self.grid.selected_ids()
            if (row := table.row_by_id(id_)) is not None and model.is_ready(row)
        ]
        self.shown.setText(self.tr("semua yang tampil ({0})").format(teks.bilangan(len(shown))))
        self.chosen.setText(self.tr("yang dipilih ({0})").format(teks.bilangan(len(chosen))))
        count = len(chosen) if self.chosen.isChecked() else len(shown)
        lacking = len(self.ids()) - count
        with_skp = self.lembar is JenisLembar.DOKUMEN_EVALUASI and self.options.skp.isChecked()
        expected, why = model.expected(count, with_skp=with_skp), model.unready(self.lembar, lacking)
        approvals = self.lembar is JenisLembar.PERSETUJUAN
        self.total.setText(f"{expected}; {why}" if why and approvals else expected)
        self.unlocked.setText(self.tr("{0} belum dikunci").format(teks.bilangan(lacking)))
        self.unlocked.setVisible(lacking > 0 and self.lembar is JenisLembar.DOKUMEN_EVALUASI)
        nothing = self.tr("Belum ada yang dapat dicetak")
        why = "" if count else f"{nothing}: {why}" if why else nothing
        for made, usual in (
            (self.save_button, ""),
            (self.print_button, self.tr("Cetak ke printer (Ctrl+P)")),
        ):
            made.setEnabled(count > 0)
            made.setToolTip(why or usual)

    def order(self, ids: tuple[int, ...] | None = None) -> Pesanan:
        """Return the order for rows (default: those that are meant)."""
        chosen, session = self.options, self.session
        return Pesanan(
            self.lembar, session.periode, chosen.day, session.unit_id, self.ids() if ids is None else ids,
            chosen.tempat.text().strip(), chosen.kop.isChecked(), chosen.per_unit.isChecked(),
            chosen.urut.isChecked(), chosen.skp.isChecked(),
        )  # fmt: skip

    # -- preview --------------------------------------------------------------------------------------------
    def _moved(self, row_id: int, _key: str) -> None:
        if self.sender() is not self.grid or row_id == self._row:
            return
        self._row = row_id
        self._later.start()

    def _options_changed(self) -> None:
        self._count()
        if self.lembar is JenisLembar.REKAP:
            self.reload()
        self._later.start()

    def _draw(self) -> None:
        """Ask for the sheet of the current row."""
        self._later.stop()
        row_id = self.grid.current_id()
        if row_id is None:
            self._pdf = b""
            self.preview.show_words(
                self.tr("Pratinjau"), self.tr("Pilih satu baris untuk melihat lembarnya.")
            )
            return
        self._drawing += 1
        asked = self._drawing
        pane = self.preview
        self.actions_.preview(
            self.order((row_id,)), self.options.tatanan(), -1 if pane.from_behind else pane.page, pane.dpi,
            lambda made: self._drawn(asked, made),
        )  # fmt: skip

    def _drawn(self, asked: int, made: tuple[Naskah, GambarHalaman | None]) -> None:
        if asked != self._drawing:
            return
        script, pixels = made
        self._pdf = script.pdf
        if pixels is None:
            self.preview.page = 0
            found = script.findings
            words = sentence(found[0].code, **found[0].args) if found else self.tr("Tidak ada isinya.")
            self.preview.show_words(self.tr("Lembar ini belum dapat dicetak"), words)
            return
        line, table = self.grid.place[0], self.panel.table
        where = self.tr("Lembar {0} dari {1}").format(
            teks.bilangan(line + 1), teks.bilangan(table.rowCount())
        )
        self.preview.show_sheet(script.jumlah_halaman, pixels.lebar_mm, where)
        self.preview.show_page(pixels)

    def _page(self) -> None:
        if self._pdf:
            self.actions_.page(self._pdf, self.preview.page, self.preview.dpi, self.preview.show_page)

    def _neighbour(self, step: int) -> None:
        line = self.grid.place[0] + step
        if 0 <= line < self.panel.table.rowCount():
            self.grid.go(line, max(self.grid.place[1], 0))
            self._draw()

    # -- saving and printing --------------------------------------------------------------------------------
    def _file_name(self, what: str) -> str:
        """Return the proposed name without ending: what, whose if it is one, and when."""
        ids = self.ids()
        row = self.panel.table.row_by_id(ids[0]) if len(ids) == 1 else None
        parts = (what, row.nama if row is not None else "", periode_of(self.session.periode).text)
        return " ".join(part for part in parts if part)

    def _save(self, *, per_orang: bool) -> None:
        name = self._file_name(NAMES[self.lembar])
        if per_orang:
            target = Dialogs.folder(self, self.tr("Folder untuk satu berkas per lembar"), "cetak-folder")
        else:
            target = Dialogs.save_file(self, self.tr("Simpan PDF"), PDF, "cetak", safe_name(name, ".pdf"))
        if target is not None:
            beda.before(self, partial(self.save_to, target, per_orang))

    def save_to(self, target: Path, per_orang: bool) -> None:
        """Write the sheets that are meant."""
        if not self._date_taken():
            return
        self.actions_.save(
            self.order(), self.options.tatanan(), target, per_orang, self.options.tandai.isChecked(), self._saved
        )  # fmt: skip

    def _save_editable(self) -> None:
        rekap = self.lembar is JenisLembar.REKAP
        name = safe_name(self._file_name(NAMES[self.lembar]), ".xlsx" if rekap else ".docx")
        title = self.tr("Simpan sebagai Excel") if rekap else self.tr("Simpan sebagai Word")
        target = Dialogs.save_file(self, title, XLSX if rekap else DOCX, "cetak", name)
        if target is not None and self._date_taken():
            self.actions_.save_editable(self.order(), self.options.tatanan(), target, self._saved)

    def _save_handover(self) -> None:
        name = safe_name(self._file_name(self.tr("Serah terima")), ".pdf")
        target = Dialogs.save_file(self, self.tr("Simpan daftar serah terima"), PDF, "cetak", name)
        if target is not None and self._date_taken():
            self.actions_.handover(
                self.ids(), self.options.day, self.options.tatanan(), target, self._handover_saved
            )

    def _handover_saved(self, done: HasilCetak) -> None:
        if done.berkas:
            self._saved(replace(done, findings=()))
        else:
            self.show_problem(sentence("cetak.belum-ada-lembar", jumlah=len(done.findings)))

    def _saved(self, done: HasilCetak) -> None:
        if not done.berkas:
            self.show_problem(
                self.tr("Tidak ada lembar yang dapat dicetak, jadi tidak ada berkas yang ditulis.")
            )
            return
        first = done.berkas[0]
        opened = first.parent if len(done.berkas) > 1 else first
        self.banner.tell(
            model.saved(done),
            "awas" if done.findings else "baik",
            self.tr("Buka"),
            partial(open_path, self, opened),
        )

    def _print(self) -> None:
        if self.print_button.isEnabled() and self._date_taken():
            beda.before(self, self._print_now)

    def _print_now(self) -> None:
        self.direct.start(self.order(), self.options.tatanan())

    def _fill_menu(self, menu: QMenu, _: list[int]) -> None:
        menu.addSeparator()
        menu.addAction(self.tr("Berkas kenaikan pangkat, pensiun, mutasi…"), self._of_person)

    def _of_person(self) -> None:
        row = self.people.row_by_id(self.people_panel.grid.current_id() or 0)
        if row is not None:
            orang.ask(self, row.pegawai_id, row.nama)

    def _date_taken(self) -> bool:
        """Take a date that is still being typed; a wrong one stops here."""
        if self.options.tanggal.take():
            return True
        self.show_problem(self.options.tanggal.toolTip())
        self.options.tanggal.setFocus()
        return False
