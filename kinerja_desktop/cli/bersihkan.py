"""``kinerja bersihkan-lampiran``: remove kept files that no record and no copy names."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from kinerja_desktop.cli import bersama, buka
from kinerja_desktop.cli.keluaran import SELESAI, Keluaran
from kinerja_desktop.cli.pengurai import jumlah
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.messages import sentence

if TYPE_CHECKING:
    from kinerja_desktop.cli.bersama import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = bersama.add(commands, "bersihkan-lampiran", _run, "perintah.bersihkan")
    parser.add_argument("--hari", type=jumlah, default=30, metavar="N", help=sentence("perintah.arti-hari"))


def _run(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services.lampiran_lepas import bersihkan

    with buka.kantor(args, menulis=True) as konteks:
        gone = bersihkan(konteks, args.hari)
    if gone.jumlah:
        said.say("perintah.bersihkan-jadi", jumlah=gone.jumlah, ukuran=teks.ukuran(gone.ukuran))
    else:
        said.say("perintah.bersihkan-kosong")
    said.answer({"dihapus": gone.jumlah, "byte": gone.ukuran})
    return SELESAI
