"""The faults are faults: each changes the module, still is Python, and what no test could catch is left alone."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.mutation.mutants import mutants

DOMAIN = Path(__file__).resolve().parents[2] / "kinerja_desktop" / "domain"
SOURCE = '''"""Doc."""
LIMIT: int = 3
@cache
def f(a: int, b: str = "x") -> bool:
    """Doc."""
    if a and not b:
        raise ValueError("ours")
    for n in [m for m in b if m]:
        log(n)
    return a < LIMIT + 1
'''


def test_what_becomes_of_a_small_module() -> None:
    found = [(one.line, one.function, one.was, one.text) for one in mutants(SOURCE.encode())]
    assert found == [
        (2, 0, "3", "4"),
        (4, 3, '"x"', "'x~'"),
        (6, 3, "a and not b", "(a or not b)"),
        (6, 3, "not b", "(b)"),
        (7, 3, 'raise ValueError("ours")', "pass"),
        (8, 3, "m", "(not (m))"),
        (9, 3, "log(n)", "pass"),
        (10, 3, "return a < LIMIT + 1", "return None"),
        (10, 3, "a < LIMIT + 1", "(a <= LIMIT + 1)"),
        (10, 3, "LIMIT + 1", "(LIMIT - 1)"),
        (10, 3, "1", "2"),
    ]


@pytest.mark.parametrize("name", ["golongan.py", "keadaan.py", "nip.py"])
def test_every_fault_of_a_real_module_changes_it_and_compiles(name: str) -> None:
    source = (DOMAIN / name).read_bytes()
    healthy = ast.dump(ast.parse(source))
    for one in mutants(source):
        assert ast.dump(ast.parse(one.applied(source))) != healthy, str(one)
