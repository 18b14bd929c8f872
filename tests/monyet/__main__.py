"""Let the monkey play for some minutes and say what came of it; exit code 1 when anything did that must not."""

from __future__ import annotations

import argparse
import faulthandler
import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import TextIO

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_SABAR = 240
"""Seconds beyond the playing time for making the office and looking at everything afterwards."""


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(
        "monyet", description="Menekan, mengetik, menempel, dan mengklik secara acak."
    )
    parser.add_argument("--menit", type=float, default=30.0)
    parser.add_argument("--benih", type=int, default=None, help="pilihan yang sama seperti kali lalu")
    parser.add_argument("--pegawai", type=int, default=480)
    parser.add_argument("--jejak", type=Path, default=None, help="catat setiap tindakan ke berkas ini")
    return parser.parse_args(arguments)


def own_world(folder: Path) -> None:
    """Give the program a home, settings, logs and a clock inside the folder, and stand in it."""
    home = folder / "rumah"
    home.mkdir(parents=True)
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        os.environ[name] = str(home)
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_DOCUMENTS_DIR"):
        os.environ.pop(name, None)
    os.environ["KINERJA_SETELAN"] = str(home / "setelan")
    os.environ["KINERJA_SEKARANG"] = "2026-11-20T09:00:00+07:00"
    os.environ["TMPDIR"] = str(home)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    tempfile.tempdir = str(home)
    os.chdir(folder)


def main(arguments: Sequence[str]) -> int:
    """Play and report."""
    asked = options(arguments)
    seed = asked.benih if asked.benih is not None else random.SystemRandom().randrange(10**6)
    trail_path = asked.jejak.absolute() if asked.jejak is not None else None
    with tempfile.TemporaryDirectory(prefix="monyet-") as name:
        folder = Path(name).resolve()
        own_world(folder)
        faulthandler.enable()
        faulthandler.dump_traceback_later(
            asked.menit * 60 + _SABAR, exit=True
        )  # a loop that never ends is told, not waited for
        print(f"monyet: benih {seed}, {asked.menit:g} menit, {asked.pegawai} pegawai", flush=True)
        from tests.monyet.permainan import Permainan  # Qt is loaded in the world made above

        trail: TextIO | None = trail_path.open("w", encoding="utf-8") if trail_path is not None else None
        game = Permainan(folder, seed, asked.pegawai, trail)
        began = time.monotonic()
        game.play(asked.menit * 60)
        problems = game.finish()
        report(game, time.monotonic() - began)
        os.chdir("/")
    print(
        f"monyet: benih {seed}: {'GAGAL, ' + str(problems) + ' masalah' if problems else 'baik'}", flush=True
    )
    return 1 if problems else 0


def report(game: object, took: float) -> None:
    """Print what was done and measured."""
    from tests.monyet.pengawas import BATAS_MACET
    from tests.monyet.permainan import Permainan

    assert isinstance(game, Permainan)
    kinds = ", ".join(
        f"{kind} {number}" for kind, number in sorted(game.monyet.jumlah.items(), key=lambda one: -one[1])
    )
    print(f"{sum(game.monyet.jumlah.values())} tindakan dalam {took:.0f} detik: {kinds}")
    print(
        f"detak terlama {game.detak.terlama * 1000:.0f} ms; lebih dari 200 ms: {len(game.catatan.macet)} kali, "
        f"dengan lebih dari 200 ms kerja sendiri: {len(game.catatan.stalls())} kali, "
        f"di utas jendela: {sum(one.jendela > BATAS_MACET for one in game.catatan.macet)} kali"
    )
    for one in sorted(game.catatan.macet, key=lambda one: -one.detik)[:25]:
        print(
            f"  {one.detik * 1000:.0f} ms (kerja {one.kerja * 1000:.0f}, jendela {one.jendela * 1000:.0f}, "
            f"sampah {one.sampah * 1000:.0f}): {one.tindakan}\n         {one.tempat}"
        )
    memory = game.catatan.memori
    if len(memory) >= 8:
        parts = [memory[len(memory) * n // 8 : len(memory) * (n + 1) // 8] for n in range(8)]
        for words, which in (("memori (MiB)", 0), ("widget yang hidup", 1)):
            shown = ", ".join(f"{median(found[which] for found in part):.0f}" for part in parts)
            print(f"{words}, median per seperdelapan: {shown}")
    print(
        f"terkurung {game.monyet.terkurung} kali; menu dibandingkan {game.menu_dilihat}; diperiksa {game.diperiksa}"
    )
    for words in game.catatan.masalah:
        print(f"MASALAH: {words}")


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)  # Qt's own teardown order at exit is not what is tested here
