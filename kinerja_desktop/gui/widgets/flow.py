"""A row that goes on in the next line where it does not fit: buttons and chips on a small or enlarged screen."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget

_BETWEEN = 8  # px between lines


class Flow(QLayout):
    """Widgets side by side at their preferred size, in as many lines as the width asks for.

    A stretch (`addStretch`) pushes what follows to the right end, in further lines too. The preferred width
    is that of one line, the least width that of the widest part; a QVBoxLayout above asks for the height by width.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item; called by `addWidget`."""
        self._items.append(item)
        self._heights.clear()

    def addStretch(self, stretch: int = 1) -> None:
        """Push what follows to the right; ``stretch`` is there so that rows can become flows, one is like another."""
        del stretch
        self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None beyond the last (Qt asks there too)."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item."""
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines that a width makes; Qt asks many times for each layout of a window."""
        found = self._heights.get(width)
        if found is None:
            found = self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return found

    def invalidate(self) -> None:
        """Forget what was counted: a part came, went or changed."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Place the parts."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of a single line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the widest part."""
        least = QSize()
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    @staticmethod
    def _size(item: QLayoutItem, width: int) -> QSize:
        """Return the size of a part; one that is wider than the line gets the height of its own lines."""
        wish = item.sizeHint()
        size = wish.boundedTo(QSize(max(width, item.minimumSize().width()), 1 << 20))
        if size.width() < wish.width() and item.hasHeightForWidth():
            size.setHeight(item.heightForWidth(size.width()))
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Break the parts into lines; return the height of all."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        left = rect.width()
        for item in self._items:
            if item.isEmpty() and item.spacerItem() is None:
                continue
            size = self._size(item, rect.width())
            taken = size.width() + (self.spacing() if size.width() else 0)
            if any(one.width() for _, one in lines[-1]) and size.width() > left:
                lines.append([])
                left = rect.width()
            lines[-1].append((item, size))
            left -= taken
        y, pushed = rect.y(), False
        for line in lines:
            high = max((size.height() for _, size in line), default=0)
            if move:
                self._place(line, QRect(rect.x(), y, rect.width(), high), pushed=pushed)
            pushed = pushed or any(item.spacerItem() is not None for item, _ in line)
            y += high + _BETWEEN
        return max(0, y - rect.y() - _BETWEEN)

    def _place(self, line: list[tuple[QLayoutItem, QSize]], room: QRect, *, pushed: bool) -> None:
        parts = [size.width() for item, size in line if item.spacerItem() is None]
        spare = max(0, room.width() - sum(parts) - self.spacing() * max(0, len(parts) - 1))
        x = room.x() + (spare if pushed else 0)
        for item, size in line:
            if item.spacerItem() is not None:
                x, spare = x + spare, 0
                continue
            y = room.y() + (room.height() - size.height()) // 2
            item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
