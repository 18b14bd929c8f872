"""Not a test: the real program in a process of its own, with hands that type ratings; it is killed from outside.

    python ketik_sendiri.py FOLDER FAST QUIET

Types FAST ratings one after the other, rests, says "diam", then types on without end. Every row that the screen
shows as saved is printed as its penugasan id.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kinerja_desktop.app import compose_window
from kinerja_desktop.gui.main_window import MainWindow
from kinerja_desktop.gui.screens.penilaian.screen import PenilaianScreen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Mode, theme
from tests.journeys.tangan import choose_periode, click_menu

PERIODE = "2026-TW4"


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


class Tangan:
    """The hands at the keyboard."""

    def __init__(self, window: MainWindow, fast: int, quiet: int) -> None:
        self.window, self.left, self.quiet = window, fast, quiet
        self.told: set[int] = set()
        self.patience = 15
        """Steps to look at the screen before the first key."""
        self.timer = QTimer(window)
        self.timer.timeout.connect(self.step)
        self.timer.start(20)

    @property
    def screen(self) -> PenilaianScreen | None:
        shown = self.window.current
        return shown if isinstance(shown, PenilaianScreen) and shown.table.rows else None

    def step(self) -> None:
        if not self.window.session.is_open:
            return
        if self.screen is None:
            if self.window.session.periode != PERIODE:
                choose_periode(self.window, PERIODE)
            if not isinstance(self.window.current, PenilaianScreen):
                click_menu(self.window, "Entri Penilaian")
            return
        screen = self.screen
        self.patience -= 1
        if self.patience > 0:
            return
        column = screen.table.column_of("hasil_kerja")
        if screen.grid.place[1] != column:
            self.click(screen, max(screen.grid.place[0], 0), column)
        if self.left > 0:
            QTest.keyClick(screen.grid, Qt.Key.Key_S)
            self.left -= 1
            if self.left == 0:
                QTimer.singleShot(self.quiet, self.window, self.rest)
        self.tell(screen)

    def click(self, screen: PenilaianScreen, line: int, column: int) -> None:
        grid = screen.grid
        index = screen.table.index(line, column)
        grid.scrollTo(index)
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(index).center())

    def tell(self, screen: PenilaianScreen) -> None:
        for row in screen.table.rows:
            id_ = row.nilai.penugasan_id
            if row.nilai.hasil and not row.menunggu and id_ not in self.told:
                self.told.add(id_)
                say(str(id_))

    def rest(self) -> None:
        assert self.screen is not None
        self.tell(self.screen)
        if any(
            row.menunggu for row in self.screen.table.rows
        ):  # a busy machine: the last ones are on their way
            QTimer.singleShot(self.quiet, self.window, self.rest)
            return
        say(f"diam {self.screen.grid.current_id()}")
        QTimer.singleShot(500, self.window, self.go_on)

    def go_on(self) -> None:
        self.left = 10_000


def main() -> None:
    app = QApplication(sys.argv)
    theme().install(app, Mode.LIGHT)
    window = MainWindow(Session(), compose_window(), Path(sys.argv[1]))
    window.resize(1366, 768)
    window.show()
    window.start()
    hands = Tangan(window, int(sys.argv[2]), int(sys.argv[3]))
    app.exec()
    hands.timer.stop()


if __name__ == "__main__":
    main()
