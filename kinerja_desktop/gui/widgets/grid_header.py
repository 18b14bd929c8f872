"""The grid's header: click sorts (Shift adds), right click or the small arrow opens sort, filter and hide."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from kinerja_desktop.foundation import teks
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.models.column import fold
from kinerja_desktop.gui.theme import Tulisan, colour, font, put_tone
from kinerja_desktop.gui.widgets.basics import PushButton
from kinerja_desktop.gui.widgets.grid_lines import wrap
from kinerja_desktop.gui.widgets.line_field import LONGEST_LINE, LineField

if TYPE_CHECKING:
    from kinerja_desktop.gui.widgets.grid import Grid

HEIGHT = 38
PAD = 8
_LINES = 2
_MANY = 400
_VALUE = Qt.ItemDataRole.UserRole


class GridHeader(QHeaderView):
    """Header words on one or two lines, sort arrows with their rank, a funnel where a filter is set."""

    def __init__(self, grid: Grid, parent: QAbstractItemView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid = grid
        self._hovered = -1
        self._font = font(Tulisan.RAPAT, strong=True)
        self._metrics = QFontMetrics(self._font)
        self.setSectionsClickable(False)  # else QTableView would select the column; see mouseReleaseEvent
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self.setMinimumSectionSize(36)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Judul kolom"))

    def sizeHint(self) -> QSize:
        """Return room for two lines of words; Qt's own asks every section, with each layout, for a width that nobody uses."""
        return QSize(self.length(), HEIGHT)

    def room(self, words: str) -> int:
        """Return the width that lets header words stand on at most two lines."""
        parts = words.split()
        whole = self._metrics.horizontalAdvance(words)
        best = whole
        for cut in range(1, len(parts)):
            upper, lower = " ".join(parts[:cut]), " ".join(parts[cut:])
            best = min(
                best, max(self._metrics.horizontalAdvance(upper), self._metrics.horizontalAdvance(lower))
            )
        return (best if whole > 90 else whole) + 2 * PAD + 18

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw one header."""
        if not rect.isValid():
            return
        column = self._grid.table.columns[logical]
        painter.fillRect(rect, colour("hover" if logical == self._hovered else "surface"))
        painter.setPen(colour("line-strong"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        marks = self._marks(column.key)
        width = rect.width() - 2 * PAD - (18 if marks or logical == self._hovered else 0)
        here = logical == self._grid.place[1] and self._grid.has_keyboard()
        painter.setPen(colour("text" if here or marks else "soft-text"))
        painter.setFont(self._font)
        box = QRect(rect.left() + PAD, rect.top(), width, rect.height())
        lines = wrap(column.header, self._font, width, _LINES)
        painter.drawText(box, int(column.align), "\n".join(lines))
        x = rect.right() - 20
        if not marks and logical == self._hovered:
            marks = [("chevron-down", "")]
        for number, (name, rank) in enumerate(marks):
            y = rect.center().y() - 7 if len(marks) == 1 else rect.top() + 3 + 17 * number
            icons.draw(painter, name, "accent" if rank or name == "filter" else "soft-text", x, y, 14)
            if rank not in ("", "1"):
                painter.drawText(QRect(x - 8, round(y), 8, 14), int(Qt.AlignmentFlag.AlignCenter.value), rank)

    def _marks(self, key: str) -> list[tuple[str, str]]:
        made: list[tuple[str, str]] = []
        for rank, (sorted_key, descending) in enumerate(self._grid.table.order, start=1):
            if sorted_key == key:
                made.append(("arrow-down" if descending else "arrow-up", str(rank)))
        if self._grid.table.value_filter(key) is not None:
            made.append(("filter", ""))
        return made

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which header the mouse is on."""
        super().mouseMoveEvent(event)
        self._hover(self.logicalIndexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the mouse."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, logical: int) -> None:
        if logical != self._hovered:
            self._hovered = logical
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Sort, or open the menu when the small arrow was hit; dragging an edge only resizes."""
        at = event.position().toPoint()
        resizing = self.viewport().cursor().shape() == Qt.CursorShape.SplitHCursor
        super().mouseReleaseEvent(event)
        logical = self.logicalIndexAt(at)
        if resizing or logical < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        right = self.sectionViewportPosition(logical) + self.sectionSize(logical)
        if at.x() >= right - 22:
            self._grid.open_column_menu(logical)
        else:
            self._grid.sort_by(logical, add=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the column's menu."""
        logical = self.logicalIndexAt(event.pos())
        if logical >= 0:
            self._grid.open_column_menu(logical)

    def menu_place(self, logical: int) -> QPoint:
        """Return the screen position under a header."""
        return self.viewport().mapToGlobal(QPoint(self.sectionViewportPosition(logical), HEIGHT))


class ColumnMenu(QFrame):
    """Popup of one column: sort, hide, show others, and tick the values to keep."""

    def __init__(self, grid: Grid, logical: int) -> None:
        super().__init__(grid, Qt.WindowType.Popup)
        self.setObjectName("lembar")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._grid = grid
        self._column = grid.table.columns[logical]
        self.setAccessibleName(self.tr("Menu kolom {0}").format(self._column.header))
        self.setFixedWidth(264)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(2)
        self._entry(
            box, self.tr("Urutkan naik"), "arrow-up", lambda: grid.set_order([(self._column.key, False)])
        )
        self._entry(
            box, self.tr("Urutkan turun"), "arrow-down", lambda: grid.set_order([(self._column.key, True)])
        )
        if grid.table.order:
            self._entry(box, self.tr("Tanpa urutan"), "x", lambda: grid.set_order([]))
        if not self._column.frozen:
            self._entry(
                box, self.tr("Sembunyikan kolom"), "eye-off", lambda: grid.hide_column(self._column.key)
            )
        hidden = grid.hidden_columns()
        if hidden:
            words = self.tr("Tampilkan {0} kolom tersembunyi").format(len(hidden))
            self._entry(box, words, "eye", grid.show_all_columns)
        if self._column.filterable:
            self._add_values(box)

    def _entry(self, box: QVBoxLayout, words: str, icon: str, call: Callable[[], object]) -> None:
        button = PushButton(words)
        put_tone(button, "rupa", "tautan")
        icons.put(button, icon, "soft-text", 16)

        def chosen() -> None:
            self.close()
            call()

        button.clicked.connect(chosen)
        box.addWidget(button)

    def _add_values(self, box: QVBoxLayout) -> None:
        box.addSpacing(6)
        self.search = LineField(longest=LONGEST_LINE)
        self.search.setPlaceholderText(self.tr("Cari isi kolom"))
        self.search.setAccessibleName(self.tr("Cari isi kolom"))
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self.apply)
        box.addWidget(self.search)
        self.values = QListWidget()
        self.values.setAccessibleName(self.tr("Isi kolom yang ditampilkan"))
        self.values.setFixedHeight(200)
        self.values.setUniformItemSizes(True)
        kept = self._grid.table.value_filter(self._column.key)
        found = self._grid.table.values_of(self._column.key)
        for text, count in found[:_MANY]:
            item = QListWidgetItem(f"{text or self.tr('(kosong)')}  ·  {teks.bilangan(count)}")
            item.setData(_VALUE, text)
            item.setSizeHint(QSize(0, 28))
            checked = kept is None or text in kept
            item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
            self.values.addItem(item)
        box.addWidget(self.values)
        if len(found) > _MANY:
            note = QLabel(
                self.tr("{0} isi pertama; ketik untuk mencari yang lain di kotak saring.").format(_MANY)
            )
            note.setWordWrap(True)
            put_tone(note, "nada", "lembut")
            box.addWidget(note)
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 0)
        none = PushButton(self.tr("Kosongkan"))
        none.clicked.connect(lambda: self._tick_all(False))
        every = PushButton(self.tr("Semua"))
        every.clicked.connect(lambda: self._tick_all(True))
        apply = PushButton(self.tr("Saring"))
        put_tone(apply, "rupa", "utama")
        apply.clicked.connect(self.apply)
        for button in (every, none, apply):
            line.addWidget(button)
        box.addLayout(line)

    def _items(self) -> list[QListWidgetItem]:
        return [self.values.item(number) for number in range(self.values.count())]

    def _narrow(self, text: str) -> None:
        for item in self._items():
            item.setHidden(fold(text) not in fold(item.text()))

    def _tick_all(self, ticked: bool) -> None:
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def apply(self) -> None:
        """Filter by what is ticked (and shown); everything ticked lifts the filter."""
        items = self._items()
        ticked = [i for i in items if i.checkState() == Qt.CheckState.Checked and not i.isHidden()]
        whole = len(ticked) == len(items) and len(items) < _MANY
        texts = None if whole else frozenset(str(item.data(_VALUE)) for item in ticked)
        self.close()
        self._grid.table.set_value_filter(self._column.key, texts)
