"""A bug of ours is logged, told once, and ends the program."""

from __future__ import annotations

import logging

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
