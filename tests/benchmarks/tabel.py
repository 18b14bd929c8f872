"""All benchmarks in one table: ``python -m tests.benchmarks.tabel [--skala 0.1] [NAME...]``.

Each module ``bench_*`` runs in a process of its own and prints its lines (`ukur.lapor`); a NAME chooses those that hold
it. The exit code is 1 when a goal is missed and 2 when something could not be measured. Sizes below 1 are for a first
look: ratios of small sizes flatter or damn.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.ukur import ROOT, Ukuran

HEAD = ("ukuran", "kita", "pembanding", "rasio", "sasaran", "", "dibanding dengan")


def run(module: str, scale: float, home: Path) -> tuple[list[Ukuran], str]:
    """Run one benchmark; return its lines, and what went wrong ('' nothing)."""
    env = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        "KINERJA_SETELAN": str(home / "setelan"),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", str(scale)]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    found = [Ukuran(**json.loads(line)) for line in done.stdout.splitlines() if line.startswith("{")]
    return found, done.stderr[-2000:] if done.returncode else ""


def cells(one: Ukuran) -> tuple[str, ...]:
    """Return a line of the table as texts."""
    figures = 3 if one.satuan == "s" else 1
    other = "" if one.dasar is None else f"{one.dasar:.{figures}f} {one.satuan}"
    ratio = "" if one.dasar is None else f"{one.nilai:.2f}x"
    goal = f"{one.sasaran:g}x" if one.dasar is not None else f"{one.sasaran:g} {one.satuan}"
    verdict = "tercapai" if one.tercapai else "MELESET"
    return one.nama, f"{one.kita:.{figures}f} {one.satuan}", other, ratio, goal, verdict, one.dengan


def table(found: list[Ukuran]) -> str:
    """Return the table."""
    lines = [HEAD, *(cells(one) for one in found)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(HEAD))]
    right = {1, 2, 3, 4}
    return "\n".join(
        "  ".join(
            text.rjust(widths[n]) if n in right else text.ljust(widths[n]) for n, text in enumerate(line)
        ).rstrip()
        for line in lines
    )


def main() -> int:
    """Run, print, and return the exit code."""
    parser = argparse.ArgumentParser(prog="run.py bench")
    parser.add_argument("--skala", type=float, default=1.0)
    parser.add_argument("nama", nargs="*")
    args = parser.parse_args()
    modules = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    chosen = [one for one in modules if not args.nama or any(word in one for word in args.nama)]
    found: list[Ukuran] = []
    broken: list[str] = []
    for module in chosen:
        with tempfile.TemporaryDirectory(prefix="kinerja-ukur-", ignore_cleanup_errors=True) as home:
            began = time.monotonic()
            lines, wrong = run(module, args.skala, Path(home))
        sys.stderr.write(f"== {module}: {len(lines)} ukuran, {time.monotonic() - began:.0f} detik\n")
        found += lines
        if wrong:
            broken.append(module)
            sys.stderr.write(wrong)
    sys.stdout.write(table(found) + "\n")
    missed = sum(not one.tercapai for one in found)
    tail = f"; tidak terukur: {', '.join(broken)}" if broken else ""
    sys.stdout.write(f"{len(found)} ukuran, {missed} meleset, skala {args.skala:g}{tail}\n")
    return 2 if broken or not chosen else int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
