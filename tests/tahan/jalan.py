"""Kill the program again and again, at a moment that a seed chooses, and look each time whether anything is lost.

    python tests/tahan/jalan.py [--kali N] [--benih S] [--ragam ketik,tempel,impor,...] [--simpan DIR]

This process is the second one: it writes down, with fsync, what the program says it shows as saved, kills the
program's whole process group (printing, every other time: the program alone) with SIGKILL, and judges. Most kills aim
inside a write transaction; whether one was open is read afterwards from where the program stood when it died.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.tahan import anak
from tests.tahan.ragam import Baris, Hilang, Ragam, every
from tests.tahan.ragam_tulis import every_write
from tests.tahan.tanda import DI_LUAR, Tanda

_PATIENCE: Final = 90.0
_AIMED: Final = 0.9
"""Share of kills that aim inside a transaction; the others fall anywhere."""
_SERING: Final = 10
"""From so many kills on a share of them must fall into a transaction."""
RAGAM: Final = (
    "ketik", "tempel", "impor", "cetak", "migrasi", "pulih", "skp", "realisasi", "bukti", "catat", "keberatan", "kunci",
    "kegiatan", "ekspor", "penuh",
)  # fmt: skip
NOW: Final = "2026-11-20T09:00:00+07:00"


class Pencatat(threading.Thread):
    """Reads what the program says and has it on the disk before it reads on."""

    def __init__(self, source: IO[str], target: Path) -> None:
        super().__init__(daemon=True)
        self.said: list[Baris] = []
        self._source, self._target = source, target

    def run(self) -> None:
        with self._target.open("w", encoding="utf-8") as kept:
            for line in self._source:
                if not line.endswith("\n") or not line.startswith("{"):
                    continue  # cut in the middle: never shown in full; or a sentence of the program
                kept.write(line)
                kept.flush()
                os.fsync(kept.fileno())
                self.said.append(json.loads(line))


@dataclass
class Hasil:
    """What became of one kind."""

    kali: int = 0
    di_dalam: int = 0
    tercatat: int = 0
    habis: int = 0
    gagal: list[str] = field(default_factory=list)
    lama: list[int] = field(default_factory=list)


class Program:
    """The forked program. ``returncode``: None while it runs, -9 when it was killed."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return how it ended, None while it runs."""
        return self._ask(os.WNOHANG)

    def wait(self) -> int | None:
        """Wait for its end."""
        return self._ask(0)

    def _ask(self, how: int) -> int | None:
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, how)
            if pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode


class Pembunuh:
    """Runs one kind of work and kills it."""

    def __init__(self, ragam: Ragam, benih: int, simpan: Path | None = None) -> None:
        self.ragam, self.benih, self.simpan = ragam, benih, simpan
        self.hasil = Hasil()
        self.target = ragam.sasaran or (1, 1)

    def start(self, seed: int) -> tuple[Program, Pencatat, Tanda]:
        """Start the program in a process group of its own."""
        mark = self.ragam.rumah / "tanda"
        tanda = Tanda.make(mark)
        folder = self.ragam.folder
        pid, says = anak.start(self.ragam.anak, folder, mark, seed, self.ragam.args(folder), self._errors)
        recorder = Pencatat(says, self.ragam.rumah / "catatan.jsonl")
        recorder.start()
        return Program(pid), recorder, tanda

    @property
    def _errors(self) -> Path:
        return self.ragam.rumah / "galat.txt"

    def calibrate(self) -> None:
        """Find the longest write transaction of a command by a run that nobody kills."""
        if self.ragam.sasaran is not None or self.ragam.acak:
            return
        self.ragam.begin(0)
        process, recorder, tanda = self.start(0)
        took: dict[int, int] = {}
        while process.poll() is None:
            state, count, _, last = tanda.read()
            if state == DI_LUAR and count:
                took[count] = last
            time.sleep(0.0005)
        recorder.join()
        if process.returncode or not took:
            words = self._errors.read_text(encoding="utf-8", errors="replace")
            raise RuntimeError(f"{self.ragam.nama}: {process.returncode} {words[-2000:]}")
        longest = max(took, key=lambda count: took[count])
        self.target = (longest, longest)
        self.hasil.lama.append(took[longest])

    def round(self, number: int) -> None:
        """One kill, and the judgement."""
        seed = self.benih * 10_000 + number
        rng = random.Random(seed)  # noqa: S311 - reproducible, no secret
        self.ragam.begin(number)
        process, recorder, tanda = self.start(seed)
        is_early = self._wait(process, recorder, tanda, rng)
        alone = self.ragam.nama in {"cetak", "ekspor"} and rng.random() < 0.5
        if process.poll() is None:
            (os.kill if alone else os.killpg)(process.pid, signal.SIGKILL)
        process.wait()
        _wait_for_group(process.pid)
        recorder.join()
        state, *_ = tanda.read()
        self.hasil.kali += 1
        self.hasil.di_dalam += state != DI_LUAR
        self.hasil.habis += is_early
        self.hasil.tercatat += sum("simpan" in one for one in recorder.said)
        try:
            self.ragam.judge(recorder.said)
            self._alive(process)
        except Hilang as lost:
            self._keep(seed)
            self.hasil.gagal.append(f"benih {seed}: {lost}")

    def _alive(self, process: Program) -> None:
        """A program that ended by itself with an error was not killed: that is a failure too."""
        if process.returncode not in (0, 1, -signal.SIGKILL):
            words = self._errors.read_text(encoding="utf-8", errors="replace")
            raise Hilang(f"program berhenti sendiri ({process.returncode}): {words[-500:]}")

    def _wait(self, process: Program, recorder: Pencatat, tanda: Tanda, rng: random.Random) -> bool:
        """Wait for the moment; return whether the program ended before it."""
        ends = time.monotonic() + _PATIENCE
        if self.ragam.acak or rng.random() >= _AIMED:
            while not recorder.said and process.poll() is None and time.monotonic() < ends:
                time.sleep(0.001)
            time.sleep(rng.random() * (self.ragam.acak or 1.2))
            return process.poll() is not None
        wanted = rng.randint(*self.target)
        share = rng.random() * 0.8
        while time.monotonic() < ends and process.poll() is None:
            state, count, began, last = tanda.read()
            if self.ragam.sasaran is not None and last:
                self.hasil.lama.append(last)
            if state != DI_LUAR and count >= wanted:
                length = statistics.median(self.hasil.lama[-200:] or [0])
                while time.monotonic_ns() < began + share * length:
                    pass
                return False
            time.sleep(0 if count >= wanted - 2 else 0.001)
        return True

    def _keep(self, seed: int) -> None:
        if self.simpan is not None:
            shutil.copytree(self.ragam.rumah, self.simpan / f"{self.ragam.nama}-{seed}", dirs_exist_ok=True)


def _wait_for_group(group: int) -> None:
    """Wait until a worker that outlived the program noticed that it is alone."""
    ends = time.monotonic() + 20
    while time.monotonic() < ends:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.01)
    os.killpg(group, signal.SIGKILL)
    raise RuntimeError("the worker outlives the program")


def run(name: str, kali: int, benih: int, place: Path, simpan: Path | None = None) -> tuple[Ragam, Hasil]:
    """Kill a kind ``kali`` times, and on until its share of them fell inside a transaction."""
    ragam = {**every(place), **every_write(place)}[name]
    ragam.rumah.mkdir()
    ragam.prepare()
    killer = Pembunuh(ragam, benih, simpan)
    killer.calibrate()
    number = 0
    wanted = kali * ragam.bagian
    while number < kali or (killer.hasil.di_dalam < wanted and number < kali * 3):
        killer.round(number)
        number += 1
    shutil.rmtree(ragam.rumah, ignore_errors=True)
    return ragam, killer.hasil


def _full_drive() -> int:
    """Fill a drive to every byte in turn (``penuh.py``) and tell what was said; 1 if that failed."""
    script = Path(__file__).with_name("penuh.py")
    with tempfile.TemporaryDirectory(prefix="kinerja-penuh-") as place:
        os.environ["KINERJA_SEKARANG"], os.environ["KINERJA_SETELAN"] = NOW, str(Path(place) / "setelan")
        done = subprocess.run(
            ["unshare", "-rm", sys.executable, str(script), place],
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        _tell(f"penuh: GAGAL\n{done.stderr}")
        return 1
    for one in json.loads(done.stdout)["penuh"]:
        _tell(f"penuh {one['nama']}: {one['ditolak']} kali ditolak, cukup dengan {one['cukup_kb']} KB")
        for words in one["kalimat"]:
            _tell(f"  {words}")
    return 0


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _one(name: str, asked: argparse.Namespace, place: Path) -> int:
    """Run one kind, tell what came of it, and return how much failed."""
    began = time.monotonic()
    ragam, hasil = run(name, asked.kali, asked.benih, place, asked.simpan)
    _tell(
        f"{name}: dimatikan {hasil.kali} kali, {hasil.di_dalam} di dalam transaksi, {hasil.habis} sesudah selesai, "
        f"{hasil.tercatat} tindakan tercatat tersimpan, {len(hasil.gagal)} gagal, "
        f"{time.monotonic() - began:.0f} detik"
    )
    for line in hasil.gagal:
        _tell(f"  {line}")
    # of a few kills no share can be asked
    needed = asked.kali * ragam.bagian if asked.kali >= _SERING else ragam.bagian > 0
    short = hasil.di_dalam < needed
    if short:
        _tell("  terlalu sedikit di dalam transaksi")
    return len(hasil.gagal) + short


def main(args: Sequence[str]) -> int:
    """Print one line per kind; 1 if anything was lost."""
    parser = argparse.ArgumentParser(prog="tahan")
    parser.add_argument("--kali", type=int, default=100)
    parser.add_argument("--benih", type=int, default=int(time.time()) % 100_000)
    parser.add_argument("--ragam", default=",".join(RAGAM))
    parser.add_argument("--simpan", type=Path, default=None, help="keep the folder of what failed here")
    asked = parser.parse_args(args)
    _tell(f"tahan: benih {asked.benih}, {asked.kali} kali tiap ragam")
    os.environ["KINERJA_SEKARANG"], os.environ["QT_QPA_PLATFORM"] = NOW, "offscreen"
    with tempfile.TemporaryDirectory(prefix="kinerja-tahan-", ignore_cleanup_errors=True) as place:
        os.environ["KINERJA_SETELAN"] = str(Path(place) / "setelan")
        failed = sum(
            _full_drive() if name == "penuh" else _one(name, asked, Path(place))
            for name in asked.ragam.split(",")
        )
    _tell(f"tahan: {'GAGAL' if failed else 'tidak ada yang hilang'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
