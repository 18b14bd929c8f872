"""The hands of the journeys themselves: a dialog that one test missed is no business of the next."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog

from tests.journeys.conftest import Layar


def test_a_step_whose_dialog_never_opens_fails_its_test_and_leaves_later_dialogs_alone(layar: Layar) -> None:
    acted: list[str] = []
    layar.when_asked(lambda: acted.append("late"))
    with pytest.raises(AssertionError, match="never opened"):
        layar.end()
    later = QDialog(layar.window)
    later.open()
    layar.bot.wait(100)
    later.close()
    assert acted == []
