"""Words that could not be written when their person was left: stored later, on the screen, or told in full."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.pelaksanaan import IsiPelaksanaan
from kinerja_desktop.domain.skp import Indikator, Rhk
from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.gui.bars import BottomBar
from kinerja_desktop.gui.screens.pelaksanaan.orang import OrangScreen
from kinerja_desktop.gui.screens.perencanaan.editor import SkpScreen
from kinerja_desktop.gui.screens.perencanaan.pratinjau import PratinjauTempel
from kinerja_desktop.services import pelaksanaan, skp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp
from tests.gui.meja_skp import CTRL, K, Meja, clip, people, planned
from tests.gui.test_tulis_beruntun import LAPORAN, TW, Beruntun, fails_once, words


@pytest.fixture
def slow() -> Beruntun:
    return Beruntun()


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks, slow: Beruntun) -> Meja:
    return Meja(qtbot, kantor_kecil, slow)


def full(*_args: object, **_named: object) -> object:
    raise StorageError("simpanan.penuh", folder="D:")


def bilah(meja: Meja) -> BottomBar:
    bar = BottomBar(meja.session)
    meja.bot.addWidget(bar)
    return bar


# -- SKP
def type_more(meja: Meja, text: str) -> None:
    meja.key(K.Key_F2, K.Key_End)
    meja.ketik(text)
    meja.key(K.Key_Return, K.Key_Up)


def left_plan(meja: Meja, slow: Beruntun, monkeypatch: pytest.MonkeyPatch) -> tuple[BarisSkp, SkpScreen]:
    """Type at the first plan and go to the next; the write fails on its way."""
    one, two = people(meja.konteks)[:2]
    planned(meja.konteks, one, LAPORAN)
    screen = meja.buka(one, (one.penugasan_id, two.penugasan_id))
    monkeypatch.setattr(skp, "simpan", fails_once(skp.simpan))
    slow.holding = True
    type_more(meja, " lagi")
    meja.key(K.Key_PageDown, mods=CTRL)
    slow.let_go()
    return one, screen


def change_elsewhere(meja: Meja, row: BarisSkp, teks: str = "Diubah di tempat lain") -> None:
    now = meja.stored(row)
    there = replace(now.isi, rhk=(replace(now.isi.rhk[0], teks=teks), *now.isi.rhk[1:]))
    skp.simpan(meja.konteks, now.baris.skp_id or 0, there, version=now.version)


def test_a_plan_that_was_changed_meanwhile_tells_the_words_that_it_cannot_take(
    meja: Meja, slow: Beruntun, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, screen = left_plan(meja, slow, monkeypatch)
    change_elsewhere(meja, row)
    assert meja.session.tasks.left
    meja.buka(row)
    assert screen.keeper.isi.rhk[0].teks == "Diubah di tempat lain"
    told = screen.sisa.words.text()
    assert screen.sisa.isVisible()
    assert "RHK 1: “Laporan tersusun lagi”" in told
    assert row.nama in told
    assert not screen.keeper.waits()
    type_more(meja, " dan disimpan")
    assert meja.outline(row)[0][0] == "Diubah di tempat lain dan disimpan"
    assert screen.sisa.isVisible()  # what was stored since does not take them away
    screen.sisa.action.click()
    assert "Laporan tersusun lagi" in QGuiApplication.clipboard().text()


def test_an_earlier_version_that_is_looked_at_does_not_take_the_words(
    meja: Meja, slow: Beruntun, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = people(meja.konteks)[:2]
    whole = planned(meja.konteks, one, LAPORAN)
    first = whole.baris.skp_id or 0
    assert skp.tetapkan(meja.konteks, {first: whole.version}, date(2026, 1, 20)).value.berhasil
    skp.ubah(meja.konteks, first, "Tugas berubah")
    screen = meja.buka(one, (one.penugasan_id, two.penugasan_id))
    monkeypatch.setattr(skp, "simpan", fails_once(skp.simpan))
    slow.holding = True
    type_more(meja, " lagi")
    meja.key(K.Key_PageDown, mods=CTRL)
    slow.let_go()
    screen.open_at({"penugasan": one.penugasan_id, "tahun": 2026, "skp": first})
    assert screen.sisa.isHidden()
    meja.buka(one)
    meja.bot.waitUntil(lambda: meja.outline(one)[0][0] == "Laporan tersusun lagi")


def test_a_plan_that_is_open_again_when_its_write_fails_still_shows_what_was_typed(
    meja: Meja, slow: Beruntun, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = people(meja.konteks)[:2]
    planned(meja.konteks, one, LAPORAN)
    screen = meja.buka(one, (one.penugasan_id, two.penugasan_id))
    monkeypatch.setattr(skp, "simpan", fails_once(skp.simpan))
    slow.holding = True
    type_more(meja, " lagi")
    meja.key(K.Key_PageDown, mods=CTRL)
    meja.key(K.Key_PageUp, mods=CTRL)
    assert screen.keeper.isi.rhk[0].teks == "Laporan tersusun lagi"
    type_more(meja, " dua")
    slow.let_go()
    assert "belum tersimpan" in screen.banner.words.text()
    screen.banner.action.click()
    assert meja.outline(one)[0][0] == "Laporan tersusun lagi dua"
    assert not meja.session.tasks.left


def test_a_plan_changed_elsewhere_tells_what_was_typed_over_it(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, LAPORAN)
    screen = meja.buka(row)
    change_elsewhere(meja, row)
    type_more(meja, " lagi")
    assert screen.keeper.isi.rhk[0].teks == "Diubah di tempat lain"
    assert "“Laporan tersusun lagi”" in screen.sisa.words.text()


def test_a_plan_that_was_left_and_refused_tells_its_words_when_it_is_opened(
    meja: Meja, slow: Beruntun
) -> None:
    one, two = people(meja.konteks)[:2]
    planned(meja.konteks, one, LAPORAN)
    screen = meja.buka(one, (one.penugasan_id, two.penugasan_id))
    change_elsewhere(meja, one)
    slow.holding = True
    type_more(meja, " lagi")
    meja.key(K.Key_PageDown, mods=CTRL)
    slow.let_go()
    assert meja.session.tasks.left or "“Laporan tersusun lagi”" in screen.sisa.words.text()
    meja.buka(one)
    assert "“Laporan tersusun lagi”" in screen.sisa.words.text()


def test_the_bar_says_unsaved_while_a_plan_that_was_left_waits(
    meja: Meja, slow: Beruntun, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = bilah(meja)
    row, screen = left_plan(meja, slow, monkeypatch)
    assert bar.saved.text() == "Belum tersimpan"
    assert any(row.nama in one and "Laporan tersusun lagi" in one for one in screen.unsaved())
    meja.buka(row)
    meja.bot.waitUntil(lambda: bar.saved.text().startswith("Tersimpan"))
    assert screen.unsaved() == ()


def test_undoing_in_a_plan_what_could_not_be_written_is_being_saved(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = bilah(meja)
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, LAPORAN)
    screen = meja.buka(row)
    monkeypatch.setattr(skp, "simpan", full)
    meja.key(K.Key_F2, K.Key_End)
    meja.ketik(" lagi")
    meja.key(K.Key_Return)
    assert bar.saved.text() == "Belum tersimpan"
    while screen.keeper.isi.rhk[0].teks != "Laporan tersusun":
        meja.key(K.Key_Z, mods=CTRL)
    assert bar.saved.text() != "Belum tersimpan"
    assert screen.banner.isHidden()
    assert not screen.keeper.stuck


def test_of_many_words_the_first_are_shown_and_all_can_be_copied(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PratinjauTempel, "ask", lambda *_args: True)
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, LAPORAN)
    screen = meja.buka(row)
    change_elsewhere(meja, row)
    clip("\n".join(f"Hasil {number}" for number in range(1, 10)))
    meja.key(K.Key_V, mods=CTRL)
    assert screen.keeper.isi.rhk[0].teks == "Diubah di tempat lain"
    assert "“Hasil 5”" in screen.sisa.words.text()
    assert "“Hasil 6”" not in screen.sisa.words.text()
    assert screen.sisa.words.text().endswith("dan 4 lagi")
    screen.sisa.action.click()
    assert QGuiApplication.clipboard().text().endswith("Hasil 8\nHasil 9")


# -- Pelaksanaan
def orang(meja: Meja) -> tuple[BarisSkp, BarisSkp, OrangScreen]:
    one, two = people(meja.konteks)[:2]
    for row in (one, two):
        whole = planned(meja.konteks, row, LAPORAN)
        assert skp.tetapkan(
            meja.konteks, {whole.baris.skp_id or 0: whole.version}, date(2026, 1, 20)
        ).value.berhasil
    screen: OrangScreen = meja.show(OrangScreen(meja.session))
    screen.open_at({"penugasan": one.penugasan_id, "urutan": (one.penugasan_id, two.penugasan_id)})
    return one, two, screen


def shown(screen: OrangScreen) -> list[str]:
    return [one.realisasi for one in screen.grid.table.rows if one.kunci]


def there_and_back(meja: Meja, slow: Beruntun, screen: OrangScreen) -> None:
    """Type the first realisasi, look at the next person, come back, type the second; nothing is written yet."""
    slow.holding = True
    meja.ketik("7 dokumen")
    meja.key(K.Key_Return)
    meja.key(K.Key_PageDown, mods=CTRL)
    meja.key(K.Key_PageUp, mods=CTRL)
    meja.key(K.Key_Down)
    meja.ketik("tanggal 3")
    meja.key(K.Key_Return)
    assert shown(screen)[1] == "tanggal 3"


def test_a_realisasi_that_fails_while_the_next_is_on_its_way_comes_back_and_is_stored(
    meja: Meja, slow: Beruntun, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, _, screen = orang(meja)
    monkeypatch.setattr(pelaksanaan, "simpan", fails_once(pelaksanaan.simpan))
    there_and_back(meja, slow, screen)
    slow.let_go()
    assert shown(screen) == ["7 dokumen", "tanggal 3"]
    meja.bot.waitUntil(lambda: words(meja, row) == ["7 dokumen", "tanggal 3"])
    assert not meja.session.tasks.left


def test_a_realisasi_that_waits_survives_a_conflict_of_the_next(
    meja: Meja, slow: Beruntun, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, _, screen = orang(meja)
    second = [one.kunci for one in screen.grid.table.rows if one.kunci][1]
    assert second is not None
    other = IsiPelaksanaan().with_realisasi(second, "tanggal 9")
    pelaksanaan.simpan(meja.konteks, row.penugasan_id, TW, other, sebelum=IsiPelaksanaan())
    screen.open_at({"penugasan": row.penugasan_id})
    real: Callable[..., object] = pelaksanaan.simpan
    monkeypatch.setattr(pelaksanaan, "simpan", fails_once(real))
    there_and_back(meja, slow, screen)
    again = other.with_realisasi(second, "tanggal 10")
    real(meja.konteks, row.penugasan_id, TW, again, sebelum=other)
    slow.let_go()
    assert shown(screen) == ["7 dokumen", "tanggal 3"]
    assert words(meja, row) == ["7 dokumen", "tanggal 10"]
    assert "“tanggal 3”" in screen.banner.words.text()


def test_two_failures_of_one_person_keep_the_words_of_both(
    meja: Meja, slow: Beruntun, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, _, screen = orang(meja)
    bar = bilah(meja)
    with monkeypatch.context() as patch:
        patch.setattr(pelaksanaan, "simpan", full)
        there_and_back(meja, slow, screen)
        meja.key(K.Key_PageDown, mods=CTRL)
        slow.let_go()
    assert bar.saved.text() == "Belum tersimpan"
    (said,) = screen.unsaved()
    assert row.nama in said
    assert "7 dokumen" in said
    assert "tanggal 3" in said
    meja.key(K.Key_PageUp, mods=CTRL)
    meja.bot.waitUntil(lambda: words(meja, row) == ["7 dokumen", "tanggal 3"])
    assert screen.unsaved() == ()
    assert not meja.session.tasks.left


def test_words_for_what_the_new_version_has_no_place_for_are_told_when_the_person_is_opened(
    meja: Meja, slow: Beruntun, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, _, screen = orang(meja)
    monkeypatch.setattr(pelaksanaan, "simpan", fails_once(pelaksanaan.simpan))
    slow.holding = True
    meja.ketik("7 dokumen")
    meja.key(K.Key_Return)
    meja.key(K.Key_PageDown, mods=CTRL)
    slow.let_go()
    now = meja.stored(row)
    new = skp.buka(meja.konteks, skp.ubah(meja.konteks, now.baris.skp_id or 0, "Tugas berubah").value)
    isi = replace(new.isi, rhk=(Rhk("Lain sama sekali", indikator=(Indikator("Mutu", "1", "kualitas"),)),))
    new = skp.simpan(meja.konteks, new.baris.skp_id or 0, isi, version=new.version).value
    assert skp.tetapkan(meja.konteks, {new.baris.skp_id or 0: new.version}, date(2026, 11, 2)).value.berhasil
    meja.key(K.Key_PageUp, mods=CTRL)
    assert shown(screen) == [""]
    assert screen.sisa.isVisible()
    assert "7 dokumen" in screen.sisa.words.text()
    assert row.nama in screen.sisa.words.text()


def test_opening_the_same_person_again_keeps_what_could_not_be_written(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, _, screen = orang(meja)
    with monkeypatch.context() as patch:
        patch.setattr(pelaksanaan, "simpan", full)
        meja.ketik("7 dokumen")
        meja.key(K.Key_Return)
        screen.open_at({"penugasan": row.penugasan_id})  # as Ctrl+K does
        assert shown(screen) == ["7 dokumen", ""]
    screen.keeper.retry()
    assert words(meja, row) == ["7 dokumen"]


def test_undoing_a_realisasi_that_could_not_be_written_is_being_saved(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = bilah(meja)
    _, _, screen = orang(meja)
    monkeypatch.setattr(pelaksanaan, "simpan", full)
    meja.ketik("7 dokumen")
    meja.key(K.Key_Return)
    assert bar.saved.text() == "Belum tersimpan"
    meja.key(K.Key_Z, mods=CTRL)
    assert bar.saved.text() != "Belum tersimpan"
    assert screen.banner.isHidden()
    assert screen.may_leave()


def test_typing_on_after_a_failure_takes_the_banner_away_when_all_is_stored(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, _, screen = orang(meja)
    monkeypatch.setattr(pelaksanaan, "simpan", fails_once(pelaksanaan.simpan))
    meja.ketik("7 dokumen")
    meja.key(K.Key_Return)
    assert screen.banner.isVisible()
    meja.ketik("tanggal 3")
    meja.key(K.Key_Return)
    assert words(meja, row) == ["7 dokumen", "tanggal 3"]
    assert screen.banner.isHidden()
