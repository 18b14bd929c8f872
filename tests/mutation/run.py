"""Are the tests of the inner layers able to fail? Small faults are put into a copy, one at a time, and the tests run.

Run: ``python3 packaging/run.py mutasi [--jumlah 200] [--benih N] [--modul KATA] [--hanya FILE:BARIS]``.
As many lines of `domain`, `regulations` and `workbooks` as asked are drawn (seed printed), a fault for each. Only tests
that enter the changed function run, because no other could notice. Goal: at least 90 % caught.
"""

from __future__ import annotations

import argparse
import compileall
import importlib
import json
import multiprocessing
import os
import random
import secrets
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.mutation.mutants import Mutant, mutants  # noqa: E402 - found by the line before

LAYERS = ("domain", "regulations", "workbooks")
TESTS = tuple(f"tests/{layer}" for layer in LAYERS)
COPIED = ("kinerja_desktop", "resources", "tests", "pyproject.toml")
GOAL = 0.90
CHILDREN = multiprocessing if sys.platform == "win32" else multiprocessing.get_context("fork")
SLOW_TO_LOAD = (
    "hypothesis.strategies",
    "lxml.etree",
    "openpyxl",
    "PySide6.QtWidgets",
    "PySide6.QtTest",
    "python_calamine",
)
TIMED_OUT = -9
OUTPUT = "keluaran.txt"
ROOM = 4 << 30  # bytes of address space: a fault that loops may also collect for ever


class Drawn(NamedTuple):
    """A fault and the module it goes into (relative to the checkout)."""

    module: str
    mutant: Mutant

    @property
    def place(self) -> str:
        return f"{self.module}:{self.mutant.line}"


@dataclass(frozen=True)
class Reach:
    """What the tests do when nothing is wrong: seconds each takes, and who enters which function."""

    seconds: dict[str, float]
    by_function: dict[str, list[str]]

    def tests_for(self, drawn: Drawn) -> list[str]:
        """Return the tests that can notice, quickest first; a fault outside all functions concerns every test."""
        if drawn.mutant.function:
            able = self.by_function.get(f"{drawn.module}:{drawn.mutant.function}", [])
            return sorted(able, key=self.seconds.__getitem__)
        near = {
            test
            for name, tests in self.by_function.items()
            if name.startswith(drawn.module)
            for test in tests
        }
        return sorted(self.seconds, key=lambda test: (test not in near, self.seconds[test]))


class Copy:
    """A copy of what the tests need, with byte code, in which one module at a time may be wrong."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy2(source, folder / name)
        compileall.compile_dir(str(folder / "kinerja_desktop"), quiet=2)

    def record(self) -> Reach:
        """Run all tests once, unharmed; they have to pass.

        Raises:
            SystemExit: they did not, or they tested something else than this copy.
        """
        target = self.folder / "jangkauan.json"
        code = self._pytest({"KINERJA_MUTASI_CATAT": str(target)}, TESTS, seconds=3600)
        if code != 0:
            print((self.folder / OUTPUT).read_text("utf-8", "replace"))
            sys.exit(f"Pengujian tanpa kerusakan tidak lulus (kode {code}); perbaiki dahulu.")
        seen = json.loads(target.read_text("utf-8"))
        by_function: dict[str, list[str]] = {}
        for test, facts in seen.items():
            for name in facts["fungsi"]:
                by_function.setdefault(name, []).append(test)
        if not by_function:
            sys.exit("Pengujian tidak menyentuh salinan ini.")
        return Reach({test: facts["detik"] for test, facts in seen.items()}, by_function)

    def verdict(self, drawn: Drawn, tests: list[str], seconds: float) -> str:
        """Return "" when the tests still pass with the fault, else how they noticed."""
        if not tests:
            return ""
        path = self.folder / drawn.module
        healthy = path.read_bytes()
        chosen = self.folder / "pilihan.json"
        chosen.write_text(json.dumps(tests), "utf-8")
        files = list(dict.fromkeys(test.split("::")[0] for test in tests))
        for cached in (path.parent / "__pycache__").glob(f"{path.stem}.*"):
            cached.unlink()  # its time stamp counts seconds: the fault might be taken for the healthy module
        path.write_bytes(drawn.mutant.applied(healthy))
        try:
            code = self._pytest({"KINERJA_MUTASI_PILIH": str(chosen)}, files, seconds=seconds)
        finally:
            path.write_bytes(healthy)
        return {0: "", 1: "gagal", 2: "tidak dapat diimpor", TIMED_OUT: "waktu habis"}.get(
            code, f"kode {code}"
        )

    def _pytest(self, env: dict[str, str], targets: Iterable[str], *, seconds: float) -> int:
        args = [
            "-x",
            "-q",
            "--no-header",
            "--tb=short",
            "-p",
            "no:randomly",
            "-p",
            "no:cacheprovider",
            "-W",
            "ignore::pytest.PytestAssertRewriteWarning",
        ]
        args += ["-p", "tests.mutation.reach", *targets]
        child = CHILDREN.Process(target=_run_tests, args=(self.folder, env, args))
        child.start()
        child.join(seconds)
        if child.exitcode is None and child.pid is not None:
            (os.killpg if hasattr(os, "killpg") else os.kill)(child.pid, signal.SIGTERM)
            child.join(5)
            child.kill()
            child.join()
            return TIMED_OUT
        return child.exitcode if child.exitcode is not None else TIMED_OUT


def _run_tests(folder: Path, env: dict[str, str], args: list[str]) -> None:
    """Run pytest in a child that sees the copy only. Where there is fork, the libraries are loaded already."""
    if sys.platform != "win32":
        import resource

        os.setsid()
        resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    output = os.open(folder / OUTPUT, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(output, 1)
    os.dup2(output, 2)
    for name in [name for name in sys.modules if name.partition(".")[0] in ("tests", "kinerja_desktop")]:
        del sys.modules[name]
    sys.path[:] = [str(folder), *(entry for entry in sys.path if entry != str(ROOT))]
    sys.dont_write_bytecode = "KINERJA_MUTASI_PILIH" in env
    os.environ |= env | {"PYTHONPATH": str(folder)}
    os.chdir(folder)
    sys.exit(int(pytest.main(args)))


def draw(count: int, seed: int, word: str, only: list[str]) -> list[Drawn]:
    """Return one fault for each of ``count`` lines of the layers, or all faults of the lines of ``only``."""
    by_line: dict[str, list[Drawn]] = {}
    for layer in LAYERS:
        for path in sorted((ROOT / "kinerja_desktop" / layer).rglob("*.py")):
            module = path.relative_to(ROOT).as_posix()
            for mutant in mutants(path.read_bytes()) if word in module else ():
                drawn = Drawn(module, mutant)
                by_line.setdefault(drawn.place, []).append(drawn)
    if only:
        return [drawn for place in only for drawn in by_line.get(place, [])]
    chance = random.Random(seed)
    lines = chance.sample(sorted(by_line), min(count, len(by_line)))
    print(f"{len(lines)} dari {len(by_line)} baris yang dapat dirusak, benih {seed}", flush=True)
    return [chance.choice(by_line[line]) for line in lines]


def main() -> int:
    """Print one line per fault and what was not noticed; 1 when fewer than the goal were caught."""
    options = _options()
    seed = options.benih if options.benih is not None else secrets.randbelow(1_000_000)
    drawn = draw(options.jumlah, seed, options.modul, options.hanya)
    began = time.monotonic()
    for name in SLOW_TO_LOAD:
        importlib.import_module(name)  # once here, for every child that is forked
    verdicts = []
    with tempfile.TemporaryDirectory(prefix="kinerja-mutasi-") as folder:
        copy = Copy(Path(folder))
        reach = copy.record()
        print(f"{len(reach.seconds)} ujian lulus tanpa kerusakan", flush=True)
        for one in drawn:
            tests = reach.tests_for(one)
            noticed = copy.verdict(one, tests, 30 + 5 * sum(map(reach.seconds.__getitem__, tests)))
            outcome = noticed or ("LOLOS" if tests else "LOLOS (tidak dijalankan ujian mana pun)")
            print(f"{one.place}: {outcome}: {one.mutant}", flush=True)
            verdicts.append(noticed)
    return _report(drawn, verdicts, seed, time.monotonic() - began)


def _report(drawn: list[Drawn], verdicts: list[str], seed: int, seconds: float) -> int:
    survivors = [one for one, noticed in zip(drawn, verdicts, strict=True) if not noticed]
    caught = len(drawn) - len(survivors)
    print("\nLolos:" if survivors else "\nTidak ada yang lolos.")
    for one in survivors:
        print(f"  {one.place}: {one.mutant}")
    share = caught / len(drawn) if drawn else 0.0
    print(
        f"run.py mutasi: {caught} dari {len(drawn)} tertangkap ({share:.1%}), benih {seed}, {seconds:.0f} detik"
    )
    return 0 if share >= GOAL else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="run.py mutasi", description="Rusakkan baris demi baris, jalankan ujinya."
    )
    parser.add_argument("--jumlah", type=int, default=200, help="banyaknya baris yang dirusak")
    parser.add_argument("--benih", type=int, default=None, help="benih undian, agar dapat diulang")
    parser.add_argument("--modul", default="", help="hanya modul yang jalurnya memuat kata ini")
    parser.add_argument(
        "--hanya", action="append", default=[], metavar="FILE:BARIS", help="setiap kerusakan baris ini"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
