"""Numbers of Pelaksanaan: what a list waits for, and progress beside its target."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.skp import Indikator, Rhk
from kinerja_desktop.gui.screens.pelaksanaan import model
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.pelaksanaan import BarisPelaksanaan
from tests.gui.meja_skp import K, Meja, people
from tests.gui.test_pelaksanaan import buka, ditetapkan


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    return Meja(qtbot, kantor_kecil)


def test_a_post_outside_the_period_is_counted_in_no_group_and_shows_no_zero() -> None:
    post = BarisPelaksanaan(1, 1, "Tono", "", "", None, "", "", 1, 2, 0, 0, 0, 0, 0)
    gone = replace(post, is_dalam=False)
    waiting = [model.GROUPS[name] for name in (model.TANPA_REALISASI, model.TANPA_AKSI)]
    assert [[wait(one) for wait in waiting] for one in (post, gone)] == [[True, True], [False, False]]
    realisasi = next(column for column in model.columns() if column.key == "realisasi")
    assert [realisasi.text(one) for one in (post, gone, replace(gone, realisasi=1))] == [
        "0 dari 2",
        "",
        "1 dari 2",
    ]


def test_a_percent_stands_close_to_its_number_in_the_progress_too(meja: Meja) -> None:
    plan = Rhk(
        "Layanan baik", indikator=(Indikator("Puas", "95%", "kualitas"), Indikator("Nilai", "80,5 poin"))
    )
    screen = buka(meja, ditetapkan(meja.konteks, people(meja.konteks)[0], plan))
    for words in ("96%", "79 poin"):
        meja.ketik(words)
        meja.key(K.Key_Return)
    table = screen.grid.table
    column = next(one for one in table.columns if one.key == "kemajuan")
    assert [column.text(row) for row in table.rows[1:3]] == ["96% dari 95%", "79 dari 80,5 poin"]
