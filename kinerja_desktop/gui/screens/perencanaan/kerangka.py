"""The outline on the screen: the grid of the project with the keys of an outline.

Enter makes a row of the same level below, Shift+Enter an indicator below, Ctrl+Right and Ctrl+Left set in and out,
Alt+Up and Alt+Down move, Ctrl+D doubles, Ctrl+Minus removes. In an empty row Tab sets in, Enter and Shift+Tab set out,
as in a word processor.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QUndoStack,
)
from PySide6.QtWidgets import QMenu, QWidget

from kinerja_desktop.domain import kerangka_skp, tempel_skp
from kinerja_desktop.domain.kerangka_skp import Hasil, Tempat
from kinerja_desktop.domain.skp import Indikator, IsiSkp
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.models import tsv
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.perencanaan import rencana
from kinerja_desktop.gui.screens.perencanaan.pratinjau import PratinjauTempel
from kinerja_desktop.gui.screens.perencanaan.rencana import DARI, JENIS, NOMOR, PIMPINAN, TEKS, Baris, Isian
from kinerja_desktop.gui.theme import colour, font
from kinerja_desktop.gui.widgets import grid_clipboard
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.grid_choices import ChoiceMenu, under
from kinerja_desktop.gui.widgets.grid_edits import CellEdit

if TYPE_CHECKING:
    from kinerja_desktop.gui.screens.perencanaan.penyunting import Penyunting
    from kinerja_desktop.services.skp import RhkPimpinan

K = Qt.Key
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_MENU_WIDTH = 640


class KerangkaGrid(Grid):
    """The outline of one plan."""

    def __init__(
        self, keeper: Penyunting, isian: Isian, undo: QUndoStack, parent: QWidget | None = None
    ) -> None:
        self.keeper, self.isian = keeper, isian
        table: TableModel[Baris] = TableModel(rencana.columns(isian), lambda row: row.id)
        super().__init__(table, "Kerangka SKP", undo, parent)
        table.setParent(self)
        self.setAccessibleName(self.tr("Kerangka SKP: rencana hasil kerja dan indikator"))
        self.own_undo = self._typed
        self._begun_empty: tuple[int, str] | None = None
        """The cell (row, column) that was empty when its editor was opened last."""
        self._keys: dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], object]] = {
            (_CTRL, K.Key_Right): lambda: self.change(self.tr("Jadikan indikator"), kerangka_skp.indent),
            (_CTRL, K.Key_Left): lambda: self.change(self.tr("Jadikan RHK"), kerangka_skp.outdent),
            (_CTRL, K.Key_D): lambda: self.change(self.tr("Gandakan"), kerangka_skp.duplicate),
            (_CTRL, K.Key_Minus): self.remove_rows,
            (_CTRL, K.Key_V): self.paste,
            (_CTRL, K.Key_Return): self.add_below,
            (_ALT, K.Key_Up): lambda: self.change(
                self.tr("Pindah ke atas"), lambda isi, at: kerangka_skp.move(isi, at, -1)
            ),
            (_ALT, K.Key_Down): lambda: self.change(
                self.tr("Pindah ke bawah"), lambda isi, at: kerangka_skp.move(isi, at, 1)
            ),
        }

    # -- the place
    def current(self) -> Baris | None:
        """Return the row of the cursor."""
        id_ = self.current_id()
        return self.table.row_by_id(id_) if id_ is not None else None

    def tempat(self) -> Tempat | None:
        """Return the place of the cursor in the outline."""
        row = self.current()
        return row.tempat if row is not None else None

    def stand(self, at: Tempat | None, key: str = "") -> None:
        """Show the content of the keeper, the cursor at a place."""
        column = key or (self.table.columns[self.place[1]].key if self.place[1] >= 0 else TEKS)
        rows = rencana.rows(self.keeper.isi)
        if [row.id for row in rows] == [row.id for row in self.table.rows]:
            # a reset would take the open editor away from under the hand
            self.table.update_rows([row for row in rows if row != self.table.row_by_id(row.id)])
        else:
            self.table.rows_replaced(rows)
        found = next((row for row in self.table.rows if row.tempat == at), None)
        if found is not None:
            self.go_to(found.id, column)
        elif self.place[0] < 0 and self.table.rowCount():
            self.go(0, self.table.column_of(TEKS))

    # -- keys
    def event(self, event: QEvent) -> bool:
        """Claim the outline's keys before the window's shortcuts take them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._own(event):
            event.accept()
            return True
        return super().event(event)

    def _own(self, event: QKeyEvent) -> Callable[[], object] | None:
        mods = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = K.Key_Return if event.key() == K.Key_Enter else K(event.key())
        return self._keys.get((mods, key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what an outline does; the rest is the grid's."""
        own = self._own(event)
        if own is not None:
            if self.may_edit():
                own()
            return
        if not self.table.rowCount() and self.isian.editable and self._first(event):
            return
        if event.key() in (K.Key_Delete, K.Key_Backspace) and self._is_empty_choice():
            self.remove_rows()
            return
        super().keyPressEvent(event)

    def after_letter(self) -> None:
        """Go on to the right: an indicator is typed row by row."""
        self.step(0, 1)

    def _first(self, event: QKeyEvent) -> bool:
        """Begin an empty plan: Enter or the first letter."""
        is_command = event.modifiers() & (_CTRL | _ALT) in (
            _CTRL,
            _ALT,
        )  # both together are AltGr, which types
        text = "" if is_command else event.text()
        if event.key() not in (K.Key_Return, K.Key_Enter) and not (text and text.isprintable()):
            return False
        self.add()
        if text and text.isprintable():
            self.begin_edit(text)
        return True

    def may_edit(self) -> bool:
        """Return whether the plan may be changed; otherwise say why not."""
        if not self.isian.editable:
            self.notice.emit(sentence("perencanaan.hanya-baca"))
        return self.isian.editable

    # -- Enter and Tab
    def enter(self, up: bool = False) -> None:
        """Enter: a new row of the same level below; with Shift an indicator below."""
        row = self.current()
        if not self.isian.editable or row is None:
            super().enter(up)
        elif up:
            self.add_below()
        elif (line := self._next_line(row)) is not None:
            self.go(line, self.place[1])
        elif row.is_kosong and row.indikator is not None:
            self.change(self.tr("Jadikan RHK"), kerangka_skp.outdent, TEKS)
        elif not row.is_kosong:
            self.add()

    def _next_line(self, row: Baris) -> int | None:
        """Return where Enter in this column goes down to as in Excel, None where it makes a row.

        What only an RHK has is filled down over the indicators between. At the end of an RHK what is typed for the
        first time goes on with a new indicator; what is gone through again goes on with the next RHK's.
        """
        here, at = self.place
        column = self.table.columns[at]
        lines = range(here + 1, self.table.rowCount())
        if column.key == TEKS or not lines:
            return None

        def is_alike(line: int) -> bool:
            return (self.table.row_at(line).indikator is None) == (row.indikator is None)

        if not column.editable(row) or is_alike(lines[0]):
            return lines[0]
        again = bool(self.sheet.text(here, at)) and self._begun_empty != (row.id, column.key)
        fills_down = column.key in (PIMPINAN, JENIS, DARI)
        return next(filter(is_alike, lines), None) if fills_down or again else None

    def tab(self, back: bool = False) -> None:
        """Tab: right; in an empty row it sets in, Shift+Tab out."""
        row = self.current()
        if (
            self.isian.editable
            and row is not None
            and row.is_kosong
            and self.table.columns[self.place[1]].key == TEKS
        ):
            if back and row.indikator is not None:
                self.change(self.tr("Jadikan RHK"), kerangka_skp.outdent, TEKS)
                return
            if not back and row.indikator is None and row.tempat.rhk > 0:
                self.change(self.tr("Jadikan indikator"), kerangka_skp.indent, TEKS)
                return
        self._to_editable(-1 if back else 1)

    def _to_editable(self, way: int) -> None:
        """Go to the next cell of the row that takes typing; at its end to the neighbouring row."""
        shown, row = self.shown_columns(), self.current()
        if row is None:
            return
        line, column = self.place
        ahead = [c for c in (shown if way > 0 else reversed(shown)) if (c - column) * way > 0]
        wanted = next((c for c in ahead if self.table.columns[c].editable(row)), None)
        if wanted is not None:
            self.go(line, wanted)
        elif 0 <= line + way < self.table.rowCount():
            self.go(line + way, self.table.column_of(TEKS) if way > 0 else shown[-1])

    # -- actions
    def change(self, words: str, operation: Callable[[IsiSkp, Tempat], Hasil], key: str = "") -> None:
        """Do an operation of the outline at the cursor."""
        at = self.tempat()
        if at is None:
            return
        if key:
            self.go(self.place[0], self.table.column_of(key))
        self.keeper.act(words, operation(self.keeper.isi, at), at)

    def add(self) -> None:
        """Put a row of the same level below and go there."""
        at = self.tempat()
        if self.place[1] >= 0:
            self.go(self.place[0], self.table.column_of(TEKS))
        self.keeper.act(self.tr("Baris baru"), kerangka_skp.add(self.keeper.isi, at), at)

    def add_below(self) -> None:
        """Put an indicator below and go there."""
        if not self.may_edit():
            return
        self.setFocus()
        at = self.tempat()
        if at is None:
            self.add()
            return
        self.go(self.place[0], self.table.column_of(TEKS))
        self.keeper.act(self.tr("Indikator baru"), kerangka_skp.add_below(self.keeper.isi, at), at)

    def remove_rows(self) -> None:
        """Remove the selected rows; an RHK goes with its indicators."""
        chosen = [row.tempat for row in map(self.table.row_by_id, self.selected_ids()) if row is not None]
        self.keeper.act(self.tr("Hapus baris"), kerangka_skp.remove(self.keeper.isi, chosen), self.tempat())

    def _is_empty_choice(self) -> bool:
        there = self.isian.editable and self.current() is not None
        return there and not any(self.sheet.text(*cell) for cell in self._text_cells())

    def _text_cells(self) -> list[tuple[int, int]]:
        cells = self.selected_cells() or [self.place]
        return [cell for cell in cells if self.table.columns[cell[1]].key != NOMOR]

    # -- typing
    def _typed(self, words: str, edits: Sequence[CellEdit]) -> None:
        """Take cells typed, pasted or cleared, as one step."""
        isi, why, at = self.keeper.isi, "", self.tempat()
        for edit in edits:
            if len(edits) > 1 and edit.key == JENIS and not edit.new_text.strip():
                continue  # a row is emptied: its kind has no empty state, and nothing need be said
            row = self.table.row_by_id(edit.row_id)
            place = rencana.place_of(isi, row) if row is not None else None
            if place is not None:
                isi, refused = rencana.typed(isi, place, edit.key, edit.new_text, self.isian.pimpinan)
                why = why or refused
        if why:
            self.notice.emit(why)
        here = self.current()
        after = (
            rencana.place_of(isi, here) if here is not None else None
        )  # it may stand among another kind now
        self.keeper.act(words, Hasil(isi, after), at)

    def begin_edit(self, typed: str | None = None) -> None:
        """Open the editor; without a letter typed where there are only a few words to choose from, their list."""
        row = self.current()
        if row is not None:
            is_empty = not self.sheet.text(*self.place)
            self._begun_empty = (row.id, self.table.columns[self.place[1]].key) if is_empty else None
        if row is not None and self.table.columns[self.place[1]].key == NOMOR:
            self.go(self.place[0], self.table.column_of(TEKS))  # its words are what is typed beside a number
        if (
            row is not None
            and typed is None
            and self.table.columns[self.place[1]].key_map
            and self.isian.editable
        ):
            self.open_choices()
        else:
            super().begin_edit(typed)

    def open_choices(self) -> None:
        """Show the leader's RHK where they can be served; else the words of the column."""
        row = self.current()
        if row is None or self.table.columns[self.place[1]].key != PIMPINAN:
            super().open_choices()
        elif row.indikator is None and self.may_edit():
            self._choose_leader()

    def _choose_leader(self) -> None:
        if not self.isian.pimpinan:
            self.notice.emit(sentence("perencanaan.pimpinan-belum"))
            return
        menu = ChoiceMenu(self.tr("RHK pimpinan"), self)
        metrics = QFontMetrics(menu.font())
        row, row_id = self.current(), self.table.id_at(self.place[0])
        for number, one in enumerate(self.isian.pimpinan, 1):
            text = metrics.elidedText(" ".join(one.teks.split()), Qt.TextElideMode.ElideRight, _MENU_WIDTH)
            menu.offer(
                f"{'&' if number < 10 else ''}{number}. {text.replace('&', '&&')}",
                one.teks,
                lambda one=one: self._serve(row_id, one),  # type: ignore[misc]  # bound in the loop
                is_now=row is not None and row.rhk.pimpinan_id == one.id,
            )
        menu.addSeparator()
        loose = menu.addAction(self.tr("&Lepaskan hubungan"))
        loose.triggered.connect(lambda _=False: self.commit_at(row_id, PIMPINAN, ""))
        menu.setActiveAction(menu.actions()[0])
        under(self, menu)

    def _serve(self, row_id: int, leader: RhkPimpinan) -> None:
        """Link the RHK of a row to one of the leader's; its own words may be the same already."""
        row = self.table.row_by_id(row_id)
        at = rencana.place_of(self.keeper.isi, row) if row is not None else None
        if at is not None and self.may_edit():
            self.keeper.act(
                self.tr("RHK pimpinan"), Hasil(rencana.serve(self.keeper.isi, at, leader), at), at
            )

    # -- pasting
    def paste(self) -> None:
        """Paste: into a cell, into cells as Excel does, or as rows of the outline."""
        text = QGuiApplication.clipboard().text()
        block = tsv.parse(text)
        key = self.table.columns[self.place[1]].key if self.place[1] >= 0 else TEKS
        single = len(block) == 1 and len(block[0]) == 1
        if not text.strip():
            self.notice.emit(sentence("perencanaan.kosong-tempel"))
        elif self.place[0] >= 0 and ((single and "\n" not in block[0][0]) or key not in (TEKS, NOMOR)):
            grid_clipboard.paste(self)
        else:
            self._paste_rows(block)

    def _paste_rows(self, block: list[list[str]]) -> None:
        made = tempel_skp.read(block)
        at = self.tempat()
        flat = all(not one.indikator and not one.pimpinan_teks for one in made)
        count = len(made) + sum(len(one.indikator) for one in made)
        if not made or (count > 1 and not PratinjauTempel.ask(self, made)):
            return
        isi = self.keeper.isi
        if at is not None and at.indikator is not None and flat:
            below = [Indikator(one.teks) for one in made]
            self.keeper.act(self.tr("Tempel"), kerangka_skp.insert_indicators(isi, at, below), at)
        else:
            self.keeper.act(self.tr("Tempel"), kerangka_skp.insert(isi, at, made), at)

    # -- mouse and looks
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the keys do."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries: list[tuple[str, str, str, Callable[[], object]]] = [
            (self.tr("RHK baru"), "Enter", "plus", self.new_rhk),
            (self.tr("Indikator di bawah"), "Shift+Enter", "plus", self.add_below),
            (self.tr("Jadikan indikator"), "Ctrl+Right", "arrow-right", self._keys[_CTRL, K.Key_Right]),
            (self.tr("Jadikan RHK"), "Ctrl+Left", "arrow-left", self._keys[_CTRL, K.Key_Left]),
            (self.tr("Pindah ke atas"), "Alt+Up", "arrow-up", self._keys[_ALT, K.Key_Up]),
            (self.tr("Pindah ke bawah"), "Alt+Down", "arrow-down", self._keys[_ALT, K.Key_Down]),
            (self.tr("Gandakan"), "Ctrl+D", "files", self._keys[_CTRL, K.Key_D]),
            (self.tr("Tempel"), "Ctrl+V", "clipboard-paste", self.paste),
            (self.tr("Hapus baris"), "Ctrl+-", "trash-2", self.remove_rows),
        ]
        copying = menu.addAction(self.tr("Salin"))
        copying.setShortcut("Ctrl+C")
        icons.put(copying, "copy", "soft-text", 16)
        copying.triggered.connect(lambda _on=False: grid_clipboard.copy(self))
        for words, keys, icon, call in entries if self.isian.editable else []:
            action = menu.addAction(words)
            action.setShortcut(keys)
            icons.put(action, icon, "soft-text", 16)
            action.triggered.connect(lambda _on=False, call=call: call())
        self.menu_requested.emit(menu, self.selected_ids())
        menu.popup(event.globalPos())

    def new_rhk(self) -> None:
        """Put an RHK below the one of the cursor, whatever row of it the cursor is on."""
        at = self.tempat()
        if self.may_edit():
            below = Tempat(at.rhk) if at is not None else None
            self.keeper.act(self.tr("RHK baru"), kerangka_skp.add(self.keeper.isi, below), at)
            self.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say in an empty outline what to do."""
        super().paintEvent(event)
        if self.table.rowCount():
            return
        words = (
            self.tr("Belum ada rencana hasil kerja.\nKetik yang pertama sekarang, tempel dari Excel atau Word (Ctrl+V),\n"
                    "atau ambil dari SKP tahun lalu atau pustaka lewat Isi dari.")
            if self.isian.editable
            else self.tr("SKP ini tidak berisi rencana hasil kerja.")
        )  # fmt: skip
        painter = QPainter(self.viewport())
        painter.setFont(font())
        painter.setPen(colour("soft-text"))
        painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, words)

    # -- an outline has one order
    def sort_by(self, logical: int, add: bool = False) -> None:
        """Keep the order: it is the order of the sheet."""

    def open_column_menu(self, logical: int) -> None:
        """Offer nothing: an outline is neither sorted nor filtered."""
