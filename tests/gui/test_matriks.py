"""The matrix of a leader under a fast hand: answers that come late, undo before a write has come back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.skp import Rhk
from kinerja_desktop.gui.screens.perencanaan.matriks import MatriksScreen
from kinerja_desktop.gui.tasks import Executor
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp
from tests.gui.meja_skp import CTRL, HeldExecutor, K, LateAnswers, Meja, planned
from tests.gui.test_perencanaan_tindakan import leader_with_people


class Papan:
    """The matrix on the screen, the cursor in its first cell."""

    def __init__(self, bot: QtBot, konteks: Konteks, executor: Executor) -> None:
        boss, below = leader_with_people(konteks)
        planned(konteks, boss, Rhk("Tata kelola"))
        self.meja = Meja(bot, konteks, executor)
        self.screen: MatriksScreen = self.meja.show(MatriksScreen(self.meja.session))
        self.screen.open_at({"pimpinan": below[0].penilai})
        self.grid.setFocus()
        self.grid.go(0, 1)

    @property
    def grid(self) -> Grid:
        assert self.screen.panel is not None
        return self.screen.panel.grid

    @property
    def person(self) -> BarisSkp:
        row: BarisSkp = self.grid.table.rows[0].baris
        return row

    def cell(self) -> str:
        return self.grid.table.columns[1].text(self.grid.table.rows[0])

    def planned(self) -> list[str]:
        known = self.meja.has_plan(self.person)
        return [one.teks for one in self.meja.stored(self.person).isi.rhk] if known else []


def test_what_is_typed_while_the_matrix_is_read_again_stays(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks
) -> None:
    slow = LateAnswers()
    papan = Papan(qtbot, kantor_kecil, slow)
    slow.late = True
    papan.screen.reload()
    papan.meja.ketik("Buku kas")
    papan.meja.key(K.Key_Return)
    slow.let_go()
    assert papan.cell() == "Buku kas"
    papan.grid.go(0, 1)
    papan.meja.ketik("Arsip")
    papan.meja.key(K.Key_Return)
    assert papan.planned() == ["Arsip"]


def test_an_answer_that_comes_while_a_cell_is_typed_shows_nothing_older(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks
) -> None:
    slow = LateAnswers()
    papan = Papan(qtbot, kantor_kecil, slow)
    slow.late = True
    papan.screen.reload()
    papan.meja.ketik("Buku kas")
    slow.let_go()
    papan.meja.key(K.Key_Return)
    assert (papan.cell(), papan.planned()) == ("Buku kas", ["Buku kas"])


@pytest.mark.parametrize("again", [False, True])
def test_undo_while_the_cell_is_still_being_written_takes_it_back(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks, again: bool
) -> None:
    slow = HeldExecutor()
    papan = Papan(qtbot, kantor_kecil, slow)
    slow.holding = True
    papan.meja.ketik("Buku kas")
    papan.meja.key(K.Key_Return)
    papan.meja.key(K.Key_Z, mods=CTRL)
    if again:
        papan.meja.key(K.Key_Y, mods=CTRL)
    slow.let_go()
    assert papan.planned() == (["Buku kas"] if again else [])
    assert papan.cell() == ("Buku kas" if again else "")


def test_esc_leaves_a_cell_first_and_then_goes_back_to_the_list(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks
) -> None:
    papan = Papan(qtbot, kantor_kecil, LateAnswers())
    papan.meja.ketik("Buku kas")
    papan.meja.key(K.Key_Escape)
    assert (papan.planned(), papan.meja.gone) == ([], [])
    papan.meja.key(K.Key_Escape)
    assert papan.meja.gone == [("perencanaan", {})]
