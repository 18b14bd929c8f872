"""J15: the PC dies. On a new one the last backup is back in a few clicks, and the program proves that it is whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kinerja_desktop.app import compose_window
from kinerja_desktop.gui import kantor as gui_kantor
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.main_window import MainWindow
from kinerja_desktop.gui.pulih import RecoverDialog
from kinerja_desktop.gui.screens.beranda.screen import BerandaScreen
from kinerja_desktop.gui.screens.pengaturan.data import BagianData
from kinerja_desktop.gui.screens.pengaturan.screen import PengaturanScreen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor
from kinerja_desktop.gui.theme import Mode, theme
from kinerja_desktop.services import backup
from kinerja_desktop.services.contoh import buat_contoh
from tests.journeys.tangan import guarded


@pytest.fixture
def kantor(tmp_path: Path) -> Path:
    """An office of thirty people with the copy of today."""
    folder = tmp_path / "kantor"
    made = buat_contoh(folder, 30, "Rina")
    with closing(made.kantor):
        backup.daily(made)
    return folder


class Komputer:
    """A PC: its settings, the window on it, hands."""

    def __init__(self, bot: QtBot, folder: Path | None) -> None:
        self.bot = bot
        self.window = MainWindow(Session(InlineExecutor()), compose_window(), folder)
        bot.addWidget(self.window)
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(1366, 768)
        self.window.show()
        bot.waitExposed(self.window)
        self.window.start()

    def press(self, words: str) -> None:
        top = QApplication.activeModalWidget() or self.window
        (found,) = [
            one
            for one in top.findChildren(QPushButton)
            if one.text().replace("&", "") == words and one.isVisible()
        ]
        self.bot.mouseClick(found, Qt.MouseButton.LeftButton)

    def beranda(self) -> BerandaScreen:
        self.window.session.go("beranda")
        shown = self.window.current
        assert isinstance(shown, BerandaScreen)
        return shown

    def is_whole(self) -> bool:
        self.window.session.go("pengaturan", bagian="data", tindakan="periksa")
        shown = self.window.current
        assert isinstance(shown, PengaturanScreen)
        data = shown.parts["data"]
        assert isinstance(data, BagianData)
        return "Semuanya utuh" in data.verdict.text()

    def people(self) -> int:
        isi = self.beranda().isi
        return isi.beranda.angka.pegawai if isi is not None else 0

    def picture(self, gambar: Path | None, name: str) -> None:
        if gambar is not None:
            self.bot.wait(60)
            (QApplication.activeModalWidget() or self.window).grab().save(str(gambar / f"{name}.png"))

    def off(self) -> None:
        gui_kantor.close(self.window.session.office)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    theme().install(qapp, Mode.LIGHT)
    yield
    theme().set_mode(Mode.LIGHT)


def test_one_file_on_a_flash_disk_is_enough_for_a_new_pc(
    qtbot: QtBot,
    dressed: None,
    kantor: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    gambar: Path | None,
) -> None:
    old = Komputer(qtbot, kantor)
    people = old.people()
    assert people > 20
    old.off()
    stick = tmp_path / "FLASHDISK"
    stick.mkdir()
    copy = Path(shutil.copy(backup.copies_in(kantor)[0].berkas, stick))
    shutil.rmtree(kantor)  # the PC is dead
    monkeypatch.setenv("KINERJA_SETELAN", str(tmp_path / "komputer-baru"))
    monkeypatch.setattr(Dialogs, "open_file", lambda *_: copy)
    monkeypatch.setattr(Dialogs, "folder", lambda *_: tmp_path / "data-baru")
    new = Komputer(qtbot, None)
    new.picture(gambar, "j15-mulai")
    new.press("Pilih berkas…")
    assert new.people() == people
    assert new.is_whole()
    new.off()


def test_a_destroyed_database_is_named_and_the_last_copy_offered(
    qtbot: QtBot, dressed: None, kantor: Path, gambar: Path | None
) -> None:
    (kantor / "kinerja.db").write_bytes(b"\0" * 40_960)
    program = Komputer(qtbot, kantor)
    program.picture(gambar, "j15-rusak")
    assert not program.window.session.is_open

    def choose() -> None:
        front = QApplication.activeModalWidget()
        if not isinstance(front, RecoverDialog) or not front.isVisible():
            QTimer.singleShot(10, program.window, guarded(choose))
            return
        program.picture(gambar, "j15-pilih")
        program.press("Pulihkan")

    QTimer.singleShot(10, program.window, guarded(choose))
    program.press("Pulihkan dari backup…")
    assert program.people() > 20
    assert program.is_whole()
    assert list(kantor.glob("kinerja.db.*.rusak"))
    program.off()


def test_an_old_copy_is_told_on_beranda_and_leads_to_the_button(
    qtbot: QtBot, dressed: None, kantor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Komputer(qtbot, kantor)
    assert not [row for row in program.beranda().tasks.rows if "Backup" in row.line.judul]
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-30T09:00:00+07:00")
    screen = program.beranda()
    screen.reload()
    (row,) = [row for row in screen.tasks.rows if "Backup" in row.line.judul]
    assert row.line.judul == "Backup terakhir 10 hari yang lalu"
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    shown = program.window.current
    assert isinstance(shown, PengaturanScreen)
    assert isinstance(shown.part, BagianData)
    program.press("Backup sekarang")
    assert shown.part.copies.table.row_at(0).salinan.waktu.day == 30
    program.off()
