"""Perencanaan by keys on a real office: the list, its batches, what is told beside a plan."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.skp import Indikator, Rhk, StatusSkp
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.perencanaan import samping
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


@pytest.mark.parametrize("target", ["12", "0.95", "sepuluh", "satu per satu"])
def test_what_is_doubtful_is_read_whole_beside_the_scroll_bar(
    qtbot: QtBot, dressed: QApplication, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    words = f'Target "{target}" pada rencana hasil kerja nomor 1 belum ada satuannya, misalnya dokumen atau persen.'
    monkeypatch.setattr(samping, "sentence", lambda _code, **_args: words)
    side = samping.Samping()
    qtbot.addWidget(side)
    side.resize(250, 160)
    side.show()
    qtbot.waitExposed(side)
    side.show_findings([Finding("skp.apa-saja", Severity.WARN)] * 12, editable=True)
    qtbot.waitUntil(side.list.verticalScrollBar().isVisible)
    place = QStyleOptionViewItem()
    side.list.initViewItemOption(place)
    index = side.list.model().index(0, 0)
    place.rect, place.features = (
        side.list.visualRect(index),
        place.features | place.ViewItemFeature.HasDecoration,
    )
    place.decorationSize = QSize(16, 16)
    style = side.list.style()
    room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, place, side.list)
    wide = room.width() - 2 * (style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1)
    need = side.list.fontMetrics().boundingRect(0, 0, wide, 1000, int(Qt.TextFlag.TextWordWrap.value), words)
    assert need.height() <= room.height()


def test_a_late_day_of_setting_is_named_and_taken_all_the_same(meja: Meja) -> None:
    one = people(meja.konteks)[0]
    made = planned(meja.konteks, one, Rhk("Laporan"))
    skp.ajukan(meja.konteks, {made.baris.skp_id or 0: made.version})
    screen: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))
    screen.open_at({"penugasan": one.penugasan_id})
    said: list[str] = []

    def fill(dialog: TanggalDialog) -> None:
        said.append(dialog.doubt.text())
        for day in ("20-1-2026", "5-1-2027", "20-11-2026"):
            dialog.date.selectAll()
            meja.bot.keyClicks(dialog.date, day)
            assert dialog.date.take()  # as leaving the field does: offscreen no window gives the keyboard on
            said.append(dialog.doubt.text() if dialog.doubt.isVisibleTo(dialog) else "")
        meja.bot.keyClick(dialog.go, Qt.Key.Key_Return)

    meja.in_dialog(TanggalDialog, fill)
    screen.actions_.set_()
    assert "sesudah tenggat SKP tahun itu (31 Januari 2026)" in said[0]
    assert said[1] == ""
    assert "sesudah masa SKP berakhir (31 Desember 2026)" in said[2]
    assert said[3] == said[0]
    assert meja.stored(one).status == StatusSkp.DITETAPKAN
