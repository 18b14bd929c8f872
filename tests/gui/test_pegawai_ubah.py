"""Editing a person: what was written is told with its way back, also where the form was closed before it was."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.screens.pegawai.screen import PegawaiScreen
from kinerja_desktop.gui.screens.pegawai.ubah import UbahDialog
from kinerja_desktop.services import mutasi, pegawai
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.mutasi import HasilMutasi
from kinerja_desktop.services.pegawai import KartuPegawai
from tests.gui.meja_skp import HeldExecutor, Meja


@pytest.fixture
def slow() -> HeldExecutor:
    return HeldExecutor()


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks, slow: HeldExecutor) -> Meja:
    return Meja(qtbot, kantor_kecil, slow)


def save_and_leave(meja: Meja, slow: HeldExecutor) -> tuple[PegawaiScreen, KartuPegawai]:
    """Write another name into a card and close the form while the disk is still busy."""
    screen: PegawaiScreen = meja.show(PegawaiScreen(meja.session))
    card = pegawai.kartu(meja.konteks, pegawai.daftar(meja.konteks)[0].id)

    def act(dialog: UbahDialog) -> None:
        field = dialog._fields["nama"]
        assert isinstance(field, QLineEdit)
        field.setText("Nama Yang Baru")
        slow.holding = True
        dialog.ok.click()
        dialog.reject()

    meja.in_dialog(UbahDialog, act)
    screen.edits.ask(card)
    assert not meja.notices
    return screen, card


def name(meja: Meja, card: KartuPegawai) -> str:
    return pegawai.kartu(meja.konteks, card.baris.id).baris.nama


def test_a_form_closed_while_it_is_written_still_tells_what_was_stored(
    meja: Meja, slow: HeldExecutor
) -> None:
    """Esc behind *Simpan* on a slow disk: the change was stored without a word and without *Urungkan*."""
    _, card = save_and_leave(meja, slow)
    slow.let_go()
    assert name(meja, card) == "Nama Yang Baru"
    words, back = meja.notices[-1]
    assert "tersimpan" in words
    assert back is not None
    back()
    assert name(meja, card) == card.baris.nama


def test_a_form_closed_while_it_is_written_still_tells_what_was_refused(
    meja: Meja, slow: HeldExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> Outcome[HasilMutasi]:
        raise StorageError("simpanan.penuh", folder="D:")

    screen, card = save_and_leave(meja, slow)
    monkeypatch.setattr(mutasi, "simpan", full)
    slow.let_go()
    assert name(meja, card) == card.baris.nama
    assert screen.banner.isVisible()
    assert screen.banner.words.text() == sentence("simpanan.penuh", folder="D:")
