"""A message at the foot of a page that is higher than the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.widgets.basics import CELL_EDITOR
from kinerja_desktop.gui.widgets.messages import Banner


@pytest.mark.parametrize(
    ("tone", "name", "comes"), [("buruk", "", True), ("buruk", CELL_EDITOR, False), ("baik", "", False)]
)
def test_what_went_wrong_comes_in_sight_on_a_page_higher_than_the_window(
    qtbot: QtBot, dressed: QApplication, tone: str, name: str, comes: bool
) -> None:
    area, page = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    box = QVBoxLayout(page)
    typed, tall, banner = QLineEdit(), QWidget(), Banner()
    typed.setObjectName(name)
    tall.setMinimumHeight(600)
    banner.hide()
    for part in (typed, tall, banner):
        box.addWidget(part)
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.resize(600, 300)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    typed.setFocus()
    banner.tell("Berkas kegiatan 2026 rusak", tone, "Pulihkan…", lambda: None)
    QApplication.processEvents()
    qtbot.wait(30)
    assert (not banner.visibleRegion().isEmpty()) is comes
    banner.hide()
    area.verticalScrollBar().setValue(0)
    banner.show()
    QApplication.processEvents()
    qtbot.wait(30)
    assert (not banner.visibleRegion().isEmpty()) is comes
