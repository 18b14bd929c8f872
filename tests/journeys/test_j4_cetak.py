"""J4: 120 evaluations on F4 with 2 mm offset; next week only the 7 that changed; ticks. Keys and mouse only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui import kantor as pembuka
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.main_window import MainWindow, Parts
from kinerja_desktop.gui.screens import beranda as layar_beranda
from kinerja_desktop.gui.screens import cetak as layar_cetak
from kinerja_desktop.gui.screens.cetak import model
from kinerja_desktop.gui.screens.cetak.geser import OffsetDialog
from kinerja_desktop.gui.screens.cetak.screen import CetakScreen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor
from kinerja_desktop.gui.theme import Mode, theme
from kinerja_desktop.services import cetak_daftar, periode
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.worker import InlineWorker
from tests.journeys.tangan import choose_periode, choose_unit, click_menu, guarded
from tests.services.cetak.conftest import PERIODE, Kantor, pages

K = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAMES = [f"Guru Contoh {n:03}" for n in range(120)]


@pytest.fixture
def sekolah(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kantor]:
    """A dinas with a big school: 120 people rated and locked on 2 October."""
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-10-06T09:00:00+07:00")
    monkeypatch.setenv("KINERJA_SETELAN", str(tmp_path / "setelan"))
    konteks = create_kantor(
        tmp_path / "kantor", ProfilKantor("Dinas Contoh", tempat="Sukaraya"), "Rina", worker=InlineWorker()
    )
    office = Kantor(konteks)
    office.add_unit("Dinas Pendidikan", kop_baris="PEMERINTAH KABUPATEN CONTOH\nDINAS PENDIDIKAN")
    office.add_unit("SMP Negeri 1 Contoh", "Dinas Pendidikan", tempat="Lembang")
    office.add_orang("Kadis Wiryawan", "Dinas Pendidikan", "Kepala Dinas Pendidikan")
    office.add_orang("Andi Kepala", "SMP Negeri 1 Contoh", "Kepala Sekolah")
    office.add_many([(nama, "SMP Negeri 1 Contoh", "Guru Ahli Pertama", {}) for nama in NAMES])
    office.kepala("Dinas Pendidikan", "Kadis Wiryawan")
    office.kepala("SMP Negeri 1 Contoh", "Andi Kepala")
    periode.ensure_tahun(konteks, 2026)
    office.rate(NAMES)
    office.lock(NAMES)
    yield office
    konteks.kantor.close()


def open_window(konteks: Konteks, qtbot: QtBot, qapp: QApplication) -> MainWindow:
    if theme().mode is not Mode.LIGHT:
        theme().install(qapp, Mode.LIGHT)
    office = pembuka.opened(konteks)
    window = MainWindow(
        Session(InlineExecutor()),
        Parts(lambda _folder, _progress: office, (layar_beranda.SPEC, layar_cetak.SPEC)),
    )
    qtbot.addWidget(window)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.start()
    return window


def screen_of(window: MainWindow) -> CetakScreen:
    assert isinstance(window.current, CetakScreen)
    return window.current


def at_the_school(sekolah: Kantor, qtbot: QtBot, qapp: QApplication) -> tuple[MainWindow, CetakScreen]:
    """Start the program, open *Cetak*, choose the period and the school."""
    window = open_window(sekolah.konteks, qtbot, qapp)
    click_menu(window, "Cetak")
    choose_periode(window, PERIODE)
    choose_unit(window, "SMP Negeri 1 Contoh")
    return window, screen_of(window)


def press(widget: QWidget, key: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, mods)


def save(layar: CetakScreen, monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    """A click on the button and on the first entry; the file dialog answers with the target."""
    monkeypatch.setattr(Dialogs, "save_file", lambda *_: target)
    QTest.mouseClick(layar.save_button, Qt.MouseButton.LeftButton)
    menu = layar.save_button.menu()
    assert menu.isVisible()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[0]).center())


def set_offset(layar: CetakScreen, qtbot: QtBot) -> None:
    """Open the dialog, type the printer and 2 mm, Enter."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, OffsetDialog)
        qtbot.keyClicks(dialog.printer.lineEdit(), "Epson L3110")
        field = dialog.right.lineEdit()
        QTest.mouseClick(field, Qt.MouseButton.LeftButton)
        press(field, K.Key_A, CTRL)
        qtbot.keyClicks(field, "2")
        press(field, K.Key_Return)

    def look() -> None:
        front = QApplication.activeModalWidget()
        if front is not None and front.isVisible():
            guarded(fill)()
        else:
            QTimer.singleShot(10, layar, look)

    QTimer.singleShot(10, layar, look)
    (opener,) = [
        one for one in layar.options.findChildren(QToolButton)
        if one.accessibleName() == "Atur pergeseran printer…"
    ]  # fmt: skip
    QTest.mouseClick(opener, Qt.MouseButton.LeftButton)


def type_date(field: QLineEdit, text: str) -> None:
    """Click into a date, replace what stands there, Enter."""
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    press(field, K.Key_A, CTRL)
    QTest.keyClicks(field, text)
    press(field, K.Key_Return)


def chip(layar: CetakScreen, key: str) -> None:
    found = layar.chips._buttons[key]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))


def first_ink(path: Path) -> tuple[float, float]:
    """Return the width of the paper and the left edge of the block of names, in mm."""
    document = pdfium.PdfDocument(path)
    page = document[0]
    text = page.get_textpage()
    found = text.search("PEGAWAI YANG DINILAI").get_next()
    assert found
    result = page.get_width() / 72 * 25.4, text.get_charbox(found[0])[0] / 72 * 25.4
    text.close()
    page.close()
    document.close()
    return result


def print_all(layar: CetakScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """F4, then 2 mm offset for this printer, 120 sheets."""
    press(layar.options.kertas, K.Key_Down)
    save(layar, monkeypatch, folder / "lurus.pdf")
    wide, straight = first_ink(folder / "lurus.pdf")
    assert round(wide) == 215
    chip(layar, model.SEMUA)
    set_offset(layar, qtbot)
    save(layar, monkeypatch, folder / "semua.pdf")
    assert first_ink(folder / "semua.pdf")[1] == pytest.approx(straight + 2, abs=0.05)
    printed = pages(folder / "semua.pdf")
    assert len(printed) == 120
    assert all("Lembang, 6 Oktober 2026" in text for text in printed)


def sign_all(layar: CetakScreen, sekolah: Kantor, qtbot: QtBot) -> None:
    """Signed on the 8th: the column selected down to the end, Space."""
    chip(layar, model.TANDATANGAN)
    assert layar.people.rowCount() == 120
    type_date(layar.tick_day, "8-10-2026")
    first = layar.grid.visualRect(layar.people.index(0, layar.grid.shown_columns()[1])).center()
    QTest.mouseClick(layar.grid.viewport(), Qt.MouseButton.LeftButton, pos=first)
    press(layar.grid, K.Key_Home, CTRL)
    for _ in range(layar.grid.shown_columns().index(layar.people.column_of("ditandatangani"))):
        press(layar.grid, K.Key_Right)
    press(layar.grid, K.Key_Down, CTRL | SHIFT)
    assert layar.chosen.text() == "yang dipilih (120)"
    press(layar.grid, K.Key_Space)
    signed = [row for row in cetak_daftar.daftar(sekolah.konteks, PERIODE) if row.ditandatangani]
    assert len(signed) == 120
    assert {row.ditandatangani for row in signed} == {date(2026, 10, 8)}
    assert layar.chips._buttons[model.TANDATANGAN].text().endswith("  0")


def change_seven(sekolah: Kantor) -> None:
    """Five ratings, a name, a golongan that was learnt late: what others did in the week between."""
    sekolah.unlock(NAMES[:5])
    sekolah.rate(NAMES[:5], hasil="di_atas")
    sekolah.lock(NAMES[:5])
    sekolah.rename(NAMES[50], "Guru Ganti Nama")
    sekolah.change(NAMES[60], date(2026, 9, 1), golongan="III/b")


def print_changed(layar: CetakScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Only the seven, with the new date."""
    chip(layar, model.BERUBAH)
    assert layar.people.rowCount() == 7
    assert layar.total.text() == "7 lembar"
    type_date(layar.options.tanggal, "13-10-2026")
    save(layar, monkeypatch, folder / "ulang.pdf")
    again = pages(folder / "ulang.pdf")
    assert len(again) == 7
    assert all("Lembang, 13 Oktober 2026" in text for text in again)
    assert sum("Guru Ganti Nama" in text for text in again) == 1
    assert layar.people.rowCount() == 0


def hand_over_one(layar: CetakScreen, sekolah: Kantor) -> None:
    """A click on the tick of the first of the seven."""
    chip(layar, model.TANDATANGAN)
    assert layar.people.rowCount() == 7
    index = layar.people.index(0, layar.people.column_of("diserahkan"))
    layar.grid.scrollTo(index)
    handed = layar.people.row_at(0).nama
    type_date(layar.tick_day, "14-10-2026")
    at = layar.grid.visualRect(index).center()
    QTest.mouseClick(layar.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    (one,) = [row for row in cetak_daftar.daftar(sekolah.konteks, PERIODE) if row.diserahkan]
    assert (one.nama, one.diserahkan) == (handed, date(2026, 10, 14))


def test_j4_printing(
    sekolah: Kantor, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    gambar: Path | None,
) -> None:  # fmt: skip
    window, layar = at_the_school(sekolah, qtbot, qapp)
    assert layar.total.text() == "120 lembar"
    assert layar.unlocked.text() == "1 belum dikunci"
    preview = layar.preview
    qtbot.waitUntil(lambda: bool(preview.place.text() or preview.empty.words.text()), timeout=3000)
    print_all(layar, qtbot, monkeypatch, tmp_path)
    sign_all(layar, sekolah, qtbot)
    if gambar:
        window.grab().save(str(gambar / "j4-dicetak.png"))
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-10-13T09:00:00+07:00")
    change_seven(sekolah)
    window.close()
    window, layar = at_the_school(
        sekolah, qtbot, qapp
    )  # the program is started again; paper and printer are remembered
    assert layar.options.kertas.currentText() == "F4 (Folio)"
    assert layar.options.printer.currentText().startswith("Epson L3110")
    print_changed(layar, qtbot, monkeypatch, tmp_path)
    hand_over_one(layar, sekolah)
    if gambar:
        window.grab().save(str(gambar / "j4-berubah.png"))
