"""Pelaksanaan: a paste of realisasi over rows that take none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.pelaksanaan.isian import REALISASI, Baris
from kinerja_desktop.gui.widgets.grid_edits import Plan
from kinerja_desktop.gui.widgets.paste_preview import PastePreview, passed_lines
from tests.gui.meja_skp import CTRL, K, Meja, clip, people
from tests.gui.test_pelaksanaan import LAPORAN, buka, ditetapkan, meja, stored

__all__ = ["meja"]


def test_a_paste_of_realisasi_names_the_rows_that_take_none(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ditetapkan(meja.konteks, people(meja.konteks)[0], LAPORAN, replace(LAPORAN, teks="Arsip tertata"))
    screen = buka(meja, row)
    seen: list[tuple[str, str]] = []

    def look(_parent: object, table: TableModel[Baris], plan: Plan) -> bool:
        seen.extend((line.siapa, line.masalah) for line in passed_lines(table, plan))
        return True

    monkeypatch.setattr(PastePreview, "ask", look)
    assert screen.grid.table.row_at(1).kunci is not None
    screen.grid.go(1, screen.grid.table.column_of(REALISASI))
    clip("1 dokumen\n2 dokumen\n3 dokumen\n4 dokumen")  # two indicators, the empty line, the next RHK
    meja.key(K.Key_V, mods=CTRL)
    told = screen.told.text()
    assert told.startswith("2 sel tidak diubah. ")
    assert "2. Arsip tertata: Realisasi RHK ini diketik di baris indikatornya" in told
    assert "Baris 4: " in told
    assert len(seen) == 2
    assert [words for _, words in stored(meja, row).isi.realisasi] == ["1 dokumen", "2 dokumen"]
