"""The command line: which commands there are, and what becomes of what they raise. No Qt anywhere below."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from kinerja_desktop import __version__
from kinerja_desktop.cli import (
    bersihkan,
    buku_skp,
    cetak,
    cetak_orang,
    cetak_skp,
    contoh,
    ekspor,
    impor,
    kegiatan,
    kunci,
    laporan_skp,
    lembar_isian,
    periksa,
    pulihkan,
)
from kinerja_desktop.cli.keluaran import DUNIA_MENOLAK, SALAH_PAKAI, SEBAGIAN, Keluaran
from kinerja_desktop.cli.pengurai import Pengurai, SalahPakaiError
from kinerja_desktop.foundation import logs, memory
from kinerja_desktop.foundation.errors import Cancelled, KnownError, RefusedError
from kinerja_desktop.foundation.messages import sentence

Run: TypeAlias = Callable[[argparse.Namespace, Keluaran], int]

KELOMPOK: Final = (
    contoh,
    impor,
    lembar_isian,
    kunci,
    cetak,
    cetak_skp,
    buku_skp,
    laporan_skp,
    cetak_orang,
    ekspor,
    kegiatan,
    periksa,
    bersihkan,
    pulihkan,
)
"""Modules with commands; each has ``register(commands)``, and every command sets ``jalankan`` (a `Run`)."""


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code (`keluaran`).

    Raises:
        SystemExit: help was asked for (0).
    """
    _speak_utf8()
    try:
        args = parser().parse_args(argv)
    except SalahPakaiError as wrong:
        Keluaran(as_json="--json" in argv).misused(wrong.pemakaian, wrong.pesan)
        return SALAH_PAKAI
    logs.set_up()
    memory.collect_seldom()
    said = Keluaran(as_json=args.json)
    run: Run = args.jalankan
    try:
        return run(args, said)
    except KeyboardInterrupt:
        said.refused(Cancelled())
        return DUNIA_MENOLAK
    except KnownError as error:
        said.refused(error)
        return SEBAGIAN if isinstance(error, RefusedError) else DUNIA_MENOLAK


def parser() -> Pengurai:
    """Return the parser of all commands."""
    found = Pengurai(prog="kinerja", description=sentence("perintah.program"))
    found.add_argument("--versi", action="version", version=__version__, help=sentence("perintah.versi"))
    commands = found.add_subparsers(
        dest="perintah",
        required=True,
        metavar=sentence("perintah.meta-perintah"),
        title=sentence("perintah.judul-perintah"),
        parser_class=Pengurai,
    )
    for group in KELOMPOK:
        group.register(commands)
    return found


def _speak_utf8() -> None:
    """Let sentences and JSON pass through any console and pipe."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
