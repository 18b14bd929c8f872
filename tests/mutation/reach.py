"""Plug-in of pytest for the mutation run (``-p tests.mutation.reach``): which test enters which function.

With ``KINERJA_MUTASI_CATAT`` it writes what it saw there: test -> seconds and the functions entered, as
``path:first line``; what is kept for the whole run (``@cache``) is forgotten before each test, or only the first one
would be seen to need it. With ``KINERJA_MUTASI_PILIH`` it keeps the tests named in that file, in that order.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Generator
from functools import _lru_cache_wrapper
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import Phase, settings

PACKAGE = f"kinerja_desktop{os.sep}"
_seen: dict[str, dict[str, object]] = {}
_entered: set[tuple[str, int]] = set()
_at_import: set[tuple[str, int]] = set()


def pytest_configure() -> None:
    """Let hypothesis stop at the first counter-example: nobody reads the smallest one here."""
    settings.register_profile("mutasi", parent=settings.default, phases=[Phase.explicit, Phase.generate])
    settings.load_profile("mutasi")


def _watch(frame: FrameType, event: str, arg: object) -> None:
    """Note the function that is entered; returning None leaves its lines untraced, which keeps this fast."""
    _entered.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))


def _forget() -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith("kinerja_desktop"):
            for kept in vars(module).values():
                if isinstance(kept, _lru_cache_wrapper):
                    kept.cache_clear()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Watch the imports: what is called there to build a table concerns every test."""
    if "KINERJA_MUTASI_CATAT" not in os.environ:
        return (yield)
    sys.settrace(_watch)
    try:
        return (yield)
    finally:
        sys.settrace(None)
        _at_import.update(_entered)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Watch one test with its fixtures."""
    if "KINERJA_MUTASI_CATAT" not in os.environ:
        return (yield)
    _forget()
    _entered.clear()
    began = time.monotonic()
    threading.settrace(_watch)
    sys.settrace(_watch)
    try:
        return (yield)
    finally:
        sys.settrace(None)
        threading.settrace(None)
        seconds = time.monotonic() - began
        _seen[item.nodeid] = {"detik": seconds, "fungsi": _named(_entered | _at_import, item.config.rootpath)}


def _named(entered: set[tuple[str, int]], folder: Path) -> list[str]:
    root = str(folder) + os.sep
    ours = [(name, line) for name, line in entered if name.startswith(root + PACKAGE)]
    return sorted(f"{name.removeprefix(root)}:{line}" for name, line in ours)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the wanted tests, first the one most likely to notice."""
    wanted = os.environ.get("KINERJA_MUTASI_PILIH")
    if wanted:
        order = {name: n for n, name in enumerate(json.loads(Path(wanted).read_text("utf-8")))}
        items[:] = sorted((i for i in items if i.nodeid in order), key=lambda item: order[item.nodeid])


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write what was seen."""
    target = os.environ.get("KINERJA_MUTASI_CATAT")
    if target:
        Path(target).write_text(json.dumps(_seen), "utf-8")
