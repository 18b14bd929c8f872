"""Where the set-up lives: the checkout, its virtual environment, and the stamp that says it is complete."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).resolve().parent.parent


class SetupError(Exception):
    """The machine or the network said no; the text is one plain Indonesian sentence."""


class Place(NamedTuple):
    """One checkout and the virtual environment made for it.

    Attributes:
        checkout: the folder of the source, maybe read-only.
        venv: the virtual environment, in the checkout or in the user's cache folder.
    """

    checkout: Path
    venv: Path

    @property
    def scripts(self) -> Path:
        """Return the folder of the programs in the virtual environment."""
        return self.venv / ("Scripts" if sys.platform == "win32" else "bin")

    @property
    def python(self) -> Path:
        """Return the interpreter of the virtual environment."""
        return self.scripts / ("python.exe" if sys.platform == "win32" else "python")

    def program(self, name: str) -> str:
        """Return the full name of a program in the virtual environment."""
        return str(self.scripts / (f"{name}.exe" if sys.platform == "win32" else name))

    @property
    def stamp(self) -> Path:
        """Return the file that is written last."""
        return self.venv / "kinerja-siap"

    @property
    def log(self) -> Path:
        """Return the file that keeps what apt and pip said."""
        return self.venv.with_name(self.venv.name + "-pasang.log")

    def fingerprint(self) -> str:
        """Return what a complete set-up depends on: lock, project file, interpreter, folder."""
        digest = hashlib.sha256()
        for name in ("requirements.lock", "pyproject.toml"):
            digest.update((self.checkout / name).read_bytes())
        digest.update(f"{sys.version}|{os.path.realpath(sys.executable)}|{self.checkout}".encode())
        return digest.hexdigest()

    def is_ready(self) -> bool:
        """Return whether a former run completed the set-up and nothing it rests on changed."""
        try:
            return self.stamp.read_text("ascii") == self.fingerprint() and self.python.exists()
        except OSError:
            return False

    def environment(self) -> dict[str, str]:
        """Return the environment for programs of this place.

        Byte code is always kept: without it every start compiles everything again (3 to 4 times slower imports).
        A read-only checkout cannot hold it, so there it goes beside the virtual environment.
        """
        env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        env.pop("PYTHONHOME", None)
        if self.venv.parent != self.checkout:
            env["PYTHONPYCACHEPREFIX"] = str(self.venv.with_name(self.venv.name + "-pyc"))
        return env


def find_place() -> Place:
    """Return the place of this checkout: ``.venv`` inside it, or in the cache folder when it is read-only."""
    inside = CHECKOUT / ".venv"
    if inside.is_dir() or os.access(CHECKOUT, os.W_OK):
        return Place(CHECKOUT, inside)
    if sys.platform == "win32":
        cache = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "KinerjaDesktop"
    else:
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kinerja-desktop"
    name = hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:12]
    return Place(CHECKOUT, cache / f"venv-{name}")
