"""The workbook that is filled elsewhere: written with drop-down lists, locked identity columns and a fingerprint.

The fingerprint is a hidden sheet: office, period, and for each row the uid of its position, the version of its
rating and the ratings as they were. Rows are found again by the code in their last column, so sorting,
filtering and re-saving in another program do no harm. Knows no database.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.workbooks import values
from kinerja_desktop.workbooks.cells import CellValue, Row
from kinerja_desktop.workbooks.reader import Book, open_book
from kinerja_desktop.workbooks.writer import KolomBuku, LembarBuku, write_workbook

_VERSI: Final = re.compile(r"[0-9]{1,18}")
SIDIK: Final = "_kinerja"
"""Name of the hidden sheet."""
ISIAN: Final = "Lembar Isian"
BENTUK: Final = "lembar-isian/1"
_KODE: Final = "Kode baris"
_HASIL: Final = "Rating Hasil Kerja"
_PERILAKU: Final = "Rating Perilaku Kerja"
_CATATAN: Final = "Catatan"
_HEAD_ROW: Final = 6


@dataclass(frozen=True, slots=True)
class Dasar:
    """What a row held when the workbook was made. ``version`` 0: there was no rating yet. Ratings as codes."""

    uid: str
    version: int
    hasil: str
    perilaku: str
    catatan: str


@dataclass(frozen=True, slots=True)
class BarisIsian:
    """One row of the workbook as shown; ratings in words."""

    dasar: Dasar
    nama: str
    nip: str
    jabatan: str
    unit: str
    atasan: str
    hasil: str
    perilaku: str


@dataclass(frozen=True, slots=True)
class LembarIsian:
    """The whole workbook. ``judul``: lines above the table."""

    kantor: str
    periode: str
    judul: tuple[str, ...]
    pilihan: tuple[str, ...]
    baris: tuple[BarisIsian, ...]


@dataclass(frozen=True, slots=True)
class BarisKembali:
    """One row as it came back: cells as read, and what it held when the workbook was made (None: a foreign row)."""

    nomor: int
    kode: str
    nama: str
    nip: str
    hasil: CellValue
    perilaku: CellValue
    catatan: str
    kolom: Mapping[str, int]
    dasar: Dasar | None


@dataclass(frozen=True, slots=True)
class LembarKembali:
    """The workbook as it came back."""

    berkas: str
    sidik: str
    sheet: str
    kantor: str
    periode: str
    baris: tuple[BarisKembali, ...]


def _columns(pilihan: tuple[str, ...]) -> tuple[KolomBuku, ...]:
    return (
        KolomBuku("No", 5, angka=True),
        KolomBuku("Nama", 32, lipat=True),
        KolomBuku("NIP", 21, teks=True),
        KolomBuku("Jabatan", 34, lipat=True),
        KolomBuku("Unit", 30, lipat=True),
        KolomBuku("Atasan", 30, lipat=True),
        KolomBuku(_HASIL, 16, pilihan=pilihan, terbuka=True),
        KolomBuku(_PERILAKU, 16, pilihan=pilihan, terbuka=True),
        KolomBuku(_CATATAN, 40, terbuka=True, lipat=True),
        KolomBuku(_KODE, 12, teks=True),
    )


def write_lembar(target: Path, lembar: LembarIsian, progress: Progress) -> int:
    """Write the workbook; return its number of rows.

    Raises:
        FileError: the target cannot be written.
    """
    shown = [
        (n, one.nama, one.nip, one.jabatan, one.unit, one.atasan, one.hasil, one.perilaku, one.dasar.catatan,
         one.dasar.uid)
        for n, one in enumerate(lembar.baris, start=1)
    ]  # fmt: skip
    fingerprint: list[Sequence[str]] = [
        ("bentuk", BENTUK),
        ("kantor", lembar.kantor),
        ("periode", lembar.periode),
    ]
    fingerprint += [
        (
            "baris",
            one.dasar.uid,
            str(one.dasar.version),
            one.dasar.hasil,
            one.dasar.perilaku,
            one.dasar.catatan,
        )
        for one in lembar.baris
    ]
    sheets = (
        LembarBuku(ISIAN, shown, _columns(lembar.pilihan), lembar.judul, _HEAD_ROW, dilindungi=True),
        LembarBuku(SIDIK, fingerprint, tersembunyi=True),
    )
    write_workbook(target, sheets, progress)
    return len(shown)


def read_lembar(path: Path, progress: Progress) -> LembarKembali | None:
    """Read a workbook back; None: it is no lembar isian (a plain list, perhaps).

    Raises:
        FileError: the file cannot be read, or its fingerprint or its table is damaged.
    """
    progress.step(0, 0)
    with open_book(path) as book:
        if all(info.nama != SIDIK for info in book.sheets):
            return None
        facts, known = _fingerprint(book, path)
        sheet, head, rows = _table(book, path)
        made = tuple(_row(row, head, known) for row in rows if _is_data(row, head))
        return LembarKembali(path.name, book.sidik, sheet, facts["kantor"], facts["periode"], made)


def _fingerprint(book: Book, path: Path) -> tuple[dict[str, str], dict[str, Dasar]]:
    facts: dict[str, str] = {}
    known: dict[str, Dasar] = {}
    for row in book.rows(SIDIK):
        cells = [values.text(cell) or "" for cell in row.values] + [""] * 6
        if cells[0] == "baris":
            version = int(cells[2]) if _VERSI.fullmatch(cells[2]) else 0
            known[cells[1]] = Dasar(cells[1], version, cells[3], cells[4], cells[5])
        else:
            facts[cells[0]] = cells[1]
    if facts.get("bentuk") != BENTUK or not facts.get("kantor") or not facts.get("periode"):
        raise FileError("lembar.sidik-rusak", berkas=path.name)
    return facts, known


def _table(book: Book, path: Path) -> tuple[str, dict[str, int], list[Row]]:
    for info in book.sheets:
        if info.nama == SIDIK:
            continue
        rows = list(book.rows(info.nama))
        for place, row in enumerate(rows[:30]):
            words = {values.text(cell): index for index, cell in enumerate(row.values)}
            if {_KODE, _HASIL, _PERILAKU} <= words.keys():
                return info.nama, {word: index for word, index in words.items() if word}, rows[place + 1 :]
    raise FileError("lembar.tanpa-tabel", berkas=path.name)


def _cell(row: Row, head: Mapping[str, int], word: str) -> CellValue:
    at = head.get(word, -1)
    return row.values[at] if 0 <= at < len(row.values) else None


def _is_data(row: Row, head: Mapping[str, int]) -> bool:
    return any(_cell(row, head, word) is not None for word in (_KODE, "NIP", _HASIL, _PERILAKU))


def _row(row: Row, head: Mapping[str, int], known: Mapping[str, Dasar]) -> BarisKembali:
    code = (values.text(_cell(row, head, _KODE)) or "").lower()
    places = {"hasil_kerja": head[_HASIL] + 1, "perilaku": head[_PERILAKU] + 1, "kode": head[_KODE] + 1}
    return BarisKembali(
        row.nomor,
        code,
        values.text(_cell(row, head, "Nama")) or "",
        "".join((values.text(_cell(row, head, "NIP")) or "").split()),
        _cell(row, head, _HASIL),
        _cell(row, head, _PERILAKU),
        values.text(_cell(row, head, _CATATAN)) or "",
        places,
        known.get(code),
    )
