"""e-Kinerja's "Laporan Penilaian SKP": header in row 8, thirty columns, or a copy that an office saved again.

Rows are taken as they are; that two rows of one NIP are normal (mutation, Plt) is for the reader of the
drafts to understand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import Final

from kinerja_desktop.domain.codes import JenisPegawai, Predikat, Rating
from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.domain.masukan import LaporanJudul, LaporanRow
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress, Silent
from kinerja_desktop.workbooks import jabatan, nilai, tanggal, values
from kinerja_desktop.workbooks.cells import CellValue
from kinerja_desktop.workbooks.layout import Layout, Pilihan
from kinerja_desktop.workbooks.reader import Book
from kinerja_desktop.workbooks.tabel import Bacaan, Baris, Kind, Kumpulan, frame

LAPORAN: Final = Kind(
    "resources/workbooks/kolom_laporan.toml",
    (frozenset({"nip", "hasil_kerja"}), frozenset({"nip", "predikat"}), frozenset({"nip", "skp_id"})),
    "impor.bukan-laporan-ekinerja",
)
_STEP: Final = 2000
_README: Final = 5
"""Rows at the top of a sheet in which an export says what it is."""
_TEXTS: Final = {
    name: name.removesuffix("_teks")
    for name in (
        "pegawai_id", "jenis", "skp_id", "skp_penilaian_id", "periode_id", "unor_id", "unor", "unor_induk", "jabatan",
        "jenis_jabatan", "hasil_kerja_teks", "perilaku_teks", "predikat_teks", "atasan_id", "atasan_nama", "atasan_unor_id",
        "atasan_unor", "atasan_jabatan", "penilai_id",
    )
}  # fmt: skip
"""Parts of a row that are taken as they stand."""
_TRIWULAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class LaporanBacaan:
    """The report: its title block and its rows."""

    judul: LaporanJudul
    bacaan: Bacaan[LaporanRow]


def read_report(
    book: Book,
    berkas: str,
    *,
    layout: Layout | None = None,
    pilihan: Pilihan | None = None,
    progress: Progress | None = None,
) -> LaporanBacaan:
    """Read the report.

    Raises:
        FileError: no sheet holds one.
        Cancelled: the user wants it to end.
    """
    found: Kumpulan[LaporanRow] = Kumpulan(book, berkas, LAPORAN, layout, pilihan)
    sheet = found.layout.sheet
    if _is_our_export(book, sheet):
        found.add(None, [Finding("laporan.bahan-sendiri", Severity.WARN, Location(berkas, sheet))])
    watcher = progress or Silent()
    for count, row in enumerate(found.rows()):
        if count % _STEP == 0:
            watcher.step(count, 0, "impor.langkah-baca")
        number = values.nip(row.cells.get("nip"))
        digits = number.digits if len(number.digits) == 18 and number.digits.isdecimal() else ""
        if not digits and not number.rusak:
            found.add(None, [frame(row) or row.finding("laporan.tanpa-nip", Severity.INFO, "nip")])
            continue
        said: list[Finding] = []
        if number.rusak:
            name = row.text("nama") or "-"
            said = [row.finding("laporan.nip-rusak", Severity.WARN, "nip", nama=name)]
        found.add(_row(row, digits, number.rusak), said)
    return LaporanBacaan(_title(found.layout.judul), found.bacaan(found.drafts))


def _is_our_export(book: Book, report: str) -> bool:
    """Return whether the workbook is the program's own export: it has the same columns, but proves nothing.

    Known by the sentence on its first sheet, which stays when Excel saves it again (a fingerprint does not).
    """
    mark = sentence("bahan.bukan").partition(",")[0]
    return any(
        isinstance(cell, str) and cell.startswith(mark)
        for sheet in book.sheets
        if sheet.nama != report
        for row in islice(book.rows(sheet.nama), _README)
        for cell in row.values
    )


def _row(row: Baris, digits: str, rusak: str) -> LaporanRow:
    hasil = nilai.rating(row.cells.get("hasil_kerja"), "1=atas")
    perilaku = nilai.rating(row.cells.get("perilaku"), "1=atas")
    predikat = nilai.predikat(row.cells.get("predikat"))
    year = row.text("tahun_skp")
    jenis = jabatan.status(row.cells.get("jenis_pegawai"))
    return LaporanRow(
        lokasi=row.place(),
        nip=digits,
        nama=row.text("nama") or "",
        nip_rusak=rusak,
        jenis_pegawai=jenis if isinstance(jenis, JenisPegawai) else None,
        golongan=_golongan(row.cells.get("golongan")),
        tahun_skp=int(year) if year and re.fullmatch(r"20[0-9]{2}", year) else None,
        periode_awal=_date(row.cells.get("periode_awal")),
        periode_akhir=_date(row.cells.get("periode_akhir")),
        is_plt=values.is_yes(row.cells.get("is_plt")),
        hasil_kerja=hasil if isinstance(hasil, Rating) else None,
        perilaku=perilaku if isinstance(perilaku, Rating) else None,
        predikat=predikat if isinstance(predikat, Predikat) else None,
        atasan_nip=values.nip(row.cells.get("atasan_nip")).digits or None,
        atasan_golongan=_golongan(row.cells.get("atasan_golongan")),
        waktu_dinilai=_moment(row.cells.get("waktu_dinilai")),
        **{name: row.text(field) for name, field in _TEXTS.items()},
    )


def _golongan(cell: CellValue) -> str | None:
    found = values.golongan(cell)
    return found if isinstance(found, str) else values.text(cell)


def _date(cell: CellValue) -> date | None:
    found = tanggal.parse(cell)
    return None if found is values.UNREADABLE else found


def _moment(cell: CellValue) -> datetime | None:
    if isinstance(cell, datetime):
        return cell
    plain = values.text(cell) or ""
    day = _date(cell)
    if day is None:
        return None
    clock = re.search(r"[T ]([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?", plain)
    at = time(int(clock[1]), int(clock[2]), int(clock[3] or 0)) if clock and int(clock[1]) < 24 else time()
    return datetime.combine(day, at)


def _title(lines: tuple[str, ...]) -> LaporanJudul:
    whole = " ".join(lines)
    first = lines[0] if lines else ""
    year = re.search(r"(?i)\btahun\s+(20[0-9]{2})", whole)
    quarter = re.search(r"(?i)\btriwulan\s*(?:ke-?\s*)?(iv|iii|ii|i|[1-4])\b", whole)
    month = 0
    for word in re.findall(r"(?i)\bbulanan\s+([a-z]+|[0-9]{1,2})", whole):
        month = month or (int(word) if word.isdecimal() and 1 <= int(word) <= 12 else tanggal.month_of(word))
    return LaporanJudul(
        judul=first,
        instansi=_after(lines, r"instansi"),
        periode=_after(lines, r"periode"),
        unor_induk=_after(lines, r"unor induk"),
        unor=_after(lines, r"unor(?! induk)"),
        ditarik=_after(lines, r"data ditarik pada"),
        tahun=int(year[1]) if year else None,
        bulan=month or None,
        triwulan=_TRIWULAN[quarter[1].lower()] if quarter else None,
    )


def _after(lines: tuple[str, ...], label: str) -> str:
    for line in lines:
        found = re.match(rf"(?i)\s*{label}\b\s*:?\s*(.*)", line)
        if found:
            return found[1].strip()
    return ""
