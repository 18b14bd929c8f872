"""Entri Penilaian by keys and mouse, on a real office."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.kantor import opened
from kinerja_desktop.gui.models.column import CellKind
from kinerja_desktop.gui.screens.penilaian.arti import ArtiDialog
from kinerja_desktop.gui.screens.penilaian.impor import ImporNilaiDialog
from kinerja_desktop.gui.screens.penilaian.kunci import HasilKunciDialog, KunciDialog
from kinerja_desktop.gui.screens.penilaian.screen import PenilaianScreen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import Executor, InlineExecutor
from kinerja_desktop.gui.widgets.paste_preview import PastePreview
from kinerja_desktop.services import kantor, penilaian
from kinerja_desktop.services.capaian import capaian_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import BarisNilai, CellEdit

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
TW = "2026-TW4"


class HeldExecutor(InlineExecutor):
    """Keeps writes back until they are let go, as a long import would."""

    def __init__(self) -> None:
        self.held: list[Callable[[], None]] = []
        self.holding = False

    def submit(self, job: Callable[[], None], writes: bool) -> None:
        if writes and self.holding:
            self.held.append(job)
        else:
            job()

    def let_go(self) -> None:
        self.holding = False
        while self.held:
            self.held.pop(0)()


class Layar:
    """The screen, and hands."""

    def __init__(self, qtbot: QtBot, konteks: Konteks, executor: Executor | None = None) -> None:
        self.bot, self.konteks = qtbot, konteks
        self.session = Session(executor or InlineExecutor())
        self.notices: list[str] = []
        self.actions: list[Callable[[], object]] = []
        self.session.noticed.connect(self._noticed)
        self.session.open(opened(konteks))
        self.session.set_periode(TW)
        self.screen = PenilaianScreen(self.session)
        qtbot.addWidget(self.screen)
        self.screen.resize(1170, 660)
        self.screen.show()
        qtbot.waitExposed(self.screen)
        self.grid = self.screen.grid
        self.grid.setFocus()
        QApplication.processEvents()

    def _noticed(self, words: str, _action: str, call: Callable[[], object]) -> None:
        self.notices.append(words)
        self.actions.append(call)

    @property
    def focus(self) -> QWidget:
        """Where keys go, also while the offscreen platform has not given the window back its activity."""
        return QApplication.activePopupWidget() or self.screen.window().focusWidget() or self.grid

    def key(self, *keys: Qt.Key, mods: Qt.KeyboardModifier = NONE) -> None:
        for one in keys:
            self.bot.keyClick(self.focus, one, mods)

    def ketik(self, text: str) -> None:
        for char in text:
            self.bot.keyClicks(self.focus, char)

    def click(self, line: int, key: str) -> None:
        column = self.screen.table.column_of(key)
        view = self.grid.frozen if self.screen.table.columns[column].frozen else self.grid
        at = view.visualRect(self.screen.table.index(line, column)).center()
        self.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, at)

    def texts(self, key: str, count: int = 4) -> list[str]:
        column = self.screen.table.columns[self.screen.table.column_of(key)]
        return [column.text(row) for row in self.screen.table.visible_rows()[:count]]

    def state(self, line: int, key: str) -> CellKind:
        table = self.screen.table
        return table.columns[table.column_of(key)].state_of(table.row_at(line)).kind

    def stored(self, line: int, periode: str = TW) -> BarisNilai:
        wanted = self.screen.table.row_at(line).nilai.penugasan_id
        return next(r for r in penilaian.grid(self.konteks, periode).baris if r.penugasan_id == wanted)

    def chip(self, key: str) -> str:
        assert self.screen.panel.chips is not None
        buttons = self.screen.panel.chips._buttons
        return buttons[key].text()

    def in_dialog(self, kind: type[QDialog], act: Callable[[Any], object]) -> list[QDialog]:
        """Do something in the next modal dialog once it is open."""
        seen: list[QDialog] = []

        def look() -> None:
            found = QApplication.activeModalWidget()
            if isinstance(found, kind) and isinstance(found, QDialog):
                seen.append(found)
                QTimer.singleShot(4000, found, found.reject)  # a failed check must not hang the run
                act(found)
            else:
                QTimer.singleShot(20, self.screen, look)

        QTimer.singleShot(0, self.screen, look)
        return seen


@pytest.fixture
def layar(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Layar:
    return Layar(qtbot, kantor_kecil)


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def paste_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PastePreview, "ask", classmethod(lambda *_: True))


# -- typing
def test_letters_rate_go_down_and_are_stored(layar: Layar) -> None:
    layar.click(0, "hasil_kerja")
    layar.ketik("asb")
    assert layar.texts("hasil_kerja") == ["Di Atas", "Sesuai", "Di Bawah", ""]
    assert layar.grid.place[0] == 3
    assert [layar.stored(n).hasil for n in range(3)] == ["di_atas", "sesuai", "di_bawah"]
    assert layar.texts("status", 4) == ["Sebagian", "Sebagian", "Sebagian", "Belum"]
    layar.click(0, "perilaku")
    layar.ketik("b")
    assert layar.texts("predikat", 1) == ["Kurang"]
    assert (layar.stored(0).predikat, layar.texts("status", 1)) == ("kurang", ["Tersimpan"])
    layar.bot.waitUntil(lambda: layar.chip("sebagian") == "Sebagian  2")
    assert layar.chip("tersimpan") == "Tersimpan  1"


def test_words_and_enter(layar: Layar) -> None:
    layar.click(1, "hasil_kerja")
    layar.ketik("di a")  # opens with d, completes inline
    layar.key(K.Key_Return)
    assert layar.texts("hasil_kerja", 2)[1] == "Di Atas"
    assert layar.stored(1).hasil == "di_atas"
    layar.key(K.Key_Delete)
    layar.click(1, "hasil_kerja")
    layar.key(K.Key_Delete)
    assert (layar.stored(1).hasil, layar.texts("status", 2)[1]) == ("", "Belum")


def test_fill_down_and_undo_are_one_step(layar: Layar) -> None:
    layar.click(0, "hasil_kerja")
    layar.ketik("s")
    layar.click(0, "hasil_kerja")
    layar.key(*[K.Key_Down] * 5, mods=SHIFT)
    layar.key(K.Key_D, mods=CTRL)
    assert [layar.stored(n).hasil for n in range(7)] == ["sesuai"] * 6 + [""]
    layar.key(K.Key_Z, mods=CTRL)
    assert [layar.stored(n).hasil for n in range(6)] == ["sesuai"] + [""] * 5
    layar.key(K.Key_Y, mods=CTRL)
    assert [layar.stored(n).hasil for n in range(6)] == ["sesuai"] * 6


def test_block_from_excel_lands_like_in_excel(layar: Layar, monkeypatch: pytest.MonkeyPatch) -> None:
    paste_at_once(monkeypatch)
    layar.click(2, "hasil_kerja")
    clip("Di Atas Ekspektasi\tSesuai Ekspektasi\r\nsesuai\tDiatas\r\nB\tS\r\n")
    layar.key(K.Key_V, mods=CTRL)
    found = [(layar.stored(n).hasil, layar.stored(n).perilaku, layar.stored(n).predikat) for n in range(2, 6)]
    assert found == [
        ("di_atas", "sesuai", "baik"), ("sesuai", "di_atas", "baik"), ("di_bawah", "sesuai", "butuh_perbaikan"),
        ("", "", ""),
    ]  # fmt: skip
    assert layar.texts("hasil_kerja", 5)[2:] == ["Di Atas", "Sesuai", "Di Bawah"]
    layar.key(K.Key_Z, mods=CTRL)
    assert all((layar.stored(n).hasil, layar.stored(n).perilaku) == ("", "") for n in range(2, 5))
    assert layar.texts("status", 5) == ["Belum"] * 5


def test_nonsense_stays_marked_and_uncounted(layar: Layar) -> None:
    layar.click(0, "perilaku")
    layar.ketik("s")
    layar.click(0, "hasil_kerja")
    layar.ketik("lumayan")
    layar.key(K.Key_Return)
    assert layar.texts("hasil_kerja", 1) == ["lumayan"]
    assert layar.state(0, "hasil_kerja") is CellKind.WRONG
    assert (layar.stored(0).hasil, layar.stored(0).hasil_teks, layar.stored(0).predikat) == (
        "",
        "lumayan",
        "",
    )
    layar.screen.reload()
    assert layar.texts("hasil_kerja", 1) == ["lumayan"]
    assert layar.chip("salah") == "Perlu diperbaiki  1"
    assert layar.screen.panel.chips is not None
    layar.bot.mouseClick(layar.screen.panel.chips._buttons["salah"], Qt.MouseButton.LeftButton)
    assert layar.screen.panel.count.text() == f"1 dari {len(layar.screen.table.rows)} baris"


# -- 1, 2, 3
def test_one_and_three_are_asked_once(layar: Layar) -> None:
    layar.click(0, "hasil_kerja")

    def choose(dialog: ArtiDialog) -> None:
        layar.bot.keyClick(dialog.below, K.Key_Space)
        layar.bot.keyClick(dialog.keep, K.Key_Space)
        layar.bot.keyClick(dialog, K.Key_Return)

    asked = layar.in_dialog(ArtiDialog, choose)
    layar.ketik("1")
    assert len(asked) == 1
    layar.ketik("32")
    assert len(asked) == 1
    assert layar.texts("hasil_kerja", 3) == ["Di Bawah", "Di Atas", "Sesuai"]
    assert [layar.stored(n).hasil for n in range(3)] == ["di_bawah", "di_atas", "sesuai"]
    assert kantor.setting(layar.konteks, "arti_angka") == "1=bawah"
    again = Layar(layar.bot, layar.konteks)
    again.click(3, "hasil_kerja")
    again.ketik("3")
    assert again.stored(3).hasil == "di_atas"


def test_unanswered_figure_stays_marked(layar: Layar) -> None:
    layar.click(0, "hasil_kerja")
    layar.in_dialog(ArtiDialog, lambda dialog: layar.bot.keyClick(dialog, K.Key_Escape))
    layar.ketik("3")
    assert layar.texts("hasil_kerja", 1) == ["3"]
    assert layar.state(0, "hasil_kerja") is CellKind.WRONG
    assert (layar.stored(0).hasil, layar.stored(0).hasil_teks) == ("", "3")


# -- saving
def test_nothing_says_saved_before_it_is(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> None:
    executor = HeldExecutor()
    layar = Layar(qtbot, kantor_kecil, executor)
    executor.holding = True
    layar.click(0, "hasil_kerja")
    layar.ketik("s")
    layar.click(0, "perilaku")
    layar.ketik("a")  # the same row, before the first write is done
    layar.click(0, "hasil_kerja")
    layar.ketik("b")  # and the first cell again
    assert layar.texts("predikat", 1) == ["Butuh Perbaikan"]  # at once
    assert layar.texts("status", 1) == ["Menunggu"]
    assert layar.state(0, "perilaku") is CellKind.PENDING
    assert layar.stored(0).penilaian_id is None
    executor.let_go()
    assert layar.texts("status", 1) == ["Tersimpan"]
    assert (layar.stored(0).hasil, layar.stored(0).perilaku) == ("di_bawah", "di_atas")
    assert layar.screen.table.row_at(0).masalah == ""


def test_refused_write_waits_and_is_tried_again(layar: Layar, monkeypatch: pytest.MonkeyPatch) -> None:
    real = penilaian.save_cells

    def full(*_: Any, **__: Any) -> Any:
        raise StorageError("simpanan.penuh")

    monkeypatch.setattr(penilaian, "save_cells", full)
    layar.click(0, "hasil_kerja")
    layar.ketik("as")
    assert layar.texts("status", 2) == ["Menunggu", "Menunggu"]
    banner = layar.screen.banner
    assert banner.isVisible()
    assert banner.words.text().startswith("2 isian belum tersimpan.")
    monkeypatch.setattr(penilaian, "save_cells", real)
    layar.bot.mouseClick(banner.action, Qt.MouseButton.LeftButton)
    assert [layar.stored(n).hasil for n in range(2)] == ["di_atas", "sesuai"]
    assert layar.texts("status", 2) == ["Sebagian", "Sebagian"]
    assert not banner.isVisible()


def test_somebody_elses_change_is_shown_not_overwritten(layar: Layar) -> None:
    layar.click(0, "hasil_kerja")
    layar.ketik("s")
    now = layar.stored(0)
    penilaian.save_cells(layar.konteks, TW, [CellEdit(now.penugasan_id, now.version, "hasil_kerja", "B")])
    layar.click(0, "hasil_kerja")
    layar.ketik("a")
    assert layar.stored(0).hasil == "di_bawah"
    assert layar.texts("hasil_kerja", 1) == ["Di Bawah"]
    assert "baru saja diubah petugas lain" in layar.screen.banner.words.text()
    assert layar.screen.table.row_at(0).masalah
    layar.click(0, "hasil_kerja")
    layar.ketik("a")
    assert layar.stored(0).hasil == "di_atas"
    assert not layar.screen.table.row_at(0).masalah


def test_change_of_period_ends_undo_and_keeps_the_other_period(layar: Layar) -> None:
    layar.click(0, "hasil_kerja")
    layar.ketik("a")
    layar.session.set_periode("2026-TW3")
    layar.grid.setFocus()
    layar.key(K.Key_Z, mods=CTRL)
    assert layar.stored(0).hasil == "di_atas"
    assert layar.stored(0, "2026-TW3").hasil == ""
    assert not layar.screen.back.isEnabled()


def test_cursor_stands_where_it_stood(layar: Layar) -> None:
    layar.click(9, "perilaku")
    layar.bot.wait(500)
    wanted = layar.grid.current_id()
    again = Layar(layar.bot, layar.konteks)
    again.bot.waitUntil(lambda: again.grid.current_id() == wanted)
    assert again.screen.table.columns[again.grid.place[1]].key == "perilaku"


# -- the person
def test_why_shows_cell_rule_and_source(layar: Layar) -> None:
    layar.click(0, "hasil_kerja")
    layar.ketik("a")
    layar.click(0, "perilaku")
    layar.ketik("b")
    layar.click(0, "nama")
    person = layar.screen.person
    layar.bot.waitUntil(lambda: bool(person.source.text()))
    assert person.basis.text() == "Hasil Kerja Di Atas × Perilaku Di Bawah = Kurang"
    assert "Sumber:" in person.source.text()
    assert "Kepastian:" in person.source.text()
    assert (
        person.kuadran.accessibleName() == "Kuadran: Hasil Kerja Di Atas, Perilaku Di Bawah, predikat Kurang"
    )


def words_of(layar: Layar, penugasan_id: int) -> list[str]:
    return [words for _, words in penilaian.rincian(layar.konteks, TW, penugasan_id).umpan_balik]


def test_feedback_saves_itself_when_typing_pauses(layar: Layar) -> None:
    layar.click(0, "nama")
    layar.bot.waitUntil(lambda: bool(layar.screen.person._words))
    layar.key(K.Key_F6)
    assert layar.screen.person.tabs.hasFocus()
    layar.key(K.Key_Right)
    layar.key(K.Key_Tab)
    layar.ketik("Sabar melayani.")
    where = layar.stored(0).penugasan_id
    layar.bot.waitUntil(lambda: words_of(layar, where)[0] == "Sabar melayani.")
    layar.key(K.Key_Tab)
    layar.ketik("Laporan tepat waktu.")
    layar.click(1, "nama")  # at once: what was typed belongs to the first person
    assert words_of(layar, where)[:2] == ["Sabar melayani.", "Laporan tepat waktu."]
    other = layar.stored(1).penugasan_id
    assert not any(words_of(layar, other))
    assert layar.stored(0).predikat == ""
    layar.bot.waitUntil(lambda: layar.screen.person._words["akuntabel"].toPlainText() == "")


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
    layar.screen.actions_.unlock([layar.screen.table.row_at(0)])
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
        layar.bot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, NONE, at)

    layar.in_dialog(KunciDialog, lambda dialog: layar.bot.mouseClick(dialog.go, Qt.MouseButton.LeftButton))
    seen = layar.in_dialog(HasilKunciDialog, look)
    layar.bot.mouseClick(layar.screen.lock, Qt.MouseButton.LeftButton)
    assert len(seen) == 1
    assert [layar.stored(n).status for n in range(5)] == [
        "terkunci",
        "terkunci",
        "belum",
        "sebagian",
        "belum",
    ]
    assert layar.grid.place[0] == 3


# -- above the grid, and from elsewhere
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
        assert dialog.go.text() == "Simpan 2 baru dan 0 perubahan"
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
        assert dialog.go.text() == "Simpan 0 baru dan 1 perubahan"
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
