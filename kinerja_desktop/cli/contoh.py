"""``kinerja contoh``: a sample office to look at, to learn with, to measure."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from kinerja_desktop.cli import bersama
from kinerja_desktop.cli.keluaran import SELESAI, Keluaran
from kinerja_desktop.cli.pengurai import jumlah
from kinerja_desktop.foundation.messages import sentence

if TYPE_CHECKING:
    from kinerja_desktop.cli.bersama import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = bersama.add(commands, "contoh", _run, "perintah.contoh")
    parser.add_argument(
        "--pegawai", type=jumlah, default=480, metavar="N", help=sentence("perintah.contoh-pegawai")
    )


def _run(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services.contoh import buat_contoh, isi_contoh

    konteks = buat_contoh(args.data, args.pegawai, args.petugas, said.progress, dengan_rencana=True)
    try:
        content = isi_contoh(konteks)
    finally:
        konteks.kantor.close()
    said.say(
        "perintah.contoh-jadi", folder=str(args.data), pegawai=content.pegawai, penilaian=content.penilaian
    )
    said.answer(
        {
            "folder": str(args.data),
            "pegawai": content.pegawai,
            "unit": content.unit,
            "penilaian": content.penilaian,
            "terkunci": content.terkunci,
            "periode": list(content.periode),
        }
    )
    return SELESAI
