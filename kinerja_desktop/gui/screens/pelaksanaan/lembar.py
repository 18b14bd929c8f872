"""The grid of one person: typed in like Excel; every action of the user is one undo step and is saved at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QUndoStack
from PySide6.QtWidgets import QWidget

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.pelaksanaan import Bagian, IsiPelaksanaan, ambil, bagian_berbeda, kata_bagian
from kinerja_desktop.domain.perilaku import ButirPerilaku
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.models import tsv
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.langkah import Ditinggalkan, Langkah, Riwayat
from kinerja_desktop.gui.screens.pelaksanaan import isian
from kinerja_desktop.gui.screens.pelaksanaan.isian import REALISASI, Baris, JenisBaris, Penyusun
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.sisa import Kata
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.grid_edits import CellEdit
from kinerja_desktop.services import pelaksanaan
from kinerja_desktop.services.pelaksanaan import LembarPelaksanaan

K = Qt.Key


@dataclass(frozen=True, slots=True)
class _Orang:
    """A person that was left: the sheet as it was read, what it held at last, and the steps."""

    lembar: LembarPelaksanaan
    isi: IsiPelaksanaan
    riwayat: Riwayat

    def is_of(self, lembar: LembarPelaksanaan) -> bool:
        """Return whether it is the same person in the same period."""
        mine, other = self.lembar, lembar
        return (mine.baris.penugasan_id, mine.periode) == (other.baris.penugasan_id, other.periode)

    def is_as_left(self, lembar: LembarPelaksanaan) -> bool:
        """Return whether the sheet as it is read now holds what it held then, over the same plan."""
        return (self.isi, self.lembar.plan) == (lembar.isi, lembar.plan)


@dataclass(frozen=True, slots=True)
class _Tertahan:
    """What could not be written of a person who was left: the content before it was typed, and as typed.

    Attributes:
        nomor: how many contents had been sent when it was typed; of the same number, what was sent itself is the older.
        sengketa: the parts in question, which are never written unasked.
    """

    lembar: LembarPelaksanaan
    before: IsiPelaksanaan
    typed: IsiPelaksanaan
    nomor: int
    sengketa: frozenset[Bagian] = frozenset()

    def then(self, newer: _Tertahan) -> _Tertahan:
        """Return both, of a part that was typed twice the newer words."""
        old, new = bagian_berbeda(self.before, self.typed), bagian_berbeda(newer.before, newer.typed)
        on_top = (old & new) - bagian_berbeda(self.typed, newer.before)
        return _Tertahan(
            newer.lembar,
            ambil(newer.before, self.before, (old - new) | on_top),
            ambil(newer.typed, self.typed, old - new),
            newer.nomor,
            (self.sengketa - new) | newer.sengketa,  # typing again is choosing
        )

    def words(self) -> tuple[Kata, ...]:
        """Return the words."""
        return _said(self.typed, bagian_berbeda(self.before, self.typed))


class Penjaga(QObject):
    """Holds what is typed for one person and brings it to the database in order.

    Signals:
        changed: the content is another.
        failed(error): the newest content is not saved; `retry` tries again.
        asked: what came back is in question, see `sengketa`.
        settled: what had failed is stored, or was taken back.
        lost(name, words): what was typed for somebody that the plan as it is now has no place for.
    """

    changed = Signal()
    failed = Signal(object)
    asked = Signal()
    settled = Signal()
    lost = Signal(str, object)

    def __init__(self, session: Session, owner: QObject, undo: QUndoStack) -> None:
        super().__init__(owner)
        self._session, self._owner, self.undo = session, owner, undo
        self.lembar: LembarPelaksanaan | None = None
        self.isi = IsiPelaksanaan()
        self._kept = IsiPelaksanaan()
        """What the database holds."""
        self._sent = IsiPelaksanaan()
        """What it holds when everything on its way has arrived."""
        self.sengketa: frozenset[Bagian] = frozenset()
        """Parts in which somebody else wrote other words: shown as typed, stored as read, until one is chosen."""
        self._reconciled: set[int] = set()
        """Rounds that go on in a later one, which holds all that was typed in them."""
        self._flying = 0
        self._round = 0
        self._sends = 0
        """How many contents were sent."""
        self._left: Ditinggalkan[_Orang] = Ditinggalkan()
        self._is_coming_back = False
        self._has_failed = False
        self._unsaved: dict[tuple[int, str], _Tertahan] = {}
        """What could not be written of people who were left, by position and period."""
        session.opened.connect(self._other_office)

    def _other_office(self) -> None:
        """Forget the steps: ids of one office mean others in the next."""
        self._left.forget()
        self._unsaved.clear()
        self.undo.clear()

    @property
    def busy(self) -> bool:
        """Return whether something is not written yet."""
        return self._flying > 0 or self.isi != self._kept

    def waits(self) -> bool:
        """Return whether something is not written yet, here or of somebody who was left; for `Task.holds`."""
        return self.busy or bool(self._unsaved)

    def unsaved(self) -> list[tuple[LembarPelaksanaan, tuple[Kata, ...]]]:
        """Return the people with words that could not be written, and the words."""
        now = [self._present(self.lembar, self._kept)] if self.lembar is not None and self.stuck else []
        return [(one.lembar, one.words()) for one in (*now, *self._unsaved.values())]

    def is_at(self, lembar: LembarPelaksanaan) -> bool:
        """Return whether this is who is held now, in the same period."""
        return self.lembar is not None and _whose(self.lembar) == _whose(lembar)

    def _present(self, lembar: LembarPelaksanaan, before: IsiPelaksanaan) -> _Tertahan:
        return _Tertahan(lembar, before, self.isi, self._sends, self.sengketa)

    @property
    def stuck(self) -> bool:
        """Return whether the newest content could not be written and waits for `retry`."""
        return not self._flying and self.isi != self._kept

    def load(self, lembar: LembarPelaksanaan) -> None:
        """Take a person as read; undo begins anew, unless the person comes back exactly as left here."""
        if self.is_at(lembar) and self.busy:
            self.reconcile(lembar)
            return
        if self.lembar is not None and self.isi != self._sent:
            self._session.notice(sentence("pelaksanaan.ditinggal", nama=self.lembar.baris.nama))
            self._put_by(self._present(self.lembar, self._sent))
        self._has_failed = False
        self._take(lembar)
        self._take_back()

    def _take(self, lembar: LembarPelaksanaan) -> None:
        if self.lembar is not None:
            self._left.put(_Orang(self.lembar, self.isi, Riwayat.of(self.undo)))
        back = self._left.take(lambda one: one.is_of(lembar))
        self._round += 1
        self._flying = 0
        self.sengketa = frozenset()
        self.lembar, self.isi, self._kept, self._sent = lembar, lembar.isi, lembar.isi, lembar.isi
        self.undo.clear()
        if back is not None and back.is_as_left(lembar):
            self._is_coming_back = True
            back.riwayat.put_back(self.undo, self.show)
            self._is_coming_back = False

    def _put_by(self, one: _Tertahan) -> None:
        """Keep what could not be written."""
        there = self._unsaved.get(_whose(one.lembar))
        if there is not None:
            one = there.then(one) if there.nomor < one.nomor else one.then(there)
        self._unsaved[_whose(one.lembar)] = one

    def _take_back(self) -> bool:
        """Put what could not be written of this person onto what is stored; return whether there was something."""
        draft = self._unsaved.pop(_whose(self.lembar), None) if self.lembar is not None else None
        if draft is None:
            return False
        QTimer.singleShot(0, self.undo, self.undo.clear)  # its steps know nothing of it; one may be under way
        self._take_over(draft)
        QTimer.singleShot(0, self, self._send)
        return True

    def _calm(self) -> None:
        """Where nothing of this person is on its way any more: take back what waited, tell that all is stored."""
        if self.busy:
            return
        if self._take_back():
            self.changed.emit()
            if self.sengketa:
                self.asked.emit()
        elif self._has_failed:
            self._has_failed = False
            self.settled.emit()
            self._session.tasks.answered.emit()

    @property
    def tersimpan(self) -> IsiPelaksanaan:
        """Return what is stored."""
        return self._kept

    def reconcile(self, lembar: LembarPelaksanaan) -> None:
        """Take what was stored meanwhile without losing what was typed; what only one side changed is that side's."""
        now = self._present(lembar, self._kept)
        older = self._unsaved.pop(_whose(lembar), None)
        if older is not None:
            now = older.then(now)
        self._reconciled.add(self._round)
        self._take(lembar)
        self._take_over(now)
        self.changed.emit()
        self._send()

    def _take_over(self, one: _Tertahan) -> None:
        """Put what was typed onto what is stored; tell the words for which there is no place."""
        assert self.lembar is not None  # noqa: S101 - it was just read
        theirs, known, mine, asked = self._kept, set(_places(self.lembar)), one.typed, one.sengketa
        typed = bagian_berbeda(one.before, mine) | asked
        both = (bagian_berbeda(one.before, theirs) | asked) & typed & bagian_berbeda(mine, theirs)
        self.sengketa = both & known
        self.isi = ambil(theirs, mine, typed & known)
        if lost := _said(mine, typed - known):
            self.lost.emit(self.lembar.baris.nama, lost)

    def settle(self, *, mine: bool) -> None:
        """Choose between what was typed and what is stored, for all parts in question."""
        parts, self.sengketa = self.sengketa, frozenset()
        if not mine:
            self.isi = ambil(self.isi, self._kept, parts)
        self.undo.clear()
        self.changed.emit()
        self._send()

    def refresh(self, lembar: LembarPelaksanaan) -> None:
        """Take bukti and umpan balik as read again; what is typed and its undo stay where nothing else changed it."""
        if self.busy or lembar.isi == self.isi:
            self.lembar = lembar
            self.changed.emit()
        else:
            self.load(lembar)
            self.changed.emit()

    def act(self, words: str, isi: IsiPelaksanaan) -> None:
        """Do one action of the user."""
        if isi != self.isi:
            self.undo.push(Langkah(words, self.show, self.isi, isi))

    def show(self, isi: IsiPelaksanaan) -> None:
        """Make a content the present one and save it; called by the undo steps. Typing again is choosing."""
        if self._is_coming_back:
            return
        self.sengketa -= bagian_berbeda(self.isi, isi)
        self.isi = isi
        self.changed.emit()
        self._send()

    def retry(self) -> None:
        """Try again what could not be written."""
        self._send()

    def _send(self) -> None:
        lembar, wanted = self.lembar, ambil(self.isi, self._kept, self.sengketa)
        if lembar is None or wanted == self._sent:
            self._calm()
            return
        before, number = self._sent, self._round
        self._sent = wanted
        self._flying += 1
        self._sends += 1
        konteks, sent = konteks_of(self._session), _Tertahan(lembar, before, wanted, self._sends)

        def work(_p: object) -> Outcome[IsiPelaksanaan]:
            who, periode = _whose(lembar)
            return pelaksanaan.simpan(konteks, who, periode, wanted, sebelum=before)

        self._session.tasks.write(self._owner, work).holds(self.waits).success(
            lambda _found: self._done(number, sent)
        ).failure(lambda error: self._failed(number, sent, error)).run()

    def _done(self, number: int, sent: _Tertahan) -> None:
        if number == self._round:
            self._flying -= 1
            # only this was written: of what went before it, something may have failed
            self._kept = ambil(self._kept, sent.typed, bagian_berbeda(sent.before, sent.typed))
            if not self._flying:
                self._sent = self._kept
            self._calm()

    def _keep_unsaved(self, sent: _Tertahan, why: str) -> None:
        """Keep what was typed for somebody who was left: it is there again when that person is opened."""
        name = sent.lembar.baris.nama
        self._session.notice(sentence("pelaksanaan.belum-tersimpan-kembali", nama=name, sebab=why))
        self._put_by(sent)
        if self.is_at(sent.lembar):
            self._calm()  # open again already

    def _failed(self, number: int, sent: _Tertahan, error: KnownError) -> None:
        if number in self._reconciled:
            return
        if number != self._round:  # another person is open by now
            self._keep_unsaved(sent, sentence(error.code, **error.args_))
            return
        self._flying -= 1
        self._sent = self._kept
        self._has_failed = True
        self.failed.emit(error)


def _whose(lembar: LembarPelaksanaan) -> tuple[int, str]:
    return lembar.baris.penugasan_id, lembar.periode


def _said(isi: IsiPelaksanaan, parts: Iterable[Bagian]) -> tuple[Kata, ...]:
    return tuple(("", words) for key in sorted(parts, key=str) if (words := kata_bagian(isi, key)))


def _places(lembar: LembarPelaksanaan) -> Iterator[Bagian]:
    """Yield every part that the plan has a place for."""
    for one in lembar.plan.rhk:
        rhk_id = one.id or 0
        yield rhk_id
        yield from ((rhk_id, ind.id or 0) for ind in one.indikator)
        if not one.indikator:
            yield rhk_id, 0


class LembarGrid(Grid):
    """The grid of one person.

    Signals:
        opened(row): Enter on a bukti.
        removed(row): Delete on a bukti or an umpan balik.
    """

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, keeper: Penjaga, undo: QUndoStack, parent: QWidget | None = None) -> None:
        self.keeper = keeper
        table: TableModel[Baris] = TableModel(isian.columns(), lambda row: row.id)
        super().__init__(table, "Pelaksanaan", undo, parent)
        table.setParent(self)
        self.setAccessibleName(self.tr("Rencana aksi, realisasi, bukti dukung, dan umpan balik"))
        self.own_undo = self._typed
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self.refresh)
        self._maker = Penyusun()
        self._butir: Sequence[ButirPerilaku] = ()

    def show_person(self, butir: Sequence[ButirPerilaku]) -> None:
        """Show another person from the first row on."""
        self._butir, self._maker = butir, Penyusun()
        self.table.rows_replaced(self._rows())
        if self.table.rowCount():
            first = next((row for row in self.table.rows if row.kunci is not None), self.table.rows[0])
            self.go_to(first.id, REALISASI)

    def refresh(self) -> None:
        """Show the content of the keeper, the cursor where it is."""
        rows, place = self._rows(), self.place
        if [row.id for row in rows] == [row.id for row in self.table.rows]:
            # a reset would take the open editor away from under the hand
            self.table.update_rows([row for row in rows if row != self.table.row_by_id(row.id)])
            return
        if self.is_editing():
            self._late.start(0)  # the editor that commits now must close before its row may go
            return
        self.table.rows_replaced(rows)
        if rows and place[0] >= 0:
            self.go(min(place[0], len(rows) - 1), place[1])

    def _rows(self) -> list[Baris]:
        lembar = self.keeper.lembar
        if lembar is None:
            return []
        said = {key: kata_bagian(self.keeper.tersimpan, key) for key in self.keeper.sengketa}
        return self._maker.rows(lembar, self.keeper.isi, self._butir, said)

    def current(self) -> Baris | None:
        """Return the row of the cursor."""
        id_ = self.current_id()
        return self.table.row_by_id(id_) if id_ is not None else None

    def _typed(self, words: str, edits: Sequence[CellEdit]) -> None:
        """Take cells typed, pasted or cleared, as one step; of lines that empty out the last goes first."""
        isi = self.keeper.isi
        rows = [(self.table.row_by_id(edit.row_id), edit) for edit in edits]
        for row, edit in sorted(rows, key=lambda pair: -pair[0].urutan if pair[0] is not None else 0):
            if row is not None:
                isi = isian.typed(isi, row, edit.key, edit.new_text)
        self.keeper.act(words, isi)

    def _settle(self) -> None:
        """Show rows that waited for an editor to close."""
        if self._late.isActive():
            self._late.stop()
            self.refresh()

    def enter(self, up: bool = False) -> None:
        """Enter: to the next cell below that takes typing; on a bukti open it."""
        self._settle()
        row = self.current()
        if row is None or row.bukti is None or up:
            self._to_typed(-1 if up else 1)
        else:
            self.opened.emit(row)

    def _to_typed(self, way: int) -> None:
        """Go down (up) to the next cell of the column that takes typing; where there is none, one row."""
        line, column = self.place
        origin = self.tab_origin if self.tab_origin >= 0 else column
        spec = self.table.columns[origin]
        rows = range(line + way, self.table.rowCount() if way > 0 else -1, way)
        wanted = next((at for at in rows if spec.editable(self.table.row_at(at))), line + way)
        self.tab_origin = -1
        self.go(wanted, origin)

    def tab(self, back: bool = False) -> None:
        """Tab: to the next cell of the row that takes typing, then to the next row."""
        self._settle()
        shown, row = self.shown_columns(), self.current()
        if row is None:
            return
        line, column = self.place
        if self.tab_origin < 0:
            self.tab_origin = column
        ahead = [
            one
            for one in (reversed(shown) if back else shown)
            if (column - one if back else one - column) > 0
        ]
        wanted = next((one for one in ahead if self.table.columns[one].editable(row)), None)
        if wanted is not None:
            self.go(line, wanted)
        elif 0 <= line + (-1 if back else 1) < self.table.rowCount():
            self.go(line + (-1 if back else 1), shown[-1] if back else shown[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes a bukti or an umpan balik away; Ctrl+V on rencana aksi inserts rows."""
        row = self.current()
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == K.Key_Delete and row is not None and (row.bukti or row.umpan):
            self.removed.emit(row)
        elif event.key() == K.Key_V and ctrl and row is not None and self._paste_lines(row):
            return
        else:
            super().keyPressEvent(event)

    def _paste_lines(self, row: Baris) -> bool:
        """Insert several copied rows as rencana aksi; False: it is an ordinary paste."""
        on_text = self.table.columns[self.place[1]].key == isian.TEKS
        if not on_text or row.jenis not in (JenisBaris.AKSI, JenisBaris.BARU):
            return False
        block = [
            cells
            for cells in tsv.parse(QGuiApplication.clipboard().text())
            if any(cell.strip() for cell in cells)
        ]
        if len(block) < 2 and not any(len(cells) > 1 for cells in block):
            return False
        self.keeper.act(self.tr("Tempel rencana aksi"), isian.pasted(self.keeper.isi, row, block))
        return True
