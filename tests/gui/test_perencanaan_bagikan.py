"""Sharing an RHK and setting a plan, and the way back from both."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel

from kinerja_desktop.domain.skp import Indikator, Rhk
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.kantor import opened
from kinerja_desktop.gui.screens.langkah import LangkahLuar
from kinerja_desktop.gui.screens.perencanaan.actions import TanggalDialog
from kinerja_desktop.gui.screens.perencanaan.dialog import BagikanDialog
from kinerja_desktop.gui.screens.perencanaan.editor import SkpScreen
from kinerja_desktop.gui.widgets.hasil import HasilDialog
from kinerja_desktop.services import skp
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.skp import BarisSkp
from kinerja_desktop.services.worker import InlineWorker
from tests.gui.meja_skp import CTRL, TAHUN, K, Meja, people, planned
from tests.gui.test_perencanaan_tindakan import meja

__all__ = ["meja"]


def give_to(meja: Meja, screen: SkpScreen, *wanted: BarisSkp) -> None:
    """Share the RHK of the cursor with people."""

    def give(dialog: BagikanDialog) -> None:
        dialog.grid.go_to(wanted[0].penugasan_id, "nama")
        flag = QItemSelectionModel.SelectionFlag
        for row in wanted[1:]:
            index = dialog.grid.table.index(dialog.grid.table.line_of(row.penugasan_id) or 0, 0)
            dialog.grid.selectionModel().select(index, flag.Select)
        assert set(dialog.grid.selected_ids()) == {row.penugasan_id for row in wanted}
        meja.bot.keyClick(dialog.go, K.Key_Return)

    meja.in_dialog(BagikanDialog, give)
    screen.actions_.share()


def test_ctrl_z_takes_the_sharing_back_and_then_what_was_typed_before(meja: Meja) -> None:
    one, other = people(meja.konteks)[:2]
    screen = meja.buka(one)
    meja.ketik("Apel pagi")
    meja.key(K.Key_Return)
    screen.grid.go(0, screen.grid.place[1])
    give_to(meja, screen, other)
    assert meja.notices[-1][0] == "RHK dibagikan ke 1 SKP"
    assert [rhk for rhk, _ in meja.outline(other)] == ["Apel pagi"]
    meja.key(K.Key_Z, mods=CTRL)
    assert not meja.has_plan(other)
    assert [rhk for rhk, _ in meja.outline(one)] == ["Apel pagi"], "only the sharing"
    while screen.undo.canUndo():
        meja.key(K.Key_Z, mods=CTRL)
    assert meja.outline(one) == []
    while screen.undo.canRedo():
        meja.key(K.Key_Y, mods=CTRL)
    assert [rhk for rhk, _ in meja.outline(one)] == ["Apel pagi"]
    assert not meja.has_plan(other), "shared again only by sharing again"


def test_sharing_with_somebody_left_out_offers_to_take_it_back(meja: Meja) -> None:
    one, other, shut = people(meja.konteks)[:3]
    whole = planned(meja.konteks, shut, Rhk("Sudah diajukan", indikator=(Indikator("Ukur", "1 kali"),)))
    skp.ajukan(meja.konteks, {whole.baris.skp_id or 0: whole.version})
    screen = meja.buka(one)
    meja.ketik("Apel pagi")
    meja.key(K.Key_Return)
    screen.grid.go(0, screen.grid.place[1])
    seen = meja.in_dialog(HasilDialog, lambda dialog: meja.bot.keyClick(dialog.undo, K.Key_Return))
    give_to(meja, screen, other, shut)
    assert len(seen) == 1
    assert not meja.has_plan(other)
    assert not isinstance(screen.undo.command(screen.undo.count() - 1), LangkahLuar), "its step went with it"


def test_the_steps_of_a_plan_outlive_a_sharing_in_between(meja: Meja) -> None:
    one, other = people(meja.konteks)[:2]
    screen = meja.buka(one)
    meja.ketik("Apel pagi")
    meja.key(K.Key_Return)
    screen.grid.go(0, screen.grid.place[1])
    give_to(meja, screen, other)
    screen.open_at({"penugasan": other.penugasan_id, "tahun": TAHUN})
    screen.open_at({"penugasan": one.penugasan_id, "tahun": TAHUN})
    assert screen.undo.canUndo()
    while screen.undo.canUndo():
        meja.key(K.Key_Z, mods=CTRL)
    assert meja.outline(one) == []
    assert [rhk for rhk, _ in meja.outline(other)] == ["Apel pagi"]


def test_setting_says_what_undoes_it_and_it_does(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    one = people(meja.konteks)[0]
    whole = planned(meja.konteks, one, Rhk("Laporan", indikator=(Indikator("Jumlah", "1 dokumen"),)))
    screen = meja.buka(one)
    meja.in_dialog(TanggalDialog, lambda dialog: meja.bot.keyClick(dialog.go, K.Key_Return))
    screen.actions_.set_()
    assert meja.notices[-1][0] == f"SKP {one.nama} ditetapkan. Bila keliru: Ubah SKP."
    monkeypatch.setattr(Dialogs, "text", lambda *_: "keliru menetapkan")
    screen.actions_.new_version()
    now = meja.stored(one)
    assert (now.baris.versi, now.status) == (2, "draf")
    assert whole.baris.versi == 1


def test_a_toast_of_one_office_does_nothing_in_the_next(meja: Meja, tmp_path: Path) -> None:
    one, other = people(meja.konteks)[:2]
    screen = meja.buka(one)
    meja.ketik("Apel pagi")
    meja.key(K.Key_Return)
    screen.grid.go(0, screen.grid.place[1])
    give_to(meja, screen, other)
    back = meja.notices[-1][1]
    assert back is not None
    new = create_kantor(tmp_path / "lain", ProfilKantor("Kantor lain"), "Rina", worker=InlineWorker())
    meja.session.open(opened(new))
    said = len(meja.notices)
    back()
    assert meja.has_plan(other)
    assert len(meja.notices) == said
    new.kantor.close()


def test_enter_in_the_search_goes_to_the_names_and_shares_nothing(meja: Meja) -> None:
    one, other = people(meja.konteks)[:2]
    screen = meja.buka(one)
    meja.ketik("Apel pagi")
    meja.key(K.Key_Return)
    screen.grid.go(0, screen.grid.place[1])

    def search(dialog: BagikanDialog) -> None:
        dialog.panel.search.setFocus()
        meja.bot.keyClicks(dialog.panel.search, other.nama)
        meja.bot.keyClick(dialog.panel.search, K.Key_Return)
        assert dialog.isVisible()
        assert dialog.grid.hasFocus()
        assert dialog.grid.selected_ids() == [other.penugasan_id]
        dialog.reject()

    meja.in_dialog(BagikanDialog, search)
    screen.actions_.share()
    assert not meja.has_plan(other)
