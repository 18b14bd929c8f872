"""Links as bukti dukung: what was refused is proposed again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.pelaksanaan.isian import TEKS
from kinerja_desktop.services.konteks import Konteks
from tests.gui.meja_skp import CTRL, K, Meja, people
from tests.gui.test_opening import Sistem
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


def test_a_link_is_typed_and_opened_by_enter_or_says_why_not(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN)
    screen = buka(meja, row)
    address = "https://drive.contoh.go.id/d/1?x=a%20b#bagian"
    monkeypatch.setattr(Dialogs, "text", lambda *_: f"  {address} ")
    screen.add_link()
    line = next(one for one in screen.grid.table.rows if one.bukti is not None)
    assert line.teks == address
    system = Sistem(monkeypatch, "bagian")
    screen.grid.go_to(line.id, TEKS)
    meja.key(K.Key_Return)
    assert [url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in system.asked] == [address]
    assert screen.banner.isHidden()
    Sistem(monkeypatch, "nothing opens")
    meja.key(K.Key_Return)
    assert address in screen.banner.words.text()
    screen.banner.action.click()
    assert QApplication.clipboard().text() == address


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("file:///C:/laporan.pdf", "Lampirkan berkas"),
        ("C:\\laporan.pdf", "Lampirkan berkas"),
        ("\\\\server\\bagi\\laporan.pdf", "Lampirkan berkas"),
        ("ftp://contoh.go.id/a", "http:// atau https://"),
        ("javascript:alert(1)", "http:// atau https://"),
        ("mailto:dinas@contoh.go.id", "http:// atau https://"),
        ("contoh.go.id/a", "Tulis lengkap"),
        ("contoh.go.id:8080/a", "Tulis lengkap"),
        ("https:///a", "Tulis lengkap"),
        ("https://contoh.go.id/a b", "Tulis lengkap"),
    ],
)
def test_what_is_no_web_address_is_refused_with_the_way_on(
    meja: Meja, monkeypatch: pytest.MonkeyPatch, typed: str, words: str
) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN)
    screen = buka(meja, row)
    monkeypatch.setattr(Dialogs, "text", lambda *_: typed)
    screen.add_link()
    assert words in screen.banner.words.text()
    assert stored(meja, row).bukti == ()
