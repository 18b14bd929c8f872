"""Which PC wrote last, and where the office lies: what the user must know so that two histories never mix unseen.

An office folder that was copied to a second PC and edited in both has one past and two presents. When a PC writes
into an office that another PC wrote before, it begins a new line (``garis``) of the office's history: every later
change says on which line it was made, and the two presents can be told apart for ever.
"""

from __future__ import annotations

import hashlib
import platform
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from kinerja_desktop.foundation import berkas, clock, paths
from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.foundation.ids import new_uid
from kinerja_desktop.foundation.teks import bilangan
from kinerja_desktop.services import lampiran
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage import backup, settings, tempat
from kinerja_desktop.storage.commands import kantor as commands
from kinerja_desktop.storage.queries import periksa as queries

SEKARANG: Final = "perangkat"
SEBELUM: Final = "perangkat_sebelum"
_TOLD_FOR: Final = timedelta(days=7)
_TOLERATED: Final = timedelta(hours=1)
"""A clock may be so far behind the last change: summer time of another zone, a small correction."""


@dataclass(frozen=True, slots=True)
class Peringatan:
    """One thing about the folder or the PC that the user must know: code and arguments of its sentences."""

    kode: str
    args: dict[str, str]


def kenali(konteks: Konteks) -> bool:
    """Let the office know this PC; return whether another one wrote before (a new line was begun).

    On a server many PCs write into one present: there is nothing to tell apart.

    Raises:
        StorageError: another process holds the office.
    """
    if not backup.worthwhile(konteks.kantor.folder):
        return False
    mine = _identity()
    with konteks.simpanan.read() as connection:
        known: dict[str, Any] | None = settings.read(connection, SEKARANG)
    if known is not None and known["id"] == mine:
        return False
    entry = {"id": mine, "nama": platform.node() or "?", "sejak": clock.now().isoformat()}
    with konteks.simpanan.write(konteks.author) as transaction:
        settings.write(transaction.connection, SEKARANG, entry)
        if known is not None:
            settings.write(transaction.connection, SEBELUM, {**known, "diganti": clock.now().isoformat()})
            commands.begin_line(transaction, new_uid())
    konteks.kantor.refresh()
    return known is not None


def peringatan(konteks: Konteks) -> tuple[Peringatan, ...]:
    """Return what is unsafe or strange about where the office lies and who wrote into it; () if nothing."""
    folder = konteks.kantor.folder
    found = [
        Peringatan(f"tempat.{one.jenis}", {"nama": one.nama, "folder": str(folder)})
        for one in tempat.recognise(folder)
    ]
    others = tempat.rivals(folder)
    if others:
        found.append(Peringatan("tempat.tandingan", {"nama": ", ".join(others), "folder": str(folder)}))
    with konteks.simpanan.read() as connection:
        before: dict[str, str] | None = settings.read(connection, SEBELUM)
        last = queries.last_change(connection)
    now = clock.now()
    if before is not None and now - datetime.fromisoformat(before["diganti"]) < _TOLD_FOR:
        found.append(Peringatan("tempat.komputer-lain", {"nama": before["nama"]}))
    if last is not None and last - now > _TOLERATED:
        found.append(Peringatan("tempat.jam-mundur", {"waktu": f"{clock.local(last):%d-%m-%Y %H.%M}"}))
    return tuple(found)


def lampiran_hilang(konteks: Konteks) -> tuple[Peringatan, ...]:
    """Return that attachments are missing, as after going back to a copy on a new PC: no copy holds them; () if none is."""
    with konteks.simpanan.read() as connection:
        kept = lampiran.tercatat(connection)
    gone = len(lampiran.hilang(konteks.kantor.folder, kept))
    return (Peringatan("tempat.lampiran", {"jumlah": bilangan(gone)}),) if gone else ()


def _identity() -> str:
    """Return what this PC (this account on it) is known by: a random number in the settings folder, no serial number.

    Where the settings folder cannot be written, the PC's name has to do.
    """
    file = paths.settings_dir() / "perangkat"
    try:
        text = file.read_text(encoding="ascii").strip()
        if text:
            return text
    except (OSError, UnicodeDecodeError):
        pass
    fresh = new_uid().hex()
    try:
        berkas.write_bytes(file, fresh.encode())
    except FileError:
        return hashlib.sha256(platform.node().encode()).hexdigest()[:32]
    return fresh
