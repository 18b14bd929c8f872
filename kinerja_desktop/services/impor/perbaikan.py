"""Daftar perbaikan: what did not go in, back in the operator's own workbook, marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.foundation.berkas import safe_name
from kinerja_desktop.foundation.errors import FileError, RefusedError
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.services.impor.roster import Tinjauan
from kinerja_desktop.services.impor.tinjauan import Kategori
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.workbooks.layout import Needs
from kinerja_desktop.workbooks.perbaikan import Bagian, write_parts


@dataclass(frozen=True, slots=True)
class DaftarPerbaikan:
    """What was written: where, and how many rows want mending."""

    path: Path
    baris: int


def nama_usulan(tinjauan: Tinjauan) -> str:
    """Return a file name to propose: ``Data PNS - perlu diperbaiki.xlsx``."""
    stem = tinjauan.berkas[0].path.stem if len(tinjauan.berkas) == 1 else "Impor pegawai"
    return safe_name(stem.removesuffix(" - perlu diperbaiki"), " - perlu diperbaiki.xlsx")


def simpan_daftar_perbaikan(
    konteks: Konteks, tinjauan: Tinjauan, path: Path, progress: Progress | None = None
) -> DaftarPerbaikan:
    """Write the rows that want mending to ``path``, one sheet per sheet read, in the worker process.

    Raises:
        RefusedError: ``perbaikan.semua-masuk``: nothing wants mending; nothing is written.
        FileError: a source was moved or changed, it is the target itself, or ``path`` cannot be written.
    """
    for file in tinjauan.berkas:
        if file.path.resolve() == path.resolve():
            raise FileError("perbaikan.berkas-asal", berkas=path.name)
    written = konteks.kantor.worker.call(
        _write,
        bagian(tinjauan),
        path,
        progress=progress,
        writes_in=path.parent,
        reads=", ".join(file.path.name for file in tinjauan.berkas),
    )
    if not written:
        raise RefusedError("perbaikan.semua-masuk")
    return DaftarPerbaikan(path, written)


def _write(parts: Sequence[Bagian], path: Path, progress: Progress) -> int:
    progress.step(0, len(parts), "perbaikan.menulis")
    return write_parts(parts, path)


def bagian(tinjauan: Tinjauan) -> tuple[Bagian, ...]:
    """Return one part per sheet: what its reader said, and what only the check could see.

    A row that the operator settled (a candidate accepted, a row chosen or left out) is not to be mended any more.
    """
    waiting: dict[tuple[str, str], dict[int, tuple[Finding, ...]]] = {}
    for row in tinjauan.baris:
        if row.kategori is Kategori.PERLU_DIPERBAIKI:
            place = row.lokasi
            waiting.setdefault((place.berkas, place.sheet), {})[place.baris or 0] = row.masalah
    parts = []
    for file in tinjauan.berkas:
        for one in file.bacaan:
            rows = waiting.get((file.path.name, one.sheet), {})
            if rows:
                said = [item for found in rows.values() for item in found]
                frame = [item for item in one.findings if item.severity is not Severity.BLOCK]
                others = [item for item in frame if (item.location.baris or 0) not in rows]
                parts.append(Bagian(file.path, (*others, *said), one.layout, sandi=file.sandi))
    return tuple(parts)


def simpan_baris_perbaikan(
    konteks: Konteks, berkas: Path, masalah: Sequence[Finding], jenis: str, path: Path
) -> Path:
    """Write the rows of another kind of list that want mending (``jenis``: unit, atasan, nilai).

    Raises:
        RefusedError: ``perbaikan.semua-masuk``: nothing wants mending; nothing is written.
        FileError: the source is gone, it is the target itself, or ``path`` cannot be written.
    """
    if berkas.resolve() == path.resolve():
        raise FileError("perbaikan.berkas-asal", berkas=path.name)
    part = Bagian(berkas, tuple(masalah), None, needs=_needs(jenis))
    if not konteks.kantor.worker.call(_write, (part,), path, writes_in=path.parent, reads=berkas.name):
        raise RefusedError("perbaikan.semua-masuk")
    return path


def _needs(jenis: str) -> Needs:
    from kinerja_desktop.workbooks import nilai, tabel, unit

    kinds = {"unit": unit.UNIT, "atasan": unit.ATASAN, "nilai": nilai.NILAI}
    return tabel.needs(kinds[jenis])
