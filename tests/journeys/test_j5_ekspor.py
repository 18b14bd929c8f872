"""J5, the way there: what blocks and what is doubtful, a double click to the place, the ready part out, the rest listed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import Qt

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.services import atasan, pegawai, penguncian, penilaian
from kinerja_desktop.services.ekspor import ekspor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from tests.kantor_kecil import DINAS, NIP, SEKRETARIAT, isi

TW = "2026-TW3"
K = Qt.Key


@pytest.fixture
def konteks(konteks: Konteks, tmp_path: Path) -> Konteks:
    """Budi leads the dinas, Sari the secretariat; Sari and Tono are rated and locked, Dewi is rated only."""
    units = isi(konteks, tmp_path)
    people = {row.nip: row.id for row in pegawai.daftar(konteks)}
    for place, name in ((DINAS, "Budi"), (SEKRETARIAT, "Sari")):
        atasan.set_kepala(konteks, units[place], Pihak(JenisPihak.PEGAWAI, people[NIP[name]]))
    edits = [
        CellEdit(row.penugasan_id, row.version, field, "S")
        for row in penilaian.grid(konteks, TW).baris
        if row.nip in {NIP["Sari"], NIP["Tono"], NIP["Dewi"]}
        for field in ("hasil_kerja", "perilaku")
    ]
    penilaian.save_cells(konteks, TW, edits)
    penguncian.kunci(konteks, TW, unit_id=units[SEKRETARIAT])
    return konteks


def shown(layar: Any) -> set[str]:
    return {row["Nama"].split()[0].title() for row in layar.table()}


def double_click(layar: Any, text: str) -> None:
    layar.click_cell(text, "NIP")
    grid = layar.grid()
    columns = [column.header for column in grid.table.columns]
    index = grid.table.index(grid.place[0], columns.index("NIP"))
    layar.bot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(index).center())


def test_what_blocks_is_listed_and_a_double_click_goes_there(layar: Any) -> None:
    layar.periode(TW)
    layar.menu("Ekspor BKN")
    layar.press("Belum siap  6")
    assert shown(layar) == {"Budi", "Dewi", "Rini", "Agus", "Maya", "Joko"}
    layar.press("Siap  2")
    assert shown(layar) == {"Sari", "Tono"}
    layar.press("Semua  8")
    layar.click_cell("DEWI LESTARI", "NIP")
    assert "Belum siap" in layar.words()
    layar.shot("j5-cek-kelengkapan")
    double_click(layar, "DEWI LESTARI")
    assert layar.screen.accessibleName() == "Entri Penilaian"
    grid = layar.grid()
    assert grid.table.visible_rows()[grid.place[0]].nilai.nip == NIP["Dewi"]


def test_the_ready_part_goes_out_and_the_rest_is_listed(layar: Any, konteks: Konteks, tmp_path: Path) -> None:
    layar.periode(TW)
    layar.menu("Ekspor BKN")
    layar.target = tmp_path / "keluar"
    layar.press("Ekspor 2 yang siap…")
    assert "2 penilaian keluar (2 juga dalam JSON), 6 belum siap." in layar.words()
    layar.shot("j5-diekspor")
    found = {path.suffix: path for path in layar.target.iterdir()}
    assert set(found) == {".xlsx", ".json", ".pdf"}
    book = openpyxl.load_workbook(found[".xlsx"])
    sheet = book["PENILAIAN"]
    (nip,) = [cell.column - 1 for cell in sheet[8] if cell.value == "nip"]
    assert {row[nip] for row in sheet.iter_rows(min_row=9, values_only=True)} == {NIP["Sari"], NIP["Tono"]}
    held = "\n".join(str(cell.value) for row in book["VALIDASI"].iter_rows() for cell in row)
    assert "DEWI LESTARI" in held
    assert json.loads(found[".json"].read_text(encoding="utf-8"))["items"] is not None
    pages = pypdfium2.PdfDocument(found[".pdf"])
    words = "".join(page.get_textpage().get_text_range() for page in pages)
    pages.close()
    assert "TONO HARYONO" in words
    assert "DEWI LESTARI" not in words

    (kept,) = ekspor.riwayat(konteks, TW)
    told: list[str] = []

    def look() -> None:
        table = layar.top.panel.table
        told.extend(column.text(row) for row in table.visible_rows() for column in table.columns)
        layar.shot("j5-riwayat-ekspor")
        layar.press("Tutup")

    layar.when_asked(look)
    layar.press("Riwayat ekspor")
    if not told:
        # In two of some thirty whole runs this click opened nothing, never in this file alone; the cause is not known.
        # What the screen said then is printed for whoever meets it, and the operator clicks again.
        sys.stderr.write(f"Riwayat ekspor did not open: {layar.words()}\n")
        layar.press("Riwayat ekspor")
    assert kept.sidik[:12] in told
    layar.press("Baru atau berubah")
    assert "Tidak ada yang cocok" in layar.words()  # nothing changed since what went out
