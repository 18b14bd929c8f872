"""Periods in use, groups, deadlines, and which period is to be worked on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.domain.codes import JenisPeriode
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services import kantor, periode, unit
from kinerja_desktop.services.kantor import AwalKantor, ProfilKantor, create_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.worker import InlineWorker


def _codes(konteks: Konteks, tahun: int) -> list[str]:
    return [one.periode.kode for one in periode.list_periode(konteks, tahun)]


def test_a_new_office_has_this_year_and_the_one_before(konteks: Konteks) -> None:
    assert periode.years(konteks) == [2025, 2026]
    assert _codes(konteks, 2026) == ["2026-TW1", "2026-TW2", "2026-TW3", "2026-TW4", "2026"]


def test_months_come_into_use_with_the_group_that_has_them(konteks: Konteks) -> None:
    outcome = periode.set_kelompok(konteks, 2026, periode.PPPK, JenisPeriode.BULANAN)
    assert outcome.changes.touches("periode")
    kinds = periode.kelompok_periode(konteks, 2026)
    assert kinds[periode.PPPK] is JenisPeriode.BULANAN
    assert kinds[periode.PNS] is JenisPeriode.TRIWULAN
    assert sum(kode.startswith("2026-") and "TW" not in kode for kode in _codes(konteks, 2026)) == 12
    assert "2025-01" not in _codes(konteks, 2025)


def test_the_next_year_takes_the_groups_of_the_year_before(konteks: Konteks) -> None:
    periode.set_kelompok(konteks, 2026, periode.GURU, JenisPeriode.BULANAN)
    made = periode.ensure_tahun(konteks, 2027).value
    assert {"2027", "2027-TW1", "2027-12"} <= set(made)
    assert periode.kelompok_periode(konteks, 2027)[periode.GURU] is JenisPeriode.BULANAN
    assert periode.ensure_tahun(konteks, 2027).value == ()


def test_a_group_or_kind_that_is_none_is_refused(konteks: Konteks) -> None:
    with pytest.raises(RefusedError, match="kelompok-salah"):
        periode.set_kelompok(konteks, 2026, "honorer", JenisPeriode.TRIWULAN)
    with pytest.raises(RefusedError, match="kelompok-salah"):
        periode.set_kelompok(konteks, 2026, periode.PNS, JenisPeriode.TAHUNAN)


def test_a_deadline_before_the_end_of_its_period_is_a_finding_and_not_written(konteks: Konteks) -> None:
    finding = periode.set_tenggat(konteks, "2026-TW4", date(2026, 12, 30)).value
    assert finding is not None
    assert finding.code == "periode.tenggat-dini"
    assert periode.list_tenggat(konteks) == []
    assert periode.set_tenggat(konteks, "2026-TW4", date(2026, 12, 31)).value is None
    assert periode.tenggat_of(konteks, "2026-TW4").tanggal == date(2026, 12, 31)


def test_defaults_come_from_the_regulations(konteks: Konteks) -> None:
    found = periode.tenggat_of(konteks, "2026")
    assert (found.tanggal, found.ditetapkan) == (date(2027, 1, 31), False)
    assert periode.tenggat_of(konteks, "2026-TW3").tanggal == date(2026, 10, 15)


def test_the_narrowest_deadline_wins(konteks: Konteks) -> None:
    top = unit.add(konteks, "Dinas Pendidikan").value
    school = unit.add(konteks, "SD Negeri 1", top).value
    periode.set_tenggat(konteks, "2026-TW4", date(2027, 1, 10))
    periode.set_tenggat(konteks, "2026-TW4", date(2027, 1, 11), periode.GURU)
    periode.set_tenggat(konteks, "2026-TW4", date(2027, 1, 12), unit_id=top)
    periode.set_tenggat(konteks, "2026-TW4", date(2027, 1, 13), periode.GURU, school)

    def asked(kelompok: str = "", unit_id: int | None = None) -> int:
        return periode.tenggat_of(konteks, "2026-TW4", kelompok, unit_id).tanggal.day

    assert asked() == 10
    assert asked(periode.GURU) == 11
    assert asked(periode.PNS) == 10
    assert asked(periode.GURU, top) == 12
    assert asked(periode.PNS, school) == 12
    assert asked(periode.GURU, school) == 13
    periode.set_tenggat(konteks, "2026-TW4", None, periode.GURU, school)
    assert asked(periode.GURU, school) == 12


@pytest.mark.parametrize(
    ("now", "kode"),
    [
        ("2026-11-20T09:00:00+07:00", "2026-TW4"),
        ("2026-10-15T09:00:00+07:00", "2026-TW3"),
        ("2026-10-16T09:00:00+07:00", "2026-TW4"),
        ("2027-01-05T09:00:00+07:00", "2026-TW4"),
    ],
)
def test_current_is_the_ended_period_while_its_deadline_runs(
    konteks: Konteks, monkeypatch: pytest.MonkeyPatch, now: str, kode: str
) -> None:
    monkeypatch.setenv("KINERJA_SEKARANG", now)
    assert periode.current(konteks).periode.kode == kode


def test_current_of_a_group_with_months(konteks: Konteks) -> None:
    periode.set_kelompok(konteks, 2026, periode.PPPK, JenisPeriode.BULANAN)
    assert periode.current(konteks, periode.PPPK).periode.kode == "2026-11"
    assert periode.current(konteks, periode.PNS).periode.kode == "2026-TW4"


def test_ensure_periode_brings_an_unused_one_into_use(konteks: Konteks) -> None:
    assert periode.ensure_periode(konteks, "2027-03").kode == "2027-03"
    assert {"2027-03", "2027", "2027-TW1"} <= set(_codes(konteks, 2027))
    with pytest.raises(RefusedError, match="kode-salah"):
        periode.ensure_periode(konteks, "2026-TW5")


def test_group_of_a_person() -> None:
    assert periode.kelompok_of("pns", "ruang_gtk") == periode.GURU
    assert periode.kelompok_of("cpns", "ekinerja") == periode.PNS
    assert periode.kelompok_of("pppk_paruh_waktu") == periode.PARUH_WAKTU
    assert periode.kelompok_of("") == periode.PNS


def test_profile_paper_and_letterhead_of_a_new_office(tmp_path: Path) -> None:
    png = b"\x89PNG\r\n\x1a\n" + bytes(20)
    begin = AwalKantor(
        kertas="F4",
        kelompok={periode.PNS: "bulanan"},
        unit_utama="Dinas Sosial",
        kop_baris=("PEMERINTAH KABUPATEN", "DINAS SOSIAL"),
        kop_gambar=png,
    )
    opened = create_kantor(
        tmp_path / "k", ProfilKantor("Dinas Sosial", tempat="Sukaraya"), awal=begin, worker=InlineWorker()
    )
    try:
        from kinerja_desktop.services import kop

        (root,) = [one for one in unit.tree(opened) if one.induk_id is None]
        found = kop.kop_of(opened, root.id)
        assert found.baris == ("PEMERINTAH KABUPATEN", "DINAS SOSIAL")
        assert (found.gambar, found.tempat) == (png, "Sukaraya")
        assert kantor.kertas(opened) == "F4"
        assert "2026-05" in _codes(opened, 2026)
        kantor.edit_profil(opened, ProfilKantor("Dinas Sosial P3A", instansi="Pemkab", tempat="Sukaraya"))
        assert opened.kantor.baris.nama == "Dinas Sosial P3A"
        assert kantor.profil(opened).instansi == "Pemkab"
        with pytest.raises(RefusedError, match="tanpa-nama"):
            kantor.edit_profil(opened, ProfilKantor(" "))
        with pytest.raises(RefusedError, match="kertas-salah"):
            kantor.save_kertas(opened, "B5")
    finally:
        opened.kantor.close()


def test_a_wrong_emblem_makes_no_office(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="gambar-salah"):
        create_kantor(tmp_path / "k", ProfilKantor("X"), awal=AwalKantor(kop_gambar=b"GIF89a"))
    assert not (tmp_path / "k").exists()
