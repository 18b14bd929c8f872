"""Daily activities: times and volumes as people write them, what cannot be stored, what runs into each other."""

from __future__ import annotations

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
