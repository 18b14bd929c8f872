"""Letterheads of units: lines, address, emblem and place, inherited downwards field by field."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import FileError, RefusedError
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.commands import gambar
from kinerja_desktop.storage.queries import unit_rincian, units

BATAS_GAMBAR: Final = 4 * 1024 * 1024
"""Bytes: an emblem for a sheet of paper needs far less; a photograph of 20 MB would slow every page."""


@dataclass(frozen=True, slots=True)
class Kop:
    """A letterhead. ``gambar`` is None without emblem, ``gambar_jenis`` then ''."""

    baris: tuple[str, ...]
    alamat: tuple[str, ...]
    gambar: bytes | None
    gambar_jenis: str
    tempat: str


@dataclass(frozen=True, slots=True)
class KopSendiri:
    """What a unit has of its own (empty fields are inherited), for the form; ``version`` is of the unit."""

    version: int
    baris: tuple[str, ...]
    alamat: tuple[str, ...]
    punya_gambar: bool
    tempat: str


class Kops:
    """The letterheads of all units, read once; each picture too."""

    def __init__(self, konteks: Konteks) -> None:
        self._konteks = konteks
        self._pictures: dict[str, tuple[str, bytes] | None] = {}
        with konteks.simpanan.read() as connection:
            self._rows = unit_rincian.letterheads(connection)
            self.akar = units.only_root(connection, clock.today())
            """The outermost unit where there is only one: its letterhead is the office's."""

    def of(self, unit_id: int | None) -> Kop:
        """Return the letterhead that holds for a unit, as `kop_of`."""
        line = _upward(self._rows, unit_id)
        sidik = next((row.kop_gambar for row in line if row.kop_gambar), None)
        picture = self._picture(sidik) if sidik else None
        office = self._konteks.kantor.baris
        lines = next((row.kop_baris for row in line if row.kop_baris), "")
        own = tuple(text for text in (office.instansi, office.nama) if text)
        return Kop(
            _split(lines) or own,
            _split(next((row.kop_alamat for row in line if row.kop_alamat), "")),
            picture[1] if picture else None,
            picture[0] if picture else "",
            next((row.tempat for row in line if row.tempat), "") or office.tempat,
        )

    def _picture(self, sidik: str) -> tuple[str, bytes] | None:
        if sidik not in self._pictures:
            with self._konteks.simpanan.read() as connection:
                self._pictures[sidik] = unit_rincian.picture(connection, sidik)
        return self._pictures[sidik]


def kop_of(konteks: Konteks, unit_id: int | None) -> Kop:
    """Return the letterhead that holds for a unit: each field from the nearest unit that has it.

    Without any, the lines are the office's instansi and name, the place is the office's.
    """
    return Kops(konteks).of(unit_id)


def own_kop(konteks: Konteks, unit_id: int) -> KopSendiri:
    """Return what a unit has of its own."""
    with konteks.simpanan.read() as connection:
        row = unit_rincian.letterheads(connection)[unit_id]
    return KopSendiri(
        row.version, _split(row.kop_baris), _split(row.kop_alamat), row.kop_gambar is not None, row.tempat
    )


def save_kop(
    konteks: Konteks, unit_id: int, *, version: int, baris: str, alamat: str, tempat: str
) -> Outcome[None]:
    """Set the lines, the address (lines joined by newline) and the place of a unit; '' inherits.

    Raises:
        ConflictError: changed since it was read.
    """
    values = {"kop_baris": _joined(baris), "kop_alamat": _joined(alamat), "tempat": tempat.strip()}
    with konteks.simpanan.write(konteks.author) as transaction:
        transaction.update(tables.unit, unit_id, values, version=version)
        return Outcome(None, transaction.changes)


def save_gambar(konteks: Konteks, unit_id: int, isi: bytes | None, *, version: int) -> Outcome[None]:
    """Set the emblem of a unit from the bytes of a PNG or JPEG; None takes it away (then it is inherited).

    Raises:
        RefusedError: ``kop.bukan-gambar``, ``kop.gambar-besar``.
        ConflictError: changed since it was read.
    """
    sidik = None
    if isi is not None and len(isi) > BATAS_GAMBAR:
        raise RefusedError("kop.gambar-besar", batas=BATAS_GAMBAR // (1024 * 1024))
    with konteks.simpanan.write(konteks.author) as transaction:
        if isi is not None:
            sidik = hashlib.sha256(isi).hexdigest()
            gambar.keep(transaction.connection, sidik, _kind(isi), isi)
        transaction.update(tables.unit, unit_id, {"kop_gambar": sidik}, version=version)
        return Outcome(None, transaction.changes)


def picture_of(berkas: Path) -> bytes:
    """Return the bytes of a picture that may be an emblem.

    Raises:
        RefusedError: ``kop.bukan-gambar``, ``kop.gambar-besar``.
        FileError: ``kop.tidak-terbaca``: it cannot be read.
    """
    try:
        if berkas.stat().st_size > BATAS_GAMBAR:
            raise RefusedError("kop.gambar-besar", batas=BATAS_GAMBAR // (1024 * 1024))
        isi = berkas.read_bytes()
    except OSError as error:
        raise FileError("kop.tidak-terbaca", berkas=berkas.name) from error
    _kind(isi)
    return isi


def _kind(isi: bytes) -> str:
    if isi.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if isi.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    raise RefusedError("kop.bukan-gambar")


def _upward(rows: dict[int, unit_rincian.KopRow], unit_id: int | None) -> list[unit_rincian.KopRow]:
    line: dict[int, unit_rincian.KopRow] = {}
    while unit_id is not None and unit_id in rows and unit_id not in line:
        line[unit_id] = rows[unit_id]
        unit_id = rows[unit_id].induk_id
    return list(line.values())


def _split(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line)


def _joined(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
