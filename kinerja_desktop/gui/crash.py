"""What happens on a bug of ours: written to the log, told in plain words, orderly end. Tests see the exception."""

from __future__ import annotations

import logging
import sys
from types import TracebackType

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from kinerja_desktop.foundation import paths

log = logging.getLogger(__name__)
EXIT_CODE = 70


class _State:
    installed = False
    quiet = False
    telling = False


def install(quiet: bool = False) -> None:
    """Catch every exception that reaches Qt; called once by ``run``. ``quiet``: nobody watches, so no dialog."""
    _State.installed = True
    _State.quiet = quiet
    sys.excepthook = _hook


def report(error: BaseException) -> None:
    """Treat an exception that came back from a task. Raises it again where nothing is installed (tests)."""
    if not _State.installed:
        raise error
    _hook(type(error), error, error.__traceback__)


def _hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QCoreApplication.exit(130)
        return
    log.critical("kesalahan program", exc_info=(kind, error, trace))
    if _State.telling:
        return
    _State.telling = True
    if _State.quiet:
        sys.__excepthook__(kind, error, trace)
    elif QApplication.instance() is not None:
        from kinerja_desktop.gui.dialogs import Dialogs

        Dialogs.crashed(None, str(paths.logs_dir() / "kinerja.log"))
    QCoreApplication.exit(EXIT_CODE)
