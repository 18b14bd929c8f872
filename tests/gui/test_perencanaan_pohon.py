"""Pohon hasil by the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.skp import Rhk
from kinerja_desktop.gui.screens.perencanaan.matriks import MatriksScreen
from kinerja_desktop.gui.screens.perencanaan.pohon import PohonDialog
from kinerja_desktop.services.konteks import Konteks
from tests.gui.meja_skp import K, Meja, people, planned
from tests.gui.test_perencanaan_tindakan import leader_with_people


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    return Meja(qtbot, kantor_kecil)


def test_enter_opens_the_plan_of_a_row_that_serves_the_leader(meja: Meja) -> None:
    boss, below = leader_with_people(meja.konteks)
    whole = planned(meja.konteks, boss, Rhk("Tata kelola"))
    planned(meja.konteks, below[0], Rhk("Buku kas", pimpinan_id=whole.isi.rhk[0].id))
    screen: MatriksScreen = meja.show(MatriksScreen(meja.session))

    def walk(dialog: PohonDialog) -> None:
        tree = dialog.tree
        top = tree.currentItem()
        while top is not None and top.text(0) != "Tata kelola":
            meja.bot.keyClick(tree, K.Key_Down)
            top = tree.currentItem()
        meja.bot.keyClick(tree, K.Key_Right)
        meja.bot.keyClick(tree, K.Key_Right)
        now = tree.currentItem()
        assert now is not None
        assert now.text(0) == "Buku kas"
        meja.bot.keyClick(tree, K.Key_Return)

    seen = meja.in_dialog(PohonDialog, walk)
    meja.bot.keyClick(screen.tree, K.Key_Space)
    assert len(seen) == 1
    key, args = meja.gone[-1]
    assert (key, args["penugasan"]) == ("skp", below[0].penugasan_id)


def test_a_group_is_no_person(meja: Meja) -> None:
    assert people(meja.konteks)
    screen: MatriksScreen = meja.show(MatriksScreen(meja.session))

    def stay(dialog: PohonDialog) -> None:
        meja.bot.keyClick(dialog.tree, K.Key_Home)
        dialog.take()
        assert dialog.wrong.isVisible()
        meja.bot.keyClick(dialog.tree, K.Key_Escape)

    seen = meja.in_dialog(PohonDialog, stay)
    meja.bot.keyClick(screen.tree, K.Key_Space)
    assert len(seen) == 1
    assert not any(key == "skp" for key, _ in meja.gone)
