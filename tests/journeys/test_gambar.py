"""Pictures of every screen, light and dark, at 1366x768: with the sample office, an empty one, and a long name.

Run with ``packaging/run.py test --gambar DIR``; without a folder for pictures these tests are left out.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.app import compose_window
from kinerja_desktop.gui.kantor import opened
from kinerja_desktop.gui.main_window import MainWindow
from kinerja_desktop.gui.screens import MENU
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor
from kinerja_desktop.gui.theme import Mode, theme
from kinerja_desktop.services.contoh import buat_contoh
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.worker import InlineWorker

GALERI = Path(__file__).parents[1] / "gui" / "galeri.py"
PANJANG = (
    "Dinas Pekerjaan Umum, Penataan Ruang, Perumahan Rakyat dan Kawasan Permukiman Kabupaten Contoh Selatan"
)


@pytest.fixture
def konteks(request: pytest.FixtureRequest, tmp_path: Path) -> Konteks:
    """The office that the parameter names: contoh, kosong or panjang."""
    folder = tmp_path / "kantor"
    if request.param == "contoh":
        made = buat_contoh(folder, 480, "Rina")
    else:
        made = create_kantor(
            folder, ProfilKantor(PANJANG if request.param == "panjang" else "Kantor Kosong"), "Rina"
        )
    made.kantor.worker = InlineWorker()
    request.addfinalizer(made.kantor.close)  # noqa: PT021 - a fixture that yields could not be parametrised by name here
    return made


@pytest.mark.gambar
@pytest.mark.parametrize("konteks", ["contoh", "kosong", "panjang"], indirect=True)
@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_pictures(
    konteks: Konteks,
    mode: Mode,
    gambar: Path,
    qapp: QApplication,
    qtbot: QtBot,
    request: pytest.FixtureRequest,
) -> None:
    theme().install(qapp, mode)
    session = Session(InlineExecutor())
    window = MainWindow(session, compose_window())
    qtbot.addWidget(window)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 768)
    window.show()
    session.open(opened(konteks))
    kind = request.node.callspec.params["konteks"]
    for spec in MENU:
        window.show_screen(spec.key)
        qtbot.waitUntil(lambda: not session.tasks.running)
        with (
            qtbot.waitCallback() as settled
        ):  # layouts that follow a label's new text come with the next events
            QTimer.singleShot(80, window, settled)
        target = gambar / f"{kind}-{spec.key}-{mode.value}.png"
        assert window.grab().save(str(target))
        assert (window.width(), window.height()) == (1366, 768), "a screen must not push the window open"
    theme().set_mode(Mode.LIGHT)


@pytest.mark.gambar
@pytest.mark.parametrize("besar", ["1", "1.5"])
def test_pictures_of_the_gallery(besar: str, gambar: Path) -> None:
    """A process of its own: how large Qt draws is decided when it starts."""
    folder = gambar / f"galeri-{besar.replace('.', '')}"
    env = os.environ | {"QT_SCALE_FACTOR": besar, "QT_QPA_PLATFORM": "offscreen"}
    made = subprocess.run([sys.executable, str(GALERI), str(folder)], env=env, check=False, timeout=240)
    assert made.returncode == 0
    names = {path.name for path in folder.glob("*.png")}
    assert {
        f"{one}-{mode}.png" for one in ("dialog-kinerja", "dari-kegiatan") for mode in (Mode.LIGHT, Mode.DARK)
    } <= names
