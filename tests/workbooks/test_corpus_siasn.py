"""SIASN's employee download in its four widths, as csv and as workbook, and what PHP programs make of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.domain.codes import JenisJabatan, JenisPegawai, Jenjang, Kedudukan
from tests.mentah import Angka, Sel, Tanggal, csv_bytes, html_table, spreadsheetml, xls, xlsx
from tests.workbooks.korpus import ANDI, BUDI, DEWI, JOKO, RINA, SITI, Kasus, periksa

V4 = [
    "PNS ID",
    "NIP BARU",
    "NIP LAMA",
    "NAMA",
    "GELAR DEPAN",
    "GELAR BELAKANG",
    "TEMPAT LAHIR ID",
    "TEMPAT LAHIR NAMA",
    "TANGGAL LAHIR",
    "JENIS KELAMIN",
    "AGAMA ID",
    "AGAMA NAMA",
    "JENIS KAWIN ID",
    "JENIS KAWIN NAMA",
    "NIK",
    "NOMOR HP",
    "EMAIL",
    "EMAIL GOV",
    "ALAMAT",
    "NPWP NOMOR",
    "BPJS",
    "JENIS PEGAWAI ID",
    "JENIS PEGAWAI NAMA",
    "KEDUDUKAN HUKUM ID",
    "KEDUDUKAN HUKUM NAMA",
    "STATUS CPNS PNS",
    "KARTU ASN VIRTUAL",
    "NOMOR SK CPNS",
    "TANGGAL SK CPNS",
    "TMT CPNS",
    "NOMOR SK PNS",
    "TANGGAL SK PNS",
    "TMT PNS",
    "GOL AWAL ID",
    "GOL AWAL NAMA",
    "GOL AKHIR ID",
    "GOL AKHIR NAMA",
    "TMT GOLONGAN",
    "MK TAHUN",
    "MK BULAN",
    "JENIS JABATAN ID",
    "JENIS JABATAN NAMA",
    "JABATAN ID",
    "JABATAN NAMA",
    "TMT JABATAN",
    "TINGKAT PENDIDIKAN ID",
    "TINGKAT PENDIDIKAN NAMA",
    "PENDIDIKAN ID",
    "PENDIDIKAN NAMA",
    "TAHUN LULUS",
    "KPKN ID",
    "KPKN NAMA",
    "LOKASI KERJA ID",
    "LOKASI KERJA NAMA",
    "UNOR ID",
    "UNOR NAMA",
    "INSTANSI INDUK ID",
    "INSTANSI INDUK NAMA",
    "INSTANSI KERJA ID",
    "INSTANSI KERJA NAMA",
    "SATUAN KERJA INDUK ID",
    "SATUAN KERJA INDUK NAMA",
    "SATUAN KERJA KERJA ID",
    "SATUAN KERJA KERJA NAMA",
    "IS VALID NIK",
    "NAMA SEKOLAH",
    "FLAG IKD",
    "ESELON ID",
    "ESELON NAMA",
]
V1, V2, V3 = V4[:64], V4[:65], V4[:67]
UUID = "8AE48289{:024X}"


def orang(heads: list[str], **cells: Sel) -> Sequence[Sel]:
    row: dict[str, Sel] = {
        "PNS ID": UUID.format(1), "GELAR DEPAN": None, "TEMPAT LAHIR ID": UUID.format(2), "TEMPAT LAHIR NAMA": "GARUT",
        "AGAMA ID": "1", "AGAMA NAMA": "Islam", "JENIS KAWIN ID": "1", "JENIS KAWIN NAMA": "Menikah", "NIK": "'3205124304800001",
        "NOMOR HP": "'081200000001", "EMAIL": "a@contoh.id", "ALAMAT": "Jalan Contoh 1", "JENIS PEGAWAI ID": "15",
        "JENIS PEGAWAI NAMA": "PNS Daerah Kab./Kota yang bekerja pada Kab./Kota", "KEDUDUKAN HUKUM ID": "01", "KEDUDUKAN HUKUM NAMA": "Aktif",
        "STATUS CPNS PNS": "P", "GOL AWAL ID": "31", "GOL AWAL NAMA": "III/a", "GOL AKHIR ID": "34", "GOL AKHIR NAMA": "III/d",
        "TMT GOLONGAN": "01-04-2021", "MK TAHUN": "16", "MK BULAN": "0", "JENIS JABATAN ID": "2",
        "JENIS JABATAN NAMA": "Jabatan Fungsional Tertentu", "JABATAN ID": UUID.format(3), "JABATAN NAMA": "PERAWAT TERAMPIL",
        "TMT JABATAN": "01-01-2022", "UNOR ID": UUID.format(4), "UNOR NAMA": "UPT PUSKESMAS MELATI", "INSTANSI INDUK ID": UUID.format(5),
        "INSTANSI INDUK NAMA": "Pemerintah Kab. Contoh", "INSTANSI KERJA ID": UUID.format(5), "INSTANSI KERJA NAMA": "Pemerintah Kab. Contoh",
        "SATUAN KERJA INDUK ID": UUID.format(5), "SATUAN KERJA INDUK NAMA": "Pemerintah Kab. Contoh", "SATUAN KERJA KERJA ID": UUID.format(6),
        "SATUAN KERJA KERJA NAMA": "Dinas Kesehatan", "IS VALID NIK": "1", "NAMA SEKOLAH": "SPK CONTOH", "FLAG IKD": "0",
    }  # fmt: skip
    row.update(cells)
    return [row.get(head) for head in heads]


def rows(heads: list[str], **cells: Sel) -> list[Sequence[Sel]]:
    return [
        heads,
        orang(heads, **{"NIP BARU": "'" + BUDI, "NAMA": "BUDI SANTOSO", "GELAR BELAKANG": "S.Kep.", "TANGGAL LAHIR": "03-04-1980", "JENIS KELAMIN": "M"} | cells),
        orang(heads, **{"NIP BARU": "'" + SITI, "NAMA": "SITI AMINAH", "GELAR DEPAN": "Dra.", "TANGGAL LAHIR": "13-05-1985", "JENIS KELAMIN": "F", "STATUS CPNS PNS": "C"}),
    ]  # fmt: skip


PRIBADI = "kolom.pribadi@"
BUDI_ISI = {
    "nip": BUDI, "nama": "BUDI SANTOSO", "gelar_depan": None, "gelar_belakang": "S.Kep.", "tanggal_lahir": date(1980, 4, 3), "jenis_kelamin": "L",
    "pns_id": UUID.format(1), "jenis_pegawai": JenisPegawai.PNS, "kedudukan": Kedudukan.AKTIF, "kedudukan_teks": "Aktif", "golongan": "III/d",
    "tmt_golongan": date(2021, 4, 1), "jabatan": "PERAWAT TERAMPIL", "jabatan_id": UUID.format(3), "jenis_jabatan": JenisJabatan.FUNGSIONAL,
    "jenjang": Jenjang.TERAMPIL, "eselon": None, "tmt_jabatan": date(2022, 1, 1), "unor_id": UUID.format(4), "unor_nama": "UPT PUSKESMAS MELATI",
    "unit_path": ("Dinas Kesehatan", "UPT PUSKESMAS MELATI"), "instansi": "Pemerintah Kab. Contoh",
}  # fmt: skip
SITI_ISI = {"nip": SITI, "gelar_depan": "Dra.", "jenis_pegawai": JenisPegawai.CPNS, "jenis_kelamin": "P"}


def pppk(heads: list[str]) -> list[Sequence[Sel]]:
    base: dict[str, Sel] = {
        "STATUS CPNS PNS": None, "JENIS PEGAWAI NAMA": None, "GOL AKHIR ID": "59", "GOL AKHIR NAMA": "IX",
        "KEDUDUKAN HUKUM ID": "71", "KEDUDUKAN HUKUM NAMA": "PPPK Aktif", "JABATAN NAMA": "TERAMPIL - PERAWAT",
    }  # fmt: skip
    return [
        heads,
        orang(heads, **base | {"NIP BARU": "'" + RINA, "NAMA": "RINA", "TANGGAL LAHIR": "1999-01-01T00:00:00Z", "JENIS KELAMIN": "F"}),
        orang(heads, **base | {"NIP BARU": "'" + JOKO, "NAMA": "JOKO", "TANGGAL LAHIR": "1988-11-30", "JENIS KELAMIN": "M", "GOL AKHIR NAMA": "VII"}),
    ]  # fmt: skip


PPPK_ISI = {
    "nip": RINA, "jenis_pegawai": JenisPegawai.PPPK, "golongan": "IX", "jabatan": "PERAWAT TERAMPIL", "jenjang": Jenjang.TERAMPIL,
    "tanggal_lahir": date(1999, 1, 1), "kedudukan": Kedudukan.AKTIF, "kedudukan_teks": "PPPK Aktif",
}  # fmt: skip


def xlsx_rows() -> list[Sequence[Sel]]:
    table = [list(row) for row in rows(V4)]
    at = V4.index("TANGGAL LAHIR")
    table[1][at] = Angka(29314)  # 3 April 1980 as a serial number in a cell of format General
    table[2][at] = Tanggal(date(1985, 5, 13))
    table[1][V4.index("ESELON ID")] = "32"
    table[1][V4.index("ESELON NAMA")] = "III.b"
    table[1][V4.index("JENIS JABATAN NAMA")] = "Jabatan Struktural"
    table[1][V4.index("JENIS JABATAN ID")] = "1"
    table[1][V4.index("JABATAN NAMA")] = "KEPALA BIDANG"
    return [*table]


def shuffled() -> list[Sequence[Sel]]:
    table: list[Sequence[Sel]] = [list(reversed(row)) for row in rows(V3)]
    table[0] = [str(head).lower().replace(" ", "_") for head in table[0]]
    return table


CASES = [
    Kasus("siasn-64.csv", csv_bytes(rows(V1)), 2, 2, temuan=(PRIBADI,), isi={2: BUDI_ISI, 3: SITI_ISI}),
    Kasus("siasn-65.csv", csv_bytes(rows(V2), sep=";", encoding="utf-8", bom=True, quote_all=True), 2, 2, temuan=(PRIBADI,), isi={2: BUDI_ISI}),
    Kasus("siasn-67.csv", csv_bytes(rows(V3), sep="\t", encoding="utf-16-le", bom=True), 2, 2, temuan=(PRIBADI,), isi={2: BUDI_ISI, 3: SITI_ISI}),
    Kasus(
        "Data PNS 24 April 2026.xlsx", xlsx({"Sheet1": xlsx_rows()}), 2, 2, temuan=(PRIBADI,),
        isi={
            2: BUDI_ISI | {"jabatan": "KEPALA BIDANG", "eselon": "III.b", "jenjang": Jenjang.ADMINISTRATOR, "jenis_jabatan": JenisJabatan.STRUKTURAL},
            3: SITI_ISI | {"tanggal_lahir": date(1985, 5, 13)},
        },
    ),
    Kasus("siasn-67-acak.xlsx", xlsx({"Worksheet": shuffled()}, str_cells=True), 2, 2, temuan=(PRIBADI,), isi={2: BUDI_ISI, 3: SITI_ISI}),
    Kasus("siasn-strict.xlsx", xlsx({"Sheet1": rows(V3)}, strict=True), 2, 2, temuan=(PRIBADI,), isi={2: BUDI_ISI}),
    Kasus("Data PPPK.xlsx", xlsx({"Sheet1": pppk(V3)}, inline=True), 2, 2, temuan=(PRIBADI,), isi={2: PPPK_ISI, 3: {"nip": JOKO, "golongan": "VII"}}),
    Kasus(
        "Data PPPK Paruh Waktu.csv", csv_bytes(pppk(V3)), 2, 2, temuan=(PRIBADI,),
        isi={2: PPPK_ISI | {"jenis_pegawai": JenisPegawai.PPPK_PARUH_WAKTU}},
    ),
    Kasus("export.xls", html_table(rows(V1)), 2, 2, temuan=(PRIBADI,), isi={2: BUDI_ISI, 3: SITI_ISI}),
    Kasus("simpeg.xls", spreadsheetml({"Pegawai": rows(V1)}), 2, 2, temuan=(PRIBADI,), isi={2: BUDI_ISI}),
    Kasus("lama.xls", xls({"Pegawai": rows(V1)}), 2, 2, temuan=(PRIBADI,), isi={2: BUDI_ISI}),
    Kasus("bohong-besar.xlsx", xlsx({"S": rows(V1)}, dimension="A1:XFD1048576"), 2, 2, temuan=(PRIBADI,), isi={2: BUDI_ISI}),
    Kasus("bohong-kecil.xlsx", xlsx({"S": rows(V1)}, dimension="A1:B2"), 2, 2, temuan=(PRIBADI,), isi={2: BUDI_ISI, 3: SITI_ISI}),
    Kasus("null.csv", csv_bytes(rows(V1, **{"GELAR BELAKANG": "null", "TMT GOLONGAN": "NULL", "JABATAN NAMA": "\\N", "TMT JABATAN": "nan"})), 2, 2, temuan=(PRIBADI,), isi={2: {"nip": BUDI, "gelar_belakang": None, "tmt_golongan": None, "jabatan": None, "tmt_jabatan": None}}),
    Kasus(
        "lahir-beda.csv", csv_bytes(rows(V1, **{"TANGGAL LAHIR": "04-04-1980", "JENIS KELAMIN": "F"})), 2, 2,
        temuan=(PRIBADI, "nip.lahir-beda@I2", "nip.kelamin-beda@J2"), isi={2: {"nip": BUDI, "tanggal_lahir": date(1980, 4, 4)}},
    ),
    Kasus(
        "status-p-pppk.csv",
        csv_bytes([V1, orang(V1, **{"NIP BARU": RINA, "NAMA": "RINA", "GOL AKHIR NAMA": "IX", "STATUS CPNS PNS": "P"})]), 1, 1,
        temuan=(PRIBADI, "pegawai.status-beda@Z2"), isi={2: {"nip": RINA, "jenis_pegawai": JenisPegawai.PPPK, "golongan": "IX"}},
    ),
    Kasus(
        "satu-rusak.csv",
        csv_bytes([V1, orang(V1, **{"NIP BARU": "1.97512E+17", "NAMA": "DEWI"}), orang(V1, **{"NIP BARU": "'" + ANDI, "NAMA": "ANDI"}), orang(V1, **{"NIP BARU": DEWI[:-3] + "000", "NAMA": "DEWI"})]), 3, 1, 2,
        temuan=(PRIBADI, "nip.rusak@B2", "nip.rusak@B4"), isi={3: {"nip": ANDI}},
    ),
]  # fmt: skip


@pytest.mark.parametrize("kasus", CASES, ids=lambda kasus: kasus.nama)
def test_siasn_file(kasus: Kasus, tmp_path: Path) -> None:
    reading = periksa(kasus, tmp_path)
    private = [one for one in reading.layout.columns if one.field == "pribadi"]
    assert {"NIK", "NOMOR HP", "AGAMA NAMA", "ALAMAT", "EMAIL"} <= {
        one.judul.upper().replace("_", " ") for one in private
    }
    assert all(one.samples == ("—",) for one in private)
    assert "3205124304800001" not in repr(reading)
