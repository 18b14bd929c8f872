"""What is due when the office is opened to be written: which PC writes, the day's copy, positions that begin or end."""

from __future__ import annotations

from datetime import date
from typing import Final

from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.foundation import clock
from kinerja_desktop.services import akhir_penilai, backup, perangkat
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penugasan import sync_penugasan
from kinerja_desktop.storage import settings
from kinerja_desktop.storage.queries import penugasan as queries

SETELAN: Final = "pemetaan_per"
"""Setting: the last day as of which positions were brought in step."""


def mulai(konteks: Konteks) -> Outcome[tuple[date, ...]]:
    """Copy the office once a day, and let what began or ended since the last time take effect.

    A head appointed from next Monday, a mutation entered ahead of its day: nobody edits anything on the day itself,
    so raters would stay those of before.

    Returns:
        The days as of which positions were looked at; none where nothing began or ended.

    Raises:
        StorageError: the database is damaged, or held by another process.
    """
    perangkat.kenali(konteks)
    backup.daily(konteks)
    today = clock.today()
    with konteks.simpanan.read() as connection:
        last = settings.read(connection, SETELAN)
        if last is not None and date.fromisoformat(last) >= today:
            return Outcome((), Changes())
        days = [] if last is None else queries.turning_days(connection, date.fromisoformat(last), today)
    with konteks.simpanan.write(konteks.author, alasan=akhir_penilai.HARI_BARU) as transaction:
        for day in days:
            sync_penugasan(transaction, day, kecuali=akhir_penilai.since(transaction.connection, day))
        settings.write(transaction.connection, SETELAN, today.isoformat())
        return Outcome(tuple(days), transaction.changes)
