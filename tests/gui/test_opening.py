"""Files, folders and links that another program is to open: what none opens is said, and can be copied."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.opening import open_link, open_path, open_paths
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor


class Sistem:
    """A PC that opens what ends with one of ``knows`` ("" opens everything); ``asked``: what it was to open."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *knows: str) -> None:
        self.knows = knows
        self.asked: list[QUrl] = []
        monkeypatch.setattr(QDesktopServices, "openUrl", self.open)

    def open(self, url: QUrl) -> bool:
        """Note what was asked for, and answer as Qt does."""
        self.asked.append(url)
        return url.toString().endswith(self.knows)


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication) -> Screen:
    del dressed
    made = Screen(Session(InlineExecutor()), "Contoh")
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_file_that_no_program_opens_is_named_and_its_place_copied(
    screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = Sistem(monkeypatch, ".pdf")
    known, strange = tmp_path / "a.pdf", tmp_path / "gambar.dwg"
    for path in (known, strange):
        path.write_bytes(b"isi")
    open_path(screen, known)
    assert (len(system.asked), screen.banner.isHidden()) == (1, True)
    open_path(screen, strange)
    assert "gambar.dwg" in screen.banner.words.text()
    assert "Tidak ada program" in screen.banner.words.text()
    said: list[str] = []
    screen.session.noticed.connect(lambda text, *_: said.append(text))
    screen.banner.action.click()
    assert QGuiApplication.clipboard().text() == str(strange)
    assert said == ["Lokasinya tersalin."]
    assert screen.banner.isVisible(), "what it says is still true"


def test_a_file_that_is_gone_is_told_as_gone_and_not_asked_for(
    screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = Sistem(monkeypatch, ".pdf")
    open_path(screen, tmp_path / "dulu.pdf")
    assert (system.asked, "tidak ada lagi" in screen.banner.words.text()) == ([], True)


def test_of_many_that_do_not_open_a_few_are_named_and_all_are_copied(
    screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Sistem(monkeypatch, ".pdf")
    part = QWidget(screen)  # what belongs to a screen speaks on it
    paths = [tmp_path / f"{number}.dwg" for number in range(7)]
    for path in paths:
        path.write_bytes(b"isi")
    open_paths(part, paths)
    assert screen.banner.words.text().splitlines()[-1] == "dan 4 lagi"
    screen.banner.action.click()
    assert QGuiApplication.clipboard().text().splitlines() == [str(path) for path in paths]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://contoh.go.id/a", "Peramban"),
        ("file:///C:/Windows/System32/calc.exe", "bukan alamat web"),
        ("javascript:alert(1)", "bukan alamat web"),
        ("ms-settings:", "bukan alamat web"),
    ],
)
def test_a_link_that_does_not_open_says_why(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, address: str, words: str
) -> None:
    system = Sistem(monkeypatch, ".pdf")
    open_link(screen, address)
    assert words in screen.banner.words.text()
    asked = [one.toString() for one in system.asked]
    assert asked == ([address] if address.startswith("https") else [])
    screen.banner.action.click()
    assert QGuiApplication.clipboard().text() == address


def test_a_link_that_opens_says_nothing(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    system = Sistem(monkeypatch, "/a")
    open_link(screen, "HTTPS://contoh.go.id/a")
    assert (len(system.asked), screen.banner.isHidden()) == (1, True)
