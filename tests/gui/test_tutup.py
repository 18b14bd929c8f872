"""Closing the window, or the office, while words that could not be written wait on some screen."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.gui import petugas
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.main_window import MainWindow, Parts
from kinerja_desktop.gui.screen import ScreenSpec
from kinerja_desktop.gui.tasks import ThreadExecutor
from kinerja_desktop.gui.widgets.bingkai import Bingkai
from tests.gui.dialog import in_dialog
from tests.gui.test_window import ACTIONS, OFFICE, SPECS, Layar, open_window


class Berisi(Layar):
    """A screen with words that could not be written."""

    words = "7 dokumen"

    def type_in_vain(self) -> None:
        def full(_p: object) -> Outcome[None]:
            raise StorageError("simpanan.penuh", folder="D:")

        self.session.tasks.write(self, full).holds(self.waits).failure(lambda _error: None).run()

    def waits(self) -> bool:
        return bool(self.words)

    def unsaved(self) -> tuple[str, ...]:
        return (f"Ani: “{self.words}”",) if self.words else ()


def asked(window: MainWindow, button: str) -> list[str]:
    """Answer the next question by keys; return what it will have said."""
    said: list[str] = []

    def answer(box: QMessageBox) -> None:
        said.append(box.text())
        (wanted,) = [one for one in box.buttons() if one.text().replace("&", "") == button]
        wanted.setFocus()
        QTest.keyClick(wanted, Qt.Key.Key_Space)

    in_dialog(window, QMessageBox, answer)
    return said


def test_closing_asks_while_words_on_another_screen_are_not_stored(
    qtbot: QtBot, dressed: QApplication
) -> None:
    specs = (ScreenSpec("nol", "Nol", "house", lambda session: Berisi(session, "Nol")), *SPECS)
    window = open_window(qtbot, Parts(lambda _folder, _progress: OFFICE, specs, ACTIONS))
    screen = window.current
    assert isinstance(screen, Berisi)
    screen.type_in_vain()
    window.show_screen("dua")
    said = asked(window, "Kembali")
    assert not window.close()
    assert "Ani: “7 dokumen”" in said[0]
    assert window.isVisible()
    said = asked(window, "Kembali")
    petugas.change(window.session, window.top)
    assert said
    screen.words = ""
    assert window.close()


def test_words_that_are_given_up_do_not_keep_the_window_open(qtbot: QtBot, dressed: QApplication) -> None:
    specs = (ScreenSpec("nol", "Nol", "house", lambda session: Berisi(session, "Nol")), *SPECS)
    window = open_window(qtbot, Parts(lambda _folder, _progress: OFFICE, specs, ACTIONS))
    screen = window.current
    assert isinstance(screen, Berisi)
    screen.type_in_vain()
    asked(window, "Buang isian itu")
    assert window.close()


def test_words_whose_write_fails_only_while_the_window_closes_are_asked_about(
    qtbot: QtBot, dressed: QApplication
) -> None:
    specs = (ScreenSpec("nol", "Nol", "house", lambda session: Berisi(session, "Nol")), *SPECS)
    window = open_window(qtbot, Parts(lambda _folder, _progress: OFFICE, specs, ACTIONS))
    screen, tasks = window.current, window.session.tasks
    assert isinstance(screen, Berisi)
    tasks.executor = ThreadExecutor(tasks)
    screen.type_in_vain()
    said = asked(window, "Kembali")
    assert not window.close()
    assert "Ani: “7 dokumen”" in said[0]
    screen.words = ""
    assert window.close()


class Bertanya(Layar):
    """A screen that asks over a dialog of its own, and goes on where the answer was no."""

    def ask(self) -> None:
        dialog = Bingkai(self)
        in_dialog(
            dialog, Bingkai, lambda _: self.title.setText(str(Dialogs.ask(dialog, "Nol", "Simpan?", "Ya")))
        )
        if not dialog.exec():
            self.subtitle.setText("Tidak jadi")


def test_another_office_that_is_opened_under_a_question_answers_it_by_no(
    qtbot: QtBot, dressed: QApplication
) -> None:
    specs = (ScreenSpec("nol", "Nol", "house", lambda session: Bertanya(session, "Nol")), *SPECS)
    window = open_window(qtbot, Parts(lambda _folder, _progress: OFFICE, specs, ACTIONS))
    screen = window.current
    assert isinstance(screen, Bertanya)
    in_dialog(window, QMessageBox, lambda _: window.session.open(OFFICE))
    screen.ask()
    assert (screen.title.text(), screen.subtitle.text()) == ("False", "Tidak jadi")
    assert window.current is not screen
    qtbot.waitUntil(lambda: not shiboken6.isValid(screen))


def test_what_can_be_taken_back_in_one_office_is_not_offered_in_the_next(
    qtbot: QtBot, dressed: QApplication
) -> None:
    window = open_window(qtbot)
    window.session.notice("3 kegiatan masuk", "Urungkan", lambda: None)
    assert window.toast.isVisible()
    window.session.open(OFFICE)
    assert not window.toast.isVisible()
