"""``kinerja lembar-isian``: a workbook to be filled elsewhere and imported back."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from kinerja_desktop.cli import bersama, buka
from kinerja_desktop.cli.keluaran import SELESAI, Keluaran
from kinerja_desktop.cli.pengurai import berkas
from kinerja_desktop.cli.unit import find_unit
from kinerja_desktop.foundation.messages import sentence

if TYPE_CHECKING:
    from kinerja_desktop.cli.bersama import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = bersama.add(commands, "lembar-isian", _run, "perintah.lembar")
    bersama.add_periode(parser)
    bersama.add_unit(parser)
    parser.add_argument(
        "-o",
        dest="keluar",
        type=berkas,
        required=True,
        metavar="FILE.xlsx",
        help=sentence("perintah.arti-keluaran-berkas"),
    )


def _run(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services.lembar_isian import buat

    with buka.kantor(args) as konteks:
        unit_id = find_unit(konteks, args.unit)
        made = buat(konteks, args.periode, unit_id, args.keluar, said.progress)
    said.say("perintah.lembar-jadi", berkas=str(made.path), baris=made.baris, terkunci=made.terkunci)
    said.answer({"berkas": str(made.path), "baris": made.baris, "terkunci": made.terkunci})
    return SELESAI
