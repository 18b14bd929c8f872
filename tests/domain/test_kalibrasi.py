"""Calibration board: moving, taking back, nearest cells, facts of raters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.domain.checks import distribusi
from kinerja_desktop.domain.codes import Capaian, Predikat, Rating
from kinerja_desktop.domain.kalibrasi import Papan, Pindah, Sel, fakta_penilai, terdekat
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.regulations import load

RULES = load().at(date(2026, 12, 31))
A, S, B = Rating.DI_ATAS, Rating.SESUAI, Rating.DI_BAWAH
CELLS = tuple(product(Rating, Rating))
cells = st.sampled_from(CELLS)


def rated(pairs: list[tuple[str, Sel]]) -> list[tuple[Pihak, str, Sel]]:
    """Return ratings with who gave them; raters of other names are others."""
    ids = {name: number for number, name in enumerate(dict.fromkeys(name for name, _ in pairs))}
    return [(Pihak(JenisPihak.PEGAWAI, ids[name]), name, cell) for name, cell in pairs]


def test_a_move_back_home_is_no_move() -> None:
    board = Papan({1: (S, S), 2: (A, S)}).move(1, (A, A), "hasilnya melampaui")
    assert [(one.sebelum, one.sesudah) for one in board.pindah.values()] == [((S, S), (A, A))]
    assert board.jumlah(RULES)[Predikat.SANGAT_BAIK] == 1
    assert board.jumlah(RULES, sebelum=True)[Predikat.SANGAT_BAIK] == 0
    assert board.move(1, (A, S)).pindah[1].alasan == "hasilnya melampaui", "the reason goes along"
    assert board.move(1, (S, S)).pindah == {}


@given(st.dictionaries(st.integers(1, 9), cells, min_size=1), st.lists(st.tuples(st.integers(1, 9), cells)))
def test_nobody_is_lost_and_the_stored_board_stays(
    asal: dict[int, Sel], steps: list[tuple[int, Sel]]
) -> None:
    board = start = Papan(asal)
    for id_, cell in steps:
        if id_ in asal:
            board = board.move(id_, cell)
    assert sum(board.jumlah(RULES).values()) == len(asal)
    assert board.jumlah(RULES, sebelum=True) == start.jumlah(RULES)
    assert all(one.sebelum != one.sesudah for one in board.pindah.values())
    back = board
    for id_, home in asal.items():
        back = back.move(id_, home)
    assert back == start


@given(cells, st.sampled_from(Predikat))
def test_nearest_cells_give_the_predikat(cell: Sel, predikat: Predikat) -> None:
    found = terdekat(cell, predikat, RULES)
    assert found
    assert {RULES.kuadran.isi[one] for one in found} == {predikat}
    if RULES.kuadran.isi[cell] is predikat:
        assert found == (cell,)


def test_where_the_kuadran_leaves_a_choice_nobody_chooses() -> None:
    assert terdekat((A, A), Predikat.BAIK, RULES) == ((A, S), (S, A))
    assert terdekat((S, S), Predikat.KURANG, RULES) == ((S, B),)


def test_facts_of_raters_are_counts() -> None:
    pairs = [("Sari", (S, S)), ("Sari", (S, S)), ("Budi", (A, A)), ("Sari", (S, S)), ("Budi", (S, B))]
    budi, sari = fakta_penilai(rated(pairs), RULES)
    assert (sari.nama, sari.jumlah, sari.ragam, sari.sebanyak, sari.is_seragam) == ("Sari", 3, 1, 3, True)
    assert (budi.ragam, budi.is_seragam, budi.predikat[Predikat.KURANG]) == (2, False, 1)
    alone = fakta_penilai(rated([("Sendiri", (S, S))]), RULES)
    assert not alone[0].is_seragam, "one person is alike to nobody"


def test_raters_of_one_name_are_two() -> None:
    rows = [(Pihak(JenisPihak.PEGAWAI, id_), "Sri Wahyuni", (S, S)) for id_ in (1, 2, 2)]
    assert [one.jumlah for one in fakta_penilai(rows, RULES)] == [1, 2]


@given(st.dictionaries(st.sampled_from(Predikat), st.integers(0, 30)), st.sampled_from(Capaian))
def test_lines_of_the_guide_say_what_the_check_says(jumlah: dict[Predikat, int], capaian: Capaian) -> None:
    lines = distribusi.butir(jumlah, capaian, RULES)
    found = distribusi.check(jumlah, capaian, RULES)
    assert [one.is_sesuai for one in lines].count(False) == len(found.findings)
    assert len(lines) == len(found.traces)


def test_reasons_are_written_to_moves_and_only_to_those_named() -> None:
    board = Papan({1: (S, S), 2: (A, S)}).move(1, (A, A), " satu ").move(2, (S, S), "dua")
    reasoned = board.reasoned({1: " hasil lintas unit ", 3: "siapa"})
    assert {id_: one.alasan for id_, one in reasoned.pindah.items()} == {1: "hasil lintas unit", 2: "dua"}
    assert (board.pindah[1].alasan, reasoned.asal) == ("satu", board.asal)
    assert Papan({1: (S, S)}).move(1, (A, A)).pindah[1].alasan == Pindah(1, (S, S), (A, A)).alasan == ""


def test_where_somebody_stands_and_how_many_there_are_of_each() -> None:
    board = Papan({1: (S, S), 2: (A, A)}).move(1, (B, B))
    assert (board.sel(1), board.sel(2)) == ((B, B), (A, A))
    assert board.jumlah(RULES) == {
        Predikat.SANGAT_BAIK: 1, Predikat.BAIK: 0, Predikat.BUTUH_PERBAIKAN: 0, Predikat.KURANG: 0, Predikat.SANGAT_KURANG: 1,
    }  # fmt: skip


def test_the_pair_given_most_is_named_with_its_number_and_the_better_of_two_alike() -> None:
    rows = [("sari", (S, S)), ("Budi", (B, S)), ("sari", (A, S)), ("sari", (S, S)), ("Budi", (A, S))]
    budi, sari = fakta_penilai(rated(rows), RULES)
    assert (sari.nama, sari.tersering, sari.sebanyak, sari.jumlah, sari.ragam) == ("sari", (S, S), 2, 3, 2)
    assert (budi.nama, budi.tersering, budi.sebanyak) == ("Budi", (A, S), 1)
    assert sari.predikat == dict.fromkeys(Predikat, 0) | {Predikat.BAIK: 3}


@pytest.mark.parametrize(("jumlah", "ragam", "is_seragam"), [(1, 1, False), (2, 1, True), (2, 2, False)])
def test_two_people_with_the_same_ratings_are_alike(jumlah: int, ragam: int, is_seragam: bool) -> None:
    rows = [("Sari", cell) for cell in [(S, S), (S, S) if ragam == 1 else (A, A)][:jumlah]]
    assert fakta_penilai(rated(rows), RULES)[0].is_seragam is is_seragam


def test_each_line_of_the_guide_counts_whom_it_names() -> None:
    jumlah = {Predikat.BAIK: 14, Predikat.SANGAT_BAIK: 4, Predikat.KURANG: 2}
    lines = distribusi.butir(jumlah, Capaian.BAIK, RULES)
    assert lines
    for one in lines:
        assert (one.jumlah, one.total) == (sum(jumlah.get(p, 0) for p in one.panduan.predikat), 20)
    assert distribusi.butir({}, Capaian.BAIK, RULES) == ()
    assert distribusi.butir({Predikat.BAIK: 0}, Capaian.BAIK, RULES) == ()
    assert distribusi.butir(jumlah, Capaian.BAIK, replace(RULES, distribusi=None)) == ()
