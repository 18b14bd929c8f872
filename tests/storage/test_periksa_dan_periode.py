"""The checks and the periods on both engines."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from kinerja_desktop.storage import tables
from kinerja_desktop.storage.commands import periode as commands
from kinerja_desktop.storage.office import OfficeStorage
from kinerja_desktop.storage.queries import periksa
from kinerja_desktop.storage.queries import periode as queries
from kinerja_desktop.storage.queries.periode import PeriodeRow
from kinerja_desktop.storage.unit_of_work import Author

TW4 = PeriodeRow("2026-TW4", 2026, "triwulan", date(2026, 10, 1), date(2026, 12, 31))


def test_periods_groups_and_deadlines(
    simpanan: OfficeStorage, author: Author, unit_values: dict[str, object]
) -> None:
    with simpanan.write(author) as transaction:
        place = transaction.insert(tables.unit, unit_values)
        assert commands.add_periods(transaction, [TW4, TW4][:1]) == ["2026-TW4"]
        assert commands.add_periods(transaction, [TW4]) == []
        commands.set_group(transaction, 2026, "pns", "triwulan")
        commands.set_group(transaction, 2026, "pns", "bulanan")
        for day in (5, 6):
            commands.set_deadline(transaction, "2026-TW4", "", None, date(2027, 1, day))
            commands.set_deadline(transaction, "2026-TW4", "pns", place, date(2027, 1, day))
        assert transaction.changes.touches("periode")
    with simpanan.read() as connection:
        assert queries.periods(connection) == [TW4]
        assert queries.groups(connection, 2026) == {"pns": "bulanan"}
        found = queries.deadlines(connection, "2026-TW4")
        assert [(row.kelompok, row.unit_nama, row.tanggal.day) for row in found] == [
            ("", "", 6),
            ("pns", "Sekretariat", 6),
        ]


def test_checks_run_and_find_damage(
    simpanan: OfficeStorage, author: Author, unit_values: dict[str, object]
) -> None:
    with simpanan.write(author) as transaction:
        place = transaction.insert(tables.unit, unit_values)
        transaction.update(tables.unit, place, {"nama": "Sekretariat Dinas"})
    with simpanan.read() as connection:
        assert list(periksa.database(connection)) == []
        assert list(periksa.schema(connection)) == []
        assert list(periksa.chains(connection)) == []
        assert [
            defect for table in periksa.record_tables() for defect in periksa.states(connection, table)
        ] == []
        assert list(periksa.stretches(connection)) == []
        assert list(periksa.frozen(connection)) == []
        assert periksa.predicates(connection) == []
        assert periksa.revision_count(connection) == 2
    with simpanan.write(author) as transaction:
        transaction.connection.execute(sa.update(tables.unit).values(nama="Lain"))
    with simpanan.read() as connection:
        assert [defect.kode for defect in periksa.states(connection, tables.unit)] == ["sidik"]
