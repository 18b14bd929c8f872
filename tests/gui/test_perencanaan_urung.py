"""Undo of a plan that was left and opened again in the same session of the program."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.skp import Indikator, Rhk
from kinerja_desktop.gui.kantor import opened
from kinerja_desktop.gui.screens import langkah
from kinerja_desktop.services import skp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp
from tests.gui.meja_skp import CTRL, HeldExecutor, K, Meja, people, planned


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    return Meja(qtbot, kantor_kecil)


def two(meja: Meja) -> tuple[BarisSkp, BarisSkp]:
    one, other = people(meja.konteks)[:2]
    planned(meja.konteks, one, Rhk("Satu", indikator=(Indikator("Ukur", "1 kali", "waktu"),)))
    planned(meja.konteks, other, Rhk("Lain"))
    return one, other


def type_rows(meja: Meja, *texts: str) -> None:
    """Type new rows below the first."""
    for text in texts:
        meja.key(K.Key_Return)
        meja.ketik(text)
    meja.key(K.Key_Down)


def names(meja: Meja, row: BarisSkp) -> list[str]:
    return [one.teks for one in meja.stored(row).isi.rhk]


def test_a_plan_that_comes_back_can_still_be_taken_back_and_done_again(meja: Meja) -> None:
    one, other = two(meja)
    screen = meja.buka(one)
    type_rows(meja, "Dua", "Tiga")
    assert names(meja, one) == ["Satu", "Dua", "Tiga"]
    meja.key(K.Key_Z, mods=CTRL)
    assert names(meja, one) == ["Satu", "Dua"]
    meja.buka(other)
    assert not screen.undo.canUndo()
    type_rows(meja, "Lagi")
    meja.buka(one)
    assert screen.take_back.isEnabled()
    meja.key(K.Key_Y, mods=CTRL)
    assert names(meja, one) == ["Satu", "Dua", "Tiga"]
    while screen.undo.canUndo():
        meja.key(K.Key_Z, mods=CTRL)
    assert names(meja, one) == ["Satu"]
    assert names(meja, other) == ["Lain", "Lagi"]
    meja.buka(other)
    meja.key(K.Key_Z, mods=CTRL)
    assert names(meja, other) == ["Lain"]
    ind = meja.stored(one).isi.rhk[0].indikator[0]
    assert (ind.teks, ind.target, ind.aspek) == ("Ukur", "1 kali", "waktu")


def test_opening_a_plan_again_writes_nothing(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = two(meja)
    meja.buka(one)
    type_rows(meja, "Dua")
    version = meja.stored(one).version
    meja.buka(other)
    meja.buka(one)
    assert meja.stored(one).version == version


def test_what_somebody_else_changed_is_not_taken_back(meja: Meja) -> None:
    one, other = two(meja)
    screen = meja.buka(one)
    type_rows(meja, "Dua")
    meja.buka(other)
    now = meja.stored(one)
    there = replace(now.isi, rhk=(replace(now.isi.rhk[0], teks="Diubah di tempat lain"), *now.isi.rhk[1:]))
    skp.simpan(meja.konteks, now.baris.skp_id or 0, there, version=now.version)
    meja.buka(one)
    assert not screen.undo.canUndo()
    meja.key(K.Key_Z, mods=CTRL)
    assert names(meja, one) == ["Diubah di tempat lain", "Dua"]


def test_what_was_on_its_way_when_the_plan_was_left_comes_back_too(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks
) -> None:
    slow = HeldExecutor()
    meja = Meja(qtbot, kantor_kecil, slow)
    one, other = people(meja.konteks)[:2]
    screen = meja.buka(one)
    slow.holding = True
    meja.ketik("Satu")
    meja.key(K.Key_Return)
    meja.ketik("Dua")
    meja.key(K.Key_Down)
    meja.buka(other)
    slow.let_go()
    assert names(meja, one) == ["Satu", "Dua"]
    meja.buka(one)
    assert screen.undo.canUndo()
    meja.key(K.Key_Z, mods=CTRL)
    assert names(meja, one) == ["Satu"]


def test_another_office_knows_no_steps_of_this_one(meja: Meja) -> None:
    one, other = two(meja)
    screen = meja.buka(one)
    type_rows(meja, "Dua")
    meja.buka(other)
    meja.session.open(opened(meja.konteks))
    meja.buka(one)
    assert not screen.undo.canUndo()


def test_the_steps_of_all_plans_together_are_bounded(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(langkah, "STEPS", 5)
    one, other = two(meja)
    screen = meja.buka(one)
    type_rows(meja, "Dua")  # two steps: a row, its words
    meja.buka(other)
    type_rows(meja, "Lagi", "Dan lagi")
    meja.buka(one)  # of the two that were left only the newest has its steps
    assert not screen.undo.canUndo()
    meja.buka(other)
    assert screen.undo.canUndo()
