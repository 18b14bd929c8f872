"""Ekspor BKN: what a person at an old PC must see without scrolling."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.navigation import WIDE
from kinerja_desktop.gui.screens.ekspor.screen import EksporScreen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor


def test_the_export_button_is_on_the_screen_at_1366(qtbot: QtBot, dressed: QApplication) -> None:
    screen = EksporScreen(Session(InlineExecutor()))
    qtbot.addWidget(screen)
    keys = screen.chips.keys()
    screen.chips.show_counts(dict.fromkeys(keys, 10_472))
    screen.export.setText("Ekspor 10.472 yang siap…")
    screen.side.show()
    assert screen.minimumSizeHint().width() <= 1366 - WIDE
