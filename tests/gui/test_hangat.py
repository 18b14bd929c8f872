"""What screens are made of is loaded in steps."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.hangat import Pemanas
from kinerja_desktop.gui.session import Office, Session

HEAVY = ("openpyxl", "reportlab", "python_calamine", "lxml", "pypdfium2", "msoffcrypto")


@pytest.fixture
def paket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A package with a module, and one inside a package of its own."""
    name = "paket_uji_hangat"
    for path in ("__init__.py", "satu.py", "dalam/__init__.py", "dalam/dua.py"):
        target = tmp_path / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield name
    for module in [one for one in sys.modules if one.split(".")[0] == name]:
        del sys.modules[module]


def loaded(paket: str) -> list[str]:
    return sorted(name.removeprefix(paket) for name in sys.modules if name.startswith(paket))


def test_one_module_a_step_and_rarer_steps_while_something_runs(
    session: Session, paket: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = QObject()
    made = Pemanas(session, (paket,), owner)
    assert not made._timer.isActive()  # there is no office yet
    session.open(Office(nama="Dinas"))
    assert made._timer.isActive()
    pauses: list[int] = []
    for count, running in ((1, []), (2, [object()]), (3, [])):
        monkeypatch.setattr(session.tasks, "_running", running)
        made._step()
        pauses.append(made._timer.interval())
        made._timer.setInterval(600_000)
        assert len(loaded(paket)) == count
    assert pauses[0] == pauses[2] < pauses[1], (
        "a long import does not hold the rest back, nor is it held back"
    )
    with qtbot.waitSignal(made.finished):
        made._timer.setInterval(1)
    assert loaded(paket) == ["", ".dalam", ".dalam.dua", ".satu"]
    assert not made._timer.isActive()


def test_what_is_loaded_is_not_told_again_when_another_office_is_opened(
    session: Session, paket: str, qtbot: QtBot
) -> None:
    """Else what the office before left behind would be taken for what starting left, and set aside."""
    owner = QObject()
    made = Pemanas(session, (paket,), owner)
    session.open(Office(nama="Dinas"))
    with qtbot.waitSignal(made.finished):
        made._timer.setInterval(1)
    session.open(Office(nama="Badan"))
    assert not made._timer.isActive()


PROBE = """
import importlib, json, linecache, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
app = QApplication([])
from kinerja_desktop.app import compose_window
from kinerja_desktop.gui.hangat import Pemanas
from kinerja_desktop.gui.session import Session
import kinerja_desktop.gui.kantor
owner, parts = QObject(), compose_window()
pemanas = Pemanas(Session(), parts.packages, owner)
while not pemanas.done:
    pemanas._step()
before = set(sys.modules)
for spec in parts.screens:
    package = spec.factory.__module__
    importlib.import_module(package + ".screen" if not package.endswith(".screens") else package)
read = [name for name in linecache.cache if name.endswith("screen.py") or "services" in name or "sqlalchemy/" in name]
print(json.dumps([sorted(set(sys.modules) - before), sorted(sys.modules), read]))
"""


def test_no_screen_loads_anything_afterwards_and_heavy_libraries_wait() -> None:
    """Nor does the source of what is loaded stay in memory."""
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    late, everything, read = json.loads(done.stdout)
    assert [name for name in late if name.startswith("kinerja_desktop")] == []
    assert [name for name in everything if name in HEAVY] == []
    assert "kinerja_desktop.gui.screens.cetak.screen" in everything
    assert read == []


SOURCES = """
import json, linecache, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import kinerja_desktop.gui.main_window
from kinerja_desktop.gui.screens.pegawai import screen
print(json.dumps([sorted(linecache.cache), sorted(sys.modules)]))
"""


def test_no_source_is_read_at_the_start_nor_what_prints_before_somebody_prints() -> None:
    """PySide6 reads the source of what is imported after it, unless it is answered for (`gui.sumber`)."""
    done = subprocess.run([sys.executable, "-c", SOURCES], capture_output=True, text=True, check=True)
    read, modules = json.loads(done.stdout)
    assert [name for name in read if "kinerja_desktop" in name or name.endswith("typing.py")] == []
    assert "kinerja_desktop.gui.screens.pegawai.screen" in modules
    assert [name for name in modules if name.startswith("kinerja_desktop.documents")] == []
    assert [name for name in modules if name in HEAVY] == []
