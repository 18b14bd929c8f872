"""Pelaksanaan: how far everybody is in the period, and one person's rencana aksi, realisasi, bukti and umpan balik."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _list(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.pelaksanaan.screen import PelaksanaanScreen

    return PelaksanaanScreen(session)


SPEC = ScreenSpec(
    key="pelaksanaan",
    title="Pelaksanaan",
    icon="list-checks",
    factory=_list,
    words="rencana aksi realisasi bukti dukung umpan balik dialog kinerja kesepakatan capaian progres",
)


def _person(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.pelaksanaan.orang import OrangScreen

    return OrangScreen(session)


ORANG = ScreenSpec(
    key="pelaksanaan-orang", title="Pelaksanaan", icon="list-checks", factory=_person, group="pelaksanaan"
)
