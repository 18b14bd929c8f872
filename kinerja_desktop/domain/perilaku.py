"""Perilaku kerja: the core values that a rating of behaviour looks at, each with its guides.

Their words are data of the regulation; here they only get the keys under which feedback is stored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kinerja_desktop.domain.regulation import Regulations


@dataclass(frozen=True, slots=True)
class ButirPerilaku:
    """One value. ``kunci`` (``berorientasi_pelayanan``) is stored, ``nama`` and ``panduan`` are printed."""

    kunci: str
    nomor: int
    nama: str
    panduan: tuple[str, ...]


def butir(rules: Regulations) -> tuple[ButirPerilaku, ...]:
    """Return the values of the day in their official order."""
    return tuple(
        ButirPerilaku(re.sub(r"[^a-z]+", "_", value.nama.casefold()), number, value.nama, value.panduan)
        for number, value in enumerate(rules.perilaku.isi, start=1)
    )
