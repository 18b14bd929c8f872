"""Names of files that are written: one ending, whatever the name of the person ends with."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.dialogs import PDF, XLSX, Dialogs
from kinerja_desktop.gui.widgets.bingkai import Bingkai


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> tuple[list[str], list[str]]:
    """What is proposed; what the user answers ('' : as proposed)."""
    proposed: list[str] = []
    answers: list[str] = []

    def answer(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        proposed.append(Path(start).name)
        return (answers.pop() if answers else start), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return proposed, answers


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("Evaluasi kinerja Tono, S.Pd..pdf", "Evaluasi kinerja Tono, S.Pd.pdf"),
        ("SKP 2026 Budi, S.Sos..pdf", "SKP 2026 Budi, S.Sos.pdf"),
        ("Keberatan Budi, S.Sos. 2026.pdf", "Keberatan Budi, S.Sos. 2026.pdf"),
        ("Rekap A/B.pdf", "Rekap A_B.pdf"),
    ],
)
def test_a_title_at_the_end_makes_no_double_dot(
    asked: tuple[list[str], list[str]], wish: str, name: str
) -> None:
    found = Dialogs.save_file(None, "Simpan", PDF, "uji", wish)
    assert found is not None
    assert (asked[0], found.name) == ([name], name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("/x/Evaluasi Tono, S.Pd.", "Evaluasi Tono, S.Pd.xlsx"),
        ("/x/Evaluasi Tono, S.Pd", "Evaluasi Tono, S.Pd.xlsx"),
        ("/x/daftar", "daftar.xlsx"),
        ("/x/daftar.XLSX", "daftar.XLSX"),
    ],
)
def test_a_typed_name_gets_the_ending_it_lacks(
    asked: tuple[list[str], list[str]], typed: str, name: str
) -> None:
    asked[1].append(typed)
    found = Dialogs.save_file(None, "Simpan", XLSX, "uji", "daftar.xlsx")
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("may", [True, False])
def test_a_name_that_gets_its_ending_here_replaces_no_file_unasked(
    asked: tuple[list[str], list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, may: bool
) -> None:
    (tmp_path / "daftar.xlsx").write_text("lama")
    asked[1][:] = ["", str(tmp_path / "daftar")]
    questions: list[str] = []

    def ask(_cls: type, /, *said: str, **_more: object) -> bool:
        questions.append(said[2])
        return may

    monkeypatch.setattr(Dialogs, "ask", classmethod(ask))
    found = Dialogs.save_file(None, "Simpan", XLSX, "uji", "daftar.xlsx")
    assert questions == ["daftar.xlsx sudah ada di folder itu. Ganti isinya?"]
    assert (found is not None) is may
    assert len(asked[0]) == (1 if may else 2)  # else the dialog comes again


def while_asked(screen: QWidget) -> None:
    """Let the screen that asks go as soon as its question stands there, as another office does that was opened."""

    def go() -> None:
        asking = QApplication.activeModalWidget()
        if asking is None:
            QTimer.singleShot(10, screen, go)
        else:
            shiboken6.delete(screen)

    QTimer.singleShot(0, screen, go)


def test_a_question_that_goes_with_its_screen_is_answered_by_no(dressed: QApplication) -> None:
    screen = QWidget()
    screen.show()
    while_asked(screen)
    assert Dialogs.ask(screen, "Pulihkan data", "Ganti data sekarang?", "Pulihkan") is False


def test_a_dialog_that_goes_with_its_screen_was_not_accepted(dressed: QApplication) -> None:
    screen = QWidget()
    screen.show()
    while_asked(screen)
    assert Bingkai(screen).exec() == 0
