"""Where this PC keeps things: settings of the program and the default folder of office data."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def settings_dir() -> Path:
    """Return the per-user folder of settings and logs (not created here). ``KINERJA_SETELAN`` overrides."""
    override = os.environ.get("KINERJA_SETELAN")
    if override:
        return Path(override)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "KinerjaDesktop"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "kinerja-desktop"


def default_data_dir() -> Path:
    """Return the folder proposed for office data: on Windows a second drive when there is one, else documents."""
    if sys.platform == "win32":
        for letter in "DEFG":
            drive = Path(f"{letter}:\\")
            if drive.is_dir() and os.access(drive, os.W_OK):
                return drive / "KinerjaDesktop"
        return Path.home() / "Documents" / "KinerjaDesktop"
    return Path.home() / "KinerjaDesktop"


def logs_dir() -> Path:
    """Return the folder of the log files."""
    return settings_dir() / "log"
