"""Entri Penilaian by keys and mouse, on a real office."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.codes import Kedudukan
from kinerja_desktop.domain.pengakhiran import Evaluasi
from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.gui.models.column import CellKind
from kinerja_desktop.gui.screens.penilaian import model
from kinerja_desktop.gui.screens.penilaian.arti import ArtiDialog
from kinerja_desktop.gui.widgets.paste_preview import PastePreview
from kinerja_desktop.services import akhiri, kantor, pegawai, penilaian
from kinerja_desktop.services.akhiri import Akhir
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from tests.gui.layar_nilai import CTRL, SHIFT, TW, K, Layar
from tests.gui.meja_skp import HeldExecutor, LateAnswers


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
    table = layar.screen.table
    assert model.count_groups(table.rows) == table.count_by(model.GROUPS)
    assert layar.screen.panel.chips is not None
    layar.bot.mouseClick(layar.screen.panel.chips._buttons["salah"], Qt.MouseButton.LeftButton)
    assert layar.screen.panel.count.text() == f"1 dari {len(layar.screen.table.rows)}"


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


def read_late(qtbot: QtBot, konteks: Konteks) -> tuple[Layar, LateAnswers]:
    """The screen on the first rating; what it reads from here on is answered late."""
    executor = LateAnswers()
    layar = Layar(qtbot, konteks, executor)
    layar.click(0, "hasil_kerja")
    executor.late = True
    return layar, executor


def test_what_is_written_while_the_rows_are_read_again_stands_on_them(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks
) -> None:
    layar, executor = read_late(qtbot, kantor_kecil)
    layar.key(K.Key_F5)
    layar.ketik("ss")
    layar.click(0, "perilaku")
    layar.ketik("a")
    assert layar.stored(0).predikat == "baik"
    executor.let_go()
    assert layar.texts("hasil_kerja", 3) == ["Sesuai", "Sesuai", ""]
    assert layar.texts("predikat", 2) == ["Baik", ""]
    layar.click(0, "hasil_kerja")
    layar.ketik("a")
    assert layar.stored(0).hasil == "di_atas"
    assert not layar.screen.banner.isVisible()


def test_what_somebody_else_wrote_after_it_is_not_covered(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks
) -> None:
    layar, executor = read_late(qtbot, kantor_kecil)
    layar.key(K.Key_F5)  # a slow reading that began before
    layar.ketik("s")
    now = layar.stored(0)
    penilaian.save_cells(kantor_kecil, TW, [CellEdit(now.penugasan_id, now.version, "hasil_kerja", "B")])
    layar.key(K.Key_F5)
    executor.let_go()
    assert layar.texts("hasil_kerja", 1) == ["Di Bawah"]


def test_words_being_typed_are_left_alone_by_a_list_that_was_read_again(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks
) -> None:
    layar, executor = read_late(qtbot, kantor_kecil)
    layar.screen.reload()
    layar.ketik("di ")
    executor.let_go()
    layar.ketik("a")
    layar.key(K.Key_Return)
    assert (layar.texts("hasil_kerja", 1), layar.stored(0).hasil) == (["Di Atas"], "di_atas")


def test_a_post_of_a_part_of_the_period_says_its_days(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks
) -> None:
    first = penilaian.grid(kantor_kecil, TW).baris[0]
    who = next(row for row in pegawai.daftar(kantor_kecil) if row.id == first.pegawai_id)
    akhiri.akhiri(
        kantor_kecil, {who.id: who.version}, Akhir(date(2026, 10, 31), Kedudukan.PINDAH, Evaluasi.DINILAI)
    )
    layar = Layar(qtbot, kantor_kecil)
    line = next(
        n
        for n in range(layar.screen.table.rowCount())
        if layar.screen.table.row_at(n).nilai.pegawai_id == who.id
    )
    layar.click(line, "hasil_kerja")
    assert layar.texts("jabatan", 60)[line] == f"s.d. 31 Okt 2026: {first.jabatan}"
    qtbot.waitUntil(
        lambda: any("s.d. 31 Okt 2026" in one.text() for one in layar.screen.person.findChildren(QLabel))
    )
    assert all("s.d." not in text for n, text in enumerate(layar.texts("jabatan", 60)) if n != line)
