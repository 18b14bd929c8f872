"""The rows of a file made of a list as the screen shows it."""

from __future__ import annotations

from kinerja_desktop.services.tampilan import Tampilan, catatan, tampil


def test_a_filtered_list_has_what_is_shown_in_that_order() -> None:
    shown = Tampilan((3, 1), "Baik", 4)
    assert tampil([1, 2, 3, 4], shown, lambda row: row) == (3, 1)
    assert "Baik" in catatan(shown)


def test_a_list_that_is_only_sorted_leaves_nobody_out() -> None:
    """Who came after the screen was read stands at the end: no note would say that somebody is missing."""
    shown = Tampilan((3, 1), "", 2)
    assert tampil([1, 2, 3, 4], shown, lambda row: row) == (3, 1, 2, 4)
    assert catatan(shown) == ""
