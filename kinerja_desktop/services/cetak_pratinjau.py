"""Preview and *Cetak langsung*: sheets as a PDF in memory, and its pages as pixels. Nothing is written."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from kinerja_desktop.documents.preview import Pratinjau
from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.foundation.progress import Progress, Silent
from kinerja_desktop.services import cetak_kerja as kerja
from kinerja_desktop.services.cetak_pesanan import Pesanan, Tatanan
from kinerja_desktop.services.cetak_susun import Susunan, susun
from kinerja_desktop.services.konteks import Konteks

_pdfium = threading.Lock()
"""pdfium serves one thread at a time."""


@dataclass(frozen=True, slots=True)
class Naskah:
    """Sheets in memory.

    Attributes:
        pdf: one PDF with all sheets; b"" when there is none.
        halaman: pages of each sheet.
        susunan: what to record when it came out of the printer (`cetak.catat`).
    """

    pdf: bytes
    halaman: tuple[int, ...]
    susunan: Susunan

    @property
    def jumlah_halaman(self) -> int:
        """Return the number of pages of all sheets."""
        return sum(self.halaman)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return who is not on any sheet, and why."""
        return self.susunan.findings


@dataclass(frozen=True, slots=True)
class GambarHalaman:
    """One page in 32-bit pixels (blue, green, red, unused); ``stride`` bytes a row; its size in mm."""

    data: bytes
    width: int
    height: int
    stride: int
    lebar_mm: float
    tinggi_mm: float


def naskah(
    konteks: Konteks, pesanan: Pesanan, tatanan: Tatanan, *, progress: Progress | None = None
) -> Naskah:
    """Return all sheets of an order, drawn in the worker (for *Cetak langsung*)."""
    plan = susun(konteks, pesanan)
    if not plan.lembar:
        return Naskah(b"", (), plan)
    pdf, pages = konteks.kantor.worker.call(kerja.to_bytes, plan.lembar, tatanan, progress=progress)
    return Naskah(pdf, pages, plan)


def pratinjau(konteks: Konteks, pesanan: Pesanan, tatanan: Tatanan) -> Naskah:
    """Return the few sheets of an order that are looked at, drawn here and now (milliseconds a sheet)."""
    plan = susun(konteks, pesanan)
    if not plan.lembar:
        return Naskah(b"", (), plan)
    pdf, pages = kerja.to_bytes(plan.lembar, tatanan, Silent())
    return Naskah(pdf, pages, plan)


def gambar(pdf: bytes, nomor: int, dpi: float, *, grey: bool = False) -> GambarHalaman:
    """Return a page (from 0) as pixels; ``grey`` as a black and white printer shows it."""
    with _pdfium, Pratinjau(pdf) as opened:
        pixels = opened.render(nomor, dpi, grey=grey)
        width, height = opened.ukuran_mm(nomor)
    return GambarHalaman(pixels.data, pixels.width, pixels.height, pixels.stride, width, height)
