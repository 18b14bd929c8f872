"""Perencanaan: who has an SKP, the editor of one, the matriks peran hasil, copying into e-Kinerja."""

from __future__ import annotations

from kinerja_desktop.gui.screen import Screen, ScreenSpec
from kinerja_desktop.gui.session import Session


def _list(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.perencanaan.screen import PerencanaanScreen

    return PerencanaanScreen(session)


SPEC = ScreenSpec(
    key="perencanaan",
    title="Perencanaan",
    icon="target",
    factory=_list,
    words="skp rencana hasil kerja rhk indikator target sasaran kinerja pegawai ajukan tetapkan",
)


def _editor(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.perencanaan.editor import SkpScreen

    return SkpScreen(session)


SKP = ScreenSpec(key="skp", title="SKP", icon="target", factory=_editor, group="perencanaan")


def _matrix(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.perencanaan.matriks import MatriksScreen

    return MatriksScreen(session)


MATRIKS = ScreenSpec(
    key="matriks",
    title="Matriks peran hasil",
    icon="table",
    factory=_matrix,
    group="perencanaan",
    words="mph pimpinan cascading dialog kinerja pembagian peran",
)


def _copy(session: Session) -> Screen:
    from kinerja_desktop.gui.screens.perencanaan.ekinerja import EkinerjaScreen

    return EkinerjaScreen(session)


EKINERJA = ScreenSpec(
    key="ekinerja",
    title="Salin ke e-Kinerja",
    icon="copy",
    factory=_copy,
    group="perencanaan",
    words="ketik bkn",
)
