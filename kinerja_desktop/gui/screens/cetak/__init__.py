"""*Cetak*: which sheets, of whom, how they look, into a PDF or to a printer, and what became of them."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _make(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.cetak.screen import CetakScreen

    return CetakScreen(session)


SPEC = ScreenSpec(
    "cetak", "Cetak", "printer", _make, words="dokumen evaluasi rekap lembar persetujuan surat pdf printer"
)
