"""The log file: rotating, without names beside ratings."""

from __future__ import annotations

import logging
import logging.handlers

from kinerja_desktop.foundation import paths


def set_up() -> None:
    """Write WARNING and worse of all loggers, INFO of ours, to ``kinerja.log`` (1 MB, three kept).

    Without a folder to write to (a home that can only be read) there is no log, and the program works.
    """
    folder = paths.logs_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    handler = logging.handlers.RotatingFileHandler(
        folder / "kinerja.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger("kinerja_desktop").setLevel(logging.INFO)
