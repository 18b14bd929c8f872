"""The daily copy: one a day; a full drive keeps nobody out, a damaged database is told."""

from __future__ import annotations

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
