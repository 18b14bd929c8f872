"""The undo stack of a screen does not grow for as long as the window is open."""

from __future__ import annotations

import weakref
from pathlib import Path

from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QApplication

from kinerja_desktop import gui
from kinerja_desktop.gui.widgets.undo import STEPS, new_stack


def test_the_oldest_steps_are_let_go(dressed: QApplication) -> None:
    stack = new_stack(dressed)
    oldest = QUndoCommand("0")
    seen = weakref.ref(oldest)
    stack.push(oldest)
    del oldest
    for number in range(1, STEPS):
        stack.push(QUndoCommand(str(number)))
    assert stack.count() == STEPS
    assert seen() is not None
    stack.push(QUndoCommand("satu lagi"))
    assert stack.count() == STEPS
    assert seen() is None
    stack.undo()
    assert stack.redoText() == "satu lagi"
    stack.deleteLater()


def test_every_stack_of_the_program_is_bounded() -> None:
    folder = Path(gui.__file__).parent
    made = [one.name for one in folder.rglob("*.py") if "QUndoStack(" in one.read_text("utf-8")]
    assert made == ["undo.py"]
