"""``kinerja cetak-skp``: SKP of a year, with lampiran and matriks, into one PDF or a folder with a file per sheet."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kinerja_desktop.cli import bersama, buka, cetak
from kinerja_desktop.cli.keluaran import Keluaran
from kinerja_desktop.cli.pengurai import jumlah, periode, tanggal
from kinerja_desktop.cli.unit import find_unit
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.messages import sentence

if TYPE_CHECKING:
    from kinerja_desktop.cli.bersama import Commands


SKP, EVALUASI, DIALOG = "skp", "evaluasi", "dialog"
JENIS = (SKP, "rencana-aksi", EVALUASI, DIALOG)


def register(commands: Commands) -> None:
    """Add the command."""
    parser = bersama.add(commands, "cetak-skp", _run, "perintah.cetak-skp")
    parser.add_argument(
        "--tahun", type=jumlah, required=True, metavar="T", help=sentence("perintah.cetak-skp-tahun")
    )
    parser.add_argument("--jenis", choices=JENIS, default=SKP, help=sentence("perintah.cetak-skp-jenis"))
    parser.add_argument(
        "--periode", type=periode, default=None, metavar="P", help=sentence("perintah.cetak-skp-periode")
    )
    bersama.add_unit(parser)
    parser.add_argument(
        "--nip", action="append", default=[], metavar="N", help=sentence("perintah.cetak-skp-nip")
    )
    parser.add_argument("--lampiran", action="store_true", help=sentence("perintah.cetak-skp-lampiran"))
    parser.add_argument("--matriks", action="store_true", help=sentence("perintah.cetak-skp-matriks"))
    cetak.add_paper(parser)
    parser.add_argument(
        "--tanggal", type=tanggal, default=None, metavar="T", help=sentence("perintah.cetak-skp-tanggal")
    )


def _run(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services import cetak_pelaksanaan
    from kinerja_desktop.services.cetak_pelaksanaan import JenisPelaksanaan
    from kinerja_desktop.services.cetak_skp import PesananSkp, simpan_pdf

    if args.jenis in {EVALUASI, DIALOG} and args.periode is None:
        raise RefusedError("perintah.cetak-skp-tanpa-periode", jenis=args.jenis)
    kode = args.periode or str(args.tahun)  # the rencana aksi is of the whole year
    target = Path(args.keluaran).expanduser().absolute()
    per_orang = cetak.is_folder(args.keluaran, target)
    with buka.kantor(args, menulis=True) as konteks:
        order = PesananSkp(
            args.tahun, args.tanggal or clock.today(), find_unit(konteks, args.unit), tuple(args.nip),
            tempat=args.tempat, lampiran=args.lampiran, matriks=args.matriks,
        )  # fmt: skip
        paper = cetak.paper(konteks, args)
        if args.jenis == SKP:
            done = simpan_pdf(konteks, order, paper, target, per_orang=per_orang, progress=said.progress)
        else:
            kind = JenisPelaksanaan(args.jenis)
            order = replace(order, tahun=int(kode[:4]))
            done = cetak_pelaksanaan.simpan_pdf(
                konteks, order, kind, kode, paper, target, per_orang=per_orang, progress=said.progress
            )
    return cetak.tell(said, done)
