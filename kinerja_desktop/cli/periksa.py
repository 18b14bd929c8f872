"""``kinerja periksa``: is everything whole, in an office's data or in the program?"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from kinerja_desktop.cli import bersama, buka
from kinerja_desktop.cli.keluaran import SEBAGIAN, SELESAI, Keluaran, finding_json
from kinerja_desktop.cli.pengurai import berkas
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.messages import sentence

if TYPE_CHECKING:
    from kinerja_desktop.cli.bersama import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = bersama.bare(commands, "periksa", _run, "perintah.periksa")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--data", type=berkas, metavar="DIR", help=sentence("perintah.arti-data"))
    what.add_argument("--program", action="store_true", help=sentence("perintah.periksa-program"))


def _run(args: argparse.Namespace, said: Keluaran) -> int:
    return _program(said) if args.program else _data(args, said)


def _data(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services.lampiran_lepas import lepas
    from kinerja_desktop.services.perangkat import peringatan
    from kinerja_desktop.services.periksa import periksa_data

    with buka.kantor(args) as konteks:
        found = periksa_data(konteks, said.progress)
        readable = not found.jumlah.get("periksa.berkas") and not found.jumlah.get("periksa.salinan")
        warned = () if found.jumlah.get("periksa.berkas") else peringatan(konteks)
        loose = lepas(konteks) if readable else ()
    said.findings(found.findings)
    for one in warned:
        said.line(f"{sentence(one.kode, **one.args)}. {sentence(f'{one.kode}-rinci', **one.args)}")
    for code, count in found.jumlah.items():
        listed = sum(one.code == code for one in found.findings)
        if count > listed:
            said.say("periksa.dan-lagi", jumlah=count - listed)
    if found.rusak:
        said.say("periksa.cacat", jumlah=found.rusak)
    if found.lampiran:
        said.say("periksa.lampiran", jumlah=found.lampiran)
    if loose:
        size = sum(one.ukuran for one in loose)
        said.say("lampiran.lepas", jumlah=len(loose), ukuran=teks.ukuran(size))
    if found.is_utuh:
        records = sum(count for name, count in found.diperiksa.items() if name != "revisi")
        said.say("periksa.utuh", revisi=found.diperiksa["revisi"], catatan=records)
    said.answer(
        {
            "utuh": found.is_utuh,
            "diperiksa": found.diperiksa,
            "jumlah": found.jumlah,
            "lampiran_lepas": len(loose),
            "masalah": [finding_json(one) for one in found.findings],
            "peringatan": [{"kode": one.kode, **one.args} for one in warned],
        }
    )
    return SELESAI if found.is_utuh else SEBAGIAN


def _program(said: Keluaran) -> int:
    from kinerja_desktop.services.periksa_program import periksa_program

    steps = periksa_program(said.progress)
    failed = [one for one in steps if one.galat]
    for one in failed:
        said.say("periksa.program", langkah=sentence(one.langkah), isi=one.galat)
    if not failed:
        said.say("periksa.program-utuh", langkah=len(steps))
    said.answer({"utuh": not failed, "langkah": [{"nama": one.langkah, "galat": one.galat} for one in steps]})
    return SEBAGIAN if failed else SELESAI
