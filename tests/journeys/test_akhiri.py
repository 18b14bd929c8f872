"""People leave: from the list by keys, with what will happen said before; taken back; rated, or not with a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.gui.kantor import units
from kinerja_desktop.gui.widgets.pickers import PersonPicker
from kinerja_desktop.services import akhiri, atasan, pegawai, periode, unit
from kinerja_desktop.services.konteks import Konteks

K = Qt.Key


@pytest.fixture
def daftar(layar: Any, konteks: Konteks) -> Any:
    """The window on Pegawai: Citra leads Bidang A and rates Bayu and Dina; the dinas is led by Wira."""
    periode.ensure_tahun(konteks, 2026)
    dinas = unit.add(konteks, "Dinas").value
    bidang = unit.add(konteks, "Bidang A", dinas).value
    made = {}
    for nama, tempat in (
        ("Wira Utama", dinas),
        ("Citra Dewanti", bidang),
        ("Bayu Pranata", bidang),
        ("Dina Sari", bidang),
    ):
        isi = {
            "nama": nama,
            "jabatan": "Analis",
            "unit_id": tempat,
            "jenis_pegawai": "pns",
            "kedudukan": "aktif",
        }
        made[nama] = pegawai.tambah(konteks, isi).value
    for tempat, nama in ((dinas, "Wira Utama"), (bidang, "Citra Dewanti")):
        atasan.set_kepala(konteks, tempat, Pihak(JenisPihak.PEGAWAI, made[nama]), dari=date(2025, 1, 1))
    session = layar.window.session
    session.set_choices(session.office.periods, units(konteks))
    session.go("pegawai")
    layar.screen.reload()
    return layar


def consequences(layar: Any) -> str:
    (box,) = layar.top.findChildren(QPlainTextEdit)
    return str(box.toPlainText())


def state_of(konteks: Konteks, nama: str) -> str:
    [row] = [row for row in pegawai.daftar(konteks, per=date(2026, 12, 31)) if row.nama == nama]
    return row.kedudukan


def test_a_head_dies_and_is_not_rated(daftar: Any, konteks: Konteks) -> None:
    daftar.click_cell("Citra Dewanti", "Nama")

    def fill() -> None:
        assert daftar.top.windowTitle() == "Akhiri masa tugas Citra Dewanti"
        daftar.key(K.Key_M)  # the reason has the keyboard
        daftar.fill("Hari terakhir", "10-11-2026")
        daftar.key(K.Key_Tab)
        daftar.bot.waitUntil(lambda: "Bayu Pranata: dinilai Wira Utama" in consequences(daftar))
        assert "Citra Dewanti memimpin Bidang A" in consequences(daftar)
        daftar.press("Tidak dinilai, karena:")
        daftar.press("Akhiri")
        assert "Alasan tidak dinilai belum diisi." in daftar.words()
        daftar.type("Meninggal sebelum akhir periode")
        daftar.shot("akhiri-meninggal")
        daftar.key(K.Key_Return)

    daftar.when_asked(fill)
    daftar.press("Akhiri…")
    assert state_of(konteks, "Citra Dewanti") == "meninggal"
    assert [row.alasan for row in akhiri.daftar(konteks)] == ["Meninggal sebelum akhir periode"]
    daftar.click_cell("Citra Dewanti", "Nama")
    assert "Meninggal; hari terakhir 10 November 2026." in daftar.words()
    assert "Masa terakhir tidak dinilai: Meninggal sebelum akhir periode" in daftar.words()
    daftar.press("Urungkan")
    assert state_of(konteks, "Citra Dewanti") == "aktif"
    assert akhiri.daftar(konteks) == ()


def test_an_ending_is_taken_back_with_ctrl_z_or_later_from_the_card(daftar: Any, konteks: Konteks) -> None:
    def fill() -> None:
        daftar.press("Tidak dinilai, karena:")
        daftar.fill("Alasan tidak dinilai", "Pindah sebelum akhir periode")
        daftar.bot.waitUntil(lambda: daftar.top.tinjauan is not None)
        daftar.press("Akhiri")

    for is_second in (False, True):
        daftar.click_cell("Dina Sari", "Nama")
        daftar.when_asked(fill)
        daftar.press("Akhiri…")
        assert state_of(konteks, "Dina Sari") == "pensiun"
        daftar.window.activateWindow()  # what a window manager does when a dialog closes
        daftar.words()
        if not is_second:
            daftar.click_cell("Dina Sari", "Nama")
            daftar.key(K.Key_Z, mods=Qt.KeyboardModifier.ControlModifier)
            assert state_of(konteks, "Dina Sari") == "aktif"
    daftar.click_cell("Dina Sari", "Nama")
    [back] = [
        one
        for one in daftar.top.findChildren(QAbstractButton)
        if one.accessibleName() == "Batalkan pengakhiran" and one.isVisible()
    ]
    daftar.when_asked(lambda: daftar.press("Batalkan pengakhiran"))
    daftar.bot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert state_of(konteks, "Dina Sari") == "aktif"


def test_two_retire_and_are_rated_at_once(daftar: Any, konteks: Konteks) -> None:
    daftar.click_cell("Bayu Pranata", "Nama")
    daftar.key(K.Key_Down, K.Key_Down, mods=Qt.KeyboardModifier.ShiftModifier)

    def fill() -> None:
        assert daftar.top.windowTitle() == "Akhiri masa tugas Bayu Pranata, Citra Dewanti, Dina Sari"
        daftar.fill("Hari terakhir", "15-11-2026")
        daftar.key(K.Key_Tab)
        daftar.bot.waitUntil(lambda: "Citra Dewanti memimpin" in consequences(daftar))
        daftar.press("Akhiri")

    daftar.when_asked(fill)
    daftar.press("Akhiri…")
    assert {state_of(konteks, nama) for nama in ("Bayu Pranata", "Citra Dewanti", "Dina Sari")} == {"pensiun"}
    assert daftar.window.session.periode == "2026-TW4"
    shown = daftar.table()
    assert [row["Nama"] for row in shown] == ["Bayu Pranata", "Citra Dewanti", "Dina Sari"]
    daftar.bot.mouseClick(daftar.window.toast.action, Qt.MouseButton.LeftButton)
    assert {state_of(konteks, nama) for nama in ("Bayu Pranata", "Citra Dewanti", "Dina Sari")} == {"aktif"}


def test_a_day_after_which_somebody_was_rated_is_refused_in_words(daftar: Any, konteks: Konteks) -> None:
    daftar.click_cell("Dina Sari", "Nama")
    first = pegawai.daftar(konteks)
    [dina] = [row for row in first if row.nama == "Dina Sari"]

    def fill() -> None:
        daftar.fill("Hari terakhir", "1-1-1899")
        daftar.key(K.Key_Tab)
        daftar.press("Akhiri")
        daftar.shot("akhiri-ditolak")
        assert "Dina Sari" in daftar.words() or "belum terbaca" in daftar.words()
        daftar.key(K.Key_Escape)

    daftar.when_asked(fill)
    daftar.press("Akhiri…")
    assert pegawai.kartu(konteks, dina.id).pengakhiran is None


def pick(layar: Any, nama: str) -> None:
    """Type a name into the field for a person of the dialog in front and take the first that is offered."""
    layar.type(nama.split(maxsplit=1)[0].lower())
    [field] = layar.top.findChildren(PersonPicker)
    layar.bot.waitUntil(lambda: field.completer().popup().isVisible())
    layar.bot.keyClick(field.completer().popup(), K.Key_Down)
    layar.bot.keyClick(field.completer().popup(), K.Key_Return)
    layar.bot.waitUntil(lambda: field.person is not None)
    layar.top.activateWindow()


def test_ctrl_k_ends_who_is_chosen_or_asks(daftar: Any, konteks: Konteks) -> None:
    seen: list[str] = []

    def look() -> None:
        seen.append(daftar.top.windowTitle())
        daftar.key(K.Key_Escape)

    daftar.click_cell("Dina Sari", "Nama")
    daftar.when_asked(look)
    daftar.find_and_go("akhiri masa tugas")
    daftar.bot.waitUntil(lambda: len(seen) == 1)

    def choose() -> None:
        daftar.press("Lanjut…")
        assert "Belum ada orang yang dipilih." in daftar.words()
        daftar.shot("akhiri-siapa")
        pick(daftar, "Bayu Pranata")
        daftar.press("Lanjut…")

    for action in ("akhiri masa tugas", "predikat dari instansi lain"):
        daftar.menu("Beranda")
        daftar.in_turn(choose, look)
        daftar.find_and_go(action)
        daftar.bot.waitUntil(lambda: daftar.waiting == 0)
    assert seen == [
        "Akhiri masa tugas Dina Sari", "Akhiri masa tugas Bayu Pranata", "Predikat Bayu Pranata dari instansi lain",
    ]  # fmt: skip


def test_who_left_by_the_card_is_rated_or_gets_a_reason(daftar: Any, konteks: Konteks) -> None:
    rows = {row.nama: row for row in pegawai.daftar(konteks)}
    dina = rows["Dina Sari"]
    made = pegawai.ubah(
        konteks, dina.id, {"kedudukan": "pindah"}, version=dina.version, sejak=date(2026, 11, 11)
    )
    daftar.window.session.changes.publish(made.changes)
    daftar.periode("2026-TW4")
    daftar.menu("Beranda")
    tasks = [one.accessibleName() for one in daftar.screen.findChildren(QAbstractButton) if one.isVisible()]
    assert any(one.startswith("1 pegawai berakhir tanpa evaluasi") for one in tasks), tasks
    daftar.menu("Monitoring")
    daftar.press("1 pegawai berakhir pada periode ini tanpa evaluasi")
    assert [row["Nama"] for row in daftar.table()] == ["Dina Sari"]
    daftar.click_cell("Dina Sari", "Nama")

    def fill() -> None:
        assert "hari terakhir 10 November 2026" in daftar.words()
        daftar.press("Tidak dinilai, karena:")
        daftar.press("Simpan")
        assert "Alasan tidak dinilai belum diisi." in daftar.words()
        daftar.type("Dinilai di tempat baru")
        daftar.shot("akhiri-lengkapi")
        daftar.key(K.Key_Return)

    daftar.when_asked(fill)
    daftar.press("Evaluasi akhir…")
    assert [(row.nama, row.alasan) for row in akhiri.daftar(konteks)] == [
        ("Dina Sari", "Dinilai di tempat baru")
    ]
    daftar.press("Tidak aktif")
    daftar.click_cell("Dina Sari", "Nama")
    assert not {"Akhiri…", "Evaluasi akhir…"} & daftar.buttons().keys(), "nothing is left to be done"
    daftar.press("Urungkan")
    assert akhiri.daftar(konteks) == ()
    assert state_of(konteks, "Dina Sari") == "pindah"


def test_on_the_last_day_card_list_and_button_say_the_same(daftar: Any, konteks: Konteks) -> None:
    def fill() -> None:
        daftar.press("Tidak dinilai, karena:")
        daftar.fill("Alasan tidak dinilai", "Pensiun sebelum akhir periode")
        daftar.bot.waitUntil(lambda: daftar.top.tinjauan is not None)
        daftar.press("Akhiri")

    daftar.click_cell("Dina Sari", "Nama")
    daftar.when_asked(fill)
    daftar.press("Akhiri…")
    daftar.click_cell("Dina Sari", "Nama")
    [row] = [row for row in daftar.table() if row["Nama"] == "Dina Sari"]
    assert row["Kedudukan"] == "Berakhir hari ini"
    words = daftar.words()
    assert "Bertugas sampai hari ini; Pensiun mulai 21 November 2026." in words
    screen = daftar.screen
    assert screen.panel.isVisible()
    assert screen._card.kini.kedudukan == "aktif"
    assert not screen.end.isEnabled()
    assert screen.end.toolTip() == "Akhir masa tugasnya sudah dicatat; lihat kartu ini."
    [dina] = [one for one in pegawai.daftar(konteks) if one.nama == "Dina Sari"]
    [again] = akhiri.tinjau(konteks, [dina.id], date(2026, 11, 20)).halangan
    assert (again.code, again.args["tanggal"]) == ("akhir.sudah", "20 November 2026")
