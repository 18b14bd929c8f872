"""Deadlines: the parts of the year they belong to, and the groups that may have days of their own."""

from __future__ import annotations

from enum import StrEnum


class Fase(StrEnum):
    """Which part of the year a deadline belongs to."""

    PERENCANAAN = "perencanaan"
    PENILAIAN = "penilaian"
    TAHUNAN = "tahunan"


class Kelompok(StrEnum):
    """Groups whose periods and deadlines the office may set apart."""

    PNS = "pns"
    PPPK = "pppk"
    PPPK_PARUH_WAKTU = "pppk_paruh_waktu"
    GURU = "guru"
