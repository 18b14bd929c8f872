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

    That is the only structural official who works there, or the one of the highest jenjang. Where two stand equally
    high nobody is proposed: a wrong rater is worse than a missing one. Heads of schools and puskesmas are functional
    officials with an extra duty and cannot be seen in a roster.
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
    ranked = sorted(officials, key=lambda row: _RANK.get(row.jenjang, len(_RANK)))
    if not ranked:
        return None
    ranks = [_RANK.get(row.jenjang, len(_RANK)) for row in ranked]
    return ranked[0] if ranks.count(ranks[0]) == 1 else None
