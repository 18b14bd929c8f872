"""What Ctrl+K finds of what can be done: the words that a user knows it by."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui import screens
from kinerja_desktop.gui.palette import Palette
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor


@pytest.mark.parametrize(
    ("typed", "title", "went"),
    [
        ("bagikan", "Susun SKP", ("perencanaan", {})),
        ("pustaka", "Susun SKP", ("perencanaan", {})),
        ("salin ke e-kinerja", "Susun SKP", ("perencanaan", {})),
        ("dialog kinerja", "Isi realisasi", ("pelaksanaan", {})),
        ("catat keberatan", "Catat keberatan", ("keberatan", {"tindakan": "baru"})),
        ("lkjip", "Tabel LKjIP", ("laporan", {"laporan": "lkjip"})),
        ("ringkasan pimpinan", "Ringkasan pimpinan", ("laporan", {"laporan": "pimpinan"})),
        ("berkas orang", "Cetak lembar unit ini", ("cetak", {})),
        ("serah terima", "Cetak lembar unit ini", ("cetak", {})),
        ("hari libur", "Siapa yang terlambat", ("tenggat", {})),
        ("pulihkan", "Pulihkan dari backup", ("pengaturan", {"bagian": "data", "tindakan": ""})),
    ],
)
def test_what_the_readme_names_is_found(
    qtbot: QtBot, dressed: QApplication, typed: str, title: str, went: tuple[str, dict[str, str]]
) -> None:
    session = Session(InlineExecutor())
    gone: list[tuple[str, dict[str, object]]] = []
    session.goRequested.connect(lambda key, args: gone.append((key, args)))
    window = QWidget()
    qtbot.addWidget(window)
    palette = Palette(session, screens.MENU, screens.ACTIONS, window)
    (hit,) = [one for one in palette._places(typed) if one.title == title]
    hit.call()
    assert gone == [went]
