"""``kinerja ekspor-bkn``: write the material of a period; what is not ready is said and stays behind."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from kinerja_desktop.cli import bersama, buka
from kinerja_desktop.cli.keluaran import SEBAGIAN, SELESAI, Keluaran, finding_json
from kinerja_desktop.cli.pengurai import berkas
from kinerja_desktop.cli.unit import find_unit
from kinerja_desktop.foundation.messages import sentence

if TYPE_CHECKING:
    from kinerja_desktop.cli.bersama import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = bersama.add(commands, "ekspor-bkn", _run, "perintah.ekspor")
    bersama.add_periode(parser)
    bersama.add_unit(parser)
    parser.add_argument(
        "-o",
        dest="keluar",
        type=berkas,
        required=True,
        metavar="DIR",
        help=sentence("perintah.arti-keluaran-folder"),
    )
    parser.add_argument("--hanya-berubah", action="store_true", help=sentence("perintah.arti-hanya-berubah"))


def _run(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services.ekspor.ekspor import ekspor

    with buka.kantor(args, menulis=True) as konteks:
        unit_id = find_unit(konteks, args.unit)
        done = ekspor(
            konteks, args.periode, args.keluar, unit_id, said.progress, hanya_berubah=args.hanya_berubah
        ).value
    said.findings(done.findings)
    said.say(
        "perintah.ekspor-jadi",
        siap=done.siap,
        tertahan=done.tertahan,
        json=done.json,
        berkas=", ".join(str(one.path) for one in done.berkas),
    )
    if done.sama:
        said.say("perintah.ekspor-sama", sama=done.sama)
    said.answer(
        {
            "siap": done.siap,
            "json": done.json,
            "tertahan": done.tertahan,
            "sama": done.sama,
            "sidik": done.sidik,
            "berkas": [
                {"nama": str(one.path), "sidik": one.sidik, "baris": one.baris} for one in done.berkas
            ],
            "masalah": [finding_json(one) for one in done.findings],
        }
    )
    return SEBAGIAN if done.tertahan else SELESAI
