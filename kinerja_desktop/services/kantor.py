"""Making and opening an office; who works in it; its settings."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.services.konteks import Kantor, Konteks, Pelaku
from kinerja_desktop.services.worker import Worker
from kinerja_desktop.storage import office, settings


@dataclass(frozen=True, slots=True)
class ProfilKantor:
    """What the first start asks about an office."""

    nama: str
    instansi: str = ""
    instansi_id: str = ""
    tempat: str = ""
    contoh: bool = False


def create_kantor(
    folder: Path, profil: ProfilKantor, petugas: str = "", *, worker: Worker | None = None
) -> Konteks:
    """Make an office in ``folder`` and open it for writing.

    Raises:
        StorageError: there is one already, or the folder cannot be written.
    """
    values = {name: getattr(profil, name) for name in ProfilKantor.__slots__}
    return _konteks(office.create(folder, values), petugas, worker)


def open_kantor(
    folder: Path, petugas: str = "", *, hold: bool = False, worker: Worker | None = None
) -> Konteks:
    """Open the office in ``folder``.

    Args:
        folder: the office folder.
        petugas: who works; '' means the system's user.
        hold: take the writer's lock now and keep it (the window); otherwise the first write takes it.
        worker: the worker process to use; None makes one (started at its first call).

    Raises:
        StorageError: none there, newer, damaged, held by another process.
    """
    return _konteks(office.open_(folder, hold=hold), petugas, worker)


def has_kantor(folder: Path) -> bool:
    """Return whether an office lies in ``folder``."""
    return office.exists(folder)


def _konteks(simpanan: office.OfficeStorage, petugas: str, worker: Worker | None) -> Konteks:
    nama = petugas.strip() or getpass.getuser()
    with simpanan.read() as connection:
        known = {name: id_ for id_, name in settings.actors(connection)}
    return Konteks(Pelaku(known.get(nama, 0), nama), Kantor(simpanan, worker or Worker()))


def setting(konteks: Konteks, key: str, default: Any = None) -> Any:
    """Return a setting of the office."""
    with konteks.simpanan.read() as connection:
        return settings.read(connection, key, default)


def save_setting(konteks: Konteks, key: str, value: Any) -> Outcome[None]:
    """Set a setting of the office."""
    with konteks.simpanan.write(konteks.author) as transaction:
        settings.write(transaction.connection, key, value)
    return Outcome(None, Changes.of(kantor=()))


def petugas_names(konteks: Konteks) -> list[str]:
    """Return the names of everybody who ever worked here."""
    with konteks.simpanan.read() as connection:
        return [name for _, name in settings.actors(connection)]
