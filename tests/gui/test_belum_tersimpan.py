"""What a service refused and a screen still holds: the bar says so until it is written, whoever else writes meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.domain.skp import Rhk
from kinerja_desktop.foundation.errors import KnownError, RefusedError, StorageError
from kinerja_desktop.gui.bars import BottomBar
from kinerja_desktop.gui.screens.pelaksanaan.dialog_kinerja import DialogKinerjaDialog
from kinerja_desktop.gui.session import Session
from kinerja_desktop.services import dialog_kinerja, kegiatan, pelaksanaan, penilaian, skp
from kinerja_desktop.services.konteks import Konteks
from tests.gui import test_kegiatan, test_pelaksanaan
from tests.gui.layar_nilai import Layar
from tests.gui.meja_skp import CTRL, K, Meja, people, planned

BELUM = "Belum tersimpan"
DITOLAK = RefusedError("skp.tidak-ada")


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    dressed.clipboard().clear()
    return Meja(qtbot, kantor_kecil)


class Bilah:
    """The bar of a session, and somebody else who writes."""

    def __init__(self, bot: QtBot, session: Session) -> None:
        self.bar, self._session, self._other = BottomBar(session), session, QObject(session)
        bot.addWidget(self.bar)

    @property
    def words(self) -> str:
        return self.bar.saved.text()

    def after_others(self) -> str:
        """Return what the bar says when another screen has written."""
        self._session.tasks.write(self._other, lambda _: Outcome(None, Changes())).run()
        return self.words


def refusing(
    monkeypatch: pytest.MonkeyPatch, service: object, name: str, error: KnownError
) -> Callable[[], None]:
    """Let a service refuse; return what lets it work again."""
    real = getattr(service, name)

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(service, name, refuse)
    return lambda: monkeypatch.setattr(service, name, real)


def test_ratings(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks, monkeypatch: pytest.MonkeyPatch
) -> None:
    layar = Layar(qtbot, kantor_kecil)
    bar = Bilah(qtbot, layar.session)
    again = refusing(monkeypatch, penilaian, "save_cells", DITOLAK)
    layar.click(0, "hasil_kerja")
    layar.ketik("s")
    assert (bar.words, bar.after_others()) == (BELUM, BELUM)
    again()
    layar.bot.keyClick(layar.screen.banner.action, K.Key_Return)
    assert (layar.stored(0).hasil, bar.words[:9]) == ("sesuai", "Tersimpan")


def test_a_line_of_kegiatan(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    bar = Bilah(meja.bot, meja.session)
    test_kegiatan.buka(meja)
    again = refusing(monkeypatch, kegiatan, "simpan", DITOLAK)
    test_kegiatan.type_row(meja, "5", "7.30", "9.00", "Rapat")
    assert (bar.words, bar.after_others()) == (BELUM, BELUM)
    again()
    test_kegiatan.type_row(meja, "6", "7.30", "9.00", "Surat")
    assert [words for _, words, _ in test_kegiatan.stored(meja)] == ["Rapat", "Surat"]
    assert bar.words.startswith("Tersimpan")


def test_what_was_done(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    row = test_pelaksanaan.ditetapkan(meja.konteks, people(meja.konteks)[0], test_pelaksanaan.LAPORAN)
    screen = test_pelaksanaan.buka(meja, row)
    bar = Bilah(meja.bot, meja.session)
    again = refusing(monkeypatch, pelaksanaan, "simpan", DITOLAK)
    meja.ketik("7 dokumen")
    meja.key(K.Key_Return)
    assert (bar.words, bar.after_others()) == (BELUM, BELUM)
    again()
    meja.bot.keyClick(screen.banner.action, K.Key_Return)
    assert [words for _, words in test_pelaksanaan.stored(meja, row).isi.realisasi] == ["7 dokumen"]
    assert bar.words.startswith("Tersimpan")


def test_a_dialogue(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    row = test_pelaksanaan.ditetapkan(meja.konteks, people(meja.konteks)[0], Rhk("Arsip tertib"))
    screen = test_pelaksanaan.buka(meja, row)
    bar = Bilah(meja.bot, meja.session)

    def ask(dialog: DialogKinerjaDialog) -> None:
        meja.bot.keyClicks(dialog.focusWidget(), "Mengapa?")
        dialog.go.click()

    again = refusing(monkeypatch, dialog_kinerja, "simpan", DITOLAK)
    meja.in_dialog(DialogKinerjaDialog, ask)
    meja.key(K.Key_J, mods=CTRL)
    assert (bar.words, bar.after_others()) == (BELUM, BELUM)
    again()
    meja.in_dialog(DialogKinerjaDialog, lambda dialog: dialog.go.click())
    meja.bot.keyClick(screen.banner.action, K.Key_Return)
    assert (
        dialog_kinerja.baca(meja.konteks, row.penugasan_id, test_pelaksanaan.TW).isi.pertanyaan == "Mengapa?"
    )
    assert bar.words.startswith("Tersimpan")


def test_a_plan(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row)
    screen = meja.buka(row)
    bar = Bilah(meja.bot, meja.session)
    again = refusing(monkeypatch, skp, "simpan", StorageError("simpanan.penuh", folder="D:"))
    meja.ketik("Satu")
    meja.key(K.Key_Return)
    assert (bar.words, bar.after_others()) == (BELUM, BELUM)
    again()
    meja.bot.keyClick(screen.banner.action, K.Key_Return)
    assert (meja.outline(row), bar.words[:9]) == ([("Satu", [])], "Tersimpan")
