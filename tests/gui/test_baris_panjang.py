"""A line takes as many letters as somebody writes and not a pasted table; what was stored longer stays whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QIntValidator
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.foundation.messages import sentence
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
    pictures = "\N{GRINNING FACE}" * (LONGEST_ANSWER - 5)  # two letters each, as Qt counts
    line = LineField(pictures)
    qtbot.addWidget(line)
    assert line.text() == pictures


def test_a_stored_name_beside_a_list_of_names_is_not_cut(qtbot: QtBot) -> None:
    stored = "Kepala " + "b" * LONGEST_LINE
    box = DaftarPilihan()
    qtbot.addWidget(box)
    box.setEditable(True)
    box.addItems(["Bupati", "Wali Kota"])
    box.setCurrentText(stored)
    assert box.currentText() == stored
    box.setCurrentText("Bupati")
    assert box.currentIndex() == 0


def test_a_line_says_that_it_took_no_more(qtbot: QtBot) -> None:
    line = LineField(longest=LONGEST_LINE)
    qtbot.addWidget(line)
    line.show()
    words = sentence("isian.penuh", batas="300")
    qtbot.keyClicks(line, "abc")
    assert QToolTip.text() != words
    paste(line)
    assert QToolTip.text() == words


def test_a_letter_refused_for_another_reason_is_not_called_too_much(qtbot: QtBot) -> None:
    year = LineField("2026")
    qtbot.addWidget(year)
    year.setValidator(QIntValidator(0, 9999, year))
    year.show()
    qtbot.keyClicks(year, "x")
    assert year.text() == "2026"
    assert QToolTip.text() != sentence("isian.penuh", batas="1.000")


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
        said = dialog.wrong  # type: ignore[attr-defined] # what stands over the buttons
        assert not said.isVisible()
        paste(line)
        assert said.isVisible()
        dialog.accept()  # type: ignore[attr-defined] # the dialog in front

    QTimer.singleShot(0, parent, answer)
    found = ask(parent)
    assert found is not None
    assert len(found) == longest
