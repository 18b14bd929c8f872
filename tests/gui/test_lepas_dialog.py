"""What was opened and closed again is gone: pressing every button of every screen leaves no widget behind."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui import kantor, screens
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.main_window import MainWindow, Parts
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor
from kinerja_desktop.services.konteks import Konteks


@pytest.fixture
def window(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    for name, nothing in (("open_files", []), ("open_file", None), ("save_file", None), ("folder", None)):
        monkeypatch.setattr(Dialogs, name, classmethod(lambda *_, nothing=nothing: nothing))
    office = kantor.opened(kantor_kecil)
    made = MainWindow(
        Session(InlineExecutor()),
        Parts(lambda *_: office, screens.MENU, screens.ACTIONS, choices=kantor.choices),
    )
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.start()
    return made


def in_front() -> QWidget | None:
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()


def settle(qtbot: QtBot) -> None:
    """Wait until what was put off to the next turn of the event loop is done, and nothing stands in front."""
    turned: list[bool] = []
    here = QObject()
    QTimer.singleShot(0, here, lambda: turned.append(True))
    qtbot.waitUntil(lambda: bool(turned) and in_front() is None)


class Hand(QTimer):
    """Closes with Esc whatever came in front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.closed: Counter[str] = Counter()
        self.setInterval(0)
        self.timeout.connect(self.close_front)
        self.start()

    def close_front(self) -> None:
        front = in_front()
        if front is not None:
            self.closed[type(front).__name__] += 1
            QTest.keyClick(front, Qt.Key.Key_Escape)


def living(qtbot: QtBot) -> Counter[str]:
    """Count widgets by class after everything that was let go is gone."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        settle(qtbot)
        gc.collect()
    return Counter(type(one).__name__ for one in QApplication.allWidgets())


def buttons(screen: QWidget) -> Iterator[QAbstractButton]:
    for one in screen.findChildren(QAbstractButton):
        if one.isVisible() and one.isEnabled() and not one.isCheckable():
            yield one


def name_of(one: QAbstractButton) -> str:
    return one.text() or one.accessibleName()


def press(window: MainWindow, qtbot: QtBot, screen: str, name: str) -> None:
    window.show_screen(screen)
    assert window.current is not None
    found = next((one for one in buttons(window.current) if name_of(one) == name), None)
    if found is not None:
        qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
        settle(qtbot)


def openers(window: MainWindow, qtbot: QtBot, hand: Hand) -> list[tuple[str, str]]:
    """Press every button of every screen; return those that opened something, as screen and name."""
    found = []
    for spec in screens.MENU:
        window.show_screen(spec.key)
        assert window.current is not None
        for name in [name_of(one) for one in buttons(window.current)]:
            before = hand.closed.total()
            press(window, qtbot, spec.key, name)
            if hand.closed.total() > before:
                found.append((spec.key, name))
    return found


def test_opened_and_closed_again_leaves_nothing(window: MainWindow, qtbot: QtBot) -> None:
    hand = Hand(window)
    pressed = openers(window, qtbot, hand)
    counted = []
    for _ in range(3):
        for screen, name in pressed:
            press(window, qtbot, screen, name)
        counted.append(living(qtbot))
    assert hand.closed.total() > 3 * len(pressed) > 3 * 20
    assert counted[0] == counted[1] == counted[2]
