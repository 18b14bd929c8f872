"""Beranda: what is late and what to do next, for the chosen period and unit; every number opens its people."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _make(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.beranda.screen import BerandaScreen

    return BerandaScreen(session)


SPEC = ScreenSpec("beranda", "Beranda", "house", _make, words="ringkasan progres distribusi tenggat tugas")
