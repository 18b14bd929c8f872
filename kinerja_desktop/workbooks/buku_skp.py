"""Buku kerja SKP: plans typed elsewhere in Excel. One row is one indicator; a row without RHK goes on with the one above.

Two more sheets hold the expectations on values of behaviour, a row each, and the lines of the Lampiran. A workbook without
them (made before they were there, or with the sheet taken out) says nothing about them.

A hidden sheet holds office, year, and for each position the number of its person and the hash of its plan as it was. Rows
are found again by the code in their last column (position, RHK, indicator). Knows no database.
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
from kinerja_desktop.workbooks.cells import NO_CACHE, CellValue, ErrorCell, Row
from kinerja_desktop.workbooks.reader import Book, open_book
from kinerja_desktop.workbooks.writer import KolomBuku, LembarBuku, write_workbook

SIDIK: Final = "_kinerja"
BENTUK: Final = "buku-skp/1"
_KODE: Final = "Kode baris"
_RHK: Final = "Rencana hasil kerja"
_WORDS: Final = {
    "jenis": "Jenis", "rhk": _RHK, "pimpinan": "RHK pimpinan", "indikator": "Indikator", "aspek": "Aspek",
    "target": "Target",
}  # fmt: skip
_HEAD_ROW: Final = 6
_TAHUN: Final = re.compile(r"[12][0-9]{3}")
_ID: Final = re.compile(r"[0-9]{1,18}")
"""What a record can be numbered: cells hold any digits, thousands of them too."""
_ISI: Final = {"perilaku": "Ekspektasi khusus pimpinan", "lampiran": "Isi lampiran"}
"""The column that is typed in on each of the two other sheets, by the field of `BukuSkp`."""
_TENTANG: Final = {"perilaku": "Nilai perilaku", "lampiran": "Bagian"}
LEMBAR: Final = {"perilaku": "Perilaku", "lampiran": "Lampiran"}
"""Names of these sheets."""


@dataclass(frozen=True, slots=True)
class BarisBuku:
    """One row: texts by field (``jenis``, ``rhk``, ``pimpinan``, ``indikator``, ``aspek``, ``target``).

    Attributes:
        uid: of the position; ``rhk_id``, ``indikator_id``: of the records that stood in it, None in an empty row.
        rusak: fields whose cell holds an error or a formula without value.
        is_pecahan: the target is a bare number up to one: what a spreadsheet keeps of "95%" or "100%".
    """

    nomor: int
    uid: str
    rhk_id: int | None
    indikator_id: int | None
    nama: str
    nip: str
    jabatan: str
    teks: Mapping[str, str]
    rusak: tuple[str, ...] = ()
    is_pecahan: bool = False

    @property
    def is_kosong(self) -> bool:
        """Return whether nothing was written in it."""
        return not self.rusak and not any(
            self.teks.get(name) for name in ("rhk", "pimpinan", "indikator", "target")
        )


@dataclass(frozen=True, slots=True)
class BarisIsi:
    """One row of Perilaku or Lampiran.

    Attributes:
        uid: of the position; ``kunci``: of the value of behaviour, or code of the list of the Lampiran.
        tentang: what ``kunci`` is called.
        is_rusak: the cell holds an error or a formula without value.
    """

    nomor: int
    uid: str
    kunci: str
    nama: str
    nip: str
    jabatan: str
    tentang: str
    isi: str = ""
    is_rusak: bool = False

    @property
    def is_kosong(self) -> bool:
        """Return whether nothing was written in it."""
        return not (self.isi.strip() or self.is_rusak)


@dataclass(frozen=True, slots=True)
class OrangBuku:
    """One position as it was when the workbook was made; ``sidik`` '' where there was no plan."""

    uid: str
    nip: str
    sidik: str


@dataclass(frozen=True, slots=True)
class BukuSkp:
    """The whole workbook, going out or come back; ``perilaku``, ``lampiran``: None where it has no such sheet.

    ``judul`` stands above the table of plans, ``judul_lain`` above the two others.
    """

    kantor: str
    tahun: int
    orang: tuple[OrangBuku, ...]
    baris: tuple[BarisBuku, ...]
    judul: tuple[str, ...] = ()
    sheet: str = "SKP"
    perilaku: tuple[BarisIsi, ...] | None = None
    lampiran: tuple[BarisIsi, ...] | None = None
    judul_lain: tuple[str, ...] = ()


def write_buku(
    target: Path, buku: BukuSkp, pilihan: Mapping[str, tuple[str, ...]], progress: Progress
) -> int:
    """Write the workbook; return its number of rows. ``pilihan``: drop-down lists by field.

    Raises:
        FileError: the target cannot be written.
    """
    columns = (
        KolomBuku("Nama", 28, lipat=True), KolomBuku("NIP", 21, teks=True), KolomBuku("Jabatan", 32, lipat=True),
        *(KolomBuku(word, 14 if name in pilihan else 40, teks=True, pilihan=pilihan.get(name, ()), terbuka=True,
                    lipat=name not in pilihan)
          for name, word in _WORDS.items()),
        KolomBuku(_KODE, 12, teks=True, rapat=True),
    )  # fmt: skip
    shown = [
        (one.nama, one.nip, one.jabatan, *(one.teks.get(name, "") for name in _WORDS), _code(one))
        for one in buku.baris
    ]
    sign: list[Sequence[str]] = [("bentuk", BENTUK), ("kantor", buku.kantor), ("tahun", str(buku.tahun))]
    sign += [("orang", one.uid, one.nip, one.sidik) for one in buku.orang]
    sheets = (
        LembarBuku(buku.sheet, shown, columns, buku.judul, _HEAD_ROW, dilindungi=True),
        *(_extra(buku, field) for field in LEMBAR if getattr(buku, field) is not None),
        LembarBuku(SIDIK, sign, tersembunyi=True),
    )
    write_workbook(target, sheets, progress)
    return len(shown)


def _extra(buku: BukuSkp, field: str) -> LembarBuku:
    columns = (
        KolomBuku("Nama", 28), KolomBuku("NIP", 21, teks=True), KolomBuku("Jabatan", 28), KolomBuku(_TENTANG[field], 28),
        KolomBuku(_ISI[field], 70, teks=True, terbuka=True), KolomBuku(_KODE, 12, teks=True, rapat=True),
    )  # fmt: skip
    rows: tuple[BarisIsi, ...] = getattr(buku, field)
    shown = [(one.nama, one.nip, one.jabatan, one.tentang, one.isi, f"{one.uid}/{one.kunci}") for one in rows]
    return LembarBuku(LEMBAR[field], shown, columns, buku.judul_lain, _HEAD_ROW, dilindungi=True)


def _code(one: BarisBuku) -> str:
    return "/".join((one.uid, str(one.rhk_id or ""), str(one.indikator_id or "")))


def read_buku(path: Path, progress: Progress) -> BukuSkp:
    """Read a workbook back.

    Raises:
        FileError: it cannot be read, is no such workbook, or its fingerprint or table is damaged.
    """
    progress.step(0, 0)
    with open_book(path) as book:
        if all(info.nama != SIDIK for info in book.sheets):
            raise FileError("buku-skp.bukan", berkas=path.name)
        facts, people = _fingerprint(book, path)
        found = _table(book, _RHK)
        if found is None:
            raise FileError("buku-skp.tanpa-tabel", berkas=path.name)
        sheet, head, rows = found
        missing = [word for word in _WORDS.values() if word not in head]
        if missing:  # else the cells below would read as emptied
            raise FileError("buku-skp.tanpa-kolom", berkas=path.name, kolom=", ".join(missing))
        made = tuple(one for one in (_row(row, head) for row in rows) if one is not None)
        perilaku, lampiran = (_told(book, field) for field in LEMBAR)
        return BukuSkp(
            facts["kantor"], int(facts["tahun"]), people, made, sheet=sheet, perilaku=perilaku, lampiran=lampiran
        )  # fmt: skip


def _fingerprint(book: Book, path: Path) -> tuple[dict[str, str], tuple[OrangBuku, ...]]:
    facts: dict[str, str] = {}
    people: list[OrangBuku] = []
    for row in book.rows(SIDIK):
        cells = [values.text(cell) or "" for cell in row.values] + [""] * 4
        if cells[0] == "orang":
            people.append(OrangBuku(cells[1], cells[2], cells[3]))
        else:
            facts[cells[0]] = cells[1]
    if (
        facts.get("bentuk") != BENTUK
        or not facts.get("kantor")
        or not _TAHUN.fullmatch(facts.get("tahun", ""))
    ):
        raise FileError("buku-skp.bukan", berkas=path.name)
    return facts, tuple(people)


def _table(book: Book, column: str) -> tuple[str, dict[str, int], list[Row]] | None:
    """Return the sheet with this column (its name, place of its columns, rows below), None where there is none."""
    for info in book.sheets:
        rows = [] if info.nama == SIDIK else list(book.rows(info.nama))
        for place, row in enumerate(rows[:30]):
            words = {word: index for index, cell in enumerate(row.values) if (word := values.text(cell))}
            if {_KODE, column} <= words.keys():
                return info.nama, words, rows[place + 1 :]
    return None


def _told(book: Book, field: str) -> tuple[BarisIsi, ...] | None:
    found = _table(book, _ISI[field])
    if found is None:
        return None
    _, head, rows = found
    made: list[BarisIsi] = []
    for row in rows:
        cells = {word: row.values[at] for word, at in head.items() if at < len(row.values)}
        texts = {word: values.text(cell) or "" for word, cell in cells.items()}
        said = cells.get(_ISI[field])
        is_broken = isinstance(said, ErrorCell) or said is NO_CACHE
        uid, _, kunci = texts.get(_KODE, "").lower().partition("/")
        one = BarisIsi(
            row.nomor, uid, kunci, texts.get("Nama", ""), "".join(texts.get("NIP", "").split()),
            texts.get("Jabatan", ""), texts.get(_TENTANG[field], ""), texts.get(_ISI[field], ""), is_broken,
        )  # fmt: skip
        if uid or not one.is_kosong:
            made.append(one)
    return tuple(made)


def _row(row: Row, head: Mapping[str, int]) -> BarisBuku | None:
    def cell(word: str) -> CellValue:
        at = head.get(word)
        return row.values[at] if at is not None and at < len(row.values) else None

    def text(word: str) -> str:
        found = cell(word)
        told = values.text(found) or ""
        return told.replace(".", ",") if isinstance(found, float) else told  # as it stood in the cell

    texts = {name: text(word) for name, word in _WORDS.items()}
    broken = tuple(
        name
        for name, word in _WORDS.items()
        if isinstance(found := cell(word), ErrorCell) or found is NO_CACHE
    )
    if not text(_KODE) and not any(texts.values()) and not broken:
        return None
    uid, rhk_id, indicator_id = [*text(_KODE).lower().split("/"), "", ""][:3]
    target = cell(_WORDS["target"])
    return BarisBuku(
        row.nomor, uid, _number(rhk_id), _number(indicator_id), text("Nama"), "".join(text("NIP").split()),
        text("Jabatan"), texts, broken, isinstance(target, int | float) and 0 < target <= 1,
    )  # fmt: skip


def _number(text: str) -> int | None:
    return int(text) if _ID.fullmatch(text) else None
