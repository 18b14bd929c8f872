"""News from a roster: corrections, new stretches, and what stays as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.domain.keadaan import (
    AWAL,
    FIELDS,
    Keadaan,
    Rancangan,
    alike,
    at,
    is_older,
    news,
    plan,
    set_by_hand,
)

PER = date(2026, 10, 1)
GURU = Keadaan(
    AWAL, 1, "pns", golongan="III/c", tmt_golongan=date(2022, 4, 1), jabatan="Guru Ahli Muda",
    tmt_jabatan=date(2023, 1, 1), unit_id=7,
)  # fmt: skip


def test_newer_tmt_opens_a_stretch() -> None:
    found = plan([GURU], {"golongan": "III/d", "tmt_golongan": date(2026, 4, 1)}, PER)
    assert [(s.dari, s.golongan, s.jabatan) for s in found.baru] == [
        (date(2026, 4, 1), "III/d", "Guru Ahli Muda")
    ]
    assert found.ubah == {}


def test_same_tmt_with_another_value_corrects() -> None:
    found = plan([GURU], {"golongan": "III/b", "tmt_golongan": date(2022, 4, 1)}, PER)
    assert found == Rancangan((), {1: {"golongan": "III/b"}})


def test_koreksi_overwrites_in_spite_of_a_newer_tmt() -> None:
    found = plan([GURU], {"golongan": "III/d", "tmt_golongan": date(2026, 4, 1)}, PER, koreksi=True)
    assert found == Rancangan((), {1: {"golongan": "III/d", "tmt_golongan": date(2026, 4, 1)}})


def test_empty_never_erases() -> None:
    assert plan([GURU], {"golongan": None, "jabatan": "", "unit_id": None}, PER) == Rancangan((), {})


def test_two_newer_tmt_open_two_stretches_in_order() -> None:
    said = {
        "golongan": "III/d", "tmt_golongan": date(2026, 4, 1),
        "jabatan": "Guru Ahli Madya", "tmt_jabatan": date(2026, 7, 1), "unit_id": 9,
    }  # fmt: skip
    found = plan([GURU], said, PER)
    assert [(s.dari, s.golongan, s.jabatan, s.unit_id) for s in found.baru] == [
        (date(2026, 4, 1), "III/d", "Guru Ahli Muda", 7),
        (date(2026, 7, 1), "III/d", "Guru Ahli Madya", 9),
    ]


def test_news_older_than_the_last_stretch_reaches_into_it() -> None:
    later = Keadaan(
        date(2026, 5, 1), 2, "pns", golongan="III/c", tmt_golongan=date(2022, 4, 1), jabatan="Kepala Sekolah",
        tmt_jabatan=date(2026, 5, 1), unit_id=7,
    )  # fmt: skip
    found = plan([GURU, later], {"golongan": "III/d", "tmt_golongan": date(2026, 4, 1)}, PER)
    assert [(s.dari, s.golongan) for s in found.baru] == [(date(2026, 4, 1), "III/d")]
    assert found.ubah == {2: {"golongan": "III/d", "tmt_golongan": date(2026, 4, 1)}}


def test_another_unit_without_tmt_opens_on_the_day_of_the_file() -> None:
    found = plan([GURU], {"unit_id": 9}, PER)
    assert [(s.dari, s.unit_id) for s in found.baru] == [(PER, 9)]


def test_unknown_unit_is_filled_in_not_opened() -> None:
    unknown = Keadaan(AWAL, 1, golongan="III/c")
    assert plan([unknown], {"unit_id": 9, "jabatan": "Guru"}, PER) == Rancangan(
        (), {1: {"unit_id": 9, "jabatan": "Guru"}}
    )


def test_retirement_holds_from_the_day_of_the_file() -> None:
    found = plan([GURU], {"kedudukan": "pensiun"}, PER)
    assert [(s.dari, s.kedudukan) for s in found.baru] == [(PER, "pensiun")]


def test_next_contract_opens_on_its_first_day() -> None:
    pppk = Keadaan(AWAL, 1, kontrak_mulai=date(2025, 1, 1), kontrak_selesai=date(2025, 12, 31))
    said = {"kontrak_mulai": date(2026, 1, 1), "kontrak_selesai": date(2026, 12, 31)}
    found = plan([pppk], said, PER)
    assert [(s.dari, s.kontrak_selesai) for s in found.baru] == [(date(2026, 1, 1), date(2026, 12, 31))]


def test_the_same_contract_or_the_first_known_one_opens_nothing() -> None:
    begins, ends = date(2025, 1, 1), date(2026, 6, 30)
    longer = {"kontrak_mulai": begins, "kontrak_selesai": ends}
    held = Keadaan(AWAL, 1, kontrak_mulai=begins, kontrak_selesai=date(2025, 12, 31))
    assert plan([held], longer, PER) == Rancangan((), {1: {"kontrak_selesai": ends}})
    assert plan([Keadaan(AWAL, 1)], longer, PER) == Rancangan((), {1: longer})
    assert plan([held], {"kontrak_selesai": ends}, PER) == Rancangan((), {1: {"kontrak_selesai": ends}})


def test_a_hand_edit_corrects_what_holds_on_the_day_and_may_empty_it() -> None:
    later = replace(GURU, dari=date(2026, 5, 1), id=2, golongan="III/d")
    assert set_by_hand([later, GURU], {"golongan": ""}, date(2026, 4, 30), opens=False) == Rancangan(
        (), {1: {"golongan": ""}}
    )
    assert set_by_hand([GURU, later], {"golongan": "IV/a"}, PER, opens=False) == Rancangan(
        (), {2: {"golongan": "IV/a"}}
    )
    assert set_by_hand([GURU], {"golongan": "III/c"}, PER, opens=False) == Rancangan((), {})


def test_a_hand_edit_opens_a_stretch_on_its_day() -> None:
    found = set_by_hand([GURU], {"unit_id": None, "golongan": "IV/a"}, PER, opens=True)
    assert [(s.dari, s.unit_id, s.golongan, s.jabatan) for s in found.baru] == [
        (PER, None, "IV/a", GURU.jabatan)
    ]
    assert found.ubah == {}


days = st.dates(date(2015, 1, 1), date(2026, 12, 31))
said_values = st.fixed_dictionaries(
    {},
    optional={
        "golongan": st.sampled_from(["III/b", "III/c", "III/d"]),
        "tmt_golongan": days,
        "jabatan": st.sampled_from(["Guru Ahli Muda", "Guru Ahli Madya"]),
        "tmt_jabatan": days,
        "unit_id": st.sampled_from([7, 8, 9]),
        "kedudukan": st.sampled_from(["aktif", "pensiun"]),
    },
)


@given(st.lists(st.tuples(said_values, days), min_size=1, max_size=6), st.booleans())
def test_after_any_news_it_holds_on_its_day_and_again_changes_nothing(
    history: list[tuple[dict[str, object], date]], koreksi: bool
) -> None:
    stretches = [GURU]
    for said, per in history:
        found = plan(stretches, said, per, koreksi=koreksi)
        merged = {s.id: s for s in stretches}
        after = [
            Keadaan(
                **{n: getattr(s, n) for n in ("dari", "id")},
                **{n: getattr(s, n) for n in FIELDS} | dict(found.ubah.get(s.id or 0, {})),
            )
            for s in merged.values()
        ]
        next_id = max(s.id or 0 for s in after) + 1
        after += [
            Keadaan(s.dari, next_id + number, **{n: getattr(s, n) for n in FIELDS})
            for number, s in enumerate(found.baru)
        ]
        assert len({s.dari for s in after}) == len(after), "two stretches never begin on one day"
        assert min(s.dari for s in after) == AWAL
        tmt_ahead = any(isinstance(v, date) and v > per for v in said.values())
        if not tmt_ahead:
            held = at(after, per)
            assert all(getattr(held, name) == value for name, value in said.items())
            assert plan(after, said, per, koreksi=koreksi) == Rancangan((), {})
        stretches = after


def test_unor_moves_with_the_place_and_not_since_ever() -> None:
    found = plan([GURU], {"unit_id": 9, "unor_id": "u9", "unor_nama": "SDN 9"}, PER)
    assert [(s.dari, s.unit_id, s.unor_nama) for s in found.baru] == [(PER, 9, "SDN 9")]
    assert found.ubah == {}


TMT = date(2022, 4, 1)
LATER = date(2026, 4, 1)


@pytest.mark.parametrize(
    ("held", "said", "opens"),
    [
        ({"golongan": "III/c", "tmt_golongan": TMT}, {"golongan": "III/d", "tmt_golongan": LATER}, LATER),
        ({"golongan": "III/c", "tmt_golongan": TMT}, {"golongan": "III/d", "tmt_golongan": date(2020, 1, 1)}, None),
        ({"golongan": "III/c", "tmt_golongan": TMT}, {"tmt_golongan": LATER}, LATER),
        ({"golongan": "III/c", "tmt_golongan": TMT}, {"tmt_golongan": date(2020, 1, 1)}, None),
        ({"golongan": "III/c"}, {"tmt_golongan": LATER}, None),
        ({"tmt_golongan": TMT}, {"tmt_golongan": LATER}, None),
        ({"golongan": "III/c", "tmt_golongan": TMT}, {"golongan": "III/d"}, None),
        ({"golongan": "III/c"}, {"golongan": "III/d"}, PER),
        ({"golongan": "III/c"}, {"golongan": "III/d", "tmt_golongan": LATER}, LATER),
        ({"jabatan": "Guru", "tmt_jabatan": TMT}, {"jabatan": "Kepala", "tmt_jabatan": LATER}, LATER),
        ({"jabatan": "Guru"}, {"jabatan": "Kepala"}, PER),
        ({"unit_id": 7}, {"unit_id": 8}, PER),
        ({}, {"unit_id": 8}, None),
        ({"jenis_pegawai": "cpns"}, {"jenis_pegawai": "pns"}, PER),
        ({"kontrak_mulai": TMT}, {"kontrak_mulai": LATER}, LATER),
        ({"kontrak_mulai": TMT}, {"kontrak_mulai": date(2020, 1, 1)}, None),
        ({}, {"kontrak_mulai": LATER}, None),
    ],
)  # fmt: skip
def test_from_which_day_news_holds(
    held: dict[str, object], said: dict[str, object], opens: date | None
) -> None:
    found = plan([replace(Keadaan(AWAL, 1), **held)], said, PER)  # type: ignore[arg-type]  # fields by name
    assert [stretch.dari for stretch in found.baru] == ([] if opens is None else [opens])
    assert found.ubah == ({1: said} if opens is None else {})


@pytest.mark.parametrize(
    ("held", "said", "older"),
    [
        ({"golongan": "III/c", "tmt_golongan": TMT}, {"golongan": "III/b", "tmt_golongan": date(2020, 1, 1)}, True),
        ({"golongan": "III/c", "tmt_golongan": TMT}, {"golongan": "III/d", "tmt_golongan": LATER}, False),
        ({"golongan": "III/c", "tmt_golongan": TMT}, {"golongan": "III/b", "tmt_golongan": TMT}, False),
        ({"golongan": "III/c", "tmt_golongan": TMT}, {"golongan": "iii/C ", "tmt_golongan": date(2020, 1, 1)}, False),
        ({"golongan": "III/c", "tmt_golongan": TMT}, {"tmt_golongan": date(2020, 1, 1)}, False),
        ({"golongan": "III/c", "tmt_golongan": TMT}, {"golongan": "III/b"}, False),
        ({"golongan": "III/c"}, {"golongan": "III/b", "tmt_golongan": date(2020, 1, 1)}, False),
        ({"jabatan": "Kepala", "tmt_jabatan": TMT}, {"jabatan": "Guru", "tmt_jabatan": date(2020, 1, 1)}, True),
        ({"jabatan": "Kepala", "tmt_jabatan": TMT, "golongan": "III/c", "tmt_golongan": TMT}, {"jabatan": "Guru", "tmt_jabatan": date(2020, 1, 1), "golongan": "III/d", "tmt_golongan": LATER}, False),
    ],
)  # fmt: skip
def test_a_file_that_tells_of_a_state_before(
    held: dict[str, object], said: dict[str, object], older: bool
) -> None:
    assert is_older(replace(Keadaan(AWAL, 1), **held), said) is older  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("held", "said", "loosely", "exactly"),
    [("Guru  Ahli", "GURU ahli", True, False), ("Guru", "Guru", True, True), ("Guru", "Dosen", False, False), (7, 7, True, True), (7, "7", False, False)],
)  # fmt: skip
def test_values_that_say_the_same(held: object, said: object, loosely: bool, exactly: bool) -> None:
    assert (alike(held, said), alike(held, said, exact=True)) == (loosely, exactly)


@pytest.mark.parametrize("name", FIELDS)
def test_what_a_file_says_first_of_a_field_is_taken_and_nothing_else_changes(name: str) -> None:
    value: object = 7 if name == "unit_id" else LATER if name.startswith(("tmt_", "kontrak_")) else "sesuatu"
    found = plan([Keadaan(AWAL, 1, kedudukan="", dinilai_di="")], {name: value}, PER)
    assert (found.baru, found.ubah) == ((), {1: {name: value}})


def test_news_is_what_a_file_says_differently_and_by_hand_exactly() -> None:
    said = {"jabatan": "GURU  ahli muda", "golongan": "III/d", "unit_id": None, "unor_id": "", "nama": "Budi"}
    assert news(GURU, said) == {"golongan": ("III/c", "III/d")}
    assert news(GURU, said, exact=True) == {
        "golongan": ("III/c", "III/d"), "jabatan": ("Guru Ahli Muda", "GURU  ahli muda"),
    }  # fmt: skip


def test_what_was_told_of_the_old_jabatan_ends_with_it_and_only_with_it() -> None:
    held = replace(GURU, jenjang="ahli_muda", eselon="III.a")
    found = plan(
        [held],
        {"jabatan": "Kepala Bidang", "eselon": "III.b"},
        PER,
        koreksi=True,
        usang=["jenjang", "eselon"],
    )
    assert found.ubah == {1: {"jabatan": "Kepala Bidang", "jenjang": "", "eselon": "III.b"}}
    found = plan([held], {"golongan": "III/d"}, PER, koreksi=True, usang=["jenjang", "eselon"])
    assert found.ubah == {1: {"golongan": "III/d"}}
