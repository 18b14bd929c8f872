"""J17: somebody who never saw the program: sample office to a printed sheet; then an office of one's own with its roster."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from kinerja_desktop.app import compose_window
from kinerja_desktop.gui import kantor as pembuka
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.main_window import MainWindow
from kinerja_desktop.gui.screens.mulai import actions
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor
from kinerja_desktop.gui.theme import Mode, theme
from kinerja_desktop.services import kantor as layanan_kantor
from kinerja_desktop.services import pegawai
from kinerja_desktop.services.worker import InlineWorker
from tests.mentah import csv_bytes

K = Qt.Key
HEAD = ["PNS ID", "NIP BARU", "NAMA", "TANGGAL LAHIR", "GOL AKHIR NAMA", "TMT GOLONGAN", "JABATAN NAMA", "TMT JABATAN",
        "UNOR ID", "UNOR NAMA", "STATUS CPNS PNS"]  # fmt: skip
ROWS = [
    ["A1", "'198503302010012001", "SARI WULANDARI", "30-03-1985", "III/c", "01-04-2022", "Guru Ahli Muda", "01-01-2023",
     "U1", "SDN 1 Contoh", "P"],
    ["A2", "'197804122005011003", "BUDI SANTOSO", "12-04-1978", "IV/a", "01-10-2021", "Kepala Sekolah", "01-07-2021",
     "U1", "SDN 1 Contoh", "P"],
]  # fmt: skip


@pytest.fixture
def baru(
    qapp: QApplication, qtbot: QtBot, layar: Any, gambar: Path | None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Any]:
    """The program on a PC that has no office yet; readers run in this process."""
    monkeypatch.setattr(layanan_kantor, "Worker", InlineWorker)
    layar.window.close()
    session = Session(InlineExecutor())
    session.store.put(pembuka.FOLDER, "")
    theme().install(qapp, Mode.LIGHT)
    window = MainWindow(session, compose_window())
    qtbot.addWidget(window)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    window.start()
    found = type(layar)(qtbot, window, gambar)
    monkeypatch.setattr(Dialogs, "open_files", classmethod(lambda *_: found.files))
    monkeypatch.setattr(Dialogs, "save_file", classmethod(lambda *_: found.target))
    yield found
    found.end()
    pembuka.close(session.office)


def answer_dialogs(layar: Any, *buttons: str) -> None:
    """Press these buttons in the dialogs that come, one after the other; a dialog that does not come is passed over."""
    left = list(buttons)

    def look(tries: int = 300) -> None:
        front = QApplication.activeModalWidget()
        if front is not None and left:
            shown = [b for b in front.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]
            for made in shown:
                if made.text().replace("&", "").startswith(left[0]):
                    left.pop(0)
                    layar._soon(partial(look, tries))
                    layar.bot.mouseClick(made, Qt.MouseButton.LeftButton)
                    return
        if left and tries:
            layar._soon(partial(look, tries - 1))

    layar._soon(look)


def test_from_the_sample_to_a_sheet_on_paper(
    baru: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "PEGAWAI_CONTOH", 120)
    baru.shot("j17-1-mulai")
    assert "Lihat dahulu dengan kantor contoh" in baru.words()
    baru.key(K.Key_Return)  # the first way has the keyboard
    assert baru.screen.accessibleName() == "Beranda"
    baru.shot("j17-2-beranda")

    baru.menu("Entri Penilaian")
    person = next(row for row in baru.table() if row["Status"] == "Belum" and row["Atasan"] != "Belum ada")
    for header, letter in (("Rating Hasil Kerja", K.Key_A), ("Rating Perilaku Kerja", K.Key_S)):
        baru.click_cell(person["NIP"], header)
        baru.key(letter)
    rated = next(row for row in baru.table() if row["NIP"] == person["NIP"])
    assert (rated["Rating Hasil Kerja"], rated["Predikat"]) == ("Di Atas", "Baik")
    baru.shot("j17-3-penilaian")
    answer_dialogs(baru, "Kunci ", "Tutup")
    baru.press("Kunci nilai…")
    locked = next(row for row in baru.table() if row["NIP"] == person["NIP"])
    assert locked["Status"] == "Terkunci"

    baru.menu("Cetak")
    baru.shot("j17-4-cetak")
    baru.target = tmp_path / "lembar.pdf"
    save = next(b for b in baru.screen.findChildren(QPushButton) if b.text().startswith("&Simpan PDF"))
    assert save.isEnabled()
    baru.bot.mouseClick(save, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    baru.bot.keyClick(menu, K.Key_S)  # *Satu PDF…*
    baru.shot("j17-5-tercetak")
    assert baru.target.read_bytes().startswith(b"%PDF-")
    assert "38 halaman tersimpan di lembar.pdf" in baru.words()


def test_ones_own_office_takes_its_roster_and_the_first_rating(baru: Any, tmp_path: Path) -> None:
    baru.press("Buat kantor saya")
    baru.type("Dinas Pendidikan")
    for _page in range(3):
        baru.press("Lanjut")
    baru.shot("j17-6-tempat-data")
    baru.press("Buat kantor")
    assert baru.screen.accessibleName() == "Beranda"
    baru.shot("j17-7-beranda-kosong")
    baru.key(K.Key_Return)  # the empty office offers the first step, and it has the keyboard
    assert baru.screen.accessibleName() == "Impor pegawai"
    path = tmp_path / "Data PNS.csv"
    path.write_bytes(csv_bytes([HEAD, *ROWS], ";"))
    baru.files = [path]
    baru.press("Pilih berkas…")
    baru.press("Baca berkas")
    baru.press("Periksa")
    baru.press("Simpan 2 baru")
    konteks = pembuka.konteks_of(baru.window.session)
    assert [row.nama for row in pegawai.daftar(konteks)] == ["BUDI SANTOSO", "SARI WULANDARI"]

    baru.menu("Entri Penilaian")
    baru.click_cell("SARI WULANDARI", "Rating Hasil Kerja")
    baru.key(K.Key_S)
    baru.click_cell("SARI WULANDARI", "Rating Perilaku Kerja")
    baru.key(K.Key_S)
    sari = next(row for row in baru.table() if row["Nama"] == "SARI WULANDARI")
    assert sari["Predikat"] == "Baik"
    baru.key(K.Key_F1)
    page = QApplication.topLevelWidgets()
    assert any(one.windowTitle() == "Bantuan" and one.isVisible() for one in page)
