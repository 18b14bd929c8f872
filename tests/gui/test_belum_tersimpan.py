"""The bar below says *Belum tersimpan* as long as a screen holds words that could not be written, whoever else writes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.domain.skp import Rhk
from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.gui.bars import BottomBar
from kinerja_desktop.gui.screens.pelaksanaan.dialog_kinerja import DialogKinerjaDialog
from kinerja_desktop.gui.session import Session
from kinerja_desktop.services import dialog_kinerja, pelaksanaan, penilaian, skp
from kinerja_desktop.services.konteks import Konteks
from tests.gui.layar_nilai import Layar
from tests.gui.meja_skp import CTRL, K, Meja, people, planned
from tests.gui.test_dialog_kinerja import typed
from tests.gui.test_pelaksanaan import buka, ditetapkan
from tests.gui.test_penilaian import layar

__all__ = ["layar"]


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    del dressed
    return Meja(qtbot, kantor_kecil)


def full(*_args: object, **_named: object) -> object:
    raise StorageError("simpanan.penuh", folder="D:")


class Bilah:
    """The bar, and somebody else who writes."""

    def __init__(self, session: Session, bot: QtBot) -> None:
        self._session, self._bar = session, BottomBar(session)
        bot.addWidget(self._bar)

    def says_unsaved(self) -> bool:
        """Write something else and return whether the bar says that something is not saved."""
        self._session.tasks.write(self._bar, lambda _: Outcome(None, Changes())).run()
        return self._bar.saved.text() == "Belum tersimpan"


def test_ratings(layar: Layar, monkeypatch: pytest.MonkeyPatch) -> None:
    bar = Bilah(layar.screen.session, layar.bot)
    with monkeypatch.context() as patch:
        patch.setattr(penilaian, "save_cells", full)
        layar.click(0, "hasil_kerja")
        layar.ketik("a")
        assert bar.says_unsaved()
    layar.bot.mouseClick(layar.screen.banner.action, Qt.MouseButton.LeftButton)
    assert layar.stored(0).hasil == "di_atas"
    assert not bar.says_unsaved()


def test_realisasi(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    bar = Bilah(meja.session, meja.bot)
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], Rhk("Arsip tertib"))
    screen = buka(meja, row)
    with monkeypatch.context() as patch:
        patch.setattr(pelaksanaan, "simpan", full)
        meja.ketik("7 dokumen")
        meja.key(K.Key_Return)
        assert bar.says_unsaved()
    meja.bot.keyClick(screen.banner.action, K.Key_Return)
    assert not bar.says_unsaved()


def test_a_dialogue(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    bar = Bilah(meja.session, meja.bot)
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], Rhk("Arsip tertib"))
    screen = buka(meja, row)

    def ask(dialog: DialogKinerjaDialog) -> None:
        typed(meja, dialog, "Mengapa?")
        dialog.go.click()

    with monkeypatch.context() as patch:
        patch.setattr(dialog_kinerja, "simpan", full)
        meja.in_dialog(DialogKinerjaDialog, ask)
        meja.key(K.Key_J, mods=CTRL)
        assert bar.says_unsaved()
    meja.in_dialog(DialogKinerjaDialog, lambda dialog: dialog.go.click())
    meja.bot.keyClick(screen.banner.action, K.Key_Return)
    assert not bar.says_unsaved()


def test_a_plan(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    bar = Bilah(meja.session, meja.bot)
    row = people(meja.konteks)[0]
    planned(meja.konteks, row)
    screen = meja.buka(row)
    with monkeypatch.context() as patch:
        patch.setattr(skp, "simpan", full)
        meja.ketik("Satu")
        meja.key(K.Key_Return)
        assert bar.says_unsaved()
    meja.bot.keyClick(screen.banner.action, K.Key_Return)
    assert meja.outline(row) == [("Satu", [])]
    assert not bar.says_unsaved()
