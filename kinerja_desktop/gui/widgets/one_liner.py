"""Words that prefer one line."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from kinerja_desktop.gui.theme import Tulisan, font
from kinerja_desktop.gui.widgets.basics import Words


class OneLiner(Words):
    """Words that stand on one line where there is room, and go on in a second one where a name is long.

    A label that wraps prefers to be narrow, one that does not makes the whole screen as wide as the longest name.
    """

    def __init__(
        self, text: str, role: Tulisan, tone: str = "", *, least: int = 200, widest: int = 600
    ) -> None:
        super().__init__()
        self._least, self._widest = least, widest
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(role))
        self.setWordWrap(True)
        self.setText(text)
        if tone:
            self.setProperty("nada", tone)

    def sizeHint(self) -> QSize:
        """Prefer one line, unless it is a very long one: what stands beside it wants room too."""
        return QSize(min(self._whole(), self._widest), self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Need some words; the height goes with the width."""
        return QSize(min(self._whole(), self._least), self.fontMetrics().height())

    def _whole(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text()) + 2


class SatuBaris(Words):
    """Words that are never more than one line: what has no room ends in an ellipsis, and the whole is in the tooltip."""

    _LEAST = 80

    def __init__(self, role: Tulisan, tone: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(role))
        if tone:
            self.setProperty("nada", tone)

    def setText(self, text: str) -> None:
        """Show a text."""
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """Need a few words."""
        return QSize(min(self._LEAST, super().minimumSizeHint().width()), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is room for."""
        del event
        box = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            box,
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            words,
            self.foregroundRole(),
        )
        painter.end()
