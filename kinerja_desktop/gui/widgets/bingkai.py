"""The frame of every dialog: as tall as its words need, Tab walks in reading order, and it is gone after its use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QLayout,
    QLayoutItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kinerja_desktop.gui import shortcuts
from kinerja_desktop.gui.widgets import cari
from kinerja_desktop.gui.widgets.panels import scrolled

_FRAME: Final = 40
"""Pixels that a dialog's title bar and edges take."""
_REST: Final = 190
"""What stands above and below the big part of a dialog."""
_LEAST: Final = 140
_ANSWERED: Final = 20
"""Milliseconds until a dialog that was answered has given its answer to who asked."""
_STAYS: Final = "tetap"
_BAR: Final = 14
"""Room at the right for the bar of what scrolls."""


def room(parent: QWidget | None) -> QSize:
    """Return how big a dialog may be: the screen without its bars (at 150% of a small one some 910 x 480)."""
    screen = (parent.screen() if parent is not None else QGuiApplication.primaryScreen()).availableSize()
    window = parent.window().size() if parent is not None else screen
    whole = (
        window if window.width() > screen.width() else screen
    )  # a window may be larger than what it stands on
    return QSize(whole.width(), whole.height() - _FRAME)


def tall(parent: QWidget | None, wish: int) -> int:
    """Return a height for the big part of a dialog that leaves its buttons on the screen."""
    return min(wish, max(_LEAST, room(parent).height() - _REST))


class Bingkai(QDialog):
    """A dialog that measures itself when it is shown. Where the screen is too low for it, all but its buttons scrolls.

    Qt takes the height of wrapped words at a width of its own choice: with a long name the fields below would be
    squeezed over each other. And it walks in the order in which widgets were made, not in which they stand.
    Enter in a field presses the default button, the primary one where none was chosen; Ctrl+Enter does so from a field
    in which Enter begins a line.
    """

    _was_active = _is_left = _is_scrolled = False

    def exec(self) -> int:
        """Show the dialog, wait for the answer, then let it go (see ``ask_once``)."""
        answer = super().exec()
        if not shiboken6.isValid(self):
            return 0
        parent = self.parentWidget()
        if parent is not None and not self._is_left:
            # a question over this dialog closed with it: some window managers then choose nobody
            parent.window().activateWindow()
        self.deleteLater()
        return answer

    def done(self, result: int) -> None:
        """Note whether the user is in this program: who went to another one meanwhile stays there."""
        away = QGuiApplication.applicationState() != Qt.ApplicationState.ApplicationActive
        self._is_left = self._was_active and away  # before the dialog is active, nobody may be
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Note that the dialog had the keyboard."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._was_active = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Ctrl+Enter from any field."""
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and ctrl:
            for one in self.findChildren(QPushButton):
                if one.isDefault() and one.isEnabled():
                    one.click()
                    return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Grow to what the words need at this width; set the order of Tab."""
        super().showEvent(event)
        layout = self.layout()
        if layout is None:
            return
        sized = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        self.resize(self.size().boundedTo(room(self.parentWidget())))
        if (
            not sized and layout.hasHeightForWidth()
        ):  # Qt guessed at a narrower width; the rest would part the fields
            self.resize(self.width(), 0)
        self.fit()
        QTimer.singleShot(0, self, self.fit)  # what a list over two lines needs is known once it was laid out
        self._choose_default()
        for one, other in pairwise(_in_reading_order(layout)):
            QWidget.setTabOrder(one, other)
        if self.findChild(QShortcut, "cari") is None:
            shortcuts.bind(shortcuts.FIND, self, partial(cari.find, self)).setObjectName("cari")

    def fit(self) -> None:
        """Grow to what the words need now, as far as the screen goes; call it when words came that were not there."""
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        wide = self.width()
        most = room(self.parentWidget()).height()
        least = max(
            layout.totalMinimumHeightForWidth(wide),  # a list and a line over it that goes on in a second one
            layout.totalMinimumSize().height(),
        )
        if least > most and not self._is_scrolled and isinstance(layout, QBoxLayout):
            self._is_scrolled = True
            _scroll(self, layout)
            layout.activate()  # the dialog's least height was that of all it held
            self.resize(wide, most)
            return
        needed = min(most, max(least, layout.totalHeightForWidth(wide)))
        if needed > self.height():
            self.resize(wide, needed)

    def _choose_default(self) -> None:
        """Give Enter to the primary button, or to the only one, where the dialog itself did not choose."""
        buttons = self.findChildren(QPushButton)
        primary = [one for one in buttons if one.property("rupa") == "utama"]
        if len(found := primary or buttons) == 1 and not any(one.isDefault() for one in buttons):
            found[0].setDefault(True)


def stays(widget: QWidget) -> None:
    """Let a part above the buttons of a dialog stay in sight with them where the rest scrolls."""
    widget.setProperty(_STAYS, True)


def _scroll(dialog: QDialog, box: QBoxLayout) -> None:
    """Put what stands above the buttons into a part that scrolls."""
    content = QWidget()
    inside = QVBoxLayout(content)
    inside.setContentsMargins(0, 0, _BAR, 0)
    inside.setSpacing(box.spacing())
    focus = dialog.focusWidget()
    for _ in range(_foot(box)):
        stretch, item = box.stretch(0), box.takeAt(0)
        if item is None:
            break
        held, part = item.layout(), item.widget()
        if held is not None:
            inside.addLayout(held, stretch)
        elif part is not None:
            inside.addWidget(part, stretch)
        else:
            inside.addItem(item)
    area = scrolled(content, dialog)
    box.insertWidget(0, area, 1)
    content.show()
    if focus is not None:
        focus.setFocus()
        area.ensureWidgetVisible(focus)


def _foot(box: QBoxLayout) -> int:
    """Return from which item on a dialog's buttons stand, what stays with them included."""
    items = [box.itemAt(number) for number in range(box.count())]
    foot = max(
        (number for number, item in enumerate(items) if item is not None and _has_button(item)),
        default=len(items),
    )
    while (
        foot
        and (above := items[foot - 1]) is not None
        and (part := above.widget()) is not None
        and part.property(_STAYS)
    ):
        foot -= 1
    return foot


def _has_button(item: QLayoutItem) -> bool:
    part, held = item.widget(), item.layout()
    if part is not None:
        return isinstance(part, (QPushButton, QDialogButtonBox))
    return held is not None and any(
        _has_button(inner) for n in range(held.count()) if (inner := held.itemAt(n)) is not None
    )


def while_lives(widget: QWidget, call: Callable[..., object]) -> Callable[..., None]:
    """Return ``call`` made harmless once the widget is gone: a task may answer after Esc closed its dialog."""

    def later(*args: object) -> None:
        if shiboken6.isValid(widget):
            call(*args)

    return later


def let_go(widgets: Sequence[QWidget]) -> None:
    """Delete widgets once every dialog over them was answered, by no: who asked goes on with the answer first."""
    asking = QApplication.activeModalWidget()
    above: QObject | None = asking
    while above is not None and above not in widgets:
        above = above.parent()
    if isinstance(asking, QDialog) and above is not None:
        asking.done(QDialog.DialogCode.Rejected)
        QTimer.singleShot(_ANSWERED, widgets[0], partial(let_go, widgets))
        return
    for one in widgets:
        one.deleteLater()


def ask_once(dialog: QDialog) -> int:
    """Run one of Qt's own dialogs and let it go; return its answer (0 where it went with the screen that asked).

    A dialog with a parent lives as long as the parent, and screens live as long as the window: each question asked
    would stay in memory until the evening. What asked may still read the fields: Qt deletes only when the event loop
    that was running before the question has control again.
    """
    answer = dialog.exec()
    if not shiboken6.isValid(dialog):  # another office was opened meanwhile
        return 0
    dialog.deleteLater()
    return answer


def _in_reading_order(layout: QLayout) -> Iterator[QWidget]:
    """Yield what takes the keyboard, as the layouts place it."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _in_reading_order(inner)
        elif widget is not None:
            held = widget.layout()
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
            elif held is not None:
                yield from _in_reading_order(held)
