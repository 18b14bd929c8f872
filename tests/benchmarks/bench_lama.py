"""Memory over time: walking through all screens at random for two minutes, early against late (an hour: ``--skala 30``)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.ukur import ROOT, Ukuran, lapor, skala


def main() -> None:
    """Measure."""
    seconds = max(20.0, 120 * skala())
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        data = str(Path(name) / "kantor")
        make = [sys.executable, "-c", "from kinerja_desktop.app import cli; cli()", "contoh", "--data", data]
        subprocess.run(make, cwd=ROOT, env=os.environ, capture_output=True, check=True)
        window = [sys.executable, "-m", "tests.benchmarks.jendela", "lama", data, str(seconds)]
        done = subprocess.run(window, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    words = f"memori setelah {seconds:.0f} detik berkeliling, {found['kunjungan']} layar"
    lapor([Ukuran(words, found["akhir"], found["awal"], "MiB", 1.1, "setelah setiap layar dibuka sekali")])


if __name__ == "__main__":
    main()
