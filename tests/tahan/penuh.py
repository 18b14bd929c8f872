"""Not a test: every kind of write on a drive that is full at a later byte each time; prints what happened as JSON.

    unshare -rm python penuh.py DIR [TIAP [KIND ...]]

DIR becomes a small file system in memory. A filler leaves a little room; the operation is tried; then a little more
room (every step, or every TIAP-th), until it succeeds. In between everything must be as it was: whole, nothing half written under a final name.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parents[2]))

from kinerja_desktop.cli.main import main as cli
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import backup, hari_baru, kantor, penilaian
from kinerja_desktop.services.contoh import buat_contoh
from kinerja_desktop.services.contoh.berkas import tulis_roster
from kinerja_desktop.services.kantor import open_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from kinerja_desktop.services.worker import InlineWorker
from kinerja_desktop.storage.kegiatan import salinan
from tests.tahan import versi_dua
from tests.tahan.kerja import KERJA, last_of_all
from tests.tahan.ragam import Hilang, copies_are_whole, whole
from tests.tahan.ragam_tulis import ORANG, attachments_are_whole, nothing_half, write_activities
from tests.tahan.versi_dua import newer_program

PERIODE: Final = "2026-TW4"
_KB: Final = 1024
_STEPS: Final = [0, 4, 8, 12, 16, 20, 24, 28, 32, 40, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512,
                 640, 768, 896, 1024, 1280, 1536, 2048, 2560, 3072, 4096, 6144, 8192, 12288, 24576]  # fmt: skip
"""Kilobytes that are free."""
_AGAIN: Final = (*KERJA, "kegiatan", "salinan-kegiatan")
"""What is tried once more after it was refused, now that there is room."""
Operation = Callable[[Path, Path], str]
"""(office, folder for files) -> '' when it went well, else the sentence that was said."""


def by_service(work: Callable[[Konteks], object]) -> Operation:
    """Return an operation that calls a service in an opened office."""

    def run(folder: Path, _out: Path) -> str:
        try:
            konteks = open_kantor(folder, "Rina", worker=InlineWorker())
            with closing(konteks.kantor):
                work(konteks)
        except KnownError as error:
            return sentence(error.code, **error.args_)
        return ""

    return run


def by_command(*args: str) -> Operation:
    """Return an operation that runs a command; ``DATA`` and ``OUT`` stand for the folders."""

    def run(folder: Path, out: Path) -> str:
        given = [one.replace("DATA", str(folder)).replace("OUT", str(out)) for one in args]
        said = io.StringIO()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(said):
            code = cli(given)
        return said.getvalue().strip() if code == 3 else ""

    return run


def save_cell(konteks: Konteks) -> None:
    row = penilaian.grid(konteks, PERIODE).baris[0]
    edit = CellEdit(row.penugasan_id, row.version, penilaian.CATATAN, "x" * 20_000)
    penilaian.save_cells(konteks, PERIODE, [edit])


def by_kind(name: str, files: Path) -> Operation:
    """Return a write of `kerja` as an operation."""

    def work(konteks: Konteks) -> None:
        kind = KERJA[name]
        kind.tulis(konteks, kind.terakhir(konteks) + 1, files)

    return by_service(work)


def copy_activities(konteks: Konteks) -> None:
    """Copy the years of activities; one step is there to be copied."""
    buku = konteks.simpanan.kegiatan
    for tahun in buku.years():
        salinan.make(buku, tahun, "sendiri")


def restore_activities(folder: Path, _out: Path) -> str:
    """Go back to the copy of a year."""
    try:
        backup.pulihkan_kegiatan(folder, next(one.path for one in backup.kegiatan_copies(folder)))
    except KnownError as error:
        return sentence(error.code, **error.args_)
    return ""


def migrate(folder: Path, out: Path) -> str:
    """Open the office with a program that has one more migration, if there is room for the copy made before."""
    with newer_program(versi_dua.prepare(out.parents[1])):
        return by_service(lambda _konteks: None)(folder, out)


def operations(files: Path) -> dict[str, Operation]:
    """Return the kinds of writes."""
    return {
        "sel": by_service(save_cell),
        "setelan": by_service(lambda konteks: kantor.save_setting(konteks, "uji", "y" * 9_000)),
        **{name: by_kind(name, files) for name in KERJA},
        "kegiatan": by_command(
            "impor", "kegiatan", str(files / "kegiatan.xlsx"), "--tahun", "2025", "--data", "DATA"
        ),
        "ekspor-kegiatan": by_command(
            "ekspor-kegiatan", "--tahun", "2026", "--data", "DATA", "-o", "OUT/kegiatan.xlsx"
        ),
        "salinan-kegiatan": by_service(copy_activities),
        "pulih-kegiatan": restore_activities,
        "migrasi": migrate,
        "backup": by_service(backup.make_now),
        "impor": by_command("impor", "pegawai", str(files / "pegawai.csv"), "--data", "DATA"),
        "perbaikan": by_command(
            "impor", "pegawai", str(files / "salah.csv"), "--data", "DATA", "--uji", "--perbaikan", "OUT/baik.xlsx"
        ),
        "cetak": by_command(
            "cetak", "dokumen-evaluasi", "--periode", "2026-TW3", "--data", "DATA", "-o", "OUT/lembar.pdf"
        ),
        "ekspor": by_command("ekspor-bkn", "--periode", "2026-TW3", "--data", "DATA", "-o", "OUT/ekspor"),
    }  # fmt: skip


def state(folder: Path) -> dict[str, Any]:
    """Return what is stored, in numbers."""
    konteks = open_kantor(folder, "Rina", worker=InlineWorker())
    with closing(konteks.kantor):
        rows = penilaian.grid(konteks, PERIODE).baris
        return last_of_all(konteks) | {
            "pegawai": len(rows),
            "catatan": sum(len(row.catatan) for row in rows),
            "nilai": sum(bool(row.hasil) for row in rows),
            "uji": kantor.setting(konteks, "uji", ""),
            "tahun": konteks.simpanan.kegiatan.years(),
            "salinan": [one.path.name for one in backup.kegiatan_copies(folder)],
        }


def full_at_every_step(
    name: str, operation: Operation, drive: Path, sample: Path, each: int
) -> dict[str, Any]:
    """Try an operation with more and more room; return how often it was refused and with which words."""
    refused: list[str] = []
    folder, out, filler = drive / "kantor", drive / "keluar", drive / "pengisi"
    for free in _STEPS[::each]:
        for old in (folder, out):
            shutil.rmtree(old, ignore_errors=True)
        shutil.copytree(sample, folder)
        out.mkdir()
        before = state(folder)
        with filler.open("wb") as handle:
            left = os.statvfs(drive)
            os.posix_fallocate(handle.fileno(), 0, max(1, left.f_bavail * left.f_frsize - free * _KB))
        said = operation(folder, out)
        filler.unlink()
        is_newer = name == "migrasi" and not said
        with newer_program(versi_dua.prepare(drive.parent)) if is_newer else contextlib.nullcontext():
            whole(folder)
        copies_are_whole(folder)
        attachments_are_whole(folder)
        nothing_half(out)
        if parts := [*out.rglob("*.bagian"), *folder.rglob("*.bagian")]:
            raise Hilang(f"sisa {parts[0].name}")
        if not said:
            return {"nama": name, "ditolak": len(refused), "cukup_kb": free, "kalimat": sorted(set(refused))}
        refused.append(said)
        after = state(folder)
        if (
            name == "pulih-kegiatan"
        ):  # what is there was copied before it was to be replaced: a copy more, and no harm
            after["salinan"] = before["salinan"]
        if after != before:
            raise Hilang(f"{name}: ditolak dengan {free} KB, tetapi data berubah")
        if name in _AGAIN and (said := operation(folder, out)):
            raise Hilang(f"{name}: sesudah ditolak dengan {free} KB ditolak lagi walau ada tempat: {said}")
    raise Hilang(f"{name}: tidak pernah berhasil: {refused[-1]}")


def read_only(drive: Path, files: Path, sample: Path) -> dict[str, str]:
    """Try everything in a folder that cannot be written."""
    folder, out = drive / "kantor", drive / "keluar"
    for old in (folder, out):
        shutil.rmtree(old, ignore_errors=True)
    shutil.copytree(sample, folder)
    out.mkdir()
    subprocess.run(["mount", "-o", "remount,ro", str(drive)], check=True)
    said = {name: operation(folder, out) for name, operation in operations(files).items()}
    subprocess.run(["mount", "-o", "remount,rw", str(drive)], check=True)
    whole(folder)
    return said


def main() -> None:
    work = Path(sys.argv[1])
    drive, files, sample = work / "drive", work / "berkas", work / "contoh"
    for one in (drive, files):
        one.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", str(drive)], check=True)
    setattr(kantor, "Worker", InlineWorker)  # noqa: B010 - the commands of this process start no second one
    made = buat_contoh(sample, ORANG, "Rina", dengan_rencana=True)
    with closing(made.kantor):
        hari_baru.mulai(made)
        KERJA["catat"].tulis(made, 1, files)
        copy_activities(made)
        KERJA["catat"].tulis(made, 2, files)
        tulis_roster(made, files / "salah.csv")
    write_activities(sample, files / "kegiatan.xlsx", 400, 2025)
    (files / "salah.csv").write_text(
        (files / "salah.csv").read_text(encoding="utf-8-sig").replace("19", "20", 40), encoding="utf-8"
    )
    other = buat_contoh(work / "lain", 70, "Rina")
    with closing(other.kantor):
        tulis_roster(other, files / "pegawai.csv")
    said_no = {
        name: operation_result
        for name in ("backup", "impor", "migrasi", "salinan-kegiatan", "pulih-kegiatan")
        if (operation_result := _refused_before(name, drive, files, sample))
    }
    room = shutil.disk_usage(drive)
    shutil.disk_usage = lambda _path: room._replace(free=1 << 40)  # type: ignore[assignment]  # fills up afterwards
    each = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    kinds = operations(files)
    wanted = sys.argv[3:] or list(kinds)
    found = [full_at_every_step(name, kinds[name], drive, sample, each) for name in wanted]
    answer = {"penuh": found, "sebelumnya": said_no, "hanya_baca": read_only(drive, files, sample)}
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")


def _refused_before(name: str, drive: Path, files: Path, sample: Path) -> str:
    """Return what is said when the room for a copy is missing from the start."""
    folder, out = drive / "kantor", drive / "keluar"
    for old in (folder, out):
        shutil.rmtree(old, ignore_errors=True)
    shutil.copytree(sample, folder)
    out.mkdir()
    before = sorted(one.name for one in (folder / "backup").iterdir())
    with (drive / "pengisi").open("wb") as handle:
        left = os.statvfs(drive)
        os.posix_fallocate(handle.fileno(), 0, left.f_bavail * left.f_frsize - 8 * _KB * _KB)
    said = operations(files)[name](folder, out)
    (drive / "pengisi").unlink()
    if sorted(one.name for one in (folder / "backup").iterdir()) != before:
        raise Hilang(f"{name}: sesuatu ditulis, padahal ruang kurang")
    return said


if __name__ == "__main__":
    main()
