"""Lists of daily activities in the shape of e-Kinerja's form: rows to drafts and findings; rows to a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from kinerja_desktop.domain import kegiatan
from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.domain.kegiatan import IsiKegiatan
from kinerja_desktop.foundation.progress import Progress, Silent
from kinerja_desktop.workbooks import tanggal, values
from kinerja_desktop.workbooks.cells import CellValue
from kinerja_desktop.workbooks.reader import Book
from kinerja_desktop.workbooks.tabel import Bacaan, Baris, Kind, Kumpulan, frame, nip_of
from kinerja_desktop.workbooks.writer import KolomBuku, LembarBuku, write_workbook

KEGIATAN: Final = Kind(
    "resources/workbooks/kolom_kegiatan.toml", (frozenset({"tanggal", "uraian"}),), "impor.bukan-kegiatan"
)
_STEP: Final = 2000
_EKINERJA: Final = (
    KolomBuku("RENCANA AKSI", 40, lipat=True),
    KolomBuku("TANGGAL KEGIATAN", 18),
    KolomBuku("JAM MULAI", 11, teks=True),
    KolomBuku("JAM SELESAI", 12, teks=True),
    KolomBuku("KEGIATAN HARIAN", 50, lipat=True),
    KolomBuku("REALISASI", 11, angka=True),
    KolomBuku("SATUAN", 14),
    KolomBuku("BUKTI DUKUNG", 40, lipat=True),
)
"""The fields that e-Kinerja's form asks for, in the order in which form-fillers read them."""


@dataclass(frozen=True, slots=True)
class KegiatanDraft:
    """One row as read. ``nip`` '' where the list has no such column: it is then one person's own list."""

    lokasi: Location
    nip: str
    isi: IsiKegiatan


@dataclass(frozen=True, slots=True)
class BarisKegiatan:
    """One row of an export."""

    nip: str
    nama: str
    isi: IsiKegiatan


def read_kegiatan(book: Book, berkas: str, progress: Progress | None = None) -> Bacaan[KegiatanDraft]:
    """Read the list.

    Raises:
        FileError: no sheet holds one.
        Cancelled: the user wants it to end.
    """
    found: Kumpulan[KegiatanDraft] = Kumpulan(book, berkas, KEGIATAN, None, None)
    has_nip = "nip" in found.layout.fields
    watch = progress or Silent()
    for count, row in enumerate(found.rows()):
        if count % _STEP == 0:
            watch.step(count, 0, "impor.langkah-baca")
        found.add(*_draft(row, has_nip=has_nip))
    return found.bacaan(found.drafts)


def _draft(row: Baris, *, has_nip: bool) -> tuple[KegiatanDraft | None, list[Finding]]:
    day = tanggal.parse(row.cells.get("tanggal"))
    uraian = row.text("uraian") or ""
    if not isinstance(day, date) and not uraian:
        return None, [frame(row) or row.finding("kegiatan.baris-kosong", Severity.INFO)]
    if not isinstance(day, date):
        return None, [row.finding("kegiatan.tanggal-salah", Severity.BLOCK, "tanggal")]
    nip, wrong = nip_of(row, "nip") if has_nip else ("", None)
    if wrong is not None:
        return None, [wrong]
    times: dict[str, int | None] = {}
    for field in ("mulai", "selesai"):
        cell = row.cells.get(field)
        times[field] = _jam(cell)
        if times[field] is None and values.text(cell) is not None:
            return None, [row.finding("kegiatan.jam-salah", Severity.BLOCK, field)]
    volume = _volume(row.cells.get("volume"))
    if volume is None and row.text("volume") is not None:
        return None, [row.finding("kegiatan.volume-salah", Severity.BLOCK, "volume")]
    length = kegiatan.minutes(times["mulai"], times["selesai"]) or _menit(row.cells.get("menit"))
    if length is None:
        return None, [row.finding("kegiatan.lama-salah", Severity.BLOCK, "menit")]
    isi = IsiKegiatan(
        day, uraian, times["mulai"], times["selesai"], length,
        row.text("rencana") or "", None, volume, row.text("satuan") or "", row.text("bukti") or "",
    )  # fmt: skip
    return KegiatanDraft(row.place("uraian"), nip, isi), []


def _jam(cell: CellValue) -> int | None:
    """Return minutes since midnight: Excel's times are parts of a day."""
    if isinstance(cell, datetime | time):
        return cell.hour * 60 + cell.minute
    if isinstance(cell, timedelta):
        return round(cell.total_seconds() / 60)
    if isinstance(cell, float) and 0 < cell < 1:
        return round(cell * kegiatan.SEHARI)
    if isinstance(cell, float):
        return kegiatan.parse_jam(f"{cell:.2f}")  # typed as 7.30
    plain = values.text(cell)
    return None if plain is None else kegiatan.parse_jam(plain)


def _menit(cell: CellValue) -> int | None:
    """Return a length, 0 for none, None for what cannot be read as one."""
    plain = (values.text(cell) or "").lower().removesuffix("menit").strip()
    if values.text(cell) is None:
        return 0
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 5 else None


def _volume(cell: CellValue) -> Decimal | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        found = Decimal(str(cell))
        return found if kegiatan.is_volume(found) else None
    plain = values.text(cell)
    return None if plain is None else kegiatan.parse_volume(plain)


def write_kegiatan(
    target: Path, rows: Iterable[BarisKegiatan], progress: Progress | None = None, *, berorang: bool
) -> None:
    """Write activities; with ``berorang`` NIP and name stand before e-Kinerja's fields.

    Raises:
        FileError: the target cannot be written.
    """
    who = (KolomBuku("NIP", 22, teks=True), KolomBuku("NAMA", 32, lipat=True)) if berorang else ()
    lines = (_line(row, berorang=berorang) for row in rows)
    write_workbook(target, [LembarBuku("Kegiatan", lines, (*who, *_EKINERJA))], progress)


def _line(row: BarisKegiatan, *, berorang: bool) -> Sequence[str | int | float | date | None]:
    isi = row.isi
    who = (row.nip, row.nama) if berorang else ()
    amount = isi.volume
    shown: int | float | None = None
    if amount is not None:
        shown = int(amount) if amount == int(amount) else float(amount)
    return (
        *who, isi.rencana, isi.tanggal, kegiatan.jam(isi.mulai).replace(".", ":"),
        kegiatan.jam(isi.selesai).replace(".", ":"), isi.uraian, shown, isi.satuan, isi.bukti,
    )  # fmt: skip
