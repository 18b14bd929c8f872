"""A page that is hidden while the appearance changes costs nothing then, and looks like a new one when it is shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui import undressed
from kinerja_desktop.gui.theme import Mode, theme
from kinerja_desktop.gui.widgets.basics import SearchField, button, label


class Ear(QObject):
    """Counts how often a widget hears of another style."""

    heard = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.heard += event.type() == QEvent.Type.StyleChange
        return False


def page() -> QScrollArea:
    inside = QWidget()
    inside.setObjectName("isi")
    box = QVBoxLayout(inside)
    card = QFrame()
    card.setObjectName("kartu")
    held = QVBoxLayout(card)
    for one in (
        label("Pegawai", tone="lembut"),
        button("&Cetak", look="utama"),
        QCheckBox("Semua"),
    ):
        held.addWidget(one)
    box.addWidget(card)
    box.addWidget(SearchField("Cari"))
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setWidget(inside)
    return made


@pytest.fixture
def stack(dressed: QApplication, qtbot: QtBot) -> QStackedWidget:
    made = QStackedWidget()
    qtbot.addWidget(made)
    for _ in range(2):
        one = page()
        undressed.watch(one)
        made.addWidget(one)
    made.resize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    made.setCurrentIndex(1)
    made.setCurrentIndex(0)
    return made


def picture(stack: QStackedWidget, number: int) -> QImage:
    stack.setCurrentIndex(number)
    return stack.grab().toImage()


def as_if_new(stack: QStackedWidget) -> QImage:
    stack.addWidget(page())
    return picture(stack, stack.count() - 1)


def palettes(stack: QStackedWidget, number: int) -> list[QPalette]:
    """What a part added later takes over from those around it."""
    found = stack.widget(number)
    assert found is not None
    return [one.palette() for one in (found, *found.findChildren(QWidget))]


@pytest.mark.parametrize("way", [(Mode.DARK,), (Mode.DARK, Mode.LIGHT), (Mode.DARK, Mode.LIGHT, Mode.DARK)])
def test_what_was_hidden_looks_like_new_when_it_is_shown(
    stack: QStackedWidget, way: tuple[Mode, ...]
) -> None:
    before = picture(stack, 1)
    stack.setCurrentIndex(0)
    for mode in way:
        theme().set_mode(mode)
    seen, hidden = picture(stack, 0), picture(stack, 1)
    assert hidden == seen == as_if_new(stack)
    assert palettes(stack, 1) == palettes(stack, 2)
    assert (hidden != before) == theme().dark


def test_only_what_is_seen_hears_of_the_change(stack: QStackedWidget) -> None:
    ears = []
    for number in range(2):
        ear = Ear(stack)
        one = stack.widget(number)
        assert one is not None
        one.findChildren(QCheckBox)[0].installEventFilter(ear)
        ears.append(ear)
    theme().set_mode(Mode.DARK)
    assert ears[0].heard > 0
    assert ears[1].heard == 0


def test_a_dialog_left_open_over_a_hidden_page_is_seen(stack: QStackedWidget) -> None:
    dialog = QDialog(stack.widget(1))
    dialog.show()
    ear = Ear(dialog)
    dialog.installEventFilter(ear)
    theme().set_mode(Mode.DARK)
    assert ear.heard > 0


def test_a_page_that_is_gone_is_no_trouble(stack: QStackedWidget) -> None:
    gone = stack.widget(1)
    assert gone is not None
    stack.removeWidget(gone)
    gone.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme().set_mode(Mode.DARK)
    assert theme().dark
