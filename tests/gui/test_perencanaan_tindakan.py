"""What the screens of Perencanaan do besides editing: states, filling, the matriks, copying into e-Kinerja."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import Indikator, IsiSkp, JenisRhk, Rhk, StatusSkp
from kinerja_desktop.domain.tenggat import Fase
from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.perencanaan import samping
from kinerja_desktop.gui.screens.perencanaan.actions import TanggalDialog, TutupDialog
from kinerja_desktop.gui.screens.perencanaan.dialog import BagikanDialog, PustakaDialog, SalinDialog
from kinerja_desktop.gui.screens.perencanaan.ekinerja import EkinerjaScreen
from kinerja_desktop.gui.screens.perencanaan.matriks import MatriksScreen
from kinerja_desktop.gui.screens.perencanaan.screen import PerencanaanScreen
from kinerja_desktop.gui.widgets.hasil import HasilDialog
from kinerja_desktop.gui.widgets.paste_preview import PastePreview
from kinerja_desktop.services import skp, tenggat
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp
from tests.gui.meja_skp import ALT, CTRL, TAHUN, K, Meja, clip, people, planned


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    dressed.clipboard().clear()
    return Meja(qtbot, kantor_kecil)


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


def test_a_plan_is_late_after_the_day_that_the_office_set(meja: Meja) -> None:
    tenggat.atur(meja.konteks, Fase.PERENCANAAN, str(TAHUN), date(2026, 2, 28))
    row = people(meja.konteks)[0]
    made = planned(meja.konteks, row, Rhk("Satu"))
    skp.ajukan(meja.konteks, {made.baris.skp_id or 0: made.version})
    screen = meja.buka(row)
    said: list[str] = []

    def fill(dialog: TanggalDialog) -> None:
        for day in ("1-3-2026", "15-2-2026"):
            dialog.date.selectAll()
            meja.bot.keyClicks(dialog.date, day)
            assert dialog.date.take()
            said.append(dialog.doubt.text() if dialog.doubt.isVisibleTo(dialog) else "")
        meja.bot.keyClick(dialog.go, K.Key_Return)

    meja.in_dialog(TanggalDialog, fill)
    meja.bot.keyClick(screen.main, K.Key_Return)
    assert "(28 Februari 2026)" in said[0]
    assert said[1] == ""
    assert meja.stored(row).baris.ditetapkan == date(2026, 2, 15)


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
    assert screen.main.text() == "Ub&ah SKP…"
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


def test_what_was_planned_as_tambahan_comes_from_the_library_as_tambahan(meja: Meja) -> None:
    rows = people(meja.konteks)
    one, other = next(
        (mine, row) for mine in rows for row in rows if row.jabatan == mine.jabatan and row.nip != mine.nip
    )
    planned(meja.konteks, other, Rhk("Panitia", JenisRhk.TAMBAHAN.value))
    planned(meja.konteks, one, Rhk("Satu"))
    screen = meja.buka(one)
    meja.in_dialog(PustakaDialog, lambda dialog: meja.bot.keyClick(dialog.grid, K.Key_Return))
    screen.actions_.library()
    assert [(rhk.teks, rhk.jenis) for rhk in screen.keeper.isi.rhk] == [
        ("Satu", JenisRhk.UTAMA.value),
        ("Panitia", JenisRhk.TAMBAHAN.value),
    ]


# -- matriks
def leader_with_people(konteks: Konteks) -> tuple[BarisSkp, list[BarisSkp]]:
    rows = skp.daftar(konteks, TAHUN)
    for boss in rows:
        below = [one for one in rows if one.penilai == Pihak(JenisPihak.PEGAWAI, boss.pegawai_id)]
        if len(below) > 1:
            return boss, below
    raise AssertionError("nobody rates two people in the small office")


def test_giving_an_rhk_that_serves_a_former_leader_gives_his_words_to_nobody_else(meja: Meja) -> None:
    boss, below = leader_with_people(meja.konteks)
    led = planned(meja.konteks, boss, Rhk("Tata kelola")).isi.rhk[0]
    mine, other = [row for row in people(meja.konteks) if row not in below and row.nip != boss.nip][:2]
    planned(meja.konteks, mine, Rhk("Laporan", pimpinan_id=led.id, pimpinan_teks="Tata kelola"))
    screen = meja.buka(mine)
    for row in (below[0], other):
        meja.in_dialog(BagikanDialog, partial(_give_to, meja, row.penugasan_id))
        screen.actions_.share()
    links = [
        [(one.pimpinan_id, one.pimpinan_teks) for one in meja.stored(row).isi.rhk]
        for row in (below[0], other)
    ]
    assert links == [[(led.id, "Tata kelola")], [(None, "")]]


def _give_to(meja: Meja, penugasan_id: int, dialog: BagikanDialog) -> None:
    dialog.grid.go_to(penugasan_id, "nama")
    meja.bot.keyClick(dialog.go, K.Key_Return)


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


# -- ending and beginning
def test_a_plan_is_closed_and_opened_again(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    row = people(meja.konteks)[0]
    made = planned(meja.konteks, row, Rhk("Satu"))
    skp.tetapkan(meja.konteks, {made.baris.skp_id or 0: made.version}, date(2026, 1, 30))
    screen = meja.buka(row)
    actions = {one.text(): one for one in screen.more.menu().actions() if one.text()}
    monkeypatch.setattr(TutupDialog, "ask", classmethod(lambda *_: date(2026, 9, 30)))
    actions["T&utup SKP…"].trigger()
    closed = meja.stored(row)
    assert (closed.status, closed.baris.sampai) == (StatusSkp.DITUTUP, date(2026, 9, 30))
    assert "Buka kembali SKP" in screen.banner.words.text()
    words, undo = meja.notices[-1]
    assert undo is not None
    assert "ditutup" in words
    undo()
    again = meja.stored(row)
    assert (again.status, again.baris.sampai) == (StatusSkp.DITETAPKAN, made.baris.sampai)
    actions["T&utup SKP…"].trigger()
    actions["&Buka kembali SKP"].trigger()
    assert meja.stored(row).status is StatusSkp.DITETAPKAN
    assert not actions["&Buka kembali SKP"].isEnabled()


def test_somebody_without_plan_is_looked_at_and_planned_by_the_first_word(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    screen = meja.buka(row)
    assert screen.status.text() == "Belum ada SKP"
    meja.bot.keyClick(screen.main, K.Key_Return)  # nothing to hand in yet
    assert screen.told.isVisible()
    assert not meja.has_plan(row)
    screen.grid.setFocus()
    meja.ketik("Satu")
    meja.key(K.Key_Return)
    meja.ketik("Dua")
    meja.key(K.Key_Return)
    assert [one.teks for one in meja.stored(row).isi.rhk] == ["Satu", "Dua"]
    assert screen.status.text() == "Draf"
    meja.bot.keyClick(screen.main, K.Key_Return)
    assert meja.stored(row).status is StatusSkp.DIAJUKAN


def test_why_it_came_back_stays_until_it_is_handed_in_again(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = people(meja.konteks)[0]
    made = planned(
        meja.konteks, row, Rhk("Laporan", indikator=(Indikator("Jumlah", "1 dokumen", "kuantitas"),))
    )
    id_ = made.baris.skp_id or 0
    skp.ajukan(meja.konteks, {id_: made.version})
    skp.kembalikan(meja.konteks, {id_: skp.buka(meja.konteks, id_).version}, "Targetnya belum jelas")
    screen = meja.buka(row)
    for text in ("Laporan bulanan", "Laporan triwulan"):
        screen.grid.go(0, screen.grid.table.column_of("teks"))
        meja.ketik(text)
        meja.key(K.Key_Down)
        assert screen.banner.isVisible()
        assert "Targetnya belum jelas" in screen.banner.words.text()
    real = skp.simpan

    def full(*_args: object, **_more: object) -> object:
        raise StorageError("simpanan.penuh", folder="D:")

    monkeypatch.setattr(skp, "simpan", full)
    meja.key(K.Key_Z, mods=CTRL)
    assert "Targetnya belum jelas" not in screen.banner.words.text()
    monkeypatch.setattr(skp, "simpan", real)
    screen.keeper.retry()
    assert "Targetnya belum jelas" in screen.banner.words.text()
    screen.actions_.main()
    assert meja.stored(row).status is StatusSkp.DIAJUKAN
    assert "Targetnya belum jelas" not in screen.banner.words.text()


@pytest.mark.parametrize("name", ["fill", "more"])
@pytest.mark.parametrize("key", [K.Key_Escape, K.Key_Return])
def test_a_menu_opened_with_the_mouse_gives_the_keyboard_back_to_the_outline(
    meja: Meja, name: str, key: K
) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Satu"))
    screen = meja.buka(row)
    screen.grid.begin_edit("Dua")
    opener = getattr(screen, name)
    meja.bot.mouseClick(opener, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert meja.outline(row) == [("Dua", [])]  # what was being typed is taken before anything is chosen
    if key is K.Key_Return:
        menu.setActiveAction(menu.addAction("Tidak apa-apa"))
    meja.bot.keyClick(menu, key)
    assert not menu.isVisible()
    assert not opener.isDown()
    assert screen.window().focusWidget() is screen.grid
    meja.bot.keyClick(screen, K.Key_I, ALT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    meja.bot.keyClick(menu, K.Key_Escape)
    assert screen.window().focusWidget() is screen.grid


# -- what is doubtful
@pytest.mark.parametrize("target", ["12", "0.95", "sepuluh", "satu per satu"])
def test_what_is_doubtful_is_read_whole_beside_the_scroll_bar(
    qtbot: QtBot, dressed: QApplication, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    words = f'Target "{target}" pada rencana hasil kerja nomor 1 belum ada satuannya, misalnya dokumen atau persen.'
    monkeypatch.setattr(samping, "sentence", lambda _code, **_args: words)
    side = samping.Samping()
    qtbot.addWidget(side)
    side.resize(250, 160)
    side.show()
    qtbot.waitExposed(side)
    side.show_findings([Finding("skp.apa-saja", Severity.WARN)] * 12, editable=True)
    qtbot.waitUntil(side.list.verticalScrollBar().isVisible)
    place = QStyleOptionViewItem()
    side.list.initViewItemOption(place)
    index = side.list.model().index(0, 0)
    place.rect, place.features = (
        side.list.visualRect(index),
        place.features | place.ViewItemFeature.HasDecoration,
    )
    place.decorationSize = QSize(16, 16)
    style = side.list.style()
    room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, place, side.list)
    wide = room.width() - 2 * (style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1)
    need = side.list.fontMetrics().boundingRect(0, 0, wide, 1000, int(Qt.TextFlag.TextWordWrap.value), words)
    assert need.height() <= room.height()


def test_a_late_day_of_setting_is_named_and_taken_all_the_same(meja: Meja) -> None:
    one = people(meja.konteks)[0]
    made = planned(meja.konteks, one, Rhk("Laporan"))
    skp.ajukan(meja.konteks, {made.baris.skp_id or 0: made.version})
    screen: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))
    screen.open_at({"penugasan": one.penugasan_id})
    said: list[str] = []

    def fill(dialog: TanggalDialog) -> None:
        said.append(dialog.doubt.text())
        for day in ("20-1-2026", "5-1-2027", "20-11-2026"):
            dialog.date.selectAll()
            meja.bot.keyClicks(dialog.date, day)
            assert dialog.date.take()  # as leaving the field does: offscreen no window gives the keyboard on
            said.append(dialog.doubt.text() if dialog.doubt.isVisibleTo(dialog) else "")
        meja.bot.keyClick(dialog.go, Qt.Key.Key_Return)

    meja.in_dialog(TanggalDialog, fill)
    screen.actions_.set_()
    assert "sesudah tenggat SKP tahun itu (31 Januari 2026)" in said[0]
    assert said[1] == ""
    assert "sesudah masa SKP berakhir (31 Desember 2026)" in said[2]
    assert said[3] == said[0]
    assert meja.stored(one).status == StatusSkp.DITETAPKAN
