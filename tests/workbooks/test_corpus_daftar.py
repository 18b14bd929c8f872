"""DUK, nominatif and other lists as offices keep them: heads of several rows, sections, totals, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.domain.codes import JenisJabatan, JenisPegawai, Jenjang, Kedudukan
from kinerja_desktop.workbooks.layout import Pilihan
from tests.mentah import (
    Angka,
    Galat,
    Gaya,
    Rows,
    Rumus,
    Sel,
    Tanggal,
    csv_bytes,
    encrypt,
    html_table,
    ods,
    xls,
    xlsx,
)
from tests.workbooks.korpus import ANDI, BUDI, DEWI, JOKO, RINA, SITI, Kasus, periksa

N = None
DUK_HEAD: list[Sequence[Sel]] = [
    ["DAFTAR URUT KEPANGKATAN PEGAWAI NEGERI SIPIL"],
    ["DINAS PERHUBUNGAN KABUPATEN CONTOH TAHUN 2025"],
    [],
    ["NO", "NAMA", "NIP", "PKT TERAKHIR", N, "JABATAN", N, "ESL", "MK GOL", N, "LATIHAN JABATAN", N, N, "PEND AKHIR", N, N, "KET"],
    [N, "TTL", N, "GOL/RUANG", "TMT", "NAMA", "TMT", N, "THN", "BLN", "NAMA", "THN", "JML JAM", "ASAL", "T.LLS", "TK.IJAZAH", N],
    list(range(1, 18)),
]  # fmt: skip
DUK_MERGES = [
    "A1:Q1",
    "A2:Q2",
    "A4:A5",
    "C4:C5",
    "D4:E4",
    "F4:G4",
    "H4:H5",
    "I4:J4",
    "K4:M4",
    "N4:P4",
    "Q4:Q5",
]
DUK_DATA: list[Sequence[Sel]] = [
    [1, "BUDI SANTOSO, S.E., M.M.\nGarut, 03-04-1980", "19800403 200501 1 001", "Penata\nIII/c", "01-04-2020", "Kepala Bidang Lalu Lintas", "01-02-2021", "III.b", 15, 2, "PIM III", 2020, 200, "UI", 2002, "S2", N],
    [2, "SITI AMINAH\nBandung, 13-05-1985", "'19850513 201001 2 002", "Penata Muda Tk. I\nIII/b", "13/05/2020", "Analis Kebijakan Ahli Pertama", N, "-", 5, 1, N, N, N, N, N, N, N],
]  # fmt: skip
SIGN: list[Sequence[Sel]] = [
    [],
    [N, N, N, N, N, N, N, N, N, N, N, "Garut, 2 Januari 2025"],
    [N, N, N, N, N, N, N, N, N, N, N, "KEPALA DINAS"],
    [],
    [N, N, N, N, N, N, N, N, N, N, N, "Drs. H. AHMAD CONTOH"],
    [N, N, N, N, N, N, N, N, N, N, N, "Pembina Utama Muda"],
    [N, N, N, N, N, N, N, N, N, N, N, "NIP. 19700101 199503 1 001"],
]
DUK_ISI = {
    7: {
        "nip": BUDI, "nama": "BUDI SANTOSO", "gelar_belakang": "S.E., M.M.", "tanggal_lahir": date(1980, 4, 3), "golongan": "III/c",
        "tmt_golongan": date(2020, 4, 1), "jabatan": "Kepala Bidang Lalu Lintas", "tmt_jabatan": date(2021, 2, 1), "eselon": "III.b",
        "jenjang": Jenjang.ADMINISTRATOR, "jenis_jabatan": JenisJabatan.STRUKTURAL, "jenis_pegawai": JenisPegawai.PNS,
    },
    8: {
        "nip": SITI, "golongan": "III/b", "tmt_golongan": date(2020, 5, 13), "eselon": None, "jenjang": Jenjang.AHLI_PERTAMA,
        "jenis_jabatan": JenisJabatan.FUNGSIONAL, "tmt_jabatan": None,
    },
}  # fmt: skip
SIGN_TEMUAN = tuple(f"baris.tanda-tangan@{row}" for row in (10, 11, 13, 14, 15))
HEAD = ["NO", "NAMA", "NIP", "PANGKAT/GOL. RUANG", "JABATAN", "UNIT KERJA"]


def lima(*rows: Sequence[Sel]) -> list[Sequence[Sel]]:
    return [list(HEAD), *rows]


def satu(no: Sel, nama: Sel, nip: Sel, gol: Sel = "III/c", jabatan: Sel = "Analis", unit: Sel = "Bidang A") -> Sequence[Sel]:  # fmt: skip
    return [no, nama, nip, gol, jabatan, unit]


def xlsx_of(rows: Rows, **options: object) -> bytes:
    return xlsx({"Sheet1": rows}, **options)  # type: ignore[arg-type]  # options of one builder, passed through


LAYOUTS = [
    Kasus("duk.xlsx", xlsx_of(DUK_HEAD + DUK_DATA + SIGN, merges=DUK_MERGES), 7, 2, lewat=5, judul=(4, 5), temuan=SIGN_TEMUAN, isi=DUK_ISI),
    Kasus("duk.xls", xls({"DUK": DUK_HEAD + DUK_DATA + SIGN}, merges=DUK_MERGES), 7, 2, lewat=5, judul=(4, 5), temuan=SIGN_TEMUAN, isi=DUK_ISI),
    Kasus("duk.ods", ods({"DUK": DUK_HEAD + DUK_DATA + SIGN}, merges=DUK_MERGES), 7, 2, lewat=5, judul=(4, 5), temuan=SIGN_TEMUAN, isi=DUK_ISI),
    Kasus("duk-tanpa-gabungan.xlsx", xlsx_of(DUK_HEAD + DUK_DATA), 2, 2, judul=(4, 5), isi=DUK_ISI),
    Kasus("duk.htm.xls", html_table(DUK_HEAD + DUK_DATA, merges=DUK_MERGES), 2, 2, judul=(4, 5), isi=DUK_ISI),
    Kasus(
        "tiga-baris-judul.xlsx",
        xlsx_of(
            [
                ["DAFTAR NOMINATIF PEGAWAI"], [],
                ["NO", "DATA PEGAWAI", N, N, "KEPANGKATAN", N, "UNIT KERJA"],
                [N, "IDENTITAS", N, "LAHIR", "GOL", "TMT", N],
                [N, "NAMA", "NIP", "TANGGAL", N, N, N],
                ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
                [1, "BUDI", BUDI, "03-04-1980", "III/c", "01-04-2020", "Bidang A"],
            ],
            merges=["A3:A5", "B3:D3", "B4:C4", "E3:F3", "E4:E5", "F4:F5", "G3:G5"],
        ), 1, 1, judul=(3, 4, 5),
        isi={7: {"nip": BUDI, "nama": "BUDI", "tanggal_lahir": date(1980, 4, 3), "golongan": "III/c", "tmt_golongan": date(2020, 4, 1), "unit_path": ("Bidang A",)}},
    ),
    Kasus(
        "judul-bertanggal.xlsx",
        xlsx_of([["DAFTAR PEGAWAI DINAS CONTOH"], ["Keadaan 15 Januari 2024"], [N, N, "DATE OF UP DATED", Tanggal(date(2024, 1, 15))], [], *lima(satu(1, "BUDI", BUDI))], merges=["A1:F1"]),
        1, 1, judul=(5,), isi={6: {"nip": BUDI, "golongan": "III/c", "jabatan": "Analis"}},
    ),
    Kasus(
        "nama-nip-satu-sel.xlsx",
        xlsx_of([["NO", "NAMA / NIP", "PANGKAT/GOL", "UNIT KERJA"], [33, "BUDI SANTOSO, S.Pd.\n19800403 200501 1 001", "Penata, III/c", "DINAS X - CABANG Y - UPT Z"], [34, "SITI AMINAH / " + SITI, "Penata Muda Tk.I (III/b)", N], [35, "ANDI", "III/a", N]], merges=["D2:D3"]),
        3, 2, 1, temuan=("nip.kosong@B4",),
        isi={2: {"nip": BUDI, "nama": "BUDI SANTOSO", "gelar_belakang": "S.Pd.", "golongan": "III/c", "unit_path": ("DINAS X", "CABANG Y", "UPT Z")}, 3: {"nip": SITI, "nama": "SITI AMINAH", "golongan": "III/b", "unit_path": ("DINAS X", "CABANG Y", "UPT Z")}},
    ),
    Kasus(
        "bagian.xlsx",
        xlsx_of([["NO", "NAMA", "NIP", "GOL"], ["I. DAFTAR URUT KEPANGKATAN DOSEN (2 ORANG)"], [1, "BUDI", BUDI + " (NIDN: 0003048001)", "III/d"], [2, "SITI", SITI, "III c"], [], ["II. BIDANG UMUM"], [1, "ANDI", ANDI, "IIId"], ["JUMLAH", N, 3], ["REKAPITULASI"], ["Golongan III", 3], ["TOTAL", 3]]),
        9, 3, lewat=6, temuan=("baris.bagian@2", "baris.bagian@6", *(f"baris.jumlah@{row}" for row in (8, 9, 10, 11))),
        isi={3: {"nip": BUDI, "golongan": "III/d", "unit_path": ()}, 4: {"golongan": "III/c"}, 7: {"golongan": "III/d", "unit_path": ("BIDANG UMUM",)}},
    ),
    Kasus("tanpa-judul.csv", csv_bytes([[1, BUDI, "BUDI SANTOSO", "III/c", "L", "1980-04-03"], [2, SITI, "SITI AMINAH", "III/b", "P", "1985-05-13"]]), 2, 2, judul=(), isi={1: {"nip": BUDI, "nama": "BUDI SANTOSO", "golongan": "III/c", "jenis_kelamin": "L", "tanggal_lahir": date(1980, 4, 3)}}),
    Kasus(
        "e-kinerja.xlsx",
        xlsx_of([["Laporan Penilaian SKP Periode Bulanan SEPTEMBER Tahun 2026"], ["Instansi Pemerintah Kab. Contoh"], ["Periode : Bulanan 9"], ["Unor Induk : ALL"], ["Unor : ALL"], ["Data ditarik pada : 2026-10-01 08:00"], [], ["jenis", "id", "nip", "nama", "skp_unor", "skp_jabatan", "hasil_kerja", "golru", "jenis_pegawai"], ["skp", "1", BUDI, "BUDI", "Bidang A", "Analis", "sesuai ekspektasi", "III/d", "pns"], ["skp", "2", RINA, "RINA", "Bidang A", "Perawat", "-", "IX", "pppk_paruh_waktu"]]),
        2, 2, judul=(8,), isi={9: {"nip": BUDI, "jenis_pegawai": JenisPegawai.PNS, "golongan": "III/d", "jabatan": "Analis", "unit_path": ("Bidang A",)}, 10: {"jenis_pegawai": JenisPegawai.PPPK_PARUH_WAKTU, "golongan": "IX"}},
    ),
    Kasus("unit-gabung.xlsx", xlsx_of(lima(satu(1, "BUDI", BUDI, unit="-- UPT A "), satu(2, "SITI", SITI, unit=N), satu(3, "ANDI", ANDI, unit="UPT B")), merges=["F2:F3"]), 3, 3, isi={2: {"unit_path": ("UPT A",)}, 3: {"nip": SITI, "unit_path": ("UPT A",)}, 4: {"unit_path": ("UPT B",)}}),
    Kasus("unit-tak-gabung.xlsx", xlsx_of(lima(satu(1, "BUDI", BUDI, unit="UPT A"), satu(2, "SITI", SITI, unit=N))), 2, 2, isi={3: {"nip": SITI, "unit_path": ()}}),
    Kasus("tersembunyi-pertama.xlsx", xlsx({"Lama": lima(satu(1, "DEWI", DEWI)), "Baru": lima(satu(1, "BUDI", BUDI))}, hidden=["Lama"]), 1, 1, sheet="Baru", isi={2: {"nip": BUDI}}),
    Kasus("hanya-tersembunyi.xlsx", xlsx({"Depan": [["Sampul"]], "Data": lima(satu(1, "BUDI", BUDI))}, hidden=["Data"]), 1, 1, sheet="Data", temuan=("sheet.tersembunyi@",)),
    Kasus("dua-sheet.xlsx", xlsx({"Petunjuk": [["Cara mengisi"], ["NIP wajib 18 digit"]], "PNS": lima(satu(1, "BUDI", BUDI)), "PPPK": lima(satu(1, "RINA", RINA, "IX"))}), 1, 1, sheet="PNS", temuan=("sheet.lain@",), isi={2: {"jenis_pegawai": JenisPegawai.PNS}}),
    Kasus("dua-sheet-dipilih.xlsx", xlsx({"PNS": lima(satu(1, "BUDI", BUDI)), "PPPK": lima(satu(1, "RINA", RINA, "IX"))}), 1, 1, sheet="PPPK", pilihan=Pilihan(sheet="PPPK"), isi={2: {"nip": RINA, "jenis_pegawai": JenisPegawai.PPPK}}),
    Kasus("baris-saring.xlsx", xlsx_of(lima(satu(1, "BUDI", BUDI), satu(2, "SITI", SITI)), hidden_rows=[3]), 2, 2, temuan=("sheet.baris-tersembunyi@",)),
    Kasus("baris-kosong-berformat.xlsx", xlsx_of(lima(satu(1, "BUDI", BUDI), *[[Gaya()] * 6 for _ in range(254)], [N, "  ", "", N])), 1, 1),
    Kasus("nomor-disiapkan.xlsx", xlsx_of(lima(satu(1, "BUDI", BUDI), [2], [3, "-"], [4, N, N, "III/a", "Analis", "Bidang A"])), 4, 1, lewat=3, temuan=("baris.tanpa-isi@3", "baris.tanpa-isi@4", "baris.tanpa-orang@5")),
    Kasus("judul-berulang.xlsx", xlsx_of(lima(satu(1, "BUDI", BUDI), list(HEAD), [1, 2, 3, 4, 5, 6], satu(2, "SITI", SITI))), 4, 2, lewat=2, temuan=("baris.judul-ulang@3", "baris.penomoran@4")),
    Kasus("penjelasan-contoh.xlsx", xlsx_of([["Nama Lengkap (Wajib)", "NIP (Wajib)", "Tanggal Lahir (YYYY-MM-DD)", "status (aktif/nonaktif)"], ["diisi tanpa gelar", "18 digit tanpa spasi", "format yyyy-mm-dd", "pilih"], ["Contoh: Fulan", BUDI, "1980-04-03", "aktif"], ["BUDI", BUDI, "1980-04-03", "nonaktif"]]), 3, 1, lewat=2, temuan=("baris.penjelasan@2", "baris.contoh@3"), isi={4: {"nip": BUDI, "kedudukan": Kedudukan.TIDAK_AKTIF}}),
    Kasus("dua-tanda-tangan.xlsx", xlsx_of(lima(satu(1, "BUDI", BUDI), [N, "Mengetahui,"], [N, "Kepala Dinas"], satu(2, "SITI", SITI), [N, N, N, N, "a.n. Bupati Contoh"], [N, N, N, N, "AHMAD CONTOH"], [N, N, N, N, "NIP 197001011995031001"])), 7, 2, lewat=5, temuan=tuple(f"baris.tanda-tangan@{row}" for row in (3, 4, 6, 7, 8))),
    Kasus("kembar-judul.xlsx", xlsx_of([["nama", "nip", "nip_pegawai", "nip_siasn", "gol_darah", "golongan", "jenis_jabatan", "jabatan", "nama_ibu"], ["BUDI", 1, BUDI, BUDI, "B", "III/c", "JFT", "Perawat Mahir", "ANI"], ["SITI", 0, SITI, SITI, "O", "III/b", "JFU", "Pengemudi", "ANA"]]), 2, 2, temuan=("kolom.pribadi@",), isi={2: {"nip": BUDI, "golongan": "III/c", "jenis_jabatan": JenisJabatan.FUNGSIONAL, "jenjang": Jenjang.MAHIR}, 3: {"jenis_jabatan": JenisJabatan.PELAKSANA}}),
    Kasus("dua-kolom-nip.xlsx", xlsx_of([["nip_master", "nip_siasn", "nama_master", "status_master"], [BUDI, SITI, "BUDI", "PNS"]]), 1, 1, temuan=("kolom.ragu@A1",), isi={2: {"nip": BUDI}}),
    Kasus("satker-induk.xlsx", xlsx_of([["NIP", "NAMA", "OPD", "UNIT KERJA", "STATUS PEGAWAI", "KEDUDUKAN"], [BUDI, "BUDI", "DINAS X", "Bidang A", "PNS", "CLTN"], [SITI, "SITI", "DINAS X", "DINAS X", "CPNS", "Tugas Belajar"], [RINA, "RINA", "DINAS X", "UPT A", "P3K Paruh Waktu", "Masa Persiapan Pensiun"]]), 3, 3, isi={2: {"unit_path": ("DINAS X", "Bidang A"), "kedudukan": Kedudukan.CLTN}, 3: {"unit_path": ("DINAS X",), "jenis_pegawai": JenisPegawai.CPNS, "kedudukan": Kedudukan.TUGAS_BELAJAR}, 4: {"jenis_pegawai": JenisPegawai.PPPK_PARUH_WAKTU, "kedudukan": Kedudukan.MPP}}),
    Kasus("kontrak.xlsx", xlsx_of([["NI PPPK", "NAMA", "GOLONGAN", "AWAL KONTRAK AKTIF", "AKHIR KONTRAK AKTIF"], [RINA, "RINA", "Gol. IX", "01-03-2022", "28-02-2027"], [JOKO, "JOKO", "PPPK - 09", "2023-03-01", "2050-01-01"]]), 2, 2, isi={2: {"golongan": "IX", "kontrak_mulai": date(2022, 3, 1), "kontrak_selesai": date(2027, 2, 28)}, 3: {"golongan": "IX", "kontrak_selesai": None}}),
    Kasus("sandi-bawaan.xlsx", encrypt(xlsx_of(lima(satu(1, "BUDI", BUDI), *[satu(n, f"ORANG {chr(64 + n)}", f"19900101201501{1 + n % 2}{n:03d}") for n in range(2, 26)])), "VelvetSweatshop"), 25, 25, isi={2: {"nip": BUDI}}),
    Kasus(
        "orang-dua-baris.xlsx",
        xlsx_of([["NO", "NAMA", "GOL", "JABATAN"], [N, "NIP", N, N], [1, "BUDI", "III/c", "Analis"], [N, "Garut, 3 April 1980", N, N], [N, BUDI, N, N], [2, "SITI", "III/b", "Guru"], [N, "NIP. " + SITI, N, N], [N, N, N, "Garut, 2 Januari 2025"], [N, "Drs. AHMAD"], [N, "NIP. 19700101 199503 1 001"]]),
        8, 2, lewat=6, judul=(1, 2), temuan=("baris.lanjutan@4", "baris.lanjutan@5", "baris.lanjutan@7", *(f"baris.tanda-tangan@{row}" for row in (8, 9, 10))),
        isi={3: {"nip": BUDI, "nama": "BUDI", "tanggal_lahir": date(1980, 4, 3), "golongan": "III/c"}, 6: {"nip": SITI, "nama": "SITI"}},
    ),
    Kasus(
        "ttl-di-bawah-nama.xlsx",
        xlsx_of([["NO", "NAMA", "NIP", "GOL"], [1, "BUDI", BUDI, "III/c"], [N, "Garut, 03-04-1980"], [2, "SITI", SITI, "III/b"], [N, "Bandung, 13 Mei 1985"]]),
        4, 2, lewat=2, temuan=("baris.lanjutan@3", "baris.lanjutan@5"), isi={2: {"tanggal_lahir": date(1980, 4, 3)}, 4: {"nip": SITI, "tanggal_lahir": date(1985, 5, 13)}},
    ),
    Kasus(
        "penandatangan-di-kolom-nip.xlsx",
        xlsx_of([["NO", "NAMA", "NIP", "GOL"], [1, "BUDI", BUDI, "III/a"], [N, N, "Garut, Januari 2026"], [N, N, "Kepala,"], [N, "ANI CONTOH", "NIP. 197001011995032001"]]),
        4, 1, lewat=3, temuan=tuple(f"baris.tanda-tangan@{row}" for row in (3, 4, 5)),
    ),
    Kasus(
        "semua-satu-sel.xlsx",
        xlsx_of([["NO", "NAMA LENGKAP", "TEMPAT, TANGGAL LAHIR", "NIP / NI PPPK", "PANGKAT, GOL/RUANG, TMT", "JABATAN, TMT"], [1, "BUDI", "Garut, 3 April 1980", "19800403\n200501 1 001", "Penata, III/c\n01-04-2020", "Analis, TMT 01-01-2021"]]),
        1, 1, isi={2: {"nip": BUDI, "tanggal_lahir": date(1980, 4, 3), "golongan": "III/c", "tmt_golongan": date(2020, 4, 1), "jabatan": "Analis", "tmt_jabatan": date(2021, 1, 1)}},
    ),
    Kasus("nip-lama-baru.xlsx", xlsx_of([["NO", "NAMA", "NIP", N, "GOL"], [N, N, "LAMA", "BARU", N], [1, "BUDI", "131234567", BUDI, "III/a"]], merges=["C1:D1"]), 1, 1, judul=(1, 2), isi={3: {"nip": BUDI, "golongan": "III/a"}}),
    Kasus("kepala-tanpa-nip.xlsx", xlsx_of([["NO", "NAMA", "NIP", "JABATAN"], [1, "BUDI", BUDI, "Analis"], [2, "SITI", N, "Kepala Dusun"], [3, "TOTAL JAYA", N, N], ["JUMLAH", 3]]), 4, 1, lewat=3, temuan=("pegawai.tanpa-nip@C3", "pegawai.tanpa-nip@C4", "baris.jumlah@5")),
]  # fmt: skip

VALUES = [
    Kasus(
        "nip-aneka.xlsx",
        xlsx_of(lima(
            satu(1, "A", "'" + BUDI), satu(2, "B", "198505132010012002 -"), satu(3, "C", '="' + ANDI + '"'), satu(4, "D", "NIP. 19751220 200012 2 004\xa0"),
            satu(5, "E", Angka("1.98001012005011E+17")), satu(6, "F", Angka("198001012005011002")), satu(7, "G", "1,98001E+17"), satu(8, "H", "198001012005011000"),
            satu(9, "I", "3205124304800001"), satu(10, "J", BUDI[:-1]), satu(11, "K", BUDI + "9"), satu(12, "L", BUDI[:15]), satu(13, "M", "19801340 200501 1 001"),
            satu(14, "N", "1980O403 200501 1 001"), satu(15, "O", N), satu(16, "P", "131234567"), satu(17, "Q", "198004032005013001"), satu(18, "R", 1234567),
        )), 18, 4, 14,
        temuan=(*(f"nip.rusak@C{row}" for row in (6, 7, 8, 9)), "nip.seperti-nik@C10", "nip.panjang@C11", "nip.panjang@C12", "nip.panjang@C13", "nip.lahir@C14", "nip.bukan-angka@C15", "nip.kosong@C16", "nip.lama@C17", "nip.kelamin@C18", "nip.panjang@C19"),
        isi={2: {"nip": BUDI}, 3: {"nip": SITI}, 4: {"nip": ANDI}, 5: {"nip": DEWI}},
    ),
    Kasus(
        "non-asn.xlsx",
        xlsx_of([["NAMA", "NIP", "STATUS", "TUGAS"], ["BUDI", BUDI, "PNS", "x"], ["H1", "-", "Honorer", "x"], ["H2", "3205124304800001", N, "x"], ["H3", N, "THL", "x"], ["H4", N, N, "x"], ["H5", 1234567, "Tenaga Kontrak", "x"], ["P1", N, "PPPK", "x"], [N, N, N, "x"], ["RINA", RINA, "NON PNS", "x"]]),
        9, 2, 1, 6,
        temuan=("pegawai.bukan-asn@B3", "pegawai.nik@B4", "pegawai.bukan-asn@B5", "pegawai.tanpa-nip@B6", "pegawai.bukan-asn@B7", "nip.kosong@B8", "baris.bagian@9"),
        isi={10: {"nip": RINA, "jenis_pegawai": JenisPegawai.PPPK}},
    ),
    Kasus(
        "ganda.xlsx",
        xlsx_of(lima(satu(1, "BUDI", BUDI), satu(2, "SITI", SITI), satu(3, "BUDI", "'" + BUDI), satu(4, "SITI AMINAH", SITI), satu(5, "ANDI", ANDI))), 5, 2, 2, 1,
        temuan=("baris.kembar@4", "nip.ganda-beda@3", "nip.ganda-beda@5"), isi={2: {"nip": BUDI}, 6: {"nip": ANDI}},
    ),
    Kasus(
        "ganda-dipilih.xlsx",
        xlsx_of(lima(satu(1, "SITI", SITI), satu(2, "SITI AMINAH", SITI))), 2, 1, 0, 1, pilihan=Pilihan(baris_dipilih=frozenset({3})),
        temuan=("baris.tidak-dipilih@2",), isi={3: {"nip": SITI, "nama": "SITI AMINAH"}},
    ),
    Kasus(
        "golongan.xlsx",
        xlsx_of([["NIP", "NAMA", "PANGKAT", "GOLONGAN"], [BUDI, "A", "III/d", "Penata Tk. I"], [SITI, "B", "Penata", "3C"], [ANDI, "C", "Penata TK. I\xa0III/d", "-"], [DEWI, "D", N, "34"], ["197001011995031001", "E", N, "III"], ["197001011995031002", "F", N, "XX"], [RINA, "G", N, "IX"], ["197001011995031003", "H", "nan", "Gol. II c"]]),
        8, 8, temuan=("golongan.tidak-lengkap@D6", "golongan.tidak-terbaca@D7"),
        isi={2: {"golongan": "III/d"}, 3: {"golongan": "III/c"}, 4: {"golongan": "III/d"}, 5: {"golongan": "III/d"}, 6: {"golongan": None}, 7: {"golongan": None}, 8: {"golongan": "IX"}, 9: {"golongan": "II/c"}},
    ),
    Kasus(
        "tanggal.csv",
        csv_bytes([
            ["NIP", "NAMA", "TANGGAL LAHIR", "TMT GOLONGAN", "TMT JABATAN"],
            [BUDI, "A", "3 April 1980", "2020-04-01T00:00:00Z", "01042020"], [SITI, "B", "13.05.1985", "1 Okt 2021", "9-Aug-2024"],
            [ANDI, "C", "21/07/90", "-1", "0"], [DEWI, "D", "27748", "2020-04-01 00:00:00", "31-02-2020"],
        ], sep=";"), 4, 4,
        temuan=("tanggal.tidak-terbaca@E5",),
        isi={2: {"tanggal_lahir": date(1980, 4, 3), "tmt_golongan": date(2020, 4, 1), "tmt_jabatan": date(2020, 4, 1)}, 3: {"tanggal_lahir": date(1985, 5, 13), "tmt_golongan": date(2021, 10, 1), "tmt_jabatan": date(2024, 8, 9)}, 4: {"tanggal_lahir": date(1990, 7, 21), "tmt_golongan": None, "tmt_jabatan": None}, 5: {"tanggal_lahir": date(1975, 12, 20), "tmt_golongan": date(2020, 4, 1), "tmt_jabatan": None}},
    ),
    Kasus(
        "bulan-dulu.csv",
        csv_bytes([["NIP", "NAMA", "TGL LAHIR", "TMT GOL"], [BUDI, "A", "04/03/1980", "04/01/2020"], [SITI, "B", "05/13/1985", "10/01/2021"], [ANDI, "C", "07/21/1990", "01/04/2019"]]), 3, 3,
        temuan=("kolom.bulan-dulu@C", "kolom.bulan-dulu@D"), isi={2: {"tanggal_lahir": date(1980, 4, 3), "tmt_golongan": date(2020, 4, 1)}},
    ),
    Kasus("bulan-dulu-dari-nip.csv", csv_bytes([["NIP", "NAMA", "TGL LAHIR"], [BUDI, "A", "04/03/1980"]]), 1, 1, temuan=("kolom.bulan-dulu@C",), isi={2: {"tanggal_lahir": date(1980, 4, 3)}}),
    Kasus("tanggal-campur.csv", csv_bytes([["NIP", "NAMA", "TMT GOL"], [BUDI, "A", "25/03/2020"], [SITI, "B", "03/25/2020"], [ANDI, "C", "26/03/2020"]]), 3, 3, temuan=("kolom.tanggal-campur@C",), isi={2: {"tmt_golongan": date(2020, 3, 25)}, 3: {"tmt_golongan": date(2020, 3, 25)}}),
    Kasus("1904.xlsx", xlsx_of([["NIP", "NAMA", "TGL LAHIR"], [BUDI, "BUDI", Tanggal(date(1980, 4, 3))]], date1904=True), 1, 1, isi={2: {"tanggal_lahir": date(1980, 4, 3)}}),
    Kasus(
        "galat.xlsx",
        xlsx_of([["NIP", "NAMA", "GOL", "JABATAN"], [BUDI, "A", Galat("#N/A"), Rumus("VLOOKUP(A2,X,2)")], [Rumus("B9"), "B", "III/a", N], [Galat("#REF!"), "C", "III/a", N], [SITI, "D", "III/a", Rumus("B2", "Analis")]]), 4, 2, 2,
        temuan=("sel.galat@C2", "sel.rumus@D2", "nip.rumus@A3", "nip.galat@A4"), isi={2: {"golongan": None, "jabatan": None}, 5: {"jabatan": "Analis"}},
    ),
    Kasus("nama-kosong.xlsx", xlsx_of(lima(satu(1, N, BUDI), satu(2, "SITI", SITI))), 2, 1, 1, temuan=("nama.kosong@B2",)),
    Kasus("kelamin.xlsx", xlsx_of([["NIP", "NAMA", "L/P"], [BUDI, "A", "Laki-laki"], [SITI, "B", "WANITA"], [ANDI, "C", "?"], [DEWI, "D", "P"], [JOKO, "E", "L"]]), 5, 5, temuan=("kelamin.tidak-terbaca@C4",), isi={2: {"jenis_kelamin": "L"}, 3: {"jenis_kelamin": "P"}, 4: {"jenis_kelamin": None}}),
    Kasus("usia.xlsx", xlsx_of(lima(satu(1, "TUA", "194001012005011001"), satu(2, "MUDA", "200501012022212001", "IX"))), 2, 2, temuan=("nip.usia@C2", "nip.usia@C3")),
    Kasus("pppk-nol.xlsx", xlsx_of(lima(satu(1, "RINA", "199901012022002005", "IX"), satu(2, "X", "199901012040212005", "IX"))), 2, 1, 1, temuan=("nip.kode-pppk@C2", "nip.tmt-depan@C3"), isi={2: {"jenis_pegawai": JenisPegawai.PPPK}}),
]  # fmt: skip


@pytest.mark.parametrize("kasus", LAYOUTS, ids=lambda kasus: kasus.nama)
def test_layout_of_file(kasus: Kasus, tmp_path: Path) -> None:
    periksa(kasus, tmp_path)


@pytest.mark.parametrize("kasus", VALUES, ids=lambda kasus: kasus.nama)
def test_values_of_file(kasus: Kasus, tmp_path: Path) -> None:
    periksa(kasus, tmp_path)
