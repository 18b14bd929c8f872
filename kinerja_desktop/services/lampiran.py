"""The one store of files that belong to records: bukti dukung, signed sheets, scans of predikat from elsewhere.

A file is copied into the office folder beside the database and named by its content: it is complete under its name or
not there, and the same content on a shelf is one file. What a record names or ever named is never deleted, because
a record that was taken back may come again (`lampiran_lepas` removes the rest). No copy of the database holds them; what is gone or altered is told.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

from kinerja_desktop.domain.pelaksanaan import JenisBukti
from kinerja_desktop.foundation import berkas
from kinerja_desktop.foundation.errors import FileError, RefusedError
from kinerja_desktop.foundation.progress import Progress, Silent
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.queries import berkas_ttd, pelaksanaan, predikat_luar
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.queries.pelaksanaan import BuktiRow

BATAS: Final = 20 * 1024 * 1024
"""Bytes of a scan: ten pages in colour need less; a film was chosen by mistake."""
_KINDS: Final = ((b"%PDF-", ".pdf"), (b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"))
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
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Rak:
    """A shelf of the store.

    Attributes:
        folder: below the office folder, with slashes.
        digit: so many hex digits of its content hash name a file.
        is_pindaian: only scans are taken (PDF, PNG, JPEG by their content, at most `BATAS`); else whatever is no
            program and not empty.
    """

    folder: str
    digit: int
    is_pindaian: bool


BUKTI: Final = Rak("bukti", 64, is_pindaian=False)
TTD: Final = Rak("lampiran/ttd", 32, is_pindaian=True)
LUAR: Final = Rak("lampiran/predikat", 32, is_pindaian=True)
_FOLDERS: Final = ("bukti", "lampiran")
"""All that lies in them was kept here."""


@dataclass(frozen=True, slots=True)
class Lampiran:
    """A kept file.

    Attributes:
        berkas: where below the office folder, with slashes.
        nama: what it was called where it came from.
        sidik: hash of its content.
        ukuran: in bytes, None where the record does not say.
    """

    berkas: str
    nama: str
    sidik: str
    ukuran: int | None = None


def simpan(konteks: Konteks, sumber: Path, rak: Rak) -> Lampiran:
    """Copy a file onto a shelf of the office folder, unless it is there already.

    Raises:
        StorageError: somebody else has the office open for writing.
        FileError: ``lampiran.tidak-terbaca``, ``lampiran.berganti`` (somebody writes to it); no copy can be written:
            ``lampiran.penuh``, ``lampiran.tidak-tersalin``.
        RefusedError: ``lampiran.jenis``, ``lampiran.besar``, ``lampiran.program``, ``lampiran.kosong``.
    """
    konteks.simpanan.hold()
    with _reading(sumber) as handle:
        ending, sidik, size = _look(handle, sumber.name, rak)
        place = PurePosixPath(rak.folder, f"{sidik[: rak.digit]}{ending}")
        kept = Lampiran(place.as_posix(), sumber.name, sidik, size)
        target = konteks.kantor.folder / place
        if _state(target, kept):
            handle.seek(0)
            with _copying(target, kept) as part, part.open("wb") as copy:
                if _hash(_pieces(handle, sumber.name, copy)) != (sidik, size):
                    raise FileError("lampiran.berganti", berkas=sumber.name)
    return kept


def kenali(sumber: Path, rak: Rak) -> tuple[str, str]:
    """Return ending (with its dot) and content hash of a file as `simpan` would keep it; nothing is written.

    Raises:
        FileError, RefusedError: as `simpan`.
    """
    with _reading(sumber) as handle:
        return _look(handle, sumber.name, rak)[:2]


@contextmanager
def _reading(source: Path) -> Iterator[BinaryIO]:
    try:
        handle = source.open("rb")
    except OSError as error:
        raise _unreadable(source.name, error) from error
    with handle:
        yield handle


@contextmanager
def _copying(target: Path, one: Lampiran) -> Iterator[Path]:
    """Yield where a copy is written; what is refused is said of the user's own file, not of a name made of a hash."""
    try:
        with berkas.writing(target) as part:
            yield part
    except FileError as error:
        if error.args_.get("berkas") != str(target):
            raise
        if error.code == "berkas.penuh":
            raise FileError("lampiran.penuh", berkas=one.nama) from error
        why = error.args_.get("sebab") or "sedang dibuka di program lain"
        folder = PurePosixPath(one.berkas).parent
        raise FileError("lampiran.tidak-tersalin", berkas=one.nama, folder=folder, sebab=why) from error


def _unreadable(name: str, error: OSError) -> FileError:
    return FileError("lampiran.tidak-terbaca", berkas=name, sebab=error.strerror or str(error))


def _look(handle: BinaryIO, name: str, rak: Rak) -> tuple[str, str, int]:
    """Return ending, content hash and size of what is to be kept."""
    ending = _scan_ending(handle, name) if rak.is_pindaian else _ending(name)
    sidik, size = _hash(_pieces(handle, name))
    if not size:
        raise RefusedError("lampiran.kosong", berkas=name)
    return ending, sidik, size


def _scan_ending(handle: BinaryIO, name: str) -> str:
    try:
        if os.fstat(handle.fileno()).st_size > BATAS:
            raise RefusedError("lampiran.besar", berkas=name, batas=BATAS // (1024 * 1024))
        start = handle.read(max(len(start) for start, _ in _KINDS))
        handle.seek(0)
    except OSError as error:
        raise _unreadable(name, error) from error
    ending = next((ending for known, ending in _KINDS if start.startswith(known)), "")
    if not ending:
        raise RefusedError("lampiran.jenis", berkas=name)
    return ending


def _ending(name: str) -> str:
    ending = re.sub(r"[^a-z0-9]", "", Path(name).suffix.lower())[:10]
    if ending in _PROGRAMS:
        raise RefusedError("lampiran.program", berkas=name)
    return f".{ending}" if ending else ""


def _pieces(handle: BinaryIO, name: str, copy: BinaryIO | None = None) -> Iterator[bytes]:
    """Yield a file piece by piece, each written to ``copy`` before; what cannot be read is not said of the copy."""
    while True:
        try:
            piece = handle.read(_PIECE)
        except OSError as error:
            raise _unreadable(name, error) from error
        if not piece:
            return
        if copy is not None:
            copy.write(piece)
        yield piece


def _hash(pieces: Iterator[bytes]) -> tuple[str, int]:
    made, size = hashlib.sha256(), 0
    for piece in pieces:
        made.update(piece)
        size += len(piece)
    return made.hexdigest(), size


def bukti_of(row: BuktiRow) -> Lampiran:
    """Return the file of a bukti dukung; its record names it without its folder."""
    return Lampiran(f"{BUKTI.folder}/{PurePosixPath(row.alamat).name}", row.nama, row.sidik, row.ukuran)


def tercatat(connection: Koneksi) -> tuple[Lampiran, ...]:
    """Return every file that a record of the office names."""
    scans = [*predikat_luar.files(connection), *berkas_ttd.files(connection)]
    proofs = [row for row in pelaksanaan.evidence(connection) if row.jenis == JenisBukti.BERKAS]
    return *(Lampiran(*one) for one in scans), *(bukti_of(row) for row in proofs)


def tempat(folder: Path, one: Lampiran) -> Path:
    """Return where a kept file is, after a look that it is what was kept; ``folder``: of the office.

    Raises:
        FileError: ``lampiran.hilang``, ``lampiran.berubah``.
    """
    path = folder / PurePosixPath(one.berkas)
    state = _state(path, one)
    if state:
        raise FileError(f"lampiran.{state}", berkas=one.nama, folder=PurePosixPath(one.berkas).parent)
    return path


def hilang(folder: Path, many: Collection[Lampiran]) -> frozenset[str]:
    """Return the places that are empty or hold a file of another length: a look at the folder, not into the files."""
    wanted: dict[str, set[str]] = {}
    for one in many:
        place = PurePosixPath(one.berkas)
        wanted.setdefault(place.parent.as_posix(), set()).add(place.name)
    there = {
        f"{below}/{name}": size
        for below, names in wanted.items()
        for name, size in _sizes(folder / below, names).items()
    }
    return frozenset(
        one.berkas for one in many if one.berkas not in there or one.ukuran not in (None, there[one.berkas])
    )


def _sizes(folder: Path, names: Collection[str]) -> dict[str, int]:
    """Return the sizes of files of a folder by name: one look at the folder is faster than one at each file."""
    try:
        with os.scandir(folder) as entries:
            return {
                entry.name: entry.stat().st_size
                for entry in entries
                if entry.name in names and entry.is_file()
            }
    except OSError:
        return {}


def cacat(
    folder: Path, many: Collection[Lampiran], progress: Progress | None = None
) -> Iterator[tuple[str, Lampiran]]:
    """Yield (``hilang`` or ``berubah``, file) of kept files that are not what was kept; each file is read once.

    Raises:
        Cancelled: the user pressed Batal.
    """
    watch, seen = progress or Silent(), dict[tuple[str, str], str]()
    for number, one in enumerate(many, 1):
        key = one.berkas, one.sidik
        if key not in seen:
            seen[key] = _state(folder / PurePosixPath(one.berkas), one)
        if seen[key]:
            yield seen[key], one
        watch.step(number, len(many), "periksa.langkah-lampiran")


def _state(path: Path, one: Lampiran) -> str:
    """Return '' for a whole file, else ``hilang`` or ``berubah``."""
    try:
        if not path.is_file():
            return "hilang"
        if one.ukuran is not None and path.stat().st_size != one.ukuran:
            return "berubah"
        with path.open("rb") as handle:
            return "" if _hash(_pieces(handle, one.nama))[0] == one.sidik else "berubah"
    except (OSError, FileError):
        return "hilang"


@dataclass(frozen=True, slots=True)
class Isi:
    """How many files the store has, and their bytes."""

    jumlah: int
    ukuran: int


def isi(folder: Path) -> Isi:
    """Return what lies in the store of an office folder, parts that are being written left out."""
    sizes = [
        path.stat().st_size
        for name in _FOLDERS
        for path in (folder / name).rglob("*")
        if path.is_file() and not path.name.startswith(".")
    ]
    return Isi(len(sizes), sum(sizes))
