"""Keeping Python itself from holding the window: when it collects garbage, and how soon it hands over to the UI thread.

A full collection walks everything that lives, with the window standing still: 400 ms while a roster of 6,000 was being
imported, and it comes again for every quarter that is added. What an import builds is freed by counting references, not
by collecting; so a full collection waits until the hands have rested for so long that they will not come back in that very
moment. It is never given up: screens that were closed and statements that were built leave circles behind, and memory would
climb. Whoever never rests so long still stops for a breath, or looks elsewhere: what came since the last full collection is
looked through then. Who has just left is often back at once, so leaving alone is no reason for a full one.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from kinerja_desktop.foundation import memory
from kinerja_desktop.gui.tasks import Tasks

_THRESHOLDS: Final = (5_000, 8, 1_000)
"""New objects until a young collection (a few ms), young ones until a middle one, middle ones until a full one."""
_HAND_OVER: Final = 0.001
"""Seconds for which a busy thread keeps the interpreter once the UI thread asks for it (Python's own: 0.005)."""
_REST: Final = 30_000
"""Milliseconds without a key, a click or a movement over the window that count as rest: after five seconds of reading the
next click met the walk now and then."""
_PAUSE: Final = 5_000
"""Milliseconds without them that must do for who never rests so long."""
_BREATH: Final = 600
"""Milliseconds without them that are long enough for what is new since the last collection."""
_MANY: Final = 1
"""Middle collections since the last look (40,000 objects each) that are worth a breath."""
_LONG: Final = 0.05
"""Seconds of work after which what a breath left is not walked again by the next one: screens that were opened meanwhile
made it 0.1 s within minutes, and three times that on an old PC."""
_HEAP: Final = 100
"""Middle collections since the last full one that are worth a rest: it walks 300,000 objects, a third of a second. No more
than what lived at the last one can have piled up among what a breath does not walk."""
_PILE: Final = 400
"""Middle collections since the last full one that are worth a pause: circles that were set aside and died are tens of MiB."""
_GONE: Final = 10
"""Middle collections since the last full one that are worth a rest which the user spends elsewhere: who goes to and fro
between this window and another, and did little here, is not met by one at each return."""
_AWAY: Final = 4_000
"""Milliseconds in the background until the user is somewhere else, not in a list that dropped down nor glancing at a sheet."""
_START: Final = 3_000
"""Milliseconds until young garbage is looked for: the first collection would walk all that was imported, and what opening the
office imports a few times more: 50 ms of the 700 until there is a list."""
_HANDS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.Expose,
    }
)


def _middle() -> int:
    """Return how many middle collections there were."""
    return int(gc.get_stats()[1]["collections"])


class Jeda(QObject):
    """Collects fully when the hands rest, what is new at a breath or when the program goes into the background; nothing runs then.

    What a full collection left is not walked again by a breath. What breaths left is set aside once it takes long. Of that only
    circles that lived at this very moment and die later stay, until the next full collection; were each breath to set aside
    what it left, who rests only for moments would pile them up.
    """

    def __init__(self, app: QGuiApplication, tasks: Tasks) -> None:
        super().__init__(app)
        self._tasks = tasks
        self._is_elsewhere = False
        self._rest = self._timer(_REST, self._tidy)
        self._pause = self._timer(_PAUSE, self._relieve)
        self._breath = self._timer(_BREATH, self._breathe)
        self._away = self._timer(_AWAY, self._leave)
        self._start = self._timer(_START, self._begin)
        self._done = -_HEAP  # should `started` not come, what starting left is worth the first rest
        self._set_aside = False
        gc.set_threshold(*_THRESHOLDS)
        self._start.start()  # `app.window` switched collecting off while it imports
        sys.setswitchinterval(_HAND_OVER)
        app.applicationStateChanged.connect(self._changed)

    def _timer(self, milliseconds: int, call: Callable[[], None]) -> QTimer:
        made = QTimer(self, singleShot=True, interval=milliseconds)
        made.timeout.connect(call)
        return made

    def watch(self, window: QWindow) -> None:
        """Take the input of a native window (not of every widget: that would cost at each event) as moving hands."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter."""
        if event.type() in _HANDS:
            self._rest.start()
            self._pause.start()
            self._breath.start()
        return False

    def collect(self) -> None:
        """Collect everything; while something runs, look again later."""
        if self._tasks.running:
            self._rest.start()
            return
        gc.unfreeze()
        gc.collect()
        memory.give_back()
        self._keep()  # hundreds of thousands of objects that stay: no breath need walk them again

    def started(self) -> None:
        """Take all that starting left as what stays, without walking it: it is code, and the first screen."""
        self._keep()

    def _keep(self) -> None:
        gc.freeze()
        self._done = _middle()
        self._set_aside = True

    def _begin(self) -> None:
        gc.freeze()  # as `started` does, which comes once everything is loaded
        gc.enable()

    def _leave(self) -> None:
        self._is_elsewhere = True
        self._look_at_new()
        self._rest.start()  # the one here may be over: that began before

    def _tidy(self) -> None:
        if _middle() - self._done >= (_GONE if self._is_elsewhere else _HEAP):
            self.collect()

    def _relieve(self) -> None:
        if _middle() - self._done >= _PILE:
            self.collect()

    def _breathe(self) -> None:
        if gc.get_count()[2] >= _MANY:
            self._look_at_new()

    def _look_at_new(self) -> None:
        """Collect what came since the last full collection; while screens are being loaded it would walk all that starting made."""
        if self._set_aside and not self._tasks.running:
            began = time.thread_time()
            gc.collect()
            if time.thread_time() - began > _LONG:
                gc.freeze()

    def _changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._away.stop()
            self._is_elsewhere = False
        else:
            self._away.start()
