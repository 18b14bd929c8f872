"""What every part of Pengaturan is: a card with one line of purpose that saves as it is changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.kantor import konteks_of, periods, units
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan, put_tone
from kinerja_desktop.gui.widgets.basics import Card, label
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.services.konteks import Konteks

PAUSE = 700
"""Milliseconds without a key after which what was typed is saved."""


class Bagian(QWidget):
    """A part of Pengaturan.

    Subclasses build into ``self.body`` and override `load`; they write through `write`, or through `later` when
    somebody types.
    """

    title: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    purpose: ClassVar[str] = ""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._due: Callable[[], object] | None = None
        self._writing = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.card = Card(self.title)
        self.status = self.card.aside
        self.card.body.addWidget(label(self.purpose, Tulisan.ISI, "lembut", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.card.body.addLayout(self.body)
        box.addWidget(self.card)
        box.addStretch(1)
        self.setAccessibleName(self.title)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.flush)

    @property
    def konteks(self) -> Konteks:
        """Return the context for services."""
        return konteks_of(self.session)

    def load(self) -> None:
        """Read what is set now and show it."""
        raise NotImplementedError

    def first(self) -> QWidget | None:
        """Return the field that gets the keyboard."""
        return None

    @property
    def is_busy(self) -> bool:
        """Return whether something typed is not written yet."""
        return self._writing or self._due is not None

    # -- writing
    def later(self, call: Callable[[], object]) -> None:
        """Save with ``call`` once the typing pauses."""
        self._due = call
        self._say(self.tr("Belum tersimpan"), "lembut")
        self._timer.start()

    def flush(self) -> None:
        """Save now what waits for a pause."""
        self._timer.stop()
        if self._writing:
            return
        due, self._due = self._due, None
        if due is not None:
            due()

    def write(
        self, work: Callable[[Konteks], Outcome[Any]], done: Callable[[Any], object] | None = None
    ) -> None:
        """Write one change; the heading says when it is saved or why not."""
        konteks = self.konteks
        self._writing = True
        self._say(self.tr("Menyimpan…"), "lembut")
        task = self.session.tasks.write(self, lambda _progress: work(konteks))
        task.success(lambda value: self._saved(value, done)).failure(self._refused).run()

    def _saved(self, value: Any, done: Callable[[Any], object] | None) -> None:
        self._writing = False
        now = clock.local(clock.now())
        self._say(self.tr("Tersimpan {0}").format(f"{now:%H.%M}"), "baik")
        if done is not None:
            done(value)
        self.flush()

    def _refused(self, error: KnownError) -> None:
        self._writing = False
        self._say(self.tr("Tidak tersimpan"), "buruk")
        self.refused(sentence(error.code, **error.args_))

    def refused(self, words: str) -> None:
        """Say why nothing was saved, and show again what holds."""
        self.tell(words)
        self.load()

    def tell(self, words: str) -> None:
        """Say something over the screen."""
        place = self.parentWidget()
        while place is not None and not hasattr(place, "show_problem"):
            place = place.parentWidget()
        if place is not None:
            place.show_problem(words)

    def _say(self, words: str, tone: str) -> None:
        self.status.setText(words)
        put_tone(self.status, "nada", tone)

    def refresh_choices(self) -> None:
        """Show the periods and units of the bar above anew."""
        konteks = self.konteks
        self.session.tasks.read(self, lambda _progress: (periods(konteks), units(konteks))).success(
            lambda found: self.session.set_choices(*found)
        ).run()


def beside(*parts: QWidget) -> QWidget:
    """Return a line with parts of their own width; the first one takes its keyboard."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    line.setFocusProxy(parts[0])
    return line


def show_text(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Show a text without taking it for something typed, and without moving the cursor of who types the same."""
    present = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    if present == text:
        return
    field.blockSignals(True)
    if isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)
    field.blockSignals(False)


def choice(items: list[tuple[str, str]], call: Callable[[str], object]) -> QComboBox:
    """Return a drop-down of (code, words) that calls back with the code the user took."""
    made = DaftarPilihan()
    for code, words in items:
        made.addItem(words, code)
    made.activated.connect(lambda at: call(str(made.itemData(at))))
    return made


def show_choice(field: QComboBox, code: str) -> None:
    """Show a code; the user's own choice is not taken for one."""
    field.setCurrentIndex(max(0, field.findData(code)))
