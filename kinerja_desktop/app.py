"""The composition root: the only place that wires storage, services and window or command line."""

from __future__ import annotations

import sys


def cli() -> None:
    """Run the command line and leave with its exit code."""
    from kinerja_desktop.cli.main import main

    sys.exit(main(sys.argv[1:]))


def window() -> None:
    """Open the window and leave with its exit code."""
    from kinerja_desktop.gui.main_window import run

    sys.exit(run(sys.argv))
