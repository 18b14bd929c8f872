"""The shortcuts of the whole window in one list, so that none is given twice; those of the grid are its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Key:
    """A shortcut and what it does, in the user's words."""

    keys: str
    words: str


SEARCH = Key("Ctrl+K", "Cari pegawai, menu, atau tindakan")
HELP = Key("F1", "Bantuan untuk menu ini")
FOLD_MENU = Key("Ctrl+B", "Lipat atau buka menu")
RELOAD = Key("F5", "Muat ulang")
UNDO = Key("Ctrl+Z", "Urungkan")
FIND = Key("Ctrl+F", "Saring daftar ini")
PRINT = Key("Ctrl+P", "Cetak")


def screen_key(number: int) -> str:
    """Return the shortcut of the n-th menu entry (1 to 9), '' beyond."""
    return f"Alt+{number}" if 1 <= number <= 9 else ""


def bind(
    key: Key | str,
    parent: QWidget,
    call: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> QShortcut:
    """Let a shortcut call something while the parent's window (or the given context) is active."""
    made = QShortcut(QKeySequence(key.keys if isinstance(key, Key) else key), parent)
    made.setContext(context)
    made.activated.connect(call)
    return made
