"""Targets as people type them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.domain.target import JenisTarget, Target, parse

A, R, T, K = JenisTarget.ANGKA, JenisTarget.RENTANG, JenisTarget.TANGGAL, JenisTarget.KATA


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("12 dokumen", Target(A, Decimal(12), satuan="dokumen")),
        ("1.250 orang", Target(A, Decimal(1250), satuan="orang")),
        ("98,5 %", Target(A, Decimal("98.5"), satuan="%")),
        ("3.75 skala", Target(A, Decimal("3.75"), satuan="skala")),
        ("Rp 1.250.000.000", Target(A, Decimal(1250000000), satuan="Rp")),
        ("Rp1.000,50", Target(A, Decimal("1000.50"), satuan="Rp")),
        ("100%", Target(A, Decimal(100), satuan="%")),
        ("minimal 85 persen", Target(A, Decimal(85), satuan="persen")),
        ("≥ 80 nilai", Target(A, Decimal(80), satuan="nilai")),
        ("4", Target(A, Decimal(4))),
        ("80-90 %", Target(R, Decimal(80), Decimal(90), "%")),
        ("80% - 90%", Target(R, Decimal(80), Decimal(90), "%")),
        ("10 s.d. 12 laporan", Target(R, Decimal(10), Decimal(12), "laporan")),
        ("12 sampai dengan 10 laporan", Target(R, Decimal(10), Decimal(12), "laporan")),
        ("31 Desember 2026", Target(T, tanggal=date(2026, 12, 31))),
        ("paling lambat 5 januari 2027", Target(T, tanggal=date(2027, 1, 5))),
        ("31/12/2026", Target(T, tanggal=date(2026, 12, 31))),
        ("31 Pebruari 2026", Target(A, Decimal(31), satuan="Pebruari 2026")),
        ("Tersedianya laporan", Target(K)),
        ("tanggal 5 setiap bulan", Target(K)),
        ("   ", Target(JenisTarget.KOSONG)),
        (
            "2 kali dalam setahun dengan hasil yang disepakati bersama seluruh bidang dan sekretariat dinas ini",
            Target(K),
        ),
    ],
)
def test_reads(text: str, wanted: Target) -> None:
    assert parse(text) == wanted


@given(st.text(max_size=120))
def test_any_text_is_something(text: str) -> None:
    found = parse(text)
    assert (found.jenis is JenisTarget.KOSONG) == (not text.split())
    if found.sampai is not None:
        assert found.dari is not None
        assert found.dari <= found.sampai


@given(st.integers(0, 10**12), st.sampled_from(["dokumen", "%", "orang hari"]))
def test_numbers_with_and_without_dots_mean_the_same(number: int, unit: str) -> None:
    dotted = f"{number:,}".replace(",", ".")
    assert parse(f"{dotted} {unit}") == parse(f"{number} {unit}") == Target(A, Decimal(number), satuan=unit)


LEADS = ["minimal", "Min.", "min", "paling sedikit", "sekurang-kurangnya", "maksimal", "maks.", "paling banyak", "≥", "≤", ">", "<", ">=", "<="]  # fmt: skip


@pytest.mark.parametrize("lead", LEADS)
def test_words_and_signs_before_a_number(lead: str) -> None:
    assert parse(f"{lead} 85 %") == Target(A, Decimal(85), satuan="%")


@pytest.mark.parametrize("between", ["-", "–", "—", "s.d.", "sd", "s/d", "sampai", "sampai dengan", "hingga"])
def test_words_and_signs_between_two_numbers(between: str) -> None:
    assert parse(f"80 {between} 90 orang") == Target(R, Decimal(80), Decimal(90), "orang")
    assert parse(f"Rp 80 {between} Rp 90") == Target(R, Decimal(80), Decimal(90), "Rp")
    assert parse(f"80 jam {between} 90") == Target(R, Decimal(80), Decimal(90), "jam")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("12 " + "x" * 77, Target(A, Decimal(12), satuan="x" * 77)),
        ("12 " + "x" * 78, Target(K)),
        ("12 dok.", Target(A, Decimal(12), satuan="dok")),
        ("12 dok ;", Target(A, Decimal(12), satuan="dok")),
        ("3.75", Target(A, Decimal("3.75"))),
        ("3.7", Target(A, Decimal("3.7"))),
        ("3.750", Target(A, Decimal(3750))),
        ("1.250,5", Target(A, Decimal("1250.5"))),
        ("1-2-2026", Target(T, tanggal=date(2026, 2, 1))),
        ("1.2.2026", Target(T, tanggal=date(2026, 2, 1))),
        ("x" * 39 + " 1 Mei 2026", Target(T, tanggal=date(2026, 5, 1))),
        ("x" * 41 + " 1 Mei 2026", Target(K)),
    ],
)
def test_at_the_edges(text: str, wanted: Target) -> None:
    assert parse(text) == wanted
