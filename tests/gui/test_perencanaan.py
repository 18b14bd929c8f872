"""Perencanaan by keys on a real office: the list, the outline, saving, undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import Indikator, IsiSkp, Rhk, StatusSkp
from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.kantor import opened
from kinerja_desktop.gui.screens.perencanaan.actions import TanggalDialog
from kinerja_desktop.gui.screens.perencanaan.dialog import BagikanDialog, PustakaDialog, SalinDialog
from kinerja_desktop.gui.screens.perencanaan.editor import SkpScreen
from kinerja_desktop.gui.screens.perencanaan.ekinerja import EkinerjaScreen
from kinerja_desktop.gui.screens.perencanaan.matriks import MatriksScreen
from kinerja_desktop.gui.screens.perencanaan.pratinjau import PratinjauTempel
from kinerja_desktop.gui.screens.perencanaan.screen import PerencanaanScreen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor
from kinerja_desktop.gui.widgets.hasil import HasilDialog
from kinerja_desktop.gui.widgets.paste_preview import PastePreview
from kinerja_desktop.services import skp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BELUM, BarisSkp, SkpLengkap

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
TAHUN = 2026


class Meja:
    """A session, a screen, and hands on the keyboard."""

    def __init__(self, bot: QtBot, konteks: Konteks) -> None:
        self.bot, self.konteks = bot, konteks
        self.session = Session(InlineExecutor())
        self.gone: list[tuple[str, dict[str, object]]] = []
        self.notices: list[tuple[str, Callable[[], object] | None]] = []
        self.session.goRequested.connect(lambda key, args: self.gone.append((key, args)))
        self.session.noticed.connect(lambda words, _text, call: self.notices.append((words, call)))
        self.session.open(opened(konteks))
        self.session.set_periode("2026-TW4")
        self.screen: Any = None

    def show(self, screen: QWidget) -> Any:
        self.screen = screen
        self.bot.addWidget(screen)
        screen.resize(1140, 660)
        screen.show()
        self.bot.waitExposed(screen)
        screen.activateWindow()
        assert QTest.qWaitForWindowActive(screen)
        return screen

    def buka(self, row: BarisSkp, order: tuple[int, ...] = ()) -> SkpScreen:
        screen: SkpScreen = (
            self.screen if isinstance(self.screen, SkpScreen) else self.show(SkpScreen(self.session))
        )
        screen.open_at({"penugasan": row.penugasan_id, "tahun": TAHUN, "urutan": order})
        screen.grid.setFocus()
        return screen

    @property
    def focus(self) -> QWidget:
        front = QApplication.activePopupWidget()
        return front or self.screen.window().focusWidget() or self.screen

    def key(self, *keys: Qt.Key, mods: Qt.KeyboardModifier = NONE) -> None:
        if QApplication.activePopupWidget() is None and not self.screen.isActiveWindow():
            self.screen.activateWindow()  # offscreen no window manager does it after a dialog
            assert QTest.qWaitForWindowActive(self.screen)
        for one in keys:
            self.bot.keyClick(self.focus, one, mods)

    def ketik(self, text: str) -> None:
        for char in text:
            self.bot.keyClicks(self.focus, char)

    def stored(self, row: BarisSkp) -> SkpLengkap:
        (found,) = [one for one in skp.daftar(self.konteks, TAHUN) if one.penugasan_id == row.penugasan_id]
        assert found.skp_id is not None
        return skp.buka(self.konteks, found.skp_id)

    def outline(self, row: BarisSkp) -> list[tuple[str, list[tuple[str, str, str]]]]:
        isi = self.stored(row).isi
        return [(one.teks, [(ind.teks, ind.aspek, ind.target) for ind in one.indikator]) for one in isi.rhk]

    def in_dialog(self, kind: type[QDialog], act: Callable[[Any], object]) -> list[QDialog]:
        seen: list[QDialog] = []

        def look() -> None:
            found = QApplication.activeModalWidget()
            if isinstance(found, kind) and found.isVisible():
                seen.append(found)
                QTimer.singleShot(4000, found, found.reject)  # a failed check must not hang the run
                act(found)
            else:
                QTimer.singleShot(20, self.screen, look)

        QTimer.singleShot(0, self.screen, look)
        return seen


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    dressed.clipboard().clear()
    return Meja(qtbot, kantor_kecil)


def people(konteks: Konteks) -> list[BarisSkp]:
    """Those whose penilai is one of ours, so that there is a leader to serve."""
    return [one for one in skp.daftar(konteks, TAHUN) if one.is_menunggu and one.kelompok == "ja_jf"]


def planned(konteks: Konteks, row: BarisSkp, *rhk: Rhk) -> SkpLengkap:
    made = skp.buat(konteks, TAHUN, [row.penugasan_id]).value[row.penugasan_id]
    now = skp.buka(konteks, made)
    return skp.simpan(konteks, made, replace(now.isi, rhk=rhk), version=now.version).value


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


# -- the list
def test_the_list_counts_and_opens(meja: Meja) -> None:
    one, two = people(meja.konteks)[:2]
    planned(meja.konteks, one, Rhk("Laporan"))
    screen: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))
    total = len(screen.table.rows)
    assert screen.panel.chips is not None
    texts = {key: made.text() for key, made in screen.panel.chips._buttons.items()}
    assert texts[""] == f"Semua  {total}"
    assert texts[BELUM] == f"Belum ada SKP  {total - 1}"
    assert texts["draf"] == "Draf  1"
    screen.open_at({"penugasan": two.penugasan_id})
    meja.key(K.Key_Return)
    key, args = meja.gone[-1]
    assert (key, args["penugasan"], args["tahun"]) == ("skp", two.penugasan_id, TAHUN)
    assert two.penugasan_id in args["urutan"]  # type: ignore[operator]


def test_a_batch_makes_hands_in_and_tells_who_could_not(meja: Meja) -> None:
    one, two = people(meja.konteks)[:2]
    planned(meja.konteks, one, Rhk("Laporan", indikator=(Indikator("Jumlah", "1 dokumen", "kuantitas"),)))
    screen: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))
    line = screen.table.line_of(two.penugasan_id)
    screen.open_at({"penugasan": two.penugasan_id})
    screen.actions_.make()
    assert meja.stored(two).status is StatusSkp.DRAF
    assert meja.notices[-1][0] == "1 draf SKP dibuat"
    assert line == screen.grid.place[0]
    screen.grid.selectAll()
    seen = meja.in_dialog(HasilDialog, lambda dialog: meja.bot.keyClick(dialog, K.Key_Escape))
    screen.actions_.hand_in()
    assert len(seen) == 1
    assert meja.stored(one).status is StatusSkp.DIAJUKAN
    assert meja.stored(two).status is StatusSkp.DRAF


def test_returning_asks_for_the_reason_and_setting_for_the_day(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = people(meja.konteks)[0]
    made = planned(meja.konteks, one, Rhk("Laporan"))
    skp.ajukan(meja.konteks, {made.baris.skp_id or 0: made.version})
    screen: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))
    screen.open_at({"penugasan": one.penugasan_id})
    monkeypatch.setattr(Dialogs, "text", classmethod(lambda *_: "Target belum jelas"))
    screen.actions_.give_back()
    assert meja.stored(one).baris.alasan == "Target belum jelas"
    monkeypatch.setattr(TanggalDialog, "ask", classmethod(lambda *_: date(2026, 1, 30)))
    screen.actions_.set_()
    assert (meja.stored(one).status, meja.stored(one).baris.ditetapkan) == (
        StatusSkp.DITETAPKAN,
        date(2026, 1, 30),
    )


# -- the outline
def test_the_model_is_a_sound_model(meja: Meja, qtmodeltester: ModelTester) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Laporan", indikator=(Indikator("Jumlah", "1 dokumen"),)), Rhk("Rapat"))
    qtmodeltester.check(meja.buka(row).grid.table)


def test_typing_an_outline_without_the_mouse(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    meja.buka(row)
    assert meja.stored(row).status is StatusSkp.DRAF  # opening made the draft
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
    clip("entah")
    screen.grid.go(2, screen.grid.table.column_of("aspek"))
    meja.key(K.Key_V, mods=CTRL)
    assert "Kuantitas" in screen.told.text()
    assert meja.stored(row).isi.rhk[1].indikator[0].aspek == ""


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


# -- saving
def test_what_could_not_be_saved_waits_and_goes_later(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    row = people(meja.konteks)[0]
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


# -- states
def test_handing_in_from_the_editor_and_reading_only(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Satu"))
    screen = meja.buka(row)
    meja.bot.keyClick(screen.main, K.Key_Return)
    assert meja.stored(row).status is StatusSkp.DIAJUKAN
    assert screen.main.text() == "&Tetapkan…"
    assert "berstatus Diajukan" in screen.banner.words.text()
    screen.grid.setFocus()
    meja.ketik("x")
    assert not screen.grid.is_editing()
    meja.notices[-1][1]()  # type: ignore[misc] # Urungkan
    assert meja.stored(row).status is StatusSkp.DRAF
    assert screen.isian.editable


def test_what_blocks_is_listed_and_leads_to_its_row(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Satu"), Rhk("", indikator=(Indikator("Ukur", "1 kali"),)))
    screen = meja.buka(row)
    meja.key(K.Key_F6)
    meja.key(K.Key_Return)
    now = screen.grid.current()
    assert now is not None
    assert (now.nomor, now.teks) == (2, "")
    seen = meja.in_dialog(HasilDialog, lambda dialog: meja.bot.keyClick(dialog, K.Key_Escape))
    meja.bot.keyClick(screen.main, K.Key_Return)
    assert len(seen) == 1
    assert meja.stored(row).status is StatusSkp.DRAF


def test_a_set_plan_gets_a_new_version(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    row = people(meja.konteks)[0]
    made = planned(meja.konteks, row, Rhk("Satu"))
    skp.tetapkan(meja.konteks, {made.baris.skp_id or 0: made.version}, date(2026, 1, 30))
    screen = meja.buka(row)
    assert screen.main.text() == "&Ubah SKP…"
    monkeypatch.setattr(Dialogs, "text", classmethod(lambda *_: "Anggaran berubah"))
    meja.bot.keyClick(screen.main, K.Key_Return)
    assert screen.isian.editable
    assert "versi 2" in screen.status.text()


def test_next_and_previous_person(meja: Meja) -> None:
    one, two = people(meja.konteks)[:2]
    screen = meja.buka(one, (one.penugasan_id, two.penugasan_id))
    meja.ketik("Satu")  # still being typed: leaving commits it
    meja.key(K.Key_PageDown, mods=CTRL)
    assert screen.title.text() == two.nama
    assert meja.outline(one) == [("Satu", [])]
    meja.key(K.Key_PageUp, mods=CTRL)
    assert screen.title.text() == one.nama


def test_removing_can_be_taken_back(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Satu"))
    screen = meja.buka(row)
    screen.actions_.remove()
    assert meja.gone[-1][0] == "perencanaan"
    assert all(
        one.skp_id is None for one in skp.daftar(meja.konteks, TAHUN) if one.penugasan_id == row.penugasan_id
    )
    meja.notices[-1][1]()  # type: ignore[misc] # Urungkan
    assert meja.outline(row) == [("Satu", [])]


# -- filling
def test_last_year_is_shown_and_copied(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    old = skp.buat(meja.konteks, 2025, [row.penugasan_id], IsiSkp(rhk=(Rhk("Tahun lalu"),))).value
    assert old
    screen = meja.buka(row)
    meja.in_dialog(SalinDialog, lambda dialog: meja.bot.keyClick(dialog.go, K.Key_Return))
    screen.actions_.copy_last_year()
    assert meja.outline(row) == [("Tahun lalu", [])]
    meja.key(K.Key_Z, mods=CTRL)
    assert meja.outline(row) == []


def test_the_library_and_giving_to_many(meja: Meja) -> None:
    rows = people(meja.konteks)
    one, other = next(
        (mine, row) for mine in rows for row in rows if row.jabatan == mine.jabatan and row.nip != mine.nip
    )
    planned(meja.konteks, other, Rhk("Dari pustaka", indikator=(Indikator("Ukur", "1 kali"),)))
    screen = meja.buka(one)
    meja.in_dialog(PustakaDialog, lambda dialog: meja.bot.keyClick(dialog.grid, K.Key_Return))
    screen.actions_.library()
    assert meja.outline(one) == [("Dari pustaka", [("Ukur", "", "1 kali")])]
    third = next(row for row in rows if row.penugasan_id not in (one.penugasan_id, other.penugasan_id))

    def give(dialog: BagikanDialog) -> None:
        dialog.grid.go_to(third.penugasan_id, "nama")
        assert dialog.go.text() == "&Bagikan ke 1 orang"
        meja.bot.keyClick(dialog.go, K.Key_Return)

    meja.in_dialog(BagikanDialog, give)
    screen.actions_.share()
    assert meja.outline(third) == [("Dari pustaka", [("Ukur", "", "1 kali")])]


# -- matriks
def leader_with_people(konteks: Konteks) -> tuple[BarisSkp, list[BarisSkp]]:
    rows = skp.daftar(konteks, TAHUN)
    for boss in rows:
        below = [one for one in rows if one.penilai == Pihak(JenisPihak.PEGAWAI, boss.pegawai_id)]
        if len(below) > 1:
            return boss, below
    raise AssertionError("nobody rates two people in the small office")


def test_the_matrix_plans_like_excel_in_one_undo_step(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    boss, below = leader_with_people(meja.konteks)
    whole = planned(meja.konteks, boss, Rhk("Tata kelola"), Rhk("Layanan"))
    screen: MatriksScreen = meja.show(MatriksScreen(meja.session))
    screen.open_at({"pimpinan": below[0].penilai})
    assert screen.panel is not None
    grid = screen.panel.grid
    assert [column.header for column in grid.table.columns] == [
        "Nama",
        "1. Tata kelola",
        "2. Layanan",
        "Belum terhubung",
    ]
    grid.setFocus()
    grid.go(0, 1)
    meja.ketik("Buku kas")
    meja.key(K.Key_Return, mods=ALT)
    meja.ketik("Laporan")
    meja.key(K.Key_Return)
    first, second = (row.baris for row in grid.table.rows[:2])
    tata, layanan = (one.id for one in whole.isi.rhk)
    assert [(one.teks, one.pimpinan_id) for one in meja.stored(first).isi.rhk] == [
        ("Buku kas", tata),
        ("Laporan", tata),
    ]
    monkeypatch.setattr(PastePreview, "ask", classmethod(lambda *_: True))
    clip("Arsip\tLoket\nSurat\tAntrean")
    grid.go(0, 1)
    meja.key(K.Key_V, mods=CTRL)
    assert [one.teks for one in meja.stored(second).isi.rhk] == ["Surat", "Antrean"]
    meja.key(K.Key_Z, mods=CTRL)
    assert [one.teks for one in meja.stored(first).isi.rhk] == ["Buku kas", "Laporan"]
    assert meja.stored(second).isi.rhk == ()
    assert layanan is not None


def test_a_leader_without_plan_is_named_and_blocks_nobody(meja: Meja) -> None:
    boss, below = leader_with_people(meja.konteks)
    screen: MatriksScreen = meja.show(MatriksScreen(meja.session))
    screen.open_at({"pimpinan": below[0].penilai})
    assert boss.nama in screen.banner.words.text()
    assert screen.panel is not None
    screen.panel.grid.setFocus()
    screen.panel.grid.go(0, 1)
    meja.ketik("Surat keluar")
    meja.key(K.Key_Return)
    first = screen.panel.grid.table.rows[0].baris
    assert [(one.teks, one.pimpinan_id) for one in meja.stored(first).isi.rhk] == [("Surat keluar", None)]
    meja.bot.keyClick(screen.banner.action, K.Key_Return)
    assert meja.gone[-1] == ("skp", {"penugasan": boss.penugasan_id, "tahun": TAHUN, "urutan": ()})


# -- e-Kinerja
def test_copying_field_by_field_goes_on_after_an_interruption(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    whole = planned(
        meja.konteks,
        row,
        Rhk("Laporan\nkeuangan", indikator=(Indikator("Jumlah", "12 dokumen", "kuantitas"),)),
    )
    args = {"skp": whole.baris.skp_id, "penugasan": row.penugasan_id, "tahun": TAHUN}
    screen: EkinerjaScreen = meja.show(EkinerjaScreen(meja.session))
    screen.open_at(args)
    assert [one.medan.teks for one in screen.table.rows] == [
        "Kuantitatif", "Laporan\nkeuangan", "Kuantitas", "Jumlah", "12 dokumen",
    ]  # fmt: skip
    meja.key(K.Key_Return)
    meja.key(K.Key_C, mods=CTRL)
    assert QGuiApplication.clipboard().text() == "Laporan\nkeuangan"  # bare, not quoted as a cell
    assert screen.done.text() == "2 dari 5 disalin"
    assert screen.grid.place[0] == 2
    meja.key(K.Key_Space)
    meja.key(K.Key_Space)
    again: EkinerjaScreen = meja.show(EkinerjaScreen(meja.session))
    again.open_at(args)
    assert [one.sudah for one in again.table.rows] == [True, True, False, False, False]
    changed = replace(whole.isi, rhk=(replace(whole.isi.rhk[0], teks="Lain"),))
    skp.simpan(meja.konteks, whole.baris.skp_id or 0, changed, version=whole.version)
    again.reload()
    assert [one.sudah for one in again.table.rows] == [True, False, False, False, False]
