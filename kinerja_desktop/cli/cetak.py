"""``kinerja cetak``: sheets of a period into one PDF, or into a folder with a file per person."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kinerja_desktop.cli import bersama, buka
from kinerja_desktop.cli.keluaran import SEBAGIAN, SELESAI, Keluaran, finding_json
from kinerja_desktop.cli.pengurai import Pengurai, tanggal
from kinerja_desktop.cli.unit import find_unit
from kinerja_desktop.domain.findings import Severity
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.messages import sentence

if TYPE_CHECKING:
    from kinerja_desktop.cli.bersama import Commands
    from kinerja_desktop.services.cetak import HasilCetak
    from kinerja_desktop.services.cetak_pesanan import Tatanan
    from kinerja_desktop.services.konteks import Konteks

LEMBAR: Final = ("dokumen-evaluasi", "rekap", "persetujuan")
KERTAS: Final = ("A4", "F4")


def register(commands: Commands) -> None:
    """Add the command."""
    parser = bersama.add(commands, "cetak", _run, "perintah.cetak")
    parser.add_argument("lembar", choices=LEMBAR, help=sentence("perintah.cetak-lembar"))
    bersama.add_periode(parser)
    bersama.add_unit(parser)
    add_paper(parser)
    parser.add_argument(
        "--tanggal", type=tanggal, default=None, metavar="T", help=sentence("perintah.cetak-tanggal")
    )


def add_paper(parser: Pengurai) -> None:
    """Add where sheets are signed, on which paper and into which file."""
    add_size(parser)
    parser.add_argument("--tempat", default="", metavar="S", help=sentence("perintah.cetak-tempat"))
    parser.add_argument(
        "-o", dest="keluaran", required=True, metavar="FILE.pdf|DIR", help=sentence("perintah.cetak-keluaran")
    )


def add_size(parser: Pengurai) -> None:
    """Add on which paper; without it the office's own."""
    parser.add_argument("--kertas", choices=KERTAS, default=None, help=sentence("perintah.cetak-kertas"))


def paper(konteks: Konteks, args: argparse.Namespace) -> Tatanan:
    """Return the paper that was asked for, else the office's."""
    from kinerja_desktop.services.cetak_pesanan import Kertas, Tatanan
    from kinerja_desktop.services.kantor import kertas

    return Tatanan(Kertas(args.kertas or kertas(konteks)))


def _run(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services.cetak import simpan_pdf
    from kinerja_desktop.services.cetak_pesanan import JenisLembar, Pesanan

    target = Path(args.keluaran).expanduser().absolute()
    per_orang = is_folder(args.keluaran, target)
    with buka.kantor(args, menulis=True) as konteks:
        unit_id = find_unit(konteks, args.unit)
        lembar = JenisLembar(args.lembar)
        order = Pesanan(
            lembar, args.periode, args.tanggal or clock.today(), unit_id, tempat=args.tempat,
            per_unit=lembar is JenisLembar.REKAP and (per_orang or unit_id is None),
        )  # fmt: skip
        done = simpan_pdf(
            konteks, order, paper(konteks, args), target, per_orang=per_orang, progress=said.progress
        ).value
    return tell(said, done)


def tell(said: Keluaran, done: HasilCetak) -> int:
    """Say what was written and who is on no sheet; return the exit code."""
    said.findings(done.findings)
    left_out = sum(one.severity is Severity.BLOCK for one in done.findings)
    said.say(
        "perintah.cetak-jadi",
        lembar=done.lembar,
        halaman=done.halaman,
        berkas=len(done.berkas),
        tidak=left_out,
    )
    if done.is_di_samping:
        said.say("perintah.cetak-di-samping", folder=done.berkas[0].parent)
    said.answer(
        {
            "lembar": done.lembar,
            "halaman": done.halaman,
            "tidak_dicetak": left_out,
            "berkas": [str(path) for path in done.berkas],
            "masalah": [finding_json(one) for one in done.findings],
        }
    )
    return SEBAGIAN if done.findings or not done.lembar else SELESAI


def tell_file(said: Keluaran, done: HasilCetak) -> int:
    """Say what went into the file of a person, and what of it is not whole; return the exit code."""
    said.findings(done.findings)
    said.say("perintah.cetak-orang-jadi", lembar=done.lembar, halaman=done.halaman)
    said.answer(
        {
            "lembar": done.lembar,
            "halaman": done.halaman,
            "berkas": [str(path) for path in done.berkas],
            "masalah": [finding_json(one) for one in done.findings],
        }
    )
    return SEBAGIAN if done.findings else SELESAI


def is_folder(text: str, target: Path) -> bool:
    """Return whether one file per person is meant: the name ends with a separator, or is a folder already."""
    ends = ("/", os.sep, os.altsep or "/")
    return text.endswith(ends) or target.is_dir()
