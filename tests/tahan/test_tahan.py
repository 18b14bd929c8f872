"""A few kills of each kind; the full number is ``packaging/run.py tahan``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the harness forks")
SCRIPT = Path(__file__).with_name("jalan.py")


@pytest.mark.parametrize("ragam", ["ketik", "tempel", "impor", "cetak", "migrasi", "pulih"])
def test_nothing_is_lost_when_the_program_is_killed(ragam: str) -> None:
    """In a process of its own: the harness forks, and this one has threads and Qt running."""
    killed(ragam)


def test_nothing_is_lost_of_single_writes() -> None:
    """In one run: they start from the same office."""
    killed("skp", "bukti")


def killed(*ragam: str) -> None:
    command = [sys.executable, str(SCRIPT), "--kali", "2", "--benih", "20261120", "--ragam", ",".join(ragam)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for one in ragam:
        assert f"{one}: dimatikan" in done.stdout
