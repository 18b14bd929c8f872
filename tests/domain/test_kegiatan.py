"""Daily activities: times and volumes as people write them, what cannot be stored, what runs into each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kinerja_desktop.domain import kegiatan
from kinerja_desktop.domain.kegiatan import IsiKegiatan

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "found"),
    [("7.30", 450), ("07:30", 450), ("0730", 450), ("7", 420), ("pukul 07.30 WIB", 450), ("24.00", 1440),
     ("07:30:00", 450), ("24.01", None), ("7.60", None), ("pagi", None), ("", None), ("730", 450)],
)  # fmt: skip
def test_times(text: str, found: int | None) -> None:
    assert kegiatan.parse_jam(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("2", "2"), ("2,5", "2.5"), ("1.200", "1200"), ("1.200,25", "1200.25"), ("2.5", "2.5"), ("-1", None),
     ("2,555", None), ("dua", None), ("NaN", None), ("9999999999", None)],
)  # fmt: skip
def test_volumes(text: str, found: str | None) -> None:
    assert kegiatan.parse_volume(text) == (None if found is None else Decimal(found))


def test_what_is_shown_is_what_is_read() -> None:
    assert kegiatan.jam(450) == "07.30"
    assert kegiatan.volume_teks(Decimal("2.50")) == "2,5"
    assert kegiatan.volume_teks(Decimal("1200.00")) == "1200"
    assert kegiatan.parse_volume(kegiatan.volume_teks(Decimal("1200.25"))) == Decimal("1200.25")


@pytest.mark.parametrize(
    ("isi", "code"),
    [(IsiKegiatan(date(2025, 12, 31), "a"), "kegiatan.luar-tahun"), (IsiKegiatan(DAY, " "), "kegiatan.tanpa-uraian"),
     (IsiKegiatan(DAY, "a", 480, 480), "kegiatan.jam-terbalik"), (IsiKegiatan(DAY, "a", menit=1441), "kegiatan.menit-salah"),
     (IsiKegiatan(DAY, "a", volume=Decimal("0.001")), "kegiatan.volume-salah"), (IsiKegiatan(DAY, "a", 420, 480, 60), "")],
)  # fmt: skip
def test_what_cannot_be_stored(isi: IsiKegiatan, code: str) -> None:
    assert kegiatan.wrong(isi, 2026) == code


def test_overlaps_name_each_later_row_once() -> None:
    rows = [
        IsiKegiatan(DAY, "rapat", 480, 600),
        IsiKegiatan(DAY, "surat", 540, 550),
        IsiKegiatan(DAY, "arsip", 590, 660),
        IsiKegiatan(DAY, "apel", 420, 480),
        IsiKegiatan(date(2026, 3, 3), "rapat", 480, 600),
        IsiKegiatan(DAY, "tanpa jam"),
    ]
    assert list(kegiatan.overlaps(rows)) == [(0, 1), (0, 2)]


@pytest.mark.parametrize(
    ("mulai", "selesai", "menit"),
    [(450, 480, 30), (450, 450, 0), (480, 450, 0), (None, 480, 0), (450, None, 0), (None, None, 0), (0, 1440, 1440), (0, 0, 0)],
)  # fmt: skip
def test_how_long_it_took(mulai: int | None, selesai: int | None, menit: int) -> None:
    assert kegiatan.minutes(mulai, selesai) == menit


@pytest.mark.parametrize(
    ("menit", "text"),
    [(None, ""), (0, "00.00"), (9, "00.09"), (60, "01.00"), (719, "11.59"), (1440, "24.00")],
)
def test_times_as_they_are_written(menit: int | None, text: str) -> None:
    assert kegiatan.jam(menit) == text


@pytest.mark.parametrize(
    ("volume", "text"),
    [
        (None, ""),
        ("0", "0"),
        ("10", "10"),
        ("100.00", "100"),
        ("2.05", "2,05"),
        ("0.50", "0,5"),
        ("1E+3", "1000"),
    ],
)
def test_volumes_as_they_are_written(volume: str | None, text: str) -> None:
    assert kegiatan.volume_teks(None if volume is None else Decimal(volume)) == text


@pytest.mark.parametrize(
    ("volume", "fits"),
    [
        ("0", True),
        ("-0.01", False),
        ("1000000000", True),
        ("1000000000.01", False),
        ("0.01", True),
        ("0.011", False),
    ],
)
def test_volumes_that_can_be_stored(volume: str, fits: bool) -> None:
    assert kegiatan.is_volume(Decimal(volume)) is fits


@pytest.mark.parametrize(
    ("isi", "code"),
    [
        (IsiKegiatan(date(2027, 1, 1), "a"), "kegiatan.luar-tahun"), (IsiKegiatan(date(2026, 1, 1), "a"), ""), (IsiKegiatan(DAY, ""), "kegiatan.tanpa-uraian"),
        (IsiKegiatan(DAY, "a", 480, 479), "kegiatan.jam-terbalik"), (IsiKegiatan(DAY, "a", 480, 481), ""), (IsiKegiatan(DAY, "a", 480, None), ""), (IsiKegiatan(DAY, "a", None, 480), ""),
        (IsiKegiatan(DAY, "a", menit=1440), ""), (IsiKegiatan(DAY, "a", menit=-1), "kegiatan.menit-salah"), (IsiKegiatan(DAY, "a", menit=0), ""),
        (IsiKegiatan(DAY, "a", volume=Decimal(-1)), "kegiatan.volume-salah"), (IsiKegiatan(DAY, "a", volume=Decimal("2.5")), ""),
    ],
)  # fmt: skip
def test_bounds_of_what_can_be_stored(isi: IsiKegiatan, code: str) -> None:
    assert kegiatan.wrong(isi, 2026) == code


@pytest.mark.parametrize(
    ("text", "found"),
    [("00.00", 0), ("7 . 30", 450), ("7.5", 425), ("7:30:59", 450), ("PUKUL 7.59wib", 479), ("2400", 1440), ("2401", None), ("25", None), ("7.30.5", None), ("12345", None)],
)  # fmt: skip
def test_more_times(text: str, found: int | None) -> None:
    assert kegiatan.parse_jam(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [(" 7 ", "7"), ("12.345.678", "12345678"), ("1.2000", "1.2"), ("1.200,5", "1200.5"), ("1,200", "1.2"), ("1.200.30", None), ("Infinity", None), ("1e3", "1000"),
     ("1000000000", "1000000000"), ("0", "0")],
)  # fmt: skip
def test_more_volumes(text: str, found: str | None) -> None:
    assert kegiatan.parse_volume(text) == (None if found is None else Decimal(found))


def test_rows_are_the_same_activity_by_day_times_and_words() -> None:
    one = IsiKegiatan(DAY, "Rapat  Staf", 480, 540, 60, "Aksi satu", None, Decimal(1), "kali", "map")
    assert kegiatan.same(one) == kegiatan.same(
        replace(
            one, uraian=" rapat staf", rencana="AKSI  SATU", volume=None, satuan="", bukti="", rhk_uid=b"x"
        )
    )
    for other in (
        replace(one, tanggal=date(2026, 3, 3)), replace(one, mulai=481), replace(one, selesai=541), replace(one, menit=61),
        replace(one, uraian="Rapat"), replace(one, rencana="Aksi dua"),
    ):  # fmt: skip
        assert kegiatan.same(one) != kegiatan.same(other)


def test_a_row_that_says_only_what_was_done() -> None:
    assert IsiKegiatan(DAY, "a") == IsiKegiatan(DAY, "a", None, None, 0, "", None, None, "", "")


@pytest.mark.parametrize(
    ("spans", "pairs"),
    [
        ([(480, 540), (540, 600)], []), ([(480, 540), (539, 600)], [(0, 1)]), ([(480, 600), (490, 500), (590, 610), (605, 620)], [(0, 1), (0, 2), (2, 3)]),
        ([(480, 540), (480, 540)], [(0, 1)]), ([(480, 600), (500, 600), (590, 610)], [(0, 1), (0, 2)]), ([(540, 600), (480, 541)], [(1, 0)]), ([(0, 1), (1, 2)], []), ([(480, None), (490, 500)], []), ([(500, 480), (470, 490)], []),
        ([(480, 480), (470, 490)], []),
    ],
)  # fmt: skip
def test_times_that_run_into_each_other(
    spans: list[tuple[int, int | None]], pairs: list[tuple[int, int]]
) -> None:
    assert list(kegiatan.overlaps([IsiKegiatan(DAY, "a", *span) for span in spans])) == pairs


def test_texts_are_compared_without_case_and_with_single_blanks() -> None:
    assert kegiatan.fold(" Rapat \n STAF  ß") == "rapat staf ss"
