"""A day before everything began (a slip of the finger in a date) counts as the first one: nobody vanishes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.queries import keadaan
from kinerja_desktop.storage.queries import penugasan as queries
from kinerja_desktop.storage.queries.cetak import people_on
from tests.kantor_kecil import ORANG, isi


def test_everybody_is_there_on_any_day(konteks: Konteks, tmp_path: Path) -> None:
    isi(konteks, tmp_path)
    with konteks.simpanan.read() as connection:
        uids = [row.uid.hex() for row in queries.everybody(connection).values()]
        for day in (date(1, 1, 1), date(1899, 12, 31), date(2026, 1, 1), date(9999, 12, 31)):
            assert len(people_on(connection, day, uids)) == len(ORANG)
        assert keadaan.people_per_unit(connection, date(1, 1, 1)) == keadaan.people_per_unit(
            connection, date(1900, 1, 1)
        )
