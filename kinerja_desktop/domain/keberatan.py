"""Objections to a result: until when one may be filed, and how one goes on. Days are counted from the day after receipt."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from kinerja_desktop.domain.regulation import Citation, Keberatan, Rule, Trace

KALENDER: Final = "kalender"
KERJA: Final = "kerja"
JENIS_HARI: Final = (KALENDER, KERJA)
TEPAT: Final = "tepat"
LEWAT: Final = "lewat"
_SATURDAY: Final = 5


class StatusKeberatan(StrEnum):
    """How far an objection is."""

    DIAJUKAN = "diajukan"
    DIJELASKAN = "dijelaskan"
    """The penilai has explained."""
    DIPUTUSKAN = "diputuskan"
    """The penilai's superior has decided; that is final."""
    DICABUT = "dicabut"
    """Taken back by who filed it."""


class Keputusan(StrEnum):
    """What the superior decided."""

    TETAP = "tetap"
    DIUBAH = "diubah"


_NEXT: Final[Mapping[StatusKeberatan, frozenset[StatusKeberatan]]] = {
    StatusKeberatan.DIAJUKAN: frozenset(
        {StatusKeberatan.DIJELASKAN, StatusKeberatan.DIPUTUSKAN, StatusKeberatan.DICABUT}
    ),
    StatusKeberatan.DIJELASKAN: frozenset(
        {StatusKeberatan.DIJELASKAN, StatusKeberatan.DIPUTUSKAN, StatusKeberatan.DICABUT}
    ),
    StatusKeberatan.DIPUTUSKAN: frozenset(),
    StatusKeberatan.DICABUT: frozenset(),
}


def may_become(now: StatusKeberatan, wanted: StatusKeberatan) -> bool:
    """Return whether an objection may go from one state to another. Explaining again replaces the explanation."""
    return wanted in _NEXT[now]


@dataclass(frozen=True, slots=True)
class Batas:
    """Until when an objection to a result may be filed.

    Attributes:
        diterima: the day of receipt.
        tanggal: the last day by the kind of days that is set.
        jenis_hari: `KALENDER` or `KERJA`.
        lain: the last day by the other kind, shown beside it: the law's text does not say which is meant.
        kutipan: where the number of days comes from.
    """

    diterima: date
    tanggal: date
    jenis_hari: str
    hari: int
    lain: date
    kutipan: Citation

    def is_lewat(self, diajukan: date) -> bool:
        """Return whether what is filed on a day is late; the last day itself is in time."""
        return diajukan > self.tanggal

    @property
    def libur(self) -> int:
        """Return how many holidays on weekdays the count of working days passed over; the days themselves are not kept."""
        last = self.tanggal if self.jenis_hari == KERJA else self.lain
        weekdays = sum(
            (self.diterima + timedelta(days=n)).weekday() < _SATURDAY
            for n in range(1, (last - self.diterima).days + 1)
        )
        return max(0, weekdays - self.hari)

    @property
    def trace(self) -> Trace:
        """Return why the last day is that day; ``libur`` is an input where working days are counted."""
        given: tuple[tuple[str, str], ...] = (
            ("diterima", self.diterima.isoformat()),
            ("hari", str(self.hari)),
            ("jenis_hari", self.jenis_hari),
        )
        if self.jenis_hari == KERJA:
            given += (("libur", str(self.libur)),)
        cell = f"{self.hari}/{self.jenis_hari}"
        return Trace(self.kutipan.aturan, given, cell, self.tanggal.isoformat(), (self.kutipan,))

    def judge(self, diajukan: date) -> Trace:
        """Return why what is filed on a day is in time (`TEPAT`) or late (`LEWAT`)."""
        given = (("batas", self.tanggal.isoformat()), ("diajukan", diajukan.isoformat()))
        found = LEWAT if self.is_lewat(diajukan) else TEPAT
        return Trace(self.kutipan.aturan, given, f"{self.hari}/{self.jenis_hari}", found, (self.kutipan,))


def batas(
    diterima: date, rule: Rule[Keberatan], *, jenis_hari: str = "", libur: Collection[date] = ()
) -> Batas:
    """Return the last day for filing after a result was received.

    Args:
        diterima: the day of receipt; the first day counted is the next.
        rule: number and kind of days in force.
        jenis_hari: the office's own choice of the kind, '' for the rule's.
        libur: public holidays, for working days.
    """
    kind = jenis_hari or rule.isi.jenis_hari
    days = {
        KALENDER: diterima + timedelta(days=rule.isi.hari),
        KERJA: working_day(diterima, rule.isi.hari, libur),
    }
    other = KERJA if kind == KALENDER else KALENDER
    return Batas(diterima, days[kind], kind, rule.isi.hari, days[other], rule.kutipan)


def working_day(start: date, number: int, libur: Collection[date] = ()) -> date:
    """Return the day that is so many working days (Monday to Friday, no holiday) after a day."""
    day, left = start, number
    while left:
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY and day not in libur:
            left -= 1
    return day


def days_left(today: date, last: date) -> int:
    """Return how many days are left; negative when it is past."""
    return (last - today).days
