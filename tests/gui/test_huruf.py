"""Letters in Entri Penilaian as somebody types them who has used Excel all day: along the rows and down the columns."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.services.konteks import Konteks
from tests.gui.layar_nilai import NONE, SHIFT, K, Layar
from tests.gui.meja_skp import Meja
from tests.gui.test_grid_word import key_of, outline, ukur

HASIL, PERILAKU = "hasil_kerja", "perilaku"
KEYS = {
    "⇥": (K.Key_Tab, NONE), "⇤": (K.Key_Backtab, SHIFT), "⏎": (K.Key_Return, NONE),
    "→": (K.Key_Right, NONE), "←": (K.Key_Left, NONE), "↓": (K.Key_Down, NONE), "↑": (K.Key_Up, NONE),
}  # fmt: skip


@pytest.fixture
def layar(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Layar:
    made = Layar(qtbot, kantor_kecil)
    made.click(0, HASIL)
    return made


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    return Meja(qtbot, kantor_kecil)


def type_keys(layar: Layar, typed: str) -> None:
    """Type letters and keys that stand apart, e.g. ``"s ⇥ b ⏎"``."""
    for one in typed.split():
        if one in KEYS:
            key, mods = KEYS[one]
            layar.key(key, mods=mods)
        else:
            layar.ketik(one)


def letters(layar: Layar, key: str) -> str:
    """Return what the first four people are rated, a letter each; shown and stored agree."""
    short = {"": "-", "Di Atas": "a", "Sesuai": "s", "Di Bawah": "b"}
    short |= {"di_atas": "a", "sesuai": "s", "di_bawah": "b"}
    stored = [layar.stored(line) for line in range(4)]
    kept = "".join(short[one.hasil if key == HASIL else one.perilaku] for one in stored)
    assert kept == "".join(short[text] for text in layar.texts(key))
    return kept


def cursor(layar: Layar) -> tuple[int, str]:
    line, column = layar.grid.place
    at = layar.grid.visualRect(layar.screen.table.index(line, column))
    assert layar.grid.viewport().rect().contains(at)
    return line, layar.screen.table.columns[column].key


@pytest.mark.parametrize(
    ("typed", "hasil", "perilaku", "place"),
    [
        ("s ⇥ b ⏎", "s---", "b---", (1, HASIL)),
        ("s ⇥ b ⏎ a ⇥ s ⏎ b ⇥ a ⏎", "sab-", "bsa-", (3, HASIL)),
        ("s ⇥", "s---", "----", (0, PERILAKU)),
        ("s → b ↓", "s---", "b---", (2, PERILAKU)),
        ("⇥ b ⇤ s ⏎", "s---", "b---", (1, HASIL)),
        ("⇥ b ← s", "s---", "b---", (1, HASIL)),
        ("s s ⇥ b ⏎", "ss--", "-b--", (2, HASIL)),
    ],
)
def test_along_the_rows(layar: Layar, typed: str, hasil: str, perilaku: str, place: tuple[int, str]) -> None:
    type_keys(layar, typed)
    assert (letters(layar, HASIL), letters(layar, PERILAKU)) == (hasil, perilaku)
    assert cursor(layar) == place


@pytest.mark.parametrize(
    ("typed", "hasil", "perilaku", "place"),
    [
        ("s s s s", "ssss", "----", (4, HASIL)),
        ("s ⏎ b ⏎ a ⏎ s ⏎", "sbas", "----", (4, HASIL)),
        ("s ⏎ ⏎ b", "s-b-", "----", (3, HASIL)),
        ("s ↓ b", "s-b-", "----", (3, HASIL)),
        ("s ↑ b", "b---", "----", (1, HASIL)),
        ("⇥ s s s s", "----", "ssss", (4, PERILAKU)),
        ("⇥ s b ⏎ a", "----", "sba-", (3, PERILAKU)),
        ("→ s ⏎ b ⏎ a", "----", "sba-", (3, PERILAKU)),
        ("⇥ s ⏎", "----", "s---", (1, HASIL)),
        ("⇥ s ⏎ b ⇥ a ⏎", "-b--", "sa--", (2, HASIL)),
    ],
)
def test_down_the_columns(
    layar: Layar, typed: str, hasil: str, perilaku: str, place: tuple[int, str]
) -> None:
    type_keys(layar, typed)
    assert (letters(layar, HASIL), letters(layar, PERILAKU)) == (hasil, perilaku)
    assert cursor(layar) == place


def test_along_the_rows_while_only_who_lacks_something_is_shown(layar: Layar) -> None:
    layar.screen.panel.chips._buttons["belum"].click()  # type: ignore[union-attr]
    layar.click(0, HASIL)
    who = [row.nilai.penugasan_id for row in layar.screen.table.visible_rows()[:3]]
    type_keys(layar, "s ⇥ b ⏎ a ⇥ s ⏎")
    rated = {row.nilai.penugasan_id: (row.nilai.hasil, row.nilai.perilaku) for row in layar.screen.table.rows}
    assert [rated[one] for one in who] == [("sesuai", "di_bawah"), ("di_atas", "sesuai"), ("", "")]


def test_tab_after_the_letter_of_an_aspect_is_the_way_to_its_target(meja: Meja) -> None:
    row, screen = outline(meja, "aspek")
    meja.ketik("w")
    meja.key(K.Key_Tab)
    assert key_of(screen) == "target"
    meja.ketik("akhir Mei")
    meja.key(K.Key_Return)
    assert ukur(meja, row)[0] == ("waktu", "akhir Mei")
