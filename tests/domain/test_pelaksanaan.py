"""Progress as two numbers, contents as values, indicators over versions."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja_desktop.domain.pelaksanaan import Aksi, IsiPelaksanaan, Kemajuan, kemajuan, pasangkan
from kinerja_desktop.domain.skp import Indikator


@pytest.mark.parametrize(
    ("target", "done", "expected"),
    [
        ("12 dokumen", "7 Dokumen", Kemajuan(Decimal(7), Decimal(12), "dokumen")),
        ("Rp 1.500.000", "Rp 750.000", Kemajuan(Decimal(750000), Decimal(1500000), "Rp")),
        ("12 dokumen", "7", None),
        ("12 dokumen", "7 laporan", None),
        ("10-12 dokumen", "7 dokumen", None),
        ("31 Maret 2026", "30 Maret 2026", None),
        ("sesuai jadwal", "sesuai jadwal", None),
    ],
)
def test_progress_is_told_only_of_two_numbers_with_one_unit(
    target: str, done: str, expected: Kemajuan | None
) -> None:
    assert kemajuan(target, done) == expected


def test_empty_entries_are_left_out() -> None:
    isi = IsiPelaksanaan().with_realisasi((1, 2), "7").with_realisasi((1, 0), "  ")
    isi = isi.with_lines(1, [Aksi("Rapat"), Aksi(" "), Aksi(target="2 kali")])
    assert isi.realisasi == (((1, 2), "7"),)
    assert isi.lines(1) == (Aksi("Rapat"), Aksi(target="2 kali"))
    assert isi.with_realisasi((1, 2), "").with_lines(1, []) == IsiPelaksanaan()


def test_indicators_find_their_successor_by_id_words_or_as_the_only_one() -> None:
    old = [
        Indikator("Jumlah", "1", "kuantitas", id=1),
        Indikator("Mutu", "1", "kualitas", id=2),
        Indikator("x", "", "waktu", id=3),
    ]
    new = [
        Indikator("Mutu baik", "2", "kualitas", id=12),
        Indikator("jumlah", "9", "kuantitas", id=11),
        Indikator("y", "", "waktu", id=3),
    ]
    assert pasangkan(old, new) == {1: 11, 2: 12, 3: 3}


def test_what_could_be_two_is_none() -> None:
    old = [Indikator("a", "", "waktu", id=1), Indikator("b", "", "waktu", id=2)]
    new = [Indikator("c", "", "waktu", id=11), Indikator("b", "", "waktu", id=12)]
    assert pasangkan(old, new) == {2: 12, 1: 11}
    assert pasangkan(old, [Indikator("c", "", "waktu", id=11)]) == {}
    assert pasangkan([old[0], Indikator("a", "", "waktu", id=4)], [Indikator("a", "", "waktu", id=11)]) == {}


@pytest.mark.parametrize(
    ("one", "is_kosong"),
    [(Aksi(), True), (Aksi(" ", "\n", " "), True), (Aksi("Rapat"), False), (Aksi(indikator="Notulen"), False), (Aksi(target="1"), False)],
)  # fmt: skip
def test_a_line_of_rencana_aksi_in_which_nothing_is_written(one: Aksi, is_kosong: bool) -> None:
    assert one.is_kosong is is_kosong


def test_what_is_typed_is_kept_in_the_order_of_its_places_and_replaced_by_place() -> None:
    isi = IsiPelaksanaan().with_realisasi((2, 0), "b").with_realisasi((1, 5), "a").with_realisasi((2, 0), "c")
    isi = isi.with_lines(9, [Aksi("x")]).with_lines(3, [Aksi("y")]).with_lines(9, [Aksi("z")])
    assert isi == IsiPelaksanaan((((1, 5), "a"), ((2, 0), "c")), ((3, (Aksi("y"),)), (9, (Aksi("z"),))))
    assert (isi.of((2, 0)), isi.of((2, 1)), isi.lines(3), isi.lines(4)) == ("c", "", (Aksi("y"),), ())


def test_indicators_of_one_aspect_or_perspective_need_the_same_one() -> None:
    old = [Indikator("a", "", "waktu", id=1), Indikator("b", "", "", "anggaran", id=2)]
    assert pasangkan(
        old, [Indikator("A ", "", "waktu", id=11), Indikator("c", "", "", "anggaran", id=12)]
    ) == {1: 11, 2: 12}
    assert pasangkan(old[:1], [Indikator("a", "", "biaya", id=11)]) == {}
    assert pasangkan(old[1:], [Indikator("b", "", "", "proses_bisnis", id=12)]) == {}
    assert pasangkan([Indikator("a", "", "waktu")], [Indikator("a", "", "waktu", id=11)]) == {}, (
        "not stored yet"
    )
    assert pasangkan(old[:1], [Indikator("a", "", "waktu")]) == {}
