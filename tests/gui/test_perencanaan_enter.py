"""Perencanaan by keys: Enter in the outline, and the leader's RHK chosen from its list."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.skp import Indikator, Rhk
from kinerja_desktop.services import skp
from kinerja_desktop.services.konteks import Konteks
from tests.gui.meja_skp import CTRL, SHIFT, TAHUN, K, Meja, people, planned


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    return Meja(qtbot, kantor_kecil)


def test_own_words_that_are_the_leaders_are_linked_by_choosing_them(meja: Meja) -> None:
    row = next(one for one in people(meja.konteks) if one.penilai is not None)
    boss = next(
        one for one in skp.daftar(meja.konteks, TAHUN) if row.penilai and one.pegawai_id == row.penilai.id
    )
    planned(meja.konteks, row, Rhk("Satu", pimpinan_teks="Layanan prima"))
    leader = planned(meja.konteks, boss, Rhk("Layanan prima"), Rhk("Layanan prima"))
    screen = meja.buka(row)
    for wanted in (0, 1):  # two of the same words are still two
        screen.grid.go(0, screen.grid.table.column_of("pimpinan"))
        meja.key(K.Key_F4)
        meja.key(*(K.Key_Down for _ in range(wanted)), K.Key_Return)
        one = meja.stored(row).isi.rhk[0]
        assert (one.pimpinan_id, one.pimpinan_teks) == (leader.isi.rhk[wanted].id, "Layanan prima")
    meja.key(K.Key_Z, mods=CTRL)
    meja.key(K.Key_Z, mods=CTRL)
    one = meja.stored(row).isi.rhk[0]
    assert (one.pimpinan_id, one.pimpinan_teks) == (None, "Layanan prima")


def test_enter_beside_an_rhk_goes_on_to_the_next_one_over_its_indicators(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    ukur = (Indikator("Ukur", target="1 kali"), Indikator("Waktu", target="31 Mei 2026"))
    planned(meja.konteks, row, Rhk("Satu", indikator=ukur), Rhk("Dua", indikator=ukur))
    screen = meja.buka(row)
    screen.grid.go(0, screen.grid.table.column_of("pimpinan"))
    meja.ketik("Layanan")
    meja.key(K.Key_Return)
    meja.ketik("Tata kelola")
    assert [one.teks for one in meja.stored(row).isi.rhk] == ["Satu", "Dua"], "no row between them"
    meja.key(K.Key_Return)  # after the last one a new row begins
    assert screen.grid.current() is not None
    assert screen.grid.current().is_kosong  # type: ignore[union-attr] # it is there
    assert [one.pimpinan_teks for one in meja.stored(row).isi.rhk] == ["Layanan", "Tata kelola"]


def test_enter_goes_through_what_was_copied_and_makes_no_rows_in_it(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    planned(
        meja.konteks,
        row,
        Rhk("Satu", indikator=(Indikator("Ukur", "1 kali"), Indikator("Waktu", "31 Mei 2025"))),
        Rhk("Dua", indikator=(Indikator("Mutu", "8 standar"),)),
        Rhk("Tiga", indikator=(Indikator("Data", "4 kali"),)),
    )
    screen = meja.buka(row)
    screen.grid.go(1, screen.grid.table.column_of("target"))
    for target in ("2 kali", "31 Mei 2026", "9 standar"):
        meja.ketik(target)
        meja.key(K.Key_Return)
    meja.key(K.Key_Return)  # nothing changed here; after the last one a new row begins as ever
    assert meja.outline(row) == [
        ("Satu", [("Ukur", "", "2 kali"), ("Waktu", "", "31 Mei 2026")]),
        ("Dua", [("Mutu", "", "9 standar")]),
        ("Tiga", [("Data", "", "4 kali")]),
    ]
    assert screen.grid.table.rowCount() == 8
    screen.grid.go(4, screen.grid.table.column_of("pimpinan"))  # an indicator serves nothing
    meja.key(K.Key_Return)
    assert screen.grid.place == (5, screen.grid.table.column_of("pimpinan"))


def test_an_indicator_typed_in_the_middle_is_followed_by_another(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Satu"), Rhk("Dua", indikator=(Indikator("Mutu", "8 standar"),)))
    meja.buka(row)
    meja.key(K.Key_Return, mods=SHIFT)
    for words in ("Ukur", "Waktu"):
        meja.ketik(words)
        meja.key(K.Key_Tab, K.Key_Tab)
        meja.ketik("1 kali")
        meja.key(K.Key_Return)
    assert meja.outline(row) == [
        ("Satu", [("Ukur", "", "1 kali"), ("Waktu", "", "1 kali")]),
        ("Dua", [("Mutu", "", "8 standar")]),
    ]


def test_the_line_of_keys_speaks_of_the_part_that_is_shown(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Satu"))
    screen = meja.buka(row)
    said = []
    for key in (K.Key_1, K.Key_2, K.Key_3):
        meja.key(key, mods=CTRL)
        said.append(screen.keys.text())
    assert [("Shift+Enter indikator" in one, "dalam sel" in one, "Tab ke isian" in one) for one in said] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
