"""Ticks in Cetak when the disk is slow, refuses, or another period is looked at meanwhile; by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.cetak.screen import CetakScreen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.services import cetak, cetak_daftar
from kinerja_desktop.services.cetak_daftar import BarisCetak
from kinerja_desktop.services.cetak_pesanan import JenisLembar
from tests.gui import meja_skp, test_cetak
from tests.gui.test_cetak import NAMES, press, rows, save_by_keys, seek, shown
from tests.services.cetak.conftest import PERIODE, Kantor

K = Qt.Key
TW2 = "2026-TW2"
TODAY = date(2026, 10, 6)
TTD, SERAH, KEMBALI = "ditandatangani", "diserahkan", "dikembalikan"
kantor, layar = test_cetak.kantor, test_cetak.layar


@pytest.fixture
def slow() -> meja_skp.HeldExecutor:
    return meja_skp.HeldExecutor()


@pytest.fixture
def lambat(
    slow: meja_skp.HeldExecutor, kantor: Kantor, dressed: QApplication, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> CetakScreen:  # fmt: skip
    """The screen on a slow disk; all sheets are printed."""
    made = shown(Session(slow), kantor, qtbot)
    save_by_keys(made, monkeypatch, tmp_path / "a.pdf")
    return made


def tick(layar: CetakScreen, number: int, key: str) -> None:
    seek(layar, NAMES[number], key)
    press(layar.grid, K.Key_Space)


def signed(kantor: Kantor) -> list[int]:
    found = rows(kantor.konteks)
    return [number for number, nama in enumerate(NAMES) if found[nama].ditandatangani]


def toasts(layar: CetakScreen) -> list[tuple[str, Callable[[], object]]]:
    told: list[tuple[str, Callable[[], object]]] = []
    layar.session.noticed.connect(lambda text, _, call: told.append((text, call)))
    return told


def printed_in(
    layar: CetakScreen, kantor: Kantor, kode: str, monkeypatch: pytest.MonkeyPatch, target: Path
) -> None:
    """Rate and lock a period, and print its sheets."""
    kantor.rate(NAMES, periode=kode)
    kantor.lock(NAMES, tanggal=date(2026, 10, 2), periode=kode)
    layar.session.set_periode(kode)
    save_by_keys(layar, monkeypatch, target)


def test_urungkan_takes_back_in_the_period_that_was_ticked(
    layar: CetakScreen, kantor: Kantor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    printed_in(layar, kantor, TW2, monkeypatch, tmp_path / "tw2.pdf")
    tick(layar, 1, TTD)
    layar.session.set_periode(PERIODE)
    save_by_keys(layar, monkeypatch, tmp_path / "tw3.pdf")
    told = toasts(layar)
    tick(layar, 1, TTD)
    tick(layar, 2, TTD)
    layar.session.set_periode(TW2)
    told[0][1]()  # Urungkan is still on the screen
    before = {row.nama: row for row in cetak_daftar.daftar(kantor.konteks, TW2)}[NAMES[1]]
    assert (before.ditandatangani, signed(kantor)) == (TODAY, [2])


def test_urungkan_of_what_came_back_knows_its_period(
    layar: CetakScreen, kantor: Kantor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(Dialogs, "text", lambda *_: "cap belum ada")
    printed_in(layar, kantor, TW2, monkeypatch, tmp_path / "tw2.pdf")
    tick(layar, 1, KEMBALI)
    layar.session.set_periode(PERIODE)
    save_by_keys(layar, monkeypatch, tmp_path / "tw3.pdf")
    told = toasts(layar)
    tick(layar, 1, KEMBALI)
    layar.session.set_periode(TW2)
    told[-1][1]()
    before = {row.nama: row for row in cetak_daftar.daftar(kantor.konteks, TW2)}[NAMES[1]]
    assert (before.dikembalikan, rows(kantor.konteks)[NAMES[1]].dikembalikan) == (TODAY, None)


def test_a_list_that_could_not_be_read_again_stops_no_later_tick(
    layar: CetakScreen, kantor: Kantor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save_by_keys(layar, monkeypatch, tmp_path / "a.pdf")
    seek(layar, NAMES[1], TTD)
    with monkeypatch.context() as busy:
        busy.setattr(cetak_daftar, "daftar", refuse)
        press(layar.grid, K.Key_Space)
    assert signed(kantor) == [1]
    press(layar.grid, K.Key_Space)  # the list still shows no tick; what is meant is the one that was written
    assert signed(kantor) == []
    tick(layar, 2, TTD)
    tick(layar, 3, TTD)
    assert signed(kantor) == [2, 3]


def refuse(*_: object, **__: object) -> tuple[BarisCetak, ...]:
    raise StorageError("simpanan.sibuk")


def test_ticks_on_the_way_are_for_the_period_in_which_they_were_made(
    lambat: CetakScreen, slow: meja_skp.HeldExecutor, kantor: Kantor
) -> None:
    slow.holding = True
    for number in (1, 2, 3):
        tick(lambat, number, TTD)
    tick(lambat, 3, SERAH)  # waits for the one before it
    lambat.session.set_periode(TW2)
    slow.let_go()
    assert signed(kantor) == [1, 2, 3]
    assert rows(kantor.konteks)[NAMES[3]].diserahkan == TODAY


def test_ticks_of_other_sheets_do_not_wait(
    lambat: CetakScreen, slow: meja_skp.HeldExecutor, kantor: Kantor
) -> None:
    slow.holding = True
    for number in (1, 2, 3):
        tick(lambat, number, TTD)
    assert len(slow.held) == 3
    slow.let_go()
    assert signed(kantor) == [1, 2, 3]


def test_what_came_back_is_taken_back_at_once(
    lambat: CetakScreen, slow: meja_skp.HeldExecutor, kantor: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["salah NIP", "sekali lagi"]
    monkeypatch.setattr(Dialogs, "text", lambda *_: answers.pop(0))
    slow.holding = True
    tick(lambat, 1, KEMBALI)
    press(lambat.grid, K.Key_Space)
    slow.let_go()
    assert (rows(kantor.konteks)[NAMES[1]].dikembalikan, answers) == (None, ["sekali lagi"])
    assert "tempat lain" not in lambat.banner.words.text()


def test_urungkan_while_others_are_on_their_way(
    lambat: CetakScreen, slow: meja_skp.HeldExecutor, kantor: Kantor
) -> None:
    told = toasts(lambat)
    tick(lambat, 1, TTD)
    slow.holding = True
    tick(lambat, 2, TTD)
    told[0][1]()
    tick(lambat, 3, TTD)
    slow.let_go()
    assert signed(kantor) == [2, 3]


def test_what_waited_for_a_refused_tick_is_said(
    lambat: CetakScreen, slow: meja_skp.HeldExecutor, kantor: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow.holding = True
    tick(lambat, 1, TTD)
    tick(lambat, 1, SERAH)
    tick(lambat, 2, TTD)
    real = cetak.tandai
    calls = iter([refuse])
    monkeypatch.setattr(cetak, "tandai", lambda *args, **more: next(calls, real)(*args, **more))
    slow.let_go()
    assert (signed(kantor), rows(kantor.konteks)[NAMES[1]].diserahkan) == ([2], None)
    assert "1 tanda sesudahnya tidak ditulis" in lambat.banner.words.text()


def test_urungkan_of_another_office_does_nothing(
    layar: CetakScreen, kantor: Kantor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save_by_keys(layar, monkeypatch, tmp_path / "a.pdf")
    told = toasts(layar)
    tick(layar, 1, TTD)
    layar.session.opened.emit()
    told[-1][1]()
    assert signed(kantor) == [1]


def test_signing_an_approval_twice_on_a_slow_disk_is_not_signing(
    lambat: CetakScreen, slow: meja_skp.HeldExecutor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lambat.cards.choose(JenisLembar.PERSETUJUAN)
    save_by_keys(lambat, monkeypatch, tmp_path / "p.pdf")
    seek(lambat, "Andi Kepala", TTD)
    slow.holding = True
    press(lambat.grid, K.Key_Space)
    press(lambat.grid, K.Key_Space)
    slow.let_go()
    assert [row.ditandatangani for row in lambat.panel.table.rows] == [None]


def test_the_row_under_the_tick_stays_where_it_is_until_the_list_is_sorted_again(
    layar: CetakScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save_by_keys(layar, monkeypatch, tmp_path / "a.pdf")
    table = layar.people
    table.set_order([(TTD, False)])
    before = [table.id_at(line) for line in range(table.rowCount())]
    [line] = [line for line in range(len(before)) if table.row_at(line).nama == NAMES[0]]
    assert line < len(before) - 1
    tick(layar, 0, TTD)
    assert table.row_at(line).ditandatangani is not None
    assert [table.id_at(line) for line in range(table.rowCount())] == before
    assert layar.grid.current_id() == before[line]
    table.set_order([(TTD, False)])
    assert table.id_at(table.rowCount() - 1) == before[line], "sorted again, it goes where it belongs"
