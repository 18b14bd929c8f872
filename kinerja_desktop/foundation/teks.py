"""Indonesian dates and numbers in text, where there is no Qt (sheets, workbooks, command line)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from itertools import islice

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def satu_baris(text: str) -> str:
    """Return a text on one line, with single blanks and without control characters (names, titles, places)."""
    shown = "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in text)
    return " ".join(shown.split())


def singkat(text: str, most: int) -> str:
    """Return a text cut to so many letters, with ``…`` where it was cut."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def tanggal(value: date) -> str:
    """Return ``31 Januari 2026``."""
    return f"{value.day} {BULAN[value.month - 1]} {value.year}"


def tanggal_jam(value: datetime) -> str:
    """Return ``31 Januari 2026 10.42`` (the datetime is printed as it is; make it local first)."""
    return f"{tanggal(value.date())} {value:%H.%M}"


def tanggal_singkat(value: date) -> str:
    """Return ``12 Okt 2026``."""
    return f"{value.day} {BULAN[value.month - 1][:3]} {value.year}"


def masa(dari: date, sampai: date | None, awal: date, akhir: date) -> str:
    """Return in words which part of a period (first and last day) a time covers: ``sejak 4 Mei 2026``; '' for the whole."""
    until = sampai if sampai is not None and sampai < akhir else None
    if dari > awal:
        since = tanggal_singkat(dari)
        return f"{since} – {tanggal_singkat(until)}" if until else f"sejak {since}"
    return f"s.d. {tanggal_singkat(until)}" if until else ""


def tanggal_jam_singkat(value: datetime) -> str:
    """Return ``12 Okt 2026 10.42`` (as `tanggal_jam`)."""
    return f"{tanggal_singkat(value.date())} {value:%H.%M}"


def bilangan(value: int) -> str:
    """Return an integer with dots between thousands: ``1.204``."""
    return f"{value:,}".replace(",", ".")


def persen(part: int, whole: int) -> str:
    """Return ``65%``; below one but not zero is ``<1%``, and only everything is ``100%``."""
    if not whole or not part:
        return "0%"
    value = 100 * part / whole
    if value < 1:
        return "<1%"
    return f"{min(round(value), 99) if part < whole else 100}%"


def ukuran(size: int) -> str:
    """Return a number of bytes as people read it: ``12 KB``, ``3 MB``."""
    if size < 1024 * 1024:
        return f"{bilangan(max(1, round(size / 1024)))} KB"
    return f"{bilangan(round(size / (1024 * 1024)))} MB"


def beberapa(words: Iterable[str], total: int, most: int) -> str:
    """Return ``Siti, Budi, dan 1.202 lainnya``: the first ``most`` of ``total`` words, and how many more there are."""
    shown = list(islice(words, most))
    rest = total - len(shown)
    return ", ".join(shown) + (f", dan {bilangan(rest)} lainnya" if rest else "")


def yang_ada(*counts: tuple[int, str]) -> str:
    """Return ``142 baru dan 31 perubahan`` of counts and their words; what is zero is left out, '' when all are."""
    return " dan ".join(f"{bilangan(count)} {words}" for count, words in counts if count)


def desimal(value: Decimal) -> str:
    """Return a number with dots between thousands and a comma before decimals: ``1.234,5``."""
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))
