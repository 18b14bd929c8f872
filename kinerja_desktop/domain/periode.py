"""Periods of rating: ``2026``, ``2026-TW3``, ``2026-09``; their days, order and names; deadlines."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from kinerja_desktop.domain.codes import JenisPeriode
from kinerja_desktop.domain.findings import Finding, Severity

TAHUN_AWAL: Final = 2000
TAHUN_AKHIR: Final = 2099
"""Years that a code can name: typing errors end here, not in a database."""
_ROMAN: Final = ("I", "II", "III", "IV")
BULAN: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_KODE: Final = re.compile(r"([0-9]{4})(?:-(?:TW([1-4])|(0[1-9]|1[0-2])))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Periode:
    """A period. ``awal`` and ``akhir`` are its first and last day; ``kode`` is its natural key."""

    kode: str
    jenis: JenisPeriode
    tahun: int
    awal: date
    akhir: date

    @property
    def nomor(self) -> int:
        """Return which one of its year: 1 for a year, 1-4 for a triwulan, 1-12 for a month."""
        return {
            JenisPeriode.TAHUNAN: 1,
            JenisPeriode.TRIWULAN: (self.awal.month + 2) // 3,
            JenisPeriode.BULANAN: self.awal.month,
        }[self.jenis]

    @property
    def text(self) -> str:
        """Return ``Tahun 2026``, ``Triwulan III 2026``, ``September 2026``."""
        if self.jenis is JenisPeriode.TRIWULAN:
            return f"Triwulan {_ROMAN[self.nomor - 1]} {self.tahun}"
        if self.jenis is JenisPeriode.BULANAN:
            return f"{BULAN[self.nomor - 1]} {self.tahun}"
        return f"Tahun {self.tahun}"

    @property
    def next(self) -> Periode:
        """Return the following period of the same kind."""
        return _nth(self.jenis, self.tahun, self.nomor + 1)

    @property
    def previous(self) -> Periode:
        """Return the period before it of the same kind."""
        return _nth(self.jenis, self.tahun, self.nomor - 1)

    def covers(self, day: date) -> bool:
        """Return whether a day lies in it."""
        return self.awal <= day <= self.akhir


def parse(kode: str) -> Periode | None:
    """Return the period of a code, None if it is no code."""
    found = _KODE.fullmatch(kode.strip())
    if found is None or not TAHUN_AWAL <= int(found[1]) <= TAHUN_AKHIR:
        return None
    if found[2]:
        return _nth(JenisPeriode.TRIWULAN, int(found[1]), int(found[2]))
    if found[3]:
        return _nth(JenisPeriode.BULANAN, int(found[1]), int(found[3]))
    return _nth(JenisPeriode.TAHUNAN, int(found[1]), 1)


def of_year(tahun: int, jenis: JenisPeriode) -> tuple[Periode, ...]:
    """Return all periods of a kind in a year, in order."""
    return tuple(_nth(jenis, tahun, n + 1) for n in range(_PER_YEAR[jenis]))


def of_day(day: date, jenis: JenisPeriode) -> Periode:
    """Return the period of a kind that a day lies in."""
    months = 12 // _PER_YEAR[jenis]
    return _nth(jenis, day.year, (day.month - 1) // months + 1)


def check_tenggat(periode: Periode, tenggat: date, kelompok: str = "") -> Finding | None:
    """Return a blocking finding if a rating deadline lies before the end of its period, else None."""
    if tenggat >= periode.akhir:
        return None
    args = {
        "periode": periode.text,
        "akhir": f"{periode.akhir:%d-%m-%Y}",
        "tenggat": f"{tenggat:%d-%m-%Y}",
        "kelompok": kelompok,
    }
    return Finding("periode.tenggat-dini", Severity.BLOCK, args=args)


_PER_YEAR: Final = {JenisPeriode.TAHUNAN: 1, JenisPeriode.TRIWULAN: 4, JenisPeriode.BULANAN: 12}


def _nth(jenis: JenisPeriode, tahun: int, nomor: int) -> Periode:
    per_year = _PER_YEAR[jenis]
    years, index = divmod(nomor - 1, per_year)
    year, months = tahun + years, 12 // per_year
    last = (index + 1) * months
    kode = {
        JenisPeriode.TAHUNAN: f"{year}",
        JenisPeriode.TRIWULAN: f"{year}-TW{index + 1}",
        JenisPeriode.BULANAN: f"{year}-{index + 1:02}",
    }[jenis]
    return Periode(
        kode, jenis, year, date(year, last - months + 1, 1), date(year, last, monthrange(year, last)[1])
    )
