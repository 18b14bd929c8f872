"""An office worked on by commands alone: what was entered ahead takes effect before a command writes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.services import atasan, hari_baru, pegawai, unit
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor, open_kantor
from kinerja_desktop.services.penilaian import grid
from kinerja_desktop.services.worker import InlineWorker


@pytest.fixture
def kantor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office in which a new head was entered on the 20th, from the 23rd on."""
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-20T08:00:00+07:00")
    folder = tmp_path / "kantor"
    konteks = create_kantor(folder, ProfilKantor("Kabupaten Contoh"), "Rina", worker=InlineWorker())
    with closing(konteks.kantor):
        home = unit.add(konteks, "Bidang").value
        old, new, _ = (
            pegawai.tambah(konteks, {"nama": nama, "unit_id": home, "kedudukan": "aktif"}).value
            for nama in ("Lama", "Baru", "Staf")
        )
        atasan.set_kepala(konteks, home, Pihak(JenisPihak.PEGAWAI, old), dari=date(2026, 1, 1))
        hari_baru.mulai(konteks)
        atasan.set_kepala(konteks, home, Pihak(JenisPihak.PEGAWAI, new), dari=date(2026, 11, 23))
    return folder


def _rater(folder: Path) -> str:
    konteks = open_kantor(folder, "Rina", worker=InlineWorker())
    with closing(konteks.kantor):
        return next(row.penilai_nama for row in grid(konteks, "2026-TW4").baris if row.nama == "Staf")


def test_writing_command_begins_the_new_day_and_a_reading_one_writes_nothing(
    kinerja: Callable[..., Any], kantor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-24T08:00:00+07:00")
    assert kinerja("impor", "riwayat", "--data", kantor).code == 0
    assert _rater(kantor) == "Lama"
    assert kinerja("kunci", "--periode", "2026-TW4", "--data", kantor).code == 1, "nobody is rated yet"
    assert _rater(kantor) == "Baru"


def test_trial_import_leaves_the_raters_as_they_were(
    kinerja: Callable[..., Any], kantor: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-24T08:00:00+07:00")
    roster = tmp_path / "daftar.csv"
    roster.write_text("NAMA,NIP,JABATAN\nBudi Santoso,'197804122005011003,Guru\n", encoding="utf-8")
    assert kinerja("impor", "pegawai", roster, "--data", kantor, "--uji").code == 0
    assert _rater(kantor) == "Lama"
    assert kinerja("impor", "pegawai", roster, "--data", kantor).code == 0
    assert _rater(kantor) == "Baru"
