"""The first start by keys and mouse: the sample, an office of one's own, one that is there, refusals in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.app import compose_window
from kinerja_desktop.foundation import paths
from kinerja_desktop.gui import kantor as gui_kantor
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.main_window import MainWindow
from kinerja_desktop.gui.screens.mulai import actions
from kinerja_desktop.gui.session import Session
from kinerja_desktop.services import kantor, kop, periode, unit


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> MainWindow:
    made = MainWindow(session, compose_window())
    qtbot.addWidget(made)
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
    made.start()
    return made


@pytest.fixture(autouse=True)
def _closed(session: Session) -> object:
    yield
    gui_kantor.close(session.office)


def pushed(window: QWidget, words: str) -> QPushButton:
    return next(
        b for b in window.findChildren(QPushButton) if b.text().replace("&", "") == words and b.isVisible()
    )


def field(window: QWidget, name: str) -> QLineEdit:
    return next(f for f in window.findChildren(QLineEdit) if f.accessibleName() == name and f.isVisible())


def said(window: QWidget) -> str:
    return " ".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())


def enter(qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_enter_takes_the_sample_which_is_made_once(
    window: MainWindow, qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "PEGAWAI_CONTOH", 60)
    assert "Selamat datang" in said(window)
    assert not window.top.isVisible(), "no empty bar over the first page"
    enter(qtbot)
    assert session.is_open
    konteks = gui_kantor.konteks_of(session)
    assert kantor.profil(konteks).contoh
    assert konteks.kantor.folder == actions.sample_folder()
    assert session.periode == periode.current(konteks).periode.kode
    assert window.top.isVisible()
    gui_kantor.close(session.office)
    again = actions.open_sample(_Silent())
    assert gui_kantor.konteks_of(session).kantor.baris.uid == konteks.kantor.baris.uid
    gui_kantor.close(again)


class _Silent:
    def step(self, done: int, total: int, what: str = "") -> None:
        """Nobody listens."""


def test_esc_ends_the_sample_and_a_second_enter_does_not(
    window: MainWindow, qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "PEGAWAI_CONTOH", 60)
    keys = [Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Escape]
    session.tasks.progressed.connect(
        lambda *_: qtbot.keyClick(QApplication.focusWidget(), keys.pop(0)) if keys else None
    )
    enter(qtbot)
    assert not keys, "three reports came before it ended: Enter did not end it, Esc did"
    assert not session.is_open
    assert not kantor.has_kantor(actions.sample_folder())
    assert "Dibatalkan" in said(window)


def test_batal_leaves_no_sample_behind(
    window: MainWindow, qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tasks run inline here, so Batal is pressed by the first report of progress."""
    monkeypatch.setattr(actions, "PEGAWAI_CONTOH", 60)
    session.tasks.progressed.connect(
        lambda *_: qtbot.mouseClick(pushed(window, "Batal"), Qt.MouseButton.LeftButton)
    )
    qtbot.mouseClick(pushed(window, "Buka kantor contoh"), Qt.MouseButton.LeftButton)
    assert not session.is_open
    assert not kantor.has_kantor(actions.sample_folder())
    assert "Dibatalkan" in said(window)
    assert pushed(window, "Buka kantor contoh").isEnabled()


def test_an_office_of_ones_own_by_keys_only(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    enter(qtbot)
    enter(qtbot)
    assert "Isi nama kantor dahulu." in said(window)
    assert QApplication.focusWidget() is field(window, "Nama kantor")
    for words in ("Dinas Pendidikan", "Pemerintah Kabupaten Contoh", "Kota Contoh"):
        qtbot.keyClicks(QApplication.focusWidget(), words)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    field(window, "Tempat penandatanganan").setFocus()
    enter(qtbot)
    lines = QApplication.focusWidget()
    assert isinstance(lines, QPlainTextEdit)
    assert lines.toPlainText() == "PEMERINTAH KABUPATEN CONTOH\nDINAS PENDIDIKAN"
    qtbot.keyClick(lines, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "Jalan Contoh 1")
    enter(qtbot)
    chosen = QApplication.focusWidget()
    assert isinstance(chosen, QComboBox)
    qtbot.keyClick(chosen, Qt.Key.Key_Down)  # PNS dan CPNS: bulanan
    enter(qtbot)
    assert "Folder ini akan dibuat." in said(window)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(QApplication.focusWidget(), "Ani")
    enter(qtbot)
    konteks = gui_kantor.konteks_of(session)
    assert konteks.kantor.folder == paths.default_data_dir()
    assert session.office.pelaku == "Ani"
    profil = kantor.profil(konteks)
    assert (profil.nama, profil.instansi, profil.tempat) == (
        "Dinas Pendidikan",
        "Pemerintah Kabupaten Contoh",
        "Kota Contoh",
    )
    root = unit.tree(konteks)[0]
    assert kop.kop_of(konteks, root.id).baris == ("PEMERINTAH KABUPATEN CONTOH", "DINAS PENDIDIKAN")
    assert kop.kop_of(konteks, root.id).alamat == ("Jalan Contoh 1",)
    kinds = periode.kelompok_periode(konteks, 2026)
    assert (kinds["pns"], kinds["pppk"]) == ("bulanan", "triwulan")


def test_esc_goes_back_and_keeps_what_was_written(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(pushed(window, "Buat kantor saya"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(QApplication.focusWidget(), "Dinas Contoh")
    enter(qtbot)
    assert "Kop surat dan kertas" in said(window)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert field(window, "Nama kantor").text() == "Dinas Contoh"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert "Selamat datang" in said(window)
    assert QApplication.focusWidget() is pushed(window, "Buat kantor saya")


def test_a_folder_with_an_office_is_said_beside_the_field(
    window: MainWindow, qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    kantor.create_kantor(tmp_path / "ada", kantor.ProfilKantor("Lama")).kantor.close()
    qtbot.mouseClick(pushed(window, "Buat kantor saya"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(QApplication.focusWidget(), "Dinas Contoh")
    for _page in range(3):
        qtbot.mouseClick(pushed(window, "Lanjut"), Qt.MouseButton.LeftButton)
    folder = field(window, "Folder data")
    folder.setFocus()
    qtbot.keyClick(folder, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(folder, str(tmp_path / "ada"))
    qtbot.mouseClick(pushed(window, "Buat kantor"), Qt.MouseButton.LeftButton)
    assert "Di folder ini sudah ada kantor." in said(window)
    assert not session.is_open
    folder.setFocus()
    qtbot.keyClick(folder, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    (tmp_path / "berkas").write_text("bukan folder")
    qtbot.keyClicks(folder, str(tmp_path / "berkas" / "kantor"))
    qtbot.mouseClick(pushed(window, "Buat kantor"), Qt.MouseButton.LeftButton)
    assert "hanya dapat dibaca" in said(window)
    assert pushed(window, "Buat kantor").isEnabled()


def test_an_office_that_is_there_is_opened_or_refused_in_words(
    window: MainWindow, qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = kantor.create_kantor(tmp_path / "ada", kantor.ProfilKantor("Dinas Lama"))
    chosen = [tmp_path / "kosong", tmp_path / "ada", tmp_path / "ada"]
    monkeypatch.setattr(Dialogs, "folder", lambda *_args: chosen.pop(0))
    existing = pushed(window, "Pilih folder…")
    qtbot.mouseClick(existing, Qt.MouseButton.LeftButton)
    assert "Tidak ada data kantor" in said(window)
    qtbot.mouseClick(existing, Qt.MouseButton.LeftButton)
    assert "sedang dibuka" in said(window)
    held.kantor.close()
    qtbot.mouseClick(existing, Qt.MouseButton.LeftButton)
    assert session.office.nama == "Dinas Lama"
    assert window.windowTitle().startswith("Dinas Lama")


def test_an_emblem_is_shown_and_a_wrong_file_is_refused(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "surat.png").write_bytes(b"%PDF-1.7")
    emblem = QImage(40, 50, QImage.Format.Format_ARGB32)
    emblem.fill(Qt.GlobalColor.darkBlue)
    emblem.save(str(tmp_path / "lambang.png"))
    chosen = [tmp_path / "surat.png", tmp_path / "lambang.png"]
    monkeypatch.setattr(Dialogs, "open_file", lambda *_args: chosen.pop(0))
    qtbot.mouseClick(pushed(window, "Buat kantor saya"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(QApplication.focusWidget(), "Dinas Contoh")
    enter(qtbot)
    qtbot.mouseClick(pushed(window, "Pilih gambar…"), Qt.MouseButton.LeftButton)
    assert "bukan gambar PNG" in said(window)
    qtbot.mouseClick(pushed(window, "Pilih gambar…"), Qt.MouseButton.LeftButton)
    assert "lambang.png" in said(window)
