"""Perencanaan by keys on a real office: the list, its batches."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.skp import Indikator, Rhk, StatusSkp
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.perencanaan.actions import TanggalDialog
from kinerja_desktop.gui.screens.perencanaan.screen import PerencanaanScreen
from kinerja_desktop.gui.widgets.hasil import HasilDialog
from kinerja_desktop.services import skp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BELUM
from tests.gui.meja_skp import (
    TAHUN,
    K,
    Meja,
    people,
    planned,
)


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    dressed.clipboard().clear()
    return Meja(qtbot, kantor_kecil)


def test_the_list_counts_and_opens(meja: Meja) -> None:
    one, two = people(meja.konteks)[:2]
    planned(meja.konteks, one, Rhk("Laporan"))
    screen: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))
    total = len(screen.table.rows)
    assert screen.panel.chips is not None
    texts = {key: made.text() for key, made in screen.panel.chips._buttons.items()}
    assert texts[""] == f"Semua  {total}"
    assert texts[BELUM] == f"Belum ada SKP  {total - 1}"
    assert texts["draf"] == "Draf  1"
    screen.open_at({"penugasan": two.penugasan_id})
    meja.key(K.Key_Return)
    key, args = meja.gone[-1]
    assert (key, args["penugasan"], args["tahun"]) == ("skp", two.penugasan_id, TAHUN)
    assert two.penugasan_id in args["urutan"]  # type: ignore[operator]


def test_a_batch_makes_hands_in_and_tells_who_could_not(meja: Meja) -> None:
    one, two = people(meja.konteks)[:2]
    planned(meja.konteks, one, Rhk("Laporan", indikator=(Indikator("Jumlah", "1 dokumen", "kuantitas"),)))
    screen: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))
    line = screen.table.line_of(two.penugasan_id)
    screen.open_at({"penugasan": two.penugasan_id})
    screen.actions_.make()
    assert meja.stored(two).status is StatusSkp.DRAF
    assert meja.notices[-1][0] == "1 draf SKP dibuat"
    assert line == screen.grid.place[0]
    screen.grid.selectAll()
    seen = meja.in_dialog(HasilDialog, lambda dialog: meja.bot.keyClick(dialog, K.Key_Escape))
    screen.actions_.hand_in()
    assert len(seen) == 1
    assert meja.stored(one).status is StatusSkp.DIAJUKAN
    assert meja.stored(two).status is StatusSkp.DRAF


def test_returning_asks_for_the_reason_and_setting_for_the_day(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = people(meja.konteks)[0]
    made = planned(meja.konteks, one, Rhk("Laporan"))
    skp.ajukan(meja.konteks, {made.baris.skp_id or 0: made.version})
    screen: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))
    screen.open_at({"penugasan": one.penugasan_id})
    monkeypatch.setattr(Dialogs, "text", classmethod(lambda *_: "Target belum jelas"))
    screen.actions_.give_back()
    assert meja.stored(one).baris.alasan == "Target belum jelas"
    monkeypatch.setattr(TanggalDialog, "ask", classmethod(lambda *_: date(2026, 1, 30)))
    screen.actions_.set_()
    assert (meja.stored(one).status, meja.stored(one).baris.ditetapkan) == (
        StatusSkp.DITETAPKAN,
        date(2026, 1, 30),
    )
