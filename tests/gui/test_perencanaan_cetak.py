"""*Cetak SKP* from the editor and from the list: what is asked, what is written, what is said."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.skp import Indikator, Rhk
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.perencanaan.cetak import CetakSkpDialog
from kinerja_desktop.gui.screens.perencanaan.screen import PerencanaanScreen
from kinerja_desktop.services.konteks import Konteks
from tests.gui.meja_skp import K, Meja, people, planned


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    return Meja(qtbot, kantor_kecil)


def press_menu(meja: Meja, words: str) -> None:
    """Choose an entry of *Lainnya*."""
    menu = meja.screen.more.menu()
    next(one for one in menu.actions() if words in one.text()).trigger()


def pages(path: Path) -> list[str]:
    book = pypdfium2.PdfDocument(path)
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in book]
    book.close()
    return found


def test_one_plan_with_its_lampiran_on_f4(
    meja: Meja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Laporan", indikator=(Indikator("Jumlah", "12 dokumen", "kuantitas"),)))
    asked: list[str] = []
    target = tmp_path / "skp.pdf"

    def save_file(*args: object) -> Path:
        asked.append(str(args[-1]))
        return target

    monkeypatch.setattr(Dialogs, "save_file", save_file)
    meja.buka(row)

    def fill(dialog: CetakSkpDialog) -> None:
        dialog.kertas.setCurrentIndex(dialog.kertas.findText("F4"))
        dialog.lampiran.setChecked(True)
        dialog.tempat.setText("Contoh")
        meja.bot.keyClick(dialog.tempat, K.Key_Return)

    seen = meja.in_dialog(CetakSkpDialog, fill)
    press_menu(meja, "Cetak SKP")
    assert seen
    assert asked == [f"SKP 2026 {row.nama}.pdf"]
    text = pages(target)
    assert "SASARAN KINERJA PEGAWAI" in text[0]
    assert "12 dokumen" in text[0]
    assert "LAMPIRAN SASARAN KINERJA PEGAWAI" in text[-1]
    assert "Contoh, 20 November 2026" in text[-1]
    book = pypdfium2.PdfDocument(target)
    assert [round(side * 25.4 / 72) for side in book[0].get_size()] == [330, 215]
    book.close()
    assert "2 lembar" in meja.screen.banner.words.text()


def test_selected_people_without_plan_are_told(meja: Meja) -> None:
    screen = meja.show(PerencanaanScreen(meja.session))
    screen.open_at({})
    screen.reload()
    press_menu(meja, "Cetak SKP")
    assert "belum punya SKP" in screen.panel._told.text()


def test_a_date_that_is_none_keeps_the_dialog(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Laporan"))
    meja.buka(row)
    said: list[str] = []

    def fill(dialog: CetakSkpDialog) -> None:
        dialog.tanggal.setText("besok")
        meja.bot.keyClick(dialog.tempat, K.Key_Return)
        said.append(dialog.wrong.text())
        dialog.reject()

    meja.in_dialog(CetakSkpDialog, fill)
    press_menu(meja, "Cetak SKP")
    assert said == ["Tanggal belum dapat dibaca. Tulis misalnya 31-1-2026."]
