"""Kalibrasi by keys and mouse, on a real office."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.codes import Capaian
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.kantor import opened
from kinerja_desktop.gui.screens.kalibrasi.cetak import CetakDialog
from kinerja_desktop.gui.screens.kalibrasi.dialog import PindahDialog, TerapkanDialog
from kinerja_desktop.gui.screens.kalibrasi.kotak import Kotak
from kinerja_desktop.gui.screens.kalibrasi.screen import KalibrasiScreen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import Executor, InlineExecutor, ThreadExecutor
from kinerja_desktop.gui.widgets.undo import STEPS
from kinerja_desktop.services import capaian, kalibrasi, penguncian, penilaian
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from tests.gui.dialog import in_dialog
from tests.gui.layar_nilai import CTRL, NONE, TW, K
from tests.gui.meja_skp import HeldExecutor

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


class Meja:
    """The screen with six rated people (three Sangat Baik, three Baik), and hands."""

    def __init__(self, qtbot: QtBot, konteks: Konteks, executor: Executor | None = None) -> None:
        self.bot, self.konteks = qtbot, konteks
        rows = penilaian.grid(konteks, TW).baris[:6]
        edits = [
            CellEdit(row.penugasan_id, row.version, field, "A" if number < 3 else "S")
            for number, row in enumerate(rows)
            for field in ("hasil_kerja", "perilaku")
        ]
        penilaian.save_cells(konteks, TW, edits)
        self.names = [row.nama for row in rows]
        self.session = Session(executor or InlineExecutor())
        self.notices: list[str] = []
        self.session.noticed.connect(lambda words, _action, _call: self.notices.append(words))
        self.session.open(opened(konteks))
        self.session.set_periode(TW)
        self.screen = KalibrasiScreen(self.session)
        qtbot.addWidget(self.screen)
        self.screen.resize(1170, 660)
        self.screen.show()
        qtbot.waitExposed(self.screen)
        self.screen.activateWindow()
        assert QTest.qWaitForWindowActive(self.screen)

    def view(self, key: str) -> None:
        self.bot.mouseClick(self.screen.views._buttons[key], LEFT)

    def click(self, widget: Any) -> None:
        self.bot.mouseClick(widget, LEFT)

    def box(self, key: str) -> Kotak:
        board = self.screen.matrix if "/" in key else self.screen.bins
        assert board is not None
        return board.boxes[key]

    def names_in(self, key: str) -> list[str]:
        box = self.box(key)
        return [box.item(n).text().split("  (")[0] for n in range(box.count())]

    def at(self, key: str, nama: str) -> QPoint:
        """Click on somebody; returns where he stands in his box."""
        box = self.box(key)
        item = next(box.item(n) for n in range(box.count()) if box.item(n).text().startswith(nama))
        place = box.visualItemRect(item).center()
        self.bot.mouseClick(box.viewport(), LEFT, NONE, place)
        return place

    def key(self, key: Qt.Key, mods: Qt.KeyboardModifier = NONE) -> None:
        self.bot.keyClick(self.screen.window().focusWidget() or self.screen, key, mods)

    def drag(self, source: str, nama: str, target: str) -> None:
        box, end = self.box(source), self.box(target)
        place = self.at(source, nama)
        there = box.viewport().mapFromGlobal(end.mapToGlobal(end.rect().center()))
        QTest.mousePress(box.viewport(), LEFT, NONE, place)
        QTest.mouseMove(box.viewport(), place + QPoint(30, 0))
        QTest.mouseMove(box.viewport(), there)
        QTest.mouseRelease(box.viewport(), LEFT, NONE, there)

    def stored(self, nama: str) -> str:
        return next(row.predikat for row in penilaian.grid(self.konteks, TW).baris if row.nama == nama)

    def in_dialog(self, kind: type[QDialog], act: Callable[[Any], object]) -> None:
        in_dialog(self.screen, kind, act)

    def reason(self, words: str) -> None:
        def fill(dialog: PindahDialog) -> None:
            self.bot.keyClicks(dialog.alasan, words)
            self.bot.keyClick(dialog.alasan, K.Key_Return)

        self.in_dialog(PindahDialog, fill)


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    return Meja(qtbot, kantor_kecil)


def test_what_is_tried_out_is_nowhere_until_it_is_applied(meja: Meja) -> None:
    first, second = meja.names[0], meja.names[3]
    meja.view("matriks")
    meja.click(meja.screen.trial)
    assert meja.screen.bar.isVisible()
    meja.at("di_atas/di_atas", first)
    meja.key(K.Key_Left, CTRL)
    assert meja.names_in("di_atas/sesuai") == [first]
    meja.key(K.Key_Down, CTRL)
    assert first in meja.names_in("sesuai/sesuai")
    meja.at("sesuai/sesuai", second)
    meja.key(K.Key_Down, CTRL)
    assert meja.screen.tried.text() == "2 perpindahan dicoba"
    assert (meja.stored(first), meja.stored(second)) == ("sangat_baik", "baik")
    meja.key(K.Key_Z, CTRL)
    assert second in meja.names_in("sesuai/sesuai")
    assert meja.screen.tried.text() == "1 perpindahan dicoba"
    meja.key(K.Key_Y, CTRL)
    assert meja.names_in("di_bawah/sesuai") == [second]
    meja.key(K.Key_Z, CTRL)

    apply_all(meja)
    assert meja.stored(first) == "baik"
    [move] = kalibrasi.riwayat(meja.konteks, TW)
    assert (move.nama, move.alasan) == (first, "Disepakati dalam rapat")
    assert (move.sebelum[2], move.sesudah[2]) == ("sangat_baik", "baik")
    assert not meja.screen.bar.isVisible()
    assert before_and_why(meja, first) == ("Sangat Baik", "Disepakati dalam rapat")
    assert before_and_why(meja, second) == ("", "")
    meja.click(meja.screen.back)
    assert meja.stored(first) == "sangat_baik"
    assert kalibrasi.riwayat(meja.konteks, TW) == ()
    assert before_and_why(meja, first) == ("", "")


def before_and_why(meja: Meja, nama: str) -> tuple[str, str]:
    """Return what the columns Semula and Alasan of the list show."""
    table = meja.screen.table
    row = next(row for row in table.rows if row.nilai.nama == nama)
    semula, alasan = (table.columns[table.column_of(key)].text(row) for key in ("semula", "alasan"))
    return semula, alasan


def apply_all(meja: Meja) -> None:
    """Press Terapkan, be told that a reason is missing, give one for all."""

    def fill(dialog: TerapkanDialog) -> None:
        meja.click(dialog.go)
        assert dialog.wrong.text() == "1 perpindahan belum beralasan."
        meja.bot.keyClicks(dialog.bersama, "Disepakati dalam rapat")
        meja.bot.keyClick(dialog.bersama, K.Key_Return)

    meja.in_dialog(TerapkanDialog, fill)
    meja.click(meja.screen.apply)


def test_trying_out_begun_by_keys_leaves_the_hands_in_the_list(meja: Meja) -> None:
    grid = meja.screen.panel.grid
    grid.setFocus()
    meja.bot.keyClick(meja.screen, K.Key_C, ALT)
    meja.bot.waitUntil(lambda: meja.screen.trial.isChecked() and not meja.screen.trial.isDown())
    focused = QApplication.focusWidget()
    assert focused is grid
    meja.bot.keyClick(focused, K.Key_Down)
    assert grid.currentIndex().row() == 1


@pytest.mark.parametrize("key", ["hasil", "perilaku", "predikat"])
def test_a_letter_on_a_rating_says_where_it_is_changed(meja: Meja, key: str) -> None:
    grid = meja.screen.panel.grid
    grid.setFocus()
    grid.go(0, meja.screen.table.column_of(key))
    told: list[str] = []
    grid.notice.connect(told.append)
    for letter in (K.Key_A, K.Key_S, K.Key_B):
        meja.key(letter)
    assert len(told) == 3
    assert "Enter memindahkannya" in told[0]
    assert {meja.stored(nama) for nama in meja.names} == {"sangat_baik", "baik"}


def test_both_ways_back_are_bounded(meja: Meja) -> None:
    assert (meja.screen.tries.undoLimit(), meja.screen.written.undoLimit()) == (STEPS, STEPS)


def test_a_person_opened_in_the_list_is_asked_for_the_ratings_first(meja: Meja) -> None:
    nama = meja.names[4]
    meja.view("daftar")
    grid = meja.screen.panel.grid
    grid.setFocus()
    grid.go(next(n for n in range(grid.table.rowCount()) if grid.table.row_at(n).nilai.nama == nama), 0)
    started: list[object] = []

    def fill(dialog: PindahDialog) -> None:
        started.append(dialog.focusWidget() is dialog.hasil)
        meja.bot.keyClick(dialog.hasil, K.Key_Up)
        meja.bot.keyClick(dialog.perilaku, K.Key_Up)
        meja.bot.keyClicks(dialog.alasan, "Peran utama panitia hari jadi kabupaten")
        meja.bot.keyClick(dialog.alasan, K.Key_Return)

    meja.in_dialog(PindahDialog, fill)
    meja.key(K.Key_Return)
    assert started == [True]
    assert meja.stored(nama) == "sangat_baik"
    seen = grid.visualRect(grid.table.index(0, grid.table.column_of("alasan")))
    assert seen.right() <= grid.viewport().width(), "the reason is told without scrolling in a window of 1366"


def test_a_move_at_once_wants_a_reason(meja: Meja) -> None:
    nama = meja.names[4]
    meja.view("kelompok")
    meja.at("baik", nama)

    def fill(dialog: PindahDialog) -> None:
        meja.click(dialog.go)
        assert dialog.wrong.text() == "Alasan belum diisi."
        meja.bot.keyClicks(dialog.alasan, "Bukti dukung belum ada")
        meja.bot.keyClick(dialog.alasan, K.Key_Return)

    meja.in_dialog(PindahDialog, fill)
    meja.key(K.Key_Right, CTRL)
    assert meja.stored(nama) == "butuh_perbaikan"
    assert meja.names_in("butuh_perbaikan") == [nama]
    assert meja.notices[-1] == "1 perpindahan tersimpan"


def test_a_move_taken_back_while_it_is_still_being_written(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks
) -> None:
    slow = HeldExecutor()
    meja = Meja(qtbot, kantor_kecil, slow)
    nama = meja.names[4]
    meja.view("kelompok")
    meja.at("baik", nama)
    meja.reason("Bukti dukung belum ada")
    slow.holding = True
    meja.key(K.Key_Right, CTRL)
    meja.click(meja.screen.back)
    slow.let_go()
    assert meja.stored(nama) == "baik"
    assert kalibrasi.riwayat(kantor_kecil, TW) == ()


def test_a_move_taken_back_and_made_again_while_it_is_still_being_written(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks
) -> None:
    slow = HeldExecutor()
    meja = Meja(qtbot, kantor_kecil, slow)
    nama = meja.names[4]
    meja.view("kelompok")
    meja.at("baik", nama)
    meja.reason("Bukti dukung belum ada")
    slow.holding = True
    meja.key(K.Key_Right, CTRL)
    meja.click(meja.screen.back)
    meja.screen.activateWindow()
    qtbot.waitUntil(meja.screen.isActiveWindow)
    meja.key(K.Key_Y, CTRL)
    slow.let_go()
    assert meja.stored(nama) == "butuh_perbaikan"
    assert len(kalibrasi.riwayat(kantor_kecil, TW)) == 1
    assert not meja.screen.banner.isVisible()
    meja.click(meja.screen.back)
    assert meja.stored(nama) == "baik"


def test_dragging_in_the_matrix(meja: Meja) -> None:
    nama = meja.names[1]
    meja.view("matriks")
    meja.reason("Hasil kerja setara dengan yang lain")
    meja.drag("di_atas/di_atas", nama, "sesuai/di_atas")
    assert meja.stored(nama) == "baik"
    assert nama in meja.names_in("sesuai/di_atas")


def test_who_is_locked_stays_and_it_is_said_why(meja: Meja) -> None:
    nama = meja.names[0]
    row = next(one for one in penilaian.grid(meja.konteks, TW).baris if one.nama == nama)
    done = penguncian.kunci(meja.konteks, TW, penugasan_ids=[row.penugasan_id])
    assert done.value.terkunci == 1
    meja.session.changes.publish(done.changes)
    meja.view("kelompok")
    meja.click(meja.screen.trial)
    meja.at("sangat_baik", nama)
    meja.key(K.Key_Right, CTRL)
    assert meja.names_in("sangat_baik")[0] == nama
    meja.key(K.Key_Return)
    assert "terkunci" in meja.screen.banner.words.text()


def test_the_guide_follows_capaian_and_the_board(meja: Meja) -> None:
    unit = kalibrasi.isi(meja.konteks, TW)
    assert unit.capaian is not None
    root = next(one.id for one in meja.session.office.units if one.induk_id is None)
    done = capaian.set_capaian(meja.konteks, TW, root, Capaian.BAIK, version=None)
    meja.session.changes.publish(done.changes)
    assert meja.screen.side.title.text() == "Capaian organisasi: Baik"
    before = kalibrasi.panduan(meja.screen.papan.jumlah(unit.judge), Capaian.BAIK, unit.judge)
    assert not before[2].is_sesuai
    meja.view("kelompok")
    meja.click(meja.screen.trial)
    meja.at("baik", meja.names[3])
    meja.key(K.Key_Right, CTRL)
    after = kalibrasi.panduan(meja.screen.papan.jumlah(unit.judge), Capaian.BAIK, unit.judge)
    assert after[2].is_sesuai


def test_both_papers_are_written(meja: Meja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, minutes in enumerate((False, True)):
        target = tmp_path / f"{number}.pdf"
        monkeypatch.setattr(Dialogs, "save_file", classmethod(lambda *_, at=target: at))

        def choose(dialog: CetakDialog, is_minutes: bool = minutes) -> None:
            assert dialog.setting.accessibleName() == "Lembar: Penetapan predikat kinerja"
            if is_minutes:
                meja.bot.keyClick(dialog.setting, K.Key_Down)
            meja.click(dialog.go)

        meja.in_dialog(CetakDialog, choose)
        meja.click(meja.screen.paper)
        assert target.read_bytes().startswith(b"%PDF")
        assert target.name in meja.screen.banner.words.text()


def test_what_is_tried_out_waits_where_it_was_while_another_unit_is_looked_at(meja: Meja) -> None:
    nama = meja.names[0]
    meja.view("matriks")
    meja.click(meja.screen.trial)
    meja.at("di_atas/di_atas", nama)
    meja.key(K.Key_Left, CTRL)
    other = next(one.id for one in meja.session.office.units if one.induk_id is not None)
    meja.session.set_unit(other)
    assert not meja.screen.papan.pindah
    assert not meja.screen.bar.isVisible()
    assert not meja.screen.banner.isVisible()
    meja.session.set_unit(None)
    assert meja.names_in("di_atas/sesuai") == [nama]
    assert meja.screen.tried.text() == "1 perpindahan dicoba"
    meja.bot.mouseClick(meja.screen.drop, LEFT)
    assert nama in meja.names_in("di_atas/di_atas")
    meja.key(K.Key_Z, CTRL)
    assert meja.names_in("di_atas/sesuai") == [nama], "throwing away is a step like any other"


def test_a_board_is_listed_and_counted_where_it_is_read(
    qtbot: QtBot, kantor_kecil: Konteks, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the UI thread a whole office of sixty thousand held the window for a quarter of a second."""
    threads: list[int] = []
    count = kalibrasi.fakta

    def counted(*args: Any) -> Any:
        threads.append(threading.get_ident())
        return count(*args)

    monkeypatch.setattr(kalibrasi, "fakta", counted)
    meja = Meja(qtbot, kantor_kecil, ThreadExecutor())
    qtbot.waitUntil(lambda: meja.screen.table.rowCount() == 6)
    assert threads
    assert threading.get_ident() not in threads
    meja.session.tasks.shut()
