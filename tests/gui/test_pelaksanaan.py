"""Pelaksanaan by keys and mouse on a real office: the list, typing, pasting, undo, bukti, umpan balik."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.pelaksanaan import Aksi, IsiPelaksanaan
from kinerja_desktop.domain.skp import Indikator, Rhk
from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.navigation import WIDE
from kinerja_desktop.gui.screens.pelaksanaan.cetak import CetakPelaksanaanDialog
from kinerja_desktop.gui.screens.pelaksanaan.dialog import UmpanBalikDialog
from kinerja_desktop.gui.screens.pelaksanaan.model import HILANG, TANPA_REALISASI
from kinerja_desktop.gui.screens.pelaksanaan.orang import OrangScreen
from kinerja_desktop.gui.screens.pelaksanaan.screen import PelaksanaanScreen
from kinerja_desktop.services import pegawai, pelaksanaan, skp, unit
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.pelaksanaan import LembarPelaksanaan
from kinerja_desktop.services.skp import BarisSkp
from tests.documents.lembar_uji import text_lines
from tests.gui.meja_skp import CTRL, SHIFT, K, LateAnswers, Meja, clip, people, planned

TW = "2026-TW4"
LAPORAN = Rhk(
    "Laporan tersusun",
    indikator=(Indikator("Jumlah", "12 dokumen", "kuantitas"), Indikator("Tepat", "tanggal 5", "waktu")),
)


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    dressed.clipboard().clear()
    return Meja(qtbot, kantor_kecil)


def ditetapkan(konteks: Konteks, row: BarisSkp, *rhk: Rhk) -> BarisSkp:
    whole = planned(konteks, row, *rhk)
    assert whole.baris.skp_id is not None
    done = skp.tetapkan(konteks, {whole.baris.skp_id: whole.version}, date(2026, 1, 20))
    assert done.value.berhasil
    return row


def buka(meja: Meja, row: BarisSkp, order: tuple[int, ...] = ()) -> OrangScreen:
    screen: OrangScreen = meja.show(OrangScreen(meja.session))
    screen.open_at({"penugasan": row.penugasan_id, "urutan": order})
    return screen


def stored(meja: Meja, row: BarisSkp) -> LembarPelaksanaan:
    return pelaksanaan.buka(meja.konteks, row.penugasan_id, TW)


def test_the_list_counts_filters_and_opens(meja: Meja) -> None:
    one, two, three = people(meja.konteks)[:3]
    ditetapkan(meja.konteks, one, LAPORAN)
    ditetapkan(meja.konteks, two, LAPORAN)
    done = stored(meja, two)
    key = (done.plan.rhk[0].id or 0, done.plan.rhk[0].indikator[0].id or 0)
    wanted = IsiPelaksanaan().with_realisasi(key, "3 dokumen")
    pelaksanaan.simpan(meja.konteks, two.penugasan_id, TW, wanted, sebelum=IsiPelaksanaan())
    screen: PelaksanaanScreen = meja.show(PelaksanaanScreen(meja.session))
    screen.open_at({"saring": TANPA_REALISASI})
    assert [row.penugasan_id for row in screen.table.visible_rows()] == [one.penugasan_id]
    screen.open_at({"penugasan": two.penugasan_id})
    meja.key(K.Key_Return)
    key_, args = meja.gone[-1]
    assert (key_, args["penugasan"]) == ("pelaksanaan-orang", two.penugasan_id)
    assert set(args["urutan"]) == {one.penugasan_id, two.penugasan_id}  # type: ignore[call-overload] # a tuple
    screen.open_at({"penugasan": three.penugasan_id})
    meja.key(K.Key_Return)
    assert len(meja.gone) == 1
    assert screen.table.row_by_id(three.penugasan_id).skp_id is None  # type: ignore[union-attr] # it is there


def test_what_was_read_before_something_was_typed_does_not_take_it_away(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = LateAnswers()
    meja = Meja(qtbot, kantor_kecil, slow)
    row = ditetapkan(kantor_kecil, people(kantor_kecil)[0], LAPORAN)
    screen = buka(meja, row)
    monkeypatch.setattr(Dialogs, "text", lambda *_args, **_more: "https://contoh.go.id/a")
    slow.late = True
    screen.add_link()
    meja.ketik("7 dokumen")
    meja.key(K.Key_Return)
    slow.let_go()
    assert screen.grid.table.rows[1].realisasi == "7 dokumen"
    assert [one.teks for one in screen.grid.table.rows if one.bukti] == ["https://contoh.go.id/a"]
    assert screen.undo.canUndo()
    assert stored(meja, row).isi == screen.keeper.isi


def test_a_period_chosen_elsewhere_is_shown_and_a_bukti_goes_to_it(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN)
    screen = buka(meja, row)
    monkeypatch.setattr(Dialogs, "text", lambda *_args, **_more: "https://contoh.go.id/a")
    screen.hide()
    meja.session.set_periode("2026-TW1")
    screen.show()
    assert screen.subtitle.text() == "Triwulan I 2026"
    screen.add_link()
    shown = pelaksanaan.buka(meja.konteks, row.penugasan_id, "2026-TW1")
    assert [one.alamat for one in shown.bukti] == ["https://contoh.go.id/a"]
    assert stored(meja, row).bukti == ()


def test_realisasi_and_rencana_aksi_are_typed_like_excel_and_undone(meja: Meja) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN)
    screen = buka(meja, row)
    meja.ketik("7 dokumen")
    meja.key(K.Key_Return)
    meja.ketik("tanggal 4")
    meja.key(K.Key_Return)
    rhk = stored(meja, row).plan.rhk[0]
    isi = stored(meja, row).isi
    assert [isi.of((rhk.id or 0, ind.id or 0)) for ind in rhk.indikator] == ["7 dokumen", "tanggal 4"]
    shown = [
        one.text(screen.grid.table.rows[1]) for one in screen.grid.table.columns if one.key == "kemajuan"
    ]
    assert shown == ["7 dari 12 dokumen"]
    meja.key(K.Key_Home)
    meja.ketik("Rekonsiliasi data")
    meja.key(K.Key_Tab)
    meja.ketik("berita acara")
    meja.key(K.Key_Tab)
    meja.ketik("3 kali")
    meja.key(K.Key_Return)
    meja.ketik("Rapat")
    meja.key(K.Key_Return)
    assert stored(meja, row).isi.lines(rhk.id or 0) == (
        Aksi("Rekonsiliasi data", "berita acara", "3 kali"),
        Aksi("Rapat"),
    )
    while screen.undo.canUndo():
        meja.key(K.Key_Z, mods=CTRL)
    assert stored(meja, row).isi == IsiPelaksanaan()
    meja.key(K.Key_Y, mods=CTRL)
    assert stored(meja, row).isi.of((rhk.id or 0, rhk.indikator[0].id or 0)) == "7 dokumen"


def test_enter_goes_from_realisasi_to_realisasi_and_past_what_takes_none(meja: Meja) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN, Rhk("Tanpa indikator"))
    screen = buka(meja, row)
    for text in ("3 dokumen", "tanggal 7", "selesai"):
        meja.ketik(text)
        meja.key(K.Key_Return)
    found = stored(meja, row)
    one, two = found.plan.rhk
    keys = [(one.id or 0, ind.id or 0) for ind in one.indikator] + [(two.id or 0, 0)]
    assert [found.isi.of(key) for key in keys] == ["3 dokumen", "tanggal 7", "selesai"]
    meja.key(K.Key_Return, mods=SHIFT)
    meja.key(K.Key_Return, mods=SHIFT)
    here = screen.grid.current()
    assert here is not None
    assert here.teks == "Tepat"


def test_enter_goes_from_rencana_aksi_to_the_next_line(meja: Meja) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN, Rhk("Tanpa indikator"))
    screen = buka(meja, row)
    screen.grid.go_to(next(one.id for one in screen.grid.table.rows if one.jenis == "baru"), "teks")
    for text in ("Menyusun", "Memeriksa"):
        meja.ketik(text)
        meja.key(K.Key_Return)
    assert [one.teks for one in stored(meja, row).isi.lines(stored(meja, row).plan.rhk[0].id or 0)] == [
        "Menyusun",
        "Memeriksa",
    ]
    here = screen.grid.current()
    assert here is not None
    assert here.jenis == "baru"


def test_typing_into_a_cell_that_takes_none_says_why_and_it_stays(meja: Meja) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN)
    screen = buka(meja, row)
    screen.grid.go(0, screen.grid.table.column_of("realisasi"))
    meja.ketik("95")
    meja.key(K.Key_Return)
    assert screen.told.isVisible()
    assert "di baris indikatornya" in screen.told.text()
    assert not screen.grid.is_editing()
    meja.ketik("3")  # the cell below takes it, and then nothing is left to be said
    assert not screen.told.isVisible()
    meja.key(K.Key_Escape)
    screen.grid.go_to(next(one.id for one in screen.grid.table.rows if one.jenis == "baru"), "realisasi")
    meja.ketik("9")
    assert "tidak mempunyai realisasi" in screen.told.text()
    screen.grid.go(0, screen.grid.table.column_of("realisasi"))
    meja.key(K.Key_Return)
    assert screen.grid.place[0] == 1
    assert screen.told.isVisible()
    meja.key(K.Key_Up)
    assert not screen.told.isVisible()


def test_a_person_that_comes_back_can_still_be_taken_back(meja: Meja) -> None:
    one, other = people(meja.konteks)[:2]
    for row in (one, other):
        ditetapkan(meja.konteks, row, LAPORAN)
    screen = buka(meja, one)

    def first(row: BarisSkp) -> str:
        found = stored(meja, row)
        return found.isi.of((found.plan.rhk[0].id or 0, found.plan.rhk[0].indikator[0].id or 0))

    for text in ("3 dokumen", "4 dokumen"):
        screen.grid.go(1, screen.grid.table.column_of("realisasi"))
        meja.ketik(text)
        meja.key(K.Key_Down)
    screen.open_at({"penugasan": other.penugasan_id})
    assert not screen.undo.canUndo()
    screen.open_at({"penugasan": one.penugasan_id})
    assert first(one) == "4 dokumen"
    meja.key(K.Key_Z, mods=CTRL)
    assert first(one) == "3 dokumen"
    screen.open_at({"penugasan": other.penugasan_id})
    found = stored(meja, one)
    key = (found.plan.rhk[0].id or 0, found.plan.rhk[0].indikator[1].id or 0)
    there = found.isi.with_realisasi(key, "tanggal 9")
    pelaksanaan.simpan(meja.konteks, one.penugasan_id, TW, there, sebelum=found.isi)
    screen.open_at({"penugasan": one.penugasan_id})
    assert not screen.undo.canUndo()  # another window wrote in it meanwhile
    assert first(one) == "3 dokumen"


def test_rows_from_excel_become_rencana_aksi_and_delete_takes_one(meja: Meja) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN, Rhk("Arsip tertib"))
    screen = buka(meja, row)
    line = next(number for number, one in enumerate(screen.grid.table.rows) if one.jenis == "baru")
    screen.grid.go(line, 0)
    clip("Rapat\tnotula\t2 kali\nPendataan\tdaftar\t\n\nLaporan\t\t1 dokumen")
    meja.key(K.Key_V, mods=CTRL)
    rhk_id = stored(meja, row).plan.rhk[0].id or 0
    assert [one.teks for one in stored(meja, row).isi.lines(rhk_id)] == ["Rapat", "Pendataan", "Laporan"]
    screen.grid.go(line + 1, 0)
    meja.key(K.Key_Delete, K.Key_Right, K.Key_Delete)
    assert [one.teks for one in stored(meja, row).isi.lines(rhk_id)] == ["Rapat", "Laporan"]


def test_a_failed_write_stays_on_the_screen_and_is_saved_again(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN)
    screen = buka(meja, row)
    real = pelaksanaan.simpan

    def full(*_args: object, **_named: object) -> None:
        raise StorageError("simpanan.penuh")

    monkeypatch.setattr(pelaksanaan, "simpan", full)
    meja.ketik("7 dokumen")
    meja.key(K.Key_Return)
    assert "belum tersimpan" in screen.banner.words.text()
    assert screen.banner.isVisible()
    assert stored(meja, row).isi == IsiPelaksanaan()
    meja.key(K.Key_Escape)  # what is not saved keeps its person open
    assert meja.gone == []
    monkeypatch.setattr(pelaksanaan, "simpan", real)
    meja.bot.keyClick(screen.banner.action, K.Key_Return)
    assert [words for _, words in stored(meja, row).isi.realisasi] == ["7 dokumen"]


def contested(meja: Meja) -> tuple[BarisSkp, OrangScreen, IsiPelaksanaan]:
    """Type 7 dokumen where another window wrote 9 dokumen, which also filled the other indicator."""
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN)
    screen = buka(meja, row)
    first, second = (one.kunci for one in screen.grid.table.rows[1:3])
    assert first is not None
    assert second is not None
    other = IsiPelaksanaan().with_realisasi(first, "9 dokumen").with_realisasi(second, "tanggal 4")
    pelaksanaan.simpan(meja.konteks, row.penugasan_id, TW, other, sebelum=IsiPelaksanaan())
    meja.ketik("7 dokumen")
    meja.key(K.Key_Return)
    return row, screen, other


def realisasi(screen: OrangScreen) -> list[str]:
    return [one.realisasi for one in screen.grid.table.rows if one.kunci is not None]


def test_another_window_is_not_overwritten_and_nothing_typed_is_lost(meja: Meja) -> None:
    row, screen, other = contested(meja)
    assert stored(meja, row).isi == other
    assert realisasi(screen) == ["7 dokumen", "tanggal 4"]
    column = next(one for one in screen.grid.table.columns if one.key == "realisasi")
    assert column.state is not None
    marked = column.state(screen.grid.table.rows[1])
    assert marked is not None
    assert "9 dokumen" in marked.reason
    assert column.state(screen.grid.table.rows[2]) is None
    assert "“7 dokumen”" in screen.banner.words.text()
    assert "“9 dokumen”" in screen.banner.words.text()
    screen.banner.closer.click()
    assert not screen.may_leave()
    assert screen.banner.isVisible()


@pytest.mark.parametrize(("is_mine", "wanted"), [(True, "7 dokumen"), (False, "9 dokumen")])
def test_of_two_values_one_is_chosen(meja: Meja, is_mine: bool, wanted: str) -> None:
    row, screen, _ = contested(meja)
    pressed = screen.banner.action if is_mine else screen.banner.other
    meja.bot.mouseClick(pressed, Qt.MouseButton.LeftButton)
    assert [words for _, words in stored(meja, row).isi.realisasi] == [wanted, "tanggal 4"]
    assert realisasi(screen) == [wanted, "tanggal 4"]
    assert screen.may_leave()
    assert not screen.banner.isVisible()


def test_typing_again_chooses_too(meja: Meja) -> None:
    row, screen, _ = contested(meja)
    screen.grid.go_to(screen.grid.table.rows[1].id, "realisasi")
    meja.ketik("8 dokumen")
    meja.key(K.Key_Return)
    assert [words for _, words in stored(meja, row).isi.realisasi] == ["8 dokumen", "tanggal 4"]
    assert not screen.banner.isVisible()


def test_what_only_one_window_typed_is_kept_without_a_question(meja: Meja) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN)
    screen = buka(meja, row)
    first, second = (one.kunci for one in screen.grid.table.rows[1:3])
    assert first is not None
    assert second is not None
    meja.ketik("7 dokumen")
    meja.key(K.Key_Return)
    mine = stored(meja, row).isi
    both = mine.with_realisasi(first, "9 dokumen")
    pelaksanaan.simpan(meja.konteks, row.penugasan_id, TW, both, sebelum=mine)
    screen.grid.go_to(screen.grid.table.rows[1].id, "realisasi")
    screen.keeper.act("ketik", screen.keeper.isi.with_realisasi(second, "tanggal 3"))
    assert [words for _, words in stored(meja, row).isi.realisasi] == ["9 dokumen", "tanggal 3"]
    assert screen.may_leave()


def test_bukti_is_attached_opened_missed_and_taken_off(
    meja: Meja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN)
    source = tmp_path / "laporan.pdf"
    source.write_bytes(b"isi")
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    monkeypatch.setattr(Dialogs, "open_files", lambda *_: [source])
    monkeypatch.setattr(Dialogs, "text", lambda *_: "https://contoh.go.id/foto")
    monkeypatch.setattr(Dialogs, "ask", lambda *_: True)
    screen = buka(meja, row)
    meja.ketik("7 dokumen")
    meja.key(K.Key_Return)
    meja.key(K.Key_L, mods=CTRL)
    screen.link_action.trigger()
    assert screen.undo.canUndo()  # attaching leaves what was typed to be undone
    lines = {one.teks: one for one in screen.grid.table.rows if one.bukti is not None}
    assert list(lines) == ["laporan.pdf", "https://contoh.go.id/foto"]
    for proof in lines.values():
        screen.grid.go_to(proof.id, "teks")
        meja.key(K.Key_Return)
    assert [one.scheme() for one in opened] == ["file", "https"]
    copy = Path(opened[0].toLocalFile())
    assert copy.read_bytes() == b"isi"
    copy.unlink()
    screen.grid.go_to(lines["laporan.pdf"].id, "teks")
    meja.key(K.Key_Return)
    assert "tidak ada lagi di folder bukti" in screen.banner.words.text()
    screen.load()
    assert [one.is_hilang for one in screen.grid.table.rows if one.bukti] == [True, False]
    list_: PelaksanaanScreen = meja.show(PelaksanaanScreen(meja.session))
    list_.open_at({"saring": HILANG})
    assert [one.penugasan_id for one in list_.table.visible_rows()] == [row.penugasan_id]
    meja.show(screen)
    found = next(one for one in screen.grid.table.rows if one.teks == "laporan.pdf")
    screen.grid.go_to(found.id, "teks")
    screen.grid.setFocus()
    meja.key(K.Key_Delete)
    assert [one.nama for one in stored(meja, row).bukti] == ["https://contoh.go.id/foto"]


def test_feedback_is_given_on_an_rhk_and_on_a_value(meja: Meja) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN)
    screen = buka(meja, row)

    def on_rhk(dialog: UmpanBalikDialog) -> None:
        meja.bot.keyClicks(dialog.teks, "Rapi dan tepat")
        dialog.go.click()

    def on_value(dialog: UmpanBalikDialog) -> None:
        dialog.tentang.setCurrentIndex(dialog.tentang.findText("Perilaku: Harmonis"))
        dialog.go.click()
        assert dialog.wrong.text() == "Isi umpan balik belum ditulis."
        meja.bot.keyClicks(dialog.teks, "Suka menolong")
        meja.bot.keyClicks(dialog.nama, "Wali murid")
        dialog.pemberi.setCurrentIndex(dialog.pemberi.findText("Lainnya"))
        dialog.go.click()

    for act in (on_rhk, on_value):
        seen = meja.in_dialog(UmpanBalikDialog, act)
        meja.bot.mouseClick(screen.said, Qt.MouseButton.LeftButton)
        assert len(seen) == 1
    said = [one.teks for one in screen.grid.table.rows if one.umpan is not None]
    assert said == [
        "Pimpinan, 20 November 2026: Rapi dan tepat",
        "Lainnya (Wali murid), 20 November 2026: Suka menolong",
    ]
    assert [one.perilaku for one in stored(meja, row).umpan_balik] == ["", "harmonis"]


def test_neighbours_are_reached_by_keys(meja: Meja) -> None:
    one, two = people(meja.konteks)[:2]
    order = (one.penugasan_id, two.penugasan_id)
    for row in (one, two):
        ditetapkan(meja.konteks, row, LAPORAN)
    screen = buka(meja, one, order)
    meja.ketik("7 dokumen")
    meja.key(K.Key_PageDown, mods=CTRL)
    assert screen.title.text() == two.nama
    assert [words for _, words in stored(meja, one).isi.realisasi] == ["7 dokumen"]
    meja.key(K.Key_PageDown, mods=CTRL)
    assert screen.title.text() == two.nama
    meja.key(K.Key_PageUp, mods=CTRL)
    assert screen.title.text() == one.nama
    meja.key(K.Key_Escape)
    assert meja.gone[-1] == ("pelaksanaan", {"penugasan": one.penugasan_id})


def test_much_is_shown_and_kept(meja: Meja) -> None:
    many = [Rhk(f"Rencana hasil kerja {number}") for number in range(60)]
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], *many)
    screen = buka(meja, row)
    clip("a" * 10_000)
    meja.key(K.Key_V, mods=CTRL)
    assert [len(words) for _, words in stored(meja, row).isi.realisasi] == [10_000]
    assert len(screen.grid.table.rows) == 120


def test_the_sheet_is_saved_with_what_was_just_typed(
    meja: Meja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN)
    target = tmp_path / "evaluasi.pdf"
    monkeypatch.setattr(Dialogs, "save_file", lambda *_: target)
    screen = buka(meja, row)
    meja.ketik("7 dokumen")
    meja.key(K.Key_Return)
    seen = meja.in_dialog(CetakPelaksanaanDialog, lambda dialog: meja.bot.keyClick(dialog.go, K.Key_Return))
    meja.bot.mouseClick(screen.print_button, Qt.MouseButton.LeftButton)
    assert len(seen) == 1
    said = [line.text.strip() for line in text_lines(target.read_bytes())]
    assert "EVALUASI KINERJA PEGAWAI" in said
    assert "7 dokumen" in said
    assert "evaluasi.pdf" in screen.banner.words.text()
    assert "1 lembar hanya untuk diperiksa (DRAF" in screen.banner.words.text()
    assert any("DRAF - belum dinilai lengkap" in line for line in said)


def test_the_dialogue_is_chosen_by_keys_and_printed(
    meja: Meja, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN)
    target = tmp_path / "dialog.pdf"
    monkeypatch.setattr(Dialogs, "save_file", lambda *_: target)
    screen = buka(meja, row)
    meja.ketik("7 dokumen")
    meja.key(K.Key_Return)

    def choose(dialog: CetakPelaksanaanDialog) -> None:
        meja.bot.keyClick(dialog.jenis, K.Key_End)
        meja.bot.keyClick(dialog.go, K.Key_Return)

    seen = meja.in_dialog(CetakPelaksanaanDialog, choose)
    meja.bot.mouseClick(screen.print_button, Qt.MouseButton.LeftButton)
    assert len(seen) == 1
    said = [line.text.strip() for line in text_lines(target.read_bytes())]
    assert "LEMBAR DIALOG KINERJA" in said
    assert "Laporan tersusun: 7 dokumen" in said


def test_the_list_fits_a_screen_of_1366_without_going_sideways(meja: Meja) -> None:
    for one in unit.tree(meja.konteks):
        unit.rename(
            meja.konteks, one.id, f"{one.nama} Pembinaan Ketenagaan dan Kebudayaan", version=one.version
        )
    for person in pegawai.daftar(meja.konteks):
        words = {"gelar_belakang": "S.Kom., M.M., M.Si., Ak."}
        pegawai.ubah(meja.konteks, person.id, words, version=person.version)
    screen: PelaksanaanScreen = meja.show(PelaksanaanScreen(meja.session))
    screen.resize(1366 - WIDE, 700)
    meja.bot.waitUntil(lambda: screen.grid.viewport().width() > 0 and bool(screen.table.rows))
    assert screen.grid.horizontalScrollBar().maximum() == 0
