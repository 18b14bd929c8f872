"""A row that goes on in the next line, and screens on a display of 911 x 512 (1366 x 768 at 150 %)."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui import kantor, screens
from kinerja_desktop.gui.main_window import MainWindow, Parts
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import Chip, FilterChips, SearchField
from kinerja_desktop.gui.widgets.flow import Flow
from kinerja_desktop.gui.widgets.one_liner import OneLiner
from kinerja_desktop.services.konteks import Konteks


def row_of(qtbot: QtBot, widths: list[int], push_before: int = 99) -> tuple[QWidget, Flow, list[QFrame]]:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(holder)
    made = []
    for number, width in enumerate(widths):
        if number == push_before:
            flow.addStretch()
        part = QFrame()
        part.setFixedSize(width, 30)
        flow.addWidget(part)
        made.append(part)
    return holder, flow, made


def places(holder: QWidget, flow: Flow, width: int, parts: list[QFrame]) -> list[tuple[int, int]]:
    holder.resize(width, flow.heightForWidth(width))
    flow.setGeometry(QRect(0, 0, width, flow.heightForWidth(width)))
    return [(part.x(), part.y()) for part in parts]


def test_one_line_where_it_fits_and_two_where_not(qtbot: QtBot) -> None:
    holder, flow, parts = row_of(qtbot, [100, 100, 100])
    assert flow.sizeHint().width() == 316
    assert flow.minimumSize().width() == 100
    assert places(holder, flow, 316, parts) == [(0, 0), (108, 0), (216, 0)]
    assert flow.heightForWidth(316) == 30
    assert places(holder, flow, 315, parts) == [(0, 0), (108, 0), (0, 38)]
    assert flow.heightForWidth(315) == 68


def test_what_follows_a_stretch_stands_at_the_right_in_every_line(qtbot: QtBot) -> None:
    holder, flow, parts = row_of(qtbot, [100, 100, 100], push_before=1)
    assert places(holder, flow, 400, parts) == [(0, 0), (192, 0), (300, 0)]
    assert places(holder, flow, 300, parts) == [(0, 0), (200, 0), (200, 38)]


def test_hidden_parts_take_no_room(qtbot: QtBot) -> None:
    holder, flow, parts = row_of(qtbot, [100, 100, 100])
    holder.show()
    parts[1].hide()
    assert flow.sizeHint().width() == 208
    assert places(holder, flow, 208, [parts[0], parts[2]]) == [(0, 0), (108, 0)]


def test_no_screen_is_wider_than_a_small_display_at_150_percent(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks
) -> None:
    session = Session(InlineExecutor())
    office = kantor.opened(kantor_kecil)
    parts = Parts(lambda *_: office, screens.MENU, screens.ACTIONS, choices=kantor.choices)
    window = MainWindow(session, parts)
    qtbot.addWidget(window)
    window.setWindowState(Qt.WindowState.WindowNoState)  # the offscreen screen is smaller still
    window.resize(911, 512)
    window.show()
    qtbot.waitExposed(window)
    window.start()
    wide = {}
    for spec in screens.MENU:
        session.go(spec.key)
        qtbot.wait(20)
        holder = window.stack.currentWidget()
        assert isinstance(holder, QScrollArea)
        assert window.current is not None
        lacking = window.current.width() - holder.viewport().width()
        if lacking > 0:
            wide[spec.key] = lacking
    assert wide == {}


def test_chips_in_a_row_that_is_too_narrow_go_on_in_a_second_line_that_is_seen(qtbot: QtBot) -> None:
    holder, flow = QWidget(), Flow()
    box = QVBoxLayout(holder)
    box.addLayout(flow)
    chips = FilterChips([Chip(str(n), f"Menunggu atasan {n}") for n in range(5)], "Saring")
    flow.addWidget(chips)
    flow.addWidget(SearchField("Saring daftar"))
    qtbot.addWidget(holder)
    holder.resize(400, 300)
    holder.show()
    qtbot.waitExposed(holder)
    buttons = chips.findChildren(QAbstractButton)
    qtbot.waitUntil(lambda: len({one.y() for one in buttons}) > 1)
    assert all(chips.rect().contains(one.geometry()) for one in buttons)
    assert not any(one.visibleRegion().isEmpty() for one in buttons)


def test_words_for_one_line_take_a_second_one_rather_than_room_that_is_not_there(qtbot: QtBot) -> None:
    holder = QWidget()
    row = QHBoxLayout(holder)
    name = OneLiner(
        "Dr. Ir. H. Abdurrahman Wahyuningtyas Kusumaatmadja, S.Sos., M.Si.", Tulisan.JUDUL, least=200
    )
    row.addWidget(name)
    row.addStretch(1)
    qtbot.addWidget(holder)
    holder.show()
    qtbot.waitExposed(holder)
    line = name.fontMetrics().height()
    holder.resize(1200, 200)
    qtbot.waitUntil(lambda: name.width() == 600)  # no wider: what stands beside it wants room too
    holder.resize(260, 200)
    qtbot.waitUntil(lambda: name.width() < 260)
    assert name.heightForWidth(name.width()) > line
    assert holder.minimumSizeHint().width() < 260
