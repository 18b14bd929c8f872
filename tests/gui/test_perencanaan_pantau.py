"""Laporan SKP on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.perencanaan.pantau import PantauDialog
from kinerja_desktop.gui.screens.perencanaan.screen import PerencanaanScreen
from kinerja_desktop.services.konteks import Konteks
from tests.gui.meja_skp import K, Meja, people
from tests.mentah import xlsx


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    dressed.clipboard().clear()
    return Meja(qtbot, kantor_kecil)


def choose(monkeypatch: pytest.MonkeyPatch, path: Path, rows: list[list[str]]) -> None:
    path.write_bytes(xlsx({"Laporan": rows}))
    monkeypatch.setattr(Dialogs, "open_file", classmethod(lambda *_: path))


def test_the_report_is_shown_and_its_text_copied(
    meja: Meja, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    one = people(meja.konteks)[0]
    rows = [["nip", "nama", "skp_status"], [one.nip, one.nama, "pengajuan"]]
    choose(monkeypatch, tmp_path / "laporan.xlsx", rows)
    screen: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))

    def look(dialog: PantauDialog) -> None:
        dialog.panel.grid.go_to(one.penugasan_id, "nama")
        meja.bot.keyClick(dialog.to_leader, K.Key_Space)
        text = QApplication.clipboard().text()
        assert f"{one.nama}: menunggu persetujuan atasan" in text
        meja.bot.keyClick(dialog.to_group, K.Key_Space)
        assert "1 menunggu persetujuan atasan" in QApplication.clipboard().text()
        dialog.panel.grid.setFocus()
        meja.bot.keyClick(dialog.panel.grid, K.Key_Return)

    seen = meja.in_dialog(PantauDialog, look)
    screen.open_report()
    assert len(seen) == 1
    assert meja.gone[-1][1]["penugasan"] == one.penugasan_id


def test_another_file_is_refused_with_a_sentence(
    meja: Meja, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(monkeypatch, tmp_path / "lain.xlsx", [["nip", "nama"], ["1", "2"]])
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "problem", classmethod(lambda _cls, _parent, text: told.append(text)))
    screen: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))
    screen.open_report()
    assert len(told) == 1
    assert "lain.xlsx" in told[0]
