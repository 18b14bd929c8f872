"""What this PC remembers of the window: an ini file in the settings folder. No office data, no names.

Every change of a screen, a period or a unit is remembered, and leaving a table remembers seven things of it. Each of these
waited for the disk with the window standing still: nothing beside a quiet SSD, a second beside a hard disk that an import
writes to. So what is put is known at once and written by a thread, all that came meanwhile in one go.
"""

from __future__ import annotations

import logging
import re
import threading
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Final
from weakref import WeakValueDictionary

from PySide6.QtCore import QByteArray, QSettings

from kinerja_desktop.foundation import paths

_log = logging.getLogger(__name__)
_OFFICE: Final = "kantor/terakhir"
_PLACES: Final = ("posisi/", "cetak/tempat", "cetak/kertas-kantor")
_CURSOR: Final = re.compile(r"tabel/.+/(baris|kolom|gulir|geser)")


class _File:
    """The values of one ini file, and what of them is still to be written; used by any thread.

    It lives as long as a `Store` has it or something is to be written, so all stores of a file know the same.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._lock = threading.Lock()
        settings = self._settings()
        self._values: dict[str, object] = {key: settings.value(key) for key in settings.allKeys()}
        self._left: dict[str, object | None] = {}
        self._writing: Future[None] | None = None

    def _settings(self) -> QSettings:
        return QSettings(self._path, QSettings.Format.IniFormat)

    def names(self) -> list[str]:
        with self._lock:
            return list(self._values)

    def value(self, key: str) -> object | None:
        with self._lock:
            return self._values.get(key)

    def change(self, key: str, value: object | None) -> None:
        """Know a value, or none any more (None), and have that written."""
        with self._lock:
            if self._values.get(key) == value:
                return
            if value is None:
                self._values.pop(key)
            else:
                self._values[key] = value
            self._left[key] = value
            if self._writing is None:
                self._writing = _writer.submit(self._write)

    def _write(self) -> None:
        while True:
            with self._lock:
                left, self._left = self._left, {}
                if not left:
                    self._writing = None
                    return
            try:
                self._to_disk(left)
            except Exception:  # noqa: BLE001 - whatever it was, it ends neither the program nor what comes after it
                with self._lock:
                    self._left = left | self._left  # written with what changes next
                    self._writing = None
                _log.warning("Tampilan belum tersimpan", exc_info=True)
                return

    def _to_disk(self, left: dict[str, object | None]) -> None:
        settings = self._settings()
        for key, value in left.items():
            if value is None:
                settings.remove(key)
            else:
                settings.setValue(key, value)
        settings.sync()

    def finish(self) -> None:
        """Wait until everything is written, or the last try has failed; never raises."""
        with self._lock:
            if self._left and self._writing is None:
                self._writing = _writer.submit(self._write)
            writing = self._writing
        if writing is not None:
            wait([writing])


_writer: Final = ThreadPoolExecutor(1, "tampilan")
_files: Final[WeakValueDictionary[str, _File]] = WeakValueDictionary()
_opening: Final = threading.Lock()


class Store:
    """Small values by key, e.g. ``"jendela/tema"``; written at once, so that a power cut loses nothing but the last moment."""

    def __init__(self) -> None:
        folder = paths.settings_dir()
        folder.mkdir(parents=True, exist_ok=True)
        path = str(folder / "tampilan.ini")
        with _opening:
            self._file = _files.get(path) or _files.setdefault(path, _File(path))

    def text(self, key: str, default: str = "") -> str:
        """Return a remembered text."""
        value = self._file.value(key)
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
        value = self._file.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def enter(self, office: str) -> None:
        """Forget where one was in another office (``office``: what tells them apart): its rows, periods, units, places.

        Windows, widths and the order of columns stay.
        """
        if self.text(_OFFICE) == office:
            return
        for key in self._file.names():
            if any(key.startswith(part) for part in _PLACES) or _CURSOR.fullmatch(key):
                self._file.change(key, None)
        self.put(_OFFICE, office)

    def put(self, key: str, value: str | int | list[str] | QByteArray) -> None:
        """Remember a value."""
        if isinstance(value, list):
            value = "|".join(value)
        self._file.change(key, value if isinstance(value, QByteArray) else str(value))

    def finish(self) -> None:
        """Wait until everything is written: the program ends."""
        self._file.finish()
