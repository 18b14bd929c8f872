"""Hands and eyes in front of Entri Penilaian, for its tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.gui.kantor import opened
from kinerja_desktop.gui.models.column import CellKind
from kinerja_desktop.gui.screens.penilaian.screen import PenilaianScreen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import Executor, InlineExecutor
from kinerja_desktop.services import penilaian
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import BarisNilai
from tests.gui.dialog import in_dialog

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
TW = "2026-TW4"


class Layar:
    """The screen, and hands."""

    def __init__(self, qtbot: QtBot, konteks: Konteks, executor: Executor | None = None) -> None:
        self.bot, self.konteks = qtbot, konteks
        self.session = Session(executor or InlineExecutor())
        self.notices: list[str] = []
        self.actions: list[Callable[[], object]] = []
        self.refused: list[KnownError] = []
        self.session.noticed.connect(self._noticed)
        self.session.tasks.refused.connect(lambda error, _owner: self.refused.append(error))
        self.session.open(opened(konteks))
        self.session.set_periode(TW)
        self.screen = PenilaianScreen(self.session)
        qtbot.addWidget(self.screen)
        self.screen.resize(1170, 660)
        self.screen.show()
        qtbot.waitExposed(self.screen)
        self.grid = self.screen.grid
        self.screen.activateWindow()
        assert QTest.qWaitForWindowActive(self.screen)
        self.grid.setFocus()

    def _noticed(self, words: str, _action: str, call: Callable[[], object]) -> None:
        self.notices.append(words)
        self.actions.append(call)

    @property
    def focus(self) -> QWidget:
        """Where keys go, also while the offscreen platform has not given the window back its activity."""
        return QApplication.activePopupWidget() or self.screen.window().focusWidget() or self.grid

    def key(self, *keys: Qt.Key, mods: Qt.KeyboardModifier = NONE) -> None:
        for one in keys:
            self.bot.keyClick(self.focus, one, mods)

    def ketik(self, text: str) -> None:
        for char in text:
            self.bot.keyClicks(self.focus, char)

    def click(self, line: int, key: str) -> None:
        column = self.screen.table.column_of(key)
        view = self.grid.frozen if self.screen.table.columns[column].frozen else self.grid
        at = view.visualRect(self.screen.table.index(line, column)).center()
        self.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, at)

    def texts(self, key: str, count: int = 4) -> list[str]:
        column = self.screen.table.columns[self.screen.table.column_of(key)]
        return [column.text(row) for row in self.screen.table.visible_rows()[:count]]

    def state(self, line: int, key: str) -> CellKind:
        table = self.screen.table
        return table.columns[table.column_of(key)].state_of(table.row_at(line)).kind

    def stored(self, line: int, periode: str = TW) -> BarisNilai:
        wanted = self.screen.table.row_at(line).nilai.penugasan_id
        return next(r for r in penilaian.grid(self.konteks, periode).baris if r.penugasan_id == wanted)

    def chip(self, key: str) -> str:
        assert self.screen.panel.chips is not None
        buttons = self.screen.panel.chips._buttons
        return buttons[key].text()

    def in_dialog(self, kind: type[QDialog], act: Callable[[Any], object]) -> list[QDialog]:
        """Do something in the next modal dialog once it is open."""
        return in_dialog(self.screen, kind, act)
