"""Who watches while the monkey plays: stalls of the UI thread, messages nobody meant, memory, files written elsewhere."""

from __future__ import annotations

import faulthandler
import gc
import logging
import os
import re
import sys
import tempfile
import threading
import time
import traceback
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

BATAS_MACET = 0.2
"""Seconds without a turn of the event loop that a hand feels."""
_DETAK = 10
_MEMORI = 2000
_FRAME = re.compile(r'kinerja_desktop/[^"]*?([^/"]+)", line (\d+) in (.+)')
_TAK_MASALAH = ("This plugin does not support",)
"""What the offscreen platform says of itself."""


@dataclass(frozen=True, slots=True)
class Macet:
    """One stall: how long (without the time the thread stood in the machine's queue), how much of it the program
    itself worked, in all its threads and in the one of the window, how long garbage was collected (in any thread: all wait
    for it), during what, and where it stood."""

    detik: float
    kerja: float
    jendela: float
    sampah: float
    tindakan: str
    tempat: str


@dataclass
class Catatan:
    """What was seen. ``masalah`` is everything that must not happen; after ``selesai`` files are not watched any more."""

    masalah: list[str] = field(default_factory=list)
    macet: list[Macet] = field(default_factory=list)
    memori: list[tuple[int, int]] = field(default_factory=list)
    selesai: bool = False

    def stalls(self) -> list[Macet]:
        """Return the stalls that are the program's own; the others waited, on a busy machine for its disk or its turn."""
        return [one for one in self.macet if one.kerja > BATAS_MACET]

    def tell(self, what: str) -> None:
        """Note a problem once; a thousand equal ones are one."""
        if what not in self.masalah:
            self.masalah.append(what)
            print(f"!! {what}", file=sys.stderr, flush=True)


def waited_for_machine() -> float:
    """Return the seconds that this thread was ready to run and another program had the processor; 0 where unknown."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text(encoding="ascii").split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0


class _Sampah:
    """Adds up the seconds of the clock that Python collects garbage."""

    def __init__(self) -> None:
        self.detik = self._began = 0.0
        gc.callbacks.append(self._told)

    def _told(self, phase: str, _: dict[str, int]) -> None:
        if phase == "start":
            self._began = time.monotonic()
        else:
            self.detik += time.monotonic() - self._began


def _now() -> tuple[float, float, float, float]:
    """Return the clock, the seconds waited for the machine, and those worked by all threads and by this one."""
    return time.monotonic(), waited_for_machine(), time.process_time(), time.thread_time()


class Detak:
    """Measures the time between turns of the event loop; a thread looks where the UI thread stands when one is late."""

    def __init__(self, catatan: Catatan, doing: Callable[[], str]) -> None:
        self._catatan, self._doing = catatan, doing
        self._last, self._waited, self._worked, self._own = _now()
        self._sampah, self._collected = _Sampah(), 0.0
        self._main = threading.get_ident()
        self._stack = ""
        self._ended = threading.Event()
        self._timer = QTimer()
        self._timer.setInterval(_DETAK)
        self._timer.timeout.connect(self._beat)
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self.terlama = 0.0

    def start(self) -> None:
        """Begin to measure now."""
        self._last, self._waited, self._worked, self._own = _now()
        self._timer.start()
        self._watcher.start()

    def stop(self) -> None:
        """Measure no more."""
        self._timer.stop()
        self._ended.set()

    def _beat(self) -> None:
        now, waited, worked, own = _now()
        took = now - self._last - (waited - self._waited)
        self.terlama = max(self.terlama, took)
        if took > BATAS_MACET:
            self._catatan.macet.append(
                Macet(
                    took,
                    worked - self._worked,
                    own - self._own,
                    self._sampah.detik - self._collected,
                    self._doing(),
                    self._stack,
                )
            )
        self._collected = self._sampah.detik
        self._last, self._waited, self._worked, self._own, self._stack = now, waited, worked, own, ""

    def _watch(self) -> None:
        """Note once per stall, at its half, where the UI thread is."""
        while not self._ended.wait(0.02):
            if time.monotonic() - self._last > BATAS_MACET / 2 and not self._stack:
                self._stack = _place(self._main)


def _place(thread: int) -> str:
    """Return the innermost calls of our own package in a thread, the last first.

    By faulthandler, which holds no frame: a frame held from here would keep its painter alive beyond the paint event.
    """
    with tempfile.TemporaryFile() as dump:
        faulthandler.dump_traceback(dump)
        dump.seek(0)
        text = dump.read().decode("utf-8", "replace")
    lines = next((part for part in text.split("\n\n") if f"{thread:#018x}" in part), "").splitlines()
    ours = [found for line in lines if (found := _FRAME.search(line)) is not None]
    return " < ".join(f"{found[1]}:{found[2]} {found[3]}" for found in ours[:6]) or "Qt"


class Memori:
    """Writes down every two seconds how much memory (MiB) is resident in this process and how many widgets live."""

    def __init__(self, catatan: Catatan) -> None:
        self._catatan = catatan
        self._timer = QTimer()
        self._timer.setInterval(_MEMORI)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Write it down now."""
        try:
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        except OSError:
            return
        widgets = len(QApplication.allWidgets())
        self._catatan.memori.append((pages * os.sysconf("SC_PAGE_SIZE") // 2**20, widgets))


class _LogWatch(logging.Handler):
    def __init__(self, catatan: Catatan) -> None:
        super().__init__(logging.WARNING)
        self._catatan = catatan

    def emit(self, record: logging.LogRecord) -> None:
        """Every record of WARNING or worse is a problem."""
        words = f"catatan {record.levelname} {record.name}: {record.getMessage()}"
        if record.exc_info and record.exc_info[0] is not None:
            words += "\n" + "".join(traceback.format_exception(*record.exc_info))
        self._catatan.tell(words)


def watch_messages(catatan: Catatan, doing: Callable[[], str], stop: Callable[[], None]) -> None:
    """Let messages of Qt and of Python, log records and exceptions that nobody caught become problems.

    ``stop`` is called after an exception that nobody caught: the program would have ended.
    """

    def from_qt(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) or text.startswith(_TAK_MASALAH):
            return
        catatan.tell(f"Qt: {text} [{doing()}]")

    def from_python(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        catatan.tell(f"Python: {category.__name__}: {message} ({filename}:{lineno})")

    def uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        catatan.tell(f"[{doing()}]\n" + "".join(traceback.format_exception(kind, error, trace)))
        stop()

    qInstallMessageHandler(from_qt)
    warnings.simplefilter("always")
    warnings.showwarning = from_python
    logging.getLogger().addHandler(_LogWatch(catatan))
    sys.excepthook = uncaught


def watch_files(catatan: Catatan, folder: Path) -> None:
    """Let every file that Python opens for writing, makes, moves or removes outside the folder become a problem."""
    allowed = (str(folder), os.devnull, "/proc/", "/dev/shm/")  # noqa: S108 - where multiprocessing keeps its locks

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if catatan.selesai:
            return
        if event == "open":
            names = [args[0]] if isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR) else []
        elif event in ("os.mkdir", "os.remove", "os.rmdir", "os.rename", "shutil.rmtree"):
            names = list(args[:2] if event == "os.rename" else args[:1])
        else:
            return
        for name in names:
            if isinstance(name, (str, os.PathLike)):
                place = os.path.abspath(name)  # noqa: PTH100 - Path.resolve would itself touch files
                if not place.startswith(allowed) and "__pycache__" not in place:
                    catatan.tell(f"menyentuh berkas di luar folder: {event} {place}")

    sys.addaudithook(hook)
