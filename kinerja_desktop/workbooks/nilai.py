"""Ratings from any list to drafts: words in all spellings; bare figures only after the user said what 1 means."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum
from typing import Final, Literal, TypeAlias

from kinerja_desktop.domain import nip as nomor
from kinerja_desktop.domain.codes import Predikat, Rating
from kinerja_desktop.domain.ekspektasi import tanpa_ekspektasi
from kinerja_desktop.domain.findings import TERSEBUT, Finding, Location, Severity
from kinerja_desktop.domain.masukan import NilaiDraft
from kinerja_desktop.foundation import teks
from kinerja_desktop.workbooks import nama, values
from kinerja_desktop.workbooks.cells import CellValue, ErrorCell, NoCache
from kinerja_desktop.workbooks.layout import Layout, Pilihan
from kinerja_desktop.workbooks.reader import Book
from kinerja_desktop.workbooks.tabel import (
    Bacaan,
    Baris,
    Kind,
    Kumpulan,
    frame,
    nip_of,
)
from kinerja_desktop.workbooks.values import UNREADABLE, Unread

Arti: TypeAlias = Literal["1=atas", "1=bawah"]
"""What a bare 1 means: SIASN has 1 for the best, many lists 3."""


class Angka(Enum):
    """A figure whose meaning nobody said."""

    TANPA_ARTI = 0


TANPA_ARTI: Final = Angka.TANPA_ARTI
NILAI: Final = Kind(
    "resources/workbooks/kolom_nilai.toml",
    tuple(
        frozenset({number, rating})
        for number in ("nip", "nama_nip")
        for rating in ("hasil_kerja", "perilaku")
    ),
    "impor.bukan-daftar-nilai",
)
_BY_FIGURE: Final = {"1": Rating.DI_ATAS, "2": Rating.SESUAI, "3": Rating.DI_BAWAH}
_LETTERS: Final = {
    "a": Rating.DI_ATAS, "s": Rating.SESUAI, "b": Rating.DI_BAWAH, "da": Rating.DI_ATAS, "se": Rating.SESUAI, "db": Rating.DI_BAWAH,
    "dae": Rating.DI_ATAS, "dbe": Rating.DI_BAWAH,
}  # fmt: skip
_PREDIKAT: Final = {
    "sangatbaik": Predikat.SANGAT_BAIK, "istimewa": Predikat.SANGAT_BAIK, "baik": Predikat.BAIK,
    "butuhperbaikan": Predikat.BUTUH_PERBAIKAN, "cukup": Predikat.BUTUH_PERBAIKAN, "cukupbutuhperbaikan": Predikat.BUTUH_PERBAIKAN,
    "butuhperbaikancukup": Predikat.BUTUH_PERBAIKAN, "kurang": Predikat.KURANG, "kurangmisconduct": Predikat.KURANG, "misconduct": Predikat.KURANG,
    "sangatkurang": Predikat.SANGAT_KURANG, "buruk": Predikat.SANGAT_KURANG, "sangatburuk": Predikat.SANGAT_KURANG,
}  # fmt: skip


def rating(cell: CellValue, arti: Arti | None = None) -> Rating | Unread | Angka | None:
    """Return the rating of a cell; ``TANPA_ARTI`` for a bare 1, 2 or 3 whose meaning was not said.

    A formula that was never calculated, or that ended in an error, is unreadable: taken for an empty cell it would
    leave a rating out without a word.
    """
    if isinstance(cell, ErrorCell | NoCache):
        return UNREADABLE
    plain = values.text(cell)
    if plain is None or plain == "0":
        return None
    bare = re.sub(r"[^a-z0-9]", "", plain.lower())
    figure = re.fullmatch(r"([123])(?:[.,]0+)?", plain)
    if figure:
        if arti is None:
            return TANPA_ARTI
        return _BY_FIGURE[figure[1] if arti == "1=atas" else str(4 - int(figure[1]))]
    letter = _LETTERS.get(bare)
    if letter:
        return letter
    words = tanpa_ekspektasi(re.sub(r"^[123]|[123]$", "", bare))
    if words in {"diatas", "atas", "melebihi", "melampaui", "diatastarget"}:
        return Rating.DI_ATAS
    if words in {"sesuai", "memenuhi"}:
        return Rating.SESUAI
    if words in {"dibawah", "bawah", "dibawahtarget", "tidakmemenuhi", "kurangdari"}:
        return Rating.DI_BAWAH
    return UNREADABLE


def unreadable(cell: CellValue) -> str:
    """Return the code of the finding that an unreadable rating deserves."""
    if isinstance(cell, NoCache):
        return "nilai.rumus"
    return "nilai.galat" if isinstance(cell, ErrorCell) else "nilai.tidak-terbaca"


def predikat(cell: CellValue) -> Predikat | Unread | None:
    """Return the predikat of a cell's words; a figure is not understood."""
    plain = values.text(cell)
    if plain is None or plain.lower() in {"belum dinilai", "belum"}:
        return None
    return _PREDIKAT.get(re.sub(r"[^a-z]", "", plain.lower()), UNREADABLE)


def read_ratings(
    book: Book,
    berkas: str,
    *,
    arti: Arti | None = None,
    layout: Layout | None = None,
    pilihan: Pilihan | None = None,
) -> Bacaan[NilaiDraft]:
    """Read a list of ratings.

    Raises:
        FileError: no sheet holds one.
    """
    found: Kumpulan[NilaiDraft] = Kumpulan(book, berkas, NILAI, layout, pilihan)
    for row in found.rows():
        found.add(*_row(row, arti))
    return found.bacaan(_settle(found.drafts, found.findings, found.dilewati))


def _row(row: Baris, arti: Arti | None) -> tuple[NilaiDraft | None, list[Finding]]:
    row, name = _with_number(row)
    if row.text("nip") is None:
        read = [rating(row.cells.get(field), arti) for field in ("hasil_kerja", "perilaku")]
        # a total, a place with its date, a signature may well stand in the column of the ratings
        other = None if any(isinstance(one, Rating) for one in read) else frame(row)
        if other is None and row.text("hasil_kerja") is None and row.text("perilaku") is None:
            other = row.finding("baris.tanpa-orang", Severity.INFO)
        if other is not None:
            return None, [other]
    number, finding = nip_of(row, "nip")
    said = [finding] if finding is not None else []
    found: dict[str, Rating | None] = {}
    for field in ("hasil_kerja", "perilaku"):
        value = rating(row.cells.get(field), arti)
        if value is TANPA_ARTI:
            said.append(row.finding("nilai.angka-tanpa-arti", Severity.BLOCK, field))
        elif value is UNREADABLE:
            said.append(row.finding(unreadable(row.cells.get(field)), Severity.BLOCK, field))
        found[field] = value if isinstance(value, Rating) else None
    claimed = predikat(row.cells.get("predikat"))
    if said:
        return None, said
    note = row.text("catatan")
    if found["hasil_kerja"] is None and found["perilaku"] is None and note is None:
        return None, [row.finding("nilai.kosong", Severity.INFO, "hasil_kerja", nip=nomor.display(number))]
    if claimed is UNREADABLE:
        said.append(row.finding("nilai.predikat-tidak-terbaca", Severity.WARN, "predikat"))
    draft = NilaiDraft(
        lokasi=row.place("nip"),
        nip=number,
        nama=name,
        hasil_kerja=found["hasil_kerja"],
        perilaku=found["perilaku"],
        catatan=note,
        predikat=claimed if isinstance(claimed, Predikat) else None,
        predikat_teks=row.text("predikat"),
    )
    return draft, said


def _with_number(row: Baris) -> tuple[Baris, str | None]:
    if "nama_nip" not in row.cells:
        return row, row.text("nama")
    parts = nama.of_cell(row.cells["nama_nip"])
    cells = dict(row.cells)
    if values.text(cells.get("nip")) is None:
        cells["nip"] = parts.nip or None
    return replace(row, cells=cells, kolom={"nip": row.kolom["nama_nip"], **row.kolom}), parts.nama or None


def _settle(drafts: list[NilaiDraft], findings: list[Finding], skipped: list[Finding]) -> list[NilaiDraft]:
    groups: dict[str, list[NilaiDraft]] = {}
    for draft in drafts:
        groups.setdefault(draft.nip, []).append(draft)
    out: set[int] = set()
    for number, group in groups.items():
        first = group[0]
        shown = nomor.display(number)
        is_same = all(replace(one, lokasi=Location()) == replace(first, lokasi=Location()) for one in group)
        for one in group[1:] if is_same else group if len(group) > 1 else ():
            out.add(id(one))
            if is_same:
                args = {"nip": shown, "baris": one.lokasi.baris, "lain": first.lokasi.baris}
                skipped.append(Finding("nilai.kembar", Severity.INFO, one.lokasi, args))
            else:
                others = (str(other.lokasi.baris) for other in group if other is not one)
                lain = teks.beberapa(others, len(group) - 1, TERSEBUT)
                findings.append(
                    Finding("nilai.ganda", Severity.BLOCK, one.lokasi, {"nip": shown, "lain": lain})
                )
    return [draft for draft in drafts if id(draft) not in out]
