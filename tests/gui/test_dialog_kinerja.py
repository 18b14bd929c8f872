"""Recording a dialog kinerja by keys: typed, followed up a period later, undone, a full drive, dates that are none."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.dialog import IsiDialog, Kesepakatan
from kinerja_desktop.domain.skp import Rhk
from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.gui.screens.pelaksanaan.dialog_kinerja import DialogKinerjaDialog
from kinerja_desktop.gui.screens.pelaksanaan.orang import OrangScreen
from kinerja_desktop.services import dialog_kinerja
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp
from tests.gui.meja_skp import CTRL, K, Meja, people
from tests.gui.test_pelaksanaan import TW, buka, ditetapkan

TW3 = "2026-TW3"


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    dressed.clipboard().clear()
    return Meja(qtbot, kantor_kecil)


def typed(meja: Meja, dialog: DialogKinerjaDialog, *words: str) -> None:
    """Type into the field of the keyboard, Enter to the next; '' passes one by."""
    for one in words:
        field = dialog.focusWidget()
        meja.bot.keyClicks(field, one)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # a hand is slower than a layout
        meja.bot.keyClick(field, K.Key_Return)


def talked(meja: Meja, row: int, periode: str = TW) -> IsiDialog:
    return dialog_kinerja.baca(meja.konteks, row, periode).isi


def test_a_dialogue_is_recorded_by_the_keyboard_undone_and_done_again(meja: Meja) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], Rhk("Arsip tertib"))
    screen = buka(meja, row)
    assert "belum dicatat" in screen.pembicaraan.words.text()

    def act(dialog: DialogKinerjaDialog) -> None:
        assert (dialog.tanggal.value, dialog.hadir.text()) == (
            date(2026, 11, 20),
            f"{row.nama}; {row.penilai_nama}",
        )
        typed(meja, dialog, "Apa yang menahan arsip?", "Menata arsip", "Tono", "30-11-2026", "Meminta rak")
        assert [one.teks.text() for one in dialog.baris] == ["Menata arsip", "Meminta rak", ""]
        meja.bot.keyClick(dialog.focusWidget(), K.Key_Return, Qt.KeyboardModifier.ControlModifier)

    seen = meja.in_dialog(DialogKinerjaDialog, act)
    meja.key(K.Key_J, mods=CTRL)
    assert len(seen) == 1
    agreed = (Kesepakatan(None, "Menata arsip", "Tono", date(2026, 11, 30)), Kesepakatan(None, "Meminta rak"))
    wanted = IsiDialog(
        date(2026, 11, 20), "Apa yang menahan arsip?", f"{row.nama}; {row.penilai_nama}", agreed
    )
    assert talked(meja, row.penugasan_id).own == wanted
    assert screen.pembicaraan.words.text() == "Dialog kinerja 20 November 2026: 2 kesepakatan"
    meja.key(K.Key_Z, mods=CTRL)
    assert talked(meja, row.penugasan_id) == IsiDialog()
    assert "belum dicatat" in screen.pembicaraan.words.text()
    meja.key(K.Key_Y, mods=CTRL)
    assert talked(meja, row.penugasan_id).own == wanted
    meja.key(K.Key_Z, mods=CTRL)
    assert talked(meja, row.penugasan_id) == IsiDialog()


def agreed_before(meja: Meja) -> tuple[BarisSkp, OrangScreen]:
    """Somebody with two agreements of the quarter before, opened in the fourth."""
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], Rhk("Arsip tertib"))
    agreed = (Kesepakatan(teks="Menata arsip"), Kesepakatan(teks="Meminta rak", siapa="Tono"))
    held = IsiDialog(date(2026, 7, 6), kesepakatan=agreed)
    dialog_kinerja.simpan(meja.konteks, row.penugasan_id, TW3, held, sebelum=IsiDialog())
    return row, buka(meja, row)


def follow_up(meja: Meja, dialog: DialogKinerjaDialog) -> None:
    """Say by keys that the first is tercapai and the second is not; Enter goes on from a list as from a field."""
    first, second = dialog.lanjut
    assert dialog.focusWidget() is first.keadaan
    meja.bot.keyClick(first.keadaan, K.Key_Down)
    meja.bot.keyClick(first.keadaan, K.Key_Tab)
    meja.bot.keyClicks(dialog.focusWidget(), "selesai 2 Oktober")
    meja.bot.keyClick(dialog.focusWidget(), K.Key_Return)
    assert dialog.focusWidget() is second.keadaan
    meja.bot.keyClick(second.keadaan, K.Key_End)
    meja.bot.keyClick(second.keadaan, K.Key_Return)
    assert dialog.isVisible()
    assert dialog.focusWidget() is second.catatan


def test_the_next_period_says_what_came_of_it(meja: Meja) -> None:
    row, screen = agreed_before(meja)
    assert screen.pembicaraan.words.text().endswith("Kesepakatan Triwulan III 2026: 2 belum dibicarakan")

    def act(dialog: DialogKinerjaDialog) -> None:
        follow_up(meja, dialog)
        meja.bot.keyClick(dialog.focusWidget(), K.Key_Return, Qt.KeyboardModifier.ControlModifier)

    seen = meja.in_dialog(DialogKinerjaDialog, act)
    meja.bot.mouseClick(screen.pembicaraan.talk, Qt.MouseButton.LeftButton)
    assert len(seen) == 1
    said = [(one.keadaan, one.catatan) for one in talked(meja, row.penugasan_id, TW3).kesepakatan]
    assert said == [("tercapai", "selesai 2 Oktober"), ("belum", "")]
    assert screen.pembicaraan.words.text().endswith("Kesepakatan Triwulan III 2026: 1 tercapai, 1 belum")


def test_what_is_not_reached_is_agreed_again_by_one_key(meja: Meja) -> None:
    row, _ = agreed_before(meja)

    def act(dialog: DialogKinerjaDialog) -> None:
        follow_up(meja, dialog)
        typed(meja, dialog, "", "", "", "")
        assert dialog.focusWidget() is dialog.baris[0].teks
        for _ in range(2):
            meja.bot.keyClick(dialog.again, K.Key_Space)
        assert [one.teks.text() for one in dialog.baris] == ["Meminta rak", ""]
        assert dialog.focusWidget() is dialog.baris[-1].teks
        typed(meja, dialog, "", "", "")
        assert dialog.focusWidget() is dialog.go
        meja.bot.keyClick(dialog.go, K.Key_Return)

    seen = meja.in_dialog(DialogKinerjaDialog, act)
    meja.key(K.Key_J, mods=CTRL)
    assert len(seen) == 1
    assert [one.isi for one in talked(meja, row.penugasan_id).kesepakatan] == [
        Kesepakatan(None, "Meminta rak", "Tono")
    ]


def test_a_dialogue_of_many_rows_stays_on_the_display(meja: Meja) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], Rhk("Arsip tertib"))
    buka(meja, row)

    def act(dialog: DialogKinerjaDialog) -> None:
        room = dialog.screen().availableGeometry()
        dialog.move(room.left() + 40, room.top() + 160)
        typed(meja, dialog, "Mengapa?", *[words for n in range(16) for words in (f"Rapat {n}", "", "")])
        assert len(dialog.baris) == 17
        assert room.top() <= dialog.frameGeometry().top()
        assert dialog.frameGeometry().bottom() <= room.bottom()
        last = dialog.baris[-1].teks
        assert dialog.focusWidget() is last
        assert last.visibleRegion().boundingRect().height() == last.height()
        dialog.go.click()

    seen = meja.in_dialog(DialogKinerjaDialog, act)
    meja.key(K.Key_J, mods=CTRL)
    assert len(seen) == 1
    assert len(talked(meja, row.penugasan_id).kesepakatan) == 16


def test_what_cannot_be_read_or_says_nothing_is_not_taken(meja: Meja) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], Rhk("Arsip tertib"))
    screen = buka(meja, row)

    def act(dialog: DialogKinerjaDialog) -> None:
        typed(meja, dialog, "", "", "Tono", "besok")
        dialog.go.click()
        assert dialog.wrong.text() == "Batas waktu 1 belum dapat dibaca. Tulis misalnya 31-1-2026."
        dialog.baris[0].batas.setText("1-1-2026")
        dialog.go.click()
        assert dialog.wrong.text().startswith("Kesepakatan 1 belum berisi apa yang disepakati.")
        assert dialog.focusWidget() is dialog.baris[0].teks
        meja.bot.keyClicks(dialog.baris[0].teks, "Rapat")
        dialog.go.click()

    meja.in_dialog(DialogKinerjaDialog, act)
    meja.key(K.Key_J, mods=CTRL)
    assert [one.teks for one in talked(meja, row.penugasan_id).kesepakatan] == ["Rapat"]
    assert (
        screen.told.text() == "Batas waktu kesepakatan 1 mendahului tanggal dialog. Periksa kedua tanggalnya."
    )


def test_what_was_typed_is_still_there_after_a_full_drive(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], Rhk("Arsip tertib"))
    screen = buka(meja, row)
    real = dialog_kinerja.simpan

    def full(*_args: object, **_named: object) -> None:
        raise StorageError("simpanan.penuh")

    def ask(dialog: DialogKinerjaDialog) -> None:
        typed(meja, dialog, "Mengapa?")
        dialog.go.click()

    monkeypatch.setattr(dialog_kinerja, "simpan", full)
    meja.in_dialog(DialogKinerjaDialog, ask)
    meja.key(K.Key_J, mods=CTRL)
    assert "isinya masih ada" in screen.banner.words.text()
    assert talked(meja, row.penugasan_id) == IsiDialog()
    assert not screen.undo.canUndo()
    monkeypatch.setattr(dialog_kinerja, "simpan", real)
    again = meja.in_dialog(DialogKinerjaDialog, lambda dialog: dialog.go.click())
    meja.bot.keyClick(screen.banner.action, K.Key_Return)
    assert len(again) == 1
    assert talked(meja, row.penugasan_id).pertanyaan == "Mengapa?"


def test_what_could_not_be_saved_does_not_go_over_what_somebody_else_saved_since(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], Rhk("Arsip tertib"))
    screen = buka(meja, row)
    real = dialog_kinerja.simpan

    def full(*_args: object, **_named: object) -> None:
        raise StorageError("simpanan.penuh")

    def ask(dialog: DialogKinerjaDialog) -> None:
        typed(meja, dialog, "Mengapa?")
        dialog.go.click()

    monkeypatch.setattr(dialog_kinerja, "simpan", full)
    meja.in_dialog(DialogKinerjaDialog, ask)
    meja.key(K.Key_J, mods=CTRL)
    monkeypatch.setattr(dialog_kinerja, "simpan", real)
    other = IsiDialog(date(2026, 11, 2), "Yang lain?")
    dialog_kinerja.simpan(meja.konteks, row.penugasan_id, TW, other, sebelum=IsiDialog())
    again = meja.in_dialog(DialogKinerjaDialog, lambda dialog: dialog.go.click())
    meja.bot.keyClick(screen.banner.action, K.Key_Return)
    assert len(again) == 1
    assert talked(meja, row.penugasan_id) == other
    assert screen.pembicaraan.words.text().startswith("Dialog kinerja 2 November 2026")
    assert "baru saja diubah dari tempat lain" in meja.notices[-1][0]


def test_a_record_changed_elsewhere_is_shown_and_nothing_is_overwritten(meja: Meja) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], Rhk("Arsip tertib"))
    screen = buka(meja, row)
    other = IsiDialog(date(2026, 11, 2), "Yang lain?")

    def ask(dialog: DialogKinerjaDialog) -> None:
        dialog_kinerja.simpan(meja.konteks, row.penugasan_id, TW, other, sebelum=IsiDialog())
        typed(meja, dialog, "Mengapa?")
        dialog.go.click()

    meja.in_dialog(DialogKinerjaDialog, ask)
    meja.key(K.Key_J, mods=CTRL)
    assert talked(meja, row.penugasan_id) == other
    assert "baru saja diubah dari tempat lain" in meja.notices[-1][0]
    assert "2 November 2026" in screen.pembicaraan.words.text()
    assert "“Mengapa?”" in screen.sisa.words.text()


def test_what_could_not_be_saved_is_still_there_when_the_person_was_left(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = (
        ditetapkan(meja.konteks, row, Rhk("Arsip tertib")).penugasan_id for row in people(meja.konteks)[:2]
    )
    screen = buka(meja, people(meja.konteks)[0], (one, two))

    def full(*_args: object, **_named: object) -> None:
        raise StorageError("simpanan.penuh", folder="D:")

    def ask(dialog: DialogKinerjaDialog) -> None:
        typed(meja, dialog, "Mengapa?")
        dialog.go.click()

    with monkeypatch.context() as patch:
        patch.setattr(dialog_kinerja, "simpan", full)
        meja.in_dialog(DialogKinerjaDialog, ask)
        meja.key(K.Key_J, mods=CTRL)
    meja.key(K.Key_PageDown, mods=CTRL)
    assert screen.penugasan_id == two
    assert meja.session.tasks.left
    assert any("“Mengapa?”" in said for said in screen.unsaved())
    meja.key(K.Key_PageUp, mods=CTRL)
    assert "isinya masih ada" in screen.banner.words.text()
    again = meja.in_dialog(DialogKinerjaDialog, lambda dialog: dialog.go.click())
    meja.bot.keyClick(screen.banner.action, K.Key_Return)
    assert len(again) == 1
    assert talked(meja, one).pertanyaan == "Mengapa?"
    assert screen.unsaved() == ()
