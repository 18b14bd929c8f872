"""Every shortcut in one list, so that none is given twice and the help can print them."""

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
REDO = Key("Ctrl+Y", "Ulangi")
FIND = Key("Ctrl+F", "Saring daftar ini")
PRINT = Key("Ctrl+P", "Cetak")

GRID_KEYS: tuple[Key, ...] = (
    Key("Enter", "Ke bawah; Shift+Enter ke atas"),
    Key("Tab", "Ke kanan; Shift+Tab ke kiri"),
    Key("F2", "Ubah isi sel"),
    Key("F4", "Buka daftar pilihan"),
    Key("Delete", "Kosongkan sel"),
    Key("Esc", "Batalkan perubahan sel"),
    Key("Ctrl+C", "Salin; Ctrl+Shift+C beserta judul kolom"),
    Key("Ctrl+X", "Potong"),
    Key("Ctrl+V", "Tempel"),
    Key("Ctrl+D", "Isi ke bawah"),
    Key("Ctrl+R", "Isi ke kanan"),
    Key("Ctrl+A", "Pilih semua"),
    Key("Ctrl+Space", "Pilih kolom"),
    Key("Shift+Space", "Pilih baris"),
    Key("Ctrl+Home", "Ke sel pertama; Ctrl+End ke sel terakhir"),
    Key("Ctrl+Up", "Lompat ke tepi isi (semua panah)"),
    Key("Ctrl+Shift+L", "Saring kolom ini"),
)


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
