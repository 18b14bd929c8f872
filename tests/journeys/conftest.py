"""A window on a real office, driven by keys and mouse only; pictures where ``--gambar DIR`` asks for them."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui import kantor as pembuka
from kinerja_desktop.gui import screens
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.main_window import MainWindow, Parts
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor
from kinerja_desktop.gui.theme import Mode, theme
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.worker import InlineWorker
from tests.journeys.tangan import choose_periode, choose_unit, click_menu, find_and_go, guarded
from tests.rupa import huruf

K = Qt.Key


class Layar:
    """Hands and eyes of an operator in front of the window."""

    def __init__(self, bot: QtBot, window: MainWindow, gambar: Path | None) -> None:
        self.bot = bot
        self.window = window
        self._gambar = gambar
        self.files: list[Path] = []
        """What the operator picks in the next file dialog."""
        self.target = Path()
        """Where the operator saves in the next file dialog."""
        self._over = False
        self.waiting = 0
        """Steps that still wait for their dialog; what is left at the end of the test has missed it."""

    # -- eyes
    @property
    def top(self) -> QWidget:
        """The window, or the dialog in front of it."""
        return QApplication.activeModalWidget() or self.window

    @property
    def screen(self) -> Screen:
        found = self.window.current
        assert found is not None
        return found

    def buttons(self) -> dict[str, QAbstractButton]:
        """Visible, enabled buttons by their words (without the mnemonic mark and counts)."""
        return {
            made.text().replace("&", ""): made
            for made in self.top.findChildren(QAbstractButton)
            if made.isVisible() and made.isEnabled() and made.text()
        }

    def words(self) -> str:
        """All words on the labels that can be seen."""
        self.bot.wait(20)  # labels just made are shown at the next turn of the event loop
        return "\n".join(one.text() for one in self.top.findChildren(QLabel) if one.isVisible())

    def grid(self) -> Grid:
        """The grid that can be seen."""
        (found,) = [one for one in self.screen.findChildren(Grid) if one.isVisible()]
        return found

    def table(self) -> list[dict[str, str]]:
        """The rows of the grid that can be seen, by column header."""
        table = self.grid().table
        return [{column.header: column.text(row) for column in table.columns} for row in table.visible_rows()]

    # -- hands
    def menu(self, title: str) -> None:
        """Click an entry of the menu at the left."""
        click_menu(self.window, title)

    def periode(self, kode: str) -> None:
        """Choose a period in the bar above."""
        choose_periode(self.window, kode)

    def unit(self, name: str) -> None:
        """Choose a unit in the bar above."""
        choose_unit(self.window, name)

    def find_and_go(self, words: str) -> None:
        """Ctrl+K, type, Enter."""
        find_and_go(self.window, words)

    def press(self, words: str) -> None:
        """Click the button with these words (or that begins with them)."""
        found = self.buttons()
        name = words if words in found else next((one for one in found if one.startswith(words)), "")
        assert name, f"no button {words!r} among {sorted(found)}"
        self.bot.mouseClick(found[name], Qt.MouseButton.LeftButton)

    def key(self, *keys: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the keyboard is."""
        for one in keys:
            self.bot.keyClick(self._keyboard(), one, mods)

    def _keyboard(self) -> QWidget:
        """Return who has the keyboard in the window in front (offscreen no window manager hands it over)."""
        return self.top.focusWidget() or self.top

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        for char in text:
            self.bot.keyClicks(self._keyboard(), char)

    def fill(self, name: str, text: str) -> None:
        """Click into the field of this accessible name and replace what stands there."""
        (field,) = [
            one
            for one in self.top.findChildren(QLineEdit)
            if one.isVisible() and one.accessibleName() == name
        ]
        self.bot.mouseClick(field, Qt.MouseButton.LeftButton)
        self.key(K.Key_A, mods=Qt.KeyboardModifier.ControlModifier)
        self.type(text)

    def click_cell(self, text: str, header: str) -> None:
        """Click the cell under ``header`` in the first row that shows ``text`` anywhere."""
        grid = self.grid()
        columns = [column.header for column in grid.table.columns]
        line = next(number for number, row in enumerate(self.table()) if text in row.values())
        index = grid.table.index(line, columns.index(header))
        grid.scrollTo(index)
        view = grid.frozen if grid.table.columns[index.column()].frozen else grid
        self.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())

    def when_asked(self, then: Callable[[], None]) -> None:
        """Do something in the dialog that the next click opens."""
        self.in_turn(then)

    @staticmethod
    def _dialog_is_there() -> bool:
        """Whether a dialog stands in front, painted, with the keyboard: only then a person would begin to type."""
        front = QApplication.activeModalWidget()
        if not isinstance(front, QDialog) or not front.isVisible():
            return False
        if not front.isActiveWindow():
            front.activateWindow()  # offscreen no window manager does it
            return False
        return True

    def in_turn(self, *steps: Callable[[], None]) -> None:
        """Do each step in a dialog of its own: the first that opens, then the next that stands in front, and so on."""
        left = list(steps)
        seen: list[QWidget] = []
        self.waiting += len(left)

        def look() -> None:
            front = QApplication.activeModalWidget()
            if front is None or not self._dialog_is_there() or front in seen:
                self._soon(look)
                return
            seen.append(front)
            step = left.pop(0)
            self.waiting -= 1
            if left:
                self._soon(look)
            guarded(step)()

        self._soon(look)

    def _soon(self, look: Callable[[], None]) -> None:
        """Look again in a moment, while this window lives: a missed dialog must not act in a later test."""
        if not self._over:
            QTimer.singleShot(10, self.window, lambda: None if self._over else look())

    def end(self) -> None:
        """Let no step that still waits act any more, and fail for it in the test that missed its dialog."""
        self._over = True
        missed, self.waiting = self.waiting, 0
        assert missed == 0, f"{missed} step(s) waited for a dialog that never opened"

    def shot(self, name: str) -> None:
        """Take a picture if pictures were asked for."""
        if self._gambar is not None:
            self.bot.wait(40)  # what was just laid out is shown at the next turn of the event loop
            assert self.top.grab().save(str(self._gambar / f"{name}.png"))


@pytest.fixture
def konteks(tmp_path: Path) -> Iterator[Konteks]:
    """Rina at the keyboard of a new, empty office."""
    opened = create_kantor(tmp_path / "kantor", ProfilKantor("Dinas Contoh"), "Rina", worker=InlineWorker())
    yield opened
    opened.kantor.close()


@pytest.fixture
def layar(
    qapp: QApplication,
    qtbot: QtBot,
    konteks: Konteks,
    gambar: Path | None,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Layar]:
    """The whole window on the office of `konteks`, at 1366x768."""
    theme().install(qapp, Mode.LIGHT)
    qapp.clipboard().clear()  # it belongs to the desktop, and a test before this one may have copied
    session = Session(InlineExecutor())
    office = pembuka.opened(konteks)
    window = MainWindow(
        session, Parts(lambda *_: office, screens.MENU, screens.ACTIONS, choices=pembuka.choices)
    )
    # what a failed test left unsaved must not ask when its window is closed: nobody would answer
    qtbot.addWidget(
        window,
        before_close_func=lambda _window: monkeypatch.setattr(
            Dialogs, "ask", classmethod(lambda *_, **_more: True)
        ),
    )
    window.setWindowState(
        Qt.WindowState.WindowNoState
    )  # the offscreen screen is smaller than the smallest PC
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    window.start()
    found = Layar(qtbot, window, gambar)
    # file dialogs belong to the system: what the operator picks there is told to the test, not clicked
    monkeypatch.setattr(Dialogs, "open_files", classmethod(lambda *_: found.files))
    monkeypatch.setattr(Dialogs, "save_file", classmethod(lambda *_: found.target))
    monkeypatch.setattr(Dialogs, "folder", classmethod(lambda *_: found.target))
    yield found
    found.end()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Fail a test in whose windows or dialogs a letter with Alt is given twice."""
    return (yield from huruf.watched())


__all__ = ["K", "Layar", "QPoint"]
