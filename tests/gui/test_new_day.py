"""The window over midnight: what was entered ahead takes effect on its day, once."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.gui import kantor
from kinerja_desktop.gui.main_window import MainWindow, Parts
from kinerja_desktop.gui.new_day import DayWatch
from kinerja_desktop.gui.session import Session
from kinerja_desktop.services import atasan, backup, pegawai, unit
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import grid

MALAM = "2026-11-22T23:50:00+07:00"
PAGI = "2026-11-23T00:10:00+07:00"


def _rater(konteks: Konteks, pegawai_id: int) -> str:
    (row,) = [row for row in grid(konteks, "2026-TW4").baris if row.pegawai_id == pegawai_id]
    return row.penilai_nama


def test_window_left_open_over_midnight_does_what_is_due(
    qtbot: QtBot, session: Session, kantor_kecil: Konteks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KINERJA_SEKARANG", MALAM)
    office = kantor.opened(kantor_kecil)
    window = MainWindow(session, Parts(lambda _folder, _progress: office, new_day=kantor.new_day))
    qtbot.addWidget(window)
    (watch,) = window.findChildren(DayWatch)
    watch.setInterval(5)
    window.start()
    home = unit.add(kantor_kecil, "Bidang Baru").value
    old, new, staff = (
        pegawai.tambah(kantor_kecil, {"nama": nama, "unit_id": home, "kedudukan": "aktif"}).value
        for nama in ("Lama", "Baru", "Staf")
    )
    atasan.set_kepala(kantor_kecil, home, Pihak(JenisPihak.PEGAWAI, old), dari=date(2026, 1, 1))
    atasan.set_kepala(kantor_kecil, home, Pihak(JenisPihak.PEGAWAI, new), dari=date(2026, 11, 23))
    said: list[str] = []
    session.backupChanged.connect(said.append)
    published: list[object] = []
    session.changes.published.connect(lambda changes, _: published.append(changes.of_kind("penugasan")))
    qtbot.wait(50)
    assert (_rater(kantor_kecil, staff), said) == ("Lama", []), "the same day: nothing is due"
    monkeypatch.setenv("KINERJA_SEKARANG", PAGI)
    qtbot.waitUntil(lambda: bool(said))
    assert _rater(kantor_kecil, staff) == "Baru"
    assert any(published), "open screens hear of it"
    copied = backup.latest(kantor_kecil)
    assert copied is not None
    assert (copied.date(), said) == (date(2026, 11, 23), ["hari ini 00.10"])
    qtbot.wait(50)
    assert len(said) == 1, "once a day"
    watch.stop()  # the test's clock is set back before the window is gone, and that is another day


def test_a_window_that_was_closed_begins_no_new_day(
    qtbot: QtBot, session: Session, kantor_kecil: Konteks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KINERJA_SEKARANG", MALAM)
    office = kantor.opened(kantor_kecil)
    window = MainWindow(session, Parts(lambda _folder, _progress: office, new_day=kantor.new_day))
    qtbot.addWidget(window)
    (watch,) = window.findChildren(DayWatch)
    window.start()
    assert watch.isActive()
    assert window.close()
    assert not watch.isActive()
