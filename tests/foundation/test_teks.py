"""Indonesian words for several things."""

from __future__ import annotations

import pytest

from kinerja_desktop.foundation import teks


@pytest.mark.parametrize(
    ("size", "shown"),
    [(1, "1 KB"), (12_400, "12 KB"), (3 * 1024 * 1024, "3 MB"), (2_500 * 1024 * 1024, "2.500 MB")],
)
def test_sizes_are_in_words(size: int, shown: str) -> None:
    assert teks.ukuran(size) == shown


@pytest.mark.parametrize(
    ("words", "total", "shown"),
    [
        ([], 0, ""),
        (["2"], 1, "2"),
        (["2", "5"], 2, "2, 5"),
        (["2", "5", "9"], 3, "2, 5, dan 1 lainnya"),
        (["2", "5", "9"], 1204, "2, 5, dan 1.202 lainnya"),
    ],
)
def test_a_few_of_many_are_named(words: list[str], total: int, shown: str) -> None:
    assert teks.beberapa(words, total, 2) == shown


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(0, 0, "0%"), (0, 5, "0%"), (1, 312, "<1%"), (272, 312, "87%"), (999, 1000, "99%"), (5, 5, "100%")],
)
def test_shares_never_round_to_a_lie(part: int, whole: int, words: str) -> None:
    assert teks.persen(part, whole) == words
