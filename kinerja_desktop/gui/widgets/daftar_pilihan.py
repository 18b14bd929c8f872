"""A drop-down list and number fields that the wheel does not change."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QListView, QSpinBox

from kinerja_desktop.gui.widgets.line_field import LONGEST_LINE, LineField


class DaftarPilihan(QComboBox):
    """Qt's drop-down list, but a wheel that turns over it scrolls the page.

    Many of these save at once or say what a column of a file is; who scrolls past one means the page, not its value.
    """

    def showPopup(self) -> None:
        """Open the list. All entries are as high as the first: Qt measured each of the leaders of a big office."""
        entries = self.view()
        if isinstance(entries, QListView):
            entries.setUniformItemSizes(True)
        super().showPopup()

    def setEditable(self, editable: bool) -> None:
        """Let a name be typed that is none of them: it comes back as one of them, and Qt measures each to be wide enough."""
        super().setEditable(editable)
        if editable:
            self.setLineEdit(LineField(parent=self, longest=LONGEST_LINE))

    def setCurrentText(self, text: str) -> None:
        """Show a text, however long: cut here, it would be stored cut."""
        line = self.lineEdit()
        if isinstance(line, LineField):
            line.make_room(text)
        super().setCurrentText(text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the turn of the wheel to what lies below."""
        event.ignore()


class AngkaPutar(QSpinBox):
    """Qt's number field, which the wheel leaves alone likewise."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the turn of the wheel to what lies below."""
        event.ignore()


class AngkaDesimal(QDoubleSpinBox):
    """Qt's field for numbers with decimals, which the wheel leaves alone likewise."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the turn of the wheel to what lies below."""
        event.ignore()
