"""Keeping Python itself from holding the window: when it collects garbage, and how soon it hands over to the UI thread.

A full collection walks everything that lives, with the window standing still: 400 ms while a roster of 6,000 was being
imported, and it comes again for every quarter that is added. What an import builds is freed by counting references, not
by collecting; so a full collection waits until the hands rest for some seconds or the user looks elsewhere. It is never
given up: screens that were closed leave circles behind, and memory would climb.
"""

from __future__ import annotations

import gc
import sys
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from kinerja_desktop.gui.tasks import Tasks

_THRESHOLDS: Final = (5_000, 8, 1_000)
"""New objects until a young collection (a few ms), young ones until a middle one, middle ones until a full one."""
_HAND_OVER: Final = 0.001
"""Seconds for which a busy thread keeps the interpreter once the UI thread asks for it (Python's own: 0.005)."""
_REST: Final = 5_000
"""Milliseconds without a key, a click or a movement over the window that count as rest."""
_HANDS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.Expose,
    }
)


class Jeda(QObject):
    """Collects fully when the hands rest or the program goes into the background, and nothing runs."""

    def __init__(self, app: QGuiApplication, tasks: Tasks) -> None:
        super().__init__(app)
        self._tasks = tasks
        self._fresh = False
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.collect)
        gc.set_threshold(*_THRESHOLDS)
        gc.enable()  # `app.window` switches it off while it imports
        sys.setswitchinterval(_HAND_OVER)
        app.applicationStateChanged.connect(self._changed)

    def watch(self, window: QWindow) -> None:
        """Take the input of a native window (not of every widget: that would cost at each event) as moving hands."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter."""
        if event.type() in _HANDS:
            self._rest.start()
        return False

    def settle(self) -> None:
        """Leave out of later collections what an opened office brought: libraries, the window, its first screens.

        Called whenever an office was opened, so that the screens of the one before are looked at again and can go.
        """
        gc.unfreeze()
        self._fresh = True

    def collect(self) -> None:
        """Collect fully; while something runs, look again later."""
        if self._tasks.running:
            self._rest.start()
        else:
            self._collect()

    def _collect(self) -> None:
        gc.collect()
        if self._fresh:
            gc.freeze()  # 80,000 objects that stay: walking them again was 110 ms at every rest
            self._fresh = False

    def _changed(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive and not self._tasks.running:
            self._collect()
