"""Hands that type or paste ratings without end, and eyes that tell what the screen shows as saved."""

from __future__ import annotations

import random
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from kinerja_desktop.gui.main_window import MainWindow
from kinerja_desktop.gui.screens.penilaian.screen import PenilaianScreen
from kinerja_desktop.gui.widgets.paste_preview import PastePreview
from tests.journeys.tangan import choose_periode, click_menu
from tests.tahan.anak import HASIL, KATA, KODE, PERILAKU, PERIODE, say

_PAUSE: Final = 3
"""Milliseconds between two keys: faster than anybody types, so that saves queue up."""
Sel = list[tuple[int, str, str]]


class Tangan:
    """What both kinds share: coming to the screen, and telling what is saved."""

    def __init__(self, window: MainWindow, rng: random.Random) -> None:
        self.window, self.rng = window, rng
        self.count = 0
        self.waiting: dict[int, Sel] = {}
        self.timer = QTimer(window)
        self.timer.timeout.connect(self.step)
        self.timer.start(_PAUSE)

    def step(self) -> None:
        session = self.window.session
        if not session.is_open or (session.tasks.running and not self.count):
            return
        if session.periode != PERIODE:
            choose_periode(self.window, PERIODE)
        elif not isinstance(self.window.current, PenilaianScreen):
            click_menu(self.window, "Entri Penilaian")
        elif self.window.current.table.rows:
            self.tell(self.window.current)
            self.act(self.window.current)

    def act(self, screen: PenilaianScreen) -> None:
        raise NotImplementedError

    def announce(self, cells: Sel) -> None:
        """Say what is going to be done; older actions whose cells it takes over cannot be shown any more."""
        self.count += 1
        taken = {(id_, field) for id_, field, _ in cells}
        self.waiting = {
            number: held
            for number, held in self.waiting.items()
            if not any((id_, field) in taken for id_, field, _ in held)
        }
        self.waiting[self.count] = cells
        say({"op": self.count, "sel": cells})

    def tell(self, screen: PenilaianScreen) -> None:
        for number, cells in list(self.waiting.items()):
            if all(self.is_saved(screen, *cell) for cell in cells):
                del self.waiting[number]
                say({"simpan": number})

    @staticmethod
    def is_saved(screen: PenilaianScreen, id_: int, field: str, code: str) -> bool:
        row = screen.table.row_by_id(id_)
        if row is None or row.menunggu:
            return False
        return code == (row.nilai.hasil if field == HASIL else row.nilai.perilaku)

    def click(self, screen: PenilaianScreen, line: int, key: str) -> None:
        grid = screen.grid
        index = screen.table.index(line, screen.table.column_of(key))
        grid.scrollTo(index)
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(index).center())


class TanganKetik(Tangan):
    """Types A, S and B down a column, now and then somewhere else."""

    def act(self, screen: PenilaianScreen) -> None:
        lines = len(screen.table.visible_rows())
        line, column = screen.grid.place
        at = {screen.table.column_of(key): key for key in (HASIL, PERILAKU)}
        if column not in at or line >= lines - 1 or self.rng.random() < 0.05:
            self.click(screen, self.rng.randrange(lines), self.rng.choice((HASIL, PERILAKU)))
            return
        letter = self.rng.choice("ASB")
        id_ = screen.grid.current_id()
        assert id_ is not None
        self.announce([(id_, at[column], KODE[letter])])
        QTest.keyClick(screen.grid, Qt.Key[f"Key_{letter}"])


class TanganTempel(Tangan):
    """Pastes blocks of both ratings over many rows."""

    def act(self, screen: PenilaianScreen) -> None:
        rows = screen.table.visible_rows()
        height = self.rng.randrange(2, len(rows))
        first = self.rng.randrange(len(rows) - height)
        letters = [(self.rng.choice("ASB"), self.rng.choice("ASB")) for _ in range(height)]
        self.click(screen, first, HASIL)
        text = "".join(f"{KATA[one]}\t{KATA[two]}\r\n" for one, two in letters)
        QGuiApplication.clipboard().setText(text)
        cells: Sel = []
        for row, pair in zip(rows[first : first + height], letters, strict=True):
            id_ = row.nilai.penugasan_id
            cells += [(id_, HASIL, KODE[pair[0]]), (id_, PERILAKU, KODE[pair[1]])]
        self.timer.stop()
        self.announce(cells)
        QTimer.singleShot(0, self.window, self.confirm)
        QTest.keyClick(screen.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        self.timer.start(_PAUSE)

    def confirm(self) -> None:
        """Press Enter in the preview; where nothing or one row would change, there is none."""
        front = QApplication.activeModalWidget()
        if not isinstance(front, PastePreview):
            return
        focus = front.focusWidget()
        if front.isVisible() and isinstance(focus, QPushButton):
            QTest.keyClick(focus, Qt.Key.Key_Return)
        else:
            QTimer.singleShot(1, self.window, self.confirm)
