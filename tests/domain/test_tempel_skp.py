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


HEADS = {
    "rhk": ["Rencana Hasil Kerja", "RENCANA KINERJA", "RHK", "Hasil  Kerja", "Kegiatan Tugas Jabatan"],
    "pimpinan": [
        "Rencana Hasil Kerja Pimpinan",
        "Rencana hasil kerja atasan",
        "RHK atasan yang diintervensi",
    ],
    "indikator": ["Indikator Kinerja", "Ukuran Keberhasilan", "IKI"],
    "target": ["Target", "TARGET tahunan"],
}
OTHER = {"rhk": "indikator", "pimpinan": "rhk", "indikator": "rhk", "target": "indikator"}


@pytest.mark.parametrize(("role", "head"), [(role, head) for role, heads in HEADS.items() for head in heads])
def test_every_word_of_a_head(role: str, head: str) -> None:
    beside = OTHER[role]
    [found] = read([[HEADS[beside][0], head], ["sini", "situ"]])
    cells = {
        "rhk": found.teks,
        "pimpinan": found.pimpinan_teks,
        "indikator": found.indikator[0].teks if found.indikator else "",
        "target": found.indikator[0].target if found.indikator else "",
    }
    assert {name: cell for name, cell in cells.items() if cell} == {beside: "sini", role: "situ"}


@pytest.mark.parametrize(
    ("head", "cell", "wanted"),
    [
        ("Aspek", "Kuantitas", IKI("Jumlah", "1 dok", "kuantitas")),
        ("Aspek", "kuantitas/output", IKI("Jumlah", "1 dok", "kuantitas")),
        ("Aspek", "Kualitas", IKI("Jumlah", "1 dok", "kualitas")),
        ("Aspek", "Waktu", IKI("Jumlah", "1 dok", "waktu")),
        ("Aspek", "Biaya", IKI("Jumlah", "1 dok", "biaya")),
        ("Aspek", "entah", IKI("Jumlah", "1 dok")),
        ("Perspektif", "Penerima Layanan", IKI("Jumlah", "1 dok", "", "penerima_layanan")),
        ("Perspektif", "Proses Bisnis", IKI("Jumlah", "1 dok", "", "proses_bisnis")),
        ("Perspektif", "Penguatan Internal", IKI("Jumlah", "1 dok", "", "penguatan_internal")),
        ("Perspektif", "Anggaran", IKI("Jumlah", "1 dok", "", "anggaran")),
    ],
)
def test_aspects_and_perspectives_with_and_without_a_head(head: str, cell: str, wanted: Indikator) -> None:
    row = ["1", "Laporan", cell, "Jumlah", "1 dok"]
    made = (Rhk("Laporan", indikator=(wanted,)),)
    assert read([["No", "RHK", head, "Indikator", "Target"], row]) == made
    if cell != "entah":
        assert read([row]) == made


@pytest.mark.parametrize("mark", ["1. ", "12) ", "IV. ", "X) ", "A. ", "B) "])
def test_marks_of_results(mark: str) -> None:
    assert read([[f"{mark}Laporan\n- Jumlah"]]) == (Rhk("Laporan", indikator=(IKI("Jumlah"),)),)


@pytest.mark.parametrize(
    "mark",
    ["a. ", "ab) ", "1a. ", "(1) ", "(iv) ", "1.2 ", "1.2.3. ", *(f"{sign} " for sign in "-–—•▪·*o➢✓")],
)
def test_marks_of_indicators(mark: str) -> None:
    assert read([[f"1. Laporan\n{mark}Jumlah"]]) == (Rhk("Laporan", indikator=(IKI("Jumlah"),)),)


def test_columns_without_a_head_by_their_number() -> None:
    assert read(block("Pimpinan|Laporan|Jumlah")) == (
        Rhk("Laporan", indikator=(IKI("Jumlah"),), pimpinan_teks="Pimpinan"),
    )
    five = read(block("Pimpinan|Laporan|Jumlah|1 dok|lain"))
    assert five == (Rhk("Laporan", indikator=(IKI("Jumlah", "1 dok"),), pimpinan_teks="Pimpinan"),)
    half = read(block("Laporan|1 dok\nRapat|ramai"))
    assert half == (Rhk("Laporan", indikator=(IKI("1 dok"),)), Rhk("Rapat", indikator=(IKI("ramai"),)))
    doubled = read([["RHK", "RHK", "Target"], ["Laporan", "bulanan", "1 dok"]])
    assert doubled == (Rhk("Laporan bulanan", indikator=(IKI("", "1 dok"),)),)


def test_a_row_of_numbers_below_a_head_is_none_of_the_plan() -> None:
    head = ["RHK", "Indikator", "Target"]
    assert [one.teks for one in read([head, ["1", "2", "Laporan"], ["Rapat", "Jumlah", "1"]])] == ["Rapat"]
    assert [one.teks for one in read([head, ["1", "Jumlah", "Laporan"], ["Rapat", "Jumlah", "1"]])] == [
        "1",
        "Rapat",
    ]


def test_lines_set_in_by_blanks_or_cells_belong_to_the_line_above() -> None:
    wanted = (Rhk("Laporan", indikator=(IKI("Jumlah"),)), Rhk("Rapat"))
    assert read([["  Laporan\n    Jumlah\n  Rapat"]]) == wanted
    assert read([["Laporan", ""], ["", "Jumlah"], ["Rapat", ""]]) == wanted
    assert read([["\u00a0Laporan"], ["\u00a0\u00a0Jumlah"], ["\u00a0Rapat"]]) == wanted


def test_texts_that_do_not_begin_in_the_first_column_are_a_table() -> None:
    assert read([["", "Laporan"], ["Kas", ""]]) == (
        Rhk("", indikator=(IKI("Laporan"),)), Rhk("Kas"),
    )  # fmt: skip


def test_a_mark_that_could_be_of_either_level_is_of_the_lower() -> None:
    assert read([["1. Laporan"], ["1.1. Jumlah"], ["2. Rapat"]]) == (
        Rhk("Laporan", indikator=(IKI("Jumlah"),)),
        Rhk("Rapat"),
    )
    assert [one.teks for one in read([["- Laporan"], ["2. Rapat"]])] == ["Laporan", "Rapat"]


@pytest.mark.parametrize("number", ["No", "NO.", "no"])
def test_a_column_of_numbers_beside_one_other_head_makes_a_head(number: str) -> None:
    assert read([[number, "RHK"], ["1", "Laporan"]]) == (Rhk("Laporan"),)
    assert [one.teks for one in read([["Nomor surat", "RHK"], ["1", "Laporan"]])] == ["Nomor surat", "1"]


def test_a_mark_without_words_is_no_result() -> None:
    assert read([["1. Laporan"], ["2. "], ["3. Rapat"]]) == (Rhk("Laporan"), Rhk("Rapat"))
    assert read([["1. Laporan\n- \n- Jumlah"]]) == (Rhk("Laporan", indikator=(IKI("Jumlah"),)),)
