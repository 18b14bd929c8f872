"""Rows written in bulk are the rows that Core would have written; the quick first revision is the careful one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.domain.codes import JenisNomor
from kinerja_desktop.storage import bulk, tables
from kinerja_desktop.storage.commands.identitas import set_unit_numbers
from kinerja_desktop.storage.commands.unit import NewUnit, insert, insert_tree
from kinerja_desktop.storage.office import OfficeStorage
from kinerja_desktop.storage.queries.unit_rincian import numbers
from kinerja_desktop.storage.revisions import JsonValue, canonical, created, difference, fingerprint
from kinerja_desktop.storage.tables import unit
from kinerja_desktop.storage.types import Nip, ScaledDecimal, Uid, Utc
from kinerja_desktop.storage.unit_of_work import Author, state_of, states_of

VALUES = st.one_of(st.none(), st.booleans(), st.integers(), st.text())


@given(st.dictionaries(st.text("abcdefgh_", min_size=1), VALUES), st.binary(min_size=16, max_size=16))
def test_first_revision_in_one_pass_is_the_one_of_the_general_way(
    state: dict[str, JsonValue], uid: bytes
) -> None:
    other: dict[str, JsonValue] = dict.fromkeys(state, "lain")  # nothing of one record may show in the next
    columns = {name: [value, other[name], value] for name, value in state.items()}
    made = created("unit", [uid, uid[::-1], uid], columns)
    kept: dict[str, JsonValue] = {n: value for n, value in state.items() if value is not None and value != ""}
    for (delta, sidik), record, whole in zip(made, (uid, uid[::-1], uid), (kept, other, kept), strict=True):
        assert delta == canonical({n: list(pair) for n, pair in difference({}, whole).items()})
        assert sidik == fingerprint("unit", record, whole)


def table() -> sa.Table:
    return sa.Table(
        "uji_curah",
        sa.MetaData(),
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("uid", Uid),
        sa.Column("hari", sa.Date),
        sa.Column("saat", Utc),
        sa.Column("angka", ScaledDecimal(2)),
        sa.Column("nomor", Nip),
        sa.Column("teks", sa.String),
        sa.Column("ya", sa.Boolean),
    )


def row(n: int) -> dict[str, Any]:
    return {
        "uid": bytes([n % 256]) * 16 if n % 3 else None,
        "hari": date(2026, 1, 1 + n % 28),
        "saat": datetime(2026, 11, 20, n % 24, tzinfo=UTC),
        "angka": Decimal(n).scaleb(-2),
        "nomor": f"{n:018}",
        "teks": f"100 % \u00e9 :x {n}",
        "ya": n % 2 == 0,
    }


def test_bulk_rows_read_back_as_given(simpanan: OfficeStorage, author: Author) -> None:
    made, rows = table(), [row(n) for n in range(12_000)]
    with simpanan.write(author) as transaction:
        made.create(transaction.connection)
        bulk.insert(transaction.connection, made, rows)
        found = transaction.connection.execute(sa.select(made).order_by(made.c.id)).mappings()
        assert [{name: one[name] for name in rows[0]} for one in found] == rows


@pytest.mark.parametrize("wrong", [{"teks": "a", "hari": None}, {"lain": 1}])
def test_bulk_refuses_rows_of_different_columns(
    simpanan: OfficeStorage, author: Author, wrong: dict[str, Any]
) -> None:
    with simpanan.write(author) as transaction, pytest.raises(ValueError, match="uji_curah"):
        bulk.insert(transaction.connection, table(), [{"teks": "a"}, wrong])
    with simpanan.write(author) as transaction, pytest.raises(ValueError, match="uji_curah"):
        bulk.insert(transaction.connection, table(), [wrong, {"teks": "a"}])


def test_bulk_checks_values_as_the_types_do(simpanan: OfficeStorage, author: Author) -> None:
    with simpanan.write(author) as transaction, pytest.raises(ValueError, match="16 bytes"):
        bulk.insert(transaction.connection, table(), [{"uid": b"short"}])


def inserts(connection: sa.Connection, name: str) -> list[str]:
    """Return a list to which every statement that inserts into a table is added from now on."""
    seen: list[str] = []

    @sa.event.listens_for(connection, "before_cursor_execute")
    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith(f"INSERT INTO {name} "):
            seen.append(statement)

    return seen


def test_a_tree_of_units_is_written_a_level_at_a_time(simpanan: OfficeStorage, author: Author) -> None:
    with simpanan.write(author) as transaction:
        top = insert(transaction, "Kabupaten", None)
        seen = inserts(transaction.connection, "unit")
        units = [NewUnit(-n, top if n > 200 else -n - 30, f"  Unit   {n} ") for n in range(1, 231)]
        made = insert_tree(transaction, units)
        rows = {row.id: row for row in transaction.connection.execute(sa.select(unit))}
    assert len(seen) == 8  # the longest chain: -1 below -31 below ... below -211
    assert {rows[made[-n]].nama for n in range(1, 231)} == {f"Unit {n}" for n in range(1, 231)}
    assert all(rows[made[-n]].induk_id == made[-n - 30] for n in range(1, 201))
    assert {rows[made[-n]].induk_id for n in range(201, 231)} == {top}


def test_a_tree_that_circles_is_refused(simpanan: OfficeStorage, author: Author) -> None:
    with simpanan.write(author) as transaction, pytest.raises(ValueError, match="circle"):
        insert_tree(transaction, [NewUnit(-1, -2, "A"), NewUnit(-2, -1, "B")])


def test_numbers_of_many_units_are_set_changed_and_removed_at_once(
    simpanan: OfficeStorage, author: Author
) -> None:
    with simpanan.write(author) as transaction:
        made = insert_tree(transaction, [NewUnit(-n, None, f"Unit {n}") for n in range(1, 4)])
        first, second, third = (made[-n] for n in (1, 2, 3))
        unor, npsn = JenisNomor.UNOR_ID, JenisNomor.NPSN
        set_unit_numbers(transaction, {(first, unor): "a", (second, unor): "b", (second, npsn): "1"})
        set_unit_numbers(transaction, {(first, unor): "c", (second, npsn): "", (third, unor): "d"})
        found = numbers(transaction.connection)
        assert transaction.changes.touches("unit")
    assert found == {(first, unor): "c", (second, unor): "b", (third, unor): "d"}


def test_states_by_column_are_the_states_one_by_one() -> None:
    uids = {"unit": {7: bytes(range(16))}, "pegawai": {3: b"p" * 16}}
    everything = dict.fromkeys(c.name for c in tables.penugasan.columns)
    rows = [
        everything
        | {"pegawai_id": 3, "unit_id": 7, "jabatan": "Analis", "dari": date(2026, 1, 2), "jenis": ""},
        everything | {"pegawai_id": 3, "jabatan": "", "penilai_jenis": "plt"},
    ]
    frozen = dict.fromkeys(c.name for c in tables.penilaian.columns)
    ratings = [frozen | {"beku": text, "status": "terkunci"} for text in ("{}", "", None)]
    for kind, given_rows in ((tables.penugasan, rows), (tables.penilaian, ratings)):
        columns = states_of(kind, given_rows, uids)
        for place, one in enumerate(given_rows):
            found = {name: values[place] for name, values in columns.items()}
            kept = {name: value for name, value in found.items() if value is not None and value != ""}
            assert kept == state_of(kind, one, uids)
