"""Everything about one person is one key away from every list of people, and from Ctrl+K; Esc goes back there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kinerja_desktop.gui.kantor import units
from kinerja_desktop.gui.palette import Palette
from kinerja_desktop.gui.screens.orang.screen import OrangScreen
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.services import penguncian, penilaian, periode
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from tests.kantor_kecil import isi

K = Qt.Key
TW3 = "2026-TW3"


@pytest.fixture
def jendela(layar: Any, konteks: Konteks, tmp_path: Path) -> Any:
    """The window on the small office; everybody is rated in TW3 and locked, so that every list has people."""
    isi(konteks, tmp_path)
    periode.ensure_tahun(konteks, 2026)
    rows = penilaian.grid(konteks, TW3).baris
    edits = [
        CellEdit(row.penugasan_id, None, field, "S")
        for row in rows[:4]
        for field in ("hasil_kerja", "perilaku")
    ]
    penilaian.save_cells(konteks, TW3, edits)
    penguncian.kunci(konteks, TW3, penugasan_ids=[row.penugasan_id for row in rows[:4]])
    session = layar.window.session
    session.set_choices(session.office.periods, units(konteks))
    session.set_periode(TW3)
    return layar


@pytest.mark.parametrize(
    ("key", "button"),
    [
        ("pegawai", "Ke Pegawai"),
        ("monitoring", "Ke Monitoring"),
        ("tenggat", "Ke Tenggat"),
        ("cetak", "Ke Cetak"),
    ],
)
def test_f9_opens_the_person_under_the_cursor_and_esc_goes_back(jendela: Any, key: str, button: str) -> None:
    jendela.window.session.go(key)
    origin = jendela.screen
    grids = [one for one in jendela.screen.findChildren(Grid) if one.isVisible()]
    grid = next(one for one in reversed(grids) if "Nama" in [column.header for column in one.table.columns])
    jendela.bot.waitUntil(lambda: grid.table.rowCount() > 1)
    grid.setFocus()
    jendela.key(K.Key_Home, mods=Qt.KeyboardModifier.ControlModifier)
    jendela.key(K.Key_Down)
    columns = {column.header: column for column in grid.table.columns}
    name = columns["Nama"].text(grid.table.visible_rows()[1])
    jendela.key(K.Key_F9)
    shown = jendela.screen
    assert isinstance(shown, OrangScreen)
    assert shown.title.text() == name
    assert shown.subtitle.text() == f"2 dari {grid.table.rowCount()}"
    assert button in jendela.buttons()
    jendela.key(K.Key_Escape)
    assert jendela.screen is origin


def test_ctrl_k_finds_a_name_and_f9_opens_everything(jendela: Any) -> None:
    QTest.keyClick(jendela.window, K.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = QApplication.activePopupWidget()
    assert isinstance(palette, Palette)
    assert not palette.keys.isVisible()
    QTest.keyClicks(palette.line, "wulandari")
    jendela.bot.waitUntil(palette.keys.isVisible)
    assert "F9" in palette.keys.text()
    QTest.keyClick(palette.line, K.Key_F9)
    shown = jendela.screen
    assert isinstance(shown, OrangScreen)
    assert shown.title.text() == "SARI WULANDARI"
