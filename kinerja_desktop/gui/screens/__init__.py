"""One package per screen: screen.py, model.py, actions.py. The menu in its order; screens load when first shown."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from kinerja_desktop.gui.screen import ActionSpec, Screen, ScreenSpec
from kinerja_desktop.gui.screens import (
    atasan,
    beranda,
    cetak,
    ekspor,
    impor,
    kalibrasi,
    keberatan,
    kegiatan,
    laporan,
    monitoring,
    orang,
    pegawai,
    pelaksanaan,
    pengaturan,
    perencanaan,
    riwayat,
    tenggat,
    tindakan,
    unit,
    usul,
)
from kinerja_desktop.gui.session import Session


def _load(package: str, name: str) -> Callable[[Session], Screen]:
    """Return a factory that imports its screen only when it is first shown."""

    def make(session: Session) -> Screen:
        module = importlib.import_module(f"kinerja_desktop.gui.screens.{package}.screen")
        screen: Screen = getattr(module, name)(session)
        return screen

    return make


first_start = _load("mulai", "FirstStartScreen")
"""Makes the screen for "there is no office yet"."""

MENU: tuple[ScreenSpec, ...] = (
    beranda.SPEC,
    pegawai.SPEC,
    perencanaan.SPEC,
    perencanaan.SKP,
    perencanaan.MATRIKS,
    perencanaan.EKINERJA,
    pelaksanaan.SPEC,
    pelaksanaan.ORANG,
    kegiatan.SPEC,
    unit.SPEC,
    usul.SPEC,
    impor.SPEC,
    riwayat.SPEC,
    atasan.SPEC,
    ScreenSpec(
        "penilaian",
        "Entri Penilaian",
        "clipboard-check",
        _load("penilaian", "PenilaianScreen"),
        words="nilai rating hasil kerja perilaku predikat kunci lembar isian umpan balik",
    ),
    kalibrasi.SPEC,
    orang.SPEC,
    monitoring.SPEC,
    tenggat.SPEC,
    keberatan.SPEC,
    laporan.SPEC,
    cetak.SPEC,
    ekspor.SPEC,
    pengaturan.SPEC,
)
"""Entries of the menu, in their order; entries whose group is another screen are reached from there."""

ACTIONS: tuple[ActionSpec, ...] = tindakan.actions(MENU)
"""What Ctrl+K offers besides people and screens."""
