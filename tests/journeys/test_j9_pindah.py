"""J9: Tono moves in May to another unit under another penilai: two SKP, two annual ratings, both on one screen and sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QRadioButton

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import Indikator, Rhk
from kinerja_desktop.gui.widgets.pickers import UnitTreePicker
from kinerja_desktop.services import atasan, cetak, pegawai, penilaian, skp
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Pesanan, Tatanan
from kinerja_desktop.services.konteks import Konteks
from tests.kantor_kecil import BIDANG, DINAS, NIP, SEKRETARIAT, isi

K = Qt.Key
LEFT = Qt.MouseButton.LeftButton
TONO = "TONO HARYONO"


@pytest.fixture
def konteks(konteks: Konteks, tmp_path: Path) -> Konteks:
    """Sari leads the secretariat, Rini the bidang, Budi both."""
    units = isi(konteks, tmp_path)
    people = {row.nip: row.id for row in pegawai.daftar(konteks)}
    for place, name in ((DINAS, "Budi"), (SEKRETARIAT, "Sari"), (BIDANG, "Rini")):
        head = Pihak(JenisPihak.PEGAWAI, people[NIP[name]])
        atasan.set_kepala(konteks, units[place], head, dari=date(2026, 1, 1))
    return konteks


def move(layar: Any) -> None:
    radio = next(one for one in layar.top.findChildren(QRadioButton) if "Perubahan" in one.text())
    layar.bot.mouseClick(radio, LEFT, pos=radio.rect().center() - radio.rect().center() / 2)
    layar.fill("Berlaku sejak", "4-5-2026")
    picker = layar.top.findChild(UnitTreePicker)
    layar.bot.mouseClick(picker, LEFT)
    assert picker.popup is not None
    QTest.keyClicks(picker.popup.search, BIDANG)
    QTest.keyClick(picker.popup.search, K.Key_Return)
    layar.fill("Jabatan", "Analis Data")
    layar.press("Simpan")


def agree(layar: Any, told: list[str]) -> None:
    """Read what will happen and save."""
    told.extend(layar.top.findChild(QPlainTextEdit).toPlainText().split("\n"))
    layar.shot("j9-akibat")
    layar.press("Simpan")


def plan(konteks: Konteks) -> None:
    """Both stretches have a plan that was set."""
    places = [row.penugasan_id for row in skp.daftar(konteks, 2026) if row.nama == TONO]
    assert len(places) == 2
    for id_ in skp.buat(konteks, 2026, places).value.values():
        now = skp.buka(konteks, id_)
        below = (Indikator("Jumlah laporan", "4 dokumen", "kuantitas"),)
        filled = replace(now.isi, rhk=(Rhk("Laporan keuangan", indikator=below),))
        version = skp.simpan(konteks, id_, filled, version=now.version).value.version
        skp.tetapkan(konteks, {id_: version}, date(2026, 5, 29))


def test_who_moved_in_may_has_two_plans_and_both_ratings_on_the_annual_sheet(
    layar: Any, konteks: Konteks, tmp_path: Path
) -> None:
    layar.menu("Pegawai")
    layar.click_cell(TONO, "Nama")
    told: list[str] = []
    layar.in_turn(lambda: move(layar), lambda: agree(layar, told))
    layar.key(K.Key_Return)
    first, *more = told
    assert first.startswith(
        f"TONO HARYONO pindah dari Pengelola Keuangan, {SEKRETARIAT} ke Analis Data, {BIDANG} mulai 4 Mei"
    )
    assert more == [
        "Untuk jabatan baru belum ada SKP; susun di Perencanaan.",
        "TONO HARYONO: dinilai RINI ASTUTI (sebelumnya SARI WULANDARI).",
    ]
    plan(konteks)
    layar.periode("2026")
    layar.menu("Perencanaan")
    rows = [row for row in layar.table() if row["Nama"] == TONO]
    assert len(rows) == 2
    close_both(layar)
    assert {row.status for row in skp.daftar(konteks, 2026) if row.nama == TONO} == {"ditutup"}
    rate_and_lock(layar, konteks)
    layar.shot("j9-entri")
    layar.click_cell(TONO, "Rating Hasil Kerja")
    layar.window.activateWindow()  # offscreen no window manager does it after a dialog
    assert QTest.qWaitForWindowActive(layar.window)
    layar.key(K.Key_F9)
    said = layar.words()
    for words in ("Pengelola Keuangan", "Analis Data", "Penilai: SARI WULANDARI", "Penilai: RINI ASTUTI"):
        assert words in said
    layar.shot("j9-orang")
    layar.menu("Cetak")
    mine = {row["Masa"] for row in layar.table() if row["Nama"] == TONO}
    assert mine == {"s.d. 3 Mei 2026", "sejak 4 Mei 2026"}
    layar.shot("j9-cetak")
    look_at_the_sheet(konteks, tmp_path)


def close_both(layar: Any) -> None:
    """Each plan is closed on the last day of its own stretch, which the dialog proposes."""
    for line, (number, row) in enumerate(
        (number, row) for number, row in enumerate(layar.table()) if row["Nama"] == TONO
    ):
        grid = layar.grid()
        index = grid.table.index(number, 0)
        layar.bot.mouseClick(grid.frozen.viewport(), LEFT, pos=grid.frozen.visualRect(index).center())
        seen: list[str] = []

        def answer(dates: list[str] = seen) -> None:
            dates.append(layar.top.focusWidget().text())
            layar.press("Tutup")

        layar.when_asked(answer)
        QTimer.singleShot(10, layar.window, lambda: press_u(layar))
        layar.press("Lainnya")
        layar.bot.waitUntil(lambda dates=seen: bool(dates) and not QApplication.activeModalWidget())
        assert seen == [["31 Desember 2026", "3 Mei 2026"][line]], row


def press_u(layar: Any) -> None:
    """Take *Tutup SKP…* by its letter once the menu is there."""
    menu = QApplication.activePopupWidget()
    if isinstance(menu, QMenu):
        layar.bot.keyClick(menu, K.Key_U)
    else:
        QTimer.singleShot(10, layar.window, lambda: press_u(layar))


def rate_and_lock(layar: Any, konteks: Konteks) -> None:
    layar.menu("Entri Penilaian")
    lines = [number for number, row in enumerate(layar.table()) if row["Nama"] == TONO]
    assert len(lines) == 2
    for line, letter in zip(lines, "as", strict=True):  # the bidang comes before the secretariat
        grid = layar.grid()
        for key in ("hasil_kerja", "perilaku"):
            index = grid.table.index(line, grid.table.column_of(key))
            layar.bot.mouseClick(grid.viewport(), LEFT, pos=grid.visualRect(index).center())
            layar.type(letter)
    rated = [row for row in penilaian.grid(konteks, "2026").baris if row.nama == TONO]
    assert sorted(row.predikat for row in rated) == ["baik", "sangat_baik"]
    layar.when_asked(lambda: layar.press("Kunci 2 nilai"))
    layar.press("Kunci nilai…")
    locked = [row for row in penilaian.grid(konteks, "2026").baris if row.status == "terkunci"]
    assert {row.nama for row in locked} == {TONO}


def look_at_the_sheet(konteks: Konteks, tmp_path: Path) -> None:
    target = tmp_path / "tahunan.pdf"
    order = Pesanan(JenisLembar.DOKUMEN_EVALUASI, "2026", tanggal=date(2027, 1, 8))
    assert cetak.simpan_pdf(konteks, order, Tatanan(), target).value.lembar == 2
    document = pypdfium2.PdfDocument(target)
    pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    [first] = [text for text in pages if "Analis Data" in text.split("CATATAN")[0]]
    assert (
        "Penugasan lain tahun ini: Pengelola Keuangan, Sekretariat, 1 Januari 2026 sampai 3 Mei 2026" in first
    )
    [second] = [text for text in pages if text is not first]
    assert "Penugasan lain tahun ini: Analis Data, Bidang SMP, 4 Mei 2026 sampai 31 Desember 2026" in second


def test_a_move_that_is_not_agreed_to_leaves_the_form_open_and_one_that_is_can_be_taken_back(
    layar: Any, konteks: Konteks
) -> None:
    layar.menu("Pegawai")
    layar.click_cell(TONO, "Nama")

    def leave() -> None:
        layar.key(K.Key_Escape)
        QTimer.singleShot(0, layar.window, lambda: layar.press("Batal"))

    layar.in_turn(lambda: move(layar), leave)
    layar.key(K.Key_Return)
    assert {row["Jabatan"] for row in layar.table() if row["Nama"] == TONO} == {"Pengelola Keuangan"}
    layar.in_turn(lambda: move(layar), lambda: agree(layar, []))
    layar.key(K.Key_Return)
    assert {row["Jabatan"] for row in layar.table() if row["Nama"] == TONO} == {"Analis Data"}
    layar.click_cell(TONO, "Nama")
    layar.window.activateWindow()  # offscreen no window manager does it after a dialog
    assert QTest.qWaitForWindowActive(layar.window)
    layar.key(K.Key_Z, mods=Qt.KeyboardModifier.ControlModifier)
    layar.bot.waitUntil(
        lambda: {row["Jabatan"] for row in layar.table() if row["Nama"] == TONO} == {"Pengelola Keuangan"}
    )
    assert len([row for row in skp.daftar(konteks, 2026) if row.nama == TONO]) == 1
