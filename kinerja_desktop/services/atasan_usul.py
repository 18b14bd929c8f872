"""Heads that the roster lets one guess: proposed, checked and saved like pasted ones, never written by themselves."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from kinerja_desktop.domain.codes import Jenjang
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


def usul_kepala(konteks: Konteks) -> tuple[tuple[str, str], ...]:
    """Return (path of the unit, NIP) of units without head whose head is likely.

    That is the only structural official who works there, or the one of the highest jenjang. Nobody is proposed where
    two stand equally high, where the highest leads another unit or has no NIP, and where a jenjang among several is not known: a
    wrong rater is worse than a missing one, and the second is never the head because the first cannot be. Heads of
    schools and puskesmas are functional officials with an extra duty and cannot be seen in a roster.
    """
    with konteks.simpanan.read() as connection:
        found = kepala_usul.officials(connection, clock.today())
    there: dict[int, list[kepala_usul.PejabatRow]] = defaultdict(list)
    for row in found:
        there[row.unit_id].append(row)
    proposed = []
    for one in unit.tree(konteks):
        best = None if one.kepala else _highest(there.get(one.id, []))
        if best is not None:
            proposed.append((" / ".join(one.jalur), best.nip))
    return tuple(proposed)


def _highest(officials: list[kepala_usul.PejabatRow]) -> kepala_usul.PejabatRow | None:
    if not officials or (len(officials) > 1 and any(row.jenjang not in _RANK for row in officials)):
        return None
    best, *others = sorted(officials, key=lambda row: _RANK.get(row.jenjang, 0))
    tied = bool(others) and others[0].jenjang == best.jenjang
    return None if tied or best.memimpin or not best.nip else best
