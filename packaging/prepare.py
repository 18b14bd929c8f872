"""Make a fresh machine ready: system libraries, virtual environment, locked packages, the project, byte code."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import needs
from place import Place, SetupError

NO_NETWORK = re.compile(
    r"Temporary failure resolving|Could not resolve|Name or service not known|getaddrinfo failed|Network is unreachable"
    r"|Failed to establish a new connection|Connection refused|Could not connect|Connection timed out|ConnectTimeout"
    r"|ReadTimeout|No route to host|Unable to connect|ProxyError|Cannot initiate the connection",
    re.IGNORECASE,
)


def prepare(place: Place, *, for_tests: bool) -> None:
    """Install whatever cannot be loaded, and only that.

    Raises:
        SetupError: no right to install, no network, no room; nothing half-made is taken for whole later.
    """
    began = time.monotonic()
    ready = place.is_ready()
    missing = needs.missing(for_tests=for_tests)
    if missing:
        install_system_packages(place, missing)
    if not ready:
        make_venv(place)
        install_locked(place)
        install_project(place)
        compile_all(place)
        check_loads(place)
        place.stamp.write_text(place.fingerprint(), "ascii")
    if missing or not ready:
        say(f"Siap ({time.monotonic() - began:.0f} detik).")


def say(text: str) -> None:
    """Tell the person at the terminal how far it is; standard error, so that output stays clean."""
    print(text, file=sys.stderr, flush=True)


def install_system_packages(place: Place, missing: list[needs.Need]) -> None:
    """Install the Debian packages of what is missing, in one go, and look again.

    Raises:
        SetupError: see `prepare`.
    """
    packages = sorted({package for need in missing for package in need.packages})
    command = " ".join(packages)
    if not shutil.which("apt-get"):
        names = ", ".join(need.name for need in missing)
        raise SetupError(
            f"Komputer ini belum memiliki {names}, dan perintah ini hanya dapat memasangnya pada Debian atau Ubuntu."
        )
    prefix: list[str] = []
    if os.geteuid() != 0:  # type: ignore[attr-defined,unused-ignore]  # apt-get exists, so this is not Windows
        if not shutil.which("sudo"):
            raise SetupError(
                "Ada pustaka sistem yang belum terpasang dan sudo tidak tersedia; mintalah administrator menjalankan: "
                f"apt-get install --no-install-recommends {command}"
            )
        prefix = ["sudo"]
    say(f"Memasang {len(packages)} paket sistem: {command}")
    quiet = [
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "LC_ALL=C",
        "apt-get",
        "-q",
        "-y",
        "-o",
        "DPkg::Lock::Timeout=180",
    ]
    logged(place, [*prefix, *quiet, "update"], "paket sistem", allow_failure=True)
    logged(place, [*prefix, *quiet, "install", "--no-install-recommends", *packages], "paket sistem")
    still = [need.name for need in missing if not need.loads()]
    if still:
        raise SetupError(
            f"Paket sistem sudah dipasang, tetapi {', '.join(still)} tetap tidak dapat dimuat; "
            f"lihat {place.log} dan jalankan perintah ini lagi setelah diperbaiki."
        )


def make_venv(place: Place) -> None:
    """Make the virtual environment anew; what an interrupted run left is removed."""
    say(f"Menyiapkan lingkungan Python di {place.venv}")
    try:
        if place.venv.exists():
            shutil.rmtree(place.venv)
        place.venv.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(f"Folder {place.venv} tidak dapat dibuat ulang: {error.strerror}.") from error
    outside = (
        getattr(sys, "_base_executable", "") or sys.executable
    )  # who calls may be the Python just removed
    logged(place, [outside, "-m", "venv", str(place.venv)], "lingkungan Python")


def install_locked(place: Place) -> None:
    """Install exactly what requirements.lock names, each file checked against its hash."""
    say("Mengunduh dan memasang pustaka Python (sekitar 150 MB pada kali pertama)")
    lock = str(place.checkout / "requirements.lock")
    logged(
        place,
        [*pip(place), "install", "--require-hashes", "--only-binary", ":all:", "-r", lock],
        "pustaka Python",
    )


def install_project(place: Place) -> None:
    """Install the project itself from the checkout; its build tool came with the lock, so no network is asked."""
    editable = ["install", "--no-deps", "--no-build-isolation", "--no-index", "-e", str(place.checkout)]
    logged(place, [*pip(place), *editable], "Kinerja Desktop")


def pip(place: Place) -> list[str]:
    """Return the head of a pip command that asks nothing and gives up on a dead network soon."""
    return [
        str(place.python), "-m", "pip", "--disable-pip-version-check", "--no-input", "--retries", "2",
    ]  # fmt: skip


def compile_all(place: Place) -> None:
    """Write byte code for libraries and program, also where PYTHONDONTWRITEBYTECODE is set."""
    package = place.checkout / "kinerja_desktop"
    if not os.access(package, os.W_OK) and "PYTHONPYCACHEPREFIX" not in place.environment():
        return
    folders = [str(package)]
    if "PYTHONPYCACHEPREFIX" in place.environment():
        folders.append(str(place.venv))  # pip has already compiled the libraries otherwise
    logged(place, [str(place.python), "-m", "compileall", "-q", *folders], "kode bita", allow_failure=True)


def check_loads(place: Place) -> None:
    """Load the toolkit and the platform plug-ins once: a missing system library shows here, not in the office."""
    probe = (
        "import ctypes, pathlib, PySide6.QtWidgets, PySide6.QtPrintSupport, PySide6.QtSvg\n"
        "import sys\n"
        "folder = pathlib.Path(PySide6.__file__).parent / 'Qt' / 'plugins' / 'platforms'\n"
        "[ctypes.CDLL(str(folder / name)) for name in ('libqoffscreen.so', 'libqxcb.so', 'libqwayland.so') if sys.platform == 'linux']\n"
    )
    logged(place, [str(place.python), "-c", probe], "pustaka jendela Qt")


def logged(place: Place, command: list[str], what: str, *, allow_failure: bool = False) -> None:
    """Run a command with its output in the log.

    Raises:
        SetupError: it failed; the sentence tells a dead network from other causes.
    """
    place.log.parent.mkdir(parents=True, exist_ok=True)
    with place.log.open("a", encoding="utf-8") as log:
        log.write(f"\n$ {' '.join(command)}\n")
        log.flush()
        start = log.tell()
        code = subprocess.call(
            command, env=place.environment(), stdout=log, stderr=log, cwd=Path(place.venv.anchor or "/")
        )
    if code == 0 or allow_failure:
        return
    said = place.log.read_bytes()[start:].decode("utf-8", "replace")
    if NO_NETWORK.search(said):
        raise SetupError(
            f"Masih ada yang harus diunduh ({what}) tetapi komputer ini tidak tersambung ke internet; "
            "sambungkan dahulu, lalu jalankan perintah ini lagi."
        )
    if "No space left on device" in said:
        raise SetupError(
            f"Ruang disk habis saat memasang {what}; kosongkan sekitar 1 GB, lalu jalankan lagi."
        )
    raise SetupError(f"Pemasangan {what} gagal; penyebabnya tertulis di akhir berkas {place.log}.")
