"""Who is rated: which legal standing takes part in ratings."""

from __future__ import annotations

from typing import Final

from kinerja_desktop.domain.codes import Kedudukan

DINILAI: Final = frozenset({Kedudukan.AKTIF, Kedudukan.TUGAS_BELAJAR, Kedudukan.LAIN})
"""Tugas belajar is rated by dialogue; an unknown standing must not drop anybody unseen, so it counts as present."""


def is_dinilai(kedudukan: str) -> bool:
    """Return whether somebody of that standing is rated and may rate."""
    return kedudukan in DINILAI
