"""A stretch on which an earlier plan goes on, opened by its own number: what is typed goes to that plan's stretch."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.pelaksanaan.dialog import UmpanBalikDialog
from kinerja_desktop.gui.screens.pelaksanaan.kegiatan import KegiatanDialog
from kinerja_desktop.gui.screens.pelaksanaan.orang import OrangScreen
from kinerja_desktop.gui.screens.perencanaan.editor import SkpScreen
from kinerja_desktop.services import atasan, penguncian, penilaian, skp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from kinerja_desktop.services.skp import BarisSkp
from tests.gui.meja_skp import CTRL, TAHUN, K, Meja, people
from tests.gui.test_kegiatan_realisasi import said, worked
from tests.gui.test_pelaksanaan import LAPORAN, ditetapkan, stored


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    dressed.clipboard().clear()
    return Meja(qtbot, kantor_kecil)


def going_on(meja: Meja) -> tuple[BarisSkp, int, BarisSkp]:
    """Somebody with a plan, the later stretch under another penilai on which it goes on, and somebody else."""
    row, other = people(meja.konteks)[:2]
    for one in (row, other):
        ditetapkan(meja.konteks, one, LAPORAN)
    edits = [CellEdit(row.penugasan_id, None, field, "S") for field in ("hasil_kerja", "perilaku")]
    penilaian.save_cells(meja.konteks, "2026-TW1", edits)
    penguncian.kunci(meja.konteks, "2026-TW1", penugasan_ids=[row.penugasan_id])
    rater = Pihak(JenisPihak.PEGAWAI, other.pegawai_id)
    atasan.set_penilai(meja.konteks, [row.pegawai_id], rater, per_tanggal=date(2026, 8, 3))
    [now] = [one for one in skp.daftar(meja.konteks, TAHUN) if one.penugasan_id == row.penugasan_id]
    [later] = [id_ for id_ in now.masa if id_ != row.penugasan_id]
    return row, later, other


def opened(meja: Meja) -> tuple[BarisSkp, BarisSkp, OrangScreen]:
    row, later, other = going_on(meja)
    screen: OrangScreen = meja.show(OrangScreen(meja.session))
    screen.open_at({"penugasan": later, "urutan": (row.penugasan_id, other.penugasan_id)})
    assert screen.title.text() == row.nama
    return row, other, screen


def test_feedback_goes_to_the_plan_that_is_shown(meja: Meja) -> None:
    row, _, screen = opened(meja)

    def act(dialog: UmpanBalikDialog) -> None:
        meja.bot.keyClicks(dialog.teks, "Rapi dan tepat")
        dialog.go.click()

    seen = meja.in_dialog(UmpanBalikDialog, act)
    meja.key(K.Key_U, mods=CTRL)
    assert len(seen) == 1
    assert [one.teks for one in stored(meja, row).umpan_balik] == ["Rapi dan tepat"]
    assert [one.umpan.teks for one in screen.grid.table.rows if one.umpan is not None] == ["Rapi dan tepat"]


def test_activities_are_summed_for_the_plan_that_is_shown(meja: Meja) -> None:
    row, _, _ = opened(meja)
    worked(meja, row)
    seen = meja.in_dialog(
        KegiatanDialog, lambda dialog: meja.bot.keyClick(dialog.focusWidget(), K.Key_Return)
    )
    meja.key(K.Key_G, mods=CTRL)
    assert len(seen) == 1
    assert said(meja, row) == ["8 dokumen"]


def test_neighbours_and_the_list_are_reached_from_it(meja: Meja) -> None:
    row, other, screen = opened(meja)
    meja.key(K.Key_PageDown, mods=CTRL)
    assert screen.title.text() == other.nama
    meja.key(K.Key_PageUp, mods=CTRL)
    meja.key(K.Key_Escape)
    assert meja.gone[-1] == ("pelaksanaan", {"penugasan": row.penugasan_id})


def test_the_versions_of_its_plan_are_offered(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    row, later, _ = going_on(meja)
    plan = meja.stored(row).baris.skp_id
    assert plan is not None
    skp.ubah(meja.konteks, plan, "target berubah")
    screen: SkpScreen = meja.show(SkpScreen(meja.session))
    screen.open_at({"penugasan": later, "tahun": TAHUN, "urutan": (row.penugasan_id,)})
    assert "versi 2" in screen.status.text()
    offered: list[str] = []
    monkeypatch.setattr(Dialogs, "choice", lambda *args: offered.extend(args[-1]))
    screen.actions_.versions()
    assert len(offered) == 2
    meja.key(K.Key_Escape)
    assert meja.gone[-1][1]["penugasan"] == row.penugasan_id
