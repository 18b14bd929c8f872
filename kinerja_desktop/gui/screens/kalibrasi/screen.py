"""The screen: list, boxes and matrix of a unit; moves at once, or tried out and then written together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QUndoStack
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from kinerja_desktop.domain.codes import Predikat
from kinerja_desktop.domain.kalibrasi import Papan, Pindah, Sel
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui import shortcuts
from kinerja_desktop.gui.events import Follower, Refresher
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.kalibrasi import model
from kinerja_desktop.gui.screens.kalibrasi.cetak import Cetak
from kinerja_desktop.gui.screens.kalibrasi.dialog import PindahDialog, TerapkanDialog
from kinerja_desktop.gui.screens.kalibrasi.kotak import Kartu, PapanKotak
from kinerja_desktop.gui.screens.kalibrasi.langkah import Coba, Tulis
from kinerja_desktop.gui.screens.kalibrasi.model import Dilihat
from kinerja_desktop.gui.screens.kalibrasi.samping import Samping
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import Chip, EmptyState, FilterChips, button, label, tool
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.gui.widgets.undo import new_stack
from kinerja_desktop.services import kalibrasi
from kinerja_desktop.services.kalibrasi import IsiKalibrasi
from kinerja_desktop.services.penilaian import BarisNilai

_KINDS = ("penilaian", "kalibrasi", "capaian", "penugasan", "pegawai", "unit")


_NARROW = 900
"""Pixels below which the panel beside the board folds away."""

_MOST = 1500
"""So many people fit into boxes."""


class KalibrasiScreen(Screen):
    """Penetapan predikat dan kalibrasi of one unit and period."""

    help_page = "kalibrasi"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Kalibrasi predikat")
        self.found: IsiKalibrasi | None = None
        self.papan = Papan({})
        self._tried: dict[tuple[str, int | None], Papan] = {}
        self.tries, self.written = new_stack(self), new_stack(self)
        self.table: TableModel[model.Baris] = TableModel(model.columns(), model.row_id, self)
        self.matrix: PapanKotak | None = None
        self._build()
        self._bind()
        if session.is_open:
            self.reload()

    # -- building
    def _build(self) -> None:
        self.views = FilterChips(
            [
                Chip(model.DAFTAR, self.tr("Daftar")),
                Chip(model.KELOMPOK, self.tr("Kelompok predikat")),
                Chip(model.MATRIKS, self.tr("Matriks 3×3")),
            ],
            self.tr("Tampilan"),
        )
        self.trial = button(self.tr("&Coba dulu"), look="chip", hint=self.tr("Pindahkan tanpa menyimpan"))
        self.trial.setCheckable(True)
        self.big = button(self.tr("Tulisan &besar"), look="chip", hint=self.tr("Untuk proyektor"))
        self.big.setCheckable(True)
        self.back = button(self.tr("&Urungkan"), self._undo, icon="undo-2", hint=self.tr("Ctrl+Z"))
        self.paper = button(self.tr("C&etak…"), self._print, icon="printer")
        home = button(self.tr("Ke Entri Penilaian"), self._home, icon="arrow-left")
        self.fold = tool("panel-left-open", self.tr("Tampilkan atau sembunyikan panel (F6)"), self._fold)
        for one in (home, self.back, self.paper, self.fold):
            self.buttons.addWidget(one)
        empty = EmptyState(
            "scale", self.tr("Belum ada yang dapat ditetapkan"),
            self.tr("Di sini predikat satu unit dilihat bersama. Isi kedua rating pegawai di Entri Penilaian dahulu, atau pilih unit dan periode lain."),
            self.tr("Buka Entri Penilaian"), self._home,
        )  # fmt: skip
        self.panel = GridPanel(self.table, self.tr("Daftar predikat"), self.tr("pegawai"), None, empty)
        self.panel.grid.remember_as("kalibrasi")
        self.bins = PapanKotak(model.bins(), self.tr("Kelompok predikat"))
        self.side = Samping()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.panel)
        self.stack.addWidget(self.bins)
        self._build_bar()
        self._lay_out()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.side)
        above = QHBoxLayout()
        above.addWidget(self.views, 1)
        above.addWidget(self.trial)
        above.addWidget(self.big)
        self.content.addLayout(above)
        self.content.addWidget(self.bar)
        self.content.addLayout(middle, 1)

    def _build_bar(self) -> None:
        """The strip that says that nothing is saved yet."""
        self.bar = QFrame()
        self.bar.setObjectName("pita")
        self.bar.setProperty("nada", "awas")
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(label(self.tr("Coba dulu: belum ada yang disimpan"), Tulisan.KUAT))
        self.tried = label("", Tulisan.ISI)
        row.addWidget(self.tried, 1)
        self.apply = button(self.tr("&Terapkan…"), self._apply, icon="check", look="utama")
        self.drop = button(self.tr("Bua&ng semua"), self._drop, icon="trash-2")
        row.addWidget(self.drop)
        row.addWidget(self.apply)
        self.bar.hide()

    def _bind(self) -> None:
        session = self.session
        Refresher(self, session.changes, _KINDS, self.reload, own=True)
        session.opened.connect(self.reload)
        session.periodeChanged.connect(self._elsewhere)
        session.unitChanged.connect(self._elsewhere)
        Follower(self, self.reload, session.periodeChanged, session.unitChanged)
        self.views.chosen.connect(self._turn)
        self.trial.toggled.connect(self._try)
        self.big.toggled.connect(self._write_big)
        self.panel.grid.row_activated.connect(self.ask)
        self._bind_board(self.bins)
        self.bins.moved.connect(self._to_predikat)
        self.side.undo_wanted.connect(self._take_back_one)
        self.tries.indexChanged.connect(self._tell)
        self.written.indexChanged.connect(self._tell)
        shortcuts.bind(shortcuts.RELOAD, self, self.reload)
        shortcuts.bind(shortcuts.UNDO, self, self._undo)
        shortcuts.bind("Ctrl+Y", self, self._redo)
        shortcuts.bind("F6", self, self._fold)

    def _bind_board(self, board: PapanKotak) -> None:
        board.wanted.connect(self.ask)
        board.returned.connect(self._home_again)

    def first_focus(self) -> QWidget | None:
        """Return the list, or the boxes that are shown."""
        shown = self.stack.currentWidget()
        if shown is self.panel:
            return self.panel.grid
        boxes = self.bins.boxes if shown is self.bins else self.matrix.boxes if self.matrix else {}
        return next((box for box in boxes.values() if box.count()), None)

    # -- loading
    def _elsewhere(self, *_: object) -> None:
        self.written.clear()

    def reload(self, *_: object) -> None:
        """Read the unit again; what is tried out stays on top of it."""
        session = self.session
        if not session.is_open or not session.periode:
            return
        konteks, kode, unit = konteks_of(session), session.periode, session.unit_id

        def work(_progress: object) -> Dilihat:
            found = kalibrasi.isi(konteks, kode, unit)
            return model.dilihat(found, found.papan())

        self.read_newest(work, self._loaded)

    def _loaded(self, read: Dilihat) -> None:
        found, start = read.isi, read.papan
        moved = self.found is not None and self._place(self.found) != self._place(found)
        self.found = found
        kept = self._tried.get(self._place(found), start)
        board = start
        for one in kept.pindah.values():
            if start.asal.get(one.penugasan_id) == one.sebelum:
                board = board.move(one.penugasan_id, one.sesudah, one.alasan)
        if moved or board.pindah != self.papan.pindah or board.asal != self.papan.asal:
            self.tries.clear()  # its steps belong to other ratings
        self.papan = board
        if self.matrix is None:
            self.matrix = PapanKotak(
                model.cells(found.judge), self.tr("Matriks hasil kerja dan perilaku"), *model.axes()
            )
            self._bind_board(self.matrix)
            self.matrix.moved.connect(self._to_cell)
            self.matrix.show_big(self.big.isChecked())
            self.stack.addWidget(self.matrix)
        self.trial.setChecked(bool(board.pindah) or (self.trial.isChecked() and not moved))
        self.subtitle.setText(found.periode.text)
        self.show_board(board, seen=read if board is start else None)

    @staticmethod
    def _place(found: IsiKalibrasi) -> tuple[str, int | None]:
        return found.periode.kode, found.unit_id

    def show_board(self, papan: Papan, who: int | None = None, seen: Dilihat | None = None) -> None:
        """Show a board; ``who``: the person the cursor goes to; ``seen``: the board as it was listed already."""
        if self.found is None:
            return
        found, self.papan = self.found, papan
        self._tried[self._place(found)] = papan
        seen = seen or model.dilihat(found, papan)
        self.table.rows_replaced(seen.baris)
        self._fill_boxes()
        self.side.show_board(seen)
        self._tell()
        shown = self.stack.currentWidget()
        if who is not None and isinstance(shown, PapanKotak):
            shown.point_at(who)

    def _fill_boxes(self) -> None:
        """Fill the boxes that are shown; with a whole big office in them nobody finds anybody, so a unit comes first."""
        shown, people = self.stack.currentWidget(), self.table.rows
        if not isinstance(shown, PapanKotak):
            return
        too_many = len(people) > _MOST
        if too_many:
            words = self.tr(
                "{0} pegawai terlalu banyak untuk kotak. Pilih unit kerja di atas; daftar tetap dapat dipakai."
            )
            self.banner.tell(words.format(teks.bilangan(len(people))), "info")
        groups: dict[str, list[Kartu]] = {}
        for one in () if too_many else people:
            key = one.predikat if shown is self.bins else model.kunci_sel(one.kini)
            groups.setdefault(key, []).append(model.card(one))
        shown.show_cards(groups, partial(_share, whole=len(people)))

    def _tell(self, _index: int = 0) -> None:
        count = len(self.papan.pindah)
        self.back.setEnabled(self._steps.canUndo())
        self.bar.setVisible(self.trial.isChecked())
        self.tried.setText(self.tr("{0} perpindahan dicoba").format(teks.bilangan(count)))
        for part in (self.apply, self.drop):
            part.setEnabled(bool(count))
        self.paper.setEnabled(self.found is not None and bool(self.found.orang) and not count)
        self.paper.setToolTip(self.tr("Terapkan atau buang dahulu yang dicoba.") if count else "")

    # -- views
    def _turn(self, key: str) -> None:
        widgets = {model.DAFTAR: self.panel, model.KELOMPOK: self.bins, model.MATRIKS: self.matrix}
        wanted = widgets[key]
        if wanted is not None:
            self.stack.setCurrentWidget(wanted)
            self._fill_boxes()

    def _write_big(self, is_big: bool) -> None:
        for board in (self.bins, self.matrix):
            if board is not None:
                board.show_big(is_big)

    def _fold(self) -> None:
        self.side.setVisible(self.side.isHidden())

    def minimumSizeHint(self) -> QSize:
        """Ask for the board's width only: the panel folds away before the window has to scroll."""
        whole = super().minimumSizeHint()
        return QSize(whole.width() - (0 if self.side.isHidden() else self.side.width() + 10), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is too little room for both, the board goes before the panel."""
        super().resizeEvent(event)
        narrow, was = (size.width() < _NARROW for size in (event.size(), event.oldSize()))
        if narrow != was or not event.oldSize().isValid():
            self.side.setVisible(not narrow)

    def _home(self) -> None:
        self.session.go("penilaian")

    # -- moving
    def _row(self, penugasan_id: int) -> BarisNilai | None:
        """Return a person who may be moved; says why not."""
        people = self.found.orang if self.found else ()
        row = next((one for one in people if one.penugasan_id == penugasan_id), None)
        if row is not None and row.status == model.TERKUNCI:
            self.banner.tell(sentence("kalibrasi.orang-terkunci", nama=row.nama), "awas")
            return None
        return row

    def ask(self, penugasan_id: int) -> None:
        """Ask where somebody goes and why."""
        self._ask(penugasan_id, (self.papan.sel(penugasan_id),))

    def _to_predikat(self, penugasan_id: int, kunci: str) -> None:
        if self.found is None:
            return
        cells = kalibrasi.terdekat(self.papan.sel(penugasan_id), Predikat(kunci), self.found.judge)
        self._to(penugasan_id, cells)

    def _to_cell(self, penugasan_id: int, kunci: str) -> None:
        self._to(penugasan_id, (model.sel_of(kunci),))

    def _to(self, penugasan_id: int, cells: Sequence[Sel]) -> None:
        if not self.trial.isChecked() or len(cells) > 1:
            self._ask(penugasan_id, cells)
        elif self._row(penugasan_id) is not None:
            self._move(penugasan_id, cells[0], "")

    def _ask(self, penugasan_id: int, cells: Sequence[Sel]) -> None:
        row = self._row(penugasan_id)
        if row is None or self.found is None:
            return
        moved = self.papan.pindah.get(penugasan_id)
        dialog = PindahDialog(
            self, row, self.papan.sel(penugasan_id), cells, self.found.judge,
            alasan=moved.alasan if moved else "", is_coba=self.trial.isChecked(),
        )  # fmt: skip
        if dialog.exec():
            self._move(penugasan_id, dialog.sel, dialog.alasan.text())

    def _move(self, penugasan_id: int, cell: Sel, reason: str) -> None:
        words = self.tr("Pindahkan")
        if self.trial.isChecked():
            boards = (self.papan, self.papan.move(penugasan_id, cell, reason))
            self.tries.push(Coba(words, self, boards, penugasan_id))
            return
        moved = Pindah(penugasan_id, self.papan.asal[penugasan_id], cell, reason)
        self.written.push(Tulis(words, self, [moved]))

    def _home_again(self, penugasan_id: int) -> None:
        if penugasan_id in self.papan.pindah:
            self._move(penugasan_id, self.papan.asal[penugasan_id], "")

    # -- trying out
    def _try(self, is_on: bool) -> None:
        if not is_on and self.papan.pindah:
            self.trial.setChecked(True)
            self.banner.tell(self.tr("Masih ada yang dicoba. Terapkan atau buang dahulu."), "awas")
            return
        self.tries.clear()
        self._tell()
        place = self.first_focus()
        if place is not None and self.trial.hasFocus():
            place.setFocus()  # the keys move people now, not from button to button

    def _drop(self) -> None:
        if self.found is not None:
            start = self.found.papan()
            self.tries.push(Coba(self.tr("Buang semua"), self, (self.papan, start), -1))

    def _apply(self) -> None:
        if self.found is None or not self.papan.pindah:
            return
        names = {one.penugasan_id: one.nama for one in self.found.orang}
        dialog = TerapkanDialog(self, self.papan, names, self.found.judge)
        if not dialog.exec():
            return
        board = self.papan.reasoned(dialog.reasons)
        self.show_board(board)  # what was written as reasons stays if saving is refused
        self.written.push(Tulis(self.tr("Terapkan"), self, tuple(board.pindah.values())))

    # -- writing
    def write(self, moves: Sequence[Pindah], done: Callable[[tuple[int, ...]], None]) -> None:
        """Write moves; what was tried out of them is on the board as stored afterwards."""
        if self.found is None:
            return
        konteks, (kode, unit) = konteks_of(self.session), self._place(self.found)

        def wrote(ids: tuple[int, ...]) -> None:
            done(ids)
            self.banner.hide()
            self.session.notice(self.tr("{0} perpindahan tersimpan").format(teks.bilangan(len(ids))))
            self._settle()

        task = self.session.tasks.write(
            self, lambda _progress: kalibrasi.terapkan(konteks, kode, unit, moves)
        )
        task.success(wrote).failure(self._refused).run()

    def _settle(self) -> None:
        """What was tried out is written now: the board is as stored, and the next Urungkan takes the writing back."""
        if self.found is not None:
            self.papan = self._tried[self._place(self.found)] = Papan(self.papan.asal)
        self.trial.setChecked(False)
        self.reload()

    def _refused(self, error: KnownError) -> None:
        self.written.clear()
        self.show_error(error)
        self.reload()

    def take_back(self, ids: Sequence[int]) -> None:
        """Take written moves back."""
        if self.found is None:
            return
        konteks, kode = konteks_of(self.session), self.found.periode.kode
        task = self.session.tasks.write(self, lambda _progress: kalibrasi.batalkan(konteks, kode, ids))
        task.success(self._taken_back).failure(self._refused).run()

    def _taken_back(self, count: int) -> None:
        self.session.notice(self.tr("{0} perpindahan dibatalkan").format(teks.bilangan(count)))

    def _take_back_one(self, id_: int) -> None:
        self.written.clear()
        self.take_back([id_])

    @property
    def _steps(self) -> QUndoStack:
        return self.tries if self.trial.isChecked() else self.written

    def _undo(self) -> None:
        self._steps.undo()

    def _redo(self) -> None:
        self._steps.redo()

    def _print(self) -> None:
        if self.found is not None:
            Cetak(self).ask(self.found)


def _share(count: int, whole: int) -> str:
    return f"{teks.bilangan(count)} · {teks.persen(count, whole)}"
