"""Pegawai: everybody, the card of one person, editing by hand."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _make(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.pegawai.screen import PegawaiScreen

    return PegawaiScreen(session)


SPEC = ScreenSpec(
    key="pegawai",
    title="Pegawai",
    icon="users",
    factory=_make,
    words="orang nip nama jabatan golongan tambah ubah",
)
