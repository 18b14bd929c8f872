"""BKN's layouts as data: read from resources/workbooks/bkn, one door for reader, writer and JSON."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from kinerja_desktop.foundation import resources


@dataclass(frozen=True, slots=True)
class FormatLaporan:
    """e-Kinerja's "Laporan Penilaian SKP": title rows, the header's row, the columns in order."""

    kode: str
    baris_judul: int
    judul: tuple[str, ...]
    kolom: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormatLayanan:
    """A body of SIASN's web service: endpoint, document type, fields in order, which of them are numbers."""

    endpoint: str
    dokumen: str
    kolom: tuple[str, ...]
    angka: frozenset[str]


@cache
def laporan() -> FormatLaporan:
    """Return the newest known layout of the report."""
    data = tomllib.loads(resources.read_text("resources/workbooks/bkn/laporan_penilaian.toml"))
    newest = data["versi"][-1]
    return FormatLaporan(
        newest["kode"], newest["baris_judul"], tuple(newest["judul"]), tuple(newest["kolom"])
    )


@cache
def layanan(nama: str) -> FormatLayanan:
    """Return a web-service body: ``skp22`` (annual) or ``periodik``."""
    data = tomllib.loads(resources.read_text("resources/workbooks/bkn/siasn_layanan.toml"))[nama]
    return FormatLayanan(data["endpoint"], data["dokumen"], tuple(data["kolom"]), frozenset(data["angka"]))
