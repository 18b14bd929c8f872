"""Filling cells of the matriks: what keeps its indicators, what moves, what goes."""

from __future__ import annotations

import pytest

from kinerja_desktop.domain.sel_matriks import LEPAS, fill, lines
from kinerja_desktop.domain.skp import Indikator, IsiSkp, JenisRhk, Rhk

KNOWN = {7: "Keuangan", 8: "Umum"}
WITH = (Indikator("Jumlah", "12 dokumen"),)


def shown(isi: IsiSkp) -> list[tuple[str, int | None, str, int]]:
    return [(one.teks, one.pimpinan_id, one.pimpinan_teks, len(one.indikator)) for one in isi.rhk]


def plan(*rhk: Rhk) -> IsiSkp:
    return IsiSkp(rhk=rhk)


@pytest.mark.parametrize(
    ("wanted", "after"),
    [
        ({7: "Kas"}, [("Kas", 7, "Keuangan", 1)]),
        ({LEPAS: "", 7: "Kas"}, [("Kas", 7, "Keuangan", 1)]),
        ({7: "Lain"}, [("Kas", None, "", 1), ("Lain", 7, "Keuangan", 0)]),
    ],
)
def test_a_line_under_belum_terhubung_moves_with_its_indicators(
    wanted: dict[int, str], after: list[tuple[str, int | None, str, int]]
) -> None:
    assert shown(fill(plan(Rhk("Kas", indikator=WITH, id=1)), wanted, KNOWN)[0]) == after


def test_cut_and_pasted_in_two_actions_it_moves_too() -> None:
    once, released = fill(plan(Rhk("Kas", indikator=WITH, id=1)), {LEPAS: ""}, KNOWN)
    assert (shown(once), released) == ([("Kas", None, "", 1)], 1)
    assert shown(fill(once, {8: "Kas"}, KNOWN)[0]) == [("Kas", 8, "Umum", 1)]


def test_a_line_that_changes_its_column_goes_whole_even_where_another_takes_its_place() -> None:
    old = plan(Rhk("Kas", indikator=WITH, pimpinan_id=7, pimpinan_teks="Keuangan", id=1))
    made, released = fill(old, {7: "Baru", 8: "Kas"}, KNOWN)
    assert shown(made) == [("Kas", 8, "Umum", 1), ("Baru", 7, "Keuangan", 0)]
    assert (made.rhk[0].id, released) == (1, 0)


def test_what_serves_somebody_elses_result_is_not_doubled_under_belum_terhubung() -> None:
    old = plan(Rhk("Kas", pimpinan_id=99, pimpinan_teks="Lain", id=1))
    made, _ = fill(old, {LEPAS: "Kas\nSurat"}, KNOWN)
    assert shown(made) == [("Kas", 99, "Lain", 0), ("Surat", None, "", 0)]


def linked(teks: str, id_: int, *, column: int = 7, indikator: tuple[Indikator, ...] = ()) -> Rhk:
    return Rhk(teks, indikator=indikator, pimpinan_id=column, pimpinan_teks=KNOWN[column], id=id_)


def test_what_is_left_over_is_rewritten_in_order_and_keeps_its_indicators() -> None:
    old = plan(linked("Kas", 1), linked("Bank", 2, indikator=WITH), linked("Pajak", 3))
    made, released = fill(old, {7: "Bank\n\n  Kas harian \nPajak daerah"}, KNOWN)
    assert [(one.teks, one.id, len(one.indikator)) for one in made.rhk] == [
        ("Kas harian", 1, 0), ("Bank", 2, 1), ("Pajak daerah", 3, 0),
    ]  # fmt: skip
    assert released == 0


def test_what_is_too_many_goes_and_is_only_released_where_indicators_hang_on_it() -> None:
    old = plan(linked("Kas", 1), linked("Bank", 2, indikator=WITH), linked("Pajak", 3, indikator=WITH))
    made, released = fill(old, {7: ""}, KNOWN)
    assert (shown(made), released) == ([("Bank", None, "", 1), ("Pajak", None, "", 1)], 2)


def test_a_released_line_is_not_filled_again_in_the_same_step() -> None:
    old = plan(linked("Kas", 1, indikator=WITH))
    made, released = fill(old, {7: "", LEPAS: "Surat"}, KNOWN)
    assert (shown(made), released) == ([("Kas", None, "", 1), ("Surat", None, "", 0)], 1)


def test_under_belum_terhubung_indicators_stay_and_are_counted_too() -> None:
    old = plan(Rhk("Kas", indikator=WITH, id=1), Rhk("Surat", id=2))
    made, released = fill(old, {LEPAS: ""}, KNOWN)
    assert (shown(made), released) == ([("Kas", None, "", 1)], 1)


def test_new_lines_stand_behind_their_cell_or_behind_the_results_utama() -> None:
    old = plan(linked("Kas", 1), linked("Umum", 2, column=8), Rhk("Rapat", JenisRhk.TAMBAHAN.value, id=3))
    made, _ = fill(old, {7: "Kas\nBank\nPajak", LEPAS: "Rapat\nSurat"}, KNOWN)
    assert [one.teks for one in made.rhk] == ["Kas", "Bank", "Pajak", "Umum", "Rapat", "Surat"]
    made, _ = fill(plan(old.rhk[1], old.rhk[2]), {7: "Bank"}, KNOWN)
    assert shown(made) == [("Umum", 8, "Umum", 0), ("Bank", 7, "Keuangan", 0), ("Rapat", None, "", 0)]
    made, _ = fill(plan(), {7: "Bank", 8: "Arsip"}, KNOWN)
    assert shown(made) == [("Bank", 7, "Keuangan", 0), ("Arsip", 8, "Umum", 0)]


def test_equal_lines_are_as_many_results() -> None:
    made, _ = fill(plan(linked("Kas", 1)), {7: "Kas\nKas"}, KNOWN)
    assert [(one.teks, one.id) for one in made.rhk] == [("Kas", 1), ("Kas", None)]


def test_lines_trade_places_between_cells() -> None:
    old = plan(linked("Kas", 1, indikator=WITH), linked("Arsip", 2, column=8, indikator=WITH))
    made, released = fill(old, {7: "Arsip", 8: "Kas"}, KNOWN)
    assert (shown(made), released) == ([("Kas", 8, "Umum", 1), ("Arsip", 7, "Keuangan", 1)], 0)


def test_cells_that_are_not_filled_stay() -> None:
    old = plan(
        linked("Kas", 1), linked("Arsip", 2, column=8), Rhk("Lain", pimpinan_id=99, pimpinan_teks="x", id=3)
    )
    made, _ = fill(old, {7: "Kas"}, KNOWN)
    assert made == old
    assert lines(" satu \r\n\n dua\n") == ("satu", "dua")


def test_the_first_result_ever_stored_is_a_column_like_any_other() -> None:
    made, _ = fill(plan(Rhk("Kas", id=9)), {1: "Bank", LEPAS: "Kas"}, {1: "Keuangan"})
    assert shown(made) == [("Kas", None, "", 0), ("Bank", 1, "Keuangan", 0)]


def test_equal_lines_of_two_cells_keep_their_own_results() -> None:
    old = plan(linked("Kas", 1, indikator=WITH), linked("Kas", 2, column=8))
    assert fill(old, {7: "Kas", 8: "Kas"}, KNOWN) == (old, 0)


def test_new_lines_stand_behind_what_just_moved_there() -> None:
    old = plan(Rhk("Kas", id=1), linked("Arsip", 2, column=8))
    made, _ = fill(old, {7: "Kas\nBank"}, KNOWN)
    assert [one.teks for one in made.rhk] == ["Kas", "Bank", "Arsip"]
