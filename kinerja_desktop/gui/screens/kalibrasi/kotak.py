"""The board: boxes of people, one a predikat or one a cell of the matrix; people are moved by keys or dragged."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kinerja_desktop.gui import icons, signs
from kinerja_desktop.gui.signs import PREDIKAT_WORDS
from kinerja_desktop.gui.theme import Tulisan, colour, font, theme
from kinerja_desktop.gui.widgets.basics import label

_ID = int(Qt.ItemDataRole.UserRole)
_AIR, _ICON = 20, 22
"""Pixels around a name, and of the sign before it."""
_BIG = 17
"""Pixels of the names before a projector."""
_ARROWS = {
    int(Qt.Key.Key_Left): (-1, 0),
    int(Qt.Key.Key_Right): (1, 0),
    int(Qt.Key.Key_Up): (0, -1),
    int(Qt.Key.Key_Down): (0, 1),
}


@dataclass(frozen=True, slots=True)
class Kartu:
    """A person in a box: ``semula`` says where a moved one came from, '' for who was not moved."""

    penugasan_id: int
    nama: str
    semula: str
    tentang: str
    is_terkunci: bool


@dataclass(frozen=True, slots=True)
class Tempat:
    """A box: its key, what it is called, predikat whose sign it bears, place in the grid."""

    kunci: str
    kata: str
    predikat: str
    kolom: int
    baris: int


class _Tanda(QWidget):
    """The sign of a predikat."""

    def __init__(self, predikat: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._predikat = predikat
        self.setFixedSize(signs.SIGN_WIDTH, 20)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        signs.draw_predikat(QPainter(self), self._predikat, QRectF(self.rect()))


class Kotak(QListWidget):
    """The people of one box.

    Signals:
        pushed(kunci, dx, dy): Ctrl+arrow: move the person that way; walked: the arrow alone at an edge.
        wanted(penugasan_id): Enter or double click.
        returned(penugasan_id): Delete: back to where the person is stored.
        dropped(penugasan_id, at): a person was dragged to a place of the screen.
    """

    pushed = Signal(str, int, int)
    walked = Signal(str, int, int)
    wanted = Signal(int)
    returned = Signal(int)
    dropped = Signal(int, QPoint)

    def __init__(self, tempat: Tempat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tempat = tempat
        self._start: QPoint | None = None
        self._is_dragging = False
        self.setMouseTracking(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)  # whole names, on two lines where they must
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self._asked)

    def sizeHint(self) -> QSize:
        """Ask for little: the grid shares the room out."""
        return QSize(120, 80)

    def minimumSizeHint(self) -> QSize:
        """Return room for a name."""
        return QSize(96, 44)

    @property
    def chosen(self) -> int | None:
        """Return the person under the cursor."""
        item = self.currentItem()
        return int(item.data(_ID)) if item is not None else None

    def show_cards(self, cards: Sequence[Kartu], write: QFont) -> None:
        """Show people; the cursor stays on its person where he is still here."""
        kept = self.chosen
        self.clear()
        for card in cards:
            item = QListWidgetItem(card.nama if not card.semula else f"{card.nama}  ({card.semula})")
            item.setData(_ID, card.penugasan_id)
            item.setToolTip(card.tentang)
            used = QFont(write)
            used.setBold(bool(card.semula))
            item.setFont(used)
            if card.semula:
                item.setIcon(icons.icon("move", "accent", 16))
                item.setForeground(colour("accent"))
            elif card.is_terkunci:
                item.setIcon(icons.icon("lock", "soft-text", 16))
            self.addItem(item)
            if card.penugasan_id == kept:
                self.setCurrentItem(item)
        self.setAccessibleName(f"{self.tempat.kata}, {len(cards)}")
        self._fit()

    def _fit(self) -> None:
        """Give every name its lines: Qt measures without the air that the style sheet puts around an item."""
        for line in range(self.count()):
            item = self.item(line)
            room = self.viewport().width() - _AIR - (0 if item.icon().isNull() else _ICON)
            box = QFontMetrics(item.font()).boundingRect(
                QRect(0, 0, max(room, 40), 1000), int(Qt.TextFlag.TextWordWrap), item.text()
            )
            item.setSizeHint(QSize(0, max(28, box.height() + 12)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure again: a scroll bar that came takes room."""
        super().resizeEvent(event)
        self._fit()

    def point_at(self, penugasan_id: int) -> bool:
        """Put the cursor on a person; return whether he is here."""
        for line in range(self.count()):
            if self.item(line).data(_ID) == penugasan_id:
                self.setCurrentRow(line)
                return True
        return False

    def _asked(self, item: QListWidgetItem) -> None:
        self.wanted.emit(int(item.data(_ID)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Ctrl+arrows, walk between boxes with the arrows, open with Enter, take back with Delete."""
        way = _ARROWS.get(event.key())
        who = self.chosen
        if way is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.pushed.emit(self.tempat.kunci, *way)
        elif way is not None and self._leaves(way):
            self.walked.emit(self.tempat.kunci, *way)
        elif who is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit(who)
        elif who is not None and event.key() == Qt.Key.Key_Delete:
            self.returned.emit(who)
        else:
            super().keyPressEvent(event)

    def _leaves(self, way: tuple[int, int]) -> bool:
        """Return whether an arrow leads out of the box."""
        if way[0]:
            return True
        edge = 0 if way[1] < 0 else self.count() - 1
        return self.count() == 0 or self.currentRow() == edge

    # -- dragging, without the system's: it stays within the board
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        super().mousePressEvent(event)
        on_someone = self.itemAt(event.position().toPoint()) is not None
        self._start = (
            event.position().toPoint() if on_someone and event.button() == Qt.MouseButton.LeftButton else None
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag once the mouse has gone far enough."""
        if self._start is None:
            return
        far = (event.position().toPoint() - self._start).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._is_dragging:
            self._is_dragging = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of who is dragged."""
        dragging, self._is_dragging, self._start = self._is_dragging, False, None
        self.viewport().unsetCursor()
        if dragging and self.chosen is not None:
            self.dropped.emit(self.chosen, event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)


class PapanKotak(QWidget):
    """Boxes in a grid with what stands over them.

    Signals:
        moved(penugasan_id, kunci): to another box; wanted(penugasan_id); returned(penugasan_id).
    """

    moved = Signal(int, str)
    wanted = Signal(int)
    returned = Signal(int)

    def __init__(
        self,
        places: Sequence[Tempat],
        name: str,
        atas: Sequence[str] = (),
        kiri: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.boxes: dict[str, Kotak] = {}
        self.counts: dict[str, QLabel] = {}
        self._is_big = False
        self._is_narrow = not atas
        self._cards: dict[str, Sequence[Kartu]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for number, words in enumerate(atas, 1):
            grid.addWidget(label(words, Tulisan.RAPAT, "lembut"), 0, number, Qt.AlignmentFlag.AlignHCenter)
        for number, words in enumerate(kiri, 1):
            side = label(words, Tulisan.RAPAT, "lembut", wrap=True)
            side.setFixedWidth(62)
            grid.addWidget(side, number, 0)
        for place in places:
            grid.addWidget(self._box(place), place.baris + 1, place.kolom + 1)
            grid.setColumnStretch(place.kolom + 1, 1)
            grid.setRowStretch(place.baris + 1, 1)
        theme().changed.connect(self._again)

    def _box(self, place: Tempat) -> QWidget:
        frame = QFrame()
        frame.setObjectName("kartu")
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(_Tanda(place.predikat))
        name = label(PREDIKAT_WORDS[place.predikat], Tulisan.KUAT, wrap=True)
        name.setMinimumWidth(0)
        head.addWidget(name, 1)
        self.counts[place.kunci] = label("", Tulisan.RAPAT)
        (column if self._is_narrow else head).addWidget(self.counts[place.kunci])
        column.insertLayout(0, head)
        box = Kotak(place)
        self.boxes[place.kunci] = box
        column.addWidget(box, 1)
        box.pushed.connect(self._pushed)
        box.walked.connect(self._walked)
        box.dropped.connect(self._dropped)
        box.wanted.connect(self.wanted)
        box.returned.connect(self.returned)
        return frame

    def show_cards(self, cards: Mapping[str, Sequence[Kartu]], share: Callable[[int], str]) -> None:
        """Show who is in which box; ``share``: how many -> words beside the number."""
        self._cards = dict(cards)
        write = QFont(font(Tulisan.ISI))
        if self._is_big:
            write.setPixelSize(_BIG)
        for kunci, box in self.boxes.items():
            found = cards.get(kunci, ())
            box.show_cards(found, write)
            self.counts[kunci].setText(share(len(found)))
            self.counts[kunci].setFont(font(Tulisan.JUDUL_KARTU if self._is_big else Tulisan.RAPAT))
        self._share = share

    def show_big(self, is_big: bool) -> None:
        """Write large, for a projector."""
        self._is_big = is_big
        self._again()

    def _again(self) -> None:
        if self._cards:
            self.show_cards(self._cards, self._share)

    def point_at(self, penugasan_id: int) -> None:
        """Put keyboard and cursor on a person."""
        for box in self.boxes.values():
            if box.point_at(penugasan_id):
                box.setFocus()
            else:
                box.setCurrentRow(-1)

    def _beside(self, kunci: str, dx: int, dy: int) -> Kotak | None:
        here = self.boxes[kunci].tempat
        there = (here.kolom + dx, here.baris + dy)
        return next(
            (box for box in self.boxes.values() if (box.tempat.kolom, box.tempat.baris) == there), None
        )

    def _pushed(self, kunci: str, dx: int, dy: int) -> None:
        target, who = self._beside(kunci, dx, dy), self.boxes[kunci].chosen
        if target is not None and who is not None:
            self.moved.emit(who, target.tempat.kunci)

    def _walked(self, kunci: str, dx: int, dy: int) -> None:
        target = self._beside(kunci, dx, dy)
        if target is not None:
            target.setFocus()
            if target.count() and target.currentRow() < 0:
                target.setCurrentRow(target.count() - 1 if dy < 0 else 0)

    def _dropped(self, penugasan_id: int, at: QPoint) -> None:
        for kunci, box in self.boxes.items():
            frame = box.parentWidget()
            if frame is not None and frame.rect().contains(frame.mapFromGlobal(at)):
                if box is not self.sender():
                    self.moved.emit(penugasan_id, kunci)
                return
