"""Ctrl+F: the search line that is meant, wherever the keyboard is in a window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from kinerja_desktop.gui.widgets.basics import SearchField


def find(root: QWidget, usual: QWidget | None = None) -> bool:
    """Give the keyboard to the search line of a screen or dialog, its text selected; False: there is none to be seen.

    Args:
        root: what is searched in.
        usual: who has the keyboard at first; of several search lines that beside it is meant, unless the keyboard is
            nearer to another (in a side panel with a list of its own).
    """
    fields = [one for one in root.findChildren(SearchField) if one.isVisible() and one.isEnabled()]
    if not fields:
        return False
    here = root.window().focusWidget()

    def near(field: SearchField) -> tuple[int, int, int, int]:
        place = field.mapTo(root, QPoint(0, 0))
        return -_shared(field, here), -_shared(field, usual), place.y(), place.x()

    found = min(fields, key=near)
    found.setFocus(Qt.FocusReason.ShortcutFocusReason)
    found.selectAll()
    return True


def _line(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def _shared(field: QWidget, other: QWidget | None) -> int:
    """Return how deep in the window the smallest part lies that holds both."""
    above = set(_line(other))
    return next((len(list(_line(one))) for one in _line(field) if one in above), 0)
