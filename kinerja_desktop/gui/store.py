"""What this PC remembers of the window: an ini file in the settings folder. No office data, no names."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings

from kinerja_desktop.foundation import paths


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

    def put(self, key: str, value: str | int | list[str] | QByteArray) -> None:
        """Remember a value."""
        if isinstance(value, list):
            value = "|".join(value)
        kept = value if isinstance(value, QByteArray) else str(value)
        if self._settings.value(key) != kept:  # every write waits for the disk
            self._settings.setValue(key, kept)
            self._settings.sync()
