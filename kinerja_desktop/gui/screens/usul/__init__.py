"""Usul perbaikan SIASN: where the office kept its own value against SIASN's."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _make(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.usul.screen import UsulScreen

    return UsulScreen(session)


SPEC = ScreenSpec(
    key="usul",
    title="Usul perbaikan SIASN",
    icon="git-compare",
    factory=_make,
    group="pegawai",
    words="koreksi data siasn beda isian tangan",
)
