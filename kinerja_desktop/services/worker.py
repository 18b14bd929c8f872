"""The one worker process: reading foreign files, drawing batches, writing workbooks.

A hostile file may crash or hang its reader; that ends the worker, not the program. Calls run one after the
other; ``Batal`` ends the process at once and a new one is started for the next call. Functions and arguments
must be picklable (module-level functions, dataclasses). The function takes ``progress`` as its last argument.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar, cast

from kinerja_desktop.foundation import berkas
from kinerja_desktop.foundation.errors import FileError, KnownError
from kinerja_desktop.foundation.progress import Progress, Silent

T = TypeVar("T")


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
    ) -> T:
        """Run ``function(*args, progress)`` in the worker and return its result.

        Args:
            function: what to run.
            args: what it is given.
            progress: hears how far it is; may cancel.
            writes_in: the folder in which it writes; a worker that ends before its time leaves no half file there.

        Raises:
            KnownError: what the function raised.
            Cancelled: the progress object asked for it; the worker was ended.
            FileError: ``berkas.pekerja-mati``: the worker died (a crash inside a library).
            WorkerBugError: any other exception of the function.
        """
        watch = progress or Silent()
        with self._lock:
            try:
                kind, payload = self._answer(function, args, watch)
            except (EOFError, BrokenPipeError, ConnectionResetError) as error:
                self._kill(writes_in)
                raise FileError("berkas.pekerja-mati") from error
            except BaseException:
                self._kill(
                    writes_in
                )  # Batal, or a bug here: an answer still on its way would be taken for the next call's
                raise
        if kind == "result":
            return cast("T", payload)
        raise payload if kind == "known" else WorkerBugError(payload)

    def _answer(
        self, function: Callable[..., Any], args: Sequence[object], watch: Progress
    ) -> tuple[str, Any]:
        """Send a call and wait for how it ended: (result | known | bug, what)."""
        pipe = self._start()
        pipe.send((function, args))
        while True:
            if not pipe.poll(0.05):
                watch.step(-1, -1)  # nothing new, but the moment to notice Batal
                continue
            kind, payload = pipe.recv()
            if kind != "progress":
                return kind, payload
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
            self._process = context.Process(
                target=_serve, args=(theirs,), daemon=True, name="kinerja-pekerja"
            )
            self._process.start()
            theirs.close()
            self._pipe = mine
        return self._pipe

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


class InlineWorker(Worker):
    """Runs calls in this process: for tests and for commands that read nothing foreign."""

    def call(
        self,
        function: Callable[..., T],
        *args: object,
        progress: Progress | None = None,
        writes_in: Path | None = None,
    ) -> T:
        """Run the function here and now; it removes its half files itself, being alive."""
        del writes_in
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
        os._exit(4)


def _serve(pipe: Connection) -> None:
    """Answer calls until the pipe closes (the program ended or cancelled).

    A program that was killed cannot end its worker, and one that hangs in a file never looks at the pipe: a thread
    waits for the program and takes the process along.
    """
    threading.Thread(target=_follow_parent, daemon=True).start()
    progress = _PipeProgress(pipe)
    while True:
        try:
            function, args = pipe.recv()
        except EOFError:
            return
        try:
            answer: tuple[str, Any] = ("result", function(*args, progress))
        except KnownError as error:
            answer = ("known", error)
        except MemoryError:
            os._exit(3)
        except BaseException:  # noqa: BLE001 - a panic of a native library is a BaseException; the caller judges
            answer = ("bug", traceback.format_exc())
        pipe.send(answer)
