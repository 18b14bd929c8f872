"""Starting: first paint beside a bare QMainWindow, the list of people on the screen, idle memory, the way through run.py.

Each start is a process of its own that says by the clock all processes share when it painted. The sides take turns, so
that all see the same machine; medians. What run.py adds is counted in processor seconds.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.ukur import ROOT, Ukuran, lapor, processor, skala

BARE = """
import os, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class W(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.said)
    def said(self):
        print(time.monotonic(), flush=True)
        os._exit(0)
app = QApplication([])
w = W()
w.resize(1366, 768)
w.show()
app.exec()
"""


def until(command: list[str]) -> float:
    """Start a process that prints the clock and return how long after its start that was."""
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout.splitlines()[-1])) - began


def took(command: list[str], env: dict[str, str]) -> float:
    """Return the processor seconds of a command."""
    return processor(lambda: subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True))


def main() -> None:
    """Measure."""
    times = 9 if skala() >= 1 else 3
    window = [sys.executable, "-m", "tests.benchmarks.jendela"]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        data = str(Path(name) / "kantor")
        make = [sys.executable, "-m", "kinerja_desktop.cli", "contoh", "--data", data, "--pegawai", "480"]
        make[1:3] = ["-c", "from kinerja_desktop.app import cli; cli()"]
        subprocess.run(make, cwd=ROOT, env=os.environ, capture_output=True, check=True)
        idle = subprocess.run(  # first: the next starts come back to the list of people
            [*window, "diam", data], cwd=ROOT, env=os.environ, capture_output=True, text=True, check=True
        )
        runs: dict[str, list[float]] = {"kosong": [], "lukis": [], "daftar": [], "langsung": [], "run.py": []}
        shown = os.environ | {"DISPLAY": os.environ.get("DISPLAY", ":0")}
        direct = [sys.executable, "-m", "kinerja_desktop", "--help"]
        for _ in range(times):
            runs["kosong"].append(until([sys.executable, "-c", BARE]))
            runs["lukis"].append(until([*window, "lukis", data]))
            runs["daftar"].append(until([*window, "daftar", data]))
            runs["langsung"].append(took(direct, shown))
            runs["run.py"].append(took(["python3", "packaging/run.py", "--help"], shown))
    found = {key: statistics.median(values) for key, values in runs.items()}
    by = "QMainWindow kosong"
    lapor(
        [
            Ukuran("mulai sampai lukisan pertama", found["lukis"], found["kosong"], "s", 2.0, by),
            Ukuran("mulai sampai daftar pegawai terlihat", found["daftar"], found["kosong"], "s", 4.0, by),
            Ukuran("mulai kedua lewat run.py, tambahan", found["run.py"] - found["langsung"], None, "s", 0.2),
            Ukuran("memori diam, 480 orang, Beranda", float(idle.stdout.splitlines()[-1]), None, "MiB", 110),
        ]
    )


if __name__ == "__main__":
    main()
