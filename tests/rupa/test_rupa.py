"""Every screen and dialog in every kind of office: nothing cut, nothing covered, everything named, reached by keys, and pressed
by its own letter.

``run.py test --gambar DIR`` takes a picture at each stop, in both appearances; an error on the screen too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.screens import MENU
from kinerja_desktop.gui.theme import Mode, theme
from kinerja_desktop.services.konteks import Konteks
from tests.gui.galeri_dialog import dialogs
from tests.rupa import aksesibel, fokus, huruf, letak
from tests.rupa.kantor import make
from tests.rupa.keliling import Keliling, picture, walk

BIASA = (1366, 768)
KECIL = (911, 512)
"""1366x768 at 150 %, in logical pixels."""

GALAT = {
    "penilaian": sentence("simpanan.penuh"),
    "impor": sentence(
        "berkas.rusak", nama="Data PNS 24 April 2026 (kiriman Bidang Kepegawaian, perbaikan).xlsx"
    ),
    "pegawai": sentence("simpanan.konflik"),
}
"""What the world may say while a screen is open."""


@pytest.fixture
def konteks(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Konteks]:
    """The office of the kind that the parameter names."""
    made = make(request.param, tmp_path / "kantor")
    yield made
    made.kantor.close()


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the light appearance, before and after."""
    theme().install(qapp, Mode.LIGHT)
    yield qapp
    theme().set_mode(Mode.LIGHT)


class Temuan:
    """What was found, with the stops where it was."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}

    def take(self, name: str, said: list[str]) -> None:
        for words in said:
            self.found.setdefault(words, []).append(name)

    def none(self) -> None:
        said = [f"{words}   [{', '.join(names[:3])}]" for words, names in sorted(self.found.items())]
        assert not said, "\n" + "\n".join(said)


def said(front: QWidget) -> list[str]:
    """Everything that is looked at in a window or dialog."""
    return letak.problems(front) + aksesibel.problems(front) + fokus.problems(front) + huruf.problems(front)


def screens(tour: Keliling) -> None:
    for spec in MENU:
        tour.screen(spec.key)
    tour.window.close()


@pytest.mark.parametrize("konteks", ["sedang"], indirect=True)
def test_every_window_and_dialog_of_the_sample_office(
    konteks: Konteks, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Temuan()

    def look(name: str, front: QWidget) -> None:
        found.take(name, said(front))

    tour = walk(konteks, look, monkeypatch)
    tour.all()
    tour.window.close()
    assert {"KepalaDialog", "PilihUnitDialog", "UbahDialog", "ColumnMenu", "QMenu"} <= tour.kelas
    found.none()


@pytest.mark.parametrize(
    ("konteks", "ukuran"),
    [("sedang", KECIL), ("kosong", BIASA), ("satu", BIASA), ("panjang", BIASA), ("panjang", KECIL)],
    indirect=["konteks"],
)
def test_nothing_is_cut_or_covered_in_other_offices(
    konteks: Konteks, ukuran: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Temuan()
    tour = walk(konteks, lambda name, front: found.take(name, letak.problems(front)), monkeypatch, ukuran)
    if ukuran == BIASA:
        tour.doors("unit")  # the dialogs that repeat names
    screens(tour)
    found.none()


def test_dialogs_that_want_data_of_their_own(qtbot: QtBot) -> None:
    """Those of the gallery: the tour meets them empty, or not at all."""
    found = Temuan()
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(*KECIL)
    parent.show()
    for name, dialog in dialogs(parent):
        dialog.show()
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        found.take(name, said(dialog))
        dialog.close()
    found.none()


@pytest.mark.gambar
@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize(
    ("konteks", "ukuran", "skala"),
    [("contoh", BIASA, 1.0), ("contoh", KECIL, 1.5), ("kosong", BIASA, 1.0), ("satu", BIASA, 1.0), ("panjang", BIASA, 1.0)],
    indirect=["konteks"],
)  # fmt: skip
def test_pictures_of_every_stop(
    konteks: Konteks,
    ukuran: tuple[int, int],
    skala: float,
    mode: Mode,
    gambar: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    theme().set_mode(mode)
    kind = request.node.callspec.params["konteks"]

    def shoot(name: str, front: QWidget) -> None:
        target = gambar / f"{kind}-{round(skala * 100)}-{mode.value}-{name}.png"
        assert picture(front, skala).save(str(target))

    tour = walk(konteks, shoot, monkeypatch, ukuran)
    tour.all()
    for key, words in GALAT.items():
        tour.window.show_screen(key)
        assert tour.window.current is not None
        tour.window.current.show_problem(words)
        tour.rest()
        shoot(f"{key}-galat", tour.window)
    assert (tour.window.width(), tour.window.height()) == ukuran, "a screen must not push the window open"
    tour.window.close()
