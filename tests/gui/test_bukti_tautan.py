"""Links as bukti dukung: what was refused is proposed again."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.services.konteks import Konteks
from tests.gui.meja_skp import CTRL, K, Meja, people
from tests.gui.test_pelaksanaan import LAPORAN, buka, ditetapkan, stored


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    del dressed
    return Meja(qtbot, kantor_kecil)


def test_a_link_that_is_refused_is_not_typed_twice_and_its_message_goes_with_it(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN)
    screen = buka(meja, row)
    proposed: list[str] = []

    def ask(_parent: object, _title: str, _label: str, value: str = "") -> str:
        proposed.append(value)
        return f"https://{value}" if value else "contoh.go.id/a"

    monkeypatch.setattr(Dialogs, "text", ask)
    screen.add_link()
    assert not screen.banner.isHidden()
    screen.add_link()
    assert (proposed, screen.banner.isHidden()) == (["", "contoh.go.id/a"], True)
    assert [one.alamat for one in stored(meja, row).bukti] == ["https://contoh.go.id/a"]
    screen.add_link()
    assert proposed[2] == ""


def test_a_link_that_was_refused_is_not_proposed_for_somebody_else(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = (ditetapkan(meja.konteks, row, LAPORAN) for row in people(meja.konteks)[:2])
    screen = buka(meja, one, (one.penugasan_id, two.penugasan_id))
    proposed: list[str] = []

    def ask(_parent: object, _title: str, _label: str, value: str = "") -> str:
        proposed.append(value)
        return "contoh.go.id/a"

    monkeypatch.setattr(Dialogs, "text", ask)
    screen.add_link()
    meja.key(K.Key_PageDown, mods=CTRL)
    screen.add_link()
    assert proposed == ["", ""]
