"""Lists that bend the usual layouts: facts over several columns, units in headings, people in several sheets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.domain.codes import JenisPegawai
from kinerja_desktop.workbooks.susunan import unit_of_title
from tests.mentah import Angka, Rows, Sel, csv_bytes, html_table, xls, xlsx
from tests.workbooks.korpus import ANDI, BUDI, DEWI, JOKO, RINA, SITI, Kasus, periksa

N = None
HEAD = ["NO", "NAMA", "NIP", "GOL", "JABATAN"]


def satu(rows: Rows, **options: object) -> bytes:
    return xlsx({"Sheet1": rows}, **options)  # type: ignore[arg-type]  # options of one builder, passed through


GOL_RUANG: list[Sequence[Sel]] = [
    ["NO", "NAMA", "NIP", "PANGKAT TERAKHIR", N, N, "JABATAN", N],
    [N, N, N, "GOL", "RUANG", "TMT", "NAMA", "TMT"],
    [1, 2, 3, 4, 5, 6, 7, 8],
    [1, "BUDI", BUDI, "III", "d", "01-04-2020", "Analis", "01-01-2021"],
    [2, "SITI", SITI, 4, "A", "01-04-2021", "Kabid", "01-02-2022"],
    [3, "RINA", RINA, "IX", "-", N, "Guru", N],
]
GOL_RUANG_ISI: dict[int, dict[str, object]] = {
    4: {"golongan": "III/d", "tmt_golongan": date(2020, 4, 1), "jabatan": "Analis", "tmt_jabatan": date(2021, 1, 1)},
    5: {"golongan": "IV/a", "tmt_golongan": date(2021, 4, 1)},
    6: {"golongan": "IX", "jenis_pegawai": JenisPegawai.PPPK},
}  # fmt: skip
EMPAT: list[Sequence[Sel]] = [
    ["NO", "NAMA", "NIP", N, N, N, "GOL", "JABATAN"],
    [1, "BUDI", "19800403", "200501", "1", "001", "III/c", "Analis"],
    [2, "SITI", 19850513, 201001, 2, Angka("2", "000"), "III/b", "Guru"],
    [3, "ANDI", "19900721", "201503", "1", N, "III/a", "Guru"],
    [4, "DEWI", "19751220 200012 2 004", N, N, N, "III/a", "Guru"],
]
BAGIAN: list[Sequence[Sel]] = [
    HEAD,
    ["DINAS PENDIDIKAN"],
    ["A", "SEKRETARIAT"],
    [1, "BUDI", BUDI, "III/c", "Sekretaris"],
    ["1. SUB BAGIAN UMUM"],
    [2, "SITI", SITI, "III/b", "Staf"],
    ["B", "BIDANG SD", 4],
    [3, "ANDI", ANDI, "III/a", "Staf"],
    ["Halaman 1 dari 2"],
    [4, "DEWI", DEWI, "III/a", "Staf"],
    [5, "SD NEGERI 1 CONTOH"],
    [1, "RINA", RINA, "IX", "Guru"],
    ["UNIT KERJA : SMP 2"],
    ["PPPK PARUH WAKTU"],
    [1, "JOKO", JOKO, N, "Operator"],
    ["Jumlah Pegawai : 6 orang"],
]

CASES = [
    Kasus("gol-ruang.xlsx", satu(GOL_RUANG, merges=["D1:F1", "G1:H1"]), 3, 3, judul=(1, 2), isi=GOL_RUANG_ISI),
    Kasus("gol-ruang.xls", xls({"S": GOL_RUANG}, merges=["D1:F1", "G1:H1"]), 3, 3, judul=(1, 2), isi=GOL_RUANG_ISI),
    Kasus("gol-ruang.htm.xls", html_table(GOL_RUANG, merges=["D1:F1", "G1:H1"]), 3, 3, judul=(1, 2), isi=GOL_RUANG_ISI),
    Kasus(
        "tmt-telanjang.csv",
        csv_bytes([["NO", "NAMA", "NIP", "PANGKAT", "GOL", "RUANG", "TMT", "JABATAN", "TMT", "UNIT KERJA", "TMT"], [1, "BUDI", BUDI, "Penata", "III", "c", "01-04-2020", "Analis", "01-01-2021", "Bidang A", "01-01-2000"]]),
        1, 1, isi={2: {"golongan": "III/c", "tmt_golongan": date(2020, 4, 1), "tmt_jabatan": date(2021, 1, 1)}},
    ),
    Kasus(
        "nip-empat-kolom.xlsx", satu(EMPAT, merges=["C1:F1"]), 4, 3, 1, temuan=("nip.panjang@C4",),
        isi={2: {"nip": BUDI, "golongan": "III/c"}, 3: {"nip": SITI, "jabatan": "Guru"}, 5: {"nip": DEWI}},
    ),
    Kasus(
        "nip-karpeg.xlsx",
        satu([["NO", "NAMA/TEMPAT TGL LAHIR", "NIP/KARPEG", "GOL"], [1, "BUDI, S.E.\nGarut, 3 April 1980", BUDI + "\nA 123456", "III/c"], [2, "SITI\nGarut, 13-05-1985", SITI + " / B.0987654", "III/b"]]),
        2, 2, isi={2: {"nip": BUDI, "nama": "BUDI", "tanggal_lahir": date(1980, 4, 3)}, 3: {"nip": SITI, "nama": "SITI"}},
    ),
    Kasus(
        "nama-tak-bernama.csv",
        csv_bytes([["EMPLOYEE ID", "PERSONNEL", "POSITION", "BIRTH DATE"], [BUDI, "BUDI SANTOSO", "Analis", "1980-04-03"], [SITI, "SITI AMINAH", "Guru", "1985-05-13"]]),
        2, 2, isi={2: {"nip": BUDI, "nama": "BUDI SANTOSO", "jabatan": "Analis", "tanggal_lahir": date(1980, 4, 3)}},
    ),
    Kasus(
        "bagian-bertingkat.xlsx", satu(BAGIAN), 15, 6, lewat=9, temuan=(*(f"baris.bagian@{row}" for row in (2, 3, 5, 7, 9, 11, 13, 14)), "baris.jumlah@16"),
        isi={
            4: {"unit_path": ("DINAS PENDIDIKAN", "SEKRETARIAT")}, 6: {"unit_path": ("DINAS PENDIDIKAN", "SEKRETARIAT", "SUB BAGIAN UMUM")},
            8: {"unit_path": ("DINAS PENDIDIKAN", "BIDANG SD")}, 10: {"unit_path": ("DINAS PENDIDIKAN", "BIDANG SD")},
            12: {"unit_path": ("DINAS PENDIDIKAN", "SD NEGERI 1 CONTOH"), "jenis_pegawai": JenisPegawai.PPPK},
            15: {"unit_path": ("DINAS PENDIDIKAN", "SMP 2"), "jenis_pegawai": JenisPegawai.PPPK_PARUH_WAKTU},
        },
    ),
    Kasus(
        "bagian-dinas-kolom-unit.xlsx",
        satu([[*HEAD, "UNIT KERJA"], ["DINAS A"], [1, "BUDI", BUDI, "III/c", "x", "Sekretariat"], ["DINAS B"], [2, "SITI", SITI, "III/c", "x", "Sekretariat"]]),
        4, 2, lewat=2, temuan=("baris.bagian@2", "baris.bagian@4"), isi={3: {"unit_path": ("DINAS A", "Sekretariat")}, 5: {"unit_path": ("DINAS B", "Sekretariat")}},
    ),
    Kasus(
        "bagian-kelompok.xlsx",
        satu([HEAD, ["DINAS A"], ["A. STRUKTURAL"], [1, "BUDI", BUDI, "III/c", "x"], ["B. GOLONGAN III"], [2, "SITI", SITI, "III/c", "x"], ["C. LAIN-LAIN"], [3, "ANDI", ANDI, "III/c", "x"]]),
        7, 3, lewat=4, temuan=tuple(f"baris.bagian@{row}" for row in (2, 3, 5, 7)), isi={4: {"unit_path": ("DINAS A",)}, 6: {"unit_path": ("DINAS A",)}, 8: {"unit_path": ()}},
    ),
    Kasus(
        "unit-di-judul.xlsx",
        satu([["DAFTAR PEGAWAI"], ["Unit Kerja", N, ": Dinas Contoh"], [], HEAD, [1, "BUDI", BUDI, "III/c", "x"], ["BIDANG A"], [2, "SITI", SITI, "III/c", "x"]]),
        3, 2, lewat=1, judul=(4,), temuan=("baris.bagian@6",), isi={5: {"unit_path": ("Dinas Contoh",)}, 7: {"unit_path": ("Dinas Contoh", "BIDANG A")}},
    ),
    Kasus(
        "dua-penandatangan.xlsx",
        satu([HEAD, [1, "BUDI", BUDI, "III/c", "x"], [N, "KEPALA SEKOLAH,", N, N, "Contoh, 2 Januari 2026"], [N, N, N, N, "Pembuat Daftar"], [], [N, "AHMAD CONTOH, M.Pd", N, N, "RINI CONTOH"], [N, "NIP. 197001011995031001", N, N, "NIP. 198001012005012001"]]),
        5, 1, lewat=4, temuan=tuple(f"baris.tanda-tangan@{row}" for row in (3, 4, 6, 7)), isi={2: {"nip": BUDI}},
    ),
    Kasus(
        "dua-tabel.xlsx",
        satu([["NO", "NAMA", "NIP", "GOL", N, "NO", "NAMA", "NIP", "GOL"], [1, "BUDI", BUDI, "III/c", N, 1, "RINA", RINA, "IX"], [2, "SITI", SITI, "III/b", N, 2, "JOKO", JOKO, "VII"]]),
        2, 2, temuan=("sheet.tabel-samping@G",), isi={2: {"nip": BUDI}, 3: {"nip": SITI}},
    ),
    Kasus(
        "gelar-rekat.csv",
        csv_bytes([["NIP", "NAMA", "TMT GOL"], [BUDI, "Ir.H.Budi Santoso S.Sos., M.AP", "TMT 01-04-2020"], [SITI, "drg.Siti *)", "Rabu, 1 April 2020"], [ANDI, "St. Andi", "2 April 2020 s/d 2021"]]),
        3, 3, temuan=("tanggal.tidak-terbaca@C4",),
        isi={
            2: {"nama": "Budi Santoso", "gelar_depan": "Ir. H.", "gelar_belakang": "S.Sos., M.AP", "tmt_golongan": date(2020, 4, 1)},
            3: {"nama": "Siti", "gelar_depan": "drg.", "tmt_golongan": date(2020, 4, 1)}, 4: {"nama": "St. Andi", "tmt_golongan": None},
        },
    ),
    Kasus(
        "bulan-dulu-semua.csv",
        csv_bytes([["NIP", "NAMA", "TGL LAHIR", "TMT GOL", "UNIT ORGANISASI", "UNIT ORGANISASI INDUK"], [BUDI, "BUDI", "04/03/1980", "04/01/2020", "SDN 1", "Dinas A"], [SITI, "SITI", "05/13/1985", "10/01/2019", N, N]]),
        2, 2, temuan=("kolom.bulan-dulu@C", "kolom.bulan-dulu@D"),
        isi={2: {"tanggal_lahir": date(1980, 4, 3), "tmt_golongan": date(2020, 4, 1), "unit_path": ("Dinas A", "SDN 1")}, 3: {"tmt_golongan": date(2019, 10, 1)}},
    ),
]  # fmt: skip


@pytest.mark.parametrize("kasus", CASES, ids=lambda kasus: kasus.nama)
def test_wild_file(kasus: Kasus, tmp_path: Path) -> None:
    periksa(kasus, tmp_path)


@pytest.mark.parametrize(
    ("judul", "sheet", "unit"),
    [
        ((), "SDN 1 CONTOH", "SDN 1 CONTOH"),
        ((), "Dinas Pendidikan 2026", "Dinas Pendidikan"),
        ((), "Unit", ""),
        ((), "Sheet1", ""),
        (("DAFTAR", "SKPD : DINAS X"), "Data", "DINAS X"),
        (("OPD", ":", "Bulan"), "Data", ""),
    ],
)
def test_unit_of_title_or_sheet(judul: tuple[str, ...], sheet: str, unit: str) -> None:
    assert unit_of_title(judul, sheet) == unit
