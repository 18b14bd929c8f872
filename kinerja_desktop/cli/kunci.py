"""``kinerja kunci``: lock the ratings of a period."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from kinerja_desktop.cli import bersama, buka
from kinerja_desktop.cli.keluaran import SEBAGIAN, SELESAI, Keluaran, finding_json
from kinerja_desktop.cli.unit import find_unit

if TYPE_CHECKING:
    from kinerja_desktop.cli.bersama import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = bersama.add(commands, "kunci", _run, "perintah.kunci")
    bersama.add_periode(parser)
    bersama.add_unit(parser)


def _run(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services.penguncian import kunci

    with buka.kantor(args, menulis=True) as konteks:
        result = kunci(konteks, args.periode, unit_id=find_unit(konteks, args.unit)).value
    said.findings(result.findings)
    said.say("perintah.kunci-jadi", terkunci=result.terkunci, sudah=result.sudah, tidak=result.tidak)
    said.answer(
        {
            "terkunci": result.terkunci,
            "sudah": result.sudah,
            "tidak": result.tidak,
            "masalah": [finding_json(one) for one in result.findings],
        }
    )
    return SEBAGIAN if result.tidak else SELESAI
