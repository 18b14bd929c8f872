"""``kinerja impor ...``: what comes in by files, the history, the undoing."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kinerja_desktop.cli import bersama, buka, kegiatan
from kinerja_desktop.cli.keluaran import SEBAGIAN, SELESAI, Keluaran, finding_json
from kinerja_desktop.cli.pengurai import Pengurai, berkas, jumlah, periode, tanggal
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.foundation.errors import FileError, RefusedError
from kinerja_desktop.foundation.messages import sentence

if TYPE_CHECKING:
    from kinerja_desktop.cli.bersama import Commands
    from kinerja_desktop.services.impor.roster import Tinjauan
    from kinerja_desktop.services.konteks import Konteks


def register(commands: Commands) -> None:
    """Add the command with its own commands."""
    text = sentence("perintah.impor")
    group = commands.add_parser("impor", help=text, description=text)
    kinds = group.add_subparsers(
        dest="yang_diimpor",
        required=True,
        metavar=sentence("perintah.meta-perintah"),
        title=sentence("perintah.impor-judul"),
        parser_class=Pengurai,
    )
    pegawai = bersama.add(kinds, "pegawai", _pegawai, "perintah.impor-pegawai")
    pegawai.add_argument(
        "berkas", nargs="+", type=berkas, metavar="FILE", help=sentence("perintah.arti-berkas-masuk")
    )
    pegawai.add_argument(
        "--per-tanggal", type=tanggal, metavar="T", help=sentence("perintah.arti-per-tanggal")
    )
    pegawai.add_argument("--koreksi", action="store_true", help=sentence("perintah.arti-koreksi"))
    pegawai.add_argument("--pindahan", action="store_true", help=sentence("perintah.arti-pindahan"))
    add_check(pegawai)
    unit = bersama.add(kinds, "unit", _unit, "perintah.impor-unit")
    add_file(unit)
    add_check(unit)
    atasan = bersama.add(kinds, "atasan", _atasan, "perintah.impor-atasan")
    add_file(atasan)
    add_check(atasan)
    nilai = bersama.add(kinds, "nilai", _nilai, "perintah.impor-nilai")
    add_file(nilai)
    bersama.add_periode(nilai)
    nilai.add_argument(
        "--arti", choices=("1=atas", "1=bawah"), metavar="1=atas|1=bawah", help=sentence("perintah.arti-arti")
    )
    add_check(nilai)
    laporan = bersama.add(kinds, "laporan-ekinerja", _laporan, "perintah.impor-laporan")
    add_file(laporan)
    laporan.add_argument(
        "--periode", type=periode, metavar="P", help=sentence("perintah.arti-periode-laporan")
    )
    kegiatan.register_impor(kinds)
    bersama.add(kinds, "riwayat", _riwayat, "perintah.impor-riwayat")
    batal = bersama.add(kinds, "batal", _batal, "perintah.impor-batal")
    batal.add_argument("batch", type=jumlah, metavar="BATCH", help=sentence("perintah.arti-batch"))


def add_file(parser: Pengurai) -> None:
    """Add the one file that is read."""
    parser.add_argument("berkas", type=berkas, metavar="FILE", help=sentence("perintah.arti-berkas-masuk"))


def add_check(parser: Pengurai) -> None:
    """Add ``--uji`` and ``--perbaikan``."""
    parser.add_argument("--uji", action="store_true", help=sentence("perintah.arti-uji"))
    parser.add_argument(
        "--perbaikan", type=berkas, metavar="OUT.xlsx", help=sentence("perintah.arti-perbaikan")
    )


def report(
    said: Keluaran, counts: Mapping[str, int], findings: Iterable[Finding], batch: int | None, *, uji: bool
) -> int:
    """Say and answer what an import did; return the exit code."""
    told = list(findings)
    said.findings(told)
    said.say("perintah.impor-hitungan", **counts)
    if uji:
        said.say("perintah.impor-uji")
    elif batch is None:
        said.say("perintah.impor-kosong")
    else:
        said.line(sentence("perintah.impor-masuk", batch=batch))
    said.answer({**counts, "batch": batch, "masalah": [finding_json(one) for one in told]})
    is_kept_out = counts["perlu_diperbaiki"] or any(one.severity is Severity.BLOCK for one in told)
    return SEBAGIAN if is_kept_out else SELESAI


def _pegawai(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services.impor import roster
    from kinerja_desktop.services.impor.tinjauan import Keputusan

    # where there is no office yet it is made only once there is something to put in
    with buka.kantor_atau_baru(args, uji=True, menulis=not args.uji) as konteks:
        checked = roster.periksa(
            konteks,
            args.berkas,
            per_tanggal=args.per_tanggal,
            keputusan=Keputusan(koreksi=args.koreksi, pindahan=args.pindahan),
            progress=said.progress,
        )
        if not any(file.bacaan for file in checked.berkas):
            raise FileError("impor.bukan-daftar-pegawai", berkas=", ".join(one.name for one in args.berkas))
        batch = None
        if not args.uji and _worth_saving(checked):
            batch = _simpan_pegawai(args, said, konteks, checked)
        if args.perbaikan is not None:
            _write_perbaikan(args, said, konteks, checked)
    if checked.hilang:
        said.say("perintah.impor-hilang", jumlah=len(checked.hilang))
    return report(said, checked.hitungan, checked.findings, batch, uji=args.uji)


def _simpan_pegawai(args: argparse.Namespace, said: Keluaran, konteks: Konteks, checked: Tinjauan) -> int:
    from kinerja_desktop.services.impor import roster
    from kinerja_desktop.services.kantor import has_kantor

    if has_kantor(args.data):
        return roster.simpan(konteks, checked, said.progress).value.batch
    with buka.kantor_atau_baru(args, uji=False) as baru:
        return roster.simpan(baru, checked, said.progress).value.batch


def _worth_saving(checked: Tinjauan) -> bool:
    counts = checked.hitungan
    return bool(counts["baru"] or counts["berubah"] or counts["sama"])


def _write_perbaikan(args: argparse.Namespace, said: Keluaran, konteks: Konteks, checked: Tinjauan) -> None:
    from kinerja_desktop.services.impor.perbaikan import simpan_daftar_perbaikan

    if checked.hitungan["perlu_diperbaiki"]:
        written = simpan_daftar_perbaikan(konteks, checked, args.perbaikan, said.progress)
        said.line(sentence("perintah.impor-perbaikan", berkas=str(written.path)))


def _unit(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services.impor import unit
    from kinerja_desktop.services.impor.perbaikan import simpan_baris_perbaikan

    with buka.kantor_atau_baru(args, uji=args.uji, menulis=not args.uji) as konteks:
        checked = unit.periksa(konteks, args.berkas, progress=said.progress)
        counts = checked.hitungan
        batch = None
        if not args.uji and counts["baru"] + counts["berubah"]:
            batch = unit.simpan(konteks, checked).value.batch
        if args.perbaikan is not None and counts["perlu_diperbaiki"]:
            written = simpan_baris_perbaikan(konteks, args.berkas, checked.findings, "unit", args.perbaikan)
            said.line(sentence("perintah.impor-perbaikan", berkas=str(written)))
    return report(said, counts, checked.findings, batch, uji=args.uji)


def _atasan(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services.impor import atasan
    from kinerja_desktop.services.impor.perbaikan import simpan_baris_perbaikan

    with buka.kantor(args, menulis=not args.uji) as konteks:
        checked = atasan.periksa(konteks, args.berkas, progress=said.progress)
        counts = checked.hitungan
        batch = None
        if not args.uji and counts["baru"] + counts["berubah"]:
            batch = atasan.simpan(konteks, checked).value.batch
        if args.perbaikan is not None and counts["perlu_diperbaiki"]:
            written = simpan_baris_perbaikan(konteks, args.berkas, checked.masalah, "atasan", args.perbaikan)
            said.line(sentence("perintah.impor-perbaikan", berkas=str(written)))
    return report(said, counts, checked.masalah, batch, uji=args.uji)


def _nilai(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services.impor import nilai
    from kinerja_desktop.services.penilaian import ArtiAngka

    arti = ArtiAngka(args.arti) if args.arti else None
    with buka.kantor(args, menulis=not args.uji) as konteks:
        checked = nilai.periksa(konteks, args.berkas, args.periode, arti, progress=said.progress)
        counts = checked.hitungan
        batch = None
        if not args.uji and counts["baru"] + counts["berubah"]:
            batch = nilai.simpan(konteks, checked).value.batch
        if args.perbaikan is not None and counts["perlu_diperbaiki"]:
            nilai.simpan_perbaikan(konteks, checked, args.perbaikan)
            said.line(sentence("perintah.impor-perbaikan", berkas=str(args.perbaikan)))
    return report(said, counts, checked.findings, batch, uji=args.uji)


def _laporan(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services.impor import laporan

    with buka.kantor(args, menulis=True) as konteks:
        checked = laporan.periksa(konteks, args.berkas, progress=said.progress)
        kode = args.periode or checked.periode
        if not kode:
            raise RefusedError("perintah.laporan-tanpa-periode", berkas=args.berkas.name)
        batch = laporan.simpan(konteks, checked, kode).value.impor_id if checked.baris else None
    return report(said, checked.hitungan, checked.findings, batch, uji=False)


def _riwayat(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.foundation import clock
    from kinerja_desktop.foundation.teks import tanggal_jam
    from kinerja_desktop.services.impor.batal import riwayat

    with buka.kantor(args) as konteks:
        rows = riwayat(konteks)
    for row in rows:
        names = ", ".join(str(file.get("nama", "")) for file in row.berkas)
        state = "dibatalkan" if row.dibatalkan else ""
        when = tanggal_jam(clock.local(row.waktu))
        said.line(
            sentence(
                "perintah.impor-baris",
                batch=row.id, waktu=when, jenis=row.jenis, petugas=row.petugas, berkas=names, keadaan=state,
            )
        )  # fmt: skip
    if not rows:
        said.say("perintah.impor-belum-ada")
    said.answer(
        {
            "impor": [
                {
                    "batch": row.id,
                    "jenis": row.jenis,
                    "waktu": row.waktu.isoformat(),
                    "petugas": row.petugas,
                    "berkas": [file.get("nama") for file in row.berkas],
                    "hitungan": dict(row.hitungan),
                    "dibatalkan": row.dibatalkan is not None,
                    "pembatal_dari": row.pembatal_dari_id,
                }
                for row in rows
            ]
        }
    )
    return SELESAI


def _batal(args: argparse.Namespace, said: Keluaran) -> int:
    from kinerja_desktop.services.impor.batal import batalkan

    with buka.kantor(args, menulis=True) as konteks:
        done = batalkan(konteks, args.batch).value
    said.findings(done.tetap)
    said.say(
        "perintah.impor-dibatalkan",
        batch=args.batch, dikembalikan=done.dikembalikan, dihapus=done.dihapus, tetap=len(done.tetap),
    )  # fmt: skip
    said.answer(
        {
            "batch": args.batch,
            "dikembalikan": done.dikembalikan,
            "dihapus": done.dihapus,
            "masalah": [finding_json(one) for one in done.tetap],
        }
    )
    return SEBAGIAN if done.tetap else SELESAI
