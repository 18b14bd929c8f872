"""Rows and columns of the list of objections."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from kinerja_desktop.domain.keberatan import KALENDER, Batas, StatusKeberatan, days_left
from kinerja_desktop.domain.nip import display
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.teks import tanggal, tanggal_singkat
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.signs import PREDIKAT_WORDS
from kinerja_desktop.services import kata
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.keberatan import BarisKeberatan

TANPA_BATAS: Final = "Batas waktu langkah ini tidak kami temukan dalam peraturan."
SEMUA, BERJALAN, SELESAI, TERLAMBAT = "", "berjalan", "selesai", "terlambat"
RUNNING: Final = frozenset({StatusKeberatan.DIAJUKAN, StatusKeberatan.DIJELASKAN})
_ICON: Final = {
    StatusKeberatan.DIAJUKAN: ("circle-dot", "warn"),
    StatusKeberatan.DIJELASKAN: ("circle-dot", "warn"),
    StatusKeberatan.DIPUTUSKAN: ("circle-check", "good"),
    StatusKeberatan.DICABUT: ("circle-minus", "soft-text"),
}

GROUPS: Final[Mapping[str, Callable[[BarisKeberatan], bool]]] = {
    BERJALAN: lambda row: row.status in RUNNING,
    SELESAI: lambda row: row.status not in RUNNING,
    TERLAMBAT: lambda row: row.terlambat,
}
"""Chips over the list: which rows belong to each."""


def status(row: BarisKeberatan) -> str:
    """Return what it waits for, or how it ended."""
    return kata.istilah("status_keberatan", row.status)


def result(row: BarisKeberatan) -> str:
    """Return the predikat objected to, and the one that came of it where it changed."""
    old = PREDIKAT_WORDS.get(row.lama, row.lama)
    return old if row.baru in {"", row.lama} else f"{old} → {PREDIKAT_WORDS.get(row.baru, row.baru)}"


def limit_words(limit: Batas) -> str:
    """Return until when it could be filed, with the other way of counting beside it."""
    mine, other = ("kalender", "kerja") if limit.jenis_hari == KALENDER else ("kerja", "kalender")
    return f"{tanggal(limit.tanggal)} ({limit.hari} hari {mine}; dengan hari {other} {tanggal(limit.lain)})"


def waiting(row: BarisKeberatan) -> str:
    """Return how long the step that is due is waited for; the rules set no limit for it that we know."""
    if row.sejak is None:
        return ""
    days = -days_left(clock.today(), row.sejak)
    return f"{status(row)}: {days} hari. {TANPA_BATAS}"


def filing(row: BarisKeberatan) -> str:
    """Return until when it could be filed, and whether it was filed later."""
    said = f"Batas mengajukan {tanggal(row.batas.tanggal)}"
    return f"{said}; diajukan terlambat" if row.terlambat else said


def columns() -> list[Column[BarisKeberatan]]:
    """Return the columns of the list."""
    return [
        Column(key="nama", header="Nama", getter=lambda row: row.nama, frozen=True, strong=True, width=190),
        Column(key="periode", header="Periode", getter=lambda row: periode_of(row.periode).text, width=124),
        Column(key="status", header="Status", getter=status, icon=lambda row: _ICON[row.status], width=166),
        Column(key="menunggu", header="Menunggu sejak", getter=lambda row: tanggal_singkat(row.sejak) if row.sejak else "",
               sort_key=lambda row: row.sejak or date.max, tooltip=waiting, width=124),
        Column(key="hasil", header="Predikat", getter=result, sign=lambda row: row.baru or row.lama,
               never_elided=True),
        Column(key="diajukan", header="Diajukan", getter=lambda row: tanggal_singkat(row.diajukan),
               sort_key=lambda row: row.diajukan, icon=lambda row: ("triangle-alert", "warn") if row.terlambat else None,
               tooltip=filing, width=124),
        Column(key="nip", header="NIP", getter=lambda row: display(row.nip), never_elided=True, filterable=False),
        Column(key="unit", header="Unit kerja", getter=lambda row: row.unit, width=170),
    ]  # fmt: skip
