"""Two writes on their way at once, of which the first fails: nothing typed is lost, nobody is overwritten unseen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.pelaksanaan import IsiPelaksanaan
from kinerja_desktop.domain.skp import Indikator, Rhk
from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.gui.kantor import close_after_writes
from kinerja_desktop.gui.screens.pelaksanaan.orang import OrangScreen
from kinerja_desktop.services import pelaksanaan, skp
from kinerja_desktop.services.kantor import open_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp
from tests.gui.meja_skp import CTRL, HeldExecutor, K, Meja, people, planned

TW = "2026-TW4"
LAPORAN = Rhk(
    "Laporan tersusun",
    indikator=(Indikator("Jumlah", "12 dokumen", "kuantitas"), Indikator("Tepat", "tanggal 5", "waktu")),
)


class Beruntun(HeldExecutor):
    """Runs all writes that were held before any answer is heard, as the thread of writes does while the UI is busy."""

    def __init__(self) -> None:
        super().__init__()
        self._answers: list[Callable[[], None]] | None = None

    def deliver(self, answer: Callable[[], None]) -> None:
        if self._answers is None:
            answer()
        else:
            self._answers.append(answer)

    def let_go(self) -> None:
        self._answers = []
        super().let_go()
        while self._answers:
            self._answers.pop(0)()  # what an answer asks for comes behind those that are there already
        self._answers = None


@pytest.fixture
def slow() -> Beruntun:
    return Beruntun()


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks, slow: Beruntun) -> Meja:
    return Meja(qtbot, kantor_kecil, slow)


def buka(meja: Meja) -> tuple[BarisSkp, OrangScreen]:
    row = people(meja.konteks)[0]
    whole = planned(meja.konteks, row, LAPORAN)
    assert skp.tetapkan(
        meja.konteks, {whole.baris.skp_id or 0: whole.version}, date(2026, 1, 20)
    ).value.berhasil
    screen: OrangScreen = meja.show(OrangScreen(meja.session))
    screen.open_at({"penugasan": row.penugasan_id, "urutan": ()})
    return row, screen


def words(meja: Meja, row: BarisSkp) -> list[str]:
    return [said for _, said in pelaksanaan.buka(meja.konteks, row.penugasan_id, TW).isi.realisasi]


def type_two(meja: Meja, slow: Beruntun) -> None:
    slow.holding = True
    meja.ketik("7 dokumen")
    meja.key(K.Key_Return)
    meja.ketik("tanggal 3")
    meja.key(K.Key_Return)
    assert len(slow.held) == 2


def test_a_realisasi_that_somebody_else_wrote_too_is_asked_about_when_the_next_one_was_stored(
    meja: Meja, slow: Beruntun
) -> None:
    row, screen = buka(meja)
    first = screen.grid.table.rows[1].kunci
    assert first is not None
    other = IsiPelaksanaan().with_realisasi(first, "9 dokumen")
    pelaksanaan.simpan(meja.konteks, row.penugasan_id, TW, other, sebelum=IsiPelaksanaan())
    type_two(meja, slow)
    slow.let_go()
    assert words(meja, row) == ["9 dokumen", "tanggal 3"]
    assert [one.realisasi for one in screen.grid.table.rows if one.kunci] == ["7 dokumen", "tanggal 3"]
    assert not screen.may_leave()
    assert "“7 dokumen”" in screen.banner.words.text()
    screen.banner.action.click()
    assert words(meja, row) == ["7 dokumen", "tanggal 3"]
    assert screen.may_leave()


def test_a_realisasi_that_could_not_be_written_is_not_left_when_the_next_one_was_stored(
    meja: Meja, slow: Beruntun, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, screen = buka(meja)
    real, calls = pelaksanaan.simpan, list[object]()

    def full_once(*args: object, **named: object) -> object:
        calls.append(args)
        if len(calls) == 1:
            raise StorageError("simpanan.penuh", folder="D:")
        return real(*args, **named)  # type: ignore[arg-type] # what the screen gave

    monkeypatch.setattr(pelaksanaan, "simpan", full_once)
    type_two(meja, slow)
    slow.let_go()
    assert words(meja, row) == ["tanggal 3"]
    assert not screen.may_leave()
    screen.keeper.retry()
    assert words(meja, row) == ["7 dokumen", "tanggal 3"]
    assert screen.may_leave()


def test_a_plan_that_was_left_does_not_go_over_what_somebody_else_saved(meja: Meja, slow: Beruntun) -> None:
    one, two = people(meja.konteks)[:2]
    now = planned(meja.konteks, one, LAPORAN)
    meja.buka(one, (one.penugasan_id, two.penugasan_id))
    there = replace(now.isi, rhk=(replace(now.isi.rhk[0], teks="Diubah di tempat lain"),))
    skp.simpan(meja.konteks, now.baris.skp_id or 0, there, version=now.version)
    slow.holding = True
    for _ in range(2):
        meja.key(K.Key_F2, K.Key_End)
        meja.ketik(" lagi")
        meja.key(K.Key_Return, K.Key_Up)
    meja.key(K.Key_PageDown, mods=CTRL)
    assert len(slow.held) == 2
    slow.let_go()
    assert [text for text, _ in meja.outline(one)] == ["Diubah di tempat lain"]
    assert meja.notices


def fails_once(real: Callable[..., object]) -> Callable[..., object]:
    """A write that finds the disk full the first time."""
    calls = list[object]()

    def simpan(*args: object, **named: object) -> object:
        calls.append(args)
        if len(calls) == 1:
            raise StorageError("simpanan.penuh", folder="D:")
        return real(*args, **named)

    return simpan


def test_a_realisasi_that_failed_after_its_person_was_left_is_there_again(
    meja: Meja, slow: Beruntun, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, screen = buka(meja)
    other = people(meja.konteks)[1]
    whole = planned(meja.konteks, other, LAPORAN)
    skp.tetapkan(meja.konteks, {whole.baris.skp_id or 0: whole.version}, date(2026, 1, 20))
    monkeypatch.setattr(pelaksanaan, "simpan", fails_once(pelaksanaan.simpan))
    slow.holding = True
    meja.ketik("7 dokumen")
    meja.key(K.Key_Return)
    screen.open_at({"penugasan": other.penugasan_id, "urutan": ()})
    slow.let_go()
    assert words(meja, row) == []
    assert "isian Anda masih ada" in meja.notices[-1][0]
    screen.open_at({"penugasan": row.penugasan_id, "urutan": ()})
    assert [one.realisasi for one in screen.grid.table.rows if one.kunci] == ["7 dokumen", ""]
    meja.bot.waitUntil(lambda: words(meja, row) == ["7 dokumen"])


def test_a_plan_that_failed_after_it_was_left_is_there_again(
    meja: Meja, slow: Beruntun, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = people(meja.konteks)[:2]
    planned(meja.konteks, one, LAPORAN)
    screen = meja.buka(one, (one.penugasan_id, two.penugasan_id))
    monkeypatch.setattr(skp, "simpan", fails_once(skp.simpan))
    slow.holding = True
    meja.key(K.Key_F2, K.Key_End)
    meja.ketik(" lagi")
    meja.key(K.Key_Return)
    meja.key(K.Key_PageDown, mods=CTRL)
    slow.let_go()
    assert [text for text, _ in meja.outline(one)] == ["Laporan tersusun"]
    assert "isian Anda masih ada" in meja.notices[-1][0]
    meja.buka(one)
    assert screen.keeper.isi.rhk[0].teks == "Laporan tersusun lagi"
    meja.bot.waitUntil(lambda: [text for text, _ in meja.outline(one)] == ["Laporan tersusun lagi"])


def test_another_office_closes_this_one_after_its_writes_and_for_good(meja: Meja, slow: Beruntun) -> None:
    row, _ = buka(meja)
    before = meja.session.office
    slow.holding = True
    meja.ketik("7 dokumen")
    meja.key(K.Key_Return)
    close_after_writes(meja.session, before)
    slow.let_go()
    folder = meja.konteks.kantor.folder
    again = open_kantor(folder, "Rina", worker=meja.konteks.kantor.worker)
    again.simpanan.hold()  # this window does not hold it any more
    found = pelaksanaan.buka(again, row.penugasan_id, TW).isi.realisasi
    again.kantor.close()
    assert [said for _, said in found] == ["7 dokumen"]
