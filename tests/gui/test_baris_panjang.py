"""A line takes as many letters as somebody writes and not a pasted table; what was stored longer stays whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.line_field import LONGEST_ANSWER, LONGEST_LINE, LineField

TABLE = "a" * 20_000


def paste(line: QLineEdit) -> str:
    QGuiApplication.clipboard().setText(TABLE)
    line.selectAll()
    line.paste()
    return line.text()


def test_a_line_ends(qtbot: QtBot) -> None:
    line = LineField()
    qtbot.addWidget(line)
    assert len(paste(line)) == LONGEST_ANSWER


def test_what_was_stored_longer_is_not_cut(qtbot: QtBot) -> None:
    stored = "b" * (LONGEST_ANSWER + 5)
    line = LineField(stored)
    qtbot.addWidget(line)
    assert line.text() == stored
    line.setText(stored + "c")
    assert line.text() == stored + "c"


def test_a_name_beside_a_list_of_names_ends(qtbot: QtBot) -> None:
    box = DaftarPilihan()
    qtbot.addWidget(box)
    box.setEditable(True)
    line = box.lineEdit()
    assert line is not None
    assert len(paste(line)) == LONGEST_LINE


@pytest.mark.parametrize(
    ("ask", "longest"),
    [
        (lambda parent: Dialogs.text(parent, "Judul", "Alasan:", "lama"), LONGEST_ANSWER),
        (lambda parent: Dialogs.choice(parent, "Judul", "Nama:", ["Rina", "Tono"], "Rina"), LONGEST_LINE),
    ],
)
def test_an_answer_ends(qtbot: QtBot, ask: Callable[[QWidget], str | None], longest: int) -> None:
    """Names of 20,000 letters came back in the list of who works here: 0.7 s whenever it was asked."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QWidget)
        line = dialog.findChild(QLineEdit)
        assert line is not None
        paste(line)
        dialog.accept()  # type: ignore[attr-defined] # the dialog in front

    QTimer.singleShot(0, parent, answer)
    found = ask(parent)
    assert found is not None
    assert len(found) == longest
