"""Pengaturan by keys and mouse: saved as it is changed, taken back, refused in words."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.app import compose_window
from kinerja_desktop.domain.codes import Predikat
from kinerja_desktop.domain.kegiatan import IsiKegiatan
from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.gui import kantor as gui_kantor
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.main_window import MainWindow
from kinerja_desktop.gui.models.column import CellKind
from kinerja_desktop.gui.screens.cetak.screen import CetakScreen
from kinerja_desktop.gui.screens.pengaturan.data import BagianData
from kinerja_desktop.gui.screens.pengaturan.kop import BagianKop
from kinerja_desktop.gui.screens.pengaturan.screen import BAGIAN, PengaturanScreen
from kinerja_desktop.gui.screens.pengaturan.umum import BagianKantor, BagianKertas, BagianPenilaian
from kinerja_desktop.gui.screens.pengaturan.waktu import BagianPeriode, BagianTenggat
from kinerja_desktop.gui.session import Office, Session
from kinerja_desktop.gui.theme import Mode, theme
from kinerja_desktop.services import backup, kantor, kegiatan, kop, pegawai, periode, predikat_luar, unit
from kinerja_desktop.services.kantor import AwalKantor, ProfilKantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.predikat_luar import IsianLuar


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    awal = AwalKantor(unit_utama="Dinas Contoh", kop_baris=("PEMERINTAH CONTOH", "DINAS CONTOH"))
    made = kantor.create_kantor(tmp_path / "kantor", ProfilKantor("Dinas Contoh"), "Ani", awal=awal)
    unit.add(made, "SD Negeri 1", unit.tree(made)[0].id)
    made.kantor.close()
    session.store.put(gui_kantor.PETUGAS, "Ani")
    shown = MainWindow(session, compose_window(), tmp_path / "kantor")
    qtbot.addWidget(shown)
    shown.setWindowState(Qt.WindowState.WindowNoState)
    shown.resize(1366, 768)
    with qtbot.waitActive(shown):
        shown.show()
    shown.start()
    yield shown
    gui_kantor.close(session.office)


def part(window: MainWindow, key: str) -> QWidget:
    """Choose a part with the arrow keys."""
    window.session.go("pengaturan")
    screen = window.current
    assert isinstance(screen, PengaturanScreen)
    keys = QApplication.focusWidget()
    assert keys is screen.list
    QTest.keyClick(screen.list, Qt.Key.Key_Home)
    for _ in range(list(BAGIAN).index(key)):
        QTest.keyClick(screen.list, Qt.Key.Key_Down)
    return screen.part


def konteks_of(window: MainWindow) -> Konteks:
    return gui_kantor.konteks_of(window.session)


def push(qtbot: QtBot, place: QWidget, words: str) -> None:
    found = next(
        b for b in place.findChildren(QPushButton) if b.text().replace("&", "") == words and b.isVisible()
    )
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_a_name_is_saved_when_the_typing_pauses(window: MainWindow, qtbot: QtBot) -> None:
    shown = cast("BagianKantor", part(window, "kantor"))
    shown.nama.setFocus()
    qtbot.keyClick(shown.nama, Qt.Key.Key_End)
    qtbot.keyClicks(shown.nama, " Baru")
    assert kantor.profil(konteks_of(window)).nama == "Dinas Contoh"
    assert shown.status.text() == "Belum tersimpan"
    qtbot.waitUntil(lambda: shown.status.text().startswith("Tersimpan"), timeout=3000)
    assert kantor.profil(konteks_of(window)).nama == "Dinas Contoh Baru"
    assert window.windowTitle().startswith("Dinas Contoh Baru")


def test_an_empty_name_is_refused_and_the_old_one_shown(window: MainWindow, qtbot: QtBot) -> None:
    shown = cast("BagianKantor", part(window, "kantor"))
    shown.nama.setFocus()
    shown.nama.selectAll()
    qtbot.keyClick(shown.nama, Qt.Key.Key_Delete)
    qtbot.keyClick(shown.nama, Qt.Key.Key_Return)
    assert window.current is not None
    assert "Nama kantor kosong" in window.current.banner.words.text()
    assert shown.nama.text() == "Dinas Contoh"


def test_leaving_the_screen_saves_at_once(window: MainWindow, qtbot: QtBot) -> None:
    shown = cast("BagianKantor", part(window, "kantor"))
    qtbot.keyClicks(shown.tempat, "Kota Contoh")
    window.close()
    assert kantor.profil(konteks_of(window)).tempat == "Kota Contoh"


def test_paper_is_changed_by_a_key_and_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    shown = cast("BagianKertas", part(window, "kertas"))
    shown.kertas.setFocus()
    qtbot.keyClick(shown.kertas, Qt.Key.Key_Down)
    assert kantor.kertas(konteks_of(window)) == "F4"
    qtbot.mouseClick(window.toast.action, Qt.MouseButton.LeftButton)
    assert kantor.kertas(konteks_of(window)) == "A4"
    assert shown.kertas.currentData() == "A4"


def test_printing_follows_the_paper_that_was_set(window: MainWindow, qtbot: QtBot) -> None:
    window.session.go("cetak")
    shown = cast("BagianKertas", part(window, "kertas"))
    shown.kertas.setFocus()
    qtbot.keyClick(shown.kertas, Qt.Key.Key_Down)
    window.session.go("cetak")
    assert isinstance(window.current, CetakScreen)
    assert window.current.options.kertas.currentData() == "F4"


def test_what_a_bare_number_means_is_what_the_entry_reads(window: MainWindow, qtbot: QtBot) -> None:
    shown = cast("BagianPenilaian", part(window, "penilaian"))
    shown.arti.setFocus()
    qtbot.keyClick(shown.arti, Qt.Key.Key_Down)
    assert kantor.setting(konteks_of(window), "arti_angka", "") == "1=atas"


def test_a_letterhead_is_inherited_until_the_unit_has_its_own(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = cast("BagianKop", part(window, "kop"))
    assert shown.baris.toPlainText() == "PEMERINTAH CONTOH\nDINAS CONTOH"
    school = next(u.id for u in window.session.office.units if u.nama == "SD Negeri 1")
    shown.unit.setFocus()
    qtbot.keyClick(shown.unit, Qt.Key.Key_F4)
    popup = shown.unit.popup
    assert popup is not None
    qtbot.keyClicks(popup.search, "SD")
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert shown.baris.toPlainText() == ""
    assert shown.baris.placeholderText() == "PEMERINTAH CONTOH\nDINAS CONTOH"
    shown.baris.setFocus()
    qtbot.keyClicks(shown.baris, "SD NEGERI 1 CONTOH")
    qtbot.waitUntil(lambda: shown.status.text().startswith("Tersimpan"), timeout=3000)
    assert kop.kop_of(konteks_of(window), school).baris == ("SD NEGERI 1 CONTOH",)
    assert "SD NEGERI 1 CONTOH" in shown.preview.accessibleName()
    emblem = QImage(40, 50, QImage.Format.Format_ARGB32)
    emblem.fill(Qt.GlobalColor.darkBlue)
    emblem.save(str(tmp_path / "lambang.png"))
    (tmp_path / "bukan.png").write_bytes(b"%PDF")
    files = [tmp_path / "bukan.png", tmp_path / "lambang.png"]
    monkeypatch.setattr(Dialogs, "open_file", lambda *_args: files.pop(0))
    push(qtbot, shown, "Pilih gambar…")
    assert kop.kop_of(konteks_of(window), school).gambar is None
    push(qtbot, shown, "Pilih gambar…")
    assert kop.kop_of(konteks_of(window), school).gambar == (tmp_path / "lambang.png").read_bytes()
    push(qtbot, shown, "Lepas gambar")
    assert kop.kop_of(konteks_of(window), school).gambar is None


def test_months_come_into_use_and_go_back(window: MainWindow, qtbot: QtBot) -> None:
    shown = cast("BagianPeriode", part(window, "periode"))
    before = window.top.period.count()
    shown.kinds["pppk"].setFocus()
    qtbot.keyClick(shown.kinds["pppk"], Qt.Key.Key_Down)
    assert periode.kelompok_periode(konteks_of(window), 2026)["pppk"] == "bulanan"
    assert window.top.period.count() == before + 12
    qtbot.mouseClick(window.toast.action, Qt.MouseButton.LeftButton)
    assert periode.kelompok_periode(konteks_of(window), 2026)["pppk"] == "triwulan"
    assert shown.kinds["pppk"].currentData() == "triwulan"
    push(qtbot, shown, "Siapkan tahun 2027")
    assert periode.years(konteks_of(window)) == [2025, 2026, 2027]
    assert shown.year.currentText() == "2027"


def test_a_deadline_is_typed_refused_before_the_end_and_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    shown = cast("BagianTenggat", part(window, "tenggat"))
    grid = shown.grid
    grid.setFocus()
    third = next(row.id for row in shown.table.rows if row.periode.kode == "2026-TW3")
    grid.go_to(third, "semua")

    def deadline(kelompok: str = "") -> periode.Tenggat:
        return periode.tenggat_of(konteks_of(window), "2026-TW3", kelompok)

    qtbot.keyClicks(grid, "1")
    qtbot.keyClicks(QApplication.focusWidget(), "0-10-2026")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert deadline() == periode.Tenggat(date(2026, 10, 10), ditetapkan=True)
    grid.go_to(third, "guru")
    qtbot.keyClicks(grid, "3")
    qtbot.keyClicks(QApplication.focusWidget(), "1-8-2026")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert "sebelum periodenya berakhir" in shown.why.text()
    assert shown.status.text() == "Sel bertanda tidak tersimpan"
    row = shown.table.row_by_id(third)
    assert row is not None
    assert row.text("guru") == "31-8-2026", "the wrong value stays to be seen"
    column = next(c for c in shown.table.columns if c.key == "guru")
    assert column.state_of(row).kind is CellKind.WRONG
    assert deadline("guru").tanggal == date(2026, 10, 10), "nothing was written"
    grid.go_to(third, "semua")
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert not deadline().ditetapkan
    qtbot.keyClick(grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert deadline() == periode.Tenggat(date(2026, 10, 10), ditetapkan=True)


def test_the_appearance_changes_at_once(window: MainWindow, qtbot: QtBot) -> None:
    shown = part(window, "tampilan")
    dark = next(b for b in shown.findChildren(QWidget) if getattr(b, "text", lambda: "")() == "Gelap")
    qtbot.mouseClick(dark, Qt.MouseButton.LeftButton)
    assert theme().dark
    assert window.session.store.text("jendela/tema") == Mode.DARK


def test_somebody_else_works_and_their_name_stands_on_the_next_change(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dialogs, "choice", lambda *_args: "Budi")
    push(qtbot, part(window, "petugas"), "Ganti petugas…")
    assert window.session.office.pelaku == "Budi"
    assert window.top.user.text() == "Budi"
    shown = cast("BagianKertas", part(window, "kertas"))
    shown.kertas.setFocus()
    qtbot.keyClick(shown.kertas, Qt.Key.Key_Down)
    assert "Budi" in kantor.petugas_names(konteks_of(window))


def test_backup_and_check(window: MainWindow, qtbot: QtBot) -> None:
    shown = cast("BagianData", part(window, "data"))
    before = len(backup.copies(konteks_of(window)))
    push(qtbot, shown, "Backup sekarang")
    copies = backup.copies(konteks_of(window))
    assert len(copies) == before + 1
    assert copies[0].ukuran > 4096
    table = shown.copies.table
    rows = [[column.text(row) for column in table.columns] for row in table.visible_rows()]
    assert ["dibuat petugas", "0"] in [row[1:3] for row in rows]
    push(qtbot, shown, "Periksa keutuhan")
    assert "Semuanya utuh" in shown.verdict.text()
    manifest = konteks_of(window).kantor.folder / "kantor.json"
    manifest.write_text("{}")
    push(qtbot, shown, "Periksa keutuhan")
    assert "1 hal yang tidak utuh" in shown.verdict.text()
    assert shown.findings.isVisible()


def test_a_key_of_the_data_page_presses_one_thing_only(window: MainWindow) -> None:
    shown = part(window, "data")
    words = [one.text() for one in shown.findChildren(QPushButton) if one.isVisible()]
    words += [one.text() for one in shown.findChildren(QLabel) if one.isVisible()]
    keys = [key for key in (QKeySequence.mnemonic(one).toString() for one in words) if key]
    assert "Alt+B" in keys
    assert sorted(keys) == sorted(set(keys)), "Qt only moves the focus when two share a letter"


def test_another_office_is_opened_in_place(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kantor.create_kantor(tmp_path / "lain", ProfilKantor("Puskesmas Contoh")).kantor.close()
    folders = [tmp_path / "kosong", tmp_path / "kantor", tmp_path / "lain"]
    monkeypatch.setattr(Dialogs, "folder", lambda *_args: folders.pop(0))
    shown = part(window, "data")
    push(qtbot, shown, "Buka kantor lain…")
    assert window.current is not None
    assert "Tidak ada data kantor" in window.current.banner.words.text()
    push(qtbot, shown, "Buka kantor lain…")
    assert "sedang terbuka" in window.current.banner.words.text()
    push(qtbot, shown, "Buka kantor lain…")
    assert window.session.office.nama == "Puskesmas Contoh"
    assert window.bottom.saved.text() == "Semua tersimpan", "nothing was written in this one"
    again = kantor.open_kantor(tmp_path / "kantor", hold=True)  # the lock was given back
    again.kantor.close()


def test_a_new_office_is_begun_from_here(window: MainWindow, qtbot: QtBot) -> None:
    push(qtbot, part(window, "data"), "Kantor baru…")
    assert window.current is not None
    assert window.current.accessibleName() == "Mulai"
    window.session.go("pengaturan")
    assert isinstance(window.current, PengaturanScreen)


def test_a_copy_is_gone_back_to_and_the_state_before_stays(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, text: str, yes: str, **_more: object) -> bool:
        asked.append(f"{yes}: {text}")
        return len(asked) > 1

    monkeypatch.setattr(Dialogs, "ask", ask)
    shown = cast("BagianData", part(window, "data"))
    push(qtbot, shown, "Backup sekarang")
    kantor.edit_profil(konteks_of(window), ProfilKantor("Nama Salah"))
    before = konteks_of(window).kantor.baris.garis
    shown.copies.setFocus()
    shown.copies.go_to(shown.copies.table.row_at(0))
    push(qtbot, shown, "Pulihkan…")
    assert kantor.profil(konteks_of(window)).nama == "Nama Salah"  # the safe answer was given
    push(qtbot, shown, "Pulihkan…")
    assert asked[0].startswith("Pulihkan: Ganti data sekarang dengan backup 20 November 2026")
    assert kantor.profil(konteks_of(window)).nama == "Dinas Contoh"
    assert window.session.office.nama == "Dinas Contoh"
    assert konteks_of(window).kantor.baris.garis != before
    assert "dipulihkan" in window.toast.words.text()
    again = cast("BagianData", part(window, "data"))
    kinds = [one.salinan.sebab for one in again.copies.table.visible_rows()]
    assert "pulih" in kinds


def test_activities_of_a_year_go_back_to_their_copy(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, text: str, _yes: str, **_more: object) -> bool:
        asked.append(text)
        return True

    monkeypatch.setattr(Dialogs, "ask", ask)
    konteks = konteks_of(window)
    who = pegawai.tambah(konteks, {"nama": "Sari", "nip": "198503302010012001"}).value
    line = IsiKegiatan(date(2026, 11, 5), "Rapat", 480, 540, 60)
    kegiatan.simpan(konteks, who, 2026, [kegiatan.Ubahan(None, 0, line)])
    folder = konteks.kantor.folder
    push(qtbot, part(window, "data"), "Backup sekarang")
    copy = backup.kegiatan_copies(folder)[0].path
    (folder / "kegiatan-2026.db").write_bytes(b"")
    monkeypatch.setattr(Dialogs, "open_file", lambda *_args: copy)
    push(qtbot, part(window, "data"), "Pulihkan dari berkas…")
    assert copy.name in asked[0]
    assert [one.uraian for one in kegiatan.bulan(konteks_of(window), who, 2026, 11).rows] == ["Rapat"]
    told = window.toast.words.text()
    assert "Kegiatan harian tahun 2026 dipulihkan" in told
    assert "daftar backup" not in told  # nothing was kept: the file held nothing


def test_another_copy_can_be_chosen_where_the_office_could_not_be_opened_again(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "ask", lambda *_args, **_more: True)
    monkeypatch.setattr(Dialogs, "problem", lambda _parent, text: told.append(text))
    shown = cast("BagianData", part(window, "data"))
    push(qtbot, shown, "Backup sekarang")
    shown.copies.setFocus()
    shown.copies.go_to(shown.copies.table.row_at(0))
    real = gui_kantor.open_other

    def refuse(_folder: Path) -> Office:
        raise StorageError("kantor.sedang-dibuka", folder="D:")

    monkeypatch.setattr(gui_kantor, "open_other", refuse)
    push(qtbot, shown, "Pulihkan…")
    assert len(told) == 1
    assert shown.isEnabled()
    monkeypatch.setattr(gui_kantor, "open_other", real)
    push(qtbot, shown, "Pulihkan…")
    assert "dipulihkan" in window.toast.words.text()


def test_attachments_that_no_copy_holds_are_counted_and_missed_after_a_restore(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "ask", lambda *_args, **_more: True)
    monkeypatch.setattr(Dialogs, "problem", lambda _parent, text: told.append(text))
    scan = tmp_path / "SKP lama.pdf"
    scan.write_bytes(b"%PDF-1.4" + bytes(5000))
    who = pegawai.tambah(konteks_of(window), {"nama": "Sari"}).value
    said = IsianLuar("2025", Predikat.BAIK, "Dinas Kesehatan", scan=scan)
    predikat_luar.simpan(konteks_of(window), who, said)
    shown = cast("BagianData", part(window, "data"))
    push(qtbot, shown, "Backup sekarang")
    assert "1 berkas lampiran (5 KB)" in shown.beside_copies.text()
    assert shown.beside_copies.isVisible()
    shutil.rmtree(konteks_of(window).kantor.folder / "lampiran")
    shown.copies.setFocus()
    made = next(one for one in shown.copies.table.visible_rows() if one.salinan.sebab == "sendiri")
    shown.copies.go_to(made)
    push(qtbot, shown, "Pulihkan…")
    assert len(told) == 1
    assert "1 berkas lampiran" in told[0]
    again = cast("BagianData", part(window, "data"))
    assert not again.beside_copies.isVisible()
    assert "1 berkas lampiran tidak ada di folder data" in again.warning.text()


def test_attachments_are_counted_again_when_one_is_added(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    who = pegawai.tambah(konteks_of(window), {"nama": "Sari"}).value
    shown = cast("BagianData", part(window, "data"))
    assert not shown.beside_copies.isVisible()
    scan = tmp_path / "SKP lama.pdf"
    scan.write_bytes(b"%PDF-1.4" + bytes(5000))
    said = IsianLuar("2025", Predikat.BAIK, "Dinas Kesehatan", scan=scan)
    konteks = konteks_of(window)
    window.session.tasks.write(window, lambda _: predikat_luar.simpan(konteks, who, said)).run()
    qtbot.waitUntil(lambda: "1 berkas lampiran (5 KB)" in shown.beside_copies.text())
    assert shown.beside_copies.isVisible()


def test_a_damaged_copy_cannot_be_chosen_and_a_foreign_one_is_refused(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "ask", lambda *_args, **_more: True)
    monkeypatch.setattr(Dialogs, "problem", lambda _parent, text: told.append(text))
    broken = konteks_of(window).kantor.folder / "backup" / "2026-11-21_080000_harian.db"
    broken.write_bytes(b"x" * 5000)
    shown = cast("BagianData", part(window, "data"))
    shown.copies.go_to(shown.copies.table.row_at(0))
    assert not shown.back.isEnabled()
    other = kantor.create_kantor(tmp_path / "lain", ProfilKantor("Puskesmas Contoh"))
    copy = backup.make_now(other)
    other.kantor.close()
    monkeypatch.setattr(Dialogs, "open_file", lambda *_args: broken)
    push(qtbot, shown, "Pulihkan dari berkas…")
    assert window.current is not None
    assert "tidak utuh" in window.current.banner.words.text()
    monkeypatch.setattr(Dialogs, "open_file", lambda *_args: copy.berkas)
    push(qtbot, shown, "Pulihkan dari berkas…")
    assert "milik kantor lain (Puskesmas Contoh)" in told[0]
    assert kantor.profil(konteks_of(window)).nama == "Dinas Contoh"


def test_an_unsafe_place_is_named(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown = cast("BagianData", part(window, "data"))
    assert not shown.warning.isVisible()
    monkeypatch.setenv("OneDrive", str(tmp_path))
    shown.load()
    assert shown.warning.isVisible()
    assert "folder OneDrive" in shown.warning.text()
