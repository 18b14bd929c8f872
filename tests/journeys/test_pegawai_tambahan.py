"""Second positions and predikat of earlier years on the card of a person: added, changed, removed, taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QMenu

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.gui.kantor import units
from kinerja_desktop.services import atasan, pegawai, penilaian, periode, rangkap, unit
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit

K = Qt.Key


@pytest.fixture
def orang(konteks: Konteks) -> dict[str, int]:
    """A dinas with two bidang; Bidang A is led by Citra, Bayu works in Bidang B."""
    dinas = unit.add(konteks, "Dinas").value
    places = {nama: unit.add(konteks, nama, dinas).value for nama in ("Bidang A", "Bidang B")}
    people = {"Bayu Pranata": "Bidang B", "Citra Dewanti": "Bidang A"}
    made = {
        nama: pegawai.tambah(
            konteks, {"nama": nama, "jabatan": "Analis", "unit_id": places[tempat], "jenis_pegawai": "pns"}
        ).value
        for nama, tempat in people.items()
    }
    head = Pihak(JenisPihak.PEGAWAI, made["Citra Dewanti"])
    atasan.set_kepala(konteks, places["Bidang A"], head, dari=date(2025, 1, 1))
    return made


@pytest.fixture
def kartu(layar: Any, konteks: Konteks, orang: dict[str, int]) -> Any:
    """The window on Pegawai with the card of Bayu."""
    session = layar.window.session
    session.set_choices(session.office.periods, units(konteks))
    session.go("pegawai", pegawai=orang["Bayu Pranata"])
    layar.screen.reload()
    layar.click_cell("Bayu Pranata", "Nama")
    layar.words()
    return layar


def sign(layar: Any, name: str) -> QAbstractButton:
    """Find a button of the card by its accessible name."""
    (found,) = [
        one
        for one in layar.top.findChildren(QAbstractButton)
        if one.isVisible() and one.accessibleName() == name
    ]
    assert isinstance(found, QAbstractButton)
    return found


def click(layar: Any, name: str) -> None:
    layar.bot.mouseClick(sign(layar, name), Qt.MouseButton.LeftButton)


def focused(layar: Any) -> str:
    widget = layar.window.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def predikat_lama(konteks: Konteks, who: int) -> list[tuple[int, str, str]]:
    return [(row.tahun, row.predikat, row.sumber) for row in pegawai.kartu(konteks, who).predikat_lama]


def test_an_earlier_year_by_keys_alone(kartu: Any, konteks: Konteks, orang: dict[str, int]) -> None:
    who = orang["Bayu Pranata"]
    assert "Belum ada. Untuk tahun yang SKP-nya tidak ada di aplikasi ini." in kartu.words()

    def fill() -> None:
        kartu.type("2024")  # the proposed year is selected
        kartu.key(K.Key_Tab, K.Key_Up, K.Key_Tab)  # Baik -> Sangat Baik
        kartu.type("SKP 2024")
        kartu.shot("pegawai-predikat-lama")
        kartu.key(K.Key_Return)

    kartu.key(K.Key_F6)
    assert focused(kartu) == "Tambah jabatan rangkap…"
    kartu.key(K.Key_Tab)
    assert focused(kartu) == "Tambah tahun sebelumnya…"
    kartu.when_asked(fill)
    kartu.key(K.Key_Return)
    assert predikat_lama(konteks, who) == [(2024, "sangat_baik", "SKP 2024")]
    assert "2024: Sangat Baik" in kartu.words()
    assert focused(kartu) == "Tambah tahun sebelumnya…", "the keyboard stays on the card that was shown again"

    kartu.key(K.Key_Backtab)
    assert focused(kartu) == "Hapus predikat 2024"
    kartu.key(K.Key_Return)
    assert predikat_lama(konteks, who) == []
    kartu.window.activateWindow()  # what a window manager does when a dialog closes
    kartu.words()
    kartu.key(K.Key_Z, mods=Qt.KeyboardModifier.ControlModifier)
    assert predikat_lama(konteks, who) == [(2024, "sangat_baik", "SKP 2024")]
    kartu.key(K.Key_Z, mods=Qt.KeyboardModifier.ControlModifier)
    assert predikat_lama(konteks, who) == [(2024, "sangat_baik", "SKP 2024")], "a step is taken back once"
    kartu.key(K.Key_F6)
    assert kartu.window.focusWidget() is kartu.grid()


def test_an_earlier_year_is_changed_and_changed_back(
    kartu: Any, konteks: Konteks, orang: dict[str, int]
) -> None:
    who = orang["Bayu Pranata"]
    kartu.when_asked(lambda: kartu.press("Simpan"))
    kartu.press("Tambah tahun sebelumnya…")
    [(year, first, _)] = predikat_lama(konteks, who)

    def change() -> None:
        (box,) = kartu.top.findChildren(QComboBox)
        kartu.bot.keyClicks(box, "Kurang")
        kartu.press("Simpan")

    kartu.words()
    kartu.when_asked(change)
    click(kartu, f"Ubah predikat {year}")
    assert predikat_lama(konteks, who) == [(year, "kurang", "")]
    assert f"{year}: Kurang" in kartu.words()
    kartu.press("Urungkan")
    assert predikat_lama(konteks, who) == [(year, first, "")]


def test_a_year_that_is_there_or_not_over_is_refused_in_words(
    kartu: Any, konteks: Konteks, orang: dict[str, int]
) -> None:
    who = orang["Bayu Pranata"]
    kartu.when_asked(lambda: kartu.press("Simpan"))
    kartu.press("Tambah tahun sebelumnya…")
    [(year, *_)] = before = predikat_lama(konteks, who)

    def twice() -> None:
        kartu.fill("Tahun", str(year))
        kartu.press("Simpan")
        assert f"Tahun {year} sudah ada (Baik)" in kartu.words()
        kartu.fill("Tahun", str(year + 1))
        kartu.press("Simpan")
        assert f"Isi tahun antara 1990 dan {year}." in kartu.words()
        kartu.key(K.Key_Escape)

    kartu.words()
    kartu.when_asked(twice)
    kartu.press("Tambah tahun sebelumnya…")
    assert predikat_lama(konteks, who) == before


def choose_unit(layar: Any, nama: str) -> None:
    picker = layar.top.unit
    layar.bot.mouseClick(picker, Qt.MouseButton.LeftButton)
    layar.bot.keyClicks(picker.popup.search, nama)
    layar.bot.keyClick(picker.popup.search, K.Key_Return)


def fill_plt(kartu: Any) -> None:
    kartu.press("Simpan")
    assert "Nama jabatan belum diisi." in kartu.words()
    kartu.fill("Jabatan", "Plt. Kepala Bidang A")
    kartu.press("Simpan")
    assert "Tulis nama jabatannya saja" in kartu.words()
    kartu.fill("Jabatan", "Kepala Bidang A")
    kartu.press("Simpan")
    assert "Unit kerja belum dipilih." in kartu.words()
    choose_unit(kartu, "Bidang A")
    kartu.fill("Sejak", "1-10-2026")
    kartu.fill("Sampai", "1-9-2026")
    kartu.press("Simpan")
    assert "Tanggal akhir lebih awal daripada tanggal mulai (1 Oktober 2026)." in kartu.words()
    kartu.fill("Sampai", "")
    kartu.key(K.Key_Delete)
    kartu.shot("pegawai-rangkap")
    kartu.press("Simpan")


def test_a_plt_is_added_ended_and_removed(kartu: Any, konteks: Konteks, orang: dict[str, int]) -> None:
    who = orang["Bayu Pranata"]

    kartu.when_asked(lambda: fill_plt(kartu))
    kartu.press("Tambah jabatan rangkap…")
    [row] = rangkap.daftar(konteks, who)
    assert (row.jenis, row.jabatan, row.unit, row.dari, row.sampai) == (
        "plt", "Kepala Bidang A", "Bidang A", date(2026, 10, 1), None,
    )  # fmt: skip
    shown = kartu.words()
    assert "Plt. Kepala Bidang A" in shown
    assert "Bidang A · 1 Oktober 2026 sampai sekarang" in shown
    assert "Penilai: Citra Dewanti" in shown
    kartu.shot("pegawai-kartu-rangkap")

    def end() -> None:
        kartu.fill("Sampai", "31-10-2026")
        kartu.key(K.Key_Return)

    kartu.when_asked(end)
    click(kartu, "Ubah tanggal akhir Plt. Kepala Bidang A")
    assert rangkap.daftar(konteks, who)[0].sampai == date(2026, 10, 31)
    assert "1 Oktober 2026 sampai 31 Oktober 2026" in kartu.words()
    kartu.press("Urungkan")
    assert rangkap.daftar(konteks, who)[0].sampai is None

    kartu.words()
    before = rangkap.daftar(konteks, who)[0]
    click(kartu, "Hapus Plt. Kepala Bidang A")
    assert rangkap.daftar(konteks, who) == ()
    assert "Tidak ada. Untuk Plt., Plh., Pj., atau tugas tambahan yang dinilai tersendiri." in kartu.words()
    kartu.press("Urungkan")
    [again] = rangkap.daftar(konteks, who)
    assert (again.jabatan, again.dari, again.penilai_nama) == (before.jabatan, before.dari, "Citra Dewanti")


def test_what_was_rated_is_ended_not_removed(kartu: Any, konteks: Konteks, orang: dict[str, int]) -> None:
    who = orang["Bayu Pranata"]
    place = next(one.id for one in unit.tree(konteks) if one.nama == "Bidang A")
    periode.ensure_periode(konteks, "2026-TW3")
    made = rangkap.tambah(
        konteks, who, JenisPenugasan.PLH, "Kepala Bidang A", place, dari=date(2026, 1, 1)
    ).value
    line = next(r for r in penilaian.grid(konteks, "2026-TW3").baris if r.penugasan_id == made)
    penilaian.save_cells(konteks, "2026-TW3", [CellEdit(made, line.version, "hasil_kerja", "A")])
    kartu.screen.reload()
    assert "Plh. Kepala Bidang A" in kartu.words()
    names = {one.accessibleName() for one in kartu.screen.findChildren(QAbstractButton) if one.isVisible()}
    assert "Ubah tanggal akhir Plh. Kepala Bidang A" in names
    assert "Hapus Plh. Kepala Bidang A" not in names


def test_the_menu_of_a_row_offers_both(kartu: Any) -> None:
    menu = QMenu()
    kartu.grid().menu_requested.emit(menu, [])
    words = [action.text() for action in menu.actions() if action.text()]
    assert "Tambah jabatan rangkap…" in words
    assert "Tambah predikat tahun sebelumnya…" in words
    add = next(action for action in menu.actions() if action.text() == "Tambah predikat tahun sebelumnya…")
    kartu.when_asked(lambda: kartu.key(K.Key_Escape))
    add.trigger()


def test_a_predikat_from_elsewhere_with_its_scan(
    kartu: Any, konteks: Konteks, orang: dict[str, int], tmp_path: Path
) -> None:
    scan = tmp_path / "SKP RSUD.pdf"
    scan.write_bytes(b"%PDF-1.4\n")

    def fill() -> None:
        kartu.type("2026")
        kartu.key(K.Key_Tab)
        kartu.bot.keyClicks(kartu.top.focusWidget(), "Triwulan I")
        kartu.press("Simpan")
        assert "Instansi yang memberi predikat belum diisi." in kartu.words()
        kartu.type("RSUD Contoh")
        kartu.files = [scan]
        kartu.press("Pilih berkas…")
        assert "SKP RSUD.pdf" in kartu.words()
        kartu.shot("pegawai-predikat-luar")
        kartu.press("Simpan")

    who = orang["Bayu Pranata"]
    kartu.when_asked(fill)
    kartu.press("Tambah dari instansi lain…")
    [row] = pegawai.kartu(konteks, who).predikat_luar
    assert (row.periode_kode, row.instansi, row.nama_berkas) == ("2026-TW1", "RSUD Contoh", "SKP RSUD.pdf")
    assert "Triwulan I 2026: Baik" in kartu.words()
    assert "dari RSUD Contoh" in kartu.words()
    click(kartu, "Hapus Triwulan I 2026: Baik")
    assert pegawai.kartu(konteks, who).predikat_luar == ()
    kartu.press("Urungkan")
    assert len(pegawai.kartu(konteks, who).predikat_luar) == 1
