"""Screens of one person, which the tour through the menu does not open: nothing cut, everything named and in order by keys."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.skp import Indikator, Rhk
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens import MENU
from kinerja_desktop.services import skp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp
from tests.gui import conftest
from tests.gui.meja_skp import CTRL, K, Meja, people, planned
from tests.rupa import aksesibel, fokus, huruf, letak

dressed, kantor_kecil = conftest.dressed, conftest.kantor_kecil


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    return Meja(qtbot, kantor_kecil)


def somebody(meja: Meja) -> BarisSkp:
    """Return the first person, with a plan that was set."""
    row = people(meja.konteks)[0]
    measured = Indikator("Ukur", "12 dokumen", "kuantitas")
    made = planned(meja.konteks, row, Rhk("Satu", indikator=(measured, Indikator("Lagi"))), Rhk("Dua"))
    skp.tetapkan(meja.konteks, {made.baris.skp_id or 0: made.version})
    return row


def said(meja: Meja, screen: Screen) -> list[str]:
    """Return what is wrong once the screen has laid itself out."""
    meja.bot.waitUntil(lambda: not letak.problems(screen))
    return [words for look in (aksesibel, fokus, huruf) for words in look.problems(screen)]


@pytest.mark.parametrize("key", ["pelaksanaan-orang", "orang", "kegiatan", "ekinerja"])
def test_a_screen_of_a_person(meja: Meja, key: str) -> None:
    row = somebody(meja)
    spec = next(one for one in MENU if one.key == key)
    screen = meja.show(spec.factory(meja.session))
    screen.open_at(
        {"penugasan": row.penugasan_id, "pegawai": row.pegawai_id, "nama": row.nama, "tahun": 2026}
    )
    assert said(meja, screen) == []


def test_the_outline_of_a_plan_and_its_tabs(meja: Meja) -> None:
    screen = meja.buka(somebody(meja))
    assert said(meja, screen) == []
    for tab in (K.Key_2, K.Key_3):
        meja.key(tab, mods=CTRL)
        assert said(meja, screen) == []
