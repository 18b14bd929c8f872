"""Answers that come in another order than they were asked for: the screen shows what was asked last."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.kantor import opened
from kinerja_desktop.gui.screens.cetak.screen import CetakScreen
from kinerja_desktop.gui.screens.ekspor.screen import EksporScreen
from kinerja_desktop.gui.screens.laporan.screen import LaporanScreen
from kinerja_desktop.gui.screens.monitoring.screen import MonitoringScreen
from kinerja_desktop.gui.screens.pegawai.screen import PegawaiScreen
from kinerja_desktop.gui.screens.pelaksanaan.screen import PelaksanaanScreen
from kinerja_desktop.gui.screens.perencanaan.screen import PerencanaanScreen
from kinerja_desktop.gui.screens.tenggat.screen import TenggatScreen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor
from kinerja_desktop.services.konteks import Konteks


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


@pytest.fixture
def executor() -> Terbalik:
    return Terbalik()


@pytest.fixture
def session(dressed: QApplication, kantor_kecil: Konteks, executor: Terbalik) -> Session:
    made = Session(executor)
    made.open(opened(kantor_kecil))
    made.set_periode("2026-TW3")
    return made


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
    screen.reload()
    whole = len(_rows(screen))
    small = next(one.id for one in session.office.units if one.induk_id is not None)
    executor.held = []
    session.set_unit(small)
    session.set_unit(None)
    executor.let_go()
    assert len(_rows(screen)) == whole > 0


def _rows(screen: object) -> list[object]:
    if isinstance(screen, MonitoringScreen):
        return list(screen.people.rows)
    if isinstance(screen, LaporanScreen):
        return list(screen.tpp.rows.rows)
    if isinstance(screen, CetakScreen):
        return list(screen.people.rows)
    assert isinstance(screen, PelaksanaanScreen | PerencanaanScreen | PegawaiScreen | EksporScreen)
    return list(screen.table.rows)
