"""Ekspor BKN: cek kelengkapan, then workbook, JSON and entry sheets; what blocks, blocks its people only."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _make(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.ekspor.screen import EksporScreen

    return EksporScreen(session)


SPEC = ScreenSpec("ekspor", "Ekspor BKN", "send", _make, words="siasn e-kinerja bkpsdm kirim cek kelengkapan")
