from __future__ import annotations

import time
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.findings import Severity
from kinerja_desktop.domain.penugasan import (
    PEMBENAH,
    AlasanPenilai,
    HasilPenugasan,
    JenisPihak,
    Kepala,
    Penempatan,
    Pengecualian,
    Pihak,
    Turunan,
    circles,
    derive,
)
from kinerja_desktop.domain.unit import Pohon, SimpulUnit

PADA = date(2026, 9, 30)
KAB, DINAS, SEKRETARIAT, BIDANG, SD, TU = 1, 2, 3, 4, 5, 6
TREE = Pohon(
    [
        SimpulUnit(KAB, "Kabupaten", None),
        SimpulUnit(DINAS, "Dinas", KAB),
        SimpulUnit(SEKRETARIAT, "Sekretariat", DINAS),
        SimpulUnit(BIDANG, "Bidang", DINAS),
        SimpulUnit(SD, "SD", BIDANG),
        SimpulUnit(TU, "Tata usaha", SEKRETARIAT),
    ]
)
BUPATI = Pihak(JenisPihak.LUAR, 900)


def orang(number: int) -> Pihak:
    return Pihak(JenisPihak.PEGAWAI, number)


def kepala(
    unit: int, who: Pihak | int, jenis: JenisPenugasan = JenisPenugasan.DEFINITIF, **when: date
) -> Kepala:
    pihak = who if isinstance(who, Pihak) else orang(who)
    return Kepala(unit, pihak, f"Kepala {unit}", jenis, **when)


def di(pegawai: int, unit: int | None, *, is_aktif: bool = True) -> Penempatan:
    return Penempatan(pegawai, f"{pegawai:032x}", f"Orang {pegawai}", unit, is_aktif)


HEADS = [kepala(KAB, BUPATI), kepala(DINAS, 20), kepala(SEKRETARIAT, 30), kepala(SD, 50)]
PEOPLE = [di(20, DINAS), di(30, SEKRETARIAT), di(50, SD), di(51, SD), di(60, TU), di(41, BIDANG)]


def codes(found: HasilPenugasan) -> list[str]:
    return [f.code for f in found.findings]


def rater(found: HasilPenugasan, pegawai: int) -> Pihak | None:
    return found.penugasan[pegawai].penilai


def test_the_head_rates_the_staff_and_is_rated_from_above() -> None:
    found = derive(TREE, HEADS, PEOPLE, [], PADA)
    staff, head, high = (found.penugasan[p] for p in (51, 50, 20))
    assert (staff.penilai, staff.atasan, staff.alasan, staff.unit_penilai) == (
        orang(50),
        orang(20),
        AlasanPenilai.KEPALA_UNIT,
        SD,
    )
    assert (head.penilai, head.atasan, head.alasan) == (orang(20), BUPATI, AlasanPenilai.KEPALA_DI_ATAS)
    assert (high.penilai, high.atasan) == (BUPATI, BUPATI)
    assert found.penugasan[60].penilai == orang(30)
    assert found.penugasan[41].penilai == orang(20)
    assert codes(found) == ["penugasan.unit-tanpa-kepala"] * 2


def test_heads_hold_from_a_date_and_the_latest_wins() -> None:
    heads = [
        *HEADS,
        kepala(BIDANG, 41, JenisPenugasan.PLT, mulai=date(2026, 1, 1), selesai=date(2026, 9, 30)),
        kepala(BIDANG, 42, mulai=date(2026, 10, 1)),
        kepala(SD, 51, JenisPenugasan.PLH, mulai=date(2026, 9, 1)),
    ]
    people = [*PEOPLE, di(42, DINAS), di(43, BIDANG)]
    assert rater(derive(TREE, heads, people, [], PADA), 43) == orang(41)
    assert rater(derive(TREE, heads, people, [], date(2026, 10, 1)), 43) == orang(42)
    assert rater(derive(TREE, heads, people, [], PADA), 51) == orang(50)
    alone = [h for h in heads if h.pihak != orang(50)]
    assert rater(derive(TREE, alone, people, [], PADA), 50) == orang(51)


def test_a_plt_of_another_unit_keeps_his_own_rater() -> None:
    heads = [*HEADS, kepala(BIDANG, 30, JenisPenugasan.PLT)]
    found = derive(TREE, heads, PEOPLE, [], PADA)
    assert rater(found, 30) == orang(20)
    assert rater(found, 41) == orang(30)
    heads = [*HEADS, kepala(BIDANG, 60, JenisPenugasan.PLT)]
    assert rater(derive(TREE, heads, PEOPLE, [], PADA), 60) == orang(30)


def test_a_plt_over_his_own_head_makes_no_circle() -> None:
    heads = [*HEADS, kepala(BIDANG, 51, JenisPenugasan.PLT)]
    found = derive(TREE, heads, PEOPLE, [], PADA)
    assert rater(found, 50) == orang(51)
    assert rater(found, 51) == orang(20)
    crossed = [*HEADS, kepala(BIDANG, 60, JenisPenugasan.PLT), kepala(TU, 41, JenisPenugasan.PLT)]
    found = derive(TREE, crossed, PEOPLE, [], PADA)
    assert "penugasan.melingkar" not in codes(found)
    assert rater(found, 41) != rater(found, 60)


def test_exceptions_and_the_superior_set_by_hand() -> None:
    exceptions = [Pengecualian(51, penilai=orang(30)), Pengecualian(60, atasan=BUPATI)]
    found = derive(TREE, HEADS, PEOPLE, exceptions, PADA)
    assert found.penugasan[51].alasan is AlasanPenilai.PENGECUALIAN
    assert (found.penugasan[51].penilai, found.penugasan[51].atasan) == (orang(30), orang(20))
    assert (found.penugasan[60].penilai, found.penugasan[60].atasan) == (orang(30), BUPATI)


def test_what_is_stuck_is_found_and_says_who_can_mend_it() -> None:
    people = [*PEOPLE, di(70, None), di(80, 99)]
    exceptions = [
        Pengecualian(51, penilai=orang(51)),
        Pengecualian(60, penilai=orang(41)),
        Pengecualian(41, penilai=orang(60), atasan=orang(41)),
    ]
    found = derive(TREE, HEADS, people, exceptions, PADA)
    assert rater(found, 51) is None
    by_code = {f.code: f for f in found.findings}
    assert by_code["penugasan.menilai-diri"].subject == f"{51:032x}"
    assert by_code["penugasan.atasan-diri"].subject == f"{41:032x}"
    assert by_code["penugasan.melingkar"].args["jumlah"] == 2
    assert codes(found).count("penugasan.tanpa-unit") == 2
    assert all(f.code in PEMBENAH for f in found.findings)


def test_no_head_at_all() -> None:
    found = derive(TREE, [], [di(51, SD)], [], PADA)
    assert (rater(found, 51), found.penugasan[51].alasan) == (None, AlasanPenilai.TIDAK_ADA)
    assert codes(found) == ["penugasan.tanpa-atasan", "penugasan.unit-tanpa-kepala"]


def test_a_head_without_anybody_above_blocks_himself_and_warns_for_his_staff() -> None:
    found = derive(TREE, [kepala(SD, 50)], [di(50, SD), di(51, SD), di(52, SD)], [], PADA)
    assert codes(found) == ["penugasan.tanpa-atasan", "penugasan.penilai-tanpa-atasan"]
    assert found.findings[1].args["jumlah"] == 2
    assert found.findings[0].severity is Severity.BLOCK


def test_a_retired_head_is_said_once_and_is_not_rated() -> None:
    people = [p if p.pegawai != 50 else di(50, SD, is_aktif=False) for p in PEOPLE]
    found = derive(TREE, HEADS, people, [], PADA)
    retired = [f for f in found.findings if f.code == "penugasan.pensiun"]
    assert [(f.subject, f.args["jumlah"]) for f in retired] == [(f"{50:032x}", 1)]
    assert 50 not in found.penugasan


def test_a_head_from_outside_this_view_still_has_a_superior() -> None:
    found = derive(TREE, [*HEADS, kepala(BIDANG, 77)], [di(41, BIDANG)], [], PADA)
    assert (found.penugasan[41].penilai, found.penugasan[41].atasan) == (orang(77), orang(20))


@st.composite
def offices(draw: st.DrawFn) -> tuple[Pohon, list[Kepala], list[Penempatan]]:
    size, crowd = draw(st.integers(1, 12)), draw(st.integers(1, 15))
    parents = [None, *(draw(st.integers(0, n - 1)) for n in range(1, size))]
    tree = Pohon([SimpulUnit(n, f"U{n}", parent) for n, parent in enumerate(parents)])
    units = st.integers(0, size - 1)
    people = [di(n, draw(st.one_of(st.none(), units)), is_aktif=draw(st.booleans())) for n in range(crowd)]
    heads = [
        Kepala(draw(units), orang(draw(st.integers(0, crowd))), "X", draw(st.sampled_from(JenisPenugasan)))
        for _ in range(draw(st.integers(0, size)))
    ]
    return tree, heads, people


@settings(deadline=None, max_examples=300)
@given(offices())
def test_derivation_is_total_without_self_rating_and_without_circle(
    office: tuple[Pohon, list[Kepala], list[Penempatan]],
) -> None:
    tree, heads, people = office
    found = derive(tree, heads, people, [], PADA)
    assert set(found.penugasan) == {p.pegawai for p in people if p.is_aktif}
    assert all(t.penilai != orang(p) for p, t in found.penugasan.items())
    assert circles({p: t.penilai for p, t in found.penugasan.items()}) == []
    assert not {"penugasan.melingkar", "penugasan.menilai-diri"} & set(codes(found))
    without = {p for p, t in found.penugasan.items() if t.penilai is None}
    blamed = {int(f.subject, 16) for f in found.findings if f.severity is Severity.BLOCK}
    assert without == blamed


@settings(deadline=None)
@given(offices(), st.data())
def test_exceptions_never_let_anybody_rate_himself(
    office: tuple[Pohon, list[Kepala], list[Penempatan]], data: st.DataObject
) -> None:
    tree, heads, people = office
    crowd = st.integers(0, len(people))
    exceptions = [Pengecualian(p.pegawai, orang(data.draw(crowd))) for p in people[::2]]
    found = derive(tree, heads, people, exceptions, PADA)
    assert all(t.penilai != orang(p) for p, t in found.penugasan.items())
    looping = circles({p: t.penilai for p, t in found.penugasan.items()})
    assert len(looping) == codes(found).count("penugasan.melingkar")


def test_sixty_thousand_people_take_about_a_second() -> None:
    tree = Pohon([SimpulUnit(n, f"U{n}", (n - 1) // 6 if n else None) for n in range(6000)])
    heads = [kepala(n, n) for n in range(6000) if n % 5]
    people = [di(n, n % 6000) for n in range(60_000)]
    begin = time.process_time()
    found = derive(tree, heads, people, [], PADA)
    assert time.process_time() - begin < 3
    assert len(found.penugasan) == 60_000


def test_findings_say_how_many_people_they_concern() -> None:
    people = [di(1, BIDANG), di(2, BIDANG), di(3, TU), di(20, DINAS, is_aktif=False), di(51, SD)]
    found = derive(TREE, [kepala(DINAS, 20)], people, [], PADA)
    said = {
        (one.code, one.args.get("unit") or one.args["nama"]): one.args["jumlah"]
        for one in found.findings
        if "jumlah" in one.args
    }
    assert said == {
        ("penugasan.unit-tanpa-kepala", "Bidang"): 2, ("penugasan.unit-tanpa-kepala", "Tata usaha"): 1, ("penugasan.unit-tanpa-kepala", "SD"): 1,
        ("penugasan.pensiun", "Orang 20"): 4, ("penugasan.penilai-tanpa-atasan", "Orang 20"): 4,
    }  # fmt: skip


def test_who_has_nobody_left_after_a_circle_was_opened_rates_under_no_unit() -> None:
    heads = [kepala(DINAS, 20), kepala(KAB, 21, JenisPenugasan.PLT)]
    found = derive(TREE, heads, [di(20, DINAS), di(21, DINAS)], [], PADA)
    assert found.penugasan[20] == Turunan(20, orang(21), None, AlasanPenilai.KEPALA_DI_ATAS, KAB)
    assert found.penugasan[21] == Turunan(21, None, None, AlasanPenilai.TIDAK_ADA, None)


def test_circles_that_come_of_opening_others_are_opened_too() -> None:
    tree = Pohon([SimpulUnit(n, f"U{n}", induk) for n, induk in enumerate((None, 0, 0, 2, 1))])
    acting = [kepala(unit, who, JenisPenugasan.PLT) for unit, who in ((0, 4), (1, 2), (2, 0), (3, 1))]
    people = [di(who, unit) for who, unit in enumerate((4, 2, 3, 2, 1))]
    found = derive(tree, [*acting, kepala(4, 1)], people, [], PADA)
    assert [rater(found, who) for who in range(4)] == [orang(4), orang(0), orang(4), orang(0)]
    assert (rater(found, 4), "penugasan.melingkar" in codes(found)) == (None, False)
