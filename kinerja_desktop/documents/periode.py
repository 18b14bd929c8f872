"""How a period is written on the official forms."""

from __future__ import annotations

from datetime import date

from kinerja_desktop.documents.kit import label
from kinerja_desktop.domain.codes import JenisPeriode
from kinerja_desktop.foundation.teks import BULAN


def judul(jenis: JenisPeriode, urutan: int = 0, periodik: JenisPeriode = JenisPeriode.TRIWULAN) -> str:
    """Return what follows ``PERIODE:`` in a title.

    Args:
        jenis: kind of the period.
        urutan: 1-4 of a quarter, 1-12 of a month; not used for a year.
        periodik: which periods the office rates within the year; decides how the annual one is called
            (``TRIWULAN IV-AKHIR`` on the form, where the last quarter and the year are one).
    """
    words = label.words("periode")
    if jenis is JenisPeriode.TRIWULAN:
        return words[f"triwulan_{urutan}"]
    if jenis is JenisPeriode.BULANAN:
        return words["bulanan"].format(bulan=BULAN[urutan - 1].upper())
    return words["tahunan_bulanan" if periodik is JenisPeriode.BULANAN else "tahunan_triwulan"]


def rentang(mulai: date, selesai: date) -> str:
    """Return ``1 JULI SD 30 SEPTEMBER TAHUN 2026``; a span over two years names both."""
    first = f"{mulai.day} {BULAN[mulai.month - 1]}"
    if mulai.year != selesai.year:
        first += f" {mulai.year}"
    last = f"{selesai.day} {BULAN[selesai.month - 1]}"
    return label.words("periode")["rentang"].format(
        mulai=first.upper(), selesai=last.upper(), tahun=selesai.year
    )
