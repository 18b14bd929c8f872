"""*Dari kegiatan harian* by keys: the sums beside what is typed, taken over as one step, nothing replaced unasked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.kegiatan import IsiKegiatan
from kinerja_desktop.gui.screens.pelaksanaan.kegiatan import KegiatanDialog
from kinerja_desktop.services import kegiatan
from kinerja_desktop.services.kegiatan import Ubahan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp
from tests.gui.meja_skp import CTRL, K, Meja, people
from tests.gui.test_pelaksanaan import LAPORAN, buka, ditetapkan, stored


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    dressed.clipboard().clear()
    return Meja(qtbot, kantor_kecil)


def worked(meja: Meja, row: BarisSkp, rencana: str = "Laporan tersusun") -> None:
    isi = IsiKegiatan(
        date(2026, 10, 5), "Menyusun laporan", menit=60, rencana=rencana, volume=Decimal(4), satuan="dokumen"
    )
    kegiatan.simpan(meja.konteks, row.pegawai_id, 2026, [Ubahan(None, 0, isi), Ubahan(None, 0, isi)])


def said(meja: Meja, row: BarisSkp) -> list[str]:
    return [words for _, words in stored(meja, row).isi.realisasi]


def test_the_sum_is_taken_by_two_keys_and_undone(meja: Meja) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN)
    worked(meja, row)
    screen = buka(meja, row)

    def act(dialog: KegiatanDialog) -> None:
        assert "2 kegiatan: 8 dokumen (2 kegiatan)" in dialog.purpose.text()
        assert [one.pilih.isChecked() for one in dialog.tempat] == [True, False]
        assert said(meja, row) == []
        meja.bot.keyClick(dialog.focusWidget(), K.Key_Return)

    seen = meja.in_dialog(KegiatanDialog, act)
    meja.key(K.Key_G, mods=CTRL)
    assert len(seen) == 1
    assert said(meja, row) == ["8 dokumen"]
    meja.key(K.Key_Z, mods=CTRL)
    assert said(meja, row) == []
    meja.key(K.Key_Y, mods=CTRL)
    assert said(meja, row) == ["8 dokumen"]
    assert not screen.keeper.busy


def test_what_is_typed_is_shown_and_replaced_only_where_it_is_ticked(meja: Meja) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN)
    worked(meja, row)
    screen = buka(meja, row)
    meja.ketik("9 dokumen")
    meja.key(K.Key_Return)

    def only_look(dialog: KegiatanDialog) -> None:
        shown = [one.text() for one in dialog.findChildren(QLabel)]
        assert "9 dokumen" in shown
        assert [one.menjadi.text() for one in dialog.tempat] == ["8 dokumen", "2 kegiatan: 8 dokumen"]
        assert [one.pilih.isChecked() for one in dialog.tempat] == [False, False]
        assert not dialog.go.isEnabled()
        assert dialog.focusWidget() is dialog.tempat[0].pilih
        meja.bot.keyClick(dialog, K.Key_Escape)

    def take(dialog: KegiatanDialog) -> None:
        meja.bot.keyClick(dialog.tempat[0].pilih, K.Key_Space)
        dialog.tempat[1].menjadi.selectAll()
        meja.bot.keyClicks(dialog.tempat[1].menjadi, "tanggal 4")
        assert dialog.tempat[1].pilih.isChecked()
        meja.bot.keyClick(dialog.go, K.Key_Return)

    for act in (only_look, take):
        seen = meja.in_dialog(KegiatanDialog, act)
        meja.bot.mouseClick(screen.summed, Qt.MouseButton.LeftButton)
        assert len(seen) == 1
        if act is only_look:
            assert said(meja, row) == ["9 dokumen"]
    assert said(meja, row) == ["8 dokumen", "tanggal 4"]
    screen.undo.undo()
    assert said(meja, row) == ["9 dokumen"]


def test_a_ticked_place_without_words_is_not_taken(meja: Meja) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN)
    worked(meja, row)
    buka(meja, row)

    def act(dialog: KegiatanDialog) -> None:
        first = dialog.tempat[0]
        first.menjadi.clear()
        meja.bot.keyClick(dialog.go, K.Key_Return)
        assert "masih kosong" in dialog.wrong.text()
        assert dialog.focusWidget() is first.menjadi
        dialog.reject()

    meja.in_dialog(KegiatanDialog, act)
    meja.key(K.Key_G, mods=CTRL)
    assert said(meja, row) == []


def test_without_linked_activities_it_says_so(meja: Meja) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN)
    screen = buka(meja, row)
    meja.key(K.Key_G, mods=CTRL)
    assert screen.told.text().startswith("Belum ada kegiatan harian pada Triwulan IV 2026")
    assert "kegiatan lain" not in screen.told.text()
    worked(meja, row, rencana="")
    meja.key(K.Key_G, mods=CTRL)
    assert "2 kegiatan lain belum ditautkan" in screen.told.text()
