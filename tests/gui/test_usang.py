"""Answers that come in another order than they were asked for: the screen shows what was asked last."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.kantor import opened
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.atasan.screen import AtasanScreen
from kinerja_desktop.gui.screens.cetak.screen import CetakScreen
from kinerja_desktop.gui.screens.ekspor.screen import EksporScreen
from kinerja_desktop.gui.screens.keberatan.screen import KeberatanScreen
from kinerja_desktop.gui.screens.laporan.screen import LaporanScreen
from kinerja_desktop.gui.screens.monitoring.screen import MonitoringScreen
from kinerja_desktop.gui.screens.pegawai.screen import PegawaiScreen
from kinerja_desktop.gui.screens.pelaksanaan.screen import PelaksanaanScreen
from kinerja_desktop.gui.screens.perencanaan.screen import PerencanaanScreen
from kinerja_desktop.gui.screens.riwayat.screen import RiwayatScreen
from kinerja_desktop.gui.screens.tenggat.screen import TenggatScreen
from kinerja_desktop.gui.screens.unit.screen import UnitScreen
from kinerja_desktop.gui.screens.usul.screen import UsulScreen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor
from kinerja_desktop.services import unit
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.pegawai import PegawaiRow


class Terbalik(InlineExecutor):
    """Answers the last question first, as threads may."""

    def __init__(self) -> None:
        self.held: list[Callable[[], None]] | None = None

    def submit(self, job: Callable[[], None], writes: bool) -> None:
        if self.held is None or writes:
            job()
        else:
            self.held.append(job)

    def let_go(self) -> None:
        held, self.held = self.held or [], None
        for job in reversed(held):
            job()


class Lambat(InlineExecutor):
    """Reads at once, and answers the last question first."""

    def __init__(self) -> None:
        self.held: list[Callable[[], None]] | None = None

    def deliver(self, answer: Callable[[], None]) -> None:
        if self.held is None:
            answer()
        else:
            self.held.append(answer)

    def let_go(self) -> None:
        held, self.held = self.held or [], None
        for answer in reversed(held):
            answer()


def opened_by(konteks: Konteks, executor: InlineExecutor) -> Session:
    made = Session(executor)
    made.open(opened(konteks))
    made.set_periode("2026-TW3")
    return made


@pytest.fixture
def executor() -> Terbalik:
    return Terbalik()


@pytest.fixture
def session(dressed: QApplication, kantor_kecil: Konteks, executor: Terbalik) -> Session:
    return opened_by(kantor_kecil, executor)


def test_what_was_read_before_a_change_does_not_take_the_place_of_what_was_read_after_it(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks
) -> None:
    slow = Lambat()
    session = opened_by(kantor_kecil, slow)
    units, imports, proposals = UnitScreen(session), RiwayatScreen(session), UsulScreen(session)
    for one in (units, imports, proposals):
        qtbot.addWidget(one)
    first = next(iter(units._units.values()))
    filled = {one: QSignalSpy(one.table.modelReset) for one in (imports, proposals)}
    slow.held = []
    for one in (units, imports, proposals):
        one.reload()
    unit.rename(kantor_kecil, first.id, "Dinas Baru", version=first.version)
    for one in (units, imports, proposals):
        one.reload()
    slow.let_go()
    assert units._units[first.id].nama == "Dinas Baru"
    assert [spy.count() for spy in filled.values()] == [1, 1]


def test_the_calendar_is_that_of_the_year_chosen_last(
    qtbot: QtBot, session: Session, executor: Terbalik
) -> None:
    screen = TenggatScreen(session)
    qtbot.addWidget(screen)
    executor.held = []
    for year in (2027, 2026):
        screen.year.setCurrentIndex(screen.year.findData(year))
        screen.year.activated.emit(screen.year.currentIndex())
    executor.let_go()
    assert {row.butir.kode[:4] for row in screen.table.rows} == {"2026"}


@pytest.mark.parametrize(
    "kind",
    [
        PelaksanaanScreen,
        PerencanaanScreen,
        MonitoringScreen,
        LaporanScreen,
        PegawaiScreen,
        EksporScreen,
        CetakScreen,
    ],
)
def test_a_list_is_that_of_the_unit_chosen_last(
    qtbot: QtBot, session: Session, executor: Terbalik, kind: Callable[[Session], PelaksanaanScreen]
) -> None:
    screen = kind(session)
    qtbot.addWidget(screen)
    screen.show()
    screen.reload()
    whole = len(_rows(screen))
    small = next(one.id for one in session.office.units if one.induk_id is not None)
    executor.held = []
    session.set_unit(small)
    session.set_unit(None)
    assert len(executor.held) >= 2
    executor.let_go()
    assert len(_rows(screen)) == whole > 0


@pytest.mark.parametrize(
    "kind",
    [
        PelaksanaanScreen,
        PerencanaanScreen,
        MonitoringScreen,
        LaporanScreen,
        PegawaiScreen,
        EksporScreen,
        CetakScreen,
    ],
)
def test_a_hidden_list_is_read_for_another_unit_once_it_is_seen(
    qtbot: QtBot, session: Session, executor: Terbalik, kind: Callable[[Session], PelaksanaanScreen]
) -> None:
    screen = kind(session)
    qtbot.addWidget(screen)
    screen.show()
    screen.reload()
    whole = len(_rows(screen))
    screen.hide()
    small = next(one.id for one in session.office.units if one.induk_id is not None)
    executor.held = []
    session.set_unit(small)
    session.set_periode(next(one.kode for one in session.office.periods if one.kode != session.periode))
    assert executor.held == []
    screen.show()
    assert executor.held != []
    executor.let_go()
    assert 0 < len(_rows(screen)) < whole


def _rows(screen: object) -> list[object]:
    if isinstance(screen, MonitoringScreen):
        return list(screen.people.rows)
    if isinstance(screen, LaporanScreen):
        return list(screen.tpp.rows.rows)
    if isinstance(screen, CetakScreen):
        return list(screen.people.rows)
    assert isinstance(screen, PelaksanaanScreen | PerencanaanScreen | PegawaiScreen | EksporScreen)
    return list(screen.table.rows)


@pytest.mark.parametrize(("kind", "name"), [(PegawaiScreen, "pegawai"), (PerencanaanScreen, "penugasan")])
def test_who_is_asked_for_while_the_list_of_his_unit_is_on_its_way_is_found_in_it(
    qtbot: QtBot,
    session: Session,
    executor: Terbalik,
    kind: Callable[[Session], PegawaiScreen | PerencanaanScreen],
    name: str,
) -> None:
    screen = kind(session)
    grid = screen.list.grid if isinstance(screen, PegawaiScreen) else screen.panel.grid
    qtbot.addWidget(screen)
    screen.show()
    whole = [row.id if isinstance(row, PegawaiRow) else row.penugasan_id for row in screen.table.rows]
    small = next(one.id for one in session.office.units if one.induk_id is not None)
    session.set_unit(small)
    wanted = next(one for one in reversed(whole) if screen.table.row_by_id(one) is None)
    screen.hide()
    session.set_unit(None)
    executor.held = []
    screen.show()
    screen.open_at({name: wanted})
    executor.let_go()
    assert grid.current_id() == wanted
    assert session.unit_id is None


def test_nobody_is_missed_in_a_list_that_is_still_to_come(
    qtbot: QtBot, session: Session, executor: Terbalik
) -> None:
    """Else the whole office would be chosen for who is in the unit that was chosen."""
    screen = PegawaiScreen(session)
    qtbot.addWidget(screen)
    screen.show()
    above = {one.induk_id for one in session.office.units}
    units = [one.id for one in session.office.units if one.id not in above and one.jumlah]
    session.set_unit(units[0])
    before = {row.id for row in screen.table.rows}
    session.set_unit(units[1])
    wanted = next(row.id for row in screen.table.rows if row.id not in before)
    session.set_unit(units[0])
    screen.hide()
    session.set_unit(units[1])
    executor.held = []
    screen.show()
    screen.open_at({"pegawai": wanted})
    executor.let_go()
    assert session.unit_id == units[1]
    assert screen.list.grid.current_id() == wanted


@pytest.mark.parametrize("kind", [EksporScreen, TenggatScreen, KeberatanScreen])
def test_who_comes_to_a_list_of_another_unit_has_it_read_once(
    qtbot: QtBot, session: Session, executor: Terbalik, kind: Callable[[Session], Screen]
) -> None:
    screen = kind(session)
    qtbot.addWidget(screen)
    screen.show()
    screen.open_at({})
    screen.hide()
    session.set_unit(next(one.id for one in session.office.units if one.induk_id is not None))
    executor.held = []
    screen.show()
    screen.open_at({})
    assert len(executor.held) == 1
    executor.let_go()
    executor.held = []
    screen.open_at({})
    assert len(executor.held) == 1, "shown again it reads anew"
    executor.let_go()


def test_a_preview_drawn_meanwhile_does_not_keep_the_list_of_another_unit_away(
    qtbot: QtBot, session: Session, executor: Terbalik
) -> None:
    screen = CetakScreen(session)
    qtbot.addWidget(screen)
    screen.show()
    screen.reload()
    whole = len(_rows(screen))
    executor.held = []
    qtbot.keyClick(screen.grid, Qt.Key.Key_Down)
    session.set_unit(next(one.id for one in session.office.units if one.induk_id is not None))
    held = executor.held
    qtbot.waitUntil(lambda: len(held) == 2)  # the list, and the sheet of the person below
    executor.let_go()
    assert 0 < len(_rows(screen)) < whole


@pytest.fixture
def people(qtbot: QtBot, session: Session, executor: Terbalik) -> PegawaiScreen:
    """The screen in front of a list without people; that of all is on its way."""
    screen = PegawaiScreen(session)
    qtbot.addWidget(screen)
    screen.show()
    screen.activateWindow()
    assert QTest.qWaitForWindowActive(screen)
    screen.table.rows_replaced(())
    executor.held = []
    return screen


def test_the_list_has_the_keyboard_that_waited_in_the_search(
    people: PegawaiScreen, executor: Terbalik
) -> None:
    people.reload()
    target = people.first_focus()
    assert target is people.list.search
    target.setFocus(Qt.FocusReason.OtherFocusReason)
    executor.let_go()
    assert people.focusWidget() is people.list.grid


@pytest.mark.parametrize("waits_there", [False, True])
@pytest.mark.parametrize("typed", ["", "bu"])
def test_who_searches_while_the_list_is_read_keeps_the_keyboard(
    qtbot: QtBot, people: PegawaiScreen, executor: Terbalik, typed: str, waits_there: bool
) -> None:
    search = people.list.search
    if waits_there:
        search.setFocus(Qt.FocusReason.OtherFocusReason)
    people.reload()
    if not waits_there:
        people.to_search()
    qtbot.keyClick(search, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(search, typed)
    executor.let_go()
    assert people.focusWidget() is search
    qtbot.keyClicks(search, "di")
    assert search.text() == f"{typed}di"


def test_who_searches_while_the_list_is_asked_for_again_keeps_the_keyboard(
    qtbot: QtBot, people: PegawaiScreen, executor: Terbalik
) -> None:
    people.reload()
    people.to_search()
    people.reload()  # something was changed elsewhere
    executor.let_go()
    qtbot.keyClicks(people.focusWidget(), "di")
    assert people.list.search.text() == "di"


def test_a_hidden_mapping_follows_the_unit_once_it_is_seen(qtbot: QtBot, session: Session) -> None:
    screen = AtasanScreen(session)
    qtbot.addWidget(screen)
    screen.show()
    whole = len(screen.list.people.rows)
    screen.hide()
    small = next(one.id for one in session.office.units if one.induk_id is not None)
    session.set_unit(small)
    followed = [screen.tree.unit_id]
    screen.show()
    followed.append(screen.tree.unit_id)
    assert followed == [None, small]
    qtbot.waitUntil(lambda: 0 < len(screen.list.people.rows) < whole)
