"""The command line as a process: arguments in, exit code, JSON and sentences out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from kinerja_desktop.services.contoh import buat_contoh
from kinerja_desktop.services.kantor import open_kantor

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ended:
    """A process that ended. ``json`` reads its standard output, which must be one object."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return the one object on standard output."""
        return json.loads(self.out)


Kinerja: TypeAlias = Callable[..., Ended]


@pytest.fixture
def kinerja(tmp_path: Path) -> Kinerja:
    """Run ``kinerja`` with arguments."""

    def run(*args: object, home: Path | None = None) -> Ended:
        env = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
        program = "from kinerja_desktop.app import cli; cli()"
        done = subprocess.run(
            [sys.executable, "-c", program, *map(str, args)],
            env=env,
            cwd=home or tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="session")
def contoh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample office of 60 people that tests only read."""
    folder = tmp_path_factory.mktemp("cli") / "contoh"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KINERJA_SEKARANG", "2026-11-20T09:00:00+07:00")
        buat_contoh(folder, 60, "Rina").kantor.close()
    return folder


@pytest.fixture
def sedang_dibuka() -> Callable[[Path], Any]:
    """Hold an office as the window does."""

    @contextmanager
    def hold(folder: Path) -> Iterator[None]:
        konteks = open_kantor(folder, "Jendela", hold=True)
        with closing(konteks.kantor):
            yield

    return hold
