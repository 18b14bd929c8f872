"""Copies of the office: one a day at opening; when the last one was made."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import FileError, StorageError
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage import backup

_log = logging.getLogger(__name__)


def daily(konteks: Konteks) -> bool:
    """Copy the office if today has no copy yet; return whether a copy was made.

    A copy that cannot be written (the drive is full) keeps nobody from opening the office: the window shows when the
    last one was made.

    Raises:
        StorageError: ``kantor.rusak``: the database itself is not whole.
    """
    folder = konteks.kantor.folder
    last = backup.latest(folder)
    if not backup.worthwhile(folder) or (last is not None and last.date() >= clock.today()):
        return False
    try:
        backup.make(folder, "harian")
    except (FileError, StorageError) as error:
        if error.code in {"kantor.rusak", "simpanan.rusak"}:
            raise
        _log.info("no daily copy: %s", error)
        return False
    return True


def latest(konteks: Konteks) -> datetime | None:
    """Return when the newest copy was made (local time), None if there is none."""
    return backup.latest(konteks.kantor.folder)


@dataclass(frozen=True, slots=True)
class Salinan:
    """One whole copy of the office. ``sebab``: harian, impor, migrasi, sendiri; ``ukuran`` in bytes."""

    berkas: Path
    waktu: datetime
    sebab: str
    ukuran: int


def make_now(konteks: Konteks) -> Salinan:
    """Copy the office because the user asked for it.

    Raises:
        StorageError: the copy is not whole.
        FileError: the copy cannot be written.
    """
    made = backup.make(konteks.kantor.folder, "sendiri")
    return next(one for one in copies(konteks) if one.berkas == made)


def copies(konteks: Konteks) -> tuple[Salinan, ...]:
    """Return the copies of the office, the newest first."""
    return tuple(
        Salinan(one.path, one.moment, one.why, one.size) for one in backup.copies(konteks.kantor.folder)
    )
