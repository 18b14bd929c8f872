"""Alt and a letter: which letters are given in a window, whether one is given twice, and whether each does what it says."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QShortcutEvent, QShowEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QGroupBox,
    QLabel,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QTabBar,
    QWidget,
)

from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.widgets.bingkai import Bingkai


def letter(text: str) -> str:
    """Return the keys that a text marks with ``&``, as ``Alt+T``; '' where it marks none."""
    return QKeySequence.mnemonic(text).toString()


def given(front: QWidget) -> Iterator[tuple[str, str, QWidget]]:
    """Yield (keys, words, widget) of everything with a letter in a window or dialog, also what is hidden just now."""
    for one in [front, *front.findChildren(QWidget)]:
        if one.window() is not front:
            continue
        for words in _words(one):
            if letter(words):
                yield letter(words), words, one
    for key in front.findChildren(QShortcut):
        place = key.parent()
        if isinstance(place, QWidget) and place.window() is front and key.isEnabled():
            yield key.key().toString(), f"QShortcut of {type(place).__name__}", place
    for action in front.findChildren(QAction):
        if not action.shortcut().isEmpty():
            yield action.shortcut().toString(), action.text(), front


def _words(widget: QWidget) -> list[str]:
    if isinstance(widget, QAbstractButton):
        return [widget.text()]
    if isinstance(widget, QLabel):
        return [widget.text()] if widget.buddy() is not None else []
    if isinstance(widget, QGroupBox):
        return [widget.title()]
    if isinstance(widget, QTabBar):
        return [widget.tabText(number) for number in range(widget.count()) if widget.isTabVisible(number)]
    return []


def _apart(one: QWidget, other: QWidget) -> bool:
    """Whether two widgets are never seen together: they stand on different pages of one stack."""
    above: QWidget | None = one
    while above is not None and above is not other and not above.isAncestorOf(other):
        above = above.parentWidget()
    return isinstance(above, QStackedWidget)


def _in_turns(words: str, one: QWidget, others: str, other: QWidget) -> bool:
    """Whether two widgets say the same, and one of them is hidden: the same button at another place."""
    return words == others and not (one.isVisible() and other.isVisible())


def twice(front: QWidget) -> list[str]:
    """Return what is given the same keys as something else that is, or may later be, seen with it.

    A letter must not depend on what is hidden just now: it would be another one tomorrow, or pressed twice.
    """
    owners: dict[str, list[tuple[str, QWidget]]] = {}
    for keys, words, widget in given(front):
        if keys.startswith("Alt+"):
            owners.setdefault(keys, []).append((words, widget))
    found = [
        f"{keys} twice: {' | '.join(sorted((words, others)))}"
        for keys, several in owners.items()
        for (words, one), (others, other) in combinations(several, 2)
        if not _apart(one, other) and not _in_turns(words, one, others, other)
    ]
    for menu in [front, *front.findChildren(QMenu)]:
        if isinstance(menu, QMenu):
            found += _twice_in_menu(menu)
    return found


def _twice_in_menu(menu: QMenu) -> list[str]:
    owners: dict[str, list[str]] = {}
    for action in menu.actions():
        if letter(action.text()):
            owners.setdefault(letter(action.text()), []).append(action.text())
    return [f"{keys} twice in a menu: {' | '.join(said)}" for keys, said in owners.items() if len(said) > 1]


class _Taker(QObject):
    """Sees which widget is pressed by its letter, and keeps it from doing anything."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[QObject] = []
        self.only_focused: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the press of a letter away from its button."""
        if event.type() != QEvent.Type.Shortcut or not isinstance(event, QShortcutEvent):
            return False
        (self.only_focused if event.isAmbiguous() else self.pressed).append(watched)
        return True


def silent(front: QWidget) -> list[str]:
    """Press every letter that can be seen; return the buttons that are not pressed by it."""
    front.activateWindow()
    assert QTest.qWaitForWindowActive(front)
    buttons = [
        one
        for one in front.findChildren(QAbstractButton)
        if one.window() is front and one.isVisible() and one.isEnabled() and letter(one.text())
    ]
    taker = _Taker()
    for one in buttons:
        one.installEventFilter(taker)
    found = []
    for one in buttons:
        taker.pressed.clear()
        keys = QKeySequence.mnemonic(one.text())[0]  # type: ignore[index] # the stub knows no item
        QTest.keyClick(front.focusWidget() or front, keys.key(), keys.keyboardModifiers())
        if taker.pressed != [one]:
            found.append(f"{letter(one.text())} does not press {one.text()!r}")
    for one in buttons:
        one.removeEventFilter(taker)
    return found


def problems(front: QWidget) -> list[str]:
    """Return what is wrong with the letters of a window, dialog or menu in front."""
    return twice(front) + (silent(front) if isinstance(front, (QMainWindow, QDialog)) else [])


class Pengawas:
    """Looks at every dialog that is shown and every window that is left while a test runs."""

    def __init__(self) -> None:
        self.found: dict[str, None] = {}

    def look(self, front: QWidget) -> None:
        """Note what is given twice in a window."""
        self.found.update({f"{words} in {type(front).__name__}": None for words in twice(front)})

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        """See dialogs when they are shown."""
        shown = Bingkai.showEvent

        def show(dialog: Bingkai, event: QShowEvent) -> None:
            shown(dialog, event)
            self.look(dialog)

        patch.setattr(Bingkai, "showEvent", show)

    def end(self) -> None:
        """Look at what stands when the test is over, and tell what was found."""
        for front in QApplication.topLevelWidgets():
            if isinstance(front, (QMainWindow, QDialog, Screen)) and front.isVisible():
                self.look(front)
        assert not self.found, "\n" + "\n".join(self.found)


def watched() -> Generator[None, object, object]:
    """Watch the letters while a test runs; for the ``pytest_runtest_call`` of a folder of tests."""
    patch, watcher = pytest.MonkeyPatch(), Pengawas()
    if QApplication.instance() is not None:
        watcher.watch(patch)
    try:
        result = yield
    finally:
        patch.undo()
    if QApplication.instance() is not None:
        watcher.end()
    return result
