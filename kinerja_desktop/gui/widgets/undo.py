"""The undo stack of a screen: as long as anybody would take back, not as long as the window is open."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

STEPS = 500
"""Actions that can be taken back; a paste keeps all its cells, so a day of pasting would fill the memory of an old PC."""


def new_stack(parent: QObject) -> QUndoStack:
    """Return an empty stack that forgets the oldest of more than `STEPS` actions."""
    made = QUndoStack(parent)
    made.setUndoLimit(STEPS)
    return made
