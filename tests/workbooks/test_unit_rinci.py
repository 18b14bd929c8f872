"""Lists of units and of heads, whole records and whole findings compared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.domain.masukan import AtasanDraft, UnitDraft
from tests.mentah import Sel
from tests.workbooks.korpus import ANDI, BUDI, SITI
from tests.workbooks.test_unit_atasan import heads, units

INFO, WARN, BLOCK = Severity.INFO, Severity.WARN, Severity.BLOCK


def at(row: int, column: int | None = None, file: str = "unit.xlsx") -> Location:
    return Location(file, "Sheet1", row, column)


UNIT: Sequence[Sel] = [
    "UNOR ID",
    "NAMA UNOR",
    "ID ATASAN",
    "NAMA UNIT INDUK",
    "KODE UNIT",
    "NPSN",
    "PEMIMPIN PNS ID",
    "NIP KEPALA",
]


def test_every_column_of_a_unit_has_its_place(tmp_path: Path) -> None:
    rows: list[Sequence[Sel]] = [
        UNIT,
        ["U0", "DINAS X"],
        ["U1", "-- SDN 1", "U0", "DINAS X", "K1", 20200001, "P1", BUDI],
        ["U2", "SDN 2", "U0", None, None, None, None, BUDI[:-1]],
    ]
    found = units(tmp_path, rows)
    assert found.drafts[1:] == (
        UnitDraft(at(3), "SDN 1", "U1", "U0", "DINAS X", (), "K1", "20200001", "P1", BUDI), UnitDraft(at(4), "SDN 2", "U2", "U0"),
    )  # fmt: skip
    assert found.findings == ()


UNIT_FINDINGS: dict[str, tuple[list[Sequence[Sel]], list[Finding], int]] = {
    "no name": ([["U1", None, "U0"]], [Finding("unit.tanpa-nama", BLOCK, at(3, 2), {"baris": 3, "sel": "B3", "isi": ""})], 1),
    "total": ([[None, None, "Jumlah", 2]], [Finding("baris.jumlah", INFO, at(3), {"baris": 3, "sel": "3", "isi": ""})], 1),
    "below itself": ([["U1", "A", "U1"]], [Finding("unit.induk-sendiri", WARN, at(3, 3), {"baris": 3, "sel": "C3", "isi": "U1", "nama": "A"})], 2),
    "the same twice": ([["U0", "DINAS X"]], [Finding("unit.kembar", INFO, at(3), {"baris": 3, "lain": 2, "nama": "DINAS X", "kunci": "U0"})], 1),
    "one id, two names": (
        [["U0", "DINAS Y"], ["U0", "DINAS Z"]],
        [
            Finding("unit.ganda", BLOCK, at(2), {"baris": 3, "lain": 3, "nama": "DINAS Y", "kunci": "U0"}),
            Finding("unit.ganda", BLOCK, at(3), {"baris": 3, "lain": 2, "nama": "DINAS Y", "kunci": "U0"}),
            Finding("unit.ganda", BLOCK, at(4), {"baris": 4, "lain": 2, "nama": "DINAS Z", "kunci": "U0"}),
        ],
        0,
    ),
    "one parent outside": ([["U1", "A", "KAB"], ["U2", "B", "KAB"]], [], 3),
    "two parents outside": (
        [["U1", "A", "KAB"], ["U2", "B", None, "Tiada"]],
        [
            Finding("unit.induk-tidak-ada", WARN, at(3), {"nama": "A", "induk": "KAB"}),
            Finding("unit.induk-tidak-ada", WARN, at(4), {"nama": "B", "induk": "Tiada"}),
        ],
        3,
    ),
    "parent by a name in other letters": ([["U1", "A", None, "Dinas x"], ["U2", "B", "KAB"]], [], 3),
    "parent's name twice": (
        [["U1", "A", "U0"], ["U2", "A", "U0"], ["U3", "B", None, "a"]],
        [Finding("unit.induk-ganda", WARN, at(5), {"nama": "B", "induk": "a"})],
        4,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", UNIT_FINDINGS)
def test_what_is_said_of_units(tmp_path: Path, case: str) -> None:
    rows, findings, kept = UNIT_FINDINGS[case]
    found = units(tmp_path, [UNIT, ["U0", "DINAS X"], *rows])
    assert (list(found.findings), len(found.drafts)) == (findings, kept)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (["U1", "A", None, None, "K1", "N1"], ["U1", "A", None, None, "K1", "N1"], True), ([None, "A", None, None, "K1", "N1"], [None, "A", None, None, "K2", "N1"], True),
        ([None, "A", None, None, "K1"], [None, "B", None, None, "K1"], True), ([None, "A", None, "X"], [None, "a", None, "X"], True), ([None, "A", None, "X"], [None, "A", None, "Y"], False),
        (["U1", "A", None, None, "K1"], ["U2", "A", None, None, "K1"], False),
    ],
)  # fmt: skip
def test_by_what_two_rows_are_one_unit(
    tmp_path: Path, one: list[Sel], other: list[Sel], is_one: bool
) -> None:
    found = units(tmp_path, [UNIT, one, other, ["U9", "Z", "U9"]])
    assert any(finding.code in {"unit.kembar", "unit.ganda"} for finding in found.findings) is is_one


HEAD: Sequence[Sel] = [
    "NAMA UNIT",
    "UNOR ID",
    "NPSN",
    "NIP KEPALA",
    "NAMA KEPALA",
    "JABATAN KEPALA",
    "STATUS",
    "NO SK",
    "TANGGAL SK",
    "TMT",
]


def test_every_column_of_a_head_has_its_place(tmp_path: Path) -> None:
    rows: list[Sequence[Sel]] = [
        HEAD, ["-- Bidang A", "U1", 20200001, BUDI, "Budi", "Kepala Bidang", "Plh", "800/1", "02-01-2026", "05-01-2026"], ["Bidang B", None, None, SITI, None, None, None, None, "besok", "besok"],
    ]  # fmt: skip
    place = [at(row, 4, "atasan.xlsx") for row in (2, 3)]
    assert heads(tmp_path, rows).drafts == (
        AtasanDraft(place[0], BUDI, None, "Budi", "Kepala Bidang", "Bidang A", "U1", "20200001", None, None, JenisPenugasan.PLH, "800/1", date(2026, 1, 2), date(2026, 1, 5)),
        AtasanDraft(place[1], SITI, unit="Bidang B"),
    )  # fmt: skip


def test_every_column_of_an_exception_has_its_place(tmp_path: Path) -> None:
    rows: list[Sequence[Sel]] = [
        ["NIP PEGAWAI", "NAMA PEGAWAI", "UNIT KERJA", "NIP PENILAI", "NAMA PENILAI", "NPSN"],
        [BUDI, "Budi", "Bidang A", SITI, "Siti", "1"],
        [ANDI, "Andi", None, None, "Bupati", None],
    ]
    assert heads(tmp_path, rows).drafts == (
        AtasanDraft(at(2, 4, "atasan.xlsx"), SITI, nama_atasan="Siti", nip_pegawai=BUDI, nama_pegawai="Budi"),
        AtasanDraft(at(3, 4, "atasan.xlsx"), "", nama_atasan="Bupati", nip_pegawai=ANDI, nama_pegawai="Andi"),
    )  # fmt: skip


KINDS = {
    "Plt. Kepala": JenisPenugasan.PLT, "Pelaksana Tugas": JenisPenugasan.PLT, "plh": JenisPenugasan.PLH, "Pelaksana Harian": JenisPenugasan.PLH, "Pj. Kepala": JenisPenugasan.PJ, "Penjabat": JenisPenugasan.PJ,
    "Guru dengan tugas tambahan": JenisPenugasan.TUGAS_TAMBAHAN, "Delegasi": JenisPenugasan.DELEGASI, "pendelegasian wewenang": JenisPenugasan.DELEGASI, "DEFINITIF": JenisPenugasan.DEFINITIF, "Kepala": None,
    "Pejabat": None,
}  # fmt: skip


@pytest.mark.parametrize("column", [5, 6])
@pytest.mark.parametrize(("words", "kind"), KINDS.items())
def test_how_somebody_heads_a_unit(
    tmp_path: Path, column: int, words: str, kind: JenisPenugasan | None
) -> None:
    row: list[Sel] = ["Bidang A", None, None, BUDI, None, None, None]
    row[column] = words
    assert heads(tmp_path, [HEAD, row]).drafts[0].jenis is kind


ATASAN_FINDINGS: dict[str, tuple[Sequence[Sel], Finding]] = {
    "no unit": ([None, None, None, BUDI, "Budi", "Analis"], Finding("atasan.tanpa-unit", BLOCK, at(3, 1, "atasan.xlsx"), {"baris": 3, "sel": "A3", "isi": ""})),
    "words alone": (["Jumlah"], Finding("atasan.kosong", INFO, at(3, 4, "atasan.xlsx"), {"baris": 3, "sel": "D3", "isi": "", "unit": "Jumlah"})),
    "nobody": (["Bidang B"], Finding("atasan.kosong", INFO, at(3, 4, "atasan.xlsx"), {"baris": 3, "sel": "D3", "isi": "", "unit": "Bidang B"})),
    "nobody of a school": ([None, None, 123], Finding("atasan.kosong", INFO, at(3, 4, "atasan.xlsx"), {"baris": 3, "sel": "D3", "isi": "", "unit": "123"})),
    "nobody of an id": ([None, "U7"], Finding("atasan.kosong", INFO, at(3, 4, "atasan.xlsx"), {"baris": 3, "sel": "D3", "isi": "", "unit": "U7"})),
    "short number": (["Bidang B", None, None, BUDI[:-1]], Finding("nip.panjang", BLOCK, at(3, 4, "atasan.xlsx"), {"baris": 3, "sel": "D3", "isi": BUDI[:-1], "nip": BUDI[:-1], "panjang": 17})),
}  # fmt: skip


@pytest.mark.parametrize("case", ATASAN_FINDINGS)
def test_rows_of_heads_that_do_not_go_in(tmp_path: Path, case: str) -> None:
    row, finding = ATASAN_FINDINGS[case]
    found = heads(tmp_path, [HEAD, ["Bidang A", "U1", 20200001, SITI, "Siti", "Kepala", "Plt"], row])
    assert (found.findings, [one.nip_atasan for one in found.drafts]) == ((finding,), [SITI])


def test_nobody_rates_himself(tmp_path: Path) -> None:
    rows: list[Sequence[Sel]] = [["NIP PEGAWAI", "NIP PENILAI"], [BUDI, BUDI], [SITI, BUDI], [ANDI, None]]
    found = heads(tmp_path, rows)
    assert found.findings == (
        Finding("atasan.diri-sendiri", BLOCK, at(2, 2, "atasan.xlsx"), {"baris": 2, "sel": "B2", "isi": BUDI, "nip": "19800403 200501 1 001"}),
        Finding("atasan.kosong", INFO, at(4, 2, "atasan.xlsx"), {"baris": 4, "sel": "B4", "isi": "", "unit": "19900721 201503 1 003"}),
    )  # fmt: skip
    assert [one.nip_pegawai for one in found.drafts] == [SITI]


def test_dashes_go_on_below_a_whole_way_of_names(tmp_path: Path) -> None:
    rows: list[Sequence[Sel]] = [
        ["NAMA UNIT"],
        ["DINAS X - CABANG Y"],
        ["-- Seksi A"],
        ["---- Regu B"],
        ["-- Seksi C"],
    ]
    assert [one.path for one in units(tmp_path, rows).drafts] == [
        ("DINAS X", "CABANG Y"), ("DINAS X", "Seksi A"), ("DINAS X", "Seksi A", "Regu B"), ("DINAS X", "Seksi C"),
    ]  # fmt: skip
