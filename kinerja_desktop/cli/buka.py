"""The office a command works on: opened, made where an import finds none, closed at the end."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kinerja_desktop.services.konteks import Konteks


@contextmanager
def kantor(args: argparse.Namespace, *, menulis: bool = False) -> Iterator[Konteks]:
    """Open the office in ``--data``.

    ``menulis``: the command is going to write. It takes the lock at once: whether an import is refused must not
    depend on how much of its file is new. What is due on a new day is done first, as when a window opens: an
    office worked on by commands alone would otherwise lock and print with the raters of before.

    Raises:
        StorageError: none there, it cannot be read, or (``menulis``) another process holds it.
    """
    from kinerja_desktop.services import hari_baru
    from kinerja_desktop.services.kantor import open_kantor

    konteks = open_kantor(args.data, args.petugas)
    try:
        if menulis:
            konteks.simpanan.hold()
            hari_baru.mulai(konteks)
        yield konteks
    finally:
        konteks.kantor.close()


@contextmanager
def kantor_atau_baru(args: argparse.Namespace, *, uji: bool, menulis: bool = False) -> Iterator[Konteks]:
    """Do the same; where there is no office yet, make one without a name.

    With ``uji`` no new office stays: it lies in a temporary folder and is gone afterwards.

    Raises:
        StorageError: it cannot be made or read.
    """
    from kinerja_desktop.services.kantor import ProfilKantor, create_kantor, has_kantor

    if has_kantor(args.data):
        with kantor(args, menulis=menulis) as konteks:
            yield konteks
        return
    with tempfile.TemporaryDirectory(prefix="kinerja-") as spare:
        konteks = create_kantor(Path(spare) / "kantor" if uji else args.data, ProfilKantor(""), args.petugas)
        try:
            yield konteks
        finally:
            konteks.kantor.close()
