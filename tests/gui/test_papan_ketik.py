"""Where the keyboard goes after something of the window's bars was used."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.test_window import open_window


def test_the_menu_of_the_user_gives_the_keyboard_back_to_the_screen(
    qtbot: QtBot, dressed: QApplication
) -> None:
    window = open_window(qtbot)
    assert window.current is not None
    work = window.current.first_focus()
    qtbot.mouseClick(window.top.user, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert window.focusWidget() is work


def test_a_choice_above_gives_the_keyboard_to_the_screen(qtbot: QtBot, dressed: QApplication) -> None:
    """But stepping with the arrows through the closed list goes on there."""
    window = open_window(qtbot)
    assert window.current is not None
    work, period, unit = window.current.first_focus(), window.top.period, window.top.unit
    qtbot.mouseClick(period, Qt.MouseButton.LeftButton)
    qtbot.keyClick(period.view(), Qt.Key.Key_Down)
    qtbot.keyClick(period.view(), Qt.Key.Key_Return)
    assert window.session.periode == "2026"
    assert window.focusWidget() is work
    period.setFocus()
    qtbot.keyClick(period, Qt.Key.Key_Up)
    assert window.session.periode == "2026-TW4"
    assert window.focusWidget() is period
    unit.setFocus()
    for chosen in (2, 2):  # the same one again is a choice too
        unit.open()
        assert unit.popup is not None
        unit.popup.taken.emit(chosen)
        assert (window.session.unit_id, window.focusWidget()) == (chosen, work)
        unit.popup.close()
        unit.setFocus()


def test_a_choice_above_leaves_the_bar_also_where_the_screen_shows_no_list(
    qtbot: QtBot, dressed: QApplication
) -> None:
    window = open_window(qtbot)
    assert window.current is not None
    work, period = window.current.first_focus(), window.top.period
    assert work is not None
    period.setFocus()
    work.hide()
    qtbot.mouseClick(period, Qt.MouseButton.LeftButton)
    qtbot.keyClick(period.view(), Qt.Key.Key_Down)
    qtbot.keyClick(period.view(), Qt.Key.Key_Return)
    held = window.focusWidget()
    assert held is not None
    assert not window.top.isAncestorOf(held)
    qtbot.keyClick(held, Qt.Key.Key_Home)
    assert window.session.periode == "2026"
    work.show()
    assert window.focusWidget() is work
