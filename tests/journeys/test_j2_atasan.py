"""J2: heads from the tree and from Excel, a rater from outside, what is stuck, and everything back again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTreeWidget

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.atasan.luar import LuarDialog
from kinerja_desktop.services import atasan, atasan_daftar, pegawai, unit
from kinerja_desktop.services.impor import roster
from kinerja_desktop.services.konteks import Konteks
from tests.kantor_kecil import BIDANG, DINAS, NIP, NPSN, SEKOLAH, SEKRETARIAT, isi
from tests.mentah import csv_bytes, xlsx

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def konteks(konteks: Konteks, tmp_path: Path) -> Konteks:
    isi(konteks, tmp_path)
    return konteks


def raters(konteks: Konteks) -> dict[str, tuple[str, str, str]]:
    """Rater, where it comes from, and the rater's superior, by first name."""
    found = atasan_daftar.daftar(konteks)
    return {row.nama.split()[0].title(): (row.penilai_nama, row.asal, row.atasan_nama) for row in found.baris}


def choose_unit(layar: Any, name: str) -> None:
    """Walk the tree by keys until a unit is current."""
    (tree,) = [one for one in layar.screen.findChildren(QTreeWidget) if one.isVisible()]
    top = tree.visualItemRect(tree.topLevelItem(0)).center()
    layar.bot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=top)
    layar.bot.keyClick(tree, K.Key_Home)
    for _ in range(10):
        now = tree.currentItem()
        if now is not None and now.text(0) == name:
            break
        layar.bot.keyClick(tree, K.Key_Down)
    assert tree.currentItem() is not None
    assert tree.currentItem().text(0) == name


def find_person(layar: Any, text: str) -> None:
    """Type into the person field of the dialog and take the first found."""
    (field,) = [
        one for one in layar.top.findChildren(QLineEdit)
        if one.isVisible() and one.placeholderText() == "Ketik nama atau NIP"
    ]  # fmt: skip
    layar.bot.mouseClick(field, Qt.MouseButton.LeftButton)
    layar.bot.keyClicks(field, text)
    popup = field.completer().popup()
    layar.bot.waitUntil(popup.isVisible)
    layar.bot.keyClick(popup, K.Key_Down)
    layar.bot.keyClick(popup, K.Key_Return)


def open_screen(layar: Any) -> None:
    layar.menu("Pemetaan atasan")
    assert layar.screen.accessibleName() == "Pemetaan atasan"


def shown(layar: Any) -> set[str]:
    """First names in the list."""
    return {row["Nama"].split()[0].title() for row in layar.table() if "Nama" in row}


def set_head_by_keys(layar: Any, unit_name: str, person: str, kind: str = "") -> None:
    choose_unit(layar, unit_name)

    def fill() -> None:
        find_person(layar, person)
        if kind:
            layar.top.form.jenis.setCurrentText(kind)
        layar.shot(f"j2-kepala-{person}")
        letters = [QKeySequence.mnemonic(one.text()).toString() for one in (
            *layar.top.findChildren(QAbstractButton), *layar.top.findChildren(QLabel)) if one.isVisible()]  # fmt: skip
        assert letters.count("Alt+S") == 1, (
            "two with one letter: Qt only moves the focus, and nothing is saved"
        )
        layar.press("Simpan kepala")

    layar.when_asked(fill)
    (tree,) = [one for one in layar.screen.findChildren(QTreeWidget) if one.isVisible()]
    layar.bot.keyClick(tree, K.Key_Return)
    layar.bot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_how_a_head_holds_the_post_is_said(layar: Any) -> None:
    open_screen(layar)
    for kind, words in (("Plt.", "Plt. kepala"), ("Definitif", "kepala")):
        set_head_by_keys(layar, DINAS, "budi", kind)
        layar.bot.waitUntil(lambda words=words: f"BUDI SANTOSO menjadi {words} {DINAS}." in layar.words())


def test_the_tree_tells_who_rates_whom(layar: Any, konteks: Konteks) -> None:
    open_screen(layar)
    assert "Belum ada atasan  8" in layar.buttons()
    set_head_by_keys(layar, DINAS, "budi")
    now = raters(konteks)
    assert now["Tono"][0] == now["Sari"][0] == "BUDI SANTOSO"
    assert now["Budi"][0] == ""

    def paste() -> None:
        layar.type(f"{SEKRETARIAT};{NIP['Sari']}")
        layar.key(K.Key_Return)
        layar.type(f"{NPSN};{NIP['Agus']}")
        layar.key(K.Key_Return)
        layar.type("Dinas Lain;197804122005011003")
        layar.bot.waitUntil(lambda: "1 perlu diperbaiki" in layar.words())  # follows when the hand rests
        assert "2 baru, 0 mengganti, 0 sama, 1 perlu diperbaiki" in layar.words()
        assert 'Unit atau NPSN "Dinas Lain" tidak ditemukan' in layar.words()
        layar.shot("j2-tempel")
        layar.press("Simpan 2 baru")

    layar.when_asked(paste)
    layar.press("Tempel kepala dari Excel")
    layar.bot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    now = raters(konteks)
    assert now["Tono"] == ("SARI WULANDARI", "pohon", "BUDI SANTOSO")
    assert now["Maya"] == ("AGUS PRASETYO", "pohon", "BUDI SANTOSO")
    assert now["Sari"][0] == now["Agus"][0] == "BUDI SANTOSO"
    assert now["Dewi"][0] == now["Rini"][0] == "BUDI SANTOSO"  # a unit without head passes its staff up

    layar.press("Urungkan")
    now = raters(konteks)
    assert now["Tono"][0] == now["Maya"][0] == "BUDI SANTOSO"


def test_who_has_no_unit_is_found_under_the_whole_office(layar: Any, konteks: Konteks) -> None:
    pegawai.tambah(konteks, {"nama": "WIRA TANPA UNIT", "nip": "199203052019032004"})
    open_screen(layar)
    layar.bot.waitUntil(lambda: "Belum ada atasan  9" in layar.buttons())
    (tree,) = [one for one in layar.screen.findChildren(QTreeWidget) if one.isVisible()]
    layar.bot.waitUntil(lambda: tree.topLevelItemCount() > 1)
    assert tree.currentItem().text(0) == "Seluruh kantor", (
        "the keyboard in the tree must not choose a unit by itself"
    )
    assert tree.topLevelItem(0).data(0, Qt.ItemDataRole.AccessibleTextRole) == (
        "Seluruh kantor, termasuk 1 orang tanpa unit kerja"
    )
    assert "Wira" in shown(layar)
    layar.bot.keyClick(tree, K.Key_Down)
    layar.bot.waitUntil(lambda: "Belum ada atasan  8" in layar.buttons())
    assert "Wira" not in shown(layar)
    layar.bot.keyClick(tree, K.Key_Up)
    layar.bot.waitUntil(lambda: "Belum ada atasan  9" in layar.buttons())
    assert "Wira" in shown(layar)


def test_units_that_stand_side_by_side_lead_to_where_they_are_put_in_order(
    layar: Any, konteks: Konteks
) -> None:
    unit.add(konteks, "Dinas Kedua")
    open_screen(layar)
    words = "2 unit berdiri paling atas, jadi kepalanya tidak punya atasan. Susun di bawah unit induknya di Unit kerja."
    layar.bot.waitUntil(lambda: words in layar.words())
    layar.press("Susun unit…")
    assert layar.screen.accessibleName() == "Unit kerja"


def test_units_side_by_side_whose_heads_are_rated_are_no_matter_of_order(
    layar: Any, konteks: Konteks
) -> None:
    unit.add(konteks, "Dinas Kedua")
    [top] = [one for one in unit.tree(konteks) if one.nama == DINAS]
    [budi] = [one.id for one in pegawai.daftar(konteks) if one.nip == NIP["Budi"]]
    atasan.set_kepala(konteks, top.id, Pihak(JenisPihak.PEGAWAI, budi))
    outside = Pihak(
        JenisPihak.LUAR, atasan.save_penilai_luar(konteks, atasan.IsianPenilaiLuar("Sekda")).value
    )
    atasan.set_penilai(konteks, [budi], outside)
    open_screen(layar)
    layar.bot.waitUntil(lambda: "masalah menyangkut" in layar.words())
    assert "berdiri paling atas" not in layar.words()


def test_a_rater_from_outside_rates_the_head(layar: Any, konteks: Konteks) -> None:
    open_screen(layar)
    set_head_by_keys(layar, DINAS, NIP["Budi"])
    layar.press("Belum ada atasan")
    assert [row["Nama"] for row in layar.table()] == ["BUDI SANTOSO"]
    layar.click_cell("BUDI SANTOSO", "Nama")

    def outsider() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, LuarDialog)
        assert form.focusWidget() is form.jabatan, "the first field"
        layar.fill("Nama dengan gelar", "Drs. Wira Kusuma, M.Si.")
        layar.shot("j2-penilai-luar")
        layar.press("Simpan")

    def rater() -> None:
        layar.press("Penilai luar (Sekda, kepala daerah)")
        layar.press("Tambah…")  # the form of the rater opens over this dialog
        layar.press("Simpan pengecualian")

    layar.in_turn(rater, outsider)
    layar.key(K.Key_Return)  # Enter on a person asks for another rater
    layar.bot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert raters(konteks)["Budi"][:2] == ("Drs. Wira Kusuma, M.Si.", "tangan")
    assert "Belum ada atasan  0" in layar.buttons()
    (row,) = atasan.penilai_luar(konteks)
    assert (row.nomor, row.status, row.dipakai) == (
        "",
        "ASN",
        8,
    )  # rates one, is the superior of seven raters

    layar.press("Urungkan")
    assert raters(konteks)["Budi"][0] == ""


def test_exceptions_in_bulk_go_back_to_the_tree(layar: Any, konteks: Konteks) -> None:
    open_screen(layar)
    set_head_by_keys(layar, DINAS, "budi")
    choose_unit(layar, BIDANG)
    layar.bot.waitUntil(lambda: shown(layar) == {"Dewi", "Rini"})  # the list follows when the hand rests
    layar.click_cell("DEWI LESTARI", "Nama")
    layar.key(K.Key_A, mods=CTRL)

    def rater() -> None:
        find_person(layar, "sari")
        assert "penilai sekaligus atasan penilai" not in layar.words()
        layar.fill("Nomor SK", "800/12/2026")
        layar.press("Simpan pengecualian")

    layar.when_asked(rater)
    layar.press("Ganti penilai…")
    layar.bot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    now = raters(konteks)
    assert now["Dewi"] == ("SARI WULANDARI", "tangan", "BUDI SANTOSO")
    assert now["Rini"][:2] == ("SARI WULANDARI", "tangan")

    def superior() -> None:
        find_person(layar, "sari")  # the same person as the rater: allowed, and said
        assert "SARI WULANDARI menjadi penilai sekaligus atasan penilai dari 1 pegawai" in layar.words()
        layar.shot("j2-sama")
        layar.press("Simpan atasan penilai")

    layar.click_cell("DEWI LESTARI", "Nama")
    layar.when_asked(superior)
    layar.press("Atasan penilai…")
    layar.bot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert raters(konteks)["Dewi"] == ("SARI WULANDARI", "tangan", "SARI WULANDARI")

    layar.click_cell("RINI ASTUTI", "Nama")
    layar.press("Kembali ke pohon")
    assert raters(konteks)["Rini"][:2] == ("BUDI SANTOSO", "pohon")
    layar.press("Urungkan")
    assert raters(konteks)["Rini"][:2] == ("SARI WULANDARI", "tangan")


def test_nobody_rates_himself(layar: Any, konteks: Konteks) -> None:
    open_screen(layar)
    set_head_by_keys(layar, DINAS, "budi")
    layar.click_cell("TONO HARYONO", "Nama")

    def rater() -> None:
        find_person(layar, "tono")
        layar.press("Simpan pengecualian")
        assert "tidak ada yang menilai dirinya sendiri" in layar.words()
        layar.key(K.Key_Escape)

    layar.when_asked(rater)
    layar.press("Ganti penilai…")
    layar.bot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert raters(konteks)["Tono"][0] == "BUDI SANTOSO"


def test_what_is_stuck_opens_its_people(layar: Any, konteks: Konteks) -> None:
    open_screen(layar)
    set_head_by_keys(layar, DINAS, "budi")
    choose_unit(layar, DINAS)
    layar.press("Data yang membuat macet")
    stuck = {row["Masalah dan yang dapat dilakukan"]: row for row in layar.table()}
    line = next(text for text in stuck if f"Unit {BIDANG} tidak berkepala" in text)
    assert stuck[line]["Terhenti"] == "2"
    assert stuck[line]["Dapat dibenahi oleh"] == "Bagian kepegawaian"
    layar.shot("j2-macet")
    layar.click_cell(line, "Terhenti")
    layar.key(K.Key_Return)
    layar.bot.waitUntil(lambda: shown(layar) == {"Dewi", "Rini"})


def test_a_file_of_heads_is_checked_then_kept_and_undone(
    layar: Any, konteks: Konteks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kepala.xlsx"
    rows: list[list[Any]] = [
        ["DAFTAR KEPALA UNIT"], [], ["No", "Unit Kerja", "NPSN", "NIP Kepala", "Nama Kepala"],
        [1, DINAS, None, NIP["Budi"], "Budi Santoso"], [2, SEKOLAH, NPSN, NIP["Agus"], "Agus Prasetyo"],
        [3, "Unit Hilang", None, NIP["Sari"], "Sari Wulandari"],
    ]  # fmt: skip
    path.write_bytes(xlsx({"Kepala": rows}))
    monkeypatch.setattr(Dialogs, "open_file", classmethod(lambda *_: path))
    open_screen(layar)

    def check() -> None:
        assert "2 baru, 0 mengganti, 0 sama, 1 perlu diperbaiki, 0 dilewati" in layar.words()
        assert raters(konteks)["Tono"][0] == ""  # nothing is written before
        layar.shot("j2-berkas")
        layar.press("Simpan 2 baru")

    layar.when_asked(check)
    layar.press("Impor berkas…")
    layar.bot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    now = raters(konteks)
    assert (now["Tono"][0], now["Maya"][0]) == ("BUDI SANTOSO", "AGUS PRASETYO")
    layar.press("Urungkan")
    assert raters(konteks)["Maya"][0] == ""


def test_a_head_by_the_name_of_the_post_is_told_as_a_guess_and_not_saved_by_enter(
    layar: Any, konteks: Konteks, tmp_path: Path
) -> None:
    """As from a DUK, which says no jenis jabatan."""
    path = tmp_path / "DUK.csv"
    rows = [[NIP["Sari"], "SARI WULANDARI", f"Kepala {SEKRETARIAT}", SEKRETARIAT]]
    path.write_bytes(csv_bytes([["NIP BARU", "NAMA", "JABATAN NAMA", "UNOR NAMA"], *rows], ";"))
    roster.simpan(konteks, roster.periksa(konteks, [path]))
    open_screen(layar)
    assert "1 unit tanpa kepala" in layar.words()

    def look() -> None:
        assert f"Tebakan dari nama jabatan: {SEKRETARIAT}. Periksa namanya" in layar.words()
        assert "struktural" not in layar.words()
        layar.shot("j2-usulan-tebakan")
        assert layar.top.focusWidget() is layar.top.text, "Enter writes a line and saves nothing"
        layar.press("Simpan 1 baru")

    layar.when_asked(look)
    layar.press("Lihat usulan…")
    layar.bot.waitUntil(lambda: raters(konteks)["Tono"][0] == "SARI WULANDARI")


def test_heads_that_the_roster_shows_are_proposed_checked_and_saved(
    layar: Any, konteks: Konteks, tmp_path: Path
) -> None:
    path = tmp_path / "Pejabat.csv"
    heads = ["NIP BARU", "NAMA", "JENIS JABATAN NAMA", "JABATAN NAMA", "UNOR NAMA"]
    rows = [
        [NIP["Budi"], "BUDI SANTOSO", "Jabatan Struktural", "Kepala Dinas", DINAS],
        [NIP["Sari"], "SARI WULANDARI", "Jabatan Struktural", "Sekretaris", SEKRETARIAT],
    ]
    path.write_bytes(csv_bytes([heads, *rows], ";"))
    roster.simpan(konteks, roster.periksa(konteks, [path]))
    open_screen(layar)
    assert "2 unit tanpa kepala" in layar.words()

    layar.when_asked(lambda: layar.press("Batal"))
    layar.press("Lihat usulan…")
    assert "2 unit tanpa kepala" in layar.words()  # put off, so it is still offered

    def look() -> None:
        assert "2 baru, 0 mengganti" in layar.words()
        layar.shot("j2-usulan-kepala")
        layar.key(K.Key_Return)  # the keyboard is on Simpan

    layar.when_asked(look)
    layar.press("Lihat usulan…")
    layar.bot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert raters(konteks)["Tono"] == ("SARI WULANDARI", "pohon", "BUDI SANTOSO")
    assert not layar.screen.banner.isVisible()
    layar.press("Urungkan")
    assert "2 unit tanpa kepala" in layar.words()
