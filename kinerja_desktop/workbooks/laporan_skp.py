"""e-Kinerja's "Laporan SKP": how far the plan of each person is there. Order of columns unknown; found by their names."""

from __future__ import annotations

from typing import Final

from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.laporan_skp import LaporanSkpRow, StatusEkinerja
from kinerja_desktop.foundation.progress import Progress, Silent
from kinerja_desktop.workbooks import tanggal, values
from kinerja_desktop.workbooks.reader import Book
from kinerja_desktop.workbooks.tabel import Bacaan, Baris, Kind, Kumpulan, frame

LAPORAN_SKP: Final = Kind(
    "resources/workbooks/kolom_laporan_skp.toml",
    (frozenset({"nip", "skp_status"}),),
    "impor.bukan-laporan-skp",
)
_STEP: Final = 2000
_NOTHING: Final = ("", "belum ada")


def read_plan_report(book: Book, berkas: str, *, progress: Progress | None = None) -> Bacaan[LaporanSkpRow]:
    """Read the report.

    Raises:
        FileError: no sheet holds one.
        Cancelled: the user wants it to end.
    """
    found: Kumpulan[LaporanSkpRow] = Kumpulan(book, berkas, LAPORAN_SKP, None, None)
    watcher = progress or Silent()
    for count, row in enumerate(found.rows()):
        if count % _STEP == 0:
            watcher.step(count, 0, "impor.langkah-baca")
        number = values.nip(row.cells.get("nip"))
        digits = number.digits if len(number.digits) == 18 and number.digits.isdecimal() else ""
        if number.rusak:
            found.add(
                None, [row.finding("laporan.nip-rusak", Severity.WARN, "nip", nama=row.text("nama") or "-")]
            )
        elif not digits:
            found.add(None, [frame(row) or row.finding("laporan.tanpa-nip", Severity.INFO, "nip")])
        else:
            status, said = _status(row)
            found.add(_row(row, digits, status), said)
    return found.bacaan(found.drafts)


def _status(row: Baris) -> tuple[StatusEkinerja, list[Finding]]:
    word = (row.text("skp_status") or "").strip().lower()
    known = next((one for one in StatusEkinerja if one.value == word), None)
    if known is not None:
        return known, []
    if word in _NOTHING:
        return StatusEkinerja.BELUM, []
    nama = row.text("nama") or "-"
    return StatusEkinerja.BELUM, [row.finding("laporan.status-skp", Severity.WARN, "skp_status", nama=nama)]


def _row(row: Baris, digits: str, status: StatusEkinerja) -> LaporanSkpRow:
    end = tanggal.parse(row.cells.get("periode_akhir"))
    return LaporanSkpRow(
        lokasi=row.place(),
        nip=digits,
        nama=row.text("nama") or "",
        status=status,
        periode_akhir=None if end is values.UNREADABLE else end,
        is_plt=values.is_yes(row.cells.get("is_plt")),
    )
