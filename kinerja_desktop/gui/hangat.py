"""What screens are made of, loaded before they are asked for: in small steps, once the first screen stands.

A screen's code, and that of the services behind it, is read when it is first shown: most of the quarter of a second that this
took. Each step reads one module (5 ms, rarely 20); a screen that is opened meanwhile loads what is left of it, as before.
Heavy libraries are not touched: modules import those only where they use them. While a task runs the steps are rarer.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections import deque
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from kinerja_desktop.gui.session import Session

_FIRST: Final = 1_200
"""Milliseconds after an office was opened: its first screen reads and counts."""
_BETWEEN: Final = 15
"""Milliseconds between two steps, for whoever types or clicks."""
_BESIDE: Final = 120
"""The same while a task runs: it is hardly slowed, and who goes from screen to screen in a long import waits for none."""


class Pemanas(QObject):
    """Imports packages with everything below them.

    Signals:
        finished(): everything is loaded; once.

    Args:
        session: its office is waited for.
        packages: names, those first that others import: a step is then one module, not all that it needs.
        parent: owner.
    """

    finished = Signal()

    def __init__(self, session: Session, packages: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = session.tasks
        self._left = deque(packages)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        session.opened.connect(self._begin)

    @property
    def done(self) -> bool:
        """Return whether everything is loaded."""
        return not self._left

    def _begin(self) -> None:
        if self._left:
            self._timer.start(_FIRST)

    def _step(self) -> None:
        self._timer.setInterval(_BESIDE if self._tasks.running else _BETWEEN)
        if self._left:
            name = self._left.popleft()
            module = importlib.import_module(name)
            below = [
                found.name for found in pkgutil.iter_modules(getattr(module, "__path__", ()), f"{name}.")
            ]
            self._left.extendleft(reversed(below))
        if not self._left:
            self._timer.stop()
            self.finished.emit()
