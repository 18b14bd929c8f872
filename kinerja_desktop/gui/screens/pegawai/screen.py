"""Pegawai: the list, the card beside it, editing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, TypeAlias, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.gui import shortcuts
from kinerja_desktop.gui.events import Follower, Refresher
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.orang.buka import BukaOrang
from kinerja_desktop.gui.screens.pegawai import model
from kinerja_desktop.gui.screens.pegawai.akhiri import Pengakhiran
from kinerja_desktop.gui.screens.pegawai.kartu import KartuPanel
from kinerja_desktop.gui.screens.pegawai.lengkapi import OrangDialog
from kinerja_desktop.gui.screens.pegawai.mutasi import Perubahan
from kinerja_desktop.gui.screens.pegawai.tambahan import Tambahan
from kinerja_desktop.gui.screens.pegawai.ubah import UbahDialog
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.widgets.basics import EmptyState, FilterChips, button
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services import akhir_tanpa, kontrak, pegawai
from kinerja_desktop.services.akhir_tanpa import TanpaKejelasan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.pegawai import KartuPegawai, PegawaiRow

_CHIP = "chip"
_Dibaca: TypeAlias = tuple[Sequence[PegawaiRow], date, Sequence[TanpaKejelasan]]
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class PegawaiScreen(Screen):
    """Everybody of the chosen unit."""

    help_page = "pegawai"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Pegawai")
        self._wanted = 0
        self._until = clock.today()
        self._unsaid: dict[int, TanpaKejelasan] = {}
        self._card: KartuPegawai | None = None
        self._build_buttons()
        self.table: TableModel[PegawaiRow] = TableModel(model.columns(), lambda row: row.id, self)
        self.chips = FilterChips(model.chips(), self.tr("Saring menurut jenis pegawai"))
        self.chips.chosen.connect(self._chip_chosen)
        empty = EmptyState(
            "users", self.tr("Belum ada pegawai"),
            self.tr("Ambil daftar pegawai dari unduhan SIASN atau daftar Excel kantor. Semuanya diperiksa dahulu sebelum disimpan."),
            self.tr("Impor pegawai"), lambda: session.go("impor"), self.tr("Tambah satu pegawai"), self.add,
        )  # fmt: skip
        self.list = GridPanel(self.table, self.tr("Daftar pegawai"), self.tr("pegawai"), empty=empty)
        self.list.grid.remember_as("pegawai")
        self.list.grid.cursor_moved.connect(lambda row_id, _: self._read_card(row_id))
        self.list.grid.row_activated.connect(lambda _: self.edit())
        self.list.grid.menu_requested.connect(self._fill_menu)
        BukaOrang(self, "pegawai", self.list.grid, self.table, lambda row: row.id)
        self._build_card()
        self.content.addWidget(self.chips)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addLayout(self.with_banner(self.list), 1)
        body.addWidget(self.panel)
        self.content.addLayout(body, 1)
        self._bind()
        self.reload()

    def _bind(self) -> None:
        session = self.session
        Follower(self, self.reload, session.periodeChanged, session.unitChanged)
        Refresher(
            self,
            session.changes,
            ("pegawai", "unit", "kontrak", "pengakhiran"),
            lambda _: self.reload(),
            own=True,
        )
        Refresher(
            self,
            session.changes,
            ("penugasan", "predikat_lama", "predikat_luar"),
            lambda _: self._card_again(),
            own=True,
        )

    def _build_card(self) -> None:
        self.panel = KartuPanel()
        self.change = button(self.tr("&Ubah data…"), self.edit, "pencil")
        self.panel.foot.addWidget(self.change)
        self.end = button(self.tr("A&khiri…"), self.end_chosen, "calendar-clock")
        self.panel.foot.addWidget(self.end)
        self._connect_extras()
        self.panel.hide()

    def _connect_extras(self) -> None:
        self.extras = Tambahan(self, lambda: self._card if self.panel.isVisible() else None)
        self.endings = Pengakhiran(self, self.extras.remember)
        self.edits = Perubahan(self, self.extras.remember)
        self.panel.ending_unwanted.connect(self.endings.ask_back)
        self.panel.rangkap_wanted.connect(self.extras.rangkap)
        self.panel.rangkap_unwanted.connect(self.extras.drop_rangkap)
        self.panel.predikat_wanted.connect(self.extras.predikat)
        self.panel.predikat_unwanted.connect(self.extras.drop_predikat)
        self.panel.luar_wanted.connect(self.extras.luar)
        self.panel.luar_unwanted.connect(self.extras.drop_luar)
        self.panel.scan_wanted.connect(self.extras.scan)
        shortcuts.bind(shortcuts.UNDO, self, self.extras.undo, _HERE)
        shortcuts.bind("F6", self, self._to_card_or_back, _HERE)

    def _build_buttons(self) -> None:
        go = self.session.go
        self.usul = button(self.tr("Usul &perbaikan SIASN"), lambda: go("usul"), "git-compare")
        self.units = button(self.tr("U&nit kerja"), lambda: go("unit"), "list-tree")
        self.history = button(self.tr("&Riwayat impor"), lambda: go("riwayat"), "history")
        self.new = button(self.tr("&Tambah…"), self.add, "user-plus")
        self.bring = button(self.tr("&Impor pegawai"), lambda: go("impor"), "file-input", "utama")
        for made in (self.usul, self.units, self.history, self.new, self.bring):
            self.buttons.addWidget(made)

    @property
    def _konteks(self) -> Konteks:
        return cast("Konteks", self.session.konteks)

    # -- what the window asks
    def open_at(self, args: Mapping[str, object]) -> None:
        """Show one person (``pegawai``), a chip (``saring``), some people (``ids``), or begin something (``tindakan``)."""
        wanted, chip, ids = args.get("pegawai"), args.get("saring"), args.get("ids")
        if isinstance(ids, frozenset):
            self.chips.choose("")
            self.list.show_only(_CHIP, lambda row: row.id in ids)
        if isinstance(chip, str) and chip in self.chips.keys():  # noqa: SIM118 - a widget, not a mapping
            self.chips.choose(chip)
        if isinstance(wanted, int):
            self._wanted = wanted
            self._go()

        action = args.get("tindakan")
        if action in (model.AKHIRI, model.LUAR):
            QTimer.singleShot(0, self, partial(self._begin, str(action), is_here=bool(args.get("di_sini"))))

    def _begin(self, action: str, *, is_here: bool) -> None:
        """Do something with who is chosen in the list that stood in front, else with somebody who is asked for."""
        if is_here and self._card is not None and self.panel.isVisible():
            self.end_chosen() if action == model.AKHIRI else self.extras.luar()
            return
        titles = {
            model.AKHIRI: self.tr("Akhiri masa tugas"),
            model.LUAR: self.tr("Predikat dari instansi lain"),
        }
        dialog = OrangDialog(self, self.session, titles[action])
        if not dialog.exec():
            return
        konteks, who = self._konteks, dialog.pegawai_id

        def work(_: object) -> tuple[KartuPegawai, Sequence[TanpaKejelasan]]:
            return pegawai.kartu(konteks, who), akhir_tanpa.orang(konteks, [who])

        self.session.tasks.read(self, work).success(partial(self._go_on, action)).failure(
            self.show_error
        ).run()

    def _go_on(self, action: str, found: tuple[KartuPegawai, Sequence[TanpaKejelasan]]) -> None:
        """Show who was asked for and open the dialog."""
        card, unsaid = found
        self._wanted = card.baris.id
        self._go()
        if action == model.LUAR:
            self.extras.luar(card=card)
        elif not model.is_ending(card.baris):
            self.endings.ask([card.baris])
        elif unsaid:
            self.endings.explain(unsaid)
        else:
            self.show_problem(
                self.tr("Akhir masa tugas {0} sudah dicatat; lihat kartunya.").format(card.nama_tampil)
            )

    def first_focus(self) -> QWidget | None:
        """Return the list."""
        return self.list.grid if self.table.rows or not self.table.filled else self.list.search

    # -- the list
    def reload(self, *_: object) -> None:
        """Read the people of the unit."""
        konteks, unit, periode = self._konteks, self.session.unit_id, self.session.periode

        def work(_: object) -> _Dibaca:
            unsaid = akhir_tanpa.daftar(konteks, periode, unit) if periode else ()
            return pegawai.daftar(konteks, unit), kontrak.batas(konteks), unsaid

        self.read_newest(work, self._loaded, self.tr("Membuka Pegawai"))

    def _chip_chosen(self, key: str) -> None:
        self.table.set_condition(_CHIP, model.condition(key, self._until, self._unsaid))

    def _loaded(self, found: _Dibaca) -> None:
        rows, self._until, unsaid = found
        self._unsaid = {one.pegawai_id: one for one in unsaid}
        if self.chips.key == model.AKHIR:
            self._chip_chosen(model.AKHIR)
        self.table.rows_replaced(rows)
        keys = [key for key in self.chips.keys() if key]  # noqa: SIM118 - a widget, not a mapping
        counts = self.table.count_by(
            {key: fits for key in keys if (fits := model.condition(key, self._until, self._unsaid))}
        )
        self.chips.show_counts({"": len(rows), **counts}, hide_empty=True)
        self._go()
        if not rows:
            self.panel.hide()
        elif self._card is not None and self.panel.isVisible():
            self._read_card(self._card.baris.id)

    def _go(self) -> None:
        if not self._wanted or not self.table.rows or self.is_reading:
            return
        if self.list.grid.go_to(self._wanted):
            self._wanted = 0
        elif self.table.row_by_id(self._wanted) is not None:
            self.list.show_all()  # the words of the search too: they would stand over a list that is not narrowed
            self.list.grid.go_to(self._wanted)
            self._wanted = 0
        elif self.session.unit_id is not None:
            self.session.set_unit(None)

    def _fill_menu(self, menu: QMenu, _: list[int]) -> None:
        menu.addSeparator()
        menu.addAction(self.tr("Ubah data…"), self.edit)
        menu.addAction(self.tr("Tambah jabatan rangkap…"), self.extras.add_rangkap)
        menu.addAction(self.tr("Tambah predikat tahun sebelumnya…"), self.extras.add_predikat)
        menu.addAction(self.tr("Tambah predikat dari instansi lain…"), self.extras.add_luar)
        self._tell_end()
        ending = menu.addAction(self.end.text().replace("&", ""), self.end_chosen)
        ending.setEnabled(self.end.isEnabled())
        menu.addAction(self.tr("Berkas kenaikan pangkat, pensiun, mutasi…"), self._berkas)
        menu.addAction(self.tr("Ke kartu orang ini (F6)"), self._to_card_or_back)

    def end_chosen(self) -> None:
        """Ask about the end of everybody chosen in the list; of who left already, what becomes of the last stretch."""
        rows = [row for id_ in self.list.grid.selected_ids() if (row := self.table.row_by_id(id_))]
        staying = [row for row in rows if not model.is_ending(row)]
        unsaid = [one for row in rows if (one := self._unsaid.get(row.id))]
        if staying or not unsaid:
            self.endings.ask(staying)
        else:
            self.endings.explain(unsaid)

    def _tell_end(self, *_: object) -> None:
        """Offer what `end_chosen` would do with the people chosen."""
        rows = [row for id_ in self.list.grid.selected_ids() if (row := self.table.row_by_id(id_))]
        staying = any(not model.is_ending(row) for row in rows)
        unsaid = any(row.id in self._unsaid for row in rows)
        self.end.setText(self.tr("Evaluasi a&khir…") if unsaid and not staying else self.tr("A&khiri…"))
        self.end.setEnabled(staying or unsaid)
        self.end.setToolTip(
            "" if self.end.isEnabled() else self.tr("Akhir masa tugasnya sudah dicatat; lihat kartu ini.")
        )

    def _berkas(self) -> None:
        row = self.table.row_by_id(self.list.grid.current_id() or 0)
        if row is not None:
            from kinerja_desktop.gui.screens.cetak import orang  # brings all sheets: not before somebody asks

            orang.ask(self, row.id, model.shown_name(row))

    # -- the card
    def _read_card(self, pegawai_id: int) -> None:
        if not pegawai_id:
            return
        konteks = self._konteks
        task = self.session.tasks.read(self, lambda _: pegawai.kartu(konteks, pegawai_id))
        task.success(self._show_card).failure(self._card_gone).run()

    def _show_card(self, card: KartuPegawai) -> None:
        if self.list.grid.current_id() not in (card.baris.id, None):
            return  # the cursor has moved on
        self._card = card
        self._tell_end()
        self.panel.show_card(card, {unit.id: unit.nama for unit in self.session.office.units})
        self.panel.show()

    def _card_again(self) -> None:
        if self._card is not None and self.panel.isVisible():
            self._read_card(self._card.baris.id)

    def _to_card_or_back(self) -> None:
        """Take the keyboard from the list to the card, or back: Tab walks the cells of the list."""
        now = self.window().focusWidget()
        if now is not None and self.panel.isAncestorOf(now):
            self.list.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.panel.isVisible() and self.panel.parts():
            self.panel.focus_part(self.panel.parts()[0])

    def _card_gone(self, _: KnownError) -> None:
        self.panel.hide()

    # -- editing
    def edit(self) -> None:
        """Open the dialog of the person on the card."""
        if self._card is not None and self.panel.isVisible():
            self.edits.ask(self._card)

    def add(self) -> None:
        """Open the dialog of a new person."""
        konteks = self._konteks

        def save(
            values: Mapping[str, Any],
            since: date | None,
            refused: Callable[[KnownError], None],
            done: Callable[[], None],
        ) -> None:
            def added(pegawai_id: int) -> None:
                self._wanted = pegawai_id
                self._go()
                done()

            defaults = {"kedudukan": "aktif", "dinilai_di": "ekinerja"}
            self.session.tasks.write(
                self, lambda _: pegawai.tambah(konteks, defaults | dict(values), sejak=since)
            ).success(added).failure(refused).run()

        UbahDialog(None, self.session.office.units, save, self).exec()
