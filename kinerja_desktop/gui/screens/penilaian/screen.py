"""The screen Entri Penilaian: grid, capaian above it, the person beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kinerja_desktop.domain.changes import Changes
from kinerja_desktop.domain.codes import Capaian, DinilaiDi, JenisPeriode, Predikat
from kinerja_desktop.domain.pegawai import nama_cari
from kinerja_desktop.domain.saring import Saring
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui import shortcuts
from kinerja_desktop.gui.events import Follower, Refresher
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.penilaian import model
from kinerja_desktop.gui.screens.penilaian.actions import Tindakan
from kinerja_desktop.gui.screens.penilaian.arti import SETTING, ArtiDialog
from kinerja_desktop.gui.screens.penilaian.capaian import CapaianBar
from kinerja_desktop.gui.screens.penilaian.model import GROUPS, SALAH, Aturan, Baris, row_id
from kinerja_desktop.gui.screens.penilaian.muat import Isi, muat
from kinerja_desktop.gui.screens.penilaian.panel import Orang, PanelOrang
from kinerja_desktop.gui.screens.penilaian.simpan import Isian, Penyimpan, Susulan
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.widgets.basics import Chip, EmptyState, FilterChips, button, tool
from kinerja_desktop.gui.widgets.grid_edits import CellEdit
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.gui.widgets.undo import new_stack
from kinerja_desktop.services import capaian as capaian_service
from kinerja_desktop.services import kalibrasi, kantor, penguncian, penilaian, pimpinan, riwayat_nilai
from kinerja_desktop.services.capaian import CapaianUnit
from kinerja_desktop.services.penilaian import ArtiAngka, CellResult, Grid, Rincian, cocok

_SHOWN_KINDS = ("penilaian", "penugasan", "pegawai", "unit", "capaian", "periode", "impor")


class PenilaianScreen(Screen):
    """Entri Penilaian."""

    help_page = "penilaian"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Entri Penilaian")
        self.rules = Aturan()
        self.undo = new_stack(self)
        self.keeper, self.susulan = Penyimpan(session, self), Susulan()
        self.table: TableModel[Baris] = TableModel(model.columns(self.rules), row_id, self)
        self._load_number = 0
        self._periode, self._unit = "", None  # type: str, int | None
        self._person_number = 0
        self._after_load: Callable[[], object] | None = None
        self._capaian: CapaianUnit | None = None
        self._shows_guide = False
        self.actions_ = Tindakan(self)
        self._build()
        self._bind()
        if session.is_open:
            self.reload()

    # -- building
    def _build(self) -> None:
        chips = FilterChips(
            [Chip("", self.tr("Semua")), Chip(model.BELUM, self.tr("Belum")), Chip(model.SEBAGIAN, self.tr("Sebagian")),
             Chip(model.TERSIMPAN, self.tr("Tersimpan")), Chip(model.TERKUNCI, self.tr("Terkunci")),
             Chip(model.TIDAK_DINILAI, self.tr("Tidak dinilai"), mark=True), Chip(SALAH, self.tr("Perlu diperbaiki"), mark=True)],
            self.tr("Saring menurut status"),
        )  # fmt: skip
        empty = EmptyState(
            "clipboard-check", self.tr("Belum ada yang dinilai di sini"),
            self.tr("Di sini rating setiap pegawai diisi. Masukkan daftar pegawai dahulu, atau pilih unit dan periode lain."),
            self.tr("Buka Pegawai"), lambda: self.session.go("pegawai"),
        )  # fmt: skip
        self.capaian = CapaianBar()
        self.person = PanelOrang(self.rules)
        self.panel = GridPanel(
            self.table, self.tr("Entri Penilaian"), self.tr("baris"), chips, empty, self.undo, self.person, self.banner
        )  # fmt: skip
        self.grid = self.panel.grid
        self.content.addWidget(self.capaian)
        self.content.addWidget(self.panel, 1)
        self._build_buttons()
        self.grid.remember_as("penilaian")
        self.person.show_row(None)

    def _build_buttons(self) -> None:
        self.back = button(self.tr("&Urungkan"), self.undo.undo, icon="undo-2", hint=self.tr("Ctrl+Z"))
        self.form = button(self.tr("&Lembar isian…"), self.actions_.write_form, icon="file-spreadsheet")
        self.bring = button(self.tr("&Impor nilai…"), self.actions_.bring, icon="upload")
        self.propose = button(
            self.tr("Usulkan dari triwulan IV…"), self.actions_.propose, icon="calendar-clock"
        )
        self.board = button(self.tr("Kalib&rasi…"), self.actions_.calibrate, icon="scale")
        self.leaders = button(
            self.tr("Usulkan rating &pimpinan"), self.actions_.propose_leaders, icon="user-check"
        )
        self.leaders.hide()
        self.side = tool(
            "panel-left-open", self.tr("Tampilkan atau sembunyikan panel pegawai (F6)"), self._fold
        )
        for one in (self.propose, self.leaders, self.back, self.board, self.form, self.bring, self.side):
            self.buttons.addWidget(one)
        self.propose.hide()
        self.back.setEnabled(False)
        self.lock = button(self.tr("&Kunci nilai…"), self.actions_.lock, icon="lock", look="utama")
        self.person.foot.addWidget(self.lock)

    def _bind(self) -> None:
        session = self.session
        self._refresher = Refresher(
            self, session.changes, _SHOWN_KINDS, lambda _changes: self.reload(), self._busy
        )
        self._person_later = self._timer(90, self._load_person)
        self._count_later = self._timer(120, self._count)
        session.opened.connect(self.reload)
        session.periodeChanged.connect(self._elsewhere)
        session.unitChanged.connect(self._elsewhere)
        Follower(self, self.reload, session.periodeChanged, session.unitChanged)
        self.undo.canUndoChanged.connect(self.back.setEnabled)
        self.undo.undoTextChanged.connect(
            lambda words: self.back.setToolTip(self.tr("Urungkan {0} (Ctrl+Z)").format(words.lower()))
        )
        self.grid.edits_requested.connect(self._edited)
        self.grid.cursor_moved.connect(lambda *_: self._person_later.start())
        self.grid.row_activated.connect(lambda _row: self.why())
        self.grid.menu_requested.connect(self.actions_.menu)
        self.grid.editing_ended.connect(self._refresher.settle)
        assert self.panel.chips is not None  # noqa: S101 - given above
        self.panel.chips.chosen.connect(self._chip)
        self.keeper.written.connect(self._written)
        self.keeper.failed.connect(self._failed)
        self.keeper.idle.connect(self._refresher.settle)
        self.capaian.chosen.connect(self._set_capaian)
        self.capaian.elsewhere.connect(lambda: self.narrow(Saring(dinilai_di=str(DinilaiDi.RUANG_GTK))))
        self.person.words_written.connect(self._words_written)
        self.person.unlock_wanted.connect(lambda: self.actions_.unlock(self.locked(self.grid.selected_ids())))
        self.person.predikat_chosen.connect(lambda code: self.narrow(Saring(predikat=code)))
        shortcuts.bind(shortcuts.RELOAD, self, self.reload)
        shortcuts.bind("F6", self, self._to_panel)
        shortcuts.bind("F8", self, self.actions_.excuse)
        shortcuts.bind("F9", self, self.actions_.person)

    def _timer(self, pause: int, call: Callable[[], object]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(pause)
        made.timeout.connect(call)
        return made

    def _busy(self) -> bool:
        return self.grid.is_editing() or self.keeper.busy

    # -- loading
    @property
    def periode(self) -> str:
        """Return the period that the rows belong to."""
        return self._periode

    @property
    def unit_id(self) -> int | None:
        """Return the unit that the rows belong to."""
        return self._unit

    def capaian_unit(self) -> tuple[int | None, str]:
        """Return the unit that capaian is set for: the chosen one, else the only outermost one."""
        units = self.session.office.units
        wanted = self._unit
        if wanted is None:
            roots = [item for item in units if item.induk_id is None]
            wanted = roots[0].id if len(roots) == 1 else None
        return wanted, next((item.nama for item in units if item.id == wanted), "")

    def _elsewhere(self, *_: object) -> None:
        self.person.finish()
        self.undo.clear()  # its steps belong to what was shown before

    def reload(self) -> None:
        """Read everything again."""
        session = self.session
        if not session.is_open or not session.periode:
            self.table.rows_replaced(())
            return
        self._load_number += 1
        number, kode, unit = self._load_number, session.periode, session.unit_id
        self._unit = unit
        above, _ = self.capaian_unit()
        konteks = konteks_of(session)

        task = session.tasks.read(
            self, lambda _: muat(konteks, kode, unit, above), self.tr("Membuka Entri Penilaian")
        )
        self.susulan.begin()

        def refused(error: KnownError) -> None:
            self.susulan.end()
            session.tasks.refused.emit(error, self)

        task.success(lambda found: self._loaded(number, kode, found)).failure(refused).run()

    def _loaded(self, number: int, kode: str, found: Isi) -> None:
        """Show what was read; while a cell is being typed it waits, for the editor would close."""
        if number == self._load_number:
            if kode == self._periode and self.grid.is_editing():
                self._refresher.wait(Changes.of(penilaian=()))
            else:
                self._show_read(kode, found)
        self.susulan.end()

    def _show_read(self, kode: str, found: Isi) -> None:
        self._periode = kode
        self.rules.judge, self.rules.periode = found.judge, kode
        self._take_arti(self.rules.arti or found.arti)
        self.keeper.know(found.versi)
        written = self.susulan.rows(kode)
        marked = {row_id(row): row.masalah for row in self.table.rows if row.masalah}
        read: Iterable[Baris] = found.baris
        if marked:
            read = (replace(row, masalah=marked.get(row_id(row), "")) for row in read)
        if written:
            read = [self._as_written(row) if row_id(row) in written else row for row in read]
        self.table.rows_replaced(map(self._as_waiting, read) if self.keeper.busy else read)
        self._show_columns(found.grid)
        self.subtitle.setText(found.grid.periode.text)
        self._show_capaian(found.capaian)
        self.leaders.setVisible(found.pimpinan)
        self._shows_guide = found.panduan
        self.propose.setVisible(found.grid.periode.jenis is JenisPeriode.TAHUNAN)
        self._count()
        self._load_person()
        if self._after_load is not None:
            call, self._after_load = self._after_load, None
            call()

    def _as_written(self, row: Baris) -> Baris:
        """Lay what was written while the rows were read over a row."""
        results = self.susulan.newer(self._periode, row_id(row), row.nilai.version)
        if not results:
            return row
        self.keeper.know({(self._periode, row_id(row)): results[-1].version})
        return model.saved(row, results, (), self.rules)

    def _as_waiting(self, row: Baris) -> Baris:
        """Lay what is typed and not written yet over a row just read."""
        for name in self.keeper.fields_of(self._periode, row_id(row)):
            text = self.keeper.text_of(self._periode, row_id(row), name) or ""
            row = model.typed(row, name, text, self.rules)
        return row

    def _show_columns(self, found: Grid) -> None:
        several = len({row.unit_id for row in found.baris}) > 1
        hidden = set(self.grid.hidden_columns())
        if several != ("unit" not in hidden):
            self.grid.hide_column("unit", not several)

    def capaian_lacking(self) -> str:
        """Return a sentence where the capaian that the sheets show is not set yet, '' where it is."""
        if self._capaian is None or self._capaian.capaian is not None:
            return ""
        words = self.tr(
            "Capaian kinerja organisasi {0} belum diisi. Bila dikunci sekarang, bagian itu pada lembar berisi tanda "
            "hubung; isi dulu di atas daftar bila capaiannya sudah ada."
        )
        return words.format(self.capaian_unit()[1])

    def _show_capaian(self, found: CapaianUnit | None) -> None:
        self._capaian = found
        above, name = self.capaian_unit()
        self.capaian.show_capaian(found, above, name)
        gtk = sum(row.nilai.dinilai_di == DinilaiDi.RUANG_GTK for row in self.table.rows)
        self.capaian.show_elsewhere(gtk)

    def _count(self) -> None:
        if self.panel.chips is not None:
            self.panel.chips.show_counts(model.count_groups(self.table.rows))
        rated = Counter(row.nilai.predikat for row in self.table.rows)
        numbers = {code: rated[code] for code in map(str, Predikat)}
        _, name = self.capaian_unit()
        self.person.show_numbers(numbers, name or self.session.office.nama)
        self.person.show_guide(self._guide(numbers))

    def _guide(self, numbers: Mapping[str, int]) -> Sequence[str]:
        """Return where the numbers differ from the guide, () unless the office wants it shown here."""
        held = self._capaian.capaian if self._capaian is not None else None
        if not self._shows_guide or self.rules.judge is None:
            return ()
        counted = {Predikat(code): count for code, count in numbers.items()}
        lines = kalibrasi.panduan(counted, held, self.rules.judge)
        return [f"{one.kata}: {one.nyata}" for one in lines if not one.is_sesuai]

    # -- going to places
    def first_focus(self) -> QWidget:
        """Return the grid."""
        return self.grid

    def may_leave(self) -> bool:
        """Hand over words still being typed; what is not written yet is written by the task queue."""
        self.person.finish()
        return True

    def open_at(self, args: Mapping[str, object]) -> None:
        """Show a filter (``status``, ``predikat``, ``saring``) or a person (``penugasan_id``, ``pegawai_id``)."""
        if not args:
            return

        def arrive() -> None:
            saring = args.get("saring")
            status = str(args.get("status", ""))
            if isinstance(saring, Saring):
                self.narrow(saring)
            elif args.get("predikat"):
                self.narrow(Saring(predikat=str(args["predikat"])))
            elif status in GROUPS and self.panel.chips is not None:
                self.panel.chips.choose(status)
            for key in ("penugasan_id", "pegawai_id"):
                if key in args:
                    self.go_to(key, int(str(args[key])))

        if self.table.rows and not self.susulan.is_reading:
            arrive()
        else:
            self._after_load = arrive

    def narrow(self, saring: Saring) -> None:
        """Show only who passes a filter."""
        folded = nama_cari(saring.cari)
        self.panel.show_only("saring", lambda row: cocok(row.nilai, saring, folded))

    def go_to(self, key: str, wanted: object) -> None:
        """Put the cursor on a person's row; filters that hide it are lifted."""
        found = next((row for row in self.table.rows if getattr(row.nilai, key) == wanted), None)
        if found is None:
            return
        if self.table.line_of(row_id(found)) is None:
            self.panel.show_all()
        self.grid.go_to(row_id(found), penilaian.HASIL)
        self.grid.setFocus()

    def _chip(self, key: str) -> None:
        if not key:
            self.table.set_condition("saring", None)
        self.table.set_condition("status", GROUPS[key] if key else None)

    # -- editing
    def _edited(self, edits: Sequence[CellEdit]) -> None:
        figures = [
            one
            for one in edits
            if one.key in (penilaian.HASIL, penilaian.PERILAKU) and one.new_text in ("1", "3")
        ]
        if figures and self.rules.arti is None and self.ask_arti():
            self._show_again(figures)
        self.keeper.put([Isian(self._periode, one.row_id, one.key, one.new_text) for one in edits])
        self._person_later.start()
        self._count_later.start()

    def ask_arti(self) -> bool:
        """Ask what a bare 1 means; return whether it was said."""
        answer = ArtiDialog.ask(self)
        if answer is None:
            return False
        self._take_arti(answer[0])
        if answer[1]:
            konteks, value = konteks_of(self.session), answer[0].value
            self.session.tasks.write(
                self, lambda _progress: kantor.save_setting(konteks, SETTING, value)
            ).run()
        return True

    def _take_arti(self, arti: ArtiAngka | None) -> None:
        self.rules.arti = self.keeper.arti = arti

    def _show_again(self, edits: Sequence[CellEdit]) -> None:
        changed: dict[int, Baris] = {}
        for one in edits:
            row = changed.get(one.row_id) or self.table.row_by_id(one.row_id)
            if row is not None:
                changed[one.row_id] = model.typed(row, one.key, one.new_text, self.rules)
        self.table.update_rows(changed.values())

    def _words_written(self, penugasan_id: int, field: str, text: str) -> None:
        self.keeper.put([Isian(self._periode, penugasan_id, field, text)])

    def _written(self, sent: Sequence[Isian], results: Sequence[CellResult]) -> None:
        if sent:
            self.susulan.note(sent[0].periode, results)
        if not sent or sent[0].periode != self._periode:
            return
        by_row: dict[int, list[tuple[Isian, CellResult]]] = {}
        for one, result in zip(sent, results, strict=True):
            by_row.setdefault(one.penugasan_id, []).append((one, result))
        changed: list[Baris] = []
        told: list[str] = []
        for id_, pairs in by_row.items():
            row = self.table.row_by_id(id_)
            if row is None:
                continue
            waiting = self.keeper.fields_of(self._periode, id_)
            made = model.saved(row, [result for _, result in pairs], waiting, self.rules)
            problems = [model.refused(row, result, one.text) for one, result in pairs]
            problems = [words for words in problems if words]
            told += problems
            changed.append(replace(made, masalah="\n".join(problems)))
        self.table.update_rows(changed)
        self._count_later.start()
        self._person_later.start()
        self.banner.hide()
        if told:
            self.banner.tell(told[0] if len(told) == 1 else f"{told[0]} (+{len(told) - 1})", "awas")
            self.reload()

    def _failed(self, error: KnownError) -> None:
        words = sentence(
            "entri.belum-tersimpan", jumlah=self.keeper.count(), sebab=sentence(error.code, **error.args_)
        )
        self.banner.tell(words, "buruk", self.tr("Simpan lagi"), self.keeper.retry)

    # -- capaian
    def _set_capaian(self, value: Capaian | None) -> None:
        unit, _ = self.capaian_unit()
        if unit is None or self._capaian is None:
            return
        konteks, kode, version = konteks_of(self.session), self._periode, self._capaian.version
        self.session.tasks.write(
            self, lambda _p: capaian_service.set_capaian(konteks, kode, unit, value, version=version)
        ).success(self._show_capaian).failure(self._capaian_refused).run()

    def _capaian_refused(self, error: KnownError) -> None:
        self.show_error(error)
        self.reload()

    # -- the person
    def current(self) -> Baris | None:
        """Return the row of the cursor."""
        id_ = self.grid.current_id()
        return self.table.row_by_id(id_) if id_ is not None else None

    def _load_person(self) -> None:
        row = self.current()
        self.person.show_row(row)
        if row is None or not self.person.isVisible():
            return
        self._person_number += 1
        number, kode, konteks, now = self._person_number, self._periode, konteks_of(self.session), row.nilai

        def load(_progress: object) -> Orang:
            why = penguncian.dasar_predikat(konteks, kode, now.penugasan_id)
            return Orang(
                penilaian.rincian(konteks, kode, now.penugasan_id),
                why,
                riwayat_nilai.riwayat(konteks, now.pegawai_id),
                pimpinan.dasar(konteks, kode, now, why.beku if why is not None else None),
            )

        def show(found: Orang) -> None:
            if number == self._person_number:
                self.person.show_person(
                    replace(found, rincian=self._unwritten(now.penugasan_id, found.rincian))
                )

        self.session.tasks.read(self, load).success(show).run()

    def _unwritten(self, penugasan_id: int, found: Rincian) -> Rincian:
        """Lay feedback that is typed and not written yet over what was read."""
        made: list[Any] = []
        for value, words in found.umpan_balik:
            typed = self.keeper.text_of(self._periode, penugasan_id, f"{penilaian.UMPAN_BALIK}{value.kunci}")
            made.append((value, words if typed is None else typed))
        return replace(found, umpan_balik=tuple(made))

    def why(self) -> None:
        """*Mengapa?*: show the basis of the predikat."""
        self.person.show()
        self.person.tabs.setCurrentIndex(0)
        self._load_person()

    def _fold(self) -> None:
        self.person.setVisible(not self.person.isVisible())
        self._load_person()

    def _to_panel(self) -> None:
        if self.person.isVisible() and not self.grid.has_keyboard():
            self.grid.setFocus()
            return
        self.person.show()
        self.person.tabs.setFocus()
        self._load_person()

    def locked(self, ids: Sequence[int]) -> list[Baris]:
        """Return the locked ones of some rows."""
        rows = map(self.table.row_by_id, ids)
        return [row for row in rows if row is not None and row.terkunci]
