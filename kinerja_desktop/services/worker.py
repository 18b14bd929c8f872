"""The one worker process: reading foreign files, drawing batches, writing workbooks.

A hostile file may crash, hang or swell its reader; that ends the worker, not the program, and is told in a sentence.
A call that names the foreign file it reads (``reads``) has bounds of memory and time. Calls run one after the
other; ``Batal`` ends the process at once and a new one is started for the next call. Functions and arguments
must be picklable (module-level functions, dataclasses). The function takes ``progress`` as its last argument.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from kinerja_desktop.foundation import berkas, memory
from kinerja_desktop.foundation.errors import FileError, KnownError
from kinerja_desktop.foundation.progress import Progress, Silent

T = TypeVar("T")

MEMORY: Final = 1 << 30
"""Bytes that a reader of foreign files may take: a 4 GB PC keeps working; 60,000 rows x 69 columns take an eighth."""

SILENT: Final = 180.0
"""Seconds of computing without a word of progress after which a reader counts as hanging."""

WHOLE: Final = 1800.0
"""Seconds that reading one file may last in all."""

_OUT_OF_MEMORY: Final = 3
_ORPHAN: Final = 4
"""Exit codes of the worker."""
_TICK: Final = 0.05
_NAP: Final = 1.0
"""Longest step of the clock that counts: a PC that slept over lunch has not let its reader hang."""


class WorkerBugError(RuntimeError):
    """The worker raised something that is not a `KnownError`: our bug; carries its traceback."""


class Worker:
    """A spawned process that runs one call at a time; started at the first call."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: Any = None
        self._pipe: Connection | None = None

    def call(
        self,
        function: Callable[..., T],
        *args: object,
        progress: Progress | None = None,
        writes_in: Path | None = None,
        reads: str = "",
    ) -> T:
        """Run ``function(*args, progress)`` in the worker and return its result.

        Args:
            function: what to run.
            args: what it is given.
            progress: hears how far it is; may cancel.
            writes_in: the folder in which it writes; a worker that ends before its time leaves no half file there.
            reads: name of the foreign file it reads; the call is then bounded (`MEMORY`, `SILENT`, `WHOLE`).

        Raises:
            KnownError: what the function raised.
            Cancelled: the progress object asked for it; the worker was ended.
            FileError: the worker died: ``berkas.pekerja-mati`` (a crash inside a library), ``berkas.pekerja-memori``,
                ``berkas.pekerja-lama`` for a foreign file; ``pekerja.mati``, ``pekerja.memori`` for work of our own.
            WorkerBugError: any other exception of the function.
        """
        watch = progress or Silent()
        with self._lock:
            try:
                kind, payload = self._answer(function, args, watch, reads)
            except (EOFError, BrokenPipeError, ConnectionResetError) as error:
                code = self._exit_code()
                self._kill(writes_in)
                raise _died(code, reads) from error
            except BaseException:
                self._kill(
                    writes_in
                )  # Batal, or a bug here: an answer still on its way would be taken for the next call's
                raise
        if kind == "result":
            return cast("T", payload)
        raise payload if kind == "known" else WorkerBugError(payload)

    def _answer(
        self, function: Callable[..., Any], args: Sequence[object], watch: Progress, reads: str
    ) -> tuple[str, Any]:
        """Send a call and wait for how it ended: (result | known | bug, what)."""
        pipe = self._start()
        pipe.send((function, args, MEMORY if reads else None))
        waited = _Waited(reads)
        while True:
            if not pipe.poll(_TICK):
                watch.step(-1, -1)  # nothing new, but the moment to notice Batal
                waited.tick()
                continue
            kind, payload = pipe.recv()
            if kind != "progress":
                return kind, payload
            waited.heard()
            watch.step(*payload)

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._kill()

    def _start(self) -> Connection:
        if self._process is None or not self._process.is_alive() or self._pipe is None:
            self._kill()
            context = multiprocessing.get_context("spawn")
            mine, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs,), daemon=True, name="kinerja-pekerja")
            process.start()  # where the system refuses, there is nothing to end later
            self._process = process
            theirs.close()
            self._pipe = mine
        return self._pipe

    def _exit_code(self) -> int | None:
        """Return how the process ended that just closed its pipe; None if it does not end after all."""
        if self._process is None:
            return None
        self._process.join(_NAP)  # the pipe closes a little before the system tells the code
        code: int | None = self._process.exitcode
        return code

    def _kill(self, writes_in: Path | None = None) -> None:
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        if self._process is not None:
            self._process.kill()
            self._process.join()
            if writes_in is not None:
                berkas.sweep(writes_in, self._process.pid)
            self._process = None


def _died(code: int | None, reads: str) -> FileError:
    reason = "memori" if code == _OUT_OF_MEMORY else "mati"
    return FileError(f"berkas.pekerja-{reason}", nama=reads) if reads else FileError(f"pekerja.{reason}")


class _Waited:
    """How long a call has been computing, in time in which this PC was awake."""

    def __init__(self, reads: str) -> None:
        self._reads = reads
        self._last = time.monotonic()
        self._silent = self._whole = 0.0

    def tick(self) -> None:
        """Let time pass.

        Raises:
            FileError: a foreign file takes too long.
        """
        now = time.monotonic()
        step = min(now - self._last, _NAP)
        self._last = now
        self._silent += step
        self._whole += step
        if self._reads and (self._silent > SILENT or self._whole > WHOLE):
            raise FileError("berkas.pekerja-lama", nama=self._reads)

    def heard(self) -> None:
        """Note a sign of life."""
        self.tick()
        self._silent = 0.0


@contextmanager
def borrowed(worker: Worker | None) -> Iterator[Worker]:
    """Yield the worker of an office, or, where there is none yet, one that ends with the block."""
    found = worker or Worker()
    try:
        yield found
    finally:
        if worker is None:
            found.close()


class InlineWorker(Worker):
    """Runs calls in this process: for tests and for commands that read nothing foreign."""

    def call(
        self,
        function: Callable[..., T],
        *args: object,
        progress: Progress | None = None,
        writes_in: Path | None = None,
        reads: str = "",
    ) -> T:
        """Run the function here and now; it removes its half files itself, being alive. Nothing bounds it."""
        del writes_in, reads
        return function(*args, progress or Silent())


class _PipeProgress:
    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def step(self, done: int, total: int, what: str = "") -> None:
        self._pipe.send(("progress", (done, total, what)))


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(_ORPHAN)


def _quiet() -> None:
    """Keep what native libraries print when they panic away from the terminal of whoever started the program."""
    with open(os.devnull, "wb") as nothing:  # noqa: PTH123 - a descriptor is wanted, not a path
        os.dup2(nothing.fileno(), 2)
    memory.without_dumps()


def _serve(pipe: Connection) -> None:
    """Answer calls until the pipe closes (the program ended or cancelled).

    A program that was killed cannot end its worker, and one that hangs in a file never looks at the pipe: a thread
    waits for the program and takes the process along.
    """
    threading.Thread(target=_follow_parent, daemon=True).start()
    _quiet()
    memory.collect_seldom()
    progress = _PipeProgress(pipe)
    while True:
        try:
            function, args, most = pipe.recv()
        except EOFError:
            return
        try:
            answer = _run(function, (*args, progress), most)
        except MemoryError:
            os._exit(_OUT_OF_MEMORY)
        pipe.send_bytes(answer)


def _run(function: Callable[..., Any], args: Sequence[object], most: int | None) -> memoryview:
    """Return the pickled answer to a call; making it counts among what the call may take.

    Raises:
        MemoryError: more than ``most`` bytes.
    """
    with memory.bounded(most):
        try:
            return ForkingPickler.dumps(("result", function(*args)))
        except KnownError as error:
            return ForkingPickler.dumps(("known", error))
        except MemoryError:
            raise
        except BaseException:  # noqa: BLE001 - a panic of a native library is a BaseException; the caller judges
            return ForkingPickler.dumps(("bug", traceback.format_exc()))
