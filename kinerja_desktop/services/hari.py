"""On which day a period is looked at."""

from __future__ import annotations

from datetime import date

from kinerja_desktop.domain import periode as rules
from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError


def periode_of(kode: str) -> Periode:
    """Return the period of a code.

    Raises:
        RefusedError: ``nilai.periode-tidak-dikenal``.
    """
    found = rules.parse(kode)
    if found is None:
        raise RefusedError("nilai.periode-tidak-dikenal", periode=kode)
    return found


def acuan(kode: str) -> date:
    """Return the period's last day, or today while it still runs: who is there then, is rated."""
    return min(periode_of(kode).akhir, clock.today())
