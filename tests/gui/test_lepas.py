"""A screen that the window let go of is gone: it hears nothing any more and keeps no memory."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui import kantor, screens
from kinerja_desktop.gui.main_window import MainWindow, Parts
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor
from kinerja_desktop.services.konteks import Konteks


def test_screens_of_the_office_before_are_gone(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks
) -> None:
    office = kantor.opened(kantor_kecil)
    session = Session(InlineExecutor())
    window = MainWindow(
        session, Parts(lambda *_: office, screens.MENU, screens.ACTIONS, choices=kantor.choices)
    )
    qtbot.addWidget(window)
    window.start()
    left: dict[str, weakref.ref[Screen]] = {}
    for spec in screens.MENU:
        window.show_screen(spec.key)
        now = window.current
        assert now is not None
        left[spec.key] = weakref.ref(now)
    del now
    window._forget_screens()
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qtbot.wait(20)
        gc.collect()
    session.unitChanged.emit(None)
    session.periodeChanged.emit("2026-TW3")
    assert [key for key, ref in left.items() if ref() is not None] == []
