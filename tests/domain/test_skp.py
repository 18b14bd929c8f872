"""Plans: which state follows which, which form a level has, and what is empty."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja_desktop.domain.codes import Jenjang
from kinerja_desktop.domain.skp import (
    EDITABLE,
    Indikator,
    IsiSkp,
    JenisRhk,
    KelompokSkp,
    Rhk,
    StatusSkp,
    kelompok_of,
    may_become,
    overlap,
)

FOLLOWS = {
    "draf": "diajukan ditetapkan",
    "dikembalikan": "diajukan ditetapkan",
    "diajukan": "draf dikembalikan ditetapkan",
    "ditetapkan": "diubah ditutup",
    "diubah": "",
    "ditutup": "ditetapkan",
}


def test_states_and_what_may_follow() -> None:
    assert {
        now.value: {wanted.value for wanted in StatusSkp if may_become(now, wanted)} for now in StatusSkp
    } == {now: set(wanted.split()) for now, wanted in FOLLOWS.items()}
    assert {one.value for one in EDITABLE} == {"draf", "dikembalikan"}


def test_only_high_leaders_have_the_form_of_jpt() -> None:
    assert {one.value for one in Jenjang if kelompok_of(one.value) is KelompokSkp.JPT} == {
        "jpt_utama", "jpt_madya", "jpt_pratama",
    }  # fmt: skip
    assert kelompok_of("") is KelompokSkp.JA_JF


@pytest.mark.parametrize(
    ("dari", "sampai", "shared"), [(1, 4, False), (1, 5, True), (6, 7, True), (9, 12, True), (10, 12, False), (1, 12, True)]
)  # fmt: skip
def test_stretches_share_a_day(dari: int, sampai: int, shared: bool) -> None:
    mine = (date(2026, 3, 5), date(2026, 3, 9))
    other = (date(2026, 3, dari), date(2026, 3, sampai))
    assert overlap(*mine, *other) is overlap(*other, *mine) is shared


@pytest.mark.parametrize(
    ("one", "is_kosong"),
    [
        (Rhk(), True), (Rhk(" \n"), True), (Rhk("x"), False), (Rhk(pimpinan_teks="x"), True), (Rhk(indikator=(Indikator(aspek="waktu"),)), True),
        (Rhk(indikator=(Indikator(), Indikator(target="1"))), False), (Rhk(indikator=(Indikator("x"),)), False),
    ],
)  # fmt: skip
def test_what_nobody_wrote_is_empty(one: Rhk, is_kosong: bool) -> None:
    assert one.is_kosong is is_kosong


def test_a_new_plan_is_of_the_usual_form_and_a_new_result_utama_without_link() -> None:
    isi = IsiSkp(rhk=(Rhk("a"), Rhk("b", JenisRhk.TAMBAHAN.value, pimpinan_id=0)))
    assert (isi.kelompok, isi.pendekatan) == ("ja_jf", "kuantitatif")
    assert [one.teks for one in isi.of("utama")] == ["a"]
    assert [one.is_tergantung for one in isi.rhk] == [True, False]
    assert (isi.rhk[0].pimpinan_teks, isi.rhk[0].penugasan_dari) == ("", "")


def test_an_expectation_is_replaced_and_they_are_kept_in_order() -> None:
    isi = IsiSkp().with_ekspektasi("loyal", "a").with_ekspektasi("adaptif", "b").with_ekspektasi("loyal", "c")
    assert isi.perilaku == (("adaptif", "b"), ("loyal", "c"))
    assert isi.lines("dukungan") == ()
