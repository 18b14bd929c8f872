"""Messages inside the window: the banner under what a screen shows, the toast that passes by, the strip of running work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QWidget,
)

from kinerja_desktop.foundation import teks
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.theme import Tulisan, put_tone
from kinerja_desktop.gui.widgets.basics import CELL_EDITOR, button, label, tool

_SIGNS = {
    "info": ("info", "accent"),
    "baik": ("circle-check", "good"),
    "awas": ("triangle-alert", "warn"),
    "buruk": ("circle-alert", "bad"),
}
LOW: Final = 560
"""Height of a window in which rows are more urgent than the end of a message (1366 x 768 at 150 % has 512)."""
_EDGES: Final = 26
_GAP: Final = 8
_TOAST_GAP: Final = 12
_MOST_LINES: Final = 4
_ANY: Final = 16_777_215
"""What Qt calls no limit."""


def _leave_keyboard(*parts: QAbstractButton) -> None:
    """Let the mouse press them while the keyboard stays in the grid: they are gone a moment later."""
    for part in parts:
        part.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class Banner(QFrame):
    """One line at the foot of a screen that stays until it is closed or replaced; tone info, baik, awas or buruk.

    Good news is old when the screen was left.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pita")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(_GAP)
        self._sign = QLabel()
        self.words = label(wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action: QPushButton = button("", self._act, look="tautan")
        self.other: QPushButton = button("", self._act_other, look="tautan")
        self._call: Callable[[], object] | None = None
        self._other_call: Callable[[], object] | None = None
        self._tone = ""
        self.whole: QPushButton = button(self.tr("Selengkapnya"), self._unfold, look="tautan")
        self._is_unfolded = False
        self.closer = tool("x", self.tr("Tutup pesan"), self._put_away)
        self.back: Callable[[], QWidget | None] = lambda: None
        """Who gets the keyboard when the banner goes while it has it."""
        _leave_keyboard(self.whole, self.action, self.other, self.closer)
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)
        for part in (self.whole, self.action, self.other, self.closer):
            row.addWidget(part)
        self.whole.hide()
        self.hide()

    def tell(
        self,
        text: str,
        tone: str = "info",
        action: str = "",
        call: Callable[[], object] | None = None,
        *,
        other: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Show a message, with an action if it has one, and another where there is a choice."""
        name, ink = _SIGNS[tone]
        icons.put(self._sign, name, ink)
        put_tone(self, "nada", tone)
        self._tone = tone
        self.words.setText(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._call = call
        self.other.setText(other[0] if other else "")
        self.other.setVisible(other is not None)
        self._other_call = other[1] if other else None
        self.setAccessibleName(text)
        self._is_unfolded = False
        self.show()
        self._fold()
        self._come_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """Come in sight again when what it says still holds."""
        super().showEvent(event)
        self._come_soon()

    def _come_soon(self) -> None:
        if self._tone == "buruk":
            QTimer.singleShot(0, self, self._come_in_sight)  # once the page has grown by it

    def _come_in_sight(self) -> None:
        """Scroll a page that is higher than the window to what went wrong; a cell that is typed in stays where it is."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        now = self.window().focusWidget()
        if above is not None and not self.isHidden() and (now is None or now.objectName() != CELL_EDITOR):
            above.ensureWidgetVisible(self, 0, _GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold in a low window."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """In a low window keep to the first line, the rest on demand: the rows above need the room."""
        line = self.words.fontMetrics().lineSpacing()
        beside = (self._sign, self.action, self.other, self.closer)
        others = sum(part.sizeHint().width() + _GAP for part in beside if not part.isHidden())
        is_long = self.words.heightForWidth(max(1, self.width() - others - _EDGES)) > line * 3 // 2
        folds = is_long and not self._is_unfolded and self.window().height() < LOW
        self.words.setMaximumHeight(line if folds else _ANY)
        self.whole.setVisible(folds)

    def _unfold(self) -> None:
        self._is_unfolded = True
        self._fold()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of good news when the screen goes, not when the window is made small."""
        if self._tone == "baik" and not event.spontaneous():
            self.hide()

    def _put_away(self) -> None:
        """Hide; Qt would give the keyboard to whatever stands next in the window, mostly a button of the heading."""
        now = self.window().focusWidget()
        heir = self.back() if now is not None and self.isAncestorOf(now) else None
        if heir is not None:
            heir.setFocus()
        self.hide()

    def _act(self) -> None:
        self._put_away()
        if self._call is not None:
            self._call()

    def _act_other(self) -> None:
        self._put_away()
        if self._other_call is not None:
            self._other_call()


class Toast(QFrame):
    """A line over the bottom bar that leaves by itself, e.g. "212 pegawai diperbarui" with "Urungkan".

    It lies on the bar so that it hides no row and no button of the screen (a sentence that is longer than the window goes
    on in further lines, above it); while work runs it stands above the bar,
    whose *Batal* must stay in reach.

    Args:
        bar: the bottom bar, as high as the toast.
        work: what of the bar may not be covered while it is shown.
    """

    STAYS = 8000

    def __init__(self, parent: QWidget, bar: QWidget, work: QWidget) -> None:
        super().__init__(parent)
        self._room, self._bar, self._work = parent, bar, work
        self.setFixedHeight(bar.height())
        self.setObjectName("toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 4, 0)
        row.setSpacing(_TOAST_GAP)
        self.words = label()
        self.action = button("", self._act, look="tautan")
        self.closer = tool("x", self.tr("Tutup pesan"), self.hide)
        _leave_keyboard(self.action, self.closer)
        row.addWidget(self.words, 1)
        for part in (self.action, self.closer):
            row.addWidget(part)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(12)
        shadow.setOffset(0, 0)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)
        self._call: Callable[[], object] | None = None
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        work.installEventFilter(self)
        self.hide()

    def tell(self, text: str, action: str = "", call: Callable[[], object] | None = None) -> None:
        """Show a message for some seconds (longer while the mouse rests on it)."""
        self._text = text
        self.words.setToolTip(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._call = call
        self.setAccessibleName(text)
        self.show()
        self._place()
        self.raise_()
        self._timer.start(self.STAYS)

    def _act(self) -> None:
        self.hide()
        if self._call is not None:
            self._call()

    def _place(self) -> None:
        room = self._room.rect()
        self.words.setText(self._text)
        most, metrics = room.width() - 16, self.words.fontMetrics()
        beside = (self.action, self.closer)
        others = (
            sum(part.sizeHint().width() + _TOAST_GAP for part in beside if not part.isHidden())
            + 2 * _TOAST_GAP
        )
        box = metrics.boundingRect(
            0, 0, max(1, most - others), _ANY, int(Qt.TextFlag.TextWordWrap.value), self._text
        )
        is_long = box.height() > metrics.lineSpacing() * 3 // 2
        self.words.setWordWrap(is_long)
        words = min(box.height(), _MOST_LINES * metrics.lineSpacing()) + 10  # the tooltip has the rest
        self.setFixedHeight(max(self._bar.height(), words) if is_long else self._bar.height())
        self.resize(most if is_long else min(most, self.sizeHint().width()), self.height())
        lift = self._bar.height() if self._work.isVisible() else 0
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - lift)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the window is resized, and off the running work."""
        moves = (QEvent.Type.Resize,) if watched is self._room else (QEvent.Type.Show, QEvent.Type.Hide)
        if event.type() in moves and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Wait while the mouse is here."""
        if event.type() == QEvent.Type.Enter:
            self._timer.stop()
        elif event.type() == QEvent.Type.Leave:
            self._timer.start(self.STAYS)
        return super().event(event)


class ProgressStrip(QWidget):
    """Running work: what, how far, and *Batal*."""

    def __init__(self, cancel: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.words = label("", Tulisan.RAPAT, "lembut")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(160)
        self.bar.setAccessibleName(self.tr("Kemajuan pekerjaan"))
        self.numbers = label("", Tulisan.RAPAT, "lembut")
        self.cancel = button(self.tr("Batal"), cancel, look="tautan")
        for part in (self.words, self.bar, self.numbers, self.cancel):
            row.addWidget(part)

    def show_progress(self, words: str, done: int = 0, total: int = 0) -> None:
        """Show how far the work is; total 0: unknown."""
        self.words.setText(words)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.numbers.setText(
            self.tr("{0} dari {1}").format(teks.bilangan(done), teks.bilangan(total)) if total else ""
        )
