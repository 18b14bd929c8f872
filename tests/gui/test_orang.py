"""Everything about one person by keys: next, previous, back to the entry, to the plan."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.kantor import opened
from kinerja_desktop.gui.screens.orang.screen import OrangScreen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor
from kinerja_desktop.services import penilaian, skp
from kinerja_desktop.services.konteks import Konteks
from tests.gui.layar_nilai import CTRL, TW, K, Layar


def texts(screen: OrangScreen) -> list[str]:
    return [one.text() for one in screen.findChildren(QLabel) if one.isVisible()]


@pytest.fixture
def layar(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> OrangScreen:
    session = Session(InlineExecutor())
    session.open(opened(kantor_kecil))
    session.set_periode(TW)
    screen = OrangScreen(session)
    qtbot.addWidget(screen)
    screen.resize(1170, 660)
    screen.show()
    qtbot.waitExposed(screen)
    return screen


def test_f9_opens_the_person_among_the_others_of_the_list(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks
) -> None:
    entry = Layar(qtbot, kantor_kecil)
    wanted: list[tuple[str, dict[str, object]]] = []
    entry.session.goRequested.connect(lambda key, args: wanted.append((key, args)))
    entry.click(2, "hasil_kerja")
    entry.key(K.Key_F9)
    [(key, args)] = wanted
    assert (key, args["pegawai"]) == ("orang", entry.stored(2).pegawai_id)
    people = args["daftar"]
    assert isinstance(people, tuple)
    assert people[2] == entry.stored(2).pegawai_id


def test_next_and_previous_by_keyboard_and_back(
    layar: OrangScreen, qtbot: QtBot, kantor_kecil: Konteks
) -> None:
    rows = penilaian.grid(kantor_kecil, TW).baris
    people = tuple(row.pegawai_id for row in rows)
    layar.open_at({"pegawai": people[0], "daftar": people})
    assert layar.title.text() == rows[0].nama
    assert layar.subtitle.text() == f"1 dari {len(people)}"
    assert not layar.before.isEnabled()
    qtbot.keyClick(layar, K.Key_PageDown, CTRL)
    qtbot.keyClick(layar, K.Key_PageDown, CTRL)
    assert layar.title.text() == rows[2].nama
    qtbot.keyClick(layar, K.Key_PageUp, CTRL)
    assert layar.title.text() == rows[1].nama
    wanted: list[tuple[str, dict[str, object]]] = []
    layar.session.goRequested.connect(lambda key, args: wanted.append((key, args)))
    qtbot.keyClick(layar, K.Key_Escape)
    assert wanted == [("penilaian", {"pegawai_id": people[1]})]


def test_what_is_written_meanwhile_is_shown_and_opened(
    layar: OrangScreen, qtbot: QtBot, kantor_kecil: Konteks
) -> None:
    row = penilaian.grid(kantor_kecil, TW).baris[0]
    layar.open_at({"pegawai": row.pegawai_id})
    qtbot.waitUntil(lambda: "Belum ada SKP." in texts(layar))
    layar.session.changes.publish(skp.buat(kantor_kecil, 2026, [row.penugasan_id]).changes)
    qtbot.waitUntil(lambda: "SKP Draf, versi 1" in texts(layar))
    wanted: list[tuple[str, dict[str, object]]] = []
    layar.session.goRequested.connect(lambda key, args: wanted.append((key, args)))
    [go] = [one for one in layar.findChildren(QPushButton) if one.text() == "Buka" and one.isVisible()]
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert wanted == [("skp", {"penugasan": row.penugasan_id, "tahun": 2026})]
