"""Keeping Python itself from holding the window: when it collects garbage, and how soon it hands over to the UI thread.

A full collection walks everything that lives, with the window standing still: 400 ms while a roster of 6,000 was being
imported, and it comes again for every quarter that is added. What an import builds is freed by counting references, not
by collecting; so a full collection waits until the user looks elsewhere.
"""

from __future__ import annotations

import gc
import sys
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from kinerja_desktop.gui.tasks import Tasks

_THRESHOLDS: Final = (5_000, 8, 1_000)
"""New objects until a young collection (a few ms), young ones until a middle one, middle ones until a full one."""
_HAND_OVER: Final = 0.001
"""Seconds for which a busy thread keeps the interpreter once the UI thread asks for it (Python's own: 0.005)."""


class Jeda(QObject):
    """Collects fully when the program goes into the background and nothing runs."""

    def __init__(self, app: QGuiApplication, tasks: Tasks) -> None:
        super().__init__(app)
        self._tasks = tasks
        gc.set_threshold(*_THRESHOLDS)
        sys.setswitchinterval(_HAND_OVER)
        app.applicationStateChanged.connect(self._changed)

    def _changed(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive and not self._tasks.running:
            gc.collect()
