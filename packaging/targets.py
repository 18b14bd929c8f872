"""The heavy targets beside the tests: one command each, run in the virtual environment without a screen."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from place import Place


class Target(NamedTuple):
    """What one target starts.

    Attributes:
        command: what follows the interpreter; the rest of the command line is put behind it.
        for_tests: whether it needs what the tests need (PostgreSQL, LibreOffice, qpdf).
        env: variables of its own.
    """

    command: tuple[str, ...]
    for_tests: bool = False
    env: Mapping[str, str] = MappingProxyType({})


TARGETS = {
    "bench": Target(("-m", "tests.benchmarks.tabel")),
    "monyet": Target(("-m", "tests.monyet")),
    "mutasi": Target(("tests/mutation/run.py",), for_tests=True),
    "tahan": Target(("tests/tahan/jalan.py",), for_tests=True),
    # what a set iterates over must not depend on the day: a case is to come again by its number
    "acak": Target(("-m", "tests.acak"), env={"PYTHONHASHSEED": "0"}),
}


def run(place: Place, name: str, args: list[str]) -> int:
    """Run a target in the checkout and return its exit code."""
    target = TARGETS[name]
    env = place.environment() | {"QT_QPA_PLATFORM": "offscreen"} | dict(target.env)
    return subprocess.call([str(place.python), *target.command, *args], env=env, cwd=place.checkout)
