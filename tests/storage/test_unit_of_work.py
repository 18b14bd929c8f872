"""Records keep version, revision and hash right, on both engines."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from kinerja_desktop.foundation.errors import ConflictError
from kinerja_desktop.storage import bulk, tables
from kinerja_desktop.storage.office import OfficeStorage
from kinerja_desktop.storage.revisions import digest, fingerprint
from kinerja_desktop.storage.unit_of_work import Author

Values = dict[str, Any]


def revisions(simpanan: OfficeStorage) -> list[Any]:
    with simpanan.read() as connection:
        return list(connection.execute(sa.select(tables.revisi).order_by(tables.revisi.c.seq)).mappings())


def test_block_that_raises_leaves_nothing(
    simpanan: OfficeStorage, author: Author, unit_values: Values
) -> None:
    with pytest.raises(ZeroDivisionError), simpanan.write(author) as transaction:  # noqa: PT012 - the block is the subject
        transaction.insert(tables.unit, unit_values)
        _ = 1 / 0
    with simpanan.read() as connection:
        assert connection.execute(sa.select(tables.unit.c.id)).all() == []
    assert revisions(simpanan) == []


def test_insert_leaves_a_revision_with_the_whole_state(
    simpanan: OfficeStorage, author: Author, unit_values: Values
) -> None:
    with simpanan.write(author, alasan="uji") as transaction:
        induk = transaction.insert(tables.unit, unit_values)
        anak = transaction.insert(tables.unit, unit_values | {"nama": "Subbagian Umum", "induk_id": induk})
        changes = transaction.changes
    assert changes.of_kind("unit") == frozenset({induk, anak})
    first, second = revisions(simpanan)
    assert (first["aksi"], first["alasan"], first["induk"]) == ("buat", "uji", None)
    delta = json.loads(second["delta"])
    assert delta["nama"] == [None, "Subbagian Umum"]
    assert delta["induk_id"] == [None, first["record_uid"].hex()], (
        "references leave as uids, never as local ids"
    )
    state = {key: after for key, (_, after) in delta.items()}
    assert second["sidik"] == fingerprint("unit", second["record_uid"], state)


def test_the_driver_is_given_no_text_of_another_class(
    simpanan: OfficeStorage, author: Author, unit_values: Values, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    usual = bulk.insert

    def look(connection: sa.Connection, table: sa.Table, rows: Any) -> None:
        seen.extend(value for row in rows for value in row.values() if isinstance(value, str))
        usual(connection, table, rows)

    monkeypatch.setattr(bulk, "insert", look)
    with simpanan.write(author) as transaction:
        transaction.insert_many(tables.unit, [unit_values, unit_values | {"nama": "Subbagian Umum"}])
    assert "unit" in seen
    assert {type(value) for value in seen} == {str}, (
        "sqlite3 asks any other class, row by row, how to write it"
    )


def test_update_counts_versions_and_links_revisions(
    simpanan: OfficeStorage, author: Author, unit_values: Values
) -> None:
    with simpanan.write(author) as transaction:
        id_ = transaction.insert(tables.unit, unit_values)
    with simpanan.write(author) as transaction:
        assert transaction.update(tables.unit, id_, {"nama": "Sekretariat Dinas"}, version=1)
        assert not transaction.update(tables.unit, id_, {"nama": "Sekretariat Dinas"})
    first, second = revisions(simpanan)
    assert second["induk"] == first["uid"]
    assert json.loads(second["delta"]) == {"nama": ["Sekretariat", "Sekretariat Dinas"]}
    with simpanan.read() as connection:
        row = connection.execute(sa.select(tables.unit)).mappings().one()
    assert (row["version"], row["revisi_akhir"]) == (2, second["uid"])


def test_frozen_text_is_stored_once_and_never_lost(simpanan: OfficeStorage, author: Author) -> None:
    with simpanan.write(author) as transaction:
        connection = transaction.connection
        connection.execute(
            sa.insert(tables.periode).values(
                kode="2026", tahun=2026, jenis="tahunan", awal=date(2026, 1, 1), akhir=date(2026, 12, 31)
            )
        )
        who = transaction.insert(tables.pegawai, {"nama": "Sari", "nama_urut": "sari", "nama_cari": "sari"})
        post = transaction.insert(tables.penugasan, {"pegawai_id": who, "dari": tables.AWAL})
        rating = transaction.insert(
            tables.penilaian,
            {"penugasan_id": post, "periode_kode": "2026", "rezim": "r", "beku": '{"nama":"Sari"}'},
        )
    with simpanan.write(author) as transaction:
        transaction.update(tables.penilaian, rating, {"beku": '{"nama":"Sari, S.E."}'})
    with simpanan.write(author) as transaction:
        transaction.update(tables.penilaian, rating, {"catatan": "cukup"})
    with simpanan.write(author) as transaction:
        transaction.delete(tables.penilaian, rating)
    first, second, third, last = [r for r in revisions(simpanan) if r["record_jenis"] == "penilaian"]
    old, new = digest('{"nama":"Sari"}'), digest('{"nama":"Sari, S.E."}')
    assert json.loads(first["delta"])["beku"] == [None, old]
    assert json.loads(second["delta"])["beku"] == ['{"nama":"Sari"}', new], "what leaves the row stays here"
    assert "beku" not in json.loads(third["delta"])
    assert json.loads(last["delta"])["beku"] == ['{"nama":"Sari, S.E."}', None]
    state = {key: after for key, (_, after) in json.loads(first["delta"]).items()}
    assert first["sidik"] == fingerprint("penilaian", first["record_uid"], state)


def test_lost_update_is_refused_whole(simpanan: OfficeStorage, author: Author, unit_values: Values) -> None:
    with simpanan.write(author) as transaction:
        a, b = transaction.insert_many(tables.unit, [unit_values, unit_values | {"nama": "Bidang SD"}])
    with simpanan.write(author) as transaction:
        transaction.update(tables.unit, b, {"nama": "Bidang SMP"}, version=1)
    with pytest.raises(ConflictError) as caught, simpanan.write(author) as transaction:
        transaction.update_many(tables.unit, {a: {"nama": "X"}, b: {"nama": "Y"}}, versions={a: 1, b: 1})
    assert caught.value.code == "simpanan.konflik"
    with simpanan.read() as connection:
        names = set(connection.execute(sa.select(tables.unit.c.nama)).scalars())
    assert names == {"Sekretariat", "Bidang SMP"}


def test_update_of_a_removed_record_is_a_conflict(
    simpanan: OfficeStorage, author: Author, unit_values: Values
) -> None:
    with simpanan.write(author) as transaction:
        id_ = transaction.insert(tables.unit, unit_values)
        transaction.delete(tables.unit, id_)
    with pytest.raises(ConflictError) as caught, simpanan.write(author) as transaction:
        transaction.update(tables.unit, id_, {"nama": "X"})
    assert caught.value.code == "simpanan.hilang"
    assert [row["aksi"] for row in revisions(simpanan)] == ["buat", "hapus"]


def test_many_inserts_return_ids_in_order(
    simpanan: OfficeStorage, author: Author, unit_values: Values
) -> None:
    names = [f"Unit {number}" for number in range(1200)]
    with simpanan.write(author) as transaction:
        ids = transaction.insert_many(tables.unit, [unit_values | {"nama": name} for name in names])
        assert transaction.changes.of_kind("unit") == frozenset(), "many: reload all"
    with simpanan.read() as connection:
        stored = {
            row.id: row.nama for row in connection.execute(sa.select(tables.unit.c.id, tables.unit.c.nama))
        }
    assert [stored[id_] for id_ in ids] == names
    assert len(revisions(simpanan)) == 1200


def test_foreign_keys_are_enforced(simpanan: OfficeStorage, author: Author, unit_values: Values) -> None:
    with pytest.raises(ConflictError) as caught, simpanan.write(author) as transaction:
        transaction.insert(tables.unit, unit_values | {"induk_id": 999_999})
    assert caught.value.code == "simpanan.terkait"
