"""The dialog that tells what a batch did and whom it left out."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.gui.widgets.hasil import HasilDialog


@pytest.mark.parametrize("count", [1, 40])
def test_what_an_action_left_is_told_without_empty_room(
    qtbot: QtBot, dressed: QApplication, count: int
) -> None:
    findings = [
        Finding("skp.tanpa-penilai", Severity.WARN, args={"nama": f"Orang {n}"}) for n in range(count)
    ]
    dialog = HasilDialog("Hasil", "1 SKP diajukan", "Yang lain belum:", findings)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    QApplication.processEvents()
    grid = dialog.list.grid
    last = grid.visualRect(grid.table.index(grid.table.rowCount() - 1, grid.shown_columns()[0]))
    empty = grid.viewport().height() - last.bottom()
    assert empty < 2 * grid.rowHeight(0)
    assert grid.rowHeight(0) * 2 < grid.height() or count == 1
    assert dialog.height() < (260 if count == 1 else 520)
