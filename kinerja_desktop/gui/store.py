"""What this PC remembers of the window: an ini file in the settings folder. No office data, no names."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from kinerja_desktop.foundation import paths

_OFFICE: Final = "kantor/terakhir"
_PLACES: Final = ("posisi/", "cetak/tempat", "cetak/kertas-kantor")
_CURSOR: Final = re.compile(r"tabel/.+/(baris|kolom|gulir|geser)")


class Store:
    """Small values by key, e.g. ``"jendela/tema"``; written through at once, so that a power cut loses nothing."""

    def __init__(self) -> None:
        folder = paths.settings_dir()
        folder.mkdir(parents=True, exist_ok=True)
        self._settings = QSettings(str(folder / "tampilan.ini"), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """Return a remembered text."""
        value = self._settings.value(key, default)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: int = 0) -> int:
        """Return a remembered whole number."""
        text = self.text(key, str(default))
        return int(text) if text.lstrip("-").isdecimal() else default

    def texts(self, key: str) -> list[str]:
        """Return a remembered list (its texts hold no vertical bar)."""
        text = self.text(key)
        return text.split("|") if text else []

    def state(self, key: str) -> QByteArray:
        """Return a remembered window geometry, empty if none."""
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def enter(self, office: str) -> None:
        """Forget where one was in another office (``office``: what tells them apart): its rows, periods, units, places.

        Windows, widths and the order of columns stay.
        """
        if self.text(_OFFICE) == office:
            return
        for key in self._settings.allKeys():
            if any(key.startswith(part) for part in _PLACES) or _CURSOR.fullmatch(key):
                self._settings.remove(key)
        self.put(_OFFICE, office)

    def put(self, key: str, value: str | int | list[str] | QByteArray) -> None:
        """Remember a value."""
        if isinstance(value, list):
            value = "|".join(value)
        kept = value if isinstance(value, QByteArray) else str(value)
        if self._settings.value(key) != kept:  # every write waits for the disk
            self._settings.setValue(key, kept)
            self._settings.sync()
