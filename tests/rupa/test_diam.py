"""Lists stay where the pointer is: what a screen says and what is filtered moves no row from under a second click."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPushButton, QWidget

from kinerja_desktop.gui.main_window import MainWindow
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens import MENU
from kinerja_desktop.gui.screens.cetak.screen import CetakScreen
from kinerja_desktop.gui.screens.laporan.screen import LaporanScreen
from kinerja_desktop.gui.screens.penilaian.screen import PenilaianScreen
from kinerja_desktop.gui.theme import Mode, theme
from kinerja_desktop.gui.widgets.basics import EmptyState
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services.konteks import Konteks
from tests.rupa.kantor import make
from tests.rupa.keliling import Keliling, walk

PESAN = (
    "142 lembar ditandai dicetak. Tiga pegawai dilewati karena nilainya belum dikunci; kunci dahulu di Entri Penilaian, "
    "lalu cetak lagi hanya yang tersisa dari daftar ini."
)


@pytest.fixture
def tour(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keliling]:
    theme().install(qapp, Mode.LIGHT)
    konteks: Konteks = make("sedang", tmp_path / "kantor")
    made = walk(konteks, lambda _name, _front: None, monkeypatch)
    yield made
    made.window.close()
    konteks.kantor.close()


def current(window: MainWindow) -> Screen:
    assert window.current is not None
    return window.current


def places(screen: Screen) -> dict[QWidget, QRect]:
    """Where the rows of lists and the buttons stand in the window; the banner's own, and those of an empty list, do not count."""
    kinds = [*screen.findChildren(QAbstractItemView), *screen.findChildren(QPushButton)]
    return {
        one: QRect(one.mapTo(screen.window(), QPoint(0, 0)), one.size())
        for one in kinds
        if one.isVisible()
        and not screen.banner.isAncestorOf(one)
        and not isinstance(one.parent(), EmptyState)
    }


def settled(tour: Keliling) -> dict[QWidget, QRect]:
    """The places once everything that the screen reads is there."""
    before: dict[QWidget, QRect] = {}
    now = places(current(tour.window))
    while before != now:
        tour.rest()
        tour.rest()  # some wait 80 ms before they read
        before, now = now, places(current(tour.window))
    return now


def moved(before: dict[QWidget, QRect], after: dict[QWidget, QRect]) -> list[str]:
    names = {one: one.accessibleName() or getattr(one, "text", str)() for one in before}
    return [
        f"{type(one).__name__} {names[one]!r}: {before[one].topLeft().toTuple()} -> {after[one].topLeft().toTuple()}"
        for one in before
        if one in after and after[one].topLeft() != before[one].topLeft()
    ]


def test_what_a_screen_says_moves_no_list_and_no_button(tour: Keliling) -> None:
    found: dict[str, list[str]] = {}
    for spec in MENU:
        tour.screen(spec.key)
        screen = current(tour.window)
        before = settled(tour)
        screen.banner.tell(PESAN, "awas", "Kunci nilai", lambda: None, other=("Lewati", lambda: None))
        after = settled(tour)
        assert screen.banner.isVisible(), spec.key
        shown = screen.banner.mapTo(tour.window, QPoint(0, 0))
        assert tour.window.rect().contains(QRect(shown, screen.banner.size())), spec.key
        if said := moved(before, after):
            found[spec.key] = said
        screen.banner.hide()
        tour.rest()
    assert not found, "\n".join(f"{key}: {line}" for key, lines in found.items() for line in lines)


def text_of(panel: GridPanel) -> str:
    """A few letters that some rows have and others have not."""
    shown = panel.table.index(0, panel.grid.shown_columns()[0])
    return str(panel.table.data(shown))[:4]


def two_of_three(panel: GridPanel) -> None:
    """Filter as a chip does."""
    numbers = count()
    panel.table.set_condition("uji", lambda _row: next(numbers) % 3 > 0)


def one_name(panel: GridPanel) -> None:
    """Filter by what is typed."""
    panel.search.setText(text_of(panel))


def turned(tour: Keliling) -> Iterator[str]:
    """Every screen, and what it has beside its first list."""
    for spec in MENU:
        tour.screen(spec.key)
        screen = current(tour.window)
        settled(tour)
        yield spec.key
        if isinstance(screen, CetakScreen):
            for kind in list(screen.cards.cards)[1:]:
                screen.cards.choose(kind)
                settled(tour)
                yield f"cetak {kind.value}"
        if isinstance(screen, LaporanScreen):
            for key in screen.chips.keys()[1:]:
                screen.chips.choose(key)
                settled(tour)
                yield f"laporan {key}"


def test_a_filter_moves_no_list(tour: Keliling) -> None:
    found: dict[str, list[str]] = {}
    filtered = 0
    for name in turned(tour):
        for panel in current(tour.window).findChildren(GridPanel):
            if not panel.isVisible() or panel.search.isHidden() or not panel.table.rowCount():
                continue
            filtered += 1
            before = panel.grid.mapTo(tour.window, QPoint(0, 0))
            words = panel.count.text()
            for narrow in (two_of_three, one_name):
                narrow(panel)
                settled(tour)
                after = panel.grid.mapTo(tour.window, QPoint(0, 0))
                if panel.grid.isVisible() and after != before:
                    found.setdefault(name, []).append(f"{before.y()} -> {after.y()} {panel.count.text()}")
            assert panel.count.text() != words
            panel.table.set_condition("uji", None)
            panel.search.clear()
    assert filtered > 5
    assert not found, "\n".join(f"{key}: {line}" for key, lines in found.items() for line in lines)


def last_line(tour: Keliling) -> Grid:
    """Entri Penilaian with the keyboard in the lowest row that stands whole in the list."""
    tour.screen("penilaian")
    settled(tour)
    screen = current(tour.window)
    assert isinstance(screen, PenilaianScreen)
    grid = screen.grid
    grid.setFocus()
    grid.go(0, grid.shown_columns()[3])
    below = grid.table.index(0, 0)
    while grid.visualRect(below.siblingAtRow(below.row() + 1)).bottom() <= grid.viewport().height():
        below = below.siblingAtRow(below.row() + 1)
        QTest.keyClick(grid, Qt.Key.Key_Down)
    assert grid.currentIndex().row() == below.row() > 5
    return grid


def test_who_types_keeps_the_cursor_in_sight(tour: Keliling) -> None:
    grid = last_line(tour)
    current(tour.window).banner.tell(PESAN)
    settled(tour)
    assert grid.visualRect(grid.currentIndex()).bottom() <= grid.viewport().height()


def test_who_clicks_keeps_the_rows_where_they_are(tour: Keliling) -> None:
    grid = last_line(tour)
    rect = grid.visualRect(grid.currentIndex())
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    current(tour.window).banner.tell(PESAN)
    settled(tour)
    assert grid.visualRect(grid.currentIndex()) == rect
