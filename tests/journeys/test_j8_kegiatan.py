"""J8: a teacher's lessons typed for a month, found again among everybody's, and still there the next day."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from kinerja_desktop.services import kegiatan, pegawai
from kinerja_desktop.services.konteks import Konteks
from tests.journeys.test_j13_keberatan import choose_person
from tests.kantor_kecil import NIP, isi

K = Qt.Key


@pytest.fixture
def konteks(konteks: Konteks, tmp_path: Path) -> Konteks:
    """The small office with its people."""
    isi(konteks, tmp_path)
    return konteks


def test_lessons_are_typed_summed_and_found(layar: Any, konteks: Konteks) -> None:
    layar.menu("Kegiatan harian")
    assert "Kegiatan siapa?" in layar.words()
    layar.shot("j8-kosong")
    choose_person(layar, "Maya")
    screen = layar.window.current
    layar.bot.waitUntil(lambda: screen.lembar.grid.hasFocus())
    for day in ("2", "3"):
        for text in ("Pembelajaran", day, "0730", "0900", f"Mengajar kelas {day}", "2", "jam"):
            layar.type(text)
            layar.key(K.Key_Tab)
        layar.key(K.Key_Return)
    layar.bot.waitUntil(lambda: len(screen.lembar.stored) == 2 and not screen.lembar.unsaved)
    assert "2 kegiatan, 3 jam 0 menit" in screen.subtitle.text()
    layar.shot("j8-lembar")
    who = next(row.id for row in pegawai.daftar(konteks) if row.nip == NIP["Maya"])
    [found] = kegiatan.rekap(konteks, who, 2026, [11])
    assert (found.rencana, found.jumlah, found.menit, found.volume) == ("Pembelajaran", 2, 180, Decimal(4))
    layar.press("Semua pegawai")
    layar.bot.waitUntil(lambda: len(screen.daftar.table.rows) == 2)
    assert screen.daftar.found.text() == "2 kegiatan"
    layar.shot("j8-semua")
