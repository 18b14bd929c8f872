"""J7: planning before the boss, the matriks, last year; and a whole SKP typed and set without touching the mouse."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import Indikator, IsiSkp, Rhk, StatusSkp
from kinerja_desktop.services import atasan, pegawai, skp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import SkpLengkap
from tests.journeys.conftest import K, Layar
from tests.kantor_kecil import DINAS, NIP, SEKRETARIAT, isi

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
TAHUN = 2026


@pytest.fixture
def konteks(konteks: Konteks, tmp_path: Path) -> Konteks:
    """Budi leads the dinas, Sari the secretariat under him, Tono works for Sari."""
    units = isi(konteks, tmp_path)
    found = {row.nip: row.id for row in pegawai.daftar(konteks)}
    for place, name in ((DINAS, "Budi"), (SEKRETARIAT, "Sari")):
        atasan.set_kepala(konteks, units[place], Pihak(JenisPihak.PEGAWAI, found[NIP[name]]))
    return konteks


def plan(konteks: Konteks, name: str) -> SkpLengkap:
    (row,) = [one for one in skp.daftar(konteks, TAHUN) if one.nip == NIP[name]]
    assert row.skp_id is not None, f"{name} has no plan"
    return skp.buka(konteks, row.skp_id)


def in_front(layar: Layar) -> None:
    """Give the window its activity back: offscreen no window manager does it after a dialog or the palette."""
    layar.window.activateWindow()
    assert QTest.qWaitForWindowActive(layar.window)


def to_person(layar: Layar, nip: str) -> None:
    """From anywhere: Ctrl+K to the list, filter for the person's NIP, Enter into the grid, Enter opens the SKP."""
    layar.find_and_go("perencanaan")
    layar.key(K.Key_F, mods=CTRL)
    layar.key(K.Key_A, mods=CTRL)
    layar.type(f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}")
    layar.key(K.Key_Return)
    layar.key(K.Key_Return)
    in_front(layar)


def alt(layar: Layar, letter: str) -> None:
    """Press Alt and a letter, and wait for the button of that letter: Qt lets it go down and up first."""
    (found,) = [
        one
        for one in layar.screen.findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled() and one.shortcut().toString() == f"Alt+{letter}"
    ]
    with layar.bot.waitSignal(found.clicked):
        layar.key(getattr(K, f"Key_{letter}"), mods=ALT)


def back_to_list(layar: Layar) -> None:
    layar.key(K.Key_Escape)
    assert layar.screen.title.text() == "Perencanaan"


def type_indicator(layar: Layar, words: str, letter: str, target: str) -> None:
    layar.type(words)
    layar.key(K.Key_Tab)
    layar.type(letter)
    layar.type(target)
    layar.key(K.Key_Return)


def test_a_subordinate_plans_first_and_is_linked_later(layar: Layar, konteks: Konteks) -> None:
    layar.periode("2026-TW4")
    to_person(layar, NIP["Tono"])
    layar.type("Menyusun laporan keuangan")
    layar.key(K.Key_Tab)
    layar.type("Keuangan yang tertib")  # Sari has not planned: Tono's own words
    layar.key(K.Key_Return)
    one = plan(konteks, "Tono").isi.rhk[0]
    assert (one.pimpinan_id, one.pimpinan_teks) == (None, "Keuangan yang tertib")
    layar.shot("j7-1-mendahului-atasan")
    back_to_list(layar)
    assert "Menunggu atasan" in " ".join(layar.buttons())
    to_person(layar, NIP["Sari"])
    layar.type("Pengelolaan keuangan yang akuntabel")
    layar.key(K.Key_Return)
    layar.type("Layanan umum yang cepat")
    layar.key(K.Key_Down)
    sari = plan(konteks, "Sari")
    back_to_list(layar)
    to_person(layar, NIP["Tono"])
    assert "belum dihubungkan" in sentence_at_side(layar)
    layar.key(K.Key_Tab)
    layar.key(K.Key_F4)  # Sari's RHK, numbered
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, K.Key_1)
    in_front(layar)
    one = plan(konteks, "Tono").isi.rhk[0]
    assert (one.pimpinan_id, one.pimpinan_teks) == (sari.isi.rhk[0].id, "Pengelolaan keuangan yang akuntabel")
    assert "belum dihubungkan" not in sentence_at_side(layar)
    layar.shot("j7-2-terhubung")


def sentence_at_side(layar: Layar) -> str:
    """Return what stands under Pemeriksaan."""
    side = layar.screen.side.list  # type: ignore[attr-defined] # the editor has one
    return "\n".join(side.item(number).text() for number in range(side.count()))


def test_the_matrix_becomes_everybodys_rhk(layar: Layar, konteks: Konteks) -> None:
    (sari,) = [one for one in skp.daftar(konteks, TAHUN) if one.nip == NIP["Sari"]]
    leader = IsiSkp(rhk=(Rhk("Keuangan"), Rhk("Umum")))
    skp.buat(konteks, TAHUN, [sari.penugasan_id], leader)
    layar.periode("2026-TW4")
    layar.find_and_go("matriks peran")
    screen = layar.screen
    names = [screen.choice.itemText(n) for n in range(screen.choice.count())]  # type: ignore[attr-defined] # the matriks
    wanted = next(number for number, words in enumerate(names) if words.startswith("SARI"))
    layar.key(K.Key_P, mods=ALT)
    layar.key(K.Key_Home)
    layar.key(*[K.Key_Down] * wanted)
    grid = layar.grid()
    assert [column.header for column in grid.table.columns] == [
        "Nama",
        "1. Keuangan",
        "2. Umum",
        "Belum terhubung",
    ]
    grid.setFocus()
    grid.go(0, 1)
    QGuiApplication.clipboard().setText('"Buku kas\nLaporan bulanan"\tPersuratan')
    layar.key(K.Key_V, mods=CTRL)
    tono = plan(konteks, "Tono")
    served = [(one.teks, one.pimpinan_teks) for one in tono.isi.rhk]
    assert served == [("Buku kas", "Keuangan"), ("Laporan bulanan", "Keuangan"), ("Persuratan", "Umum")]
    layar.shot("j7-3-matriks")
    layar.key(K.Key_Z, mods=CTRL)
    assert plan(konteks, "Tono").isi.rhk == ()


def test_last_year_is_copied_with_its_differences(layar: Layar, konteks: Konteks) -> None:
    (tono,) = [one for one in skp.daftar(konteks, TAHUN) if one.nip == NIP["Tono"]]
    old = IsiSkp(rhk=(Rhk("Laporan keuangan", indikator=(Indikator("Jumlah", "12 dokumen", "kuantitas"),)),))
    skp.buat(konteks, TAHUN - 1, [tono.penugasan_id], replace(old, perilaku=(("loyal", "Hadir"),)))
    layar.periode("2026-TW4")
    to_person(layar, NIP["Tono"])
    seen: list[str] = []

    def accept() -> None:
        seen.append(layar.words())
        layar.shot("j7-4-salin-tahun-lalu")
        layar.key(K.Key_Return)

    layar.when_asked(accept)
    layar.screen.actions_.copy_last_year()  # type: ignore[attr-defined] # the entry of the menu Isi dari
    assert "2 perbedaan" in seen[0]
    assert [one.teks for one in plan(konteks, "Tono").isi.rhk] == ["Laporan keuangan"]
    in_front(layar)
    layar.screen.first_focus().setFocus()  # type: ignore[union-attr] # the outline
    layar.key(K.Key_Z, mods=CTRL)
    assert plan(konteks, "Tono").isi.rhk == ()


def test_a_whole_skp_typed_and_set_without_the_mouse(layar: Layar, konteks: Konteks) -> None:
    assert layar.window.session.periode.startswith(str(TAHUN))  # the period that stands there at the start
    to_person(layar, NIP["Tono"])
    for number in range(1, 7):
        layar.type(f"Hasil kerja {number}")
        layar.key(K.Key_Return, mods=SHIFT)
        for letter, words in (("n", "Jumlah"), ("l", "Mutu"), ("w", "Waktu")):
            type_indicator(layar, f"{words} {number}", letter, f"{number}0 persen")
        if number < 6:
            layar.key(K.Key_Return)  # the empty row becomes the next RHK
    layar.key(K.Key_2, mods=CTRL)
    layar.type("Melayani dengan ramah")
    layar.key(K.Key_Return)
    layar.shot("j7-5-perilaku")
    layar.key(K.Key_3, mods=CTRL)
    layar.type("Laptop")
    layar.key(K.Key_Return)
    layar.type("Jaringan internet")
    layar.key(K.Key_1, mods=CTRL)
    layar.shot("j7-6-skp-lengkap")
    whole = plan(konteks, "Tono")
    assert [one.teks for one in whole.isi.rhk] == [f"Hasil kerja {number}" for number in range(1, 7)]
    for number, one in enumerate(whole.isi.rhk, 1):
        assert [(ind.teks, ind.aspek, ind.target) for ind in one.indikator] == [
            (f"Jumlah {number}", "kuantitas", f"{number}0 persen"),
            (f"Mutu {number}", "kualitas", f"{number}0 persen"),
            (f"Waktu {number}", "waktu", f"{number}0 persen"),
        ]
    assert [words for _, words in whole.isi.perilaku] == ["Melayani dengan ramah"]
    assert whole.isi.lines("dukungan") == ("Laptop", "Jaringan internet")
    alt(layar, "A")  # Ajukan
    assert plan(konteks, "Tono").status is StatusSkp.DIAJUKAN
    layar.when_asked(lambda: layar.key(K.Key_Return))  # today
    alt(layar, "T")  # Tetapkan
    assert plan(konteks, "Tono").status is StatusSkp.DITETAPKAN
    layar.shot("j7-7-ditetapkan")
