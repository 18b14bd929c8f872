"""Sheets and tables as files: drawn and written in the worker, beside their target first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Final

from kinerja_desktop.documents import batch
from kinerja_desktop.documents.kit.geometri import Kertas
from kinerja_desktop.foundation.progress import Progress, Silent
from kinerja_desktop.services.kantor import kertas
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.workbooks.writer import KolomBuku, LembarBuku, write_workbook

_DIBACA: Final = 5_000
"""Tables of so many rows are read; longer ones are filtered, and rows of several lines would only be slow."""
_SEMPIT: Final = 40


@dataclass(frozen=True, slots=True)
class HasilBerkas:
    """What was written: the file, how many papers and pages."""

    berkas: Path
    lembar: int
    halaman: int


@dataclass(frozen=True, slots=True)
class KolomTabel:
    """A column of a table: head, width in characters; ``teks``: digits that are no number (NIP); ``bentuk``: ``0%``."""

    judul: str
    lebar: float = 16
    teks: bool = False
    bentuk: str = ""


@dataclass(frozen=True, slots=True)
class Tabel:
    """One sheet of a workbook: name, lines above the head, columns, rows."""

    nama: str
    kolom: tuple[KolomTabel, ...]
    baris: tuple[tuple[str | int | float | date, ...], ...]
    judul: tuple[str, ...] = ()


def simpan_pdf(
    konteks: Konteks, models: Sequence[batch.Lembar], target: Path, progress: Progress | None = None
) -> HasilBerkas:
    """Write sheets into one PDF on the office's paper.

    Raises:
        FileError: ``cetak.tidak-tertulis``.
        Cancelled: nothing was written.
    """
    done = konteks.kantor.worker.call(
        _write, target, tuple(models), Kertas(kertas(konteks)), progress=progress, writes_in=target.parent
    )
    return HasilBerkas(done.berkas[0], done.lembar, done.halaman)


def _write(target: Path, models: Sequence[batch.Lembar], paper: Kertas, progress: Progress) -> batch.Hasil:
    return batch.write(target, models, paper, progress=progress)


def simpan_xlsx(
    konteks: Konteks, tabel: Sequence[Tabel], target: Path, progress: Progress | None = None
) -> Path:
    """Write tables as a workbook.

    Raises:
        FileError: the target cannot be written; an older file there is untouched.
        Cancelled: nothing was written.
    """
    konteks.kantor.worker.call(
        _write_book, target, tuple(tabel), progress=progress or Silent(), writes_in=target.parent
    )
    return target


def _above(one: Tabel) -> tuple[str, ...]:
    """Return the lines above the head, none wider than the columns: what sticks out makes the printed page tiny."""
    room = max(_SEMPIT, int(sum(column.lebar for column in one.kolom)))
    return tuple(line for words in one.judul for line in wrap(words, room) or [""])


def _are_numbers(one: Tabel, place: int) -> bool:
    """Tell whether a column holds numbers and nothing else; where nothing stands in it, whether it is shaped for them."""
    found = [row[place] for row in one.baris if row[place] not in ("", None)]
    if not found:
        return bool(one.kolom[place].bentuk)
    return not one.kolom[place].teks and all(isinstance(value, int | float) for value in found)


def _write_book(target: Path, tabel: Sequence[Tabel], progress: Progress) -> None:
    sheets = [
        LembarBuku(
            one.nama,
            one.baris,
            tuple(
                KolomBuku(
                    k.judul,
                    k.lebar,
                    teks=k.teks,
                    lipat=not k.teks and wraps,
                    bentuk=k.bentuk,
                    angka=_are_numbers(one, place),
                )
                for place, k in enumerate(one.kolom)
            ),
            above,
            len(above) + 2 if above else 1,
        )
        for one in tabel
        for above, wraps in [(_above(one), len(one.baris) <= _DIBACA)]
    ]
    write_workbook(target, sheets, progress)
