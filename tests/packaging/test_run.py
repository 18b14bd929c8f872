"""The first of the two commands: what it says when the world says no, and what a second start does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
linux = pytest.mark.skipif(sys.platform != "linux", reason="the set-up of a fresh Debian or Ubuntu")

Python = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a small checkout: what run.py needs of the real one."""
    folder = tmp_path / "salinan"
    shutil.copytree(ROOT / "packaging", folder / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "kinerja_desktop").mkdir()
    return folder


@pytest.fixture
def python(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Python:
    """Return a runner of Python code or of run.py inside the small checkout."""

    def call(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
        known = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
        return subprocess.run(
            [sys.executable, *args],
            cwd=checkout / "packaging",
            env=known | env,
            capture_output=True,
            text=True,
            check=False,
        )

    return call


def test_an_old_python_gets_one_sentence(python: Python) -> None:
    code = "import sys, runpy; sys.version_info = (3, 9, 2); runpy.run_path('run.py', run_name='__main__')"
    done = python("-c", code, PATH="")
    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Python di komputer ini versi 3.9" in done.stderr


def test_help_prepares_nothing(python: Python, checkout: Path) -> None:
    done = python("run.py", "--help")
    assert done.returncode == 0
    assert "packaging/run.py test" in done.stdout
    assert not (checkout / ".venv").exists()


def test_no_network_gets_one_sentence_and_leaves_nothing_taken_for_whole(
    python: Python, checkout: Path
) -> None:
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_NO_CACHE_DIR": "1", "PIP_CONFIG_FILE": os.devnull}
    nowhere |= {"PIP_FIND_LINKS": "", "PIP_EXTRA_INDEX_URL": ""}
    done = python("run.py", **nowhere)
    assert done.returncode == 3, done.stderr
    assert "tidak tersambung ke internet" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert not (checkout / ".venv" / "kinerja-siap").exists()


@linux
def test_a_second_start_goes_straight_to_the_window(python: Python, checkout: Path) -> None:
    program = checkout / ".venv" / "bin" / "python"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "$@" "[$PYTHONDONTWRITEBYTECODE]"\n', "ascii")
    program.chmod(0o755)
    made = python(
        "-c", "import place; here = place.find_place(); here.stamp.write_text(here.fingerprint(), 'ascii')"
    )
    assert made.returncode == 0, made.stderr
    done = python("run.py", "--data", "kantor", DISPLAY=":9", PYTHONDONTWRITEBYTECODE="1", PATH="")
    assert (done.stdout, done.stderr, done.returncode) == ("-m kinerja_desktop --data kantor []\n", "", 0)


@linux
def test_a_changed_lock_is_set_up_again(python: Python, checkout: Path) -> None:
    program = checkout / ".venv" / "bin" / "python"
    program.parent.mkdir(parents=True)
    program.touch()
    code = "import place; here = place.find_place(); here.stamp.write_text(here.fingerprint(), 'ascii'); print(here.is_ready())"
    assert python("-c", code).stdout == "True\n"
    with (checkout / "requirements.lock").open("a") as lock:
        lock.write("\n")
    assert python("-c", "import place; print(place.find_place().is_ready())").stdout == "False\n"


@linux
def test_a_read_only_checkout_keeps_its_environment_in_the_cache_folder(
    python: Python, tmp_path: Path
) -> None:
    code = "import os, place; os.access = lambda *a: False; here = place.find_place(); print(here.venv, here.environment())"
    said = python("-c", code, XDG_CACHE_HOME=str(tmp_path / "tembolok")).stdout
    assert said.startswith(str(tmp_path / "tembolok" / "kinerja-desktop" / "venv-"))
    assert "PYTHONPYCACHEPREFIX" in said


@linux
def test_what_is_missing_is_found_by_loading_it(python: Python) -> None:
    code = (
        "import needs; needs.LIBRARIES = {'libz.so.1': 'zlib1g', 'libtidakada.so.7': 'libtidakada7'}\n"
        "print([(one.name, one.packages) for one in needs.missing(for_tests=False)])"
    )
    assert python("-c", code).stdout == "[('libtidakada.so.7', ('libtidakada7',))]\n"


@linux
def test_without_the_right_to_install_one_sentence_names_the_packages(python: Python, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "apt-get").symlink_to("/bin/false")
    code = (
        "import os, sys, needs, start; os.geteuid = lambda: 1000\n"
        "needs.LIBRARIES = {'libtidakada.so.7': 'libtidakada7'}; sys.exit(start.main([]))"
    )
    done = python("-c", code, PATH=str(tmp_path / "bin"))
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "libtidakada7" in done.stderr
    assert "administrator" in done.stderr
