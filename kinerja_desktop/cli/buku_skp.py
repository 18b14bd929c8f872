"""``kinerja buku-skp``: plans typed elsewhere: the workbook out (``-o``), and back with its differences (``--ambil``)."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from kinerja_desktop.cli import bersama, buka
from kinerja_desktop.cli.keluaran import SEBAGIAN, SELESAI, Keluaran, finding_json
from kinerja_desktop.cli.pengurai import berkas, jumlah
from kinerja_desktop.cli.unit import find_unit
from kinerja_desktop.foundation.messages import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from kinerja_desktop.cli.bersama import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = bersama.add(commands, "buku-skp", _run, "perintah.buku-skp")
    parser.add_argument("--tahun", type=jumlah, metavar="T", help=sentence("perintah.cetak-skp-tahun"))
    bersama.add_unit(parser)
    parser.add_argument("--nip", default="", metavar="N", help=sentence("perintah.buku-skp-nip"))
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("-o", dest="keluar", type=berkas, metavar="FILE.xlsx",
                     help=sentence("perintah.arti-keluaran-berkas"))  # fmt: skip
    way.add_argument("--ambil", type=berkas, metavar="FILE.xlsx", help=sentence("perintah.buku-skp-ambil"))
    parser.add_argument("--simpan", action="store_true", help=sentence("perintah.buku-skp-simpan"))


def _run(args: argparse.Namespace, said: Keluaran) -> int:
    return _back(args, args.ambil, said) if args.ambil else _out(args, said)


def _out(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.foundation import clock
    from kinerja_desktop.services.buku_skp import buat

    with buka.kantor(args) as konteks:
        unit_id = find_unit(konteks, args.unit)
        tahun = args.tahun or clock.today().year
        made = buat(konteks, tahun, args.keluar, unit_id=unit_id, nip=args.nip, progress=said.progress)
    said.say("perintah.buku-skp-jadi", berkas=str(args.keluar), orang=made.orang, baris=made.baris)
    if made.tidak_ikut:
        said.say("perintah.buku-skp-tidak-ikut", orang=made.tidak_ikut)
    counts = {"orang": made.orang, "baris": made.baris, "tidak_ikut": made.tidak_ikut}
    said.answer({"berkas": str(args.keluar), **counts})
    return SELESAI


def _back(args: argparse.Namespace, path: Path, said: Keluaran) -> int:
    from kinerja_desktop.services.buku_skp import terapkan, tinjau
    from kinerja_desktop.services.skp import HasilAksi

    with buka.kantor(args, menulis=args.simpan) as konteks:
        found = tinjau(konteks, path, progress=said.progress)
        done = terapkan(konteks, found).value if args.simpan else HasilAksi((), ())
    for one in found.orang:
        if one.is_diambil:
            said.say("perintah.buku-skp-orang", nama=one.baris.nama, beda=len(one.beda))
    read = [*(finding for one in found.orang for finding in one.findings), *found.asing]
    left = [*read, *(finding for finding in done.findings if finding not in read)]
    said.findings(left)
    if args.simpan:
        said.say("perintah.buku-skp-tersimpan", jumlah=len(done.berhasil))
    people = [{"nip": one.baris.nip, "beda": len(one.beda), "diambil": one.is_diambil} for one in found.orang]
    said.answer({"orang": people, "asing": len(found.asing), "disimpan": len(done.berhasil),
                 "masalah": [finding_json(one) for one in left]})  # fmt: skip
    is_part = bool(found.asing or done.findings) or any(one.isi is None for one in found.orang)
    return SEBAGIAN if is_part else SELESAI
