"""A dressed application, and a session whose tasks run at once."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor
from kinerja_desktop.gui.theme import Mode, theme
from kinerja_desktop.services.contoh.bangun import bangun
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.worker import InlineWorker
from tests.rupa import huruf


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """Return the application in the light appearance."""
    if theme().mode is not Mode.LIGHT:
        theme().install(qapp, Mode.LIGHT)
    yield qapp
    if theme().mode is not Mode.LIGHT:
        theme().set_mode(Mode.LIGHT)


@pytest.fixture
def session(dressed: QApplication, qtbot: QtBot) -> Session:
    """Return a session whose tasks run inline."""
    return Session(InlineExecutor())


@pytest.fixture
def kantor_kecil(tmp_path: Path) -> Iterator[Konteks]:
    """Return a real office of sixty invented people; nobody is rated yet."""
    opened = create_kantor(
        tmp_path / "kantor", ProfilKantor("Kabupaten Contoh"), "Rina", worker=InlineWorker()
    )
    with opened.simpanan.write(opened.author) as transaction:
        bangun(transaction, 60)
    yield opened
    opened.kantor.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Fail a test in whose windows or dialogs a letter with Alt is given twice."""
    return (yield from huruf.watched())
