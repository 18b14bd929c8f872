"""J5, the way back: e-Kinerja's own report beside our data, per atasan, with text, letter and list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.services import atasan, pegawai, penilaian
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from tests.kantor_kecil import DINAS, NIP, ORANG, SEKOLAH, SEKRETARIAT, isi
from tests.mentah import xlsx

TW = "2026-TW3"
HEAD = [
    "No", "Pegawai ID", "Jenis", "NIP", "Nama", "Jenis Pegawai", "Golongan", "SKP ID", "SKP Penilaian ID", "Periode ID",
    "Tahun SKP", "Periode Awal SKP", "Periode Akhir SKP", "SKP Unor ID", "SKP Unor", "SKP Unor Induk", "SKP Jabatan",
    "SKP Jenis Jabatan", "Is SKP Plt Plh Pjb", "Hasil Kerja", "Perilaku Kerja", "Hasil Akhir", "Pegawai Atasan ID",
    "Pegawai Atasan NIP", "Pegawai Atasan Nama",
]  # fmt: skip
ATAS, SESUAI, BAIK = "DI ATAS EKSPEKTASI", "SESUAI EKSPEKTASI", "BAIK"


def line(name: str, boss: str, ratings: tuple[str, str, str] = ("", "", ""), plt: str = "") -> list[Any]:
    nip, nama, golongan, jabatan, tempat = ORANG[name]
    return [
        None, f"P-{name}", "SKP", nip, nama, "PNS", golongan, f"S-{name}", None, None, "2026", "01-07-2026", "30-09-2026",
        None, tempat, DINAS, jabatan, None, plt, *ratings, None, NIP[boss], ORANG[boss][1],
    ]  # fmt: skip


@pytest.fixture
def konteks(konteks: Konteks, tmp_path: Path) -> Konteks:
    """Budi leads the dinas, Sari the secretariat, Agus the school; everybody but Joko is rated Sesuai, Sesuai."""
    units = isi(konteks, tmp_path)
    people = {row.nip: row.id for row in pegawai.daftar(konteks)}
    for place, name in ((DINAS, "Budi"), (SEKRETARIAT, "Sari"), (SEKOLAH, "Agus")):
        atasan.set_kepala(konteks, units[place], Pihak(JenisPihak.PEGAWAI, people[NIP[name]]))
    edits = [
        CellEdit(row.penugasan_id, row.version, field, "S")
        for row in penilaian.grid(konteks, TW).baris
        if row.nip != NIP["Joko"]
        for field in ("hasil_kerja", "perilaku")
    ]
    penilaian.save_cells(konteks, TW, edits)
    return konteks


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Header in row 8: Tono not rated, Maya rated otherwise, Rini under another atasan, Dewi missing, a stranger."""
    good = (SESUAI, SESUAI, BAIK)
    stranger = line("Budi", "Budi", good)
    stranger[3], stranger[4] = "198001012005012099", "ORANG LAIN"
    rows = [
        ["LAPORAN PENILAIAN SKP"], ["PERIODE PENILAIAN TRIWULAN III TAHUN 2026"], ["INSTANSI : PEMERINTAH KABUPATEN CONTOH"],
        ["UNOR INDUK : DINAS CONTOH"], ["DATA DITARIK PADA : 5 OKTOBER 2026"], [], [], HEAD,
        line("Budi", "Budi", good), line("Sari", "Budi", good), line("Tono", "Sari"), line("Agus", "Budi", good),
        line("Maya", "Agus", (ATAS, SESUAI, BAIK)), line("Joko", "Agus", good), line("Rini", "Sari", good),
        line("Tono", "Budi", good, plt="Ya"), stranger,
    ]  # fmt: skip
    path = tmp_path / "LAPORAN_PENILAIAN.xlsx"
    path.write_bytes(xlsx({"Worksheet": rows}))
    # the file dialog belongs to the system
    monkeypatch.setattr(Dialogs, "open_file", classmethod(lambda *_: path))
    return path


def open_screen(layar: Any) -> None:
    layar.periode(TW)
    layar.menu("Monitoring")
    assert layar.screen.accessibleName().startswith("Monitoring")


def take_report(layar: Any) -> None:
    said: list[str] = []

    def check() -> None:
        said.append(layar.words())
        layar.shot("j5-laporan")
        layar.press("Simpan dan bandingkan")

    layar.when_asked(check)
    layar.press("Impor laporan e-Kinerja…")
    layar.bot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    (words,) = said
    assert "9 baris dibaca, 8 di antaranya sudah dinilai." in words
    assert "7 orang ada di data kantor." in words
    assert "1 orang tidak ada di data kantor" in words
    assert "1 orang punya lebih dari satu baris" in words
    assert "Terbaca dari judul laporan." in words


def names(layar: Any) -> set[str]:
    return {row["Nama"].split()[0].title() for row in people(layar)}


def people(layar: Any) -> list[dict[str, str]]:
    table = layar.screen.people
    return [{column.header: column.text(row) for column in table.columns} for row in table.visible_rows()]


def groups(layar: Any) -> dict[str, dict[str, str]]:
    table = layar.screen.groups.table
    rows = [{column.header: column.text(row) for column in table.columns} for row in table.visible_rows()]
    return {row.pop("Nama"): row for row in rows}


def go_to_group(layar: Any, name: str) -> None:
    """Walk the left list by keys until the people of a line are shown."""
    grid = layar.screen.groups.grid
    for number, found in enumerate(groups(layar)):
        if number:
            layar.bot.keyClick(grid, Qt.Key.Key_Down)
        else:
            first = grid.visualRect(grid.table.index(0, 0)).center()
            layar.bot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=first)
        if found == name:
            break


def test_what_the_report_lacks_and_has_otherwise(layar: Any, konteks: Konteks, report: Path) -> None:
    open_screen(layar)
    assert "1 belum dinilai, macet di 1 atasan" in layar.words()  # without a report: our own state
    take_report(layar)
    assert "1 belum dinilai, macet di 1 atasan" in layar.words()
    assert (
        "Laporan e-Kinerja ditarik 5 OKTOBER 2026, 9 baris, 1 orang tidak ada di data kantor."
        in layar.words()
    )
    assert names(layar) == {"Tono", "Maya", "Rini", "Dewi"}
    for chip, expected in (
        ("Belum SKP", {"Dewi"}), ("Belum dinilai", {"Tono"}), ("Berbeda", {"Maya"}), ("Atasan salah", {"Rini"}),
    ):  # fmt: skip
        layar.press(chip)
        assert names(layar) == expected, chip
    layar.press("Berbeda")
    (maya,) = people(layar)
    assert maya["Hasil kerja"] == "Sesuai ≠ Di Atas"
    layar.press("Perlu dibereskan")
    layar.shot("j5-monitoring")


def test_ratings_of_ours_are_never_changed(layar: Any, konteks: Konteks, report: Path) -> None:
    before = penilaian.grid(konteks, TW).baris
    open_screen(layar)
    take_report(layar)
    assert penilaian.grid(konteks, TW).baris == before


def narrowed_list_says_so(layar: Any, tmp_path: Path) -> None:
    layar.target = tmp_path / "sebagian.xlsx"
    layar.press("Simpan daftar (.xlsx)…")
    sheet = openpyxl.load_workbook(layar.target).worksheets[0]
    assert any(str(row[0]).startswith("Disaring: ") for row in sheet.iter_rows(values_only=True))


def test_per_atasan_text_letter_and_list(layar: Any, konteks: Konteks, report: Path, tmp_path: Path) -> None:
    open_screen(layar)
    take_report(layar)
    assert groups(layar)["SARI WULANDARI"] == {"Belum": "1", "SKP": "", "Beda": "", "Atasan": ""}
    go_to_group(layar, "SARI WULANDARI")
    layar.bot.waitUntil(lambda: names(layar) == {"Tono"})  # the people follow when the hand rests
    layar.press("Salin WhatsApp")
    text = QApplication.clipboard().text()
    assert "Yth. Bapak/Ibu SARI WULANDARI, 1 pegawai" in text
    assert "1. TONO HARYONO: belum dinilai" in text

    layar.target = tmp_path / "gambar.png"
    layar.press("Gambar…")
    assert (QImage(str(layar.target)).width(), QApplication.clipboard().image().width()) == (1080, 1080)

    def number() -> None:
        layar.type("800/9/2026")
        layar.key(Qt.Key.Key_Return)

    layar.target = tmp_path / "surat.pdf"
    layar.when_asked(number)
    layar.press("Surat…")
    pages = pypdfium2.PdfDocument(layar.target)
    words = "".join(page.get_textpage().get_text_range() for page in pages)
    pages.close()
    assert "SARI WULANDARI" in words
    assert "Kepala Dinas Contoh," in words
    assert "800/9/2026" in words
    assert "TONO HARYONO" in words
    assert "MAYA" not in words

    narrowed_list_says_so(layar, tmp_path)
    layar.press("Semua orang")
    layar.target = tmp_path / "daftar.xlsx"
    layar.press("Simpan daftar (.xlsx)…")
    sheet = openpyxl.load_workbook(layar.target).worksheets[0]
    rows = {row[2]: row for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert rows["TONO HARYONO"][1] == NIP["Tono"]
    assert rows["RINI ASTUTI"][11] == "atasan di e-Kinerja tertulis SARI WULANDARI"


def test_by_unit_and_the_whole_report_is_undone(layar: Any, konteks: Konteks, report: Path) -> None:
    from kinerja_desktop.services.impor import batal

    open_screen(layar)
    take_report(layar)
    layar.press("Per unit kerja")
    assert groups(layar)["Bidang SMP"]["SKP"] == "1"
    go_to_group(layar, "Bidang SMP")
    layar.bot.waitUntil(lambda: names(layar) == {"Dewi", "Rini"})
    (one, *_) = batal.riwayat(konteks)
    assert (one.hitungan["dibaca"], one.hitungan["baru"]) == (9, 9)
    layar.find_and_go("Riwayat impor")
    assert layar.table()[0]["Berkas"] == report.name
    layar.click_cell(report.name, "Berkas")
    layar.when_asked(lambda: layar.press("Batalkan impor"))
    layar.press("Batalkan impor ini…")
    assert batal.riwayat(konteks)[0].pembatal_dari_id == one.id
    layar.menu("Monitoring")
    assert "Belum ada laporan e-Kinerja untuk periode ini" in layar.words()
