"""Matriks peran hasil: people below a leader against his RHK; typing in a cell plans, each line is an RHK."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QUndoCommand
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import EDITABLE, StatusSkp
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui import shortcuts
from kinerja_desktop.gui.events import Follower, Refresher
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.models.column import CellKind, CellState, Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.perencanaan import model
from kinerja_desktop.gui.screens.perencanaan.pohon import open_tree
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import EmptyState, button, label
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.grid_edits import CellEdit
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.gui.widgets.hasil import HasilDialog
from kinerja_desktop.gui.widgets.undo import new_stack
from kinerja_desktop.services import matriks, skp
from kinerja_desktop.services.matriks import LEPAS, BarisMatriks, HasilMatriks, Matriks, Pimpinan, SelMatriks
from kinerja_desktop.services.skp import BELUM, BarisSkp, status_word

_KINDS = ("skp", "rhk", "penugasan", "pegawai", "unit")
_CHOICE = 70
"""Letters of a leader in the list above."""
_WIDE = 220
_HEAD = 58
"""Letters of a leader's RHK over its column."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Matriks", text)


def _may(row: BarisMatriks) -> bool:
    return row.baris.status == BELUM or StatusSkp(row.baris.status) in EDITABLE


def _state(row: BarisMatriks) -> CellState | None:
    if _may(row):
        return None
    args = {"nama": row.baris.nama, "status": status_word(row.baris.status)}
    return CellState(CellKind.LOCKED, sentence("perencanaan.matriks-terkunci", **args))


def _cell(row: BarisMatriks, column: int) -> str:
    return "\n".join(row.sel.get(column, ()))


def _typed(row: BarisMatriks, text: str, column: int) -> BarisMatriks:
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    return BarisMatriks(row.baris, {**row.sel, column: lines})


def columns(found: Matriks) -> list[Column[BarisMatriks]]:
    """Return the name, a column for each RHK of the leader, and what serves none of them."""
    made: list[Column[BarisMatriks]] = [
        Column(key="nama", header=_tr("Nama"), getter=lambda row: row.baris.nama, frozen=True, strong=True, width=200,
               lines=2, icon=lambda row: model.SIGNS.get(row.baris.status), tooltip=lambda row: model.jabatan(row.baris)),
    ]  # fmt: skip
    names = [(one.id, f"{number}. {one.teks}") for number, one in enumerate(found.kolom, 1)]
    for id_, words in [*names, (LEPAS, _tr("Belum terhubung"))]:
        made.append(
            Column(key=str(id_), header=_short(words), header_tip=words, getter=partial(_cell, column=id_), lines=6,
                   widest=_WIDE, editable=_may,
                   setter=partial(_typed, column=id_), state=_state, filterable=False,
                   icon=_loose if id_ == LEPAS else None)
        )  # fmt: skip
    return made


def _short(words: str) -> str:
    """Return a head that fits on two lines; the tooltip has the rest."""
    plain = " ".join(words.split())
    return plain if len(plain) <= _HEAD else f"{plain[: _HEAD - 1].rstrip()}…"


def _loose(row: BarisMatriks) -> tuple[str, str] | None:
    return ("unlink", "warn") if row.sel.get(LEPAS) else None


class _Fill(QUndoCommand):
    """Cells filled in one action; undoing gives the plans back what they held."""

    def __init__(self, words: str, screen: MatriksScreen, cells: Sequence[SelMatriks]) -> None:
        super().__init__(words)
        self._screen, self._cells = screen, tuple(cells)
        self._filled: HasilMatriks | None = None
        self._is_undone = False
        self._is_going = False

    def redo(self) -> None:
        """Write it; where it is still being written, let it stay."""
        self._is_undone = False
        if not self._is_going:
            self._is_going = True
            self._screen.write(self._cells, self._keep, self._lost)

    def undo(self) -> None:
        """Take it back; while it is still being written, once it is."""
        self._is_undone = True
        filled, self._filled = self._filled, None
        if filled is not None:
            self._screen.restore(filled)

    def _lost(self) -> None:
        self._is_going = False

    def _keep(self, found: HasilMatriks) -> None:
        self._is_going = False
        if self._is_undone:
            self._screen.restore(found)
        else:
            self._filled = found


class MatriksScreen(Screen):
    """The matrix of one leader."""

    help_page = "matriks"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Matriks peran hasil")
        self.undo = new_stack(self)
        self.found: Matriks | None = None
        self.leaders: tuple[Pimpinan, ...] = ()
        self.panel: GridPanel | None = None
        self._who: Pihak | None = None
        self._shape: tuple[object, ...] = ()
        self._arriving = True
        self._flying = 0
        """Writes on their way."""
        self._fresh: dict[int, BarisMatriks] = {}
        self._build()
        self._refresher = Refresher(self, session.changes, _KINDS, lambda _changes: self.reload(), self._busy)
        session.periodeChanged.connect(self._elsewhere)
        session.unitChanged.connect(self._elsewhere)
        Follower(self, self.reload, session.periodeChanged, session.unitChanged)
        shortcuts.bind(shortcuts.RELOAD, self, self.reload)
        shortcuts.bind(shortcuts.UNDO, self, self.undo.undo)
        shortcuts.bind("Ctrl+Y", self, self.undo.redo)
        self.reload()

    def _build(self) -> None:
        self.back = button(self.tr("&Daftar SKP"), lambda: self.session.go("perencanaan"), "arrow-left")
        self.take_back = button(self.tr("&Urungkan"), self.undo.undo, "undo-2", hint="Ctrl+Z")
        self.take_back.setEnabled(False)
        self.undo.canUndoChanged.connect(self.take_back.setEnabled)
        self.plan = button(self.tr("&Buka SKP pimpinan"), self.open_leader, "pencil")
        self.tree = button(self.tr("Pohon &hasil…"), self.open_tree, "network")
        for one in (self.back, self.take_back, self.tree, self.plan):
            self.buttons.addWidget(one)
        self.choice = DaftarPilihan()
        self.choice.setAccessibleName(self.tr("Pimpinan"))
        self.choice.setMinimumWidth(380)
        self.choice.setSizeAdjustPolicy(DaftarPilihan.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.activated.connect(self._chosen)
        line = QHBoxLayout()
        name = label(self.tr("&Pimpinan"))
        name.setBuddy(self.choice)
        line.addWidget(name)
        line.addWidget(self.choice)
        line.addStretch(1)
        self.content.addLayout(line)
        self.place = QVBoxLayout()
        self.content.addLayout(self.place, 1)
        hint = self.tr(
            "Tulis di sel apa yang dikerjakan pegawai untuk RHK pimpinan itu; satu baris satu RHK (Alt+Enter). Isinya langsung "
            "menjadi RHK di SKP pegawai. Tempel dari Excel dengan Ctrl+V."
        )
        self.keys = label(hint, Tulisan.RAPAT, "lembut", wrap=True)
        self.foot.addWidget(self.keys)
        self.empty = EmptyState(
            "network", self.tr("Belum ada yang menilai di sini"),
            self.tr("Matriks disusun menurut atasan. Lengkapi dahulu siapa menilai siapa, atau pilih unit lain di atas."),
            self.tr("Buka Pemetaan atasan"), lambda: self.session.go("atasan"),
        )  # fmt: skip
        self.place.addWidget(self.empty)
        self.empty.hide()

    def _busy(self) -> bool:
        return self._flying > 0 or (self.panel is not None and self.panel.grid.is_editing())

    # -- loading
    @property
    def tahun(self) -> int:
        """Return the year of the period chosen above."""
        return int(self.session.periode[:4])

    def _elsewhere(self, *_: object) -> None:
        self.undo.clear()

    def open_at(self, args: Mapping[str, object]) -> None:
        """Show the matrix of a leader (``pimpinan``)."""
        self._arriving = True
        who = args.get("pimpinan")
        if isinstance(who, Pihak):
            self._who = who
            self.undo.clear()
            self.reload()

    def reload(self) -> None:
        """Read the leaders and the matrix of the chosen one."""
        session = self.session
        if not session.is_open or not session.periode:
            return
        konteks, tahun, unit, wanted = konteks_of(session), self.tahun, session.unit_id, self._who

        def work(_p: object) -> tuple[tuple[Pimpinan, ...], Matriks | None]:
            leaders = matriks.pimpinan(konteks, tahun, unit)
            known = [one.pihak for one in leaders]
            who = wanted if wanted in known else known[0] if known else None
            return leaders, matriks.matriks(konteks, tahun, who) if who is not None else None

        self.read_newest(work, lambda found: self._arrived(*found), self.tr("Membuka matriks"))

    def _arrived(self, leaders: tuple[Pimpinan, ...], found: Matriks | None) -> None:
        """Show what was read, unless it came too late: it does not know what is being typed."""
        is_shown = (
            found is not None and self.found is not None and found.pimpinan.pihak == self.found.pimpinan.pihak
        )
        if is_shown and self._busy():
            self._refresher.wait(Changes.of(skp=()))
        else:
            self._loaded(leaders, found)

    def _loaded(self, leaders: tuple[Pimpinan, ...], found: Matriks | None) -> None:
        self.leaders, self.found = leaders, found
        self._who = found.pimpinan.pihak if found is not None else None
        self.subtitle.setText(self.tr("SKP tahun {0}").format(self.tahun))
        self.choice.clear()
        longest = 0
        for one in leaders:
            words = self.tr("{0}  ·  {1} orang, {2} RHK").format(
                one.nama, teks.bilangan(one.jumlah), teks.bilangan(one.rhk)
            )
            self.choice.addItem(words, one.pihak)
            longest = max(longest, len(words))
        self.choice.setMinimumContentsLength(min(longest, _CHOICE))  # Qt would measure each of thousands
        self.choice.setCurrentIndex(next((n for n, one in enumerate(leaders) if one.pihak == self._who), -1))
        self.empty.setVisible(found is None)
        self.plan.setEnabled(found is not None and found.pimpinan.pihak.jenis is JenisPihak.PEGAWAI)
        if found is not None:
            self._show(found)
        elif self.panel is not None:
            self.panel.hide()

    def _show(self, found: Matriks) -> None:
        shape = (found.pimpinan.pihak, tuple((one.id, one.teks) for one in found.kolom))
        if shape != self._shape or self.panel is None:
            self._shape = shape
            self._rebuild(found)
        assert self.panel is not None  # noqa: S101 - made above
        self.panel.show()
        table = self.panel.table
        if [row.baris.penugasan_id for row in table.rows] == [row.baris.penugasan_id for row in found.baris]:
            table.update_rows(found.baris)  # a reset would take the open editor away from under the hand
        else:
            table.rows_replaced(found.baris)
        if self._arriving and self.isVisible():
            self._arriving = False
            self.panel.grid.setFocus()
            if self.panel.grid.place[1] < 1 and table.rowCount():
                self.panel.grid.go(0, 1)
        if found.kolom:
            self.banner.hide()
        else:
            words = sentence("perencanaan.pimpinan-tanpa-rhk", nama=found.pimpinan.nama)
            can = found.pimpinan.pihak.jenis is JenisPihak.PEGAWAI
            self.banner.tell(words, "awas", self.tr("Susun SKP-nya") if can else "", self.open_leader)

    def _rebuild(self, found: Matriks) -> None:
        had = self.panel is not None and self.panel.grid.hasFocus()
        if self.panel is not None:
            self.place.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
        table: TableModel[BarisMatriks] = TableModel(columns(found), lambda row: row.baris.penugasan_id)
        name = self.tr("Matriks peran hasil {0}").format(found.pimpinan.nama)
        self.panel = GridPanel(table, name, self.tr("orang"), undo_stack=self.undo)
        table.setParent(self.panel)
        self.panel.grid.own_undo = self._typed
        self.panel.grid.row_activated.connect(self._open_person)
        self.place.addWidget(self.panel, 1)
        if had:
            self.panel.grid.setFocus()

    def _chosen(self, at: int) -> None:
        self._who = self.choice.itemData(at)
        self._elsewhere()
        self.reload()

    # -- editing
    def _typed(self, words: str, edits: Sequence[CellEdit]) -> None:
        cells = [
            SelMatriks(edit.row_id, int(edit.key), edit.new_text, edit.old)
            for edit in edits
            if edit.key != "nama"
        ]
        if cells:
            self.undo.push(_Fill(words, self, cells))

    def write(
        self, cells: Sequence[SelMatriks], keep: Callable[[HasilMatriks], None], lost: Callable[[], None]
    ) -> None:
        """Fill cells: shown at once, written in one transaction; then one of both is called."""
        if self.panel is None:
            lost()
            return
        changed: dict[int, BarisMatriks] = {}
        for cell in cells:
            row = changed.get(cell.penugasan_id) or self.panel.table.row_by_id(cell.penugasan_id)
            if row is not None:
                changed[cell.penugasan_id] = _typed(row, cell.teks, cell.kolom)
        self.panel.table.update_rows(changed.values())
        konteks, tahun = konteks_of(self.session), self.tahun

        def done(found: HasilMatriks) -> None:
            self._done(found)
            keep(found)  # last: it may begin the next write

        def failed(error: KnownError) -> None:
            lost()
            self._failed(error)

        self._run(lambda _p: matriks.isi(konteks, tahun, cells), done, failed)

    def restore(self, filled: HasilMatriks) -> None:
        """Give plans back what they held before an action."""
        konteks = konteks_of(self.session)
        self._run(lambda _p: matriks.pulihkan(konteks, filled), self._done, self._failed)

    def _run(
        self,
        work: Callable[[object], Outcome[HasilMatriks]],
        done: Callable[[HasilMatriks], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        self._flying += 1
        self.session.tasks.write(self, work).success(done).failure(failed).run()

    def _failed(self, error: KnownError) -> None:
        self._flying -= 1
        self.reload()
        self.show_problem(sentence(error.code, **error.args_))

    def _done(self, found: HasilMatriks) -> None:
        """Show the people concerned as they are stored, when nothing is on its way that shows more."""
        self._flying -= 1
        self._fresh.update({row.baris.penugasan_id: row for row in found.baris})
        if not self._flying and self.panel is not None:
            fresh, self._fresh = self._fresh, {}
            known = [row for id_, row in fresh.items() if self.panel.table.row_by_id(id_) is not None]
            self.panel.table.update_rows(known)
        if found.dilepas and self.panel is not None:
            self.panel.tell(sentence("perencanaan.dilepas", jumlah=found.dilepas))
        if found.findings:
            head = self.tr("Sebagian tidak diubah")
            hint = self.tr("SKP yang sudah diajukan, ditetapkan, atau diubah lagi sesudahnya dibiarkan.")
            HasilDialog(self.tr("Matriks peran hasil"), head, hint, found.findings, self).exec()

    # -- going to places
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody inside needed goes back to the list, as from a plan."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.session.go("perencanaan")
        else:
            super().keyPressEvent(event)

    def first_focus(self) -> QWidget:
        """Return the grid, or the list of leaders."""
        return self.panel.grid if self.panel is not None and self.panel.isVisible() else self.choice

    def _open_person(self, penugasan_id: int) -> None:
        order = tuple(row.baris.penugasan_id for row in self.found.baris) if self.found else ()
        self.session.go("skp", penugasan=penugasan_id, tahun=self.tahun, urutan=order)

    def open_tree(self) -> None:
        """Show who serves which result."""
        open_tree(self, self.tahun, self._open_person)

    def open_leader(self) -> None:
        """Open the leader's own SKP; it is made where there is none."""
        if self.found is None:
            return
        konteks, tahun, who = konteks_of(self.session), self.tahun, self.found.pimpinan.pihak
        self.session.tasks.read(self, lambda _p: skp.daftar(konteks, tahun)).success(
            lambda rows: self._open_leader(who, rows)
        ).run()

    def _open_leader(self, who: Pihak, rows: Sequence[BarisSkp]) -> None:
        own = next((row for row in rows if row.pegawai_id == who.id), None)
        if who.jenis is JenisPihak.PEGAWAI and own is not None:
            self.session.go("skp", penugasan=own.penugasan_id, tahun=self.tahun, urutan=())
        else:
            self.show_problem(sentence("perencanaan.pimpinan-luar"))
