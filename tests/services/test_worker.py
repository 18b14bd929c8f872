"""The worker process: it ends with its program, and never answers one call with the result of another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kinerja_desktop.foundation import berkas, clock, memory
from kinerja_desktop.foundation.errors import Cancelled, FileError, KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.services import worker as module
from kinerja_desktop.services.worker import Worker, WorkerBugError, borrowed

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


# -- a foreign file is bounded; what it does to its reader is one sentence, and the next call works


def swell(how: str, _progress: Progress) -> int:
    held = []
    while True:
        held.append(bytearray(8 << 20) if how == "objects" else b"x" * (8 << 20))


def swell_result(_progress: Progress) -> list[str]:
    return [f"{number:0200d}" for number in range(10_000_000)]


def hang(how: str, progress: Progress) -> None:
    while True:
        if how == "tells":
            progress.step(0, 1)
        time.sleep(0.01)


def die(how: str, _progress: Progress) -> None:
    if how == "abort":
        os.abort()
    os.kill(os.getpid(), signal.SIGSEGV)


def nest(_progress: Progress) -> object:
    deep: list[object] = []
    for _ in range(200_000):
        deep = [deep]
    return deep


def unpicklable(_progress: Progress) -> object:
    return lambda: None


def shout(_progress: Progress) -> int:
    return os.write(2, b"thread '<unnamed>' panicked at index.rs:1")


def bound_now(_progress: Progress) -> tuple[int, int]:
    import resource

    return resource.getrlimit(resource.RLIMIT_DATA)[0], resource.getrlimit(resource.RLIMIT_CORE)[0]


@pytest.fixture
def pekerja() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.close()


def _refused(pekerja: Worker, function: Callable[..., object], *args: object, **bounds: float) -> str:
    """Return the code of a refusal under ``bounds``; afterwards the worker must answer as if nothing had been."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in bounds.items():
            patch.setattr(module, name, value)
        with pytest.raises(FileError) as caught:
            pekerja.call(function, *args, reads="DUK 2026.xlsx")
    assert "DUK 2026.xlsx" in sentence(caught.value.code, **caught.value.args_)
    assert pekerja.call(slow_double, 4, reads="lain.xlsx") == 8
    return caught.value.code


@pytest.mark.skipif(sys.platform == "win32", reason="there a Job Object does it")
@pytest.mark.parametrize(
    ("function", "args"), [(swell, ("objects",)), (swell, ("bytes",)), (swell_result, ())]
)
def test_reader_that_swells_is_ended(
    pekerja: Worker, function: Callable[..., object], args: tuple[object, ...]
) -> None:
    assert _refused(pekerja, function, *args, MEMORY=400 << 20) == "berkas.pekerja-memori"


@pytest.mark.parametrize(("how", "bound"), [("silent", "SILENT"), ("tells", "WHOLE")])
def test_reader_that_hangs_is_ended(pekerja: Worker, how: str, bound: str) -> None:
    assert _refused(pekerja, hang, how, **{bound: 0.7}) == "berkas.pekerja-lama"


def test_time_that_the_pc_slept_through_is_not_the_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    waited = module._Waited("DUK.xlsx")
    now[0] += 4 * 3600
    waited.tick()
    now[0] += 0.05
    waited.heard()
    for _ in range(int(module.SILENT)):
        now[0] += 1
        waited.tick()
    now[0] += 1
    with pytest.raises(FileError):
        waited.tick()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("how", ["abort", "segfault"])
def test_reader_that_crashes_is_told(pekerja: Worker, how: str) -> None:
    assert _refused(pekerja, die, how) == "berkas.pekerja-mati"


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_work_of_our_own_that_dies_does_not_blame_a_file(pekerja: Worker) -> None:
    with pytest.raises(FileError) as caught:
        pekerja.call(die, "abort")
    assert caught.value.code == "pekerja.mati"
    assert sentence(caught.value.code)
    assert sentence("pekerja.memori")


@pytest.mark.parametrize("function", [unpicklable, nest])
def test_result_that_cannot_travel_is_our_bug_with_its_traceback(
    pekerja: Worker, function: Callable[..., object]
) -> None:
    with pytest.raises(WorkerBugError, match="Traceback"):
        pekerja.call(function, reads="DUK.xlsx")
    assert pekerja.call(slow_double, 1) == 2


def test_panic_messages_stay_off_the_terminal(pekerja: Worker, capfd: pytest.CaptureFixture[str]) -> None:
    assert pekerja.call(shout) > 0
    assert capfd.readouterr().err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="there a Job Object does it")
def test_bound_holds_for_the_reading_alone_and_no_core_file_is_left(pekerja: Worker) -> None:
    free = pekerja.call(bound_now)[0]
    assert pekerja.call(bound_now, reads="DUK.xlsx") == (module.MEMORY, 0)
    assert pekerja.call(bound_now) == (free, 0)


def test_borrowed_worker_ends_with_the_block_and_a_lent_one_does_not(pekerja: Worker) -> None:
    with borrowed(None) as made:
        assert made.call(slow_double, 3) == 6
        process = made._process
    assert made._process is None
    assert not process.is_alive()
    with borrowed(pekerja) as lent:
        assert lent.call(slow_double, 3) == 6
    assert pekerja._process.is_alive()


class _Kernel:
    """Windows's side of a Job Object, as far as it is asked."""

    def __init__(self, refuses: str = "") -> None:
        self.refuses = refuses
        self.limits: list[tuple[int, int]] = []

    def CreateJobObjectW(self, _attributes: None, _name: None) -> int:
        return 0 if self.refuses == "create" else 7

    def GetCurrentProcess(self) -> int:
        return -1

    def AssignProcessToJobObject(self, job: int, process: int) -> int:
        assert (job, process) == (7, -1)
        return int(self.refuses != "assign")

    def SetInformationJobObject(self, job: int, kind: int, data: object, size: int) -> int:
        assert (job, kind, size) == (7, 9, 144)
        limits = data._obj  # type: ignore[attr-defined]  # what ctypes.byref points to
        self.limits.append((limits.limit_flags, limits.process_memory))
        return int(self.refuses != "set")


def test_job_object_bounds_the_process_and_lets_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """The calls as Windows documents them; that Windows then refuses memory can only be seen there."""
    kernel = _Kernel()
    monkeypatch.setattr(memory, "_job", None)
    monkeypatch.setattr(memory, "_kernel32", lambda: kernel)
    for _ in range(2):
        assert list(memory._bounded_by_job(5 << 20)) == [True]
    assert kernel.limits == [(0x100, 5 << 20), (0, 0)] * 2


@pytest.mark.parametrize("refuses", ["create", "assign", "set"])
def test_windows_that_refuses_a_job_still_reads(monkeypatch: pytest.MonkeyPatch, refuses: str) -> None:
    monkeypatch.setattr(memory, "_job", None)
    monkeypatch.setattr(memory, "_kernel32", lambda: _Kernel(refuses))
    assert list(memory._bounded_by_job(5 << 20)) == [False]
