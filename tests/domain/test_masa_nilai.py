"""Which stretches of one post share a rating."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja_desktop.domain.masa_nilai import Masa, masa_nilai

_MONTHS = [date(2026, month, 1) for month in range(1, 13)]
_ENDS = [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)]


def stretches(said: str) -> list[Masa]:
    """Return stretches of a month each: ``a`` post A, ``b`` post B, capital: rated, ``.``: none that month."""
    return [
        Masa(n, (letter.lower(),), _MONTHS[n], _ENDS[n], letter.isupper())
        for n, letter in enumerate(said)
        if letter != "."
    ]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("", []),
        ("a", [(0, [0])]),
        ("aa", [(1, [0, 1])]),
        ("Aa", [(0, [0, 1])]),
        ("aAa", [(1, [0, 1, 2])]),
        ("AaA", [(0, [0]), (2, [1, 2])]),
        ("AAa", [(0, [0]), (1, [1, 2])]),
        ("aba", [(0, [0]), (2, [2]), (1, [1])]),
        ("aa.aa", [(1, [0, 1]), (4, [3, 4])]),
        ("aabB", [(1, [0, 1]), (3, [2, 3])]),
    ],
)
def test_a_rating_stands_for_the_stretches_beside_it(said: str, wanted: list[tuple[int, list[int]]]) -> None:
    for given in (stretches(said), stretches(said)[::-1]):
        found = [(one.pemilik, [each.id for each in one.masa]) for one in masa_nilai(given)]
        assert sorted(found) == sorted(wanted)


def test_its_time_goes_from_the_first_to_the_last_day() -> None:
    open_end = Masa(9, ("a",), _MONTHS[2], None)
    [one] = masa_nilai([*stretches("aa"), open_end])
    assert (one.dari, one.sampai) == (_MONTHS[0], None)
    [one] = masa_nilai(stretches("aA"))
    assert (one.dari, one.sampai) == (_MONTHS[0], _ENDS[1])
