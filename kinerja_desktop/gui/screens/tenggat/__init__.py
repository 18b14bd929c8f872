"""Tenggat: the calendar of the year, who is late in which phase, and what is sent to the atasan."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _make(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.tenggat.screen import TenggatScreen

    return TenggatScreen(session)


SPEC = ScreenSpec(
    "tenggat",
    "Tenggat",
    "calendar-clock",
    _make,
    group="monitoring",
    words="kalender batas waktu terlambat jadwal hari libur tagih skp penilaian tahunan",
)
