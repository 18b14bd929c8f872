"""The files that are mutated: the corpus of the readers' tests, and every kind of file with every kind of cell."""

from __future__ import annotations

import importlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import md5
from pathlib import Path
from typing import Final

from kinerja_desktop.foundation.ids import uid_text
from kinerja_desktop.foundation.progress import Silent
from kinerja_desktop.workbooks.buku_skp import BarisBuku, BarisIsi, BukuSkp, OrangBuku, write_buku
from tests.mentah import (
    Angka,
    Galat,
    Gaya,
    Kaya,
    Rumus,
    Sel,
    Tanggal,
    TanggalIso,
    Teks,
    csv_bytes,
    encrypt,
    html_table,
    ods,
    spreadsheetml,
    xls,
    xlsb,
    xlsx,
)
from tests.workbooks.korpus import ANDI, BUDI, DEWI, JOKO, RINA, SITI, Kasus

KANTOR: Final = bytes(range(16))
"""Uid of the office of these cases: a workbook of plans names it."""
IMPOR: Final = ("pegawai", "unit", "atasan", "nilai", "laporan", "kegiatan", "buku-skp", "laporan-skp")
"""What reads files of others."""
_CORPUS = ("test_corpus_daftar", "test_corpus_liar", "test_corpus_siasn")
_PEOPLE: list[list[Sel]] = [
    ["No", "NIP", "Nama", "Gol", "Tgl Lahir", "JK", "Jabatan", "Unit Kerja"],
    [1, BUDI, "Drs. BUDI SANTOSO, M.Si", "III/d", Tanggal(date(1980, 4, 3)), "L", "Analis", "Bidang A"],
    [2, f"'{SITI}", Kaya(("Siti", " Aminah")), "IV/a", "13-05-1985", "P", "Guru Ahli Muda", "SDN 1"],
    [3, Angka(ANDI), "ANDI", "III", Angka(33074), "Laki-laki", Galat("#N/A"), "SDN 1"],
    [4, Rumus("B2"), Teks(" DEWI "), "II c", TanggalIso("1975-12-20"), "x", Gaya(), "--UPT B"],
    [5, RINA, "RINA", "IX", Rumus("1+1", 5), "P", "PERAWAT", None],
]
_UNITS: list[list[Sel]] = [
    ["ID", "NAMA_UNOR", "ID_ATASAN", "KODE"],
    ["U1", "DINAS X", "KAB", "1"],
    ["U2", "BIDANG A", "U1", "1.1"],
    ["U3", "SEKSI B ", "U2", "1.1.1"],
]
_HEADS: list[list[Sel]] = [
    ["Unit Kerja", "NIP Kepala", "Nama Kepala", "Status"],
    ["DINAS X", DEWI, "DEWI", "definitif"],
    ["BIDANG A", BUDI, "BUDI", "Plt"],
    ["SDN 1", f"{SITI[:8]} {SITI[8:]}", "SITI", None],
]
_RATERS: list[list[Sel]] = [["NIP", "Nama", "NIP Penilai"], [BUDI, "BUDI", DEWI], [ANDI, "ANDI", BUDI]]
_RATINGS: list[list[Sel]] = [
    ["NIP", "Nama", "Rating Hasil Kerja", "Rating Perilaku Kerja", "Predikat"],
    [BUDI, "BUDI", "Di Atas Ekspektasi", "Sesuai Ekspektasi", "Baik"],
    [SITI, "SITI", 1, "2", "Sangat Baik"],
    [JOKO, "JOKO", "-", "dibawah", None],
]
_REPORT: list[list[Sel]] = [
    ["nip", "nama", "jabatan", "unor", "hasil_kerja", "perilaku_kerja", "predikat", "periode", "nip_atasan"],
    [BUDI, "BUDI", "Analis", "Bidang A", "DIATAS EKSPEKTASI", "SESUAI EKSPEKTASI", "BAIK", "TAHUNAN", DEWI],
    [SITI, "SITI", "Guru", "SDN 1", "SESUAI EKSPEKTASI", "SESUAI EKSPEKTASI", "BAIK", "TAHUNAN", BUDI],
]
_DAYS: list[list[Sel]] = [
    ["NIP", "RENCANA AKSI", "TANGGAL KEGIATAN", "JAM MULAI", "JAM SELESAI", "KEGIATAN HARIAN", "REALISASI", "SATUAN", "BUKTI DUKUNG"],
    [BUDI, "Laporan bulanan", "02-03-2026", "07.30", "09.00", "Menyusun laporan", 1, "dokumen", "https://contoh.id/1"],
    [f"'{SITI}", None, Tanggal(date(2026, 3, 3)), Angka(0.3125), Angka(0.375), Kaya(("Meng", "ajar")), "1,5", "jam", None],
    [Angka(ANDI), "Rapat", "3 Maret 2026", "24.00", Galat("#N/A"), "Rapat", Rumus("1+1", 2), Teks(" kali "), "x"],
    [BUDI, "Laporan bulanan", "05-03-2025", "07:30:00", "07.00", "Tahun lalu", Rumus("B2"), None, None],
]  # fmt: skip
_DAYS_OWN: list[list[Sel]] = [
    ["Tanggal", "Kegiatan", "Menit"],
    ["2026-03-02", "Apel", 30],
    ["03/03/26", "Surat", "x"],
]
_PLANS: list[list[Sel]] = [
    ["Laporan SKP Tahun 2026"],
    [],
    ["No", "skp_status", "nip", "nama", "periode_akhir", "is_plt_plh"],
    [1, "pengajuan", BUDI, "BUDI", "31-12-2026", 0],
    [2, "persetujuan", f"'{SITI}", "SITI", Tanggal(date(2026, 12, 31)), 1],
    [3, "DRAFT", Angka(ANDI), "ANDI", "30-06-2026", "ya"],
    [4, None, JOKO, "JOKO", Galat("#REF!"), None],
]


@dataclass(frozen=True, slots=True)
class Bibit:
    """One file: its name (the extension tells how to mutate it), its bytes, the import it belongs to."""

    nama: str
    data: bytes
    impor: str = "pegawai"


def semua() -> list[Bibit]:
    """Return all of them, always in the same order."""
    found: list[Bibit] = []
    for name in _CORPUS:
        module = importlib.import_module(f"tests.workbooks.{name}")
        for value in vars(module).values():
            if isinstance(value, list | tuple):
                found += [Bibit(one.nama, one.data) for one in value if isinstance(one, Kasus)]
    found += _kinds()
    for impor, rows in (
        ("unit", _UNITS),
        ("atasan", _HEADS),
        ("atasan", _RATERS),
        ("nilai", _RATINGS),
        ("laporan", _REPORT),
        ("kegiatan", _DAYS),
        ("kegiatan", _DAYS_OWN),
        ("laporan-skp", _PLANS),
    ):
        found += [
            Bibit(f"{impor}.xlsx", xlsx({"Sheet1": rows}), impor),
            Bibit(f"{impor}.xls", xls({"Sheet1": _plain(rows)}), impor),
            Bibit(f"{impor}.csv", csv_bytes(_plain(rows)), impor),
        ]
    found.append(Bibit("buku-skp.xlsx", _plan_book(), "buku-skp"))
    return found


def uid_penugasan(nip: str) -> bytes:
    """Return the uid that the position of a person has in the office of these cases (`uji.buat_kantor`)."""
    return md5(nip.encode(), usedforsecurity=False).digest()


def _plan_book() -> bytes:
    """Return a workbook of plans as the program writes it, with every kind of row, for the office of these cases."""
    people = [(BUDI, "BUDI SANTOSO"), (SITI, "SITI AMINAH"), (DEWI, "DEWI")]
    texts = {"jenis": "Utama", "rhk": "Laporan tersusun", "pimpinan": "Layanan membaik"}
    measure = {"indikator": "Jumlah laporan", "aspek": "Kuantitas", "target": "12 dokumen"}
    rows, told, tasks = [], [], []
    for nip, name in people:
        uid = uid_penugasan(nip).hex()
        blank = BarisBuku(0, uid, None, None, name, nip, "Analis", {})
        rows += [
            replace(blank, teks=texts | measure), replace(blank, teks=measure), replace(blank, rhk_id=7, indikator_id=9),
            blank,
        ]  # fmt: skip
        told.append(
            BarisIsi(0, uid, "berorientasi_pelayanan", name, nip, "Analis", "Berorientasi Pelayanan", "Ramah")
        )
        tasks.append(BarisIsi(0, uid, "dukungan", name, nip, "Analis", "Dukungan Sumber Daya", "Komputer"))
    book = BukuSkp(
        uid_text(KANTOR), 2026, tuple(OrangBuku(uid_penugasan(nip).hex(), nip, "") for nip, _ in people),
        tuple(replace(one, nomor=at) for at, one in enumerate(rows)), ("SKP", "Kantor", "Cara", "Kembali"), "SKP",
        tuple(replace(one, nomor=at) for at, one in enumerate(told)),
        tuple(replace(one, nomor=at) for at, one in enumerate(tasks)), ("SKP", "Kantor", "Cara", "Kembali"),
    )  # fmt: skip
    choices = {"jenis": ("Utama", "Tambahan"), "aspek": ("Kuantitas", "Kualitas", "Waktu", "Biaya")}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "buku.xlsx"
        write_buku(path, book, choices, Silent())
        return path.read_bytes()


def _plain(rows: Sequence[Sequence[Sel]]) -> list[list[Sel]]:
    """Return rows as kinds of file hold them that know text and numbers only."""
    return [[cell if isinstance(cell, str | int | None) else str(cell) for cell in row] for row in rows]


def _kinds() -> list[Bibit]:
    sheet: dict[str, list[list[Sel]]] = {"PNS": _PEOPLE, "Lama": _PEOPLE[:3]}
    plain = _plain(_PEOPLE)
    typed: list[list[Sel]] = [
        *plain,
        [7, Angka(45000), Tanggal(date(1980, 4, 3)), Galat("#N/A"), Rumus("1+1", 2)],
    ]
    title: list[list[Sel]] = [["DAFTAR PEGAWAI"], ["Keadaan 31 Desember 2025"], [], *_PEOPLE]
    stamp: list[list[Sel]] = [
        ["NIP", "Nama", "TMT"],
        [BUDI, "BUDI", Tanggal(datetime.fromisoformat("2020-01-02T03:04:05"))],
    ]
    return [
        Bibit("biasa.xlsx", xlsx(sheet, merges=["A1:B1"], dimension="A1:H6", hidden_rows=[3])),
        Bibit("inline.xlsx", xlsx(sheet, inline=True, hidden=["Lama"], chart_sheets=["Grafik"])),
        Bibit("strict.xlsx", xlsx(sheet, strict=True, date1904=True, hidden_columns=[4])),
        Bibit("awalan.xlsx", xlsx({"S": _PEOPLE}, prefix="x", encoding="utf-16")),
        Bibit("aneh.xlsx", xlsx({"S": title}, backslash=True, root_parts=True, with_r=False)),
        Bibit(
            "makro.xlsm", xlsx({"S": stamp}, macro=True, str_cells=True, extra={"xl/vbaProject.bin": b"x"})
        ),
        Bibit("panjang.xlsx", xlsx({"S": [*_PEOPLE, *[[n, None, f"Orang {n}"] for n in range(300)]]})),
        Bibit("lama.xls", xls({"PNS": typed, "Lama": plain}, merges=["A1:B1"], hidden=["Lama"])),
        Bibit("biner.xlsb", xlsb({"PNS": plain, "Lama": plain[:2]}, merges=["A1:B1"])),
        Bibit("libre.ods", ods({"PNS": typed, "Lama": plain}, merges=["A1:B1"])),
        Bibit("koma.csv", csv_bytes(plain)),
        Bibit("halaman.htm", html_table(plain, merges=["A1:B1"])),
        Bibit("lembar.xml", spreadsheetml({"PNS": typed})),
        Bibit("sandi.xlsx", encrypt(xlsx({"S": plain}), "VelvetSweatshop")),
        Bibit("terkunci.xlsx", encrypt(xlsx({"S": plain}), "rahasia")),
    ]
