"""Who left, and days that are some months on."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja_desktop.domain.codes import Kedudukan
from kinerja_desktop.domain.pengakhiran import SEBAB, has_left, months_on


def test_five_standings_are_of_people_who_left() -> None:
    assert [one.value for one in SEBAB] == [
        "pensiun",
        "meninggal",
        "pindah",
        "kontrak_berakhir",
        "diberhentikan",
    ]
    assert {one for one in Kedudukan if has_left(one.value)} == set(SEBAB)
    assert not has_left("")


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 15), 1, date(2026, 2, 15)), (date(2026, 1, 31), 1, date(2026, 2, 28)), (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)), (date(2026, 12, 1), 1, date(2027, 1, 1)), (date(2026, 3, 31), 0, date(2026, 3, 31)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)), (date(2026, 6, 15), 18, date(2027, 12, 15)),
    ],
)  # fmt: skip
def test_months_on(day: date, months: int, expected: date) -> None:
    assert months_on(day, months) == expected
