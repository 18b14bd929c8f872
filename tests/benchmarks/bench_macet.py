"""The longest time for which the window stands still while it imports, prints and exports: a heartbeat of 5 ms.

"kendali" is the longest gap of the same window while nothing runs, so a machine that is busy with something else shows.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import bahan
from tests.benchmarks.ukur import ROOT, Ukuran, banyak, lapor

WORDS = {
    "kendali": "macet tanpa pekerjaan (kendali)",
    "baca": "macet saat impor dibaca",
    "simpan": "macet saat impor disimpan",
    "cetak": "macet saat mencetak",
    "ekspor": "macet saat ekspor",
}


def main() -> None:
    """Measure."""
    count, office = banyak(60_000), banyak(1_000, 60)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        data, roster, out = folder / "kantor", folder / "roster.xlsx", folder / "hasil"
        out.mkdir()
        bahan.tulis_roster(roster, count)
        make = ["-c", "from kinerja_desktop.app import cli; cli()", "contoh", "--data", str(data)]
        sample = [sys.executable, *make, "--pegawai", str(office)]
        subprocess.run(sample, cwd=ROOT, env=os.environ, capture_output=True, check=True)
        window = [sys.executable, "-m", "tests.benchmarks.jendela", "macet", str(data), str(roster), str(out)]
        done = subprocess.run(window, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    sizes = {
        "baca": f", {count:,}",
        "simpan": f", {count:,}",
        "cetak": f", {office:,}",
        "ekspor": f", {office:,}",
    }
    lapor(
        [
            Ukuran(words + sizes.get(key, ""), found[key]["celah"], None, "ms", 50,
                   f"kerja utas jendela sendiri di celah itu {found[key]['sendiri']:.0f} ms")
            for key, words in WORDS.items()
        ]
    )  # fmt: skip


if __name__ == "__main__":
    main()
