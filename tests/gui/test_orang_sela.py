"""One person's answers come while another is on the way, or was looked at meanwhile: words stay with whose they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.pelaksanaan import IsiPelaksanaan
from kinerja_desktop.gui.screens.pelaksanaan.orang import OrangScreen
from kinerja_desktop.gui.tasks import InlineExecutor
from kinerja_desktop.services import pelaksanaan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp
from tests.gui.meja_skp import CTRL, K, Meja
from tests.gui.test_kata_tinggal import full, orang, shown
from tests.gui.test_tulis_beruntun import TW, fails_once, words


class DuaAntrean(InlineExecutor):
    """Keeps reads and writes back in queues of their own, as the pools of reads and writes do."""

    def __init__(self) -> None:
        self.holding = False
        self.reads: list[Callable[[], None]] = []
        self.writes: list[Callable[[], None]] = []

    def submit(self, job: Callable[[], None], writes: bool) -> None:
        if self.holding:
            (self.writes if writes else self.reads).append(job)
        else:
            job()

    def read(self) -> None:
        self.reads.pop(0)()

    def write(self) -> None:
        self.writes.pop(0)()

    def let_go(self) -> None:
        self.holding = False
        while self.writes:
            self.write()
        while self.reads:
            self.read()


@pytest.fixture
def slow() -> DuaAntrean:
    return DuaAntrean()


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks, slow: DuaAntrean) -> Meja:
    return Meja(qtbot, kantor_kecil, slow)


def say(meja: Meja, teks: str) -> None:
    meja.ketik(teks)
    meja.key(K.Key_Return)


def say_elsewhere(meja: Meja, row: BarisSkp, screen: OrangScreen, teks: str) -> None:
    """Somebody else writes the first realisasi."""
    first = next(one.kunci for one in screen.grid.table.rows if one.kunci)
    isi = IsiPelaksanaan().with_realisasi(first, teks)
    pelaksanaan.simpan(meja.konteks, row.penugasan_id, TW, isi, sebelum=IsiPelaksanaan())


def test_a_conflict_while_the_next_person_is_being_read_stays_with_whose_it_is(
    meja: Meja, slow: DuaAntrean
) -> None:
    row, other, screen = orang(meja)
    say_elsewhere(meja, row, screen, "9 dokumen")
    slow.holding = True
    say(meja, "7 dokumen")
    meja.key(K.Key_PageDown, mods=CTRL)
    slow.let_go()
    assert screen.title.text() == other.nama
    assert screen.sisa.isHidden()
    assert any(row.nama in one and "7 dokumen" in one for one in screen.unsaved())
    meja.key(K.Key_PageUp, mods=CTRL)
    assert "“7 dokumen”" in screen.banner.words.text()
    assert "“9 dokumen”" in screen.banner.words.text()
    assert words(meja, row) == ["9 dokumen"]


def test_a_proof_attached_while_the_next_person_is_being_read_leaves_what_was_typed_with_whose_it_is(
    meja: Meja, slow: DuaAntrean
) -> None:
    row, other, screen = orang(meja)
    slow.holding = True
    say(meja, "7 dokumen")
    meja.key(K.Key_PageDown, mods=CTRL)
    screen.refresh()
    slow.read()
    slow.read()
    assert screen.title.text() == other.nama
    assert shown(screen) == ["", ""]
    slow.let_go()
    assert words(meja, row) == ["7 dokumen"]
    assert shown(screen) == ["", ""]
    assert not screen.undo.canUndo()


def test_one_cell_typed_twice_that_failed_is_stored_without_a_question(
    meja: Meja, slow: DuaAntrean, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, other, screen = orang(meja)
    with monkeypatch.context() as patch:
        patch.setattr(pelaksanaan, "simpan", full)
        slow.holding = True
        for text in ("7 dokumen", "8 dokumen", "9 dokumen"):
            say(meja, text)
            meja.key(K.Key_Up)
        slow.write()
        meja.key(K.Key_PageDown, mods=CTRL)
        slow.read()
        assert screen.title.text() == other.nama
        slow.let_go()
    meja.key(K.Key_PageUp, mods=CTRL)
    assert shown(screen) == ["9 dokumen", ""]
    assert screen.banner.isHidden()
    meja.bot.waitUntil(lambda: words(meja, row) == ["9 dokumen"])


def test_what_comes_back_while_somebody_else_wrote_there_is_asked_about(meja: Meja, slow: DuaAntrean) -> None:
    row, _, screen = orang(meja)
    say_elsewhere(meja, row, screen, "9 dokumen")
    slow.holding = True
    say(meja, "7 dokumen")
    for key in (K.Key_PageDown, K.Key_PageUp):
        meja.key(key, mods=CTRL)
        slow.read()
    slow.let_go()
    assert shown(screen) == ["7 dokumen", ""]
    assert "“9 dokumen”" in screen.banner.words.text()
    screen.banner.other.click()
    assert shown(screen) == ["9 dokumen", ""]
    assert not screen.keeper.waits()


@pytest.mark.parametrize("is_read_first", [True, False])
def test_a_question_that_was_left_open_is_asked_again_before_anything_is_written(
    meja: Meja, slow: DuaAntrean, *, is_read_first: bool
) -> None:
    row, other, screen = orang(meja)
    say_elsewhere(meja, row, screen, "9 dokumen")
    say(meja, "7 dokumen")
    assert "“7 dokumen”" in screen.banner.words.text()
    slow.holding = True
    say(meja, "tanggal 3")
    meja.key(K.Key_PageDown, mods=CTRL)
    if is_read_first:
        slow.read()
    slow.let_go()
    assert screen.title.text() == other.nama
    meja.key(K.Key_PageUp, mods=CTRL)
    QApplication.processEvents()
    assert words(meja, row) == ["9 dokumen", "tanggal 3"]
    assert "“7 dokumen”" in screen.banner.words.text()
    screen.banner.action.click()
    assert words(meja, row) == ["7 dokumen", "tanggal 3"]


def test_a_write_that_fails_after_its_person_was_read_again_is_not_asked_about_twice(
    meja: Meja, slow: DuaAntrean
) -> None:
    row, _, screen = orang(meja)
    slow.holding = True
    say(meja, "7 dokumen")
    screen.open_at({"penugasan": row.penugasan_id})  # as Ctrl+K does
    slow.read()
    say_elsewhere(meja, row, screen, "9 dokumen")
    slow.let_go()
    assert "“7 dokumen”" in screen.banner.words.text()
    screen.banner.other.click()
    QApplication.processEvents()
    assert shown(screen) == ["9 dokumen", ""]
    assert screen.banner.isHidden()
    assert not screen.keeper.waits()
    assert not meja.notices


def test_newer_words_stay_when_an_older_write_fails_after_its_person_was_read_again(
    meja: Meja, slow: DuaAntrean, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, _, screen = orang(meja)
    monkeypatch.setattr(pelaksanaan, "simpan", fails_once(pelaksanaan.simpan))
    slow.holding = True
    say(meja, "7 dokumen")
    meja.key(K.Key_Up)
    screen.open_at({"penugasan": row.penugasan_id})
    slow.read()
    say(meja, "8 dokumen")
    slow.let_go()
    QApplication.processEvents()
    assert shown(screen) == ["8 dokumen", ""]
    assert screen.banner.isHidden()
    assert words(meja, row) == ["8 dokumen"]
