"""Names of files that are written: one ending, whatever the name of the person ends with."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.dialogs import PDF, XLSX, Dialogs


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


@pytest.mark.parametrize("is_taken", [True, False])
def test_a_file_that_only_the_added_ending_names_is_asked_about(
    asked: tuple[list[str], list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_taken: bool
) -> None:
    """The file dialog asked about the name as it was typed: nothing is there."""
    there = tmp_path / "rekap.pdf"
    there.touch()
    asked[1].append(str(tmp_path / "rekap"))
    said: list[str] = []

    def ask(_parent: object, _title: str, text: str, *_more: object, **_named: object) -> bool:
        said.append(text)
        return is_taken

    monkeypatch.setattr(Dialogs, "ask", ask)
    assert Dialogs.save_file(None, "Simpan", PDF, "cetak", "Rekap.pdf") == (there if is_taken else None)
    assert "rekap.pdf" in said[0]
