"""Kalibrasi: the predikat of a unit beside the guide, people moved with a reason, tried out before it is written."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _make(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.kalibrasi.screen import KalibrasiScreen

    return KalibrasiScreen(session)


SPEC = ScreenSpec(
    "kalibrasi",
    "Penetapan predikat dan kalibrasi",
    "scale",
    _make,
    group="penilaian",
    words="distribusi predikat pola panduan capaian organisasi rapat berita acara pindah matriks",
)
