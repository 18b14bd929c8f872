"""Everything about one person: reached from Entri Penilaian, with the others of that list before and behind."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _make(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.orang.screen import OrangScreen

    return OrangScreen(session)


SPEC = ScreenSpec(
    "orang", "Semua tentang satu pegawai", "user", _make, group="penilaian", words="riwayat lengkap"
)
