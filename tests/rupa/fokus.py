"""The keyboard alone: where Tab leads in a window, whether it leads everywhere, in which order, and whether it can be seen."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSignalBlocker, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTextEdit,
    QToolButton,
    QWidget,
)

from kinerja_desktop.gui.widgets.pickers import UnitTreePicker

K = Qt.Key
_PALING_BANYAK = 120
_LONGGAR = 12
"""Pixels that a row of controls may be uneven."""
_BEDA = 12
"""Pixels that the ring of the focus changes at least."""


def stops(front: QWidget) -> list[QWidget]:
    """Return what Tab should reach: visible, enabled, takes the keyboard; of a group of choices the chosen one."""
    found = []
    for one in front.findChildren(QWidget):
        reachable = (
            one.isVisible()
            and one.isEnabled()
            and one.window() is front
            and not one.visibleRegion().isEmpty()
        )
        takes = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and one.focusProxy() is None
        if reachable and takes and not isinstance(one, QScrollArea) and not _unchosen(one):
            found.append(one)
    return found


def _unchosen(widget: QWidget) -> bool:
    if not isinstance(widget, QAbstractButton) or not widget.isCheckable() or widget.isChecked():
        return False
    group = widget.group()
    return isinstance(widget, QRadioButton) or (group is not None and group.exclusive())


def path(front: QWidget, back: bool = False) -> list[QWidget]:
    """Press Tab (Shift+Tab) from the first stop until it comes round or stays where it is."""
    first = stops(front)
    if not first:
        return []
    start = first[-1 if back else 0]
    start.setFocus(Qt.FocusReason.TabFocusReason)
    found = [start]
    for _ in range(_PALING_BANYAK):
        mods = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
        here = front.focusWidget() or front
        QTest.keyClick(here, K.Key_Tab if not back else K.Key_Backtab, mods)
        now = front.focusWidget()
        if now is None or now in found:
            break
        found.append(now)
    return found


def _has_letter(widget: QWidget) -> bool:
    """Whether Alt and a letter press it; an entry grid keeps Tab for itself, as Excel does."""
    return isinstance(widget, QAbstractButton) and "&" in widget.text().replace("&&", "")


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text or widget.objectName()!r}"[:70]


def _place(widget: QWidget, front: QWidget) -> QRect:
    return QRect(widget.mapTo(front, QPoint(0, 0)), widget.size())


def problems(front: QWidget) -> list[str]:
    """Return what cannot be reached, comes in a wrong order, or does not show that it has the keyboard."""
    front.activateWindow()  # offscreen no window manager gives it back after a dialog
    assert QTest.qWaitForWindowActive(front)
    forth = path(front)
    there = {*forth, *path(front, back=True)}
    found = [
        f"not reached by keys: {_name(one)}"
        for one in stops(front)
        if one not in there and not _has_letter(one)
    ]
    found += _disorder(front, forth)
    found += [f"focus not seen: {_name(one)}" for one in there if not _seen(front, one)]
    return found + unpressed(front)


def _disorder(front: QWidget, forth: list[QWidget]) -> list[str]:
    """Two stops after each other where the second stands above the first, in the same column."""
    found = []
    top = min(
        forth, key=lambda one: (_place(one, front).top() // _LONGGAR, _place(one, front).left()), default=None
    )
    for one, other in pairwise(forth):
        if other is top:
            continue  # round the end and on from the beginning
        here, there = _place(one, front), _place(other, front)
        above = there.bottom() < here.top() + _LONGGAR and there.top() < here.top() - _LONGGAR
        beside = there.left() >= here.right() - _LONGGAR
        left = (
            abs(there.center().y() - here.center().y()) < _LONGGAR
            and there.right() < here.left()
            and here.height() < 60
        )
        if (above and not beside and one.parentWidget() is other.parentWidget()) or left:
            found.append(
                f"order: {_name(one)} at {here.topLeft().toTuple()} then {_name(other)} at {there.topLeft().toTuple()}"
            )
    return found


def _seen(front: QWidget, widget: QWidget) -> bool:
    """Whether the picture of a widget differs while it has the keyboard."""
    if isinstance(widget, (QAbstractItemView, QTextEdit)) and widget.parentWidget() is None:
        return True
    _scroll_to(widget)
    place = _place(widget, front).adjusted(-3, -3, 3, 3) & front.rect()
    other = next((one for one in stops(front) if one is not widget), None)
    if other is None or place.isEmpty() or not widget.isVisible():
        return True
    other.setFocus(Qt.FocusReason.OtherFocusReason)
    QApplication.sendPostedEvents()
    without = front.grab(place).toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.sendPostedEvents()
    return _differ(without, front.grab(place).toImage())


def _scroll_to(widget: QWidget) -> None:
    """Bring a widget into view as Tab does on its way through a scroll area."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _differ(one: QImage, other: QImage) -> bool:
    count = 0
    for y in range(min(one.height(), other.height())):
        for x in range(min(one.width(), other.width())):
            if one.pixel(x, y) != other.pixel(x, y):
                count += 1
                if count >= _BEDA:
                    return True
    return False


def unpressed(front: QWidget) -> list[str]:
    """Return the buttons that Enter or the space bar does not press while they have the keyboard; nothing is done by it."""
    return [
        f"{name} does not press: {_name(one)}"
        for one in stops(front)
        if isinstance(one, (QPushButton, QToolButton))
        for key, name in ((K.Key_Return, "Enter"), (K.Key_Space, "Space"))
        if not _presses(one, key)
    ]


def _presses(button: QPushButton | QToolButton, key: Qt.Key) -> bool:
    """Press a key on a button that tells nobody; it is seen by the tick that a press gives it meanwhile."""
    if isinstance(button, UnitTreePicker) or button.menu() is not None:
        return True  # opens a list: tested by itself
    checkable, checked, group = button.isCheckable(), button.isChecked(), button.group()
    if group is not None:
        group.removeButton(button)
    with QSignalBlocker(button):
        button.setCheckable(True)
        button.setChecked(False)
        QTest.keyClick(button, key)
        pressed = button.isChecked()
        button.setChecked(checked)
        button.setCheckable(checkable)
    if group is not None:
        group.addButton(button)
    return pressed
