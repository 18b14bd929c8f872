from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.domain.pegawai import nama_cari, nama_tampil, nama_urut


@pytest.mark.parametrize(
    ("depan", "nama", "belakang", "shown"),
    [
        ("Dr.", "Siti Rahma", "S.Pd., M.Si.", "Dr. Siti Rahma, S.Pd., M.Si."),
        (None, "Siti Rahma", None, "Siti Rahma"),
        ("", " Siti  Rahma ", ", S.Pd,M.Si", "Siti Rahma, S.Pd, M.Si"),
        ("drg.", "Budi", "-", "drg. Budi"),
        ("Dr.", "Dr. Siti", "S.Pd.", "Dr. Siti, S.Pd."),
        (None, "Siti, S.Pd.", "S.Pd.", "Siti, S.Pd."),
    ],
)
def test_shown_names(depan: str | None, nama: str, belakang: str | None, shown: str) -> None:
    assert nama_tampil(depan, nama, belakang) == shown


@pytest.mark.parametrize(
    ("nama", "folded"),
    [
        ("MA'RUF", "maruf"),
        ("Ma’ruf Al-Amin", "maruf al amin"),
        ("José  Pérez", "jose perez"),
        ("A. Rahman", "a rahman"),
    ],
)
def test_folded_names(nama: str, folded: str) -> None:
    assert nama_cari(nama) == nama_urut(nama) == folded


@given(st.text(max_size=40))
def test_folding_is_stable_and_plain(nama: str) -> None:
    folded = nama_cari(nama)
    assert nama_cari(folded) == folded
    assert folded.isascii()
    assert folded == folded.strip()
