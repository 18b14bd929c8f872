"""The real program in a process of its own, doing one kind of work until it is killed from outside.

The process is forked from one that has imported everything, or most of the time would go into imports.

``ketik`` and ``tempel`` open the window (offscreen) and work its screen by keys and mouse; they say each action
before they do it (``{"op": n, "sel": [[penugasan, field, code], ...]}``) and once the screen shows it as saved
(``{"simpan": n}``). ``tulis`` says the same of writes by the services. ``perintah`` runs a command line; ``migrasi``
opens the office with a newer program.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import sys
import traceback
import types
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QApplication

from kinerja_desktop.app import compose_window
from kinerja_desktop.cli.main import main as cli
from kinerja_desktop.gui.main_window import MainWindow
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Mode, theme
from kinerja_desktop.services.kantor import open_kantor
from kinerja_desktop.services.worker import InlineWorker
from tests.tahan.kerja import KERJA, Habis
from tests.tahan.tanda import Tanda, watch_transactions
from tests.tahan.versi_dua import newer_program

if TYPE_CHECKING:
    from tests.tahan.tangan_sibuk import Tangan

PERIODE: Final = "2026-TW4"
HASIL, PERILAKU = "hasil_kerja", "perilaku"
KODE: Final = {"A": "di_atas", "S": "sesuai", "B": "di_bawah"}
KATA: Final = {"A": "Di Atas", "S": "Sesuai", "B": "Di Bawah"}


def say(what: dict[str, Any]) -> None:
    """Say one line; it is in the pipe, out of this process, before anything else happens."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def start(
    mode: str, folder: Path, tanda: Path, seed: int, args: list[str], errors: Path
) -> tuple[int, IO[str]]:
    """Fork the program; return its process, the leader of a group of its own, and what it says."""
    reads, writes = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writes)
        return pid, os.fdopen(reads, encoding="utf-8")
    code = 70
    try:
        os.setsid()
        os.dup2(writes, 1)
        os.dup2(os.open(errors, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
        sys.modules["__main__"] = types.ModuleType(
            "__main__"
        )  # a spawned worker would import the harness again
        watch_transactions(Tanda(tanda))
        code = MODES[mode](folder, seed, args)
        sys.stdout.flush()
    except BaseException:  # noqa: BLE001 - nothing may come back into the process that forked
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


def command(_folder: Path, _seed: int, args: list[str]) -> int:
    """Run a command line."""
    say({"mulai": True})
    code = cli(args)
    say({"selesai": code})
    return code


def migrate(folder: Path, _seed: int, args: list[str]) -> int:
    """Open the office with a program that has one more migration."""
    say({"mulai": True})
    with newer_program(Path(args[0])):
        open_kantor(folder, "Rina", hold=True).kantor.close()
    say({"selesai": 0})
    return 0


def write(folder: Path, _seed: int, args: list[str]) -> int:
    """Write by the services, one number after the other, until the kill."""
    kind, files = KERJA[args[0]], Path(args[1])
    konteks = open_kantor(folder, "Rina", hold=True, worker=InlineWorker())
    for number in itertools.count(kind.terakhir(konteks) + 1):
        say({"op": number})
        try:
            kind.tulis(konteks, number, files)
        except Habis:
            break
        say({"simpan": number})
    return 0


def type_(folder: Path, seed: int, _args: list[str]) -> int:
    """Type ratings in the window."""
    from tests.tahan.tangan_sibuk import TanganKetik

    return window(folder, seed, TanganKetik)


def paste(folder: Path, seed: int, _args: list[str]) -> int:
    """Paste ratings in the window."""
    from tests.tahan.tangan_sibuk import TanganTempel

    return window(folder, seed, TanganTempel)


def window(folder: Path, seed: int, hands: type[Tangan]) -> int:
    """Open the window on an office and let hands work until the kill."""
    app = QApplication(["kinerja-desktop"])
    theme().install(app, Mode.LIGHT)
    shown = MainWindow(Session(), compose_window(), folder)
    shown.resize(1366, 768)
    shown.show()
    shown.start()
    busy = hands(shown, random.Random(seed))  # noqa: S311 - a seed that can be printed, no secret
    code = app.exec()
    busy.timer.stop()
    return code


MODES: Final[Mapping[str, Callable[[Path, int, list[str]], int]]] = {
    "perintah": command,
    "migrasi": migrate,
    "tulis": write,
    "ketik": type_,
    "tempel": paste,
}
