"""What a paste passes over: named by row and reason, and listed in the preview."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.grid_edits import Passed, Plan
from kinerja_desktop.gui.widgets.paste_preview import PastePreview, passed_words
from tests.gui.test_grid import CTRL, Baris, K, Screen, clip, columns, screen

__all__ = ["screen"]


def test_what_is_passed_over_is_named_by_row_and_reason(screen: Screen) -> None:
    locked = range(2, 9)
    screen.model.update_rows([Baris(n, f"Pegawai {n:02}", "Sesuai", terkunci=True) for n in locked])
    screen.grid.preview_pastes = False
    screen.click(0, 1)
    clip("\n".join(["Di Atas"] * 8))
    screen.key(K.Key_V, mods=CTRL)
    assert screen.notices == [
        (
            "7 sel tidak diubah. Pegawai 02, Pegawai 03, Pegawai 04, Pegawai 05, dan 3 lainnya: "
            "Rating Hasil Kerja terkunci. Dikunci kemarin."
        )
    ]
    screen.click(1, 1)
    clip("Di Atas\tDi Atas")
    screen.key(K.Key_V, mods=CTRL)
    assert screen.notices[-1].startswith("Belum ditempel")
    assert "Pegawai 02: Rating Hasil Kerja terkunci." in screen.notices[-1]
    assert "Pegawai 02: Rating Perilaku Kerja terkunci." in screen.notices[-1]


def test_an_empty_cell_over_one_that_takes_nothing_is_not_spoken_of(screen: Screen) -> None:
    screen.model.update_rows([Baris(2, "Pegawai 02", "Sesuai", terkunci=True)])
    screen.grid.preview_pastes = False
    screen.click(0, 1)
    clip("Di Atas\n\nDi Atas")
    screen.key(K.Key_V, mods=CTRL)
    assert (screen.texts("hasil")[:3], screen.notices) == (["Di Atas", "Sesuai", "Di Atas"], [])


def test_the_preview_lists_what_stays(screen: Screen, qtbot: QtBot) -> None:
    screen.model.update_rows([Baris(2, "Pegawai 02", "Sesuai", terkunci=True)])
    plan = screen.grid.sheet.plan([(line, 1, "Di Atas") for line in range(3)])
    preview = PastePreview(screen.grid, screen.model, plan)
    qtbot.addWidget(preview)
    (listed,) = preview.findChildren(Grid)
    rows = [[column.text(row) for column in listed.table.columns] for row in listed.table.rows]
    assert rows[-1] == ["Pegawai 02", "Rating Hasil Kerja", "Sesuai", "(tetap)", plan.passed[0].why]
    assert [row[3] for row in rows[:-1]] == ["Di Atas", "Di Atas"]
    words = " ".join(one.text() for one in preview.findChildren(QLabel))
    assert "2 sel pada 2 baris akan berubah" in words
    assert "1 sel dilewati" in words
    assert "tidak dikenali" not in words


def test_naming_what_is_passed_over_takes_no_longer_per_row_in_a_large_office(qtbot: QtBot) -> None:
    """Over 60,000 locked cells it held the window for a minute: each name was compared with all, each line looked for."""

    def spent(count: int) -> float:
        table = TableModel(columns(), lambda row: row.id)
        table.rows_replaced([Baris(number, f"Pegawai {number:05}") for number in range(count)])
        plan = Plan(passed=tuple(Passed(number, "hasil", "", "Terkunci.") for number in range(count)))
        began = time.process_time()
        assert passed_words(table, plan).startswith(f"{count // 1000}.000 sel tidak diubah. Pegawai 00000, ")
        return time.process_time() - began

    assert spent(24_000) < 24 * spent(3_000)  # 8 times the rows; 64 times the work before
