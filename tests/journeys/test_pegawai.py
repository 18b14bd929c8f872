"""Pegawai on the screen: list, card, editing by hand, what an import may not overwrite."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QRadioButton

from kinerja_desktop.services import pegawai
from kinerja_desktop.services.impor import roster
from kinerja_desktop.services.konteks import Konteks
from tests.mentah import csv_bytes

K = Qt.Key
HEADS = [
    "NIP BARU",
    "NAMA",
    "GOL AKHIR NAMA",
    "TMT GOLONGAN",
    "JABATAN NAMA",
    "UNOR ID",
    "UNOR NAMA",
    "STATUS CPNS PNS",
]
ROWS = [
    [
        "'198503302010012001",
        "SARI WULANDARI",
        "III/c",
        "01-04-2022",
        "Guru Ahli Muda",
        "U1",
        "SDN 1 Contoh",
        "P",
    ],
    [
        "'197804122005011003",
        "BUDI SANTOSO",
        "IV/a",
        "01-10-2021",
        "Kepala Sekolah",
        "U1",
        "SDN 1 Contoh",
        "P",
    ],
    [
        "'199001012025012004",
        "RINI ASTUTI",
        "III/a",
        "01-01-2025",
        "Guru Ahli Pertama",
        "U1",
        "SDN 1 Contoh",
        "C",
    ],
]


@pytest.fixture
def berkas(tmp_path: Path) -> Path:
    path = tmp_path / "Data PNS.csv"
    path.write_bytes(csv_bytes([HEADS, *ROWS], ";"))
    return path


@pytest.fixture
def terisi(layar: Any, konteks: Konteks, berkas: Path) -> Any:
    """The window on Pegawai with three people."""
    roster.simpan(konteks, roster.periksa(konteks, [berkas]))
    layar.window.session.go("pegawai")
    layar.screen.reload()
    return layar


def test_an_empty_list_offers_the_import(layar: Any) -> None:
    layar.window.session.go("pegawai")
    assert "Belum ada pegawai" in layar.words()
    layar.shot("pegawai-kosong")
    layar.press("Impor pegawai")
    assert layar.screen.title.text() == "Impor pegawai"


def test_chips_and_typing_narrow_the_list(terisi: Any) -> None:
    assert [row["Nama"] for row in terisi.table()] == ["BUDI SANTOSO", "RINI ASTUTI", "SARI WULANDARI"]
    terisi.press("CPNS  1")
    assert [row["Nama"] for row in terisi.table()] == ["RINI ASTUTI"]
    terisi.press("Semua  3")
    terisi.fill("Saring daftar (Ctrl+F)", "sari 1985")
    terisi.key(K.Key_Return)
    assert [row["NIP"] for row in terisi.table()] == ["19850330 201001 2 001"]
    assert "1 dari 3" in terisi.words()


def test_a_correction_is_kept_against_the_next_import(terisi: Any, konteks: Konteks, berkas: Path) -> None:
    terisi.click_cell("SARI WULANDARI", "Nama")

    def edit() -> None:
        terisi.fill("Jabatan", "Kepala Sekolah")
        terisi.shot("pegawai-ubah")
        terisi.press("Simpan")

    terisi.when_asked(edit)
    terisi.press("Ubah data…")
    assert next(r for r in terisi.table() if r["Nama"] == "SARI WULANDARI")["Jabatan"] == "Kepala Sekolah"
    assert "Diisi sendiri di kantor" in terisi.words()
    terisi.shot("pegawai-kartu")
    terisi.press("Impor pegawai")
    terisi.files = [berkas]
    terisi.press("Pilih berkas…")
    terisi.press("Baca berkas")
    terisi.press("Periksa")
    terisi.press("Isian tangan  1")
    terisi.shot("impor-isian-tangan")
    assert terisi.table()[0]["Isian tangan"] == "Kepala Sekolah"
    terisi.press("Catat bahwa data sama")
    terisi.press("Lihat daftar pegawai")
    terisi.press("Usul perbaikan SIASN")
    terisi.shot("usul-perbaikan")
    assert terisi.table() == [
        {"Pegawai": "SARI WULANDARI", "NIP": "19850330 201001 2 001", "Kolom": "Jabatan",
         "Data kantor": "Kepala Sekolah", "Tercatat di SIASN": "Guru Ahli Muda"}
    ]  # fmt: skip
    terisi.press("Salin semua untuk Excel")
    assert "Kepala Sekolah\tGuru Ahli Muda" in QApplication.clipboard().text()


def test_the_key_d_takes_the_value_of_the_file(terisi: Any, konteks: Konteks, berkas: Path) -> None:
    (sari,) = pegawai.cari(konteks, "sari")
    pegawai.ubah(konteks, sari.id, {"jabatan": "Kepala Sekolah"}, version=sari.version)
    terisi.press("Impor pegawai")
    terisi.files = [berkas]
    terisi.press("Pilih berkas…")
    terisi.press("Baca berkas")
    terisi.press("Periksa")
    terisi.press("Isian tangan  1")
    terisi.click_cell("SARI WULANDARI", "Yang dipakai")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    terisi.bot.keyClick(menu, K.Key_Escape)
    terisi.key(K.Key_D)
    terisi.press("Simpan 1 perubahan")
    assert pegawai.cari(konteks, "sari")[0].jabatan == "Guru Ahli Muda"


def test_a_change_from_a_day_opens_a_stretch(terisi: Any, konteks: Konteks) -> None:
    terisi.click_cell("BUDI SANTOSO", "Nama")

    def edit() -> None:
        radio = next(one for one in terisi.top.findChildren(QRadioButton) if "Perubahan" in one.text())
        terisi.bot.mouseClick(
            radio, Qt.MouseButton.LeftButton, pos=radio.rect().center() - radio.rect().center() / 2
        )
        terisi.fill("Berlaku sejak", "1-10-2026")
        box = next(
            one for one in terisi.top.findChildren(QComboBox) if one.accessibleName() == "Kedudukan hukum"
        )
        box.setFocus()
        terisi.bot.keyClicks(box, "Pensiun")
        terisi.press("Simpan")

    terisi.when_asked(edit)
    terisi.key(K.Key_Return)
    (budi,) = pegawai.cari(konteks, "budi")
    card = pegawai.kartu(konteks, budi.id)
    assert [(s.dari.isoformat(), s.kedudukan) for s in card.keadaan] == [
        ("1900-01-01", "aktif"), ("2026-10-01", "pensiun"),
    ]  # fmt: skip
    terisi.press("Tidak aktif  1")
    assert [row["Kedudukan"] for row in terisi.table()] == ["Pensiun"]


def test_a_number_of_somebody_else_is_refused_in_the_dialog(terisi: Any, konteks: Konteks) -> None:
    told: list[str] = []

    def add() -> None:
        terisi.fill("Nama", "Tono Haryono")
        terisi.fill("NIP", "19850330 201001 2 001")
        terisi.press("Simpan")
        told.append(terisi.words())
        terisi.fill("NIP", "199001012015011001")
        terisi.press("Simpan")

    terisi.when_asked(add)
    terisi.press("Tambah…")
    assert "sudah dipakai oleh SARI WULANDARI" in told[0]
    assert [row.nip for row in pegawai.cari(konteks, "tono")] == ["199001012015011001"]
    assert "Tono Haryono" in [row["Nama"] for row in terisi.table()]


def test_who_moved_here_begins_on_the_day_that_is_typed(terisi: Any, konteks: Konteks) -> None:
    told: list[str] = []

    def add() -> None:
        terisi.fill("Nama", "Nur Hidayah")
        terisi.fill("NIP", "19880101 201201 2 003")
        terisi.fill("Mulai bertugas di sini", "kapan-kapan")
        terisi.press("Simpan")
        told.append(terisi.words())
        terisi.fill("Mulai bertugas di sini", "1-4-2026")
        terisi.press("Simpan")

    terisi.when_asked(add)
    terisi.press("Tambah…")
    assert "Ada tanggal yang belum terbaca" in told[0]
    (nur,) = pegawai.cari(konteks, "nur")
    card = pegawai.kartu(konteks, nur.id)
    assert [(one.dari.isoformat(), one.kedudukan) for one in card.keadaan] == [
        ("1900-01-01", "tidak_aktif"), ("2026-04-01", "aktif"),
    ]  # fmt: skip


def test_saving_an_empty_form_says_what_is_missing(terisi: Any, konteks: Konteks) -> None:
    told: list[str] = []
    before = len(pegawai.daftar(konteks))

    def add() -> None:
        terisi.press("Simpan")
        told.append(terisi.words())
        terisi.fill("Nama", "Nur Hidayah")
        terisi.press("Simpan")

    terisi.when_asked(add)
    terisi.press("Tambah…")
    assert "Nama belum diisi" in told[0]
    assert len(pegawai.daftar(konteks)) == before + 1


def test_who_was_added_is_shown_and_the_search_before_is_over(terisi: Any) -> None:
    """The words stood on over a list that was not narrowed by them any more."""

    def add() -> None:
        terisi.fill("Nama", "Nur Hidayah")
        terisi.press("Simpan")

    search = terisi.screen.list.search
    terisi.bot.keyClicks(search, "sari")
    terisi.bot.waitUntil(lambda: [row["Nama"] for row in terisi.table()] == ["SARI WULANDARI"])
    terisi.when_asked(add)
    terisi.press("Tambah…")
    terisi.bot.waitUntil(lambda: "Nur Hidayah" in [row["Nama"] for row in terisi.table()])
    assert search.text() == ""
