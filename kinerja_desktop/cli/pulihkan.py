"""``kinerja pulihkan``: which copies of an office there are, and going back to one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kinerja_desktop.cli import bersama, buka
from kinerja_desktop.cli.keluaran import SEBAGIAN, SELESAI, Keluaran, finding_json
from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import bilangan, tanggal_jam, ukuran

if TYPE_CHECKING:
    from kinerja_desktop.cli.bersama import Commands
    from kinerja_desktop.services.backup import IsiSalinan


def register(commands: Commands) -> None:
    """Add the command."""
    parser = bersama.add(commands, "pulihkan", _run, "perintah.pulihkan")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--daftar", action="store_true", help=sentence("perintah.pulihkan-daftar"))
    what.add_argument("salinan", nargs="?", metavar="NAMA-BACKUP", help=sentence("perintah.pulihkan-salinan"))


def _run(args: argparse.Namespace, said: Keluaran) -> int:
    return _list(args.data, said) if args.daftar else _restore(args, said)


def _list(folder: Path, said: Keluaran) -> int:
    from kinerja_desktop.services import backup, lampiran

    found, beside = backup.contents(folder), lampiran.isi(folder)
    for one in found:
        said.line(f"{one.salinan.berkas.name}: {words(one)}")
    years = backup.kegiatan_copies(folder)
    for year in years:
        said.say(
            "perintah.pulihkan-kegiatan",
            berkas=year.path.name,
            tahun=str(year.tahun),
            waktu=tanggal_jam(year.moment),
        )
    if not found and not years:
        said.say("perintah.pulihkan-kosong", folder=folder)
    if beside.jumlah:
        said.say("salinan.tanpa-lampiran", jumlah=bilangan(beside.jumlah), ukuran=ukuran(beside.ukuran))
    said.answer(
        {
            "salinan": [
                {
                    "berkas": one.salinan.berkas.name,
                    "waktu": one.salinan.waktu.isoformat(),
                    "sebab": one.salinan.sebab,
                    "ukuran": one.salinan.ukuran,
                    "utuh": one.pegawai is not None,
                    "pegawai": one.pegawai,
                    "perubahan_terakhir": one.terakhir.isoformat() if one.terakhir else None,
                    "jalur_lain": one.is_cabang,
                }
                for one in found
            ],
            "kegiatan": [{"berkas": one.path.name, "tahun": one.tahun, "ukuran": one.size} for one in years],
            "tidak_tersalin": {"berkas": beside.jumlah, "ukuran": beside.ukuran},
        }
    )
    return SELESAI


def words(one: IsiSalinan) -> str:
    """Return what is said of a copy: when, why, how big, how many people, and what is odd about it."""
    copy = one.salinan
    parts = [
        tanggal_jam(copy.waktu),
        sentence(f"salinan.sebab-{copy.sebab}"),
        ukuran(copy.ukuran),
        sentence("salinan.tidak-terbaca")
        if one.pegawai is None
        else sentence("salinan.pegawai", jumlah=bilangan(one.pegawai)),
    ]
    if one.is_cabang:
        parts.append(sentence("salinan.cabang"))
    return " · ".join(parts)


def _restore(args: argparse.Namespace, said: Keluaran) -> int:
    """Go back to a copy, and look at once whether what came back is whole."""
    from kinerja_desktop.services import backup
    from kinerja_desktop.services.periksa import periksa_data

    folder: Path = args.data

    chosen = _find(folder, args.salinan)
    if backup.is_kegiatan(chosen):
        year = backup.pulihkan_kegiatan(folder, chosen)
        said.say("kegiatan.dipulihkan", tahun=str(year.tahun), berkas=chosen.name)
        said.answer(
            {"tahun": year.tahun, "keadaan_sebelumnya": str(year.disimpan) if year.disimpan else None}
        )
        return SELESAI
    done = backup.pulihkan(folder, chosen)
    said.say("perintah.pulihkan-jadi", folder=folder, nama=done.nama, pegawai=done.pegawai)
    with buka.kantor(args) as konteks:
        found = periksa_data(konteks, said.progress)
    said.findings(found.findings)
    if done.hilang:
        said.say("salinan.lampiran-hilang", jumlah=bilangan(done.hilang))
    records = sum(count for kind, count in found.diperiksa.items() if kind != "revisi")
    if found.is_utuh:
        said.say("periksa.utuh", revisi=found.diperiksa["revisi"], catatan=records)
    if done.disimpan is not None:
        said.say("perintah.pulihkan-disimpan", berkas=done.disimpan.name)
    said.answer(
        {
            "kantor": done.nama,
            "pegawai": done.pegawai,
            "perubahan_terakhir": done.terakhir.isoformat() if done.terakhir else None,
            "keadaan_sebelumnya": str(done.disimpan) if done.disimpan else None,
            "lampiran_hilang": done.hilang,
            "utuh": found.is_utuh,
            "masalah": [finding_json(one) for one in found.findings],
        }
    )
    return SELESAI if found.is_utuh else SEBAGIAN


def _find(folder: Path, name: str) -> Path:
    """Return the copy meant: a name in ``backup/`` of the office, else a path.

    Raises:
        FileError: ``salinan.tidak-ada``.
    """
    for path in (folder / "backup" / name, Path(name).expanduser().absolute()):
        if path.is_file():
            return path
    raise FileError("salinan.tidak-ada", berkas=name)
