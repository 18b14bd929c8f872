"""The parts of the editor beside the outline: Perilaku with its expectations, and the three lists of the Lampiran."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent, QUndoStack
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from kinerja_desktop.domain.perilaku import ButirPerilaku
from kinerja_desktop.domain.skp import JenisLampiran
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.perencanaan.penyunting import Penyunting
from kinerja_desktop.gui.screens.perencanaan.rencana import Isian
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import label
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.grid_edits import CellEdit
from kinerja_desktop.services import kata

_PAUSE = 700
"""Milliseconds without a key after which a list is saved."""


@dataclass(frozen=True, slots=True)
class BarisPerilaku:
    """One value of behaviour with its expectation."""

    butir: ButirPerilaku
    ekspektasi: str


class PerilakuGrid(Grid):
    """Seven values, their guides, and the leader's expectation, typed like a cell of Excel."""

    def __init__(
        self, keeper: Penyunting, isian: Isian, undo: QUndoStack, parent: QWidget | None = None
    ) -> None:
        self.keeper = keeper
        editable: Callable[[BarisPerilaku], bool] = lambda _row: isian.editable  # noqa: E731 - a condition
        table: TableModel[BarisPerilaku] = TableModel(
            [
                Column(key="no", header="No.", getter=lambda row: row.butir.nomor, width=42, filterable=False),
                Column(key="nama", header="Perilaku kerja", getter=lambda row: row.butir.nama, width=170, lines=2,
                       filterable=False),
                Column(key="panduan", header="Panduan perilaku", lines=8, filterable=False,
                       getter=lambda row: "\n".join(f"• {one}" for one in row.butir.panduan)),
                Column(key="ekspektasi", header="Ekspektasi khusus pimpinan", getter=lambda row: row.ekspektasi, lines=8,
                       width=330, editable=editable, setter=lambda row, _text: row, filterable=False),
            ],
            lambda row: row.butir.nomor,
        )  # fmt: skip
        super().__init__(table, "Perilaku", undo, parent)
        table.setParent(self)
        self.setAccessibleName(self.tr("Perilaku kerja dan ekspektasi khusus pimpinan"))
        self.own_undo = self._typed
        self._butir: Sequence[ButirPerilaku] = ()

    def show_values(self, butir: Sequence[ButirPerilaku]) -> None:
        """Take the values of the day."""
        self._butir = butir
        self.refresh()

    def refresh(self) -> None:
        """Show the expectations of the keeper."""
        isi = self.keeper.isi
        rows = [BarisPerilaku(one, isi.ekspektasi(one.kunci)) for one in self._butir]
        if len(rows) == len(self.table.rows):
            self.table.update_rows(rows)  # a reset would take the open editor away from under the hand
        else:
            self.table.rows_replaced(rows)

    def _typed(self, words: str, edits: Sequence[CellEdit]) -> None:
        isi = self.keeper.isi
        by_number = {one.nomor: one.kunci for one in self._butir}
        for edit in edits:
            isi = isi.with_ekspektasi(by_number[edit.row_id], edit.new_text.strip())
        self.keeper.put(words, isi)


class _Lines(QPlainTextEdit):
    """One list: a line is an entry; saved when the typing pauses or the keyboard leaves."""

    def __init__(self, jenis: JenisLampiran, done: Callable[[], object]) -> None:
        super().__init__()
        self.jenis = jenis
        self._done = done
        self.setAccessibleName(kata.istilah("jenis_lampiran", jenis))
        self.setTabChangesFocus(True)
        self.setMinimumHeight(64)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(done)
        self.textChanged.connect(self._pause.start)

    def lines(self) -> tuple[str, ...]:
        """Return the entries."""
        return tuple(line.strip() for line in self.toPlainText().splitlines() if line.strip())

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show entries, unless they are those that stand here."""
        if self.lines() != tuple(lines):
            self.blockSignals(True)
            self.setPlainText("\n".join(lines))
            self.blockSignals(False)

    def finish(self) -> None:
        """Hand over what is typed now."""
        self._pause.stop()
        self._done()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving saves."""
        super().focusOutEvent(event)
        self.finish()


class LampiranPanel(QWidget):
    """The three lists of the Lampiran SKP."""

    def __init__(self, keeper: Penyunting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keeper = keeper
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(6)
        box.addWidget(
            label(
                self.tr("Satu baris satu butir. Tersimpan sendiri saat berhenti mengetik."),
                Tulisan.RAPAT,
                "lembut",
            )
        )
        self.lists = [_Lines(jenis, self._take) for jenis in JenisLampiran]
        for one in self.lists:
            head = label(kata.istilah("jenis_lampiran", one.jenis), Tulisan.KUAT)
            head.setBuddy(one)
            box.addWidget(head)
            box.addWidget(one, 1)

    def _take(self) -> None:
        isi = self.keeper.isi
        if not self.keeper.editable:
            return
        for one in self.lists:
            if isi.lines(one.jenis) != one.lines():
                isi = isi.with_lines(one.jenis, one.lines())
        if isi != self.keeper.isi:
            self.keeper.put(self.tr("Ubah lampiran"), isi)

    def finish(self) -> None:
        """Save what is still being typed."""
        for one in self.lists:
            one.finish()

    def refresh(self) -> None:
        """Show the lists of the keeper."""
        for one in self.lists:
            one.show_lines(self.keeper.isi.lines(one.jenis))
            one.setReadOnly(not self.keeper.editable)
