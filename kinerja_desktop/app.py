"""The composition root: the only place that wires storage, services and window or command line."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kinerja_desktop.gui.main_window import Parts


_PACKAGES = (
    "domain", "storage.queries", "storage.commands",
    "documents.kit", "documents.evaluasi", "documents.lembar_entri", "documents.penetapan", "documents",
    "workbooks", "services.berkas_ttd", "services.cetak_lembar", "services.skp", "services.cetak_skp", "services",
    "gui.models", "gui.widgets.basics", "gui.widgets.grid_delegate", "gui.widgets.grid", "gui.widgets", "gui.screens",
)  # fmt: skip
"""Of what the window's screens are made, inner parts first: each is then a small step."""


def cli() -> None:
    """Run the command line and leave with its exit code."""
    from kinerja_desktop.cli.main import main

    sys.exit(main(sys.argv[1:]))


def window() -> None:
    """Open the window and leave with its exit code."""
    gc.disable()  # what starting builds stays; looking through it again and again is a fifth of the imports. See Jeda
    from kinerja_desktop.gui.main_window import run

    sys.exit(run(sys.argv, compose_window()))


def compose_window() -> Parts:
    """Wire the window: the menu, and how an office is opened. Heavy libraries load inside the task, not here."""
    from kinerja_desktop.gui import screens
    from kinerja_desktop.gui.kantor import badges, choices, close, new_day, open_folder
    from kinerja_desktop.gui.main_window import Parts

    def recover(*args: Any) -> None:
        from kinerja_desktop.gui import pulih

        pulih.recover(*args)

    def help_(page: str) -> None:
        from kinerja_desktop.gui import bantuan

        bantuan.show(page)

    return Parts(
        open_office=lambda folder, _progress: open_folder(folder),
        screens=screens.MENU,
        actions=screens.ACTIONS,
        first_start=screens.first_start,
        choices=choices,
        badges=badges,
        new_day=new_day,
        recover=recover,
        help_=help_,
        packages=tuple(f"kinerja_desktop.{name}" for name in _PACKAGES),
        close_office=close,
    )
