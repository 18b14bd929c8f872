"""A bug of ours is logged, told once, and ends the program."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from kinerja_desktop.gui import crash
from kinerja_desktop.gui.dialogs import Dialogs


@pytest.mark.catatan_boleh("kesalahan program")
def test_told_once_and_ended(
    dressed: QApplication, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    codes: list[int] = []
    monkeypatch.setattr(crash._State, "installed", True)
    monkeypatch.setattr(crash._State, "telling", False)
    monkeypatch.setattr(Dialogs, "crashed", classmethod(lambda _, __, log_file: told.append(log_file)))
    monkeypatch.setattr(QCoreApplication, "exit", lambda code=0: codes.append(code))
    with caplog.at_level(logging.CRITICAL):
        crash.report(ValueError("salah kita"))
        crash.report(ValueError("lagi"))
    assert len(told) == 1
    assert told[0].endswith("kinerja.log")
    assert codes == [crash.EXIT_CODE]
    assert "salah kita" in caplog.text


def test_not_installed_raises() -> None:
    with pytest.raises(ValueError, match="salah kita"):
        crash.report(ValueError("salah kita"))


@pytest.mark.skipif(sys.platform == "win32", reason="a signal of POSIX")
def test_ctrl_c_in_the_terminal_ends_the_program_at_once(tmp_path: Path) -> None:
    """Python would raise in whatever Qt calls at that moment."""
    code = (
        "import os, signal\nfrom PySide6.QtCore import QTimer\n"
        "from kinerja_desktop import app\nfrom kinerja_desktop.gui import main_window\n"
        "dress = main_window._dress\n"
        "def dressed(*given):\n"
        "    dress(*given)\n"
        "    QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGINT))\n"
        "main_window._dress = dressed\n"
        f"main_window.run(['kinerja', '--data', {str(tmp_path / 'data')!r}], app.compose_window())\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "KINERJA_SETELAN": str(tmp_path / "setelan")}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=60,
        env=environment,
        check=False,
    )
    assert done.returncode == -signal.SIGINT, done.stderr
