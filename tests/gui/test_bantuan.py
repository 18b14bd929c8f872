"""F1 and Ctrl+K: every screen has its page, every link leads somewhere, actions lead where they say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from kinerja_desktop.app import compose_window
from kinerja_desktop.foundation import resources
from kinerja_desktop.gui import bantuan
from kinerja_desktop.gui import kantor as gui_kantor
from kinerja_desktop.gui import screens as package
from kinerja_desktop.gui.bantuan import BantuanDialog
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.main_window import MainWindow
from kinerja_desktop.gui.palette import Palette
from kinerja_desktop.gui.screens.pengaturan.screen import PengaturanScreen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Mode, colour, theme
from kinerja_desktop.services import backup, kantor
from kinerja_desktop.services.kantor import ProfilKantor

SCREENS = Path(package.__file__).parent


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    kantor.create_kantor(tmp_path / "kantor", ProfilKantor("Dinas Contoh"), "Ani").kantor.close()
    shown = MainWindow(session, compose_window(), tmp_path / "kantor")
    qtbot.addWidget(shown)
    shown.setWindowState(Qt.WindowState.WindowNoState)
    shown.resize(1366, 768)
    with qtbot.waitActive(shown):
        shown.show()
    shown.start()
    shown.session.go("pengaturan")
    yield shown
    gui_kantor.close(session.office)


def help_pages() -> dict[str, str]:
    """Return class name -> help_page of every screen in the source; what only other screens build on is none."""
    pages: dict[str, str] = {}
    bases: dict[str, set[str]] = {}
    for path in SCREENS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases[node.name] = {base.id for base in node.bases if isinstance(base, ast.Name)}
                pages[node.name] = _help_page(node)
    screens, more = {"Screen"}, {"Screen"}
    while more:
        more = {name for name, above in bases.items() if above & screens} - screens
        screens |= more
    built_on = set().union(*(bases[name] for name in screens & bases.keys()))
    return {name: pages[name] for name in screens - built_on}


def _help_page(node: ast.ClassDef) -> str:
    for one in node.body:
        if (
            isinstance(one, ast.Assign)
            and isinstance(one.targets[0], ast.Name)
            and isinstance(one.value, ast.Constant)
            and one.targets[0].id == "help_page"
        ):
            return str(one.value.value)
    return ""


def test_every_screen_names_a_page_that_exists() -> None:
    named = help_pages()
    assert {"FirstStartScreen", "PengaturanScreen", "PelaksanaanScreen", "SkpScreen"} <= named.keys()
    assert {name: page for name, page in named.items() if page not in bantuan.pages()} == {}


def test_pages_are_short_and_their_links_lead_to_pages() -> None:
    for name in bantuan.pages():
        text = resources.read_text(f"{bantuan.FOLDER}/{name}.md")
        assert text.startswith("# "), name
        assert len(text.splitlines()) <= 26, name
        assert set(re.findall(r"\]\(([a-z-]+)\.md\)", text)) <= bantuan.pages().keys(), name


def test_f1_shows_the_page_of_the_screen_and_esc_leaves(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)  # a shortcut belongs to the window in front
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.findChild(BantuanDialog) is not None)
    dialog = window.findChild(BantuanDialog)
    assert dialog is not None
    assert dialog.page == "pengaturan"
    assert "langsung tersimpan" in dialog.text.toPlainText()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_help_belongs_to_the_window_in_front(window: MainWindow, qtbot: QtBot) -> None:
    other = QMainWindow()
    qtbot.addWidget(other)
    other.show()
    qtbot.waitExposed(other)
    for front in (window, other):
        front.activateWindow()
        qtbot.waitUntil(front.isActiveWindow)
        dialog = bantuan.show("mulai")
        assert dialog.parent() is front
        assert bantuan.show("cetak") is dialog  # asked again while it is in front itself
        dialog.close()


def test_links_lead_on_and_follow_the_appearance(window: MainWindow, qtbot: QtBot) -> None:
    dialog = bantuan.show("daftar-isi")
    dialog.text.setFocus()
    qtbot.keyClick(dialog.text, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    assert dialog.page == "mulai"
    dialog = bantuan.show("daftar-isi")
    theme().set_mode(Mode.DARK)
    inks = set()
    block = dialog.text.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            look = pieces.fragment().charFormat()
            if look.isAnchor():
                inks.add(look.foreground().color().name())
            pieces += 1
        block = block.next()
    assert inks == {colour("accent").name()}


def take(qtbot: QtBot, window: MainWindow, words: str) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = next(one for one in window.findChildren(Palette) if one.isVisible())
    qtbot.keyClicks(palette.line, words)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)


def test_ctrl_k_backs_up_sets_deadlines_and_switches_the_theme(window: MainWindow, qtbot: QtBot) -> None:
    konteks = gui_kantor.konteks_of(window.session)
    before = len(backup.copies(konteks))
    take(qtbot, window, "backup sek")
    assert len(backup.copies(konteks)) == before + 1
    take(qtbot, window, "atur tenggat")
    assert isinstance(window.current, PengaturanScreen)
    assert window.current.part.title == "Tenggat"
    assert not theme().dark
    take(qtbot, window, "ganti tema")
    assert theme().dark


def test_the_user_menu_changes_who_works(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def choose(_parent: object, _title: str, _label: str, known: list[str], _value: str) -> str:
        asked.append(known)
        return "Budi"

    monkeypatch.setattr(Dialogs, "choice", choose)
    menu = window.top.user.menu()
    menu.popup(window.pos())
    qtbot.keyClick(menu, Qt.Key.Key_G)
    assert window.session.office.pelaku == "Budi"
    assert "Ani" in asked[0]
    assert QApplication.activePopupWidget() is None
