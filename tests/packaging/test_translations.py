"""Qt's own buttons, menus and dialogs speak Indonesian, and the compiled translation is the current one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from kinerja_desktop.foundation import resources

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def indonesian(qapp: QCoreApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(resources.path("resources/translations/qtbase_id.qm")))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("button", "text"),
    [
        (QDialogButtonBox.StandardButton.Ok, "OK"),
        (QDialogButtonBox.StandardButton.Cancel, "Batal"),
        (QDialogButtonBox.StandardButton.Save, "Simpan"),
        (QDialogButtonBox.StandardButton.Close, "Tutup"),
        (QDialogButtonBox.StandardButton.Open, "Buka"),
        (QDialogButtonBox.StandardButton.Discard, "Buang"),
        (QDialogButtonBox.StandardButton.Yes, "Ya"),
        (QDialogButtonBox.StandardButton.No, "Tidak"),
        (QDialogButtonBox.StandardButton.Retry, "Coba lagi"),
        (QDialogButtonBox.StandardButton.RestoreDefaults, "Kembalikan ke bawaan"),
    ],
)
def test_buttons(qtbot: QtBot, indonesian: None, button: QDialogButtonBox.StandardButton, text: str) -> None:
    box = QDialogButtonBox(button)
    qtbot.addWidget(box)
    assert box.button(button).text().replace("&", "") == text


def test_message_box(qtbot: QtBot, indonesian: None) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel)
    assert {one.text().replace("&", "") for one in box.buttons()} == {"Ya", "Batal"}


def test_menu_of_a_line(qtbot: QtBot, indonesian: None) -> None:
    line = QLineEdit("isi")
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    words = [one.text().split("\t")[0].replace("&", "") for one in menu.actions() if not one.isSeparator()]
    menu.deleteLater()
    assert words == ["Urungkan", "Ulangi", "Potong", "Salin", "Tempel", "Hapus", "Pilih semua"]


def test_compiled_translation_is_current() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "build_translations.py"), "--check"], check=False
    )
    assert done.returncode == 0
