"""Rows of one NIP: identical ones collapse, differing ones wait, other lists contradict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kinerja_desktop.domain.findings import Location, Severity
from kinerja_desktop.domain.pegawai import PegawaiDraft
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.workbooks import ganda
from tests.workbooks.korpus import ANDI, BUDI


def row(
    number: int, nip: str = BUDI, file: str = "a.xlsx", sheet: str = "S1", **more: object
) -> PegawaiDraft:
    return replace(PegawaiDraft(Location(file, sheet, number), nip, "Budi"), **more)  # type: ignore[arg-type]  # by name


def settle(*drafts: PegawaiDraft, chosen: int = 0) -> ganda.Settled:
    return ganda.settle(drafts, lambda place: place.baris == chosen)


def test_single_rows_and_rows_without_number_pass() -> None:
    drafts = (row(2), row(3, ANDI), row(4, ""), row(5, ""))
    assert settle(*drafts) == ganda.Settled(drafts)
    assert settle(row(2), row(3, ANDI)) == ganda.Settled((row(2), row(3, ANDI)))


def test_identical_rows_collapse_onto_the_first() -> None:
    found = settle(row(2), row(3, ANDI), row(4), row(5, file="b.xlsx"))
    assert (found.drafts, found.tertahan, found.findings) == ((row(2), row(3, ANDI)), (), ())
    assert [(f.code, f.severity, f.location.baris, f.args["lain"]) for f in found.dilewati] == [
        ("baris.kembar", Severity.INFO, 4, "baris 2"),
        ("baris.kembar", Severity.INFO, 5, "baris 2 berkas a.xlsx"),
    ]
    assert all(sentence(f.code, **f.args) for f in found.dilewati)


def test_differing_rows_wait_and_say_in_what_they_differ() -> None:
    first, other = row(2, golongan="III/a"), row(4, golongan="III/b", jabatan="Guru")
    found = settle(first, row(3, ANDI), other, replace(first, lokasi=Location("a.xlsx", "S1", 6)))
    assert (found.drafts, found.tertahan) == ((row(3, ANDI),), (first, other))
    assert [f.code for f in found.dilewati] == ["baris.kembar"]
    assert [
        (f.code, f.severity, f.location.baris, f.args["lain"], f.args["beda"]) for f in found.findings
    ] == [
        ("nip.ganda-beda", Severity.BLOCK, 2, "baris 4", "Golongan, Jabatan"),
        ("nip.ganda-beda", Severity.BLOCK, 4, "baris 2", "Golongan, Jabatan"),
    ]
    assert all(sentence(f.code, **f.args) for f in found.findings)


def test_three_differing_rows_name_each_other() -> None:
    found = settle(*(row(n, golongan=g) for n, g in ((2, "III/a"), (3, "III/b"), (4, "III/c"))))
    assert [f.args["lain"] for f in found.findings] == [
        "baris 3, baris 4",
        "baris 2, baris 4",
        "baris 2, baris 3",
    ]


def test_the_chosen_row_stays_and_the_others_are_told() -> None:
    rows = [row(n, golongan=g) for n, g in ((2, "III/a"), (3, "III/b"), (4, "III/c"))]
    found = settle(*rows, chosen=3)
    assert (found.drafts, found.tertahan, found.findings) == ((rows[1],), (), ())
    assert [(f.code, f.location.baris, f.args["lain"]) for f in found.dilewati] == [
        ("baris.tidak-dipilih", 2, "baris 3"), ("baris.tidak-dipilih", 4, "baris 3"),
    ]  # fmt: skip


def test_two_chosen_rows_are_no_choice() -> None:
    first, other = row(2, golongan="III/a"), row(2, file="b.xlsx", golongan="III/b")
    found = settle(first, other, chosen=2)
    assert (found.drafts, found.tertahan) == ((), (first, other))


def test_other_lists_contradict_only_where_both_say_something() -> None:
    first = row(2, golongan="III/a", unor_nama="SDN 1", tmt_golongan=date(2020, 4, 1))
    silent, loose = row(3, file="b.xlsx"), row(4, sheet="S2", golongan="III/a", unor_nama="SD Negeri 1")
    assert ganda.contradictions([first, silent, loose, row(5, ANDI, golongan="IV/a")]) == {}
    other = row(6, file="b.xlsx", golongan="III/b")
    assert ganda.contradictions([first, silent, other]) == {
        first.lokasi: other.lokasi, other.lokasi: first.lokasi,
    }  # fmt: skip
    assert ganda.contradictions([first, row(7, golongan="III/b")]) == {}, "rows of one sheet are settled"
    assert ganda.contradictions([row(2, ""), row(3, "", file="b.xlsx", nama="Siti")]) == {}


def test_another_name_contradicts_but_not_another_writing_of_it() -> None:
    first, same, other = row(2), row(2, file="b.xlsx", nama="BUDI"), row(2, file="c.xlsx", nama="Bude")
    assert ganda.contradictions([first, same]) == {}
    assert ganda.contradictions([first, other]) == {first.lokasi: other.lokasi, other.lokasi: first.lokasi}


def test_a_row_that_says_less_adds_nothing() -> None:
    first = row(2, golongan="III/a", unit_path=("Dinas",))
    assert ganda.adds_nothing(row(3), first)
    assert ganda.adds_nothing(row(3, golongan="III/a", unit_path=()), first)
    assert not ganda.adds_nothing(row(3, golongan="III/b"), first)
    assert not ganda.adds_nothing(row(3, jabatan="Guru"), first)
