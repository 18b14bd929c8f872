"""Bukti dukung: files copied into the office folder under the name of their hash, and links.

A file is complete under its name or not there; the same file twice is one file. Removing a bukti removes its record
only: the file may belong to another one, and it is what an undo would need.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import urlsplit

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.pelaksanaan import JenisBukti
from kinerja_desktop.foundation import berkas
from kinerja_desktop.foundation.errors import FileError, RefusedError
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.commands import pelaksanaan as commands
from kinerja_desktop.storage.queries import pelaksanaan as queries
from kinerja_desktop.storage.queries.pelaksanaan import BuktiRow

FOLDER: Final = "bukti"
_PIECE: Final = 1 << 20
_PROGRAMS: Final = frozenset(
    [
        "exe",
        "com",
        "bat",
        "cmd",
        "scr",
        "pif",
        "msi",
        "msp",
        "vbs",
        "vbe",
        "js",
        "jse",
        "wsf",
        "wsh",
        "ps1",
        "lnk",
        "url",
        "hta",
        "jar",
        "reg",
        "cpl",
        "dll",
        "sh",
        "desktop",
        "appimage",
    ]
)
"""Endings that a click would run instead of show."""


def simpan_berkas(konteks: Konteks, rhk_id: int, periode: str, sumber: Path) -> Outcome[int]:
    """Copy a file into the office and attach it to an RHK; return the id of the bukti.

    Raises:
        RefusedError: ``pelaksanaan.bukti-program``, ``pelaksanaan.bukti-kosong``.
        FileError: it cannot be read, or not be copied.
    """
    ending = re.sub(r"[^a-z0-9]", "", sumber.suffix.lower())[:10]
    if ending in _PROGRAMS:
        raise RefusedError("pelaksanaan.bukti-program", berkas=sumber.name)
    konteks.simpanan.hold()
    name, hash_, size = _copy(konteks.kantor.folder / FOLDER, sumber, ending)
    return _attach(
        konteks, rhk_id, periode, jenis=JenisBukti.BERKAS, nama=sumber.name, alamat=name, sidik=hash_, ukuran=size
    )  # fmt: skip


def _copy(folder: Path, source: Path, ending: str) -> tuple[str, str, int]:
    try:
        with source.open("rb") as handle:
            hash_, size = _hash(handle)
            if not size:
                raise RefusedError("pelaksanaan.bukti-kosong", berkas=source.name)
            name = f"{hash_}.{ending}" if ending else hash_
            target = folder / name
            if _state(target, hash_, size, deep=True):
                handle.seek(0)
                with berkas.writing(target) as part, part.open("wb") as copy:
                    while piece := handle.read(_PIECE):
                        copy.write(piece)
    except OSError as error:
        raise FileError(
            "pelaksanaan.bukti-tak-terbaca", berkas=source.name, sebab=error.strerror or ""
        ) from error
    return name, hash_, size  # fmt: skip


def _hash(handle: BinaryIO) -> tuple[str, int]:
    made, size = hashlib.sha256(), 0
    while piece := handle.read(_PIECE):
        made.update(piece)
        size += len(piece)
    return made.hexdigest(), size


def simpan_tautan(konteks: Konteks, rhk_id: int, periode: str, alamat: str) -> Outcome[int]:
    """Attach a link to an RHK; return the id of the bukti.

    Raises:
        RefusedError: ``pelaksanaan.tautan-salah``: no http or https address.
    """
    plain = alamat.strip()
    try:
        parts = urlsplit(plain)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname or re.search(r"\s", plain):
        raise RefusedError("pelaksanaan.tautan-salah", alamat=plain[:80])
    return _attach(konteks, rhk_id, periode, jenis=JenisBukti.TAUTAN, nama=plain, alamat=plain)


def _attach(konteks: Konteks, rhk_id: int, periode: str, **values: object) -> Outcome[int]:
    with konteks.simpanan.write(konteks.author, alasan="bukti dukung") as transaction:
        first = queries.roots(transaction.connection, [rhk_id])[rhk_id]
        made = commands.add_bukti(transaction, {"rhk_id": first, "periode_kode": periode, **values})
        return Outcome(made, transaction.changes)


def lepas(konteks: Konteks, bukti_id: int, version: int) -> Outcome[None]:
    """Take a bukti off its RHK; its file stays in the folder.

    Raises:
        ConflictError: changed since, or gone.
    """
    with konteks.simpanan.write(konteks.author, alasan="lepas bukti dukung") as transaction:
        commands.remove_bukti(transaction, bukti_id, version)
        return Outcome(None, transaction.changes)


def tempat(konteks: Konteks, row: BuktiRow) -> Path:
    """Return where the file of a bukti is, after a look that it is the one that was attached.

    Raises:
        FileError: ``pelaksanaan.bukti-hilang``, ``pelaksanaan.bukti-berubah``.
    """
    path = konteks.kantor.folder / FOLDER / Path(row.alamat).name
    state = _state(path, row.sidik, row.ukuran, deep=True)
    if state:
        raise FileError(f"pelaksanaan.bukti-{state}", berkas=row.nama)
    return path


def hilang(konteks: Konteks, rows: Collection[BuktiRow]) -> frozenset[int]:
    """Return the ids of bukti whose file is gone or has another length (a look at the folder, not into the files)."""
    folder = konteks.kantor.folder / FOLDER
    return frozenset(
        row.id
        for row in rows
        if row.jenis == JenisBukti.BERKAS
        and _state(folder / Path(row.alamat).name, row.sidik, row.ukuran, deep=False)
    )


def cacat(konteks: Konteks, rows: Collection[BuktiRow]) -> Iterator[tuple[str, str]]:
    """Yield (``hilang`` or ``berubah``, name) of every attached file that is not what was attached."""
    folder = konteks.kantor.folder / FOLDER
    for row in rows:
        if row.jenis == JenisBukti.BERKAS:
            state = _state(folder / Path(row.alamat).name, row.sidik, row.ukuran, deep=True)
            if state:
                yield state, row.nama


def _state(path: Path, hash_: str, size: int, *, deep: bool) -> str:
    """Return '' for a whole file, else ``hilang`` or ``berubah``."""
    try:
        if path.stat().st_size != size:
            return "berubah"
        if deep:
            with path.open("rb") as handle:
                if _hash(handle)[0] != hash_:
                    return "berubah"
    except OSError:
        return "hilang"
    return ""
