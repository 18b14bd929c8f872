"""Unit kerja: the tree, and bringing one in from SIASN or a list."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _make(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.unit.screen import UnitScreen

    return UnitScreen(session)


SPEC = ScreenSpec(
    key="unit",
    title="Unit kerja",
    icon="list-tree",
    factory=_make,
    group="pegawai",
    words="pohon organisasi opd sekolah puskesmas pindah gabung ganti nama hierarki unor",
)
