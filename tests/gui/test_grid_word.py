"""Words typed where one letter is enough, by keys in every grid with fixed choices."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.findings import Location
from kinerja_desktop.domain.skp import Indikator, KelompokSkp, Rhk
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.impor import daftar
from kinerja_desktop.gui.screens.impor.daftar import DARI_BERKAS, TETAP
from kinerja_desktop.gui.screens.impor.kolom import UNUSED, KolomPage, _Line
from kinerja_desktop.gui.screens.impor.model import Garis
from kinerja_desktop.gui.screens.perencanaan.editor import SkpScreen
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.grid_choices import ChoiceMenu
from kinerja_desktop.services import skp
from kinerja_desktop.services.impor.tampilan import KolomTampil
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp
from tests.gui.layar_nilai import CTRL, NONE, SHIFT, K, Layar
from tests.gui.meja_skp import TAHUN, Meja, people, planned


@pytest.fixture
def layar(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Layar:
    made = Layar(qtbot, kantor_kecil)
    made.click(0, "hasil_kerja")
    return made


def hasil(layar: Layar, count: int = 3) -> list[str]:
    stored = [layar.stored(line).hasil for line in range(count)]
    shown = layar.texts("hasil_kerja", count)
    assert [bool(one) for one in stored] == [bool(one) for one in shown]
    return shown


# -- Entri Penilaian
@pytest.mark.parametrize(
    ("typed", "rated"),
    [
        ("ss", ["Sesuai", "Sesuai", ""]),
        ("sa", ["Sesuai", "Di Atas", ""]),
        ("ba", ["Di Bawah", "Di Atas", ""]),
        ("asb", ["Di Atas", "Sesuai", "Di Bawah"]),
        ("SSB", ["Sesuai", "Sesuai", "Di Bawah"]),
    ],
)
def test_letters_rate_a_person_each(layar: Layar, typed: str, rated: list[str]) -> None:
    layar.ketik(typed)
    assert hasil(layar) == rated
    assert not layar.grid.is_editing()
    assert layar.grid.place[0] == len(typed)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("sesuai", "Sesuai"),
        ("Sesuai", "Sesuai"),
        ("ses", "Sesuai"),
        ("atas", "Di Atas"),
        ("diatas", "Di Atas"),
        ("di atas", "Di Atas"),
        ("bawah", "Di Bawah"),
        ("di bawah", "Di Bawah"),
        ("atas ekspektasi", "Di Atas"),
    ],
)
def test_a_word_rates_one_person_and_enter_goes_on(layar: Layar, typed: str, word: str) -> None:
    layar.ketik(typed)
    layar.key(K.Key_Return)
    assert hasil(layar) == [word, "", ""]
    assert (layar.grid.place[0], layar.grid.is_editing()) == (1, False)
    layar.ketik("b")
    assert hasil(layar) == [word, "Di Bawah", ""]
    layar.key(K.Key_Z, K.Key_Z, mods=CTRL)
    assert hasil(layar) == ["", "", ""]


def test_words_one_after_the_other(layar: Layar) -> None:
    for word in ("sesuai", "bawah", "atas"):
        layar.ketik(word)
        layar.key(K.Key_Return)
    assert hasil(layar, 4) == ["Sesuai", "Di Bawah", "Di Atas", ""]


def test_tab_after_a_word_goes_to_the_right_of_its_person(layar: Layar) -> None:
    layar.ketik("sesuai")
    layar.key(K.Key_Tab)
    layar.ketik("atas")
    layar.key(K.Key_Down)
    assert (layar.texts("hasil_kerja", 2), layar.texts("perilaku", 2)) == (["Sesuai", ""], ["Di Atas", ""])
    assert layar.grid.place == (1, layar.screen.table.column_of("perilaku"))


@pytest.mark.parametrize("key", [K.Key_Z, K.Key_Escape])
def test_taking_back_in_the_middle_of_a_word_takes_the_rating_back(layar: Layar, key: K) -> None:
    layar.ketik("sesu")
    assert layar.grid.is_editing()
    layar.key(key, mods=CTRL if key is K.Key_Z else NONE)
    assert hasil(layar) == ["", "", ""]
    assert (layar.grid.place[0], layar.grid.is_editing()) == (0, False)


def test_what_is_no_rating_stays_visible_in_its_own_cell_and_rates_nobody(layar: Layar) -> None:
    told: list[str] = []
    layar.grid.notice.connect(told.append)
    layar.ketik("sebagus")
    layar.key(K.Key_Return)
    assert len(told) == 1
    assert "sebagus" in told[0]
    assert layar.texts("hasil_kerja", 3) == ["sebagus", "", ""]
    assert layar.stored(0).hasil == layar.stored(0).predikat == ""
    assert layar.state(0, "hasil_kerja").value == "salah"


def test_a_word_for_a_selection_is_for_all_of_it(layar: Layar) -> None:
    layar.key(K.Key_Down, K.Key_Down, mods=SHIFT)
    layar.ketik("sesuai")
    layar.key(K.Key_Return)
    assert hasil(layar, 4) == ["Sesuai", "Sesuai", "Sesuai", ""]
    layar.key(K.Key_Z, mods=CTRL)
    assert hasil(layar, 4) == ["", "", "", ""]


def test_another_key_between_ends_the_word(layar: Layar) -> None:
    layar.ketik("s")
    layar.key(K.Key_Up, K.Key_Down)
    layar.ketik("e")
    assert layar.grid.is_editing()
    assert layar.grid.place[0] == 1
    layar.key(K.Key_Escape)
    assert hasil(layar) == ["Sesuai", "", ""]


def test_reasons_complete_only_where_one_is_left(layar: Layar) -> None:
    column = layar.screen.table.column_of("tidak_dinilai")
    words = layar.screen.table.columns[column].choices
    first = next(word for word in words if sum(one[0] == word[0] for one in words) == 1)
    layar.grid.go(0, column)
    layar.ketik(first[0].lower())
    editor = layar.focus
    assert isinstance(editor, QLineEdit)
    assert editor.text().casefold() == first.casefold()
    layar.key(K.Key_Return)
    assert layar.texts("tidak_dinilai", 1) == [first]


def test_an_emptied_rating_is_empty(layar: Layar) -> None:
    layar.ketik("s")
    layar.key(K.Key_Up, K.Key_F2)
    layar.key(K.Key_A, mods=CTRL)
    layar.key(K.Key_Delete, K.Key_Return)
    assert hasil(layar) == ["", "", ""]


# -- Perencanaan
@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    dressed.clipboard().clear()
    return Meja(qtbot, kantor_kecil)


def outline(meja: Meja, key: str) -> tuple[BarisSkp, SkpScreen]:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Satu", indikator=(Indikator("Ukur"), Indikator("Lagi"))), Rhk("Dua"))
    screen = meja.buka(row)
    screen.grid.go(1, screen.grid.table.column_of(key))
    return row, screen


def ukur(meja: Meja, row: BarisSkp) -> list[tuple[str, str]]:
    return [(one.aspek, one.target) for one in meja.stored(row).isi.rhk[0].indikator]


def key_of(screen: SkpScreen) -> str:
    return screen.grid.table.columns[screen.grid.place[1]].key


@pytest.mark.parametrize(
    ("typed", "aspek"),
    [
        ("w", "waktu"),
        ("waktu", "waktu"),
        ("WAKTU", "waktu"),
        ("biaya", "biaya"),
        ("kualitas", "kualitas"),
        ("kuantitas", "kuantitas"),
        ("kual", "kualitas"),
        ("l", "kualitas"),
        ("n", "kuantitas"),
    ],
)
def test_an_aspect_by_letter_or_word_then_its_target(meja: Meja, typed: str, aspek: str) -> None:
    row, screen = outline(meja, "aspek")
    meja.ketik(typed)
    if len(typed) > 1:
        meja.key(K.Key_Tab)
    assert key_of(screen) == "target"
    assert ukur(meja, row)[0] == (aspek, "")
    meja.ketik("95 persen")
    meja.key(K.Key_Return)
    assert ukur(meja, row) == [(aspek, "95 persen"), ("", "")]


@pytest.mark.parametrize("line", [1, 2], ids=["first", "last"])
def test_enter_right_after_an_aspect_confirms_it_and_makes_no_row(meja: Meja, line: int) -> None:
    row, screen = outline(meja, "aspek")
    screen.grid.go(line, screen.grid.place[1])
    meja.ketik("w")
    meja.key(K.Key_Return)
    assert (screen.grid.place[0], key_of(screen), screen.grid.table.rowCount()) == (line, "target", 4)
    meja.ketik("Juni")
    meja.key(K.Key_Return)
    assert ukur(meja, row)[line - 1] == ("waktu", "Juni")


@pytest.mark.parametrize("target", ["akhir Desember", "Akhir tahun", "1 bulan", "aktif"])
def test_a_target_that_begins_like_the_word_is_a_target(meja: Meja, target: str) -> None:
    row, screen = outline(meja, "aspek")
    meja.ketik("w" + target)
    assert key_of(screen) == ("target" if target != "aktif" else "aspek")
    if target != "aktif":
        meja.key(K.Key_Return)
        assert ukur(meja, row)[0] == ("waktu", target)


@pytest.mark.parametrize("text", ["85 persen", "waktux", "kua"])
def test_what_is_no_aspect_stores_nothing_and_says_so(meja: Meja, text: str) -> None:
    row, screen = outline(meja, "aspek")
    meja.ketik(text)
    meja.key(K.Key_Return)
    assert ukur(meja, row) == [("", ""), ("", "")]
    assert (screen.grid.place[0], key_of(screen)) == (1, "aspek")
    assert screen.told.isVisible()
    assert text in screen.told.text()
    assert "Kualitas" in screen.told.text()
    meja.ketik("w")
    assert not screen.told.isVisible()


def test_undo_after_a_word_takes_it_back_at_once(meja: Meja) -> None:
    row, screen = outline(meja, "aspek")
    meja.ketik("waktu")
    meja.key(K.Key_Return)
    meja.key(K.Key_Z, mods=CTRL)
    assert ukur(meja, row) == [("", ""), ("", "")]
    assert not screen.grid.is_editing()


@pytest.mark.parametrize(
    ("typed", "perspektif"),
    [
        ("p", "penerima_layanan"),
        ("proses bisnis", "proses_bisnis"),
        ("bisnis", "proses_bisnis"),
        ("penguatan internal", "penguatan_internal"),
        ("internal", "penguatan_internal"),
        ("anggaran", "anggaran"),
    ],
)
def test_a_perspective_by_letter_or_word(meja: Meja, typed: str, perspektif: str) -> None:
    row, screen = outline(meja, "aspek")
    screen.kelompok.setCurrentIndex(screen.kelompok.findData(KelompokSkp.JPT))
    screen.kelompok.activated.emit(screen.kelompok.currentIndex())
    screen.grid.go(1, screen.grid.table.column_of("perspektif"))
    meja.ketik(typed)
    if len(typed) > 1:
        meja.key(K.Key_Tab)
    assert key_of(screen) == "target"
    made = meja.stored(row).isi.rhk[0].indikator[0]
    assert (made.perspektif, made.target) == (perspektif, "")
    meja.key(K.Key_Z, mods=CTRL)
    assert meja.stored(row).isi.rhk[0].indikator[0].perspektif == ""


def test_a_kind_by_word_and_never_empty(meja: Meja) -> None:
    row, screen = outline(meja, "jenis")
    screen.grid.go(0, screen.grid.table.column_of("jenis"))
    meja.ketik("tambahan")
    meja.key(K.Key_Return)
    kinds = {one.teks: one.jenis for one in meja.stored(row).isi.rhk}
    assert kinds == {"Satu": "tambahan", "Dua": "utama"}
    line = screen.grid.table.line_of(next(one.id for one in screen.grid.table.rows if one.teks == "Satu"))
    assert line is not None
    screen.grid.go(line, screen.grid.table.column_of("jenis"))
    meja.ketik("utama")
    meja.key(K.Key_Return)
    assert {one.teks: one.jenis for one in meja.stored(row).isi.rhk} == {"Satu": "utama", "Dua": "utama"}
    screen.grid.go(0, screen.grid.table.column_of("jenis"))
    meja.key(K.Key_Delete)
    assert "tidak dapat dikosongkan" in screen.told.text()
    assert "“”" not in screen.told.text()


def test_a_wrong_kind_left_with_the_mouse_is_taken_back(meja: Meja) -> None:
    row, screen = outline(meja, "jenis")
    screen.grid.go(0, screen.grid.table.column_of("jenis"))
    meja.ketik("tamba")
    assert screen.grid.is_editing()
    meja.ketik("x")
    place = screen.grid.visualRect(screen.grid.table.index(0, screen.grid.table.column_of("teks"))).center()
    meja.bot.mouseClick(screen.grid.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    meja.bot.waitUntil(lambda: not screen.grid.is_editing())
    assert [one.jenis for one in meja.stored(row).isi.rhk] == ["utama", "utama"]
    assert [one.teks for one in meja.stored(row).isi.rhk] == ["Satu", "Dua"]


def test_emptying_everything_says_nothing_untrue(meja: Meja) -> None:
    row, screen = outline(meja, "aspek")
    meja.key(K.Key_A, mods=CTRL)
    meja.key(K.Key_Delete)
    assert "“”" not in screen.told.text()
    assert "Jenis" not in screen.told.text()
    assert meja.stored(row).isi.rhk == ()
    meja.key(K.Key_Z, mods=CTRL)
    assert len(meja.stored(row).isi.rhk) == 2


@pytest.mark.parametrize(
    ("keys", "aspek"),
    [("l", "kualitas"), ("b", "biaya"), ("w", "waktu"), ("kual", "kualitas"), ("kk", "kualitas")],
)
def test_the_list_reacts_to_every_letter(meja: Meja, keys: str, aspek: str) -> None:
    row, _ = outline(meja, "aspek")
    meja.key(K.Key_F4)
    assert isinstance(QApplication.activePopupWidget(), ChoiceMenu)
    meja.ketik(keys)
    meja.key(K.Key_Return)
    assert QApplication.activePopupWidget() is None
    assert ukur(meja, row)[0] == (aspek, "")


def test_letters_point_in_the_list_of_the_leaders_results_too(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    leader = next(
        one for one in skp.daftar(meja.konteks, TAHUN) if one.nama == row.penilai_nama and one.skp_id is None
    )
    whole = planned(meja.konteks, leader, Rhk("Anggaran terserap"), Rhk("Layanan prima"), Rhk("Aset terawat"))
    skp.tetapkan(meja.konteks, {whole.baris.skp_id or 0: whole.version}, date(2026, 1, 10))
    planned(meja.konteks, row, Rhk("Satu"))
    screen = meja.buka(row)
    screen.grid.go(0, screen.grid.table.column_of("pimpinan"))
    for letters, words in (("lay", "Layanan prima"), ("as", "Aset terawat"), ("2", "Layanan prima")):
        meja.key(K.Key_F4)
        meja.ketik(letters)
        if letters != "2":  # a number chooses at once, as it did
            meja.key(K.Key_Return)
        assert meja.stored(row).isi.rhk[0].pimpinan_teks == words


# -- Impor pegawai
class Kisi:
    """A grid of its own with the columns of a screen, and hands."""

    def __init__(self, qtbot: QtBot, table: TableModel[Any], rows: list[Any], key: str) -> None:
        self.bot, self.table = qtbot, table
        self.grid = Grid(table, "Kisi")
        qtbot.addWidget(self.grid)
        table.rows_replaced(rows)
        self.told: list[str] = []
        self.grid.notice.connect(self.told.append)
        self.grid.resize(900, 300)
        with qtbot.waitActive(self.grid):
            self.grid.show()
            self.grid.activateWindow()
        self.grid.setFocus()
        self.grid.go(0, table.column_of(key))

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.grid

    def ketik(self, text: str) -> None:
        for char in text:
            self.bot.keyClicks(self.focus, char)

    def key(self, *keys: K, mods: Qt.KeyboardModifier = NONE) -> None:
        for one in keys:
            self.bot.keyClick(self.focus, one, mods)


def test_keep_or_take_by_letter_word_and_nothing_else(qtbot: QtBot, dressed: QApplication) -> None:
    table: TableModel[Garis] = TableModel(daftar.tangan(), lambda line: line.id)
    rows = [Garis(n, Location("daftar.xlsx"), f"Orang {n}", diambil=False) for n in range(1, 4)]
    kisi = Kisi(qtbot, table, rows, "diambil")

    def taken() -> list[bool]:
        return [line.diambil for line in table.visible_rows()]

    kisi.ketik("dt")
    assert (taken(), kisi.grid.place[0]) == ([True, False, False], 2)
    kisi.ketik("dari")
    kisi.key(K.Key_Return)
    assert taken() == [True, False, True]
    kisi.ketik("entah")
    kisi.key(K.Key_Return)
    assert taken() == [True, False, True]
    assert "entah" in kisi.told[-1]
    assert TETAP in kisi.told[-1]
    assert DARI_BERKAS in kisi.told[-1]


def test_the_use_of_a_column_by_its_first_letters_and_emptied_it_is_unused(
    qtbot: QtBot, dressed: QApplication
) -> None:
    page = KolomPage()
    qtbot.addWidget(page)
    table: TableModel[Any] = TableModel(page.table.columns, lambda line: line.id)
    shown = [KolomTampil(n, "A", f"Judul {n}", (), "", pribadi=False, ragu=False, lain=()) for n in range(2)]
    kisi = Kisi(qtbot, table, [_Line(one.index + 1, one, "Nama") for one in shown], "dipakai")

    def used() -> list[str]:
        return [line.dipakai for line in table.visible_rows()]

    kisi.ketik("unit k")
    kisi.key(K.Key_Return)
    assert used() == ["Unit kerja", "Nama"]
    kisi.key(K.Key_F2)
    kisi.key(K.Key_A, mods=CTRL)
    kisi.key(K.Key_Delete, K.Key_Return)
    assert used() == ["Unit kerja", UNUSED]
    kisi.ketik("entah")
    kisi.key(K.Key_Return)
    assert used() == ["Unit kerja", UNUSED]
    assert "entah" in kisi.told[-1]
    kisi.key(K.Key_Up, K.Key_Delete)
    assert used() == [UNUSED, UNUSED]
    last = table.columns[table.column_of("dipakai")].choices[-1]  # in the part of the list behind Lainnya
    kisi.key(K.Key_F4)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    for char in last:
        kisi.bot.keyClicks(QApplication.activePopupWidget(), char)
    kisi.bot.keyClick(QApplication.activePopupWidget(), K.Key_Return)
    assert used() == [last, UNUSED]
    assert QApplication.activePopupWidget() is None
    assert not any("“”" in words for words in kisi.told)


def test_enter_after_a_letter_is_the_enter_of_that_cell(layar: Layar) -> None:
    layar.click(0, "hasil_kerja")
    for _ in range(3):
        layar.ketik("s")
        layar.key(K.Key_Return)
    assert layar.texts("hasil_kerja", 4) == ["Sesuai", "Sesuai", "Sesuai", ""]
    assert layar.grid.place[0] == 3
    layar.key(K.Key_Return)  # nothing was typed: it goes on
    assert layar.grid.place[0] == 4
    layar.ketik("s")
    layar.key(K.Key_Down)
    assert layar.grid.place[0] == 6
