"""``kinerja impor kegiatan``, ``impor urung-kegiatan``, ``ekspor-kegiatan``: daily activities in and out."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from kinerja_desktop.cli import bersama, buka
from kinerja_desktop.cli.keluaran import SEBAGIAN, SELESAI, Keluaran, finding_json
from kinerja_desktop.cli.pengurai import Pengurai, berkas, jumlah, tahun
from kinerja_desktop.cli.unit import find_unit
from kinerja_desktop.domain.findings import Severity
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.messages import sentence

if TYPE_CHECKING:
    from kinerja_desktop.cli.bersama import Commands
    from kinerja_desktop.services.konteks import Konteks


def register(commands: Commands) -> None:
    """Add the command that writes activities."""
    parser = bersama.add(commands, "ekspor-kegiatan", _ekspor, "perintah.ekspor-kegiatan")
    _add_tahun(parser)
    _add_nip(parser)
    bersama.add_unit(parser)
    parser.add_argument(
        "-o",
        dest="keluar",
        type=berkas,
        required=True,
        metavar="FILE.xlsx",
        help=sentence("perintah.arti-keluaran-berkas"),
    )


def register_impor(kinds: Commands) -> None:
    """Add what belongs to ``kinerja impor``."""
    masuk = bersama.add(kinds, "kegiatan", _impor, "perintah.impor-kegiatan")
    masuk.add_argument("berkas", type=berkas, metavar="FILE", help=sentence("perintah.arti-berkas-masuk"))
    _add_tahun(masuk)
    _add_nip(masuk)
    masuk.add_argument("--uji", action="store_true", help=sentence("perintah.arti-uji"))
    urung = bersama.add(kinds, "urung-kegiatan", _urung, "perintah.urung-kegiatan")
    urung.add_argument("langkah", type=jumlah, metavar="NOMOR", help=sentence("perintah.arti-langkah"))
    _add_tahun(urung)


def _add_tahun(parser: Pengurai) -> None:
    parser.add_argument(
        "--tahun", type=tahun, required=True, metavar="YYYY", help=sentence("perintah.arti-tahun-kegiatan")
    )


def _add_nip(parser: Pengurai) -> None:
    parser.add_argument("--nip", default="", metavar="NIP", help=sentence("perintah.arti-nip-kegiatan"))


def _impor(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services.impor import kegiatan

    with buka.kantor(args, menulis=not args.uji) as konteks:
        whose = _person(konteks, args)
        checked = kegiatan.periksa(
            konteks, args.berkas, args.tahun, pegawai_id=whose[0] if whose else None, progress=said.progress
        )
        langkah = None
        if not args.uji and checked.baru:
            langkah = kegiatan.simpan(konteks, checked).value
    said.findings(checked.findings)
    said.say("perintah.impor-hitungan", **checked.hitungan)
    if args.uji:
        said.say("perintah.impor-uji")
    elif langkah is None:
        said.say("perintah.impor-kosong")
    else:
        said.line(sentence("perintah.kegiatan-masuk", langkah=langkah, tahun=args.tahun))
    problems = [finding_json(one) for one in checked.findings]
    said.answer({**checked.hitungan, "langkah": langkah, "masalah": problems})
    is_kept_out = checked.hitungan["perlu_diperbaiki"] or any(
        one.severity is Severity.BLOCK for one in checked.findings
    )
    return SEBAGIAN if is_kept_out else SELESAI


def _urung(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services import kegiatan

    with buka.kantor(args, menulis=True) as konteks:
        done = kegiatan.urungkan(konteks, args.tahun, args.langkah).value
    counts = {"dikembalikan": done.dikembalikan, "dihapus": done.dihapus, "tetap": done.tetap}
    said.say("perintah.kegiatan-diurungkan", langkah=args.langkah, **counts)
    said.answer({"langkah": done.langkah, **counts})
    return SEBAGIAN if done.tetap else SELESAI


def _ekspor(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services.impor import kegiatan
    from kinerja_desktop.services.kegiatan import Saringan

    with buka.kantor(args) as konteks:
        whose = _person(konteks, args)
        unit_id = find_unit(konteks, args.unit)
        saring = Saringan((whose[1],) if whose else None)
        count = kegiatan.ekspor(
            konteks, args.tahun, args.keluar, saring, unit_id=unit_id, progress=said.progress
        )
    said.say("perintah.kegiatan-keluar", berkas=str(args.keluar), jumlah=count)
    said.answer({"berkas": str(args.keluar), "jumlah": count})
    return SELESAI


def _person(konteks: Konteks, args: argparse.Namespace) -> tuple[int, bytes] | None:
    """Return id and uid of the person that ``--nip`` names, None where it names nobody.

    Raises:
        RefusedError: ``kegiatan.nip-dicari``.
    """
    from kinerja_desktop.domain.nip import clean
    from kinerja_desktop.services.kegiatan import orang

    if not args.nip:
        return None
    wanted = clean(args.nip)
    found = next((row for row in orang(konteks, args.tahun) if row.nip == wanted), None)
    if found is None:
        raise RefusedError("kegiatan.nip-dicari", nip=args.nip)
    return found.id, found.uid
