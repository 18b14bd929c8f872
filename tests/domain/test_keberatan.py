"""Until when an objection may be filed: golden cases 17, 18 and 142, and what holds for every day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.domain.keberatan import (
    KALENDER,
    KERJA,
    StatusKeberatan,
    batas,
    days_left,
    may_become,
    working_day,
)
from kinerja_desktop.regulations import load

RULE = load().at(date(2026, 1, 2)).keberatan
DITERIMA = date(2026, 1, 2)


@pytest.mark.parametrize(("filed", "late"), [(date(2026, 1, 16), False), (date(2026, 1, 17), True)])
def test_fourteen_days_17_18(filed: date, late: bool) -> None:
    assert (filed > batas(DITERIMA, RULE).tanggal) == late


def test_working_days_with_and_without_a_holiday_142() -> None:
    plain = batas(DITERIMA, RULE, jenis_hari=KERJA)
    assert (plain.tanggal, plain.lain) == (date(2026, 1, 22), date(2026, 1, 16))
    assert batas(DITERIMA, RULE, jenis_hari=KERJA, libur={date(2026, 1, 16)}).tanggal == date(2026, 1, 23)
    calendar = batas(DITERIMA, RULE)
    assert (calendar.tanggal, calendar.jenis_hari, calendar.lain) == (
        date(2026, 1, 16),
        KALENDER,
        date(2026, 1, 22),
    )
    assert calendar.kutipan.aturan == "keberatan.batas"


def test_days_that_are_left() -> None:
    assert [days_left(date(2026, 1, day), date(2026, 1, 16)) for day in (14, 16, 17)] == [2, 0, -1]


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 40), st.sets(st.integers(1, 60), max_size=8)
)
def test_a_working_day_is_one_and_so_many_lie_between(start: date, number: int, off: set[int]) -> None:
    libur = {start + timedelta(days=n) for n in off}
    end = working_day(start, number, libur)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(day.weekday() < 5 and day not in libur for day in between) == number
    assert number == 0 or (end.weekday() < 5 and end not in libur)


def test_what_was_decided_or_taken_back_stays() -> None:
    one = StatusKeberatan
    assert may_become(one.DIAJUKAN, one.DIPUTUSKAN)
    assert may_become(one.DIJELASKAN, one.DIJELASKAN)
    assert not any(may_become(end, wanted) for end in (one.DIPUTUSKAN, one.DICABUT) for wanted in one)
