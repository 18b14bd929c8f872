"""The folder of an office: made, opened, held, refused, copied."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.storage import backup, engine, office, schema, tables
from kinerja_desktop.storage.engine import SCHEMA
from kinerja_desktop.storage.queries import periksa
from kinerja_desktop.storage.unit_of_work import Author


def test_every_connection_has_our_pragmas(tmp_path: Path) -> None:
    opened = office.create(tmp_path, {"nama": "Dinas Contoh"})
    with opened.engine.connect() as first, opened.engine.connect() as second:
        for connection in (first, second):
            values = [
                connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
                for name in ("foreign_keys", "journal_mode", "synchronous", "busy_timeout")
            ]
            assert values == [1, "wal", 2, 10000]
    opened.close()


def test_migrated_database_equals_the_tables(simpanan: office.OfficeStorage) -> None:
    with simpanan.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []


def test_schema_number_is_the_newest_migration(simpanan: office.OfficeStorage) -> None:
    assert schema.newest() == SCHEMA
    assert schema.version(simpanan.engine) == SCHEMA


@contextmanager
def of_schema(number: int, folder: Path, copies: Path) -> Iterator[office.OfficeStorage]:
    """An office with one unit that a program of an older schema has open; ``copies`` takes its migrations."""
    shutil.copytree(schema.MIGRATIONS, copies, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (copies / "versions").glob("0*.py"):
        if int(path.name[:4]) > number:
            path.unlink()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", copies)
        for module in (engine, schema):
            patch.setattr(module, "SCHEMA", number)
        made = office.create(folder, {"nama": "Dinas Contoh"})
        author = Author(made.actor("Rina"), made.own_office().id, made.own_office().garis)
        with made.write(author) as transaction:
            transaction.insert(tables.unit, {"nama": "Bidang", "nama_urut": "bidang", "dari": tables.AWAL})
        yield made
    made.close()


def comes_up_to_date(folder: Path) -> None:
    opened = office.open_(folder)
    assert schema.version(opened.engine) == SCHEMA
    with opened.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []
        assert connection.execute(sa.select(tables.unit.c.nama)).scalars().all() == ["Bidang"]
    opened.close()
    assert list((folder / "backup").glob("*_migrasi.db"))


@pytest.mark.parametrize("number", range(1, SCHEMA))
def test_an_office_of_every_older_schema_comes_up_to_date_with_a_copy(tmp_path: Path, number: int) -> None:
    folder = tmp_path / "kantor"
    with of_schema(number, folder, tmp_path / "migrations"):
        pass
    comes_up_to_date(folder)


def test_an_older_office_whose_program_went_down_is_migrated_before_its_records_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The power went, and the next start is that of a newer program: its tables have columns that are not there yet."""
    folder, left = tmp_path / "kantor", tmp_path / "sesudah"
    with of_schema(SCHEMA - 1, folder, tmp_path / "migrations"):
        shutil.copytree(folder, left)
    assert (left / "kinerja.db-wal").stat().st_size
    looked: list[int] = []
    tail = periksa.tail

    def watched(connection: sa.Connection) -> Iterator[periksa.Cacat]:
        looked.append(int(connection.exec_driver_sql("PRAGMA user_version").scalar_one()))
        return tail(connection)

    monkeypatch.setattr(periksa, "tail", watched)
    office.open_(left, hold=True).close()
    assert looked == [SCHEMA]
    comes_up_to_date(left)


def test_second_office_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    office.create(tmp_path, {"nama": "A"}).close()
    with pytest.raises(StorageError) as caught:
        office.create(tmp_path, {"nama": "B"})
    assert caught.value.code == "kantor.sudah-ada"


def test_interrupted_creation_is_not_an_office(tmp_path: Path) -> None:
    (tmp_path / "kinerja.db").write_bytes(b"half")
    assert not office.exists(tmp_path)
    office.create(tmp_path, {"nama": "A"}).close()
    opened = office.open_(tmp_path)
    assert opened.own_office().nama == "A"
    opened.close()


def test_what_an_interrupted_creation_left_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "kinerja.db").write_bytes(b"half")
    office.create(tmp_path, {"nama": "A"}).close()
    (kept,) = tmp_path.glob("kinerja.db.*.sisa")
    assert kept.read_bytes() == b"half"


def test_office_lies_in_the_folder_whatever_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "Dinas é's 50% #1 & ?x=y"
    office.create(folder, {"nama": "A"}).close()
    assert {path.name for path in folder.iterdir()} >= {"kantor.json", "kinerja.db"}
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]
    again = office.open_(folder)
    assert again.own_office().nama == "A"
    again.close()


def test_creation_that_fails_leaves_nothing_and_may_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bytes:
        raise StorageError("simpanan.penuh")

    with monkeypatch.context() as patch:
        patch.setattr(office, "seed", full)
        with pytest.raises(StorageError):
            office.create(tmp_path, {"nama": "A"})
    assert list(tmp_path.iterdir()) == []
    office.create(tmp_path, {"nama": "A"}).close()


def test_database_with_data_outlives_a_lost_kantor_json(tmp_path: Path, unit_values: dict[str, Any]) -> None:
    opened = office.create(tmp_path, {"nama": "Dinas Contoh"})
    own = opened.own_office()
    with opened.write(Author(opened.actor("Rina"), own.id, own.garis)) as transaction:
        transaction.insert(tables.unit, unit_values)
    opened.close()
    letter = (tmp_path / "kantor.json").read_bytes()
    (tmp_path / "kantor.json").unlink()
    for _ in range(2):  # the second time too: the first must have given the lock back
        with pytest.raises(StorageError) as caught:
            office.create(tmp_path, {"nama": "Baru"})
        assert caught.value.code == "kantor.tanpa-keterangan"
    (tmp_path / "kantor.json").write_bytes(letter)
    again = office.open_(tmp_path)
    assert again.own_office().nama == "Dinas Contoh"
    again.close()


@pytest.mark.parametrize(("content", "code"), [(b"", "kantor.rusak"), (b"x" * 8192, "simpanan.rusak")])
def test_destroyed_database_is_named(tmp_path: Path, content: bytes, code: str) -> None:
    office.create(tmp_path, {"nama": "A"}).close()
    (tmp_path / "kinerja.db").write_bytes(content)
    with pytest.raises(StorageError) as caught:
        office.open_(tmp_path)
    assert caught.value.code == code


def test_missing_office_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as caught:
        office.open_(tmp_path)
    assert caught.value.code == "kantor.tidak-ada"


def test_newer_database_is_refused_unchanged(tmp_path: Path) -> None:
    office.create(tmp_path, {"nama": "A"}).close()
    with closing(sqlite3.connect(tmp_path / "kinerja.db")) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(StorageError) as caught:
        office.open_(tmp_path)
    assert caught.value.code == "kantor.lebih-baru"
    with closing(sqlite3.connect(tmp_path / "kinerja.db")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (999,)


_OTHER = """
import sys
import threading
from pathlib import Path
from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.storage import office
opened = office.open_(Path(sys.argv[1]))
print(opened.own_office().nama)
try:
    opened.hold()
except StorageError as error:
    print(error.code)
"""


def test_other_process_reads_but_does_not_write(tmp_path: Path) -> None:
    opened = office.create(tmp_path, {"nama": "Dinas Contoh"})
    other = subprocess.run(
        [sys.executable, "-c", _OTHER, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert other.stdout.split("\n")[:2] == ["Dinas Contoh", "kantor.sedang-dibuka"]
    opened.close()
    other = subprocess.run(
        [sys.executable, "-c", _OTHER, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert "kantor.sedang-dibuka" not in other.stdout


def test_copy_is_whole_and_old_copies_go(
    tmp_path: Path, unit_values: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = office.create(tmp_path, {"nama": "Dinas Contoh"})
    own = opened.own_office()
    with opened.write(Author(opened.actor("Rina"), own.id, own.garis)) as transaction:
        transaction.insert(tables.unit, unit_values)
    for second in range(5):
        monkeypatch.setenv("KINERJA_SEKARANG", f"2026-11-20T09:00:0{second}+07:00")
        made = backup.make(tmp_path, "impor")
    assert made.name == "2026-11-20_090004_impor.db"
    assert len(list((tmp_path / "backup").iterdir())) == 3
    with closing(sqlite3.connect(made)) as copy:
        assert copy.execute("SELECT nama FROM unit").fetchall() == [("Sekretariat",)]
    newest = backup.latest(tmp_path)
    assert newest is not None
    assert f"{newest:%H%M%S}" == "090004"
    opened.close()


def test_copy_of_a_damaged_database_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "kinerja.db").write_bytes(b"x" * 8192)
    with pytest.raises(StorageError) as caught:
        backup.make(tmp_path, "harian")
    assert caught.value.code == "simpanan.rusak"
    assert list((tmp_path / "backup").iterdir()) == []


def test_actor_is_one_row_a_name(simpanan: office.OfficeStorage) -> None:
    assert simpanan.actor("Rina") == simpanan.actor("Rina") != simpanan.actor("Budi")


def test_own_office_is_seeded_once(simpanan: office.OfficeStorage) -> None:
    with simpanan.read() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(tables.kantor)).scalar_one() == 1


def test_writers_of_one_window_wait_for_each_other_however_long_it_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unit_values: dict[str, Any]
) -> None:
    """An import of a large office writes for longer than SQLite's patience; a bukti copied beside it comes after."""
    monkeypatch.setattr(engine, "_PATIENCE", 0)
    opened = office.create(tmp_path / "kantor", {"nama": "Dinas Contoh"})
    own = opened.own_office()
    author = Author(opened.actor("Rina"), own.id, own.garis)
    done: list[object] = []

    def second() -> None:
        try:
            with opened.write(author) as transaction:
                done.append(transaction.insert(tables.unit, unit_values | {"nama": "Bidang"}))
        except StorageError as error:
            done.append(error)

    beside = threading.Thread(target=second)
    with opened.write(author) as transaction:
        first = transaction.insert(tables.unit, unit_values)
        beside.start()
        beside.join(0.2)
        assert done == []
    beside.join()
    assert [type(one) for one in done] == [int]
    assert done != [first]
    opened.close()


def test_who_began_before_an_office_was_closed_writes_no_more(
    tmp_path: Path, unit_values: dict[str, Any]
) -> None:
    """It would take the lock again, and write into what was put in the place of the database."""
    first = office.create(tmp_path / "kantor", {"nama": "Dinas Contoh"})
    own = first.own_office()
    author = Author(first.actor("Rina"), own.id, own.garis)
    first.close()
    with pytest.raises(StorageError) as caught, first.write(author) as transaction:
        transaction.insert(tables.unit, unit_values)
    assert caught.value.code == "kantor.ditutup"
    second = office.open_(tmp_path / "kantor")
    second.hold()
    second.close()
