"""What is filled anew while it is seen is laid out once, not once for each line that comes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.codes import Predikat, Rating
from kinerja_desktop.domain.kalibrasi import FaktaPenilai
from kinerja_desktop.gui.screens.kalibrasi.samping import Samping
from kinerja_desktop.gui.widgets.predikat import ProgressLine, ProgressList

BANYAK = 60


class Gerak(QObject):
    """Counts how often parts of a widget are moved or given another size."""

    def __init__(self, app: QApplication, whole: QWidget) -> None:
        super().__init__(whole)
        self.whole, self.count = whole, 0
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moved = event.type() in (QEvent.Type.Move, QEvent.Type.Resize)
        if moved and isinstance(watched, QWidget) and self.whole.isAncestorOf(watched):
            self.count += 1
        return False


def settled(qtbot: QtBot, whole: QWidget) -> None:
    """Wait until what was asked to be laid out is."""
    done: list[int] = []
    QTimer.singleShot(0, whole, lambda: QTimer.singleShot(0, whole, lambda: done.append(1)))
    qtbot.waitUntil(lambda: bool(done))


def facts(count: int) -> list[FaktaPenilai]:
    cell = (Rating.SESUAI, Rating.SESUAI)
    return [FaktaPenilai(f"Penilai {n}", 4, 2, cell, 3, {Predikat.BAIK: 4}) for n in range(count)]


def test_the_panel_beside_the_board(qtbot: QtBot, dressed: QApplication) -> None:
    side = Samping()
    qtbot.addWidget(side)
    side.resize(310, 600)
    side.show()
    qtbot.waitExposed(side)
    moves = Gerak(dressed, side)
    side._show_facts(facts(BANYAK))
    settled(qtbot, side)
    assert len(side.findChildren(QLabel)) > 2 * BANYAK
    assert 2 * BANYAK < moves.count < 20 * BANYAK


def test_the_panel_shows_a_hundred_raters_and_how_many_more_there_are(
    qtbot: QtBot, dressed: QApplication
) -> None:
    side = Samping()
    qtbot.addWidget(side)
    before = len(side.findChildren(QLabel))
    side._show_facts(facts(3_000))
    shown = side.findChildren(QLabel)
    assert len(shown) - before == 202
    assert any(one.text().startswith("dan 2.900 penilai lain.") for one in shown)


def test_progress_of_many_units(qtbot: QtBot, dressed: QApplication) -> None:
    bars = ProgressList()
    qtbot.addWidget(bars)
    bars.show()
    qtbot.waitExposed(bars)
    moves = Gerak(dressed, bars)
    for _ in range(2):
        bars.show_lines([ProgressLine(n, f"Unit {n}", 3, 8) for n in range(BANYAK)])
        settled(qtbot, bars)
    assert 2 * BANYAK < moves.count < 16 * BANYAK
    assert bars.isVisible()
