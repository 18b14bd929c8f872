"""What CI runs: format, lint, types, contracts, tests, and the wheel as a user would get it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import needs
import postgres
import wheel
from place import Place, SetupError

SHAKY_AT_MOST = 2
"""So many tests that drive windows may need a second try on a busy machine; more is a fault."""
WINDOWS = ("tests/gui/", "tests/journeys/", "tests/rupa/")
"""Tests that wait for a real event loop."""
LAST_FAILED = Path(".pytest_cache/v/cache/lastfailed")
TESTS_FAILED = 1
"""Exit code of pytest when all was run and some of it failed; others mean that it was cut short."""


class Steps:
    """Runs commands one after the other and remembers which failed and how long each took."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.failed: list[str] = []
        self.shaky: list[str] = []
        self.code = 0
        """With which the last command ended."""
        self.began = time.monotonic()

    def run(
        self, name: str, command: list[str], env: dict[str, str] | None = None, cwd: Path | None = None
    ) -> bool:
        """Run one step, its output on the terminal, and return whether it passed."""
        print(f"== {name}", flush=True)
        began = time.monotonic()
        code = self.code = subprocess.call(
            command,
            env=env or self.place.environment(),
            cwd=cwd or self.place.checkout,
            stdin=subprocess.DEVNULL,
        )
        print(
            f"== {name}: {'baik' if code == 0 else f'GAGAL ({code})'}, {time.monotonic() - began:.1f} detik",
            flush=True,
        )
        if code:
            self.failed.append(name)
        return code == 0

    def check(self, name: str, problem: str) -> None:
        """Record a check of our own; an empty problem is a pass."""
        print(f"== {name}: {f'GAGAL: {problem}' if problem else 'baik'}", flush=True)
        if problem:
            self.failed.append(name)

    def close(self) -> int:
        """Print the one line that says how it went and return the exit code."""
        took = time.monotonic() - self.began
        verdict = f"GAGAL: {', '.join(self.failed)}" if self.failed else "semua baik"
        for name in self.shaky:
            print(
                f"GOYAH: {name} gagal di antara yang lain dan berhasil sendirian; cari sebabnya", flush=True
            )
        print(f"run.py test: {verdict} ({took:.0f} detik)", flush=True)
        return 1 if self.failed else 0


def run_all(place: Place, args: list[str]) -> int:
    """Run everything, also after a failure, so that one run tells all. ``args`` go to pytest."""
    steps = Steps(place)
    python = str(place.python)
    steps.run("ruff format", [place.program("ruff"), "format", "--check", "."])
    steps.run("ruff check", [place.program("ruff"), "check", "."])
    steps.run("mypy", [python, "-m", "mypy"])
    steps.run("lint-imports", [place.program("lint-imports")])
    if (place.checkout / "ui" / "forms").is_dir():
        steps.run("formulir", [python, "packaging/build_forms.py", "--check"])
    steps.run("terjemahan", [python, "packaging/build_translations.py", "--check"])
    with test_environment(place) as env:
        run_tests(steps, python, args, env)
    check_wheel(steps)
    return steps.close()


def pytest_command(python: str, args: list[str]) -> list[str]:
    """Return how pytest is called: two processes, unless the caller chose, or asked for pictures or for few tests.

    Output capture stays on: without it a broken Qt model would pass its own tester.
    """
    chosen = any(
        arg in ("-n", "--gambar", "--pdb") or arg.startswith(("-n", "--gambar=", "tests")) for arg in args
    )
    return [python, "-m", "pytest", *([] if chosen else ["-n", "2"]), *args]


def run_tests(steps: Steps, python: str, args: list[str], env: dict[str, str]) -> None:
    """Run the tests; one or two of windows that failed are run again alone, and named whatever comes of it.

    Only in a run of everything: who chose tests looks at them himself.
    """
    noted = steps.place.checkout / LAST_FAILED
    noted.unlink(missing_ok=True)  # what an earlier run noted there would count as failed in this one
    if steps.run("pytest", pytest_command(python, args), env) or args or steps.code != TESTS_FAILED:
        return
    failed = last_failed(steps.place.checkout)
    if not may_try_again(failed):
        return
    if steps.run("pytest sekali lagi, sendirian", [python, "-m", "pytest", "-n", "0", *failed], env):
        steps.failed.remove("pytest")
        steps.shaky += failed


def may_try_again(failed: list[str]) -> bool:
    """Return whether what failed may be the machine: few tests (no file that cannot be read), all driving windows."""
    is_test = all(name.startswith(WINDOWS) and "::" in name for name in failed)
    return 0 < len(failed) <= SHAKY_AT_MOST and is_test


def last_failed(checkout: Path) -> list[str]:
    """Return the tests that failed in the last run, as pytest noted them; none where it could not."""
    try:
        noted = json.loads((checkout / LAST_FAILED).read_text("utf-8"))
    except (OSError, ValueError):
        return []
    return sorted(noted)


@contextmanager
def test_environment(place: Place) -> Iterator[dict[str, str]]:
    """Yield the environment of the tests: no screen, and a PostgreSQL server of our own where there is one."""
    env = place.environment() | {"QT_QPA_PLATFORM": "offscreen"}
    if sys.platform == "win32" or needs.postgres_programs() is None:
        print("== tanpa PostgreSQL: pengujian simpanan hanya dengan SQLite", flush=True)
        yield env
        return
    with postgres.cluster() as address:
        yield env | {"KINERJA_TEST_PG": address}


def check_wheel(steps: Steps) -> None:
    """Build the wheel, look into it, install it away from the checkout, and let the program check itself."""
    with tempfile.TemporaryDirectory(prefix="kinerja-roda-") as folder:
        home = Path(folder)
        try:
            built = wheel.build(steps.place, home)
            steps.check("isi wheel", wheel.problem(steps.place, built))
            installed = wheel.install(steps.place, built, home)
        except SetupError as refusal:
            steps.check("wheel", str(refusal))
            return
        env = installed.environment() | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
        env["KINERJA_SETELAN"] = str(home / "setelan")
        env.pop("PYTHONPATH", None)
        steps.run("program terpasang", [installed.program("kinerja"), "periksa", "--program"], env, home)
