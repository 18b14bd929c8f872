"""A dialog is gone after its use: nothing asked in the morning is still in memory in the evening."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.codes import Kedudukan
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.screens.cetak.geser import OffsetDialog
from kinerja_desktop.gui.screens.ekspor.history import HistoryDialog
from kinerja_desktop.gui.screens.pegawai.lengkapi import LengkapiDialog
from kinerja_desktop.gui.screens.penilaian.arti import ArtiDialog
from kinerja_desktop.gui.screens.penilaian.kunci import KunciDialog
from kinerja_desktop.gui.screens.perencanaan.actions import TutupDialog
from kinerja_desktop.gui.screens.tenggat.dialog import LiburDialog
from kinerja_desktop.gui.widgets.bingkai import Bingkai, tall, while_lives
from kinerja_desktop.gui.widgets.fields import DateField
from kinerja_desktop.gui.widgets.pickers import UnitTreePicker
from kinerja_desktop.services.akhir_tanpa import TanpaKejelasan
from kinerja_desktop.services.keberatan import CaraHitung
from kinerja_desktop.services.skp import BarisSkp

TIMES = 20

KINDS: dict[str, Callable[[QWidget], object]] = {
    "pertanyaan": lambda parent: Dialogs.ask(parent, "Hapus", "Hapus 3 unit?", "Hapus 3 unit"),
    "masalah": lambda parent: Dialogs.problem(parent, "Berkas sedang dibuka."),
    "satu baris": lambda parent: Dialogs.text(parent, "Buka kunci", "Alasan"),
    "pilihan": lambda parent: Dialogs.choice(parent, "Nama", "Nama", ["Satu", "Dua"]),
    "arti angka": ArtiDialog.ask,
    "kunci": lambda parent: KunciDialog.ask([1, 2], [1], parent),
    "riwayat ekspor": lambda parent: HistoryDialog.show_rows(parent, []),
    "geser printer": lambda parent: OffsetDialog.ask(parent, ["Printer"], [], "", lambda _: None),
}


def close_soon(parent: QWidget) -> None:
    """Cancel the modal dialog as soon as it stands; gone with ``parent``, or it would cancel one of another test."""

    def close() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QDialog):
            shown.reject()
        else:
            QTimer.singleShot(1, parent, close)

    QTimer.singleShot(0, parent, close)


def let_go() -> None:
    """Do what the event loop does once the slot that asked is over."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("kind", KINDS)
def test_a_dialog_leaves_nothing_with_its_parent(dressed: QApplication, qtbot: QtBot, kind: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    before = len(parent.findChildren(QObject))
    for _ in range(TIMES):
        close_soon(parent)
        KINDS[kind](parent)
        let_go()
    assert len(parent.findChildren(QObject)) == before


def test_what_was_typed_can_be_read_while_another_question_is_asked(
    dressed: QApplication, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    read: list[str] = []

    def slot() -> None:
        dialog = Bingkai(parent)
        field = QLineEdit("Budi")
        QVBoxLayout(dialog).addWidget(field)
        close_soon(parent)
        dialog.exec()
        close_soon(parent)
        Dialogs.ask(parent, "Simpan", "Simpan?", "Simpan")
        read.append(field.text())

    QTimer.singleShot(0, parent, slot)
    qtbot.waitUntil(lambda: bool(read))
    assert read == ["Budi"]
    qtbot.waitUntil(lambda: not parent.findChildren(QDialog) and not parent.findChildren(QInputDialog))


def test_an_answer_that_comes_after_the_dialog_is_gone_does_nothing(
    dressed: QApplication, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = Bingkai(parent)
    late = while_lives(dialog, dialog.accept)
    close_soon(parent)
    dialog.exec()
    late()  # still there: taken
    assert dialog.result() == QDialog.DialogCode.Accepted
    let_go()
    late()  # would raise on a deleted object
    assert not parent.findChildren(QDialog)


def test_a_dialog_stays_within_a_small_screen(
    dressed: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(type(parent.screen()), "availableSize", lambda _: QSize(911, 482))
    dialog = Bingkai(parent)
    dialog.resize(940, 620)
    box = QVBoxLayout(dialog)
    big = QPlainTextEdit()
    big.setMinimumHeight(tall(parent, 380))
    box.addWidget(big)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert (dialog.width(), dialog.height()) == (911, 442)
    assert big.minimumHeight() == 252
    assert tall(parent, 200) == 200


@pytest.mark.parametrize(
    ("label", "missing"),
    [
        ("Alasan perubahan (versi lama tetap tersimpan):", "Alasan perubahan belum diisi."),
        ("Alasannya: apa yang harus diperbaiki?", "Alasannya belum diisi."),
        ("Kata sandi untuk membuka daftar.xlsx:", "Isian ini belum diisi."),
    ],
)
def test_a_question_that_must_be_answered_stays_open_and_says_what_is_missing(
    dressed: QApplication, qtbot: QtBot, label: str, missing: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    seen: list[tuple[bool, str]] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QInputDialog) or not dialog.isVisible():
            QTimer.singleShot(10, parent, answer)
            return
        QTimer.singleShot(4000, dialog, dialog.reject)  # a failed check must not hang the run
        field = dialog.findChild(QLineEdit)
        assert field is not None
        for text in ("", "   "):
            field.setText(text)
            QTest.keyClick(field, Qt.Key.Key_Return)
            said = [one for one in dialog.findChildren(QLabel) if one.isVisible() and one.text() != label]
            seen.append((dialog.isVisible(), said[0].text()))
        field.clear()
        QTest.keyClicks(field, "Target turun")
        QTest.keyClick(field, Qt.Key.Key_Return)

    QTimer.singleShot(0, parent, answer)
    assert Dialogs.text(parent, "Ubah SKP", label) == "Target turun"
    assert [one[0] for one in seen] == [True, True]
    assert all(words.startswith(missing) for _, words in seen)


def test_an_answer_that_may_be_blank_is_taken_blank(dressed: QApplication, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QInputDialog) and dialog.isVisible():
            QTest.keyClick(dialog, Qt.Key.Key_Return)
        else:
            QTimer.singleShot(10, parent, answer)

    QTimer.singleShot(0, parent, answer)
    assert Dialogs.text(parent, "Nomor surat", "Nomor surat (boleh kosong):", blank=True) == ""


def test_a_field_stays_whole_below_which_something_is_wrong(dressed: QApplication, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = TutupDialog(parent, [cast("BarisSkp", SimpleNamespace(sampai=date(2026, 12, 31)))])
    dialog.show()
    qtbot.waitExposed(dialog)
    field = dialog.findChildren(DateField)[0]
    whole = field.height()
    field.selectAll()
    qtbot.keyClicks(field, "31/02/2026")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.wrong.isVisible)
    qtbot.waitUntil(lambda: dialog.wrong.height() >= dialog.wrong.heightForWidth(dialog.wrong.width()))
    assert field.visibleRegion().boundingRect().height() == whole


def test_holidays_pasted_from_excel_may_carry_their_names(dressed: QApplication, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = LiburDialog(parent, CaraHitung("", ()))
    dialog.show()
    qtbot.waitExposed(dialog)
    QApplication.clipboard().setText("01/01/2026\tTahun Baru\n17 Agustus 2026\tKemerdekaan\n")
    dialog.isi.paste()
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.wrong.text() == ""
    assert dialog.days == (date(2026, 1, 1), date(2026, 8, 17))
    dialog.isi.setPlainText("31/02/2026\tTidak ada")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert "“31/02/2026”" in dialog.wrong.text()


def test_ctrl_enter_takes_from_a_field_in_which_enter_begins_a_line(
    dressed: QApplication, qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    dialog = Lembar(page, "Umpan balik", "Dengan kata-kata.", "&Simpan")
    words = QPlainTextEdit()
    dialog.body.addWidget(words)
    dialog.go.setEnabled(False)
    dialog.show()
    qtbot.waitExposed(dialog)
    words.setFocus()
    qtbot.keyClicks(words, "Rapi")
    qtbot.keyClick(words, Qt.Key.Key_Return)
    qtbot.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible(), "what cannot be pressed is not taken by a key either"
    dialog.go.setEnabled(True)
    qtbot.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert words.toPlainText() == "Rapi\n"


def test_the_window_below_has_the_keyboard_after_a_dialog(dressed: QApplication, qtbot: QtBot) -> None:
    """A window manager may choose another window, or none, where a question closes together with its dialog."""
    page, elsewhere = QWidget(), QWidget()
    for window in (page, elsewhere):
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
    dialog = Lembar(page, "Putuskan", "Diputuskan atasan.", "&Putuskan")
    dialog.finished.connect(elsewhere.activateWindow)
    close_soon(page)
    dialog.exec()
    assert QTest.qWaitForWindowActive(page)


def test_ctrl_enter_on_a_unit_takes_too_and_opens_no_list(dressed: QApplication, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    dialog = Lembar(page, "Ubah data", "Seperti pada SK.", "&Simpan")
    unit = UnitTreePicker("Unit", "Semua")
    dialog.body.addWidget(unit)
    dialog.show()
    qtbot.waitExposed(dialog)
    QTest.qWaitForWindowActive(dialog)
    unit.setFocus()
    qtbot.waitUntil(unit.hasFocus)  # Qt makes a button with the keyboard the default one
    qtbot.keyClick(unit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert unit.popup is None
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_dialog_is_as_tall_as_its_words_need_and_no_taller(dressed: QApplication, qtbot: QtBot) -> None:
    """Qt guesses at a narrower width than it gets: what was over parted each field from the words below it."""
    parent = QWidget()
    qtbot.addWidget(parent)
    gone = TanpaKejelasan(1, 1, "Aceng Solihin", "199001012015011001", date(2026, 10, 31), Kedudukan.PENSIUN)
    dialog = LengkapiDialog(parent, [gone, gone, gone])
    dialog.show()
    qtbot.waitExposed(dialog)
    layout = dialog.layout()
    assert layout is not None
    qtbot.waitUntil(lambda: dialog.height() == layout.totalHeightForWidth(dialog.width()))


def test_who_works_in_another_program_stays_there_when_a_dialog_ends(
    dressed: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    raised: list[int] = []
    monkeypatch.setattr(page, "activateWindow", lambda: raised.append(1))
    dialog = Lembar(page, "Impor", "Berkas dibaca.", "&Impor")
    state = Qt.ApplicationState.ApplicationInactive

    def go_away() -> None:
        if not dialog.isActiveWindow():
            QTimer.singleShot(1, dialog, go_away)
            return
        monkeypatch.setattr(QGuiApplication, "applicationState", lambda: state)
        dialog.reject()

    QTimer.singleShot(0, dialog, go_away)
    dialog.exec()
    assert raised == []
