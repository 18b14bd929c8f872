"""The end of the program: what the folder of an office looks like when the window has gone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from kinerja_desktop.services import unit
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor, open_kantor

WORKS_AND_CLOSES = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kinerja_desktop import app
from kinerja_desktop.gui import main_window
from kinerja_desktop.services import unit

def closes():
    next(one for one in QApplication.topLevelWidgets() if isinstance(one, main_window.MainWindow)).close()

def works():
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, main_window.MainWindow))
    konteks = window.session.office.konteks
    if konteks is None or window.session.tasks.running:
        QTimer.singleShot(100, works)
        return
    window.show_screen("penilaian")
    window.session.tasks.write(window, lambda _p: unit.add(konteks, "Dinas Kami", None)).success(
        lambda _v: QTimer.singleShot(1500, closes)  # screens have read meanwhile, and hold what they read with
    ).run()

made = main_window.MainWindow.show
def show(window):
    made(window)
    QTimer.singleShot(100, works)
main_window.MainWindow.show = show
sys.argv = ["kinerja-desktop", "--data", sys.argv[1]]
app.window()
"""


def test_a_window_that_was_closed_leaves_no_log_beside_the_database(tmp_path: Path) -> None:
    """Else each start looks at the whole file as after a power cut, and the database copied alone lacks its end."""
    folder = tmp_path / "kantor"
    create_kantor(folder, ProfilKantor("Kantor Kami"), "Rina").kantor.close()
    done = subprocess.run(
        [sys.executable, "-c", WORKS_AND_CLOSES, str(folder)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "KINERJA_SETELAN": str(tmp_path / "setelan")},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert {path.name for path in folder.glob("kinerja.db*")} == {"kinerja.db"}
    again = open_kantor(folder, "Rina")
    assert [row.nama for row in unit.tree(again)] == ["Dinas Kami"]
    again.kantor.close()
