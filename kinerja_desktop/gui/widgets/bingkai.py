"""The frame of every dialog: as tall as its words need, and Tab walks through it in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QPushButton, QWidget


class Bingkai(QDialog):
    """A dialog that measures itself when it is shown.

    Qt takes the height of wrapped words at a width of its own choice: with a long name the fields below would be
    squeezed over each other. And it walks in the order in which widgets were made, not in which they stand.
    Enter in a field presses the default button, the primary one where none was chosen.
    """

    def showEvent(self, event: QShowEvent) -> None:
        """Grow to what the words need at this width; set the order of Tab."""
        super().showEvent(event)
        layout = self.layout()
        if layout is None:
            return
        self.fit()
        self._choose_default()
        for one, other in pairwise(_in_reading_order(layout)):
            QWidget.setTabOrder(one, other)

    def fit(self) -> None:
        """Grow to what the words need now; call it when words came that were not there."""
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        needed = max(layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height())
        if needed > self.height():
            self.resize(self.width(), needed)

    def _choose_default(self) -> None:
        """Give Enter to the primary button, or to the only one, where the dialog itself did not choose."""
        buttons = self.findChildren(QPushButton)
        primary = [one for one in buttons if one.property("rupa") == "utama"]
        if len(found := primary or buttons) == 1 and not any(one.isDefault() for one in buttons):
            found[0].setDefault(True)


def _in_reading_order(layout: QLayout) -> Iterator[QWidget]:
    """Yield what takes the keyboard, as the layouts place it."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _in_reading_order(inner)
        elif widget is not None:
            held = widget.layout()
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
            elif held is not None:
                yield from _in_reading_order(held)
