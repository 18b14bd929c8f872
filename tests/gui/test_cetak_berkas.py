"""Signed files and sheets that came back, by keys on the screen Cetak."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.codes import Predikat, Rating
from kinerja_desktop.domain.findings import Location
from kinerja_desktop.domain.masukan import LaporanRow
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.cetak.beda import BedaDialog, side
from kinerja_desktop.gui.screens.cetak.orang import BerkasOrangDialog
from kinerja_desktop.gui.screens.cetak.screen import CetakScreen
from kinerja_desktop.gui.screens.cetak.ttd import LampirDialog
from kinerja_desktop.services import monitoring
from kinerja_desktop.services.berkas_orang import Keperluan
from kinerja_desktop.services.cetak_pesanan import JenisLembar
from tests.gui.test_cetak import NAMES, K, kantor, layar, press, rows, save_by_keys, seek
from tests.gui.test_opening import Sistem
from tests.services.cetak.conftest import PERIODE, Kantor, pages

__all__ = ["kantor", "layar"]
JPEG = b"\xff\xd8\xff\xe0 pindaian "


def in_dialog(layar: CetakScreen, act: Callable[[LampirDialog], object], seen: list[str]) -> None:
    """Act in the dialog once it stands."""

    def look() -> None:
        found = QApplication.activeModalWidget()
        assert isinstance(found, LampirDialog)
        seen.append(found.go.text())
        act(found)

    QTimer.singleShot(0, layar, look)


def menu_entry(layar: CetakScreen, entry: int) -> None:
    """Take an entry of the menu of Berkas ttd. with the keyboard."""
    layar.files.button.setFocus()
    press(layar.files.button, K.Key_Space)
    menu = layar.files.button.menu()
    for _ in range(entry):
        press(menu, K.Key_Down)
    press(menu, K.Key_Return)


def test_scans_are_shown_assigned_and_attached(
    layar: CetakScreen, kantor: Kantor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    save_by_keys(layar, monkeypatch, tmp_path / "a.pdf")
    known, strange = tmp_path / f"{kantor.nip[NAMES[1]]}.jpg", tmp_path / "scan0001.jpg"
    known.write_bytes(JPEG)
    strange.write_bytes(JPEG + b"lain")
    monkeypatch.setattr(Dialogs, "open_files", lambda *_: [known, strange])

    def act(dialog: LampirDialog) -> None:
        header = dialog.grid.horizontalHeader()
        assert header.length() <= dialog.grid.viewport().width(), "the last column is cut"
        press(dialog.grid, K.Key_Down)
        dialog.person.setFocus()
        qtbot.keyClicks(dialog.person, NAMES[2])
        popup = dialog.person.completer().popup()
        assert popup is not None
        qtbot.waitUntil(popup.isVisible, timeout=5000)
        press(popup, K.Key_Down)
        press(popup, K.Key_Return)
        qtbot.waitUntil(lambda: len(dialog.pairs()) == 2, timeout=5000)
        dialog.tick.setFocus()
        press(dialog.tick, K.Key_Space)
        press(dialog.go, K.Key_Space)

    seen: list[str] = []
    in_dialog(layar, act, seen)
    menu_entry(layar, 0)
    assert seen == ["&Lampirkan 1 berkas"]
    found = rows(kantor.konteks)
    assert {name for name, row in found.items() if row.berkas} == {NAMES[1], NAMES[2]}
    assert {name for name, row in found.items() if row.ditandatangani} == {NAMES[1], NAMES[2]}
    assert "2 berkas dilampirkan, 2 lembar ditandai ditandatangani" in layar.banner.words.text()


def test_attached_files_are_opened_and_taken_off(
    layar: CetakScreen, kantor: Kantor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scan = tmp_path / f"{kantor.nip[NAMES[1]]}.jpg"
    scan.write_bytes(JPEG)
    monkeypatch.setattr(Dialogs, "open_files", lambda *_: [scan])
    in_dialog(layar, lambda dialog: press(dialog.go, K.Key_Space), [])
    menu_entry(layar, 0)
    opened = Sistem(monkeypatch, "").asked
    seek(layar, NAMES[1])
    menu_entry(layar, 1)
    assert [Path(url.toLocalFile()).read_bytes() for url in opened] == [JPEG]
    asked: list[str] = []

    def agree(*args: str, **_: object) -> bool:
        asked.append(args[2])
        return True

    monkeypatch.setattr(Dialogs, "ask", agree)
    seek(layar, NAMES[1])
    menu_entry(layar, 2)
    assert scan.name in asked[0]
    assert rows(kantor.konteks)[NAMES[1]].berkas == 0
    seek(layar, NAMES[1])
    menu_entry(layar, 1)
    assert "belum punya berkas" in layar.banner.words.text()


def test_space_marks_a_sheet_that_came_back_with_its_reason(
    layar: CetakScreen, kantor: Kantor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reasons = iter(["", "cap belum ada"])
    monkeypatch.setattr(Dialogs, "text", lambda *_: next(reasons) or None)
    seek(layar, NAMES[1], "dikembalikan")
    press(layar.grid, K.Key_Space)
    assert "belum punya lembar tercetak" in layar.banner.words.text()
    save_by_keys(layar, monkeypatch, tmp_path / "a.pdf")
    seek(layar, NAMES[1], "dikembalikan")
    press(layar.grid, K.Key_Space)
    assert rows(kantor.konteks)[NAMES[1]].dikembalikan is None
    press(layar.grid, K.Key_Space)
    assert rows(kantor.konteks)[NAMES[1]].alasan_kembali == "cap belum ada"
    layar.chips.choose("dikembalikan")
    assert [row.nama for row in layar.people.visible_rows()] == [NAMES[1]]
    layar.chips.choose("semua")
    seek(layar, NAMES[1], "dikembalikan")
    press(layar.grid, K.Key_Space)
    assert rows(kantor.konteks)[NAMES[1]].dikembalikan is None


def test_the_file_of_a_person_is_asked_for_and_saved(
    layar: CetakScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "orang.pdf"
    monkeypatch.setattr(Dialogs, "save_file", lambda *_: target)
    layar.options.kertas.setCurrentIndex(1)
    seek(layar, NAMES[1])

    def in_menu() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        wanted = next(one for one in menu.actions() if "Berkas kenaikan" in one.text())
        menu.setActiveAction(wanted)
        QTimer.singleShot(0, layar, in_purposes)
        press(menu, K.Key_Return)

    def in_purposes() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, BerkasOrangDialog)
        assert dialog.kertas.currentText() == "F4", "the paper that was chosen last"
        dialog.kertas.setCurrentIndex(0)
        press(dialog.purposes[Keperluan.MUTASI], K.Key_Space)
        press(dialog.go, K.Key_Space)

    QTimer.singleShot(0, layar, in_menu)
    at = layar.grid.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, layar.grid.mapToGlobal(at))
    QApplication.sendEvent(layar.grid, event)
    said = pages(target)
    assert len(said) == 2
    assert NAMES[1] in said[0]
    assert "1 dokumen evaluasi, 2 halaman: orang.pdf." in layar.banner.words.text()
    layar.reload()
    assert layar.options.kertas.currentText() == "A4", "and the print centre follows"


def test_the_handover_list_of_what_is_shown(
    layar: CetakScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save_by_keys(layar, monkeypatch, tmp_path / "belum.pdf", entry=2)
    assert "belum punya lembar tercetak" in layar.banner.words.text()
    save_by_keys(layar, monkeypatch, tmp_path / "a.pdf")
    save_by_keys(layar, monkeypatch, tmp_path / "serah.pdf", entry=2)
    (said,) = pages(tmp_path / "serah.pdf")
    assert all(name in said for name in NAMES)
    assert "serah.pdf" in layar.banner.words.text()


def test_who_differs_from_e_kinerja_is_shown_and_printing_goes_on_if_wanted(
    layar: CetakScreen, kantor: Kantor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    row = LaporanRow(
        Location(baris=9), kantor.nip[NAMES[1]], NAMES[1], hasil_kerja=Rating.DI_ATAS, perilaku=Rating.SESUAI,
        predikat=Predikat.BAIK,
    )  # fmt: skip
    monitoring.simpan_laporan(kantor.konteks, [row], PERIODE)
    seen: list[list[str]] = []
    answers = iter([False, True])

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, BedaDialog)
        shown = dialog.grid.table.row_at(0)
        seen.append([shown.nama, side(shown.kita), side(shown.ekinerja)])
        press(dialog.go if next(answers) else dialog.stay, K.Key_Space)

    for written in (False, True):
        QTimer.singleShot(0, layar, partial(QTimer.singleShot, 0, layar, look))
        save_by_keys(layar, monkeypatch, tmp_path / "a.pdf")
        assert (tmp_path / "a.pdf").exists() is written
    assert seen == [[NAMES[1], "Baik (Sesuai dan Sesuai)", "Baik (Di Atas dan Sesuai)"]] * 2


def test_a_file_for_each_sheet_replaces_none_and_the_banner_says_where_they_are(
    layar: CetakScreen, tmp_path: Path
) -> None:
    layar.save_to(tmp_path / "satuan", per_orang=True)
    first = {path: path.read_bytes() for path in (tmp_path / "satuan").iterdir()}
    assert len(first) == 6
    assert "halaman tersimpan di satuan. 2 nilai" in layar.banner.words.text()
    layar.save_to(tmp_path / "satuan", per_orang=True)
    said = layar.banner.words.text()
    assert (
        "tersimpan di Cetakan_ke-2. Berkas bernama sama yang sudah ada di folder pilihan tidak diganti."
        in said
    )
    assert {path.name for path in first} == {
        path.name for path in (tmp_path / "satuan" / "Cetakan_ke-2").iterdir()
    }
    assert {path: path.read_bytes() for path in first} == first


@pytest.mark.parametrize(
    ("kind", "name"), [(JenisLembar.REKAP, "rekap.xlsx"), (JenisLembar.SURAT, "surat.docx")]
)
def test_rekap_and_letters_are_saved_to_be_worked_on(
    layar: CetakScreen,
    kantor: Kantor,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    kind: JenisLembar,
    name: str,
) -> None:
    kantor.rate(["Wawan"], hasil="")
    layar.cards.choose(kind)
    save_by_keys(layar, monkeypatch, tmp_path / name, entry=2)
    assert (tmp_path / name).read_bytes().startswith(b"PK")
    assert name in layar.banner.words.text()


@pytest.mark.qt_log_ignore(
    "Keyboard event not accepted"
)  # with the last row gone the button is disabled while its menu still has the key
def test_approval_sheets_that_changed_are_printed_again_alone(
    layar: CetakScreen, kantor: Kantor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    layar.cards.choose(JenisLembar.PERSETUJUAN)
    layar.groups.chips.choose("belum-dicetak")
    assert layar.panel.table.rowCount() == 1
    save_by_keys(layar, monkeypatch, tmp_path / "a.pdf")
    assert layar.panel.table.rowCount() == 0
    kantor.rate(["Wawan"], hasil="di_atas")
    layar.reload()
    layar.groups.chips.choose("berubah")
    assert layar.panel.table.rowCount() == 1
    save_by_keys(layar, monkeypatch, tmp_path / "b.pdf")
    assert "Di Atas Ekspektasi" in pages(tmp_path / "b.pdf")[0]
    assert layar.panel.table.rowCount() == 0
