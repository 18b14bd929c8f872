"""Kegiatan harian by keys on a real office: typing a month, pasting, undo, what is wrong stays, the list, import."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.kegiatan import IsiKegiatan
from kinerja_desktop.domain.skp import Rhk
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.models.column import CellKind
from kinerja_desktop.gui.screens.kegiatan.screen import ORANG, SEMUA, KegiatanScreen
from kinerja_desktop.gui.session import PersonItem
from kinerja_desktop.gui.widgets.grid_edits import Plan
from kinerja_desktop.gui.widgets.paste_preview import PastePreview, lines_of, name_of_rows
from kinerja_desktop.services import kegiatan, pegawai
from kinerja_desktop.services.impor import kegiatan as impor
from kinerja_desktop.services.kegiatan import Ubahan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.pegawai import PegawaiRow
from tests.gui.meja_skp import CTRL, TAHUN, HeldExecutor, K, LateAnswers, Meja, clip, people, planned
from tests.mentah import xlsx

NOVEMBER = 11
_FIELD_AIR = 24
"""Pixels of a field beside its words: the frame, and the cross that empties it."""


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    dressed.clipboard().clear()
    return Meja(qtbot, kantor_kecil)


def siapa(meja: Meja) -> PegawaiRow:
    return pegawai.daftar(meja.konteks)[0]


def buka(meja: Meja) -> KegiatanScreen:
    screen: KegiatanScreen = meja.show(KegiatanScreen(meja.session))
    row = siapa(meja)
    screen.open_at({"pegawai": row.id, "nama": row.nama})
    screen.lembar.grid.setFocus()
    screen.lembar.grid.go(0, 1)
    return screen


def stored(meja: Meja) -> list[tuple[str, str, int]]:
    rows = kegiatan.bulan(meja.konteks, siapa(meja).id, TAHUN, NOVEMBER).rows
    return [(f"{row.tanggal:%d-%m}", row.uraian, row.menit) for row in rows]


def answering(monkeypatch: pytest.MonkeyPatch, *, yes: bool) -> list[str]:
    """Answer every question, and return what was asked."""
    asked: list[str] = []

    def ask(_parent: object, _title: str, text: str, *_buttons: str, dangerous: bool = False) -> bool:
        del dangerous
        asked.append(text)
        return yes

    monkeypatch.setattr(Dialogs, "ask", ask)
    return asked


def type_row(meja: Meja, *texts: str) -> None:
    for text in texts:
        meja.ketik(text)
        meja.key(K.Key_Tab)
    meja.key(K.Key_Return)


def test_a_line_is_stored_once_it_is_complete_and_undone_to_nothing(
    meja: Meja, qtmodeltester: ModelTester
) -> None:
    screen = buka(meja)
    qtmodeltester.check(screen.lembar.table)
    meja.ketik("5")
    meja.key(K.Key_Tab)
    assert stored(meja) == []
    assert screen.lembar.unsaved == 1
    meja.ketik("0730")
    meja.key(K.Key_Tab)
    meja.ketik("9")
    meja.key(K.Key_Tab)
    meja.ketik("Mengajar kelas 5")
    meja.key(K.Key_Return)
    assert stored(meja) == [("05-11", "Mengajar kelas 5", 90)]
    assert screen.lembar.unsaved == 0
    assert screen.lembar.table.rows[0].teks[1:4] == ("05-11-2026", "07.30", "09.00")
    assert "1 kegiatan, 1 jam 30 menit" in screen.subtitle.text()
    for _ in range(4):
        meja.key(K.Key_Z, mods=CTRL)
    assert stored(meja) == []
    for _ in range(4):
        meja.key(K.Key_Y, mods=CTRL)
    assert stored(meja) == [("05-11", "Mengajar kelas 5", 90)]


@pytest.mark.parametrize(
    "typed", ["6", "6/11", "06-11-2026", "06/11/26", "6 Nov 2026", "6 November 2026", "6-nov-26"]
)
def test_a_date_is_read_as_excel_and_this_program_write_it(meja: Meja, typed: str) -> None:
    screen = buka(meja)
    type_row(meja, typed, "7.30", "9.00", "Rapat")
    assert stored(meja) == [("06-11", "Rapat", 90)]
    assert screen.lembar.table.rows[0].cell("tanggal") == "06-11-2026"


def test_what_is_wrong_stays_marked_and_what_was_stored_stays_stored(meja: Meja) -> None:
    screen = buka(meja)
    type_row(meja, "5", "7.30", "9.00", "Rapat")
    grid, table = screen.lembar.grid, screen.lembar.table
    grid.go(0, table.column_of("selesai"))
    meja.ketik("6.00")
    meja.key(K.Key_Return)
    state = table.columns[table.column_of("selesai")].state_of(table.rows[0])
    assert state.kind is CellKind.WRONG
    assert "mulainya" in state.reason
    assert stored(meja) == [("05-11", "Rapat", 90)]
    grid.go(0, table.column_of("selesai"))
    meja.ketik("10.00")
    meja.key(K.Key_Return)
    assert stored(meja) == [("05-11", "Rapat", 150)]


def test_rows_of_the_form_are_pasted_and_emptied(
    meja: Meja, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PastePreview, "ask", lambda *_: True)
    screen = buka(meja)
    screen.lembar.grid.go(0, 0)
    lines = [
        f"Mengajar\t{day:02}-11-2026\t07:30\t08:30\tKelas {day}\t1\tjam\thttps://contoh.id"
        for day in range(1, 31)
    ]
    clip("\n".join(lines))
    meja.key(K.Key_V, mods=CTRL)
    assert len(stored(meja)) == 30
    qtbot.waitUntil(lambda: len(screen.lembar.table.rows) == 70)  # there is room for more
    [summed] = kegiatan.rekap(meja.konteks, siapa(meja).id, TAHUN, [NOVEMBER])
    assert (summed.jumlah, summed.menit, summed.volume, summed.satuan) == (30, 1800, Decimal(30), "jam")
    meja.key(K.Key_A, mods=CTRL)
    meja.key(K.Key_Delete)
    assert stored(meja) == []
    meja.key(K.Key_Z, mods=CTRL)
    assert len(stored(meja)) == 30


def test_rows_of_a_paste_that_have_no_name_are_counted(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = buka(meja)
    table = screen.lembar.table
    seen: list[tuple[str, list[str]]] = []

    def look(_cls: object, _parent: object, _table: object, plan: Plan) -> bool:
        seen.append((name_of_rows(table, plan), [line.siapa for line in lines_of(table, plan)]))
        return True

    monkeypatch.setattr(PastePreview, "ask", classmethod(look))
    screen.lembar.grid.go(0, table.column_of("uraian"))
    clip("Rapat\nSurat\n")
    meja.key(K.Key_V, mods=CTRL)
    assert seen == [("Baris", ["1", "2"])]
    screen.lembar.grid.go(0, table.column_of("satuan"))
    clip("kali\nlembar\n")
    meja.key(K.Key_V, mods=CTRL)
    assert seen[1] == ("Kegiatan", ["Rapat", "Surat"])


def test_typing_on_while_a_slow_disk_writes_loses_nothing(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks
) -> None:
    slow = HeldExecutor()
    meja = Meja(qtbot, kantor_kecil, slow)
    buka(meja)
    slow.holding = True
    type_row(meja, "5", "7.30", "9.00", "Rapat")
    type_row(meja, "6", "7.30", "8.00", "Surat")
    meja.key(K.Key_Up, K.Key_Up)
    meja.ketik("7")
    meja.key(K.Key_Return)
    assert stored(meja) == []
    slow.let_go()
    assert stored(meja) == [("06-11", "Surat", 30), ("07-11", "Rapat", 90)]


def test_a_late_answer_is_not_taken_for_another_persons_lines(qtbot: QtBot, kantor_kecil: Konteks) -> None:
    slow = HeldExecutor()
    meja = Meja(qtbot, kantor_kecil, slow)
    screen = buka(meja)
    first, other = pegawai.daftar(kantor_kecil)[:2]
    slow.holding = True
    type_row(meja, "5", "7.30", "9.00", "Rapat")
    screen.open_at({"pegawai": other.id, "nama": other.nama})
    screen.lembar.grid.setFocus()
    screen.lembar.grid.go(0, 1)
    type_row(meja, "6", "7.30", "8.00", "Surat")
    slow.let_go()
    screen.lembar.grid.go(0, screen.lembar.table.column_of("uraian"))
    meja.ketik("Surat masuk")
    meja.key(K.Key_Return)
    said = {
        row.id: [one.uraian for one in kegiatan.bulan(kantor_kecil, row.id, TAHUN, NOVEMBER).rows]
        for row in (first, other)
    }
    assert said == {first.id: ["Rapat"], other.id: ["Surat masuk"]}


def test_what_is_typed_while_the_month_is_read_again_stays(qtbot: QtBot, kantor_kecil: Konteks) -> None:
    slow = LateAnswers()
    meja = Meja(qtbot, kantor_kecil, slow)
    screen = buka(meja)
    slow.late = True
    screen.reload()  # somebody else changed something; the answer is on its way
    type_row(meja, "5", "7.30", "9.00", "Rapat")
    type_row(meja, "6", "7.30")  # a line that is not complete yet
    slow.let_go()
    assert screen.lembar.table.rows[0].teks[1:5] == ("05-11-2026", "07.30", "09.00", "Rapat")
    assert screen.lembar.table.rows[1].teks[1] == "6"
    grid = screen.lembar.grid
    grid.go(1, screen.lembar.table.column_of("selesai"))
    meja.ketik("8.00")
    meja.key(K.Key_Tab)
    meja.ketik("Surat")
    meja.key(K.Key_Return)
    assert stored(meja) == [("05-11", "Rapat", 90), ("06-11", "Surat", 30)]


def test_an_open_editor_is_left_alone_by_a_month_that_was_read_again(
    qtbot: QtBot, kantor_kecil: Konteks
) -> None:
    slow = LateAnswers()
    meja = Meja(qtbot, kantor_kecil, slow)
    screen = buka(meja)
    other: list[Ubahan] = [Ubahan(None, 0, IsiKegiatan(date(TAHUN, NOVEMBER, 2), "Upacara", menit=60))]
    kegiatan.simpan(kantor_kecil, siapa(meja).id, TAHUN, other)
    slow.late = True
    screen.reload()
    meja.ketik("5")
    slow.let_go()
    assert screen.lembar.grid.is_editing()
    meja.key(K.Key_Escape)
    qtbot.waitUntil(lambda: screen.lembar.table.rows[0].teks[1] == "02-11-2026")


def test_what_waits_behind_a_slow_write_is_asked_about_what_is_on_its_way_is_not(
    qtbot: QtBot, kantor_kecil: Konteks, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = HeldExecutor()
    meja = Meja(qtbot, kantor_kecil, slow)
    asked = answering(monkeypatch, yes=False)
    screen = buka(meja)
    slow.holding = True
    type_row(meja, "5", "7.30", "9.00", "Rapat")
    assert (screen.may_leave(), asked) == (True, [])
    type_row(meja, "6", "7.30", "8.00", "Surat")
    assert not screen.may_leave()
    slow.let_go()
    assert screen.may_leave()


def test_the_name_above_is_that_of_the_lines_below(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, yes=False)
    screen = buka(meja)
    meja.ketik("5")
    meja.key(K.Key_Return)
    other = pegawai.daftar(meja.konteks)[1]
    screen.who.setFocus()
    screen.who.selectAll()
    meja.ketik(other.nip)
    meja.bot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    meja.key(K.Key_Down)
    meja.key(K.Key_Return)
    assert screen.who.person is not None
    assert screen.who.person.id == screen.lembar.pegawai_id == siapa(meja).id


def test_leaving_asks_only_where_something_would_be_lost(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answering(monkeypatch, yes=False)
    screen = buka(meja)
    assert screen.may_leave()
    meja.ketik("5")
    meja.key(K.Key_Return)
    assert not screen.may_leave()
    assert "1 baris" in asked[0]
    screen.chips.choose(SEMUA)
    screen.chips.choose(ORANG)
    assert screen.lembar.table.rows[0].cell("tanggal") == "5"  # looking at the list costs nothing


def test_the_nip_beside_the_name_is_whole(meja: Meja) -> None:
    screen = buka(meja)
    person = PersonItem(1, "Muh. Yusran Mallarangan, S.Sos., M.M.", "19840717 200801 1 001")
    screen.who.set_person(person)
    room = screen.who.width() - 2 * _FIELD_AIR
    assert screen.who.fontMetrics().horizontalAdvance(screen.who.text()) <= room


def test_the_list_shows_everybody_and_narrows(meja: Meja, qtbot: QtBot) -> None:
    people = pegawai.daftar(meja.konteks)[:2]
    for at, row in enumerate(people):
        new = [
            Ubahan(None, 0, IsiKegiatan(date(TAHUN, NOVEMBER, 3 + n), f"kerja {at}", menit=5))
            for n in range(2)
        ]
        kegiatan.simpan(meja.konteks, row.id, TAHUN, new)
    screen: KegiatanScreen = meja.show(KegiatanScreen(meja.session))
    screen.open_at({})
    assert screen.stack.currentWidget() is screen.nobody
    screen.chips.choose(SEMUA)
    assert screen.daftar.found.text() == "4 kegiatan"
    screen.daftar.words.setFocus()
    qtbot.keyClicks(screen.daftar.words, "kerja 1")
    qtbot.keyClick(screen.daftar.words, Qt.Key.Key_Return)
    assert screen.daftar.found.text() == "2 kegiatan"
    screen.daftar.words.clear()
    screen.who.set_person(PersonItem(people[0].id, people[0].nama))
    screen.reload()
    assert {line.pegawai_id for line in screen.daftar.table.rows} == {people[0].id}
    screen.daftar.panel.grid.setFocus()
    screen.daftar.panel.grid.go(0, 0)
    meja.key(K.Key_Return)  # a row opens its person
    assert screen.chips.key == ORANG
    assert len(screen.lembar.stored) == 2


def test_a_file_comes_in_after_a_look_and_goes_back(
    meja: Meja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = tmp_path / "kegiatan.xlsx", tmp_path / "keluar.xlsx"
    rows = [["TANGGAL KEGIATAN", "KEGIATAN HARIAN"], ["04-11-2026", "Kerja bakti"], ["04-11-2025", "lama"]]
    path.write_bytes(xlsx({"Sheet1": rows}))
    asked = answering(monkeypatch, yes=True)
    monkeypatch.setattr(Dialogs, "open_file", lambda *_: path)
    monkeypatch.setattr(Dialogs, "save_file", lambda *_: out)
    screen = buka(meja)
    screen.import_file()
    assert "2 baris dibaca: 1 baru" in asked[0]
    assert f"1 baris tanpa NIP menjadi kegiatan {siapa(meja).nama}." in asked[0]
    [said] = [line for line in asked[0].splitlines() if "di luar tahun 2026" in line]
    assert said.count("aris 3") == 1
    assert stored(meja) == [("04-11", "Kerja bakti", 0)]
    screen.export_file(satu_bulan=True)
    assert out.is_file()
    words, undo = meja.notices[0]
    assert words == "1 kegiatan masuk"
    assert undo is not None
    undo()
    assert stored(meja) == []


def test_an_import_asks_about_lines_that_are_not_stored_and_shows_what_came_in(
    meja: Meja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kegiatan.xlsx"
    rows = [["TANGGAL KEGIATAN", "KEGIATAN HARIAN"], ["04-11-2026", "Kerja bakti"]]
    path.write_bytes(xlsx({"Sheet1": rows}))
    monkeypatch.setattr(Dialogs, "open_file", lambda *_: path)
    screen = buka(meja)
    meja.ketik("32")  # no day of November
    meja.key(K.Key_Return)
    assert screen.lembar.unsaved == 1
    answering(monkeypatch, yes=False)
    screen.import_file()
    assert (screen.lembar.unsaved, stored(meja)) == (1, [])
    answering(monkeypatch, yes=True)
    screen.import_file()
    assert [row.cell("uraian") for row in screen.lembar.stored] == ["Kerja bakti"]
    assert screen.lembar.unsaved == 0


def test_minutes_that_follow_from_the_times_say_so(meja: Meja) -> None:
    screen = buka(meja)
    type_row(meja, "5", "0730", "9", "Mengajar kelas 5")
    told: list[str] = []
    screen.lembar.grid.notice.connect(told.append)
    screen.lembar.grid.go(0, screen.lembar.table.column_of("menit"))
    meja.ketik("45")
    meja.key(K.Key_Return)
    assert "dihitung dari Mulai dan Selesai" in told[-1]
    assert stored(meja) == [("05-11", "Mengajar kelas 5", 90)]


def test_a_year_is_closed_shown_and_opened_again(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    old = Ubahan(None, 0, IsiKegiatan(date(2025, 1, 3), "tahun lalu", menit=5))
    kegiatan.simpan(meja.konteks, siapa(meja).id, 2025, [old])
    meja.session.set_periode("2025")
    asked = answering(monkeypatch, yes=True)
    screen = buka(meja)
    meja.bot.mouseClick(screen.lock, Qt.MouseButton.LeftButton)
    assert "tahun 2025" in asked[0]
    assert [row.cell("uraian") for row in screen.lembar.table.rows] == ["tahun lalu"]
    assert not screen.banner.isHidden()
    screen.lembar.grid.setFocus()
    screen.lembar.grid.go(0, 1)
    told: list[str] = []
    screen.lembar.grid.notice.connect(told.append)
    meja.ketik("9")
    meja.key(K.Key_Return)
    assert "sudah ditutup" in told[-1]
    assert kegiatan.bulan(meja.konteks, siapa(meja).id, 2025, 1).rows[0].tanggal == date(2025, 1, 3)
    monkeypatch.setattr(Dialogs, "text", lambda *_: "salah tutup")
    meja.bot.mouseClick(screen.open, Qt.MouseButton.LeftButton)
    screen.lembar.grid.setFocus()
    screen.lembar.grid.go(0, 1)
    meja.ketik("9")
    meja.key(K.Key_Return)
    assert kegiatan.bulan(meja.konteks, siapa(meja).id, 2025, 1).rows[0].tanggal == date(2025, 1, 9)


def test_an_import_of_before_is_taken_back_from_the_history(
    meja: Meja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kegiatan.xlsx"
    path.write_bytes(
        xlsx({"Sheet1": [["TANGGAL KEGIATAN", "KEGIATAN HARIAN"], ["04-11-2026", "Kerja bakti"]]})
    )
    found = impor.periksa(meja.konteks, path, TAHUN, pegawai_id=siapa(meja).id)
    impor.simpan(meja.konteks, found)
    asked = answering(monkeypatch, yes=True)
    screen = buka(meja)
    screen.past.setFocus()
    meja.key(K.Key_Space)
    meja.key(K.Key_Down, K.Key_Return)
    assert "kegiatan.xlsx · 1 kegiatan" in asked[0]
    assert stored(meja) == []


def test_f4_offers_the_rhk_of_the_person(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    screen: KegiatanScreen = meja.show(KegiatanScreen(meja.session))
    grid = screen.lembar.grid
    for offers in (False, True):
        screen.open_at({"pegawai": row.pegawai_id, "nama": row.nama})
        grid.setFocus()
        grid.go(0, 0)
        meja.key(K.Key_F4)
        front = QApplication.activePopupWidget()
        assert (front is not None) is offers, "without a plan a line says what to do"
        if not offers:
            assert "belum punya RHK" in " ".join(one.text() for one in screen.findChildren(QLabel))
            planned(meja.konteks, row, Rhk("Rapor siswa terisi"), Rhk("Murid & wali terlayani"))
    meja.key(K.Key_Down, K.Key_Return)
    assert grid.table.row_at(0).cell("rencana") == "Murid & wali terlayani"
    assert grid.hasFocus()
    meja.key(K.Key_Z, mods=CTRL)
    assert grid.table.row_at(0).cell("rencana") == ""
