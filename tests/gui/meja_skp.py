"""Hands and eyes in front of the screens of Perencanaan, for their tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.skp import Rhk
from kinerja_desktop.gui.kantor import opened
from kinerja_desktop.gui.screens.perencanaan.editor import SkpScreen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import Executor, InlineExecutor
from kinerja_desktop.services import skp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp, SkpLengkap
from tests.gui.dialog import in_dialog

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
TAHUN = 2026


class HeldExecutor(InlineExecutor):
    """Keeps writes back until they are let go, as a slow disk would."""

    def __init__(self) -> None:
        self.held: list[Callable[[], None]] = []
        self.holding = False

    def submit(self, job: Callable[[], None], writes: bool) -> None:
        if writes and self.holding:
            self.held.append(job)
        else:
            job()

    def let_go(self) -> None:
        self.holding = False
        while self.held:
            self.held.pop(0)()


class LateAnswers(InlineExecutor):
    """Reads at once but keeps the answers of reads back until they are let go, as a large office would."""

    def __init__(self) -> None:
        self.late = False
        self.kept: list[Callable[[], None]] = []
        self._reads = False

    def submit(self, job: Callable[[], None], writes: bool) -> None:
        self._reads = self.late and not writes
        job()
        self._reads = False

    def deliver(self, answer: Callable[[], None]) -> None:
        if self._reads:
            self.kept.append(answer)
        else:
            answer()

    def let_go(self) -> None:
        self.late = False
        while self.kept:
            self.kept.pop(0)()


class Meja:
    """A session, a screen, and hands on the keyboard."""

    def __init__(self, bot: QtBot, konteks: Konteks, executor: Executor | None = None) -> None:
        self.bot, self.konteks = bot, konteks
        self.session = Session(executor or InlineExecutor())
        self.gone: list[tuple[str, dict[str, object]]] = []
        self.notices: list[tuple[str, Callable[[], object] | None]] = []
        self.session.goRequested.connect(lambda key, args: self.gone.append((key, args)))
        self.session.noticed.connect(lambda words, _text, call: self.notices.append((words, call)))
        self.session.open(opened(konteks))
        self.session.set_periode("2026-TW4")
        self.screen: Any = None

    def show(self, screen: QWidget) -> Any:
        self.screen = screen
        self.bot.addWidget(screen)
        screen.resize(1140, 660)
        screen.show()
        self.bot.waitExposed(screen)
        screen.activateWindow()
        assert QTest.qWaitForWindowActive(screen)
        return screen

    def buka(self, row: BarisSkp, order: tuple[int, ...] = ()) -> SkpScreen:
        screen: SkpScreen = (
            self.screen if isinstance(self.screen, SkpScreen) else self.show(SkpScreen(self.session))
        )
        screen.open_at({"penugasan": row.penugasan_id, "tahun": TAHUN, "urutan": order})
        screen.grid.setFocus()
        return screen

    @property
    def focus(self) -> QWidget:
        front = QApplication.activePopupWidget()
        return front or self.screen.window().focusWidget() or self.screen

    def key(self, *keys: Qt.Key, mods: Qt.KeyboardModifier = NONE) -> None:
        if QApplication.activePopupWidget() is None and not self.screen.isActiveWindow():
            self.screen.activateWindow()  # offscreen no window manager does it after a dialog
            assert QTest.qWaitForWindowActive(self.screen)
        for one in keys:
            self.bot.keyClick(self.focus, one, mods)

    def ketik(self, text: str) -> None:
        for char in text:
            self.bot.keyClicks(self.focus, char)

    def stored(self, row: BarisSkp) -> SkpLengkap:
        (found,) = [one for one in skp.daftar(self.konteks, TAHUN) if one.penugasan_id == row.penugasan_id]
        assert found.skp_id is not None
        return skp.buka(self.konteks, found.skp_id)

    def has_plan(self, row: BarisSkp) -> bool:
        return bool(skp.versi(self.konteks, row.penugasan_id, TAHUN))

    def outline(self, row: BarisSkp) -> list[tuple[str, list[tuple[str, str, str]]]]:
        if not self.has_plan(row):
            return []
        isi = self.stored(row).isi
        return [(one.teks, [(ind.teks, ind.aspek, ind.target) for ind in one.indikator]) for one in isi.rhk]

    def in_dialog(self, kind: type[QDialog], act: Callable[[Any], object]) -> list[QDialog]:
        return in_dialog(self.screen, kind, act)


def people(konteks: Konteks) -> list[BarisSkp]:
    """Those whose penilai is one of ours, so that there is a leader to serve."""
    return [one for one in skp.daftar(konteks, TAHUN) if one.is_menunggu and one.kelompok == "ja_jf"]


def planned(konteks: Konteks, row: BarisSkp, *rhk: Rhk) -> SkpLengkap:
    made = skp.buat(konteks, TAHUN, [row.penugasan_id]).value[row.penugasan_id]
    now = skp.buka(konteks, made)
    return skp.simpan(konteks, made, replace(now.isi, rhk=rhk), version=now.version).value


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
