"""A grid with what belongs around it: chips, filter line, "142 dari 480", notices, and the empty state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.theme import Tulisan, put_tone
from kinerja_desktop.gui.widgets.basics import EmptyState, FilterChips, SearchField, button, label
from kinerja_desktop.gui.widgets.flow import Flow
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.services.tampilan import Tampilan

_NAMED = 4
"""So many values of a column are named in words."""
_AIR = 2
"""Pixels that a label is wider than its words."""
_SIGN = 40
"""Pixels of *Tampilkan semua* without its words."""
_SEARCH = (220, 150)
"""Pixels of the filter line where there is room, and where the line over the grid would break for it."""


class GridPanel(QWidget):
    """The usual list of a screen.

    ``panel.bar`` is the line over the grid: add buttons to it (they stand at the right). ``beside`` stands at the
    right of the grid, under that line. ``below`` comes and goes under the grid, so that neither the rows nor what is
    beside move. ``empty`` is shown once an empty list was read, not while it is being read.
    """

    def __init__(
        self,
        table: TableModel[Any],
        name: str,
        noun: str = "baris",
        chips: FilterChips | None = None,
        empty: EmptyState | None = None,
        undo_stack: QUndoStack | None = None,
        beside: QWidget | None = None,
        below: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.table = table
        self._noun = noun
        self.grid = Grid(table, name, undo_stack)
        self._search_words = self.tr("Saring daftar (Ctrl+F)"), self.tr("Saring (Ctrl+F)")
        self.search = SearchField(self._search_words[0])
        self.search.setFixedWidth(_SEARCH[0])
        self.search.searched.connect(table.set_filter_text)
        self.search.returnPressed.connect(self.grid.setFocus)
        self._make_counter()
        self._told = label("", Tulisan.RAPAT, "awas", wrap=True)
        self._told.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(8000)
        self._timer.timeout.connect(self._told.hide)
        self.chips = chips
        self._build(chips, empty, beside, below)
        self.grid.notice.connect(self.tell)
        table.countChanged.connect(self._count)
        self._count(table.rowCount(), len(table.rows))

    def _make_counter(self) -> None:
        """Make "142 dari 480" with *Tampilkan semua*, whose place is kept: a filter moves no row."""
        self.count = label("", Tulisan.RAPAT, "lembut")
        self._counted = self._named = ""
        self._wide_lift = 0
        self._lift_words = self.tr("Tampilkan semua")
        self.lift = button(self._lift_words, self.show_all, "x", "tautan", self._lift_words)
        self.lift.setAccessibleName(self._lift_words)
        size = self.lift.sizePolicy()
        size.setRetainSizeWhenHidden(True)
        self.lift.setSizePolicy(size)
        self.lift.hide()

    def _build(
        self,
        chips: FilterChips | None,
        empty: EmptyState | None,
        beside: QWidget | None,
        below: QWidget | None,
    ) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.bar = Flow()
        if chips is not None:
            self.bar.addWidget(chips)
        self.bar.addWidget(self.search)
        self.bar.addWidget(self.count)
        self.bar.addWidget(self.lift)
        self.bar.addStretch(1)
        box.addLayout(self.bar)
        self._nothing = EmptyState(
            "search", self.tr("Tidak ada yang cocok"), self.tr("Tidak ada baris yang cocok dengan saringan."),
            self.tr("Tampilkan semua"), self.show_all,
        )  # fmt: skip
        self._empty = empty
        self._stack = QStackedWidget()
        row = QHBoxLayout()
        row.setSpacing(12)
        box.addLayout(row, 1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._stack, 1)
        row.addLayout(column, 1)
        if below is not None:
            column.addWidget(below)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self._nothing)
        if empty is not None:
            self._stack.addWidget(empty)
        if beside is not None:
            row.addWidget(beside)
        box.addWidget(self._told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the search into the rows that were found, as Enter does."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.grid.setFocus()
        else:
            super().keyPressEvent(event)

    def show_all(self) -> None:
        """Lift every filter: text, chips, column values."""
        self.search.clear()
        if self.chips is not None:
            self.chips.choose(self.chips.keys()[0])
        self.table.lift_filters(conditions=False)
        self.grid.setFocus()

    def show_only(self, name: str, condition: Callable[[Any], bool]) -> None:
        """Show the rows that a number counted which was opened; what the list was searched for before is over."""
        self.show_all()
        self.table.set_condition(name, condition, passing=True)

    def tampilan(self) -> Tampilan | None:
        """Return what the list shows, for files made of it; None where it shows all rows as they came."""
        table = self.table
        if not table.filtered and not table.order:
            return None
        ids = tuple(table.id_at(line) for line in range(table.rowCount()))
        return Tampilan(ids, self._filter_words() if table.filtered else "", len(table.rows))

    def _filter_words(self) -> str:
        words = [f'"{text}"'] if (text := self.search.text().strip()) else []
        if self.chips is not None and self.chips.key != self.chips.keys()[0]:
            words.append(self.chips.words)
        words += self.table.condition_words
        for column in self.table.columns:
            if (values := self.table.value_filter(column.key)) is not None:
                named = sorted(value or self.tr("(kosong)") for value in values)
                more = self.tr(" dan {0} lainnya").format(len(named) - _NAMED) if len(named) > _NAMED else ""
                words.append(f"{column.header}: {', '.join(named[:_NAMED])}{more}")
        return "; ".join(words) or self.tr("menurut layar")

    def tell(self, text: str, how: str = "awas") -> None:
        """Say something under the grid for a while."""
        self._told.setText(text)
        self._told.setAccessibleName(text)
        put_tone(self._told, "nada", how)
        self._told.show()
        self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say *Tampilkan semua* in words where there is room, else by its sign alone."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Look again when all is dressed and when chips got other numbers."""
        known = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()
        return known

    def _fit(self) -> None:
        """Let the line over the grid break the same with a filter and without: only spare room takes more words."""
        self.lift.ensurePolished()  # hidden, nothing else would give it its measures
        before, self._wide_lift = self.lift.text(), max(self._wide_lift, self.lift.sizeHint().width())
        items = [self.bar.itemAt(number) for number in range(self.bar.count())]
        spare = self.width() - sum(
            item.sizeHint().width() + self.bar.spacing()
            for item in items
            if item is not None
            and not item.isEmpty()
            and item.widget() not in (self.lift, self.count, self.search)
        )
        figures = self.count.fontMetrics()
        spare -= self.count.minimumWidth() + 2 * self.bar.spacing()
        spare -= self._fit_search(spare - _SIGN)
        words = self._lift_words if self._wide_lift <= spare else ""
        spare -= self._wide_lift if words else _SIGN
        is_room = not self.isVisible() or figures.horizontalAdvance(self._named) <= spare
        named = self._named if is_room else ""
        self.count.setToolTip("" if named else self._counted + self._named)
        if self.count.text() != self._counted + named:
            self.count.setText(self._counted + named)
        if words != before:
            self.lift.setText(words)
            self.bar.invalidate()  # while it is hidden, its own change is told to nobody

    def _fit_search(self, spare: int) -> int:
        """Give the filter line its width, the lesser one where the wide one would break the line; return it."""
        narrow = self.isVisible() and _SEARCH[1] <= spare < _SEARCH[0]
        if (
            self.search.width() != _SEARCH[narrow]
            or self.search.placeholderText() != self._search_words[narrow]
        ):
            self.search.setFixedWidth(_SEARCH[narrow])
            self.search.setPlaceholderText(self._search_words[narrow])
        return _SEARCH[narrow]

    def _reserve(self, *counts: str) -> None:
        """Keep room for the longest count."""
        widths = [self.count.fontMetrics().horizontalAdvance(one) for one in counts if one]
        self.count.setMinimumWidth(max(widths, default=-_AIR) + _AIR)

    def _count(self, visible: int, total: int) -> None:
        whole = teks.bilangan(total)
        filtered = visible != total
        named = self.table.named
        everything = f"{whole} {self._noun}" if self.table.filled else ""
        self._counted, self._named = everything, ""
        self._reserve(everything, self.tr("{0} dari {1}").format(whole, whole) if total else "")
        if filtered:
            self._counted = self.tr("{0} dari {1}").format(teks.bilangan(visible), whole)
            if 0 < named < visible:
                self._named = self.tr(", {0} menurut namanya").format(teks.bilangan(named))
        self._fit()
        put_tone(self.count, "nada", "aksen" if filtered else "lembut")
        self.lift.setVisible(filtered)
        if total == 0 and self.table.filled and self._empty is not None:
            self._stack.setCurrentWidget(self._empty)
        elif visible == 0 and total:
            self._stack.setCurrentWidget(self._nothing)
        else:
            self._stack.setCurrentWidget(self.grid)
