"""A window that stays open over midnight: what is due on a new day is done without anybody opening the office again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.foundation import clock
from kinerja_desktop.gui.session import Session

NewDay = Callable[[object], Outcome[str]]
"""Does what is due for an opened office; runs in a WriteTask and returns the words about the last copy."""

_LOOK_EVERY: Final = 3 * 60 * 1000
"""Milliseconds. A single shot at midnight would be missed by a PC that slept through it."""


class DayWatch(QTimer):
    """Looks at the date from time to time; a new one starts ``new_day`` once.

    A day that was refused is not tried again every few minutes: the user was told why, and opening the office
    does it.
    """

    def __init__(self, session: Session, new_day: NewDay, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._owner = parent
        self._new_day = new_day
        self._day = clock.today()
        self.setInterval(_LOOK_EVERY)
        self.timeout.connect(self._look)
        session.opened.connect(self._opened)

    def _opened(self) -> None:
        self._day = clock.today()
        self.start()

    def _look(self) -> None:
        today = clock.today()
        if today == self._day or not self._session.is_open:
            return
        self._day = today
        konteks, new_day = self._session.konteks, self._new_day
        task = self._session.tasks.write(
            self._owner, lambda _: new_day(konteks), self.tr("Memulai hari baru")
        )
        task.success(self._session.backupChanged.emit).run()
