"""The worker process: it ends with its program, and never answers one call with the result of another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kinerja_desktop.foundation import berkas, clock
from kinerja_desktop.foundation.errors import Cancelled, FileError, KnownError
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


def write_half(target: Path, ending: str, progress: Progress) -> None:
    with berkas.writing(target) as part:
        part.write_bytes(b"half")
        if ending == "dies":
            os._exit(1)
        while True:
            progress.step(0, 1)
            time.sleep(0.01)


class _Batal:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def step(self, done: int, total: int, what: str = "") -> None:
        if len(list(self.folder.glob(".laporan.pdf.*.bagian"))) > 1:
            raise Cancelled


@pytest.mark.parametrize(("ending", "said"), [("dies", FileError), ("hangs", Cancelled)])
def test_worker_that_ends_before_its_time_leaves_no_half_file(
    tmp_path: Path, ending: str, said: type[KnownError]
) -> None:
    others = [tmp_path / ".laporan.pdf.1.bagian", tmp_path / "milik orang.bagian", tmp_path / ".1.bagian"]
    for other in others:
        other.write_bytes(b"of another process, or not ours")
    (tmp_path / "laporan.pdf").write_bytes(b"lama")
    worker = Worker()
    try:
        with pytest.raises(said):
            worker.call(
                write_half,
                tmp_path / "laporan.pdf",
                ending,
                progress=_Batal(tmp_path) if ending == "hangs" else None,
                writes_in=tmp_path,
            )
    finally:
        worker.close()
    assert sorted(tmp_path.iterdir()) == sorted([*others, tmp_path / "laporan.pdf"])
    assert (tmp_path / "laporan.pdf").read_bytes() == b"lama"


def test_part_that_a_power_cut_left_goes_when_the_folder_is_written_to_again(tmp_path: Path) -> None:
    left, fresh, foreign = (tmp_path / name for name in (".a.pdf.77.bagian", ".b.pdf.78.bagian", "c.bagian"))
    for path, age in ((left, 2), (fresh, 0), (foreign, 900)):
        path.write_bytes(b"half")
        then = clock.now().timestamp() - age * 86400
        os.utime(path, (then, then))
    berkas.write_bytes(tmp_path / "baru.txt", b"utuh")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".b.pdf.78.bagian", "baru.txt", "c.bagian"]


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
