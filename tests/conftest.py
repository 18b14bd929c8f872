"""What every test stands on: a home, settings, logs and a clock of its own, and no warning that nobody declared."""

from __future__ import annotations

import logging
import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Coloured or localised output of child processes would make tests depend on who runs them.
os.environ.pop("KINERJA_SEKARANG", None)

NOW = "2026-11-20T09:00:00+07:00"

settings.register_profile(
    "kinerja",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("kinerja")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that asks for pictures of screens."""
    parser.addoption("--gambar", metavar="DIR", default=None, help="write pictures of the screens into DIR")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker of this file (the others stand in pyproject.toml)."""
    config.addinivalue_line(
        "markers", "catatan_boleh(text): log records of WARNING or worse that contain text may come"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave tests that only take pictures out, unless pictures are asked for."""
    if config.getoption("--gambar"):
        return
    kept = [item for item in items if item.get_closest_marker("gambar") is None]
    if len(kept) < len(items):
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept


@pytest.fixture(autouse=True)
def _own_world(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Redirect home, settings and logs into a folder of this test, and stop the clock."""
    home = tmp_path_factory.mktemp("rumah")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KINERJA_SETELAN", str(home / "setelan"))
    monkeypatch.setenv("KINERJA_SEKARANG", NOW)


class _Undeclared(logging.Handler):
    """Collects records of WARNING or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _no_undeclared_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs WARNING or worse without ``@pytest.mark.catatan_boleh("part of the message")``."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    watch = _Undeclared()
    root.addHandler(watch)
    yield
    root.removeHandler(watch)
    for handler in [one for one in root.handlers if one not in handlers]:
        if isinstance(handler, logging.FileHandler):  # a log file that the program opened in this test
            root.removeHandler(handler)
            handler.close()
    root.setLevel(level)
    declared = [str(text) for mark in request.node.iter_markers("catatan_boleh") for text in mark.args]
    said = [f"{record.levelname} {record.name}: {record.getMessage()}" for record in watch.records]
    undeclared = [line for line in said if not any(text in line for text in declared)]
    if undeclared:
        pytest.fail("undeclared log records:\n" + "\n".join(undeclared), pytrace=False)


@pytest.fixture
def gambar(request: pytest.FixtureRequest) -> Path | None:
    """Return the folder for pictures, made if needed, or None when none were asked for."""
    asked = request.config.getoption("--gambar")
    if not asked:
        return None
    folder = Path(str(asked)).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def pg_url() -> Iterator[str]:
    """Yield the address of an empty PostgreSQL database made for this test and dropped after it.

    `packaging/run.py test` starts the server. Without one the test is skipped, but never in CI.
    """
    server = os.environ.get("KINERJA_TEST_PG")
    if not server:
        if os.environ.get("CI"):
            pytest.fail("KINERJA_TEST_PG is not set, but CI is: the PostgreSQL tests must run", pytrace=False)
        pytest.skip("no PostgreSQL server; packaging/run.py test starts one")
    import psycopg  # not installed for users; only these tests need it

    name = f"uji_{uuid.uuid4().hex}"
    plain = server.replace("postgresql+psycopg://", "postgresql://", 1)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE template0'.encode())
        yield server.rsplit("/", 1)[0] + f"/{name}"
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
