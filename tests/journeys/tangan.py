"""Hands on the parts that every window has: the menu, the period and the unit above; by keys and mouse only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from kinerja_desktop.gui.main_window import MainWindow

K = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def click_menu(window: MainWindow, title: str) -> None:
    """Click an entry of the menu at the left."""
    (entry,) = [
        one
        for one in window.menu.findChildren(QAbstractButton)
        if one.isVisible() and one.accessibleName().split(",")[0] == title
    ]
    QTest.mouseClick(entry, LEFT)
    assert window.current is not None


def _in_front(window: MainWindow) -> None:
    """Make the window active again: offscreen no window manager does it when a list or a dialog is gone."""
    assert QApplication.activePopupWidget() is None
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)


def choose_periode(window: MainWindow, kode: str) -> None:
    """Open the list of periods above by a click, walk it by keys, take with Enter."""
    box = window.top.period
    QTest.mouseClick(box, LEFT)
    view = box.view()
    assert view.isVisible()
    QTest.keyClick(view, K.Key_Home)
    for _ in range(box.count()):
        if view.currentIndex().data(Qt.ItemDataRole.UserRole) == kode:
            break
        QTest.keyClick(view, K.Key_Down)
    QTest.keyClick(view, K.Key_Return)
    _in_front(window)
    assert window.session.periode == kode


def choose_unit(window: MainWindow, name: str) -> None:
    """Open the tree of units above by a click, type the name, take with Enter."""
    picker = window.top.unit
    QTest.mouseClick(picker, LEFT)
    assert picker.popup is not None
    QTest.keyClicks(picker.popup.search, name)
    QTest.keyClick(picker.popup.search, K.Key_Return)
    _in_front(window)
    assert name in picker.accessibleName()


def find_and_go(window: MainWindow, words: str) -> None:
    """Ctrl+K, type, Enter."""
    _in_front(window)
    QTest.keyClick(window.focusWidget() or window, K.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = QApplication.activePopupWidget()
    assert palette is not None, "Ctrl+K opened nothing"
    line = palette.focusWidget()
    assert line is not None, "the search line has not got the keyboard"
    QTest.keyClicks(line, words)
    QTest.keyClick(line, K.Key_Return)
    _in_front(window)


def guarded(then: Callable[[], None]) -> Callable[[], None]:
    """Let a failure inside a dialog close the dialogs, so that the test fails instead of waiting for ever."""

    def run() -> None:
        try:
            then()
        except BaseException:
            while (front := QApplication.activeModalWidget()) is not None:
                front.close()
            raise

    return run
