"""What a screen is to the window: its entry in the menu, its heading, how it is opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import Work
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets import cari
from kinerja_desktop.gui.widgets.flow import Flow
from kinerja_desktop.gui.widgets.messages import Banner
from kinerja_desktop.gui.widgets.one_liner import OneLiner
from kinerja_desktop.gui.widgets.panels import least_height

_OWN_CHOICE: Final = {
    Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}  # fmt: skip
_KEYS: Final = {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.InputMethod}
S = TypeVar("S")
T = TypeVar("T")


class _StandIn(QObject):
    """Who has the keyboard until there is a list: did the user go there himself meanwhile, or begin to type there?"""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._is_wanted = False
        widget.installEventFilter(self)

    def is_for(self, widget: QWidget | None) -> bool:
        """Return whether it looks at this widget."""
        return shiboken6.isValid(self) and self.parent() is widget

    def only_waits(self, focus: QWidget | None) -> bool:
        """Return whether the widget has the keyboard (``focus`` has it) and nobody would miss it there."""
        typed = isinstance(focus, QLineEdit) and bool(focus.text())
        return self.is_for(focus) and not self._is_wanted and not typed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what the user does."""
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._is_wanted |= event.reason() in _OWN_CHOICE
        elif event.type() in _KEYS and isinstance(watched, QLineEdit):
            self._is_wanted = True
        return False


class Screen(QWidget):
    """Base of every screen: heading with ``buttons`` at the right, `content`, a banner when there is something to say, `foot`.

    A subclass builds its widgets into ``self.content`` (a vertical layout with 8 px rhythm), what must stand at the
    lower end into ``self.foot``, and overrides `open_at`; a `Follower` tells it of another period or unit, a `Refresher`
    of changes. The banner comes under the content, so that no row moves away from under the pointer.
    """

    help_page = ""
    """Page of the manual that F1 opens."""

    def __init__(self, session: Session, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._asked = self._answered = 0
        self._stand_in: _StandIn | None = None
        self.setObjectName("isi")
        self.setAccessibleName(title)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 12, 20, 12)
        box.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(10)
        self.title = OneLiner(title, Tulisan.JUDUL, least=340)
        self.subtitle = OneLiner("", Tulisan.ISI, "lembut", widest=420)
        head.addWidget(self.title)
        head.addWidget(self.subtitle)
        head.addStretch(1)
        self.buttons = Flow()
        self.buttons.addStretch()  # in a second line, too, they stand at the right
        head.addLayout(self.buttons)
        box.addLayout(head)
        self.content = QVBoxLayout()
        self.content.setSpacing(10)
        box.addLayout(self.content, 1)
        self.banner = Banner()
        self.banner.back = self.first_focus
        box.addWidget(self.banner)
        self.foot = QVBoxLayout()
        self.foot.setSpacing(10)
        box.addLayout(self.foot)

    def with_banner(self, part: QWidget) -> QVBoxLayout:
        """Return a column of ``part`` with the banner under it, for screens with more beside or below their list."""
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(part, 1)
        column.addWidget(self.banner)
        return column

    def heightForWidth(self, width: int) -> int:
        """Ask for no more than the least height: lists and panels scroll on their own, the screen need not."""
        return least_height(self, width)

    def open_at(self, args: Mapping[str, object]) -> None:
        """Show what the arguments of `Session.go` ask for; called after the screen became visible."""

    def first_focus(self) -> QWidget | None:
        """Return who gets the keyboard when the screen is shown."""
        return None

    def to_search(self) -> bool:
        """Ctrl+F: go to the screen's search line from wherever the keyboard is; False where there is none."""
        return cari.find(self, self.first_focus())

    def may_leave(self) -> bool:
        """Return whether the window may show another screen or close now (an open editor commits here)."""
        return True

    def unsaved(self) -> tuple[str, ...]:
        """Return whose words wait here because they could not be written, one line each with the words."""
        return ()

    def read_newest(
        self,
        work: Work[T],
        show: Callable[[T], object],
        label: str = "",
        failed: Callable[[KnownError], object] | None = None,
    ) -> None:
        """Read in a task what the screen shows; where that is refused it is told, unless ``failed`` takes it.

        The answer to a question that a later one overtook is dropped; one that a write of this screen overtook is
        asked for again. Who had the keyboard because there was no list yet hands it on, unless the user wants it there.
        """
        first = self.first_focus()
        if not self.is_reading or self._stand_in is None or not self._stand_in.is_for(first):
            self._wait_in(first)
        self._asked += 1
        number = self._asked

        def shown(found: T) -> None:
            stand_in = self._stand_in
            show(found)
            heir = self.first_focus()
            if heir is not None and stand_in is not None and stand_in.only_waits(self.window().focusWidget()):
                heir.setFocus()

        def newest(call: Callable[[S], object]) -> Callable[[S], object]:
            def arrived(found: S) -> None:
                if number == self._asked:
                    self._answered = number
                    call(found)
                if not self.is_reading:
                    self._wait_in(None)

            return arrived

        task = self.session.tasks.read(self, work, label)
        task.success(newest(shown)).failure(newest(failed or self.show_error)).fresh().run()

    def _wait_in(self, widget: QWidget | None) -> None:
        if self._stand_in is not None and shiboken6.isValid(self._stand_in):
            self._stand_in.deleteLater()
        self._stand_in = _StandIn(widget) if widget is not None else None

    @property
    def is_reading(self) -> bool:
        """Return whether what `read_newest` asked for last is still on its way: what is shown is of before."""
        return self._asked != self._answered

    def show_problem(self, text: str) -> None:
        """Say on the screen that something did not go."""
        self.banner.tell(text, "buruk")

    def show_error(self, error: KnownError) -> None:
        """Say a KnownError in words; for ``Task.failure``."""
        self.show_problem(sentence(error.code, **error.args_))


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """An entry of the menu.

    Attributes:
        key: stable name, e.g. ``"penilaian"``; `Session.go` uses it.
        title: the word in the menu.
        icon: Lucide name.
        factory: makes the screen the first time it is shown; imports its module inside.
        group: "utama", or "bawah" for entries at the lower end (Pengaturan); the key of another screen: reached from
            there, not shown in the menu (the menu marks that other screen).
        words: more words that the search finds it by.
    """

    key: str
    title: str
    icon: str
    factory: Callable[[Session], Screen]
    group: str = "utama"
    words: str = ""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """Something the search box offers besides people and screens, e.g. "Impor pegawai"."""

    title: str
    icon: str
    call: Callable[[Session], object]
    words: str = ""
