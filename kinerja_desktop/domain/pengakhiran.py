"""Leaving the office: the reasons, what becomes of the last stretch, contracts that run out."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import Final

from kinerja_desktop.domain.codes import Kedudukan

SEBAB: Final = (
    Kedudukan.PENSIUN,
    Kedudukan.MENINGGAL,
    Kedudukan.PINDAH,
    Kedudukan.KONTRAK_BERAKHIR,
    Kedudukan.DIBERHENTIKAN,
)
"""Why somebody leaves; the standing from the day after the last one."""


class Evaluasi(StrEnum):
    """What becomes of the last stretch of somebody who leaves."""

    DINILAI = "dinilai"
    """It is rated: the person stays in Entri Penilaian of the periods that the stretch reaches into."""
    TIDAK = "tidak"
    """It is not, with a reason that is kept."""


def has_left(kedudukan: str) -> bool:
    """Return whether that standing is one of somebody who left."""
    return kedudukan in SEBAB


def months_on(day: date, months: int) -> date:
    """Return the same day some months later, the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
