"""What people paste into a plan: blocks from Excel, lines from Word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.domain.skp import Indikator, Rhk
from kinerja_desktop.domain.tempel_skp import read

IKI = Indikator


def block(text: str) -> list[list[str]]:
    return [line.split("|") for line in text.strip("\n").splitlines()]


def test_the_form_itself_with_head_and_numbers() -> None:
    found = read(
        block("""
NO|RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI|RENCANA HASIL KERJA|ASPEK|INDIKATOR KINERJA INDIVIDU|TARGET
(1)|(2)|(3)|(4)|(5)|(6)
1|Layanan data andal|Tersusunnya laporan|Kuantitas|Jumlah laporan|12 dokumen
||| Kualitas |Laporan tanpa revisi|90 %
2||Terlaksananya rapat|Waktu|Rapat tepat waktu|31 Desember 2026
""")
    )
    assert found == (
        Rhk(
            "Tersusunnya laporan",
            indikator=(
                IKI("Jumlah laporan", "12 dokumen", "kuantitas"),
                IKI("Laporan tanpa revisi", "90 %", "kualitas"),
            ),
            pimpinan_teks="Layanan data andal",
        ),
        Rhk(
            "Terlaksananya rapat",
            indikator=(IKI("Rapat tepat waktu", "31 Desember 2026", "waktu"),),
            pimpinan_teks="Layanan data andal",
        ),
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Laporan|Jumlah laporan|12 dokumen", (Rhk("Laporan", indikator=(IKI("Jumlah laporan", "12 dokumen"),)),)),
        ("1|Laporan|Jumlah|12 dok\n2|Rapat|Jumlah|4 kali", (Rhk("Laporan", indikator=(IKI("Jumlah", "12 dok"),)), Rhk("Rapat", indikator=(IKI("Jumlah", "4 kali"),)))),
        ("Laporan|Jumlah laporan\n|Mutu laporan", (Rhk("Laporan", indikator=(IKI("Jumlah laporan"), IKI("Mutu laporan"))),)),
        ("Jumlah laporan|12 dokumen\nMutu|90 %", (Rhk("", indikator=(IKI("Jumlah laporan", "12 dokumen"), IKI("Mutu", "90 %"))),)),
        ("Pimpinan|Laporan|Kuantitas|Jumlah|12 dok", (Rhk("Laporan", indikator=(IKI("Jumlah", "12 dok", "kuantitas"),), pimpinan_teks="Pimpinan"),)),
        ("Laporan|Penerima Layanan|Jumlah|12 dok", (Rhk("Laporan", indikator=(IKI("Jumlah", "12 dok", "", "penerima_layanan"),)),)),
    ],
)  # fmt: skip
def test_blocks_without_head(text: str, wanted: tuple[Rhk, ...]) -> None:
    assert read(block(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "1. Laporan\n   a. Jumlah\n   b. Mutu\n2. Rapat\n   a. Kali",
        "1) Laporan\n- Jumlah\n- Mutu\n2) Rapat\n- Kali",
        "Laporan\n\tJumlah\n\tMutu\nRapat\n\tKali",
        "Laporan\n• Jumlah\n• Mutu\nRapat\n• Kali",
        "1. Laporan\n1.1 Jumlah\n1.2 Mutu\n2. Rapat\n2.1 Kali",
    ],
)
def test_lines_of_word(text: str) -> None:
    rows = [line.split("\t") for line in text.splitlines()]
    assert read(rows) == (
        Rhk("Laporan", indikator=(IKI("Jumlah"), IKI("Mutu"))),
        Rhk("Rapat", indikator=(IKI("Kali"),)),
    )


def test_plain_lines_are_results_of_their_own() -> None:
    assert [one.teks for one in read([["Satu"], ["Dua"], [""], ["Tiga"]])] == ["Satu", "Dua", "Tiga"]


def test_lines_within_one_cell() -> None:
    assert read([["1. Laporan\n- Jumlah\n2. Rapat"]]) == (
        Rhk("Laporan", indikator=(IKI("Jumlah"),)),
        Rhk("Rapat"),
    )


def test_nothing() -> None:
    assert read([]) == ()
    assert read([["", "  "], ["\t"]]) == ()


cells = st.text(st.characters(blacklist_categories=["Cs"]), max_size=20)


@given(st.lists(st.lists(cells, min_size=1, max_size=6), max_size=8))
def test_any_block_is_read(rows: list[list[str]]) -> None:
    for one in read(rows):
        assert not one.is_kosong or any(ind.aspek or ind.perspektif for ind in one.indikator)
