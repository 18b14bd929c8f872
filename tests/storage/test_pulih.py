"""Going back to a copy: whole or not at all, never another office's, what was there is kept."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from kinerja_desktop.foundation.errors import FileError, KnownError, StorageError
from kinerja_desktop.storage import backup, engine, office, pulih, tables
from kinerja_desktop.storage.unit_of_work import Author


@pytest.fixture
def folder(tmp_path: Path, unit_values: dict[str, Any]) -> Path:
    """An office with the unit Sekretariat and a copy of that state, and the unit Bidang added afterwards."""
    place = tmp_path / "kantor"
    office.create(place, {"nama": "Dinas Contoh"}).close()
    add_unit(place, unit_values)
    backup.make(place, "harian")
    add_unit(place, {**unit_values, "nama": "Bidang"})
    return place


def add_unit(folder: Path, values: dict[str, Any]) -> bytes:
    """Write a unit and return the line of the office it was written on."""
    opened = office.open_(folder)
    own = opened.own_office()
    with opened.write(Author(opened.actor("Rina"), own.id, own.garis)) as transaction:
        transaction.insert(tables.unit, values)
    opened.close()
    return own.garis


def units(folder: Path) -> list[str]:
    opened = office.open_(folder)
    with opened.read() as connection:
        found = connection.execute(sa.select(tables.unit.c.nama).order_by(tables.unit.c.id)).scalars()
        names = [str(name) for name in found]
    opened.close()
    return names


def the_copy(folder: Path, why: str = "harian") -> Path:
    (found,) = [one.path for one in backup.copies(folder) if one.why == why]
    return found


def line(folder: Path) -> bytes:
    opened = office.open_(folder)
    garis = opened.own_office().garis
    opened.close()
    return garis


def test_the_state_of_the_copy_is_back_on_a_new_line(folder: Path) -> None:
    before = line(folder)
    done = pulih.restore(folder, the_copy(folder))
    assert units(folder) == ["Sekretariat"]
    assert line(folder) != before
    assert done.contents.nama == "Dinas Contoh"


def test_what_was_there_is_a_copy_of_its_own_and_one_may_go_back_again(folder: Path) -> None:
    done = pulih.restore(folder, the_copy(folder))
    assert done.kept == the_copy(folder, "pulih")
    pulih.restore(folder, the_copy(folder, "pulih"))
    assert units(folder) == ["Sekretariat", "Bidang"]


def test_the_copy_itself_is_not_touched(folder: Path) -> None:
    copy = the_copy(folder)
    before = copy.read_bytes()
    pulih.restore(folder, copy)
    assert copy.read_bytes() == before
    assert not [one for one in folder.rglob("*") if one.name.endswith((".bagian", "-journal"))]


def test_a_new_pc_gets_the_office_of_the_copy(folder: Path, tmp_path: Path) -> None:
    copy = the_copy(folder)
    place = tmp_path / "baru"
    done = pulih.restore(place, copy)
    assert done.kept is None
    assert units(place) == ["Sekretariat"]
    stated = json.loads((place / "kantor.json").read_text(encoding="utf-8"))
    assert stated["kantor"] == done.contents.kantor.hex()


def test_a_damaged_database_is_put_aside(folder: Path) -> None:
    (folder / "kinerja.db").write_bytes(b"x" * 8192)
    (folder / "kinerja.db-wal").write_bytes(b"y" * 100)
    done = pulih.restore(folder, the_copy(folder))
    assert units(folder) == ["Sekretariat"]
    assert done.kept is not None
    assert done.kept.read_bytes() == b"x" * 8192
    assert not (folder / "kinerja.db-wal").exists()


def test_a_missing_database_and_a_lost_letter_are_made_again(folder: Path) -> None:
    (folder / "kinerja.db").unlink()
    (folder / "kantor.json").write_text("{", encoding="utf-8")
    pulih.restore(folder, the_copy(folder))
    assert units(folder) == ["Sekretariat"]


def refused(folder: Path, copy: Path) -> str:
    """Try to restore; return the code; nothing may have changed."""
    before = {one: one.read_bytes() for one in folder.rglob("*") if one.is_file() and one.suffix != ".lock"}
    with pytest.raises(KnownError) as caught:
        pulih.restore(folder, copy)
    after = {one: one.read_bytes() for one in folder.rglob("*") if one.is_file() and one.suffix != ".lock"}
    assert after == before
    return caught.value.code


def test_a_copy_of_another_office_is_refused(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "lain"
    office.create(other, {"nama": "Dinas Lain"}).close()
    assert refused(folder, backup.make(other, "sendiri")) == "salinan.kantor-lain"


@pytest.mark.parametrize("size", [0, 100, 4096, 20_000])
def test_a_torn_copy_is_refused(folder: Path, size: int) -> None:
    copy = the_copy(folder)
    copy.write_bytes(copy.read_bytes()[:size])
    assert refused(folder, copy) == "salinan.rusak"


def test_a_copy_of_a_newer_program_is_refused(folder: Path) -> None:
    copy = the_copy(folder)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA user_version = 999")
    assert refused(folder, copy) == "salinan.lebih-baru"


def test_no_such_copy(folder: Path) -> None:
    assert refused(folder, folder / "backup" / "tidak.db") == "salinan.tidak-ada"


def test_an_office_in_use_is_refused(folder: Path) -> None:
    opened = office.open_(folder, hold=True)
    assert refused(folder, the_copy(folder)) == "kantor.sedang-dibuka"
    opened.close()


def test_without_room_nothing_is_begun(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: _Usage(1024))
    assert refused(folder, the_copy(folder)) == "backup.ruang-kurang"
    with pytest.raises(FileError):
        backup.make(folder, "sendiri")


class _Usage:
    def __init__(self, free: int) -> None:
        self.free = free


def test_a_drive_that_is_full_halfway_leaves_what_was_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(database: Path, part: Path) -> None:
        raise engine.refused(sqlite3.OperationalError("database or disk is full"))

    monkeypatch.setattr(pulih, "_overwrite", full)
    with pytest.raises(StorageError) as caught:
        pulih.restore(folder, the_copy(folder))
    assert caught.value.code == "simpanan.penuh"
    assert units(folder) == ["Sekretariat", "Bidang"]
    assert not list(folder.glob(".*.bagian*"))


def test_what_was_written_on_another_line_is_seen(
    folder: Path, unit_values: dict[str, Any], tmp_path: Path
) -> None:
    """The folder is copied to a second PC and edited in both; a copy made there comes back here."""
    other = tmp_path / "komputer-dua"
    shutil.copytree(folder, other)
    add_unit(folder, {**unit_values, "nama": "Seksi Satu"})
    add_unit(other, {**unit_values, "nama": "Seksi Dua"})
    theirs, ours = backup.contents(backup.make(other, "sendiri")), backup.contents(the_copy(folder))
    assert theirs.kantor == ours.kantor
    assert theirs.revisi is not None
    assert ours.revisi is not None
    assert not backup.holds_revision(folder, theirs.revisi)
    assert backup.holds_revision(folder, ours.revisi)
