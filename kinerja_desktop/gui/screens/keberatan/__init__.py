"""Keberatan: received, filed, explained, decided, with the clock of each."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _make(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.keberatan.screen import KeberatanScreen

    return KeberatanScreen(session)


SPEC = ScreenSpec(
    "keberatan",
    "Keberatan",
    "scale",
    _make,
    words="tindak lanjut banding hasil penilaian berita acara putusan",
)
