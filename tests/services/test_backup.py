"""The daily copy: one a day; a full drive keeps nobody out, a damaged database is told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kinerja_desktop.foundation.errors import FileError, StorageError
from kinerja_desktop.services import backup
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage import backup as storage_backup


def test_one_copy_a_day(konteks: Konteks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-20T09:00:00+07:00")
    assert backup.daily(konteks)
    assert not backup.daily(konteks)
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-21T00:10:00+07:00")
    assert backup.daily(konteks)


def test_a_clock_set_back_still_makes_a_copy_a_day_and_keeps_it(
    konteks: Konteks, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(13, 21):
        monkeypatch.setenv("KINERJA_SEKARANG", f"2026-11-{day}T09:00:00+07:00")
        assert backup.daily(konteks)
    assert len(backup.copies(konteks)) == 7
    for day in (1, 2):
        monkeypatch.setenv("KINERJA_SEKARANG", f"2010-01-0{day}T00:05:00+07:00")
        assert backup.daily(konteks)
        assert not backup.daily(konteks)
        kept = [one.waktu.date().isoformat() for one in backup.copies(konteks)]
        assert len(kept) == 7
        assert kept[-1] == f"2010-01-0{day}"


def test_two_copies_in_one_second_are_two_files(konteks: Konteks) -> None:
    first, second = backup.make_now(konteks), backup.make_now(konteks)
    assert first.berkas != second.berkas
    assert {first, second} <= set(backup.copies(konteks))


def test_each_kind_is_kept_by_its_own_rule(konteks: Konteks, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = konteks.kantor.folder
    for minute in range(10):
        monkeypatch.setenv("KINERJA_SEKARANG", f"2026-11-20T09:{minute:02}:00+07:00")
        for why in storage_backup.KEPT:
            storage_backup.make(folder, why)
    counts = Counter(one.sebab for one in backup.copies(konteks))
    assert counts == {"harian": 7, "impor": 3, "migrasi": 3, "sendiri": 7, "pulih": 3}
    assert {one.waktu.minute for one in backup.copies(konteks) if one.sebab == "migrasi"} == {7, 8, 9}


def test_a_copy_that_cannot_be_read_is_listed_as_such(konteks: Konteks) -> None:
    made = backup.make_now(konteks)
    made.berkas.write_bytes(b"x" * 5000)
    (found,) = backup.contents(konteks.kantor.folder)
    assert found.pegawai is None


@pytest.mark.parametrize("error", [FileError("berkas.penuh", berkas="x"), StorageError("simpanan.penuh")])
def test_a_full_drive_keeps_nobody_out(
    konteks: Konteks, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def full(folder: Path, why: str) -> Path:
        raise error

    monkeypatch.setattr(storage_backup, "make", full)
    assert not backup.daily(konteks)
    assert backup.latest(konteks) is None


def test_a_damaged_database_is_told(konteks: Konteks, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(folder: Path, why: str) -> Path:
        raise StorageError("kantor.rusak", folder=str(folder), sebab="x")

    monkeypatch.setattr(storage_backup, "make", damaged)
    with pytest.raises(StorageError):
        backup.daily(konteks)
