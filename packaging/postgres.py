"""A private PostgreSQL cluster for one run of the tests: made in a temporary folder, gone afterwards."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import needs
from place import SetupError


@contextmanager
def cluster() -> Iterator[str]:
    """Yield the SQLAlchemy address of a running server that listens on the loopback address only.

    Raises:
        SetupError: the server could not be made or started.
    """
    programs = needs.postgres_programs()
    if programs is None:
        raise SetupError("PostgreSQL belum terpasang.")
    home = Path(tempfile.mkdtemp(prefix="kinerja-pg-"))
    runner = _unprivileged(home)
    data = home / "data"
    port = _free_port()
    try:
        options = ["-U", "kinerja", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]
        _call([*runner, str(programs / "initdb"), "-D", str(data), *options], home)
        # Durability is not what the tests ask of this server; speed is.
        settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={home} -c fsync=off"
        settings += " -c full_page_writes=off -c synchronous_commit=off"
        control = [*runner, str(programs / "pg_ctl"), "-D", str(data), "-l", str(home / "log"), "-w"]
        _call([*control, "-o", settings, "start"], home)
        try:
            yield f"postgresql+psycopg://kinerja@127.0.0.1:{port}/postgres"
        finally:
            _call([*control, "-m", "immediate", "stop"], home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _unprivileged(home: Path) -> list[str]:
    """Return the head of a command for the server, which refuses to run as root."""
    if os.geteuid() != 0:  # type: ignore[attr-defined,unused-ignore]  # only Linux comes here
        return []
    shutil.chown(home, "postgres", "postgres")
    return ["runuser", "-u", "postgres", "--"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _call(command: list[str], home: Path) -> None:
    # The server inherits the output: a pipe would keep us waiting for its end.
    with (home / "keluaran").open("ab") as output:
        code = subprocess.call(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd=home)
    if code:
        said = "".join(
            path.read_text("utf-8", "replace") for path in (home / "keluaran", home / "log") if path.exists()
        )
        raise SetupError(f"PostgreSQL untuk pengujian tidak dapat dijalankan:\n{said[-2000:]}")
