"""When the monkey stops: is the data whole, and is it what the screens say?"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel

from kinerja_desktop.domain.changes import Changes
from kinerja_desktop.gui.main_window import MainWindow
from kinerja_desktop.gui.screens import MENU
from kinerja_desktop.gui.widgets.basics import StatNumber
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services.kantor import has_kantor, open_kantor
from kinerja_desktop.services.periksa import periksa_data
from kinerja_desktop.services.worker import InlineWorker

SEMUA = (
    "pegawai",
    "unit",
    "penilaian",
    "capaian",
    "periode",
    "kantor",
    "penugasan",
    "impor",
    "cetakan",
    "ekspor",
    "laporan",
)
_PALING_LAMA = 60.0


def close_all(window: MainWindow) -> None:
    """Leave every question and list in front, then the cell being edited."""
    for _ in range(200):
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is None:
            break
        front.close()
        QTest.qWait(10)
    if window.current is not None:
        window.current.may_leave()


def settle(window: MainWindow) -> bool:
    """Wait until nothing runs and nothing waits to run; False when that never comes."""
    began, quiet = time.monotonic(), 0
    while time.monotonic() - began < _PALING_LAMA:
        QTest.qWait(50)
        quiet = quiet + 1 if not window.session.tasks.running else 0
        if quiet >= 16:
            return True
    return False


def shown(window: MainWindow) -> dict[str, list[str]]:
    """Return what the present screen says: rows of its tables, its labels and numbers."""
    screen = window.current
    if screen is None:
        return {}
    found: dict[str, list[str]] = {}
    for number, grid in enumerate(one for one in screen.findChildren(Grid) if one.isVisibleTo(screen)):
        rows = ["\t".join(column.text(row) for column in grid.table.columns) for row in grid.table.rows]
        found[f"tabel {number} {grid.accessibleName()}"] = rows
    told = [panel._told for panel in screen.findChildren(GridPanel)]  # goes by itself after some seconds
    inside = [
        one
        for one in screen.findChildren(QLabel)
        if one.isVisibleTo(screen)
        and not isinstance(one.parentWidget(), QAbstractItemView)
        and one not in told
    ]
    found["tulisan"] = [one.text() for one in inside if one.text()]
    found["angka"] = [
        one.accessibleName() for one in screen.findChildren(StatNumber) if one.isVisibleTo(screen)
    ]
    return found


def screens_agree(window: MainWindow, tell: Callable[[str], None]) -> int:
    """Show every screen, let it read everything again, and tell where it then says something else. Returns how many."""
    looked = 0
    for spec in MENU:
        window.show_screen(spec.key)
        if not settle(window) or window.current is None:
            tell(f"{spec.title}: tidak selesai memuat")
            continue
        before = shown(window)
        window.session.changes.publish(Changes.of(**dict.fromkeys(SEMUA, ())))
        settle(window)
        after = shown(window)
        looked += 1
        for part in sorted(before.keys() | after.keys()):
            old, new = before.get(part, []), after.get(part, [])
            if old != new:
                first = next((pair for pair in zip(old, new, strict=False) if pair[0] != pair[1]), ("", ""))
                tell(
                    f"{spec.title}: {part} berubah setelah dimuat ulang: {len(old)} -> {len(new)} baris; {first}"
                )
    return looked


def offices_whole(folder: Path, tell: Callable[[str], None]) -> dict[str, int]:
    """Check every office under the folder as ``kinerja periksa`` does; returns the rows looked at by table."""
    looked: dict[str, int] = {}
    for place in sorted({path.parent for path in folder.rglob("kantor.json")}):
        if not has_kantor(place):
            continue
        konteks = open_kantor(place, "Pemeriksa", worker=InlineWorker())
        result = periksa_data(konteks)
        konteks.kantor.close()
        for key, number in result.diperiksa.items():
            looked[key] = looked.get(key, 0) + number
        if not result.is_utuh:
            tell(f"{place.name}: data tidak utuh: {result.jumlah} {result.findings[:3]}")
    return looked
