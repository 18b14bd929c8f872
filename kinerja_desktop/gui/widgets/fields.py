"""Fields of forms: date, and rows with a name, a hint and what is wrong."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.theme import Tulisan, put_tone
from kinerja_desktop.gui.widgets.basics import label, open_below
from kinerja_desktop.gui.widgets.line_field import LONGEST_LINE, LineField

_NUMBERS = re.compile(r"^\s*(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{2}|\d{4})\s*$")
_WORDS = re.compile(r"^\s*(\d{1,2})[\s.-]+([a-z]{3,9})[\s.-]+(\d{2}|\d{4})\s*$", re.IGNORECASE)
_SOLID = re.compile(r"^\s*(\d{2})(\d{2})(\d{4})\s*$")


_FIRST_YEAR, _LAST_YEAR = 1900, 2199
"""A year outside is a slip of the finger: nobody there was born before, nothing is signed after."""


def parse_date(text: str) -> date | None:
    """Read a date as Indonesians type it: ``31-1-2026``, ``31/01/26``, ``31012026``, ``31 jan 2026``.

    Raises:
        ValueError: it is no date.
    """
    if not text.strip():
        return None
    found = _NUMBERS.match(text) or _SOLID.match(text)
    if found:
        return date(_year(found[3]), int(found[2]), int(found[1]))
    found = _WORDS.match(text)
    if found:
        word = found[2].lower()
        months = [n for n, name in enumerate(teks.BULAN, start=1) if name.lower().startswith(word)]
        if len(months) == 1:
            return date(_year(found[3]), months[0], int(found[1]))
    raise ValueError(text)


def _year(text: str) -> int:
    year = int(text) + 2000 if len(text) == 2 else int(text)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(text)
    return year


class DateField(LineField):
    """A date typed in any usual way and shown as *31 Januari 2026*; arrows move by days, the picture opens a calendar.

    Signals:
        dateChanged(date or None): a valid date was entered or the field was emptied.
    """

    dateChanged = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, longest=LONGEST_LINE)
        self._value: date | None = None
        self._calendar: QCalendarWidget | None = None
        self._purpose = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(self.tr("contoh 31-1-2026"))
        self.setMinimumWidth(180)
        opener = self.addAction(
            icons.icon("calendar", "soft-text", 16), QLineEdit.ActionPosition.TrailingPosition
        )
        opener.setToolTip(self.tr("Buka kalender (Alt+Bawah)"))
        icons.put(opener, "calendar", "soft-text", 16)
        opener.triggered.connect(self.open_calendar)
        self.returnPressed.connect(self.take)

    @property
    def value(self) -> date | None:
        """Return the date; None while empty."""
        return self._value

    def set_value(self, value: date | None) -> None:
        """Show a date."""
        changed = value != self._value
        self._value = value
        self.setText(teks.tanggal(value) if value else "")
        self._mark("")
        if changed:
            self.dateChanged.emit(value)

    def take(self) -> bool:
        """Read what was typed; False leaves it there, marked."""
        try:
            found = parse_date(self.text())
        except ValueError:
            self._mark(self.tr("“{0}” bukan tanggal. Tulis misalnya 31-1-2026.").format(self.text()))
            return False
        self.set_value(found)
        return True

    def explain(self, words: str) -> None:
        """Say what the date is for, where nothing is wrong with it."""
        self._purpose = words
        self._mark("")

    def _mark(self, why: str) -> None:
        put_tone(self, "salah", "true" if why else "false")
        self.setToolTip(why or self._purpose)
        self.setAccessibleDescription(why or self._purpose)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field takes the date."""
        self.take()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move by days, Alt+Down opens the calendar."""
        key = event.key()
        if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.take():
            days = 1 if key == Qt.Key.Key_Up else -1
            stepped = (self._value or clock.today()) + timedelta(days=days if self._value else 0)
            if _FIRST_YEAR <= stepped.year <= _LAST_YEAR:
                self.set_value(stepped)
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Show a month to click in."""
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlags(Qt.WindowType.Popup)
            self._calendar.setLocale(QLocale("id_ID"))
            self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
            self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            self._calendar.setAccessibleName(self.tr("Kalender"))
            self._calendar.setDateRange(QDate(_FIRST_YEAR, 1, 1), QDate(_LAST_YEAR, 12, 31))
            self._calendar.activated.connect(self._picked)
            self._calendar.clicked.connect(self._picked)
        now = self._value or clock.today()
        self._calendar.setSelectedDate(QDate(now.year, now.month, now.day))
        open_below(self._calendar, self)
        self._calendar.setFocus()

    def _picked(self, chosen: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        self.set_value(date(chosen.year(), chosen.month(), chosen.day()))


def keyboard_of(field: QWidget) -> QWidget:
    """Return what in a field takes the keyboard: itself, or of a box around one the first that does, else the box."""
    if field.focusPolicy() != Qt.FocusPolicy.NoFocus or field.focusProxy() is not None:
        return field
    inside = (one for one in field.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return next(inside, field)


class Form(QWidget):
    """A group of fields: a title, one line that says what it is for, and rows with names at the left."""

    LABEL_WIDTH = 190

    def __init__(self, title: str = "", purpose: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        if title:
            box.addWidget(label(title, Tulisan.JUDUL_KARTU))
        if purpose:
            box.addWidget(label(purpose, Tulisan.RAPAT, "lembut", wrap=True))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 8, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, self.LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        box.addLayout(self._grid)

    def row(self, name: str, field: QWidget, hint: str = "") -> QWidget:
        """Add a field with its name (also its accessible name) and a hint under it; returns the field."""
        line = self._grid.rowCount()
        words = label(name)
        words.setBuddy(keyboard_of(field))
        if not field.accessibleName():
            own = field.text() if isinstance(field, (QRadioButton, QCheckBox)) else ""
            field.setAccessibleName(": ".join(part for part in (name, own) if part).replace("&", ""))
        self._grid.addWidget(words, line, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        words.setContentsMargins(0, 6, 0, 0)
        self._grid.addWidget(field, line, 1)
        if hint:
            self._grid.addWidget(label(hint, Tulisan.RAPAT, "lembut", wrap=True), line + 1, 1)
            field.setAccessibleDescription(hint)
        return field
