"""Files that belong to a record: copied into the office folder beside their place, hashed, then renamed.

A file is named by its content, so the same scan is kept once; nothing here is ever deleted, because a record that was
taken back may come again. What is gone or changed is told by *periksa* (`rusak`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from kinerja_desktop.foundation import berkas
from kinerja_desktop.foundation.errors import FileError, RefusedError
from kinerja_desktop.services.konteks import Konteks

BATAS: Final = 20 * 1024 * 1024
"""Bytes: ten pages scanned in colour need less; a film was chosen by mistake."""
_KINDS: Final = ((b"%PDF-", ".pdf"), (b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"))


@dataclass(frozen=True, slots=True)
class Lampiran:
    """A kept file: where below the office folder (with slashes), what it was called, its content hash."""

    berkas: str
    nama: str
    sidik: str


def simpan(konteks: Konteks, sumber: Path, golongan: str) -> Lampiran:
    """Copy a scan (PDF, PNG, JPEG) into ``lampiran/<golongan>`` of the office folder.

    Raises:
        FileError: ``lampiran.tidak-terbaca``; the copy cannot be written.
        RefusedError: ``lampiran.jenis``, ``lampiran.besar``.
    """
    data, ending = _read(sumber)
    sidik = berkas.sha256(data)
    place = PurePosixPath("lampiran", golongan, f"{sidik[:32]}{ending}")
    target = konteks.kantor.folder / place
    if not _is_whole(target, sidik):
        berkas.write_bytes(target, data)
    return Lampiran(place.as_posix(), sumber.name, sidik)


def kenali(sumber: Path) -> tuple[str, str]:
    """Return ending and content hash of a scan as `simpan` would keep it; nothing is written.

    Raises:
        FileError, RefusedError: as `simpan`.
    """
    data, ending = _read(sumber)
    return ending, berkas.sha256(data)


def _read(sumber: Path) -> tuple[bytes, str]:
    try:
        if sumber.stat().st_size > BATAS:
            raise RefusedError("lampiran.besar", berkas=sumber.name, batas=BATAS // (1024 * 1024))
        data = sumber.read_bytes()
    except OSError as error:
        raise FileError("lampiran.tidak-terbaca", berkas=sumber.name) from error
    ending = next((ending for start, ending in _KINDS if data.startswith(start)), "")
    if not ending:
        raise RefusedError("lampiran.jenis", berkas=sumber.name)
    return data, ending


def tempat(konteks: Konteks, nama: str) -> Path:
    """Return where a kept file is.

    Raises:
        FileError: ``lampiran.hilang``.
    """
    path = konteks.kantor.folder / PurePosixPath(nama)
    if not path.is_file():
        raise FileError("lampiran.hilang", berkas=nama)
    return path


def rusak(konteks: Konteks, known: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield (``hilang`` or ``berubah``, place) of kept files that are not what was kept; ``known``: (place, hash)."""
    for place, sidik in known:
        path = konteks.kantor.folder / PurePosixPath(place)
        if not path.is_file():
            yield "hilang", place
        elif not _is_whole(path, sidik):
            yield "berubah", place


def _is_whole(path: Path, sidik: str) -> bool:
    try:
        return berkas.sha256(path.read_bytes()) == sidik
    except OSError:
        return False
