"""Reports by keys and mouse: percentages of the office, files, the way to the people behind a line."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.gui.kantor import units
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services import atasan, pegawai, penguncian, penilaian, periode, tpp, unit
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from kinerja_desktop.workbooks.reader import open_book

K = Qt.Key
TW4 = "2026-TW4"


@pytest.fixture
def laporan(layar: Any, konteks: Konteks) -> Any:
    """The window on Laporan in TW4: Bayu is rated Baik after Sangat Baik, Dina not yet; Bayu's contract ends."""
    periode.ensure_tahun(konteks, 2026)
    dinas = unit.add(konteks, "Dinas").value
    made = {
        nama: pegawai.tambah(
            konteks, {"nama": nama, "jabatan": "Analis", "unit_id": dinas, "jenis_pegawai": jenis, "kedudukan": "aktif", **more}
        ).value
        for nama, jenis, more in (
            ("Wira Utama", "pns", {}), ("Bayu Pranata", "pppk", {"kontrak_selesai": date(2026, 12, 31)}), ("Dina Sari", "pns", {}),
        )
    }  # fmt: skip
    atasan.set_kepala(konteks, dinas, Pihak(JenisPihak.PEGAWAI, made["Wira Utama"]), dari=date(2025, 1, 1))
    for kode, letters in (("2026-TW3", "AA"), (TW4, "SS")):
        [row] = [one for one in penilaian.grid(konteks, kode).baris if one.nama == "Bayu Pranata"]
        fields = zip(("hasil_kerja", "perilaku"), letters, strict=True)
        penilaian.save_cells(konteks, kode, [CellEdit(row.penugasan_id, None, f, t) for f, t in fields])
    session = layar.window.session
    session.set_choices(session.office.periods, units(konteks))
    session.set_periode(TW4)
    layar.menu("Laporan")
    layar.words()
    return layar


def test_the_office_s_percentages_are_asked_for_with_their_basis(
    laporan: Any, konteks: Konteks, tmp_path: Path
) -> None:
    assert [(row["Nama"], row["Predikat"], row["Keterangan"]) for row in laporan.table()] == [
        ("Bayu Pranata", "", "Belum dikunci"), ("Dina Sari", "", "Belum dinilai"), ("Wira Utama", "", "Belum dinilai"),
    ]  # fmt: skip
    assert "Persentase belum diisi" in laporan.words()
    penguncian.kunci(konteks, TW4, tanggal=date(2026, 11, 20))
    laporan.press("Ringkasan pimpinan")
    laporan.press("Daftar predikat (TPP)")
    assert laporan.table()[0]["Predikat"] == "Baik"

    def fill() -> None:
        laporan.type("100")
        laporan.key(K.Key_Tab)
        laporan.type("sembilan puluh")
        laporan.key(K.Key_Return)
        assert 'Persentase "sembilan puluh" bukan angka' in laporan.words()
        laporan.type("87,5")  # what was wrong is selected
        laporan.key(K.Key_Return)
        assert "Dasar persentase belum diisi" in laporan.words()
        laporan.type("Perbup Contoh Nomor 12 Tahun 2026")
        laporan.shot("laporan-persentase")
        laporan.key(K.Key_Return)

    laporan.when_asked(fill)
    laporan.press("Persentase…")
    assert "Persentase menurut Perbup Contoh Nomor 12 Tahun 2026" in laporan.words()
    assert laporan.table()[0]["Persentase"] == "87,5%"
    assert tpp.aturan(konteks).dasar == "Perbup Contoh Nomor 12 Tahun 2026"
    laporan.shot("laporan-tpp")
    for words, name in (("Simpan PDF…", "tpp.pdf"), ("Simpan .xlsx…", "tpp.xlsx")):
        laporan.target = tmp_path / name
        laporan.press(words)
        assert laporan.target.stat().st_size > 1000
        assert f"Laporan tersimpan: {name}" in laporan.words()
    laporan.press("Ringkasan pimpinan")
    assert "Laporan tersimpan" not in laporan.words(), "it was said of the tab that was left"


def test_a_narrowed_list_is_written_as_it_is_shown(laporan: Any, tmp_path: Path) -> None:
    laporan.key(K.Key_F, mods=Qt.KeyboardModifier.ControlModifier)
    laporan.type("Bayu")
    laporan.bot.waitUntil(lambda: len(laporan.table()) == 1)
    laporan.target = tmp_path / "tpp.pdf"
    laporan.press("Simpan PDF…")
    document = pypdfium2.PdfDocument(laporan.target)
    said = document[0].get_textpage().get_text_range()
    document.close()
    assert "Bayu Pranata" in said
    assert "Dina Sari" not in said
    assert '"Bayu" (1 dari 3 baris)' in said
    laporan.target = tmp_path / "tpp.xlsx"
    laporan.press("Simpan .xlsx…")
    with open_book(laporan.target) as opened:
        lines = [row.values for row in opened.rows("Daftar predikat")]
    assert any('Disaring: "Bayu" (1 dari 3 baris)' in line for line in lines)
    assert not any("Dina Sari" in line for line in lines)


def test_every_report_is_one_click_away_and_leads_to_the_people(laporan: Any, tmp_path: Path) -> None:
    laporan.press("Ringkasan pimpinan")
    assert "3 pegawai: 1 sudah dinilai (33%), 0 terkunci, 2 belum dinilai." in laporan.words()
    [row] = laporan.table()
    assert (row["Nama"], row["Sebelumnya"], row["Sekarang"], row["Perubahan"]) == (
        "Bayu Pranata", "Sangat Baik", "Baik", "Turun",
    )  # fmt: skip
    laporan.shot("laporan-pimpinan")
    laporan.target = tmp_path / "ringkasan.pdf"
    laporan.press("Simpan PDF…")
    assert laporan.target.read_bytes().startswith(b"%PDF-")
    assert "Simpan .xlsx…" not in laporan.buttons()
    laporan.press("Tabel LKjIP")
    laporan.shot("laporan-lkjip")
    laporan.target = tmp_path / "lkjip.xlsx"
    laporan.press("Simpan .xlsx…")
    assert laporan.target.exists()
    laporan.press("Kontrak berakhir")
    [row] = laporan.table()
    assert (row["Nama"], row["Sisa hari"], row["Predikat terakhir"]) == (
        "Bayu Pranata",
        "41",
        "",  # not locked yet
    )
    laporan.shot("laporan-kontrak")
    laporan.click_cell("Bayu Pranata", "Nama")
    laporan.key(K.Key_Return)
    assert laporan.screen.title.text() == "Pegawai"
    assert "Bayu Pranata" in laporan.words()


def test_the_list_of_people_has_a_chip_for_contracts_that_end(laporan: Any) -> None:
    laporan.menu("Pegawai")
    laporan.screen.reload()
    laporan.press("Kontrak segera berakhir")
    assert [row["Nama"] for row in laporan.table()] == ["Bayu Pranata"]


def test_beranda_names_contracts_that_end_and_the_list_ends_them(laporan: Any, konteks: Konteks) -> None:
    laporan.menu("Beranda")
    laporan.screen.reload()
    laporan.words()
    [line] = [one for one in laporan.screen.tasks.rows if "perjanjian kerja" in one.accessibleName()]
    laporan.bot.mouseClick(line, Qt.MouseButton.LeftButton)
    [row] = laporan.table()
    assert row["Nama"] == "Bayu Pranata"
    laporan.click_cell("Bayu Pranata", "Nama")

    def fill() -> None:
        laporan.bot.waitUntil(lambda: laporan.top.tinjauan is not None)
        assert laporan.top.sebab.currentText() == "Kontrak berakhir"
        laporan.press("Akhiri")

    laporan.when_asked(fill)
    laporan.press("Akhiri…")
    [bayu] = [one for one in pegawai.daftar(konteks) if one.nama == "Bayu Pranata"]
    ending = pegawai.kartu(konteks, bayu.id).pengakhiran
    assert ending is not None
    assert (ending.sebab, ending.tanggal) == ("kontrak_berakhir", date(2026, 12, 31))


def test_a_report_is_built_when_it_is_chosen(layar: Any, laporan: Any) -> None:
    assert len(layar.screen.findChildren(GridPanel)) == 1
    layar.press("Tabel LKjIP")
    assert len(layar.screen.findChildren(GridPanel)) == 3
    assert layar.screen.lkjip.isVisible()
    assert layar.screen.lkjip.units.rowCount() > 0
