"""Dialogs on a screen that is too low for them (1366 x 768 at 150 %): the content scrolls, the buttons stay."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.widgets.basics import label
from kinerja_desktop.gui.widgets.bingkai import room
from kinerja_desktop.gui.widgets.fields import Form
from tests.gui import galeri_dialog

ROWS = 16


class Panjang(Lembar):
    """A form of many rows, as nobody should make it."""

    def __init__(self, parent: QWidget, rows: int = ROWS) -> None:
        super().__init__(parent, "Isian", "Banyak isian.", "&Simpan")
        form = Form()
        self.fields = [QLineEdit() for _ in range(rows)]
        for number, field in enumerate(self.fields):
            form.row(f"Isian {number}", field)
        self.body.addWidget(form)
        self.said = label("", wrap=True)
        self.body.addWidget(self.said)
        self.fields[0].setFocus()

    def problem(self) -> str:
        """Refuse always."""
        return "Isian belum lengkap."


@pytest.fixture
def low(dressed: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    """Return the window behind the dialogs."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(911, 482)
    monkeypatch.setattr(type(parent.screen()), "availableSize", lambda _: QSize(911, 482))
    monkeypatch.setattr(type(parent.screen()), "availableGeometry", lambda _: QRect(0, 0, 911, 482))
    return parent


def is_whole(part: QWidget) -> bool:
    """Return whether all of a part is seen."""
    return part.visibleRegion().boundingRect() == part.rect()


def shown(dialog: Lembar, qtbot: QtBot) -> Lembar:
    dialog.show()
    qtbot.waitExposed(dialog)
    QApplication.processEvents()
    return dialog


def test_the_buttons_and_what_is_wrong_stay_and_tab_brings_fields_into_sight(
    low: QWidget, qtbot: QtBot
) -> None:
    dialog = Panjang(low)
    shown(dialog, qtbot)
    assert dialog.height() <= room(low).height()
    assert is_whole(dialog.go)
    assert is_whole(dialog.stay)
    assert dialog.fields[0].hasFocus()
    assert not is_whole(dialog.fields[-1])
    for field in dialog.fields:
        assert field.hasFocus()
        assert field.visibleRegion().contains(field.cursorRect()), "the line that is typed in is seen"
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert is_whole(dialog.wrong)
    assert is_whole(dialog.go)
    assert dialog.height() <= room(low).height()


def test_a_dialog_that_grows_later_scrolls_then(low: QWidget, qtbot: QtBot) -> None:
    dialog = Panjang(low, 4)
    shown(dialog, qtbot)
    assert not dialog.findChildren(QScrollArea), "there is room: nothing changes"
    dialog.said.setText("Sebuah kalimat yang panjang sekali. " * 60)
    dialog.fit()
    QApplication.processEvents()
    assert dialog.height() <= room(low).height()
    assert is_whole(dialog.go)
    [area] = dialog.findChildren(QScrollArea)
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())
    end = dialog.said.mapTo(area.viewport(), QPoint(0, dialog.said.height()))
    assert end.y() <= area.viewport().height(), "the last line can be read"


def test_dialogs_of_pelaksanaan_stay_on_the_screen(low: QWidget, qtbot: QtBot) -> None:
    seen = []
    for name, dialog in galeri_dialog.dialogs(low):
        assert isinstance(dialog, Lembar)
        shown(dialog, qtbot)
        assert dialog.height() <= room(low).height(), name
        assert is_whole(dialog.go), name
        assert is_whole(dialog.stay), name
        seen.append(name)
        dialog.close()
    assert "dialog-kinerja-panjang" in seen
