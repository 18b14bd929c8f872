"""J3: 480 people in one grid, by keys and mouse; and the power is cut in the middle."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from kinerja_desktop.app import compose_window
from kinerja_desktop.gui.main_window import MainWindow
from kinerja_desktop.gui.screens.penilaian.screen import PenilaianScreen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Mode, theme
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.paste_preview import PastePreview
from kinerja_desktop.services import penilaian
from kinerja_desktop.services.contoh.bangun import bangun
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor, open_kantor
from kinerja_desktop.services.penilaian import BarisNilai
from kinerja_desktop.services.worker import InlineWorker
from tests.journeys.tangan import choose_periode, click_menu

TW = "2026-TW4"
K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
HASIL = 2


@pytest.fixture
def kantor(tmp_path: Path) -> Path:
    """An office of 480 people, nobody rated yet, closed again."""
    folder = tmp_path / "kantor"
    made = create_kantor(folder, ProfilKantor("Kabupaten Contoh"), "Rina", worker=InlineWorker())
    with made.simpanan.write(made.author) as transaction:
        bangun(transaction, 480)
    made.kantor.close()
    return folder


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    theme().install(qapp, Mode.LIGHT)
    yield qapp
    theme().set_mode(Mode.LIGHT)


def stored(folder: Path) -> dict[int, BarisNilai]:
    """Return what a program started anew would find."""
    konteks = open_kantor(folder, "Rina", worker=InlineWorker())
    rows = {row.penugasan_id: row for row in penilaian.grid(konteks, TW).baris}
    konteks.kantor.close()
    return rows


class Jendela:
    """The whole program with its own threads, and hands."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.bot = qtbot
        self.window = MainWindow(Session(), compose_window(), folder)
        qtbot.addWidget(self.window)
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.start()
        qtbot.waitUntil(lambda: self.window.session.is_open, timeout=15_000)
        qtbot.waitUntil(lambda: not self.window.session.tasks.running, timeout=15_000)
        choose_periode(self.window, TW)
        qtbot.waitUntil(lambda: not self.window.session.tasks.running, timeout=15_000)
        click_menu(self.window, "Entri Penilaian")
        qtbot.waitUntil(
            lambda: isinstance(self.window.current, PenilaianScreen) and bool(self.rows()), timeout=15_000
        )
        qtbot.waitUntil(self.grid.has_keyboard)  # the screen gives it away by itself

    @property
    def screen(self) -> PenilaianScreen:
        shown = self.window.current
        assert isinstance(shown, PenilaianScreen)
        return shown

    @property
    def grid(self) -> Grid:
        return self.screen.grid

    def rows(self) -> list[object]:
        return list(self.screen.table.visible_rows())

    def key(self, *keys: Qt.Key, mods: Qt.KeyboardModifier = NONE) -> None:
        for one in keys:
            self.bot.keyClick(self.window.focusWidget() or self.screen.grid, one, mods)

    def ketik(self, text: str) -> None:
        for char in text:
            self.bot.keyClicks(self.window.focusWidget() or self.screen.grid, char)

    def click(self, line: int, key: str) -> None:
        table, grid = self.screen.table, self.screen.grid
        column = table.column_of(key)
        view = grid.frozen if table.columns[column].frozen else grid
        grid.scrollTo(table.index(line, column))
        at: QPoint = view.visualRect(table.index(line, column)).center()
        self.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, at)

    def paste(self) -> str:
        """Ctrl+V, look at what would change, Enter. Returns the words on the button that pastes."""
        said: list[str] = []

        def look() -> None:
            front = QApplication.activeModalWidget()
            focus = front.focusWidget() if isinstance(front, PastePreview) and front.isVisible() else None
            if not isinstance(focus, QPushButton):  # it is still being opened
                QTimer.singleShot(10, self.window, look)
                return
            said.append(focus.text())
            self.bot.keyClick(focus, K.Key_Return)

        QTimer.singleShot(10, self.window, look)
        self.key(K.Key_V, mods=CTRL)
        return said[0]

    def choose_in_menu(self, line: int, key: str, words: str) -> None:
        """Right-click a cell, take an entry of the menu."""
        table, grid = self.screen.table, self.screen.grid
        index = table.index(line, table.column_of(key))
        view = grid.frozen if table.columns[index.column()].frozen else grid
        at = view.visualRect(index).center()
        taken: list[str] = []

        def look() -> None:
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                QTimer.singleShot(10, self.window, look)
                return
            (entry,) = [one for one in menu.actions() if one.text() == words]
            self.bot.mouseClick(menu, Qt.MouseButton.LeftButton, NONE, menu.actionGeometry(entry).center())
            taken.append(words)

        self.bot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, NONE, at)
        QTimer.singleShot(10, self.window, look)
        # out of the right button the platform makes this event, and the offscreen platform does not
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), asked)
        self.bot.waitUntil(lambda: bool(taken))

    def settled(self) -> None:
        """Wait until everything is written."""
        self.bot.waitUntil(lambda: not self.screen.keeper.busy, timeout=10_000)

    def texts(self, key: str, first: int, last: int) -> list[str]:
        column = self.screen.table.columns[self.screen.table.column_of(key)]
        return [column.text(row) for row in self.screen.table.visible_rows()[first:last]]

    def close(self) -> None:
        self.window.close()
        konteks = self.window.session.konteks
        konteks.kantor.close()  # type: ignore[attr-defined]  # the session holds it as object


def nonsense_and_why(program: Jendela, gambar: Path | None) -> None:
    """Nonsense stays where it was typed; *Mengapa?* shows the basis of a predikat."""
    program.click(290, "hasil_kerja")
    program.ketik("lumayan")
    program.key(K.Key_Return)
    program.settled()
    assert program.texts("hasil_kerja", 290, 291) == ["lumayan"]

    program.click(2, "perilaku")
    program.ketik("b")
    program.settled()
    person = program.screen.person
    away = person.tabs.tabRect(1).center()  # away from what *Mengapa?* shows
    program.bot.mouseClick(person.tabs, Qt.MouseButton.LeftButton, NONE, away)
    assert not person.basis.isVisible()
    program.choose_in_menu(2, "nama", "Mengapa predikat ini?")
    program.bot.waitUntil(lambda: person.source.isVisible() and bool(person.source.text()), timeout=5_000)
    assert "6 Tahun 2022" in person.source.text()
    assert person.basis.text() == "Hasil Kerja Sesuai × Perilaku Di Bawah = Kurang"
    if gambar is not None:
        for mode in (Mode.LIGHT, Mode.DARK):
            theme().set_mode(mode)
            program.bot.wait(200)  # only where pictures are asked for: both themes are painted anew
            program.window.grab().save(str(gambar / f"entri-penilaian-{mode}.png"))
    program.settled()


def test_a_unit_is_scored_by_keys_and_mouse(
    qtbot: QtBot, dressed: QApplication, kantor: Path, gambar: Path | None
) -> None:
    program = Jendela(qtbot, kantor)
    people = len(program.rows())
    assert people > 460
    program.click(0, "hasil_kerja")
    program.ketik("assb")
    program.key(K.Key_Up, K.Key_Up)  # back to the third
    program.key(K.Key_Return)
    assert program.screen.grid.place == (3, HASIL)

    program.click(10, "hasil_kerja")
    program.ketik("s")
    program.click(10, "hasil_kerja")
    program.key(*[K.Key_Down] * 9, mods=SHIFT)
    program.key(K.Key_D, mods=CTRL)
    program.settled()
    assert program.texts("hasil_kerja", 10, 21) == ["Sesuai"] * 10 + [""]

    block = "\r\n".join(f"{'Di Atas' if n % 9 == 0 else 'Sesuai'}\tSesuai" for n in range(250)) + "\r\n"
    QGuiApplication.clipboard().setText(block)
    program.click(30, "hasil_kerja")
    assert program.paste() == "&Tempel 500 sel"
    assert set(program.texts("predikat", 30, 280)) == {"Baik"}  # at once
    program.settled()
    assert set(program.texts("status", 30, 280)) == {"Tersimpan"}
    assert program.window.bottom.saved.text().startswith("Tersimpan ")
    program.key(K.Key_Z, mods=CTRL)
    program.settled()
    assert set(program.texts("status", 30, 280)) == {"Belum"}
    program.key(K.Key_Y, mods=CTRL)
    program.settled()

    nonsense_and_why(program, gambar)
    program.close()
    found = stored(kantor)
    assert sum(row.predikat == "baik" for row in found.values()) == 250
    assert [row.hasil_teks for row in found.values() if row.hasil_teks] == ["lumayan"]


Start: TypeAlias = Callable[[int, int], "subprocess.Popen[str]"]


@pytest.fixture
def start(kantor: Path) -> Iterator[Start]:
    """Start the program that types by itself (how many ratings fast, milliseconds of rest); none outlives the test."""
    running: list[subprocess.Popen[str]] = []

    def begin(fast: int, quiet: int) -> subprocess.Popen[str]:
        script = Path(__file__).with_name("ketik_sendiri.py")
        command = [sys.executable, str(script), str(kantor), str(fast), str(quiet)]
        root = str(Path(__file__).parents[2])
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": root}
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env))
        return running[-1]

    yield begin
    for process in running:
        cut(process)


def lines_until(
    process: subprocess.Popen[str], is_last: Callable[[list[str]], bool], patience: float = 60
) -> list[str]:
    assert process.stdout is not None
    seen: list[str] = []
    ends = time.monotonic() + patience
    for line in process.stdout:
        seen.append(line.strip())
        if is_last(seen):
            return seen
        if time.monotonic() > ends:
            break
    cut(process)
    pytest.fail(f"the program ended or was too slow after {seen[-3:]}")


def cut(process: subprocess.Popen[str]) -> None:
    """SIGKILL: no goodbye, as when the power goes."""
    process.kill()
    if process.stdout is not None and not process.stdout.closed:
        process.communicate()


def test_power_cut_loses_nothing_that_was_shown_as_saved(kantor: Path, start: Start) -> None:
    process = start(40, 400)
    seen = lines_until(process, lambda lines: lines[-1].startswith("diam"))
    at = int(seen[-1].split()[1])
    shown = {int(line) for line in seen[:-1]}
    assert len(shown) == 40
    cut(process)
    found = stored(kantor)
    assert {id_ for id_, row in found.items() if row.hasil == "sesuai"} == shown

    again = start(1, 300)  # a new start: the window opens there, the next key rates the next person
    seen = lines_until(again, lambda lines: lines[-1].startswith("diam"))
    cut(again)
    after = {id_ for id_, row in stored(kantor).items() if row.hasil == "sesuai"}
    assert after - shown == {at}


def test_power_cut_while_typing(kantor: Path, start: Start) -> None:
    process = start(10_000, 0)
    seen = lines_until(process, lambda lines: len(lines) >= 75)
    cut(process)
    shown = {int(line) for line in seen}
    found = stored(kantor)
    rated = {id_ for id_, row in found.items() if row.hasil == "sesuai"}
    assert shown <= rated
    places = [place for place, id_ in enumerate(found) if id_ in rated]
    assert places == list(
        range(places[0], places[0] + len(places))
    )  # without a gap, from where the hands began
