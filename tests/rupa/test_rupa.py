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
from tests.gui import galeri_dialog
from tests.rupa import aksesibel, fokus, huruf, letak
from tests.rupa.isi import Tokoh, tokoh
from tests.rupa.kantor import Lemari
from tests.rupa.keliling import picture, walk
from tests.rupa.pintu import dialogs, pintu
from tests.rupa.tempat import dari_menu, tempat

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
def konteks(request: pytest.FixtureRequest, lemari: Lemari, tmp_path: Path) -> Iterator[Konteks]:
    """The office of the kind that the parameter names."""
    made = lemari.take(request.param, tmp_path / "kantor")
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


@pytest.mark.parametrize("konteks", ["lengkap"], indirect=True)
def test_every_window_and_dialog_of_an_office_at_work(
    konteks: Konteks, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = Temuan()
    who = tokoh(konteks)
    tour = walk(konteks, lambda name, front: found.take(name, said(front)), monkeypatch)
    tour.all(tempat(who), pintu(konteks, who, tmp_path))
    tour.window.close()
    assert dialogs() - tour.kelas == set(), (
        "nobody looked at these: `tests.rupa.pintu` opens what no button does"
    )
    assert {"widgets.grid_header.ColumnMenu", "PySide6.QtWidgets.QMenu"} <= tour.kelas
    found.none()


def test_the_tour_leaves_no_screen_of_the_menu_out() -> None:
    names = [place.name for place in tempat(Tokoh(1, 1, 1, "", 1, 1))]
    assert len(set(names)) == len(names)
    assert {spec.key for spec in MENU} | {"mulai"} == {
        place.key for place in tempat(Tokoh(1, 1, 1, "", 1, 1))
    }


@pytest.mark.parametrize(
    ("konteks", "ukuran"),
    [("lengkap", KECIL), ("kosong", BIASA), ("satu", BIASA), ("panjang", BIASA), ("panjang", KECIL)],
    indirect=["konteks"],
)
def test_nothing_is_cut_or_covered_in_other_offices(
    konteks: Konteks, ukuran: tuple[int, int], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    found = Temuan()
    is_full = request.node.callspec.params["konteks"] in ("lengkap", "panjang")
    places = tempat(tokoh(konteks)) if is_full else dari_menu()
    tour = walk(konteks, lambda name, front: found.take(name, letak.problems(front)), monkeypatch, ukuran)
    if ukuran == BIASA:
        tour.doors(next(place for place in places if place.name == "unit"))  # the dialogs that repeat names
    for place in places:
        tour.screen(place)
    tour.window.close()
    found.none()


def test_dialogs_that_want_data_of_their_own(qtbot: QtBot) -> None:
    """Those of the gallery: the tour meets them empty, or not at all."""
    found = Temuan()
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(*KECIL)
    parent.show()
    for name, dialog in galeri_dialog.dialogs(parent):
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
    [("lengkap", BIASA, 1.0), ("lengkap", KECIL, 1.5), ("kosong", BIASA, 1.0), ("satu", BIASA, 1.0), ("panjang", BIASA, 1.0)],
    indirect=["konteks"],
)  # fmt: skip
def test_pictures_of_every_stop(
    konteks: Konteks,
    ukuran: tuple[int, int],
    skala: float,
    mode: Mode,
    gambar: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    theme().set_mode(mode)
    kind = request.node.callspec.params["konteks"]

    def shoot(name: str, front: QWidget) -> None:
        target = gambar / f"{kind}-{round(skala * 100)}-{mode.value}-{name}.png"
        assert picture(front, skala).save(str(target))

    tour = walk(konteks, shoot, monkeypatch, ukuran)
    if kind in ("lengkap", "panjang"):
        who = tokoh(konteks)
        tour.all(tempat(who), pintu(konteks, who, tmp_path))
    else:
        tour.all(dari_menu())
    for key, words in GALAT.items():
        tour.window.show_screen(key)
        assert tour.window.current is not None
        tour.window.current.show_problem(words)
        tour.rest()
        shoot(f"{key}-galat", tour.window)
    assert (tour.window.width(), tour.window.height()) == ukuran, "a screen must not push the window open"
    tour.window.close()
