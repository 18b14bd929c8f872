"""The check of a file of ratings, row by row: what the file would change, shared by every kind of file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kinerja_desktop.domain import nip as nomor
from kinerja_desktop.domain.codes import Rating, StatusNilai
from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.regulations import references
from kinerja_desktop.services.impor.tinjauan import Kategori
from kinerja_desktop.services.penilaian import (
    CATATAN,
    HASIL,
    PERILAKU,
    BarisNilai,
)
from kinerja_desktop.workbooks.layout import Layout


@dataclass(frozen=True, slots=True)
class Beda:
    """One cell: its field, old and new as words."""

    field: str
    lama: str
    baru: str


@dataclass(frozen=True, slots=True)
class BarisImporNilai:
    """One row of a file and what would become of it.

    Attributes:
        nomor: which row of the check (from 1); ``baris``: row of the file.
        penugasan_id, version: of the rating as seen in the check; None where nobody was found.
        beda: what the file changes.
        bentrok: somebody changed it in the program since the lembar isian was made; stays out unless taken.
    """

    nomor: int
    baris: int
    nama: str
    nip: str
    unit: str
    penugasan_id: int | None
    version: int | None
    kategori: Kategori
    beda: tuple[Beda, ...] = ()
    masalah: tuple[Finding, ...] = ()
    bentrok: bool = False


@dataclass(frozen=True, slots=True)
class TinjauanNilai:
    """The check of a file: nothing was written.

    Attributes:
        path, sidik: the file and the hash of its bytes.
        periode: for which period.
        is_lembar: it is our own lembar isian.
        baris: every row that was read, each in one category.
        masalah: what concerns the file, not a row.
        butuh_arti: bare figures stand in it and nobody said what 1 means.
        layout: how a plain list was read, for the marked workbook; None for a lembar isian.
    """

    path: Path
    sidik: str
    periode: str
    is_lembar: bool
    baris: tuple[BarisImporNilai, ...]
    masalah: tuple[Finding, ...] = ()
    butuh_arti: bool = False
    layout: Layout | None = None

    @property
    def hitungan(self) -> dict[str, int]:
        """Return dibaca and the five categories that add up to it."""
        counts = Counter(row.kategori for row in self.baris)
        return {"dibaca": len(self.baris)} | {kind.value: counts[kind] for kind in Kategori}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return everything said about file and rows."""
        return (*self.masalah, *(item for row in self.baris for item in row.masalah))


def rating_words(code: str) -> str:
    """Return the words of a rating code, '' for none."""
    return references.istilah("rating", code) if code else ""


def judge_row(
    row: BarisNilai,
    number: int,
    place: Location,
    new: Mapping[str, Rating | None],
    catatan: str,
    said: Sequence[Finding],
) -> BarisImporNilai:
    """Return what becomes of a row whose person is known: new, changed, same, or locked. Empty cells erase nothing."""
    old = {HASIL: row.hasil, PERILAKU: row.perilaku}
    beda = [
        Beda(field, rating_words(old[field]), rating_words(code.value))
        for field, code in new.items()
        if code is not None and code.value != old[field]
    ]
    if catatan and catatan != row.catatan:
        beda.append(Beda(CATATAN, row.catatan, catatan))
    kind = Kategori.SAMA if not beda else Kategori.BERUBAH if row.hasil or row.perilaku else Kategori.BARU
    findings = list(said)
    closed = {StatusNilai.TERKUNCI.value: "terkunci", StatusNilai.TIDAK_DINILAI.value: "tidak-dinilai"}
    if beda and row.status in closed:
        kind = Kategori.PERLU_DIPERBAIKI
        args = {"nama": row.nama, "baris": number}
        code = f"impor-nilai.{closed[row.status]}"
        findings.append(Finding(code, Severity.BLOCK, place, args, subject=row.pegawai_uid.hex()))
    return BarisImporNilai(
        0, number, row.nama, nomor.display(row.nip), row.unit, row.penugasan_id, row.version, kind, tuple(beda),
        tuple(findings),
    )  # fmt: skip
