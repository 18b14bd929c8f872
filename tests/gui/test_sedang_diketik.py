"""The bar below while one types in a cell: nothing says *Tersimpan* over words that are not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.bars import BottomBar
from kinerja_desktop.services.konteks import Konteks
from tests.gui.meja_skp import HeldExecutor, K, Meja, people

TYPED = "Sedang diketik"


@pytest.fixture
def slow() -> HeldExecutor:
    return HeldExecutor()


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks, slow: HeldExecutor) -> Meja:
    return Meja(qtbot, kantor_kecil, slow)


@pytest.fixture
def bar(meja: Meja) -> BottomBar:
    made = BottomBar(meja.session)
    meja.bot.addWidget(made)
    return made


def test_an_open_cell_with_changes_is_said_and_its_end_too(meja: Meja, bar: BottomBar) -> None:
    meja.buka(people(meja.konteks)[0])
    assert bar.saved.text() == "Semua tersimpan"
    meja.key(K.Key_F2)
    assert bar.saved.text() == "Semua tersimpan", "an open cell alone is no change"
    meja.key(K.Key_L, K.Key_A)
    assert bar.saved.text() == TYPED
    meja.key(K.Key_Escape)
    assert bar.saved.text() == "Semua tersimpan"
    meja.ketik("Laporan")
    assert bar.saved.text() == TYPED
    meja.key(K.Key_Return)
    assert bar.saved.text().startswith("Tersimpan")


def test_a_write_that_ends_meanwhile_does_not_hide_it(meja: Meja, bar: BottomBar, slow: HeldExecutor) -> None:
    meja.buka(people(meja.konteks)[0])
    slow.holding = True
    meja.ketik("Laporan")
    meja.key(K.Key_Return)
    assert bar.saved.text() == "Menyimpan…"
    meja.ketik("Rapat")
    assert bar.saved.text() == "Menyimpan…", "what runs is said first"
    slow.let_go()
    assert bar.saved.text() == TYPED
    meja.key(K.Key_Return)
    assert bar.saved.text().startswith("Tersimpan")


def test_who_looks_at_another_program_goes_on_typing(meja: Meja, bar: BottomBar) -> None:
    screen = meja.buka(people(meja.konteks)[0])
    meja.ketik("Laporan")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.focusChanged.emit(screen.window().focusWidget(), None)
    assert bar.saved.text() == TYPED
    assert screen.grid.is_editing()
    meja.bot.keyClick(meja.focus, Qt.Key.Key_Escape)
    assert bar.saved.text() == "Semua tersimpan"
