"""The worker process: it ends with its program, and never answers one call with the result of another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.services.worker import Worker

_PROGRAM = """
import os, sys, threading, time
from kinerja_desktop.services.worker import Worker

def hang(progress):
    print(os.getpid(), flush=True)
    while True:
        time.sleep(0.01)

if __name__ == "__main__":
    Worker().call(hang)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_worker_in_a_hanging_file_ends_when_the_program_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(_PROGRAM, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, env=environment) as program:
        assert program.stdout is not None
        worker = int(program.stdout.readline())
        program.send_signal(signal.SIGKILL)
        program.wait()
        deadline = time.monotonic() + 10
        while _lives(worker) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not _lives(worker)


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def slow_double(number: int, progress: Progress) -> int:
    progress.step(0, 1)
    time.sleep(0.2)
    return number * 2


class _Broken:
    """Progress of a screen with a bug in it."""

    def step(self, done: int, total: int, what: str = "") -> None:
        raise ZeroDivisionError


def test_answer_of_a_call_that_failed_here_is_not_given_to_the_next() -> None:
    worker = Worker()
    try:
        with pytest.raises(ZeroDivisionError):
            worker.call(slow_double, 1, progress=_Broken())
        assert worker.call(slow_double, 21) == 42
    finally:
        worker.close()
