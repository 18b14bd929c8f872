"""Writing the export, inside the worker process: workbook (read back and compared), JSON, entry sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kinerja_desktop.documents import batch
from kinerja_desktop.documents.kit.geometri import Kertas
from kinerja_desktop.documents.lembar_entri import LembarEntri
from kinerja_desktop.foundation import berkas
from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.workbooks.bkn import bahan as bkn
from kinerja_desktop.workbooks.bkn.bahan import BahanEkspor
from kinerja_desktop.workbooks.reader import open_book


@dataclass(frozen=True, slots=True)
class Pesanan:
    """What the worker writes: material, entry sheets, where, under which name, on which paper.

    Where a file has the name already, all of them get the next free one (`_free`): what was handed over stays.
    """

    bahan: BahanEkspor
    lembar: tuple[LembarEntri, ...]
    folder: Path
    nama: str
    kertas: str


@dataclass(frozen=True, slots=True)
class Berkas:
    """One written file: its content hash and how many people are in it."""

    path: Path
    sidik: str
    baris: int


def names(stem: str) -> tuple[str, str, str]:
    """Return what workbook, JSON and entry sheets are called."""
    return f"Rekap_Penilaian_{stem}.xlsx", f"siasn_{stem}.json", f"Lembar_Entri_{stem}.pdf"


def _free(folder: Path, stem: str) -> tuple[str, str, str]:
    """Return names of which none stands in ``folder``: those of ``stem``, else of ``stem`` with a number."""
    tail = berkas.free_tail(lambda tail: any((folder / name).exists() for name in names(stem + tail)))
    return names(stem + tail)


def write_all(pesanan: Pesanan, progress: Progress) -> list[Berkas]:
    """Write everything: all files of the export or none, and none before the workbook was read back.

    Raises:
        FileError: a file cannot be written, or reads back differently (``bahan.baca-ulang``).
    """
    folder = pesanan.folder
    data = bkn.json_bytes(pesanan.bahan)
    json_hash = berkas.sha256(data)
    told = replace(pesanan.bahan, keterangan=(*pesanan.bahan.keterangan, ("SHA-256 JSON", json_hash)))
    book, listed, pdf = _free(folder, pesanan.nama)
    progress.step(1, 4, "bahan.tahap-buku")

    def check(part: Path) -> None:
        progress.step(2, 4, "bahan.tahap-periksa")
        _compare(told, part, book)

    with berkas.together(folder) as stage:
        bkn.write_buku(told, stage / book, progress, check)
        berkas.write_bytes(stage / listed, data)
        progress.step(3, 4, "bahan.tahap-entri")
        batch.write(stage / pdf, pesanan.lembar, Kertas(pesanan.kertas))
        hashes = [berkas.sha256((stage / name).read_bytes()) for name in (book, listed, pdf)]
    people = len(pesanan.bahan.laporan)
    rows = (people, len(pesanan.bahan.json_items), people)
    return [
        Berkas(folder / name, sidik, baris)
        for name, sidik, baris in zip((book, listed, pdf), hashes, rows, strict=True)
    ]


def _compare(bahan: BahanEkspor, path: Path, nama: str) -> None:
    """Read the workbook back and compare every sheet with what was meant; ``nama``: what it is to be called.

    Raises:
        FileError: ``bahan.baca-ulang``.
    """
    with open_book(path) as book:
        for name, expected in bkn.expected(bahan):
            found = {row.nomor: row.values for row in book.rows(name)}
            for number, values in _numbered(expected):
                if found.pop(number, ()) != values:
                    raise FileError("bahan.baca-ulang", berkas=nama, sheet=name, baris=number)
            if found:
                raise FileError("bahan.baca-ulang", berkas=nama, sheet=name, baris=min(found))


def _numbered(rows: Iterator[tuple[int, tuple[str | None, ...]]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Cut empty cells off the end, as a reader does; leave empty rows out."""
    for number, values in rows:
        cut = list(values)
        while cut and cut[-1] is None:
            cut.pop()
        if cut:
            yield number, tuple(cut)  # type: ignore[arg-type]  # inner gaps stay None, as the reader gives them
