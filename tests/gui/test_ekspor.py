"""Ekspor BKN: what a person at an old PC must see without scrolling."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.kantor import opened
from kinerja_desktop.gui.navigation import WIDE
from kinerja_desktop.gui.screens.cetak.screen import CetakScreen
from kinerja_desktop.gui.screens.ekspor.model import BERUBAH, SEMUA, place
from kinerja_desktop.gui.screens.ekspor.screen import EksporScreen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor
from kinerja_desktop.services import penguncian, penilaian
from kinerja_desktop.services.ekspor import ekspor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from tests.gui.meja_skp import HeldExecutor

TW = "2026-TW4"


def test_the_export_button_is_on_the_screen_at_1366(qtbot: QtBot, dressed: QApplication) -> None:
    screen = EksporScreen(Session(InlineExecutor()))
    qtbot.addWidget(screen)
    keys = screen.chips.keys()
    screen.chips.show_counts(dict.fromkeys(keys, 10_472))
    screen.export.setText("Ekspor 10.472 yang siap…")
    screen.side.show()
    assert screen.minimumSizeHint().width() <= 1366 - WIDE


@pytest.mark.parametrize(("complete", "words"), [(0, "belum siap"), (2, "2 nilai sudah lengkap")])
def test_a_grey_export_says_why(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks, complete: int, words: str
) -> None:
    rows = penilaian.grid(kantor_kecil, TW).baris[:complete]
    fields = ("hasil_kerja", "perilaku")
    edits = [CellEdit(row.penugasan_id, row.version, field, "S") for row in rows for field in fields]
    penilaian.save_cells(kantor_kecil, TW, edits)
    session = Session(InlineExecutor())
    session.open(opened(kantor_kecil))
    session.set_periode(TW)
    screen = EksporScreen(session)
    qtbot.addWidget(screen)
    screen.show()
    screen.reload()
    assert screen.cek is not None
    assert not screen.cek.siap
    assert not screen.export.isEnabled()
    assert words in screen.export.toolTip()
    assert screen.reason.isVisible()
    assert screen.reason.text() == screen.export.toolTip()


def test_who_is_not_rated_is_no_fault(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> None:
    row = penilaian.grid(kantor_kecil, TW).baris[0]
    penilaian.save_cells(kantor_kecil, TW, [CellEdit(row.penugasan_id, row.version, penilaian.TIDAK, "cltn")])
    session = Session(InlineExecutor())
    session.open(opened(kantor_kecil))
    session.set_periode(TW)
    screen = EksporScreen(session)
    qtbot.addWidget(screen)
    screen.show()
    screen.reload()
    qtbot.keyClick(screen.panel.grid, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    tones = {one.text(): one.property("nada") for one in screen.side.findChildren(QLabel)}
    assert tones["Tidak dinilai"] == "lembut"


@pytest.mark.parametrize(
    ("codes", "layar", "argument"),
    [
        (("belum-kunci", "tanpa-penilai"), "atasan", "pegawai_ids"),
        (("rating-kosong",), "penilaian", "penugasan_id"),
        (("pns-id",), "pegawai", "pegawai"),
        (("tanpa-lembar",), "cetak", "saring"),
        (("lembar-berubah",), "cetak", "saring"),
        ((), "penilaian", "penugasan_id"),
    ],
)
def test_the_double_click_goes_where_the_problem_is_mended(
    qtbot: QtBot,
    dressed: QApplication,
    kantor_kecil: Konteks,
    codes: tuple[str, ...],
    layar: str,
    argument: str,
) -> None:
    session = Session(InlineExecutor())
    session.open(opened(kantor_kecil))
    session.set_periode(TW)
    screen = EksporScreen(session)
    qtbot.addWidget(screen)
    screen.reload()
    assert screen.cek is not None
    row = screen.cek.orang[0]
    named = {"nama": row.nama, "nip": row.nip, "periode": TW}
    found = tuple(Finding(f"ekspor.{code}", Severity.BLOCK, args=named) for code in codes)
    screen._checked(replace(screen.cek, orang=(replace(row, findings=found),)))
    screen.panel.grid.go_to(row.penugasan_id, "nama")
    with qtbot.waitSignal(session.goRequested) as went:
        qtbot.keyClick(screen.panel.grid, Qt.Key.Key_Return)
    assert went.args is not None
    assert went.args[0] == layar
    assert list(went.args[1]) == [argument]
    assert screen.go_there.text().startswith("Buka")


@pytest.mark.parametrize("code", ["tanpa-lembar", "lembar-berubah", "belum-ttd"])
def test_cetak_is_opened_with_the_list_that_the_person_is_in(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks, code: str
) -> None:
    session = Session(InlineExecutor())
    session.open(opened(kantor_kecil))
    cetak = CetakScreen(session)
    qtbot.addWidget(cetak)
    row = ekspor.cek_kelengkapan(kantor_kecil, TW).orang[0]
    named = {"nama": row.nama, "nip": row.nip, "periode": TW}
    told = replace(row, findings=(Finding(f"ekspor.{code}", Severity.WARN, args=named),))
    assert place(told).args(told)["saring"] in cetak.chips.keys()  # noqa: SIM118 - a method, not a dict


def test_what_is_shown_under_baru_atau_berubah_is_what_goes_out(
    qtbot: QtBot,
    dressed: QApplication,
    kantor_kecil: Konteks,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fields = ("hasil_kerja", "perilaku")
    rows = penilaian.grid(kantor_kecil, TW).baris[:2]
    edits = [CellEdit(row.penugasan_id, row.version, field, "S") for row in rows for field in fields]
    penilaian.save_cells(kantor_kecil, TW, edits)
    session = Session(InlineExecutor())
    session.open(opened(kantor_kecil))
    session.set_periode(TW)
    screen = EksporScreen(session)
    qtbot.addWidget(screen)
    monkeypatch.setattr(Dialogs, "folder", lambda *_: tmp_path / "keluar")
    first, second = (row.penugasan_id for row in rows)
    penguncian.kunci(kantor_kecil, TW, penugasan_ids=[first])
    screen.show()
    screen.reload()
    assert screen.export.text() == "&Ekspor 1 yang siap…"
    screen.export.click()
    penguncian.kunci(kantor_kecil, TW, penugasan_ids=[second])
    screen.reload()
    assert screen.export.text() == "&Ekspor 2 yang siap…"
    screen.chips.choose(BERUBAH)
    assert screen.export.text() == "&Ekspor 1 yang baru atau berubah…"
    screen.export.click()
    assert "1 penilaian keluar" in screen.banner.words.text()
    assert "1 yang sama dengan ekspor sebelumnya tidak ditulis lagi" in screen.banner.words.text()
    assert (screen.export.isEnabled(), "tidak" in screen.reason.text().lower()) == (False, True)
    screen.chips.choose(SEMUA)
    assert (screen.export.isEnabled(), screen.reason.isVisible()) == (True, False)


def test_one_export_at_a_time_whatever_is_looked_at_meanwhile(
    qtbot: QtBot,
    dressed: QApplication,
    kantor_kecil: Konteks,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A click on a chip while it ran gave the button back: a second click made everything a second time."""
    slow = HeldExecutor()
    session = Session(slow)
    row = penilaian.grid(kantor_kecil, TW).baris[0]
    fields = ("hasil_kerja", "perilaku")
    penilaian.save_cells(
        kantor_kecil, TW, [CellEdit(row.penugasan_id, row.version, one, "S") for one in fields]
    )
    penguncian.kunci(kantor_kecil, TW, penugasan_ids=[row.penugasan_id])
    session.open(opened(kantor_kecil))
    session.set_periode(TW)
    screen = EksporScreen(session)
    qtbot.addWidget(screen)
    screen.show()
    screen.reload()
    assert screen.export.isEnabled()
    monkeypatch.setattr(Dialogs, "folder", lambda *_: tmp_path)
    slow.holding = True
    screen.export.click()
    screen.chips.choose(BERUBAH)
    screen.chips.choose(SEMUA)
    screen.reload()
    assert not screen.export.isEnabled()
    slow.let_go()
    assert screen.export.isEnabled()
    assert "penilaian keluar" in screen.banner.words.text()
