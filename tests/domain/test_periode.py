from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.domain.codes import JenisPeriode
from kinerja_desktop.domain.findings import Severity
from kinerja_desktop.domain.periode import TAHUN_AKHIR, TAHUN_AWAL, check_tenggat, of_day, of_year, parse

years = st.integers(TAHUN_AWAL + 1, TAHUN_AKHIR - 1)
kinds = st.sampled_from(JenisPeriode)


@pytest.mark.parametrize(
    ("kode", "text", "awal", "akhir"),
    [
        ("2026", "Tahun 2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-TW3", "Triwulan III 2026", date(2026, 7, 1), date(2026, 9, 30)),
        (" 2026-tw1 ", "Triwulan I 2026", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-09", "September 2026", date(2026, 9, 1), date(2026, 9, 30)),
        ("2024-02", "Februari 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2000", "Tahun 2000", date(2000, 1, 1), date(2000, 12, 31)),
        ("2099-12", "Desember 2099", date(2099, 12, 1), date(2099, 12, 31)),
    ],
)
def test_codes(kode: str, text: str, awal: date, akhir: date) -> None:
    found = parse(kode)
    assert found is not None
    assert (found.text, found.awal, found.akhir, found.kode) == (text, awal, akhir, kode.strip().upper())


@pytest.mark.parametrize(
    "kode",
    [
        "",
        "26",
        "2026-TW5",
        "2026-TW0",
        "2026-13",
        "2026-00",
        "2026-9",
        "1999",
        "2100",
        "2026-",
        "tahun 2026",
        "２０２６",
    ],
)
def test_what_is_no_code(kode: str) -> None:
    assert parse(kode) is None


@given(years, kinds)
def test_a_year_is_covered_without_gap_or_overlap(tahun: int, jenis: JenisPeriode) -> None:
    periods = of_year(tahun, jenis)
    assert (periods[0].awal, periods[-1].akhir) == (date(tahun, 1, 1), date(tahun, 12, 31))
    assert [p.nomor for p in periods] == list(range(1, len(periods) + 1))
    for before, after in pairwise(periods):
        assert after.awal == before.akhir + timedelta(days=1)
    assert len({p.kode for p in periods}) == len({p.text for p in periods}) == len(periods)


@given(st.dates(date(TAHUN_AWAL + 1, 1, 1), date(TAHUN_AKHIR - 1, 12, 31)), kinds)
def test_day_code_and_neighbours(day: date, jenis: JenisPeriode) -> None:
    period = of_day(day, jenis)
    assert period.covers(day)
    assert parse(period.kode) == period
    assert period.next.previous == period.previous.next == period
    assert not period.next.covers(day)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), kinds, st.integers(-400, 400))
def test_no_deadline_before_the_end(day: date, jenis: JenisPeriode, shift: int) -> None:
    period = of_day(day, jenis)
    found = check_tenggat(period, period.akhir + timedelta(days=shift), "PNS")
    assert (found is not None) == (shift < 0)
    assert found is None or found.severity is Severity.BLOCK
