"""What a write touched: joined, and asked by screens."""

from __future__ import annotations

from kinerja_desktop.domain.changes import Changes
from kinerja_desktop.domain.codes import Kedudukan
from kinerja_desktop.domain.keaktifan import is_dinilai


def test_kinds_are_sorted_and_found() -> None:
    made = Changes.of(unit=(), penilaian=[4, 3, 3])
    assert made.ids == (("penilaian", frozenset({3, 4})), ("unit", frozenset()))
    assert made.touches("unit")
    assert made.touches("periode", "penilaian")
    assert not made.touches("periode")
    assert (made.of_kind("penilaian"), made.of_kind("unit"), made.of_kind("periode")) == (
        frozenset({3, 4}), frozenset(), None,
    )  # fmt: skip


def test_joining_adds_ids_and_many_swallows_them_from_either_side() -> None:
    few, more, many = Changes.of(unit=[1]), Changes.of(unit=[2], kop=[9]), Changes.of(unit=())
    assert (few | more) == Changes.of(unit=[1, 2], kop=[9])
    assert (few | many) == (many | few) == many
    assert (Changes() | few) == (few | Changes()) == few


def test_only_who_left_or_is_away_is_not_rated() -> None:
    assert {kind for kind in Kedudukan if is_dinilai(kind)} == {
        Kedudukan.AKTIF, Kedudukan.TUGAS_BELAJAR, Kedudukan.LAIN,
    }  # fmt: skip
    assert not is_dinilai("")
