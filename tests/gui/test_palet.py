"""Ctrl+K looks through all menus at each letter."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui import palette, screens
from kinerja_desktop.gui.models.column import fold
from kinerja_desktop.gui.screen import ActionSpec, Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def test_menus_are_folded_once(
    qtbot: QtBot, dressed: QApplication, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def make(owner: Session) -> Screen:
        raise AssertionError(f"nobody opens a screen of {owner}")

    menus = [ScreenSpec(key, key.title(), "house", make) for key in ("satu", "dua", "tiga")]
    line = palette.Palette(session, menus, [ActionSpec("Duduk", "house", lambda _: None)], parent)
    folded: list[str] = []

    def noted(text: str) -> str:
        folded.append(text)
        return fold(text)

    monkeypatch.setattr(palette, "fold", noted)
    qtbot.keyClicks(line.line, "du")
    assert [line.list.item(n).text() for n in range(line.list.count())] == ["Dua, Menu", "Duduk, Tindakan"]
    assert set(folded) == {"d", "du"}


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("akhiri", "Akhiri masa tugas pegawai"),
        ("pensiun", "Akhiri masa tugas pegawai"),
        ("mutasi masuk", "Predikat dari instansi lain"),
        ("kalibrasi", "Penetapan predikat dan kalibrasi"),
        ("tpp", "Daftar predikat untuk TPP"),
        ("tunjangan", "Daftar predikat untuk TPP"),
        ("tenggat", "Tenggat"),
        ("batas waktu", "Tenggat"),
    ],
)
def test_ctrl_k_knows_the_everyday_words(typed: str, title: str) -> None:
    entries = [(spec.title, spec.words) for spec in screens.MENU]
    entries += [(action.title, action.words) for action in screens.ACTIONS]
    words = fold(typed).split()
    found = [name for name, known in entries if all(word in fold(f"{name} {known}") for word in words)]
    assert title in found
