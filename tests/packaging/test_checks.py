"""A test of windows that fails among the others has one more try, alone, and is named; nothing else has."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
ONCE = """
from pathlib import Path
def test_one():
    seen = Path(__file__).with_suffix(".seen")
    first = not seen.exists()
    seen.touch()
    assert not first
"""
NEVER = "def test_two():\n    assert 0\n"


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module("checks")


@pytest.fixture
def verdict(checks: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Any:
    """Return a call that writes tests by path, runs them, and gives the exit code with what was printed."""

    def call(args: list[str], **files: str) -> tuple[int, str]:
        for name, text in files.items():
            place = tmp_path / "tests" / name.split("__")[0] / f"test_{name.split('__')[1]}.py"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, "utf-8")
        (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = -p no:randomly\n", "utf-8")
        env = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
        place_ = SimpleNamespace(checkout=tmp_path, environment=lambda: env)
        steps = checks.Steps(place_)
        checks.run_tests(steps, sys.executable, args, env)
        return steps.close(), capfd.readouterr().out

    return call


def test_a_shaky_window_is_named_and_does_not_stop_the_run(verdict: Any) -> None:
    code, said = verdict([], gui__a=ONCE)
    assert code == 0
    assert "GOYAH: tests/gui/test_a.py::test_one" in said
    assert "semua baik" in said


def test_what_fails_twice_has_failed(verdict: Any) -> None:
    code, said = verdict([], gui__a=ONCE, gui__b=NEVER)
    assert code == 1
    assert "GAGAL: pytest, pytest sekali lagi, sendirian" in said


def test_rules_have_no_second_try(verdict: Any) -> None:
    code, said = verdict([], domain__a=ONCE)
    assert code == 1
    assert "sekali lagi" not in said


def test_who_chose_tests_sees_the_first_failure(verdict: Any) -> None:
    code, said = verdict(["tests"], gui__a=ONCE)
    assert code == 1
    assert "sekali lagi" not in said


def test_a_run_that_was_cut_short_has_no_second_try(verdict: Any) -> None:
    """What an earlier run noted says nothing of the tests that did not run now."""
    assert verdict([], gui__b=NEVER)[0] == 1
    code, said = verdict([], gui__b="def test_two(): pass\n", domain__c="raise KeyboardInterrupt\n")
    assert code == 1
    assert "sekali lagi" not in said


def test_what_failed_long_ago_does_not_count(verdict: Any) -> None:
    """A test that has another name by now is none of those that failed."""
    assert verdict([], gui__b=NEVER)[0] == 1
    code, said = verdict([], gui__a=ONCE, gui__b="def test_three(): pass\n")
    assert code == 0
    assert "GOYAH: tests/gui/test_a.py::test_one" in said


def test_three_are_a_fault(checks: Any) -> None:
    assert checks.may_try_again(["tests/gui/test_a.py::a", "tests/gui/test_a.py::b"])
    assert not checks.may_try_again([f"tests/gui/test_a.py::{name}" for name in "abc"])
    assert not checks.may_try_again([])
    assert not checks.may_try_again(["tests/gui/test_a.py"])
