"""Lembar isian: a workbook with drop-down lists, to be filled elsewhere and imported back.

Sheet `NILAI` holds the people (identity columns locked); the hidden sheet `SIDIK` holds whose sheet it is and the
fingerprint of every rating as it was when the sheet was made, so that the import can say what changed meanwhile.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kinerja_desktop.domain.codes import Rating, StatusNilai
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.foundation.teks import tanggal
from kinerja_desktop.regulations import references
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import BarisNilai, grid
from kinerja_desktop.storage.revisions import canonical
from kinerja_desktop.workbooks.writer import KolomBuku, LembarBuku, write_workbook

LEMBAR_NILAI: Final = "NILAI"
LEMBAR_SIDIK: Final = "SIDIK"
BARIS_JUDUL: Final = 5
"""Row of the header of `LEMBAR_NILAI`."""
PENANDA: Final = ("kinerja-desktop", "lembar-isian", "1")
"""First row of `LEMBAR_SIDIK`: what wrote it, what it is, the version of its shape."""


@dataclass(frozen=True, slots=True)
class HasilLembar:
    """What was written: people on the sheet; people left out because their rating is locked."""

    berkas: Path
    baris: int
    terkunci: int


def tulis_lembar_isian(
    konteks: Konteks,
    periode: str,
    target: Path,
    unit_id: int | None = None,
    progress: Progress | None = None,
) -> HasilLembar:
    """Write the sheet of a period for a unit with what is below it (None: the office).

    Raises:
        RefusedError: not a period.
        FileError: the target cannot be written; an older file there is untouched.
        Cancelled: the user pressed Batal.
    """
    found = grid(konteks, periode, unit_id)
    rows = [row for row in found.baris if row.status != StatusNilai.TERKUNCI]
    sheets = [_nilai(found.periode.text, rows), _sidik(konteks, periode, rows)]
    konteks.kantor.worker.call(write_workbook, target, sheets, progress=progress)
    return HasilLembar(target, len(rows), len(found.baris) - len(rows))


def sidik(hasil: str, perilaku: str, catatan: str) -> str:
    """Return the fingerprint of a rating: codes of both ratings (or the pending text) and the note."""
    return hashlib.sha256(canonical([hasil, perilaku, catatan]).encode()).hexdigest()[:16]


def sidik_baris(row: BarisNilai) -> str:
    """Return the fingerprint of a row of the grid."""
    return sidik(row.hasil or row.hasil_teks, row.perilaku or row.perilaku_teks, row.catatan)


def _nilai(periode: str, rows: list[BarisNilai]) -> LembarBuku:
    words = tuple(references.istilah_of(code) for code in Rating)
    columns = (
        KolomBuku("NO", 5),
        KolomBuku("NIP", 21, teks=True),
        KolomBuku("NAMA", 32),
        KolomBuku("JABATAN", 30),
        KolomBuku("UNIT KERJA", 28),
        KolomBuku("ATASAN", 28),
        KolomBuku("RATING HASIL KERJA", 16, pilihan=words, terbuka=True),
        KolomBuku("RATING PERILAKU KERJA", 16, pilihan=words, terbuka=True),
        KolomBuku("CATATAN", 40, terbuka=True),
    )
    content = tuple(
        (
            number,
            row.nip,
            row.nama,
            row.jabatan,
            row.unit,
            row.penilai_nama,
            _shown(row.hasil, row.hasil_teks),
            _shown(row.perilaku, row.perilaku_teks),
            row.catatan or None,
        )
        for number, row in enumerate(rows, start=1)
    )
    made = tanggal(clock.today())
    head = (
        sentence("lembar.judul", periode=periode),
        sentence("lembar.petunjuk", pilihan=", ".join(words)),
        sentence("lembar.dibuat", tanggal=made),
    )
    return LembarBuku(LEMBAR_NILAI, content, columns, judul=head, baris_judul=BARIS_JUDUL, dilindungi=True)


def _shown(code: str, pending: str) -> str | None:
    return references.istilah_of(Rating(code)) if code else pending or None


def _sidik(konteks: Konteks, periode: str, rows: list[BarisNilai]) -> LembarBuku:
    office = konteks.kantor.baris
    head = (PENANDA, ("kantor", office.uid.hex(), ""), ("periode", periode, ""))
    body = tuple((row.nip, str(row.penugasan_id), sidik_baris(row)) for row in rows)
    return LembarBuku(LEMBAR_SIDIK, (*head, *body), tersembunyi=True)
