"""Making and opening an office; who works in it; its settings."""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services import periode
from kinerja_desktop.services.konteks import Kantor, Konteks, Pelaku
from kinerja_desktop.services.worker import Worker
from kinerja_desktop.storage import office, settings
from kinerja_desktop.storage.commands import kantor as commands

KERTAS: Final = ("A4", "F4")
"""Paper sizes that sheets know."""


@dataclass(frozen=True, slots=True)
class ProfilKantor:
    """What the first start asks about an office."""

    nama: str
    instansi: str = ""
    instansi_id: str = ""
    tempat: str = ""
    contoh: bool = False


@dataclass(frozen=True, slots=True)
class AwalKantor:
    """What a new office begins with, besides its profile.

    Attributes:
        kertas: paper of sheets, `KERTAS`.
        kelompok: kind of periodic evaluation (triwulan, bulanan) by group of `services.periode.KELOMPOK`.
        unit_utama: name of the outermost unit, made with the letterhead; '' makes none (the roster will).
        kop_baris: lines of the letterhead.
        kop_alamat: lines of the address below them.
        kop_gambar: the office's own emblem, PNG or JPEG.
    """

    kertas: str = "A4"
    kelompok: Mapping[str, str] = field(default_factory=dict)
    unit_utama: str = ""
    kop_baris: tuple[str, ...] = ()
    kop_alamat: tuple[str, ...] = ()
    kop_gambar: bytes = b""


def create_kantor(
    folder: Path,
    profil: ProfilKantor,
    petugas: str = "",
    *,
    awal: AwalKantor | None = None,
    worker: Worker | None = None,
) -> Konteks:
    """Make an office in ``folder`` and open it for writing; this year's and last year's periods are in use.

    Raises:
        StorageError: there is one already, or the folder cannot be written.
        RefusedError: ``kantor.kertas-salah``, ``kantor.gambar-salah``; nothing was made.
    """
    begin = awal or AwalKantor()
    picture = _picture_kind(begin.kop_gambar)
    if begin.kertas not in KERTAS:
        raise RefusedError("kantor.kertas-salah", kertas=begin.kertas)
    values = {name: getattr(profil, name) for name in ProfilKantor.__slots__}
    konteks = _konteks(office.create(folder, values), petugas, worker)
    try:
        with konteks.simpanan.write(konteks.author) as transaction:
            settings.write(transaction.connection, "kertas", begin.kertas)
            year = clock.today().year
            for tahun in (year - 1, year):
                periode.seed_tahun(transaction, tahun, begin.kelompok)
            if begin.unit_utama:
                key = commands.add_picture(transaction, picture, begin.kop_gambar) if picture else None
                kop = {
                    "kop_baris": "\n".join(begin.kop_baris),
                    "kop_alamat": "\n".join(begin.kop_alamat),
                    "kop_gambar": key,
                    "tempat": profil.tempat,
                }
                commands.add_root_unit(transaction, begin.unit_utama, kop)
    except BaseException:
        konteks.kantor.close()
        raise
    return konteks


def edit_profil(konteks: Konteks, profil: ProfilKantor) -> Outcome[None]:
    """Change name, instansi and place of the office (whether it is a sample stays as it is).

    Raises:
        RefusedError: ``kantor.tanpa-nama``.
    """
    if not profil.nama.strip():
        raise RefusedError("kantor.tanpa-nama")
    with konteks.simpanan.write(konteks.author) as transaction:
        commands.update_profile(
            transaction, {name: getattr(profil, name).strip() for name in commands.PROFIL}
        )
        changes = transaction.changes
    konteks.kantor.refresh()
    return Outcome(None, changes)


def profil(konteks: Konteks) -> ProfilKantor:
    """Return the profile of the office as it is stored now."""
    row = konteks.simpanan.own_office()
    return ProfilKantor(row.nama, row.instansi, row.instansi_id, row.tempat, row.contoh)


def kertas(konteks: Konteks) -> str:
    """Return the paper that sheets take unless something else is chosen."""
    return str(setting(konteks, "kertas", KERTAS[0]))


def save_kertas(konteks: Konteks, ukuran: str) -> Outcome[None]:
    """Set the paper that sheets take.

    Raises:
        RefusedError: ``kantor.kertas-salah``.
    """
    if ukuran not in KERTAS:
        raise RefusedError("kantor.kertas-salah", kertas=ukuran)
    return save_setting(konteks, "kertas", ukuran)


def _picture_kind(data: bytes) -> str:
    if not data:
        return ""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    raise RefusedError("kantor.gambar-salah")


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
    nama = petugas.strip() or _system_user()
    try:
        with simpanan.read() as connection:
            known = {name: id_ for id_, name in settings.actors(connection)}
    except BaseException:
        simpanan.close()
        raise
    return Konteks(Pelaku(known.get(nama, 0), nama), Kantor(simpanan, worker or Worker()))


def _system_user() -> str:
    """Return the name of the system's user; a service account may have none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "operator"


def setting(konteks: Konteks, key: str, default: Any = None) -> Any:
    """Return a setting of the office."""
    with konteks.simpanan.read() as connection:
        return settings.read(connection, key, default)


def save_setting(konteks: Konteks, key: str, value: Any) -> Outcome[None]:
    """Set a setting of the office."""
    with konteks.simpanan.write(konteks.author) as transaction:
        settings.write(transaction.connection, key, value)
    return Outcome(None, Changes.of(kantor=()))


def as_petugas(konteks: Konteks, nama: str) -> Konteks:
    """Return the context of the same opened office with another person at the keyboard.

    Raises:
        RefusedError: ``kantor.tanpa-petugas``.
    """
    name = " ".join(nama.split())
    if not name:
        raise RefusedError("kantor.tanpa-petugas")
    with konteks.simpanan.read() as connection:
        known = {one: id_ for id_, one in settings.actors(connection)}
    return Konteks(Pelaku(known.get(name, 0), name), konteks.kantor, konteks.cakupan)


def petugas_names(konteks: Konteks) -> list[str]:
    """Return the names of everybody who ever worked here."""
    with konteks.simpanan.read() as connection:
        return [name for _, name in settings.actors(connection)]
