"""Filling cells of the matriks: what keeps its indicators, what moves, what goes."""

from __future__ import annotations

import pytest

from kinerja_desktop.domain.sel_matriks import LEPAS, fill
from kinerja_desktop.domain.skp import Indikator, IsiSkp, Rhk

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
