"""Rosters that name somebody else beside each person, heads whose last half speaks of nothing, text programs' marks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.mentah import Sel, csv_bytes, xlsx
from tests.workbooks.korpus import ANDI, BUDI, DEWI, SITI, Kasus, periksa

N = None
PENILAI: list[Sequence[Sel]] = [
    ["NO", "PEJABAT PENILAI", N, N, "PNS YANG DINILAI", N, N, N],
    [N, "NAMA", "NIP", "JABATAN", "NAMA", "NIP", "GOL", "JABATAN"],
    [1, "DEWI LESTARI", DEWI, "Kepala Sekolah", "BUDI SANTOSO", BUDI, "III/c", "Guru Ahli Muda"],
    [2, "DEWI LESTARI", DEWI, "Kepala Sekolah", "SITI AMINAH", SITI, "III/a", "Guru Ahli Pertama"],
]
DINILAI: list[Sequence[Sel]] = [
    [row[0], *row[4:], *row[1:4]] for row in PENILAI
]  # the same list with the penilai to the right
TIGA: list[Sequence[Sel]] = [
    ["DAFTAR PEGAWAI"],
    ["NO", "NAMA", "NIP", "PANGKAT", N, "MASA KERJA", N, N, N],
    [N, N, N, "GOL", "TMT", "GOLONGAN", N, "SELURUH", N],
    [N, N, N, N, N, "TH", "BL", "TH", "BL"],
    [f"({n})" for n in range(1, 10)],
    [1, "BUDI SANTOSO", BUDI, "III/c", "01-04-2020", 5, 2, 9, 11],
    [2, "SITI AMINAH", SITI, "III/a", "01-10-2018", 4, 0, 8, 1],
]
KASUS = [
    Kasus("penilai-dulu.xlsx", xlsx({"S": PENILAI}, merges=["A1:A2", "B1:D1", "E1:H1"]), 2, 2, judul=(1, 2),
          isi={3: {"nip": BUDI, "nama": "BUDI SANTOSO", "golongan": "III/c", "jabatan": "Guru Ahli Muda"}, 4: {"nip": SITI}}),
    Kasus("penilai-kanan.xlsx", xlsx({"S": DINILAI}, merges=["A1:A2", "B1:E1", "F1:H1"]), 2, 2, judul=(1, 2),
          isi={3: {"nip": BUDI, "jabatan": "Guru Ahli Muda"}, 4: {"nip": SITI, "nama": "SITI AMINAH"}}),
    Kasus("golongan-atasan.csv", csv_bytes([
        ["NIP ATASAN LANGSUNG", "GOLONGAN ATASAN", "UNIT KERJA ATASAN", "NIP", "NAMA"],
        [DEWI, "IV/b", "Dinas Lain", BUDI, "BUDI SANTOSO"], [DEWI, "IV/b", "Dinas Lain", ANDI, "ANDI WIJAYA"]]),
        2, 2, isi={2: {"nip": BUDI, "golongan": None, "unit_path": ()}, 3: {"nip": ANDI}}),
    Kasus("kepala-tiga-baris.xlsx", xlsx({"S": TIGA}), 2, 2, judul=(2, 3),
          isi={6: {"nip": BUDI, "golongan": "III/c", "tmt_golongan": date(2020, 4, 1)}, 7: {"tmt_golongan": date(2018, 10, 1)}}),
    Kasus("tanda-ketik.csv", csv_bytes([
        ["NIP", "NAMA", "TGL LAHIR", "TMT GOL", "GOL"],
        [f"{BUDI}.", "BUDI SANTOSO", "Apr 03, 1980", "01\u201304\u20132020", "III/c"],
        [f"{SITI},", "SITI AMINAH", "Mei 13, 1985", "1 \u2013 10 \u2013 2018", "III/a"]]),
        2, 2, isi={2: {"nip": BUDI, "tanggal_lahir": date(1980, 4, 3), "tmt_golongan": date(2020, 4, 1)},
                   3: {"nip": SITI, "tanggal_lahir": date(1985, 5, 13), "tmt_golongan": date(2018, 10, 1)}}),
    Kasus("simpeg-tmt.csv", csv_bytes([
        ["pns_pnsnip", "pns_pnsnam", "pns_golru", "pns_namjab", "pns_tmtstr", "pns_tmtfun"],
        [BUDI, "BUDI SANTOSO", "33", "Guru", "", "2016-05-01"], [SITI, "SITI AMINAH", "31", "Guru", "", "2017-05-01"]]),
        2, 2, isi={2: {"tmt_jabatan": date(2016, 5, 1), "golongan": "III/c"}}),
]  # fmt: skip


@pytest.mark.parametrize("kasus", KASUS, ids=lambda one: one.nama)
def test_is_read_as_a_careful_person_would(tmp_path: Path, kasus: Kasus) -> None:
    periksa(kasus, tmp_path)
