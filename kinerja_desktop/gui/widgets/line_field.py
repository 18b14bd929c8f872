"""A line to type in, with an end: Qt lays the whole of it out at each key, and somebody pastes a table."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

LONGEST_LINE: Final = 300
"""Letters of a line that is searched for, read as a date, or stands in a list as a name."""
LONGEST_ANSWER: Final = 1_000
"""Letters of any other line: a reason, an address."""
LONGEST_CELL: Final = 10_000
"""Letters of a cell, as many as a plan takes: somebody pastes a page of Word into one."""


class LineField(QLineEdit):
    """Qt's line, which takes so many letters and no more; what was stored longer is shown whole.

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

    def setText(self, text: str | None) -> None:
        """Show a text, however long: cut here, it would be stored cut."""
        words = text or ""
        if len(words) > self.maxLength():
            self.setMaxLength(len(words))
        super().setText(words)
