"""Copies of the office: one a day at opening; when the last one was made."""

from __future__ import annotations

from datetime import datetime

from kinerja_desktop.foundation import clock
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage import backup


def daily(konteks: Konteks) -> bool:
    """Copy the office if today has no copy yet and it is not new; return whether a copy was made."""
    folder = konteks.kantor.folder
    last = backup.latest(folder)
    if not backup.worthwhile(folder) or (last is not None and last.date() >= clock.today()):
        return False
    backup.make(folder, "harian")
    return True


def latest(konteks: Konteks) -> datetime | None:
    """Return when the newest copy was made (local time), None if there is none."""
    return backup.latest(konteks.kantor.folder)
