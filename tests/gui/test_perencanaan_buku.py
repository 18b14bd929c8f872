"""Buku kerja SKP on the screen."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.skp import StatusSkp
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.perencanaan.buku import BukuDialog, save
from kinerja_desktop.gui.screens.perencanaan.screen import PerencanaanScreen
from kinerja_desktop.services import skp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage import tables
from tests.gui.meja_skp import CTRL, TAHUN, K, Meja, people


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    return Meja(qtbot, kantor_kecil)


def test_written_for_one_person_filled_and_taken_back(
    meja: Meja, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    one, path = people(meja.konteks)[0], tmp_path / "buku.xlsx"
    monkeypatch.setattr(Dialogs, "save_file", classmethod(lambda *_: path))
    monkeypatch.setattr(Dialogs, "open_file", classmethod(lambda *_: path))
    screen: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))
    screen.go_to(one.penugasan_id)
    screen.save_book()
    assert "1 SKP" in meja.notices[-1][0]
    screen.take_book()
    assert "sama" in meja.notices[-1][0]
    book = openpyxl.load_workbook(path)
    head = {cell.value: n for n, cell in enumerate(book["SKP"][6], 1)}
    book["SKP"].cell(7, head["Rencana hasil kerja"], "Arsip tertata")
    book.save(path)

    def look(dialog: BukuDialog) -> None:
        [row] = dialog.panel.table.rows
        assert (row.nama, row.beda.baru) == (one.nama, "Arsip tertata")
        meja.bot.keyClick(dialog.go, K.Key_Return)

    seen = meja.in_dialog(BukuDialog, look)
    screen.take_book()
    assert len(seen) == 1
    assert [r.teks for r in meja.stored(one).isi.rhk] == ["Arsip tertata"]
    assert "disimpan" in meja.notices[-1][0]
    meja.key(K.Key_Z, mods=CTRL)
    assert not meja.has_plan(one), "the draft came with the workbook"
    assert meja.notices[-1][0] == "1 SKP diurungkan"
    meja.key(K.Key_Z, mods=CTRL)
    assert meja.notices[-1][0] == "1 SKP diurungkan", "once is enough"


def test_who_stays_out_of_the_book_is_counted_with_the_reason(
    meja: Meja, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    one, path = people(meja.konteks)[0], tmp_path / "buku.xlsx"
    monkeypatch.setattr(Dialogs, "save_file", classmethod(lambda *_: path))
    screen: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))
    save(screen, TAHUN, None)
    everybody = meja.notices[-1][0]
    assert "tidak ikut" not in everybody
    plan = skp.buat(meja.konteks, TAHUN, [one.penugasan_id]).value[one.penugasan_id]
    with meja.konteks.simpanan.write(meja.konteks.author) as transaction:
        transaction.update_many(tables.skp, {plan: {"status": StatusSkp.DIAJUKAN.value}})
    save(screen, TAHUN, None)
    assert "1 SKP tidak ikut: sudah diajukan" in meja.notices[-1][0]


def test_another_file_is_refused_with_a_sentence(
    meja: Meja, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path, told = tmp_path / "lain.xlsx", list[str]()
    openpyxl.Workbook().save(path)
    monkeypatch.setattr(Dialogs, "open_file", classmethod(lambda *_: path))
    monkeypatch.setattr(Dialogs, "problem", classmethod(lambda _cls, _parent, text: told.append(text)))
    screen: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))
    screen.take_book()
    assert "lain.xlsx" in told[0]
