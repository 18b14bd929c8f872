"""Monitoring pengisian: e-Kinerja's report beside our own data."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _make(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.monitoring.screen import MonitoringScreen

    return MonitoringScreen(session)


SPEC = ScreenSpec(
    key="monitoring",
    title="Monitoring",
    icon="scan-search",
    factory=_make,
    words="e-kinerja laporan belum skp belum dinilai atasan salah whatsapp surat",
)
