"""Kegiatan harian: one person's month as a grid, everybody's as a list in pages, import and export."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _make(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.kegiatan.screen import KegiatanScreen

    return KegiatanScreen(session)


SPEC = ScreenSpec(
    key="kegiatan",
    title="Kegiatan harian",
    icon="calendar-days",
    factory=_make,
    words="progres harian aktivitas log pelaksanaan realisasi rencana aksi jam",
)
