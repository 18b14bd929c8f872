"""One person's month as a grid: what is typed or pasted is written when a line is complete, in the order of typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu

from kinerja_desktop.foundation.errors import ConflictError, KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.kegiatan import model
from kinerja_desktop.gui.screens.kegiatan.model import KOSONG, Baris
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import label
from kinerja_desktop.gui.widgets.grid_choices import ChoiceMenu, under
from kinerja_desktop.gui.widgets.grid_edits import CellEdit
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services import kegiatan
from kinerja_desktop.services.kegiatan import HasilLangkah, LembarBulan, Ubahan


class Lembar(QObject):
    """The grid and its writing.

    Signals:
        changed(): rows were loaded or stored; sums over the grid are new.
        failed(error): nothing of what was sent is stored.
        stale(): a row was changed elsewhere; the month must be read anew and shown, whatever is typed.
    """

    changed = Signal()
    failed = Signal(object)
    stale = Signal()

    def __init__(self, session: Session, owner: QObject) -> None:
        super().__init__(owner)
        self._session = session
        self._tahun = model.Tahun()
        self.pegawai_id: int | None = None
        self.bulan = date(2000, 1, 1)
        self._dirty: set[int] = set()
        self._sent: list[tuple[int, Ubahan]] = []
        self._in_file: dict[int, Baris] = {}
        """Lines as they are stored, by key."""
        self.is_stale = False
        """A row was changed elsewhere: nothing is sent before the month was read anew."""
        self._round = 0
        """Which month is shown: an answer that was asked for in another one is none for these lines."""
        self.sends = 0
        """How many times lines were sent: what was read before the last of them is old."""
        self._rhk: tuple[str, ...] = ()
        self.table: TableModel[Baris] = TableModel(model.columns(self._tahun), lambda row: row.key, self)
        self.panel = GridPanel(self.table, self.tr("Kegiatan harian satu pegawai"), self.tr("baris"))
        self.panel.count.hide()
        self.panel.search.hide()
        self.keys = label(
            self.tr("Tanggal cukup harinya (5) · jam 0730 · F4 RHK dari SKP · Ctrl+V menempel baris dari Excel · Ctrl+Z urungkan"),
            Tulisan.RAPAT, "lembut", wrap=True,
        )  # fmt: skip
        if (box := self.panel.layout()) is not None:
            box.addWidget(self.keys)
        self.grid = self.panel.grid
        self.grid.remember_as("kegiatan")
        self.grid.edits_requested.connect(self._edited)
        self.grid.menu_requested.connect(self._offer_rhk)
        self.grid.own_choices = self._choose_rhk
        # not at once: new rows reset the model, and the cell editor that brought them is still being closed
        self._room = QTimer(self)
        self._room.setSingleShot(True)
        self._room.setInterval(0)
        self._room.timeout.connect(self._make_room)

    # -- showing
    def show(self, pegawai_id: int, bulan: date, found: LembarBulan) -> None:
        """Show a month; what was typed before and is not stored is gone (ask `unsaved` first).

        After a conflict it is not: new lines stay, and changed ones whose row is still the one they were typed over.
        """
        is_same = (self.pegawai_id, self.bulan) == (pegawai_id, bulan)
        kept = self._unsaved() if self.is_stale and is_same else []
        self.is_stale = False
        self.pegawai_id, self.bulan, self._tahun.is_closed = pegawai_id, bulan, found.is_closed
        self._rhk = tuple(one.teks for one in found.rhk)
        self._dirty, self._sent = set(), []
        self._round += 1
        self.grid.undo_stack.clear()
        rows = [
            model.of_row(key, row, is_tumpang=row.id in found.tumpang)
            for key, row in enumerate(found.rows, 1)
        ]
        self._in_file = {row.key: row for row in rows}
        self.table.rows_replaced(self._with_room(self._joined(rows, kept)))
        self.changed.emit()
        self._next()

    def _joined(self, rows: list[Baris], kept: Sequence[Baris]) -> list[Baris]:
        """Return lines as they were read with those that a conflict left unstored; those are dirty."""
        at = {row.id: number for number, row in enumerate(rows)}
        for line in kept:
            number = at.get(line.id) if line.id is not None else None
            if line.id is None and not line.is_blank:
                rows.append(replace(line, key=len(rows) + 1, is_menunggu=False))
                self._dirty.add(len(rows))
            elif number is not None and rows[number].version == line.version:
                rows[number] = replace(rows[number], teks=line.teks)
                self._dirty.add(rows[number].key)
        return rows

    def drop(self) -> None:
        """Give up what is not stored and not on its way, at once: whatever is typed from now on stays."""
        back = {row.key: self._in_file.get(row.key, Baris(row.key)) for row in self._unsaved()}
        for key, change in self._sent:
            if key in back:
                row = replace(back[key], is_menunggu=True)
                back[key] = (
                    model.said(row, change.isi)
                    if change.isi is not None
                    else replace(row, teks=Baris(key).teks)
                )
        self._dirty = set()
        self.table.update_rows(back.values())
        self.table.update_rows(model.with_overlaps(self.table.rows, self.bulan))
        self.grid.undo_stack.clear()
        self.changed.emit()

    def _with_room(self, rows: Sequence[Baris]) -> list[Baris]:
        """Return the rows with `KOSONG` empty ones behind the last that is not."""
        used = max((at for at, row in enumerate(rows, 1) if not row.is_blank), default=0)
        missing = 0 if self._tahun.is_closed else used + KOSONG - len(rows)
        first = max((row.key for row in rows), default=0) + 1
        return [*rows, *(Baris(first + at) for at in range(missing))]

    @property
    def unsaved(self) -> int:
        """Return how many lines hold something that is not stored and not on its way either."""
        return len(self._unsaved())

    def _unsaved(self) -> list[Baris]:
        going = {key for key, _ in self._sent}
        return [
            row
            for row in self.table.rows
            if row.key in self._dirty or row.salah or (row.is_menunggu and row.key not in going)
        ]

    @property
    def busy(self) -> bool:
        """Return whether the lines are not yet what is stored."""
        return bool(self._sent or self.unsaved)

    def waits(self) -> bool:
        """Return `busy`; for `Task.holds`."""
        return self.busy

    @property
    def stored(self) -> list[Baris]:
        """Return the lines that are stored."""
        return [row for row in self.table.rows if row.id is not None]

    # -- writing
    def _edited(self, edits: list[CellEdit]) -> None:
        for edit in edits:
            row = self.table.row_by_id(edit.row_id)
            if row is not None:
                self.table.update_rows([row.typed(edit.key, edit.new_text)])
                self._dirty.add(edit.row_id)
        self._next()

    def _next(self) -> None:
        if self.is_stale:
            self.stale.emit()
            return
        if self._sent or not self._dirty or self.pegawai_id is None:
            return
        keys, self._dirty = sorted(self._dirty), set()
        for key in keys:
            row = self.table.row_by_id(key)
            if row is None:
                continue
            change, shown = model.change(row, self.bulan)
            self.table.update_rows([shown])
            if change is not None:
                self._sent.append((key, change))
        if not self._sent:
            self.changed.emit()
            return
        konteks, who, tahun = konteks_of(self._session), self.pegawai_id, self.bulan.year
        changes = [change for _, change in self._sent]
        self.sends += 1
        task = self._session.tasks.write(
            cast("QObject", self.parent()), lambda _progress: kegiatan.simpan(konteks, who, tahun, changes)
        )
        number = self._round
        task.holds(self.waits).success(partial(self._done, number)).failure(
            partial(self._failed, number)
        ).run()

    def _done(self, number: int, result: HasilLangkah) -> None:
        if number != self._round:
            return
        sent, self._sent = self._sent, []
        new = iter(result.ids)
        for key, change in sent:
            row = self.table.row_by_id(key)
            if row is None:
                continue
            if change.isi is None:
                self._in_file.pop(key, None)
                row = replace(row, id=None, version=0, is_menunggu=False, is_tumpang=False)
            else:
                done = model.stored(row, change.isi, change.id or next(new), result.langkah)
                self._in_file[key] = done
                row = replace(row, id=done.id, version=done.version) if key in self._dirty else done
            self.table.update_rows([row])
        self.table.update_rows(model.with_overlaps(self.table.rows, self.bulan))
        self._room.start()
        self.changed.emit()
        self._next()

    def _make_room(self) -> None:
        rows = self._with_room(self.table.rows)
        if len(rows) > len(self.table.rows) + KOSONG // 2 and not self.grid.is_editing():
            self.table.rows_replaced(rows)

    def _failed(self, number: int, error: KnownError) -> None:
        self.failed.emit(error)
        if number != self._round:
            return
        self._dirty |= {key for key, _ in self._sent}  # they go with the next line
        self._sent = []
        if isinstance(error, ConflictError):
            self.is_stale = True
            self.stale.emit()

    # -- the plan's words
    def _offer_rhk(self, menu: QMenu, keys: list[int]) -> None:
        if not self._rhk or self._tahun.is_closed:
            return
        menu.addSeparator()
        below = menu.addMenu(self.tr("Isi RHK"))
        icons.put(below.menuAction(), "target", "soft-text", 16)
        for words in self._rhk:
            action = below.addAction(words if len(words) < 80 else words[:78] + "…")
            action.triggered.connect(lambda _=False, text=words: self._fill_rhk(keys, text))

    def _choose_rhk(self) -> bool:
        """Show the plan's RHK under a cell of the first column (F4); a letter or its number points at one."""
        line, column = self.grid.place
        if line < 0 or self.table.columns[column].key != "rencana" or self._tahun.is_closed:
            return False
        if not self._rhk:
            self.grid.notice.emit(sentence("kegiatan.tanpa-rhk", tahun=self.bulan.year))
            return True
        menu = ChoiceMenu(self.table.columns[column].header, self.grid)
        key, now = self.table.id_at(line), self.grid.sheet.text(line, column)
        for number, words in enumerate(self._rhk, 1):
            shown = " ".join(words.split()).replace("&", "&&")
            menu.offer(
                f"{'&' if number < 10 else ''}{number}. {shown if len(shown) < 80 else shown[:78] + '…'}",
                words,
                lambda text=words: self._fill_rhk([key], text),  # type: ignore[misc]  # bound in the loop
                is_now=words == now,
            )
        menu.setActiveAction(menu.actions()[0])
        under(self.grid, menu)
        return True

    def _fill_rhk(self, keys: list[int], words: str) -> None:
        column = self.table.column_of("rencana")
        lines = [line for key in keys if (line := self.table.line_of(key)) is not None]
        self.grid.submit(self.grid.sheet.plan([(line, column, words) for line in lines]), self.tr("Isi RHK"))
