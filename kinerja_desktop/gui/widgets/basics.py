"""Small parts of every screen: labels, buttons, cards, numbers, chips, search, empty states."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kinerja_desktop.foundation import teks
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.theme import Tulisan, colour, font, theme
from kinerja_desktop.gui.widgets.flow import Flow
from kinerja_desktop.gui.widgets.line_field import LONGEST_LINE, LineField


class Words(QLabel):
    """A label that shows at most a page of words: Qt lays out what is wrapped again and again, and somebody pastes a book."""

    MOST = 2_000

    def setText(self, text: str) -> None:
        """Show a text, cut where it is longer than anybody reads in a label."""
        super().setText(teks.singkat(text, self.MOST))


def label(text: str = "", role: Tulisan = Tulisan.ISI, tone: str = "", wrap: bool = False) -> QLabel:
    """Return a label; ``tone`` is '', lembut, aksen, baik, awas or buruk."""
    made = Words()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setFont(font(role))
    made.setWordWrap(wrap)
    if tone:
        made.setProperty("nada", tone)
    return made


@runtime_checkable
class _Work(Protocol):
    """What has one place where the work is done: a screen."""

    def first_focus(self) -> QWidget | None: ...


def _work_around(widget: QWidget) -> QWidget | None:
    """Return where the keyboard of the screen around a widget belongs, None where that is not shown."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, _Work):
        above = above.parentWidget()
    found = above.first_focus() if isinstance(above, _Work) else None
    return found if found is not None and found.isVisible() else None


class PushButton(QPushButton):
    """A button that Enter presses too, not only inside dialogs.

    Since it does so itself it never offers to become the default: Qt would hand the Enter of a dialog's fields to
    whichever button had the focus while the row of buttons was laid out.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAutoDefault(False)
        self._is_by_mouse = False

    def setMenu(self, menu: QMenu) -> None:
        """Take a menu. A key opens it at its first choice; after the mouse the work has the keyboard, not the button."""
        super().setMenu(menu)
        menu.aboutToShow.connect(self._menu_opens)
        menu.aboutToHide.connect(self._menu_closes)

    def _menu_opens(self) -> None:
        menu = self.menu()
        first = next((one for one in menu.actions() if one.isEnabled() and not one.isSeparator()), None)
        if first is not None and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            menu.setActiveAction(first)

    def _menu_closes(self) -> None:
        QTimer.singleShot(0, self, self.update)  # Qt leaves it painted as pressed
        work = _work_around(self) if self._is_by_mouse and self.hasFocus() else None
        if work is not None:
            work.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember that the mouse was used."""
        self._is_by_mouse = True
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click on Enter; in a dialog too, so that the focused button wins over the default one."""
        self._is_by_mouse = False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    text: str, call: Callable[[], object] | None = None, icon: str = "", look: str = "", hint: str = ""
) -> QPushButton:
    """Return a button; ``look`` is '', utama (one per screen) or tautan."""
    made = PushButton(text)
    if look:
        made.setProperty("rupa", look)
    if look == "utama":
        made.setFont(font(Tulisan.KUAT))
    if icon:
        ink = "on-accent" if look == "utama" else "accent" if look == "tautan" else "text"
        icons.put(made, icon, ink, 16, gap=4 if text else 0)
    if hint:
        made.setToolTip(hint)
    if call is not None:
        made.clicked.connect(lambda _checked=False: call())
    return made


class ToolButton(QToolButton):
    """A bare button that Enter presses too, as `PushButton` does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def tool(
    name: str, words: str, call: Callable[[], object] | None = None, ink: str = "soft-text"
) -> QToolButton:
    """Return a bare icon button; ``words`` are its tooltip and accessible name."""
    made = ToolButton()
    made.setProperty("rupa", "polos")
    made.setToolTip(words)
    made.setAccessibleName(words)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    icons.put(made, name, ink)
    if call is not None:
        made.clicked.connect(lambda _checked=False: call())
    return made


_WORTH = 80
"""Pixels that must be won before what belongs under a field opens over it."""


def open_below(popup: QWidget, field: QWidget) -> None:
    """Show a popup under a field; over it, or less tall, where the screen ends too soon."""
    if not popup.testAttribute(Qt.WidgetAttribute.WA_Resized):
        popup.adjustSize()
    room = field.screen().availableGeometry()
    below, above = field.mapToGlobal(QPoint(0, field.height() + 2)), field.mapToGlobal(QPoint(0, -2))
    rooms = room.bottom() - below.y(), above.y() - room.top()
    goes_up = popup.height() > rooms[0] and rooms[1] > min(popup.height(), rooms[0] + _WORTH)
    popup.resize(popup.width(), max(popup.minimumSizeHint().height(), min(popup.height(), rooms[goes_up])))
    y = above.y() - popup.height() if goes_up else below.y()
    popup.move(max(room.left(), min(below.x(), room.right() - popup.width())), y)
    popup.show()


def line() -> QFrame:
    """Return a thin separator."""
    made = QFrame()
    made.setObjectName("garis")
    return made


class Card(QFrame):
    """A white surface with a title, an aside at the right, and a body to add to (`body`)."""

    def __init__(self, title: str = "", aside: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kartu")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 14)
        self.body.setSpacing(8)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.aside = label(aside, Tulisan.RAPAT, "lembut")
        if title:
            self.title = label(title, Tulisan.JUDUL_KARTU)
            self.head.addWidget(self.title)
            self.head.addStretch(1)
            self.head.addWidget(self.aside)
            self.body.addLayout(self.head)


class Painted(QAbstractButton):
    """A button that paints itself: hover, focus ring and theme switching are done here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme().changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks too, not only the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint for hover."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Repaint for hover."""
        super().leaveEvent(event)
        self.update()

    def ground(self, painter: QPainter, radius: float = 6, card: bool = False) -> None:
        """Paint the ground: a card or nothing, hover, and the focus ring."""
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = self.underMouse() and self.isEnabled()
        painter.setPen(colour("line") if card else Qt.PenStyle.NoPen)
        painter.setBrush(colour("hover") if hovered else colour("surface") if card else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def draw_bar(painter: QPainter, box: QRectF, share: float, ink: str = "accent") -> None:
    """Draw a progress bar with round ends; ``share`` from 0 to 1."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("track"))
    radius = box.height() / 2
    painter.drawRoundedRect(box, radius, radius)
    if share > 0:
        filled = QRectF(box)
        filled.setWidth(max(box.height(), box.width() * min(share, 1.0)))
        painter.setBrush(colour(ink))
        painter.drawRoundedRect(filled, radius, radius)


class StatNumber(Painted):
    """A number on a card that opens its people when clicked; with ``of`` it shows a share and a bar."""

    def __init__(self, words: str, ink: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._ink = words, ink
        self._number: int | None = None
        self._of = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def show_number(self, number: int | None, of: int = 0) -> None:
        """Show a number; None while it is being counted."""
        self._number, self._of = number, of
        self._name()
        self.update()

    def _name(self) -> None:
        number = self.tr("menghitung") if self._number is None else teks.bilangan(self._number)
        self.setAccessibleName(f"{number} {self._words}{self._share_words()}")
        self.setToolTip(self.tr("Buka daftar: {0}").format(self._words))

    def _share_words(self) -> str:
        if self._number is None or not self._of:
            return ""
        return f"  ·  {teks.persen(self._number, self._of)}"

    def sizeHint(self) -> QSize:
        """Return the size of a card."""
        return QSize(160, 88)

    def minimumSizeHint(self) -> QSize:
        """Return the least size: the words must stand."""
        return QSize(self.fontMetrics().horizontalAdvance(self._words + self._share_words()) + 32, 88)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw number, words and bar."""
        del event
        painter = QPainter(self)
        self.ground(painter, 8, card=True)
        painter.setFont(font(Tulisan.ANGKA, figures=True))
        painter.setPen(colour(self._ink if self._number else "soft-text"))
        number = "–" if self._number is None else teks.bilangan(self._number)
        painter.drawText(QRectF(16, 10, self.width() - 32, 34), Qt.AlignmentFlag.AlignVCenter, number)
        painter.setFont(font(Tulisan.RAPAT))
        painter.setPen(colour("soft-text"))
        words = self._words + self._share_words()
        painter.drawText(QRectF(16, 44, self.width() - 32, 20), Qt.AlignmentFlag.AlignVCenter, words)
        if self._of and self._number is not None:
            draw_bar(painter, QRectF(16, 68, self.width() - 32, 6), self._number / self._of)


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice of `FilterChips`: its key and words; ``mark`` colours it when there is something in it."""

    key: str
    words: str
    mark: bool = False


class FilterChips(QWidget):
    """A row of chips with counts, one of them chosen.

    Signals:
        chosen(key): the user took another chip.
    """

    chosen = Signal(str)

    def __init__(self, chips: Sequence[Chip], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._chips = {chip.key: chip for chip in chips}
        row = Flow(self)
        for chip in chips:
            made = PushButton(chip.words)
            made.setProperty("rupa", "chip")
            made.setCheckable(True)
            self._group.addButton(made)
            self._buttons[chip.key] = made
            made.clicked.connect(lambda _=False, key=chip.key: self.chosen.emit(key))
            row.addWidget(made)
        if chips:
            self._buttons[chips[0].key].setChecked(True)

    @property
    def key(self) -> str:
        """Return the key of the chosen chip."""
        return next(key for key, made in self._buttons.items() if made.isChecked())

    def keys(self) -> list[str]:
        """Return the keys of all chips."""
        return list(self._buttons)

    @property
    def words(self) -> str:
        """Return the words of the chosen chip."""
        return self._chips[self.key].words

    def choose(self, key: str) -> None:
        """Choose a chip as if clicked."""
        self._buttons[key].click()

    def show_counts(self, counts: dict[str, int], *, hide_empty: bool = False) -> None:
        """Show numbers behind the words; ``hide_empty``: chips with nothing behind them, the chosen one excepted."""
        for key, made in self._buttons.items():
            if key in counts:
                made.setHidden(hide_empty and not counts[key] and not made.isChecked())
                made.setText(f"{self._chips[key].words}  {teks.bilangan(counts[key])}")


CELL_EDITOR: Final = "sel"
"""Object name of what one types in over a cell; the style sheet and the bar below know it by that."""


class SearchField(LineField):
    """A search line with a magnifier and a clear button.

    Signals:
        searched(text): typing paused for 120 ms, or Enter.
    """

    searched = Signal(str)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, longest=LONGEST_LINE)
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(True)
        self._sign = self.addAction(
            icons.icon("search", "soft-text", 16), QLineEdit.ActionPosition.LeadingPosition
        )
        icons.put(self._sign, "search", "soft-text", 16)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(120)
        self._timer.timeout.connect(self._tell)
        self.textChanged.connect(lambda _text: self._timer.start())
        self.returnPressed.connect(self._tell)

    def _tell(self) -> None:
        self._timer.stop()
        self.searched.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears first. Enter searches and stays here: it presses no button of the dialog around; Ctrl+Enter does."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
            return
        super().keyPressEvent(event)
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not ctrl:
            event.accept()


class EmptyState(QWidget):
    """What an empty screen says: what it is for, and the first step."""

    def __init__(
        self,
        icon: str,
        title: str,
        words: str,
        step: str = "",
        call: Callable[[], object] | None = None,
        second: str = "",
        second_call: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(8)
        box.addStretch(2)
        sign = QLabel()
        icons.put(sign, icon, "accent", 40)
        sign.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(sign)
        self.title = label(title, Tulisan.JUDUL_KARTU)
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.title)
        self.words = label(words, Tulisan.ISI, "lembut", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.words.setMaximumWidth(460)
        middle = (
            QHBoxLayout()
        )  # no alignment: an aligned item gets its size hint, which ignores the wrapped height
        middle.addStretch(1)
        middle.addWidget(self.words, 1000)
        middle.addStretch(1)
        box.addLayout(middle)
        row = QHBoxLayout()
        row.addStretch(1)
        self.step: QPushButton | None = None
        if step:
            self.step = button(step, call, look="utama")
            row.addWidget(self.step)
        if second:
            row.addWidget(button(second, second_call))
        row.addStretch(1)
        box.addSpacing(8)
        box.addLayout(row)
        box.addStretch(3)
