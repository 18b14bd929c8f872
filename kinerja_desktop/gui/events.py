"""Who changed what: the bus of writes, and the helpers by which a screen reloads only what it shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from kinerja_desktop.domain.changes import Changes

_PATIENCE: Final = 300
"""Milliseconds until a widget that was busy is asked again."""


class ChangeBus(QObject):
    """Carries the Changes of every finished write.

    Signals:
        published(changes, initiator): initiator is the owner of the task that wrote, or None (another window).
    """

    published = Signal(object, object)

    def publish(self, changes: Changes, initiator: QObject | None = None) -> None:
        """Tell all listeners; empty changes are not told."""
        if changes.ids:
            self.published.emit(changes, initiator)


class Refresher(QObject):
    """Reloads a widget when kinds it shows were touched: at once, or later if it is hidden or an editor is open.

    ``Refresher(self, bus, ("pegawai", "unit"), self.reload)``; ``reload`` gets the joined Changes. Changes the
    owner itself started are skipped unless ``own`` is true (it has shown them already). Where ``busy`` held something
    back it is asked again until it lets go; `settle` asks at once.
    """

    def __init__(
        self,
        owner: QWidget,
        bus: ChangeBus,
        kinds: tuple[str, ...],
        reload: Callable[[Changes], None],
        busy: Callable[[], bool] = lambda: False,
        own: bool = False,
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._kinds = kinds
        self._reload = reload
        self._busy = busy
        self._own = own
        self._waiting = Changes()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_PATIENCE)
        self._again.timeout.connect(self.settle)
        bus.published.connect(self._published)
        owner.installEventFilter(self)

    def _published(self, changes: Changes, initiator: QObject | None) -> None:
        if not changes.touches(*self._kinds) or (initiator is self._owner and not self._own):
            return
        self.wait(changes)

    def wait(self, changes: Changes) -> None:
        """Reload for changes as soon as it may be done; also for what was read and came too late to be shown."""
        self._waiting = self._waiting | changes
        self.settle()

    def settle(self) -> None:
        """Reload what waits, if it may be done now."""
        if not self._waiting.ids or not self._owner.isVisible():
            return
        if self._busy():
            self._again.start()
            return
        waiting, self._waiting = self._waiting, Changes()
        self._reload(waiting)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch up when the owner is shown."""
        if watched is self._owner and event.type() == QEvent.Type.Show:
            self.settle()
        return False


class Follower(QObject):
    """Reloads a widget when another period or unit was chosen: at once, or when it is shown next.

    ``Follower(self, self.reload, session.periodeChanged, session.unitChanged)``. Each screen that was ever opened read its
    list anew at every choice, and the window laid a dozen of them out of which one is seen.
    """

    def __init__(self, owner: QWidget, reload: Callable[[], object], *signals: SignalInstance) -> None:
        super().__init__(owner)
        self._owner, self._reload = owner, reload
        self._is_behind = False
        for signal in signals:
            signal.connect(self._told)
        owner.installEventFilter(self)

    def _told(self) -> None:
        self._is_behind = True
        self._settle()

    def _settle(self) -> None:
        if self._is_behind and self._owner.isVisible():
            self._is_behind = False
            self._reload()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch up when the owner is shown."""
        if watched is self._owner and event.type() == QEvent.Type.Show:
            self._settle()
        return False
