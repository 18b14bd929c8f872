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
