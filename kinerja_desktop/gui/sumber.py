"""Keeping PySide from reading the source of every module that is imported.

Its import hook looks into the text of each new module for a word, to know whether the module might ask for other spellings
of Qt's names (``from __feature__ import snake_case``). Nothing here does. The text of 700 modules stayed in `linecache`:
21 MiB, and a second reading of each file, when a screen is shown for the first time from a slow disk. Where a module has no
source (a frozen program) the hook takes it for one that does not ask; this makes that the answer for all.
"""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401 - brings the hook


def leave_unread() -> None:
    """Answer for the hook; a PySide without that part of it is left as it is."""
    hook = sys.modules.get("shibokensupport.feature")
    if hook is not None and hasattr(hook, "_mod_uses_pyside"):
        vars(hook)["_mod_uses_pyside"] = lambda _module: False
