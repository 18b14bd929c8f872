"""``kinerja cetak-berkas-orang``: the evaluation sheets of one person as one PDF, for kenaikan pangkat, pensiun, mutasi."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kinerja_desktop.cli import bersama, buka, cetak
from kinerja_desktop.cli.keluaran import Keluaran
from kinerja_desktop.domain import nip
from kinerja_desktop.foundation.messages import sentence

if TYPE_CHECKING:
    from kinerja_desktop.cli.bersama import Commands

UNTUK: Final = ("kp", "pensiun", "mutasi")


def register(commands: Commands) -> None:
    """Add the command."""
    parser = bersama.add(commands, "cetak-berkas-orang", _run, "perintah.cetak-orang")
    parser.add_argument("--nip", required=True, metavar="N", help=sentence("perintah.cetak-orang-nip"))
    parser.add_argument("--untuk", choices=UNTUK, required=True, help=sentence("perintah.cetak-orang-untuk"))
    cetak.add_size(parser)
    parser.add_argument(
        "-o",
        dest="keluaran",
        required=True,
        metavar="FILE.pdf",
        help=sentence("perintah.cetak-orang-keluaran"),
    )


def _run(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services import berkas_orang

    target = Path(args.keluaran).expanduser().absolute()
    with buka.kantor(args) as konteks:
        person = berkas_orang.pegawai_of(konteks, nip.clean(args.nip))
        purpose = berkas_orang.Keperluan(args.untuk)
        done = berkas_orang.simpan_pdf(
            konteks, person, purpose, cetak.paper(konteks, args), target, said.progress
        )
    return cetak.tell_file(said, done)
