"""The exported workbook after LibreOffice has opened and saved it: equal cell by cell, types included, for both readers."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from kinerja_desktop.foundation.progress import Silent
from kinerja_desktop.workbooks.bkn.bahan import BahanEkspor, BarisValidasi, write_buku
from kinerja_desktop.workbooks.reader import open_book

Cells = dict[str, list[tuple[int, tuple[object, ...]]]]


def material() -> BahanEkspor:
    """Rows with everything that programs like to change: long numbers, leading zeros, formula signs, dates as text."""
    row = {
        "nip": "198503302010012001", "nama": '=HYPERLINK("x")', "periode_awal_skp": "2026-07-01",
        "hasil_kerja": "DIATAS EKSPEKTASI", "pegawai_atasan_nip": "007804122005011003", "golru": "III/d",
        "tahun_skp": "2026", "skp_jabatan": '+62 Guru @ "Ahli" Muda; 50%', "is_skp_plt_plh_pjb": "0",
    }  # fmt: skip
    periodic = {
        "nip": "198503302010012001", "nama": "-Sari", "id": "", "pnsDinilaiId": "1E5", "tahun": 2026, "periodikId": "2",
        "bulanMulaiPenilaian": 7, "hasilKinerjaNilai": 1, "perilakuKerjaNilai": 2, "kuadranKinerjaNilai": 2,
        "koefisienId": "22", "penilaiGolongan": "41", "statusPenilai": "ASN",
    }  # fmt: skip
    title = {
        "jenis_periode": "Triwulan", "nama_periode": "3", "tahun": "2026", "instansi": "Contoh", "unor_induk": "ALL",
        "unor": "ALL", "waktu": "20 November 2026 09.00",
    }  # fmt: skip
    return BahanEkspor(
        (("Isi", "Bahan\nekspor"),), title, [row], [], [periodic],
        [BarisValidasi("198503302010012001", "Sari", "peringatan", "ekspor.belum-ttd", "@belum")],
        [("golongan", "01", "x")], [], {},
    )  # fmt: skip


def with_openpyxl(path: Path) -> Cells:
    book = openpyxl.load_workbook(path)
    found: Cells = {}
    for sheet in book:
        rows = [(int(row[0].row or 0), tuple(cell.value for cell in row)) for row in sheet.iter_rows()]
        found[sheet.title] = [
            (number, _cut(values)) for number, values in rows if any(v is not None for v in values)
        ]
    return found


def with_ours(path: Path) -> Cells:
    with open_book(path) as book:
        return {info.nama: [(row.nomor, row.values) for row in book.rows(info.nama)] for info in book.sheets}


def _cut(values: tuple[object, ...]) -> tuple[object, ...]:
    cut = list(values)
    while cut and cut[-1] is None:
        cut.pop()
    return tuple(cut)


def converted(source: Path, folder: Path) -> Path:
    office = shutil.which("soffice")
    if office is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is not installed")
        pytest.skip("no LibreOffice here; packaging/run.py test installs it")
    folder.mkdir()
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation=file://{folder}/profil", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
         "--outdir", str(folder), str(source)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder / source.name


def test_libreoffice_changes_no_cell_and_no_type(tmp_path: Path) -> None:
    source = tmp_path / "rekap.xlsx"
    write_buku(material(), source, Silent())
    meant = with_openpyxl(source)
    assert with_ours(source) == meant, "both readers agree on what we wrote"
    texts = {
        type(v)
        for name in ("PENILAIAN", "SIASN_PERIODIK")
        for _, values in meant[name]
        for v in values
        if v is not None
    }
    assert texts == {str}
    again = converted(source, tmp_path / "lo")
    assert with_openpyxl(again) == meant
    assert with_ours(again) == meant
