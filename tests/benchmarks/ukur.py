"""One measured ratio: what the program takes, what the floor or the usual way takes in the same run, and the goal.

Long work is counted in processor seconds of this process and the children that ended: a busy machine stretches the
clock, not those. What a hand waits for is counted by the clock. Where a ratio makes no sense (MiB, milliseconds that a
hand feels) the value itself is held against the goal and ``dasar`` stays None.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Ukuran:
    """One line of the table.

    Attributes:
        nama: what was measured, with its size.
        kita: ours; ``dasar``: the other side in the same unit, None where the value itself counts.
        satuan: ``s``, ``ms``, ``MiB`` or ``MiB/1000``.
        sasaran: the goal for ``kita / dasar`` (or for ``kita``), at most.
        dengan: what ``dasar`` is.
    """

    nama: str
    kita: float
    dasar: float | None
    satuan: str
    sasaran: float
    dengan: str = ""

    @property
    def nilai(self) -> float:
        """Return what is held against the goal."""
        return self.kita if self.dasar is None else self.kita / self.dasar

    @property
    def tercapai(self) -> bool:
        """Return whether the goal is met."""
        return self.nilai <= self.sasaran


def cpu() -> float:
    """Return processor seconds of this process and of its ended children."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def processor(call: Callable[[], object], times: int = 1) -> float:
    """Return the median of the processor seconds that a call takes."""
    found = []
    for _ in range(times):
        start = cpu()
        call()
        found.append(cpu() - start)
    return statistics.median(found)


def clock(call: Callable[[], object], times: int = 9) -> float:
    """Return the median of the seconds that a call takes by the clock, the first call not counted."""
    call()
    found = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def puncak() -> float:
    """Return the peak memory of this process in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def rss(pid: int | str = "self") -> float:
    """Return the memory in use now, in MiB (Linux)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def sendiri(module: str, *args: object) -> dict[str, Any]:
    """Run ``module`` in a process of its own, so that its peak is its own; return the JSON of its last line."""
    command = [sys.executable, "-m", module, *map(str, args)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stderr[-3000:]}")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def lapor(found: list[Ukuran]) -> None:
    """Print what a benchmark measured, one JSON object a line, for `tests.benchmarks.tabel`."""
    for one in found:
        sys.stdout.write(json.dumps(asdict(one)) + "\n")
    sys.stdout.flush()


def skala() -> float:
    """Return by what part of the full sizes this run measures (first argument; 1 = full)."""
    return float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def banyak(full: int, least: int = 50) -> int:
    """Return a size of this run."""
    return max(least, round(full * skala()))
