"""Impor pegawai: files, columns, check, done."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _make(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.impor.screen import ImporScreen

    return ImporScreen(session)


SPEC = ScreenSpec(
    key="impor",
    title="Impor pegawai",
    icon="file-input",
    factory=_make,
    group="pegawai",
    words="excel siasn duk nominatif unggah berkas daftar perbaikan",
)
