"""Ctrl+F goes to the search line wherever the keyboard is; nothing that is typed then is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.main_window import MainWindow
from kinerja_desktop.gui.palette import Palette
from kinerja_desktop.gui.theme import Mode, theme
from kinerja_desktop.gui.widgets.basics import FilterChips, SearchField
from kinerja_desktop.gui.widgets.bingkai import Bingkai
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.services.konteks import Konteks
from tests.rupa import fokus
from tests.rupa.isi import tokoh
from tests.rupa.kantor import Lemari
from tests.rupa.keliling import Keliling, walk
from tests.rupa.tempat import Tempat, tempat

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def konteks(lemari: Lemari, tmp_path: Path) -> Iterator[Konteks]:
    made = lemari.take("lengkap", tmp_path / "kantor")
    yield made
    made.kantor.close()


@pytest.fixture
def tour(qapp: QApplication, konteks: Konteks, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keliling]:
    theme().install(qapp, Mode.LIGHT)
    found = walk(konteks, lambda *_: None, monkeypatch)
    yield found
    found.window.close()


def active(window: MainWindow) -> None:
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)


def ctrl_f(window: MainWindow, start: QWidget) -> str:
    """Press Ctrl+F with the keyboard at a widget; return what is wrong with where it leads."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_F, CTRL)
    popup = QApplication.activePopupWidget()
    assert window.current is not None
    fields = [one for one in window.current.findChildren(SearchField) if one.isVisible()]
    if isinstance(popup, Palette):
        popup.close()
        active(window)
        return "the palette, though the screen has a search line" if fields else ""
    now = window.focusWidget()
    if not isinstance(now, SearchField) or now not in fields:
        return f"the keyboard stands at {type(now).__name__}"
    return "" if now.selectedText() == now.text() else "the text is not selected"


def test_from_every_widget_of_every_screen(tour: Keliling, konteks: Konteks) -> None:
    window = tour.window
    found = []
    for place in tempat(tokoh(konteks)):
        tour.screen(place)
        active(window)
        assert window.current is not None
        for field in window.current.findChildren(SearchField):
            if field.isVisible():
                field.setText("a")
        tour.rest()
        for start in fokus.stops(window):
            said = ctrl_f(window, start)
            if said:
                found.append(f"{place.name}, from {type(start).__name__} {start.accessibleName()!r}: {said}")
    assert not found, "\n" + "\n".join(found)


def test_from_the_period_and_from_a_chip_what_is_typed_filters(tour: Keliling, qtbot: QtBot) -> None:
    window = tour.window
    tour.screen(Tempat("penilaian", "penilaian", {}))
    active(window)
    assert window.current is not None
    (grid,) = [one for one in window.current.findChildren(Grid) if one.isVisible()]
    (chips,) = [one for one in window.current.findChildren(FilterChips) if one.isVisible()]
    everybody = grid.table.rowCount()
    name = grid.table.columns[grid.table.column_of("nama")].text(grid.table.row_at(5))
    starts: tuple[QWidget, ...] = (window.top.period, chips.findChildren(QPushButton)[0])
    for start in starts:
        start.setFocus()
        qtbot.keyClick(start, Qt.Key.Key_F, CTRL)
        qtbot.keyClicks(window.focusWidget(), name[:7])
        qtbot.waitUntil(lambda: 0 < grid.table.rowCount() < everybody)
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: grid.table.rowCount() == everybody)


def test_enter_opens_the_person_who_was_typed_and_not_who_is_rated_by_that_name(
    tour: Keliling, qtbot: QtBot
) -> None:
    """A head stands in the column Atasan of many; the list had somebody else current before."""
    window = tour.window
    tour.screen(Tempat("pegawai", "pegawai", {}))
    tour.screen(Tempat("perencanaan", "perencanaan", {}))
    active(window)
    assert window.current is not None
    grid = next(one for one in window.current.findChildren(Grid) if one.isVisible())
    table = grid.table
    heads = table.columns[table.column_of("atasan")]
    names = table.columns[table.column_of("nama")]
    own = {names.text(row) for row in table.visible_rows()}
    head = next(heads.text(row) for row in table.visible_rows() if heads.text(row) in own)
    rated = next(line for line, row in enumerate(table.visible_rows()) if heads.text(row) == head)
    grid.setFocus()
    grid.go(rated, 0)
    assert names.text(table.row_at(grid.place[0])) != head
    opened: list[int] = []
    grid.row_activated.connect(opened.append)
    qtbot.keyClick(grid, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(window.focusWidget(), head)
    qtbot.waitUntil(lambda: table.rowCount() < len(table.rows))
    assert names.text(table.row_at(0)) == head
    assert table.rowCount() > table.named, "those rated by that person follow"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.focusWidget() is grid
    assert grid.current_id() == table.id_at(0)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert opened == [table.id_at(0)]


def test_in_a_dialog_too(tour: Keliling, qtbot: QtBot) -> None:
    """A dialog with a list of its own has the same key."""
    dialog = Bingkai(tour.window)
    box = QVBoxLayout(dialog)
    other, field = QComboBox(), SearchField("Saring daftar (Ctrl+F)")
    field.setText("lama")
    box.addWidget(other)
    box.addWidget(field)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_F, CTRL)
    assert dialog.focusWidget() is field
    assert field.selectedText() == "lama"
    dialog.close()
