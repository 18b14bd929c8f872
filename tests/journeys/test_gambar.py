"""Pictures of every screen, light and dark, at 1366x768: with an office at work, an empty one, and a long name.

Run with ``packaging/run.py test --gambar DIR``; without a folder for pictures these tests are left out.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.app import compose_window
from kinerja_desktop.gui.kantor import opened
from kinerja_desktop.gui.main_window import MainWindow
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor
from kinerja_desktop.gui.theme import Mode, theme
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.worker import InlineWorker
from tests.rupa.isi import lengkap, tokoh
from tests.rupa.keliling import Keliling
from tests.rupa.tempat import dari_menu, tempat

GALERI = Path(__file__).parents[1] / "gui" / "galeri.py"
PANJANG = (
    "Dinas Pekerjaan Umum, Penataan Ruang, Perumahan Rakyat dan Kawasan Permukiman Kabupaten Contoh Selatan"
)


@pytest.fixture
def konteks(request: pytest.FixtureRequest, tmp_path: Path) -> Konteks:
    """The office that the parameter names: contoh, kosong or panjang."""
    folder = tmp_path / "kantor"
    if request.param == "contoh":
        made = lengkap(folder)
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

    def shoot(name: str, front: QWidget) -> None:
        assert front.grab().save(str(gambar / f"{kind}-{name}-{mode.value}.png"))
        assert (window.width(), window.height()) == (1366, 768), "a screen must not push the window open"

    tour = Keliling(window, shoot)
    for place in tempat(tokoh(konteks)) if kind == "contoh" else dari_menu():
        tour.screen(place)
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
