"""A picture of the window, for ``--gambar``."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from kinerja_desktop.gui.main_window import MainWindow


class Photographer(QTimer):
    """Waits until nothing runs any more, writes the picture of the window, ends the program."""

    LONGEST = 60.0

    def __init__(self, window: MainWindow, target: Path) -> None:
        super().__init__(window)
        self._window, self._target = window, target
        self._quiet = 0
        self._began = time.monotonic()
        self.setInterval(100)
        self.timeout.connect(self._look)
        self.start()

    def _look(self) -> None:
        busy = bool(self._window.session.tasks.running)
        self._quiet = 0 if busy else self._quiet + 1
        too_long = time.monotonic() - self._began > self.LONGEST
        if self._quiet < 4 and not too_long:
            return
        self.stop()
        written = self._window.grab().save(str(self._target))
        self._window.session.tasks.shut()
        QApplication.exit(0 if written and not too_long else 3)
