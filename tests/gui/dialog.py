"""A modal dialog from inside: what a test does while the call that opened it waits for the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

_LOOK: Final = 20
"""Milliseconds between two looks for the dialog."""
_LIMIT: Final = 10_000
"""Milliseconds that a dialog may stay open after ``act``; then it is closed, so that a failed check ends the test."""


def is_ready(dialog: QDialog) -> bool:
    """Return whether a dialog is laid out and shown: a click before that goes nowhere."""
    handle = dialog.windowHandle()
    return dialog.isVisible() and handle is not None and handle.isExposed()


def in_dialog(screen: QWidget, kind: type[QDialog], act: Callable[[Any], object]) -> list[QDialog]:
    """Call ``act`` in the next modal dialog of ``kind`` once it is open; return the list it will stand in.

    An ``act`` that fails closes the dialog: pytest-qt reports what failed, and the run goes on.
    """
    seen: list[QDialog] = []

    def look() -> None:
        found = QApplication.activeModalWidget()
        if not (isinstance(found, kind) and isinstance(found, QDialog) and is_ready(found)):
            QTimer.singleShot(_LOOK, screen, look)
            return
        seen.append(found)
        try:
            act(found)
        except BaseException:
            found.reject()
            raise
        QTimer.singleShot(_LIMIT, found, found.reject)

    QTimer.singleShot(0, screen, look)
    return seen
