from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja_desktop.domain.unit import Pohon, SimpulUnit

DINAS = Pohon(
    [
        SimpulUnit(1, "Kabupaten", None),
        SimpulUnit(2, "Dinas Pendidikan", 1),
        SimpulUnit(3, "Sekretariat", 2),
        SimpulUnit(4, "Bidang SD", 2),
        SimpulUnit(5, "SD Negeri 1", 4),
    ]
)


@st.composite
def trees(draw: st.DrawFn) -> Pohon:
    size = draw(st.integers(1, 25))
    parents = [None, *(draw(st.integers(0, n - 1)) for n in range(1, size))]
    return Pohon([SimpulUnit(n, f"U{n}", parent) for n, parent in enumerate(parents)])


@st.composite
def any_graphs(draw: st.DrawFn) -> Pohon:
    size = draw(st.integers(1, 12))
    parent = st.one_of(st.none(), st.integers(0, size + 1))
    return Pohon([SimpulUnit(n, f"U{n}", draw(parent)) for n in range(size)])


def test_walks() -> None:
    assert DINAS.ancestors(5) == (4, 2, 1)
    assert DINAS.ancestors(5, include_self=True) == (5, 4, 2, 1)
    assert DINAS.descendants(2) == (3, 4, 5)
    assert DINAS.descendants(2, include_self=True) == (2, 3, 4, 5)
    assert DINAS.path(5) == ("Kabupaten", "Dinas Pendidikan", "Bidang SD", "SD Negeri 1")
    assert (DINAS.akar, DINAS.anak(2), DINAS.anak(5), DINAS.kedalaman(5)) == ((1,), (3, 4), (), 3)
    assert 5 in DINAS
    assert 9 not in DINAS
    assert (len(DINAS), list(DINAS), DINAS[3].nama) == (5, [1, 2, 3, 4, 5], "Sekretariat")


def test_moves_that_would_make_a_circle() -> None:
    assert not DINAS.can_move(2, 5)
    assert not DINAS.can_move(2, 2)
    assert DINAS.can_move(5, 3)
    assert DINAS.can_move(5, None)


def test_unknown_parents_and_doubles() -> None:
    orphaned = Pohon([SimpulUnit(1, "A", 99), SimpulUnit(2, "B", 1)])
    assert (orphaned.akar, orphaned.path(2)) == ((1,), ("A", "B"))
    with pytest.raises(ValueError, match="doubled unit 1"):
        Pohon([SimpulUnit(1, "A", None), SimpulUnit(1, "B", None)])


@settings(deadline=None)
@given(trees())
def test_ancestors_and_descendants_mirror_each_other(tree: Pohon) -> None:
    for unit in tree:
        assert all(unit in tree.descendants(above) for above in tree.ancestors(unit))
        assert all(unit in tree.ancestors(below) for below in tree.descendants(unit))
        assert len(tree.path(unit)) == tree.kedalaman(unit) + 1
        assert all(
            tree.can_move(unit, to) == (to not in tree.descendants(unit, include_self=True)) for to in tree
        )


@settings(deadline=None)
@given(any_graphs())
def test_every_walk_ends_whatever_the_graph(tree: Pohon) -> None:
    for unit in tree:
        line = tree.ancestors(unit, include_self=True)
        assert len(set(line)) == len(line)
        assert len(set(tree.descendants(unit))) == len(tree.descendants(unit))
