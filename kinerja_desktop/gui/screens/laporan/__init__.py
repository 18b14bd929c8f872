"""Laporan: daftar predikat untuk TPP, the page for the pimpinan, tables for LKjIP, contracts that end."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _make(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.laporan.screen import LaporanScreen

    return LaporanScreen(session)


SPEC = ScreenSpec(
    "laporan",
    "Laporan",
    "sheet",
    _make,
    words="tpp tunjangan daftar predikat persentase pimpinan ringkasan lkjip sakip kontrak pppk perjanjian kerja berakhir",
)
