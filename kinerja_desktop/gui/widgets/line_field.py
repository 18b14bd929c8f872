"""A line to type in, with an end: Qt lays the whole of it out at each key, and somebody pastes a table."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.messages import sentence

LONGEST_LINE: Final = 300
"""Letters of a line that is searched for, read as a date, or stands in a list as a name."""
LONGEST_ANSWER: Final = 1_000
"""Letters of any other line: a reason, an address."""
LONGEST_CELL: Final = 10_000
"""Letters of a cell, as many as a plan takes: somebody pastes a page of Word into one."""


def letters(text: str) -> int:
    """Return how many letters Qt counts in a text: a picture (emoji) is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut_words(line: QLineEdit) -> str:
    """Return what is said where a line just took no more, '' where it has room and a letter was refused for another reason."""
    longest = line.maxLength()
    return sentence("isian.penuh", batas=teks.bilangan(longest)) if letters(line.text()) >= longest else ""


class LineField(QLineEdit):
    """Qt's line, which takes so many letters and no more, and says so; what was stored longer is shown whole.

    Args:
        text: what stands in it.
        parent: its widget.
        longest: letters that can be typed or pasted.
    """

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, longest: int = LONGEST_ANSWER
    ) -> None:
        super().__init__(parent)
        self.setMaxLength(longest)
        self.setText(text)
        self.inputRejected.connect(self._refused)

    def setText(self, text: str | None) -> None:
        """Show a text, however long: cut here, it would be stored cut."""
        self.make_room(text or "")
        super().setText(text or "")

    def make_room(self, text: str) -> None:
        """Let this text stand in it whole."""
        if letters(text) > self.maxLength():
            self.setMaxLength(letters(text))

    def _refused(self) -> None:
        words = cut_words(self)
        if words:
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), words, self)
