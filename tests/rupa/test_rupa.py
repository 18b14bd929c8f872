"""Every screen and dialog in every kind of office: nothing cut, nothing covered, everything named; pictures on request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from kinerja_desktop.gui.theme import Mode, theme
from kinerja_desktop.services.konteks import Konteks
from tests.rupa import aksesibel, letak
from tests.rupa.kantor import make
from tests.rupa.keliling import walk

KECIL = (911, 512)
"""1366x768 at 150 %, in logical pixels."""
BIASA = (1366, 768)


@pytest.fixture
def konteks(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Konteks]:
    """The office of the kind that the parameter names."""
    made = make(request.param, tmp_path / "kantor")
    yield made
    made.kantor.close()


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the light appearance."""
    theme().install(qapp, Mode.LIGHT)
    yield qapp
    theme().set_mode(Mode.LIGHT)


@pytest.mark.parametrize(
    ("konteks", "ukuran"),
    [
        ("sedang", BIASA),
        ("sedang", KECIL),
        ("kosong", BIASA),
        ("satu", BIASA),
        ("panjang", BIASA),
        ("panjang", KECIL),
    ],
    indirect=["konteks"],
)
def test_nothing_is_cut_covered_or_silent(
    konteks: Konteks, ukuran: tuple[int, int], dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: dict[str, list[str]] = {}

    def look(name: str, front: QWidget) -> None:
        for words in letak.problems(front) + aksesibel.problems(front):
            found.setdefault(words, []).append(name)

    tour = walk(konteks, look, monkeypatch, ukuran)
    tour.all()
    tour.window.close()
    said = [
        f"{words}   [{', '.join(names[:3])}{' ...' if len(names) > 3 else ''}]"
        for words, names in found.items()
    ]
    assert not said, "\n" + "\n".join(sorted(said))
