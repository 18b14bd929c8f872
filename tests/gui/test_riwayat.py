"""Riwayat impor: every kind of batch that a service writes has a word."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop import services
from kinerja_desktop.gui.kantor import opened
from kinerja_desktop.gui.screens.riwayat import screen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor
from kinerja_desktop.services.impor import roster
from kinerja_desktop.services.konteks import Konteks
from tests.kantor_kecil import HEADS, NIP
from tests.mentah import csv_bytes


def test_long_names_of_files_are_read_from_both_ends(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks, tmp_path: Path
) -> None:
    name = "DAFTAR URUT KEPANGKATAN PNS DINAS PENDIDIKAN DAN KEBUDAYAAN KABUPATEN CONTOH SEMESTER II (revisi 3).csv"
    source = tmp_path / name
    source.write_bytes(csv_bytes([HEADS, ["P1", NIP["Budi"], "BUDI SANTOSO", "IV/b", "01-04-2022", "Kepala Dinas",
                                          "01-01-2020", "Dinas Contoh", "P"]], ";"))  # fmt: skip
    roster.simpan(kantor_kecil, roster.periksa(kantor_kecil, [source]))
    session = Session(InlineExecutor())
    session.open(opened(kantor_kecil))
    shown = screen.RiwayatScreen(session)
    qtbot.addWidget(shown)
    shown.resize(1140, 640)
    shown.show()
    qtbot.waitExposed(shown)
    row = shown.table.rows[0]
    columns = {column.key: number for number, column in enumerate(shown.table.columns)}
    grid, table = shown.list.grid, shown.table
    assert table.columns[columns["waktu"]].text(row) == "20 Nov 2026 09.00"
    assert table.data(table.index(0, columns["berkas"]), Qt.ItemDataRole.ToolTipRole) == name
    assert table.columns[columns["berkas"]].elide_middle
    assert grid.columnWidth(columns["berkas"]) > 190


def one_person(konteks: Konteks, folder: Path, number: int) -> None:
    source = folder / f"daftar {number}.csv"
    source.write_bytes(csv_bytes([HEADS, ["P1", NIP["Budi"], "BUDI SANTOSO", "IV/b", "01-04-2022", f"Kepala {number}",
                                          "01-01-2020", "Dinas Contoh", "P"]], ";"))  # fmt: skip
    roster.simpan(konteks, roster.periksa(konteks, [source]))


def test_what_was_just_imported_is_chosen(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks, tmp_path: Path
) -> None:
    one_person(kantor_kecil, tmp_path, 0)
    session = Session(InlineExecutor())
    session.open(opened(kantor_kecil))
    shown = screen.RiwayatScreen(session)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    grid = shown.list.grid
    assert grid.current_id() == shown.table.id_at(0)
    one_person(kantor_kecil, tmp_path, 1)
    shown.reload()
    first = shown.table.id_at(0)
    assert grid.current_id() == first == shown._shown
    one_person(kantor_kecil, tmp_path, 2)
    shown.reload()
    assert grid.current_id() == shown.table.id_at(0) != first
    grid.go_to(first)
    shown.reload()
    assert grid.current_id() == first, "nothing new: who is looking stays"


def test_every_kind_of_batch_has_a_word() -> None:
    folder = Path(services.__file__).parent
    kinds: set[str] = set()
    for path in folder.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "open_batch(" in text or "new_batch" in text or "JENIS_IMPOR" in text:
            kinds |= set(re.findall(r'JENIS(?:_IMPOR)?(?:: [^=]+)? = "([a-z_-]+)"', text))
            kinds |= set(re.findall(r'"jenis": "([a-z_-]+)"', text))
    assert {"laporan-ekinerja", "batal", "unit"} <= kinds
    assert kinds <= screen._JENIS.keys()
