"""Heads that the roster lets one guess: proposed, checked and saved like pasted ones, never written by themselves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from kinerja_desktop.domain.codes import Jenjang
from kinerja_desktop.domain.pegawai import nama_cari
from kinerja_desktop.foundation import clock
from kinerja_desktop.services import unit
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.queries import kepala_usul

_RANK: Final = {
    code.value: rank
    for rank, code in enumerate(
        (Jenjang.JPT_UTAMA, Jenjang.JPT_MADYA, Jenjang.JPT_PRATAMA, Jenjang.ADMINISTRATOR, Jenjang.PENGAWAS)
    )
}


_SEBUTAN: Final = {
    "kepala": "",
    "direktur": "",
    "camat": "kecamatan",
    "lurah": "kelurahan",
    "sekretaris": "sekretariat",
    "inspektur": "inspektorat",
}
"""How posts of heads begin, and what the name of their unit has in that place; '' nothing."""


@dataclass(frozen=True, slots=True)
class UsulKepala:
    """A head to propose: path and name of the unit, NIP; ``is_tebakan``: only the name of the post says so."""

    jalur: str
    unit: str
    nip: str
    is_tebakan: bool = False


def usul_kepala(konteks: Konteks) -> tuple[UsulKepala, ...]:
    """Return a likely head of each unit without head that has one.

    That is the only structural official who works there, or the one of the highest jenjang. Nobody is proposed where
    two stand equally high, where the highest leads another unit or has no NIP, and where a jenjang among several is not known: a
    wrong rater is worse than a missing one, and the second is never the head because the first cannot be.

    Where no structural official is known to work (a DUK has no such column), it is a guess by the post: who works there
    as the *Kepala* (Camat, Lurah, ...) of a unit of that name, if there is one such person.
    """
    with konteks.simpanan.read() as connection:
        found = kepala_usul.officials(connection, clock.today(), tuple(_SEBUTAN))
    there: dict[int, list[kepala_usul.PejabatRow]] = defaultdict(list)
    for row in found:
        there[row.unit_id].append(row)
    proposed = []
    for one in unit.tree(konteks):
        if one.kepala:
            continue
        here = there.get(one.id, [])
        structural = [row for row in here if row.struktural]
        best = _highest(structural) if structural else _titled(here, one.jalur)
        if best is not None:
            proposed.append(UsulKepala(" / ".join(one.jalur), one.nama, best.nip, not structural))
    return tuple(proposed)


def _highest(officials: list[kepala_usul.PejabatRow]) -> kepala_usul.PejabatRow | None:
    if not officials or (len(officials) > 1 and any(row.jenjang not in _RANK for row in officials)):
        return None
    best, *others = sorted(officials, key=lambda row: _RANK.get(row.jenjang, 0))
    tied = bool(others) and others[0].jenjang == best.jenjang
    return None if tied or best.memimpin or not best.nip else best


def _titled(officials: list[kepala_usul.PejabatRow], jalur: tuple[str, ...]) -> kepala_usul.PejabatRow | None:
    """Return the only one whose post is that of the head of this unit."""
    names = _names(jalur)
    found = [row for row in officials if not names.isdisjoint(_headed(row.jabatan))]
    return found[0] if len(found) == 1 and found[0].nip and not found[0].memimpin else None


def _names(jalur: tuple[str, ...]) -> set[str]:
    """Return how a post may name a unit: by its own name, or followed by those of the units above it, the nearest first."""
    names, said = set(), ""
    for nama in reversed(jalur):
        said += _joined(nama)
        names.add(said)
    return names


def _headed(jabatan: str) -> set[str]:
    """Return the names of units that a post heads, joined; none where it is no post of a head or names nothing.

    The *Kepala Sekolah SD Contoh* heads *SD Contoh*: a school's name does not begin with that word.
    """
    first, _, rest = nama_cari(jabatan).partition(" ")
    words = [word for word in rest.split() if word != "pada"]
    if not words or first not in _SEBUTAN:
        return set()
    found = {_joined(" ".join((_SEBUTAN[first], *words)))}
    if first == "kepala" and words[0] == "sekolah":
        found.add(_joined(" ".join(words[1:])))
    return found - {""}


def _joined(nama: str) -> str:
    """Return a name without its blanks: *Sub Bagian* is *Subbagian*."""
    return nama_cari(nama).replace(" ", "")
