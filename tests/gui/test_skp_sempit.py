"""The editor of an SKP at 1366 x 768 with 150 %: the outline has the room, the rest is one line each."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.skp import Indikator, Rhk
from kinerja_desktop.gui.screens.perencanaan.editor import SkpScreen
from kinerja_desktop.gui.widgets.messages import LOW
from kinerja_desktop.services.konteks import Konteks
from tests.gui.meja_skp import K, Meja, people, planned

SEMPIT, LEBAR = (851, 411), (1140, 660)
REASON = (
    "Indikator pertama belum menyebut satuan yang dapat dihitung; sebutkan jumlah, mutu, dan waktunya. " * 3
)


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    return Meja(qtbot, kantor_kecil)


def settle() -> None:
    """Let layouts that ask each other come to rest."""
    for _ in range(3):
        QApplication.processEvents()


def opened(meja: Meja, size: tuple[int, int], *, doubtful: bool = True) -> SkpScreen:
    """Open a plan of four RHK, each with an indicator (without target where ``doubtful``)."""
    row = people(meja.konteks)[0]
    target = "" if doubtful else "12 dokumen"
    content = [
        Rhk(f"Laporan {n}", indikator=(Indikator("Jumlah laporan", target, "kuantitas"),)) for n in range(4)
    ]
    planned(meja.konteks, row, *content)
    screen = meja.buka(row)
    screen.resize(*size)
    settle()
    return screen


def rows_seen(screen: SkpScreen) -> int:
    """Return how many rows of the outline are seen whole."""
    view = screen.grid.viewport().rect()
    model = screen.grid.model()
    return sum(
        view.contains(screen.grid.visualRect(model.index(number, 1)).adjusted(0, 0, -1, -1))
        for number in range(model.rowCount())
    )


def test_the_outline_keeps_rows_under_a_long_banner_which_unfolds(meja: Meja) -> None:
    screen = opened(meja, SEMPIT)
    assert screen.window().height() < LOW
    screen.banner.tell(REASON, "awas")
    settle()
    folded = screen.banner.height()
    assert rows_seen(screen) >= 3
    assert screen.banner.words.text() == REASON
    assert screen.banner.whole.isVisible()
    meja.bot.mouseClick(screen.banner.whole, Qt.MouseButton.LeftButton)
    settle()
    assert not screen.banner.whole.isVisible()
    words = screen.banner.words
    assert words.height() >= words.heightForWidth(words.width())
    assert screen.banner.height() > folded
    screen.banner.tell("Singkat.", "awas")
    assert not screen.banner.whole.isVisible(), "nothing is cut"


def test_a_wide_screen_has_the_panel_and_the_whole_banner(meja: Meja) -> None:
    screen = opened(meja, LEBAR)
    screen.banner.tell(REASON, "awas")
    settle()
    assert not screen.banner.whole.isVisible()
    assert screen.side.isVisible()
    assert screen.side.list.isVisible()
    assert not screen.side.brief.isVisible()
    assert screen.back.text().replace("&", "") == "Daftar SKP"


def test_the_findings_are_one_line_that_opens_with_f6_and_closes_with_it(meja: Meja) -> None:
    screen = opened(meja, SEMPIT)
    side = screen.side
    assert side.brief.isVisible()
    assert "perlu dilihat (F6)" in side.said.text()
    assert not side.isVisible()
    meja.key(K.Key_F6)
    assert side.list.isVisible()
    assert side.list.hasFocus()
    meja.key(K.Key_F6)
    assert not side.isVisible()
    assert screen.grid.hasFocus()
    meja.bot.mouseClick(side.look, Qt.MouseButton.LeftButton)
    assert side.list.isVisible()
    screen.resize(*LEBAR)
    settle()
    assert side.isVisible()
    assert not side.brief.isVisible()


def test_the_signs_that_lost_their_words_say_what_they_are(meja: Meja) -> None:
    screen = opened(meja, SEMPIT)
    assert screen.back.text() == ""
    assert (screen.back.accessibleName(), screen.take_back.accessibleName()) == ("Daftar SKP", "Urungkan")


def test_a_plan_that_is_set_and_fine_needs_no_panel(meja: Meja) -> None:
    screen = opened(meja, LEBAR, doubtful=False)
    whole = screen.keeper.whole
    assert whole is not None
    assert screen.side.isVisible(), "one who types may get findings: the outline must not jump"
    screen.keeper.load(replace(whole, status="ditetapkan", findings=()))  # type: ignore[arg-type] # a state of it
    screen._check(replace(whole, status="ditetapkan", findings=()))  # type: ignore[arg-type]
    assert not screen.side.isVisible()
    assert screen.side.said.text() == "Tidak ada catatan."
