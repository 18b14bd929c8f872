"""Locking, capaian, filters, lembar isian of Entri Penilaian by keys and mouse, on a real office."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.codes import Capaian
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.penilaian.impor import ImporNilaiDialog
from kinerja_desktop.gui.screens.penilaian.kunci import HasilKunciDialog, KunciDialog
from kinerja_desktop.gui.screens.penilaian.tidak import TidakDinilaiDialog
from kinerja_desktop.gui.widgets.paste_preview import lines_of
from kinerja_desktop.services import atasan, kalibrasi, penilaian, pimpinan
from kinerja_desktop.services.capaian import capaian_of, set_capaian
from kinerja_desktop.services.konteks import Konteks
from tests.gui.layar_nilai import CTRL, NONE, SHIFT, TW, K, Layar


@pytest.fixture
def layar(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Layar:
    return Layar(qtbot, kantor_kecil)


# -- locking
def rate_all(layar: Layar, count: int) -> None:
    layar.click(0, "hasil_kerja")
    layar.ketik("s" * count)
    layar.click(0, "perilaku")
    layar.ketik("s" * count)


def test_lock_complete_ones_then_open_with_a_reason(layar: Layar, monkeypatch: pytest.MonkeyPatch) -> None:
    rate_all(layar, 3)
    layar.in_dialog(KunciDialog, lambda dialog: layar.bot.mouseClick(dialog.go, Qt.MouseButton.LeftButton))
    layar.bot.mouseClick(layar.screen.lock, Qt.MouseButton.LeftButton)
    locked = [n for n in range(3) if layar.stored(n).status == "terkunci"]
    assert len(locked) == 3
    assert layar.notices[-1] == "3 nilai dikunci"
    layar.click(0, "hasil_kerja")
    layar.ketik("a")
    assert layar.stored(0).hasil == "sesuai"
    assert "terkunci" in layar.screen.panel._told.text()
    layar.key(K.Key_Z, mods=CTRL)
    assert layar.stored(0).status == "terkunci"
    monkeypatch.setattr(Dialogs, "text", classmethod(lambda *_: "Salah ketik"))
    layar.click(5, "hasil_kerja")
    assert not layar.screen.person.locked.isVisible()  # only beside a locked row
    layar.click(0, "hasil_kerja")
    (unlock,) = layar.screen.person.locked.findChildren(QAbstractButton)
    layar.bot.mouseClick(unlock, Qt.MouseButton.LeftButton)
    assert layar.stored(0).status == "tersimpan"
    layar.click(0, "hasil_kerja")
    layar.ketik("a")
    assert layar.stored(0).hasil == "di_atas"


def test_what_cannot_be_locked_is_listed_and_opened(layar: Layar) -> None:
    rate_all(layar, 2)
    layar.click(3, "hasil_kerja")
    layar.ketik("a")
    layar.click(0, "hasil_kerja")
    layar.key(*[K.Key_Down] * 4, mods=SHIFT)

    def look(dialog: HasilKunciDialog) -> None:
        table = dialog.list.table
        texts = [line.text for line in table.visible_rows()]
        partly = next(n for n, text in enumerate(texts) if "baru terisi sebagian" in text)
        grid = dialog.list.grid
        at = grid.visualRect(table.index(partly, 2)).center()
        layar.bot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, NONE, at)
        assert dialog.list.whole.text() == texts[partly]  # the row has one line, the sentence often two
        layar.bot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, NONE, at)

    layar.in_dialog(KunciDialog, lambda dialog: layar.bot.mouseClick(dialog.go, Qt.MouseButton.LeftButton))
    seen = layar.in_dialog(HasilKunciDialog, look)
    assert len(layar.grid.selected_ids()) == 5
    layar.bot.mouseClick(layar.screen.lock, Qt.MouseButton.LeftButton)
    assert len(seen) == 1, (layar.refused, layar.notices, [layar.stored(n).status for n in range(5)])
    assert [layar.stored(n).status for n in range(5)] == [
        "terkunci",
        "terkunci",
        "belum",
        "sebagian",
        "belum",
    ]
    assert layar.grid.place[0] == 3


def test_the_preview_of_a_paste_says_words_and_not_the_letters_of_the_clipboard(layar: Layar) -> None:
    rate_all(layar, 1)
    column = layar.screen.table.column_of("hasil_kerja")
    plan = layar.grid.sheet.plan([(0, column, "a"), (1, column, "B"), (2, column, "entah")])
    lines = lines_of(layar.screen.table, plan)
    assert [(line.lama, line.baru) for line in lines] == [
        ("Sesuai", "Di Atas"),
        ("", "Di Bawah"),
        ("", "entah"),
    ]
    assert [bool(line.masalah) for line in lines] == [False, False, True]


def test_locking_says_when_the_decision_lies_before_the_end_of_the_period(layar: Layar) -> None:
    rate_all(layar, 1)
    said: list[bool] = []

    def read(dialog: KunciDialog) -> None:
        said.append(dialog.early.isVisible())
        dialog.date.set_value(date(2027, 1, 4))
        dialog.date.dateChanged.emit(dialog.date.value)
        said.append(dialog.early.isVisible())
        assert "31 Desember 2026" in dialog.early.text()
        layar.bot.keyClick(dialog, K.Key_Escape)

    layar.in_dialog(KunciDialog, read)
    layar.bot.mouseClick(layar.screen.lock, Qt.MouseButton.LeftButton)
    assert said == [True, False]


# -- above the grid, and from elsewhere
def test_locking_says_when_the_sheets_would_lack_the_capaian(layar: Layar) -> None:
    rate_all(layar, 1)
    said: list[str] = []

    def read(dialog: KunciDialog) -> None:
        said.append(" ".join(part.text() for part in dialog.findChildren(QLabel)))
        layar.bot.keyClick(dialog, K.Key_Escape)

    layar.in_dialog(KunciDialog, read)
    layar.bot.mouseClick(layar.screen.lock, Qt.MouseButton.LeftButton)
    assert "belum diisi. Bila dikunci sekarang" in said[0]
    layar.screen.capaian.box.setFocus()
    layar.bot.keyClick(layar.screen.capaian.box, K.Key_Down)
    layar.in_dialog(KunciDialog, read)
    layar.bot.mouseClick(layar.screen.lock, Qt.MouseButton.LeftButton)
    assert "Bila dikunci sekarang" not in said[1]


def test_capaian_is_set_for_the_unit(layar: Layar) -> None:
    unit, _ = layar.screen.capaian_unit()
    assert unit is not None
    box = layar.screen.capaian.box
    box.setFocus()
    layar.bot.keyClick(box, K.Key_Down)
    layar.bot.keyClick(box, K.Key_Down)
    found = capaian_of(layar.konteks, TW, unit).capaian
    assert found is not None
    assert found.value == "baik"
    below = next(u for u in layar.session.office.units if u.induk_id == unit)
    layar.session.set_unit(below.id)
    assert box.currentText() == "Mengikuti unit di atasnya"
    assert layar.screen.capaian.words.text().startswith("Baik, mengikuti ")


def test_beranda_opens_the_people_behind_a_number(layar: Layar) -> None:
    rate_all(layar, 2)
    layar.screen.open_at({"predikat": "baik"})
    assert layar.screen.table.rowCount() == 2
    layar.bot.mouseClick(layar.screen.panel.lift, Qt.MouseButton.LeftButton)
    assert layar.screen.table.rowCount() == len(layar.screen.table.rows)
    layar.screen.open_at({"status": "belum"})
    assert layar.screen.table.rowCount() == len(layar.screen.table.rows) - 2
    layar.screen.open_at({"pegawai_id": layar.screen.table.rows[0].nilai.pegawai_id})
    assert layar.grid.current_id() == layar.screen.table.rows[0].nilai.penugasan_id


def test_teachers_of_ruang_gtk_are_marked(layar: Layar) -> None:
    teachers = [row for row in layar.screen.table.rows if row.nilai.dinilai_di == "ruang_gtk"]
    assert teachers
    gtk = layar.screen.capaian.gtk
    assert gtk.text() == f"{len(teachers)} guru dinilai di Ruang GTK"
    layar.bot.mouseClick(gtk, Qt.MouseButton.LeftButton)
    assert layar.screen.table.rowCount() == len(teachers)
    column = layar.screen.table.columns[layar.screen.table.column_of("jabatan")]
    assert column.icon is not None
    assert all(column.icon(row) == ("school", "accent") for row in layar.screen.table.visible_rows())


def test_annual_rating_is_proposed_from_the_last_quarter(layar: Layar) -> None:
    rate_all(layar, 3)
    layar.session.set_periode("2026")
    assert layar.screen.propose.isVisible()
    layar.bot.mouseClick(layar.screen.propose, Qt.MouseButton.LeftButton)
    assert layar.notices[-1].startswith("3 nilai tahunan diusulkan")
    assert layar.stored(0, "2026").is_usulan


# -- lembar isian
def test_form_goes_out_and_comes_back(layar: Layar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "lembar.xlsx"
    monkeypatch.setattr(Dialogs, "save_file", classmethod(lambda *_: target))
    monkeypatch.setattr(Dialogs, "open_file", classmethod(lambda *_: target))
    layar.bot.mouseClick(layar.screen.form, Qt.MouseButton.LeftButton)
    rows = len(layar.screen.table.rows)
    assert layar.notices[-1] == f"Lembar isian {rows} baris tersimpan di lembar.xlsx"
    book = openpyxl.load_workbook(target)
    sheet = book["Lembar Isian"]
    for row in (7, 8):
        sheet.cell(row, 7).value, sheet.cell(row, 8).value = "Di Atas", "Sesuai"
    sheet.cell(9, 7).value = "hebat"
    book.save(target)

    def accept(dialog: ImporNilaiDialog) -> None:
        assert dialog.go.text() == "Simpan 2 baru"
        layar.bot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)

    layar.in_dialog(ImporNilaiDialog, accept)
    layar.bot.mouseClick(layar.screen.bring, Qt.MouseButton.LeftButton)
    rated = [row for row in penilaian.grid(layar.konteks, TW).baris if row.predikat == "baik"]
    assert len(rated) == 2
    assert layar.notices[-1] == "2 nilai baru dan 0 perubahan masuk"
    layar.actions[-1]()  # Urungkan
    assert not any(row.predikat for row in penilaian.grid(layar.konteks, TW).baris)
    assert layar.texts("status", 3) == ["Belum"] * 3


def test_conflict_of_a_form_is_decided_by_hand(
    layar: Layar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "lembar.xlsx"
    monkeypatch.setattr(Dialogs, "save_file", classmethod(lambda *_: target))
    monkeypatch.setattr(Dialogs, "open_file", classmethod(lambda *_: target))
    layar.bot.mouseClick(layar.screen.form, Qt.MouseButton.LeftButton)
    book = openpyxl.load_workbook(target)
    book["Lembar Isian"].cell(7, 7).value = "Di Bawah"
    book.save(target)
    layar.click(0, "hasil_kerja")
    layar.ketik("a")

    def decide(dialog: ImporNilaiDialog) -> None:
        assert not dialog.go.isEnabled()
        assert "Rating Hasil Kerja sudah diubah di program" in dialog.reason.text()
        layar.bot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
        assert dialog.go.text() == "Simpan 1 perubahan"
        layar.bot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)

    layar.in_dialog(ImporNilaiDialog, decide)
    layar.bot.mouseClick(layar.screen.bring, Qt.MouseButton.LeftButton)
    assert layar.stored(0).hasil == "di_bawah"


def test_everything_has_a_name_for_screen_readers(layar: Layar) -> None:
    kinds = (QLineEdit, QComboBox, QAbstractButton, QPlainTextEdit)
    parts = [part for kind in kinds for part in layar.screen.findChildren(kind)]
    nameless = [
        part
        for part in parts
        if part.isVisible()
        and part.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (part.accessibleName() or (isinstance(part, QAbstractButton) and part.text()))
    ]
    assert len(parts) > 10
    assert nameless == []
    assert layar.grid.accessibleName() == "Entri Penilaian"


# -- not rated
def test_f8_marks_selected_rows_as_not_rated_and_undo_brings_their_ratings_back(layar: Layar) -> None:
    rate_all(layar, 2)
    layar.click(0, "hasil_kerja")
    layar.key(K.Key_Down, K.Key_Down, mods=SHIFT)
    layar.in_dialog(TidakDinilaiDialog, lambda dialog: layar.bot.keyClick(dialog.alasan, K.Key_Return))
    layar.key(K.Key_F8)
    assert layar.texts("status", 3) == ["Tidak dinilai"] * 3
    status = layar.screen.table.column_of("status")
    assert layar.grid.sizeHintForIndex(layar.screen.table.index(0, status)).width() <= layar.grid.columnWidth(
        status
    )
    assert layar.texts("hasil_kerja", 3) == [""] * 3
    assert {layar.stored(n).alasan_tidak for n in range(3)} == {"Cuti di luar tanggungan negara"}
    layar.bot.waitUntil(lambda: layar.chip("tidak_dinilai") == "Tidak dinilai  3")
    layar.click(0, "hasil_kerja")
    layar.ketik("a")
    assert layar.stored(0).hasil == "", "the reason goes first"
    layar.key(K.Key_Z, mods=CTRL)
    assert [layar.stored(n).hasil for n in range(3)] == ["sesuai", "sesuai", ""]
    assert layar.texts("status", 3) == ["Tersimpan", "Tersimpan", "Belum"]


def test_lainnya_wants_words(layar: Layar) -> None:
    def fill(dialog: TidakDinilaiDialog) -> None:
        layar.bot.keyClick(dialog.alasan, K.Key_End)
        layar.bot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
        assert dialog.wrong.text() == "Tulis alasannya dengan kata-kata."
        layar.bot.keyClicks(dialog.kata, "Dipinjam panitia pemilu")
        layar.bot.keyClick(dialog.kata, K.Key_Return)

    layar.click(1, "hasil_kerja")
    layar.in_dialog(TidakDinilaiDialog, fill)
    layar.key(K.Key_F8)
    assert layar.stored(1).alasan_tidak == "Dipinjam panitia pemilu"
    layar.click(1, "tidak_dinilai")
    layar.key(K.Key_Delete)
    assert (layar.stored(1).status, layar.stored(1).alasan_tidak) == ("belum", "")


def test_a_reason_is_typed_into_the_cell(layar: Layar) -> None:
    layar.click(2, "tidak_dinilai")
    layar.ketik("tugas belajar")
    layar.key(K.Key_Return)
    assert layar.stored(2).alasan_tidak == "Tugas belajar"
    assert layar.texts("tidak_dinilai", 3)[2] == "Tugas belajar"


# -- leaders
def test_leaders_are_proposed_from_what_their_units_achieved_in_one_undo_step(layar: Layar) -> None:
    leader, other = layar.stored(0), layar.stored(1)
    assert leader.unit_id is not None
    assert not layar.screen.leaders.isVisible(), "off unless the office wants it"
    who = Pihak(JenisPihak.PEGAWAI, leader.pegawai_id)
    atasan.set_kepala(layar.konteks, leader.unit_id, who, dari=date(2026, 1, 1))
    set_capaian(layar.konteks, TW, leader.unit_id, Capaian.ISTIMEWA, version=None)
    pimpinan.set_aktif(layar.konteks, True)
    layar.screen.reload()
    layar.bot.mouseClick(layar.screen.leaders, Qt.MouseButton.LeftButton)
    assert (layar.stored(0).hasil, layar.stored(1).hasil) == ("di_atas", other.hasil)
    layar.click(0, "hasil_kerja")
    layar.bot.waitUntil(lambda: "Usul rating hasil kerja pimpinan" in layar.screen.person.source.text())
    layar.key(K.Key_Z, mods=CTRL)
    assert layar.stored(0).hasil == ""


def test_the_guide_is_shown_here_only_where_the_office_wants_it(layar: Layar) -> None:
    rate_all(layar, 3)
    unit, _ = layar.screen.capaian_unit()
    assert unit is not None
    set_capaian(layar.konteks, TW, unit, Capaian.ISTIMEWA, version=None)
    layar.screen.reload()
    assert layar.screen.person.guide.isHidden()
    kalibrasi.tampilkan_panduan(layar.konteks, True)
    layar.screen.reload()
    assert "Sangat Baik menjadi kelompok terbesar: 0 dari 3 orang" in layar.screen.person.guide.text()
