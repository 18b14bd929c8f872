"""Perencanaan by keys on a real office: the outline, saving, undo."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.skp import Indikator, Rhk
from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.gui.screens.perencanaan.pratinjau import PratinjauTempel
from kinerja_desktop.gui.widgets.grid_edits import Plan
from kinerja_desktop.gui.widgets.grid_lines import CellText
from kinerja_desktop.gui.widgets.paste_preview import PastePreview, lines_of, name_of_rows
from kinerja_desktop.services import skp
from kinerja_desktop.services.konteks import Konteks
from tests.gui.meja_skp import (
    ALT,
    CTRL,
    NONE,
    SHIFT,
    TAHUN,
    HeldExecutor,
    K,
    LateAnswers,
    Meja,
    clip,
    people,
    planned,
)


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    dressed.clipboard().clear()
    return Meja(qtbot, kantor_kecil)


# -- the outline
def test_the_model_is_a_sound_model(meja: Meja, qtmodeltester: ModelTester) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Laporan", indikator=(Indikator("Jumlah", "1 dokumen"),)), Rhk("Rapat"))
    qtmodeltester.check(meja.buka(row).grid.table)


def test_typing_an_outline_without_the_mouse(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    meja.buka(row)
    assert not meja.has_plan(row)  # looking makes no draft
    meja.ketik("Laporan keuangan")
    meja.key(K.Key_Return, mods=SHIFT)
    meja.ketik("Jumlah laporan")
    meja.key(K.Key_Tab)
    meja.ketik("n12 dokumen")  # n is Kuantitas and goes on to the target
    meja.key(K.Key_Return)
    meja.ketik("Tepat waktu")
    meja.key(K.Key_Tab)
    meja.ketik("w31 Desember 2026")
    meja.key(K.Key_Return, K.Key_Return)  # an empty indicator becomes an RHK
    meja.ketik("Rapat rutin")
    meja.key(K.Key_Return)
    assert meja.outline(row) == [
        ("Laporan keuangan",
         [("Jumlah laporan", "kuantitas", "12 dokumen"), ("Tepat waktu", "waktu", "31 Desember 2026")]),
        ("Rapat rutin", []),
    ]  # fmt: skip


def test_undo_and_redo_go_step_by_step_and_records_stay(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    screen = meja.buka(row)
    meja.ketik("Satu")
    meja.key(K.Key_Return)
    meja.ketik("Dua")
    meja.key(K.Key_Return)
    first = meja.stored(row).isi.rhk[0].id
    meja.key(K.Key_Up)
    meja.key(K.Key_D, mods=CTRL)
    assert [one[0] for one in meja.outline(row)] == ["Satu", "Dua", "Dua"]
    meja.key(K.Key_Z, mods=CTRL)
    assert [one[0] for one in meja.outline(row)] == ["Satu", "Dua"]
    meja.key(K.Key_Z, mods=CTRL)  # the empty row
    meja.key(K.Key_Z, mods=CTRL)  # "Dua"
    assert [one[0] for one in meja.outline(row)] == ["Satu"]
    assert meja.stored(row).isi.rhk[0].id == first, (
        "undo must not make the record anew: people below may serve it"
    )
    meja.key(K.Key_Y, mods=CTRL)
    assert [one[0] for one in meja.outline(row)] == ["Satu", "Dua"]
    assert not screen.keeper.busy


@pytest.mark.parametrize("ends", [True, False])
def test_what_is_typed_while_the_plan_is_read_again_stays(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks, ends: bool
) -> None:
    slow = LateAnswers()
    meja = Meja(qtbot, kantor_kecil, slow)
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Satu"))
    screen = meja.buka(row)
    slow.late = True
    screen.load(meja.stored(row).baris.skp_id)
    meja.ketik("Dua")
    if ends:
        meja.key(K.Key_Return)
    slow.let_go()
    assert screen.grid.is_editing() is not ends
    if not ends:
        meja.key(K.Key_Return)
    assert [one.teks for one in screen.keeper.isi.rhk if one.teks] == ["Dua"]
    assert [one[0] for one in meja.outline(row)] == ["Dua"]


def test_keys_of_an_outline(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Satu"), Rhk("Dua"), Rhk("Tiga", indikator=(Indikator("Ukur", "1 kali"),)))
    screen = meja.buka(row)
    meja.key(K.Key_Down)
    meja.key(K.Key_Right, mods=CTRL)
    assert meja.outline(row)[0] == ("Satu", [("Dua", "", "")])
    meja.key(K.Key_Left, mods=CTRL)
    assert [one[0] for one in meja.outline(row)] == ["Satu", "Dua", "Tiga"]
    meja.key(K.Key_Down, mods=ALT)
    assert [one[0] for one in meja.outline(row)] == ["Satu", "Tiga", "Dua"]
    assert screen.grid.current() is not None
    assert screen.grid.current().teks == "Dua"  # type: ignore[union-attr] # it is there
    meja.key(K.Key_Up, mods=ALT)
    meja.key(K.Key_Minus, mods=CTRL)
    assert [one[0] for one in meja.outline(row)] == ["Satu", "Tiga"]
    meja.key(K.Key_Delete)  # first the words, then the row
    assert [one[0] for one in meja.outline(row)] == ["Satu", ""]
    meja.key(K.Key_Delete)
    assert [one[0] for one in meja.outline(row)] == ["Satu"]


def test_tab_sets_an_empty_row_in_and_shift_tab_out(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    screen = meja.buka(row)
    meja.ketik("Satu")
    meja.key(K.Key_Return, K.Key_Tab)
    now = screen.grid.current()
    assert now is not None
    assert now.indikator is not None
    meja.key(K.Key_Tab, mods=SHIFT)
    now = screen.grid.current()
    assert now is not None
    assert now.indikator is None


def test_a_block_from_excel_or_word_is_shown_and_becomes_rows(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = people(meja.konteks)[0]
    meja.buka(row)
    shown: list[int] = []

    def look(_cls: type[PratinjauTempel], _parent: QWidget, made: tuple[Rhk, ...]) -> bool:
        shown.append(len(made))
        return True

    monkeypatch.setattr(PratinjauTempel, "ask", classmethod(look))
    clip("Laporan keuangan\tJumlah laporan\t12 dokumen\n\tKetepatan\t100 persen\nRapat\tJumlah rapat\t4 kali")
    meja.key(K.Key_V, mods=CTRL)
    assert shown == [2]
    assert meja.outline(row) == [
        ("Laporan keuangan", [("Jumlah laporan", "", "12 dokumen"), ("Ketepatan", "", "100 persen")]),
        ("Rapat", [("Jumlah rapat", "", "4 kali")]),
    ]
    meja.key(K.Key_Z, mods=CTRL)
    assert meja.outline(row) == []


def test_the_leaders_rhk_is_served_by_its_number_or_hangs_with_own_words(meja: Meja) -> None:
    row = next(one for one in people(meja.konteks) if one.penilai is not None)
    boss = next(
        one for one in skp.daftar(meja.konteks, TAHUN) if row.penilai and one.pegawai_id == row.penilai.id
    )
    screen = meja.buka(row)
    meja.ketik("Satu")
    meja.key(K.Key_Tab)
    meja.ketik("Layanan yang baik")
    meja.key(K.Key_Return)
    one = meja.stored(row).isi.rhk[0]
    assert (one.pimpinan_id, one.pimpinan_teks) == (None, "Layanan yang baik")
    leader = planned(meja.konteks, boss, Rhk("Tata kelola"), Rhk("Layanan prima"))
    screen.load()
    screen.grid.go(0, screen.grid.table.column_of("pimpinan"))
    meja.ketik("2")
    meja.key(K.Key_Down)
    one = meja.stored(row).isi.rhk[0]
    assert (one.pimpinan_id, one.pimpinan_teks) == (leader.isi.rhk[1].id, "Layanan prima")


def test_kinds_and_wrong_words(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Satu", indikator=(Indikator("Ukur", "1 kali"),)), Rhk("Dua"))
    screen = meja.buka(row)
    screen.grid.go(0, screen.grid.table.column_of("jenis"))
    meja.ketik("t")
    assert [(one.teks, one.jenis) for one in meja.stored(row).isi.rhk] == [
        ("Dua", "utama"),
        ("Satu", "tambahan"),
    ]
    for text in ("entah", "k"):  # nothing, and two words
        clip(text)
        screen.grid.go(2, screen.grid.table.column_of("aspek"))
        meja.key(K.Key_V, mods=CTRL)
        assert f"“{text}”" in screen.told.text()
        assert "Kuantitas" in screen.told.text()
        assert meja.stored(row).isi.rhk[1].indikator[0].aspek == ""
    clip("tambah")  # Jenis takes a beginning as well
    screen.grid.go(0, screen.grid.table.column_of("jenis"))
    meja.key(K.Key_V, mods=CTRL)
    assert {one.jenis for one in meja.stored(row).isi.rhk} == {"tambahan"}


def test_switching_the_approach_loses_nothing(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Satu", indikator=(Indikator("Ukur", "1 kali", "waktu"),)))
    screen = meja.buka(row)
    screen.pendekatan.setFocus()
    meja.key(K.Key_Down)
    screen.pendekatan.activated.emit(screen.pendekatan.currentIndex())
    assert meja.stored(row).isi.pendekatan == "kualitatif"
    assert "aspek" in screen.grid.hidden_columns()
    assert meja.stored(row).isi.rhk[0].indikator[0].aspek == "waktu"


def test_the_hint_of_the_lampiran_speaks_of_no_cells(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Laporan"))
    screen = meja.buka(row)
    meja.key(K.Key_2, mods=CTRL)
    assert "sel" in screen.keys.text()
    meja.key(K.Key_3, mods=CTRL)
    assert "sel" not in screen.keys.text()
    assert "Enter baris baru" in screen.keys.text()


def test_the_next_person_is_typed_into_on_the_part_that_stayed(meja: Meja) -> None:
    """The keyboard was given to the outline, which is hidden then, and stayed on a button."""
    first, second = people(meja.konteks)[:2]
    screen = meja.buka(first)
    meja.key(K.Key_3, mods=CTRL)
    screen.tabs.setFocus()  # as a click on a button above does
    screen.open_at({"penugasan": second.penugasan_id, "tahun": TAHUN, "urutan": ()})
    meja.ketik("Kendaraan dinas")
    meja.key(K.Key_Tab)
    assert meja.stored(second).isi.lines("dukungan") == ("Kendaraan dinas",)


def test_perilaku_and_lampiran(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    screen = meja.buka(row)
    meja.key(K.Key_2, mods=CTRL)
    assert screen.perilaku.table.rowCount() == 7
    screen.perilaku.go(0, screen.perilaku.table.column_of("ekspektasi"))
    meja.ketik("Ramah kepada warga")
    meja.key(K.Key_Return)
    meja.key(K.Key_3, mods=CTRL)
    meja.ketik("Laptop")
    meja.key(K.Key_Return)
    meja.ketik("Jaringan")
    meja.key(K.Key_Tab)
    isi = meja.stored(row).isi
    assert [words for _, words in isi.perilaku] == ["Ramah kepada warga"]
    assert isi.lines("dukungan") == ("Laptop", "Jaringan")
    screen.undo.undo()
    assert meja.stored(row).isi.lines("dukungan") == ()


def test_the_preview_of_a_paste_into_perilaku_says_what_will_stand_there(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = people(meja.konteks)[0]
    screen = meja.buka(row)
    meja.key(K.Key_2, mods=CTRL)
    table = screen.perilaku.table
    screen.perilaku.go(0, table.column_of("ekspektasi"))
    seen: list[tuple[str, list[tuple[str, str, str]]]] = []

    def look(_cls: object, _parent: object, _table: object, plan: Plan) -> bool:
        lines = [(line.siapa, line.lama, line.baru) for line in lines_of(table, plan)]
        seen.append((name_of_rows(table, plan), lines))
        return True

    monkeypatch.setattr(PastePreview, "ask", classmethod(look))
    QApplication.clipboard().setText("Ramah kepada warga\nJujur\n")
    meja.key(K.Key_V, mods=CTRL)
    told = [("Berorientasi Pelayanan", "", "Ramah kepada warga"), ("Akuntabel", "", "Jujur")]
    assert seen == [("Perilaku kerja", told)]
    assert {words for _, words in meja.stored(row).isi.perilaku} == {"Ramah kepada warga", "Jujur"}


# -- saving
def test_what_could_not_be_saved_waits_and_goes_later(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row)
    screen = meja.buka(row)
    real = skp.simpan

    def full(*_: object, **__: object) -> object:
        raise StorageError("simpanan.penuh", folder="D:")

    monkeypatch.setattr(skp, "simpan", full)
    meja.ketik("Satu")
    meja.key(K.Key_Return)
    assert screen.banner.isVisible()
    assert meja.outline(row) == []
    monkeypatch.setattr(skp, "simpan", real)
    meja.bot.keyClick(screen.banner.action, K.Key_Return)
    assert meja.outline(row) == [("Satu", [])]
    assert not screen.banner.isVisible()


def test_somebody_else_changed_it(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    made = planned(meja.konteks, row, Rhk("Satu"))
    screen = meja.buka(row)
    skp.simpan(
        meja.konteks, made.baris.skp_id or 0, replace(made.isi, rhk=(Rhk("Lain"),)), version=made.version
    )
    meja.ketik("Punya saya")
    meja.key(K.Key_Down)
    assert meja.outline(row) == [("Lain", [])]
    assert screen.grid.table.row_at(0).teks == "Lain"
    assert "baru saja diubah" in meja.notices[-1][0]


def test_f2_shows_the_words_and_escape_leaves_them(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Satu kalimat"))
    screen = meja.buka(row)
    meja.key(K.Key_F2)
    editor = meja.focus
    assert isinstance(editor, CellText)
    assert editor.toPlainText() == "Satu kalimat"
    meja.key(K.Key_End)
    meja.ketik(" lagi")
    meja.key(K.Key_Return, mods=ALT)
    meja.ketik("baris dua")
    meja.key(K.Key_Down)  # inside the text, arrows stay in it
    assert screen.grid.is_editing()
    meja.key(K.Key_Escape)
    assert meja.outline(row) == [("Satu kalimat", [])]
    meja.key(K.Key_F2, K.Key_End)
    meja.ketik(" dua")
    meja.key(K.Key_Return)
    assert meja.outline(row) == [("Satu kalimat dua", [])]


def test_typing_faster_than_the_disk_loses_nothing(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks
) -> None:
    slow = HeldExecutor()
    meja = Meja(qtbot, kantor_kecil, slow)
    one, two = people(meja.konteks)[:2]
    screen = meja.buka(one, (one.penugasan_id, two.penugasan_id))
    slow.holding = True
    meja.ketik("Satu")
    meja.key(K.Key_Return)
    meja.ketik("Dua")
    meja.key(K.Key_Return)
    meja.key(K.Key_Z, mods=CTRL)
    meja.key(K.Key_Z, mods=CTRL)
    meja.ketik("Tiga")
    meja.key(K.Key_Return)
    assert len(slow.held) == 1, "one write at a time"
    slow.let_go()
    assert meja.outline(one) == [("Satu", []), ("Tiga", [])]
    assert not screen.keeper.busy
    # leaving with something typed behind a write under way
    slow.holding = True
    meja.ketik("Empat")
    meja.key(K.Key_Return)
    meja.ketik("Lima")
    meja.key(K.Key_Return)
    meja.key(K.Key_PageDown, mods=CTRL)
    slow.let_go()
    assert screen.title.text() == two.nama
    assert [words for words, _ in meja.outline(one)] == ["Satu", "Tiga", "Empat", "Lima"]


def test_a_plan_that_cannot_be_saved_is_not_left_for_another(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = people(meja.konteks)[:2]
    planned(meja.konteks, one)
    screen = meja.buka(one, (one.penugasan_id, two.penugasan_id))
    real = skp.simpan

    def full(*_: object, **__: object) -> object:
        raise StorageError("simpanan.penuh", folder="D:")

    monkeypatch.setattr(skp, "simpan", full)
    meja.ketik("Satu")
    meja.key(K.Key_Return)
    meja.key(K.Key_PageDown, mods=CTRL)
    assert screen.title.text() == one.nama
    monkeypatch.setattr(skp, "simpan", real)
    screen.keeper.retry()
    meja.key(K.Key_PageDown, mods=CTRL)
    assert screen.title.text() == two.nama
    assert meja.outline(one) == [("Satu", [])]


@pytest.mark.parametrize("key", [K.Key_Home, K.Key_Left])
def test_typing_beside_a_number_goes_to_the_words_of_the_row(meja: Meja, key: K) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Satu"), Rhk("Dua"))
    screen = meja.buka(row)
    meja.key(key, mods=CTRL if key is K.Key_Home else NONE)
    assert screen.grid.place == (0, screen.grid.table.column_of("no"))
    meja.ketik("Laporan")
    meja.key(K.Key_Return)
    assert meja.outline(row)[0] == ("Laporan", [])


def test_every_key_is_harmless_in_an_empty_outline(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    meja.buka(row)
    for key in (
        K.Key_Delete,
        K.Key_Backspace,
        K.Key_Tab,
        K.Key_F2,
        K.Key_F4,
        K.Key_Up,
        K.Key_Home,
        K.Key_PageDown,
    ):
        meja.key(key)
    for key in (
        K.Key_Z,
        K.Key_Y,
        K.Key_D,
        K.Key_Minus,
        K.Key_Left,
        K.Key_Right,
        K.Key_A,
        K.Key_C,
        K.Key_X,
        K.Key_V,
    ):
        meja.key(key, mods=CTRL)
    for key in (K.Key_Up, K.Key_Down):
        meja.key(key, mods=ALT)
    assert meja.outline(row) == []
    meja.key(K.Key_Return)
    meja.ketik("Satu")
    meja.key(K.Key_Return)
    assert meja.outline(row) == [("Satu", [])]
