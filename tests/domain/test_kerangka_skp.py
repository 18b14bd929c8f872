"""The outline of a plan: each key's effect, and what never gets lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.domain import kerangka_skp as kerangka
from kinerja_desktop.domain.kerangka_skp import Tempat
from kinerja_desktop.domain.skp import Indikator, IsiSkp, JenisRhk, Rhk

IKI, T = Indikator, Tempat
UTAMA, TAMBAHAN = JenisRhk.UTAMA.value, JenisRhk.TAMBAHAN.value


def plan() -> IsiSkp:
    return IsiSkp(
        rhk=(
            Rhk(
                "satu",
                indikator=(IKI("s1", "1 dok", id=11), IKI("s2", "2 dok", id=12)),
                pimpinan_id=7,
                pimpinan_teks="p",
                id=1,
            ),
            Rhk("dua", indikator=(IKI("d1", "3 dok", id=21),), id=2),
            Rhk("tambah", TAMBAHAN, id=3),
        )
    )


def shape(isi: IsiSkp) -> list[str]:
    return [f"{one.teks}({','.join(ind.teks for ind in one.indikator)})" for one in isi.rhk]


def test_enter_adds_a_row_of_the_same_level() -> None:
    isi, at = (found := kerangka.add(plan(), T(0))).isi, found.tempat
    assert (shape(isi), at) == (["satu(s1,s2)", "(s1)".replace("s1", ""), "dua(d1)", "tambah()"], T(1))
    found = kerangka.add(plan(), T(0, 0))
    assert (shape(found.isi)[0], found.tempat) == ("satu(s1,,s2)", T(0, 1))
    assert kerangka.add(plan(), T(2)).isi.rhk[3].jenis == TAMBAHAN
    assert shape(kerangka.add(IsiSkp(), None).isi) == ["()"]
    assert kerangka.add(plan(), None, TAMBAHAN).tempat == T(3)
    assert kerangka.add(plan(), None).tempat == T(2)


def test_a_row_below_is_an_indicator() -> None:
    found = kerangka.add_below(plan(), T(1))
    assert (shape(found.isi)[1], found.tempat) == ("dua(,d1)", T(1, 0))


def test_removing_an_rhk_takes_its_indicators_and_the_cursor_stays_near() -> None:
    found = kerangka.remove(plan(), [T(0), T(0, 1)])
    assert (shape(found.isi), found.tempat) == (["dua(d1)", "tambah()"], T(0))
    found = kerangka.remove(plan(), [T(0, 0), T(1, 0)])
    assert (shape(found.isi), found.tempat) == (["satu(s2)", "dua()", "tambah()"], T(0, 0))
    assert kerangka.remove(IsiSkp(rhk=(Rhk("x"),)), [T(0)]).tempat is None
    assert kerangka.remove(plan(), []).isi == plan()


def test_a_copy_has_no_records_of_its_own_yet() -> None:
    found = kerangka.duplicate(plan(), T(0))
    copy = found.isi.rhk[1]
    assert (copy.id, [ind.id for ind in copy.indikator], copy.pimpinan_id) == (None, [None, None], 7)
    found = kerangka.duplicate(plan(), T(0, 0))
    assert ([ind.id for ind in found.isi.rhk[0].indikator], found.tempat) == ([11, None, 12], T(0, 1))


def test_moving_stays_within_a_kind_and_an_indicator_goes_to_the_neighbour() -> None:
    assert shape(kerangka.move(plan(), T(0), 1).isi)[:2] == ["dua(d1)", "satu(s1,s2)"]
    assert kerangka.move(plan(), T(1), 1) == kerangka.Hasil(plan(), T(1))
    assert kerangka.move(plan(), T(0), -1).tempat == T(0)
    found = kerangka.move(plan(), T(0, 1), 1)
    assert (shape(found.isi)[:2], found.tempat) == (["satu(s1)", "dua(s2,d1)"], T(1, 0))
    found = kerangka.move(plan(), T(1, 0), -1)
    assert (shape(found.isi)[:2], found.tempat) == (["satu(s1,s2,d1)", "dua()"], T(0, 2))
    assert kerangka.move(plan(), T(0, 0), -1).isi == plan()


def test_indent_and_outdent() -> None:
    found = kerangka.indent(plan(), T(1))
    assert (shape(found.isi), found.tempat) == (["satu(s1,s2,dua,d1)", "tambah()"], T(0, 2))
    assert kerangka.indent(plan(), T(2)).isi == plan()  # an RHK tambahan does not become part of a utama
    assert kerangka.indent(plan(), T(0)).isi == plan()
    found = kerangka.outdent(plan(), T(0, 0))
    assert (shape(found.isi), found.tempat) == (["satu()", "s1(,s2)", "dua(d1)", "tambah()"], T(1))
    fresh = found.isi.rhk[1]
    assert (fresh.indikator[0].target, fresh.pimpinan_id, fresh.id) == ("1 dok", 7, None)
    assert kerangka.outdent(plan(), T(0)).isi == plan()


def test_another_kind_goes_to_the_end_of_its_kind() -> None:
    found = kerangka.set_kind(plan(), T(0), TAMBAHAN)
    assert ([one.teks for one in found.isi.rhk], found.tempat) == (["dua", "tambah", "satu"], T(2))
    found = kerangka.set_kind(plan(), T(2), UTAMA)
    assert ([one.jenis for one in found.isi.rhk], found.tempat) == ([UTAMA] * 3, T(2))
    assert kerangka.set_kind(plan(), T(0), UTAMA).isi == plan()


def test_a_paste_replaces_the_empty_row_it_was_made_into() -> None:
    opened = kerangka.add(plan(), T(0))
    found = kerangka.insert(opened.isi, opened.tempat, [Rhk("x"), Rhk("y")])
    assert ([one.teks for one in found.isi.rhk], found.tempat) == (["satu", "x", "y", "dua", "tambah"], T(1))
    found = kerangka.insert(plan(), T(2), [Rhk("x")])
    assert found.isi.rhk[3].jenis == TAMBAHAN
    assert kerangka.insert(IsiSkp(), None, [Rhk("x")]).tempat == T(0)
    assert kerangka.insert(plan(), T(0), []).isi == plan()


@pytest.mark.parametrize(
    ("at", "made", "names", "tempat"),
    [
        (T(0), [Rhk("u"), Rhk("t", TAMBAHAN)], ["satu", "u", "dua", "tambah", "t"], T(1)),
        (T(0), [Rhk("t", TAMBAHAN)], ["satu", "dua", "tambah", "t"], T(3)),
        (T(2), [Rhk("u"), Rhk("t", TAMBAHAN)], ["satu", "dua", "u", "tambah", "t"], T(4)),
        (T(2), [Rhk("u")], ["satu", "dua", "u", "tambah"], T(2)),
        (None, [Rhk("t", TAMBAHAN)], ["satu", "dua", "tambah", "t"], T(3)),
    ],
)
def test_what_comes_from_elsewhere_keeps_its_kind(
    at: Tempat | None, made: list[Rhk], names: list[str], tempat: Tempat
) -> None:
    found = kerangka.insert_as_they_are(plan(), at, made)
    assert [one.teks for one in found.isi.rhk] == names
    assert [one.jenis for one in found.isi.rhk] == sorted((one.jenis for one in found.isi.rhk), reverse=True)
    assert {one.teks: one.jenis for one in found.isi.rhk} == {
        one.teks: one.jenis for one in (*plan().rhk, *made)
    }
    assert found.tempat == tempat


def test_indicators_are_pasted_below_a_place() -> None:
    found = kerangka.insert_indicators(plan(), T(1), [IKI("x"), IKI("y")])
    assert (shape(found.isi)[1], found.tempat) == ("dua(x,y,d1)", T(1, 0))
    opened = kerangka.add(plan(), T(1, 0))
    assert opened.tempat is not None
    found = kerangka.insert_indicators(opened.isi, opened.tempat, [IKI("x")])
    assert (shape(found.isi)[1], found.tempat) == ("dua(d1,x)", T(1, 1))
    assert kerangka.insert_indicators(plan(), T(0), []).isi == plan()


def test_tidy_drops_what_nobody_wrote() -> None:
    untidy = IsiSkp(rhk=(Rhk(" ", indikator=(IKI(" "),)), Rhk("", indikator=(IKI("x"), IKI()))))
    assert shape(kerangka.tidy(untidy)) == ["(x)"]


def test_one_field_changes_alone() -> None:
    isi = kerangka.change_rhk(plan(), 1, lambda one: replace(one, teks="DUA"))
    isi = kerangka.change_indicator(isi, T(1, 0), lambda one: replace(one, target="9"))
    assert (isi.rhk[1].teks, isi.rhk[1].indikator[0]) == ("DUA", IKI("d1", "9", id=21))
    assert isi.rhk[0] == plan().rhk[0]


STEPS: dict[str, Callable[[IsiSkp, Tempat], kerangka.Hasil]] = {
    "add": kerangka.add,
    "below": kerangka.add_below,
    "duplicate": kerangka.duplicate,
    "up": lambda isi, at: kerangka.move(isi, at, -1),
    "down": lambda isi, at: kerangka.move(isi, at, 1),
    "indent": kerangka.indent,
    "outdent": kerangka.outdent,
    "tambahan": lambda isi, at: kerangka.set_kind(isi, at, TAMBAHAN),
    "utama": lambda isi, at: kerangka.set_kind(isi, at, UTAMA),
}


@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 30)), max_size=25))
def test_no_step_loses_words_and_utama_stay_before_tambahan(steps: list[tuple[str, int]]) -> None:
    isi = plan()
    words = {"satu", "dua", "tambah", "s1", "s2", "d1", "1 dok", "2 dok", "3 dok"}
    for name, number in steps:
        places = kerangka.rows(isi)
        at = places[number % len(places)]
        made = STEPS[name](isi, at)
        isi = made.isi
        assert made.tempat in kerangka.rows(isi)
        kinds = [one.jenis for one in isi.rhk]
        assert kinds == sorted(kinds, key=lambda kind: kind != UTAMA)
        kept = {one.teks for one in isi.rhk} | {
            t for one in isi.rhk for ind in one.indikator for t in (ind.teks, ind.target)
        }
        assert words <= kept
        ids = [ind.id for one in isi.rhk for ind in one.indikator if ind.id is not None]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("isi", [IsiSkp(), plan()])
def test_expectations_and_lists(isi: IsiSkp) -> None:
    made = (
        isi.with_ekspektasi("loyal", "hadir")
        .with_lines("konsekuensi", ("a", " ", "b"))
        .with_lines("dukungan", ("x",))
    )
    assert made.ekspektasi("loyal") == "hadir"
    assert made.lampiran == (("dukungan", ("x",)), ("konsekuensi", ("a", "b")))
    assert made.with_ekspektasi("loyal", " ").perilaku == ()
    assert made.with_lines("dukungan", ()).lines("dukungan") == ()
    assert made.ekspektasi("adaptif") == ""
