"""The only door to packaged files (``resources/`` and ``ui/styles``).

A wheel carries them inside the package as ``_data``; a checkout or an editable install has them beside it.
Names are relative with forward slashes, e.g. ``"resources/references/golongan_pns.csv"``; no ``..``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path, PurePosixPath


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent.parent
    packed = package / "_data"
    return packed if packed.is_dir() else package.parent


def path(name: str) -> Path:
    """Return where a packaged file or folder lies.

    Raises:
        ValueError: the name is absolute or climbs with ``..``.
        FileNotFoundError: nothing of that name was packaged.
    """
    pure = PurePosixPath(name)
    if pure.is_absolute() or ".." in pure.parts or "\\" in name:
        raise ValueError(name)
    found = _root().joinpath(*pure.parts)
    if not found.exists():
        raise FileNotFoundError(name)
    return found


def read_text(name: str) -> str:
    """Return the UTF-8 text of a packaged file."""
    return path(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """Return the bytes of a packaged file."""
    return path(name).read_bytes()


def names(folder: str, suffix: str) -> list[str]:
    """Return the sorted names (relative to the root) of the files in ``folder`` that end with ``suffix``."""
    return sorted(f"{folder}/{entry.name}" for entry in path(folder).iterdir() if entry.name.endswith(suffix))
