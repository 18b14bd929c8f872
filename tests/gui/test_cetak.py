"""The screen Cetak by keys and mouse, on a real office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui import kantor as pembuka
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.cetak import model, printer
from kinerja_desktop.gui.screens.cetak.geser import OffsetDialog
from kinerja_desktop.gui.screens.cetak.screen import CetakScreen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services import cetak_daftar, cetak_printer, periode
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Kertas, Sisi, Tatanan
from kinerja_desktop.services.cetak_printer import GeserPrinter
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.worker import InlineWorker
from tests.gui.meja_skp import HeldExecutor
from tests.services.cetak.conftest import PERIODE, Kantor, pages

K = Qt.Key
NAMES = [f"Guru Ke {n:02}" for n in range(6)]


@pytest.fixture
def kantor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kantor]:
    """A school with a head and seven teachers; six are locked, Wawan is rated but open."""
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-10-06T09:00:00+07:00")
    konteks = create_kantor(
        tmp_path / "kantor", ProfilKantor("Dinas Contoh", tempat="Sukaraya"), "Rina", worker=InlineWorker()
    )
    office = Kantor(konteks)
    office.add_unit("SD Negeri 1 Contoh", tempat="Lembang")
    office.add_orang("Andi Kepala", "SD Negeri 1 Contoh", "Kepala Sekolah")
    office.add_many([(nama, "SD Negeri 1 Contoh", "Guru Ahli Pertama", {}) for nama in [*NAMES, "Wawan"]])
    office.kepala("SD Negeri 1 Contoh", "Andi Kepala")
    periode.ensure_tahun(konteks, 2026)
    office.rate([*NAMES, "Wawan"])
    office.lock(NAMES)
    yield office
    konteks.kantor.close()


@pytest.fixture
def layar(kantor: Kantor, session: Session, qtbot: QtBot) -> CetakScreen:
    """The screen, opened at the third quarter."""
    return shown(session, kantor, qtbot)


def shown(session: Session, kantor: Kantor, qtbot: QtBot) -> CetakScreen:
    session.open(pembuka.opened(kantor.konteks))
    session.set_periode(PERIODE)
    made = CetakScreen(session)
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    qtbot.waitExposed(made)
    made.reload()
    made.grid.setFocus()
    return made


def rows(konteks: Konteks) -> dict[str, cetak_daftar.BarisCetak]:
    return {row.nama: row for row in cetak_daftar.daftar(konteks, PERIODE)}


def seek(layar: CetakScreen, nama: str, key: str = "nama") -> None:
    """Put the cursor on somebody's cell with the arrow keys."""
    grid = layar.grid
    wanted = next(n for n in range(grid.table.rowCount()) if grid.table.row_at(n).nama == nama)
    column = grid.shown_columns().index(grid.table.column_of(key))
    press(grid, K.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(wanted):
        press(grid, K.Key_Down)
    for _ in range(column):
        press(grid, K.Key_Right)


def press(widget: QWidget, key: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    from PySide6.QtTest import QTest

    QTest.keyClick(widget, key, mods)


def save_by_keys(layar: CetakScreen, monkeypatch: pytest.MonkeyPatch, target: Path, entry: int = 0) -> None:
    """Open the menu of Simpan PDF and take an entry; the file dialog answers with the target."""
    monkeypatch.setattr(Dialogs, "save_file", lambda *_: target)
    monkeypatch.setattr(Dialogs, "folder", lambda *_: target)

    layar.save_button.setFocus()
    press(layar.save_button, K.Key_Space)
    menu = layar.save_button.menu()
    assert menu.isVisible()
    for _ in range(entry):
        press(menu, K.Key_Down)
    press(menu, K.Key_Return)


def test_the_list_says_how_far_every_sheet_is(layar: CetakScreen, kantor: Kantor) -> None:
    shown = {row.nama: model.keadaan(row)[0] for row in layar.people.rows}
    assert shown["Guru Ke 00"] == "Belum dicetak"
    assert shown["Wawan"] == "Belum dikunci"
    assert shown["Andi Kepala"] == "Belum dinilai"
    assert layar.total.text() == "6 lembar"
    assert layar.unlocked.text() == "2 belum dikunci"


def test_the_preview_follows_the_cursor_and_turns_pages(layar: CetakScreen, qtbot: QtBot) -> None:
    seek(layar, "Guru Ke 00")
    qtbot.waitUntil(lambda: "halaman 1 dari 1" in layar.preview.place.text(), timeout=3000)
    first = layar.preview.image.pixmap().toImage()
    assert dark_pixels(first) > 200
    layar.preview.setFocus()
    press(layar.preview, K.Key_PageDown)
    qtbot.waitUntil(lambda: layar.preview.image.pixmap().toImage() != first, timeout=3000)
    wanted = layar.people.row_by_id(layar.grid.current_id() or 0)
    assert wanted is not None
    assert wanted.nama == "Guru Ke 01"
    before = layar.preview.image.pixmap().width()
    press(layar.preview, K.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert layar.preview.image.pixmap().width() > before
    press(layar.preview, K.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert layar.preview.image.pixmap().width() == before


def dark_pixels(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y).lightness() < 100
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


def test_a_sheet_that_cannot_be_printed_says_why(layar: CetakScreen, qtbot: QtBot) -> None:
    seek(layar, "Wawan")
    qtbot.waitUntil(lambda: "belum dikunci" in layar.preview.empty.words.text(), timeout=3000)
    assert "Kunci nilainya" in layar.preview.empty.words.text()


def test_saving_prints_what_is_shown_and_names_who_is_left_out(
    layar: CetakScreen, kantor: Kantor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save_by_keys(layar, monkeypatch, tmp_path / "a.pdf")
    assert len(pages(tmp_path / "a.pdf")) == 6
    assert layar.total.text() == "6 lembar"
    assert "6 lembar, 6 halaman tersimpan di a.pdf" in layar.banner.words.text()
    assert "2 nilai tidak tercetak" in layar.banner.words.text()
    assert sum(row.dicetak is not None for row in layar.people.rows) == 6
    layar.chips.choose(model.BELUM)
    assert layar.people.rowCount() == 0


def test_several_selected_rows_are_what_is_meant(
    layar: CetakScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seek(layar, "Guru Ke 02")
    press(layar.grid, K.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert layar.chosen.isChecked()
    assert layar.total.text() == "2 lembar"
    save_by_keys(layar, monkeypatch, tmp_path / "satuan", entry=1)
    assert len(list((tmp_path / "satuan").glob("*_2026_TW3_EVALUASI.pdf"))) == 2


def test_space_ticks_the_selected_rows_on_the_chosen_day(
    layar: CetakScreen, kantor: Kantor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    save_by_keys(layar, monkeypatch, tmp_path / "a.pdf")
    layar.tick_day.setFocus()
    layar.tick_day.selectAll()
    qtbot.keyClicks(layar.tick_day, "8-10-2026")
    seek(layar, "Guru Ke 01", "ditandatangani")
    for _ in range(2):
        press(layar.grid, K.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    told: list[tuple[str, object]] = []
    layar.session.noticed.connect(lambda text, _, call: told.append((text, call)))
    press(layar.grid, K.Key_Space)
    signed = {name for name, row in rows(kantor.konteks).items() if row.ditandatangani == date(2026, 10, 8)}
    assert signed == set(NAMES[1:4])
    assert told[0][0] == "3 lembar ditandai ditandatangani"
    undo = told[0][1]
    assert callable(undo)
    undo()
    assert not [row for row in rows(kantor.konteks).values() if row.ditandatangani]


def test_the_proposed_file_names_whose_sheet_it_is_and_the_period_in_words(
    layar: CetakScreen, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    names: list[str] = []
    monkeypatch.setattr(Dialogs, "save_file", lambda *args: names.append(args[-1]))
    layar._save(per_orang=False)
    seek(layar, NAMES[1])
    qtbot.mouseClick(layar.chosen, Qt.MouseButton.LeftButton)
    layar._save(per_orang=False)
    assert names == [
        "Dokumen evaluasi Triwulan III 2026.pdf",
        f"Dokumen evaluasi {NAMES[1]} Triwulan III 2026.pdf",
    ]


def test_a_click_on_a_tick_ticks_that_row(
    layar: CetakScreen, kantor: Kantor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    save_by_keys(layar, monkeypatch, tmp_path / "a.pdf")
    line = next(n for n in range(layar.people.rowCount()) if layar.people.row_at(n).nama == NAMES[5])
    index = layar.people.index(line, layar.people.column_of("diserahkan"))
    layar.grid.scrollTo(index)
    at = layar.grid.visualRect(index).center()
    qtbot.mouseClick(layar.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert rows(kantor.konteks)[NAMES[5]].diserahkan == date(2026, 10, 6)
    told: list[str] = []
    layar.session.noticed.connect(lambda text, *_: told.append(text))
    qtbot.mouseClick(layar.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert rows(kantor.konteks)[NAMES[5]].diserahkan is None
    assert told == ["Tanda diserahkan dihapus dari 1 lembar"], (
        "else the notice before goes on saying that it is ticked"
    )


def test_ticks_faster_than_the_disk_are_all_meant(
    kantor: Kantor, dressed: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    slow = HeldExecutor()
    layar = shown(Session(slow), kantor, qtbot)
    save_by_keys(layar, monkeypatch, tmp_path / "a.pdf")
    seek(layar, NAMES[1], "ditandatangani")
    slow.holding = True
    press(layar.grid, K.Key_Space)
    press(layar.grid, K.Key_Right)
    press(layar.grid, K.Key_Space)  # diserahkan, before the first is written
    press(layar.grid, K.Key_Left)
    press(layar.grid, K.Key_Space)  # and the first taken back, with what follows it
    press(layar.grid, K.Key_Space)
    slow.let_go()
    row = rows(kantor.konteks)[NAMES[1]]
    assert (row.ditandatangani, row.diserahkan) == (date(2026, 10, 6), None)
    assert "berubah" not in layar.banner.words.text()


def test_what_was_never_printed_cannot_be_ticked(layar: CetakScreen, kantor: Kantor) -> None:
    seek(layar, "Guru Ke 01", "ditandatangani")
    press(layar.grid, K.Key_Space)
    assert "belum punya lembar tercetak" in layar.banner.words.text()
    assert rows(kantor.konteks)["Guru Ke 01"].ditandatangani is None


def test_the_other_sheets_by_their_cards(
    layar: CetakScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    for lembar, judul in (
        (JenisLembar.REKAP, "REKAPITULASI"), (JenisLembar.PERSETUJUAN, "LEMBAR PERSETUJUAN"),
    ):  # fmt: skip
        qtbot.mouseClick(layar.cards.cards[lembar], Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
        save_by_keys(layar, monkeypatch, tmp_path / f"{lembar.value}.pdf")
        assert judul in pages(tmp_path / f"{lembar.value}.pdf")[0]
    layar.cards.cards[JenisLembar.PERSETUJUAN].setFocus()
    seek(layar, "Andi Kepala", "ditandatangani")
    press(layar.grid, K.Key_Space)
    (row,) = layar.panel.table.rows
    assert row.ditandatangani == date(2026, 10, 6)
    qtbot.mouseClick(
        layar.cards.cards[JenisLembar.USUL_PERBAIKAN], Qt.MouseButton.LeftButton, pos=QPoint(20, 20)
    )
    assert not layar.print_button.isEnabled()


def test_a_list_is_built_when_its_sheet_is_chosen(layar: CetakScreen, qtbot: QtBot) -> None:
    assert len(layar.findChildren(GridPanel)) == 1
    qtbot.mouseClick(layar.cards.cards[JenisLembar.REKAP], Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert [panel for panel in layar.findChildren(GridPanel) if panel.isVisibleTo(layar)] == [layar.panel]
    assert layar.panel.table.rowCount() > 0
    card = layar.cards.cards[JenisLembar.PERSETUJUAN]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert layar.groups.chips.isVisibleTo(layar)
    assert len(layar.findChildren(GridPanel)) == 3


def test_settings_are_remembered(layar: CetakScreen, session: Session, qtbot: QtBot) -> None:
    assert "bukan hari nilai dikunci" in layar.options.tanggal.toolTip()
    layar.options.kertas.setFocus()
    press(layar.options.kertas, K.Key_Down)
    layar.options.tempat.setFocus()
    qtbot.keyClicks(layar.options.tempat, "Bandung")
    layar.options.margin.setFocus()
    press(layar.options.margin, K.Key_Up)
    again = CetakScreen(session)
    qtbot.addWidget(again)
    assert again.options.tatanan() == Tatanan(Kertas.F4, 16, (0, 0), Sisi.SATU)
    assert again.options.tempat.text() == "Bandung"


def test_the_offset_of_a_printer_is_set_in_its_dialog(
    layar: CetakScreen, kantor: Kantor, qtbot: QtBot
) -> None:
    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        assert isinstance(dialog, OffsetDialog)
        qtbot.keyClicks(dialog.printer, "Epson L3110")
        dialog.right.setFocus()
        dialog.right.selectAll()
        qtbot.keyClicks(dialog.right, "2")
        press(dialog, K.Key_Return)

    QTimer.singleShot(200, layar, fill)
    layar.options.offset_wanted.emit()
    assert cetak_printer.geser_of(kantor.konteks, "Epson L3110") == GeserPrinter("Epson L3110", 2, 0)
    assert layar.options.tatanan().geser == (2, 0)


@pytest.fixture
def to_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A printer that writes a PDF; it is called "Uji"."""
    target = tmp_path / "printer.pdf"

    def choose(_: QWidget, tatanan: Tatanan) -> QPrinter:
        made = printer.prepared(tatanan)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(target))
        made.setPageSize(printer.page_size(tatanan.kertas))
        made.setFullPage(True)
        return made

    monkeypatch.setattr(printer, "choose", choose)
    return target


@pytest.mark.parametrize("kertas", list(Kertas))
def test_the_printer_dialog_keeps_the_paper_of_the_sheets(layar: CetakScreen, kertas: Kertas) -> None:
    def accept() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, QPrintDialog)
        shown.accept()

    QTimer.singleShot(0, layar, accept)
    made = printer.choose(layar, Tatanan(kertas))
    assert made is not None
    assert made.pageLayout().pageSize().isEquivalentTo(printer.page_size(kertas))
    assert made.fullPage()


def test_a_larger_paper_that_the_user_picked_is_left(layar: CetakScreen) -> None:
    def accept() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, QPrintDialog)
        shown.accept()
        shown.printer().setPageSize(QPageSize(QPageSize.PageSizeId.Legal))

    QTimer.singleShot(0, layar, accept)
    made = printer.choose(layar, Tatanan(Kertas.F4))
    assert made is not None
    assert made.pageLayout().pageSize().id() == QPageSize.PageSizeId.Legal


def left_edge(path: Path) -> tuple[float, float, int]:
    """Return page width and the left edge of the ink in mm, and the number of pages."""
    document = pdfium.PdfDocument(path)
    page = document[0]
    image = page.render(scale=4, grayscale=True)
    wide, stride, data = image.width, image.stride, bytes(image.buffer)
    first = min(
        next((x for x in range(wide) if data[y * stride + x] < 128), wide) for y in range(0, image.height, 2)
    )
    result = page.get_width() / 72 * 25.4, first / 4 / 72 * 25.4, len(document)
    image.close()
    page.close()
    document.close()
    return result


def test_direct_printing_asks_before_it_ticks(
    layar: CetakScreen, kantor: Kantor, to_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = [False, True]

    def answer(_: QWidget, title: str, *__: str) -> bool:
        asked.append(title)
        return answers.pop(0)

    monkeypatch.setattr(Dialogs, "ask", answer)
    layar.options.kertas.setFocus()
    press(layar.options.kertas, K.Key_Down)
    press(layar, K.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["Keluar dengan benar dari printer?"]
    width, plain, count = left_edge(to_file)
    assert (round(width), count) == (215, 6)
    assert plain == pytest.approx(15, abs=0.6)
    sent = to_file.read_bytes()
    assert b"/DCTDecode" not in sent, "JPEG puts grey dust around letters"
    assert len(sent) < 6 * 600_000
    assert not [row for row in rows(kantor.konteks).values() if row.dicetak]
    cetak_printer.set_geser(kantor.konteks, GeserPrinter("", 2, 0))
    press(layar, K.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert left_edge(to_file)[1] == pytest.approx(plain + 2, abs=0.2)
    assert sum(row.dicetak is not None for row in rows(kantor.konteks).values()) == 6


def test_both_sides_by_hand_are_two_passes() -> None:
    assert printer.passes([1, 1], Sisi.SATU) == [[0, 1]]
    assert printer.passes([1, 2], Sisi.BOLAK_BALIK) == [[0, None, 1, 2]]
    assert printer.passes([1, 2, 3], Sisi.MANUAL) == [[0, 1, 3, 5], [None, 2, 4, None]]
    assert printer.passes([1, 1], Sisi.MANUAL) == [[0, 1]]


def test_an_empty_period_explains_itself(layar: CetakScreen, session: Session) -> None:
    session.set_periode("2026-TW1")
    assert layar.people_panel.isVisible()
    assert layar.total.text() == "0 lembar"
    assert not layar.print_button.isEnabled()


def test_a_wrong_date_of_signing_prints_nothing(
    layar: CetakScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    layar.options.tanggal.setFocus()
    layar.options.tanggal.selectAll()
    qtbot.keyClicks(layar.options.tanggal, "31-2-2026")
    save_by_keys(layar, monkeypatch, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()
    assert "bukan tanggal" in layar.banner.words.text()


def test_a_code_read_off_a_sheet_is_found(
    layar: CetakScreen, kantor: Kantor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    save_by_keys(layar, monkeypatch, tmp_path / "a.pdf")
    code = rows(kantor.konteks)["Guru Ke 03"].kode
    answers = [code.lower(), code, "AAAA-AAAA"]
    monkeypatch.setattr(Dialogs, "text", lambda *_: answers.pop(0))
    qtbot.mouseClick(layar.find_button, Qt.MouseButton.LeftButton)
    assert (
        "dokumen evaluasi Guru Ke 03 untuk Triwulan III 2026. Isinya masih berlaku"
        in layar.banner.words.text()
    )
    kantor.unlock(["Guru Ke 03"])
    qtbot.mouseClick(layar.find_button, Qt.MouseButton.LeftButton)
    assert "sudah diganti" in layar.banner.words.text()
    qtbot.mouseClick(layar.find_button, Qt.MouseButton.LeftButton)
    assert "Tidak ada lembar dengan kode AAAA-AAAA" in layar.banner.words.text()


def test_with_the_skp_people_are_counted_before_and_after(
    layar: CetakScreen, kantor: Kantor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.mouseClick(
        layar.options.skp, Qt.MouseButton.LeftButton, pos=QPoint(8, layar.options.skp.height() // 2)
    )
    assert layar.options.skp.isChecked()
    assert layar.total.text() == "6 dokumen"
    save_by_keys(layar, monkeypatch, tmp_path / "a.pdf")
    said = layar.banner.words.text()
    made = len(pages(tmp_path / "a.pdf"))
    assert f"{made} halaman tersimpan di a.pdf" in said
    assert said.startswith("6 lembar" if made == 6 else "6 dokumen, ")


def test_why_an_approval_cannot_be_printed_is_said(layar: CetakScreen, kantor: Kantor) -> None:
    kantor.add_unit("SD Negeri 2 Contoh", tempat="Lembang")
    kantor.add_orang("Budi Kepala", "SD Negeri 2 Contoh", "Kepala Sekolah")
    kantor.add_orang("Citra Guru", "SD Negeri 2 Contoh", "Guru Ahli Pertama")
    kantor.kepala("SD Negeri 2 Contoh", "Budi Kepala")
    layar.cards.choose(JenisLembar.PERSETUJUAN)
    assert layar.total.text() == "1 lembar; 1 atasan belum ada yang dinilai"
    assert (layar.print_button.isEnabled(), layar.save_button.toolTip()) == (True, "")
    seek(layar, "Budi Kepala", "keadaan")
    line, column = layar.grid.place
    assert layar.grid.sheet.text(line, column) == "Belum ada yang dinilai"
    layar.chosen.click()
    assert layar.total.text() == "0 lembar; 1 atasan belum ada yang dinilai"
    for made in (layar.save_button, layar.print_button):
        assert not made.isEnabled()
        assert made.toolTip() == "Belum ada yang dapat dicetak: 1 atasan belum ada yang dinilai"
    layar.groups.chips.choose("belum-dicetak")
    assert [row.nama for row in layar.panel.table.visible_rows()] == ["Andi Kepala"]


def test_what_was_made_is_counted_as_it_was_announced() -> None:
    assert model.expected(2, with_skp=True) == "2 dokumen"
    assert model.expected(2, with_skp=False) == "2 lembar"
    assert model.counted(2, 6, 9) == "2 dokumen, 6 lembar, 9 halaman"
    assert model.counted(2, 2, 2) == "2 lembar, 2 halaman"
    assert model.counted(0, 3, 5) == "3 lembar, 5 halaman"
