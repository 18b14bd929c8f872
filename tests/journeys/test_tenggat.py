"""The calendar by keys and mouse: who is late, another day, holidays, text, picture and letter to the atasan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLineEdit

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.kantor import units
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.grid_lines import wrap
from kinerja_desktop.services import atasan, keberatan, pegawai, periode, tenggat, unit
from kinerja_desktop.services.konteks import Konteks

K = Qt.Key
_AIR = 10
"""Pixels beside the text of a cell."""


@pytest.fixture
def kalender(layar: Any, konteks: Konteks) -> Any:
    """The window on Tenggat: Wira leads the dinas and rates Bayu and Dina; nobody has a plan or a rating."""
    periode.ensure_tahun(konteks, 2026)
    dinas = unit.add(konteks, "Dinas").value
    made = {}
    for nama in ("Wira Utama", "Bayu Pranata", "Dina Sari"):
        isi = {
            "nama": nama,
            "jabatan": "Analis",
            "unit_id": dinas,
            "jenis_pegawai": "pns",
            "kedudukan": "aktif",
        }
        made[nama] = pegawai.tambah(konteks, isi).value
    atasan.set_kepala(konteks, dinas, Pihak(JenisPihak.PEGAWAI, made["Wira Utama"]), dari=date(2025, 1, 1))
    session = layar.window.session
    session.set_choices(session.office.periods, units(konteks))
    layar.menu("Monitoring")
    layar.press("Tenggat")
    layar.words()
    return layar


def grids(layar: Any) -> tuple[Grid, Grid]:
    """The calendar, and who is behind."""
    found = {one.accessibleName().split(",")[0]: one for one in layar.screen.findChildren(Grid)}
    return found["Kalender tenggat"], found["Yang belum selesai"]


def shown(grid: Grid, header: str) -> list[str]:
    [column] = [one for one in grid.table.columns if one.header == header]
    return [column.text(row) for row in grid.table.visible_rows()]


@pytest.mark.parametrize("kode", ["skp-belum", "skp-draf", "skp-diajukan", "skp-dikembalikan"])
def test_what_somebody_owes_is_read_whole(kalender: Any, kode: str) -> None:
    choose(kalender, "Penetapan SKP 2026")
    _, right = grids(kalender)
    table, said = right.table, sentence(f"tenggat.{kode}")
    table.update_rows([replace(table.visible_rows()[0], masalah=said)])
    column = table.column_of("masalah")
    room = right.columnWidth(column) - 2 * _AIR
    assert " ".join(wrap(said, right.font(), room, table.columns[column].lines)) == said


def choose(layar: Any, words: str) -> None:
    """Walk the calendar by keys to a line."""
    left, _ = grids(layar)
    left.setFocus()
    layar.key(K.Key_Home, mods=Qt.KeyboardModifier.ControlModifier)
    for _step in range(left.table.rowCount()):
        now = left.table.row_by_id(left.current_id() or 0)
        if now is not None and now.butir.nama == words:
            return
        layar.key(K.Key_Down)
    raise AssertionError(words)


def test_the_calendar_opens_on_what_is_late_and_shows_who(kalender: Any) -> None:
    left, right = grids(kalender)
    assert shown(left, "Tanggal") == [
        "31 Jan 2026", "15 Apr 2026", "15 Jul 2026", "15 Okt 2026", "15 Jan 2027", "31 Jan 2027",
    ]  # fmt: skip
    assert "4 terlambat" in kalender.words()
    assert "nilai bawaan aplikasi, bukan peraturan" in kalender.words()
    assert shown(right, "Yang belum") == ["SKP belum dibuat"] * 3
    kalender.shot("tenggat")
    choose(kalender, "Penilaian kinerja Triwulan III 2026")
    assert shown(right, "Nama") == ["Bayu Pranata", "Dina Sari", "Wira Utama"]
    assert shown(right, "Yang belum") == ["belum dinilai"] * 3


def test_another_day_and_holidays_are_set_here(kalender: Any, konteks: Konteks) -> None:
    choose(kalender, "Penetapan SKP 2026")

    def fill() -> None:
        kalender.type("30-11-2026")
        kalender.shot("tenggat-tanggal")
        kalender.key(K.Key_Return)

    kalender.when_asked(fill)
    kalender.press("Atur tanggal…")
    assert tenggat.tenggat_skp(konteks, 2026) == (date(2026, 11, 30), True)
    assert "3 terlambat" in kalender.words()
    kalender.press("Urungkan")
    assert tenggat.tenggat_skp(konteks, 2026) == (date(2026, 1, 31), False)
    assert "4 terlambat" in kalender.words()
    choose(kalender, "Penilaian kinerja Triwulan III 2026")

    def wrong() -> None:
        kalender.type("1-9-2026")
        kalender.key(K.Key_Return)

    kalender.when_asked(wrong)
    kalender.press("Atur tanggal…")
    assert "Triwulan III 2026" in kalender.screen.banner.words.text()

    def days() -> None:
        kalender.type("15-10-2026")
        kalender.key(K.Key_Return)
        kalender.type("tanggal merah")
        kalender.press("Simpan")
        assert "Baris 2" in kalender.words()
        for _ in "tanggal merah":
            kalender.key(K.Key_Backspace)
        kalender.press("Simpan")

    kalender.when_asked(days)
    kalender.press("Hari libur…")
    assert keberatan.libur(konteks) == (date(2026, 10, 15),)
    left, _ = grids(kalender)
    assert "Kamis (libur)" in shown(left, "Hari")


def test_text_picture_and_letter_go_to_the_atasan(kalender: Any, tmp_path: Path) -> None:
    choose(kalender, "Penilaian kinerja Triwulan III 2026")
    kalender.press("Salin WhatsApp")
    text = QGuiApplication.clipboard().text()
    assert "3 pegawai belum selesai, di 1 atasan." in text
    assert "Wira Utama: 2" in text
    kalender.target = tmp_path / "tagihan.png"
    kalender.press("Gambar…")
    picture = QImage(str(kalender.target))
    assert (picture.width(), picture.height() > 300) == (1080, True)
    assert QGuiApplication.clipboard().image().width() == 1080

    def number() -> None:
        (line,) = [one for one in kalender.top.findChildren(QLineEdit) if one.isVisible()]
        kalender.bot.keyClicks(line, "800/15/2026")
        kalender.bot.keyClick(line, K.Key_Return)

    kalender.target = tmp_path / "surat.pdf"
    kalender.when_asked(number)
    kalender.press("Surat…")
    assert kalender.target.read_bytes().startswith(b"%PDF-")
    assert "1 surat (1 halaman) tersimpan: surat.pdf" in kalender.words()
    kalender.target = tmp_path / "daftar.xlsx"
    kalender.press("Simpan .xlsx…")
    assert kalender.target.exists()


def test_a_person_leads_to_the_place_where_it_is_mended(kalender: Any) -> None:
    choose(kalender, "Penilaian kinerja Triwulan III 2026")
    _, right = grids(kalender)
    right.setFocus()
    kalender.key(K.Key_Home, mods=Qt.KeyboardModifier.ControlModifier)
    kalender.key(K.Key_Return)
    assert kalender.screen.title.text() == "Entri Penilaian"
    assert kalender.window.session.periode == "2026-TW3"
