"""A new day: what was entered ahead takes effect when the office is opened, nothing else is touched."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.services import atasan, hari_baru
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import grid


def _rater(konteks: Konteks, nama: str) -> str:
    (row,) = [row for row in grid(konteks, "2026-TW4").baris if row.nama == nama]
    return row.penilai_nama


def test_head_appointed_ahead_rates_from_his_day(
    konteks: Konteks, dinas: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-20T08:00:00+07:00")
    dinas.add_unit("Dinas")
    for nama in ("Lama", "Baru", "Staf"):
        dinas.add_orang(nama, "Dinas")
    atasan.set_kepala(konteks, dinas.unit["Dinas"], dinas.pihak("Lama"))
    assert hari_baru.mulai(konteks).value == ()
    atasan.set_kepala(
        konteks, dinas.unit["Dinas"], dinas.pihak("Baru"), jenis=JenisPenugasan.PLT, dari=date(2026, 11, 23)
    )
    assert _rater(konteks, "Staf") == "Lama"
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-22T23:50:00+07:00")
    assert hari_baru.mulai(konteks).value == ()
    assert _rater(konteks, "Staf") == "Lama"
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-25T00:10:00+07:00")
    assert hari_baru.mulai(konteks).value == (date(2026, 11, 23),)
    assert _rater(konteks, "Staf") == "Baru"
    assert hari_baru.mulai(konteks).changes.of_kind("penugasan") is None


def test_mutation_entered_ahead_opens_the_stretch_on_its_day(
    konteks: Konteks, dinas: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-20T08:00:00+07:00")
    dinas.add_unit("A")
    dinas.add_unit("B")
    dinas.add_orang("Staf", "A")
    atasan.terapkan_pohon(konteks)
    hari_baru.mulai(konteks)
    dinas.change("Staf", date(2026, 12, 1), unit_id=dinas.unit["B"])
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-12-07T08:00:00+07:00")
    assert hari_baru.mulai(konteks).value == (date(2026, 12, 1),)
    rows = [(row.unit, row.dari, row.sampai) for row in grid(konteks, "2026-TW4").baris if row.nama == "Staf"]
    first, second = sorted(rows)
    assert second == ("B", date(2026, 12, 1), None)
    assert (first[0], first[2]) == ("A", date(2026, 11, 30))
