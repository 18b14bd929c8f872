"""Pengaturan: everything that is set, saved as it is changed."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _make(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.pengaturan.screen import PengaturanScreen

    return PengaturanScreen(session)


SPEC = ScreenSpec(
    key="pengaturan",
    title="Pengaturan",
    icon="settings",
    factory=_make,
    group="bawah",
    words="setelan kantor kop surat kertas periode tenggat tampilan tema petugas data backup periksa",
)
