"""Beranda: what is late and what to do next."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _make(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.beranda.screen import BerandaScreen

    return BerandaScreen(session)


SPEC = ScreenSpec(
    key="beranda",
    title="Beranda",
    icon="house",
    factory=_make,
    words="ringkasan progres distribusi predikat tenggat yang perlu dikerjakan",
)
