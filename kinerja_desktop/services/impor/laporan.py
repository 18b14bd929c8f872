"""Impor laporan e-Kinerja: the report is checked first, then kept as an import batch for *Monitoring pengisian*."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from kinerja_desktop.domain import periode as rules
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.domain.masukan import LaporanJudul, LaporanRow
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.monitoring import HasilLaporan, simpan_laporan
from kinerja_desktop.storage.queries import kepala_luar
from kinerja_desktop.workbooks.laporan import LaporanBacaan, read_report
from kinerja_desktop.workbooks.reader import open_book


@dataclass(frozen=True, slots=True)
class TinjauanLaporan:
    """What a report says. Nothing is written yet.

    Attributes:
        berkas, sidik, sheet: its name, SHA-256 and sheet.
        judul: its title block, as far as it is there.
        baris: its rows.
        dibaca: rows below the header that hold something.
        findings: what was said about rows; dilewati: those that are no people.
        periode: code of the period its title names, '' if it names none.
        dikenal: people of the report who are in the office's data; ``tak_dikenal`` who are not.
        ganda: people with more than one row (mutation, Plt), which is normal.
        dinilai: rows that carry a rating.
    """

    berkas: str
    sidik: str
    sheet: str
    judul: LaporanJudul
    baris: tuple[LaporanRow, ...]
    dibaca: int
    findings: tuple[Finding, ...]
    dilewati: tuple[Finding, ...]
    periode: str
    dikenal: int
    tak_dikenal: int
    ganda: int
    dinilai: int

    @property
    def hitungan(self) -> dict[str, int]:
        """Return dibaca and the five categories that add up to it."""
        good = sum(bool(row.nip) for row in self.baris)
        skipped = len(self.dilewati)
        return {
            "dibaca": self.dibaca,
            "baru": good,
            "berubah": 0,
            "sama": 0,
            "perlu_diperbaiki": self.dibaca - good - skipped,
            "dilewati": skipped,
        }


def baca(path: Path, sandi: str | None, progress: Progress) -> LaporanBacaan:
    """Read a report; runs inside the worker.

    Raises:
        FileError: it cannot be read, or is no such report.
    """
    with open_book(path, sandi=sandi) as book:
        return read_report(book, path.name, progress=progress)


def periksa(
    konteks: Konteks, path: Path, *, sandi: str | None = None, progress: Progress | None = None
) -> TinjauanLaporan:
    """Read a report and say what is in it. Writes nothing.

    Raises:
        FileError: it cannot be read, or is no such report.
        Cancelled: the operator pressed Batal.
    """
    found = konteks.kantor.worker.call(baca, path, sandi, progress=progress, reads=path.name)
    rows = found.bacaan.drafts
    numbers = Counter(row.nip for row in rows if row.nip)
    with konteks.simpanan.read() as connection:
        known = kepala_luar.people_by_number(connection, list(numbers))
    return TinjauanLaporan(
        found.bacaan.berkas,
        found.bacaan.sidik,
        found.bacaan.sheet,
        found.judul,
        rows,
        found.bacaan.dibaca,
        found.bacaan.findings,
        found.bacaan.dilewati,
        periode_judul(found.judul),
        len(known),
        len(numbers) - len(known),
        sum(count > 1 for count in numbers.values()),
        sum(row.is_dinilai for row in rows),
    )


def periode_judul(judul: LaporanJudul) -> str:
    """Return the code of the period that a title block names; '' without a year."""
    if judul.tahun is None:
        return ""
    if judul.triwulan:
        kode = f"{judul.tahun}-TW{judul.triwulan}"
    else:
        kode = f"{judul.tahun}-{judul.bulan:02}" if judul.bulan else str(judul.tahun)
    return kode if rules.parse(kode) else ""


def simpan(konteks: Konteks, tinjauan: TinjauanLaporan, periode: str) -> Outcome[HasilLaporan]:
    """Keep a report as the one that Monitoring pengisian compares a period with.

    Raises:
        RefusedError: ``nilai.periode-tidak-dikenal``.
    """
    files = [{"nama": tinjauan.berkas, "sidik": tinjauan.sidik, "sheet": [tinjauan.sheet]}]
    return simpan_laporan(konteks, tinjauan.baris, periode, berkas=files, ditarik=tinjauan.judul.ditarik)
