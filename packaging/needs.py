"""What the operating system must bring, found by trying to load it; the package is only how to get it."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Need:
    """Something that must load.

    Attributes:
        name: what is missing, as a person would search for it.
        packages: the Debian and Ubuntu packages that bring it.
        loads: try it now.
    """

    name: str
    packages: tuple[str, ...]
    loads: Callable[[], bool]


# Names that Qt's core, its widgets, its printing and its X11 and Wayland plug-ins ask the system for (from the ELF headers).
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libcups.so.2": "libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


def missing(*, for_tests: bool) -> list[Need]:
    """Return what does not load on this machine. Windows brings everything itself."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = [_library(name, package) for name, package in LIBRARIES.items()]
    wanted.append(Need("modul venv", (f"python3.{sys.version_info.minor}-venv",), _has_venv))
    if for_tests:
        wanted += [
            Need("qpdf", ("qpdf",), lambda: shutil.which("qpdf") is not None),
            Need("LibreOffice Calc", ("libreoffice-calc-nogui",), _has_calc),
            Need("PostgreSQL", ("postgresql",), lambda: postgres_programs() is not None),
            Need("git", ("git",), lambda: shutil.which("git") is not None),
        ]
    return [need for need in wanted if not need.loads()]


def _library(name: str, package: str) -> Need:
    def loads() -> bool:
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True

    return Need(name, (package,), loads)


def _has_venv() -> bool:
    # A child asks: this process may have cached that the module was not there, and Debian splits ensurepip off.
    probe = "import ensurepip, venv; assert ensurepip.version()"
    return subprocess.run([sys.executable, "-c", probe], capture_output=True, check=False).returncode == 0


def _has_calc() -> bool:
    # The Calc filters come apart from the program: Writer alone would not convert a workbook.
    program = shutil.which("soffice") or shutil.which("libreoffice")
    return bool(program) and (Path(os.path.realpath(str(program))).parent / "libsclo.so").exists()


def postgres_programs() -> Path | None:
    """Return the folder of the newest PostgreSQL server on this machine (Debian keeps it off the PATH)."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(found, key=lambda folder: int(folder.parent.name.split(".")[0]), default=None)
