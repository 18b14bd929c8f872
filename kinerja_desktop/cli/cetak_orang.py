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
    parser.add_argument(
        "--kertas", choices=cetak.KERTAS, default="A4", help=sentence("perintah.cetak-kertas")
    )
    parser.add_argument(
        "-o",
        dest="keluaran",
        required=True,
        metavar="FILE.pdf",
        help=sentence("perintah.cetak-orang-keluaran"),
    )


def _run(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services import berkas_orang
    from kinerja_desktop.services.cetak_pesanan import Kertas, Tatanan

    target = Path(args.keluaran).expanduser().absolute()
    with buka.kantor(args) as konteks:
        person = berkas_orang.pegawai_of(konteks, nip.clean(args.nip))
        purpose, paper = berkas_orang.Keperluan(args.untuk), Tatanan(Kertas(args.kertas))
        done = berkas_orang.simpan_pdf(konteks, person, purpose, paper, target, said.progress)
    return cetak.tell_file(said, done)
