"""Pemetaan atasan: who rates whom, heads of units, what is stuck."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _make(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.atasan.screen import AtasanScreen

    return AtasanScreen(session)


SPEC = ScreenSpec(
    key="atasan",
    title="Pemetaan atasan",
    icon="network",
    factory=_make,
    words="pejabat penilai kepala unit plt plh penilai luar sekda pengecualian macet",
)
