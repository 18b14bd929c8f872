"""``kinerja laporan-skp``: how far plans are in e-Kinerja, by unit and by atasan, with the WhatsApp text."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from kinerja_desktop.cli import bersama, buka
from kinerja_desktop.cli.keluaran import SELESAI, Keluaran
from kinerja_desktop.cli.pengurai import berkas, jumlah
from kinerja_desktop.cli.unit import find_unit
from kinerja_desktop.foundation.messages import sentence

if TYPE_CHECKING:
    from kinerja_desktop.cli.bersama import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = bersama.add(commands, "laporan-skp", _run, "perintah.laporan-skp")
    parser.add_argument("berkas", type=berkas, metavar="FILE", help=sentence("perintah.laporan-skp-berkas"))
    parser.add_argument(
        "--tahun", type=jumlah, required=True, metavar="T", help=sentence("perintah.cetak-skp-tahun")
    )
    bersama.add_unit(parser)


def _run(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services.pantau_skp import pantau, ringkasan, teks_whatsapp

    with buka.kantor(args) as konteks:
        unit_id = find_unit(konteks, args.unit)
        found = pantau(konteks, args.berkas, args.tahun, unit_id, progress=said.progress)
    said.findings(found.findings)
    said.line(ringkasan(found))
    for one in (*found.per_unit, *found.per_atasan):
        said.say("perintah.laporan-skp-baris", **asdict(one))
    if found.tak_dikenal:
        said.say("perintah.laporan-skp-asing", jumlah=len(found.tak_dikenal))
    said.answer(
        {
            "dibaca": found.dibaca,
            "jumlah": asdict(found.total),
            "per_unit": [asdict(one) for one in found.per_unit],
            "per_atasan": [asdict(one) for one in found.per_atasan],
            "tak_dikenal": len(found.tak_dikenal),
            "pegawai": [{"nip": row.kita.nip, "status": row.ekinerja.value} for row in found.baris],
            "whatsapp": teks_whatsapp(found),
        }
    )
    return SELESAI
