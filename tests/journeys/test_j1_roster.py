"""J1: the roster comes in, is checked, goes in; the rest is mended; a day later the import is undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from kinerja_desktop.services import pegawai
from kinerja_desktop.services.konteks import Konteks
from tests.mentah import Angka, csv_bytes, xlsx

K = Qt.Key
SIASN = [
    "PNS ID", "NIP BARU", "NAMA", "TANGGAL LAHIR", "NIK", "GOL AKHIR NAMA", "TMT GOLONGAN", "JABATAN NAMA", "TMT JABATAN",
    "UNOR ID", "UNOR NAMA", "LOKASI", "STATUS CPNS PNS",
]  # fmt: skip
SARI = ["A1", "'198503302010012001", "SARI WULANDARI", "30-03-1985", "3201017003850001", "III/c", "01-04-2022",
        "Guru Ahli Muda", "01-01-2023", "U1", "Dinas Pendidikan", "SDN 1 Contoh", "P"]  # fmt: skip
BUDI = ["A2", "'197804122005011003", "BUDI SANTOSO", "12-04-1978", "3201011204780002", "IV/a", "01-10-2021",
        "Kepala Sekolah", "01-07-2021", "U1", "Dinas Pendidikan", "SDN 1 Contoh", "P"]  # fmt: skip
TONO = ["A3", "'199001012015011001", "TONO HARYONO", "01-01-1990", "3201010101900003", "III/b", "01-04-2023",
        "Pengelola Keuangan", "01-02-2020", "U2", "Dinas Pendidikan", "Sekretariat", "P"]  # fmt: skip
DUK_HEAD: list[list[Any]] = [
    ["DAFTAR URUT KEPANGKATAN PEGAWAI NEGERI SIPIL"],
    ["DINAS CONTOH, KEADAAN 1 NOVEMBER 2026"],
    [],
    ["NO", "NAMA", "NIP", "PANGKAT", None, "JABATAN", None, "UNIT KERJA"],
    [None, None, None, "GOL", "TMT", "NAMA", "TMT", None],
    [1, 2, 3, 4, 5, 6, 7, 8],
]
DUK_MERGES = ["A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:G4", "H4:H5"]


def duk(folder: Path) -> Path:
    rows = [
        *DUK_HEAD,
        [1, "BUDI SANTOSO", "197804122005011003", "IV/b", "01-10-2026", "Kepala Sekolah", "01-07-2021", "SDN 1 Contoh"],
        [2, "TONO HARYONO", Angka("1.99001012015011E+17"), "III/b", "01-04-2023", "Pengelola Keuangan", "01-02-2020", "Sekretariat"],
        [3, "WATI LESTARI", "19910203201402200", "III/a", "01-04-2024", "Guru Ahli Pertama", "01-02-2022", "SDN 1 Contoh"],
        [],
        [None, None, None, None, None, "Contoh, 1 November 2026"],
        [None, None, None, None, None, "Kepala Dinas,"],
    ]  # fmt: skip
    path = folder / "DUK 2026.xlsx"
    path.write_bytes(xlsx({"DUK": rows}, merges=DUK_MERGES))
    return path


def siasn(folder: Path) -> Path:
    path = folder / "Data PNS.csv"
    path.write_bytes(csv_bytes([SIASN, SARI, BUDI, TONO], ";"))
    return path


def mend(path: Path, nip: str) -> None:
    """What the operator does in Excel: type the number right, save."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    (sheet,) = book.worksheets
    row = next(cells for cells in sheet.iter_rows() if cells[1].value == "WATI LESTARI")
    assert "17 angka" in str(row[8].value)
    assert row[2].fill.start_color.rgb == "FFFFE08A"
    row[2].value = nip
    book.save(path)


def choose_in_menu(layar: Any, words: str) -> None:
    """Take an entry of the drop-down list that is open, by keys."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in range(len(menu.actions()) + 1):
        now = menu.activeAction()
        if now is not None and now.text().split("\t")[0] == words:
            break
        layar.bot.keyClick(menu, K.Key_Down)
    layar.bot.keyClick(menu, K.Key_Return)


def read(layar: Any, *paths: Path) -> None:
    layar.files = list(paths)
    layar.press("Pilih berkas…")
    layar.press("Baca berkas")


def siasn_in(layar: Any, konteks: Konteks, folder: Path) -> None:
    # the SIASN download; its place of work stands in a column that nobody knows
    read(layar, siasn(folder))
    layar.shot("j1-2-kolom")
    shown = {row["Judul kolom"]: row for row in layar.table()}
    assert shown["NIK"]["Dipakai untuk"] == "Tidak dipakai (data pribadi)"
    assert shown["NIK"]["Contoh isi"] == ""
    assert shown["NAMA"]["Dipakai untuk"] == "Nama"
    assert "SARI WULANDARI" in shown["NAMA"]["Contoh isi"]
    assert shown["LOKASI"]["Dipakai untuk"] == "Tidak dipakai"
    layar.click_cell("LOKASI", "Dipakai untuk")
    choose_in_menu(layar, "Unit kerja")
    assert (
        next(row for row in layar.table() if row["Judul kolom"] == "LOKASI")["Dipakai untuk"] == "Unit kerja"
    )
    layar.press("Periksa")
    layar.shot("j1-3-baru")
    assert [row["Unit kerja"] for row in layar.table()] == ["SDN 1 Contoh", "SDN 1 Contoh", "Sekretariat"]
    assert pegawai.daftar(konteks) == []  # nothing is written before it is said
    layar.window.session.backupChanged.emit("kemarin")
    layar.press("Simpan 3 baru")
    assert "3 pegawai baru tersimpan" in layar.words()
    layar.shot("j1-4-selesai")
    assert layar.window.bottom.backup.text().startswith("Backup terakhir: hari ini")  # made before the import
    assert {row.nama: row.unit_nama for row in pegawai.daftar(konteks)} == {
        "BUDI SANTOSO": "SDN 1 Contoh", "SARI WULANDARI": "SDN 1 Contoh", "TONO HARYONO": "Sekretariat",
    }  # fmt: skip


def duk_in(layar: Any, konteks: Konteks, folder: Path) -> None:
    # the old DUK: two-row head, numbering row, signature, a destroyed number, one with 17 digits
    layar.press("Impor berkas lain")
    layar.fill("Keadaan per tanggal", "1-11-2026")
    read(layar, duk(folder))
    assert {"PANGKAT / GOL", "JABATAN / NAMA"} <= {row["Judul kolom"] for row in layar.table()}
    layar.press("Periksa")
    layar.shot("j1-5-perlu-diperbaiki")
    assert [(row["Baris"], row["Pegawai"]) for row in layar.table()] == [
        ("8", "TONO HARYONO"),
        ("9", "WATI LESTARI"),
    ]
    layar.click_cell("TONO HARYONO", "Pegawai")
    layar.press("TONO HARYONO\n19900101 201501 1 001")  # offered, never taken by itself
    assert [row["Pegawai"] for row in layar.table()] == ["WATI LESTARI"]
    layar.press("Berubah")
    layar.shot("j1-6-berubah")
    assert [tuple(row.values())[1:5] for row in layar.table()] == [
        ("BUDI SANTOSO", "Golongan", "IV/a", "IV/b"),
        ("BUDI SANTOSO", "TMT golongan", "1 Oktober 2021", "1 Oktober 2026"),
    ]
    layar.press("Tidak ada di berkas")
    assert [row["Pegawai"] for row in layar.table()] == ["SARI WULANDARI"]
    layar.press("Salin sebagai teks")
    assert "SARI WULANDARI, NIP 19850330 201001 2 001" in QApplication.clipboard().text()
    layar.press("Buka di Pegawai")  # where somebody who left is ended; the check waits meanwhile
    assert (layar.screen.title.text(), [row["Nama"] for row in layar.table()]) == (
        "Pegawai",
        ["SARI WULANDARI"],
    )
    layar.find_and_go("Impor pegawai")
    layar.target = folder / "perbaikan.xlsx"
    layar.press("Simpan daftar perbaikan…")
    assert "1 baris ditulis ke" in layar.words()
    layar.press("Simpan 1 perubahan")
    assert "1 perubahan tersimpan" in layar.words()


def mended_in(layar: Any, konteks: Konteks, folder: Path) -> None:
    # mended in Excel, in again
    mend(layar.target, "199102032014022001")
    layar.press("Impor berkas lain")
    assert layar.screen.berkas.per_tanggal == date(2026, 11, 1), "the day of the file stays"
    read(layar, layar.target)
    layar.press("Periksa")
    assert [row["Pegawai"] for row in layar.table()] == ["WATI LESTARI"]
    layar.press("Simpan 1 baru")
    assert len(pegawai.daftar(konteks)) == 4


def undone_next_day(layar: Any, konteks: Konteks, folder: Path) -> None:
    # the next day: Sari was edited by hand since; the first import is undone
    layar.press("Lihat daftar pegawai")
    layar.click_cell("SARI WULANDARI", "Nama")
    layar.when_asked(lambda: (layar.fill("Jabatan", "Kepala Sekolah"), layar.press("Simpan")))
    layar.press("Ubah data…")
    assert pegawai.cari(konteks, "sari")[0].jabatan == "Kepala Sekolah"
    layar.press("Riwayat impor")
    layar.shot("j1-7-riwayat")
    assert [(row["Nomor"], row["Berkas"]) for row in layar.table()] == [
        ("3", "perbaikan.xlsx"), ("2", "DUK 2026.xlsx"), ("1", "Data PNS.csv"),
    ]  # fmt: skip
    layar.click_cell("DUK 2026.xlsx", "Berkas")
    layar.when_asked(lambda: (layar.shot("j1-8-batal"), layar.press("Batalkan impor")))
    layar.press("Batalkan impor ini…")
    assert "Impor nomor 2 dibatalkan." in layar.words()
    (budi,) = pegawai.cari(konteks, "budi")
    assert budi.golongan == "IV/a"
    layar.click_cell("Data PNS.csv", "Berkas")
    seen: list[str] = []

    def look() -> None:
        seen.extend(layar.top.stays.item(n).text() for n in range(layar.top.stays.count()))
        layar.shot("j1-9-batal-tetap")
        layar.press("Batalkan impor")

    layar.when_asked(look)
    layar.press("Batalkan impor ini…")
    assert any(line.startswith("SARI WULANDARI: data sudah diubah") for line in seen)
    assert {row.nama for row in pegawai.daftar(konteks)} == {"SARI WULANDARI", "WATI LESTARI"}
    assert layar.table()[0]["Status"] == "membatalkan nomor 1"


def test_roster_from_files_to_undo(
    layar: Any, konteks: Konteks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layar.key(K.Key_Return)  # the empty office offers the import first, and it has the keyboard
    assert layar.screen.accessibleName() == "Impor pegawai"
    layar.shot("j1-1-berkas")
    for step in (siasn_in, duk_in, mended_in):
        step(layar, konteks, tmp_path)
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-21T08:00:00+07:00")
    undone_next_day(layar, konteks, tmp_path)


def test_what_is_wrong_with_a_file_is_said_beside_it(layar: Any, tmp_path: Path) -> None:
    path = tmp_path / "Surat.xlsx"
    path.write_bytes(b"%PDF-1.7\n")
    layar.find_and_go("Impor pegawai")
    read(layar, path)
    assert "adalah PDF, bukan tabel. Minta berkas Excel asalnya." in layar.words()
    assert layar.window.focusWidget() is layar.buttons()["Baca berkas"]


def test_a_file_of_which_no_row_is_right_leads_back_to_its_columns(layar: Any, tmp_path: Path) -> None:
    path = tmp_path / "duk.csv"
    path.write_bytes(
        csv_bytes([["NAMA", "NIP", "JABATAN"], ["BUDI SANTOSO", "19780412200501100", "Guru"]], ";")
    )
    layar.find_and_go("impor pegawai")
    read(layar, path)
    layar.press("Periksa")
    layar.bot.waitUntil(lambda: "Kembali ke Kolom" in layar.words())
    assert "Catat bahwa data sama" not in layar.buttons(), "a button that can be pressed; nothing is the same"
    assert layar.screen.next.text() == "&Catat bahwa data sama"


def test_a_password_is_asked_for_and_used_again_for_the_list_to_be_mended(
    layar: Any, konteks: Konteks, tmp_path: Path
) -> None:
    from tests.mentah import encrypt

    plain = duk(tmp_path)
    path = tmp_path / "Rahasia.xlsx"
    path.write_bytes(encrypt(plain.read_bytes(), "rahasia"))

    def typed(word: str) -> Callable[[], None]:
        return lambda: (layar.type(word), layar.key(K.Key_Return))[0]

    layar.in_turn(typed("salah"), typed("rahasia"))  # a wrong one is asked for again
    layar.find_and_go("Impor pegawai")
    read(layar, path)
    layar.press("Periksa")
    layar.target = tmp_path / "perbaikan.xlsx"
    layar.press("Simpan daftar perbaikan…")
    assert "2 baris ditulis ke" in layar.words()
    assert layar.target.stat().st_size > 0
    assert pegawai.daftar(konteks) == []  # read and judged, nothing kept


def test_a_list_that_nobody_recognises_is_shown_by_hand(layar: Any, tmp_path: Path) -> None:
    rows = [["daftar kami"], ["kolom satu", "kolom dua"], ["1985033020100120", "Sari Wulandari"]]
    path = tmp_path / "Catatan.xlsx"
    path.write_bytes(xlsx({"Catatan": rows}))
    layar.find_and_go("Impor pegawai")
    read(layar, path)
    layar.shot("j1-tak-dikenali")
    assert "Daftar pegawai tidak dikenali di Catatan.xlsx" in layar.words()
    assert "Periksa" not in layar.buttons()
    layar.fill("Judul kolom di baris", "2")
    layar.key(K.Key_Return)
    assert [row["Judul kolom"] for row in layar.table()] == ["kolom satu", "kolom dua"]
    for judul, bidang in (("kolom satu", "NIP"), ("kolom dua", "Nama")):
        layar.click_cell(judul, "Dipakai untuk")
        choose_in_menu(layar, bidang)
    layar.press("Periksa")
    assert [(row["Baris"], row["Pegawai"]) for row in layar.table()] == [("3", "Sari Wulandari")]
    assert "nomor 16 angka seperti NIK" in layar.table()[0]["Alasan"]
