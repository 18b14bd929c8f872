"""`python -m kinerja_desktop` opens the window."""

from __future__ import annotations

from multiprocessing import freeze_support

from kinerja_desktop.app import window

if __name__ == "__main__":
    freeze_support()
    window()
