"""How much memory this process may take for a while, and what it gives back: the door to the operating system.

Linux bounds the private writable memory of the process (``RLIMIT_DATA``; ``RLIMIT_AS`` would also count libraries and
reserved address space, which differ from machine to machine). Windows bounds the committed memory through a Job Object
that holds only this process. Both refuse the allocation that goes too far: Python raises `MemoryError`, a native
library aborts; neither harms another process. Where a system offers neither, nothing is bounded, and `bounded` says so.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

_JOB_LIMIT_PROCESS_MEMORY: Final = 0x100
_JOB_EXTENDED_LIMIT: Final = 9
"""``JOBOBJECTINFOCLASS.JobObjectExtendedLimitInformation``."""


class JobLimits(ctypes.Structure):
    """``JOBOBJECT_EXTENDED_LIMIT_INFORMATION``, fields in Windows's order; 144 bytes in a 64-bit process."""

    _fields_ = (
        ("per_process_user_time", ctypes.c_int64),
        ("per_job_user_time", ctypes.c_int64),
        ("limit_flags", ctypes.c_uint32),
        ("minimum_working_set", ctypes.c_size_t),
        ("maximum_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class Job:
    """A Job Object that holds the process that made it; its limit can be changed and lifted.

    Raises:
        OSError: Windows refuses it (a process inside a job that allows no nested one, before Windows 8).
    """

    def __init__(self, kernel: Any = None) -> None:
        self._kernel: Any = kernel or _kernel32()
        self._handle = self._kernel.CreateJobObjectW(None, None)
        if not self._handle:
            raise OSError("CreateJobObject")
        if not self._kernel.AssignProcessToJobObject(self._handle, self._kernel.GetCurrentProcess()):
            raise OSError("AssignProcessToJobObject")

    def limit(self, size: int | None) -> None:
        """Let the process commit ``size`` bytes in all; None: as much as it likes."""
        limits = JobLimits()
        if size is not None:
            limits.limit_flags = _JOB_LIMIT_PROCESS_MEMORY
            limits.process_memory = size
        done = self._kernel.SetInformationJobObject(
            self._handle, _JOB_EXTENDED_LIMIT, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        if not done:
            raise OSError("SetInformationJobObject")


def _kernel32() -> Any:
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        # handles are pointers; without these declarations ctypes would cut them to 32 bits
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p)
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
        kernel.SetInformationJobObject.argtypes = (
            ctypes.c_void_p,
            ctypes.c_int,
            ctypes.c_void_p,
            ctypes.c_uint32,
        )
        return kernel
    raise OSError("kernel32")


_job: Job | None = None


@contextmanager
def bounded(size: int | None) -> Iterator[bool]:
    """Let this process have ``size`` bytes of its own memory in all while the block runs; None: no bound.

    Yields whether the system holds the bound. Not for threads that run side by side: the bound is the process's.
    """
    if size is None:
        yield False
    elif sys.platform == "win32":
        yield from _bounded_by_job(size)
    else:
        yield from _bounded_by_rlimit(size)


def _bounded_by_rlimit(size: int) -> Iterator[bool]:
    import resource

    before, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = size if most == resource.RLIM_INFINITY else min(size, most)
    resource.setrlimit(resource.RLIMIT_DATA, (wanted, most))
    try:
        yield True
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (before, most))


def _bounded_by_job(size: int) -> Iterator[bool]:
    global _job  # noqa: PLW0603 - a process can enter its job once, and stays in it
    held = False
    with suppress(OSError):
        _job = _job or Job()
        _job.limit(size)
        held = True
    try:
        yield held
    finally:
        if held and _job is not None:
            with suppress(OSError):
                _job.limit(None)


def collect_seldom() -> None:
    """Let the collector of circular garbage run after 50,000 new objects, not after every 700.

    For processes without a window (`gui.jeda` has its own rule). Rows, drafts and revisions are many and never
    circular; to look at all of them again and again took a quarter of an import. They are freed by counting.
    """
    gc.set_threshold(50_000, 20, 50)


def without_dumps() -> None:
    """Let a crash of this process leave no core file: it would hold people's data, and gigabytes."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


_M_TRIM_THRESHOLD: Final = -1
_M_MMAP_THRESHOLD: Final = -3
_M_ARENA_MAX: Final = -8
_LARGE: Final = 256 * 1024
"""Bytes from which a block is a mapping of its own."""


def _glibc() -> Any | None:
    """Return the C library where it is one that can be told; Windows gives back what is free by itself."""
    if not sys.platform.startswith("linux"):
        return None
    found = ctypes.CDLL(None)
    return found if hasattr(found, "mallopt") and hasattr(found, "malloc_trim") else None


def given_back_soon() -> None:
    """Let what this process frees go back to the system; for the window, which lives all day.

    Left alone, glibc keeps large blocks (pictures, answers of the database) in its heap once one of up to 32 MiB was freed,
    and has a heap for each thread; what is free between two small blocks that stay is never given back. After five minutes of
    use 46 MiB were free and held.
    """
    library = _glibc()
    if library is not None:
        library.mallopt(_M_MMAP_THRESHOLD, _LARGE)
        library.mallopt(_M_TRIM_THRESHOLD, 4 * _LARGE)
        library.mallopt(_M_ARENA_MAX, 2)


def give_back() -> None:
    """Give whole free pages inside the heap back to the system: some milliseconds."""
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)
