"""Riwayat impor: what came in when, and undoing a whole import."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _make(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.riwayat.screen import RiwayatScreen

    return RiwayatScreen(session)


SPEC = ScreenSpec(
    key="riwayat",
    title="Riwayat impor",
    icon="history",
    factory=_make,
    group="pegawai",
    words="batal urungkan impor excel",
)
